"""The source line of a finding with its span underlined, for people.

Tabs, wide and combining characters keep the underline beneath what it marks; a long line is shown around the span only.
"""

from __future__ import annotations

from typing import NamedTuple

from jdlint.report.terminal import shown
from jdlint.source import Source

COLUMNS = 100
BEFORE = 30


class Excerpt(NamedTuple):
    """One line to show and the line under it: ``pad`` columns of space, then ``marks`` carets. ``more`` lines of the span follow."""

    line: int
    text: str
    pad: int
    marks: int
    more: int


def excerpt(source: Source, start: int, end: int) -> Excerpt:
    """The first line of ``source[start:end]`` for display, at most about ``COLUMNS`` wide."""
    line = source.line(start)
    first, last = source.starts[line - 1], source.line_end(line)
    if last > first and source.text[last - 1] == "\r":
        last -= 1
    low = min(start, last)
    high = max(low, min(end, last))
    left, right = _window(source.text, first, last, low, high)
    parts: list[str] = ["…"] if left > first else []
    column = pad = len(parts)
    marks = 0
    for at in range(left, right):
        piece, wide = shown(source.text[at], column)
        if at < low:
            pad += wide
        elif at < high:
            marks += wide
        parts.append(piece)
        column += wide
    if right < last:
        parts.append("…")
    more = source.line(max(start, end - 1)) - line
    return Excerpt(line, "".join(parts).rstrip(), pad, max(marks, 1), more)


def _window(text: str, first: int, last: int, low: int, high: int) -> tuple[int, int]:
    """The part of the line ``text[first:last]`` that is shown for the span ``low:high``: all of a short line, else the span and
    what stands around it, cut at spaces where there are some near by. Never looks at the whole of a long line."""
    if last - first <= COLUMNS:
        return first, last
    left = first if high - first < COLUMNS else max(first, low - BEFORE)
    if left > first:
        space = text.find(" ", left, low)
        left = space + 1 if space >= 0 else left
    right = min(last, max(left + COLUMNS, min(high, left + 2 * COLUMNS)))
    if right < last:
        space = text.rfind(" ", max(high, right - BEFORE), right)
        right = space if space > left else right
    return left, right
