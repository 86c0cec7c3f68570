"""Shell completion is written from the tables, and works in bash."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from jdlint.cli.options import COMMANDS, OPTIONS

from .conftest import Jdlint


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_all_words_are_there(jdlint: Jdlint, shell: str) -> None:
    done = jdlint("--completion", shell)
    assert (done.code, done.err) == (0, "")
    for command in COMMANDS:
        assert not command.ready or command.name in done.out
    for option in OPTIONS:
        assert option.name in done.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_read_it(jdlint: Jdlint, tmp_path: Path, shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"no {shell} here")
    script = tmp_path / "completion"
    script.write_text(jdlint("--completion", shell).out, encoding="utf-8")
    subprocess.run([program, "-n", str(script)], check=True)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["jdlint", "expl"], "explain"),
        (["jdlint", "--extend-s"], "--extend-select"),
        (["jdlint", "new", "--ti"], "--title"),
        (["jdlint", "check", "--fail-on", "e"], "error"),
        (["jdlint", "jobs", "--output-format", "conc"], "concise"),
        (["jdlint", "check", "posti"], "postings"),
    ],
    ids=" ".join,
)
def test_bash(jdlint: Jdlint, tmp_path: Path, words: list[str], found: str) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    (tmp_path / "postings").mkdir()
    script = jdlint("--completion", "bash").out
    script += 'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _jdlint; printf "%s\\n" "${COMPREPLY[@]}"\n'
    done = subprocess.run([bash, "-c", script, "bash", *words], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [found]
