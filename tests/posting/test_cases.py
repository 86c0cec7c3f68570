"""Postings of every construct, read as a whole and compared with what a person would read (cases/NAME.EXT and cases/NAME.EXT.expected).

``UPDATE_EXPECTED=1 pytest tests/posting/test_cases.py`` writes what is read now; read the difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jdlint import readers
from jdlint.model import ELEMENTS, Document
from jdlint.posting import parse
from jdlint.source import Source

CASES = Path(__file__).parent / "cases"
FILES = sorted(path for path in CASES.iterdir() if path.suffix != ".expected")


def picture(document: Document) -> str:
    """What was read, one fact or zone a line."""
    source = document.source
    out = [f"issue {issue.rule} on line {source.line(issue.start)}" for issue in document.issues]
    for posting in document.postings:
        out.append(f"posting {posting.number}: {posting.kind}, {posting.state}")
        out.append(f"title: {posting.title.text if posting.title else None}")
        out.append(f"level: {posting.level.value}")
        if posting.pay:
            pay = posting.pay
            out.append(f"pay: {pay.min}-{pay.max} {pay.currency} {pay.period}")
        out.append(f"job types: {', '.join(posting.job_types)}; mode: {posting.remote}")
        for name in ELEMENTS:
            element = posting.elements.get(name)
            if element and name != "title":
                out.append(f"{name}: line {source.line(element.start)} {element.text!r}")
        out += (
            f"heading line {source.line(section.heading_start)}: {section.heading!r} -> {section.kind}"
            for section in posting.sections
            if section.heading
        )
        out += (
            f"zone {source.line(zone.start)}-{source.line(max(zone.start, zone.end - 1))}: {zone.kind}"
            for zone in posting.zones
        )
    return "\n".join(out) + "\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_posting_is_read_as_a_person_would(path: Path) -> None:
    read = picture(parse(readers.read(Source.decode(path.read_bytes(), f"jobs/{path.name}"))))
    expected = path.with_name(path.name + ".expected")
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(read, encoding="utf-8")
    assert read == expected.read_text(encoding="utf-8")
