"""Words, titles and pronouns are found in time that grows with the text, also in one sentence that never ends."""

from __future__ import annotations

import time

import pytest

from jdlint import engine, posting, readers
from jdlint.model import Block, Document, Passage
from jdlint.rule import Rule
from jdlint.rulefile import load_rules
from jdlint.source import Source
from jdlint.textmap import TextMap

pytestmark = pytest.mark.packaging
RULES = load_rules().resolve(
    select=["inclusive", "inclusive/gender-coded", "clarity", "clarity/reading-grade", "title", "terms"]
)
HEAD = "# Cook\n\nLocation: Leeds\n\n## About the role\n\n"
UNITS = [
    "[", "A", "A A ", "! ", "he ", "his or ", '"a ', "young , ", "native english ", "crazy patients ", "crazy. ", "we are looking for a ", "As a cook, ",
    "` javascript ", "lift 1", "the ", "postman api ", "stand for ", "<b ", "**a",
]  # fmt: skip


def _one_paragraph(text: str) -> Document:
    """A posting with one more paragraph, whatever a reader would make of its text."""
    document = posting.parse(readers.read(Source(HEAD + "x", "posting.md")))
    (found,) = document.postings
    block = Block("paragraph", text, TextMap.straight(len(text), len(HEAD)), len(HEAD), len(HEAD) + len(text))
    found = found._replace(passages=(*found.passages[:-1], Passage("role", block)), end=block.end)
    return document._replace(
        source=Source(HEAD + text, "posting.md"), blocks=(*document.blocks[:-1], block), postings=(found,)
    )


def _seconds(text: str, rules: tuple[Rule, ...]) -> float:
    document = _one_paragraph(text)
    start = time.process_time()
    assert not engine.run(document, rules).errors
    return time.process_time() - start


@pytest.mark.timing
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_text(unit: str) -> None:
    small, large = (unit * (length // len(unit)) for length in (4_000, 20_000))
    _seconds(unit, RULES)
    # Five times the text; a quadratic step somewhere would show as twenty-five times.
    assert _seconds(large, RULES) < 14 * max(_seconds(small, RULES), 0.01)
