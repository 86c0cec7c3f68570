"""Kind ``phrases``: words and phrases, found in one pass for all rules.

A phrase is compared word by word with the folded text: case, kinds of quotes and dashes do not matter, a hyphen counts as a blank
("rock star" is found in "rock-star"), and so does a line end. Words know their ends: "native" is not in "digital-native", "C" not in "C++".

How a phrase is written: ``a|b`` alternatives; ``(a|b) c`` alternatives of a part; ``word(s)`` with or without the ending; ``stem*`` any ending;
``*`` between words any one word; at the end of a phrase any word that carries meaning ("assist our *" ends in "developers", not in "in").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from jdlint import words
from jdlint.kinds import near
from jdlint.rule import Match, replacement

if TYPE_CHECKING:
    from jdlint.passages import Text, Texts
    from jdlint.rule import Context, Rule
    from jdlint.yamlnode import Node

Phrase: TypeAlias = tuple[str, ...]  # folded words; "*" is any word, "stem*" any word that starts so

KEYS: Mapping[str, tuple[str, bool, str]] = {
    "phrases": ("list", False, "Phrases, or mappings with `term`, `suggest`, `why`, `severity`, `case` (true: as written), `unless`, `replace`, `message`, `start` (where it may begin, as in rules of kind sequence), `source`, `rate`, `note`."),
    "lexicon": ("name.path or list", False, "Entries of a lexicon, of the same form (`language.hype` is `hype:` in lexicons/language.yaml)."),
    "unless": ("list", False, "Phrases that contain a match or stand directly beside it; then it is none. For all entries."),
    "unless-in-sentence": ("list", False, "Phrases anywhere in the sentence that make a match none."),
    "fix": ("safe or unsafe", False, "Offer an entry's `replace` as a fix, of this safety."),
    **near.KEYS,
}  # fmt: skip
FIELDS = ("why", "term")
_ENTRY_KEYS = (
    "term",
    "suggest",
    "why",
    "severity",
    "case",
    "unless",
    "replace",
    "message",
    "start",
    "source",
    "rate",
    "note",
    "fp",
    "examples",
)
_MAX_ALTERNATIVES = 2_000
_FUNCTION_WORDS = frozenset(
    "a an the of in on at to for from with by and or as is are be been that which who whose when where while if so than then it its this these "
    "those your our their his her my you we they he she i not no will can may must should".split()
)


class Hit(NamedTuple):
    """An entry of a rule found at ``text.text[start:end]``, words ``first`` to ``last`` (exclusive)."""

    text: Text
    start: int
    end: int
    first: int
    last: int
    entry: int


# --- reading rule files -------------------------------------------------------------------------------------------------------------------


def validate(root: Node) -> dict[str, Any]:
    """The rule file's own keys as plain data: the entries, and by first word where each phrase leads."""
    nodes = root.mapping()
    items: list[Node] = []
    if "phrases" in nodes:
        items += nodes["phrases"].items("phrases")
    for name in nodes["lexicon"].items("lexicon") if "lexicon" in nodes else ():
        items += lexicon_nodes(name)
    if not items:
        root.fail("a rule of kind phrases needs 'phrases' or 'lexicon'")
    fix = nodes["fix"].choice(("safe", "unsafe"), "fix") if "fix" in nodes else ""
    entries: list[tuple[Any, ...]] = []
    index: dict[str, list[tuple[Phrase, Phrase, int]]] = {}
    stems: dict[str, list[tuple[Phrase, Phrase, int]]] = {}
    for number, item in enumerate(items):
        entry, phrases = _entry(item)
        for phrase, cased in phrases:
            if phrase[0] == "*":
                item.fail("a phrase starts with a word, not with '*'")
            if phrase[0].endswith("*"):
                stems.setdefault(phrase[0][:3], []).append((phrase, cased, number))
            else:
                index.setdefault(phrase[0], []).append((phrase, cased, number))
        entries.append(entry)
    return {
        "entries": tuple(entries),
        "index": {first: tuple(found) for first, found in index.items()},
        "stems": {first: tuple(found) for first, found in stems.items()},
        "unless": phrase_list(nodes["unless"], "unless") if "unless" in nodes else (),
        "unless-in-sentence": phrase_list(nodes["unless-in-sentence"], "unless-in-sentence")
        if "unless-in-sentence" in nodes
        else (),
        "fix": fix,
        **near.validate(nodes),
    }


