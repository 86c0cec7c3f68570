"""YAML as strings with places: each scalar with its path, its value, and where both stand.

Nearly all front matter is a small part of YAML, which a reader of our own reads in a fraction of the time that importing a YAML
library takes. Whatever it does not know for sure it leaves to PyYAML, whose marks then give the places.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from jdlint.model import Comment
from jdlint.readers import scalars
from jdlint.readers.patterns import Lazy
from jdlint.readers.values import Field, Fields


class _UnsureError(Exception):
    """The text uses more of YAML than the small reader knows."""


_KEY = Lazy(
    r"""(?:"([^"\\\n]*)"|'([^'\n]*)'|([^\s\-?:,\[\]{}#&*!|>'"%@`][^:#\n]*?|-[^\s:#\n][^:#\n]*?))[ \t]*:(?=[ \t\r\n]|$)"""
)
_ODD = Lazy(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
NULLS = frozenset(("~", "null", "Null", "NULL"))
_MAX_DEPTH = 30


def read(text: str, start: int, end: int) -> Fields:
    """Reads ``text[start:end]``. Raises :class:`YamlError`."""
    if text[start:end].replace("\n", "").isprintable() or not _ODD.search(text, start, end):
        try:
            return _Small(text, start, end).read()
        except _UnsureError:
            pass
    from jdlint.readers import yamllibrary

    return yamllibrary.read(text, start, end)


class _Line(NamedTuple):
    at: int  # the line's start
    first: int  # its first character that is no space
    end: int  # its end, without trailing white space and line end
    indent: int


class _Small:
    """Reads block mappings and sequences, scalars of all styles, flow collections of scalars on one or several lines."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.lines: list[_Line] = []
        at = start
        lines = text[start:end].split("\n")
        if not lines[-1]:
            lines.pop()
        for line in lines:
            core = line.strip(" \t\r")
            if core:
                indent = line.index(core)
                if "\t" in line[:indent]:
                    raise _UnsureError
                self.lines.append(_Line(at, at + indent, at + indent + len(core), indent))
            else:
                self.lines.append(_Line(at, at + len(line), at, -1))
            at += len(line) + 1
        self.index = 0
        self.fields: list[Field] = []
        self.duplicates: list[tuple[int, int, str]] = []
        self.comments: list[Comment] = []

    def read(self) -> Fields:
        line = self._next()
        if line is not None:
            if line.indent or self.text.startswith(("---", "...", "%"), line.first):
                raise _UnsureError
            self._node(0, "", 0)
            if self._next() is not None:
                raise _UnsureError
        return Fields(
            tuple(self.fields),
            tuple(self.duplicates),
            tuple(sorted(set(self.comments), key=lambda comment: comment.start)),
        )

    def _next(self) -> _Line | None:
        """The next line with content; comments are noted on the way."""
        while self.index < len(self.lines):
            line = self.lines[self.index]
            if line.indent >= 0 and self.text[line.first] != "#":
                return line
            if line.indent >= 0:
                self.comments.append(Comment(self.text[line.first + 1 : line.end], line.first, line.end))
            self.index += 1
        return None

    def _node(self, indent: int, path: str, depth: int) -> None:
        """The mapping or sequence that begins at the next line."""
        line = self.lines[self.index]
        if depth > _MAX_DEPTH:
            raise _UnsureError
        if self._dash(line.first, line.end):
            self._sequence(indent, path, depth)
        elif _KEY.match(self.text, line.first, line.end):
            self._mapping(indent, path, depth)
        else:
            raise _UnsureError

    def _dash(self, at: int, end: int) -> bool:
        return self.text[at] == "-" and (at + 1 == end or self.text[at + 1] in " \t")

    def _mapping(self, indent: int, path: str, depth: int) -> None:
        seen: set[str] = set()
        while (line := self._next()) is not None and line.indent == indent:
            match = _KEY.match(self.text, line.first, line.end)
            if match is None or self._dash(line.first, line.end):
                raise _UnsureError
            key = match[match.lastindex or 0]
            if key == "<<":
                raise _UnsureError
            if key in seen:
                self.duplicates.append((line.first, match.end() - 1, key))
            seen.add(key)
            name = key.lower()
            quoted = self.text[line.first] in "\"'"
            key_end = line.first + len(key) + 2 * quoted
            self._value(
                match.end(),
                line.end,
                indent,
                f"{path}.{name}" if path else name,
                line.first,
                key_end,
                depth,
                in_list=False,
            )
        if line is not None and line.indent > indent:
            raise _UnsureError

    def _sequence(self, indent: int, path: str, depth: int) -> None:
        count = 0
        while (line := self._next()) is not None and line.indent == indent and self._dash(line.first, line.end):
            at = line.first + 1
            while at < line.end and self.text[at] == " ":
                at += 1
            key = f"{path}.{count}" if path else str(count)
            count += 1
            if at < line.end and (self._dash(at, line.end) or _KEY.match(self.text, at, line.end)):
                inner = indent + at - line.first
                self.lines[self.index] = _Line(line.at, at, line.end, inner)
                self._node(inner, key, depth + 1)
            else:
                self._value(line.first + 1, line.end, indent, key, line.first, line.first + 1, depth, in_list=True)
        if line is not None and line.indent > indent:
            raise _UnsureError

    def _value(
        self, at: int, end: int, indent: int, key: str, key_start: int, key_end: int, depth: int, *, in_list: bool
    ) -> None:
        """The value that begins at ``at`` in the current line, or on the lines below it."""
        text = self.text
        while at < end and text[at] in " \t":
            at += 1
        sign = text[at] if at < end else ""
        if not sign or (sign == "#" and text[at - 1] in " \t"):
            place = key_end + (0 if in_list else 1)
            if sign:
                self.comments.append(Comment(text[at + 1 : end], at, end))
            self.index += 1
            line = self._next()
            if line is not None and (
                line.indent > indent or (line.indent == indent and not in_list and self._dash(line.first, line.end))
            ):
                self._node(line.indent, key, depth + 1)
                return
            self._add(key, key_start, key_end, scalars.empty(min(place, self.end)), place, place)
        elif sign in "|>":
            self._block(at, indent, key, key_start, key_end)
        elif sign in "\"'":
            stop = self._quoted_end(at, sign, indent)
            decoded = self._decode(scalars.double if sign == '"' else scalars.single, at, stop)
            self._close(stop)
            self._add(key, key_start, key_end, decoded, at, stop)
        elif sign in "[{":
            stop = _Flow(self, at, self.end, indent).read(key, key_start, key_end)
            self._close(stop)
        elif sign in "&*!%@`,]}" or (sign in "-?:" and (at + 1 == end or text[at + 1] in " \t")):
            raise _UnsureError
        else:
            self._plain(at, end, indent, key, key_start, key_end)

    def _decode(self, decoder: object, start: int, end: int) -> scalars.Decoded:
        try:
            return decoder(self.text, start, end)  # type: ignore[operator, no-any-return]
        except ValueError:
            raise _UnsureError from None

    def _add(self, key: str, key_start: int, key_end: int, decoded: scalars.Decoded, start: int, end: int) -> None:
        self.fields.append(Field(key, key_start, key_end, *decoded, start, end))

    def _close(self, stop: int) -> None:
        """Moves on behind the line on which a quoted scalar or a flow collection ends at ``stop``."""
        while self.index < len(self.lines) and self.lines[self.index].end < stop:
            self.index += 1
        line = self.lines[self.index]
        at = stop
        while at < line.end and self.text[at] in " \t":
            at += 1
        if at < line.end:
            if self.text[at] != "#" or at == stop:
                raise _UnsureError
            self.comments.append(Comment(self.text[at + 1 : line.end], at, line.end))
        self.index += 1

    def _quoted_end(self, start: int, quote: str, indent: int) -> int:
        """Where the quoted scalar that begins at ``start`` ends; its further lines must be indented."""
        text, at = self.text, start + 1
        while True:
            at = text.find(quote, at, self.end)
            if at < 0:
                raise _UnsureError
            if quote == "'":
                if text.startswith("''", at):
                    at += 2
                    continue
                break
            slashes = at
            while text[slashes - 1] == "\\":
                slashes -= 1
            if (at - slashes) % 2 == 0:
                break
            at += 1
        index = self.index + 1
        while index < len(self.lines) and self.lines[index].at <= at:
            if 0 <= self.lines[index].indent <= indent:
                raise _UnsureError
            index += 1
        return at + 1

    def _block(self, at: int, indent: int, key: str, key_start: int, key_end: int) -> None:
        """A literal or folded scalar: all lines below that are indented more, and the blank ones among them."""
        header = self.text[at : self.lines[self.index].end]
        if not re.fullmatch(r"[|>][+-]?(?:[ \t]+#.*)?", header):
            raise _UnsureError
        last = self.index
        index, margin = last + 1, -1
        while index < len(self.lines):
            line = self.lines[index]
            if line.indent < 0:
                if margin < 0 and "\t" in self.text[line.at : line.first]:
                    raise _UnsureError
            elif line.indent <= indent or (margin >= 0 and line.indent < margin):
                break
            else:
                margin = margin if margin >= 0 else line.indent
                last = index
            index += 1
        for line in self.lines[self.index + 1 : last]:  # blank lines above the first that are wider than it: an error
            if line.indent >= 0:
                break
            if line.first - line.at > margin:
                raise _UnsureError
        stop = self._line_end(last)
        decoded = self._decode(scalars.block, at, stop)
        self.index = last + 1
        self._add(key, key_start, key_end, decoded, at, stop)

    def _line_end(self, index: int) -> int:
        """The end of a line with its trailing spaces."""
        stop = self.lines[index + 1].at - 1 if index + 1 < len(self.lines) else self.end
        if stop > self.lines[index].at and self.text[stop - 1] == "\n" and index + 1 == len(self.lines):
            stop -= 1
        return stop - 1 if stop > self.lines[index].at and self.text[stop - 1] == "\r" else stop

    def _plain(self, at: int, end: int, indent: int, key: str, key_start: int, key_end: int) -> None:
        """A plain scalar with the lines that go on with it."""
        text = self.text
        stop = self._plain_end(at, end)
        commented = stop < end
        if commented:
            hash_at = text.index("#", stop)
            self.comments.append(Comment(text[hash_at + 1 : end], hash_at, end))
        self.index += 1
        while self.index < len(self.lines):
            line = self.lines[self.index]
            if 0 <= line.indent <= indent:
                break
            if line.indent >= 0:
                if commented or text[line.first] == "#":
                    if text[line.first] != "#":
                        raise _UnsureError
                    commented = True
                    self._next()
                    continue
                if self._dash(line.first, line.end) or self._plain_end(line.first, line.end) != line.end:
                    raise _UnsureError
                stop = line.end
            self.index += 1
        value = text[at:stop]
        decoded = scalars.empty(at) if value in NULLS else scalars.plain(text, at, stop)
        self._add(key, key_start, key_end, decoded, at, stop)

    def _plain_end(self, at: int, end: int) -> int:
        """Where the plain scalar's part of a line ends: before a comment. Unsure where it holds what looks like a key."""
        text = self.text
        line = text[at:end]
        if ": " in line or ":\t" in line or line[-1:] == ":":
            raise _UnsureError
        if "#" in line:
            for gap in (" #", "\t#"):
                place = line.find(gap)
                if place >= 0:
                    return at + len(line[:place].rstrip(" \t"))
        return end


