"""The facts that the reader of postings and the rules share: YAML files beside this module, each entry with its source."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from jdlint import compiled

FOLDER = os.path.dirname(os.path.abspath(__file__))
_loaded: dict[str, Mapping[str, Any]] = {}


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
