"""The small reader of YAML agrees with PyYAML on every value, and both give the same places."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.readers import yamlfields, yamllibrary
from jdlint.readers.values import Field, Fields

_NULLS = ("~", "null", "Null", "NULL")


def _expected(text: str) -> list[tuple[str, str]]:
    """Every scalar with its path, as PyYAML reads it."""
    found: list[tuple[str, str]] = []

    def walk(node: Any, path: str) -> None:
        if isinstance(node, yaml.ScalarNode):
            value = node.value.rstrip() if node.style in ("|", ">") else node.value
            found.append((path, "" if node.style is None and value in _NULLS else value))
        elif isinstance(node, yaml.SequenceNode):
            if not node.value:
                found.append((path, ""))
            for index, item in enumerate(node.value):
                walk(item, f"{path}.{index}" if path else str(index))
        elif isinstance(node, yaml.MappingNode):
            if not node.value and path:
                found.append((path, ""))
            for key, value in node.value:
                name = key.value.lower() if isinstance(key, yaml.ScalarNode) else "?"
                walk(value, f"{path}.{name}" if path else name)

    root = yaml.compose(text, Loader=yaml.BaseLoader)
    if root is not None:
        walk(root, "")
    return found


def _small(text: str) -> Fields | None:
    try:
        return yamlfields._Small(text, 0, len(text)).read()
    except yamlfields._UnsureError:
        return None


def _is_block(text: str, field: Field) -> bool:
    return re.match(r"(?:&\S+\s+)?[|>]", text[field.start :]) is not None


def _check(text: str) -> bool:
    """Compares both readers; returns whether the small one read the text."""
    try:
        expected = _expected(text)
    except yaml.YAMLError:
        assert _small(text) is None or "\t" in text  # YAML 1.2 allows tabs between words, PyYAML does not
        return False
    large = yamllibrary.read(text, 0, len(text))
    assert [
        (field.key, field.text.rstrip() if _is_block(text, field) else field.text) for field in large.fields
    ] == expected
    if yamlfields._ODD.search(text):
        return False
    small = _small(text)
    if small is None:
        return False
    assert [
        (field.key, field.text.rstrip() if _is_block(text, field) else field.text) for field in small.fields
    ] == expected
    for one, other in zip(small.fields, large.fields, strict=True):
        if one.text:
            assert one.map.span(0, len(one.text)) == other.map.span(0, len(other.text))
            assert (one.start, one.end) == (other.start, other.end) or "\n" in text[one.start : other.end]
    return True


_SAMPLES = [
    "title: Cook\nlocation: Utrecht\n",
    "title: 'It''s a cook'\nother: \"a \\\"b\\\" \\u00e9\\n\"\n",
    "a: b # comment\n# another\nc: d#e\n",
    "a:\nb: ~\nc: null\nd: ''\n",
    "a:\n  b: c\n  d:\n    e: f\ng: h\n",
    "a:\n- b\n- c: d\n  e: f\n- - g\n  - h\n",
    "a:\n  - b\n  -\n  - ''\n",
    "a: [b, 'c, d', \"e\", {f: g, h: i}]\nj: {}\nk: []\n",
    "a: [b,\n  c,\n  d]\n",
    "a: |\n  one\n    two\n\n  three\nb: >\n  one\n  two\n\n  three\n   more\n  four\n\nc: d\n",
    "a: |-\n  one\n\nb: >+\n  two\n\n\nc: |+\n  three\n",
    "a: one\n  two\n\n  three\nb: c\n",
    "a: 'one\n  two\n\n  three'\nb: \"one\n  two \\\n  three\"\n",
    "a: 12:30\nb: no\nc: 2024-01-01\nd: http://x.y/z?a=b#c\n",
    "\"a b\": c\n'd': e\nf g: h\n",
    "a: b\r\nc:\r\n  - d\r\ne: |\r\n  f\r\n  g\r\n",
    "a: !tag b\n? c\n: d\n",
    "a: b: c\n",
    "a: 'b\nc: d\n",
    "\ta: b\n",
    "a: b\n  c: d\n",
    "a: -b\nc: ?d\ne: :f\ng: a-b\n",
    "a: - b\n",
    "- a\n- b: c\n",
    "a: {b: c, d: [e, f]}\n",
    "a: \"b\" c\n",
    "a: [b, c] d\n",
    "a:b\n",
    "a: @b\n",
    "a: `b`\n",
    "a: %b\n",
    "a: b\na: c\n",
    "été: là\nnaïve key: ümlaut\n",
    "a: |2\n   b\n  c\n",
    "a: >\n\n  b\nc: d\n",
    "a: |\n\nb: c\n",
    "a: |\nb: c\n",
    "a:\n\n  b: c\n\n  # x\n  d: e\n",
    "---\na: b\n",
    "a: b\n---\nc: d\n",
    "a: b\n...\n",
    "a: 'b' # c\nd: \"e\"# f\n",
    "a: b\n# c\n  d\n",
    "a:   b   \nc:\t d\n",
    "a: [b\nc: d\n",
    "a: <b>\nc: d,e]f\n",
    "<<: b\n",
]  # fmt: skip


@pytest.mark.parametrize("text", _SAMPLES)
def test_samples_agree(text: str) -> None:
    _check(text)


@pytest.mark.parametrize("text", _SAMPLES[:15])
def test_common_front_matter_needs_no_library(text: str) -> None:
    assert _check(text)


_words = st.text(st.sampled_from("abc XY\u00e9:#-'\"\\\n,[]{}&*!|>%@`?0.~/\t"), max_size=14)
_values = st.recursive(
    _words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_words.filter(bool), inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None, max_examples=150)
@given(
    st.dictionaries(_words.filter(bool), _values, max_size=4),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([20, 80]),
)
def test_whatever_a_library_writes_is_read_alike(
    data: dict[str, Any], flow: bool | None, style: str | None, width: int
) -> None:
    _check(yaml.safe_dump(data, default_flow_style=flow, default_style=style, width=width, allow_unicode=True))


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            [
                "a: ",
                "b:",
                "- ",
                "  ",
                "\n",
                "c",
                "'",
                '"',
                "|",
                ">",
                "# d",
                " #e",
                "[",
                "]",
                "{",
                "}",
                ", ",
                "\n  ",
                "\n- ",
                ":",
                "\\n",
                "''",
                "x y",
                "-",
                "&f ",
                "null",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_whatever_people_write_is_read_alike(text: str) -> None:
    _check(text)


def test_what_an_alias_stands_for_is_read_once() -> None:
    assert [field.key for field in yamlfields.read("a: &x b\nc: *x\n", 0, 15).fields] == ["a"]
