"""What readers of data give: each scalar as text, with its path and its place."""

from __future__ import annotations

from typing import NamedTuple

from jdlint.model import Comment
from jdlint.textmap import TextMap


class Field(NamedTuple):
    """A scalar: its dotted path, where its key stands (for an item of a list its dash), its value, and where the value stands."""

    key: str
    key_start: int
    key_end: int
    text: str
    map: TextMap
    start: int
    end: int


class Fields(NamedTuple):
    """All scalars of a YAML text in source order, keys that stand twice (as start and end), comments."""

    fields: tuple[Field, ...]
    duplicates: tuple[tuple[int, int, str], ...] = ()
    comments: tuple[Comment, ...] = ()


class YamlError(ValueError):
    """The text is no YAML. ``offset`` is where; the message says why, in plain words."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset
