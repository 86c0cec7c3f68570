"""Whole postings and what ``jdlint`` prints about them: reading, elements, leftovers and syntax together.

``JDLINT_UPDATE=1 pytest tests/test_postings.py`` writes the expected output anew; look at the difference before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jdlint.cli import main

FOLDER = Path(__file__).parent / "postings" / "whole"
POSTINGS = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*") if path.suffix != ".out")
FAMILIES = ("required", "placeholder", "syntax", "language")


@pytest.mark.parametrize("name", POSTINGS)
def test_output(name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(FOLDER)
    for variable in ("GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    select = [word for family in FAMILIES for word in ("--select", family)]
    code = main(
        [
            "check",
            "--isolated",
            "--output-format",
            "concise",
            "--min-severity",
            "info",
            "--today",
            "2026-11-23",
            *select,
            name,
        ]
    )
    printed = capsys.readouterr().out
    expected = FOLDER / f"{name}.out"
    if os.environ.get("JDLINT_UPDATE"):
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")
    assert code == (1 if ": error " in printed or ": warning " in printed else 0)
