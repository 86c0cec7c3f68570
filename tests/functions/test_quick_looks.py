"""What is looked for before a long pattern stands in all that the pattern matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.functions import clarity, dates, seniority
from jdlint.gate import Gate
from jdlint.posting import status
from jdlint.readers import bullets

LETTERS = st.characters(max_codepoint=0x2100, exclude_categories=["Cs"])


@settings(max_examples=200, deadline=None)
@given(st.from_regex(clarity._RUN))
def test_capitals(text: str) -> None:
    assert clarity._CAPITALS.search(text)


@settings(max_examples=200, deadline=None)
@given(st.from_regex(dates._NUMERIC.compiled))
def test_dates_in_figures(text: str) -> None:
    if dates._NUMERIC.compiled.search(text):  # hypothesis does not know what may stand around a match
        assert dates._NUMBERS.search(text)


@settings(max_examples=300, deadline=None)
@given(st.from_regex(seniority._FRAME))
def test_openings_that_name_the_job(text: str) -> None:
    found = seniority._FRAME.search(text)
    if found and found.group() != "the ":
        assert seniority._FRAMED.passes(text.lower())


def test_notices_that_a_job_is_closed() -> None:
    notices = status._CLOSED_NOTICES.words
    assert [notice for notice in notices if not any(word in notice for word in status._CLOSING)] == []


@settings(max_examples=500, deadline=None)
@given(st.text(st.one_of(LETTERS, st.sampled_from("ivxaoIVXAO1234.)(-*• \t\u00a0")), max_size=12))
def test_lines_that_begin_with_a_word(line: str) -> None:
    if bullets.is_none(line):
        assert (bullets.sign(line), bullets.number(line), bullets.emoji(line)) == (0, 0, 0)


@pytest.mark.parametrize("text", ["HELLO'' WORLD'' AND'' EVERYBODY'' come in", "APPLY NOW & WIN A CAR"])
def test_runs_of_capitals_are_found(text: str) -> None:
    assert re.search(clarity._RUN, text)
    assert clarity._CAPITALS.search(text)


def test_a_gate_without_words_lets_all_pass() -> None:
    assert Gate().passes("anything")
