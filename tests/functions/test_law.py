"""What the law of the place asks of a posting: which places, from when, of whom, and in what words."""

from __future__ import annotations

from datetime import date

import pytest

import jdlint
from jdlint import engine
from jdlint.api import _rules, parse
from jdlint.model import Finding
from jdlint.settings import Employer, Settings
from jdlint.source import Source

RULE = "legal/pay-transparency"
TODAY = date(2026, 11, 23)
NOBODY = Employer()
EEO = "We are an equal opportunity employer and do not discriminate by race, sex, age, religion or national origin.\n"


def _posting(place: str, *lines: str, front: str = "") -> str:
    body = "\n\n".join(lines)
    return f"{front}# Line Cook\n\nLocation: {place}\n\nYou cook lunch for a hotel with 80 rooms.\n\n{body}\n\n{EEO}"


def _find(text: str, today: date = TODAY, employer: Employer = NOBODY, path: str = "cook.md") -> list[Finding]:
    rules = _rules().resolve([RULE])
    result = engine.run(parse(Source(text, path)), rules, Settings(today=today, employer=employer))
    assert not result.errors
    return list(result.findings)


def test_denver_without_pay_names_colorado_once() -> None:
    (finding,) = _find(_posting("Denver"))
    assert finding.severity == "warning"
    assert finding.text == "Line Cook"
    assert finding.message == (
        "Colorado asks employers with at least 1 employee there for a pay range in postings "
        "(since 2021-01-01; checked 2026-11). Source: 7 CCR 1103-18; confirm with counsel"
    )


def test_denver_with_a_range_but_no_benefits_is_a_remark() -> None:
    (finding,) = _find(_posting("Denver, CO", "Pay: $22 to $26 an hour", "Apply by 2026-12-15."))
    assert finding.severity == "info"
    assert "benefits" in finding.message
    assert finding.text == "$22 to $26"


def test_denver_with_everything_is_silent() -> None:
    text = _posting(
        "Denver, CO", "Pay: $22 to $26 an hour", "## Benefits", "- Health insurance", "Apply by 2026-12-15."
    )
    assert _find(text) == []


@pytest.mark.parametrize(
    "place",
    [
        "Austin",
        "Austin, TX",
        "Richmond",
        "Norfolk",
        "Portland",
        "Ghent",
        "Remote (Portugal)",
        "Remote",
        "Remote in Texas",
        "London, UK",
    ],
)
def test_silent_places(place: str) -> None:
    assert _find(_posting(place)) == []


@pytest.mark.parametrize(
    ("place", "named"),
    [("Richmond, VA", "Virginia"), ("Boston", "Massachusetts"), ("Toronto", "Ontario"), ("Vancouver, BC", "British Columbia"), ("Vilnius", "Lithuania"), ("Washington, D.C.", "District of Columbia")],
)  # fmt: skip
def test_places_that_are_sure(place: str, named: str) -> None:
    (finding,) = _find(_posting(place))
    assert named in finding.message
    assert finding.severity == "warning"


def test_a_city_is_told_with_its_state_once() -> None:
    (finding,) = _find(_posting("New York, NY"))
    assert finding.message.startswith("New York asks")
    assert "City" not in finding.message


def test_remote_in_the_us_names_the_set_once_and_no_others() -> None:
    (finding,) = _find(_posting("Remote (US)"))
    for name in ("California", "Colorado", "Maryland", "New York City", "Virginia", "Washington"):
        assert name in finding.message
    for name in ("Illinois", "Minnesota", "Hawaii", "Ontario", "Texas", "British Columbia"):
        assert name not in finding.message


def test_several_places_give_one_finding() -> None:
    (finding,) = _find(_posting("Denver, CO; Chicago, IL; Austin, TX"))
    assert "Colorado" in finding.message
    assert "Illinois" in finding.message


def test_remote_work_is_told_of_the_country_the_posting_speaks_of() -> None:
    (finding,) = _find(_posting("Remote", "You must be authorized to work in the United States."))
    assert "Colorado" in finding.message


def test_federal_employers_are_silent_under_state_law() -> None:
    assert _find(_posting("Denver, CO", "Grade: GS-1102-12. Apply at usajobs.gov.")) == []


def test_public_employers_are_silent_where_the_law_exempts_them() -> None:
    assert _find(_posting("Albany, NY"), employer=Employer(sector="public")) == []
    assert len(_find(_posting("Denver, CO"), employer=Employer(sector="public"))) == 1


