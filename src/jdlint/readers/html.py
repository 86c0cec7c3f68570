"""HTML, whole pages and fragments, also inside Markdown: elements to blocks with exact offsets."""

from __future__ import annotations

from jdlint.model import Block, Comment
from jdlint.readers import furniture
from jdlint.readers.entities import pieces, unescape
from jdlint.readers.flow import Flow, trimmed
from jdlint.readers.tags import BLOCKS, RAW, VOID, Attributes, Tag, Tags
from jdlint.textmap import Straight

_PHRASES = {
    "b": "strong", "strong": "strong", "em": "em", "i": "em", "cite": "em", "dfn": "em", "u": "underline", "ins": "underline", "code": "code",
    "kbd": "code", "samp": "code", "tt": "code", "q": "quote", "a": "link", "mark": "em", "del": "del", "s": "del", "strike": "del",
}  # fmt: skip
_LISTS = ("ul", "ol", "menu", "dir")
# In the cell of a table these part lines, not blocks.
_CELL_LINES = frozenset(("p", "div", "center", "address", "figure", "section"))
# Elements whose end tag may be left out: before which names, which of them ends, and what stands in the way.
_IMPLIED = {
    "li": (("li",), (*_LISTS, "table")),
    "dt": (("dt", "dd"), ("dl", "table")),
    "dd": (("dt", "dd"), ("dl", "table")),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr", "caption"), ("table",)),
    "thead": (("tr", "thead", "tbody", "tfoot", "caption"), ("table",)),
    "tbody": (("tr", "thead", "tbody", "tfoot", "caption"), ("table",)),
    "tfoot": (("tr", "thead", "tbody", "tfoot", "caption"), ("table",)),
    "option": (("option",), ("select", "datalist")),
    "optgroup": (("option",), ("select", "datalist")),
}
_PARAGRAPH_BORDERS = ("table", "td", "th", "li", "ul", "ol", "button", "div")
_ANCHORS = frozenset(("#", "¶", "§", "🔗", "∞", "⚓"))
_MAX_DEPTH = 200


class _Element:
    """An open element with all that holds for what stands in it (inherited from the elements around it)."""

    __slots__ = ("cells", "chrome", "context", "depth", "item", "kind", "level", "look", "main", "mark", "name", "pre", "used")  # fmt: skip

    kind: str
    level: int
    look: str
    context: str
    chrome: int
    depth: int
    main: int
    pre: bool
    item: _Element | None

    def __init__(self, name: str, outer: _Element | None) -> None:
        self.name = name
        self.mark = ""
        self.used = False  # for an item: its first block is there, what follows are paragraphs of the item
        self.cells = 0  # for a row: the cells so far
        if outer is None:
            self.kind, self.level, self.look, self.context, self.chrome = "paragraph", 0, "", "", 0
            self.depth, self.main, self.pre, self.item = 0, 0, False, None
        else:
            self.kind, self.level, self.look, self.context, self.chrome = (
                outer.kind, outer.level, outer.look, outer.context, outer.chrome
            )  # fmt: skip
            self.depth, self.main, self.pre, self.item = outer.depth, outer.main, outer.pre, outer.item

    def block_kind(self) -> str:
        """The kind of a block that begins in the element."""
        return "paragraph" if self.kind == "item" and self.item is not None and self.item.used else self.kind


