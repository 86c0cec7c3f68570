"""Gated patterns find what the pattern finds, and are compiled only where they could match."""

from __future__ import annotations

import importlib
import pkgutil
import time

import pytest

import jdlint.functions
from jdlint.functions.gated import Gated


def test_it_finds_what_the_pattern_finds() -> None:
    gated = Gated(r"\b(?:hives?|bees)\b", "hive", "bees")
    match = gated.search("Forty HIVES and bees")
    assert match is not None
    assert match.group() == "HIVES"
    assert [match.group() for match in gated.find("Forty HIVES and bees")] == ["HIVES", "bees"]


def test_nothing_is_compiled_without_one_of_the_words() -> None:
    gated = Gated(r"\bhives?\b", "hive")
    assert gated.search("honey") is None
    assert gated._compiled is None


def test_the_words_of_all_functions_are_in_lower_case() -> None:
    for module in pkgutil.iter_modules(jdlint.functions.__path__):
        loaded = importlib.import_module(f"jdlint.functions.{module.name}")
        for name, value in vars(loaded).items():
            if isinstance(value, Gated):
                assert value.words == tuple(word.lower() for word in value.words), f"{module.name}.{name}"


PIECES = (
    "a ",
    "[",
    "must be ",
    "12 ",
    "or ",
    "remote ",
    "full-time, ",
    "Aa ",
    "A of ",
    ", ",
    "\n",
    "send your ",
    "no ",
    "years ",
    "1-",
    "@a.",
    "driver's ",
    "in Aa ",
)


def _all_gated() -> list[tuple[str, Gated]]:
    found = []
    for module in pkgutil.iter_modules(jdlint.functions.__path__):
        for name, value in vars(importlib.import_module(f"jdlint.functions.{module.name}")).items():
            values = value.values() if isinstance(value, dict) else [value]
            found += [(f"{module.name}.{name}", one) for one in values if isinstance(one, Gated)]
    return found


@pytest.mark.packaging
@pytest.mark.timing
@pytest.mark.parametrize(("name", "gated"), _all_gated(), ids=[name for name, _ in _all_gated()])
def test_each_pattern_takes_linear_time(name: str, gated: Gated) -> None:
    def cost(piece: str, size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        for _ in gated.compiled.finditer(text):
            pass
        return time.process_time() - start

    for piece in PIECES:
        small = max(cost(piece, 2_000), 0.0005)
        assert min(cost(piece, 20_000), cost(piece, 20_000)) < 40 * small, (name, piece)
