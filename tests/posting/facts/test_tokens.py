from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.posting.facts.jobtype import find_job_types
from jdlint.posting.facts.level import level_of_title
from jdlint.posting.facts.location import find_locations, is_place
from jdlint.posting.facts.pay import find_pays
from jdlint.posting.facts.statements import pay_statements
from jdlint.posting.facts.tokens import Phrases, sentences, tokens
from jdlint.posting.facts.workmode import find_work_modes


def test_words_have_their_places_in_lower_case() -> None:
    text = "Don’t-stop, 2nd İzmir"
    assert [(token.word, text[token.start : token.end]) for token in tokens(text)][:4] == [
        ("don't", "Don’t"), ("stop", "stop"), ("2nd", "2nd"), ("i̇zmir", "İzmir"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Up to 1.5 FTE, e.g. Leeds. Then more", ["Up to 1.5 FTE, e.g. Leeds.", "Then more"]),
        ("St. Paul, Dr. Lee", ["St. Paul, Dr. Lee"]),
        ("line one\nline two", ["line one", "line two"]),
        ("  \n ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_the_longest_phrase_counts_and_hyphens_are_spaces() -> None:
    table = Phrases([("full-time", 1), ("full time job", 2), ("part * time", 3)])
    text = "full-time, full time job, part of time, full. time"
    assert [value for _, _, value in table.find(text, tokens(text))] == [1, 2, 3]


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=60))
def test_ranges_lie_within_any_text(text: str) -> None:
    for start, end in sentences(text):
        assert text[start:end].strip() == text[start:end] != ""
    for token in tokens(text):
        assert text[token.start : token.end]
    for hits in (find_job_types(text), find_work_modes(text), find_locations(text), find_pays(text)):
        for hit in hits:
            assert 0 <= hit.start < hit.end <= len(text)
    level = level_of_title(text)
    assert level.value == "none" or text[level.start : level.end] == level.word


def test_digits_that_are_no_numbers_do_no_harm() -> None:
    text = "² hours per week, ² days a week in the office, £² k, ²k"
    assert find_job_types(text) == ()
    assert find_work_modes(text) == ()
    assert find_pays(text) == ()


HOSTILE = ["[", "$", "1,", "1 ", "$1 to ", "full-time ", "remote ", "hybrid ", "based in A", "in our office ", "I ", "a. ", "£1k - ", "contract ", "salary ", "30 hours ", "five days ", "Leeds, "]  # fmt: skip
READERS: list[Callable[[str], object]] = [
    find_pays, pay_statements, find_job_types, find_work_modes, find_locations, is_place, level_of_title,
]  # fmt: skip


@pytest.mark.timing
@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text(piece: str) -> None:
    def took(size: int) -> float:
        text = (piece * size)[:size]
        start = time.process_time()
        for read in READERS:
            read(text)
        return time.process_time() - start

    took(1_500)
    assert min(took(15_000) for _ in range(3)) < 40 * took(1_500) + 0.15
