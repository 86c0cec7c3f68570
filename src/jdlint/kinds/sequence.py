"""Kind ``sequence``: tokens in a row, with gaps, in one sentence; on spaCy's ``Matcher``.

spaCy takes long to load, so it is asked last. A pattern is tried only on postings, and there only in sentences, that hold a word of each of
its required tokens; those are looked up in the words that all rules share.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from jdlint import words
from jdlint.kinds import near
from jdlint.kinds.phrases import in_title, lexicon_nodes, occurs, phrase_list, title_excepted, touches, users_own
from jdlint.rule import Match, template

if TYPE_CHECKING:
    from jdlint.passages import Text
    from jdlint.rule import Context, Rule
    from jdlint.yamlnode import Node

KEYS: Mapping[str, tuple[str, bool, str]] = {
    "patterns": ("list", False, "Patterns: lists of token items, or mappings with `tokens` and `start`, `report`, `unless`, `unless-title`, `unless-before`, `unless-after`, `only-before`, `only-after`, `message`, `suggest`, `severity`, `why`, `note`, `source`. Token items: a text (its words as they are; `a|b` one of several), `{lemma: [...]}` (any form), `{word: [...]}`, `{not: [...]}` (any other word), `{set: name}` (a word of one of the rule's `sets`), `{number: true}`, `{any: n}` (up to n tokens of any kind; with `but` none of these words, nor of the sets it names as `$name`); `op: \"?\"` makes an item optional, `pos: verb` (or noun, adj) counts where a trained pipeline is configured."),
    "lexicon": ("name.path or list", False, "Patterns of a lexicon, of the same form."),
    "sets": ("mapping", False, "Lists of words by name, for items `{set: name}` and for `but`."),
    "unless-title": ("list", False, "Phrases; a posting whose title holds one of them is not judged. Users add to them with an option `except-titles` (list), where the rule declares it."),
    "start": ("list", False, "Where a match may start: `bullet` (a list item's first word), `sentence` (a sentence's), `modal` (after will, you'll, must, to, responsible for, includes …), `and` (after and, or, a comma), `any` (default). An adverb may stand between."),
    "report": ("two numbers", False, "The first and the last item to report, counted from 1; default all."),
    "unless": ("list", False, "Phrases that contain a match or stand directly beside it; then it is none."),
    "unless-in-sentence": ("list", False, "Phrases anywhere in the sentence that make a match none."),
    **near.KEYS,
}  # fmt: skip
FIELDS = ("why",)
_ENTRY_KEYS = (
    "tokens",
    "start",
    "report",
    "unless",
    "unless-title",
    "message",
    "suggest",
    "severity",
    "why",
    "note",
    "source",
    *near.KEYS,
)
_ITEM_KEYS = ("lemma", "word", "set", "not", "number", "any", "but", "op", "pos")
_OPS = ("?", "+", "*")
_MAX_GAP = 12
_BREAKS = [";", ":", "•", "|"]


# --- reading rule files -------------------------------------------------------------------------------------------------------------------


def validate(root: Node) -> dict[str, Any]:
    """The rule file's own keys as plain data; each pattern with the sets of words that must be there."""
    nodes = root.mapping()
    items: list[Node] = []
    if "patterns" in nodes:
        items += nodes["patterns"].items("patterns")
    for name in nodes["lexicon"].items("lexicon") if "lexicon" in nodes else ():
        items += lexicon_nodes(name)
    if not items:
        root.fail("a rule of kind sequence needs 'patterns' or 'lexicon'")
    sets = (
        {name: _forms(node, f"set {name!r}") for name, node in nodes["sets"].mapping("sets").items()}
        if "sets" in nodes
        else {}
    )
    report = _report(nodes["report"]) if "report" in nodes else ()
    start = nodes["start"].choices(near.STARTS, "start") if "start" in nodes else ("any",)
    return {
        "patterns": tuple(_pattern(item, start, report, sets) for item in items),
        "unless-title": phrase_list(nodes["unless-title"], "unless-title") if "unless-title" in nodes else (),
        "unless": phrase_list(nodes["unless"], "unless") if "unless" in nodes else (),
        "unless-in-sentence": phrase_list(nodes["unless-in-sentence"], "unless-in-sentence")
        if "unless-in-sentence" in nodes
        else (),
        **near.validate(nodes),
    }


