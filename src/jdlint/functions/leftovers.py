"""What a leftover is: the vocabulary of placeholders and the small tests the detectors share.

A leftover is text of a template that its author forgot to fill in or to delete. Everything here works on one visible text;
offsets count its characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from jdlint import lexicons

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Leftover(NamedTuple):
    """A leftover at ``text[start:end]``; ``rule`` is its rule's name without the family.

    ``write`` says what belongs there ("the employer's name"), ``""`` where that is not known; ``severity`` overrides the rule's;
    ``source`` is the source range to report where that is not the text's own (a link's target).
    """

    rule: str
    start: int
    end: int
    write: str = ""
    severity: str | None = None
    source: tuple[int, int] | None = None


class Place(NamedTuple):
    """Where a text stands, as far as it matters for what a leftover is.

    ``kind`` is the block's kind, ``title`` and ``heading`` its role; ``key`` a field's key; ``format`` the file's; ``shouted`` tells that
    the posting's headings are capitals throughout; ``first`` the section's first text; ``variables`` are names that template tags define.
    """

    kind: str = "paragraph"
    title: bool = False
    heading: bool = False
    key: str = ""
    format: str = "markdown"
    shouted: bool = False
    variables: frozenset[str] = frozenset()


class Vocabulary:
    """The lexicon ``placeholders`` in the form the detectors ask it."""

    __slots__ = (
        "addresses",
        "applicant",
        "applicant_before",
        "around",
        "choice_phrases",
        "choices",
        "closing",
        "dead_parts",
        "dead_whole",
        "domains",
        "dummy_text",
        "instruction_values",
        "instructions",
        "labels",
        "latin",
        "legitimate",
        "merge_fields",
        "names",
        "no_comment",
        "people",
        "phones",
        "slots",
        "strong",
        "thirty",
        "units",
        "weak",
        "whole",
        "writes",
    )  # fmt: skip

    def __init__(self) -> None:
        data = lexicons.load("placeholders")
        self.slots: dict[str, str] = {}
        self.writes: dict[str, str] = {}
        for concept, entry in data["slots"].items():
            self.writes[concept] = str(entry["write"])
            for word in entry["words"]:
                self.slots.setdefault(str(word), concept)
        self.choices: dict[str, str] = {
            str(word): group for group, words in data["choices"].items() if group != "source" for word in words
        }
        self.closing = frozenset(map(str, data["closing"]["words"]))
        self.around = frozenset(map(str, data["around"]["words"]))
        self.strong = frozenset(map(str, data["verbs"]["strong"]))
        self.weak = frozenset(map(str, data["verbs"]["weak"]))
        self.legitimate = frozenset(map(str, data["legitimate"]["words"]))
        self.labels = frozenset(map(str, data["labels"]["words"]))
        self.merge_fields = frozenset(map(str, data["merge-fields"]["words"]))
        self.instructions = _texts(data["instructions"]["phrases"])
        self.instruction_values = frozenset(map(str, data["instructions"]["values"]))
        self.choice_phrases = _texts(data["choice-phrases"])
        self.dummy_text = _texts(data["dummy-text"]["phrases"])
        self.latin = frozenset(map(str, data["dummy-text"]["latin"]))
        dummy = data["dummy-values"]
        self.domains = _texts(dummy["domains"])
        self.phones = tuple(map(str, dummy["phones"]))
        self.addresses = tuple(map(str, dummy["addresses"]))
        self.people = tuple(map(str, dummy["people"]))
        self.whole = frozenset(map(str, dummy["whole"]))
        self.names = tuple(map(str, dummy["names"]))
        self.thirty = frozenset(map(str, data["thirty"]["words"]))
        self.units = frozenset(map(str, data["units"]["words"]))
        self.applicant_before = tuple(map(str, data["applicant"]["before"]))
        self.applicant = frozenset(map(str, data["applicant"]["words"]))
        self.dead_whole = frozenset(map(str, data["dead-links"]["whole"]))
        self.dead_parts = tuple(map(str, data["dead-links"]["parts"]))
        self.no_comment = frozenset(map(str, data["no-comment"]["words"]))

    def concept(self, word: str) -> str | None:
        """What a word asks to be filled in (``company``, ``location`` ...), also in the plural; None where it names no slot."""
        found = self.slots.get(word)
        if found is None and word.endswith("s"):
            found = self.slots.get(word[:-1])
            if found is None and word.endswith("ies"):
                found = self.slots.get(word[:-3] + "y")
        return found

    def slot(self, words: list[str]) -> str | None:
        """The concept that a phrase asks for, where all its words are words of placeholders and one at least names a slot."""
        general, special = None, None
        for word in words:
            concept = self.concept(word)
            if concept == "text":
                general = concept
            elif concept is not None:
                special = concept
            elif word not in self.around and not is_mask(word) and not (word.isdigit() and len(word) == 1):
                return None
        return special or general

    def write(self, words: Iterable[str]) -> str:
        """What belongs where a phrase of these words stands ("the employer's name"), ``""`` where none of them says."""
        found = ""
        for word in words:
            concept = self.concept(word)
            if concept == "text" and word.rstrip("s") in _NAMES and found:
                continue
            found = concept or found
        return self.writes.get(found, "")


_NAMES = frozenset({"name", "surname", "title", "detail", "info", "information"})


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of placeholders, read once."""
    return Vocabulary()


