"""How hard a text is to read, by a published formula that needs no dictionary."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from jdlint import memo


class Counts(NamedTuple):
    """Letters and digits, words, and sentences of a text. A bullet counts as a sentence."""

    characters: int
    words: int
    sentences: int

    def grade(self) -> float:
        """The Automated Readability Index: about the school year (United States) whose pupils can follow the text.

        Smith, E. A., and Senter, R. J. (1967), Automated Readability Index, AMRL-TR-66-220, Aerospace Medical Research Laboratories:
        4.71 characters per word + 0.5 words per sentence - 21.43. 0 for a text without words.
        """
        if not self.words or not self.sentences:
            return 0.0
        return max(0.0, 4.71 * self.characters / self.words + 0.5 * self.words / self.sentences - 21.43)


def words(text: str) -> list[str]:
    """The words of a text: what stands between blanks and holds a letter or a digit."""
    return [word for word in text.split() if word[0].isalnum() or any(map(str.isalnum, word))]


@memo.kept
def length(text: str) -> int:
    """How many words a text has."""
    return len(words(text))


def count(sentences: Iterable[str]) -> Counts:
    """The counts of several sentences."""
    characters = total = number = 0
    for sentence in sentences:
        found = words(sentence)
        if found:
            number += 1
            total += len(found)
            characters += sum(char.isalnum() for word in found for char in word)
    return Counts(characters, total, number)
