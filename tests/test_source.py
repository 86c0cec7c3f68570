"""Bytes to text, offsets to lines and columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.source import DecodingError, Source


@pytest.mark.parametrize(
    ("data", "text", "bom"),
    [(b"a\xc3\xa9\n", "aé\n", False), (b"\xef\xbb\xbfa", "a", True), (b"", "", False), (b"a\r\nb", "a\r\nb", False)],
)
def test_decode(data: bytes, text: str, bom: bool) -> None:
    source = Source.decode(data, "a.md")
    assert (source.text, source.bom, source.path) == (text, bom, "a.md")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"caf\xe9", ["byte 0xe9 at offset 3", "Latin-1"]),
        (b"it\x92s", ["offset 2", "Windows-1252"]),
        (b"\xef\xbb\xbfa\xff", ["offset 4"]),
        ("Cook".encode("utf-16"), ["UTF-16", "offset 0"]),
        ("A cook wanted".encode("utf-16-le"), ["UTF-16", "offset 1"]),
        (b"PK\x03\x04\x00\x01", ["binary", "offset 4"]),
        (bytes(range(1, 32)) + b"\xff", ["binary"]),
    ],
)
def test_what_is_no_utf8_is_told(data: bytes, words: list[str]) -> None:
    with pytest.raises(DecodingError) as caught:
        Source.decode(data, "a.md")
    for word in words:
        assert word in str(caught.value)


def test_only_a_line_feed_ends_a_line() -> None:
    source = Source("a\r\nb\rc\u2028d\x0ce\n\nf")
    assert [source.line_text(line) for line in range(1, 5)] == ["a", "b\rc\u2028d\x0ce", "", "f"]
    assert source.position(source.text.index("f")) == (4, 1)
    assert source.line_end(1) == 2


def test_columns_count_code_points() -> None:
    assert Source("é🍳x").position(2) == (1, 3)


@pytest.mark.parametrize("offset", [-1, 3])
def test_an_offset_outside_is_an_error(offset: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        Source("ab").position(offset)


@pytest.mark.parametrize(("line", "column"), [(0, 1), (3, 1), (1, 0), (1, 9)])
def test_a_position_outside_is_an_error(line: int, column: int) -> None:
    with pytest.raises(ValueError, match=r"outside|no column"):
        Source("ab\nc").offset(line, column)


@given(st.text("ab\n\r\u2028é", max_size=30))
def test_positions_and_offsets_are_the_reverse_of_each_other(text: str) -> None:
    source = Source(text)
    for offset in range(len(text) + 1):
        line, column = source.position(offset)
        assert source.offset(line, column) == offset
        assert line == text[:offset].count("\n") + 1
