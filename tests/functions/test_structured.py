"""JobPosting data in its various shapes, and what is none."""

from __future__ import annotations

import json
from typing import Any

import pytest

import jdlint
from jdlint.model import Finding

WHOLE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Beekeeper",
    "description": "You look after forty hives.",
    "datePosted": "2026-11-02",
    "validThrough": "2026-12-31",
    "employmentType": ["FULL_TIME", "TEMPORARY"],
    "hiringOrganization": {"@type": "Organization", "name": "Blue Door"},
    "identifier": {"@type": "PropertyValue", "value": "B-12"},
    "jobLocation": {"@type": "Place", "address": {"addressLocality": "Ghent", "addressCountry": "BE"}},
    "baseSalary": {"@type": "MonetaryAmount", "currency": "EUR", "value": {"minValue": 2600, "maxValue": 2900, "unitText": "MONTH"}},
}  # fmt: skip


def _check(data: Any) -> list[Finding]:
    page = f'<html><head><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head><body><h1>Beekeeper</h1><p>You look after forty hives.</p></body></html>'
    return jdlint.check(page, name="bees.html", select=["structured-data"])


def test_whole_data_is_silent() -> None:
    assert _check(WHOLE) == []


def test_data_in_a_graph_is_read() -> None:
    assert (
        _check({"@context": "https://schema.org", "@graph": [{"@type": "Organization", "name": "Blue Door"}, WHOLE]})
        == []
    )


@pytest.mark.parametrize(
    ("changes", "rule", "text"),
    [
        ({"employmentType": ["FULL_TIME", "Part-time"]}, "structured-data/employment-type", "Part-time"),
        ({"employmentType": "full_time"}, "structured-data/employment-type", "full_time"),
        ({"datePosted": "02/11/2026"}, "structured-data/dates", "02/11/2026"),
        ({"validThrough": "2026-10-31"}, "structured-data/dates", "2026-10-31"),
        ({"jobLocationType": "Remote"}, "structured-data/remote", "Remote"),
        ({"title": "Senior Beekeeper"}, "structured-data/title", "Senior Beekeeper"),
        ({"hiringOrganization": None}, "structured-data/required", "JobPosting"),
        ({"validThrough": None}, "structured-data/recommended", "JobPosting"),
        ({"baseSalary": {"currency": "€", "value": {"value": 2600, "unitText": "MONTH"}}}, "structured-data/salary", "€"),
        ({"baseSalary": {"currency": "EUR", "value": {"value": 2600, "unitText": "month"}}}, "structured-data/salary", "month"),
        ({"baseSalary": {"currency": "EUR", "value": {"value": "€2,600", "unitText": "MONTH"}}}, "structured-data/salary", "€2,600"),
    ],
)  # fmt: skip
def test_one_fault_one_finding(changes: dict[str, Any], rule: str, text: str) -> None:
    data = {name: value for name, value in {**WHOLE, **changes}.items() if value is not None}
    findings = _check(data)
    assert [(finding.rule, finding.text.strip('"')) for finding in findings] == [(rule, text)]


def test_remote_work_needs_no_place_but_where_people_may_live() -> None:
    data = {name: value for name, value in WHOLE.items() if name != "jobLocation"} | {"jobLocationType": "TELECOMMUTE"}
    assert [finding.rule for finding in _check(data)] == ["structured-data/remote"]
    assert _check(data | {"applicantLocationRequirements": {"@type": "Country", "name": "Belgium"}}) == []


@pytest.mark.parametrize("own", [1, 2])
def test_a_few_schema_words_make_no_structured_data(own: int) -> None:
    keys = ["datePosted: yesterday", "employmentType: Full-time"][:own]
    text = "---\ntitle: Beekeeper\n" + "\n".join(keys) + "\n---\n\nYou look after forty hives.\n"
    assert jdlint.check(text, name="bees.md", select=["structured-data"]) == []


def test_other_data_is_none() -> None:
    assert _check({"@type": "WebSite", "name": "Blue Door"}) == []
