"""How far a long run has come, on standard error where that is a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

LEAST_FILES = 50
FIRST = 0.5  # seconds until it is shown: a quicker run needs none
STEP = 0.1
_WIDTH = 30
_CLEAR = "\r\x1b[K"
Item = TypeVar("Item")


def shown(items: Iterable[Item], total: int, *, quiet: bool) -> Iterator[Item]:
    """The items as they come, with a bar of how many of ``total`` there were so far; it is gone while the taker of an item works."""
    if quiet or total <= LEAST_FILES or not sys.stderr.isatty():
        yield from items
        return
    due = time.monotonic() + FIRST
    visible = False
    for count, item in enumerate(items, 1):
        if visible:
            sys.stderr.write(_CLEAR)
        yield item
        if visible or time.monotonic() >= due:
            if time.monotonic() >= due:
                due = time.monotonic() + STEP
            sys.stderr.write(bar(count, total))
            sys.stderr.flush()
            visible = True
    if visible:
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()


def bar(count: int, total: int) -> str:
    """The line that shows ``count`` of ``total``."""
    full = _WIDTH * min(count, total) // total
    return f"\r{'#' * full}{'.' * (_WIDTH - full)} {count} of {total} files"
