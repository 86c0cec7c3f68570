"""Words one of which stands in every text that something can be found in: a look that costs little before one that costs much.

There are dozens of gates with some thousand words. A short run asks for each word by itself. A longer one finds the words of all gates in one
pass over a text, with an automaton (Aho and Corasick, 1975) that takes a millisecond to make.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from jdlint import memo

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ahocorasick_rs import AhoCorasick

What = TypeVar("What")
WORTH_IT = 8_000  # questions asked of gates that the automaton does not know, after which one is made that does
_numbers: dict[str, int] = {}
_automaton: AhoCorasick | None = None
_known = 0  # how many of the words the automaton knows
_asked = 0


_BEFORE_WORDS = " \n\t\u00a0\u202f([{/-–—:;,.*_\"'“‘’+|&$£€0123456789"


def at_word_starts(*words: str) -> tuple[str, ...]:
    """For words that many longer ones hold ("rate" in "operate"): each behind what may stand before a word. A text's first word is not among them."""
    return tuple(before + word for word in words for before in _BEFORE_WORDS)


class Gate:
    """``words`` are in lower case, parts of words too; without any, every text passes. ``last`` is the greatest of their ``numbers``."""

    __slots__ = ("last", "numbers", "words")

    def __init__(self, *words: str) -> None:
        self.words = words
        self.numbers = frozenset(_numbers.setdefault(word, len(_numbers)) for word in words)
        self.last = max(self.numbers, default=-1)

    def passes(self, folded: str) -> bool:
        """Whether a text in lower case holds one of the words."""
        if self.last < _known and len(folded) <= memo.LONGEST:
            return not (self.numbers and self.numbers.isdisjoint(_found(folded)))
        return self._asks(folded)

    def among(self, found: frozenset[int]) -> bool:
        """Whether one of the words is among those :func:`found_in` texts when the automaton knew all of them."""
        return not (self.numbers and self.numbers.isdisjoint(found))

    def _asks(self, folded: str) -> bool:
        global _asked
        _asked += 1
        if _asked > WORTH_IT and len(_numbers) > _known:
            _make()
        for word in self.words:  # a loop is faster than any() here
            if word in folded:
                return True
        return not self.words


def passing(gates: Iterable[tuple[Gate, What]], folded: str) -> list[What]:
    """What stands behind each of several gates that a text in lower case passes, in their order."""
    if len(folded) > memo.LONGEST:
        return [what for gate, what in gates if gate.passes(folded)]
    held, known = _found(folded), _known  # asking a gate may make an automaton that knows more
    return [what for gate, what in gates if (gate.among(held) if gate.last < known else gate.passes(folded))]


def known() -> int:
    """How many of the words the automaton knows: those with smaller numbers."""
    return _known


def found_in(folded: str) -> frozenset[int]:
    """The numbers of the known words that stand in a text in lower case."""
    return _found(folded) if len(folded) <= memo.LONGEST else _look(folded)


@lru_cache(maxsize=memo.KEPT)
def _found(folded: str) -> frozenset[int]:
    return _look(folded)


def _look(folded: str) -> frozenset[int]:
    if _automaton is None:
        return frozenset()
    try:
        return frozenset([match[0] for match in _automaton.find_matches_as_indexes(folded, overlapping=True)])
    except UnicodeEncodeError:  # half a character, as JSON can escape it
        return frozenset([number for word, number in _numbers.items() if number < _known and word in folded])


def _make() -> None:
    from ahocorasick_rs import AhoCorasick

    global _asked, _automaton, _known
    _asked = 0
    _automaton = AhoCorasick(list(_numbers))
    _known = len(_numbers)
    _found.cache_clear()
