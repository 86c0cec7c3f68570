"""Several processes report what one does."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.cli import main
from jdlint.cli.parallel import _portions
from jdlint.discovery import Found

POSTING = "# Junior Baker {n}\n\nLocation: Cork\n\n## Duties\n\n- Lead a team for [Your Company Name]\n\n## Requirements\n\n- Ovens\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(60):
        (tmp_path / f"posting-{number:02}.md").write_text(POSTING.format(n=number), encoding="utf-8")
    (tmp_path / "posting-30.md").write_bytes(b"# Baker \xff\n")
    (tmp_path / "notes.md").write_text("# Notes\n\nNothing here.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("form", ["json", "concise", "text"])
def test_the_output_of_many_processes_is_that_of_one(
    folder: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = []
    for jobs in ("1", "2", "3"):
        code = main(["check", "--jobs", jobs, "--output-format", form, "--today", "2026-11-23", str(folder)])
        done = capsys.readouterr()
        seen.append((code, done.out, done.err))
    assert seen[0] == seen[1] == seen[2]
    assert seen[0][0] == 2
    assert "posting-30.md" in seen[0][2]


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5"])
def test_a_number_of_processes_is_a_number(folder: Path, value: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", f"--jobs={value}", str(folder)]) == 2
    assert "--jobs takes a number" in capsys.readouterr().err


def test_an_unknown_rule_in_the_configuration_stops_the_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".jdlint.yaml").write_text("rules: {seniority/yeers: info}\n", encoding="utf-8")
    assert main(["check", "--jobs", "2", str(folder)]) == 2
    assert "seniority/years" in capsys.readouterr().err


@pytest.mark.parametrize(("files", "processes"), [(0, 2), (1, 4), (51, 2), (500, 2), (500, 64), (2000, 3)])
def test_portions_hold_all_files_in_order_and_shrink(files: int, processes: int) -> None:
    found = [Found(f"{number}.md", named=True) for number in range(files)]
    portions = [list(portion) for portion in _portions(found, processes)]
    sizes = [len(portion) for portion in portions]
    assert [one for portion in portions for one in portion] == found
    assert all(sizes)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1:] in ([], [1])
    assert len(sizes) >= min(files, processes)
