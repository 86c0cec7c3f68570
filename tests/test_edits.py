"""Edits touch visible text only."""

from __future__ import annotations

import pytest

from jdlint import edits, readers
from jdlint.edits import Guard
from jdlint.model import Block, Edit, Fix
from jdlint.source import Source


def _replaced(text: str, old: str, new: str = "neu", *, name: str = "posting.md") -> str | None:
    """The source with ``old``, as it is read in one block, replaced; None where that must not be done."""
    document = readers.read(Source(text, name))
    block: Block = next(block for block in document.blocks if old in block.text)
    start = block.text.index(old)
    edit = edits.replace(document.source.text, block, start, start + len(old), new)
    if edit is None:
        return None
    assert Guard(document).allows(Fix(True, "x", (edit,)))
    return text[: edit.start] + edit.text + text[edit.end :]


@pytest.mark.parametrize(
    ("text", "old", "wanted"),
    [
        pytest.param("We use alt here.", "alt", "We use neu here.", id="plain"),
        pytest.param("We use **alt** here.", "alt", "We use **neu** here.", id="inside-bold"),
        pytest.param("See [alt](https://x.example/alt).", "alt", "See [neu](https://x.example/alt).", id="text-of-a-link"),
        pytest.param("We use alt\nalt here.", "alt\nalt", "We use neu here.", id="over-a-line-end"),
        pytest.param("We use alt\r\nalt here.", "alt\nalt", "We use neu here.", id="over-a-crlf"),
        pytest.param("---\ntitle: alt Developer\n---\n\nText", "alt", "---\ntitle: neu Developer\n---\n\nText", id="value-of-a-field"),
    ],
)  # fmt: skip
def test_visible_text_may_be_replaced(text: str, old: str, wanted: str) -> None:
    assert _replaced(text, old) == wanted


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        pytest.param("We use a**l**t here.", "alt", "neu", id="across-markup"),
        pytest.param("We use `alt` here.", "alt", "neu", id="code"),
        pytest.param("```\nalt\n```", "alt", "neu", id="fenced-code"),
        pytest.param("See https://alt.example/x today.", "alt", "neu", id="web-address"),
        pytest.param("See github.com/alt today.", "alt", "neu", id="path-of-a-site"),
        pytest.param("Write to alt@x.example today.", "alt", "neu", id="mail-address"),
        pytest.param("Follow @alt today.", "alt", "neu", id="handle"),
        pytest.param("Post with #alt today.", "alt", "neu", id="hash-tag"),
        pytest.param("Open alt.py today.", "alt", "neu", id="file-name"),
        pytest.param("Fish &amp; chips, alt.", "Fish & chips", "neu", id="entity"),
        pytest.param("We use alt here.", "alt", "<b>", id="new-text-with-markup"),
        pytest.param("---\ntitle: alt Developer\n---\n\nText", "alt", "it's", id="quote-in-a-field"),
        pytest.param("> We use alt\n> alt here.", "alt\nalt", "neu", id="marker-of-a-quotation-between"),
    ],
)
def test_anything_else_may_not(text: str, old: str, new: str) -> None:
    assert _replaced(text, old, new) is None


def test_a_fix_may_remove_whole_blocks_and_nothing_more() -> None:
    text = "- one\n- two\n- three\n"
    guard = Guard(readers.read(Source(text, "posting.md")))
    assert guard.allows(Fix(True, "x", (Edit(6, 12, ""),)))
    assert not guard.allows(Fix(True, "x", (Edit(6, 8, ""),)))
    assert not guard.allows(Fix(True, "x", (Edit(4, 8, ""),)))
    assert not guard.allows(Fix(True, "x", (Edit(6, 12, "- zwei\n"),)))


@pytest.mark.parametrize(
    "edit",
    [Edit(0, 5, "x"), Edit(5, 3, "x"), Edit(-1, 2, "x"), Edit(0, 99, "")],
    ids=["key", "reversed", "before", "behind"],
)
def test_guard_refuses(edit: Edit) -> None:
    document = readers.read(Source("---\ntitle: Cook\n---\n\nText\n", "posting.md"))
    assert not Guard(document).allows(Fix(True, "x", (edit,)))


def test_guard_refuses_a_fix_without_edits() -> None:
    assert not Guard(readers.read(Source("Text\n", "posting.md"))).allows(Fix(True, "x", ()))
