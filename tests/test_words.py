from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint import words


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=80))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(words.fold(text)) == len(words.plain(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("You’ll “WIN”", 'you\'ll "win"'),
        ("a – b — c ‑ d", "a - b - c - d"),
        ("a\u00a0b\tc", "a b c"),
        ("Straße İstanbul", "straße İstanbul"),
        ("ÀÉ", "àé"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert words.fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rock-star", ["rock", "star"]),
        ("you'll do", ["you'll", "do"]),
        ("C++ and C#", ["C", "+", "+", "and", "C", "#"]),
        ("(s)he", ["(", "s", ")", "he"]),
        ("snake_case", ["snake", "case"]),
        ("$50k", ["$", "50k"]),
        ("", []),
    ],
)
def test_tokens(text: str, found: list[str]) -> None:
    tokens = words.Tokens(text)
    assert tokens.words == found
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == found


@pytest.mark.parametrize(
    ("text", "word", "whole"),
    [
        ("a native speaker", "native", True),
        ("digital-native bank", "native", False),
        ("native-born", "native", False),
        ("C++", "C", False),
        ("C#", "C", False),
        ("C, C++", "C", True),
        ("(s)he", "he", False),
        ("Node.js", "js", False),
        ("R&D", "R", False),
        ("me@guru.example", "guru", False),
        ("one — guru", "guru", True),
        ("a guru. Next", "guru", True),
        ("a guru.Next", "guru", False),
        ("guru (m/f/d)", "guru", True),
    ],
)
def test_words_know_their_ends(text: str, word: str, whole: bool) -> None:
    start = text.index(word)
    assert (words.opens_word(text, start) and words.closes_word(text, start, start + len(word))) is whole
