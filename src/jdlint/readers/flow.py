"""Assembles blocks from pieces of visible text: the one place that trims, joins and cleans what the readers find.

A reader says where a block begins, which pieces of text it has (each with its place in the source), where marks start and stop,
and where the block ends. White space at the edges of a block falls away by itself, because white space is held back until
text follows it.
"""

from __future__ import annotations

from typing import NamedTuple

from jdlint.model import Block, Comment, Issue, Mark
from jdlint.readers.patterns import Lazy
from jdlint.textmap import TextBuilder, TextMap

MASK = "\ufdd0"
"""Stands in a masked text for each character of a template tag; a code point that is no character, so no text has it."""

# No width and no meaning for a reader: soft hyphen, zero-width space and joiners, direction marks, word joiner, byte order mark.
_DROPPED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_BREAKS = "\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029"
_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\x1f"

_SPACE = Lazy(f"[{_SPACES}]")
_ODD_ASCII = "\r\x0b\x0c\x1c\x1d\x1e\x1f"
_ANY_ODD = Lazy(f"[{_DROPPED}{_BREAKS}{MASK}\x1f]")
_ODD = Lazy(f"[{_DROPPED}]+|[{_BREAKS}]+|{MASK}+")
_RUN = Lazy(r"[^\S ]\s*| \s+")


class _Open(NamedTuple):
    """A mark that has begun, with the text offset at which it did."""

    kind: str
    at: int
    target: str
    target_start: int
    target_end: int


