"""JSON as strings with places: each scalar with its path, its value, and where both stand."""

from __future__ import annotations

from jdlint.readers import scalars
from jdlint.readers.patterns import Lazy
from jdlint.readers.values import Field, Fields
from jdlint.textmap import TextBuilder

_SPACE = Lazy(r"[ \t\r\n\ufeff]*")
_NUMBER = Lazy(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_PLAIN = Lazy(r'[^"\\\x00-\x08\x0b\x0c\x0e-\x1f\n]*')
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_HEX = Lazy(r"[0-9a-fA-F]{4}")
_MAX_DEPTH = 200


class JsonError(ValueError):
    """The text is no JSON. ``offset`` is where; the message says why, in plain words."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


class _Open:
    """An object or list that is being read."""

    __slots__ = ("at", "count", "keys", "opening", "path")

    def __init__(self, path: str, opening: str, at: int) -> None:
        self.path, self.opening, self.at = path, opening, at
        self.count = 0
        self.keys: set[str] = set()

    def child(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name


def read(text: str, start: int, end: int, prefix: str = "") -> Fields:
    """Reads ``text[start:end]``; ``prefix`` goes before each path. Raises :class:`JsonError`."""
    return _Reader(text, start, end).read(prefix)


class _Reader:
    __slots__ = ("at", "duplicates", "end", "fields", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.at, self.end = text, start, start, end
        self.fields: list[Field] = []
        self.duplicates: list[tuple[int, int, str]] = []

    def read(self, prefix: str) -> Fields:
        """Reads the one value there is."""
        stack: list[_Open] = []
        self._skip()
        self._value(prefix, self.at, self.at, stack)
        while stack:
            self._member(stack)
        self._skip()
        if self.at < self.end:
            raise JsonError("something stands behind the end of the data", self.at)
        return Fields(tuple(self.fields), tuple(self.duplicates))

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self.at, self.end)
        self.at = match.end() if match else self.at

    def _peek(self) -> str:
        return self.text[self.at] if self.at < self.end else ""

    def _value(self, path: str, key_start: int, key_end: int, stack: list[_Open]) -> None:
        text, start, sign = self.text, self.at, self._peek()
        if sign in ("{", "["):
            if len(stack) >= _MAX_DEPTH:
                raise JsonError("it is nested too deeply", start)
            stack.append(_Open(path, sign, start))
            self.at += 1
            return
        if sign == '"':
            decoded = self._string()
        elif number := _NUMBER.match(text, start, self.end):
            self.at = number.end()
            decoded = scalars.plain(text, start, self.at)
        else:
            for word in ("true", "false", "null"):
                if text.startswith(word, start):
                    self.at = start + len(word)
                    break
            else:
                raise JsonError(
                    "a value is missing"
                    if sign in ("", ",", "}", "]", ":")
                    else f"{sign!r} begins no value; texts stand in double quotes",
                    start,
                )
            decoded = scalars.empty(start) if word == "null" else scalars.plain(text, start, self.at)
        self.fields.append(Field(path, key_start, key_end, *decoded, start, self.at))

    def _member(self, stack: list[_Open]) -> None:
        """Reads the next member of the innermost object or list, or its end."""
        inner = stack[-1]
        close = "}" if inner.opening == "{" else "]"
        self._skip()
        sign = self._peek()
        if sign == close:
            self.at += 1
            stack.pop()
            if not inner.count and inner.path:
                self.fields.append(Field(inner.path, inner.at, inner.at, *scalars.empty(inner.at), inner.at, self.at))
            return
        if inner.count:
            if sign != ",":
                raise JsonError(
                    f"a comma or {close} is missing" if sign else f"the {inner.opening} is never closed",
                    self.at if sign else inner.at,
                )
            self.at += 1
            self._skip()
            if self._peek() == close:
                raise JsonError(f"a comma stands before {close}", self.at - 1)
        elif not sign:
            raise JsonError(f"the {inner.opening} is never closed", inner.at)
        name, key_start, key_end = str(inner.count), self.at, self.at
        if close == "}":
            if self._peek() != '"':
                raise JsonError("a key in double quotes is missing", self.at)
            key = self._string()[0]
            key_end = self.at
            if key in inner.keys:
                self.duplicates.append((key_start, key_end, key))
            inner.keys.add(key)
            name = key.lower()
            self._skip()
            if self._peek() != ":":
                raise JsonError("a colon is missing behind the key", self.at)
            self.at += 1
            self._skip()
        inner.count += 1
        self._value(inner.child(name), key_start, key_end, stack)

    def _string(self) -> scalars.Decoded:
        """The string that begins at the current place."""
        text, opening = self.text, self.at
        builder = TextBuilder()
        at = opening + 1
        while True:
            match = _PLAIN.match(text, at, self.end)
            stop = match.end() if match else at
            if stop > at:
                builder.add(text[at:stop], at)
            sign = text[stop] if stop < self.end else ""
            if sign == '"':
                self.at = stop + 1
                return builder.finish() if builder.length else scalars.empty(opening + 1)
            if sign != "\\":
                raise JsonError(
                    "a text is never closed" if sign in ("", "\n") else "a control character stands in a text",
                    opening if sign in ("", "\n") else stop,
                )
            at = self._escape(builder, stop)

    def _escape(self, builder: TextBuilder, at: int) -> int:
        text = self.text
        sign = text[at + 1 : at + 2]
        if sign in _ESCAPES and sign:
            builder.add(_ESCAPES[sign], at, at + 2)
            return at + 2
        digits = _HEX.match(text, at + 2, self.end) if sign == "u" else None
        if digits is None:
            raise JsonError(f"there is no escape \\{sign}", at)
        code, end = int(digits.group(), 16), at + 6
        if 0xD800 <= code < 0xDC00 and text.startswith("\\u", end) and (low := _HEX.match(text, end + 2, self.end)):
            second = int(low.group(), 16)
            if 0xDC00 <= second < 0xE000:
                builder.add(chr(0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00)), at, end + 6)
                return end + 6
        builder.add("\ufffd" if 0xD800 <= code < 0xE000 else chr(code), at, end)
        return end
