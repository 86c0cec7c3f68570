"""Reads a document as job postings: title, level, facts, sections and zones.

:func:`parse` is the one entrance. The order of work: blocks to units (units.py), units to postings (split.py), the title (title.py),
zones (zoning.py), then elements and facts (elements.py, facts/).
"""

from __future__ import annotations

from typing import TypeAlias

from jdlint import lexicons
from jdlint.model import (
    Block,
    Document,
    Element,
    Passage,
    Posting,
    Section,
    ZoneRange,
)
from jdlint.model import Zone as ZoneKind
from jdlint.posting.elements import read_elements
from jdlint.posting.facts import read_facts
from jdlint.posting.facts.placeholder import is_placeholder
from jdlint.posting.language import language_of
from jdlint.posting.normalise import words_of
from jdlint.posting.split import split
from jdlint.posting.status import kind_of, state_of
from jdlint.posting.title import find_title, without_page_headings
from jdlint.posting.units import Unit, units_of
from jdlint.posting.zoning import Zoned, zone_units
from jdlint.settings import NO_ADDITIONS, Additions
from jdlint.source import Source

__all__ = ["parse"]


def parse(document: Document, additions: Additions = NO_ADDITIONS) -> Document:
    """The document with its postings read. A document always has at least one posting, even an empty one.

    ``additions`` are the user's own headings, labels and level words.
    """
    with lexicons.using(additions):
        return _parse(document)


def _parse(document: Document) -> Document:
    # The key by which a posting speaks to jdlint says nothing of the job.
    blocks = [block for block in document.blocks if not block.key or block.key.partition(".")[0] != "jdlint"]
    units = units_of(blocks, document.format, document.source.text)
    parts = split(units)
    several = len(parts) > 1
    templates = several and any("template" in unit.block.text[:120].lower() for unit in units if unit.role != "field")
    postings = tuple(
        _posting(document, part, number, several=several, templates=templates) for number, part in enumerate(parts)
    )
    return document._replace(postings=postings)


def _posting(document: Document, units: list[Unit], number: int, *, several: bool, templates: bool) -> Posting:
    source = document.source
    found = find_title(units)
    named = found.title if found else None
    title = None if named is None or is_placeholder(named.text) else named
    units = without_page_headings(units, found.unit if found else None)
    zoned = zone_units(units, found.unit if found else None, words_of(title.text) if title else [])
    start, end = _bounds(source, units, several=several)
    title_unit = units[found.unit] if found and found.unit is not None else None
    sections = _sections(zoned, title_unit)
    # Text before the first heading is a section too, which the zones do not count.
    ahead = int(bool(sections) and sections[0].heading is None)
    passages = tuple([_passage(item, title_unit, ahead) for item in zoned])
    fields: dict[str, Block] = {}
    labels: dict[str, Block] = {}
    for unit in units:
        if unit.role == "field":
            fields.setdefault(unit.block.key, unit.block)
        elif unit.role == "label" and unit.fact:
            labels.setdefault(unit.fact, unit.block.slice(unit.value, len(unit.block.text)))
    text = "\n".join(
        [
            unit.block.text
            for unit in units
            if unit.role in {"text", "heading", "label"} or (unit.role == "field" and len(unit.block.text) > 60)
        ]
    )
    gaps = {fact: block for fact, block in labels.items() if is_placeholder(block.text)}
    filled = {fact: block for fact, block in labels.items() if fact not in gaps} if gaps else labels
    facts = read_facts(_without_terms(zoned, passages), title, fields, filled)
    stated = {
        "title": Element(named.text, named.start, named.end, placeholder=title is None) if named else None,
        "location": facts.location or _gap(gaps, "location") or _gap(gaps, "work-mode"),
        "job-type": facts.job_type or _gap(gaps, "job-type"),
        "compensation": facts.compensation or _gap(gaps, "compensation"),
    }
    elements = {name: element for name, element in stated.items() if element is not None} | read_elements(zoned)
    return Posting(
        number=number,
        title=title,
        level=facts.level,
        kind=kind_of(document.path, title.text if title else "", fields, templates=templates),
        state=state_of(document.path, fields, units, text),
        language=language_of(text),
        elements=elements,
        pay=facts.pay,
        pays=facts.pays,
        job_types=facts.job_types,
        remote=facts.remote,
        sections=sections,
        zones=_zones(source, zoned, start, end, ahead=document.format == "html"),
        passages=passages,
        fields=fields,
        label_values=labels,
        start=start,
        end=end,
    )


def _gap(gaps: dict[str, Block], fact: str) -> Element | None:
    """The element that a label asks for and only a placeholder states."""
    block = gaps.get(fact)
    return Element(block.text, block.start, block.end, placeholder=True) if block is not None else None


