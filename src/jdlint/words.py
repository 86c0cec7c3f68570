"""Text as the rules compare it: folded without changing its length, and cut into words."""

from __future__ import annotations

import re
from typing import NamedTuple

_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "‛": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"',
        "«": '"', "»": '"', "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-",
        "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u2002": " ", "\u2003": " ", "\u3000": " ",
        "\t": " ",
    }
)  # fmt: skip
_HYPHENS = "-‐‑"
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\w\s-]")


class Tokens(NamedTuple):
    """The words and signs of a folded text, in order, with where they start and end. Hyphens and underscores join words and are none."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def plain(text: str) -> str:
    """The text with straight quotes, "-" for every dash and " " for every kind of blank within a line; of the same length."""
    return text if text.isascii() and "`" not in text and "\t" not in text else text.translate(_PLAIN)


def fold(text: str) -> str:
    """The plain text without difference of case; of the same length, so that offsets hold."""
    text = plain(text)
    folded = text.lower() if text.isascii() else text.casefold()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := char.casefold()) == 1 else char for char in text)


def tokens(folded: str) -> Tokens:
    """The words and signs of a folded text."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(folded):
        words.append(match.group())
        start, end = match.span()
        starts.append(start)
        ends.append(end)
    return Tokens(words, starts, ends)


def opens_word(text: str, start: int) -> bool:
    """Whether a word that starts at ``start`` is not the tail of a longer one: "native" in "digital-native", "js" in "Node.js", "he" in "(s)he"."""
    if start < 2:
        return True
    before, further = text[start - 1], text[start - 2]
    return not (before in _JOINERS_BEFORE and further.isalnum())


def closes_word(text: str, start: int, end: int) -> bool:
    """Whether the word ``text[start:end]`` is not the head of a longer one: "C" in "C++" and "C#", "rock" in "rock-solid"."""
    after = text[end : end + 1]
    if not after:
        return True
    if after in _JOINERS_AFTER:
        return not text[end + 1 : end + 2].isalnum()
    return not (after in "+#" and end - start <= 2)


_JOINERS_BEFORE = frozenset(_HYPHENS + "_.&@)")
_JOINERS_AFTER = frozenset(_HYPHENS + "_.&@")
