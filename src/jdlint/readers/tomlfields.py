"""TOML as strings with places: ``tomllib`` says whether it is TOML, a scanner of our own says where everything stands."""

from __future__ import annotations

import re

from jdlint.model import Comment, Issue
from jdlint.readers import scalars
from jdlint.readers.patterns import Lazy
from jdlint.readers.values import Field, Fields
from jdlint.textmap import TextBuilder

_KEY = Lazy(r"""[ \t]*(?:"([^"\\\n]*)"|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*""")
_BARE = Lazy(r"[^\s,\]}#][^,\]}#\r\n]*")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}


class _OddError(Exception):
    """The scanner does not know what stands here."""


def read(text: str, start: int, end: int) -> tuple[Fields, Issue | None]:
    """Reads ``text[start:end]``; where it is no TOML, what could be read and an issue."""
    import tomllib

    issue = None
    part = text[start:end].replace("\r\n", "\n")
    try:
        tomllib.loads(part)
    except tomllib.TOMLDecodeError as error:
        issue = _issue(text, start, end, part, str(error))
    except RecursionError:
        issue = Issue("syntax/front-matter", start, end, "the front matter is nested too deeply")
    scanner = _Scanner(text, start, end)
    scanner.run()
    return Fields(tuple(scanner.fields), (), tuple(scanner.comments)), issue


def _issue(text: str, start: int, end: int, part: str, message: str) -> Issue:
    place = re.search(r"line (\d+)", message)
    lines = part.split("\n")
    number = int(place.group(1)) - 1 if place else max(0, len(part.rstrip().split("\n")) - 1)
    number = min(number, len(lines) - 1)
    first = start
    for _ in range(number):
        first = text.find("\n", first, end) + 1
    last = text.find("\n", first, end)
    last = end if last < 0 else last
    reason = re.sub(r" \(at .*\)", "", message)
    return Issue(
        "syntax/front-matter",
        first,
        max(first, len(text[:last].rstrip())),
        f"the front matter is no valid TOML: {reason[:1].lower()}{reason[1:]}",
    )


