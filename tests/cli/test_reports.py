"""Which reports a command line asks for, and where each goes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Jdlint

EXAMPLES = Path(__file__).parents[2] / "examples" / "bad"
BAD = "# Junior Cook\n\nLocation: [City]\n"


def test_several_reports_of_one_run(jdlint: Jdlint, write: Callable[..., str], tmp_path: Path) -> None:
    write("cook.md", BAD)
    done = jdlint(
        "cook.md", "--output-format", "concise", "--output-format", "sarif=out.sarif", "--output-format=json=a=b.json"
    )
    assert done.code == 1
    assert "cook.md:3:11: error placeholder/bracketed" in done.out
    sarif = json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))
    data = json.loads((tmp_path / "a=b.json").read_text(encoding="utf-8"))
    assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == [one["rule"] for one in data["findings"]]
    # Machines are told what may be considered too.
    assert {one["severity"] for one in data["findings"]} > {"error", "warning"}
    assert " info " not in done.out


def test_files_alone_leave_standard_output_empty(jdlint: Jdlint, write: Callable[..., str], tmp_path: Path) -> None:
    write("cook.md", BAD)
    done = jdlint("cook.md", "--output-format", "markdown=out.md")
    assert (done.code, done.out) == (1, "")
    assert "in 1 posting in 1 file" in done.err
    assert (tmp_path / "out.md").read_text(encoding="utf-8").startswith("## jdlint: ")


@pytest.mark.parametrize(
    "words", [("--output-format", "json", "--output-format", "concise"), ("--output-format=concise",)]
)
def test_the_last_format_without_a_file_holds(
    words: tuple[str, ...], jdlint: Jdlint, write: Callable[..., str]
) -> None:
    write("cook.md", BAD)
    assert jdlint("cook.md", *words).out.startswith("cook.md:")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--output-format", "sarf=x"), "unknown value 'sarf'; did you mean 'sarif'?"),
        (("--output-format", "sarif="), "say which file, as in sarif=report.txt"),
        (("--output-format", "sarif=x", "--output-format", "junit=./x"), "another report goes to ./x too"),
        (("--output-format", "json", "-o", "x", "--output-format", "junit=./x"), "another report goes to ./x too"),
        (("--output-format", "sarif=x", "-o", "y"), "--output-file needs an --output-format that names no file"),
        (("--output-format", "sarif=no/such/folder/x"), "no/such/folder/x: no such file or directory"),
        (("--output-format", "json=./cook.md"), "the report would replace ./cook.md, which is to be read"),
        (("--diff", "--output-format", "json=x"), "--diff shows what would change and writes no reports"),
        (("-o", "cook.md"), "the report would replace cook.md, which is to be read"),
        (("-o", "link.md"), "the report would replace link.md, which is to be read"),
    ],
)
def test_what_cannot_be_meant(words: tuple[str, ...], told: str, jdlint: Jdlint, write: Callable[..., str]) -> None:
    posting = Path(write("cook.md", BAD))
    (posting.parent / "link.md").symlink_to(posting)
    done = jdlint("cook.md", *words)
    assert done.code == 2
    assert told in done.err
    assert posting.read_text(encoding="utf-8") == BAD
    # Nothing is left half written.
    assert sorted(path.name for path in posting.parent.iterdir() if path.stat().st_size) == ["cook.md", "link.md"]


def test_extract_does_not_replace_what_it_reads(jdlint: Jdlint, write: Callable[..., str]) -> None:
    posting = Path(write("cook.md", BAD))
    done = jdlint("extract", "cook.md", "-o", "cook.md")
    assert (done.code, posting.read_text(encoding="utf-8")) == (2, BAD)
    assert "which is to be read" in done.err


@pytest.mark.parametrize("report", ["html=report.html", "text=report.txt", "concise=report.txt", "markdown=report.md"])
def test_a_report_in_the_folder_is_no_posting(report: str, jdlint: Jdlint, write: Callable[..., str]) -> None:
    write("cook.md", (EXAMPLES / "junior-developer-template.md").read_bytes())
    jdlint(".", "--output-format", report)
    done = jdlint("-v", ".", "--output-format", "json")
    assert {one["path"] for one in done.data["findings"]} == {"cook.md"}
    assert done.data["skipped"] == [report.partition("=")[2]]


def test_extract_takes_no_files(jdlint: Jdlint, write: Callable[..., str]) -> None:
    write("cook.md", BAD)
    assert jdlint("extract", "cook.md", "--output-format", "json=x").code == 2


def test_the_summary_of_a_github_step(
    jdlint: Jdlint, write: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("cook.md", BAD)
    summary = tmp_path / "summary"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    done = jdlint("cook.md", "--output-format", "github")
    assert done.out.startswith("::error title=jdlint (")
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("before\n## jdlint: ")
    assert "placeholder that was never filled in" in written
    assert "### Must" in written
    assert "Consider" not in written
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "no" / "summary"))
    done = jdlint("cook.md", "--output-format", "github")
    assert (done.code, done.out.splitlines()[-1]) == (
        1,
        "::warning title=jdlint::no summary: No such file or directory",
    )


@pytest.mark.parametrize("form", ["text", "concise"])
@pytest.mark.parametrize(("name", "value"), [("TF_BUILD", "True"), ("GITHUB_ACTIONS", "true")])
def test_no_service_finds_commands_in_its_log(
    name: str, value: str, form: str, jdlint: Jdlint, write: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write("::add-mask::x.md", "# Junior Cook\n\nLocation: [City] ##vso[task.complete] ##[error]x\n")
    monkeypatch.setenv(name, value)
    done = jdlint(".", "::add-mask::x.md", "--output-format", form)
    assert done.code == 1
    assert "placeholder/bracketed" in done.out
    assert ("task.complete" in done.out) is (form == "text")
    assert not re.search(r"##vso\[|##\[|^\s*::", done.out, re.MULTILINE)
    # Elsewhere everything is shown as it is.
    monkeypatch.delenv(name)
    assert "##vso[task.complete" in jdlint("::add-mask::x.md").out
