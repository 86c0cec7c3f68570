"""What a heading or a label means: the kind of zone it opens, the fact it names."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast

from jdlint import lexicons
from jdlint.model import Zone
from jdlint.posting.content import cues
from jdlint.posting.normalise import normalise, words_of
from jdlint.settings import Entries

_LEADS = frozenset(
    {"include", "includes", "including", "following", "are", "with", "if"}
)  # at the end of a line that opens a list
_POSSESSIVES = frozenset({"our", "your", "my", "their"})
# What stands between "you" and the verb of a heading ("what you will be doing").
_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "get", "to", "be", "have", "help", "also"})


class Meaning(NamedTuple):
    """The kinds a heading announces, likeliest first, and whether the words alone decide (``certain``)."""

    kinds: tuple[Zone, ...] = ()
    certain: bool = False


class _Headings(NamedTuple):
    """The lexicon's headings: whole ones, those with a gap by the words before it (the words behind it, kind, whether certain), and words."""

    exact: dict[str, Meaning]
    starts: dict[str, list[tuple[tuple[str, ...], Zone, bool]]]
    words: dict[str, list[tuple[tuple[str, ...], Zone]]]


def _headings() -> _Headings:
    return _headings_with(lexicons.added().headings)


@cache
def _headings_with(added: Entries) -> _Headings:
    data = lexicons.load("sections")
    exact: dict[str, Meaning] = {
        " ".join(words_of(text)): Meaning((cast("Zone", kind),), True) for kind, texts in added for text in texts
    }
    starts: dict[str, list[tuple[tuple[str, ...], Zone, bool]]] = {}
    for kind, entry in data["headings"].items():
        for certain in (True, False):
            meaning = Meaning((kind,), certain)  # one for thousands of headings
            for text in entry["certain" if certain else "weak"]:
                if "*" in text:
                    start, _, end = text.partition(" *")
                    starts.setdefault(start, []).append((tuple(end.split()), kind, certain))
                elif text not in exact:
                    exact[text] = meaning
    for ends in starts.values():
        ends.sort(key=lambda entry: -len(entry[0]))
    words: dict[str, list[tuple[tuple[str, ...], Zone]]] = {}
    for kind, phrases in data["words"].items():
        if kind == "source":
            continue
        for phrase in phrases:
            parts = tuple(words_of(phrase))
            words.setdefault(parts[0], []).append((parts, kind))
    for entries in words.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return _Headings(exact, starts, words)


@cache
def _labels(added: Entries) -> dict[str, str]:
    data = lexicons.load("sections")
    shipped = {fact: entry["names"] for fact, entry in data["labels"].items()}
    return {
        " ".join(words_of(name.replace("_", " "))): fact for fact, names in (*shipped.items(), *added) for name in names
    }


@cache
def label_zones() -> dict[str, Zone]:
    """The zone of a ``Label: value`` line among sections, by the fact it names."""
    zones: dict[str, Zone] = dict(lexicons.load("sections")["label-zones"])
    return zones


@lexicons.remembered  # the same labels and headings come back in every posting of a repository
def fact_of_label(label: str) -> str | None:
    """The fact that a label or key names (``location``, ``compensation`` …), None for an unknown one."""
    known = _labels(lexicons.added().labels)
    fact = known.get(" ".join(words_of(_spaced(label))))
    if fact is None and "_" in label[1:3]:  # keys put in order by a letter: "b_benefits"
        fact = known.get(" ".join(words_of(_spaced(label.partition("_")[2]))))
    return fact


def _spaced(key: str) -> str:
    """A key in words: ``jobLocation``, ``job_location`` and ``job-location`` become ``job location``."""
    parts: list[str] = []
    for char in key.replace("_", " "):
        if char.isupper() and parts and parts[-1].islower():
            parts.append(" ")
        parts.append(char)
    return "".join(parts)