class Flow:
    """Collects the blocks of one document in source order; ``text`` is the source (with template tags masked)."""

    __slots__ = (
        "_builder", "_marks", "_odd", "_open", "_pending", "blocks", "chrome", "comments", "context", "full", "issues", "key", "kind",
        "last", "level", "look", "note", "notes", "start", "tags", "text",
    )  # fmt: skip

    def __init__(self, text: str, full: str | None = None) -> None:
        self.text = text
        self.full = text if full is None else full
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self.issues: list[Issue] = []
        self.tags: tuple[tuple[int, int], ...] = ()  # template tags alone on their lines, to become blocks
        self.notes: dict[int, int] = {}  # by block: what the machinery for HTML has to remember of it
        self._odd = _is_odd(text)
        self._open: list[_Open] = []
        self._reset()

    def _reset(self) -> None:
        self._builder = TextBuilder()
        self._marks: list[Mark] = []
        self._clear()

    def _clear(self) -> None:
        self._pending: tuple[str, int, int, bool] | None = None
        if self._open:
            self._open = [mark._replace(at=0) for mark in self._open]
        self.kind, self.level, self.look, self.context, self.key, self.chrome = "paragraph", 0, "", "", "", False
        self.start = self.last = -1
        self.note = 0

    @property
    def begun(self) -> bool:
        """Whether the open block has a place, text or marks already."""
        return self.start >= 0 or self.last >= 0 or bool(self._marks)

    @property
    def empty(self) -> bool:
        """Whether the open block has no text yet."""
        return self._builder.length == 0

    def finish(self, end: int = -1) -> Block | None:
        """Ends the open block at source offset ``end`` (-1: behind its last text) and returns it; None where it has no text."""
        if not self._builder.length:
            if self._marks:
                self._marks = []
            self._clear()
            return None
        text, textmap = self._builder.finish()
        for mark in self._open:
            self._close(mark)
        if self._pending is not None:  # a template tag may stand behind the last text
            self._marks = [
                mark._replace(start=min(mark.start, len(text)), end=min(mark.end, len(text))) for mark in self._marks
            ]
        block = Block(
            self.kind, text, textmap,
            textmap.start(0) if self.start < 0 else self.start,
            max(self.last, end),
            self.level, self.look, tuple(sorted(self._marks, key=_order)), self.key, self.chrome, self.context,
        )  # fmt: skip
        if self.note:
            self.notes[len(self.blocks)] = self.note
        self.blocks.append(block)
        self._reset()
        return block

    def split(self, end: int = -1) -> None:
        """Ends the open block and begins another of the same sort."""
        if not self._builder.length:
            self._pending = None
            return
        kept = (self.kind, self.level, self.look, self.context, self.key, self.chrome, self.note)
        self.finish(end)
        self.kind, self.level, self.look, self.context, self.key, self.chrome, self.note = kept

    def on(self, kind: str, target: str = "", target_start: int = -1, target_end: int = -1) -> None:
        """Begins a mark at the next visible character."""
        at = self._builder.length + (1 if self._pending and self._builder.length else 0)
        self._open.append(_Open(kind, at, target, target_start, target_end))

    def off(self, kind: str, target: str = "", target_start: int = -1, target_end: int = -1) -> None:
        """Ends the innermost open mark of ``kind`` behind the last visible character; a target given now replaces the earlier one."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].kind == kind:
                mark = self._open.pop(index)
                if target_start >= 0:
                    mark = mark._replace(target=target, target_start=target_start, target_end=target_end)
                self._close(mark)
                return

    def _close(self, mark: _Open) -> None:
        if mark.at < self._builder.length:
            self._marks.append(
                Mark(mark.kind, mark.at, self._builder.length, mark.target, mark.target_start, mark.target_end)
            )

    def template(self, start: int, end: int) -> None:
        """Notes a template tag at ``full[start:end]`` inside a block; it has no visible text."""
        at = self._builder.length + (1 if self._pending and self._builder.length else 0)
        tag = self.full[start:end]
        self._marks.append(Mark("template", at, at, tag, start, end))
        if tag.lstrip("{<%-= ").startswith(("else", "elsif", "elif")):  # both branches are read, not as one word
            self.space(start, end)

    def newline(self, start: int, end: int, *, hard: bool = False) -> None:
        """A line break written as ``source[start:end]``; a second hard one in a row ends the block, as a blank line does."""
        if not self._builder.length:
            return
        pending = self._pending
        if pending and pending[0] == "\n":
            if hard and pending[3] and self.kind != "row":
                self.split(pending[1])
            elif hard:
                self._pending = ("\n", pending[1], end, True)
            return
        self._pending = ("\n", start, end, hard)

    def space(self, start: int, end: int) -> None:
        """White space written as ``source[start:end]``; seen only where text follows in the same line."""
        pending = self._pending
        if pending is None:
            if self._builder.length:
                self._pending = (" ", start, end, False)
        elif pending[0] == " " and pending[2] == start:
            self._pending = (" ", pending[1], end, False)

    def tab(self, start: int, end: int) -> None:
        """The border between two cells of a row."""
        self._pending = None
        if self.last < 0:
            self.last = end
        self._builder.add("\t", start, end)

    def char(self, text: str, start: int, end: int) -> None:
        """Visible text that stands for something written otherwise (an entity, an escape)."""
        text = _SPACE.sub(" ", text)
        if text.isspace():
            if text in _BREAKS:
                self.split()
            else:
                self.space(start, end)
            return
        text = "".join(char for char in text if char not in _DROPPED and char != MASK)
        if text:
            self._put(text, start, end)

    def _put(self, text: str, start: int, end: int) -> None:
        pending = self._pending
        if pending is not None:
            self._pending = None
            if self._builder.length:
                self._builder.add(pending[0], pending[1], pending[2])
        self._builder.add(text, start, end)
        self.last = end

    def plain(self, start: int, end: int) -> None:
        """The text ``source[start:end]`` as it stands, without its odd characters; for formats where a line feed is no mere space."""
        if self._odd:
            at = start
            for match in _ODD.finditer(self.text, start, end):
                first, stop = match.span()
                if first > at:
                    self._straight(at, first)
                self._strange(first, stop)
                at = stop
            start = at
        if start < end:
            self._straight(start, end)

    def as_it_stands(self, start: int, end: int, *, pieced: bool) -> str:
        """The text ``source[start:end]`` if all of it is shown as it is written and no mark reaches into it; otherwise none.
        Where it is not ``pieced``, a parser has taken the spaces and tabs off its lines' edges already."""
        text = self.text[start:end]
        if self._open or (self._odd and _is_odd(text)):
            return ""
        if not text.isascii():
            text = _SPACE.sub(" ", text)
            pieced = True
        if len(text.strip()) < len(text):
            return ""
        return "" if pieced and ("  " in text or "\t" in text or " \n" in text or "\n " in text) else text

    def _strange(self, start: int, end: int) -> None:
        char = self.text[start]
        if char == MASK:
            self.template(start, end)
        elif char in _BREAKS:
            if char == "\r" and end - start == 1 and self.text[end : end + 1] == "\n":
                return
            self.split()

    def _straight(self, start: int, end: int) -> None:
        text = self.text[start:end]
        if not text.isascii():
            text = _SPACE.sub(" ", text)
        core = text.strip()
        if not core:
            self.space(start, end)
            return
        first = start
        if text[0].isspace():
            first = start + len(text) - len(text.lstrip())
            self.space(start, first)
        self._put(core, first, first + len(core))
        if first + len(core) < end:
            self.space(first + len(core), end)

    def words(self, start: int, end: int) -> None:
        """The text ``source[start:end]`` with each run of white space as one space, as a browser shows it."""
        at = start
        for match in _RUN.finditer(self.text, start, end):
            first, stop = match.span()
            if first > at:
                self._words(at, first)
            run = match.group()
            if not run.isascii() and any(char in "\x85\u2028\u2029" for char in run):
                self.split()
            else:
                self.space(first, stop)
            at = stop
        if at < end:
            self._words(at, end)

    def _words(self, start: int, end: int) -> None:
        if self._odd:
            self.plain(start, end)
        else:
            self._straight(start, end)

    def verbatim(self, start: int, end: int) -> None:
        """The text ``source[start:end]`` with its indentation and line breaks (code), template tags and all."""
        self._pending = None
        at = start
        while at < end:
            stop = self.full.find("\r", at, end)
            if stop < 0:
                stop = end
            if stop > at:
                self._builder.add(self.full[at:stop], at)
                self.last = stop
            at = stop + 1

    def solid(self, kind: str, start: int, end: int) -> None:
        """A block without text of its own: a thematic break, a template tag alone on its line (its text is the tag)."""
        self.finish()
        text = self.full[start:end] if kind == "template" else ""
        self.blocks.append(Block(kind, text, TextMap.straight(len(text), start), start, end))


