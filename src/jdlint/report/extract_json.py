"""``jdlint extract --output-format json``: what was read, by the contract."""

from __future__ import annotations

from collections.abc import Mapping
from json import dumps
from typing import Any

from jdlint.model import ELEMENTS, Document, Posting
from jdlint.report import Outcome, Summary
from jdlint.report.extract import ExtractSetting
from jdlint.source import Source


class ExtractJson:
    """Writes one JSON object: each file with its postings, then errors and skipped files."""

    def __init__(self, setting: ExtractSetting) -> None:
        self._write = setting.write
        self._first = True
        self._write('{"version": 1, "files": [')

    def add(self, outcome: Outcome) -> None:
        self._write(("\n  " if self._first else ",\n  ") + dumps(document_data(outcome.document)))
        self._first = False

    def finish(self, summary: Summary) -> None:
        errors = dumps([error._asdict() for error in summary.errors])
        self._write(
            ("]" if self._first else "\n ]")
            + f',\n "errors": {errors},\n "skipped": {dumps(list(summary.skipped))}}}\n'
        )


def document_data(document: Document) -> Mapping[str, Any]:
    """A file and its postings as plain data."""
    return {
        "path": document.path,
        "format": document.format,
        "postings": [posting_data(posting, document.source) for posting in document.postings],
    }


def posting_data(posting: Posting, source: Source) -> Mapping[str, Any]:
    """A posting as plain data; lines are 1-based and inclusive, offsets half-open."""
    level, pay = posting.level, posting.pay
    stated = level.text is not None and level.start >= 0
    found = {name: posting.elements.get(name) for name in ELEMENTS}
    return {
        "title": posting.title and _place(posting.title.text, posting.title.start, posting.title.end, source),
        "level": {"value": level.value, "text": level.text, "line": source.line(level.start) if stated else None},
        "kind": posting.kind,
        "state": posting.state,
        "language": posting.language,
        "elements": {
            name: element
            and {**_place(element.text, element.start, element.end, source), "placeholder": element.placeholder}
            for name, element in found.items()
        },
        "pay": pay
        and {
            # One figure gives min = max, also where its other end is open ("from", "up to").
            "min": _number(pay.max if pay.min is None else pay.min),
            "max": _number(pay.min if pay.max is None else pay.max),
            "currency": pay.currency,
            "period": pay.period,
        },
        "job_types": list(posting.job_types),
        "remote": posting.remote,
        "sections": [
            {
                "kind": section.kind,
                "heading": section.heading,
                "line": source.line(section.start),
                "end_line": last_line(section.start, section.end, source),
                "start": section.start,
                "end": section.end,
            }
            for section in posting.sections
        ],
        "zones": [
            {
                "from": source.line(zone.start),
                "to": last_line(zone.start, zone.end, source),
                "kind": zone.kind,
                "start": zone.start,
                "end": zone.end,
            }
            for zone in posting.zones
        ],
        "start_line": source.line(posting.start),
        "end_line": last_line(posting.start, posting.end, source),
    }


def last_line(start: int, end: int, source: Source) -> int:
    """The line of the last character of a half-open range; white space at its end does not count."""
    while end > start + 1 and source.text[end - 1].isspace():
        end -= 1
    return source.line(max(start, end - 1))


def _place(text: str, start: int, end: int, source: Source) -> dict[str, Any]:
    return {"text": text, "line": source.line(start), "start": start, "end": end}


def _number(amount: float | None) -> float | int | None:
    """Whole amounts without a decimal point."""
    return int(amount) if amount is not None and amount == int(amount) else amount
