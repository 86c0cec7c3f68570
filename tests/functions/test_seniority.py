"""Levels that contradict each other: in the body, in fields, in the file's name, in the title, between both ends of a text."""

from __future__ import annotations

import subprocess
import sys

import pytest

import jdlint
from jdlint import lexicons
from jdlint.rulefile import load_rules

RULES = load_rules()


def found(text: str, rule: str, name: str = "posting.md") -> list[tuple[str, str]]:
    """What one rule reports: text and severity of each finding."""
    return [(finding.text, finding.severity) for finding in jdlint.check(text, name=name, select=[f"seniority/{rule}"])]


def about(title: str, *sentences: str) -> str:
    """A posting whose section on the role holds these sentences."""
    return f"# {title}\n\nLeeds, full-time\n\n## About the role\n\n{' '.join(sentences)}\n\n## How to apply\n\nWrite to us.\n"


@pytest.mark.parametrize(
    ("title", "sentence", "expected"),
    [
        ("Junior Back-End Developer", "As a Senior Back-End Developer you work on our platform.", "Senior Back-End Developer"),
        ("Junior Developer", "We are looking for a senior developer.", "senior developer"),
        ("Junior Developer", "We're hiring an experienced Lead Developer for our team.", "Lead Developer"),
        ("Senior Nurse", "You join us as a trainee nurse.", "trainee nurse"),
        ("Senior Cook", "This is an entry-level position.", "entry-level position"),
        ("Lead Electrician", "This junior role is in Hartford.", "junior role"),
        ("Trainee Teacher", "The Senior Teacher will plan the lessons of a whole year.", "Senior Teacher"),
        ("Senior Engineer", "As a Staff Engineer you look after the platform.", "Staff Engineer"),
        ("Mid-Level Designer", "We seek a senior designer.", "senior designer"),
        ("Policy Officer II", "The role of Junior Policy Officer is in Cardiff.", "Junior Policy Officer"),
    ],
)  # fmt: skip
def test_the_body_names_another_level(title: str, sentence: str, expected: str) -> None:
    assert found(about(title, sentence), "other-level") == [(expected, "error")]


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Junior Developer", "As a junior developer you work with a senior developer."),
        ("Junior Developer", "You report to the Senior Engineering Manager."),
        ("Junior Developer", "The Senior Developer will review your work."),
        ("Junior Developer", "You can become a senior developer in three years."),
        ("Senior Developer", "You have worked as a junior developer before."),
        ("Senior Developer", "You are looking for a junior developer to guide? Here they are."),
        ("Senior Developer", "As a senior member of staff you answer for the platform."),
        ("Senior Engineer", "You work as a lead for two squads."),
        ("Lead Developer", "As a senior developer you have seen this before."),
        ("Junior Sales Assistant", "We look after senior living homes and lead generation."),
        ("Junior Accountant", "This is a senior team with a long history."),
        ("Nurse", "Our senior nurses are proud of their ward."),
        ("Senior Principal Engineer", "As a principal engineer you see the whole platform."),
    ],
)
def test_the_body_speaks_of_others(title: str, sentence: str) -> None:
    assert found(about(title, sentence), "other-level") == []


def test_a_level_that_only_the_body_names_is_told_as_info() -> None:
    assert found(about("Nurse", "As a senior nurse you look after two wards."), "other-level") == [
        ("senior nurse", "info")
    ]


def test_a_heading_with_another_level() -> None:
    text = "# Junior Developer\n\nLeeds\n\n## Senior Developer\n\nYou write code.\n"
    assert found(text, "other-level") == [("Senior Developer", "error")]


@pytest.mark.parametrize(
    ("title", "level", "expected"),
    [
        ("Senior Cook", "Entry level", [("Entry level", "error")]),
        ("Junior Cook", "Director", [("Director", "error")]),
        ("Senior Cook", "Mid-level", [("Mid-level", "warning")]),
        ("Senior Cook", "Mid-Senior level", []),
        ("Lead Cook", "Senior", []),
        ("Cook", "Senior", []),
        ("Senior Cook", "Grade 7", []),
    ],
)
def test_the_level_field(title: str, level: str, expected: list[tuple[str, str]]) -> None:
    text = f"---\ntitle: {title}\nlevel: {level}\n---\n\nYou cook fish and bread for forty guests.\n"
    assert found(text, "other-level") == expected
    label = f"# {title}\n\nLevel: {level}\n\nYou cook fish and bread for forty guests.\n"
    assert found(label, "other-level") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("jobs/2027-02-01-senior-developer.md", [("Junior Developer", "info")]),
        ("junior_developer.md", []),
        ("developer.md", []),
        ("lead-generation-developer.md", []),
    ],
)
def test_the_name_of_the_file(name: str, expected: list[tuple[str, str]]) -> None:
    assert found(about("Junior Developer", "You write code."), "other-level", name) == expected


