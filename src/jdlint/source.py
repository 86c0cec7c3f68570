"""Bytes to text, and offsets to lines and columns; nowhere else.

Offsets are 0-based code points into the decoded text without its byte order mark. Lines and columns are 1-based;
only ``\\n`` ends a line, as for git and for editors of files with CRLF line ends.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple


class DecodingError(ValueError):
    """The bytes of a file are no text that can be read; the message says where and what they may be."""


class Position(NamedTuple):
    """A 1-based line and column; the column counts code points from the start of the line."""

    line: int
    column: int


class Source:
    """The decoded text of one file, with its path as it was given; immutable."""

    __slots__ = ("_starts", "bom", "path", "text")

    def __init__(self, text: str, path: str = "<text>", *, bom: bool = False) -> None:
        self.text = text
        self.path = path
        self.bom = bom
        self._starts: list[int] | None = None

    @classmethod
    def decode(cls, data: bytes, path: str) -> Source:
        """Decodes the bytes of a file as UTF-8, with or without a byte order mark.

        Raises :class:`DecodingError` with the byte offset of the first fault and a guess of the encoding.
        """
        bom = data.startswith(b"\xef\xbb\xbf")
        body = data[3:] if bom else data
        if b"\x00" in body[:8192] or body[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise DecodingError(_no_text(body))
        try:
            return cls(body.decode("utf-8"), path, bom=bom)
        except UnicodeDecodeError as error:
            at = error.start + (3 if bom else 0)
            raise DecodingError(f"not UTF-8: byte 0x{data[at]:02x} at offset {at}; {_guess(body)}") from None

    @property
    def starts(self) -> list[int]:
        """The offset at which each line starts."""
        if self._starts is None:
            starts = [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]
            starts.pop()  # the line behind the last
            self._starts = starts
        return self._starts

    def line(self, offset: int) -> int:
        """The 1-based line that holds ``offset``."""
        return bisect_right(self._starts or self.starts, offset)

    def position(self, offset: int) -> Position:
        """The line and column of ``offset``; the text's length is a valid offset."""
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} is outside of a text of {len(self.text)} characters")
        line = self.line(offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a 1-based line and column; the reverse of :meth:`position`. Raises ValueError outside of the text."""
        if not 1 <= line <= len(self.starts) or column < 1:
            raise ValueError(f"line {line}, column {column} is outside of the text")
        offset = self.starts[line - 1] + column - 1
        if offset > self.line_end(line) + 1 or offset > len(self.text):
            raise ValueError(f"line {line} has no column {column}")
        return offset

    def line_end(self, line: int) -> int:
        """The offset of the line feed that ends a 1-based line, or the text's length."""
        return self.starts[line] - 1 if line < len(self.starts) else len(self.text)

    def line_text(self, line: int) -> str:
        """The text of a 1-based line without its line end (neither ``\\n`` nor a ``\\r`` before it)."""
        return self.text[self.starts[line - 1] : self.line_end(line)].removesuffix("\r")


def _no_text(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "not UTF-8: this looks like UTF-16 (byte order mark at offset 0); save it as UTF-8"
    at = data.find(b"\x00")
    even, odd = data[:2000:2].count(0), data[1:2000:2].count(0)
    if max(even, odd) > len(data[:2000]) // 5 > min(even, odd) * 5:
        return (
            f"not UTF-8: this looks like UTF-16 without a byte order mark (null byte at offset {at}); save it as UTF-8"
        )
    return f"no text: null byte at offset {at}; this looks like a binary file"


def _guess(data: bytes) -> str:
    """A guess of the encoding from the bytes that are not ASCII."""
    high = [byte for byte in data if byte >= 0x80]
    controls = sum(1 for byte in data[:4096] if byte < 0x20 and byte not in b"\t\n\r\x0c\x1b")
    if controls > 8:
        return "this looks like a binary file"
    if any(0x80 <= byte <= 0x9F for byte in high):
        return "this looks like Windows-1252; save it as UTF-8"
    return "this looks like Latin-1 (ISO-8859-1); save it as UTF-8"
