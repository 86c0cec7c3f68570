"""Front matter: where it stands, what it says, and what is told where it does not parse."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint.model import Document

Read = Callable[..., Document]
Seen = Callable[..., list[tuple[str, str]]]


def _fields(document: Document) -> dict[str, str]:
    return {block.key: block.text for block in document.blocks if block.kind == "field"}


def _body(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.kind != "field" and not block.key]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Cook\n---\nBody\n",
        "---\ntitle: Cook\n...\nBody\n",
        "---  \ntitle: Cook\n---  \nBody\n",
        "\n\n---\ntitle: Cook\n---\nBody\n",
        "<!-- a -->\n---\ntitle: Cook\n---\nBody\n",
        "\ufeff---\ntitle: Cook\n---\nBody\n",
        "---\r\ntitle: Cook\r\n---\r\nBody\r\n",
        "---\n# a comment\ntitle: Cook # another\n---\nBody\n",
        '+++\ntitle = "Cook"\n+++\nBody\n',
        "+++\ntitle = 'Cook' # a\n+++\nBody\n",
    ],
)
def test_where_it_stands(read: Read, text: str) -> None:
    document = read(text)
    assert _fields(document) == {"title": "Cook"}
    assert _body(document) == ["Body"]
    assert not document.issues


@pytest.mark.parametrize(
    "text",
    ["Cook\n---\n\nBody\n", "---\n\n# Cook\n\nBody\n\n---\n", "---\nJust a line of text\n---\nBody\n", "Body\n\n---\ntitle: Cook\n---\n", " ---\ntitle: Cook\n ---\n", "---\n", "+++\nBody\n+++\n"],
)  # fmt: skip
def test_what_is_none(read: Read, text: str) -> None:
    document = read(text)
    assert not _fields(document)
    assert not document.issues


def test_an_indented_fence_does_not_close(read: Read) -> None:
    document = read('+++\ntext = """\n +++\n"""\n+++\nBody\n')
    assert _fields(document) == {"text": "+++"}
    assert _body(document) == ["Body"]


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        ("Title: Cook", {"title": "Cook"}),
        (
            "a: no\nb: 12:30\nc: 2024-01-01\nd: 0x1F\ne: 1_000",
            {"a": "no", "b": "12:30", "c": "2024-01-01", "d": "0x1F", "e": "1_000"},
        ),
        ("a:\nb: ~\nc: ''\nd: []\ne: null", dict.fromkeys("abcde", "")),
        ("pay:\n  min: 10\n  max: 20", {"pay.min": "10", "pay.max": "20"}),
        ("needs:\n- a\n- b: c\n  d: e", {"needs.0": "a", "needs.1.b": "c", "needs.1.d": "e"}),
        ("tags: [a, 'b, c', \"d\"]", {"tags.0": "a", "tags.1": "b, c", "tags.2": "d"}),
        ("a: 'it''s'\nb: \"x \\\"y\\\" \\u00e9\"", {"a": "it's", "b": 'x "y" é'}),
        ("a: one\n  two\nb: >\n  three\n  four\n", {"a": "one two", "b": "three four"}),
        ("a: x # y\nb: x#y\nc: http://a.b/#c", {"a": "x", "b": "x#y", "c": "http://a.b/#c"}),
        ("été: là", {"été": "là"}),
        ("a: &x b\n? c\n: d", {"a": "b", "c": "d"}),
    ],
)
def test_yaml_values(read: Read, matter: str, expected: dict[str, str]) -> None:
    document = read(f"---\n{matter}\n---\n")
    assert _fields(document) == expected
    assert not document.issues


def test_toml_values(read: Read) -> None:
    matter = """Title = "C\\u00f3ok" # c
