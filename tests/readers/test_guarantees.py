"""Properties that hold for any text: no reader fails, and every visible character has its place."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jdlint.model import Document
from jdlint.readers import read as read_source
from jdlint.readers.markdown import _Reader
from jdlint.source import Source

Read = Callable[..., Document]

_PIECES = [
    "# ", "##", "Duties", "Lead", " ", "  ", "\n", "\n\n", "\r\n", "\t", "- ", "* ", "1. ", "• ", "**", "*", "__", "_", "`", "```", "~~", "<p>", "</p>",
    "<br>", "<br/>", "<li>", "<ul>", "</ul>", "</li>", "<strong>", "</strong>", "<b", "<TBD>", "<insert salary>", "<!--", "-->", "<!-- c -->", "<table>", "<tr>",
    "<td>", "</td>", "</table>", "<h2>", "</h2>", "<div class='x'>", '<a href="http://x.y">', "</a>", "<script>", "</script>", "<nav>", "</nav>", "&amp;",
    "&nbsp;", "&#8217;", "&x", "&", "[", "](", ")", "[^1]", "[a]: b\n", "![", "|", "|---|\n", "---\n", "+++\n", "===\n", "title: x\n", "key: 'a\n", "{{", "}}",
    "{% if x %}", "{% endif %}", "{{ page.title }}", "{{company}}", "<%= x %>", "\\", "\\*", "\u00ad", "\u200b", "\u00a0", "\u2028", "\x0c", "\ufeff", "é",
    "🚀 ", "漢字", "> ", "    ", ":", "a", "of", "the team", '"', "'", "<pre>", "</pre>", "{", "}", "[x] ", "...", "1) ", "<svg>", "<title>", "$",
]  # fmt: skip
_POSTING = """---
title: "Cook \\"du jour\\""
location: Utrecht
requirements:
  - Two years in a kitchen
  - 'Knife''s edge'
about: |
  We **feed** people.

  - fast
---

# Cook

<p>We are a <strong>small</strong> kitchen &amp; bar.<br>Come in.</p>

## What you&nbsp;do

