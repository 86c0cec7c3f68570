"""Text made ready for a terminal."""

from __future__ import annotations

import pytest

from jdlint.report.terminal import Paint, harmless, shorten, shown, width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("plain", "plain", id="plain"),
        pytest.param("a\tb\nc\r\nd", "a b c  d", id="white space"),
        pytest.param("\x1b[31mred\x07", "␛[31mred␇", id="escape sequence"),
        pytest.param("a\x7f\x9bb", "a␡<U+009B>b", id="delete and C1"),
        pytest.param("pay \u202e0005", "pay <U+202E>0005", id="direction"),
        pytest.param("Zürich 東京 👩‍🔬", "Zürich 東京 👩‍🔬", id="letters of the world"),
        pytest.param("\ud800", "<U+D800>", id="lone surrogate"),
    ],
)
def test_control_characters_are_shown_harmlessly(text: str, expected: str) -> None:
    assert harmless(text) == expected


@pytest.mark.parametrize(
    ("character", "columns"), [("a", 1), ("é", 1), ("東", 2), ("\u0301", 0), ("\u200d", 0), ("ﬀ", 1)]
)
def test_width(character: str, columns: int) -> None:
    assert width(character) == columns


def test_tabs_reach_the_next_stop() -> None:
    assert shown("\t", 0) == ("    ", 4)
    assert shown("\t", 3) == (" ", 1)


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        pytest.param("short", 10, "short", id="fits"),
        pytest.param("exactly ten", 11, "exactly ten", id="fits exactly"),
        pytest.param("one two three", 8, "one two…", id="cut"),
        pytest.param("東京都庁舎", 7, "東京都…", id="wide"),
    ],
)
def test_shorten(text: str, columns: int, expected: str) -> None:
    assert shorten(text, columns) == expected


def test_paint_is_silent_when_off() -> None:
    assert Paint(False)("text", "red") == "text"
    assert Paint(True)("text", "red", "bold") == "\x1b[31;1mtext\x1b[0m"
    assert Paint(True)("", "red") == ""