def _is_odd(text: str) -> bool:
    """Whether ``text`` holds a character that is not shown, or that breaks lines."""
    if any(char in text for char in _ODD_ASCII):
        return True
    return not text.isascii() and any(_ANY_ODD.search(line) for line in text.split("\n") if not line.isascii())


def _order(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


def trimmed(block: Block) -> Block:
    """The block without white space at its text's edges."""
    text = block.text
    core = text.strip()
    if len(core) == len(text):
        return block
    first = len(text) - len(text.lstrip())
    return block._replace(
        text=core,
        map=block.map.slice(first, first + len(core)),
        marks=tuple(
            mark._replace(start=max(0, mark.start - first), end=min(len(core), mark.end - first))
            for mark in block.marks
            if mark.end >= first and mark.start - first <= len(core)
        ),
    )


def clean(text: str, textmap: TextMap) -> tuple[str, TextMap]:
    """A decoded value without its odd characters and without white space at its edges, and its map."""
    if not text.isascii():
        text = _SPACE.sub(" ", text)
    if "\r" in text or (not text.isascii() and any(char in _DROPPED for char in text)):
        builder = TextBuilder()
        for index, char in enumerate(text):
            if char == "\r":
                if text[index + 1 : index + 2] != "\n":
                    builder.add("\n", *textmap.span(index, index + 1))
            elif char not in _DROPPED:
                builder.add(char, *textmap.span(index, index + 1))
        at = textmap.start(0)
        text, textmap = builder.finish() if builder.length else ("", TextMap.straight(0, at))
    core = text.strip()
    if len(core) == len(text):
        return text, textmap
    first = len(text) - len(text.lstrip())
    return core, textmap.slice(first, first + len(core))
