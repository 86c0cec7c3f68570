"""Contradictions inside a posting and across a run: what the rule files' examples cannot show."""

from __future__ import annotations

import time
from datetime import date

import pytest

import jdlint
from jdlint import engine
from jdlint.api import _rules, parse
from jdlint.model import Finding
from jdlint.settings import Settings
from jdlint.source import Source

TODAY = date(2026, 11, 23)


def _check(text: str, *rules: str, name: str = "cook.md") -> list[Finding]:
    return jdlint.check(text, name=name, select=rules, today=TODAY)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_fix_takes_out_whole_lines(line_end: str) -> None:
    text = "# Cook\n\n## Requirements\n\n- Two years in a kitchen\n- Bakes bread\n- Two years in a kitchen\n\n## Apply\n\nWrite to us.\n".replace(
        "\n", line_end
    )
    (finding,) = _check(text, "consistency/duplicate-bullet")
    assert finding.fix is not None
    assert finding.fix.safe
    (edit,) = finding.fix.edits
    assert text[: edit.start] + edit.text + text[edit.end :] == text.replace(
        "- Bakes bread" + line_end + "- Two years in a kitchen" + line_end, "- Bakes bread" + line_end
    )


def test_the_fix_at_the_end_of_a_file_leaves_no_empty_line() -> None:
    text = "# Cook\n\n## Requirements\n\n- Two years in a kitchen\n- Bakes bread\n- Two years in a kitchen"
    (finding,) = _check(text, "consistency/duplicate-bullet")
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert (
        text[: edit.start] + text[edit.end :] == "# Cook\n\n## Requirements\n\n- Two years in a kitchen\n- Bakes bread"
    )


@pytest.mark.parametrize(
    "text",
    [
        "# Cook\n\n## Requirements\n\n- Two years in a kitchen\n- Two years in a kitchen\n  - in a hotel\n",
        "# Cook\n\n## Requirements\n\n- Oven skills of any kind\n\n## Nice to have\n\n- Oven skills of any kind\n",
    ],
    ids=["nested", "in another list"],
)
def test_no_fix_where_it_would_change_the_meaning(text: str) -> None:
    (finding,) = _check(text, "consistency/duplicate-bullet")
    assert finding.fix is None


def test_no_fix_in_html() -> None:
    text = "<h1>Cook</h1><h2>Requirements</h2><ul><li>Two years in a kitchen</li><li>Two years in a kitchen</li></ul>"
    (finding,) = _check(text, "consistency/duplicate-bullet", name="cook.html")
    assert finding.fix is None


def test_a_repeated_section_is_told_once_and_not_bullet_by_bullet() -> None:
    section = (
        "- Bake the bread of the day before six\n- Plan the menu with the manager\n- Order fish from our own pond\n"
    )
    text = f"# Cook\n\n## Duties\n\n{section}\n## Tasks\n\n{section}"
    findings = _check(text, "consistency/duplicate-section", "consistency/duplicate-bullet")
    assert [(finding.rule, finding.text) for finding in findings] == [("consistency/duplicate-section", "Tasks")]


@pytest.mark.parametrize(
    ("front", "count"),
    [("state: closed\n", 0), ("published: false\n", 0), ("filled: true\n", 0), ("state: open\n", 1), ("", 1)],
)
def test_a_notice_on_a_page_that_is_filed_as_closed_is_right(front: str, count: int) -> None:
    text = f"---\ntitle: Cook\n{front}---\n\nThis position has been filled.\n\nYou cook lunch.\n\n[Apply now](https://cook.example)\n"
    assert len(_check(text, "consistency/closed-notice")) == count
    assert _check(text, "consistency/closed-notice", name="past/cook.md") == []


def test_dates_of_another_year_are_another_matter() -> None:
    text = "---\ntitle: Cook\ndeadline: 2026-05-30\n---\n\nYou cook lunch.\n\nThe last call closed on 30 May 2024.\n"
    assert _check(text, "consistency/dates") == []


def _run(texts: list[str], rule: str) -> list[Finding]:
    documents = [parse(Source(text, f"{number}.md")) for number, text in enumerate(texts)]
    result = engine.check_corpus(documents, _rules().resolve([rule]), Settings(today=TODAY))
    assert not result.errors
    return list(result.findings)


def _long(seed: int) -> str:
    words = " ".join(f"word{(seed * 7919 + number * 31) % 5000}" for number in range(150))
    return f"# Cook {seed}\n\n## Duties\n\n{words}.\n"


def test_nearly_the_same_posting_is_found_among_many() -> None:
    texts = [_long(seed) for seed in range(30)]
    texts.append(texts[4].replace("Cook 4", "Baker").replace("word", "word", 1) + "\nWe also bake.\n")
    (finding,) = _run(texts, "consistency/near-duplicate")
    assert finding.path == "30.md"
    assert "4.md" in finding.message


@pytest.mark.packaging
@pytest.mark.timing
def test_the_work_grows_with_the_number_of_postings() -> None:
    def cost(count: int) -> float:
        documents = [parse(Source(_long(seed % 40), f"{seed}.md")) for seed in range(count)]
        rules = _rules().resolve(["consistency/near-duplicate", "consistency/same-title-different-pay"])
        start = time.process_time()
        engine.check_corpus(documents, rules, Settings(today=TODAY))
        return time.process_time() - start

    cost(20)
    small = min(cost(80) for _ in range(3))
    assert min(cost(320) for _ in range(3)) < 10 * max(small, 0.005)