@pytest.mark.parametrize(
    ("title", "several"),
    [
        ("Junior/Senior Developer", True),
        ("Developer (Mid-Level to Senior)", True),
        ("Engineer II / III", True),
        ("Senior Developer", False),
        ("Senior Engineering Manager", False),
        ("Associate Director", False),
        ("Developer", False),
    ],
)
def test_several_levels_in_the_title(title: str, several: bool) -> None:
    assert found(about(title, "You write code."), "several") == ([(title, "info")] if several else [])


BOTH = """# {title}

Leeds, full-time

## What you will do

- Assist the accountants with invoices, under close supervision
- Lead a team of three bookkeepers

## What you need

- Basic knowledge of bookkeeping
- {years} years of experience in accounting
- A proven track record of leading audits
"""


def test_both_ends_at_once() -> None:
    assert found(BOTH.format(title="Bookkeeper", years="Ten"), "mixed") == [("Bookkeeper", "warning")]


@pytest.mark.parametrize("title", ["Junior Bookkeeper", "Senior Bookkeeper"])
def test_a_title_with_a_level_is_not_mixed(title: str) -> None:
    assert found(BOTH.format(title=title, years="Ten"), "mixed") == []


@pytest.mark.parametrize("gone", ["- Assist", "- Basic"])
def test_one_phrase_at_either_end_is_not_mixed(gone: str) -> None:
    text = "\n".join(
        line for line in BOTH.format(title="Bookkeeper", years="One").split("\n") if not line.startswith(gone)
    )
    assert found(text.replace(", under close supervision", ""), "mixed") == []


def test_a_title_of_two_levels_is_judged_by_neither() -> None:
    text = "# Junior/Senior Developer\n\nLeeds\n\n## What you will do\n\n- Lead a team of four engineers\n- Assist the senior engineers\n\n"
    text += "## What you need\n\n- Five years of experience\n- Basic knowledge of Python\n- No experience required\n"
    assert {finding.rule for finding in jdlint.check(text, name="a.md", select=["seniority"])} == {"seniority/several"}


def test_the_bands_are_those_of_the_lexicon() -> None:
    rule = RULES.get("seniority/years")
    assert rule is not None
    levels = lexicons.load("seniority")["levels"]
    bounds = {"ceiling": "ceiling_warn", "floor": "floor_warn"}
    for option, key in bounds.items():
        expected = {level: entry["years"][key] for level, entry in levels.items() if entry["years"][key] is not None}
        assert dict(rule.options[option].default) == expected


@pytest.mark.parametrize("name", ["depth-above", "duty-below", "depth-below"])
def test_the_lexicon_of_levels(name: str) -> None:
    data = lexicons.load("seniority_language")
    for entry in data[name]:
        assert entry["suggest"], entry["term"]
        assert set(entry["source"]) <= set(data["sources"]), entry["term"]
    assert len({entry["term"] for entry in data[name]}) == len(data[name])


def test_another_language_is_left_alone() -> None:
    text = (
        "# Senior Entwickler\n\n## Aufgaben\n\n- Sie unterstützen das Team bei der Entwicklung und lernen von erfahrenen Kollegen, die Sie bei der Arbeit begleiten\n"
        "- Sie haben noch keine Erfahrung und werden von uns in das Thema eingeführt, wenn Sie das wollen\n\n## Profil\n\n"
        "- Sie haben ein Studium abgeschlossen oder stehen kurz davor, und Sie sind bereit, sich in neue Themen einzuarbeiten\n"
        "- Sie sprechen Deutsch und Englisch, und Sie arbeiten gerne mit anderen Menschen in einem Team zusammen\n"
    )
    assert [
        finding for finding in jdlint.check(text, name="a.md", select=["seniority"]) if finding.severity != "info"
    ] == []


def test_duties_in_structured_data_and_front_matter() -> None:
    duties = "title: Junior Cook\nresponsibilities:\n  - Supervise the kitchen staff\n  - Cook fish\nrequirements:\n  - Extensive experience in kitchens\n"
    expected = ["seniority/duty-above-level", "seniority/depth-above-level"]
    for text, name in ((duties, "cook.yaml"), (f"---\n{duties}---\nWe cook fish.\n", "cook.md")):
        found_rules = [finding.rule for finding in jdlint.check(text, name=name, select=["seniority"])]
        assert found_rules == expected


def test_spacy_is_loaded_only_for_what_is_all_but_found() -> None:
    code = (
        "import sys, jdlint\n"
        "def check(duty): jdlint.check('# Junior Cook\\n\\n## What you will do\\n\\n- ' + duty + '\\n', name='a.md', select=['seniority'])\n"
        "check('Join a team that is led by our sous-chef, and assist the lead cook')\n"
        "check('Learn how to run a kitchen; you report to the head of the kitchen staff')\n"
        "assert 'spacy' not in sys.modules\n"
        "check('Supervise the kitchen staff')\n"
        "assert 'spacy' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
