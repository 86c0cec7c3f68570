"""What every reader must keep: each visible character stands where the map says."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest

from jdlint.model import Block, Document
from jdlint.readers import read
from jdlint.source import Source

Read = Callable[..., Document]
Verify = Callable[[Document], None]

_TAG = re.compile(r"<[^>]*>|&[#\w]*;?|\\|[|>*_`#\[\]()!~\ufdd0]")


def _decodes(text: str, source: str, block: Block) -> bool:
    """Whether ``source`` is a way to write the visible ``text`` of one run."""
    if text.isspace() and re.search(r"\{[%{#:]|<%", source):
        return True  # a template tag alone on its line
    if text.isspace():  # a line break, a cell border, folded white space: with nothing but white space and markup in it
        return all(
            char.isspace() or not char.isalnum() for char in re.sub(r"<[^>]*>|\{[^}]*\}|&[#\w]+;|\\[nrt]", "", source)
        ) or block.kind in ("field", "row")
    if html.unescape(source) == text or html.unescape(source).replace("\u00a0", " ") == text:
        return True
    if source[:1] == "\\":  # an escape of Markdown, YAML, JSON or TOML
        return True
    if source == "''" and text == "'":
        return True
    return block.kind != "paragraph" and block.key != ""


def verify(document: Document) -> None:
    """Fails where a block's text, map, marks or place do not fit the source."""
    source = document.source.text
    taken: list[tuple[int, int]] = []
    for block in document.blocks:
        assert 0 <= block.start <= block.end <= len(source)
        if block.kind not in ("rule", "field", "template"):
            assert block.text
        if block.kind not in ("code", "template"):
            assert block.text == (block.text.strip() if block.kind != "row" else block.text.lstrip().rstrip(" \n"))
        at, last = 0, -1
        for run in block.map.runs:
            assert run.text_start == at
            assert last <= run.start <= run.end <= len(source)
            at, last = run.text_end, run.end
            text, written = block.text[run.text_start : run.text_end], source[run.start : run.end]
            if len(text) == len(written):
                for shown, char in zip(text, written, strict=True):
                    assert shown == char or (shown.isspace() and (char.isspace() or char == "|")), (shown, char, block)
            elif text:
                assert _decodes(text, written, block), (text, written, block)
            if text and block.context not in ("nested", "jsonld") and block.kind != "template":
                taken.append((run.start, run.end))
        assert at == len(block.text)
        for mark in block.marks:
            assert 0 <= mark.start <= mark.end <= len(block.text)
            assert mark.start < mark.end or mark.kind == "template"
            if mark.target_start >= 0 and mark.kind == "template":
                assert source[mark.target_start : mark.target_end] == mark.target
    assert [block.start for block in document.blocks] == sorted(block.start for block in document.blocks)
    taken.sort()
    for (_, end), (start, _) in zip(taken, taken[1:], strict=False):
        assert end <= start, (source[max(0, start - 20) : start + 20], document.blocks)
    for issue in document.issues:
        assert 0 <= issue.start <= issue.end <= len(source)
    for comment in document.comments:
        assert 0 <= comment.start < comment.end <= len(source)


def _read(text: str, path: str = "posting.md") -> Document:
    document = read(Source(text, path))
    verify(document)
    return document


@pytest.fixture(scope="session", name="read")
def read_fixture() -> Read:
    """Reads a text as the file ``path`` would be and verifies the result."""
    return _read


@pytest.fixture(scope="session")
def seen() -> Callable[..., list[tuple[str, str]]]:
    """The kinds and texts of the blocks of a text."""

    def blocks(text: str, path: str = "posting.md") -> list[tuple[str, str]]:
        return [(block.kind, block.text) for block in _read(text, path).blocks]

    return blocks
