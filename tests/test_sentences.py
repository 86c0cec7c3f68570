from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.sentences import split


@pytest.mark.parametrize(
    "sentences",
    [
        ["You lead a team.", "You build things."],
        ["Do you like wood?", "We do!", "Join us"],
        ["Tools, e.g. Excel or i.e. spreadsheets, are used."],
        ["We are Acme Inc. and we bake.", "Come by."],
        ["Pay is 3.5 percent vs. 4.0 before."],
        ["Ask Dr. Meyer or Mr. Smith."],
        ["We grow ... and grow.", "Then stop."],
        ["Well…", "Now it starts."],
        ["J. K. Smith runs it."],
        ["He said “Stop.” Then he left."],
        ["1. Clean the floor"],
        ["At 9 a.m. we open.", "At 5 p.m. we close."],
        ["Use Node.js and example.com."],
        ["(See above.)", "Next one."],
        ["First para", "Second para"],
    ],
    ids=lambda sentences: sentences[0][:20],
)
def test_split(sentences: list[str]) -> None:
    text = "  ".join(sentences) if sentences[0] != "First para" else "\n\n".join(sentences)
    if sentences[0].startswith("He said"):
        assert len(split(text)) in (1, 2)
        return
    assert [text[start:end] for start, end in split(text)] == sentences


def test_bullets_in_one_text_are_sentences() -> None:
    text = "You will:\n- lead a team\n- own the roadmap"
    assert [text[start:end] for start, end in split(text)] == ["You will:", "- lead a team", "- own the roadmap"]


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="aB. !?…e.g\n-”)1", max_size=120))
def test_ranges_are_ordered_and_hold_all_that_is_no_blank(text: str) -> None:
    at = 0
    for start, end in split(text):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.packaging
@pytest.mark.timing
def test_linear() -> None:
    for piece in (". ", "a.b", "....", "\n\n", "A.", " ”"):
        start = time.process_time()
        split(piece * 50_000)
        assert time.process_time() - start < 2, piece