date = 2024-01-01T10:00:00Z
n = 1_000
'quoted key' = 'a\\b'
[pay]
min.value = 10
list = ["a", 'b',
  "c", # d
]
inline = { x = "y", z = [1, 2] }
[[jobs]]
name = \"\"\"
two
lines\"\"\"
[[jobs]]
name = '''one'''
[jobs.place]
city = "Ghent"
empty = ""
none = []
"""
    document = read(f"+++\n{matter}+++\nBody\n")
    assert _fields(document) == {
        "title": "Cóok", "date": "2024-01-01T10:00:00Z", "n": "1_000", "quoted key": "a\\b", "pay.min.value": "10", "pay.list.0": "a", "pay.list.1": "b",
        "pay.list.2": "c", "pay.inline.x": "y", "pay.inline.z.0": "1", "pay.inline.z.1": "2", "jobs.0.name": "two\nlines", "jobs.1.name": "one",
        "jobs.1.place.city": "Ghent", "jobs.1.place.empty": "", "jobs.1.place.none": "",
    }  # fmt: skip
    assert not document.issues
    assert [comment.text for comment in document.comments] == [" c", " d"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ('---\na: say "hi" now\n---\n', '"hi"'),
        ("---\na: 'it''s a team'\n---\n", "a team"),
        ('---\na: "x \\"y\\" a \\u00e9 team"\n---\n', "team"),
        ("---\na: >\n  we look\n  for a\n  team here\n---\n", "team"),
        ("---\na: |\n  we\n\n  **look** for a team\n---\n", "look"),
        ("---\na: one\n   two team\n---\n", "team"),
        ("---\na: {b: [c, a team]}\n---\n", "a team"),
        ('+++\na = "x \\t team"\n+++\n', "team"),
        ('+++\na = """\nx \\\n   team"""\n+++\n', "team"),
        ("---\na: !x 'a team'\n---\n", "a team"),
    ],
)
def test_a_phrase_in_a_value_is_found_where_it_stands(read: Read, text: str, phrase: str) -> None:
    document = read(text)
    block = next(block for block in document.blocks if phrase in block.text)
    at = block.text.index(phrase)
    start, end = block.span(at, at + len(phrase))
    assert document.source.text[start:end] == phrase


def test_an_empty_value_has_its_place(read: Read) -> None:
    document = read("---\ndeadline:\nend: x\n---\n")
    assert document.blocks[0].span() == (13, 13)
    assert (document.blocks[0].start, document.blocks[0].end) == (4, 13)


def test_text_in_a_value_is_read_as_text(read: Read) -> None:
    document = read("---\nabout: |\n  We **cook**.\n\n  - Lunch\n  - Dinner\nhtml: <p>a<br>b</p>\nplace: Ghent\n---\n")
    assert [(block.kind, block.key, block.context, block.text) for block in document.blocks] == [
        ("field", "about", "nested", "We **cook**.\n\n- Lunch\n- Dinner"),
        ("paragraph", "about", "", "We cook."),
        ("item", "about", "", "Lunch"),
        ("item", "about", "", "Dinner"),
        ("field", "html", "nested", "<p>a<br>b</p>"),
        ("paragraph", "html", "", "a\nb"),
        ("field", "place", "", "Ghent"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "reason", "fields"),
    [
        (
            "---\ntitle: Cook\nnote: a: b\n---\nBody\n",
            3,
            "a colon followed by a space",
            {"title": "Cook", "note": "a: b"},
        ),
        (
            "---\ntitle: Cook\nplace: 'Ghent\npay: 'x'\n---\nBody\n",
            3,
            "never closed",
            {"title": "Cook", "place": "Ghent", "pay": "x"},
        ),
        ("---\ntitle: Cook\n\tplace: Ghent\n---\nBody\n", 3, "", {"title": "Cook"}),
        ("---\ntitle: @Cook\n---\nBody\n", 2, "cannot begin with '@'", {"title": "@Cook"}),
        ("---\ntitle: *Cook*\n---\nBody\n", 2, "", {"title": "*Cook*"}),
        (
            "---\ntitle: Cook\njust words\nplace: Ghent\n---\nBody\n",
            3,
            "no 'key: value' pair",
            {"title": "Cook", "place": "Ghent"},
        ),
        ("---\ntitle: [Cook\nplace: Ghent\n---\nBody\n", 3, "", {"title": "[Cook", "place": "Ghent"}),
        ("---\ntitle: Cook\nplace: Ghent\n\nBody\n", 1, "never closed", {"title": "Cook", "place": "Ghent"}),
        ("---\na: b\n\x07\n---\nBody\n", 3, "control character", {"a": "b"}),
        ("+++\ntitle = Cook\nplace = 'Ghent'\n+++\nBody\n", 2, "TOML", {"title": "Cook", "place": "Ghent"}),
        ("+++\ntitle = 'Cook'\ntitle = 'Chef'\n+++\nBody\n", 3, "TOML", {"title": "Chef"}),
    ],
)
def test_what_does_not_parse_is_told_and_the_rest_is_read(
    read: Read, text: str, line: int, reason: str, fields: dict[str, str]
) -> None:
    document = read(text)
    (issue,) = document.issues
    assert issue.rule == "syntax/front-matter"
    assert document.source.line(issue.start) == line
    assert reason in issue.detail
    assert _fields(document) == fields
    assert _body(document) == ["Body"]


def test_a_key_that_stands_twice_is_told(read: Read) -> None:
    document = read("---\ntitle: Cook\nplace: Ghent\ntitle: Chef\n---\n")
    (issue,) = document.issues
    assert (issue.rule, document.source.text[issue.start : issue.end]) == ("syntax/duplicate-key", "title")
    assert document.source.line(issue.start) == 4


def test_comments_are_no_content(read: Read) -> None:
    document = read("<!-- a -->\n---\n# b\nc: d # e\n---\n")
    assert [comment.text.strip() for comment in document.comments] == ["a", "b", "e"]
