"""From all the places that state a fact, the ones to believe.

The order of trust: a field, the value of a label, the text under a heading for the fact, the title's line, a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from jdlint.model import Block, Element, LevelFound, Passage, Pay, Title
from jdlint.posting.facts import pieces
from jdlint.posting.facts.evidence import Evidence, Stated
from jdlint.posting.facts.fields import currency_of, fact_of_key, read_pays
from jdlint.posting.facts.jobtype import JOB_TYPES
from jdlint.posting.facts.level import LevelHit, level_of_field, level_of_title
from jdlint.posting.facts.workmode import ModeHit


class Facts(NamedTuple):
    """What a posting states of location, kind of employment, pay, work mode and level; elements as the model has them."""

    location: Element | None = None
    job_type: Element | None = None
    compensation: Element | None = None
    pay: Pay | None = None
    pays: tuple[Pay, ...] = ()
    job_types: tuple[str, ...] = ()
    remote: str | None = None
    level: LevelFound = LevelFound("none")


def read_facts(
    passages: Sequence[Passage], title: Title | None, fields: Mapping[str, Block], label_values: Mapping[str, Block]
) -> Facts:
    """The facts of one posting.

    ``passages`` are its blocks with their zones; ``fields`` its front matter and structured data by key; ``label_values`` the values of
    its ``Label: value`` lines by the fact they name (``location``, ``compensation``, ``job-type`` …).
    """
    found = Evidence()
    for piece in pieces.of_fields(fields, title):
        found.read_value(piece)
    for pay, element in read_pays(fields):
        found.pays.append((pieces.FIELD, pay))
        found.statements.append(Stated(pieces.FIELD, element))
    levels: list[pieces.Piece] = []  # what labels and headings say of the level
    for piece in pieces.of_labels(passages, label_values):
        found.read_value(piece)
        if piece.fact == "level":
            levels.append(piece)
    for piece in pieces.of_headings(passages):
        found.read_headed(piece)
        if piece.fact == "level":
            levels.append(piece)
    if title is not None:
        found.read_title(title)
    beside = list(pieces.of_title(passages, title, fields))
    for piece in beside:
        found.read_part(piece)
    for piece in pieces.of_sentences(passages):
        found.read_text(piece)
    level = _level(title, beside, fields, levels)
    student = (level.text or "").lower().startswith("student")  # works beside the studies, in whatever form
    if level.value == "intern" and title is not None and not level.explicit and not student:
        found.types.append(Stated(pieces.TITLE, Element(title.text, title.start, title.end), ("internship",)))
    pays = _pays(found.pays, passages, currency_of(fields))
    named = {name for stated in found.types if not stated.element.placeholder for name in stated.types}
    if not named & {"full-time", "part-time", "volunteer"}:
        named |= _share(found.types)
    return Facts(
        location=_best(found.locations),
        job_type=_best(found.types),
        compensation=_best(found.statements),
        pay=pays[0] if pays else None,
        pays=tuple(pays),
        job_types=tuple(name for name in JOB_TYPES if name in named),
        remote=_mode(found),
        level=level,
    )


def _best(candidates: Sequence[Stated]) -> Element | None:
    """The most trustworthy candidate that is no placeholder, else the first placeholder."""
    if not candidates:
        return None
    return min(candidates, key=lambda one: (one.element.placeholder, one.trust, one.element.start)).element


def _share(stated: Sequence[Stated]) -> set[str]:
    """Full-time or part-time by the hours of the most trustworthy place that counts them."""
    counted = [one for one in stated if one.share and not one.element.placeholder]
    return set(min(counted, key=lambda one: (one.trust, one.element.start)).share.split("+")) if counted else set()


# Pay


def _pays(stated: Sequence[tuple[int, Pay]], passages: Sequence[Passage], given: str | None) -> list[Pay]:
    """The amounts by trust, each once; what one of them leaves open (currency, period) is taken from another statement of the same amount."""
    ranked: list[Pay] = []
    seen: set[tuple[int, int]] = set()
    for _, pay in sorted(stated, key=lambda entry: (entry[0], entry[1].start)):
        if (pay.start, pay.end) not in seen:
            seen.add((pay.start, pay.end))
            ranked.append(pay)
    ranked = _range_first(ranked)
    currencies = {(pay.min, pay.max): pay.currency for pay in reversed(ranked) if pay.currency}
    periods = {(pay.min, pay.max): pay.period for pay in reversed(ranked) if pay.period}
    pays = [
        pay._replace(
            currency=pay.currency or currencies.get((pay.min, pay.max)),
            period=pay.period or periods.get((pay.min, pay.max)),
        )
        for pay in ranked
    ]
    if pays and pays[0].currency is None:
        other = next((pay.currency for pay in pays if pay.currency), None)
        pays[0] = pays[0]._replace(currency=given or other or _sign(passages))
    return pays


def _range_first(pays: list[Pay]) -> list[Pay]:
    """The amounts with a range in front where the most trusted one is a single figure without a currency and an end of that range.

    A field often takes but one number ("salary: 85,000"); what the text says of the same pay says more.
    """
    if not pays or pays[0].currency is not None or pays[0].min != pays[0].max or pays[0].open_ended:
        return pays
    figure = pays[0].min
    full = next(
        (pay for pay in pays[1:] if pay.min != pay.max and figure in {pay.min, pay.max} and pay.zone not in _OTHER_PAY),
        None,
    )
    return pays if full is None else [full, *(pay for pay in pays if pay is not full)]


_OTHER_PAY = frozenset({"company", "eeo"})


def _sign(passages: Sequence[Passage]) -> str | None:
    """The currency whose sign stands where a site puts the amount in ("${{ page.salary }}")."""
    for passage in passages:
        if passage.zone not in {"compensation", "header", "logistics", "role"}:
            continue
        if any(mark.kind == "template" for mark in passage.block.marks):
            for sign, currency in (("$", "USD"), ("£", "GBP"), ("€", "EUR")):
                if sign in passage.block.text:
                    return currency
    return None


# Work mode


def _mode(found: Evidence) -> str | None:
    """The work mode: what the most trustworthy places that state one agree on."""
    for trusts in ((pieces.FIELD,), (pieces.LABEL, pieces.HEADED), (pieces.TITLE,)):
        mode = _agreed([hit for trust, hit in found.modes if trust in trusts], placed=True)
        if mode:
            return mode
    return _agreed([hit for _, hit in found.modes], placed=found.placed)


def _agreed(hits: Sequence[ModeHit], *, placed: bool) -> str | None:
    """What statements of a mode come to; remote work that is only offered, beside a place of work, makes a hybrid job."""
    sure = {hit.mode for hit in hits if hit.strength in {"job", "sure"}}
    offered = {hit.strength for hit in hits if hit.mode == "remote"}
    placed = placed or any(hit.strength == "hint" for hit in hits)
    if "hybrid" in sure or {"remote", "onsite"} <= sure:
        return "hybrid"
    if "remote" in sure:
        return "remote"
    if "onsite" in sure:
        return "hybrid" if offered else "onsite"
    if any(hit.mode == "hybrid" for hit in hits):
        return "hybrid"
    if "optional" in offered:
        return "hybrid" if placed else "remote"
    return "hybrid" if "perk" in offered and placed else None


# Level


def _level(
    title: Title | None, beside: Sequence[pieces.Piece], fields: Mapping[str, Block], told: Sequence[pieces.Piece]
) -> LevelFound:
    """The level of the title, else of a part of its line that says little else, else of an explicit field or label."""
    if title is not None:
        hit = level_of_title(title.text)
        if hit.value != "none":
            return _level_found(hit, title.block)
        for piece in beside:
            hit = level_of_field(piece.text)
            if hit.value != "none" and len(hit.word) >= 0.5 * len(piece.text):
                return _level_found(hit, piece.block, piece.offset)
    explicit = [(block, block.text, 0) for key, block in fields.items() if fact_of_key(key) == "level"]
    explicit += [(piece.block, piece.text, piece.offset) for piece in told]
    for block, text, offset in explicit:
        hit = level_of_field(text)
        if hit.value != "none":
            return _level_found(hit, block, offset)._replace(explicit=True)
    return LevelFound("none")


def _level_found(hit: LevelHit, block: Block, offset: int = 0) -> LevelFound:
    start, end = block.span(offset + hit.start, offset + hit.end)
    return LevelFound(hit.value, hit.word, start, end, hit.all)
