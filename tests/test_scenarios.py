"""Scenarios: files, command lines, what they print and how they end, one readable text file each in tests/scenarios.

The first lines say what a scenario shows. Then follow steps, each headed by a line:

=== file NAME       the lines below are written to a file; `\\r` at a line's end stands for a carriage return
=== show NAME       the lines below are what the file then holds
=== git WORDS       runs git (commits are made as a fixed person)
=== stdin           the lines below come on standard input of the next command
=== jdlint WORDS    runs jdlint in process, in the folder of the files
=== stdout, stderr  what it printed; one that is not there is empty. {here} stands for the folder
=== exit N          how it ended

`JDLINT_SCENARIOS=write pytest tests/test_scenarios.py` writes what commands print now into the files, to be read over.
"""

from __future__ import annotations

import io
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from jdlint.cli import main

FOLDER = Path(__file__).parent / "scenarios"
SCENARIOS = sorted(FOLDER.glob("*.txt"))
_GIT = {
    "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
    "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
}  # fmt: skip


class Step(NamedTuple):
    """A step: its verb, the words behind it, and the text below it."""

    verb: str
    words: str
    text: str


def read(path: Path) -> tuple[str, list[Step]]:
    """What a scenario shows, and its steps."""
    head, *parts = ("\n" + path.read_text(encoding="utf-8")).split("\n=== ")
    steps = []
    for part in parts:
        line, _, text = part.partition("\n")
        verb, _, words = line.partition(" ")
        steps.append(Step(verb, words, text + "\n" if text and not text.endswith("\n") else text))
    return head.removeprefix("\n"), steps


def written(head: str, steps: list[Step]) -> str:
    return (
        "\n".join(
            [
                head.rstrip("\n"),
                *(
                    f"=== {step.verb} {step.words}".rstrip() + ("\n" + step.text.rstrip("\n") if step.text else "")
                    for step in steps
                ),
            ]
        )
        + "\n"
    )


def run(
    words: str, stdin: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
    code = main(shlex.split(words))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def play(
    steps: list[Step], here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[Step]:
    """Plays a scenario; the steps with what happened in place of what was expected."""
    played: list[Step] = []
    stdin = ""
    for step in steps:
        if step.verb in ("stdout", "stderr", "exit"):
            continue
        played.append(step)
        if step.verb == "file":
            path = here / step.words
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(step.text.replace("\\r\n", "\r\n").encode())
        elif step.verb == "show":
            path = here / step.words
            held = path.read_bytes().decode().replace("\r\n", "\\r\n") if path.exists() else "(not there)\n"
            played[-1] = step._replace(text=held)
        elif step.verb == "git":
            subprocess.run(
                ["git", *shlex.split(step.words)], cwd=here, check=True, capture_output=True, env={**os.environ, **_GIT}
            )
        elif step.verb == "stdin":
            stdin = step.text
        elif step.verb == "jdlint":
            code, out, err = run(step.words, stdin, monkeypatch, capsys)
            stdin = ""
            for name, text in (("stdout", out), ("stderr", err)):
                if text:
                    played.append(Step(name, "", text.replace(str(here), "{here}")))
            played.append(Step("exit", str(code), ""))
        else:
            raise AssertionError(f"unknown step {step.verb!r}")
    return played


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_scenario(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    head, steps = read(path)
    assert head.strip(), "the first line says what the scenario shows"
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    played = play(steps, tmp_path, monkeypatch, capsys)
    if os.environ.get("JDLINT_SCENARIOS") == "write":
        path.write_text(written(head, played), encoding="utf-8")
    assert written(head, played) == written(head, steps)


def test_there_are_enough() -> None:
    assert len(SCENARIOS) >= 40


def test_every_option_is_in_a_scenario() -> None:
    """Of check and the commands around it; those of other commands have tests of their own."""
    from jdlint.cli.options import OPTIONS

    commands = [step.words for path in SCENARIOS for step in read(path)[1] if step.verb == "jdlint"]
    words = {word.partition("=")[0] for command in commands for word in shlex.split(command)}
    missing = [option.name for option in OPTIONS if not words & set(option.names)]
    assert not missing
