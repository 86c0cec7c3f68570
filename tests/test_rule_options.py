"""Every option of every rule, set through a configuration file, changes what is reported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from jdlint import ruletest
from jdlint.cli import main
from jdlint.rulefile import load_rules

RULES = load_rules()
OPTIONS = [(rule.id, name) for rule in RULES.rules for name in rule.options]


class Case(NamedTuple):
    """A text, what is reported of it by default, and with the option set to ``value``."""

    rule: str
    option: str
    value: Any
    given: dict[str, Any]
    text: str
    before: list[str]
    after: list[str]


JUNIOR, SENIOR = {"level": "entry"}, {"level": "senior"}
DUTIES, NEEDS = {"section": "responsibilities"}, {"section": "requirements"}
SENTENCE = "We mend lifts in the north and in the south of the country every day."
CASES = [
    Case("clarity/doubled-word", "words", ["the"], {"section": "role"}, "You look after the the lifts.\n", ["the the"], []),
    Case("clarity/long-bullet", "words", 14, DUTIES, f"- {SENTENCE}\n", [], [SENTENCE]),
    Case("clarity/long-sentence", "words", 13, {"section": "role"}, SENTENCE + "\n", [], [SENTENCE]),
    Case("clarity/reading-grade", "grade", 1, {"section": "role"}, (SENTENCE + "\n") * 12, [], ["Technician"]),
    Case("clarity/shouting", "words", 2, {"section": "role"}, "We mend lifts EVERY DAY in Leeds.\n", [], ["EVERY DAY"]),
    Case("clarity/too-long", "words", 90, {"section": "role"}, (SENTENCE + "\n") * 2, [], ["Technician"]),
    Case("clarity/too-short", "words", 900, {"section": "role"}, SENTENCE + "\n", [], ["Technician"]),
    Case("clarity/too-short", "elsewhere", ["nowhere else"], {"whole": True}, "# Technician\n\nLocation: Leeds\n\nThe full job description is on our page.\n", [], ["Technician"]),
    Case("clarity/wall-of-text", "words", 20, {"section": "role"}, f"{SENTENCE} {SENTENCE}\n", [], [SENTENCE]),
    Case("compensation/too-wide", "ratio", 1.2, {"section": "compensation"}, "£30,000 to £40,000 a year\n", [], ["£30,000 to £40,000"]),
    Case("consistency/job-type", "least-hours", 38, {"section": "header"}, "Location: Leeds, United Kingdom\nJob type: Full-time, 35 hours a week\n", [], ["Full-time, 35 hours a week"]),
    Case("experience/excessive-years", "most", 5, NEEDS, "- 8 years of experience with lifts\n", [], ["8 years"]),
    Case("experience/too-many-requirements", "most", 2, NEEDS, "- You can read plans\n- You can weld\n- You can drive a van\n", [], ["Requirements"]),
    Case("privacy/contact-details", "providers", ["lifts.example"], {"section": "apply"}, "Write to anna.smith@lifts.example or anna.smith@gmail.com.\n", ["anna.smith@gmail.com"], ["anna.smith@lifts.example"]),
    Case("seniority/depth-above-level", "phrases", ["knows every lift"], {**JUNIOR, **NEEDS}, "- Somebody who knows every lift\n", [], ["knows every lift"]),
    Case("seniority/depth-above-level", "exceptions", ["of your own bicycle"], {**JUNIOR, **NEEDS}, "- Deep knowledge of your own bicycle\n", ["Deep knowledge"], []),
    Case("seniority/depth-below-level", "phrases", ["has seen a lift", "has used a lift"], {**SENIOR, **NEEDS}, "- Somebody who has seen a lift\n- Somebody who has used a lift\n", [], ["has seen a lift", "has used a lift"]),
    Case("seniority/depth-below-level", "exceptions", ["of a second language"], {**SENIOR, **NEEDS}, "- Basic knowledge of a second language\n- Some experience with kilns\n- A basic understanding of lifts\n", ["Basic knowledge", "Some experience", "basic understanding"], ["Some experience", "basic understanding"]),
    Case("seniority/depth-below-level", "except-titles", ["technician"], {**SENIOR, **NEEDS}, "- Basic knowledge of lifts\n- Some experience with kilns\n", ["Basic knowledge", "Some experience"], []),
    Case("seniority/depth-below-level", "threshold", 1, {**SENIOR, **NEEDS}, "- Basic knowledge of lifts\n", [], ["Basic knowledge"]),
    Case("seniority/duty-above-level", "phrases", ["steer the workshop"], {**JUNIOR, **DUTIES}, "- Steer the workshop\n", [], ["Steer the workshop"]),
    Case("seniority/duty-above-level", "exceptions", ["of the school visit"], {**JUNIOR, **DUTIES}, "- Lead a team of the school visit\n", ["Lead a team"], []),
    Case("seniority/duty-above-level", "except-titles", ["technician"], {**JUNIOR, **DUTIES}, "- Lead a team of four\n", ["Lead a team"], []),
    Case("seniority/duty-below-level", "phrases", ["carry the bag", "hold the lamp"], {**SENIOR, **DUTIES}, "- Carry the bag\n- Hold the lamp\n", [], ["Carry the bag", "Hold the lamp"]),
    Case("seniority/duty-below-level", "exceptions", ["with surveys"], {**SENIOR, **DUTIES}, "- Assist our developers with surveys\n- Fix small bugs\n- Work under close supervision\n", ["Assist our developers", "small bugs", "Work under close supervision"], ["small bugs", "Work under close supervision"]),
    Case("seniority/duty-below-level", "except-titles", ["technician"], {**SENIOR, **DUTIES}, "- Fix small bugs\n- Work under close supervision\n", ["small bugs", "Work under close supervision"], []),
    Case("seniority/duty-below-level", "threshold", 1, {**SENIOR, **DUTIES}, "- Fix small bugs\n", [], ["small bugs"]),
    Case("seniority/mixed", "each", 1, NEEDS, "- Basic knowledge of lifts\n- Lead a team of three technicians\n", [], ["Technician"]),
    Case("seniority/mixed", "many-years", 3, NEEDS, "- Basic knowledge of lifts\n- No experience is necessary\n- 4 years of experience with lifts\n- Lead a team of three technicians\n", [], ["Technician"]),
    Case("seniority/years", "exceptions", ["with a bicycle"], {**JUNIOR, **NEEDS}, "- 6 years of experience with a bicycle\n", ["6 years"], []),
    Case("seniority/years", "error-from", {"entry": 20}, {**JUNIOR, **NEEDS}, "- 6 years of experience with lifts\n", ["error 6 years"], ["warning 6 years"]),
    Case("seniority/years", "ceiling", {"entry": 2}, {**JUNIOR, **NEEDS}, "- 3 years of experience with lifts\n", [], ["3 years"]),
    Case("seniority/years", "floor", {"senior": 4}, {**SENIOR, **NEEDS}, "- 3 years of experience with lifts\n", [], ["3 years"]),
    Case("terms/spelling", "terms", {"Lift Plan": "LiftPlan"}, {"section": "role"}, "You plan with Lift Plan.\n", [], ["Lift Plan"]),
    Case("title/too-long", "characters", 20, {"section": "role", "title": "Lift and Escalator Technician"}, SENTENCE + "\n", [], ["Lift and Escalator Technician"]),
]  # fmt: skip


def lint(folder: Path, rule: str, *files: str, option: dict[str, Any] | None = None) -> list[Any]:
    """The findings of a rule, with its options in a configuration file."""
    words = ["check", *files, "--select", rule, "--today", "2026-06-01", "--output-format", "json", "--exit-zero"]
    (folder / ".jdlint.yaml").write_text(yaml.safe_dump({"rules": {rule: option}} if option else {}), encoding="utf-8")
    out = folder / "report.json"
    assert main([*words, "--output-file", str(out)]) == 0
    findings: list[Any] = json.loads(out.read_text(encoding="utf-8"))["findings"]
    return findings


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}:{case.option}")
def test_an_option_has_an_effect(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(ruletest.wrap(case.text, case.given), encoding="utf-8")
    severities = any(text.startswith(("error ", "warning ")) for text in case.before)

    def told(option: dict[str, Any] | None) -> list[str]:
        return [
            f"{one['severity']} {one['text']}" if severities else one["text"]
            for one in lint(tmp_path, case.rule, "a.md", option=option)
        ]

    assert case.before != case.after
    assert told(None) == case.before
    assert told({case.option: case.value}) == case.after


def test_near_duplicate_likeness(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    good = (Path(__file__).parents[1] / "examples" / "good" / "cook.md").read_text(encoding="utf-8")
    (tmp_path / "a.md").write_text(good, encoding="utf-8")
    (tmp_path / "b.md").write_text(good.replace("fish", "meat").replace("kitchen", "scullery"), encoding="utf-8")
    rule = "consistency/near-duplicate"
    assert lint(tmp_path, rule, "a.md", "b.md") == []
    assert [one["path"] for one in lint(tmp_path, rule, "a.md", "b.md", option={"likeness": 0.3})] == ["b.md"]


def test_every_option_is_set() -> None:
    tested = {(case.rule, case.option) for case in CASES} | {("consistency/near-duplicate", "likeness")}
    assert sorted(set(OPTIONS) - tested) == []
    assert sorted(tested - set(OPTIONS)) == []


def severity_cases() -> list[ruletest.Case]:
    """The first example of each rule that is reported in one text of its own."""
    found: dict[str, ruletest.Case] = {}
    for case in ruletest.cases(RULES):
        if (
            case.example.bad
            and not case.example.todo
            and "files" not in case.example.given
            and case.rule.family != "suppression"
        ):
            found.setdefault(case.rule.id, case)
    return list(found.values())


@pytest.mark.parametrize("severity", ["error", "warning", "info"])
@pytest.mark.parametrize("case", severity_cases(), ids=lambda case: case.rule.id)
def test_a_severity_is_what_is_asked_for(case: ruletest.Case, severity: str) -> None:
    rules = RULES.resolve([case.rule.id], severities={case.rule.id: severity})
    text, _ = ruletest.unmark(ruletest.wrap(case.example.text, case.example.given))
    result = ruletest.lint(case._replace(rule=rules[0]), ruletest.read(text, case.example.given))
    assert result.findings
    assert {finding.severity for finding in result.findings} == {severity}
