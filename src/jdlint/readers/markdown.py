"""Markdown: the events of pulldown-cmark, which come with their places, drive the same machinery as HTML tags do.

The parser sees the text with some characters masked, one for one, so that offsets stay: tags of site generators, and the
``<`` of what is no element (``<insert salary>``). Lines indented so far that Markdown takes them for code are moved to the left.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Any

from jdlint.model import Comment
from jdlint.readers.html import Markup
from jdlint.readers.patterns import Lazy

_OPENING = Lazy(r"<(?=/?[A-Za-z])")
_AUTOLINK = Lazy(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>")
_DEFINITION = Lazy(r"^ {0,3}\[([^\]\n]+)\]:[ \t]*(\S+)[ \t]*(.*)$", re.MULTILINE)
_CHOICE = Lazy(r"\{\{[^{}\n|]{1,80}\|[^{}\n]{1,160}\}\}|\[[^\[\]\n|]{1,80} \| [^\[\]\n]{1,160}\]")
_NOT_ASCII = Lazy(r"[^\x00-\x7f]+")
_ELEMENTS = {
    "Paragraph": "p", "Item": "li", "Strong": "strong", "Emphasis": "em", "Strikethrough": "del", "Table": "table", "TableHead": "tr",
    "TableRow": "tr", "TableCell": "td",
}  # fmt: skip
_NAMED = {"Heading": "", "BlockQuote": "blockquote", "List": "ul", "FootnoteDefinition": "div"}
_MAX_ATTEMPTS = 4
_CODE_SIGNS = ("```", "~~~", "\t", "    ")  # without one of them no line is code

Event = tuple[Any, Any]


class _Places:
    """From the parser's byte offsets to the source's code points: stretches of characters of one width in bytes."""

    __slots__ = ("_bytes", "_points", "_shift", "_widths")

    def __init__(self, text: str, start: int, end: int, cuts: list[tuple[int, int]]) -> None:
        self._bytes: list[int] = []
        self._points: list[int] = []
        self._widths: list[int] = []
        self._shift = start if not cuts and text.isascii() else -1  # where all is one stretch, what to add to an offset
        if self._shift >= 0:
            return
        at, size = start, 0
        for first, stop in (*cuts, (end, end)):
            size = self._stretch(text, at - start, first - start, start, size)
            at = stop

    def _stretch(self, text: str, first: int, stop: int, base: int, size: int) -> int:
        at = line_start = first
        for line in text[first:stop].split("\n"):
            line_end = line_start + len(line)
            if not line.isascii():
                for match in _NOT_ASCII.finditer(text, line_start, line_end):
                    size = self._add(at, match.start(), 1, base, size)
                    for index in range(*match.span()):
                        code = ord(text[index])
                        size = self._add(
                            index, index + 1, 2 if code < 0x800 else 3 if code < 0x10000 else 4, base, size
                        )
                    at = match.end()
            line_start = line_end + 1
        return self._add(at, stop, 1, base, size)

    def _add(self, first: int, stop: int, width: int, base: int, size: int) -> int:
        if stop > first:
            self._bytes.append(size)
            self._points.append(base + first)
            self._widths.append(width)
        return size + (stop - first) * width

    def _point(self, offset: int) -> int:
        index = bisect_right(self._bytes, offset) - 1
        return self._points[index] + (offset - self._bytes[index]) // self._widths[index] if index >= 0 else 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of the character at byte ``start`` and just behind the one before byte ``end``."""
        if self._shift >= 0:
            return start + self._shift, end + self._shift
        return self._point(start), self._point(end - 1) + 1 if end else self._point(0)


