"""Markdown: each trap of the parser, and the ways people write lists and headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint.model import Document, Mark

Read = Callable[..., Document]
Seen = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Cook\n", [("heading", "Cook")]),
        ("##Duties\nWe cook.\n", [("heading", "Duties"), ("paragraph", "We cook.")]),
        ("#Duties\n", [("heading", "Duties")]),
        ("#cooking #jobs\n", [("paragraph", "#cooking #jobs")]),
        ("#1 in town\n", [("paragraph", "#1 in town")]),
        ("Cook\n---\n\nText\n", [("heading", "Cook"), ("paragraph", "Text")]),
        ("We cook every day.\n---\nMore\n", [("paragraph", "We cook every day."), ("paragraph", "More")]),
        ("Pay: <insert salary>, <TBD>\n", [("paragraph", "Pay: <insert salary>, <TBD>")]),
        ("<TBD>\n**Two** years\n", [("paragraph", "<TBD>\nTwo years")]),
        ("Write to <address> soon\n", [("paragraph", "Write to <address> soon")]),
        ("- a\n  - b\n    - c\n- d\n", [("item", "a"), ("item", "b"), ("item", "c"), ("item", "d")]),
        ("- [x] done\n- [ ] open\n", [("item", "done"), ("item", "open")]),
        ("- a\n\n  more of a\n", [("item", "a"), ("paragraph", "more of a")]),
        ("Tasks:\n\n\t• Cook **lunch**\n\t• Clean\n", [("paragraph", "Tasks:"), ("item", "Cook lunch"), ("item", "Clean")]),
        ("\t- Cook\n\t\t- lunch\n", [("item", "Cook"), ("item", "lunch")]),
        ("    indented text\n\n            far\n", [("paragraph", "indented text"), ("paragraph", "far")]),
        ("```\ncode *here*\n```\n", [("code", "code *here*\n")]),
        ("```\nnever closed\n\n# Cook\n", [("paragraph", "never closed"), ("heading", "Cook")]),
        ("• Cook\n• Clean\n  the kitchen\n", [("item", "Cook"), ("item", "Clean\nthe kitchen")]),
        ("– Cook\n\n– Clean\n", [("item", "Cook"), ("item", "Clean")]),
        ("-Cook\n-Clean\n", [("item", "Cook"), ("item", "Clean")]),
        ("o  Cook\no  Clean\n", [("item", "Cook"), ("item", "Clean")]),
        ("viii. Cook\nix. Clean\n", [("item", "Cook"), ("item", "Clean")]),
        ("o, it is\nOrders, too\n", [("paragraph", "o, it is\nOrders, too")]),
        ("🍳 Cook\n🧽 Clean\n", [("item", "Cook"), ("item", "Clean")]),
        ("🍳 What you do\n", [("paragraph", "🍳 What you do")]),
        ("**What you do**\nYou cook.\n", [("paragraph", "What you do"), ("paragraph", "You cook.")]),
        ("**Lead** a team\n", [("paragraph", "Lead a team")]),
        ("# Cook \t\n", [("heading", "Cook")]),
        ("Cook  [TBD]\t[TBD]\n", [("paragraph", "Cook [TBD] [TBD]")]),
        ("We cook\u00a0\nand  clean\n", [("paragraph", "We cook\nand  clean")]),
        ("- a\n\n  b\n\n  # c\n- d\n", [("item", "a"), ("paragraph", "b"), ("heading", "c"), ("item", "d")]),
        ("<li>\n\n- a\n\nb\n", [("item", "a"), ("item", "b")]),
        ("Location: Ghent\nPay: €15\n", [("paragraph", "Location: Ghent"), ("paragraph", "Pay: €15")]),
        ("You need:\nA knife\nTwo years\nEnglish\n", [("paragraph", "You need:"), ("item", "A knife"), ("item", "Two years"), ("item", "English")]),
        ("a line\nthat goes on  \nhard\\\nbreak\n", [("paragraph", "a line\nthat goes on\nhard\nbreak")]),
        ("> We eat\n> together\n", [("paragraph", "We eat\ntogether")]),
        ("text[^1]\n\n[^1]: note\n", [("paragraph", "text"), ("paragraph", "note")]),
        ("see [it][a]\n\n[a]: http://x.y\n", [("paragraph", "see it")]),
        ("[Location]: Remote\n", [("paragraph", "[Location]: Remote")]),
        ("[Your name] or [Company](http://x.y)\n", [("paragraph", "[Your name] or Company")]),
        ("\\*no list\\* \\[x\\] &amp; &eacute;&nbsp;b\n", [("paragraph", "*no list* [x] & é b")]),
        ("***\n", [("rule", "")]),
        ("| a | b \\| c |\n|---|---|\n| d | |\n", [("row", "a\tb | c"), ("row", "d\t")]),
        ("one\u2028two\x0cthree\n", [("paragraph", "one"), ("paragraph", "two"), ("paragraph", "three")]),
        ("so\u00adft\u200b \u00a0ware\n", [("paragraph", "soft ware")]),
        ("~~old~~ <u>new</u>\n", [("paragraph", "old new")]),
        ("", []),
        ("\n\n", []),
    ],
)  # fmt: skip
def test_blocks(seen: Seen, text: str, expected: list[tuple[str, str]]) -> None:
    assert seen(text) == expected


def test_list_items_have_their_depth(read: Read) -> None:
    document = read("- a\n  1. b\n     - c\n- d\n")
    assert [block.level for block in document.blocks] == [1, 2, 3, 1]


@pytest.mark.parametrize(
    ("text", "looks"),
    [("# A\n", ["atx"]), ("A\n===\n", ["setext"]), ("<h2>A</h2>\n", ["html"]), ("##A\n", ["atx"])],
)
def test_headings_have_their_look(read: Read, text: str, looks: list[str]) -> None:
    assert [block.look for block in read(text).blocks] == looks


@pytest.mark.parametrize(
    ("text", "target", "written"),
    [
        ("[here](http://a.b/c)", "http://a.b/c", "http://a.b/c"),
        ('[here]( <a b.html> "title")', "a b.html", "a b.html"),
        ("[a **b** ](c)(d)", "c", "c"),
        ("<https://a.b>", "https://a.b", "https://a.b"),
        ("<me@a.b>", "me@a.b", "me@a.b"),
        ("[x][one]\n\n[ONE]: http://a.b 'title'\n", "http://a.b", "http://a.b"),
        ("[one]\n\n[one]: TODO.html\n", "TODO.html", "TODO.html"),
        ("[Apply]({{ site.url }}/apply)", "{{ site.url }}/apply", "{{ site.url }}/apply"),
        ('<a class=x href="http://a.b?c&amp;d">x</a>', "http://a.b?c&d", "http://a.b?c&amp;d"),
        ("[a](b\\)c)", "b)c", "b\\)c"),
    ],
)
def test_links_know_where_their_destination_stands(read: Read, text: str, target: str, written: str) -> None:
    document = read(text)
    (mark,) = [mark for mark in document.blocks[0].marks if mark.kind == "link"]
    assert mark.target == target
    assert document.source.text[mark.target_start : mark.target_end] == written


def test_inline_markup_becomes_marks(read: Read) -> None:
    (block,) = read("**a** *b* `c` <u>d</u> ![e](f) ***g***\n").blocks
    assert sorted((mark.kind, block.text[mark.start : mark.end]) for mark in block.marks) == sorted([
        ("strong", "a"), ("em", "b"), ("code", "c"), ("underline", "d"), ("image", "e"), ("em", "g"), ("strong", "g"),
    ])  # fmt: skip


def test_a_whole_posting_as_html_on_one_line(seen: Seen) -> None:
    text = (
        "<p><strong>What you do</strong></p><p>Cook &amp; clean<br />daily</p><ul><li>Lunch</li><li>Dinner</li></ul>\n"
    )
    assert seen(text) == [
        ("paragraph", "What you do"),
        ("paragraph", "Cook & clean\ndaily"),
        ("item", "Lunch"),
        ("item", "Dinner"),
    ]


def test_markdown_inside_of_html(seen: Seen) -> None:
    text = "<details><summary>More</summary>\n\n- **Cook**\n\n</details>\n<div class='x'>\n\n## Pay\n\n</div>\n"
    assert seen(text) == [("paragraph", "More"), ("item", "Cook"), ("heading", "Pay")]


def test_comments_are_no_content(read: Read) -> None:
    document = read("a <!-- one --> b\n\n<!--\ntwo\n-->\n\n[//]: # (three)\n\nc\n")
    assert [block.text for block in document.blocks] == ["a b", "c"]
    assert [comment.text.strip() for comment in document.comments] == ["one", "two", "three"]


def test_marks_follow_the_lines_of_a_parted_paragraph(read: Read) -> None:
    blocks = read("• **Cook** lunch\n• Clean *well*\n").blocks
    assert [block.marks for block in blocks] == [(Mark("strong", 0, 4),), (Mark("em", 6, 10),)]
