"""Maps from a visible text to its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.textmap import Run, TextBuilder, TextMap


def _map() -> tuple[str, TextMap]:
    """``a &amp; b<br>c`` as ``a & b\\nc``, from offset 10."""
    builder = TextBuilder()
    builder.add("a ", 10)
    builder.add("&", 12, 17)
    builder.add(" b", 17)
    builder.add("\n", 19, 23)
    builder.add("c", 23)
    return builder.finish()


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [(0, 1, (10, 11)), (2, 3, (12, 17)), (1, 4, (11, 18)), (5, 6, (19, 23)), (4, 7, (18, 24)), (0, 7, (10, 24)), (3, 3, (17, 17)), (7, 7, (24, 24))],
)  # fmt: skip
def test_span(start: int, end: int, span: tuple[int, int]) -> None:
    text, textmap = _map()
    assert text == "a & b\nc"
    assert textmap.span(start, end) == span


def test_an_empty_map_and_an_empty_run() -> None:
    assert TextMap(()).span(0, 0) == (0, 0)
    assert TextMap((Run(0, 0, 7, 7),)).span(0, 0) == (7, 7)
    assert TextMap((Run(0, 0, 7, 7),)).slice(0, 0).span(0, 0) == (7, 7)


def test_straight() -> None:
    assert TextMap.straight(5, 3).span(1, 4) == (4, 7)


@given(st.integers(0, 6), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_a_straight_map_is_the_map_of_its_run(length: int, at: int, start: int, end: int) -> None:
    straight, plain = TextMap.straight(length, at), TextMap((Run(0, length, at, at + length),))
    outer = TextMap((Run(0, 2, 40, 42), Run(2, 5, 50, 51), Run(5, 20, 51, 66)))
    assert straight.runs == plain.runs
    assert (straight.start(start), straight.end(end)) == (plain.start(start), plain.end(end))
    assert straight.span(start, end) == plain.span(start, end)
    assert straight.through(outer).runs == plain.through(outer).runs
    if start <= end:
        assert straight.slice(start, end).runs == plain.slice(start, end).runs


def test_adjoining_pieces_are_one_run() -> None:
    builder = TextBuilder()
    builder.add("ab", 0)
    builder.add("cd", 2)
    builder.add("", 9)
    builder.add("e", 5)
    assert builder.finish()[1].runs == (Run(0, 4, 0, 4), Run(4, 5, 5, 6))


@pytest.mark.parametrize("start", range(8))
@pytest.mark.parametrize("end", range(8))
def test_a_slice_maps_as_the_whole_does(start: int, end: int) -> None:
    if start > end:
        return
    _text, textmap = _map()
    part = textmap.slice(start, end)
    for first in range(end - start + 1):
        for last in range(first, end - start + 1):
            if first < last:
                assert part.span(first, last) == textmap.span(start + first, start + last)


def test_through_composes() -> None:
    text, outer = _map()
    inner = TextBuilder()
    inner.add("a ", 0)
    inner.add("&+", 2, 3)
    inner.add("b", 4)
    textmap = inner.finish()[1].through(outer)
    assert text[4] == "b"
    assert [textmap.span(place, place + 1) for place in range(5)] == [(10, 11), (11, 12), (12, 17), (12, 17), (18, 19)]


@given(st.lists(st.tuples(st.text("ab", min_size=1, max_size=3), st.integers(0, 3), st.integers(0, 4)), max_size=8))
def test_spans_ascend_and_cover(pieces: list[tuple[str, int, int]]) -> None:
    builder, at = TextBuilder(), 0
    for text, gap, more in pieces:
        at += gap
        builder.add(text, at, at + len(text) + more)
        at += len(text) + more
    text, textmap = builder.finish()
    last = 0
    for place in range(len(text)):
        start, end = textmap.span(place, place + 1)
        assert start < end <= at
        assert start >= last or textmap.span(place - 1, place) == (start, end)
        last = start
