"""Workflow commands for GitHub."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.report import Error
from jdlint.source import Source

from .conftest import Report, finding

SOURCE = Source("# Cook\n\nPay: [amount] a year\n", "jobs/cook.md")


def test_errors_come_first_and_suggestions_stay_out(report: Report) -> None:
    found = [
        finding(SOURCE, "Pay", severity="warning"),
        finding(SOURCE, "[amount]"),
        finding(SOURCE, "Cook", severity="info"),
    ]
    assert report("github", SOURCE, found).splitlines() == [
        "::error title=jdlint (placeholder/bracketed),file=jobs/cook.md,line=3,endLine=3,col=6,endColumn=14::'[amount]' is still open",
        "::warning title=jdlint (placeholder/bracketed),file=jobs/cook.md,line=3,endLine=3,col=1,endColumn=4::'Pay' is still open",
    ]
    assert "::notice " in report("github", SOURCE, found, least="info")


def test_hostile_text_stays_within_its_command(report: Report) -> None:
    source = Source("100% [x\r\n::error::y]\n", "a,b:c%.md")
    (line,) = report("github", source, [finding(source, "[x\r\n::error::y]", message="{match}\x1b[0m")]).splitlines()
    assert line == (
        "::error title=jdlint (placeholder/bracketed),file=a%2Cb%3Ac%25.md,line=1,endLine=2::[x%0D%0A::error::y]␛[0m"
    )


def test_paths_start_at_the_repository(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    for path in ("cook.md", str(tmp_path / "docs" / "cook.md")):
        source = Source("Pay: [x]\n", path)
        assert ",file=docs/cook.md," in report("github", source, [finding(source, "[x]")])


def test_what_could_not_be_checked_is_an_error_too(report: Report) -> None:
    out = report("github", SOURCE, [], errors=(Error("a.md", None, "not UTF-8"), Error(None, None, "no posting found")))
    assert out == "::error title=jdlint,file=a.md::not UTF-8\n::error title=jdlint::no posting found\n"
