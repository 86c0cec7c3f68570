"""Answers kept for the next time: the postings of one house repeat each other, often word for word in half of their text."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., Any])
LONGEST = 1000  # characters; a longer text rarely comes back, and keeping it costs
KEPT = 2048  # answers of each function


class _Answers(dict[str, Any]):
    """What a function of a text answered, by text. To look into a dictionary is the least that a call can cost; there are a thousand in a posting."""

    __slots__ = ("_function", "_older")

    def __init__(self, function: Callable[[str], Any]) -> None:
        super().__init__()
        self._function = function
        self._older: dict[str, Any] = {}

    def __missing__(self, text: str) -> Any:
        if len(text) > LONGEST:
            return self._function(text)
        answer = self._older[text] if text in self._older else self._function(text)
        if len(self) >= KEPT // 2:
            self._older = dict(self)
            self.clear()
        self[text] = answer
        return answer


def kept(function: Function) -> Function:
    """A pure function of a text (and more that can be hashed) that answers the same short text from memory. Answers are shared: never change one."""
    code = getattr(function, "__code__", None)  # a class has none; those kept take a text alone
    if code is None or code.co_argcount + code.co_kwonlyargcount == 1:
        return cast("Function", _Answers(function).__getitem__)
    remembered = lru_cache(maxsize=KEPT)(function)

    def look_up(text: str, *rest: Any, **named: Any) -> Any:
        return (remembered if len(text) <= LONGEST else function)(text, *rest, **named)

    look_up.__doc__ = function.__doc__
    return cast("Function", look_up)
