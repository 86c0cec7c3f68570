"""``jdlint check``: what it prints where, and how it ends."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from jdlint import __version__
from jdlint.cli.options import COMMANDS

from .conftest import Jdlint

Write = Callable[..., str]
BAD = "# Junior Cook\n\nLocation: [City]\n"


def test_findings_end_with_one(jdlint: Jdlint, write: Write) -> None:
    done = jdlint(write("cook.md", BAD))
    assert done.code == 1
    assert "cook.md:3:11: must:" in done.out
    assert "3 | Location: [City]\n  |           ^^^^^^ error placeholder/bracketed\n" in done.out
    assert "  = why: " in done.out
    assert "  = help: " in done.out
    assert "\x1b" not in done.out
    assert done.err == ""


def test_a_good_posting_ends_with_zero(jdlint: Jdlint, write: Write, good: str) -> None:
    done = jdlint("check", write("cook.md", good))
    assert (done.code, done.err) == (0, "")
    assert "1 posting in 1 file" in done.out


@pytest.mark.parametrize(
    "words", [["--output-format", "json", "check", "cook.md"], ["check", "cook.md", "--output-format=json"]]
)
def test_options_stand_before_and_after_the_command(jdlint: Jdlint, write: Write, words: list[str]) -> None:
    write("cook.md", BAD)
    done = jdlint(*words)
    assert done.code == 1
    assert done.data["summary"]["files"] == 1


def test_json_spans_are_exact(jdlint: Jdlint, write: Write) -> None:
    text = "\ufeff# Junior Cook\r\n\r\nLocation: 🌊 [City]\r\n"
    done = jdlint(write("cook.md", text), "--output-format", "json")
    source = text.removeprefix("\ufeff")
    for finding in done.data["findings"]:
        start, end = finding["start"], finding["end"]
        assert source[start["offset"] : end["offset"]] == finding["text"]
        assert source.split("\n")[start["line"] - 1][start["column"] - 1 :].startswith(finding["text"].split("\n")[0])
    places = [(one["rule"], one["text"], one["start"]) for one in done.data["findings"]]
    assert ("placeholder/bracketed", "[City]", {"line": 3, "column": 13, "offset": 29}) in places


def test_select_and_ignore(jdlint: Jdlint, write: Write) -> None:
    name = write("cook.md", BAD)

    def rules(*words: str) -> set[str]:
        return {one["rule"] for one in jdlint(name, "--output-format", "json", *words).data["findings"]}

    everything = rules()
    assert {rule.split("/")[0] for rule in everything} >= {"placeholder", "required"}
    assert rules("--select", "placeholder") == {"placeholder/bracketed"}
    assert rules("--select", "required", "--extend-select", "placeholder/bracketed") == everything & (
        {rule for rule in everything if rule.startswith("required/")} | {"placeholder/bracketed"}
    )
    assert rules("--ignore", "required,placeholder/bracketed") == {
        rule for rule in everything if not rule.startswith("required/") and rule != "placeholder/bracketed"
    }


@pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select"])
def test_an_unknown_rule_is_an_error(jdlint: Jdlint, write: Write, option: str) -> None:
    done = jdlint(write("cook.md", BAD), option, "placeholder/bracketd")
    assert done.code == 2
    assert "placeholder/bracketd" in done.err
    assert "did you mean 'placeholder/bracketed'?" in done.err
    assert done.out == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param([], 1, id="errors fail"),
        pytest.param(["--fail-on", "error"], 1, id="fail on errors"),
        pytest.param(["--exit-zero"], 0, id="exit zero"),
        pytest.param(["--select", "required/location"], 0, id="nothing selected found"),
    ],
)
def test_exit_codes(jdlint: Jdlint, write: Write, words: list[str], code: int) -> None:
    assert jdlint(write("cook.md", BAD), *words).code == code


def test_fail_on_decides_and_min_severity_shows(jdlint: Jdlint, write: Write, good: str) -> None:
    name = write(
        "cook.md", re.sub(r"(?m)^Location: .*\n", "", good).replace("Leith", "Here").replace("Edinburgh", "here")
    )
    shown = jdlint(name, "--select", "required/location", "--output-format", "json").data["findings"]
    assert [one["severity"] for one in shown] == ["warning"]
    assert jdlint(name, "--select", "required/location").code == 1
    assert jdlint(name, "--select", "required/location", "--fail-on", "error").code == 0
    hidden = jdlint(name, "--select", "required/location", "--min-severity", "error")
    assert hidden.code == 1
    assert "1 not shown" in hidden.out
    assert (
        jdlint(name, "--select", "required/location", "--min-severity", "error", "--output-format", "json").data[
            "findings"
        ]
        == []
    )


def test_github_is_chosen_under_actions(jdlint: Jdlint, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    name = write("cook.md", BAD)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert jdlint(name).out.startswith("::error title=jdlint (")
    assert jdlint(name, "--output-format", "concise").out.startswith("cook.md:")
    assert not jdlint("extract", name).out.startswith("::")


def test_colour_is_forced_and_forbidden(jdlint: Jdlint, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    name = write("cook.md", BAD)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in jdlint(name).out
    assert "\x1b[" not in jdlint(name, "--output-format", "json").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in jdlint(name).out


def test_output_file(jdlint: Jdlint, write: Write, tmp_path: Path) -> None:
    done = jdlint(write("cook.md", BAD), "--output-format", "json", "--output-file", "out.json")
    assert (done.code, done.out) == (1, "")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["findings"]
    done = jdlint("cook.md", "-o", "nowhere/out.json")
    assert done.code == 2
    assert "nowhere/out.json: no such file or directory" in done.err


def test_standard_input(jdlint: Jdlint) -> None:
    done = jdlint("-", "--output-format", "json", stdin=BAD.encode())
    assert done.code == 1
    assert {one["path"] for one in done.data["findings"]} == {"-"}
    done = jdlint(
        "-",
        "--stdin-filename",
        "jobs/cook.html",
        "--output-format",
        "json",
        stdin=b"<h1>Junior Cook</h1><p>Location: [City]</p>",
    )
    assert {one["path"] for one in done.data["findings"]} == {"jobs/cook.html"}
    assert "[City]" in {one["text"] for one in done.data["findings"]}


def test_statistics(jdlint: Jdlint, write: Write) -> None:
    done = jdlint(write("cook.md", BAD * 2), "--select", "placeholder", "--statistics", "--output-format", "concise")
    assert done.out == "2  placeholder/bracketed\n"


def test_today_must_be_a_date(jdlint: Jdlint, write: Write) -> None:
    done = jdlint(write("cook.md", BAD), "--today", "31.12.2026")
    assert done.code == 2
    assert "--today takes a date like 2026-12-31" in done.err


def test_quiet_prints_findings_only(jdlint: Jdlint, write: Write, good: str) -> None:
    write("jobs/cook.md", good)
    write("jobs/README.md", "# Jobs\n")
    assert jdlint("-q", "jobs") == (0, "", "")


def test_version(jdlint: Jdlint) -> None:
    for words in (["--version"], ["-V"], ["check", "--version"]):
        assert jdlint(*words) == (0, f"jdlint {__version__}\n", "")


def test_help(jdlint: Jdlint) -> None:
    whole = jdlint("--help")
    assert whole.code == 0
    for word in ("extract", "explain", "--select", "Exit codes"):
        assert word in whole.out
    assert "--select" not in jdlint("extract", "--help").out


@pytest.mark.parametrize("command", [command.name for command in COMMANDS if not command.ready])
def test_commands_to_come(jdlint: Jdlint, command: str) -> None:
    done = jdlint(command)
    assert done.code == 2
    assert "not available yet" in done.err