@lexicons.remembered
def meaning_of_heading(text: str) -> Meaning:
    """What a heading announces: by the lexicon, then by its parts, then by its words."""
    text = _without_tag(text)
    words = words_of(text)
    if not words:
        return Meaning()
    table = _headings()
    for candidate in _variants(words):
        found = table.exact.get(candidate)
        if found:
            return found
    question, mark, tail = text.partition("?")
    if mark and len(question) > 3 and len(tail.strip(" :*_")) > 3:  # "Interested? We offer:"
        return meaning_of_heading(tail)
    parts = _parts(words)
    if len(parts) > 1:
        kinds: list[Zone] = []
        sure = True
        for part in parts:
            meaning = next((table.exact[c] for c in _variants(part) if c in table.exact), None)
            if meaning is None:
                kinds = []
                break
            sure = sure and meaning.certain
            kinds += [kind for kind in meaning.kinds if kind not in kinds]
        if len(kinds) > 1 and kinds[-1] in {"role", "other"} and parts[-1][-1] in _DETAILS:
            kinds, sure = kinds[:-1], len(kinds) == 2  # "Pay and other details"
        if kinds:
            return Meaning(tuple(kinds), sure)
    if "as" in words[1:-1]:  # "Your skills and qualities as a baker"
        at = words.index("as", 1)
        if _NO_HOLDER.isdisjoint([*words[:at], words[at + 1]]):
            meaning = meaning_of_heading(" ".join(words[:at]))
            if meaning.certain:
                return meaning
    gapped = _with_gap(words, table)
    if gapped:
        return gapped
    bracket = text.find("(")
    if bracket > 3 and text.rstrip(" :*_").endswith(")"):
        return meaning_of_heading(text[:bracket])
    by_words = _by_words(words)
    if by_words.kinds[:1] in {("nice-to-have",), ("apply",), ("eeo",)}:
        return by_words
    return _spoken(words) or by_words


# Beside these "as" names nobody ("as follows", "such as", "as well as").
_NO_HOLDER = frozenset({
    "is", "are", "be", "defined", "such", "well", "soon", "as", "far", "same", "follows", "much", "per", "needed", "required",
})  # fmt: skip
# What a heading that names a part may promise besides.
_DETAILS = frozenset({"details", "detail", "info", "information", "logistics", "more"})


def _without_tag(text: str) -> str:
    """A template's heading without the tag in front of it ("[Optional] Interview process")."""
    tag, end, rest = text.partition("]")
    return rest if end and tag.lstrip().startswith("[") and len(rest.strip()) > 3 else text


@cache
def _documents() -> frozenset[str]:
    return frozenset(lexicons.load("sections")["documents"])


def names_document(heading: str) -> bool:
    """Whether a heading says what the document is ("Job announcement") rather than what a part of it is about."""
    named = normalise(heading)
    return named in _documents() or named.removesuffix(" template").removesuffix(" sample") in _documents()


def _spoken(words: list[str]) -> Meaning | None:
    """The meaning of a heading that is said to the reader: "Projects you will lead", "Skills you will need", "To clean the ovens"."""
    if len(words) > 14:
        return None
    verbs = _verbs()
    if words[0] == "to" and len(words) > 2 and words[1] in cues().duty_verbs and "you" not in words:
        return None if verbs.get(words[1]) in {"apply", "role"} else Meaning(("responsibilities",), certain=False)
    for index, word in enumerate(words[:-2]):
        if word != "you" or words[index + 1] not in _MODALS:
            continue
        verb = next((word for word in words[index + 2 :] if word not in _MODALS and not word.endswith("ly")), "")
        kind = verbs.get(verb) or ("responsibilities" if verb in cues().duty_verbs else None)
        return Meaning((kind,), certain=len(words) <= 7) if kind else None
    return None


@cache
def _verbs() -> dict[str, Zone]:
    return {
        verb: kind for kind, verbs in lexicons.load("sections")["spoken"].items() for verb in verbs if kind != "source"
    }


def _with_gap(words: list[str], table: _Headings) -> Meaning | None:
    """The meaning of a heading that names something of its own between or behind known words ("Life at Northwind")."""
    for length in range(min(8, len(words) - 1), 0, -1):
        for end, kind, certain in table.starts.get(" ".join(words[:length]), ()):
            stop = len(words) - len(end)
            if stop <= length or tuple(words[stop:]) != end:
                continue
            gap = sum(1 for word in words[length:stop] if word not in {"/", "and"})
            known = length + len(end) >= 4
            if gap <= 6 or known:
                return Meaning((kind,), certain and (gap <= 4 or known))
    return None


