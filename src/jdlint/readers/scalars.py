"""Decoders of YAML scalars: each gives the value and, character by character, where it stands."""

from __future__ import annotations

import re

from jdlint.readers.patterns import Lazy
from jdlint.textmap import Run, TextBuilder, TextMap

_HEADER = Lazy(r"[|>]([+-]?[1-9]?|[1-9][+-])[ \t]*(?:#[^\n]*)?\r?\n?")
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", " ": " ", '"': '"',
    "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_WIDTHS = {"x": 2, "u": 4, "U": 8}

Decoded = tuple[str, TextMap]


def empty(at: int) -> Decoded:
    """The value that is not there, at its place."""
    return "", TextMap.straight(0, at)


def whole(value: str, start: int, end: int) -> Decoded:
    """A value of which only the whole place is known."""
    if not value:
        return empty(start)
    return value, TextMap((Run(0, len(value), start, end),))


def _finish(builder: TextBuilder, at: int) -> Decoded:
    return builder.finish() if builder.length else empty(at)


def _fold(builder: TextBuilder, text: str, start: int, end: int) -> int:
    """Adds what a line break with the space around it, ``text[start:end]``, folds to; returns how many line feeds it holds."""
    count = text.count("\n", start, end)
    if count == 1:
        builder.add(" ", start, end)
    elif count > 1:
        builder.add("\n" * (count - 1), start, end)
    return count


def plain(text: str, start: int, end: int) -> Decoded:
    """A plain scalar, on one line or several."""
    return _straight(text, start, end) or _folded(text, start, end)


def _straight(text: str, start: int, end: int) -> Decoded | None:
    """The value that stands on one line as it is."""
    value = text[start:end]
    return (value, TextMap.straight(len(value), start)) if value and "\n" not in value else None


def _folded(text: str, start: int, end: int) -> Decoded:
    builder = TextBuilder()
    _folded_lines(builder, text, start, end)
    return _finish(builder, start)


def _folded_lines(builder: TextBuilder, text: str, start: int, end: int) -> None:
    at = start
    while at < end:
        feed = text.find("\n", at, end)
        if feed < 0:
            builder.add(text[at:end], at)
            return
        first = feed
        while first > at and text[first - 1] in " \t\r":
            first -= 1
        after = feed + 1
        while after < end and text[after] in " \t\r\n":
            after += 1
        if first > at:
            builder.add(text[at:first], at)
        _fold(builder, text, first, after)
        at = after


def single(text: str, start: int, end: int) -> Decoded:
    """A scalar in single quotes, which stand at ``start`` and before ``end``."""
    at, last = start + 1, end - 1
    if text.find("'", at, last) < 0 and (straight := _straight(text, at, last)):
        return straight
    builder = TextBuilder()
    while at < last:
        quote = text.find("''", at, last)
        stop = last if quote < 0 else quote
        _folded_lines(builder, text, at, stop)
        if quote < 0:
            break
        builder.add("'", quote, quote + 2)
        at = quote + 2
    return _finish(builder, start + 1)


def double(text: str, start: int, end: int) -> Decoded:
    """A scalar in double quotes. Raises ValueError for an escape that there is not."""
    at, last = start + 1, end - 1
    if text.find("\\", at, last) < 0 and (straight := _straight(text, at, last)):
        return straight
    builder = TextBuilder()
    while at < last:
        escape = text.find("\\", at, last)
        stop = last if escape < 0 else escape
        _folded_lines(builder, text, at, stop)
        if escape < 0:
            break
        at = _escape(builder, text, escape, last)
    return _finish(builder, start + 1)


def _escape(builder: TextBuilder, text: str, at: int, last: int) -> int:
    """Adds what the escape at ``at`` stands for; returns where it ends."""
    sign = text[at + 1 : at + 2]
    if sign in _ESCAPES and sign:
        builder.add(_ESCAPES[sign], at, at + 2)
        return at + 2
    if sign in _WIDTHS and sign:
        end = at + 2 + _WIDTHS[sign]
        code = int(text[at + 2 : end], 16)
        if 0xD800 <= code < 0xDC00 and text[end : end + 2] == "\\u":
            low = int(text[end + 2 : end + 6], 16)
            if 0xDC00 <= low < 0xE000:
                builder.add(chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)), at, end + 6)
                return end + 6
        if 0xD800 <= code < 0xE000:
            code = 0xFFFD
        builder.add(chr(code), at, end)
        return end
    if sign in ("\n", "\r"):  # the line goes on without a space
        feed = text.find("\n", at, last) + 1
        if not feed:
            raise ValueError("unknown escape")
        lines = 0
        while feed < last and text[feed] in " \t\r\n":
            lines += text[feed] == "\n"
            feed += 1
        if lines:
            builder.add("\n" * lines, at, feed)
        return feed
    raise ValueError(f"unknown escape \\{sign}")


def block(text: str, start: int, end: int, indent: int = 0) -> Decoded:
    """A literal (``|``) or folded (``>``) scalar whose header stands at ``start`` and whose last line ends at ``end``.

    ``indent`` is the indentation its lines must exceed, which counts where the header states one. The value has no line feeds at its end.
    """
    header = _HEADER.match(text, start)
    if header is None:
        raise ValueError("no block scalar")
    stated = re.search(r"[1-9]", header.group(1))
    margin = indent + int(stated.group()) if stated else -1
    builder = TextBuilder()
    folded = text[start] == ">"
    at, breaks, gap, before_more = header.end(), 0, header.end(), False
    while at < end:
        feed = text.find("\n", at, end)
        stop = end if feed < 0 else feed
        after = stop if feed < 0 else feed + 1
        last = stop - 1 if stop > at and text[stop - 1] == "\r" else stop
        width = at
        while width < last and text[width] == " ":
            width += 1
        if width == last and (margin < 0 or width - at <= margin):  # a blank line
            breaks += 1
            at = after
            continue
        if margin < 0:
            margin = width - at
        first = min(at + margin, last)
        more = text[first : first + 1] in (" ", "\t")
        if builder.length or breaks:
            _join(builder, folded and not (more or before_more), breaks, gap, first)
        builder.add(text[first:last], first)
        breaks, gap, before_more = 1, last, more
        at = after
    return _finish(builder, header.end() if header.end() <= end else start)


def _join(builder: TextBuilder, folded: bool, breaks: int, start: int, end: int) -> None:
    """Adds the line feeds (or, folded, the space) between two lines of a block scalar."""
    first = builder.length == 0
    if folded and not first:
        builder.add(" " if breaks == 1 else "\n" * (breaks - 1), start, end)
    else:
        builder.add("\n" * breaks, start, end)
