"""The tokens of HTML: tags with their attributes, comments, and what only looks like a tag.

A small tokenizer of our own: it keeps offsets, forgives what browsers forgive, takes linear time, and costs nothing to import.
What is no element of HTML (``<insert salary>``, ``<TBD>``) is text: someone forgot to fill it in.
"""

from __future__ import annotations

import re

from jdlint.readers.patterns import Lazy

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
"""Elements that begin a line of their own."""

VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
"""Elements that have no content and no end tag."""

RAW = frozenset((
    "iframe", "math", "noembed", "noframes", "noscript", "script", "style", "svg", "template", "textarea", "title", "xmp",
))  # fmt: skip
"""Elements whose content is no text of the page."""

_INLINE = frozenset((
    "a", "abbr", "acronym", "applet", "audio", "b", "bdi", "bdo", "big", "button", "canvas", "cite", "code", "col", "colgroup",
    "data", "datalist", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "map", "mark", "marquee", "meter", "nobr", "object",
    "output", "picture", "progress", "q", "rp", "rt", "ruby", "s", "samp", "select", "slot", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "video",
))  # fmt: skip
_KNOWN = BLOCKS | _INLINE | VOID | RAW | {"head", "plaintext", "basefont", "frame", "bgsound", "path", "g", "use"}
# Elements whose names are also words: without attributes and without an end tag they are words that stand between angle brackets.
_WORDS = frozenset((
    "address", "area", "article", "aside", "audio", "base", "body", "button", "canvas", "caption", "cite", "code", "data", "details",
    "dialog", "embed", "footer", "form", "head", "header", "input", "label", "legend", "link", "main", "map", "mark", "menu", "meta",
    "meter", "nav", "object", "option", "output", "param", "path", "picture", "progress", "search", "section", "select", "slot",
    "source", "style", "summary", "template", "time", "title", "track", "use", "var", "video",
))  # fmt: skip

_NAME = Lazy(r"[A-Za-z][^\s/><]*")
_ATTRIBUTE = Lazy(r"[\s/]*([^\s=>/\"'][^\s=>/]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?")
_MAX_ATTRIBUTES = 60
_MAX_DECLARATION = 2000

Attributes = dict[str, tuple[str, int, int]]
"""By lower-case name: the value as it is written and its place; ``("", -1, -1)`` for one without a value."""


class Tag:
    """A start tag, or with ``ends`` an end tag; ``name`` in lower case."""

    __slots__ = ("attributes", "ends", "name")

    def __init__(self, name: str, ends: bool, attributes: Attributes) -> None:
        self.name = name
        self.ends = ends
        self.attributes = attributes


class Tags:
    """Finds tags in ``text``."""

    __slots__ = ("_ends", "_failed", "_lower", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._lower = ""
        self._ends: dict[str, bool] = {}
        self._failed: dict[tuple[str, int], int] = {}  # what was sought up to an end in vain, and from where

    def tag(self, start: int, end: int) -> tuple[int, Tag | None]:
        """Where the tag, comment or declaration ends that begins with the ``<`` at ``start`` (0: it is text), and the tag if it is one."""
        text = self._text
        second = text[start + 1 : start + 2]
        if second == "!" or second == "?":
            if text.startswith("<!--", start):
                return self._after("-->", start + 2, end), None
            close = text.find(">", start, min(end, start + _MAX_DECLARATION))
            return close + 1, None
        ends = second == "/"
        match = _NAME.match(text, start + 1 + ends, end)
        if match is None:
            return 0, None
        after = self._after(">", match.end(), end)
        if not after:
            return 0, None
        name = match.group().lower()
        attributes: Attributes = {}
        if not ends and after - 1 > match.end():
            after, attributes = self._attributes(match.end(), after - 1, end)
        if not self._is_markup(name, ends, attributes, text[after - 2] == "/"):
            return 0, None
        return after, Tag(name, ends, attributes)

    def content_end(self, name: str, start: int, end: int) -> tuple[int, int]:
        """Where the content that begins at ``start`` of a raw element ends, and where its end tag does; both 0 where it has none."""
        if start >= self._failed.get((name, end), end + 1):
            return 0, 0
        match = re.compile(f"</{name}", re.IGNORECASE | re.ASCII).search(self._text, start, end)
        if match is None:
            self._failed[name, end] = start
            return 0, 0
        return match.start(), self._text.find(">", match.end(), end) + 1 or end

    def _after(self, sign: str, start: int, end: int) -> int:
        """Where the next ``sign`` ends; 0 for none."""
        if start >= self._failed.get((sign, end), end + 1):
            return 0
        place = self._text.find(sign, start, end)
        if place < 0:
            self._failed[sign, end] = start
            return 0
        return place + len(sign)

    def _attributes(self, start: int, close: int, end: int) -> tuple[int, Attributes]:
        """Where the tag ends, whose first ``>`` stands at ``close`` (it may stand in quotes), and its attributes."""
        text, at = self._text, start
        attributes: Attributes = {}
        first = close
        for _ in range(_MAX_ATTRIBUTES):
            match = _ATTRIBUTE.match(text, at, end)
            if match is None or match.start(1) > close:
                break
            name = match.group(1).lower()
            for group in (2, 3, 4):
                if match.start(group) >= 0:
                    attributes.setdefault(name, (match.group(group), *match.span(group)))
                    break
            else:
                attributes.setdefault(name, ("", -1, -1))
            at = match.end()
            if at > close:
                close = text.find(">", at, end)
                if close < 0:  # a quotation mark too few: the tag ends where it seemed to
                    return first + 1, attributes
        return close + 1, attributes

    def _is_markup(self, name: str, ends: bool, attributes: Attributes, self_closing: bool) -> bool:
        known = name in _KNOWN
        if ends:
            return known or self._holds("<" + name)
        valued = any(start >= 0 for _value, start, _end in attributes.values())
        if not known:
            return valued or (self_closing and not attributes) or self._holds("</" + name)
        if valued or self_closing or (name not in _WORDS and len(attributes) < 2):
            return True
        if name in VOID:
            return name not in _WORDS and not attributes
        return (not attributes or name not in _WORDS) and self._holds("</" + name)

    def _holds(self, opening: str) -> bool:
        """Whether the text holds a tag that begins so."""
        if opening not in self._ends:
            if not self._lower:
                self._lower = self._text.lower()
            self._ends[opening] = opening in self._lower
        return self._ends[opening]
