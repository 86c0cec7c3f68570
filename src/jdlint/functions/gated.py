"""Regular expressions that cost nothing until a text could match them: compiling a long one takes a millisecond at every start."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdlint.gate import Gate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdlint.passages import Text


class Gated(Gate):
    """A regular expression with ``words``, one of which stands (in lower case) in every text that it matches.

    It is compiled when a text first holds one of them; without words, at its first use. Case does not matter unless ``flags`` says so.
    """

    __slots__ = ("_compiled", "_flags", "_pattern")

    def __init__(self, pattern: str, *words: str, flags: int = re.IGNORECASE) -> None:
        self._pattern = pattern
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None
        super().__init__(*words)

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._compiled is None:
            self._compiled = re.compile(self._pattern, self._flags)
        return self._compiled

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in ``text``."""
        return self.compiled.search(text) if self.passes(text.lower()) else None

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The match that starts at an offset; the words are not asked."""
        return self.compiled.match(text, at)

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in ``text``."""
        return self.compiled.finditer(text) if self.passes(text.lower()) else iter(())

    def search_in(self, text: Text) -> re.Match[str] | None:
        """The first match in a passage."""
        return self.compiled.search(text.text) if self.passes(text.folded) else None

    def find_in(self, text: Text) -> Iterator[re.Match[str]]:
        """All matches in a passage."""
        return self.compiled.finditer(text.text) if self.passes(text.folded) else iter(())
