"""Dates in texts: spellings, what they say, and what they do not."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.functions import dates


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        ("Apply by 2026-11-23.", "2026-11-23", date(2026, 11, 23)),
        ("since 2026/11/23 or so", "2026/11/23", date(2026, 11, 23)),
        ("from 2026-11-23T10:00Z on", "2026-11-23", date(2026, 11, 23)),
        ("on 23.11.2026", "23.11.2026", date(2026, 11, 23)),
        ("on 1.2.2026", "1.2.2026", date(2026, 2, 1)),
        ("by 23/11/2026", "23/11/2026", date(2026, 11, 23)),
        ("by 11/23/2026", "11/23/2026", date(2026, 11, 23)),
        ("opened 05-20-16", "05-20-16", date(2016, 5, 20)),
        ("until November 23rd, 2026", "November 23rd, 2026", date(2026, 11, 23)),
        ("until Nov. 23, 2026", "Nov. 23, 2026", date(2026, 11, 23)),
        ("until 23 Nov 2026", "23 Nov 2026", date(2026, 11, 23)),
        ("until the 23rd of November, 2026", "23rd of November, 2026", date(2026, 11, 23)),
        ("BY THURSDAY, JUNE 9, 2016", "THURSDAY, JUNE 9, 2016", date(2016, 6, 9)),
        ("on Fri 13 May 2016", "Fri 13 May 2016", date(2016, 5, 13)),
        ("on 3 May 2026 (Sunday) at noon", "3 May 2026 (Sunday)", date(2026, 5, 3)),
    ],
)
def test_a_date_is_found_as_written(text: str, written: str, day: date) -> None:
    (found,) = dates.find(text)
    assert text[found.start : found.end] == written
    assert found.valid
    assert found.date() == day


@pytest.mark.parametrize("text", ["by 03/04/2026", "by 24-12-16", "on 10-11-12", "on May 5", "on Friday, May 5"])
def test_what_is_not_sure_is_no_day(text: str) -> None:
    (found,) = dates.find(text)
    assert found.date() is None
    assert found.valid


def test_same_day_and_month_are_not_ambiguous() -> None:
    (found,) = dates.find("by 05/05/2026")
    assert found.date() == date(2026, 5, 5)


@pytest.mark.parametrize(
    "text", ["31/02/2026", "2026-02-30", "30 February 2026", "31 November", "Feb 29, 2023", "31.04.2026"]
)
def test_impossible_days(text: str) -> None:
    (found,) = dates.find(f"Apply by {text}")
    assert not found.valid
    assert found.date() is None


@pytest.mark.parametrize(
    "text",
    ["open 24/7/365", "version 1.2.14", "release 2.31.12", "call 555-12-1234", "you may 2 times", "in May 2026", "in 2026", "10.10.10.10", "§ 4.1.2026.3", "2019.13.45", "rated 9/10",
     "from 9-5", "pages 12-14", "$12/hour", "May 45 people come", "decide 12 things"],
)  # fmt: skip
def test_no_dates(text: str) -> None:
    assert list(dates.find(text)) == []


def test_the_weekday_is_read() -> None:
    assert [found.weekday for found in dates.find("Mon 2 June 2025, Tuesday, June 3, 2025, 4 June 2025")] == [
        0,
        1,
        None,
    ]


def test_a_year_can_be_given() -> None:
    (found,) = dates.find("by 5 May")
    assert found.date(2026) == date(2026, 5, 5)
    (leap,) = dates.find("by 29 February")
    assert leap.date(2025) is None
    assert leap.date(2028) == date(2028, 2, 29)


@settings(deadline=None, max_examples=80)
@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y", "%A %d %B %Y", "%d.%m.%Y"]),
)
def test_every_day_is_found_in_every_sure_spelling(day: date, form: str) -> None:
    text = f"Apply by {day.strftime(form)} at noon"
    (found,) = dates.find(text)
    assert found.date() == day
    assert text[found.start : found.end] == day.strftime(form)
    assert found.weekday in (None, day.weekday())


@pytest.mark.packaging
@pytest.mark.timing
@pytest.mark.parametrize("piece", ["1", "1/", "may ", "mon ", "1-1-", "Mon May 1 ", "2026-", "[", "1.1."])
def test_linear_time(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        best = 1.0
        for _ in range(3):
            start = time.process_time()
            for _ in dates.find(text):
                pass
            best = min(best, time.process_time() - start)
        return best

    cost(1_000)
    assert cost(100_000) < 40 * max(cost(10_000), 0.0005)
