"""Lists and headings that are written as lines of a paragraph: ``•`` bullets, ``##Heading`` without a space, bold lines, labels."""

from __future__ import annotations

from itertools import accumulate, pairwise

from jdlint.model import Block, Mark
from jdlint.readers import bullets
from jdlint.readers.flow import trimmed
from jdlint.readers.patterns import Lazy

_LABEL = Lazy(r"[A-Z][\w &/()’'-]{1,40}:(?:\s|$)")
_HYPHEN = Lazy(r"[-*](?=[^\W\d_])")
_FEWEST_ITEMS = 2
_FEWEST_LINES = 3
_NARROWEST_WRAP = 40
_TEXT = ("text", 0)


def split_lines(blocks: list[Block]) -> list[Block]:
    """The blocks, with paragraphs parted into the items, headings and lines that stand in them."""
    result: list[Block] = []
    for index, block in enumerate(blocks):
        kind, text = block.kind, block.text
        if "\n" in text:
            if kind in ("paragraph", "item") and block.context != "head":
                result += _parts(block)
                continue
        elif kind == "paragraph" and not bullets.is_none(text) and block.context != "head":
            if length := _sign(blocks, index):
                block = _item(block, length)
            elif text[0] == "#" and (rank := _heading(text)):
                block = _ranked(block, rank)
        result.append(block)
    return result


def _sign(blocks: list[Block], index: int) -> int:
    """How long the bullet of a paragraph of one line is; signs that also occur in prose count where a neighbour has the same."""
    block = blocks[index]
    text = block.text
    length = bullets.sign(text)
    if length and (bullets.sure(text) or text[0] == "–"):
        return length
    counts = bullets.number(text) and not text.isupper()
    if not length and not counts:
        return 0
    for place in (index - 1, index + 1):
        if 0 <= place < len(blocks) and blocks[place].kind == "paragraph" and blocks[place].context == block.context:
            other = blocks[place].text
            if length and other[:1] == text[0] and bullets.sign(other):
                return length
            if counts and bullets.number(other):
                return bullets.number(text)
    return 0


def _item(block: Block, length: int) -> Block:
    start, end = block.start, block.end
    return trimmed(
        block.slice(length, len(block.text), "item")._replace(start=start, end=end, level=max(1, block.level))
    )


def _ranked(block: Block, rank: int) -> Block:
    length = len(block.text) - len(block.text.lstrip("#").lstrip())
    last = len(block.text.rstrip("# ")) if block.text.endswith("#") else len(block.text)
    part = block.slice(length, max(last, length), "heading")
    return trimmed(part._replace(start=block.start, end=block.end, level=rank, look="atx"))


def _parts(block: Block) -> list[Block]:
    lines = block.text.split("\n")
    kinds = _kinds(block, lines)
    if not kinds:
        return [block]
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    ends = [start - 1 for start in starts[1:]]
    result: list[Block] = []
    marks = _Marks(block.marks)
    first = 0
    while first < len(lines):
        kind, length = kinds[first]
        last = first + 1
        if kind in ("text", "item"):
            while (
                last < len(lines) and kinds[last][0] == "text" and not (kind == "item" and _hard(block, ends[last - 1]))
            ):
                last += 1
        start, end = starts[first], ends[last - 1]
        part = block._replace(marks=marks.within(start, end)).slice(start, end)
        if kind == "item":
            part = _item(part, length) if length else part._replace(kind="item", level=max(1, block.level))
        elif kind == "heading":
            part = _ranked(part, length)
        elif first and block.kind == "item":
            part = part._replace(kind="paragraph")
        part = trimmed(part)
        if part.text:
            result.append(part)
        first = last
    return result


class _Marks:
    """A block's marks, given out for one part of the block after the other."""

    __slots__ = ("_coming", "_open")

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        self._coming = sorted(marks, key=_from, reverse=True)
        self._open: list[Mark] = []

    def within(self, start: int, end: int) -> tuple[Mark, ...]:
        """The marks that reach into ``start:end``; the parts asked for must ascend."""
        while self._coming and self._coming[-1].start < end:
            self._open.append(self._coming.pop())
        self._open = [mark for mark in self._open if mark.end > start or mark.start >= start]
        return tuple(self._open)


def _from(mark: Mark) -> int:
    return mark.start