def _texts(entries: Iterable[dict[str, str]]) -> tuple[str, ...]:
    return tuple(str(entry["text"]) for entry in entries)


_APART = {ord(char): " " for char in '/\\,;:|&()_-–—‑.!?*"“”„«»<>[]{}+~=…’‘`\n\t\u00a0'}


def words_of(phrase: str) -> list[str]:
    """The words of a phrase in lower case; snake_case, slashes and hyphens part words, a possessive stays with its word."""
    return phrase.lower().replace("’", "'").replace("'s", "").translate(_APART).split()


def fold(text: str) -> str:
    """The text in lower case with straight apostrophes, each character in its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lower.replace("’", "'") if "’" in lower else lower


def is_mask(word: str) -> bool:
    """Whether a word is a mask for a figure or name: X, XX,XXX, $XXk, ##, ___, 00,000."""
    bare = word.strip("$£€¥ \u00a0kK%+()")
    if not bare:
        return False
    kinds = set(bare) - set(",.-–/ ")
    return kinds in ({"X"}, {"x"}, {"#"}, {"_"}, {"X", "k"}, {"Y"}, {"?"}) or (kinds == {"X", "Y"} and len(bare) <= 5)


def is_word(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is not part of a longer word."""
    return not (start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_")) and not (
        end < len(text) and (text[end].isalnum() or text[end] == "_")
    )


def opens(text: str, start: int) -> bool:
    """Whether nothing but blanks stands before ``start``."""
    return start <= 40 and not text[:start].strip()


def ahead(text: str, start: int, most: int = 40) -> str:
    """What stands before ``start``, at most ``most`` characters of it, without blanks at its end."""
    return text[max(0, start - most) : start].rstrip()


def finds(folded: str, phrase: str) -> Iterable[tuple[int, int]]:
    """Where a lower-case phrase stands in a folded text as whole words, in order."""
    at = folded.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if is_word(folded, at, end):
            yield at, end
        at = folded.find(phrase, end)


class Values:
    """The parts of a text that may be a value of their own: all of it, what follows its label, the cells of a row, its lines."""

    __slots__ = ("_place", "_spans", "_text")

    def __init__(self, text: str, place: Place) -> None:
        self._text = text
        self._place = place
        self._spans: list[tuple[int, int]] | None = None

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The ranges of the parts, in order."""
        if self._spans is None:
            self._spans = sorted(span for span in self._parts() if span[0] < span[1])
        return self._spans

    def _parts(self) -> Iterator[tuple[int, int]]:
        text = self._text
        for start, end in _pieces(text):
            yield _trim(text, start, end)
            at = text.find(":", start, min(end, start + 60))
            if (
                at > start
                and self._place.kind != "field"
                and len(text[start:at].split()) <= 6
                and text[at + 1 : at + 2] in _BEHIND_LABEL
            ):
                yield _trim(text, at + 1, end)

    def around(self, start: int, end: int) -> tuple[int, int] | None:
        """The shortest value that holds ``start:end``."""
        index = bisect_right(self.spans, start, key=itemgetter(0)) - 1
        for at in range(index, max(-1, index - 2), -1):
            low, high = self.spans[at]
            if low <= start and end <= high:
                return low, high
        return None

    def whole(self, start: int, end: int) -> bool:
        """Whether ``start:end`` is all of a value (a full stop behind it aside)."""
        around = self.around(start, end)
        return around is not None and around[0] == start and around[1] - end <= 1


_BEHIND_LABEL = frozenset({" ", "\t", "\u00a0", "*", ""})


_PARTING = re.compile(r"[\n\t]")


def _pieces(text: str) -> list[tuple[int, int]]:
    if "\n" not in text and "\t" not in text:
        return [(0, len(text))]
    pieces, start = [], 0
    for sign in _PARTING.finditer(text):
        pieces.append((start, sign.start()))
        start = sign.end()
    pieces.append((start, len(text)))
    return pieces


_EDGES = " \t\n\r\u00a0*_\"'“”‘’`•·-–—"


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES and text[start] != "_":
        start += 1
    while end > start and text[end - 1] in _EDGES and text[end - 1] != "_":
        end -= 1
    return start, end
