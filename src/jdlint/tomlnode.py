"""TOML tables as nodes with places, so that configuration in ``pyproject.toml`` is checked like YAML.

``tomllib`` reads the values; their lines are found by scanning for table headers and keys, which is exact for what people write in a
``pyproject.toml`` (a key stands at the start of its line).
"""

from __future__ import annotations

from typing import Any

from jdlint.yamlnode import Node, NodeError


def table(text: str, path: tuple[str, ...]) -> Node:
    """The table at ``path`` (``("tool", "jdlint")``) as a node. Raises :class:`NodeError`."""
    import tomllib

    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, column = _place_of(str(error))
        raise NodeError(f"no valid TOML: {str(error).partition(' (at ')[0]}", line, column) from None
    for name in path:
        if not isinstance(data, dict) or name not in data:
            raise NodeError(f"there is no table [{'.'.join(path)}] in this file", 1, 1)
        data = data[name]
    return _node(data, path, _lines(text))


def _place_of(message: str) -> tuple[int, int]:
    import re

    found = re.search(r"line (\d+), column (\d+)", message)
    return (int(found[1]), int(found[2])) if found else (1, 1)


def _lines(text: str) -> dict[tuple[str, ...], tuple[int, int]]:
    """Where each table and key stands: dotted path to 1-based line and column."""
    places: dict[tuple[str, ...], tuple[int, int]] = {}
    current: tuple[str, ...] = ()
    counts: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if stripped.startswith("[["):
            header = _parts(stripped[2:].partition("]]")[0])
            counts[header] = counts.get(header, -1) + 1
            current = (*header, str(counts[header]))
        elif stripped.startswith("["):
            current = _parts(stripped[1:].partition("]")[0])
        elif "=" in stripped and not stripped.startswith("#"):
            places.setdefault((*current, *_parts(stripped.partition("=")[0])), (number, line.index(stripped[0]) + 1))
            continue
        else:
            continue
        places.setdefault(current, (number, 1))
    return places


def _parts(name: str) -> tuple[str, ...]:
    """The parts of a dotted key, quotes off."""
    parts: list[str] = []
    part = ""
    quote = ""
    for char in name.strip():
        if quote:
            if char == quote:
                quote = ""
            else:
                part += char
        elif char in "\"'":
            quote = char
        elif char == ".":
            parts.append(part.strip())
            part = ""
        else:
            part += char
    return (*parts, part.strip())


def _node(data: Any, path: tuple[str, ...], places: dict[tuple[str, ...], tuple[int, int]]) -> Node:
    line, column = _nearest(path, places)
    if isinstance(data, dict):
        keys = {name: _nearest((*path, name), places) for name in data}
        return Node(
            {name: _node(value, (*path, name), places) for name, value in data.items()}, line, column, keys=keys
        )
    if isinstance(data, list):
        return Node([_node(value, (*path, str(index)), places) for index, value in enumerate(data)], line, column)
    if isinstance(data, bool):
        return Node("true" if data else "false", line, column, plain=True)
    return Node(str(data), line, column, plain=not isinstance(data, str))


def _nearest(path: tuple[str, ...], places: dict[tuple[str, ...], tuple[int, int]]) -> tuple[int, int]:
    while path and path not in places:
        path = path[:-1]
    return places.get(path, (1, 1))