def read(markup: Markup, start: int, end: int) -> None:
    """Reads ``markup.text[start:end]`` as Markdown into the blocks of ``markup.flow``."""
    view = _view(markup, start, end)
    cuts: list[tuple[int, int]] = []
    if not any(sign[0] in view and sign in view for sign in _CODE_SIGNS):
        _Reader(markup, _Places(view, start, end, cuts), view, start).run(_events(view))
        return
    for attempt in range(_MAX_ATTEMPTS + 1):
        places = _Places(view, start, end, cuts)
        events = _events(_without(view, start, cuts))
        indented: list[tuple[int, int]] = []
        fenced: list[tuple[int, int]] = []
        for event, place in events:
            kind = event.get("Start") if type(event) is dict else None
            if type(kind) is dict and "CodeBlock" in kind:
                (indented if kind["CodeBlock"] == "Indented" else fenced).append(
                    places.span(place["start"], place["end"])
                )
        endless = bool(fenced) and not view[fenced[-1][1] - start :].strip() and _endless(view[fenced[-1][0] - start :])
        if attempt == _MAX_ATTEMPTS or not (indented or endless):
            break
        if endless:
            view = _replaced(view, 0, len(view), [(fenced[-1][0] - start, "   ")])
        cuts = _outdent(view, start, cuts, indented)
    _Reader(markup, places, view, start).run(events)


def _endless(code: str) -> bool:
    """Whether ``code``, which begins with a fence, has none at its end: a slip that would make code of all that follows."""
    lines = code.rstrip().split("\n")
    return len(lines) > 1 and not lines[-1].strip().startswith(code[:3]) and any(not line.strip() for line in lines)


def _events(view: str) -> list[Event]:
    return list(_parser().events_with_range(view))


@cache
def _parser() -> Any:
    import pyromark

    options = pyromark.Options
    return pyromark.Markdown(
        options=options.ENABLE_TABLES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_TASKLISTS
        | options.ENABLE_GFM
    )


def _view(markup: Markup, start: int, end: int) -> str:
    """The text for the parser: of the same length, without what it would take for markup and is none."""
    text = markup.text
    masked: list[tuple[int, str]] = []  # where, and what to put there
    if "<" in text:
        masked += [
            (match.start(), "!")
            for match in _OPENING.finditer(text, start, end)
            if not _AUTOLINK.match(text, match.start(), end) and not markup.is_markup(match.start(), end)
        ]
    if "|" in text and ("{{" in text or "[" in text):  # bars within a placeholder are no borders of a table's cells
        for match in _CHOICE.finditer(text, start, end):
            bars = (index for index in range(*match.span()) if text[index] == "|")
            masked += [(bar, "/") for bar in bars if not any(low <= bar < low + len(put) for low, put in masked)]
    if "]:" in text:
        for match in _DEFINITION.finditer(text, start, end):
            label, target, rest = match.groups()
            if (label in ("//", "comment") or target in ("#", "<>")) and rest[:1] in ("(", '"', "'"):
                markup.flow.comments.append(Comment(rest.rstrip()[1:-1], match.start(), match.end()))
                masked = [mask for mask in masked if mask[0] < match.start() or mask[0] >= match.end()]
                masked.append((match.start(), " " * (match.end() - match.start())))
            elif label[0] != "^" and not set("/.#@<:") & set(target):
                masked.append((match.start(1) - 1, "("))
    return _replaced(text, start, end, masked)


def _replaced(text: str, start: int, end: int, masked: list[tuple[int, str]]) -> str:
    """``text[start:end]`` with other characters, as many, in places."""
    view = text[start:end]
    if not masked:
        return view
    parts: list[str] = []
    at = 0
    for place, chars in sorted(masked):
        parts += (view[at : place - start], chars)
        at = place - start + len(chars)
    parts.append(view[at:])
    return "".join(parts)


def _without(view: str, start: int, cuts: list[tuple[int, int]]) -> str:
    if not cuts:
        return view
    parts: list[str] = []
    at = 0
    for first, stop in cuts:
        parts.append(view[at : first - start])
        at = stop - start
    parts.append(view[at:])
    return "".join(parts)