def _entry(item: Node) -> tuple[tuple[Any, ...], list[tuple[Phrase, Phrase]]]:
    """An entry's plain data, and its phrases: each folded, and as written where case counts."""
    if not isinstance(item.value, dict):
        term_node, keys = item, {}
    else:
        keys = item.keyed(_ENTRY_KEYS, "a phrase", ("term",))
        term_node = keys["term"]
    term = term_node.text("a phrase")
    case = keys["case"].boolean("case") if "case" in keys else False
    phrases: list[tuple[Phrase, Phrase]] = []
    for written in expand(term_node):
        phrase = tokenise(written)
        if not phrase:
            term_node.fail(f"the phrase {written!r} holds no word")
        cased = tuple(words.tokens(words.plain(written)).words) if case else ()
        if (phrase, cased) not in phrases:
            phrases.append((phrase, cased))
    suggest = keys["suggest"].strings("suggest") if "suggest" in keys else ()
    severity = keys["severity"].choice(("error", "warning", "info"), "severity") if "severity" in keys else ""
    entry = (
        term,
        suggest,
        keys["why"].text("why") if "why" in keys else "",
        severity,
        phrase_list(keys["unless"], "unless") if "unless" in keys else (),
        keys["replace"].text("replace") if "replace" in keys else None,
        keys["message"].text("message") if "message" in keys else None,
        keys["start"].choices(near.STARTS, "start") if "start" in keys else ("any",),
    )
    return entry, phrases


def lexicon_nodes(node: Node) -> list[Node]:
    """The entries of a lexicon that ``name.path`` names: a list, or the lists (and terms) below a mapping."""
    from jdlint import lexicons
    from jdlint.yamlnode import NodeError, did_you_mean, parse

    path = node.text("lexicon")
    name, *keys = path.split(".")
    if name not in lexicons.names():
        node.fail(f"there is no lexicon {name!r}{did_you_mean(name, lexicons.names())}")
    with open(lexicons.file_of(name), encoding="utf-8") as file:
        try:
            found = parse(file.read())
        except NodeError as error:
            node.fail(f"lexicon {name}, line {error.line}: {error.message}")
    for key in keys:
        mapping = found.value if isinstance(found.value, dict) else {}
        if key not in mapping:
            node.fail(f"lexicon {path}: there is no {key!r}{did_you_mean(key, mapping)}")
        found = mapping[key]
    if isinstance(found.value, dict) and "term" not in found.value:
        return [
            item for value in found.value.values() for item in value.items("a lexicon") if isinstance(value.value, list)
        ]
    return found.items("a lexicon")


def phrase_list(node: Node, what: str) -> tuple[Phrase, ...]:
    """The phrases of a list of terms, in the form :func:`occurs` and :func:`touches` take."""
    found: list[Phrase] = []
    for item in node.items(what):
        for written in expand(item):
            phrase = tokenise(written)
            if not phrase:
                item.fail(f"the phrase {written!r} holds no word")
            found.append(phrase)
    return tuple(found)


def expand(node: Node) -> list[str]:
    """The phrases that a term stands for. Raises NodeError for one that is not well formed or stands for too many."""
    term = node.text("a phrase")
    found: list[str] = []
    for part in _alternatives(term):
        results = [""]
        rest = part
        while rest:
            before, opening, after = rest.partition("(")
            results = [result + before for result in results]
            if not opening:
                break
            inside, closing, rest = after.partition(")")
            if not closing:
                node.fail(f"the phrase {term!r} has an unclosed '('")
            if "|" in inside:
                choices = inside.split("|")
            elif before[-1:].isalnum() and inside.isalpha():
                choices = ["", inside]
            else:
                choices = [f"({inside})"]
            results = [result + choice for result in results for choice in choices]
            if len(results) > _MAX_ALTERNATIVES:
                node.fail(f"the phrase {term!r} stands for too many phrases")
        found += results
    return [" ".join(text.split()) for text in found]