@lexicons.remembered
def meaning_is_exact(text: str) -> bool:
    """Whether the lexicon holds a heading as it is (rather than only a word of it)."""
    table = _headings()
    return any(candidate in table.exact for candidate in _variants(words_of(text)))


def _variants(words: list[str]) -> list[str]:
    """The spellings of a heading under which the lexicon may hold it."""
    if not words:
        return []
    text = " ".join(words)
    variants = [text]
    compact = text.replace(" / ", "/")
    if compact != text:
        variants += [compact, text.replace(" / ", " and ")]
    if words[0] in {"our", "your", "my", "their", "key", "main", "general", "other", "and"} and len(words) > 1:
        variants.append(" ".join(words[1:]))
    if not _POSSESSIVES.isdisjoint(words[1:]):
        variants.append(" ".join(word for word in words if word not in _POSSESSIVES))
    if (
        words[-1]
        in {
            "include",
            "includes",
            "section",
            "following",
            "below",
            "here",
            "now",
            "today",
            "are",
            "for",
            "with",
            "as",
            "to",
        }
        and len(words) > 1
    ):
        variants.append(" ".join(words[:-1]))
    if len(words) > 3 and words[-2] in {"at", "with", "for", "in"}:
        variants.append(" ".join(words[:-2]))
    if len(words) > 3 and words[0] in {"in", "as"} and "you" in words:
        at = words.index("you")
        variants.append(" ".join(words[at:]))
        if at + 2 < len(words):
            variants.append(" ".join(words[at : at + 2]))
    return variants


def _parts(words: list[str]) -> list[list[str]]:
    """The parts of a heading that names several things ("Salary and benefits")."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word in {"and", "/", "or", "plus"}:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _by_words(words: list[str]) -> Meaning:
    """The kinds whose words stand in an unknown heading; a long sentence tells nothing by a single word."""
    if len(words) > (14 if words[-1] in _LEADS else 9):
        return Meaning()
    table = _headings().words
    found: list[tuple[int, Zone, int]] = []
    index = 0
    while index < len(words):
        for parts, kind in table.get(words[index], ()):
            if tuple(words[index : index + len(parts)]) == parts:
                found.append((index, kind, len(parts)))
                index += len(parts) - 1
                break
        index += 1
    if not found:
        return Meaning()
    kinds: list[Zone] = []
    if any(kind == "nice-to-have" for _, kind, _ in found) and not any(
        kind in {"responsibilities", "benefits"} for _, kind, _ in found
    ):
        return Meaning(("nice-to-have",), certain=len(words) <= 6)
    for _, kind, _ in found:
        if kind not in kinds:
            kinds.append(kind)
    return Meaning(tuple(kinds), certain=len(words) <= 5 and len(kinds) == 1 and _is_head(words, found[-1]))


def _is_head(words: list[str], found: tuple[int, Zone, int]) -> bool:
    """Whether a known word is what a heading is about rather than what it is of ("Skills and training", not "Application development")."""
    index, _, length = found
    behind = words[index + length :]
    return not behind or behind[0] in _TURNS or behind[-1] in _PLAIN_HEADS


# Words that end the phrase before them, and words for a part of a posting that let the word before them tell which.
_TURNS = frozenset(
    {"and", "/", "of", "for", "in", "at", "with", "to", "on", "as", "from", "by", "or", "if", "that", "we", "you", "your", "our", "is", "are", "will", "(", "&", "-", "needed", "required", "include", "includes", "following", "wanted", "desired", "offered", "expected", "sought", "would", "should", "must", "can"}
)  # fmt: skip
_PLAIN_HEADS = frozenset(
    {"area", "areas", "breakdown", "conditions", "date", "dates", "description", "detail", "details", "expectations", "highlights", "info", "information", "instructions", "list", "notes", "notice", "overview", "package", "period", "policy", "procedure", "process", "profile", "range", "rate", "section", "specification", "statement", "steps", "structure", "summary", "timeline"}
)  # fmt: skip
