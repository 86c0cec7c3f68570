"""The runner of examples tells exactly what differs, and fails where it should."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint import ruletest
from jdlint.api import parse
from jdlint.model import LEVELS, ZONES
from jdlint.rulefile import RuleSet
from jdlint.ruletest import run_examples, unmark, wrap
from jdlint.source import Source

HEAD = "summary: A test.\nwhy: x\nseverity: warning\nsince: 0.1.0\nkind: phrases\nmessage: \"no '{match}'\"\n"
GOOD = "  - good: y\n"
Load = Callable[[dict[str, str]], RuleSet]


def outcome(write_rules: Load, keys: str, examples: str) -> list[str]:
    rules = write_rules({"house/test": f"{HEAD}{keys}\nexamples:\n{examples}"})
    assert not rules.errors, rules.errors[0]
    return [failure.message for failure in run_examples(rules)]


PHRASES = "phrases: [{term: guru, replace: expert, suggest: expert}, ninja]\nfix: safe"
CASES = {
    "as it should be": ("  - bad: A >>>guru<<<\n" + GOOD, []),
    "several": ("  - bad: A >>>guru<<< and a >>>ninja<<<\n" + GOOD, []),
    "not found": ("  - bad: A >>>wizard<<<\n" + GOOD, ["not reported: 'wizard' in 'A wizard'"]),
    "not marked": ("  - bad: A guru and a >>>ninja<<<\n" + GOOD, ["reported, but not marked: 'guru' in 'A guru and a ninja'"]),
    "another span": ("  - bad: A >>>guru x<<<\n" + GOOD, ["not reported: 'guru x' in 'A guru x'; reported, but not marked: 'guru' in 'A guru x'"]),
    "a good one that is bad": ("  - bad: '>>>guru<<<'\n  - good: A ninja\n", ["reported, but not marked: 'ninja' in 'A ninja'"]),
    "a gap": ("  - {bad: A >>>wizard<<<, todo: true}\n  - bad: '>>>guru<<<'\n" + GOOD, []),
    "a closed gap": ("  - {bad: A >>>guru<<<, todo: true}\n" + GOOD, ["the example is marked `todo: true`, but it passes; take the mark away"]),
    "another level": ("  - {bad: A >>>guru<<<, given: {title: Senior Cook, level: entry}}\n" + GOOD, ["the posting should be of level entry, but is read as senior"]),
    "message": ("  - {bad: A >>>guru<<<, expect: {message: no 'guru'}}\n" + GOOD, []),
    "another message": ("  - {bad: A >>>guru<<<, expect: {message: never}}\n" + GOOD, ["message is \"no 'guru'\", not 'never' (at 'guru')"]),
    "another severity": ("  - {bad: A >>>guru<<<, expect: {severity: error}}\n" + GOOD, ["severity is 'warning', not 'error' (at 'guru')"]),
    "suggestion": ("  - {bad: A >>>guru<<<, expect: {suggestion: expert}}\n" + GOOD, []),
    "mended": ("  - {bad: A >>>guru<<<, fixed: An expert}\n" + GOOD, ["mended it reads otherwise:\n-An expert\n+A expert"]),
    "mended as it should be": ("  - {bad: A >>>guru<<<, fixed: A expert}\n" + GOOD, []),
    "not mended": ("  - {bad: A >>>ninja<<<, fixed: A ninja}\n" + GOOD, ["mended it still has a finding: 'ninja' in 'A ninja'"]),
    "several lines": ("  - bad: |\n      - A cook\n      - A >>>guru<<<\n" + GOOD, []),
}  # fmt: skip


@pytest.mark.parametrize(("examples", "messages"), CASES.values(), ids=CASES.keys())
def test_outcome(write_rules: Load, examples: str, messages: list[str]) -> None:
    assert outcome(write_rules, PHRASES, examples) == messages


def test_a_crash_is_an_outcome(write_rules: Load) -> None:
    examples = "  - {bad: A >>>guru<<<, given: {options: {phrases: ['(a']}}}\n" + GOOD
    (message,) = outcome(write_rules, PHRASES + "\noptions: {phrases: {type: list, default: [], help: x}}", examples)
    assert "unclosed" in message


def test_failures_name_file_and_line(write_rules: Load) -> None:
    rules = write_rules({"house/test": f"{HEAD}{PHRASES}\nexamples:\n  - bad: A >>>wizard<<<\n{GOOD}"})
    (failure,) = run_examples(rules, ["house"])
    assert str(failure).endswith("house/test.yaml:10: house/test: not reported: 'wizard' in 'A wizard'")


@pytest.mark.parametrize(
    ("text", "plain", "spans"),
    [
        ("a", "a", []),
        (">>>a<<<", "a", [(0, 1)]),
        ("x >>>a<<< y >>>bc<<<", "x a y bc", [(2, 3), (6, 8)]),
        ("x>>><<<y", "xy", [(1, 1)]),
        ("a > b >> c << d", "a > b >> c << d", []),
    ],
)
def test_unmark(text: str, plain: str, spans: list[tuple[int, int]]) -> None:
    assert unmark(text) == (plain, spans)


@pytest.mark.parametrize("style", ["markdown", "text", "html"])
@pytest.mark.parametrize("section", [zone for zone in ZONES if zone not in ("header", "other")])
def test_sections_are_read_as_what_they_are(style: str, section: str) -> None:
    text = {"html": "<p>We have a garden with many trees.</p>"}.get(style, "We have a garden with many trees.")
    document = parse(Source(wrap(text, {"section": section, "format": style}), "x" + ruletest._SUFFIXES[style]))
    (posting,) = document.postings
    (passage,) = [passage for passage in posting.passages if "garden" in passage.block.text]
    assert passage.zone == section


@pytest.mark.parametrize("level", LEVELS)
def test_levels_are_read_as_what_they_are(level: str) -> None:
    document = parse(Source(wrap("You repair lifts.", {"level": level}), "x.md"))
    assert [posting.level.value for posting in document.postings] == [level]
    assert document.postings[0].kind == "advert"


@pytest.mark.parametrize("style", ["markdown", "text", "html"])
def test_the_posting_around_examples_is_clean(style: str) -> None:
    from jdlint import engine
    from jdlint.rulefile import load_rules

    text = {"html": "<p>You repair lifts.</p>"}.get(style, "You repair lifts.")
    document = parse(Source(wrap(text, {"format": style}), "x" + ruletest._SUFFIXES[style]))
    found = engine.run(document, load_rules().resolve()).findings
    assert [(finding.rule, finding.text) for finding in found if finding.severity != "info"] == []
