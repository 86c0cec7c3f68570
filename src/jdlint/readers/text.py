"""Plain text: lines to blocks. Pasted from Word, PDF, mail or written by hand; some with a little Markdown in it, some reST."""

from __future__ import annotations

from typing import NamedTuple

from jdlint.readers import bullets
from jdlint.readers.flow import Flow
from jdlint.readers.patterns import Lazy

_LINE = Lazy(r"([^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*)(\r?\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|$)")
_ATX = Lazy(r"[ ]{0,3}(#{1,6})[ \t]*(?=[^\s#])")
_HASHTAG = Lazy(r"#[A-Za-z0-9]+[-_]\w+\s*$")  # "#LI-Remote" is for the job board
_STRONG = Lazy(r"\*\*|(?<!_)__(?!_)")  # a run of underscores is a line to write on
_DIRECTIVE = Lazy(r"[ \t]*\.\. [^\n]*")
_UNDERLINES = frozenset("=-~^\"'`#*+_")
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 50
_DEEPEST_TAB = 8
_LONGEST_ITEM = 10


class _Line(NamedTuple):
    """A line without its end: source range of what is visible in it, its indentation in columns, whether a block ends behind it."""

    start: int
    end: int
    indent: int
    stop: bool

    @property
    def size(self) -> int:
        return self.end - self.start


def read(flow: Flow, start: int, *, rst: bool = False) -> None:
    """Reads ``flow.text[start:]`` as plain text."""
    _Reader(flow, _lines(flow.text, start), rst=rst).run()


def _lines(text: str, start: int) -> list[_Line]:
    lines = []
    for match in _LINE.finditer(text, start):
        line = match.group(1)
        first = len(line) - len(line.lstrip())
        indent = 0
        for char in line[:first]:
            indent += 4 - indent % 4 if char == "\t" else 1
        begin = match.start() + first
        lines.append(
            _Line(
                begin,
                match.start() + max(first, len(line.rstrip())),
                indent,
                match.group(2)[-1:] not in ("\n", "\r", ""),
            )
        )
    return lines


