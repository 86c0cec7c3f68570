"""One file, several postings: where each starts and ends."""

from __future__ import annotations

from jdlint.model import Block
from jdlint.posting.content import best, scores
from jdlint.posting.jobs import is_job
from jdlint.posting.meaning import fact_of_label, meaning_of_heading
from jdlint.posting.units import Unit

_OWN_KINDS = frozenset({"responsibilities", "requirements"})


def split(units: list[Unit]) -> list[list[Unit]]:
    """The units of each posting of a file. Text before the first and after the last of several belongs to none."""
    records = _records(units)
    if len(records) > 1:
        return records
    starts = _starts(units)
    if len(starts) < 2:
        return [units]
    bounds = [*starts, len(units)]
    parts = [units[begin:end] for begin, end in zip(bounds, bounds[1:], strict=False)]
    shared = [_without_next_heading(part) for part in parts[:-1]]
    return [*shared, _described(parts[-1])]


def _records(units: list[Unit]) -> list[list[Unit]]:
    """The postings of a structured file: the parts of its blocks whose keys share the record in front of a title."""
    prefixes: list[str] = []
    for unit in units:
        key = unit.block.key
        if unit.role != "field" or not key:
            continue
        parts = key.split(".")
        if (
            fact_of_label(parts[-1]) == "title"
            and len(parts) >= 2
            and parts[-2].isdigit()
            and not key.startswith("jsonld")
        ):
            prefix = ".".join(parts[:-1]) + "."
            if prefix not in prefixes:
                prefixes.append(prefix)
    if len(prefixes) < 2:
        return []
    depth = min(prefix.count(".") for prefix in prefixes)
    prefixes = [prefix for prefix in prefixes if prefix.count(".") == depth]
    return (
        [[unit for unit in units if unit.block.key.startswith(prefix)] for prefix in prefixes]
        if len(prefixes) > 1
        else []
    )


def _starts(units: list[Unit]) -> list[int]:
    """Where postings start: at each ``Job title:`` label, or at each heading that names a job and heads sections of its own."""
    labelled = [
        index
        for index, unit in enumerate(units)
        if unit.role == "label" and unit.fact == "title" and is_job(unit.block.text[unit.value :])
    ]
    if len(labelled) > 1:
        return labelled
    by_rank: dict[int, list[int]] = {}
    for index, unit in enumerate(units):
        if unit.role == "heading" and unit.rank <= 2 and unit.look in {"atx", "setext", "html"}:
            text = unit.heading_text
            if is_job(text) and not meaning_of_heading(text).kinds and len(text) < 80:
                by_rank.setdefault(unit.rank, []).append(index)
    for rank in sorted(by_rank):
        starts = by_rank[rank]
        if len(starts) < 2:
            continue
        bounds = [*starts, len(units)]
        complete = [
            begin
            for begin, end in zip(bounds, bounds[1:], strict=False)
            if len(_kinds_below(units[begin + 1 : end], rank) & _OWN_KINDS) == 2
        ]
        if len(complete) == len(starts):
            return starts
    return []


def _kinds_below(units: list[Unit], rank: int) -> set[str]:
    return {
        kind
        for unit in units
        if unit.role == "heading" and unit.rank > rank
        for kind in meaning_of_heading(unit.heading_text).kinds[:1]
    }


def _without_next_heading(part: list[Unit]) -> list[Unit]:
    """A posting without the headings of the page that announce the next one."""
    end = len(part)
    while end > 1 and not part[end - 1].block.text.strip():
        end -= 1
    while end > 1 and _page_line(part[end - 1].block):
        end -= 1
    return part[:end]


def _page_line(block: Block) -> bool:
    text = block.text.strip().lower()
    return (
        block.kind != "item"
        and len(text) < 100
        and not text.endswith((".", ":"))
        and ("template" in text or "job description" in text)
    )


def _described(part: list[Unit]) -> list[Unit]:
    """The last posting of a page: up to where the page stops describing a job (after a list, text of another kind)."""
    end = len(part)
    after_list = False
    sections = 0
    for index, unit in enumerate(part):
        if unit.role == "heading" and meaning_of_heading(unit.heading_text).kinds:
            sections += 1
            after_list = False
            continue
        if not unit.block.text.strip() or unit.role in {"template", "chrome", "field", "label"}:
            continue
        if unit.block.kind == "item":
            after_list = True
            continue
        if after_list and sections >= 2:
            following = next((later for later in part[index + 1 :] if later.block.text.strip()), None)
            if not _continues(unit, following):
                end = index
                break
            after_list = False
    return part[:end]


def _continues(unit: Unit, following: Unit | None) -> bool:
    """Whether text after a list goes on with the posting: it announces a part of one, or speaks of applying, benefits, pay or equal opportunity."""
    if unit.role == "heading":
        return False
    text = unit.block.text
    if (
        following is not None
        and len(text.split()) <= 9
        and set(meaning_of_heading(text).kinds) - {"other", "role", "company"}
    ):
        return True
    found = scores(text, False)
    kind, lead = best(found)
    if kind in {"apply", "eeo", "compensation", "benefits", "logistics"} and found[kind] >= 6 and lead >= 3:
        return True
    return text.rstrip().endswith(":") and kind is not None and found[kind] >= 3
