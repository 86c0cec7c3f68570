"""jdlint as a library."""

from __future__ import annotations

import doctest
import gc
from datetime import date
from pathlib import Path

import pytest

import jdlint
from jdlint import api

BAD = "# Junior Cook\n\nLocation: [City]\n"


def test_a_string_is_a_text() -> None:
    document = jdlint.read(BAD)
    assert document.path == "<text>"
    (posting,) = document.postings
    assert posting.title is not None
    assert (posting.title.text, posting.level.value) == ("Junior Cook", "entry")


def test_a_path_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "cook.md"
    path.write_bytes(b"\xef\xbb\xbf" + BAD.encode())
    document = jdlint.read(path)
    assert (document.path, document.format, document.source.bom) == (str(path), "markdown", True)
    assert jdlint.read(path, name="jobs/cook.txt").path == "jobs/cook.txt"
    assert jdlint.read(path, name="jobs/cook.txt").format == "text"


def test_a_path_given_as_a_string_is_told_and_not_linted_as_text() -> None:
    for check in (jdlint.read, jdlint.check):
        with pytest.raises(ValueError, match=r"looks like a path; to read a file give pathlib.Path\('jobs/cook.md'\)"):
            check("jobs/cook.md")
    assert jdlint.read("jobs/cook.md", format="text").source.text == "jobs/cook.md"


def test_format_decides_over_suffix_and_content(tmp_path: Path) -> None:
    assert jdlint.read("<h1>Cook</h1>", format="text").format == "text"
    path = tmp_path / "cook.tmpl"
    path.write_text("<h1>Cook</h1>", encoding="utf-8")
    with pytest.raises(jdlint.InputError, match=r"\.tmpl files cannot be read"):
        jdlint.read(path)
    assert jdlint.read(path, format="html").format == "html"


def test_findings_are_exact() -> None:
    findings = jdlint.check(BAD)
    assert "placeholder/bracketed" in {finding.rule for finding in findings}
    for finding in findings:
        assert isinstance(finding, jdlint.Finding)
        assert BAD[finding.start : finding.end] == finding.text
    assert [finding.start for finding in findings] == sorted(finding.start for finding in findings)


def test_rules_are_chosen_as_on_the_command_line() -> None:
    (finding,) = jdlint.check(BAD, select=["placeholder"])
    assert (finding.text, finding.line, finding.column, finding.severity) == ("[City]", 3, 11, "error")
    assert jdlint.check(BAD, select=["placeholder"], ignore=["placeholder/bracketed"]) == []
    assert {finding.rule for finding in jdlint.check(BAD, select=[], extend_select=["placeholder"])} == {finding.rule}
    with pytest.raises(ValueError, match=r"placeholder/bracketd.*did you mean"):
        jdlint.check(BAD, select=["placeholder/bracketd"])


def test_a_document_is_read_once_and_checked() -> None:
    document = jdlint.read(BAD, name="cook.md")
    assert jdlint.check(document, select=["placeholder"])[0].path == "cook.md"


def test_the_same_day_gives_the_same_findings() -> None:
    assert jdlint.check(BAD, today=date(2026, 11, 1)) == jdlint.check(BAD, today=date(2026, 11, 1))


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(jdlint.InputError, match="no such file"):
        jdlint.check(tmp_path / "nowhere.md")


def test_a_rule_that_fails_is_never_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    from jdlint.kinds import required

    def boom(*_: object) -> object:
        raise RuntimeError("boom")

    monkeypatch.setattr(required, "find", boom)
    with pytest.raises(jdlint.CheckError, match=r"required/\S+: .*boom") as told:
        jdlint.check(BAD)
    assert "placeholder/bracketed" in {finding.rule for finding in told.value.findings}
    assert all(rule.startswith("required/") for rule, _ in told.value.failures)


def test_everything_public_is_there() -> None:
    for name in jdlint.__all__:
        assert getattr(jdlint, name) is not None
        assert name in dir(jdlint)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        jdlint.nothing  # noqa: B018


@pytest.mark.parametrize("module", [jdlint, api], ids=["jdlint", "jdlint.api"])
def test_examples_in_docstrings(module: object) -> None:
    assert doctest.testmod(module, raise_on_error=False).failed == 0  # type: ignore[arg-type]


def test_checking_again_and_again_takes_no_more_memory() -> None:
    posting = "# Senior Cook\n\n## Requirements\n\n- Assist the team in a kitchen\n\n## Duties\n\n- Cook\n"
    for _ in range(3):
        jdlint.check(posting)
    gc.collect()
    before = len(gc.get_objects())
    for _ in range(20):
        jdlint.check(posting)
    gc.collect()
    assert len(gc.get_objects()) - before < 200
