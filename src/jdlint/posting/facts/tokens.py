"""Words of a text with their places, and phrases found among them; what the readers of facts share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")
_FOLD = str.maketrans({"’": "'", "‘": "'", "`": "'"})


class Token(NamedTuple):
    """A word (letters and digits) in lower case, with its text range."""

    word: str
    start: int
    end: int


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:['’‘][^\W_]+)*")


@cache
def _letter_beyond_ascii() -> re.Pattern[str]:
    """What may be part of a word, or join two of its parts; common signs are no such thing."""
    return re.compile(r"[^\x00-\x7f£€–—•·…“”\u00a0]")


# Of the characters of ASCII letters in lower case and digits, of others spaces.
_PLAIN = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)).ljust(256)


@lru_cache(maxsize=32)  # the same few sentences are read for one fact after the other
def tokens(text: str, start: int = 0, end: int | None = None) -> Sequence[Token]:
    """The words of ``text[start:end]``; hyphens part words, apostrophes do not."""
    stop = len(text) if end is None else end
    part = text[start:stop]
    new = tuple.__new__  # what Token(…) comes to, in half the time: there are thousands in a posting
    if "'" not in part and "`" not in part and (part.isascii() or not _letter_beyond_ascii().search(part)):
        found: list[Token] = []
        at = start
        for word in part.encode("ascii", "replace").translate(_PLAIN).decode().split(" "):
            behind = at + len(word)
            if word:
                found.append(new(Token, (word, at, behind)))
            at = behind + 1
        return found
    lowered = part.lower()
    if len(lowered) != stop - start:  # a letter whose lower case is two characters long
        return [Token(m[0].lower().translate(_FOLD), m.start(), m.end()) for m in _word().finditer(text, start, stop)]
    if "’" in lowered or "‘" in lowered or "`" in lowered:
        lowered = lowered.translate(_FOLD)
    return [new(Token, (match[0], match.start() + start, match.end() + start)) for match in _word().finditer(lowered)]


def linked(text: str, left: Token, right: Token) -> bool:
    """Whether only spaces, a line end or a hyphen stand between two words, so that they can be one phrase."""
    gap = text[left.end : right.start]
    return gap in {" ", "-", "‐", "‑", "\u00a0", "_", "- "} or (len(gap) <= 4 and gap.isspace())


class Phrases(Generic[Value]):
    """A table of phrases and what they mean. ``full-time`` and ``full time`` are the same phrase; a ``*`` stands for any one word."""

    __slots__ = ("_by_first",)

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        phrases: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in entries:
            words = tuple(phrase.lower().replace("-", " ").split())
            phrases.setdefault(words[0], []).append((words, value))
        # By the first word and the second, "" for a second word that no phrase names.
        self._by_first: dict[str, dict[str, list[tuple[tuple[str, ...], Value]]]] = {}
        for first, found in phrases.items():
            found.sort(key=lambda entry: -len(entry[0]))
            seconds = {words[1] for words, _ in found if len(words) > 1} - {"*"}
            self._by_first[first] = {
                second: [entry for entry in found if entry[0][1:2] in ((), ("*",), (second,))]
                for second in ("", *seconds)
            }

    def at(self, text: str, words: Sequence[Token], index: int) -> tuple[int, Value] | None:
        """The longest phrase that begins with the word at ``index``: how many words it has, and its value."""
        by_second = self._by_first.get(words[index].word)
        if by_second is None:
            return None
        following = words[index + 1].word if index + 1 < len(words) else ""
        for phrase, value in by_second.get(following) or by_second[""]:
            last = index + len(phrase)
            if last > len(words):
                continue
            for part, token in zip(phrase, words[index:last], strict=True):
                if part != token.word and part != "*":
                    break
            else:
                if all(linked(text, words[at - 1], words[at]) for at in range(index + 1, last)):
                    return len(phrase), value
        return None

    def find(self, text: str, words: Sequence[Token]) -> list[tuple[int, int, Value]]:
        """All phrases from left to right without overlap: index of the first word, index behind the last one, value."""
        found: list[tuple[int, int, Value]] = []
        by_first = self._by_first
        last = 0
        for index in [at for at, token in enumerate(words) if token.word in by_first]:
            hit = self.at(text, words, index) if index >= last else None
            if hit is not None:
                last = index + hit[0]
                found.append((index, last, hit[1]))
        return found


_SHORT = frozenset({
    "e.g", "i.e", "eg", "ie", "etc", "approx", "ca", "c", "no", "nr", "st", "sr", "jr", "dr", "mr", "ms", "mrs",
    "inc", "ltd", "vs", "p.a", "p.m", "u.s", "u.k", "min", "max", "rs", "ksh", "kshs", "tsh", "tshs", "tk", "hr", "hrs", "wk",
})  # fmt: skip


@lru_cache(maxsize=8)
def sentences(text: str) -> Sequence[tuple[int, int]]:
    """The ranges of a text's sentences and lines, without white space around them. A point in an abbreviation or number ends none."""
    found: list[tuple[int, int]] = []
    begin = 0
    for match in _ends().finditer(text):
        at = match.start()
        if text[at] == ".":
            word = text[max(0, at - 12) : at].rsplit(None, 1)[-1:]
            short = bool(word) and (word[0].lower().lstrip("(") in _SHORT or len(word[0]) == 1)
            rest = text[match.end() : match.end() + 1]
            if rest and (rest.islower() or short):
                continue
        found.append((begin, at + (0 if text[at] == "\n" else 1)))
        begin = match.end()
    found.append((begin, len(text)))
    return [(start, end) for start, end in (trim(text, start, end) for start, end in found) if end > start]


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"\n|[.!?](?=[\s)\"”])\s*")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """``start:end`` without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
