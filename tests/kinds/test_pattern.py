from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from jdlint import engine
from jdlint.kinds import regexes
from jdlint.model import Document
from jdlint.rule import Rule
from jdlint.yamlnode import Node, NodeError

Run = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("keys", "text", "found"),
    [
        ("patterns: ['\\d+ hours']", "40 hours and 35 HOURS", ["40 hours", "35 HOURS"]),
        ("patterns: ['Hours']\ncase: true", "hours, Hours", ["Hours"]),
        ("patterns: [{pattern: 'Hours', case: true}, hour]", "hours, Hours", ["hour", "Hours"]),
        ('patterns: ["don\'t"]', "don’t", ["don’t"]),
        ("patterns: ['9-5']", "9–5 and 9—5", ["9–5", "9—5"]),
        ("patterns: [{pattern: '(\\d+) hours', report: '1'}]", "40 hours", ["40"]),
        ("patterns: [{pattern: '(?P<n>\\d+)?hours', report: n}]", "40hours, hours", ["40"]),
        ("patterns: [{pattern: hours, unless: flexible}]", "Flexible hours. 40 hours", ["hours"]),
        ("patterns: [hours]\nunless: flexible", "Flexible hours. 40 hours", ["hours"]),
        ("patterns: [{pattern: hours, before: 'at least $'}]", "at least hours, at most hours", ["hours"]),
        ("patterns: [{pattern: hours, not-before: 'at least $'}]", "at least hours", []),
        ("patterns: [{pattern: hours, after: '^ a week'}]", "hours a week, hours a day", ["hours"]),
        ("patterns: [{pattern: hours, not-after: '^ a week'}]", "hours a week, hours a day", ["hours"]),
        ("patterns: [{pattern: hours, not-after: week}]", "40 hours. A week", ["hours"]),
        ("patterns: [hours]\nunless-before: {words: [negation]}", "no fixed hours", []),
        ("patterns: [hours]\nanchors: [Hours]", "40 hours", ["hours"]),
        ("patterns: [hours]\nanchors: [days]", "40 hours", []),
        ("patterns: ['a+b']\nscope: [benefits]", "aab", []),
    ],
)
def test_found(found_by: Run, keys: str, text: str, found: list[str]) -> None:
    assert found_by(f"kind: pattern\n{keys}\n", text) == found


def test_nothing_is_compiled_without_an_anchor(
    make_rule: Callable[..., Rule], document_of: Callable[..., Document]
) -> None:
    rule = make_rule("kind: pattern\npatterns: [hours]\nanchors: [days]\n")
    engine.run(document_of(("role", "hours")), (rule,))
    assert set(rule.memo) <= {"data", "gate"}


def test_in_source(found_by: Run) -> None:
    keys = "kind: pattern\nin: source\npatterns: ['\\]\\(TODO\\)']\nanchors: ['](todo']\n"
    assert found_by(keys, "See [here](TODO) and [there](todo)") == ["](TODO)", "](todo)"]
    assert found_by(keys + "unless: example\n", "An example: [here](TODO)") == []
    assert found_by(keys + "scope: [benefits]\n", ("benefits", "[a](TODO)"), ("role", "[bc](TODO)")) == ["](TODO)"]


def test_values_and_fix(make_rule: Callable[..., Rule], document_of: Callable[..., Document]) -> None:
    rule = make_rule(
        "kind: pattern\nfix: unsafe\nmessage: '{match} {1} {2}'\n"
        "patterns: [{pattern: '(\\d+) hrs( a week)?', replace: '\\1 hours', suggest: write it out, severity: info}]\n"
    )
    (finding,) = engine.run(document_of(("role", "40 hrs")), (rule,)).findings
    assert (finding.message, finding.severity, finding.suggestions) == ("40 hrs 40 ", "info", ("write it out",))
    assert finding.fix is not None
    assert (finding.fix.safe, finding.fix.edits[0].text) == (False, "40 hours")


# --- danger -------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+b",
        "(a*)*b",
        "(?:a+|b)*c",
        "((a+))*",
        "(a+b*)+c",
        "(\\w+)*@",
        "(?:\\s*a?)*b",
        "a+a+b",
        "\\s*\\s*x",
        "(?:(?:a+)?)*b",
    ],
)
def test_ambiguous_repetition_is_refused(pattern: str) -> None:
    with pytest.raises(NodeError):
        regexes.check(Node(pattern, 1, 1))


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:a+b)+",
        "\\w+@\\w+",
        "(?:\\d{1,3}){1,3}",
        "(?:ab|cd)*e",
        "(?:, \\w+)+",
        "a+b+",
        "\\s+\\w+\\s+",
        "(?:\\.\\w+)*x",
    ],
)
def test_plain_repetition_is_not(pattern: str) -> None:
    assert regexes.check(Node(pattern, 1, 1)) == pattern


def test_a_users_slow_pattern_is_stopped_and_named(
    make_rule: Callable[..., Rule], document_of: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regexes, "DEADLINE", 0.1)
    rule = make_rule("kind: pattern\npatterns: ['(?:a|a|b)(?:a|aa){1,40}(?:a|aa){1,40}c$']\n")
    start = time.process_time()
    result = engine.run(document_of(("role", "a" * 60 + "d")), (rule,))
    assert time.process_time() - start < 5
    assert [error.rule for error in result.errors] == ["house/test"]
    assert "takes longer than" in result.errors[0].message


def test_slow_searches_have_a_budget(
    make_rule: Callable[..., Rule], document_of: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regexes, "DEADLINE", 0.3)
    monkeypatch.setattr(regexes, "BUDGET", 0.5)
    rule = make_rule("kind: pattern\npatterns: ['(?:a|a|b)(?:a|aa){1,40}(?:a|aa){1,40}c$']\n")
    document = document_of(("role", "a" * 60 + "d"))
    messages = [engine.run(document, (rule,)).errors[0].message for _ in range(4)]
    assert "takes longer than 0.3 s" in messages[0]
    assert "judges nothing more" in messages[3]


def test_a_huge_pattern_is_refused() -> None:
    with pytest.raises(NodeError, match="too long"):
        regexes.check(Node("a" * 6000, 1, 1))
