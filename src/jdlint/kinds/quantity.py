"""Kind ``quantity``: years of experience asked for, against bounds by level.

A bound names an option (a map from level to years), so that users can change the bands. What is asked for *more* than a level bears is judged demand by
demand; what is asked for *less* by the largest demand of the posting, as one posting may ask a year of this and ten of that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from jdlint.gate import Gate
from jdlint.kinds import near
from jdlint.kinds.demands import Demand, demands, lists
from jdlint.rule import Match, template

if TYPE_CHECKING:
    from jdlint.passages import Text
    from jdlint.rule import Context, Rule
    from jdlint.yamlnode import Node

KEYS: Mapping[str, tuple[str, bool, str]] = {
    "quantity": ("experience", True, "What is counted: `experience`, the years of experience that are asked for (a range counts by its lower end, months and decades in years)."),
    "bounds": ("list", True, "Mappings with `over` (more than), `from` (at least) or `under` (less than) and the name of an option that maps levels to years; also `severity`, `message`, `suggest`. The first bound that a demand breaks is reported, so the gravest stands first."),
    "preferred": ("info, skip or same", False, "How years that are only preferred are reported when there are too many: as info (default), not at all, or the same. For too few they never are."),
    "unless-in-sentence": ("list", False, "Phrases anywhere in the sentence that make a demand none."),
    **near.KEYS,
}  # fmt: skip
FIELDS = ("years", "bound", "of")
_SIDES = ("over", "from", "under")


def validate(root: Node) -> dict[str, Any]:
    """The rule file's own keys as plain data."""
    from jdlint.kinds.phrases import phrase_list
    from jdlint.yamlnode import did_you_mean

    nodes = root.mapping()
    nodes["quantity"].choice(("experience",), "quantity")
    options = nodes["options"].mapping("options") if "options" in nodes else {}
    bounds: list[dict[str, Any]] = []
    for item in nodes["bounds"].items("bounds"):
        keys = item.keyed((*_SIDES, "severity", "message", "suggest"), "a bound")
        sides = [side for side in _SIDES if side in keys]
        if len(sides) != 1:
            item.fail("a bound has one of 'over', 'from', 'under'")
        name = keys[sides[0]].text("a bound")
        if (
            name not in options
            or options[name].mapping("an option").get("type") is None
            or options[name].mapping()["type"].value != "map"
        ):
            keys[sides[0]].fail(
                f"a bound names an option of type map; there is none {name!r}{did_you_mean(name, options)}"
            )
        bound: dict[str, Any] = {"side": sides[0], "option": name}
        if "severity" in keys:
            bound["severity"] = keys["severity"].choice(("error", "warning", "info"), "severity")
        if "message" in keys:
            bound["message"] = template(keys["message"], "a message", FIELDS)
        if "suggest" in keys:
            bound["suggest"] = keys["suggest"].strings("suggest")
        bounds.append(bound)
    return {
        "bounds": tuple(bounds),
        "preferred": nodes["preferred"].choice(("info", "skip", "same"), "preferred")
        if "preferred" in nodes
        else "info",
        "unless-in-sentence": phrase_list(nodes["unless-in-sentence"], "unless-in-sentence")
        if "unless-in-sentence" in nodes
        else (),
        **near.validate(nodes),
    }


_JOINED = Gate("yr", "year")  # the ends of words that are a number with its unit ("5yrs")


class Found(NamedTuple):
    """A demand and the text it stands in."""

    text: Text
    demand: Demand


def found_in(context: Context) -> list[Found]:
    """All demands for years of experience in the rule's scope, in order."""
    from jdlint.kinds.phrases import occurs

    units = lists().units.keys()
    if units.isdisjoint(context.texts.words) and not context.texts.hold(_JOINED):
        return []
    data = context.rule.data
    unless = data.get("unless-in-sentence", ())
    found: list[Found] = []
    for text in context.read_texts():
        if units.isdisjoint(text.tokens.words) and not _JOINED.passes(text.folded):
            continue
        asked = text.zone in ("requirements", "nice-to-have") or "experience" in text.block.key.lower()
        exempt: list[tuple[int, int]] | None = None
        for demand in demands(text, asked=asked, wished=text.zone == "nice-to-have"):
            if exempt is None:
                exempt = text.exempt(context.rule.exempt)
            if any(start < demand.end and demand.start < end for start, end in exempt):
                continue
            if near.excluded(context, data, text, demand.start, demand.end):
                continue
            if unless and occurs(text, unless, *text.sentence(demand.start)):
                continue
            found.append(Found(text, demand))
    return found


def find(rule: Rule, context: Context) -> Iterator[Match]:
    """The demands that break a bound of the title's level; of several levels the highest bears most, the lowest needs least."""
    level = context.posting.level
    bounds = [
        (bound, limit)
        for bound in rule.data["bounds"]
        if (limit := _limit(bound, context.options[bound["option"]], level.all or (level.value,))) is not None
    ]
    if not bounds:
        return
    found = found_in(context)
    if not found:
        return
    largest = _largest(found) if any(bound["side"] == "under" for bound, _ in bounds) else None
    for one, low in zip(found, _lowest(found, context.read_texts()), strict=True):
        for bound, limit in bounds:
            if bound["side"] == "under":
                broken = one is largest and max(one.demand.least, one.demand.most or 0) < limit
            else:
                broken = low >= limit if bound["side"] == "from" else low > limit
                broken = broken and not (one.demand.preferred and rule.data["preferred"] == "skip")
            if broken:
                yield _match(rule, one, bound, limit)
                break