def _report(node: Node) -> tuple[int, int]:
    numbers = [item.integer("report", 1) for item in node.items("report")]
    if len(numbers) not in (1, 2) or numbers[0] > numbers[-1]:
        node.fail("report is the number of an item, or of the first and the last one")
    return numbers[0], numbers[-1]


def _pattern(
    item: Node, start: tuple[str, ...], report: tuple[int, ...], sets: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    data: dict[str, Any] = {}
    tokens = item
    if isinstance(item.value, dict):
        keys = item.keyed(_ENTRY_KEYS, "a pattern", ("tokens",))
        tokens = keys["tokens"]
        start = keys["start"].choices(near.STARTS, "start") if "start" in keys else start
        report = _report(keys["report"]) if "report" in keys else report
        for name in ("unless", "unless-title"):
            if name in keys:
                data[name] = phrase_list(keys[name], name)
        if "message" in keys:
            data["message"] = template(keys["message"], "a message", FIELDS)
        if "why" in keys:
            data["why"] = keys["why"].text("why")
        if "suggest" in keys:
            data["suggest"] = keys["suggest"].strings("suggest")
        if "severity" in keys:
            data["severity"] = keys["severity"].choice(("error", "warning", "info"), "severity")
        data.update(near.validate(keys))
    if not isinstance(tokens.value, list) or not tokens.value:
        tokens.fail("a pattern is a list of token items")
    found = [_item(node, sets) for node in tokens.value]
    gates = [gate for _, gate in found if gate]
    if not gates:
        tokens.fail("a pattern needs at least one word or lemma that must be there")
    if report and report[1] > len(found):
        tokens.fail(f"report names item {report[1]}, but there are {len(found)}")
    if found[0][0].get("op") in ("?", "*") or "any" in found[0][0] or "any" in found[-1][0]:
        tokens.fail("a pattern starts with an item that must be there, and does not end in a gap")
    data.update(items=tuple(spec for spec, _ in found), gates=tuple(gates), start=start, report=report)
    data.update(led=bool(found[0][1]), reach=_reach(data["items"]))
    return data


def _reach(items: Iterable[Mapping[str, Any]]) -> int:
    """How many tokens a match may have at most; 0 for no bound."""
    length = 0
    for item in items:
        if item.get("op") in ("+", "*"):
            return 0
        length += len(words.Tokens(item["text"]).words) + 2 if "text" in item else item.get("any", 1)
    return length


def _item(node: Node, sets: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, Any], frozenset[str]]:
    """A token item as plain data, and the words of which one must be there (none where it may be absent)."""
    if isinstance(node.value, str):
        choices = tuple(words.fold(" ".join(choice.split())) for choice in node.text("a token").split("|"))
        if len(choices) > 1 and any(len(words.Tokens(choice).words) != 1 for choice in choices):
            node.fail("alternatives of a token are single words")
        first = frozenset(words.Tokens(choice).words[0] for choice in choices if words.Tokens(choice).words)
        return ({"word": choices}, first) if len(choices) > 1 else ({"text": choices[0]}, first)
    keys = node.keyed(_ITEM_KEYS, "a token item")
    kinds = [name for name in ("lemma", "word", "set", "not", "number", "any") if name in keys]
    if len(kinds) != 1:
        node.fail("a token item has one of 'lemma', 'word', 'set', 'not', 'number', 'any'")
    kind = kinds[0]
    if "but" in keys and kind != "any":
        keys["but"].fail("'but' limits a gap; it needs 'any'")
    spec: dict[str, Any] = {}
    gate: frozenset[str] = frozenset()
    if kind == "any":
        spec["any"] = keys["any"].integer("any", 1)
        if spec["any"] > _MAX_GAP:
            keys["any"].fail(f"a gap is at most {_MAX_GAP} tokens")
        spec["but"] = _without(keys["but"], sets) if "but" in keys else ()
    elif kind == "number":
        if not keys["number"].boolean("number"):
            keys["number"].fail("number can only be true")
        spec["number"] = True
    else:
        found = _set(keys[kind], sets) if kind == "set" else _forms(keys[kind], kind)
        spec["not" if kind == "not" else "word"] = found
        if kind != "not":
            gate = frozenset(words.Tokens(form).words[0] for form in found)
    if "op" in keys:
        if kind == "any":
            keys["op"].fail("a gap needs no op; it may be empty")
        spec["op"] = keys["op"].choice(_OPS, "op")
        if spec["op"] != "+":
            gate = frozenset()
    if "pos" in keys:
        spec["pos"] = keys["pos"].choice(("verb", "noun", "adj"), "pos").upper()
    return spec, gate