@pytest.mark.parametrize(
    ("employer", "count"),
    [(Employer(size=14), 0), (Employer(size=15), 1), (Employer(jurisdictions=("us-ca",)), 1), (Employer(jurisdictions=("California",)), 1), (Employer(jurisdictions=("us-co",)), 0)],
)  # fmt: skip
def test_the_employer_narrows_it(employer: Employer, count: int) -> None:
    assert len(_find(_posting("San Francisco"), employer=employer)) == count


def test_the_postings_own_date_decides() -> None:
    front = "---\ntitle: Line Cook\ndate_posted: {}\n---\n"
    assert _find(_posting("Boston", front=front.format("2025-10-28"))) == []
    assert len(_find(_posting("Boston", front=front.format("2025-10-29")))) == 1
    assert _find(_posting("Boston"), path="2025-03-01-cook.md") == []
    assert _find(_posting("Boston", "Apply by 1 March 2025.")) == []


def test_laws_to_come_are_remarks_ninety_days_ahead() -> None:
    assert _find(_posting("Wilmington, DE"), today=date(2027, 6, 27)) == []
    (finding,) = _find(_posting("Wilmington, DE"), today=date(2027, 6, 28))
    assert finding.severity == "info"
    assert "from 2027-09-26" in finding.message
    (enforced,) = _find(_posting("Columbus, OH"))
    assert enforced.severity == "info"
    assert "enforced from 2027-01-01" in enforced.message


def test_the_directive_and_duties_before_an_offer_are_silent() -> None:
    assert _find(_posting("Berlin")) == []
    assert _find(_posting("Kraków")) == []
    assert _find(_posting("Cincinnati")) == []


def test_medium_confidence_is_a_remark() -> None:
    (finding,) = _find(_posting("Riga"))
    assert finding.severity == "info"


def test_ontarios_width() -> None:
    (finding,) = _find(_posting("Toronto", "Salary: $60,000–$130,000 a year", "This is an existing vacancy."))
    assert finding.severity == "warning"
    assert "50,000 CAD" in finding.message
    assert _find(_posting("Toronto", "Salary: $60,000–$100,000 a year", "This is an existing vacancy.")) == []
    assert _find(_posting("Toronto", "Salary: $140,000–$230,000 a year", "This is an existing vacancy.")) == []


def test_one_end_only() -> None:
    (finding,) = _find(_posting("Minneapolis", "Pay: from $24 an hour", "We offer health insurance."))
    assert finding.severity == "warning"
    assert "both ends" in finding.message
    assert _find(_posting("Graz", "Pay: from €2,400 a month")) == []


def test_a_single_figure_where_a_range_is_asked_is_a_remark() -> None:
    (finding,) = _find(_posting("San Francisco", "Salary: $70,000 a year"))
    assert finding.severity == "info"


@pytest.mark.parametrize("extra", ["Salary: grade 7 of the national pay scale", "Salary: $XX,XXX a year"])
def test_grades_and_placeholders_are_no_missing_pay(extra: str) -> None:
    assert _find(_posting("Denver", extra)) == []


def test_old_research_says_so() -> None:
    (fresh,) = _find(_posting("Denver"), today=date(2027, 11, 30))
    assert "12 months" not in fresh.message
    (stale,) = _find(_posting("Denver"), today=date(2027, 12, 1))
    assert "more than 12 months ago" in stale.message


def test_the_same_day_gives_the_same_findings() -> None:
    text = _posting("Remote (US)")
    assert _find(text) == _find(text)


def test_one_pay_fault_is_told_once() -> None:
    text = _posting("Denver", "We offer a competitive salary.")
    findings = jdlint.check(text, today=TODAY, select=["legal", "compensation", "required/compensation"])
    assert [(finding.rule, finding.text) for finding in findings] == [(RULE, "competitive salary")]
    missing = jdlint.check(_posting("Denver"), today=TODAY, select=["legal", "compensation", "required/compensation"])
    assert [finding.rule for finding in missing] == [RULE]
    austin = jdlint.check(
        _posting("Austin", "We offer a competitive salary."),
        today=TODAY,
        select=["legal", "compensation", "required/compensation"],
    )
    assert [finding.rule for finding in austin] == ["compensation/vague"]


def test_a_remark_never_hides_a_warning() -> None:
    findings = jdlint.check(
        _posting("Columbus, OH"), today=TODAY, select=["legal", "compensation", "required/compensation"]
    )
    assert {(finding.rule, finding.severity) for finding in findings} == {
        (RULE, "info"),
        ("required/compensation", "warning"),
    }


def test_no_message_says_that_a_law_is_broken() -> None:
    for rule in _rules().rules:
        if rule.family in ("legal", "compensation"):
            words = (rule.message + " ".join(rule.suggest) + rule.summary).lower()
            assert "violat" not in words, rule.id
            assert "unlawful" not in words, rule.id
            assert "illegal" not in words, rule.id
