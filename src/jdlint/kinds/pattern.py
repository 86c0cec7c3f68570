"""Kind ``pattern``: regular expressions on a posting's visible text (or on its source, for faults of markup).

Patterns see the *plain* text (straight quotes, "-" for every dash, " " for every blank), one passage at a time, without difference of case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from jdlint.gate import Gate
from jdlint.kinds import near, regexes
from jdlint.rule import Match, replacement, template

if TYPE_CHECKING:
    from jdlint.passages import Text
    from jdlint.rule import Context, Rule
    from jdlint.yamlnode import Node

KEYS: Mapping[str, tuple[str, bool, str]] = {
    "patterns": ("list", True, "Regular expressions, or mappings with `pattern`, `report` (the group that is reported), `message`, `suggest`, `severity`, `unless` (a regex that makes it none, tried on the surrounding sentence), `before`, `not-before`, `after`, `not-after` (regexes that must, must not, match in the 80 characters of the same sentence on that side; `before` and `not-before` look at what precedes a match), `replace` (text to put in its place, `\\1` for groups)."),
    "case": ("true or false", False, "Whether capitals matter; default false."),
    "anchors": ("list", False, "Literal texts, one of which occurs wherever a pattern matches (without difference of case). Nothing is compiled or tried on a text without one."),
    "in": ("text or source", False, "What the patterns see: visible text (default) or the source with its markup, as a whole."),
    "unless": ("regex", False, "For all patterns: a regex that makes a match none, tried on the surrounding sentence."),
    "unless-anywhere": ("regex", False, "A regex that, wherever in the posting it matches, makes all matches none (a lawful exception that is stated elsewhere)."),
    "fix": ("safe or unsafe", False, "Offer `replace` as a fix, of this safety."),
    **near.KEYS,
}  # fmt: skip
FIELDS = ("1", "2", "3", "why")
_ENTRY_KEYS = (
    "pattern", "report", "message", "suggest", "severity", "unless", "before", "not-before", "after", "not-after", "replace", "note", "source", "why", "case",
)  # fmt: skip
_SIDES = (("before", True, True), ("not-before", True, False), ("after", False, True), ("not-after", False, False))
_WINDOW = 80


def validate(root: Node) -> dict[str, Any]:
    """The rule file's own keys as plain data."""
    nodes = root.mapping()
    case = nodes["case"].boolean("case") if "case" in nodes else False
    fix = nodes["fix"].choice(("safe", "unsafe"), "fix") if "fix" in nodes else ""
    place = nodes["in"].choice(("text", "source"), "in") if "in" in nodes else "text"
    if place == "source" and any(name in nodes for name in near.KEYS):
        nodes["in"].fail("words before and after are known of visible text only, not of the source")
    if "patterns" in nodes and not nodes["patterns"].items("patterns"):
        nodes["patterns"].fail("patterns is empty")
    return {
        "patterns": tuple(_pattern(item, case) for item in nodes["patterns"].items("patterns")),
        "anchors": tuple(dict.fromkeys(_anchor(item) for item in nodes["anchors"].items("anchors")))
        if "anchors" in nodes
        else (),
        "in": place,
        "unless": regexes.check(nodes["unless"], "unless") if "unless" in nodes else "",
        "anywhere": regexes.check(nodes["unless-anywhere"], "unless-anywhere") if "unless-anywhere" in nodes else "",
        "fix": fix,
        **near.validate(nodes),
    }


def _anchor(node: Node) -> str:
    from jdlint.words import fold

    return fold(node.raw("an anchor"))


def _pattern(item: Node, case: bool) -> dict[str, Any]:
    if not isinstance(item.value, dict):
        return {"pattern": regexes.check(item), "case": case}
    keys = item.keyed(_ENTRY_KEYS, "a pattern", ("pattern",))
    data: dict[str, Any] = {"case": keys["case"].boolean("case") if "case" in keys else case}
    if "report" in keys:
        data["report"] = keys["report"].text("report")
    data["pattern"] = regexes.check(keys["pattern"], group=data.get("report", ""))
    if data.get("report", "").isdigit():
        data["report"] = int(data["report"])
    for name in ("unless", "before", "not-before", "after", "not-after"):
        if name in keys:
            data[name] = regexes.check(keys[name], name)
    if "message" in keys:
        data["message"] = template(keys["message"], "a message", FIELDS)
    if "why" in keys:
        data["why"] = keys["why"].text("why")
    if "replace" in keys:
        data["replace"] = keys["replace"].raw("replace")
    if "suggest" in keys:
        data["suggest"] = keys["suggest"].strings("suggest")
    if "severity" in keys:
        data["severity"] = keys["severity"].choice(("error", "warning", "info"), "severity")
    return data