def _limit(bound: Mapping[str, Any], years: Mapping[str, Any], levels: Sequence[str]) -> float | None:
    """The years of a bound for the levels of a title; None where one of them has no such bound."""
    limits = [years.get(level) for level in levels]
    numbers = [limit for limit in limits if isinstance(limit, (int, float))]
    if len(numbers) < len(limits):
        return None
    return min(numbers) if bound["side"] == "under" else max(numbers)


def _lowest(found: Sequence[Found], texts: Sequence[Text]) -> Iterator[float]:
    """For each demand the years that suffice: of alternatives the fewest, none where an alternative asks for none ("a degree; or")."""
    groups = _alternatives(texts)
    least: dict[int, float] = {}
    asking: dict[int, set[int]] = {}
    for one in found:
        group = groups.get(id(one.text))
        if group is not None:
            least[group[0]] = min(least.get(group[0], one.demand.least), one.demand.least)
            asking.setdefault(group[0], set()).add(id(one.text))
    for one in found:
        group = groups.get(id(one.text))
        either = [other.demand.least for other in found if other.text is one.text and other.demand.either]
        low = min(either) if one.demand.either else one.demand.least
        if group is not None:
            low = min(low, least[group[0]]) if len(asking[group[0]]) == group[1] else 0
        yield low


def _alternatives(texts: Sequence[Text]) -> dict[int, tuple[int, int]]:
    """The texts that an "or" at the end of one (or the start of the next) makes alternatives: the number of each one's group, and its size."""
    groups: list[list[int]] = []
    joined = False
    for text in texts:
        words = [word for word in text.tokens.words if word[0].isalnum()]
        if not words:
            continue
        if groups and (joined or (words[0] == "or" and len(words) > 1)):
            groups[-1].append(id(text))
        else:
            groups.append([id(text)])
        joined = words[-1] == "or"
        if words == ["or"] and len(groups[-1]) > 1:
            groups[-1].pop()
    return {text: (number, len(group)) for number, group in enumerate(groups) for text in group if len(group) > 1}


def _largest(found: Sequence[Found]) -> Found | None:
    """The demand that stands for the posting where too little may be asked: the largest; none where all are of single technologies, of time in a
    rank (a year as a senior nurse comes on top of others) or wishes."""
    whole = [one for one in found if not one.demand.preferred and not _technology(one.demand.of) and not _of_rank(one)]
    if not whole:
        return None
    top = max(found, key=lambda one: max(one.demand.least, one.demand.most or 0))
    most = max(top.demand.least, top.demand.most or 0)
    largest = max(whole, key=lambda one: max(one.demand.least, one.demand.most or 0))
    return largest if max(largest.demand.least, largest.demand.most or 0) >= most else None


_RANKS = frozenset(
    {"supervisory", "supervising", "supervision", "managerial", "leadership", "leading", "managing", "executive"}
)


_POSTS = frozenset({"role", "position", "capacity", "post", "class", "function"})


def _of_rank(one: Found) -> bool:
    """Whether the years are years in a certain rank or at the head of others, which tells nothing of the years before."""
    tokens = one.text.tokens
    first = bisect_left(tokens.starts, one.demand.end)
    after = tokens.words[first : min(first + 20, bisect_left(tokens.starts, one.text.sentence(one.demand.start)[1]))]
    if not _RANKS.isdisjoint(after):
        return True
    starts = [after[at : at + 2] for at in range(len(after))]
    if any(start in (["as", "a"], ["as", "an"], ["as", "the"]) for start in starts):
        return True
    return any(
        start == ["in", "a"] and not _POSTS.isdisjoint(after[at + 2 : at + 6]) for at, start in enumerate(starts)
    )


def _technology(of: str) -> bool:
    """Whether what experience is in is a single technology."""
    from jdlint import lexicons

    if not of:
        return False
    names = _technologies(lexicons.load("technologies"))
    first = of.split()[0].strip(",;:()")
    return of in names or first in names


def _technologies(lexicon: Mapping[str, Any]) -> frozenset[str]:
    global _names
    if _names is None:
        _names = frozenset(
            name for entry in lexicon["technologies"] for name in (str(entry["name"]), *map(str, entry.get("also", ())))
        )
    return _names


_names: frozenset[str] | None = None


def _match(rule: Rule, one: Found, bound: Mapping[str, Any], limit: float) -> Match:
    start, end = one.text.span(one.demand.start, one.demand.end)
    severity = bound.get("severity")
    if one.demand.preferred and bound["side"] != "under" and rule.data["preferred"] == "info":
        severity = "info"
    values = {"years": _count(one.demand.least), "bound": _count(limit), "of": one.demand.of or "experience"}
    return Match(start, end, values, bound.get("message"), severity, bound.get("suggest", ()), None, one.text.index)


def _count(years: float) -> str:
    """A number of years as a message tells it: "one year", "3 years", "18 months"."""
    if years < 1 or years != int(years):
        months = round(years * 12)
        return "no years" if not months else f"{months} months" if months % 12 else f"{months // 12} years"
    return "one year" if years == 1 else f"{int(years)} years"
