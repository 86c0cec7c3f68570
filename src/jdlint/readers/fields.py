"""Fields to blocks: each scalar a block, and the text that stands in a long value read as the text it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jdlint.model import Block, Mark
from jdlint.readers.flow import clean
from jdlint.readers.patterns import Lazy
from jdlint.readers.values import Field
from jdlint.textmap import TextMap

_RICH = Lazy(r"\*\*\S|\]\(|</?[A-Za-z][A-Za-z0-9]*[ />]")
_HTML = Lazy(r"<(?:p|br|ul|ol|li|div|h[1-6]|strong|b|table|span|em|i)[ />]", re.IGNORECASE)


def blocks_of(fields: Iterable[Field]) -> tuple[Block, ...]:
    """The blocks of ``fields`` in their order."""
    blocks: list[Block] = []
    for field in fields:
        inner = _inner(field) if _is_rich(field.text) else ()
        block = block_of(field)
        blocks.append(block._replace(context="nested") if inner else block)
        blocks += inner
    return tuple(blocks)


def block_of(field: Field) -> Block:
    """The block of a field's value."""
    value, textmap = clean(field.text, field.map)
    return Block("field", value, textmap, min(field.key_start, field.start), field.end, key=field.key)


def _is_rich(value: str) -> bool:
    signed = "<" in value or "**" in value or "](" in value
    return "\n" in value.strip() or (signed and len(value) > 3 and _RICH.search(value) is not None)


def _inner(field: Field) -> tuple[Block, ...]:
    """The blocks of the Markdown or HTML that a value holds, with their places in the field's source."""
    from jdlint.readers import prose

    source = field.text
    blocks = prose.nested(source, "html" if _HTML.search(source) and not _markdown(source) else "markdown")
    return tuple(moved(block, field.map, field.key) for block in blocks)


def _markdown(value: str) -> bool:
    return re.search(r"^\s*(?:[-*+] |#{1,6} )|\*\*\S", value, re.MULTILINE) is not None


def moved(block: Block, outer: TextMap, key: str) -> Block:
    """A block of a decoded text, with its places in the source to which ``outer`` maps that text."""
    start, end = outer.span(block.start, block.end)
    marks = tuple(_moved(mark, outer) if mark.target_start >= 0 else mark for mark in block.marks)
    return block._replace(map=block.map.through(outer), start=start, end=end, marks=marks, key=key)


def _moved(mark: Mark, outer: TextMap) -> Mark:
    start, end = outer.span(mark.target_start, mark.target_end)
    return mark._replace(target_start=start, target_end=end)
