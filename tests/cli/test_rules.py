"""``jdlint rules`` and ``jdlint explain``."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Jdlint

RULES = Path(__file__).parents[2] / "rules"
IDS = sorted(path.relative_to(RULES).with_suffix("").as_posix() for path in RULES.rglob("*.yaml"))


def test_all_rules_are_listed(jdlint: Jdlint) -> None:
    done = jdlint("rules")
    assert (done.code, done.err) == (0, "")
    assert [line.split()[0] for line in done.out.splitlines()] == IDS
    listed = jdlint("rules", "--output-format", "json").data["rules"]
    assert [rule["rule"] for rule in listed] == IDS
    assert {rule["severity"] for rule in listed} <= {"error", "warning", "info", "off"}


def test_a_folder_of_rules(jdlint: Jdlint) -> None:
    done = jdlint("rules", "placeholder")
    assert [line.split()[0] for line in done.out.splitlines()] == [
        name for name in IDS if name.startswith("placeholder/")
    ]
    assert jdlint("rules", "placholder").code == 2


@pytest.mark.parametrize("name", IDS)
def test_every_rule_is_explained(jdlint: Jdlint, name: str) -> None:
    done = jdlint("explain", name)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{name} (")
    if "Judges only run" not in done.out:
        # A rule that compares the files of a run has whole files for examples.
        assert "\nReported\n" in done.out
        assert "\nNot reported\n" in done.out


def test_a_misspelt_rule(jdlint: Jdlint) -> None:
    done = jdlint("explain", "placeholder/braketed")
    assert done.code == 2
    assert "did you mean 'placeholder/bracketed'?" in done.err


def test_explain_needs_a_rule(jdlint: Jdlint) -> None:
    done = jdlint("explain")
    assert done.code == 2
    assert "no rule given" in done.err
