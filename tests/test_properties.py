"""Properties of the whole way from text to findings: what stands beside a phrase does not decide whether it is found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jdlint import api, engine
from jdlint.model import Finding
from jdlint.rulefile import load_rules
from jdlint.settings import Settings
from jdlint.source import Source

RULES = load_rules().resolve()
TODAY = Settings(today=date(2026, 11, 23))
POSTING = """# Junior Baker

Location: Cork, Ireland

Job type: Full-time

## Responsibilities

- Bake bread for [Your Company Name]
- Lead a team of four bakers
- Clean the oven together

## Requirements

- Five years of experience with sourdough
- You are a rockstar

## Salary

EUR 30,000 to EUR 33,000 a year

## How to apply

Write to bread@northwind.example by 3 March 2027.
"""


def lint(text: str, path: str = "jobs/baker.md") -> tuple[Finding, ...]:
    result = engine.run(api.parse(Source(text, path)), RULES, TODAY)
    assert not result.errors
    for finding in result.findings:
        assert text[finding.start : finding.end] == finding.text
    return result.findings


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.rule, " ".join(finding.text.replace("*", "").split())) for finding in findings]


BEFORE = told(lint(POSTING))


def test_the_posting_has_findings_of_several_families() -> None:
    assert {rule.split("/")[0] for rule, _ in BEFORE} >= {"placeholder", "seniority", "inclusive"}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("CRLF", lambda text: text.replace("\n", "\r\n")),
        ("comment above", lambda text: "<!-- TODO: [insert] a rockstar -->\n\n" + text),
        ("comment between sections", lambda text: text.replace("## Salary", "<!-- lead a team of [X] -->\n\n## Salary")),
        ("code below", lambda text: text + "\n```\n[Your Company Name] rockstar TBD\n```\n"),
        ("bold beside", lambda text: text.replace("together", "**together**")),
        ("link beside", lambda text: text.replace("Clean the oven", "Clean the [oven](https://northwind.example/oven)")),
        ("bold on a phrase", lambda text: text.replace("Lead a team of four", "**Lead a team of four**")),
        ("bold within a phrase", lambda text: text.replace("Lead a team", "**Lead** a *team*")),
        ("bold on a placeholder", lambda text: text.replace("[Your Company Name]", "**[Your Company Name]**")),
        ("trailing spaces", lambda text: text.replace("\n", "  \n")),
        ("blank lines", lambda text: text.replace("\n\n", "\n\n\n\n")),
        ("other bullets", lambda text: text.replace("\n- ", "\n* ")),
        ("byte order mark taken off", lambda text: text),
        ("no-break spaces", lambda text: text.replace("Lead a team", "Lead\u00a0a\u00a0team")),
    ],
)  # fmt: skip
def test_what_stands_beside_moves_a_finding_but_neither_adds_nor_drops_one(name: str, change: object) -> None:
    assert callable(change)
    after = [(rule, text.replace("\u00a0", " ")) for rule, text in told(lint(change(POSTING)))]
    assert after == BEFORE, name


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["", "Northwind bakes bread.", "<!-- x -->", "***", "| a | b |"]), max_size=6))
def test_lines_at_the_end_move_nothing(lines: list[str]) -> None:
    before = [finding for finding in lint(POSTING) if finding.text]
    after = lint(POSTING + "\n" + "\n\n".join(lines) + "\n")
    assert [(one.rule, one.start, one.end) for one in before] == [
        (one.rule, one.start, one.end) for one in after if one.text
    ]


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=len(POSTING)), st.sampled_from(["md", "txt", "html", "yaml", "json"]))
def test_every_prefix_of_a_posting_is_linted_without_an_error(length: int, suffix: str) -> None:
    lint(POSTING[:length], f"jobs/baker.{suffix}")


@settings(max_examples=120, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("ab [](){}<>*_#-|`~!\n\t\r\x0c\u2028\u200b\u00ad😀é:.,/\\'\"$€1950%&;"), max_size=160
    ),
    st.sampled_from(["md", "txt", "html", "yaml", "json", "mdx"]),
)
@example("0:", "yaml")
def test_no_text_is_too_odd(text: str, suffix: str) -> None:
    lint(text, f"jobs/odd.{suffix}")


def test_the_good_examples_hold_under_every_line_end() -> None:
    for path in sorted((Path(__file__).parent.parent / "examples" / "good").iterdir()):
        text = path.read_text(encoding="utf-8")
        graver = [one for one in lint(text.replace("\n", "\r\n"), f"jobs/{path.name}") if one.severity != "info"]
        assert graver == [], path.name
