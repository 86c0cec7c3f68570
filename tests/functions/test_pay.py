"""Pay: words without an amount, ends of ranges, amounts that disagree, and what is none of these."""

from __future__ import annotations

import pytest

import jdlint
from jdlint.model import Finding


def _check(lines: str, *rules: str, front: str = "") -> list[Finding]:
    return jdlint.check(f"{front}# Baker\n\nYou bake bread.\n\n{lines}\n", select=rules or ["compensation"])


@pytest.mark.parametrize(
    "text",
    ["## Salary\n\nCompetitive", "Salary: Competitive + bonus", "Salary: DOE", "Salary: negotiable", "## What we offer\n\n- Attractive pay", "## What we offer\n\n- A very competitive base salary",
     "## Pay\n\nThe salary depends on your experience.", "## Pay\n\nMarket-leading compensation package."],
)  # fmt: skip
def test_vague(text: str) -> None:
    (finding,) = _check(text, "compensation/vague")
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    "text",
    ["Salary: £28,000 - £31,000, competitive for Leeds", "Salary: band 5", "## What we offer\n\n- Competitive pension", "## About us\n\nWe face competitive pay elsewhere.", "Salary: TV-L E9",
     "## Duties\n\n- Set competitive salaries with the board"],
)  # fmt: skip
def test_not_vague(text: str) -> None:
    assert _check(text, "compensation/vague") == []


def test_vague_is_told_once_where_it_is_plainest() -> None:
    text = "We offer an attractive salary.\n\n## Salary\n\nCompetitive salary\n\n## Benefits\n\n- Competitive pay"
    (finding,) = _check(text, "compensation/vague")
    assert finding.text == "Competitive salary"


@pytest.mark.parametrize(
    ("text", "span"),
    [("Pay: $18/hr and up", "$18/hr and up"), ("Pay: £30k+", "£30k+"), ("Pay: up to €2,900 a month", "up to €2,900"), ("Pay: $18.50 per hour or more", "$18.50 per hour or more")],
)  # fmt: skip
def test_open_ends_are_told_with_their_words(text: str, span: str) -> None:
    (finding,) = _check(text, "compensation/open-ended")
    assert finding.text == span


@pytest.mark.parametrize(
    "text", ["Pay: $18/hr plus tips", "Pay: $18 - $24 an hour, up to $30 with tips", "Pay: $18 an hour"]
)
def test_no_open_end(text: str) -> None:
    assert _check(text, "compensation/open-ended") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Pay: $40,000 - $81,000 a year", 1),
        ("Pay: $40,000 - $80,000 a year", 0),
        ("Pay: $40,000 - $120,000 a year (OTE)", 0),
        ("Pay: $40,000 - $120,000 a year across all levels", 0),
        ("Pay: $40,000 - $45,000 a year (shop), $90,000 - $99,000 a year (manager)", 0),
    ],
)
def test_wide_ranges(text: str, count: int) -> None:
    assert len(_check(text, "compensation/too-wide")) == count


FRONT = "---\ntitle: Baker\nsalary: £28,000 - £31,000 a year\n---\n"


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("## Salary\n\nThe salary is £33,000 to £36,000 a year.", ["error"]),
        ("## Salary\n\nThe salary is £28,000 to £31,000 a year.", []),
        ("## Salary\n\nThe salary is £14.50 to £16 an hour.", []),
        ("## Salary\n\nThe salary is €33,000 to €36,000 a year.", []),
        ("## Salary\n\nIn London the salary is £33,000 to £36,000 a year.", []),
        ("## Salary\n\nWith the bonus you earn £33,000 to £36,000 a year.", []),
        ("## Benefits\n\n- £500 to £900 a year for courses", []),
    ],
)
def test_front_matter_against_text(text: str, severities: list[str]) -> None:
    assert [finding.severity for finding in _check(text, "compensation/disagree", front=FRONT)] == severities


def test_two_like_ranges_in_the_text() -> None:
    text = "The salary is £28,000 to £31,000 a year.\n\n## Duties\n\n- Bake bread\n\n## Pay\n\nYour salary is £33,000 to £36,000 a year."
    (finding,) = _check(text, "compensation/disagree")
    assert finding.severity == "error"
    assert finding.text == "£33,000 to £36,000"


def test_structured_data_against_text() -> None:
    data = '{"@type": "JobPosting", "title": "Baker", "baseSalary": {"currency": "GBP", "value": {"minValue": 28000, "maxValue": 31000, "unitText": "YEAR"}}}'
    page = f'<html><head><script type="application/ld+json">{data}</script></head><body><h1>Baker</h1><h2>Salary</h2><p>The salary is £33,000 to £36,000 a year.</p></body></html>'
    findings = jdlint.check(page, name="baker.html", select=["compensation/disagree"])
    assert [finding.severity for finding in findings] == ["error"]
