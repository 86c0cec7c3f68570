from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint import engine
from jdlint.model import Document
from jdlint.rule import Rule
from jdlint.settings import Settings

Run = Callable[..., list[str]]
KEYS = """\
kind: quantity
quantity: experience
options:
  errors: {type: map, default: {entry: 5}, help: x}
  ceilings: {type: map, default: {entry: 3, senior: 12}, help: x}
  floors: {type: map, default: {senior: 2}, help: x}
bounds:
  - {from: errors, severity: error, message: "{years} of {of} ({bound})"}
  - {over: ceilings}
  - {under: floors, severity: info}
"""


@pytest.mark.parametrize(
    ("level", "texts", "found"),
    [
        ("entry", ["3 years of experience"], []),
        ("entry", ["4 years of experience"], ["4 years"]),
        ("entry", ["3-8 years of experience"], []),
        ("entry", ["6+ years of experience", "10 years of experience in law"], ["6+ years", "10 years"]),
        ("entry", ["48 months of experience"], ["48 months"]),
        ("entry", ["24 months of experience"], []),
        ("entry", ["A degree and 2 years of experience, or 6 years of experience"], []),
        ("senior", ["1 year of experience"], ["1 year"]),
        ("senior", ["2 years of experience"], []),
        ("senior", ["1-2 years of experience"], []),
        ("senior", ["1 year of experience with Docker"], []),
        ("senior", ["1 year of experience in law", "6 years of experience"], []),
        ("senior", ["1 year of experience in law", "6 years of Python"], []),
        ("senior", ["1 year of experience preferred"], []),
        ("senior", ["0-1 years of experience"], ["0-1 years"]),
        ("none", ["1 year of experience", "20 years of experience"], []),
        ("entry", ["For 20 years we have had experience with wood"], []),
    ],
)
def test_bounds(found_by: Run, level: str, texts: list[str], found: list[str]) -> None:
    assert found_by(KEYS, *texts, level=level) == found


def test_the_gravest_bound_is_told(make_rule: Callable[..., Rule], document_of: Callable[..., Document]) -> None:
    rule = make_rule(KEYS)
    texts = ["5 years of experience in law", "4 years of experience", "60 months of experience"]
    found = engine.run(document_of(*(("requirements", text) for text in texts), level="entry"), (rule,)).findings
    assert [(finding.severity, finding.message) for finding in found] == [
        ("error", "5 years of law (5 years)"),
        ("warning", "found '4 years'"),
        ("error", "5 years of experience (5 years)"),
    ]


@pytest.mark.parametrize(("preferred", "severities"), [("info", ["info"]), ("skip", []), ("same", ["error"])])
def test_wishes(
    make_rule: Callable[..., Rule], document_of: Callable[..., Document], preferred: str, severities: list[str]
) -> None:
    rule = make_rule(KEYS + f"preferred: {preferred}\n")
    document = document_of(("nice-to-have", "8 years of experience"), level="entry")
    assert [finding.severity for finding in engine.run(document, (rule,)).findings] == severities


def test_bands_are_options(found_by: Run) -> None:
    settings = Settings(options={"house/test": {"errors": {"entry": 20}, "ceilings": {"entry": 9}}})
    assert found_by(KEYS, "8 years of experience", level="entry", settings=settings) == []
    assert found_by(KEYS, "10 years of experience", level="entry", settings=settings) == ["10 years"]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("scope: [benefits]\n", []),
        ("unless-in-sentence: [law]\n", []),
        ("unless-before: {words: [about]}\n", ["9 years"]),
    ],
)
def test_conditions(found_by: Run, keys: str, found: list[str]) -> None:
    assert found_by(KEYS + keys, "9 years of experience in law", level="entry") == found


def test_exceptions_of_users(found_by: Run) -> None:
    keys = KEYS.replace("bounds:", "  exceptions: {type: list, default: [], help: x}\nbounds:")
    assert found_by(keys, "9 years of experience in law", level="entry") == ["9 years"]
    settings = Settings(options={"house/test": {"exceptions": ["in law"]}})
    assert found_by(keys, "9 years of experience in law", level="entry", settings=settings) == []