- Cook **lunch** for [eighty guests](https://example.com/menu "menu")
- Lead <insert number> helpers
    - and {{ page.more }} more

| Pay | €15 |
|-----|-----|
| Hours | 32 |

Contact<br>
cook@example.com \\* today
"""
_HTML = """<!doctype html><html><head><title>Cook &amp; more</title></head><body><nav><a href=/>Home</a></nav><main><h1>Cook</h1>
<p>We <b>feed</b> people,<br>daily &#8211; and well.</p><ul><li>Cook<ul><li>lunch</li></ul></li><li>Clean</ul>
<table><tr><th>Pay<td>&euro;15</tr></table><!-- note --><pre>as
it is</pre></main><script>if (a < b) {}</script></body></html>"""
_TEXT = """COOK

Location: Utrecht

What you do:
  • Cook lunch
  • Clean the kitchen
    every evening

Requirements
============
1. Two years in a kitchen
2. **Patience**
"""

_SETTINGS = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@_SETTINGS
@given(
    st.lists(st.sampled_from(_PIECES), max_size=40).map("".join),
    st.sampled_from(["a.md", "a.html", "a.txt", "a.mdx", "a.rst"]),
)
def test_every_visible_character_has_its_place(read: Read, text: str, path: str) -> None:
    read(text, path)


@_SETTINGS
@given(st.text(max_size=60), st.sampled_from(["a.md", "a.html", "a.txt", "a.json", "a.yaml"]))
def test_any_text_is_read(read: Read, text: str, path: str) -> None:
    read(text, path)


@_SETTINGS
@given(
    st.lists(
        st.sampled_from(
            [
                "{",
                "}",
                "[",
                "]",
                ":",
                ",",
                '"a"',
                '"b": 1',
                "- ",
                "k: v\n",
                "  ",
                "\n",
                "'",
                '"',
                "|\n",
                ">\n",
                "x",
                "null",
                "# c\n",
                "\\u00e9",
                "&a ",
                "*a",
            ]
        ),
        max_size=20,
    ).map("".join),
    st.sampled_from(["a.json", "a.yaml", "a.md"]),
)
def test_broken_data_is_read(read: Read, text: str, path: str) -> None:
    read(text if path != "a.md" else f"---\n{text}\n---\nText", path)


@pytest.mark.parametrize(
    ("text", "path"),
    [(_POSTING, "a.md"), (_HTML, "a.html"), (_TEXT, "a.txt"), (_HTML, "a.md")],
    ids=["markdown", "html", "text", "html in markdown"],
)
def test_every_beginning_of_a_posting_is_read(read: Read, text: str, path: str) -> None:
    for end in range(len(text)):
        read(text[:end], path)


@pytest.mark.parametrize(
    ("text", "path"), [(_POSTING, "a.md"), (_HTML, "a.html"), (_TEXT, "a.txt")], ids=["markdown", "html", "text"]
)
def test_crlf_changes_neither_text_nor_lines(read: Read, text: str, path: str) -> None:
    unix, windows = read(text, path), read(text.replace("\n", "\r\n"), path)
    assert [(block.kind, block.text, block.level, block.key) for block in unix.blocks] == [
        (block.kind, block.text, block.level, block.key) for block in windows.blocks
    ]
    assert [unix.source.line(block.span()[0]) for block in unix.blocks] == [
        windows.source.line(block.span()[0]) for block in windows.blocks
    ]


@_SETTINGS
@given(
    st.lists(
        st.sampled_from([piece for piece in _PIECES if "\r" not in piece and piece not in ("{{", "}}")]), max_size=25
    ).map("".join),
    st.sampled_from(["a.md", "a.txt", "a.html"]),
)
def test_crlf_changes_no_generated_text(read: Read, text: str, path: str) -> None:
    unix, windows = read(text, path), read(text.replace("\n", "\r\n"), path)
    assert [block.text for block in unix.blocks if block.kind != "template"] == [
        block.text for block in windows.blocks if block.kind != "template"
    ]


@pytest.mark.parametrize("bold", ["**{}**", "<b>{}</b>", "*{}*", "<u>{}</u>", "[{}](http://a.b)", "`{}`", "~~{}~~"])
def test_markup_around_a_phrase_does_not_hide_it(read: Read, bold: str) -> None:
    phrase = "a team of four"
    document = read(f"- You lead {bold.format(phrase)} people\n")
    (block,) = document.blocks
    assert block.text == "You lead a team of four people"
    at = block.text.index(phrase)
    start, end = block.span(at, at + len(phrase))
    assert document.source.text[start:end] == phrase


_HOSTILE = ["**a**\n", "• a **b**\n", "a\n", "1) a\n", "\ta\n", "a\n\n", "🍳 a\n", "[", "<", "<a ", "{{", "{%", "*", "_", "`", "&", "<!--", "\"", "- ", "> ", "|", "\t", "<div>", "<b>", "<a b='", "<a x=\"y>", "<svg>", "**a", "[a](", "&#", "1. ", "#", "<p", "</p>", "<table><tr><td>", "](", "\n---\n", "x:\n", "- a\n", "<!", "{{a}} ", "<T>", "• ", "é", "'", "~", "\\"]  # fmt: skip


@pytest.mark.packaging
@pytest.mark.timing
@pytest.mark.parametrize("piece", _HOSTILE)
def test_time_is_linear(piece: str) -> None:
    for path in ("a.md", "a.html", "a.txt"):
        text = "---\na: b\n---\n" + piece * (16_000 // len(piece))
        began = time.process_time()
        read_source(Source(text, path))
        assert time.process_time() - began < 1.5, path


@pytest.mark.packaging
@pytest.mark.timing
@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "{",
        '{"a":',
        "[[]",
        '"',
        "a: ",
        "- ",
        "\n- ",
        "a:\n",
        "'",
        "[a, ",
        "{a: ",
        "? ",
        "\\",
        ">",
        "|\n",
        "#",
        "a:\n - ",
    ],
)
def test_time_is_linear_for_data(piece: str) -> None:
    for path in ("a.json", "a.yaml", "a.md"):
        text = piece * (8_000 // len(piece))
        began = time.process_time()
        read_source(Source(text if path != "a.md" else f"---\nk: v\n{text}\n---\n", path))
        assert time.process_time() - began < 3, path


def test_text_between_tags_is_all_there(read: Read) -> None:
    words = re.findall(r"\w+", re.sub(r"<script.*?</script>|<[^>]*>|&#?\w+;", " ", _HTML))
    document = read(_HTML, "a.html")
    shown = re.findall(r"\w+", " ".join(block.text for block in document.blocks))
    assert sorted(shown) == sorted(words)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from([*_PIECES, "- We cook.\n", "\n\nWe cook\nfor all.\n\n", "\n## Duties\n\n"]), max_size=30
    ).map("".join)
)
def test_the_short_way_through_markdown_leads_where_the_long_one_does(text: str) -> None:
    short = read_source(Source(text, "posting.md"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Reader, "_leaf", lambda *_: 0)
        long = read_source(Source(text, "posting.md"))
    assert _shape(short) == _shape(long)


def _shape(document: Document) -> list[tuple[object, ...]]:
    """The blocks with the runs of their maps, which compare by what they lead to."""
    return [(block.map.runs, *(value for value in block if value is not block.map)) for block in document.blocks]
