"""Answers kept for the next time: the postings of one house repeat each other, often word for word in half of their text."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., Any])
LONGEST = 1000  # characters; a longer text rarely comes back, and keeping it costs
KEPT = 1024  # answers of each function


def kept(function: Function) -> Function:
    """A pure function of a text (and more that can be hashed) that answers the same short text from memory. Answers are shared: never change one."""
    remembered = lru_cache(maxsize=KEPT)(function)

    def look_up(text: str) -> Any:
        return remembered(text) if len(text) <= LONGEST else function(text)

    def look_up_with(text: str, *rest: Any, **named: Any) -> Any:
        return (remembered if len(text) <= LONGEST else function)(text, *rest, **named)

    # Passing on more than the text takes as long as the rest; there are a thousand calls in a posting.
    code = getattr(function, "__code__", None)
    chosen = look_up if code is None or code.co_argcount == 1 else look_up_with
    chosen.__doc__ = function.__doc__
    return cast("Function", chosen)
