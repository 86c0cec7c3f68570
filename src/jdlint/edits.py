"""Edits that are safe to make in a source: visible text only, never markup, code, addresses or keys.

A rule makes its edits with :func:`replace`; the engine keeps a fix only where a :class:`Guard` agrees.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from jdlint.model import Edit

if TYPE_CHECKING:
    from jdlint.model import Block, Document, Fix

_CLOSED_BLOCKS = frozenset({"code", "template", "rule"})
_CLOSED_MARKS = frozenset({"code", "template", "image"})
# Signs that a new text must not bring in, since they may mean something in the format of the file.
_SYNTAX = frozenset("<>&[]{}`*_|\\\n\r")
_FIELD_SYNTAX = ("'", '"', ": ", " #")


def replace(source: str, block: Block, start: int, end: int, text: str) -> Edit | None:
    """The edit that writes ``text`` in place of ``block.text[start:end]``; ``source`` is the text of the file.

    None where that range does not stand in the source as it is read (markup, an entity or an escape lies in it; only white space may
    differ), or where it is part of code, a template tag, a web or mail address, a handle or a file name.
    """
    if block.kind in _CLOSED_BLOCKS or not 0 <= start <= end <= len(block.text):
        return None
    if any(mark.kind in _CLOSED_MARKS and mark.start < end and mark.end > start for mark in block.marks):
        return None
    if in_address(block.text, start, end) or any(char in text for char in _SYNTAX):
        return None
    if block.kind == "field" and any(sign in text for sign in _FIELD_SYNTAX):
        return None
    low, high = block.span(start, end)
    # White space may differ (a line break reads as a blank); anything else between the words would be markup.
    return Edit(low, high, text) if source[low:high].split() == block.text[start:end].split() else None


def in_address(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is part of a web or mail address, a handle, a hash tag, a file name, or of words in backticks."""
    if "`" in text and text.count("`", max(0, start - 400), start) % 2 and "`" in text[end : end + 200]:
        return True
    left, right = start, end
    while left > 0 and not text[left - 1].isspace():
        left -= 1
        if start - left > 2000:
            return True
    while right < len(text) and not text[right].isspace():
        right += 1
        if right - end > 2000:
            return True
    before, after = text[left:start], text[end:right]
    if "://" in text[left:right] or "@" in before or after.startswith("@") or before.startswith("www."):
        return True
    if before.endswith(("#", "\\", "$", "_", "~/")):
        return True
    # A dot or slash that joins the range to more of a name: "github.com/x", "x.github.io", "app.py".
    joined_before = before.endswith(".") and len(before) > 1 and before[-2].isalnum()
    joined_after = len(after) > 1 and after[0] == "." and after[1].isalnum()
    return joined_before or joined_after or (_dotted(before) and before.endswith("/"))


def _dotted(text: str) -> bool:
    """Whether a dot stands between letters or digits: a domain or a file name."""
    at = text.find(".", 1)
    while at >= 0:
        if at + 1 < len(text) and text[at - 1].isalnum() and text[at + 1].isalpha():
            return True
        at = text.find(".", at + 1)
    return False


class Guard:
    """Tells which fixes of a document keep to visible text: every edit replaces text of one block one to one, or removes whole blocks."""

    __slots__ = ("_blocks", "_reach", "_source", "_starts")

    def __init__(self, document: Document) -> None:
        self._source = document.source.text
        self._blocks = sorted(document.blocks, key=lambda block: (block.start, block.end))
        self._starts = [block.start for block in self._blocks]
        # How far any block up to an index reaches: blocks may hold others, so the nearest is not always the last.
        self._reach: list[int] = []
        for block in self._blocks:
            self._reach.append(max(block.end, self._reach[-1] if self._reach else 0))

    def allows(self, fix: Fix) -> bool:
        """Whether all edits of a fix may be made."""
        return bool(fix.edits) and all(self._allows(edit) for edit in fix.edits)

    def _touched(self, edit: Edit) -> list[Block]:
        found: list[Block] = []
        at = bisect_right(self._starts, edit.end) - 1
        while at >= 0 and self._reach[at] >= edit.start:
            if self._blocks[at].end >= edit.start:
                found.append(self._blocks[at])
            at -= 1
        return found[::-1]

    def _allows(self, edit: Edit) -> bool:
        if not 0 <= edit.start <= edit.end <= len(self._source):
            return False
        blocks = self._touched(edit)
        for block in blocks:
            inner = _text_range(block, edit)
            if inner is not None and replace(self._source, block, *inner, edit.text) == edit:
                return True
        if edit.text or edit.start == edit.end:
            return False
        # A removal of whole blocks may take the white space around them, and nothing else.
        whole = [block for block in blocks if edit.start <= block.start < block.end <= edit.end]
        at = edit.start
        for block in whole:
            if self._source[at : block.start].strip():
                return False
            at = max(at, block.end)
        return bool(whole) and not self._source[at : edit.end].strip()


def _text_range(block: Block, edit: Edit) -> tuple[int, int] | None:
    """The range of a block's text that an edit covers; None where it does not begin and end within the text."""
    start = end = -1
    for run in block.map.runs:
        if run.text_end - run.text_start != run.end - run.start:
            continue
        if start < 0 and run.start <= edit.start <= run.end:
            start = edit.start - run.start + run.text_start
        if run.start <= edit.end <= run.end:
            end = edit.end - run.start + run.text_start
    return (start, end) if 0 <= start <= end else None