def _alternatives(term: str) -> list[str]:
    """The parts between the ``|`` that stand outside of parentheses."""
    parts, depth, start = [], 0, 0
    for at, char in enumerate(term):
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif char == "|" and not depth:
            parts.append(term[start:at])
            start = at + 1
    return [*parts, term[start:]]


def tokenise(text: str) -> Phrase:
    """A phrase's words, folded; a ``*`` behind a word belongs to it."""
    found: list[str] = []
    tokens = words.tokens(words.fold(text))
    for word, start in zip(tokens.words, tokens.starts, strict=True):
        if word == "*" and found and start == tokens.ends[len(found) - 1] and found[-1] != "*":
            found[-1] += "*"
            tokens.ends[len(found) - 1] += 1
            continue
        found.append(word)
        tokens.ends[len(found) - 1] = start + len(word)
    return tuple(found)


# --- finding ------------------------------------------------------------------------------------------------------------------------------


class Index:
    """The phrases of several rules by their first word."""

    __slots__ = ("by_stem", "by_word")

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.by_word: dict[str, list[tuple[Rule, tuple[tuple[Phrase, Phrase, int], ...]]]] = {}
        self.by_stem: dict[str, list[tuple[Rule, tuple[tuple[Phrase, Phrase, int], ...]]]] = {}
        for rule in rules:
            for first, found in rule.data["index"].items():
                self.by_word.setdefault(first, []).append((rule, found))
            for first, found in rule.data["stems"].items():
                self.by_stem.setdefault(first, []).append((rule, found))

    def scan(self, texts: Sequence[Text]) -> dict[str, list[Hit]]:
        """All hits in the texts, by rule id, in order; overlapping ones too."""
        hits: dict[str, list[Hit]] = {}
        by_word, by_stem = self.by_word, self.by_stem
        for text in texts:
            tokens = text.tokens
            for at, word in enumerate(tokens.words):
                candidates = by_word.get(word)
                if candidates is not None:
                    _collect(hits, candidates, text, at)
                if word[-2:] == "'s":
                    candidates = by_word.get(word[:-2])
                    if candidates is not None:
                        _collect(hits, candidates, text, at)
                if by_stem:
                    candidates = by_stem.get(word[:3])
                    if candidates is not None:
                        _collect(hits, candidates, text, at)
        return hits


def _collect(hits: dict[str, list[Hit]], candidates: Iterable[tuple[Rule, Any]], text: Text, at: int) -> None:
    for rule, phrases in candidates:
        for phrase, cased, entry in phrases:
            last = match_at(text, phrase, at)
            if last and (not cased or _same_case(text, cased, at)):
                start, end = text.tokens.starts[at], _end(text, phrase, last)
                hits.setdefault(rule.id, []).append(Hit(text, start, end, at, last, entry))


def match_at(text: Text, phrase: Phrase, at: int) -> int:
    """The index behind the last word where ``phrase`` stands at word ``at``; 0 where it does not."""
    found, starts, ends = text.tokens
    last = at + len(phrase)
    if last > len(found):
        return 0
    final = len(phrase) - 1
    for offset, wanted in enumerate(phrase):
        word = found[at + offset]
        if word != wanted and not (
            (
                wanted[-1] == "*"
                and word.startswith(wanted[:-1])
                and word[0].isalnum()
                and not (wanted == "*" and offset == final and word in _FUNCTION_WORDS)
            )
            or (offset == final and word[-2:] == "'s" and word[:-2] == wanted)
        ):
            return 0
    plain = text.folded
    for offset in range(at + 1, last):
        gap = plain[ends[offset - 1] : starts[offset]]
        if gap and gap != " " and gap.strip(" \n\r-_"):
            return 0
    if phrase[0][0].isalnum() and not words.opens_word(text.text, starts[at]):
        return 0
    if phrase[-1][-1].isalnum() and not words.closes_word(text.text, starts[last - 1], ends[last - 1]):
        return 0
    return last


def _end(text: Text, phrase: Phrase, last: int) -> int:
    """The end of a hit: without a possessive 's that is not the phrase's own."""
    end = text.tokens.ends[last - 1]
    word = text.tokens.words[last - 1]
    return end - 2 if word[-2:] == "'s" and word != phrase[-1] and phrase[-1][-1] != "*" else end