class Markup:
    """Takes tags and text in source order and tells a :class:`Flow` where blocks begin and end.

    ``page`` is True for a whole page, where furniture is told from content. Markdown drives it too: its constructs are elements.
    """

    __slots__ = ("_counts", "_stack", "_tags", "flow", "page", "scripts", "text")

    def __init__(self, flow: Flow, *, page: bool) -> None:
        self.flow = flow
        self.text = flow.text
        self.page = page
        self.scripts: list[tuple[int, int]] = []  # where the JSON-LD of the page stands
        self._tags = Tags(self.text)
        self._stack: list[_Element] = [_Element("", None)]
        self._counts: dict[str, int] = {}

    def feed(self, start: int, end: int) -> None:
        """Reads ``text[start:end]`` as HTML."""
        text, at, run = self.text, start, start
        while at < end:
            opening = text.find("<", at, end)
            if opening < 0:
                break
            after, tag = self._tags.tag(opening, end)
            if not after:
                at = opening + 1
                continue
            if run < opening:
                self.words(run, opening)
            at = run = self._act(tag, opening, after, end)
        if run < end:
            self.words(run, end)

    def is_markup(self, start: int, end: int) -> bool:
        """Whether the tag that begins at ``start`` is markup (and not, as ``<your name>``, a word between brackets)."""
        return self._tags.tag(start, end)[0] != 0

    def _act(self, tag: Tag | None, start: int, after: int, end: int) -> int:
        """Does what a tag says; returns where the reading goes on."""
        if tag is None:
            if self.text.startswith("<!--", start):
                self.flow.comments.append(Comment(self.flow.full[start + 4 : after - 3], start, after))
        elif tag.ends:
            self.end(tag.name, start, after)
        elif tag.name in RAW and not self._is_root_template(tag):
            return self._pass_over(tag, start, after, end)
        else:
            self.begin(tag.name, start, after, tag.attributes)
        return after

    def _is_root_template(self, tag: Tag) -> bool:
        """Whether a ``template`` is the outermost element: that of a component file (Vue) is its page; one within a page is not shown."""
        return tag.name == "template" and len(self._stack) == 1 and not self.page

    def _pass_over(self, tag: Tag, start: int, after: int, end: int) -> int:
        """Passes over an element whose content is no text; returns where it ends."""
        name = tag.name
        if self.text[after - 2] == "/" and name in ("svg", "math", "template"):
            return after
        close, stop = self._tags.content_end(name, after, end)
        if not stop:
            return end if name in ("script", "style", "title", "textarea") else after
        if name == "title" and self.page:
            self._head(after, close, start, stop)
        elif name == "script" and tag.attributes.get("type", ("",))[0].lower() == "application/ld+json":
            self.scripts.append((after, close))
        return stop

    def _head(self, first: int, last: int, start: int, end: int) -> None:
        """A text of the page's head: its title."""
        flow = self.flow
        flow.finish()
        flow.kind, flow.context, flow.chrome, flow.start = "paragraph", "head", True, start
        self._pieces(first, last)
        flow.finish(end)

    def begin(self, name: str, start: int, end: int, attributes: Attributes | None = None, look: str = "html") -> None:
        """An element begins with the tag ``text[start:end]``; ``look`` is how it is written if it is a heading."""
        if name in BLOCKS and name != "hr":
            self._begin_block(name, start, end, attributes or {}, look)
        elif name not in VOID:
            self._begin_phrase(name, attributes or {})
        elif name == "br":
            self.flow.newline(start, end, hard=True)
        elif name == "hr":
            self.part()
            self.flow.solid("rule", start, end)
        elif name == "img" and attributes:
            self._image(attributes)
        elif name == "meta" and attributes and self.page:
            content = attributes.get("content", ("", -1, -1))
            if attributes.get("property", ("",))[0] == "og:title" and content[1] >= 0:
                self._head(content[1], content[2], start, end)

    def _begin_block(self, name: str, start: int, end: int, attributes: Attributes, look: str) -> None:
        self._close_implied(name, start)
        outer, flow = self._stack[-1], self.flow
        if name in ("td", "th") and outer.name == "tr":
            if flow.kind != "row":
                self.part()
            elif outer.cells and not flow.empty:
                flow.tab(start, end)
            outer.cells += 1
        elif outer.kind == "row" and name in _CELL_LINES:
            flow.newline(start, end)
        else:
            self.part()
            flow.start = start
        element = _Element(name, outer)
        _fill(element, look)
        if attributes or name in furniture.TAGS or name in ("main", "article", "header", "form"):
            self._place(element, attributes)
        self._push(element)
        if flow.empty and flow.start < 0:
            flow.start = start

    def leaf(self, name: str, look: str, start: int, end: int, first: int, last: int, *, pieced: bool) -> bool:
        """An element (``p``, ``li`` or a heading) at ``text[start:end]`` that holds only ``text[first:last]``: a block, made at once.
        False, and nothing done, where there may be more to it. ``pieced`` tells that there may be space to collapse in its lines.

        It comes to what :meth:`begin`, text and :meth:`end` would do, which a test compares."""
        flow, outer = self.flow, self._stack[-1]
        if outer.kind == "row" or (name == "li" and outer.name != "ul") or self._counts.get("p") or self.page:
            return False
        text = flow.as_it_stands(first, last, pieced=pieced)
        if not text or len(self._stack) >= _MAX_DEPTH:
            return False
        if flow.begun:
            self.part()
        if name == "p":
            kind, level, look, context = outer.block_kind(), outer.level, outer.look, outer.context
            if kind == "item" and outer.item is not None:
                outer.item.used = True
        elif name == "li":
            kind, level, look, context = "item", max(1, outer.depth), outer.look, ""
        else:
            kind, level, context = "heading", int(name[1]), ""
        chrome = outer.chrome >= furniture.TAGGED
        flow.blocks.append(
            Block(kind, text, Straight(last - first, first), start, end, level, look, (), "", chrome, context)
        )
        return True

    def _place(self, element: _Element, attributes: Attributes) -> None:
        """Whether the element is the page's main part, or furniture."""
        element.main = furniture.main_part(element.name, attributes, element.main)
        if element.chrome == furniture.NAMED and element.name in ("main", "article"):
            element.chrome = 0
        element.chrome = max(element.chrome, furniture.reason(element.name, attributes, element.main, page=self.page))

    def _push(self, element: _Element) -> None:
        if len(self._stack) < _MAX_DEPTH:
            self._stack.append(element)
            self._counts[element.name] = self._counts.get(element.name, 0) + 1

    def _begin_phrase(self, name: str, attributes: Attributes) -> None:
        outer = self._stack[-1]
        element = _Element(name, outer)
        element.mark = _PHRASES.get(name, "")
        if attributes or name in furniture.TAGS:
            self._place(element, attributes)
            if element.chrome > outer.chrome:
                self.part()
            if "style" in attributes and not element.mark:
                element.mark = _styled(attributes["style"][0])
        if len(self._stack) >= _MAX_DEPTH:
            return
        self._push(element)
        if element.mark == "link":
            _value, start, end = attributes.get("href", ("", -1, -1))
            self.flow.on("link", unescape(self.flow.full[start:end]) if start >= 0 else "", start, end)
        elif element.mark:
            self.flow.on(element.mark)

    def _image(self, attributes: Attributes) -> None:
        value, start, end = attributes.get("alt", ("", -1, -1))
        _source, target_start, target_end = attributes.get("src", ("", -1, -1))
        if start >= 0 and value.strip():
            self.ready()
            self.flow.on(
                "image", self.flow.full[target_start:target_end] if target_start >= 0 else "", target_start, target_end
            )
            self._pieces(start, end)
            self.flow.off("image")

    def ready(self) -> None:
        """Called before text is added: a block that it opens gets its properties from the open elements."""
        flow = self.flow
        if not flow.empty:
            return
        element = self._stack[-1]
        flow.kind, flow.level, flow.look, flow.context = (
            element.block_kind(), element.level, element.look, element.context
        )  # fmt: skip
        flow.chrome = element.chrome >= furniture.TAGGED
        if self.page:
            flow.note = furniture.note(element.chrome, element.main)

    def end(self, name: str, start: int, end: int) -> None:
        """The end tag ``text[start:end]`` of an element; one that was never begun is passed over."""
        flow = self.flow
        if name == "br":
            flow.newline(start, end, hard=True)
            return
        if not self._counts.get(name):
            if name == "p":
                self.part()
            return
        for index in range(len(self._stack) - 1, 0, -1):
            element = self._stack[index]
            if element.name != name:
                continue
            if name in BLOCKS:
                self._close(index, start, end)
                return
            self._counts[name] -= 1
            if element.mark:
                flow.off(element.mark)
            if element.chrome > self._stack[index - 1].chrome:
                self.part(end)
            del self._stack[index]
            return

    def _close_implied(self, name: str, at: int) -> None:
        """Ends elements whose end tag may be left out before ``name``."""
        implied = _IMPLIED.get(name)
        if implied:
            self._close_nearest(*implied, at)
        if self._counts.get("p"):
            self._close_nearest(("p",), _PARAGRAPH_BORDERS, at)

    def _close_nearest(self, names: tuple[str, ...], borders: tuple[str, ...], at: int) -> None:
        """Ends the innermost open element of ``names`` unless one of ``borders`` stands between."""
        for index in range(len(self._stack) - 1, 0, -1):
            name = self._stack[index].name
            if name in names:
                self._close(index, at, at)
                return
            if name in borders:
                return

    def _close(self, index: int, start: int, end: int) -> None:
        """Ends the open element at ``index`` of the stack and all in it."""
        element = self._stack[index]
        if (
            element.kind != "row"
            or self.flow.kind != "row"
            or (element.name not in _CELL_LINES and element.name not in ("td", "th"))
        ):
            self.part(end)
        elif element.name in _CELL_LINES:
            self.flow.newline(start, end)
        for inner in reversed(self._stack[index:]):
            self._counts[inner.name] -= 1
            if inner.mark:
                self.flow.off(inner.mark)
        del self._stack[index:]

    def part(self, end: int = -1) -> None:
        """Ends the block that is open, at ``end`` or behind its last text."""
        block = self.flow.finish(end)
        if block is None:
            return
        if block.kind == "item":
            item = self._stack[-1].item
            if item is not None:
                item.used = True
        elif block.kind == "heading" and block.marks:
            self._drop_anchor(block)

    def _drop_anchor(self, block: Block) -> None:
        """Takes the ``#`` or ``¶`` off a heading that links to the heading itself."""
        for mark in block.marks:
            if mark.kind == "link" and block.text[mark.start : mark.end] in _ANCHORS and mark.target.startswith("#"):
                first = mark.start == 0
                rest = block.slice(mark.end, len(block.text)) if first else block.slice(0, mark.start)
                rest = trimmed(rest._replace(start=block.start, end=block.end))
                if rest.text and (first or mark.end == len(block.text)):
                    self.flow.blocks[-1] = rest
                return

    def words(self, start: int, end: int) -> None:
        """The text ``text[start:end]`` of an element, its white space collapsed, its character references decoded."""
        if self.flow.empty and self.text[start:end].isspace():
            return
        self.ready()
        if self._stack[-1].pre:
            self._lines(start, end)
        else:
            self._pieces(start, end)

    def _pieces(self, start: int, end: int) -> None:
        flow, at = self.flow, start
        if self.text.find("&", start, end) >= 0:
            for decoded, first, stop in pieces(self.text, start, end):
                if at < first:
                    flow.words(at, first)
                flow.char(decoded, first, stop)
                at = stop
        if at < end:
            flow.words(at, end)

    def _lines(self, start: int, end: int) -> None:
        """Preformatted text: its lines stay, a blank line parts blocks."""
        at, text = start, self.text
        while at <= end:
            stop = text.find("\n", at, end)
            if stop < 0:
                stop = end
            if at < stop and not text[at:stop].isspace():
                self.ready()
                self._pieces(at, stop)
            elif at > start:
                self.flow.split()
            if stop < end:
                self.flow.newline(stop, stop + 1)
            at = stop + 1

    def close(self) -> None:
        """Ends all that is open; on a page, tells furniture from content."""
        self.part()
        if self.page:
            furniture.judge(self.flow.blocks, self.flow.notes)


