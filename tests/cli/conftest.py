"""Running the command line without a process around it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from jdlint.cli import main

GOOD = Path(__file__).parents[2] / "examples" / "good" / "cook.md"


class Done(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


Jdlint = Callable[..., Done]


@pytest.fixture
def jdlint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Jdlint:
    """Runs ``jdlint WORDS...`` in an empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "GITHUB_ACTIONS", "GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY", "NO_COLOR", "FORCE_COLOR",
    ):  # fmt: skip
        monkeypatch.delenv(name, raising=False)

    def run(*words: str, stdin: bytes | None = None) -> Done:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(words)
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return run


@pytest.fixture
def good() -> str:
    """The text of a posting that gives nothing to mend."""
    return GOOD.read_text(encoding="utf-8")


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    """Writes a file below the current folder and returns its path as it would be given."""

    def put(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return name

    return put
