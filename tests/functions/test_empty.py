"""Headings and labels with nothing behind them."""

from __future__ import annotations

from datetime import date

from jdlint import engine
from jdlint.api import parse
from jdlint.rulefile import load_rules
from jdlint.settings import Settings
from jdlint.source import Source

RULES = load_rules().resolve(select=["placeholder/empty-field", "required/empty-section", "required/responsibilities"])


def told(text: str, name: str = "posting.md") -> list[tuple[str, str]]:
    """The findings as (rule, text)."""
    result = engine.run(parse(Source(text, name)), RULES, Settings(today=date(2026, 11, 23)))
    assert result.errors == ()
    return [(finding.rule, finding.text) for finding in result.findings]


BODY = "## What you will do\n\n- Mend shoes\n- Sell shoes\n\n## What you bring\n\n- Training as a shoemaker\n"


def test_empty_section() -> None:
    assert told(f"# Shoemaker\n\n{BODY}\n## Benefits\n\n## How to apply\n\nWrite to us.\n") == [
        ("required/empty-section", "Benefits")
    ]


def test_empty_bullets_are_nothing() -> None:
    assert told(f"# Shoemaker\n\n{BODY}\n## Benefits\n\n-\n-\n\n## How to apply\n\nWrite to us.\n") == [
        ("required/empty-section", "Benefits")
    ]


def test_parent_heading_is_not_empty() -> None:
    assert told("# Shoemaker\n\n## About the job\n\n### What you will do\n\n- Mend shoes\n") == []


def test_images_tags_and_forms_are_something() -> None:
    for content in (
        "![Thirty days](a.png)",
        "{% include benefits.md %}",
        "<iframe src='https://firm.example'></iframe>",
        "{{ page.benefits }}",
    ):
        assert told(f"# Shoemaker\n\n{BODY}\n## Benefits\n\n{content}\n\n## How to apply\n\nWrite to us.\n") == []


def test_missing_duties_are_told_by_their_own_rule() -> None:
    assert told("# Shoemaker\n\n## Responsibilities\n\n## Benefits\n\n- A discount\n") == [
        ("required/responsibilities", "Shoemaker")
    ]


def test_empty_label() -> None:
    text = f"# Shoemaker\n\nLocation: Graz\nClosing date:\nHours: 38 a week\n\n{BODY}"
    assert told(text) == [("placeholder/empty-field", "Closing date")]


def test_value_on_the_next_line() -> None:
    assert told(f"# Shoemaker\n\n**Closing date:**\n1 March 2027\n\n{BODY}") == []


def test_tag_behind_a_label() -> None:
    assert (
        told(f"---\ntitle: Shoemaker\n---\n**Closing date:**\n{{{{ page.closes }}}}\n\n**Hours:** 38\n\n{BODY}") == []
    )


def test_empty_cell() -> None:
    assert told(f"# Shoemaker\n\n| Location | Graz |\n|---|---|\n| Closing date | |\n\n{BODY}") == [
        ("placeholder/empty-field", "Closing date")
    ]


def test_front_matter() -> None:
    assert told(f"---\ntitle: Shoemaker\ndeadline:\nimage:\nlocation:\n---\n{BODY}") == [
        ("placeholder/empty-field", "deadline")
    ]


def test_a_sentence_that_leads_into_a_list_is_something() -> None:
    assert (
        told(
            "Shoemaker\n\nAbout the role:\n\nAs a shoemaker, you will be responsible for:\n\n  • Mending shoes\n  • Selling shoes\n",
            "a.txt",
        )
        == []
    )