def _without_terms(zoned: list[Zoned], passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages without the terms of tables and definition lists: "Contract" over "Permanent" names a fact, it is none."""
    kept: list[Passage] = []
    for item, passage in zip(zoned, passages, strict=True):
        unit = item.unit
        tabular = unit.role == "label" and (unit.block.kind == "row" or unit.block.context in {"dt", "th"})
        if not tabular:
            text = unit.block.text
            if "|" not in text or not is_placeholder(
                text[unit.value :]
            ):  # a choice nobody made states none of its alternatives
                kept.append(passage)
        elif unit.value < len(unit.block.text) and not is_placeholder(unit.block.text[unit.value :]):
            kept.append(passage._replace(block=unit.block.slice(unit.value, len(unit.block.text))))
    return tuple(kept)


def _bounds(source: Source, units: list[Unit], *, several: bool) -> tuple[int, int]:
    if not several:
        return 0, len(source.text)
    if not units:
        return 0, 0
    start = source.starts[source.line(units[0].block.start) - 1]
    end = max(unit.block.end for unit in units)
    return start, max(start, end)


def _passage(item: Zoned, title: Unit | None, ahead: int) -> Passage:
    unit = item.unit
    is_title = unit is title
    section = item.section + ahead if item.section >= 0 else -1
    return Passage(item.zone, unit.block, section, unit.role == "heading" and not is_title, is_title)


def _sections(zoned: list[Zoned], title: Unit | None) -> tuple[Section, ...]:
    """Flat sections: text before the first heading (without one), then one for each heading up to the next."""
    opened: list[Zoned] = []
    ends: list[int] = []
    for item in zoned:
        role, block = item.unit.role, item.unit.block
        if role == "heading" and item.unit is not title:
            opened.append(item)
            ends.append(block.end)
        elif role in {"field", "chrome"}:
            continue
        elif opened:
            ends[-1] = max(ends[-1], block.end)
        elif item.unit is not title and block.text.strip():
            opened.append(item)
            ends.append(block.end)
    return tuple([_section(item, end, title) for item, end in zip(opened, ends, strict=True)])


def _section(item: Zoned, end: int, title: Unit | None) -> Section:
    unit = item.unit
    start = unit.block.start
    if unit.role != "heading" or unit is title:
        return Section(item.zone, None, start, start, start, end)
    low, high = unit.block.span(*unit.heading)
    return Section(item.zone, unit.heading_text, low, high, start, end, unit.look)


# The kinds on each line with text, each with where its block starts.
_Kinds: TypeAlias = dict[int, tuple[tuple[ZoneKind, int], ...]]


def _following(kinds: _Kinds, first: int, final: int) -> dict[int, ZoneKind]:
    """For each line without a block the kind of the next line that has one."""
    result: dict[int, ZoneKind] = {}
    ahead: ZoneKind | None = None
    for line in range(final, first - 1, -1):
        if line in kinds:
            ahead = kinds[line][0][0]
        elif ahead is not None:
            result[line] = ahead
    return result


def _start(item: Zoned) -> int:
    return item.unit.block.start


def _zones(source: Source, zoned: list[Zoned], start: int, end: int, *, ahead: bool) -> tuple[ZoneRange, ...]:
    """Ranges of one kind that cover every non-blank line from ``start`` to ``end``.

    Lines without text of their own (fences, tags) go with what came before, or with what follows where ``ahead`` (HTML opens tags before the text).
    """
    ordered = [item for item in zoned if item.unit.block.end > item.unit.block.start]
    ordered.sort(key=_start)
    first = source.line(start)
    final = source.line(max(start, end - 1)) if end > start else first
    kinds = _kinds_of_lines(source, ordered, first, final)
    opening = next((item.unit.block for item in ordered if not item.unit.block.key), None)
    body = source.line(opening.start) if opening is not None else final + 1
    foot = max(kinds, default=final)
    ranges: list[ZoneRange] = []
    current: ZoneKind | None = None  # the kind of the range that is growing
    begin = reach = 0
    grown = 0  # the last line that went on with it
    following = _following(kinds, first, final) if ahead else {}

    def close() -> None:
        if current is not None:
            ranges.append(ZoneRange(current, begin, max(reach, _text_end(source, grown))))

    for line in range(first, final + 1):
        parts = kinds.get(line, ())
        if len(parts) == 1 and parts[0][0] == current:  # most lines go on with what is there
            grown = line
            continue
        line_start, line_end = source.starts[line - 1], source.line_end(line)
        written = source.text[line_start:line_end].lstrip()
        if not written:
            continue
        if not parts:
            last: ZoneKind = current or "header"
            closes = written.startswith("</")
            gap: ZoneKind = "header" if line < body else last if closes else following.get(line, last)
            if ahead and line > foot and last != "header":
                gap = "other"  # what closes the page
            parts = ((gap, line_start),)
        for position, (kind, low) in enumerate(parts):
            at = line_start if position == 0 else max(line_start, low)
            stop = line_end if position == len(parts) - 1 else max(at, parts[position + 1][1])
            if kind == current:
                reach = stop
            else:
                close()
                current, begin, reach, grown = kind, at, stop, 0
    close()
    return tuple(ranges)


def _kinds_of_lines(source: Source, ordered: list[Zoned], first: int, final: int) -> _Kinds:
    kinds: _Kinds = {}
    starts = source.starts
    for item in ordered:
        block = item.unit.block
        low = source.line(block.start)
        high = low if low == len(starts) or block.end <= starts[low] else source.line(block.end - 1)
        if block.context == "nested":  # its text stands in blocks of its own
            high = low
        part = (item.zone, block.start)
        alone = (part,)
        for line in range(max(low, first), min(high, final) + 1):
            parts = kinds.setdefault(line, alone)
            if parts[-1][0] != item.zone:
                kinds[line] = (*parts, part)
    return kinds


def _text_end(source: Source, line: int) -> int:
    """The end of a line, or of the last one before it that is not blank; 0 for none."""
    while line and not source.text[source.starts[line - 1] : source.line_end(line)].strip():
        line -= 1
    return source.line_end(line) if line else 0
