"""Text as the rules compare it: folded without changing its length, and cut into words."""

from __future__ import annotations

import re

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


class Tokens:
    """The words and signs of a folded text, in order, with where they start and end. Hyphens and underscores join words and are none.

    The places are looked for when they are first asked: in most texts the words alone tell that nothing is there.
    """

    __slots__ = ("_ends", "_folded", "_starts", "words")

    def __init__(self, folded: str) -> None:
        self.words: list[str] = _TOKEN.findall(folded)
        self._folded = folded
        self._starts: list[int] | None = None
        self._ends: list[int] = []

    @property
    def starts(self) -> list[int]:
        """Where each word starts."""
        return self._starts if self._starts is not None else self._place()

    @property
    def ends(self) -> list[int]:
        """Where each word ends."""
        if self._starts is None:
            self._place()
        return self._ends

    def _place(self) -> list[int]:
        spans = [match.span() for match in _TOKEN.finditer(self._folded)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        return self._starts


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
