"""The command line as it is understood."""

from __future__ import annotations

import pytest

from jdlint.cli.options import OPTIONS, UsageError, did_you_mean, parse


@pytest.mark.parametrize(
    ("words", "command", "operands"),
    [
        pytest.param("jobs/a.md", "check", ("jobs/a.md",), id="check is the default"),
        pytest.param("check a.md b.md", "check", ("a.md", "b.md"), id="named"),
        pytest.param("extract a.md", "extract", ("a.md",), id="another command"),
        pytest.param("--quiet extract a.md", "extract", ("a.md",), id="option before the command"),
        pytest.param("extract a.md --quiet b.md", "extract", ("a.md", "b.md"), id="option between paths"),
        pytest.param("--select placeholder check a.md", "check", ("a.md",), id="value before the command"),
        pytest.param("./rules", "check", ("./rules",), id="a path named like a command"),
        pytest.param("a.md rules", "check", ("a.md", "rules"), id="only the first word is a command"),
        pytest.param("check check", "check", ("check",), id="second word is a path"),
        pytest.param("-- rules", "check", ("rules",), id="behind the end of options everything is a path"),
        pytest.param("check -- --select", "check", ("--select",), id="a path that looks like an option"),
        pytest.param("-", "check", ("-",), id="standard input"),
        pytest.param("", "check", (), id="nothing"),
    ],
)
def test_first_word_decides(words: str, command: str, operands: tuple[str, ...]) -> None:
    arguments = parse(words.split())
    assert (arguments.command, arguments.operands) == (command, operands)


def test_values_add_up_and_the_last_one_holds() -> None:
    arguments = parse(
        ["--select", "a,b", "x.md", "--select=c", "--fail-on=info", "--fail-on", "error", "-qv", "-oout.txt"]
    )
    assert arguments.values("select") == ("a", "b", "c")
    assert arguments.value("fail-on") == "error"
    assert arguments.flag("quiet")
    assert arguments.flag("verbose")
    assert arguments.value("output-file") == "out.txt"
    assert arguments.value("today") is None
    assert not arguments.flag("exit-zero")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param("--selct a x.md", "unknown option --selct; did you mean '--select'?", id="misspelt"),
        pytest.param("-z x.md", "unknown option -z", id="unknown letter"),
        pytest.param("x.md --select", "--select needs a value", id="value missing"),
        pytest.param("x.md --select ,", "--select needs a value", id="empty list"),
        pytest.param("--quiet=yes x.md", "--quiet takes no value", id="value of a flag"),
        pytest.param(
            "extract --select a x.md",
            "extract takes no option --select; it belongs to check",
            id="another command's option",
        ),
        pytest.param(
            "--fail-on eror x.md",
            "unknown value 'eror'; did you mean 'error'? (one of error, warning, info)",
            id="choice",
        ),
        pytest.param("extract --output-format github x.md", "unknown value 'github'", id="another command's format"),
    ],
)
def test_what_cannot_be_understood_is_told(words: str, message: str) -> None:
    with pytest.raises(UsageError) as told:
        parse(words.split())
    assert message in str(told.value)


def test_no_two_options_share_a_spelling() -> None:
    names = [name for option in OPTIONS for name in option.names]
    assert len(names) == len(set(names))


def test_far_away_words_are_not_suggested() -> None:
    assert did_you_mean("xyzzy", ["check", "extract"]) == ""