def _fill(element: _Element, look: str) -> None:
    """Fills in what the element changes for what stands in it."""
    name = element.name
    if len(name) == 2 and name[0] == "h" and name[1].isdigit():
        element.kind, element.level, element.look, element.context, element.item = (
            "heading",
            int(name[1]),
            look,
            "",
            None,
        )
    elif name in _LISTS:
        if element.kind == "row":
            element.kind = "paragraph"
        element.depth += 1
    elif name == "li":
        element.kind, element.level, element.context, element.item = "item", max(1, element.depth), "", element
    elif name == "tr":
        element.kind, element.level, element.context, element.item = "row", 0, "", None
    elif name == "table":
        element.kind, element.level = "paragraph", 0
    elif name == "th":
        element.context = "th"
    elif name in ("dt", "dd", "caption", "summary", "figcaption"):
        element.kind, element.context = "paragraph", name
    elif name == "blockquote":
        element.context = "quote"
    elif name == "pre":
        element.pre = True


def _styled(style: str) -> str:
    """The mark that an inline style amounts to."""
    style = style.replace(" ", "").lower()
    if "font-weight:bold" in style or "font-weight:7" in style or "font-weight:6" in style:
        return "strong"
    return "underline" if "text-decoration:underline" in style else ""


def is_page(text: str) -> bool:
    """Whether an HTML text is a whole page rather than a fragment."""
    head = text[:3000].lower()
    return (
        "<html" in head
        or "<!doctype" in head
        or "<body" in head
        or "<head>" in head
        or "</body>" in text[-3000:].lower()
    )
