"""Plain text: bullets, wrapped lines, headings of every look, and what other programs leave behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint.model import Document

Read = Callable[..., Document]
Seen = Callable[..., list[tuple[str, str]]]

_WRAPPED = """We look for somebody who likes to cook and who wants to learn a lot about our
kitchen. Every day is another one, and nobody here has ever been bored while he
or she cooked.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("COOK\n\nLocation: Ghent\nPay: €15\n", [("paragraph", "COOK"), ("paragraph", "Location: Ghent"), ("paragraph", "Pay: €15")]),
        ("Tasks:\n• Cook\n· Clean\n* Wash\n- Dry\n– Serve\n▪ Buy\n➢ Plan\no\tRest\n", [("paragraph", "Tasks:")] + [("item", word) for word in ["Cook", "Clean", "Wash", "Dry", "Serve", "Buy", "Plan", "Rest"]]),
        ("•Cook\n", [("item", "Cook")]),
        ("\uf0b7\tCook\n", [("item", "Cook")]),
        ("  • Cook\n    every day\n  • Clean\n", [("item", "Cook\nevery day"), ("item", "Clean")]),
        ("1. Cook\n2. Clean\n", [("item", "Cook"), ("item", "Clean")]),
        ("1) Cook\n   daily\n2) Clean\n", [("item", "Cook\ndaily"), ("item", "Clean")]),
        ("a. Cook\nb. Clean\n", [("item", "Cook"), ("item", "Clean")]),
        ("1. DUTIES\n\nYou cook.\n\n2. PAY\n\n€15\n", [("paragraph", "1. DUTIES"), ("paragraph", "You cook."), ("paragraph", "2. PAY"), ("paragraph", "€15")]),
        ("1. Duties\n\nYou cook.\n\n2. Pay\n\n€15\n", [("paragraph", "1. Duties"), ("paragraph", "You cook."), ("paragraph", "2. Pay"), ("paragraph", "€15")]),
        ("Tasks:\n\tCook\n\tClean\nEnd\n", [("paragraph", "Tasks:"), ("item", "Cook"), ("item", "Clean"), ("paragraph", "End")]),
        ("🍳 Cook\n🧽 Clean\n", [("item", "Cook"), ("item", "Clean")]),
        ("🍳 What you do\n\nCook\n", [("paragraph", "🍳 What you do"), ("paragraph", "Cook")]),
        ("Duties\n======\nYou cook.\n", [("heading", "Duties"), ("paragraph", "You cook.")]),
        ("Duties\n------\n", [("heading", "Duties")]),
        ("You cook.\n\n---\n\nMore\n", [("paragraph", "You cook."), ("rule", ""), ("paragraph", "More")]),
        ("# Cook\n## Duties ##\n###Pay\n", [("heading", "Cook"), ("heading", "Duties"), ("heading", "Pay")]),
        ("#cooking\n#1 in town\n", [("paragraph", "#cooking"), ("paragraph", "#1 in town")]),
        ("**Duties**\nYou **cook** well **\n", [("paragraph", "Duties"), ("paragraph", "You cook well")]),
        (_WRAPPED, [("paragraph", _WRAPPED.strip())]),
        (_WRAPPED + "Apply now\n", [("paragraph", _WRAPPED.strip()), ("paragraph", "Apply now")]),
        ("ABOUT US\nwe cook\n", [("paragraph", "ABOUT US"), ("paragraph", "we cook")]),
        ("one\x0ctwo\rthree\u2028four\x85five\u2029six\x0bseven", [("paragraph", word) for word in ["one", "two", "three", "four", "five", "six", "seven"]]),
        ("so\u00adft\u200bware\ufeff a\u00a0b\u2009c\n", [("paragraph", "software a b c")]),
        ("Interview . . . . . 100%\n", [("paragraph", "Interview . . . . . 100%")]),
        ("Pay <insert pay> {{company}} [Name] ${x}\n", [("paragraph", "Pay <insert pay> {{company}} [Name] ${x}")]),
        ("+ a\n\n\n+ b", [("item", "a"), ("item", "b")]),
        ("---\ntitle: Cook\n---\nBody\n", [("field", "Cook"), ("paragraph", "Body")]),
        ("<p>We <b>cook</b></p>", [("paragraph", "We cook")]),
        ("", []),
    ],
)  # fmt: skip
def test_blocks(seen: Seen, text: str, expected: list[tuple[str, str]]) -> None:
    assert seen(text, "a.txt") == expected


def test_one_word_a_line_is_one_paragraph(seen: Seen) -> None:
    words = ["We", "need", "a", "good", "cook", "who", "can", "work", "fast", "and", "clean", "up", "after", "work"]
    assert seen("\n".join(words) + "\n\nPay: €15\n", "a.txt") == [
        ("paragraph", "\n".join(words)),
        ("paragraph", "Pay: €15"),
    ]


def test_nested_items_have_their_depth(read: Read) -> None:
    blocks = read("  - a\n    - b\n    - c\n      - d\n  - e\n\nText\n- f\n", "a.txt").blocks
    assert [block.level for block in blocks if block.kind == "item"] == [1, 2, 2, 3, 1, 1]


def test_looks_of_headings(read: Read) -> None:
    blocks = read("A\n===\n\n# B\n", "a.txt").blocks
    assert [(block.look, block.level) for block in blocks] == [("underlined", 1), ("atx", 1)]


def test_restructured_text(seen: Seen) -> None:
    text = "====\nCook\n====\n\n.. note::\n   :class: x\n\n   Come in\n\nDuties\n------\n* Cook\n\n.. _a: http://x.y\n"
    assert seen(text, "a.rst") == [
        ("heading", "Cook"),
        ("template", ".. note::\n   :class: x"),
        ("paragraph", "Come in"),
        ("heading", "Duties"),
        ("item", "Cook"),
        ("template", ".. _a: http://x.y"),
    ]


def test_an_item_begins_with_its_bullet(read: Read) -> None:
    document = read("x\n• Cook\n", "a.txt")
    block = document.blocks[1]
    assert document.source.text[block.start : block.end] == "• Cook"
    assert block.span() == (4, 8)
