"""What is imported when: the start is fast."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {
    "spacy",
    "numpy",
    "pydantic",
    "rich",
    "click",
    "typer",
    "pathspec",
    "logging",
    "inspect",
    "dataclasses",
    "pathlib",
    "argparse",
}


def python(code: str, *words: str) -> str:
    """What a new interpreter prints that runs some code."""
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def loaded_by(code: str, *words: str) -> set[str]:
    """The modules that some code leaves in ``sys.modules``, without those of the bare interpreter."""
    tail = "\nimport json, sys as _s\nprint('\\n' + json.dumps(sorted(_s.modules)))"
    bare = set(json.loads(python(tail).splitlines()[-1]))
    return set(json.loads(python(code + tail, *words).splitlines()[-1])) - bare


def tops(names: set[str]) -> set[str]:
    return {name.split(".")[0] for name in names}


def test_importing_jdlint_imports_nothing_of_it() -> None:
    names = loaded_by("import jdlint")
    assert {name for name in names if name.startswith("jdlint")} == {"jdlint", "jdlint._version"}
    assert not tops(names) & HEAVY


@pytest.mark.timing
def test_importing_jdlint_takes_under_30_milliseconds() -> None:
    code = "import time; start = time.perf_counter(); import jdlint; print(time.perf_counter() - start)"
    assert min(float(python(code)) for _ in range(3)) < 0.03


def test_the_version_is_told_at_once() -> None:
    names = loaded_by("from jdlint.cli import main; main(['--version'])")
    assert {name for name in names if name.startswith("jdlint")} == {"jdlint", "jdlint._version", "jdlint.cli"}


CHECK = """
import sys
from jdlint.cli import main
code = main(["check", "--isolated", "--output-format", "concise", *sys.argv[1:]])
assert code == 0, code
"""


def test_a_clean_posting_needs_nothing_heavy(tmp_path: Path) -> None:
    posting = tmp_path / "accountant.md"
    posting.write_text((ROOT / "examples" / "good" / "accountant.md").read_text(encoding="utf-8"), encoding="utf-8")
    level = "import sys, pathlib, jdlint; print(jdlint.read(pathlib.Path(sys.argv[1])).postings[0].level.value)"
    assert python(level, str(posting)).strip() in ("mid", "none")
    names = tops(loaded_by(CHECK, str(posting)))
    assert not names & {"spacy", "numpy", "pydantic", "rich"}
    assert not names & HEAVY
