"""Findings made by hand, and a run that reports them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from jdlint.model import Document, Finding, Fix, Severity
from jdlint.report import Advice, Error, Outcome, Setting, Summary, make
from jdlint.source import Source

Report = Callable[..., str]


# What services, readers of XML and HTML, terminals and Markdown could take for something else than text.
HOSTILE = "100% \r\n::error::x ##vso[task.complete]]> <script>alert(1)</script> \x1b[31m & \"'; 💷 \u202e @team #1 `b` |c| \x00\ufffe"


def schema(name: str) -> Path:
    """A schema that is kept beside the tests; its README says where each is from."""
    return Path(__file__).parent / "schemas" / name


def finding(
    source: Source,
    phrase: str,
    *,
    rule: str = "placeholder/bracketed",
    severity: Severity = "error",
    message: str = "'{match}' is still open",
    suggestions: tuple[str, ...] = (),
    fix: Fix | None = None,
) -> Finding:
    """A finding on the first occurrence of a phrase (``""`` for an empty span at the start)."""
    start = source.text.index(phrase)
    end = start + len(phrase)
    low, high = source.position(start), source.position(end)
    return Finding(
        source.path, rule, severity, message.replace("{match}", phrase), phrase, start, end,
        low.line, low.column, high.line, high.column, "header", 0, suggestions, "f00", f"https://example.com/jdlint/rules/{rule}", fix,
    )  # fmt: skip


@pytest.fixture
def report(monkeypatch: pytest.MonkeyPatch) -> Report:
    """Reports findings on one text in a format; returns what was written."""
    for name in ("GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"):
        monkeypatch.delenv(name, raising=False)

    def run(
        form: str,
        source: Source,
        findings: Sequence[Finding],
        *,
        least: str = "warning",
        colour: bool = False,
        quiet: bool = False,
        statistics: bool = False,
        errors: tuple[Error, ...] = (),
        skipped: tuple[str, ...] = (),
        document: Document | None = None,
    ) -> str:
        parts: list[str] = []
        why = "A reader cannot tell what is meant. Most will not ask."
        advice = Advice(why[:35], why, "Something was left open.", "error")
        made = make(form, Setting(parts.append, least, colour, quiet, statistics, "abc", lambda _: advice))
        made.add(Outcome(document or Document(source, "text", ()), tuple(findings)))
        counts = {name: sum(one.severity == name for one in findings) for name in ("error", "warning", "info")}
        rules: dict[str, int] = {}
        for one in findings:
            rules[one.rule] = rules.get(one.rule, 0) + 1
        made.finish(Summary(1, 1, counts, 0, errors, skipped, rules))
        return "".join(parts)

    return run