def _outdent(view: str, base: int, cuts: list[tuple[int, int]], blocks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The cuts with four more columns taken from each line of ``blocks``."""
    taken = dict(cuts)  # a cut begins at its line's start
    for first, stop in blocks:
        at = view.rfind("\n", 0, first - base) + 1
        while at < stop - base:
            line_end = view.find("\n", at)
            line_end = len(view) if line_end < 0 else line_end
            begin = taken.get(at + base, at + base) - base
            cut = begin + 1 if view[begin : begin + 1] == "\t" else begin
            while cut == begin or (cut < begin + 4 and view[cut - 1] == " "):
                if view[cut : cut + 1] != " ":
                    break
                cut += 1
            if cut > begin and cut <= line_end:
                taken[at + base] = cut + base
            at = line_end + 1
    return sorted(taken.items())


def _plain(events: list[Event], at: int) -> tuple[int, int, bool]:
    """The index of the end of an element whose first event is at ``at``, how long its text is, and whether a line of it comes in pieces;
    0 where the element has more than text."""
    stop, length, breaks = at, 0, 0
    while True:
        event = events[stop][0]
        if type(event) is dict:
            if "Text" not in event:
                return (stop, length + breaks, stop - at > breaks * 2 + 1) if "End" in event else (0, 0, False)
            length += len(event["Text"])
        elif event == "SoftBreak":
            breaks += 1
        else:
            return 0, 0, False
        stop += 1


class _Reader:
    """Walks the events and drives a :class:`Markup`."""

    __slots__ = ("_code", "_definitions", "_html", "_last", "_links", "_markup", "_places", "_start", "_view")

    def __init__(self, markup: Markup, places: _Places, view: str, start: int) -> None:
        self._markup = markup
        self._places = places
        self._view = view
        self._start = start
        self._html: list[tuple[int, int]] | None = None
        self._code = False
        self._links: list[str] = []
        self._last = start  # the end of the latest inline event
        self._definitions: dict[str, tuple[int, int]] | None = None

    def run(self, events: list[Event]) -> None:
        places, markup = self._places, self._markup
        at = 0
        while at < len(events):
            event, place = events[at]
            at += 1
            start, end = places.span(place["start"], place["end"])
            if type(event) is str:
                if event == "Rule":
                    markup.begin("hr", start, self._trim(start, end))
                else:
                    markup.flow.newline(start, end, hard=event == "HardBreak")
            elif "Start" in event:
                value = event["Start"]
                behind = self._leaf(value, events, at, start, end)
                if not behind:
                    self._begin(value, start, end)
                    self._last = start
                    continue
                at = behind
            elif "Text" in event:
                self._text(event["Text"], start, end)
            elif "End" in event:
                self._end(event["End"], start, end)
            else:
                self._inline(next(iter(event)), start, end)
            self._last = end

    def _leaf(self, value: Any, events: list[Event], at: int, start: int, end: int) -> int:
        """Reads an element that holds nothing but text as it stands at once; returns the index behind its events, 0 for another element."""
        if value == "Paragraph":
            element, look = "p", ""
        elif value == "Item":
            element, look = "li", ""
        elif type(value) is dict and "Heading" in value:
            element, look = self._heading(value["Heading"]["level"], start, end)
        else:
            return 0
        stop, length, pieced = _plain(events, at)
        if not length:
            return 0
        first, last = self._places.span(events[at][1]["start"], events[stop - 1][1]["end"])
        if last - first != length:  # something between is written otherwise, or not shown
            return 0
        end = last + len(self._markup.text[last:end].rstrip())
        return stop + 1 if self._markup.leaf(element, look, start, end, first, last, pieced=pieced) else 0

    def _trim(self, start: int, end: int) -> int:
        """``end`` without the white space before it."""
        text = self._markup.text
        while end > start and text[end - 1].isspace():
            end -= 1
        return end

    def _text(self, value: str, start: int, end: int) -> None:
        markup, flow = self._markup, self._markup.flow
        if self._code:
            flow.verbatim(start, end)
        elif len(value) == end - start:
            markup.ready()
            flow.plain(start, end)
        else:
            markup.ready()
            flow.char(value, start, end if value.isspace() else self._trim(start, end))

    def _inline(self, name: str, start: int, end: int) -> None:
        markup, flow = self._markup, self._markup.flow
        if name == "InlineHtml":
            markup.feed(start, end)
        elif name == "Html":
            if self._html is None:
                markup.feed(start, end)
            else:
                self._html.append((start, end))
        elif name == "Code":
            ticks = 0
            while flow.full[start + ticks : start + ticks + 1] == "`":
                ticks += 1
            markup.ready()
            flow.on("code")
            flow.words(start + ticks, end - ticks)
            flow.off("code")

    def _begin(self, value: Any, start: int, end: int) -> None:
        markup = self._markup
        name, detail = (value, None) if type(value) is str else next(iter(value.items()))
        element = _ELEMENTS.get(name)
        if element is None:
            self._begin_other(name, detail, start, end)
        elif element == "td":
            border = max(start - 1, markup.flow.last)
            markup.begin("td", border, max(start, border))
        elif element in ("strong", "em", "del"):
            markup.ready()
            markup.flow.on(element)
        else:
            markup.begin(element, start, start, look="")

    def _begin_other(self, name: str, detail: Any, start: int, end: int) -> None:
        markup, flow = self._markup, self._markup.flow
        if name == "Heading":
            tag, look = self._heading(detail["level"], start, end)
            self._links.append(tag)
            markup.begin(tag, start, start, look=look)
        elif name in ("Link", "Image"):
            markup.ready()
            flow.on("link" if name == "Link" else "image")
            self._links.append(detail["dest_url"])
            self._links.append(detail["id"] if detail["link_type"] not in ("Inline", "Autolink", "Email") else "")
        elif name == "HtmlBlock":
            self._html = []
        elif name == "CodeBlock":
            markup.part()
            markup.begin("div", start, start)
            self._code = type(detail) is dict
            if self._code:
                flow.kind, flow.start = "code", start
        elif name in _NAMED:
            markup.begin(_NAMED[name], start, start)

    def _heading(self, level: str, start: int, end: int) -> tuple[str, str]:
        """The element and look of a heading; a paragraph that a thematic break follows without a blank line is none."""
        full = self._markup.flow.full
        if full[start] == "#":
            return level.lower(), "atx"
        lines = full[start:end].rstrip().split("\n")
        if len(lines) > 2 or len(lines[0]) > 120 or (level == "H2" and lines[0].rstrip()[-1:] in ".;,"):
            return "p", ""
        return level.lower(), "setext"

    def _end(self, value: Any, start: int, end: int) -> None:
        markup, flow = self._markup, self._markup.flow
        name = value if type(value) is str else next(iter(value))
        element = _ELEMENTS.get(name) or _NAMED.get(name)
        if name in ("Strong", "Emphasis", "Strikethrough"):
            flow.off(_ELEMENTS[name])
        elif name == "Heading":
            stop = self._trim(start, end)
            markup.end(self._links.pop(), stop, stop)
        elif name in ("Link", "Image"):
            reference, target = self._links.pop(), self._links.pop()
            flow.off("link" if name == "Link" else "image", *self._target(reference, target, start, end))
        elif name == "HtmlBlock":
            self._end_html()
        elif name == "CodeBlock":
            self._code = False
            stop = self._trim(start, end)
            markup.end("div", stop, stop)
        elif element:
            stop = self._trim(start, end)
            markup.end(element, stop, stop)

    def _end_html(self) -> None:
        """Reads the lines of an HTML block at once; where they are not adjoining (in a quote, in a list) one by one."""
        parts, self._html = self._html or [], None
        at = 0
        while at < len(parts):
            start, end = parts[at]
            at += 1
            while at < len(parts) and self._between(end, parts[at][0]):
                end = parts[at][1]
                at += 1
            self._markup.feed(start, end)

    def _between(self, end: int, start: int) -> bool:
        return end >= start or self._markup.text[end:start].isspace()

    def _target(self, reference: str, target: str, start: int, end: int) -> tuple[str, int, int]:
        """A link's destination as it is written and where it stands."""
        full = self._markup.flow.full
        if reference:
            start, end = self._definition(reference)
            if start < 0:
                return target, -1, -1
            first = full.find("]:", start, end) + 2
        elif full[start : start + 1] == "<":
            return target, start + 1, end - 1
        else:
            first = full.find("](", max(start, self._last), end) + 2
        if first < 2:
            return target, -1, -1
        while full[first : first + 1] in (" ", "\t", "\n", "<") and first < end:
            first += 1
        masked = self._markup.text
        if masked.startswith(target, first):
            return full[first : first + len(target)], first, first + len(target)
        last = first
        while last < end and not full[last].isspace() and full[last] != ">":
            last += 1
        return target, first, max(first, last - (last == end and not reference))

    def _definition(self, label: str) -> tuple[int, int]:
        """The place of a reference definition."""
        if self._definitions is None:
            self._definitions = {}
            for match in _DEFINITION.finditer(self._markup.text):
                self._definitions.setdefault(" ".join(match.group(1).casefold().split()), match.span())
        return self._definitions.get(" ".join(label.casefold().split()), (-1, -1))
