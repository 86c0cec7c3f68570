"""Kind ``phrases``: words and phrases, found in one pass for all rules.

A phrase is compared word by word with the folded text: case, kinds of quotes and dashes do not matter, a hyphen counts as a blank
("rock star" is found in "rock-star"), and so does a line end. Words know their ends: "native" is not in "digital-native", "C" not in "C++".

How a phrase is written: ``a|b`` alternatives; ``(a|b) c`` alternatives of a part; ``word(s)`` with or without the ending; ``stem*`` any ending;
``*`` between words any one word; at the end of a phrase any word that carries meaning ("assist our *" ends in "developers", not in "in").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from jdlint import words
from jdlint.kinds import near
from jdlint.passages import Hit
from jdlint.rule import Match, replacement, template

if TYPE_CHECKING:
    from jdlint.passages import Text, Texts
    from jdlint.rule import Context, Rule
    from jdlint.yamlnode import Node

# Folded words; "*" is any word, "stem*" any word that starts so, a set one of its words.
Phrase: TypeAlias = tuple[str | frozenset[str], ...]
# A phrase, its words as written where case counts, and the number of its entry.
_Indexed: TypeAlias = tuple[Phrase, tuple[str, ...], int]

KEYS: Mapping[str, tuple[str, bool, str]] = {
    "phrases": ("list", False, "Phrases, or mappings with `term`, `suggest`, `why`, `severity`, `case` (true: as written), `unless`, `replace`, `message`, `start` (where it may begin, as in rules of kind sequence), `weight` (what a match counts towards the threshold, 1 without), `source`, `rate`, `note`."),
    "lexicon": ("name.path or list", False, "Entries of a lexicon, of the same form (`language.hype` is `hype:` in lexicons/language.yaml)."),
    "unless": ("list", False, "Phrases that contain a match or stand directly beside it; then it is none. For all entries."),
    "unless-in-sentence": ("list", False, "Phrases anywhere in the sentence that make a match none."),
    "unless-title": ("list", False, "Phrases; a posting whose title holds one of them is not judged. Users add to them with an option `except-titles` (list), where the rule declares it."),
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
    "weight",
    "source",
    "rate",
    "note",
    "fp",
    "examples",
)
_MAX_ALTERNATIVES = 2_000
_FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "with",
        "by",
        "and",
        "or",
        "as",
        "is",
        "are",
        "be",
        "been",
        "that",
        "which",
        "who",
        "whose",
        "when",
        "where",
        "while",
        "if",
        "so",
        "than",
        "then",
        "it",
        "its",
        "this",
        "these",
        "those",
        "your",
        "our",
        "their",
        "his",
        "her",
        "my",
        "you",
        "we",
        "they",
        "he",
        "she",
        "i",
        "not",
        "no",
        "will",
        "can",
        "may",
        "must",
        "should",
    ]
)


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
    index: dict[str, list[_Indexed]] = {}
    stems: dict[str, list[_Indexed]] = {}
    for number, item in enumerate(items):
        entry, phrases = _entry(item)
        for phrase, cased in phrases:
            for first in first_words(phrase):
                if first == "*":
                    item.fail("a phrase starts with a word, not with '*'")
                if first.endswith("*"):
                    stems.setdefault(first[:3], []).append((phrase, cased, number))
                else:
                    index.setdefault(first, []).append((phrase, cased, number))
        entries.append(entry)
    return {
        "entries": tuple(entries),
        "index": {first: tuple(found) for first, found in index.items()},
        "stems": {first: tuple(found) for first, found in stems.items()},
        "unless": phrase_list(nodes["unless"], "unless") if "unless" in nodes else (),
        "unless-title": phrase_list(nodes["unless-title"], "unless-title") if "unless-title" in nodes else (),
        "unless-in-sentence": phrase_list(nodes["unless-in-sentence"], "unless-in-sentence")
        if "unless-in-sentence" in nodes
        else (),
        "fix": fix,
        **near.validate(nodes),
    }


def _entry(item: Node) -> tuple[tuple[Any, ...], list[tuple[Phrase, tuple[str, ...]]]]:
    """An entry's plain data, and its phrases: each folded, and as written where case counts."""
    if not isinstance(item.value, dict):
        term_node, keys = item, {}
    else:
        keys = item.keyed(_ENTRY_KEYS, "a phrase", ("term",))
        term_node = keys["term"]
    term = term_node.text("a phrase")
    case = keys["case"].boolean("case") if "case" in keys else False
    phrases: list[tuple[Phrase, tuple[str, ...]]] = []
    if case:
        written = expand(term_node)
        phrases += [(tokenise(phrase), tuple(words.Tokens(words.plain(phrase)).words)) for phrase in written]
    else:
        phrases += [(phrase, ()) for phrase in phrases_of(term_node)]
    if any(not phrase for phrase, _ in phrases):
        term_node.fail(f"the phrase {term!r} holds no word")
    suggest = keys["suggest"].strings("suggest") if "suggest" in keys else ()
    severity = keys["severity"].choice(("error", "warning", "info"), "severity") if "severity" in keys else ""
    entry = (
        term,
        suggest,
        keys["why"].text("why") if "why" in keys else "",
        severity,
        phrase_list(keys["unless"], "unless") if "unless" in keys else (),
        keys["replace"].text("replace") if "replace" in keys else None,
        template(keys["message"], "a message", FIELDS) if "message" in keys else None,
        keys["start"].choices(near.STARTS, "start") if "start" in keys else ("any",),
        keys["weight"].number("weight") if "weight" in keys else 1.0,
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
        found += phrases_of(item)
    return tuple(found)


def phrases_of(node: Node) -> list[Phrase]:
    """The phrases that a term stands for. A choice of single words stays one phrase, with a set in its place."""
    sets: list[frozenset[str]] = []
    found: list[Phrase] = []
    for written in expand(node, sets):
        phrase = tuple(sets[ord(word) - _FIRST_SET] if word[0] >= _SET_SIGN else word for word in tokenise(written))
        if not phrase:
            node.fail(f"the phrase {written!r} holds no word")
        found.append(phrase)
    return list(dict.fromkeys(found))


_FIRST_SET = 0xF0000  # signs of private use stand for sets while a term is cut into words
_SET_SIGN = chr(_FIRST_SET)


def _gathered(choices: list[str], before: str, after: str, sets: list[frozenset[str]]) -> list[str]:
    """The choices, those of them that are single words between blanks gathered into one set, for which its sign stands."""
    single: list[str] = []
    others: list[str] = []
    for choice in choices:
        cut = tokenise(choice)
        # "(a |)b": the choice brings its own blank, or there is one around it.
        apart = (not before or before[-1:] == " " or choice[:1] == " ") and (
            not after or after[0] == " " or choice[-1:] == " "
        )
        if apart and len(cut) == 1 and cut[0][-1] != "*" and cut[0][0].isalnum():
            single.append(cut[0])
        else:
            others.append(choice)
    if len(single) < 2:
        return choices
    sets.append(frozenset(single))
    return [*others, f" {chr(_FIRST_SET + len(sets) - 1)} "]


def expand(node: Node, sets: list[frozenset[str]] | None = None) -> list[str]:
    """The phrases that a term stands for, written out; with ``sets`` a choice of single words becomes a sign, and the words are added there.

    Raises NodeError for a term that is not well formed or stands for too many.
    """
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
                if sets is not None:
                    choices = _gathered(choices, before or results[0], rest, sets)
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


def first_words(phrase: Phrase) -> tuple[str, ...]:
    """The words that a phrase may start with, sorted."""
    first = phrase[0]
    return tuple(sorted(first)) if isinstance(first, frozenset) else (first,)


def tokenise(text: str) -> tuple[str, ...]:
    """A phrase's words, folded; a ``*`` behind a word belongs to it."""
    found: list[str] = []
    tokens = words.Tokens(words.fold(text))
    for word, start in zip(tokens.words, tokens.starts, strict=True):
        if word == "*" and found and start == tokens.ends[len(found) - 1] and found[-1] != "*":
            found[-1] += "*"
            tokens.ends[len(found) - 1] += 1
            continue
        found.append(word)
        tokens.ends[len(found) - 1] = start + len(word)
    return tuple(found)


# --- finding ------------------------------------------------------------------------------------------------------------------------------


_Found: TypeAlias = tuple[str, int, int, int, int, int]  # a rule's id, and a Hit without its text


# A phrase with its rule, and the words of which one stands third in it: none where there is no third or it may be any.
_Lead: TypeAlias = tuple["Rule", _Indexed, frozenset[str]]


class _Head:
    """The phrases that start with one word: by their second word, and those that any second word may follow."""

    __slots__ = ("by_second", "others")

    def __init__(self, found: Iterable[tuple[Rule, tuple[_Indexed, ...]]]) -> None:
        self.others: list[_Lead] = []
        self.by_second: dict[str, list[_Lead]] = {}
        for rule, phrases in found:
            for indexed in phrases:
                lead = (rule, indexed, _choices(indexed[0], 2))
                seconds = _choices(indexed[0], 1)
                for second in seconds:
                    self.by_second.setdefault(second, []).append(lead)
                if not seconds:
                    self.others.append(lead)


def _choices(phrase: Phrase, at: int) -> frozenset[str]:
    """The words of which one stands at a place of a phrase; none where it ends before, or any word may stand there."""
    word = phrase[at] if at < len(phrase) else "*"
    if isinstance(word, frozenset):
        return word
    return frozenset() if word[-1] == "*" else frozenset([word])


class Index:
    """The phrases of several rules, those for postings of one ``level``, by their first words."""

    __slots__ = ("_by_stem", "_by_word", "_heads", "_ids", "_place")

    def __init__(self, rules: Sequence[Rule], level: str = "") -> None:
        self._place = f"phrases for {level}"  # where a wording keeps its hits: those of the last index only
        self._ids = [rule.id for rule in rules]
        self._by_word: dict[str, list[tuple[Rule, tuple[_Indexed, ...]]]] = {}
        self._by_stem: dict[str, list[tuple[Rule, tuple[_Indexed, ...]]]] = {}
        self._heads: dict[str, _Head] = {}  # made of the former when a word is first met, as most never are
        for rule in rules:
            for first, found in rule.data["index"].items():
                self._by_word.setdefault(first, []).append((rule, found))
            for first, found in rule.data["stems"].items():
                self._by_stem.setdefault(first, []).append((rule, found))

    def scan(self, texts: Sequence[Text]) -> dict[str, list[Hit]]:
        """All hits in the texts, by rule id (each is there), in order; overlapping ones too."""
        hits: dict[str, list[Hit]] = {name: [] for name in self._ids}
        for text in texts:
            found = text.wording.found.get(self._place)
            if found is None or found[0] is not self:
                found = text.wording.found[self._place] = (self, tuple(self.scan_text(text)))
            for name, *place in found[1]:
                hits[name].append(Hit(text, *place))
        return hits

    def scan_text(self, text: Text) -> list[_Found]:
        """The hits in one text, in order."""
        hits: list[_Found] = []
        by_word, by_stem = self._by_word, self._by_stem
        found = text.tokens.words
        last = len(found) - 1
        possessives = "'s" in text.folded
        for at, word in enumerate(found):
            if word in by_word:
                head = self._heads.get(word) or self._head(word)
                if head.others or possessives or (at < last and found[at + 1] in head.by_second):
                    _collect(hits, head, text, at)
            if possessives and word[-2:] == "'s" and word[:-2] in by_word:
                _collect(hits, self._head(word[:-2]), text, at)
            if by_stem and word[:3] in by_stem:
                for rule, phrases in by_stem[word[:3]]:
                    for indexed in phrases:
                        _try(hits, rule, indexed, text, at)
        return hits

    def _head(self, first: str) -> _Head:
        head = self._heads.get(first)
        if head is None:
            head = self._heads[first] = _Head(self._by_word[first])
        return head


def _collect(hits: list[_Found], head: _Head, text: Text, at: int) -> None:
    """The phrases of a head that stand at the word ``at``."""
    second, third = (*text.tokens.words[at + 1 : at + 3], "", "")[:2]
    leads = [*head.others, *head.by_second.get(second, ())]
    if second[-2:] == "'s":
        leads += head.by_second.get(second[:-2], ())
    for rule, indexed, thirds in leads:
        if not thirds or third in thirds or third[-2:] == "'s":
            _try(hits, rule, indexed, text, at)


def _try(hits: list[_Found], rule: Rule, indexed: _Indexed, text: Text, at: int) -> None:
    phrase, cased, entry = indexed
    last = match_at(text, phrase, at)
    if last and (not cased or _same_case(text, cased, at)):
        start, end = text.tokens.starts[at], _end(text, phrase, last)
        hits.append((rule.id, start, end, at, last, entry))


def match_at(text: Text, phrase: Phrase, at: int) -> int:
    """The index behind the last word where ``phrase`` stands at word ``at``; 0 where it does not."""
    tokens = text.tokens
    found = tokens.words
    last = at + len(phrase)
    if last > len(found):
        return 0
    final = len(phrase) - 1
    for offset, wanted in enumerate(phrase):
        word = found[at + offset]
        if word == wanted:
            continue
        possessive = offset == final and word[-2:] == "'s"
        if isinstance(wanted, frozenset):
            if word in wanted or (possessive and word[:-2] in wanted):
                continue
            return 0
        if possessive and word[:-2] == wanted:
            continue
        if not (wanted[-1] == "*" and word.startswith(wanted[:-1]) and word[0].isalnum()):
            return 0
        if wanted == "*" and offset == final and word in _FUNCTION_WORDS:
            return 0
    plain, starts, ends = text.folded, tokens.starts, tokens.ends
    for offset in range(at + 1, last):
        gap = plain[ends[offset - 1] : starts[offset]]
        if gap and gap != " " and gap.strip(" \n\r-_"):
            return 0
    if found[at][0].isalnum() and not words.opens_word(text.text, starts[at]):
        return 0
    if (
        found[last - 1][-1].isalnum()
        and not _is_stem(phrase[-1])
        and not words.closes_word(text.text, starts[last - 1], ends[last - 1])
    ):
        return 0
    return last


def _is_stem(word: str | frozenset[str]) -> bool:
    return isinstance(word, str) and word[-1] == "*"


def _end(text: Text, phrase: Phrase, last: int) -> int:
    """The end of a hit: without a possessive 's that is not the phrase's own."""
    end = text.tokens.ends[last - 1]
    word = text.tokens.words[last - 1]
    wanted = phrase[-1]
    own = word in wanted if isinstance(wanted, frozenset) else word == wanted or wanted[-1] == "*"
    return end - 2 if word[-2:] == "'s" and not own else end


def _same_case(text: Text, cased: tuple[str, ...], at: int) -> bool:
    starts = text.tokens.starts
    return all(text.plain.startswith(word, starts[at + offset]) for offset, word in enumerate(cased))


def occurs(text: Text, phrases: Iterable[Phrase], start: int = 0, end: int | None = None) -> bool:
    """Whether one of the phrases stands in ``text.text[start:end]``."""
    stop = len(text.text) if end is None else end
    tokens = text.tokens
    for phrase in phrases:
        heads = tuple(first.rstrip("*") for first in first_words(phrase))
        for head in heads:  # a loop is faster than any() here
            if text.folded.find(head, start, stop) >= 0:
                break
        else:
            continue
        for at in range(bisect_left(tokens.starts, start), bisect_left(tokens.starts, stop)):
            if tokens.words[at].startswith(heads):
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
    """The hits in one posting of all phrase rules that may judge postings of its level; the indexes are made once for a set of rules."""
    global _indexes
    if _indexes is None or _indexes[0] is not rules:
        _indexes = (rules, {})
    level = texts.posting.level.value
    index = _indexes[1].get(level)
    if index is None:
        # Rules that only count towards another's threshold are looked for as well, whatever level they are for.
        fit = [rule for rule in rules if not rule.when.level or level in rule.when.level]
        wanted = {rule.id: rule for named in fit for rule in (named, *named.counted[0], *named.counted[1])}
        index = _indexes[1][level] = Index([rule for rule in wanted.values() if rule.kind == "phrases"], level)
    return index.scan(texts.every)


_indexes: tuple[Sequence[Rule], dict[str, Index]] | None = None


def find(rule: Rule, context: Context) -> Iterable[Match]:
    """The rule's hits in its scope: the longest where they overlap, without exceptions. The user's own phrases come first."""
    found = _found(rule, context)
    options = context.options
    if not (found or options.get("phrases") or options.get("except-titles")) or title_excepted(rule, context):
        return ()
    return _matches(rule, context, found)


def _matches(rule: Rule, context: Context, found: list[Hit]) -> Iterator[Match]:
    yield from users_own(context)
    if not found:
        return
    allowed = {id(text) for text in context.read_texts()}
    data = rule.data
    entries = data["entries"]
    starting = [
        hit for hit in found if id(hit.text) in allowed and near.starts(entries[hit.entry][7], hit.text, hit.start)
    ]
    for hit in longest(starting):
        term, suggest, why, severity, unless, replace, message, _, weight = entries[hit.entry]
        text = hit.text
        if (unless and touches(text, unless, hit.first, hit.last)) or (
            data["unless"] and touches(text, data["unless"], hit.first, hit.last)
        ):
            continue
        if near.excluded(context, data, text, hit.start, hit.end):
            continue
        if data["unless-in-sentence"] and occurs(text, data["unless-in-sentence"], *text.around(hit.start)):
            continue
        if rule.exempt and any(start < hit.end and hit.start < end for start, end in text.exempt(rule.exempt)):
            continue
        start, end = text.span(hit.start, hit.end)
        fix = None
        if data["fix"] and replace is not None:
            fix = replacement(context, text, hit.start, hit.end, replace, safe=data["fix"] == "safe")
        suggestions = suggest or ((replace,) if replace is not None else ())
        yield Match(
            start,
            end,
            {"why": why, "term": term},
            message,
            severity or None,
            suggestions,
            fix,
            text.index,
            weight=weight,
        )


def _found(rule: Rule, context: Context) -> list[Hit]:
    """The rule's hits anywhere in the posting."""
    texts = context.texts
    if texts.hits is None:
        texts.hits = scan_all(texts, context.rules)
    found = texts.hits.get(rule.id)
    if found is None:
        index = Index([rule])
        found = texts.hits[rule.id] = [Hit(text, *place) for text in texts.every for _, *place in index.scan_text(text)]
    return found


def title_excepted(rule: Rule, context: Context) -> bool:
    """Whether the posting's title is one of those the rule leaves alone: by its key ``unless-title`` or the option ``except-titles``."""
    own: tuple[Phrase, ...] = rule.data["unless-title"]
    users = context.options.get("except-titles", ())
    return bool(own or users) and in_title(context, (*own, *users_phrases(rule, users)))


def in_title(context: Context, phrases: Iterable[Phrase]) -> bool:
    """Whether the posting's title holds one of the phrases."""
    title = context.texts.title
    return title is not None and occurs(title, phrases)


def users_phrases(rule: Rule, terms: Iterable[str]) -> tuple[Phrase, ...]:
    """The phrases that the user gave for an option of the rule, in compared form; kept in the rule's memo."""
    terms = tuple(terms)
    found: tuple[Phrase, ...] | None = rule.memo.get(terms)
    if found is None:
        from jdlint.yamlnode import Node

        found = rule.memo[terms] = tuple(phrase for term in terms for phrase in phrases_of(Node(term, 1, 1)))
    return found


def users_own(context: Context) -> Iterator[Match]:
    """The places of the phrases that the user added by the rule's option ``phrases``."""
    terms = context.options.get("phrases")
    if not terms:
        return
    phrases = users_phrases(context.rule, terms)
    for text in context.read_texts():
        exempt = text.exempt(context.rule.exempt)
        hits = [
            Hit(text, text.tokens.starts[at], _end(text, phrase, last), at, last, -1)
            for phrase in phrases
            for at in range(len(text.tokens.words))
            if (last := match_at(text, phrase, at))
        ]
        for hit in longest(hits):
            if any(start < hit.end and hit.start < end for start, end in exempt):
                continue
            if not near.excluded(context, context.rule.data, text, hit.start, hit.end):
                start, end = text.span(hit.start, hit.end)
                yield Match(start, end, {"why": "", "term": text.text[hit.start : hit.end]}, passage=text.index)


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
    kept: dict[int, Hit] = {}
    starts: list[int] = []
    for hit in sorted(group, key=lambda hit: (hit.start - hit.end, hit.start)):
        at = bisect_left(starts, hit.start)
        if (at and kept[starts[at - 1]].end > hit.start) or (at < len(starts) and starts[at] < hit.end):
            continue
        starts.insert(at, hit.start)
        kept[hit.start] = hit
    return [kept[start] for start in starts]
