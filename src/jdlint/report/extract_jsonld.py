"""``jdlint extract --output-format jsonld``: the postings as schema.org JobPosting objects.

Only what a posting states is written, in the types and enumerations of https://schema.org/JobPosting and of Google's job posting
structured data; nothing is guessed. A value whose only text is a placeholder is left out.
"""

from __future__ import annotations

from json import dumps
from typing import Any

from jdlint.functions import dates
from jdlint.model import Block, Document, Pay, Posting
from jdlint.report import Outcome, Summary
from jdlint.report.extract import ExtractSetting

# https://developers.google.com/search/docs/appearance/structured-data/job-posting: the values that employmentType may take.
_TYPES = {
    "full-time": "FULL_TIME",
    "part-time": "PART_TIME",
    "contract": "CONTRACTOR",
    "freelance": "CONTRACTOR",
    "temporary": "TEMPORARY",
    "internship": "INTERN",
    "volunteer": "VOLUNTEER",
}
_PERIODS = {"year": "YEAR", "month": "MONTH", "week": "WEEK", "day": "DAY", "hour": "HOUR"}
_EMPLOYER_KEYS = frozenset(
    {"company", "employer", "organization", "organisation", "hiringorganizationname", "companyname", "org"}
)


class ExtractJsonLd:
    """Writes one JSON-LD document: a graph of all postings that were read."""

    def __init__(self, setting: ExtractSetting) -> None:
        self._write = setting.write
        self._first = True
        self._write('{"@context": "https://schema.org", "@graph": [')

    def add(self, outcome: Outcome) -> None:
        """Writes the postings of one file."""
        for posting in outcome.document.postings:
            data = job_posting(outcome.document, posting)
            self._write(("\n  " if self._first else ",\n  ") + dumps(data, ensure_ascii=False))
            self._first = False

    def finish(self, summary: Summary) -> None:  # noqa: ARG002 (every report takes it; errors stand on standard error)
        """Closes the document."""
        self._write(("]" if self._first else "\n ]") + "}\n")


def job_posting(document: Document, posting: Posting) -> dict[str, Any]:
    """A posting as a JobPosting object with the fields it states."""
    found: dict[str, Any] = {"@type": "JobPosting"}
    if posting.title is not None:
        found["title"] = posting.title.text
    found |= {name: value for name, value in _texts(posting).items() if value}
    facts = dates.facts_of(posting)
    posted = dates.posted(document, facts)
    if posted is not None:
        found["datePosted"] = posted.isoformat()
    closing = dates.first(facts, dates.CLOSES)
    if closing is not None:
        found["validThrough"] = closing[1].isoformat()
    types = list(dict.fromkeys(_TYPES[name] for name in posting.job_types if name in _TYPES))
    if types:
        found["employmentType"] = types if len(types) > 1 else types[0]
    employer = _employer(posting)
    if employer:
        found["hiringOrganization"] = {"@type": "Organization", "name": employer}
    found |= _place(posting)
    if posting.pay is not None and (salary := _salary(posting.pay)):
        found["baseSalary"] = salary
    return found


def _texts(posting: Posting) -> dict[str, str]:
    """The parts of a posting as plain text."""
    zones = {
        "description": ("company", "role", "responsibilities", "requirements", "nice-to-have", "benefits", "logistics", "eeo"),
        "responsibilities": ("responsibilities",),
        "qualifications": ("requirements", "nice-to-have"),
        "jobBenefits": ("benefits",),
    }  # fmt: skip
    return {
        name: "\n".join(
            " ".join(passage.block.text.split())
            for passage in posting.passages
            if passage.zone in kinds
            and passage.block.context != "nested"
            and not passage.block.chrome
            and passage.block.kind not in ("template", "code")
            and (name == "description" or not passage.heading)
            and passage.block.text.strip()
        )
        for name, kinds in zones.items()
    }


def _employer(posting: Posting) -> str:
    for key, block in posting.fields.items():
        if dates.letters(key.removeprefix("jsonld.")) in _EMPLOYER_KEYS and block.text.strip():
            return " ".join(block.text.split())
    block_or_none: Block | None = posting.label_values.get("company")
    return " ".join(block_or_none.text.split()) if block_or_none is not None else ""


def _place(posting: Posting) -> dict[str, Any]:
    """Where the work is done: a place, or TELECOMMUTE with the place that applicants may live in."""
    element = posting.elements.get("location")
    stated = element is not None and not element.placeholder
    name = " ".join(element.text.split()) if element is not None and stated else ""
    if posting.remote == "remote":
        found: dict[str, Any] = {"jobLocationType": "TELECOMMUTE"}
        if name and not name.lower().startswith(("remote", "fully remote", "anywhere", "work from")):
            found["applicantLocationRequirements"] = {"@type": "AdministrativeArea", "name": name}
        return found
    if not name:
        return {}
    return {"jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": name}}}


def _salary(pay: Pay) -> dict[str, Any]:
    value: dict[str, Any] = {"@type": "QuantitativeValue"}
    if pay.min is not None and pay.min == pay.max:
        value["value"] = _number(pay.min)
    else:
        value |= {"minValue": _number(pay.min)} if pay.min is not None else {}
        value |= {"maxValue": _number(pay.max)} if pay.max is not None else {}
    if pay.period in _PERIODS:
        value["unitText"] = _PERIODS[pay.period]
    if len(value) == 1:
        return {}
    return {"@type": "MonetaryAmount", **({"currency": pay.currency} if pay.currency else {}), "value": value}


def _number(amount: float) -> int | float:
    return int(amount) if amount == int(amount) else amount
