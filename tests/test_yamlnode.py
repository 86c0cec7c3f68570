from __future__ import annotations

from typing import Any

import pytest

from jdlint.yamlnode import MAX_SIZE, NodeError, did_you_mean, parse


def test_all_scalars_are_strings() -> None:
    root = parse("a: no\nb: 12:30\nc: 0x10\nd: [1, true]\ne: 2020-01-01\n")
    assert root.plain_data() == {"a": "no", "b": "12:30", "c": "0x10", "d": ["1", "true"], "e": "2020-01-01"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5), ("-5", -5), ("0", 0), ("1.5", 1.5), ("007", "007"), ("1e5", "1e5"), ("no", "no"), ("on", "on"), ("true", True), ("false", False),
        ("null", None), ("~", None), ("", None), ("'5'", "5"), ("2020-01-01", "2020-01-01"), ("0.5", 0.5), ("1.", "1."), ("٣", "٣"),
    ],
)  # fmt: skip
def test_typed_data(text: str, value: Any) -> None:
    found = parse(f"a: {text}\n").typed_data()["a"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "duplicate key 'a' (first on line 1)"),
        ("a: &x 1\nb: *x\n", 1, 4, "anchors"),
        ("a: !!python/name:os.system x\n", 1, 4, "tags"),
        ("a: !thing x\n", 1, 4, "tags"),
        ("a: [1\nb: 2\n", 2, 1, "not valid YAML"),
        ("a:\n  - 1\n b: 2\n", 3, 2, "not valid YAML"),
        ("? [a]\n: 1\n", 1, 3, "a key must be a text"),
        ("a: \"x\u2028 y\"\nb: 1\nb: 2\n", 3, 1, "duplicate key"),
        ("a: \x00\n", 1, 4, "not valid YAML"),
        ("[" * 2000, 1, 1, "too deeply"),
        ("- " * 500 + "a", 1, 1, "too deeply"),
        ("a" * (MAX_SIZE + 1), 1, 1, "too large"),
    ],
    ids=lambda value: repr(value)[:25],
)  # fmt: skip
def test_faults_have_their_place(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(NodeError) as caught:
        parse(text)
    assert message in caught.value.message
    assert caught.value.line == line
    if message == "duplicate key" or "duplicate" in message or line == 1:
        assert caught.value.column == column


def test_bombs_are_refused() -> None:
    with pytest.raises(NodeError):
        parse("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n")


def test_an_empty_text_is_an_empty_mapping() -> None:
    assert parse("").plain_data() == {}
    assert parse("# only a comment\n").plain_data() == {}


def test_places() -> None:
    root = parse("\ufeffa:\n  bc: [x,\n    yz]\n")
    inner = root.mapping()["a"]
    assert inner.keys["bc"] == (2, 3)
    second = inner.mapping()["bc"].items()[1]
    assert (second.line, second.column, second.text()) == (3, 5, "yz")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda node: node.integer("it"), "it must be a whole number, not 'x'"),
        (lambda node: node.number("it"), "it must be a number, not 'x'"),
        (lambda node: node.boolean("it"), "unknown it 'x'; it is one of true, false"),
        (lambda node: node.mapping("it"), "it must be a mapping (key: value)"),
        (
            lambda node: node.choice(("warning", "error"), "severity"),
            "unknown severity 'x'; it is one of warning, error",
        ),
    ],
)
def test_wrong_values(call: Any, message: str) -> None:
    with pytest.raises(NodeError) as caught:
        call(parse("a: x").mapping()["a"])
    assert caught.value.message == message


def test_wrong_keys() -> None:
    with pytest.raises(NodeError) as caught:
        parse("severty: x").keyed(("severity", "kind"), "a rule")
    assert caught.value.message == "a rule has no key 'severty'; did you mean 'severity'?"
    with pytest.raises(NodeError) as caught:
        parse("kind: x").keyed(("severity", "kind"), "a rule", ["severity"])
    assert caught.value.message == "a rule needs the key 'severity'"


def test_did_you_mean() -> None:
    assert did_you_mean("bracket", ["bracketed", "other"]) == "; did you mean 'bracketed'?"
    assert did_you_mean("zzz", ["bracketed"]) == ""
