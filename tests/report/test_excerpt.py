"""The underlined line stands under what it marks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.report.excerpt import COLUMNS, Excerpt, excerpt
from jdlint.report.terminal import shown
from jdlint.source import Source


def marked(text: str, phrase: str) -> Excerpt:
    at = text.index(phrase)
    return excerpt(Source(text), at, at + len(phrase))


def under(seen: Excerpt) -> str:
    """What of the shown line stands above the carets, by columns."""
    column, picked = 0, ""
    for character in seen.text:
        wide = shown(character, column)[1]
        if seen.pad <= column < seen.pad + seen.marks:
            picked += character
        column += wide
    return picked


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("Pay: [amount] a year", "[amount]", id="plain"),
        pytest.param("a\nPay:\t[amount]\tyear\n", "[amount]", id="tabs before"),
        pytest.param("勤務地：[City]、東京\r\n", "[City]", id="wide characters, CRLF"),
        pytest.param("cafe\u0301 [Name] cafe\u0301", "[Name]", id="combining characters"),
        pytest.param("x \x1b[1m [Name] y", "[Name]", id="escape sequence"),
        pytest.param(f"{'word ' * 60}[City] {'more ' * 60}", "[City]", id="long line"),
        pytest.param(f"{'x' * 900}[City]{'y' * 900}", "[City]", id="long line without spaces"),
    ],
)
def test_carets_stand_under_the_phrase(text: str, phrase: str) -> None:
    seen = marked(text, phrase)
    assert under(seen) == phrase
    assert seen.more == 0


def test_long_lines_are_cut_on_both_sides() -> None:
    seen = marked(f"{'word ' * 60}[City] {'more ' * 60}", "[City]")
    assert seen.text.startswith("…")
    assert seen.text.endswith("…")
    assert len(seen.text) <= COLUMNS + 2


def test_a_span_over_lines_shows_the_first_and_counts_the_rest() -> None:
    text = "one two\nthree\nfour\n"
    seen = excerpt(Source(text), 4, len(text))
    assert (seen.line, seen.text, under(seen), seen.more) == (1, "one two", "two", 2)


def test_an_empty_span_gets_one_caret() -> None:
    assert excerpt(Source(""), 0, 0) == Excerpt(1, "", 0, 1, 0)
    assert excerpt(Source("abc\n"), 4, 4) == Excerpt(2, "", 0, 1, 0)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=400), st.data())
def test_any_span_can_be_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    seen = excerpt(Source(text), start, end)
    assert seen.marks >= 1
    assert not any(unicodedata.category(character) == "Cc" for character in seen.text)