def _same_case(text: Text, cased: Phrase, at: int) -> bool:
    starts = text.tokens.starts
    return all(text.plain.startswith(word, starts[at + offset]) for offset, word in enumerate(cased))


def occurs(text: Text, phrases: Iterable[Phrase], start: int = 0, end: int | None = None) -> bool:
    """Whether one of the phrases stands in ``text.text[start:end]``."""
    stop = len(text.text) if end is None else end
    tokens = text.tokens
    for phrase in phrases:
        first = phrase[0].rstrip("*")
        if first not in text.folded:
            continue
        for at, word in enumerate(tokens.words):
            if tokens.starts[at] >= start and word.startswith(first):
                last = match_at(text, phrase, at)
                if last and tokens.ends[last - 1] <= stop:
                    return True
    return False


def touches(text: Text, phrases: Iterable[Phrase], first: int, last: int) -> bool:
    """Whether one of the phrases contains the words ``first`` to ``last``, overlaps them or stands directly beside them."""
    for phrase in phrases:
        for at in range(max(0, first - len(phrase)), min(last, len(text.tokens.words) - 1) + 1):
            if match_at(text, phrase, at):
                return True
    return False


def scan_all(texts: Texts, rules: Sequence[Rule]) -> dict[str, list[Hit]]:
    """The hits of all phrase rules of a run in one posting; the index is made once for a set of rules."""
    global _index
    if _index is None or _index[0] is not rules:
        # Rules that only count towards another's threshold are looked for as well.
        all_rules = {rule.id: rule for named in rules for rule in (named, *named.counted[0], *named.counted[1])}
        _index = (rules, Index(rule for rule in all_rules.values() if rule.kind == "phrases"))
    return _index[1].scan([*texts.all, *texts.labels.values(), *((texts.title,) if texts.title is not None else ())])


_index: tuple[Sequence[Rule], Index] | None = None


def find(rule: Rule, context: Context) -> Iterator[Match]:
    """The rule's hits in its scope: the longest where they overlap, without exceptions."""
    texts = context.texts
    if texts.hits is None:
        texts.hits = scan_all(texts, context.rules)
    found = texts.hits.get(rule.id)
    if not found:
        return
    allowed = {id(text) for text in context.read_texts()}
    data = rule.data
    entries = data["entries"]
    starting = [
        hit for hit in found if id(hit.text) in allowed and near.starts(entries[hit.entry][-1], hit.text, hit.start)
    ]
    for hit in longest(starting):
        term, suggest, why, severity, unless, replace, message, _ = entries[hit.entry]
        text = hit.text
        if (unless and touches(text, unless, hit.first, hit.last)) or (
            data["unless"] and touches(text, data["unless"], hit.first, hit.last)
        ):
            continue
        if near.excluded(data, text, hit.start, hit.end):
            continue
        if data["unless-in-sentence"] and occurs(text, data["unless-in-sentence"], *text.sentence(hit.start)):
            continue
        if rule.exempt and any(start < hit.end and hit.start < end for start, end in text.exempt(rule.exempt)):
            continue
        start, end = text.span(hit.start, hit.end)
        fix = None
        if data["fix"] and replace is not None:
            fix = replacement(context, text, hit.start, hit.end, replace, safe=data["fix"] == "safe")
        suggestions = suggest or ((replace,) if replace is not None else ())
        yield Match(start, end, {"why": why, "term": term}, message, severity or None, suggestions, fix, text.index)


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits that overlap the longest, the first where they are as long; in order of the text."""
    kept: list[Hit] = []
    group: list[Hit] = []
    reach = -1
    current: Text | None = None
    for hit in sorted(hits, key=lambda hit: (hit.text.block.start, hit.start, -hit.end)):
        if hit.text is not current or hit.start >= reach:
            kept += _best(group)
            group, reach, current = [], -1, hit.text
        group.append(hit)
        reach = max(reach, hit.end)
    kept += _best(group)
    return kept


def _best(group: list[Hit]) -> list[Hit]:
    if len(group) < 2:
        return group
    kept: list[Hit] = []
    for hit in sorted(group, key=lambda hit: (hit.start - hit.end, hit.start)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
