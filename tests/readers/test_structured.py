"""Files of data: JSON and YAML."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.model import Document
from jdlint.readers import jsonfields

Read = Callable[..., Document]


def _fields(document: Document) -> dict[str, str]:
    return {block.key: block.text for block in document.blocks if block.kind == "field"}


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ('{"Title": "C\\u00f3ok \\ud83c\\udf73", "pay": {"min": 10.5}, "open": true, "end": null}', "a.json", {"title": "Cóok 🍳", "pay.min": "10.5", "open": "true", "end": ""}),
        ('[{"title": "a"}, {"title": "b", "tags": ["x", "y"], "none": []}]', "a.json", {"0.title": "a", "1.title": "b", "1.tags.0": "x", "1.tags.1": "y", "1.none": ""}),
        ("title: a\ntags: [x]\n", "a.yaml", {"title": "a", "tags.0": "x"}),
        ("- title: a\n- title: b\n", "a.yml", {"0.title": "a", "1.title": "b"}),
        ("title: a\n---\ntitle: b\n", "a.yaml", {"0.title": "a", "1.title": "b"}),
        ("---\ntitle: a\n", "a.yaml", {"title": "a"}),
        ("", "a.json", {}),
        ("", "a.yaml", {}),
        ('\ufeff {"a": "b"}\n', "a.json", {"a": "b"}),
    ],
)  # fmt: skip
def test_fields(read: Read, text: str, path: str, expected: dict[str, str]) -> None:
    document = read(text, path)
    assert _fields(document) == expected
    assert not document.issues


def test_text_in_a_value_is_read_as_text(read: Read) -> None:
    document = read('{"description": "<p>We <b>cook</b> \\u0026 clean.</p>\\n<ul><li>Lunch</li></ul>"}', "a.json")
    assert [(block.kind, block.text) for block in document.blocks[1:]] == [
        ("paragraph", "We cook & clean."),
        ("item", "Lunch"),
    ]
    start, end = document.blocks[1].span(10, 15)
    assert document.source.text[start:end] == "clean"


@pytest.mark.parametrize(
    ("text", "path", "line", "reason"),
    [
        ('{"a": 1,\n"b": 2,}', "a.json", 2, "a comma stands before }"),
        ('{"a": 1\n"b": 2}', "a.json", 2, "a comma or } is missing"),
        ("{\n'a': 1}", "a.json", 2, "a key in double quotes is missing"),
        ('{"a":\n b}', "a.json", 2, "'b' begins no value"),
        ('{"a" 1}', "a.json", 1, "a colon is missing"),
        ('{"a": "b\n"}', "a.json", 1, "never closed"),
        ('{"a": [1, 2', "a.json", 1, "the [ is never closed"),
        ('{"a": "\\x"}', "a.json", 1, "there is no escape \\x"),
        ('{"a": 1} b', "a.json", 1, "behind the end"),
        ("[" * 500, "a.json", 1, "nested too deeply"),
        ("a: b\nc: d: e\n", "a.yaml", 2, "a colon followed by a space"),
        ("a: 'b\n", "a.yaml", 1, "never closed"),
    ],
)
def test_what_does_not_parse_is_told(read: Read, text: str, path: str, line: int, reason: str) -> None:
    document = read(text, path)
    assert not document.blocks
    (issue,) = document.issues
    assert issue.rule == "syntax/structured"
    assert document.source.line(issue.start) == line
    assert reason in issue.detail


def test_a_key_that_stands_twice_is_told(read: Read) -> None:
    document = read('{"a": 1, "b": {"a": 2}, "a": 3}', "a.json")
    assert [(issue.rule, issue.start) for issue in document.issues] == [("syntax/duplicate-key", 24)]


def _flat(value: Any, path: str) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        if not value:
            return [(path, "")] if path else []
        return [
            pair
            for key, inner in value.items()
            for pair in _flat(inner, f"{path}.{key.lower()}" if path else key.lower())
        ]
    if isinstance(value, list):
        if not value:
            return [(path, "")] if path else []
        return [
            pair
            for index, inner in enumerate(value)
            for pair in _flat(inner, f"{path}.{index}" if path else str(index))
        ]
    return [(path, value if isinstance(value, str) else "" if value is None else json.dumps(value))]


_scalars = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8)
)
_json = st.recursive(
    _scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
)


@settings(deadline=None, max_examples=150)
@given(_json, st.booleans(), st.sampled_from([None, 2]))
def test_json_agrees_with_the_standard_library(value: Any, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    found = jsonfields.read(text, 0, len(text)).fields
    assert [(field.key, field.text) for field in found] == _flat(json.loads(text), "")
    for field in found:
        if field.text and text[field.start] == '"':
            start, end = field.map.span(0, len(field.text))
            assert (start, end) == (field.start + 1, field.end - 1)


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from('{}[]",:\\tn1e.-u0 af'), max_size=16))
def test_json_is_refused_as_by_the_standard_library(text: str) -> None:
    try:
        json.loads(text, parse_constant=int)
    except ValueError:
        with pytest.raises(jsonfields.JsonError):
            jsonfields.read(text, 0, len(text))
    else:
        jsonfields.read(text, 0, len(text))