class _Scanner:
    __slots__ = ("at", "comments", "end", "fields", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.at, self.end = text[:end], start, end  # reading on behind the end is an IndexError
        self.fields: list[Field] = []
        self.comments: list[Comment] = []

    def run(self) -> None:
        """Reads all lines; goes on behind one that is wrong."""
        table, arrays = "", dict[str, int]()
        while True:
            self._skip()
            if self.at >= self.end:
                return
            line = self.at
            try:
                if self.text[self.at] == "[":
                    table = self._table(arrays)
                else:
                    self._pair(table)
            except (_OddError, IndexError, ValueError):
                feed = self.text.find("\n", max(line, self.at - 1), self.end)
                self.at = self.end if feed < 0 else feed + 1

    def _skip(self) -> None:
        while self.at < self.end:
            sign = self.text[self.at]
            if sign == "#":
                feed = self.text.find("\n", self.at, self.end)
                stop = self.end if feed < 0 else feed
                self.comments.append(Comment(self.text[self.at + 1 : stop].rstrip("\r"), self.at, stop))
                self.at = stop
            elif sign in " \t\r\n":
                self.at += 1
            else:
                return

    def _name(self) -> str:
        parts = []
        while True:
            match = _KEY.match(self.text, self.at, self.end)
            if match is None:
                raise _OddError
            parts.append(match[match.lastindex or 0].lower())
            self.at = match.end()
            if self.text[self.at : self.at + 1] != ".":
                return ".".join(parts)
            self.at += 1

    def _table(self, arrays: dict[str, int]) -> str:
        double = self.text.startswith("[[", self.at)
        self.at += 1 + double
        name = self._name()
        self.at += 1 + double
        if double:
            arrays[name] = arrays.get(name, -1) + 1
            return f"{name}.{arrays[name]}"
        for array in sorted(arrays, key=len, reverse=True):
            if name.startswith(array + "."):
                return f"{array}.{arrays[array]}{name[len(array) :]}"
        return name

    def _pair(self, table: str) -> None:
        first = self.at
        name = self._name()
        last = len(self.text[: self.at].rstrip(" \t"))
        if self.text[self.at] != "=":
            raise _OddError
        self.at += 1
        while self.text[self.at] in " \t":
            self.at += 1
        self._value(f"{table}.{name}" if table else name, first, last, 0)

    def _value(self, key: str, key_start: int, key_end: int, depth: int) -> None:
        text, start, sign = self.text, self.at, self.text[self.at]
        if depth > 60:
            raise _OddError
        if sign in "[{":
            self._collection(key, key_start, key_end, "]" if sign == "[" else "}", depth)
            return
        if sign in "\"'":
            decoded = self._string(sign)
        else:
            match = _BARE.match(text, start, self.end)
            if match is None:
                raise _OddError
            self.at = start + len(match.group().rstrip())
            decoded = scalars.plain(text, start, self.at)
        self.fields.append(Field(key, key_start, key_end, *decoded, start, self.at))

    def _collection(self, key: str, key_start: int, key_end: int, close: str, depth: int) -> None:
        opening, count = self.at, 0
        self.at += 1
        while True:
            self._skip()
            if self.text[self.at] == close:
                self.at += 1
                break
            if close == "]":
                self._value(f"{key}.{count}", self.at, self.at, depth + 1)
            else:
                first = self.at
                name = self._name()
                if self.text[self.at] != "=":
                    raise _OddError
                last = len(self.text[: self.at].rstrip(" \t"))
                self.at += 1
                self._skip()
                self._value(f"{key}.{name}", first, last, depth + 1)
            count += 1
            self._skip()
            if self.text[self.at] == ",":
                self.at += 1
            elif self.text[self.at] != close:
                raise _OddError
        if not count:
            self.fields.append(Field(key, key_start, key_end, *scalars.empty(opening), opening, self.at))

    def _string(self, quote: str) -> scalars.Decoded:
        text, opening = self.text, self.at
        long = text.startswith(quote * 3, opening)
        sign = quote * 3 if long else quote
        at = opening + len(sign)
        if long and text.startswith("\r\n", at):
            at += 2
        elif long and text[at] == "\n":
            at += 1
        first = at
        builder = TextBuilder()
        while True:
            stop = text.find(sign, at, self.end)
            if stop < 0:
                raise _OddError
            slash = text.find("\\", at, stop) if quote == '"' else -1
            if slash >= 0:
                self._lines(builder, at, slash)
                at = self._escape(builder, slash)
                continue
            while (
                long and text.startswith(quote, stop + 3) and stop + 3 < self.end
            ):  # up to two quotes may stand before the end
                stop += 1
            self._lines(builder, at, stop)
            self.at = stop + len(sign)
            return builder.finish() if builder.length else scalars.empty(first)

    def _lines(self, builder: TextBuilder, start: int, end: int) -> None:
        at = start
        while at < end:
            cut = self.text.find("\r\n", at, end)
            if cut < 0:
                builder.add(self.text[at:end], at)
                return
            if cut > at:
                builder.add(self.text[at:cut], at)
            builder.add("\n", cut, cut + 2)
            at = cut + 2

    def _escape(self, builder: TextBuilder, at: int) -> int:
        text, sign = self.text, self.text[at + 1]
        if sign in _ESCAPES:
            builder.add(_ESCAPES[sign], at, at + 2)
            return at + 2
        if sign in "uUx":
            end = at + 2 + {"x": 2, "u": 4, "U": 8}[sign]
            builder.add(chr(int(text[at + 2 : end], 16)), at, end)
            return end
        if sign in " \t\r\n":
            at += 1
            while at < self.end and text[at] in " \t\r\n":
                at += 1
            return at
        raise _OddError
