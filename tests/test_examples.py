"""The postings in ``examples/``: good ones are quiet, each bad one shows the faults it was written for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import jdlint

EXAMPLES = Path(__file__).parent.parent / "examples"
TODAY = date(2026, 11, 23)
GOOD = sorted((EXAMPLES / "good").iterdir())
BAD = {
    "junior-developer-template.md": {
        "placeholder/bracketed", "placeholder/dead-link", "placeholder/dummy-value", "placeholder/instruction", "placeholder/merge-tag",
        "placeholder/to-be-decided", "placeholder/unresolved-choice", "required/compensation", "seniority/depth-above-level",
        "seniority/duty-above-level", "seniority/years",
    },
    "senior-data-engineer.md": {"seniority/depth-below-level", "seniority/duty-below-level", "seniority/years"},
    "product-designer.md": {
        "placeholder/dead-link", "placeholder/dummy-value", "placeholder/empty-field", "placeholder/instruction", "placeholder/merge-tag",
        "placeholder/to-be-decided", "required/empty-section",
    },
    "field-salesman.txt": {
        "clarity/doubled-word", "compensation/inverted", "consistency/deadline-passed", "inclusive/age", "inclusive/culture",
        "inclusive/gendered-pronoun", "inclusive/gendered-title", "inclusive/native-speaker", "legal/age", "legal/personal-data",
        "placeholder/dummy-text", "placeholder/dummy-value", "title/hype",
    },
    "marketing-manager.html": {
        "legal/pay-transparency", "placeholder/bracketed", "placeholder/dead-link", "placeholder/dummy-value", "placeholder/instruction",
        "placeholder/review-comment", "placeholder/unresolved-choice",
    },
}  # fmt: skip


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_good_example_is_quiet(path: Path) -> None:
    loud = [
        f"{finding.line}: {finding.rule}: {finding.message}"
        for finding in jdlint.check(path, today=TODAY)
        if finding.severity != "info"
    ]
    assert loud == []


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_good_example_is_complete(path: Path) -> None:
    (posting,) = jdlint.read(path).postings
    missing = {
        "title",
        "location",
        "job-type",
        "responsibilities",
        "skills",
        "compensation",
        "benefits",
        "company",
        "apply",
        "eeo",
    } - set(posting.elements)
    assert missing == set()
    assert posting.pay is not None
    assert posting.pay.currency is not None
    assert posting.pay.period is not None


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_good_example_has_a_sensible_length(path: Path) -> None:
    assert 350 <= len(path.read_text(encoding="utf-8").split()) <= 600


def test_every_bad_example_is_listed() -> None:
    assert {path.name for path in (EXAMPLES / "bad").iterdir()} == set(BAD)


@pytest.mark.parametrize("name", BAD)
def test_bad_example_shows_its_faults(name: str) -> None:
    found = {finding.rule for finding in jdlint.check(EXAMPLES / "bad" / name, today=TODAY)}
    assert BAD[name] - found == set()


def test_levels() -> None:
    levels = {path.stem: jdlint.read(path).postings[0].level.value for path in GOOD}
    assert levels == {
        "accountant": "none", "cook": "none", "junior-developer": "entry", "nurse": "none", "sales-representative": "none",
        "senior-developer": "senior", "teacher": "none", "warehouse-operative": "none",
    }  # fmt: skip