def _gate(rule: Rule) -> Gate:
    gate: Gate | None = rule.memo.get("gate")
    if gate is None:
        gate = rule.memo["gate"] = Gate(*rule.data["anchors"])
    return gate


def find(rule: Rule, context: Context) -> Iterable[Match]:
    """The matches in the rule's scope, pattern by pattern."""
    if rule.data["in"] == "source":
        return _find_in_source(rule, context)
    if not context.texts.hold(_gate(rule)):
        return ()
    return _find_in_text(rule, context)


def _excused(rule: Rule, context: Context) -> bool:
    """Whether the posting states somewhere what makes all matches of the rule none."""
    compiled = regexes.compile_for(rule, rule.data["anywhere"], case=False)
    return any(regexes.found(rule, compiled, text.plain) for text in context.texts.all)


def _find_in_text(rule: Rule, context: Context) -> Iterator[Match]:
    for match in _matches(rule, context):
        if rule.data["anywhere"] and _excused(rule, context):
            return
        yield match


def _matches(rule: Rule, context: Context) -> Iterator[Match]:
    for text in context.texts.passing(_gate(rule), context.read_texts()):
        exempt: list[tuple[int, int]] | None = None
        for data in rule.data["patterns"]:
            for found in regexes.find_all(
                rule, regexes.compile_for(rule, data["pattern"], case=data["case"]), text.plain
            ):
                start, end = found.span(data.get("report", 0))
                if start < 0 or not _holds(rule, data, text, *found.span()):
                    continue
                if exempt is None:
                    exempt = text.exempt(rule.exempt)
                if any(low < end and start < high for low, high in exempt):
                    continue
                if near.excluded(context, rule.data, text, start, end):
                    continue
                yield _match(rule, context, data, text, found, start, end)


def _holds(rule: Rule, data: Mapping[str, Any], text: Text, start: int, end: int) -> bool:
    """Whether what surrounds a match leaves it one."""
    if not (data.keys() & _SURROUNDINGS or rule.data["unless"]):
        return True
    low, high = text.around(start)
    for unless in (data.get("unless"), rule.data["unless"]):
        if unless and regexes.found(rule, regexes.compile_for(rule, unless, case=False), text.plain, low, high):
            return False
    for name, back, wanted in _SIDES:
        if name in data:
            compiled = regexes.compile_for(rule, data[name], case=False)
            window = (max(low, start - _WINDOW), start) if back else (end, min(high, end + _WINDOW))
            if regexes.found(rule, compiled, text.plain[window[0] : window[1]]) is not wanted:
                return False
    return True


_SURROUNDINGS = frozenset({"unless", "before", "not-before", "after", "not-after"})


def _match(
    rule: Rule, context: Context, data: Mapping[str, Any], text: Text, found: Any, start: int, end: int
) -> Match:
    low, high = text.span(start, end)
    fix = None
    if rule.data["fix"] and "replace" in data:
        fix = replacement(context, text, start, end, found.expand(data["replace"]), safe=rule.data["fix"] == "safe")
    return Match(
        low,
        high,
        _values(data, found),
        data.get("message"),
        data.get("severity"),
        data.get("suggest", ()),
        fix,
        text.index,
    )


def _values(data: Mapping[str, Any], found: Any) -> dict[str, str]:
    values = {str(number): group or "" for number, group in enumerate(found.groups()[:3], 1)}
    values["why"] = data.get("why", "")
    return values


def _find_in_source(rule: Rule, context: Context) -> Iterator[Match]:
    """The matches in the source of the posting; within the blocks of the rule's scope where it names one."""
    posting = context.posting
    source = context.document.source.text[posting.start : posting.end]
    anchors = rule.data["anchors"]
    if anchors:
        folded = source.casefold()
        if not any(anchor in folded for anchor in anchors):
            return
    texts = context.read_texts()
    limited = bool(rule.scope) and "document" not in rule.scope
    ranges = [(text.block.start, text.block.end) for text in texts]
    for data in rule.data["patterns"]:
        for found in regexes.find_all(rule, regexes.compile_for(rule, data["pattern"], case=data["case"]), source):
            start, end = found.span(data.get("report", 0))
            if start < 0:
                continue
            low, high = posting.start + start, posting.start + end
            if limited and not any(first <= low and high <= last for first, last in ranges):
                continue
            line_start = source.rfind("\n", 0, start) + 1
            line_end = source.find("\n", end)
            line = source[line_start : line_end if line_end >= 0 else len(source)]
            unless = [regex for regex in (data.get("unless"), rule.data["unless"]) if regex]
            if any(regexes.found(rule, regexes.compile_for(rule, regex, case=False), line) for regex in unless):
                continue
            yield Match(
                low, high, _values(data, found), data.get("message"), data.get("severity"), data.get("suggest", ())
            )