def _kinds(block: Block, lines: list[str]) -> list[tuple[str, int]]:
    """For each line what it is (text, item, heading, or alone: a block of its own) and how long its sign is (its rank); none where
    all of them are one text."""
    if block.marks or not all(map(bullets.is_none, lines)):
        kinds = _opened(block, lines)
        if kinds.count(_TEXT) < len(kinds):
            return kinds
    return _separate(block, lines) if block.kind == "paragraph" else []


def _opened(block: Block, lines: list[str]) -> list[tuple[str, int]]:
    """What each line is by its own beginning, or because it is set apart as a whole."""
    signs = _signs(lines)
    marked = {mark.start: mark.end for mark in block.marks if mark.kind in ("strong", "underline", "em")}
    kinds: list[tuple[str, int]] = []
    start = 0
    for index, line in enumerate(lines):
        end = start + len(line)
        rank = _heading(line) if block.kind == "paragraph" else 0
        if rank:
            kinds.append(("heading", rank))
        elif index in signs and (block.kind == "paragraph" or index):
            kinds.append(("item", signs[index]))
        elif marked and _bold(block.text, marked, start, end):
            kinds.append(("alone", 0))
        else:
            kinds.append(_TEXT)
        start = end + 1
    return kinds


def _signs(lines: list[str]) -> dict[int, int]:
    """How long the bullets are, by the lines that have one; signs that also occur in prose count where another line has one too."""
    signs: dict[int, int] = {}
    opened = [(index, line) for index, line in enumerate(lines) if not bullets.is_none(line)]
    emojis = {index: length for index, line in opened if (length := bullets.emoji(line))}
    numbers = {index: length for index, line in opened if (length := bullets.number(line))}
    weak = {
        index: length for index, line in opened if (length := bullets.sign(line) or (1 if _HYPHEN.match(line) else 0))
    }
    for index, line in opened:
        if index in weak and (len(weak) >= _FEWEST_ITEMS or bullets.sure(line) or line[0] == "–"):
            signs[index] = weak[index]
        elif index in emojis and (index - 1 in emojis or index + 1 in emojis):
            signs[index] = emojis[index]
        elif index in numbers and (index - 1 in numbers or index + 1 in numbers):
            signs[index] = numbers[index]
    return signs


def _separate(block: Block, lines: list[str]) -> list[tuple[str, int]]:
    """Lines that are no wrapped text stand alone: labels with their values, and a list whose bullets were left out."""
    if block.text.count(":") >= len(lines) and all(_LABEL.match(line) for line in lines):
        return [("alone", 0)] * len(lines)
    if len(lines) < _FEWEST_LINES or not _unwrapped(block, lines):
        return []
    listing, kinds = False, []
    for line in lines:
        listing = listing and line[-1] not in ".!?:"
        kinds.append(("item" if listing else "alone", 0))
        listing = listing or line.endswith(":")
    return kinds


def _unwrapped(block: Block, lines: list[str]) -> bool:
    """Whether each line is a thing of its own: it begins large, ends without a full stop, and was not broken because it was full."""
    large = len([line for line in lines if not line[0].islower()])
    if large * 5 < len(lines) * 4 or len([line for line in lines if line[-1] in ".!?"]) * 2 > len(lines):
        return False
    width = max(map(len, lines))
    if width < _NARROWEST_WRAP:
        return True
    full = end = 0
    for line, following in pairwise(lines):
        end += len(line)
        full += len(line) + 1 + len(following.split(maxsplit=1)[0]) > width and not _hard(block, end)
        end += 1
    return full * 2 < len(lines) - 1


def _heading(line: str) -> int:
    """The rank of a heading that lacks the space behind its ``#``; 0 for a hashtag or other text."""
    if line[:1] != "#":
        return 0
    rest = line.lstrip("#")
    count = len(line) - len(rest)
    if count > 6 or not rest.strip("# "):
        return 0
    if count == 1 and not rest[0].isspace() and (not rest[0].isupper() or "#" in rest):
        return 0
    return count


def _bold(text: str, marked: dict[int, int], start: int, end: int) -> bool:
    """Whether a strong, emphasised or underlined mark covers just this line; ``marked`` has the marks' ends by their starts."""
    last = marked.get(start, -1)
    return start < last <= end and not text[last:end].strip(" :")


def _hard(block: Block, offset: int) -> bool:
    """Whether the line break at ``offset`` is written as a tag (or by two spaces)."""
    start, end = block.map.span(offset, offset + 1)
    return end - start > 2
