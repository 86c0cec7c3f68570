"""Words one of which stands in every text that something can be found in: a look that costs little before one that costs much."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdlint.passages import Text


class Gate:
    """``words`` are in lower case, parts of words too; without any, every text passes. A text remembers what it let through."""

    __slots__ = ("words",)

    def __init__(self, *words: str) -> None:
        self.words = words

    def may(self, folded: str) -> bool:
        """Whether a text in lower case holds one of the words."""
        for word in self.words:  # a loop is faster than any() here, and this is the innermost one
            if word in folded:
                return True
        return not self.words

    def passes(self, text: Text) -> bool:
        """Whether a passage holds one of the words."""
        found = text.wording.found
        passed: bool | None = found.get(self)
        if passed is None:
            passed = found[self] = self.may(text.folded)
        return passed

    def passes_any(self, texts: Iterable[Text]) -> bool:
        """Whether one of the passages does."""
        return any(self.passes(text) for text in texts)