def _set(node: Node, sets: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words of the sets that a node names."""
    found = [word for name in node.choices(sets, "set") for word in sets[name]]
    return tuple(dict.fromkeys(found))


def _without(node: Node, sets: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words a gap must not hold: single words (or signs), and those of sets (``$name``)."""
    found: list[str] = []
    for item in node.items("but"):
        text = item.text("but")
        if text.startswith("$"):
            if text[1:] not in sets:
                item.choice([f"${name}" for name in sets], "but")
            found += sets[text[1:]]
        else:
            found.append(words.fold(text))
    return tuple(dict.fromkeys(found))


def _forms(node: Node, kind: str) -> tuple[str, ...]:
    """The words of a list, folded; of lemmas all their forms."""
    from jdlint.inflect import forms

    found: list[str] = []
    for item in node.items(kind):
        for choice in item.text(kind).split("|"):
            word = words.fold(choice.strip())
            if len(words.Tokens(word).words) != 1 or " " in word or "-" in word:
                item.fail(f"{choice.strip()!r} is more than one token; write its parts as items of their own")
            found += forms(word) if kind == "lemma" else [word]
    return tuple(dict.fromkeys(found))


# --- finding ------------------------------------------------------------------------------------------------------------------------------


class _Candidate(NamedTuple):
    """A sentence in which some of the rule's patterns may match; offsets into the text."""

    text: Text
    start: int
    end: int
    patterns: list[int]


def find(rule: Rule, context: Context) -> Iterator[Match]:
    """The matches in the rule's scope; of overlapping ones the longest. The user's own phrases come first."""
    if title_excepted(rule, context):
        return
    yield from users_own(context)
    patterns = rule.data["patterns"]
    possible = [
        number
        for number, data in enumerate(patterns)
        if not any(map(context.texts.words.isdisjoint, data["gates"]))
        and not ("unless-title" in data and in_title(context, data["unless-title"]))
    ]
    if not possible:
        return
    first = frozenset[str]().union(*(patterns[number]["gates"][0] for number in possible))
    candidates = [
        candidate
        for text in context.read_texts()
        if not first.isdisjoint(text.tokens.words)
        for candidate in _candidates(rule, patterns, possible, text)
    ]
    if not candidates:
        return
    for candidate in candidates:
        found = list(_hits(rule, candidate, context))
        for start, end, number in _longest(found):
            data, text = patterns[number], candidate.text
            low, high = text.span(start, end)
            yield Match(
                low,
                high,
                {"why": data.get("why", "")},
                data.get("message"),
                data.get("severity"),
                data.get("suggest", ()),
                None,
                text.index,
            )


def _candidates(rule: Rule, patterns: Any, possible: Iterable[int], text: Text) -> Iterator[_Candidate]:
    tokens = text.tokens
    here = set(tokens.words)
    possible = [number for number in possible if not any(map(here.isdisjoint, patterns[number]["gates"]))]
    if not possible:
        return
    for start, end in text.sentences:
        first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
        held = set(tokens.words[first:last])
        numbers = [
            number
            for number in possible
            if not any(map(held.isdisjoint, patterns[number]["gates"]))
            and _plausible(rule, patterns[number], text, first, last)
        ]
        if numbers:
            yield _Candidate(text, start, end, numbers)


def _plausible(rule: Rule, data: Mapping[str, Any], text: Text, first: int, last: int) -> bool:
    """Whether a match may start at one of the words ``first`` to ``last`` (exclusive): what can be known without spaCy."""
    if not data["led"]:
        return True
    tokens, gates, reach = text.tokens, data["gates"], data["reach"]
    for at in range(first, last):
        if tokens.words[at] not in gates[0]:
            continue
        stop = min(last, at + reach) if reach else last
        rest = at + 1
        for gate in gates[1:]:
            rest = next((place + 1 for place in range(rest, stop) if tokens.words[place] in gate), 0)
            if not rest:
                break
        else:
            start = tokens.starts[at]
            if (
                near.starts(data["start"], text, start)
                and not near.barred(rule.data, text, start)
                and not near.barred(data, text, start)
            ):
                return True
    return False


def _matcher(rule: Rule, number: int, model: str | None) -> tuple[Any, list[int]]:
    """The matcher of one pattern, made when it is first wanted, with the item each of its tokens belongs to.

    One for each pattern, since a sentence is a candidate for few of them and spaCy tries all that a matcher holds.
    """
    from jdlint import nlp

    key = f"matcher:{model}:{number}"
    if key not in rule.memo:
        specs, origins = _specs(rule.data["patterns"][number]["items"], model)
        matcher = nlp.matcher(model)
        matcher.add(str(number), [specs], greedy="LONGEST")
        rule.memo[key] = (matcher, origins)
    found: tuple[Any, list[int]] = rule.memo[key]
    return found


def _specs(items: Any, model: str | None) -> tuple[list[dict[str, Any]], list[int]]:
    """The items as spaCy's token patterns, and for each of those the number of its item."""
    from jdlint import nlp

    specs: list[dict[str, Any]] = []
    origins: list[int] = []
    for number, item in enumerate(items, 1):
        made: list[dict[str, Any]]
        if "text" in item:
            made = [
                {"LOWER": token.lower_}
                for token in nlp.pipeline(None if model is None else model).make_doc(item["text"])
            ]
        elif "word" in item:
            made = [{"LOWER": {"IN": list(item["word"])}}]
        elif "not" in item:
            made = [{"LOWER": {"NOT_IN": [*item["not"], *_BREAKS]}}]
        elif "number" in item:
            made = [{"LIKE_NUM": True}]
        else:
            made = [{"LOWER": {"NOT_IN": [*item["but"], *_BREAKS]}, "OP": f"{{0,{item['any']}}}"}]
        if "op" in item:
            made[0]["OP"] = item["op"]
        if "pos" in item and nlp.tagged(model):
            made[0]["POS"] = {"IN": [item["pos"], "AUX"] if item["pos"] == "VERB" else [item["pos"]]}
        specs += made
        origins += [number] * len(made)
    return specs, origins


def _hits(rule: Rule, candidate: _Candidate, context: Context) -> Iterator[tuple[int, int, int]]:
    """What the matchers find in one sentence and the conditions leave: start and end in the text, number of the pattern."""
    from jdlint import nlp

    text = candidate.text
    model = context.settings.nlp_model
    doc = nlp.document(text.plain[candidate.start : candidate.end], model)
    exempt = text.exempt(rule.exempt)
    for number in candidate.patterns:
        for start, end, whole in _spans(rule, number, doc, candidate.start, model):
            data = rule.data["patterns"][number]
            if not near.starts(data["start"], text, whole[0]) or not words.opens_word(text.text, whole[0]):
                continue
            if any(left < end and start < right for left, right in exempt):
                continue
            if near.excluded(context, rule.data, text, *whole) or near.excluded(context, data, text, *whole):
                continue
            unless = (*rule.data["unless"], *data.get("unless", ()))
            if unless:
                tokens = text.tokens
                if touches(text, unless, bisect_left(tokens.starts, whole[0]), bisect_left(tokens.starts, whole[1])):
                    continue
            if rule.data["unless-in-sentence"] and occurs(
                text, rule.data["unless-in-sentence"], candidate.start, candidate.end
            ):
                continue
            yield start, end, number


def _spans(
    rule: Rule, number: int, doc: Any, offset: int, model: str | None
) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """The matches of one pattern: start and end of what is reported, and of the whole match, counted from ``offset``."""
    matcher, origins = _matcher(rule, number, model)
    report = rule.data["patterns"][number]["report"]
    if not report:
        for _, first, last in matcher(doc):
            whole = offset + doc[first].idx, offset + doc[last - 1].idx + len(doc[last - 1])
            yield *whole, whole
        return
    low, high = report
    for _, first, last, alignment in matcher(doc, with_alignments=True):
        reported = [doc[first + place] for place, at in enumerate(alignment) if low <= origins[at] <= high]
        if reported:
            whole = offset + doc[first].idx, offset + doc[last - 1].idx + len(doc[last - 1])
            yield offset + reported[0].idx, offset + reported[-1].idx + len(reported[-1]), whole


def _longest(hits: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Of overlapping hits the longest, then the first; in order."""
    kept: dict[int, tuple[int, int, int]] = {}
    starts: list[int] = []
    for hit in sorted(set(hits), key=lambda hit: (hit[0] - hit[1], hit[0], hit[2])):
        at = bisect_left(starts, hit[0])
        if (at and kept[starts[at - 1]][1] > hit[0]) or (at < len(starts) and starts[at] < hit[1]):
            continue
        starts.insert(at, hit[0])
        kept[hit[0]] = hit
    return [kept[start] for start in starts]
