from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from jdlint import lexicons

NAMES = ("currencies", "employment", "places", "seniority")


def _lists(data: Any, path: str = "") -> Iterator[tuple[str, list[Any]]]:
    if isinstance(data, list):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _lists(value, f"{path}/{key}")


@pytest.mark.parametrize("name", NAMES)
def test_no_list_names_a_thing_twice(name: str) -> None:
    for path, entries in _lists(lexicons.load(name)):
        twice = sorted({str(entry) for entry in entries if entries.count(entry) > 1})
        assert not twice, f"{name}{path}: {twice}"


@pytest.mark.parametrize("name", NAMES)
def test_every_part_has_a_source(name: str) -> None:
    data = lexicons.load(name)
    known = set(data["sources"]) | {"own knowledge"}
    for key, part in data.items():
        if key == "sources":
            continue
        parts = [part] if "source" in part else list(part.values())
        for entry in parts:
            named = entry["source"] if isinstance(entry["source"], list) else [entry["source"]]
            assert set(named) <= known, f"{name}: {key}: {named}"