class _Flow:
    """Reads ``[a, "b", {c: d}]``."""

    def __init__(self, small: _Small, start: int, end: int, indent: int) -> None:
        self.small, self.text, self.at, self.end, self.indent = small, small.text, start, end, indent
        self.depth = 0

    def read(self, key: str, key_start: int, key_end: int) -> int:
        """Reads the collection; returns where it ends."""
        start = self.at
        self._collection(key, key_start, key_end)
        index = self.small.index + 1
        while index < len(self.small.lines) and self.small.lines[index].at < self.at:
            if 0 <= self.small.lines[index].indent <= self.indent and self.small.lines[index].first < self.at - 1:
                raise _UnsureError
            index += 1
        if "\t" in self.text[start : self.at]:
            raise _UnsureError
        return self.at

    def _skip(self) -> None:
        while self.at < self.end and self.text[self.at] in " \r\n":
            self.at += 1
        if self.at >= self.end or self.text[self.at] == "#":
            raise _UnsureError

    def _collection(self, key: str, key_start: int, key_end: int) -> None:
        opening = self.at
        close = "]" if self.text[self.at] == "[" else "}"
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise _UnsureError
        self.at += 1
        count = 0
        seen: set[str] = set()
        while True:
            self._skip()
            if self.text[self.at] == close:
                self.at += 1
                break
            if close == "]":
                self._value(f"{key}.{count}", self.at, self.at)
            else:
                self._pair(key, seen)
            count += 1
            self._skip()
            if self.text[self.at] == ",":
                self.at += 1
            elif self.text[self.at] != close:
                raise _UnsureError
        self.depth -= 1
        if not count:
            self.small._add(key, key_start, key_end, scalars.empty(opening), opening, self.at)

    def _pair(self, path: str, seen: set[str]) -> None:
        start = self.at
        match = re.compile(
            r"""(?:"([^"\\\n]*)"|'([^'\n]*)'|([^\s\-?:,\[\]{}#&*!|>'"%@`][^:#,\[\]{}\n]*?))[ ]*:(?= )"""
        ).match(self.text, start, self.end)
        if match is None:
            raise _UnsureError
        key = match[match.lastindex or 0]
        if key in seen:
            self.small.duplicates.append((start, match.end() - 1, key))
        seen.add(key)
        self.at = match.end()
        self._skip()
        if self.text[self.at] in ",}":
            raise _UnsureError
        self._value(f"{path}.{key.lower()}", start, start + len(key) + 2 * (self.text[start] in "\"'"))

    def _value(self, key: str, key_start: int, key_end: int) -> None:
        text, start = self.text, self.at
        sign = text[start]
        if sign in "[{":
            self._collection(key, key_start, key_end)
            return
        if sign in "\"'":
            self.at = self.small._quoted_end(start, sign, -1)
            decoded = self.small._decode(scalars.double if sign == '"' else scalars.single, start, self.at)
            self.small._add(key, key_start, key_end, decoded, start, self.at)
            return
        if sign in "&*!%@`|>?-:":
            raise _UnsureError
        while self.at < self.end and text[self.at] not in ",[]{}#:\n":
            self.at += 1
        stop = self.at
        self._skip()  # the line may end before the comma does
        if text[self.at] not in ",]}":
            raise _UnsureError
        while text[stop - 1] in " \r\n":
            stop -= 1
        value = text[start:stop]
        decoded = scalars.empty(start) if value in NULLS else scalars.plain(text, start, stop)
        self.small._add(key, key_start, key_end, decoded, start, stop)