class _Reader:
    __slots__ = ("_flow", "_gathered", "_indents", "_lines", "_rst", "_tab", "_text", "_width")

    def __init__(self, flow: Flow, lines: list[_Line], *, rst: bool) -> None:
        self._flow = flow
        self._text = flow.text
        self._lines = lines
        self._rst = rst
        self._tab = (-1, False)  # the line last asked for, and whether it is an item by its tab
        self._gathered = 0  # up to which line runs of scattered words were sought
        self._indents: list[int] = []  # of the items around the current one
        widest = max((line.indent + line.size for line in lines), default=0)
        self._width = widest if _NARROWEST_WRAP <= widest <= _WIDEST_WRAP else 0

    def _of(self, index: int) -> str:
        line = self._lines[index]
        return self._text[line.start : line.end]

    def run(self) -> None:
        """Reads all lines."""
        index = 0
        while index < len(self._lines):
            index = self._block(index)
        self._flow.finish()

    def _block(self, index: int) -> int:
        """Reads the block that begins at line ``index``; returns the line behind it."""
        line, text = self._lines[index], self._of(index)
        if not text:
            return index + 1
        if self._rst and _DIRECTIVE.match(text):
            return self._directive(index)
        if (ruled := self._ruled(index)) > index:
            return ruled
        atx = _ATX.match(text)
        if (
            atx
            and not _HASHTAG.match(text)
            and not (text[1:2].isalnum() and (text[1:2].isdigit() or text.count("#") > 1 or text[1:2].islower()))
        ):
            last = len(text.rstrip("# \t")) or len(text)
            self._open("heading", line.start, len(atx.group(1)), "atx")
            self._write(line.start + atx.end(), line.start + max(last, atx.end()))
            self._flow.finish(line.end)
            return index + 1
        mark = self._marker(index)
        if mark:
            return self._item(index, mark)
        return self._paragraph(index)

    def _open(self, kind: str, start: int, level: int = 0, look: str = "") -> None:
        self._flow.finish()
        if kind != "item":
            self._indents.clear()
        self._flow.kind, self._flow.start, self._flow.level, self._flow.look = kind, start, level, look

    def _directive(self, index: int) -> int:
        """A directive or comment of reStructuredText with the options beneath it."""
        line, last = self._lines[index], index
        while (
            last + 1 < len(self._lines)
            and self._of(last + 1).startswith(":")
            and self._lines[last + 1].indent > line.indent
        ):
            last += 1
        self._flow.solid("template", line.start, self._lines[last].end)
        return last + 1

    def _ruled(self, index: int) -> int:
        """Reads a line that is underlined, or a line of nothing but strokes; ``index`` where there is none."""
        line, text = self._lines[index], self._of(index)
        if _stroke(text):
            over = (
                index + 2 < len(self._lines)
                and self._of(index + 2) == text
                and self._of(index + 1)
                and not _stroke(self._of(index + 1))
            )
            if over:
                return self._underlined(index + 1, index, index + 2)
            self._flow.solid("rule", line.start, line.end)
            return index + 1
        if index + 1 < len(self._lines) and not line.stop and line.size <= 100:
            below = self._of(index + 1)
            if (
                _stroke(below)
                and (len(below) >= 3)
                and (index == 0 or not self._of(index - 1) or len(below) >= line.size - 2)
            ):
                return self._underlined(index, index, index + 1)
        return index

    def _underlined(self, index: int, first: int, last: int) -> int:
        line, stroke = self._lines[index], self._of(last)[0]
        self._open("heading", self._lines[first].start, 1 if stroke == "=" else 2, "underlined")
        self._write(line.start, line.end)
        self._flow.finish(self._lines[last].end)
        return last + 1

    def _marker(self, index: int) -> int:
        """How long the bullet or number of line ``index`` is; 0 where it is no item."""
        text = self._of(index)
        length = bullets.sign(text)
        if length:
            return length
        length = bullets.number(text)
        if length:
            return length if self._counts(index, text, length) else 0
        length = bullets.emoji(text)
        if length and (self._emoji(index - 1) or self._emoji(index + 1)):
            return length
        return 0

    def _emoji(self, index: int) -> bool:
        return 0 <= index < len(self._lines) and bool(bullets.emoji(self._of(index)))

    def _counts(self, index: int, text: str, length: int) -> bool:
        """Whether a numbered line is an item rather than a heading: its neighbours are numbered too, or it is a sentence."""
        rest = text[length:]
        if rest.isupper() and len(rest) > 3:
            return False
        if len(rest) > 70 or rest[-1:] in ".;,":
            return True
        return self._number_near(index, -1) or self._number_near(index, 1)

    def _number_near(self, index: int, step: int) -> bool:
        """Whether the item before or behind line ``index`` is numbered; lines that go on with an item are passed over."""
        indent, place = self._lines[index].indent, index
        for _ in range(_LONGEST_ITEM):
            place = self._near(place, step)
            if place < 0:
                return False
            text = self._of(place)
            if bullets.number(text):
                return True
            if self._lines[place].indent <= indent and not text[0].islower():
                return False
        return False

    def _near(self, index: int, step: int) -> int:
        """The next line with text before or behind ``index``; -1 for none."""
        index += step
        while 0 <= index < len(self._lines):
            if self._lines[index].size:
                return index
            index += step
        return -1

    def _item(self, index: int, mark: int) -> int:
        line = self._lines[index]
        self._open("item", line.start, self._depth(line.indent))
        self._write(line.start + mark, line.end)
        last = index
        while (
            not self._lines[last].stop and last + 1 < len(self._lines) and self._continues(last, last + 1, line.indent)
        ):
            self._join(last, last + 1)
            last += 1
        self._flow.finish(self._lines[last].end)
        return last + 1

    def _depth(self, indent: int) -> int:
        """How deep an item is nested, by its indentation and that of the items before it."""
        while self._indents and self._indents[-1] >= indent:
            self._indents.pop()
        self._indents.append(indent)
        return len(self._indents)

    def _starts(self, index: int) -> bool:
        """Whether line ``index`` opens a block whatever stands before it."""
        text = self._of(index)
        if (
            not text
            or self._marker(index)
            or _stroke(text)
            or _ATX.match(text)
            or (self._rst and text.startswith(".. "))
        ):
            return True
        return index + 1 < len(self._lines) and self._ruled_below(index)

    def _ruled_below(self, index: int) -> bool:
        below = self._of(index + 1)
        return _stroke(below) and len(below) >= self._lines[index].size - 2

    def _continues(self, last: int, following: int, indent: int) -> bool:
        """Whether line ``following`` goes on with the item whose latest line is ``last``."""
        if self._starts(following):
            return False
        return self._lines[following].indent > indent or self._wraps(last, following)

    def _wraps(self, last: int, following: int) -> bool:
        """Whether line ``last`` goes on in line ``following``: in the middle of a sentence, or because the line was full."""
        line, text, below = self._lines[last], self._of(last), self._of(following)
        if text[-1] == ":" or (text.isupper() and len(text) < 60 and not below.isupper()):
            return False
        if (
            below[0].islower()
            and text[-1] not in ".!?;"
            and (line.size > 25 or len(text.split()) > 3 or text[-1] in ",-–")
        ):
            return True
        if not self._width or line.size < _NARROWEST_WRAP - 10:
            return False
        return line.indent + line.size + 1 + len(below.split(maxsplit=1)[0]) > self._width

    def _paragraph(self, index: int) -> int:
        line = self._lines[index]
        if (
            line.indent <= _DEEPEST_TAB
            and self._text[line.start - 1 : line.start] == "\t"
            and index
            and self._tabbed(index)
        ):
            return self._item(index, 0)
        self._open("paragraph", line.start)
        words = self._scattered(index)
        if words > index:
            for place in range(index, words):
                if place > index:
                    self._join(place - 1, place)
                else:
                    self._write(line.start, line.end)
            self._flow.finish(self._lines[words - 1].end)
            return words
        self._write(line.start, line.end)
        last = index
        while (
            not self._lines[last].stop
            and last + 1 < len(self._lines)
            and not self._starts(last + 1)
            and self._wraps(last, last + 1)
        ):
            self._join(last, last + 1)
            last += 1
        self._flow.finish(self._lines[last].end)
        return last + 1

    def _tabbed(self, index: int) -> bool:
        """Whether a line that a tab moves to the right is an item: the text before its list is not moved so far."""
        before = self._near(index, -1)
        indent = self._lines[index].indent
        if before >= 0 and self._lines[before].indent > indent:
            result = False
        elif before >= 0 and self._lines[before].indent == indent:
            result = before == self._tab[0] and self._tab[1]
        else:
            result = before >= 0
        self._tab = (index, result)
        return result

    def _scattered(self, index: int) -> int:
        """The line behind a run of lines of one or two words each, as some PDF readers give; ``index`` where there is none."""
        if index < self._gathered:
            return index
        last = index
        while last < len(self._lines) and 0 < self._lines[last].size <= 30 and not self._starts(last):
            if len(self._of(last).split()) > 2 or ":" in self._of(last):
                break
            last += 1
        self._gathered = last
        if last - index < 10:
            return index
        small = sum(1 for place in range(index, last) if self._of(place)[0].islower())
        return last if small * 2 > last - index else index

    def _join(self, last: int, following: int) -> None:
        self._flow.newline(self._lines[last].end, self._lines[following].start)
        self._write(self._lines[following].start, self._lines[following].end)

    def _write(self, start: int, end: int) -> None:
        """Adds the text of a line; ``**strong**`` becomes a mark, a stray ``**`` is noise."""
        flow, text = self._flow, self._text
        if text.find("**", start, end) < 0 and text.find("__", start, end) < 0:
            flow.plain(start, end)
            return
        at, signs = start, [match.start() for match in _STRONG.finditer(text, start, end)]
        index = 0
        while index < len(signs):
            place = signs[index]
            sign = text[place : place + 2]
            other = index + 1
            if (
                other < len(signs)
                and text[signs[other] : signs[other] + 2] == sign
                and text[place + 2 : signs[other]].strip()
            ):
                flow.plain(at, place)
                flow.on("strong")
                flow.plain(place + 2, signs[other])
                flow.off("strong")
                at = signs[other] + 2
                index = other + 1
                continue
            if sign == "**" and (place == start or place + 2 == end):
                flow.plain(at, place)
                at = place + 2
            index += 1
        flow.plain(at, end)


def _stroke(text: str) -> bool:
    """Whether a line is drawn: three or more of one sign."""
    return len(text) >= 3 and text[0] in _UNDERLINES and text == text[0] * len(text)
