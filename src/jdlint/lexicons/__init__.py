"""The facts that the reader of postings and the rules share: YAML files beside this module, each entry with its source."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, TypeVar

from jdlint import compiled
from jdlint.settings import NO_ADDITIONS, Additions

FOLDER = os.path.dirname(os.path.abspath(__file__))
Found = TypeVar("Found")
_loaded: dict[str, Mapping[str, Any]] = {}
_additions: ContextVar[Additions] = ContextVar("additions", default=NO_ADDITIONS)


def load(name: str) -> Mapping[str, Any]:
    """The lexicon ``name`` (``sections`` for sections.yaml) as plain data: dictionaries, lists, strings, numbers, True, False, None.

    Unquoted ``true``, ``false``, ``null`` and decimal numbers are typed; everything else is a string (``no``, ``on``, dates).
    Loaded once in a process; the data is shared and must not be changed. Raises LookupError for a name there is no file for.
    """
    found = _loaded.get(name)
    if found is None:
        path = file_of(name)
        if not os.path.isfile(path):
            raise LookupError(f"there is no lexicon {name!r}")
        found = _loaded[name] = compiled.load(f"lexicon-{name}", [path], lambda: read(path))
    return found


@contextmanager
def using(additions: Additions) -> Iterator[None]:
    """What is read and judged within (in this thread) takes the user's additions into account; :func:`added` gives them."""
    token = _additions.set(additions if any(additions) else NO_ADDITIONS)
    try:
        yield
    finally:
        _additions.reset(token)


def added() -> Additions:
    """The additions in force. Tables made of a lexicon are kept by them, so that files with other additions get tables of their own."""
    return _additions.get()


def remembered(function: Callable[[str], Found]) -> Callable[[str], Found]:
    """A function of a text that also depends on the additions in force, which does its work once for the same text under the same ones."""
    plain = lru_cache(maxsize=4096)(function)
    others: dict[Additions, Callable[[str], Found]] = {}

    def look_up(text: str) -> Found:
        additions = _additions.get()
        if additions is NO_ADDITIONS:
            return plain(text)
        found = others.get(additions)
        if found is None:
            found = others[additions] = lru_cache(maxsize=4096)(function)
        return found(text)

    look_up.__doc__ = function.__doc__
    return look_up


def names() -> list[str]:
    """The names of all lexicons, sorted."""
    return sorted(file.removesuffix(".yaml") for file in os.listdir(FOLDER) if file.endswith(".yaml"))


def file_of(name: str) -> str:
    """The path of a lexicon's file."""
    return os.path.join(FOLDER, f"{name}.yaml")


def read(path: str) -> Mapping[str, Any]:
    """The data of a lexicon's file. Raises ValueError with file, line and column where it is not valid."""
    from jdlint.yamlnode import NodeError, parse

    with open(path, encoding="utf-8") as file:
        text = file.read()
    try:
        root = parse(text)
        root.mapping("a lexicon")
    except NodeError as error:
        raise ValueError(f"{path}:{error.line}:{error.column}: {error.message}") from None
    data: Mapping[str, Any] = root.typed_data()
    return data
