"""What a heading or a label means: the kind of zone it opens, the fact it names."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast

from jdlint import lexicons
from jdlint.model import Zone
from jdlint.posting.normalise import words_of
from jdlint.settings import Entries


class Meaning(NamedTuple):
    """The kinds a heading announces, likeliest first, and whether the words alone decide (``certain``)."""

    kinds: tuple[Zone, ...] = ()
    certain: bool = False


class _Headings(NamedTuple):
    exact: dict[str, Meaning]
    prefixes: dict[str, tuple[Zone, bool]]
    words: dict[str, list[tuple[tuple[str, ...], Zone]]]


def _headings() -> _Headings:
    return _headings_with(lexicons.added().headings)


@cache
def _headings_with(added: Entries) -> _Headings:
    data = lexicons.load("sections")
    exact: dict[str, Meaning] = {
        " ".join(words_of(text)): Meaning((cast("Zone", kind),), True) for kind, texts in added for text in texts
    }
    prefixes: dict[str, tuple[Zone, bool]] = {}
    for kind, entry in data["headings"].items():
        for strength in ("certain", "weak"):
            for text in entry[strength]:
                if text.endswith(" *"):
                    prefixes.setdefault(text[:-2], (kind, strength == "certain"))
                elif "*" in text:
                    start, _, _ = text.partition(" * ")
                    prefixes.setdefault(start, (kind, strength == "certain"))
                else:
                    exact.setdefault(text, Meaning((kind,), strength == "certain"))
    words: dict[str, list[tuple[tuple[str, ...], Zone]]] = {}
    for kind, phrases in data["words"].items():
        if kind == "source":
            continue
        for phrase in phrases:
            parts = tuple(words_of(phrase))
            words.setdefault(parts[0], []).append((parts, kind))
    for entries in words.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return _Headings(exact, prefixes, words)


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
    spaced = _spaced(label)
    return _labels(lexicons.added().labels).get(" ".join(words_of(spaced)))


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
    words = words_of(text)
    if not words:
        return Meaning()
    table = _headings()
    for candidate in _variants(words):
        found = table.exact.get(candidate)
        if found:
            return found
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
        if kinds:
            return Meaning(tuple(kinds), sure)
    for length in range(min(8, len(words) - 1), 0, -1):
        found_prefix = table.prefixes.get(" ".join(words[:length]))
        if not found_prefix:
            continue
        rest = sum(1 for word in words[length:] if word not in {"/", "and"})
        if rest <= 6 or length >= 4:
            return Meaning((found_prefix[0],), found_prefix[1] and (rest <= 4 or length >= 4))
    bracket = text.find("(")
    if bracket > 3 and text.rstrip(" :*_").endswith(")"):
        return meaning_of_heading(text[:bracket])
    return _by_words(words)


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
    if len(words) > 9:
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
    return Meaning(tuple(kinds), certain=len(words) <= 5 and len(kinds) == 1)
