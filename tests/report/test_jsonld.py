"""Postings as schema.org JobPosting objects: types and enumerations of the vocabulary, and only what the posting states."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from jdlint import api
from jdlint.report import Outcome, Summary
from jdlint.report.extract import ExtractSetting
from jdlint.report.extract_jsonld import ExtractJsonLd
from jdlint.source import Source

# https://schema.org/JobPosting: the properties written, with the types of their values.
PROPERTIES = {
    "title": "Text", "description": "Text", "responsibilities": "Text", "qualifications": "Text", "jobBenefits": "Text",
    "datePosted": "Date", "validThrough": "Date", "employmentType": "EmploymentType", "hiringOrganization": "Organization",
    "jobLocation": "Place", "jobLocationType": "LocationType", "applicantLocationRequirements": "AdministrativeArea",
    "baseSalary": "MonetaryAmount",
}  # fmt: skip
EMPLOYMENT_TYPES = {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"}
UNITS = {"HOUR", "DAY", "WEEK", "MONTH", "YEAR"}

MARKDOWN = """---
title: Senior Optician
company: Klarsyn
location: Bergen, Norway
type: Full-time, permanent
salary: NOK 520,000 to 580,000 a year
date: 2026-10-01
closes: 2027-01-31
---

## Your tasks

- Test eyes and fit glasses

## Your profile

- Authorisation as an optician

## Benefits

- Five weeks of holiday
"""
HTML = (
    "<html><head><title>Night Nurse</title></head><body><main><h1>Night Nurse</h1>"
    "<dl><dt>Location</dt><dd>Leeds</dd><dt>Pay</dt><dd>£18.50 an hour</dd><dt>Contract</dt><dd>Part-time</dd></dl>"
    "<h2>Duties</h2><ul><li>Give medication</li></ul><h2>Requirements</h2><ul><li>NMC registration</li></ul></main></body></html>"
)


def graph(text: str, path: str) -> list[dict[str, Any]]:
    written: list[str] = []
    report = ExtractJsonLd(ExtractSetting(written.append, colour=False))
    report.add(Outcome(api.parse(Source(text, path)), ()))
    report.finish(Summary(1, 1, {}, 0, (), (), {}))
    data = json.loads("".join(written))
    assert data["@context"] == "https://schema.org"
    return list(data["@graph"])


def valid(posting: dict[str, Any]) -> None:
    """Fails where a value is not of the vocabulary's type."""
    assert posting["@type"] == "JobPosting"
    for name, value in posting.items():
        if name == "@type":
            continue
        kind = PROPERTIES[name]
        if kind == "Text":
            assert isinstance(value, str)
            assert value.strip()
        elif kind == "Date":
            date.fromisoformat(value)
        elif kind == "EmploymentType":
            assert set([value] if isinstance(value, str) else value) <= EMPLOYMENT_TYPES
        elif kind == "LocationType":
            assert value == "TELECOMMUTE"
        else:
            assert value["@type"] == kind
    salary = posting.get("baseSalary")
    if salary:
        assert salary["value"]["@type"] == "QuantitativeValue"
        assert len(salary.get("currency", "XXX")) == 3
        assert salary["value"].get("unitText", "YEAR") in UNITS
        assert all(
            isinstance(salary["value"][key], int | float)
            for key in ("value", "minValue", "maxValue")
            if key in salary["value"]
        )


@pytest.mark.parametrize(("text", "path"), [(MARKDOWN, "a.md"), (HTML, "a.html"), ("# Baker\n", "a.md"), ("", "a.md")])
def test_the_objects_are_of_the_vocabulary(text: str, path: str) -> None:
    for posting in graph(text, path):
        valid(posting)


def test_markdown_with_front_matter() -> None:
    (posting,) = graph(MARKDOWN, "jobs/optician.md")
    assert posting["title"] == "Senior Optician"
    assert posting["employmentType"] == "FULL_TIME"
    assert posting["datePosted"] == "2026-10-01"
    assert posting["validThrough"] == "2027-01-31"
    assert posting["hiringOrganization"]["name"] == "Klarsyn"
    assert posting["jobLocation"]["address"]["addressLocality"] == "Bergen, Norway"
    assert posting["baseSalary"] == {
        "@type": "MonetaryAmount",
        "currency": "NOK",
        "value": {"@type": "QuantitativeValue", "minValue": 520000, "maxValue": 580000, "unitText": "YEAR"},
    }
    assert posting["responsibilities"] == "Test eyes and fit glasses"
    assert posting["qualifications"] == "Authorisation as an optician"
    assert posting["jobBenefits"] == "Five weeks of holiday"


def test_html() -> None:
    (posting,) = graph(HTML, "jobs/nurse.html")
    assert posting["title"] == "Night Nurse"
    assert posting["employmentType"] == "PART_TIME"
    assert posting["jobLocation"]["address"]["addressLocality"] == "Leeds"
    assert posting["baseSalary"]["value"] == {"@type": "QuantitativeValue", "value": 18.5, "unitText": "HOUR"}


def test_remote_work_is_telecommute_with_the_place_applicants_live_in() -> None:
    (posting,) = graph(
        "# Developer\n\nLocation: Germany\n\nWorkplace: fully remote\n\n## Duties\n\n- Write code\n", "a.md"
    )
    assert posting["jobLocationType"] == "TELECOMMUTE"
    assert posting["applicantLocationRequirements"]["name"] == "Germany"
    assert "jobLocation" not in posting


def test_placeholders_are_not_published() -> None:
    (posting,) = graph("# Baker\n\nLocation: [City]\n\nSalary: $XX,XXX\n", "a.md")
    assert "jobLocation" not in posting
    assert "baseSalary" not in posting
