"""From all the places that state a fact, the ones to believe.

The order of trust: a field, the value of a label, the text under a heading for the fact, the title's line, a sentence. Sentences count
only where the posting speaks of this job: full-time experience among the requirements is no kind of employment.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from jdlint.model import Block, Element, LevelFound, Passage, Pay, Title
from jdlint.posting.facts import fields as field_facts
from jdlint.posting.facts.jobtype import JOB_TYPES, TypeHit, find_job_types
from jdlint.posting.facts.level import LevelHit, level_of_field, level_of_title
from jdlint.posting.facts.location import find_locations, is_place, town_at_end
from jdlint.posting.facts.pay import PayHit, find_pays, pay_statements
from jdlint.posting.facts.placeholder import is_placeholder
from jdlint.posting.facts.tokens import sentences, tokens, trim
from jdlint.posting.facts.workmode import ModeHit, find_work_modes
from jdlint.posting.meaning import fact_of_label
from jdlint.posting.units import split_label

FIELD, LABEL, HEADED, TITLE, SENTENCE = range(5)
_EMPTY = frozenset({"", "none", "n/a", "na", "null", "-", "–", "—", "unspecified", "not specified", "false", "see below", "see description", "various", "unknown", "tbd", "0", "~", "''", "{}", "[]"})


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


class _Piece(NamedTuple):
    """A text that may state facts: ``text`` is ``block.text[offset:]`` up to its length."""

    block: Block
    text: str
    offset: int
    zone: str
    trust: int
    fact: str = ""
    label: str = ""
    heading: bool = False

    def element(self, start: int, end: int, *, placeholder: bool = False) -> Element:
        """The element that ``text[start:end]`` states."""
        source_start, source_end = self.block.span(self.offset + start, self.offset + end)
        return Element(self.text[start:end], source_start, source_end, placeholder)

    def whole(self) -> Element:
        """The element that the whole text states; of a long one its first sentence."""
        start, end = trim(self.text, 0, len(self.text))
        if end - start > 160:
            start, end = sentences(self.text)[0]
        return self.element(start, end, placeholder=is_placeholder(self.text[start:end]))


class _Collected:
    """What was found, by fact; each with the trust in its place."""

    __slots__ = ("locations", "modes", "pays", "placed", "statements", "types")

    def __init__(self) -> None:
        self.locations: list[tuple[int, int, Element]] = []
        self.types: list[tuple[int, int, Element, tuple[str, ...]]] = []
        self.statements: list[tuple[int, int, Element]] = []
        self.pays: list[tuple[int, Pay]] = []
        self.modes: list[tuple[int, ModeHit]] = []
        self.placed = False  # whether a place (not only a mode) is stated


def read_facts(
    passages: Sequence[Passage], title: Title | None, fields: Mapping[str, Block], label_values: Mapping[str, Block]
) -> Facts:
    """The facts of one posting.

    ``passages`` are its blocks with their zones; ``fields`` its front matter and structured data by key; ``label_values`` the values of
    its ``Label: value`` lines by the fact they name (``location``, ``compensation``, ``job-type`` …).
    """
    found = _Collected()
    for piece in _field_pieces(fields, title):
        _read_labelled(piece, found)
    structured = field_facts.read_pays(fields)
    found.pays += [(FIELD, pay) for pay, _ in structured]
    found.statements += [(FIELD, element.start, element) for _, element in structured]
    for piece in _label_pieces(passages, label_values):
        _read_labelled(piece, found)
    for piece in _headed_pieces(passages):
        _read_headed(piece, found)
    for piece in _title_pieces(passages, title, fields):
        _read_part(piece, found, TITLE)
    for piece in _sentence_pieces(passages):
        _read_text(piece, found)
    level = _level(title, passages, fields, label_values)
    if level.value == "intern" and title is not None and not level.explicit:
        found.types.append((TITLE, level.start, Element(title.text, title.start, title.end), ("internship",)))
    return _chosen(found, level, passages)


# Choosing


def _chosen(found: _Collected, level: LevelFound, passages: Sequence[Passage]) -> Facts:
    pays = _merged(found.pays)
    if pays and pays[0][1].currency is None:
        pays[0] = (pays[0][0], pays[0][1]._replace(currency=_sign(passages)))
    named = {name for _, _, element, types in found.types if not element.placeholder for name in types}
    location = _first(found.locations)
    return Facts(
        location=location,
        job_type=_first([(trust, at, element) for trust, at, element, _ in found.types]),
        compensation=_first(found.statements),
        pay=pays[0][1] if pays else None,
        pays=tuple(pay for _, pay in pays),
        job_types=tuple(name for name in JOB_TYPES if name in named),
        remote=_mode(found),
        level=level,
    )


def _sign(passages: Sequence[Passage]) -> str | None:
    """The currency whose sign stands where a site puts the amount in ("${{ page.salary }}"): before a template tag or alone."""
    for passage in passages:
        if passage.zone in {"compensation", "header", "logistics", "role"} and any(mark.kind == "template" for mark in passage.block.marks):
            for sign, currency in (("$", "USD"), ("£", "GBP"), ("€", "EUR")):
                if sign in passage.block.text:
                    return currency
    return None


def _first(candidates: Iterable[tuple[int, int, Element]]) -> Element | None:
    """The most trustworthy candidate that is no placeholder, else the first placeholder."""
    ranked = sorted(candidates, key=lambda entry: (entry[2].placeholder, entry[0], entry[1]))
    return ranked[0][2] if ranked else None


def _merged(pays: Sequence[tuple[int, Pay]]) -> list[tuple[int, Pay]]:
    """The amounts by trust, each once; what one statement leaves open (currency, period) is taken from another of the same amount."""
    ranked = sorted(pays, key=lambda entry: (entry[0], entry[1].start))
    result: list[tuple[int, Pay]] = []
    spans: set[tuple[int, int]] = set()
    for trust, pay in ranked:
        if (pay.start, pay.end) in spans:
            continue
        spans.add((pay.start, pay.end))
        if pay.currency is None or pay.period is None:
            for _, other in ranked:
                if (other.min, other.max) == (pay.min, pay.max):
                    pay = pay._replace(currency=pay.currency or other.currency, period=pay.period or other.period)
        result.append((trust, pay))
    if result and result[0][1].currency is None:
        known = next((pay.currency for _, pay in result if pay.currency), None)
        if known:
            result[0] = (result[0][0], result[0][1]._replace(currency=known))
    return result


def _mode(found: _Collected) -> str | None:
    """The work mode: what the most trustworthy places agree on; remote work that is only offered beside a place makes it hybrid."""
    for trusts in ((FIELD,), (LABEL, HEADED), (TITLE,)):
        mode = _agreed([hit for trust, hit in found.modes if trust in trusts], placed=True)
        if mode:
            return mode
    return _agreed([hit for _, hit in found.modes], placed=found.placed)


def _agreed(hits: Sequence[ModeHit], *, placed: bool) -> str | None:
    sure = [hit.mode for hit in hits if hit.strength in {"job", "sure"}]
    offered = {hit.strength for hit in hits if hit.mode == "remote"}
    placed = placed or any(hit.strength == "hint" for hit in hits)
    if "hybrid" in sure or ("remote" in sure and "onsite" in sure):
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


# Pieces


def _field_pieces(fields: Mapping[str, Block], title: Title | None) -> Iterator[_Piece]:
    for key, block in fields.items():
        fact = field_facts.fact_of_key(key)
        if fact and len(block.text) <= 240 and not (title is not None and title.start <= block.start < title.end):
            yield _Piece(block, block.text, 0, "header", FIELD, fact, key)


@cache
def _bars() -> re.Pattern[str]:
    return re.compile(r"\s[|•·]\s|\t|\s{4,}|\s\|\||\n")


def _parts(text: str) -> list[tuple[int, int]]:
    """The parts of a line that bars or bullets separate."""
    found: list[tuple[int, int]] = []
    at = 0
    for match in _bars().finditer(text):
        found.append((at, match.start()))
        at = match.end()
    found.append((at, len(text)))
    return [(start, end) for start, end in (trim(text, start, end) for start, end in found) if end > start]


@cache
def _fact_of(label: str) -> str | None:
    """The fact a label or heading names, by the lexicon, else by its words ("Type of job", "Hours of work and pay")."""
    fact = fact_of_label(label)
    if fact is not None or len(label) > 60:
        return fact
    words = {token.word for token in tokens(label)}
    if words & {"salary", "compensation", "pay", "remuneration", "wage", "wages"} and not words & {"transparency", "gap", "philosophy", "policy"}:
        return "compensation"
    if "type" in words and words & {"job", "employment", "contract", "position", "engagement", "work", "appointment"}:
        return "job-type"
    if words & {"location", "locations", "workplace"}:
        return "location"
    return "hours" if "hours" in words and len(words) <= 4 else None


def _label_pieces(passages: Sequence[Passage], label_values: Mapping[str, Block]) -> Iterator[_Piece]:
    """The values of labels: those given, and further labels on lines of their own or behind bars."""
    seen: set[int] = set()
    for fact, block in label_values.items():
        for index, (start, end) in enumerate(_parts(block.text)):
            if index and fact_of_label(split_label(block.text[start:end])[0] or "-"):
                break
            if index and "\n" in block.text[:start]:
                break
            seen.add(block.span(start, end)[0])
            yield _Piece(block, block.text[start:end], start, "header", LABEL, fact, fact)
    for passage in passages:
        block = passage.block
        if block.kind in {"field", "code"} or block.chrome or len(block.text) > 600 or (":" not in block.text and block.kind != "row"):
            continue
        parts = _parts(block.text)
        if block.kind == "row" and len(parts) == 2 and (fact := _fact_of(block.text[slice(*parts[0])].strip(" :"))):
            start, end = parts[1]
            if block.span(start, end)[0] not in seen:
                yield _Piece(block, block.text[start:end], start, passage.zone, LABEL, fact, block.text[slice(*parts[0])])
            continue
        for start, end in parts:
            label, value = split_label(block.text[start:end])
            fact = _fact_of(label) if label else None
            if fact and start + value < end and block.span(start + value, end)[0] not in seen:
                yield _Piece(block, block.text[start + value : end], start + value, passage.zone, LABEL, fact, label)


def _headed_pieces(passages: Sequence[Passage]) -> Iterator[_Piece]:
    """The texts under headings that name a fact ("Location", "Salary range")."""
    fact: str | None = None
    heading = ""
    count = 0
    for passage in passages:
        block = passage.block
        if passage.heading:
            heading = block.text.strip(" :\n")
            fact = _fact_of(heading)
            count = 0
        elif fact and block.kind not in {"field", "template", "rule", "code"} and not block.chrome and block.text.strip():
            count += 1
            if count <= 6:
                yield _Piece(block, block.text, 0, passage.zone, HEADED, fact, heading)


def _title_pieces(passages: Sequence[Passage], title: Title | None, fields: Mapping[str, Block]) -> Iterator[_Piece]:
    """What stands beside the title on its line, part by part, and the first and last word of the title."""
    if title is None:
        return
    blocks = [passage.block for passage in passages if passage.title]
    blocks += [block for key, block in fields.items() if field_facts.fact_of_key(key) == "title" and len(block.text) < 160]
    blocks.append(title.block)
    seen: set[int] = set()
    for block in blocks:
        if block.start in seen or len(block.text) > 300:
            continue
        seen.add(block.start)
        for start, end in _title_parts(block.text):
            span = block.span(start, end)
            outside = span[1] <= title.start or title.end <= span[0]
            if outside or (start and block.text[start - 1] in "([" and span != (title.start, title.end)):
                yield _Piece(block, block.text[start:end], start, "header", TITLE)
    yield from _title_ends(title)


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(r"[()\[\]|•·\n]|\s[-–—]\s|,\s|\s/\s")


def _title_parts(text: str) -> list[tuple[int, int]]:
    """The parts of a title line: between brackets and bars, and within those between commas."""
    marks = [match for match in _brackets().finditer(text)]
    wide = [match for match in marks if match[0].strip() not in {",", "/"}]
    found: list[tuple[int, int]] = []
    for separators in (wide, marks):
        at = 0
        for match in separators:
            found.append((at, match.start()))
            at = match.end()
        found.append((at, len(text)))
    return list(dict.fromkeys(part for part in (trim(text, start, end) for start, end in found) if part[1] > part[0]))


_CALLINGS = frozenset({"specialist", "specialists", "administrator", "manager", "managers", "management", "coordinator", "officer", "attorney", "lawyer", "analyst", "negotiator", "agency", "services", "service", "compliance", "director", "lead", "associate", "counsel", "supervisor", "program", "programs", "programme", "engagement", "consultant", "recruiter", "staffing", "engineer", "support", "executive", "law", "advisor", "adviser", "and"})


def _title_ends(title: Title) -> Iterator[_Piece]:
    """Words for the kind of employment or mode at the ends of the title itself ("Part-time Cook", "Remote Tutor")."""
    text = title.text
    words = tokens(text)
    if len(words) < 2:
        return
    for hit in find_job_types(text, labelled=True):
        first = hit.start == words[0].start and next((word.word for word in words if word.start >= hit.end), "") not in _CALLINGS
        plain = hit.types[:1] in (("full-time",), ("part-time",))
        if hit.types and (first or plain) and text[hit.start : hit.end].lower() not in {"intern", "consultant", "term", "fixed", "full", "stage", "supply"}:
            yield _Piece(title.block, text[hit.start : hit.end], hit.start, "header", TITLE)
    for word, after in ((words[0], words[1]), (words[-1], words[-1])):
        if word.word in {"remote", "hybrid"} and after.word not in {"sensing", "monitoring", "control", "access", "support", "cloud"}:
            yield _Piece(title.block, text[word.start : word.end], word.start, "header", TITLE)


def _sentence_pieces(passages: Sequence[Passage]) -> Iterator[_Piece]:
    """The texts that are no label's value: whole passages, and what stands beside labels on their line."""
    label = ""
    for passage in passages:
        block = passage.block
        if block.kind in {"template", "rule", "code"} or block.chrome or not block.text.strip():
            continue
        if block.kind == "field" and not field_facts.is_prose(block):
            continue
        if passage.heading:
            label = block.text
        piece = _Piece(block, _without_choices(block.text), 0, passage.zone, SENTENCE, "", label, passage.heading)
        if ":" not in block.text or len(block.text) > 400:
            yield piece
            continue
        parts = _parts(block.text)
        named = [bool(_fact_of(split_label(block.text[start:end])[0] or "-")) for start, end in parts]
        if not any(named):
            yield piece
            continue
        for (start, end), labelled in zip(parts, named, strict=True):
            if not labelled or end - start > 200:
                yield piece._replace(text=piece.text[start:end], offset=start)


def _without_choices(text: str) -> str:
    """The text with its unresolved choices ("[Full-time/Part-time]", "[City]") as blanks of the same length."""
    if "[" not in text:
        return text
    kept: list[str] = []
    done = 0
    at = text.find("[")
    while at >= 0:
        end = text.find("]", at, at + 80)
        if end > at and text[end + 1 : end + 2] != "(" and is_placeholder(text[at : end + 1]):
            kept += (text[done:at], " " * (end + 1 - at))
            done = end + 1
        at = text.find("[", max(at, done - 1) + 1)
    return "".join((*kept, text[done:]))


# Reading a piece


def _read_labelled(piece: _Piece, found: _Collected) -> None:
    """The value of a label or field."""
    fact, text = piece.fact, piece.text
    bare = text.strip().lower()
    if bare in _EMPTY and not (fact == "compensation" and bare == "0") and not is_placeholder(text):
        return
    if fact == "location":
        _read_place(piece, found)
    elif fact == "work-mode":
        _read_mode(piece, found)
    elif fact in {"job-type", "hours", "duration"}:
        _read_type(piece, found)
    elif fact in {"compensation", "grade"}:
        _read_compensation(piece, found)
        _add_types(piece, found, find_job_types(text))


def _read_place(piece: _Piece, found: _Collected) -> None:
    element = piece.whole()
    if len(element.text) > 60:
        element = piece.element(*sentences(piece.text)[0], placeholder=element.placeholder)
    if not any(char.isalpha() for char in element.text) or (len(element.text) > 200 and piece.trust != HEADED):
        return
    found.locations.append((piece.trust, element.start, element))
    if not element.placeholder:
        modes = find_work_modes(piece.text, labelled=True)
        found.modes += [(piece.trust, hit) for hit in modes]
        found.placed = found.placed or not modes
        _add_types(piece, found, find_job_types(piece.text))


def _read_mode(piece: _Piece, found: _Collected) -> None:
    bare = piece.text.strip().lower()
    element = piece.whole()
    if bare in {"true", "yes", "y", "on", "1", "telecommute", "fully", "full"}:
        found.modes.append((piece.trust, ModeHit("remote", 0, len(piece.text))))
        found.locations.append((piece.trust + 1, element.start, element))
        return
    hits = find_work_modes(piece.text, labelled=True)
    found.modes += [(piece.trust, hit) for hit in hits]
    if hits or element.placeholder:
        found.locations.append((piece.trust, element.start, element))


def _read_type(piece: _Piece, found: _Collected) -> None:
    element = piece.whole()
    hits = find_job_types(piece.text, labelled=piece.fact == "job-type")
    if piece.fact == "job-type":
        found.modes += [(piece.trust, hit) for hit in find_work_modes(piece.text, labelled=len(piece.text) < 60)]
    if piece.fact == "duration":
        hits = [hit for hit in hits if hit.types]
    if element.placeholder:
        found.types.append((piece.trust, element.start, element, ()))
        return
    if not hits and piece.fact == "hours" and any(char.isdigit() for char in piece.text) and _weekly(piece.text):
        hits = [TypeHit((), 0, len(piece.text))]
    if piece.fact == "job-type" and _limited(piece.text):
        hits.append(TypeHit(("temporary",), 0, len(piece.text)))
    types = tuple(dict.fromkeys(name for hit in hits for name in hit.types))
    if hits:
        found.types.append((piece.trust, element.start, element, types))


def _weekly(text: str) -> bool:
    numbers = [int(token.word) for token in tokens(text) if token.word.isdigit()]
    return bool(numbers) and numbers[0] <= 60 and ":" not in text


def _limited(text: str) -> bool:
    return "not to exceed" in text.lower() or "nte " in text.lower()


def _read_compensation(piece: _Piece, found: _Collected) -> None:
    element = piece.whole()
    if element.placeholder:
        found.statements.append((piece.trust, element.start, element))
        return
    hits = find_pays(piece.text, labelled=piece.fact == "compensation" or "$" in piece.text, context=piece.label)
    _add_pays(piece, found, hits)
    short = len(element.text) <= 80 and any(char.isalnum() for char in element.text)
    if hits or short or pay_statements(piece.text) or _speaks_of_pay(piece.text):
        found.statements.append((piece.trust, element.start, element))


def _speaks_of_pay(text: str) -> bool:
    return bool({token.word for token in tokens(text)} & {"salary", "salaries", "pay", "wage", "wages", "compensation", "remuneration", "rate", "stipend", "grade", "scale"})


def _read_headed(piece: _Piece, found: _Collected) -> None:
    """A text under a heading for a fact; longer texts are read sentence by sentence later."""
    start, end = trim(piece.text, 0, len(piece.text))
    if piece.fact == "location":
        line = piece.text[start:end].split("\n", 1)[0]
        if len(line) <= 120 and not line.endswith((".", "!", ":")):
            _read_place(piece._replace(text=line, offset=piece.offset + start), found)
        elif find_work_modes(piece.text) or find_locations(piece.text):
            found.locations.append((piece.trust, piece.block.start, piece.whole()))
            found.modes += [(piece.trust, hit) for hit in find_work_modes(piece.text) if hit.strength != "hint"]
    elif piece.fact == "work-mode":
        _read_mode(piece, found)
    elif piece.fact in {"job-type", "hours"}:
        if end - start <= 120:
            _read_type(piece, found)
        else:
            limited = piece.fact == "job-type" and _limited(piece.text)
            types = [name for hit in find_job_types(piece.text) for name in hit.types] + ["temporary"] * limited
            if types:
                found.types.append((piece.trust, piece.block.start, piece.whole(), tuple(dict.fromkeys(types))))
    elif piece.fact == "compensation":
        element = piece.whole()
        hits = find_pays(piece.text, labelled=True, context=piece.label)
        _add_pays(piece, found, hits)
        if element.placeholder:
            found.statements.append((piece.trust, element.start, element))
        elif hits or pay_statements(piece.text) or (end - start <= 160 and _speaks_of_pay(piece.text)):
            found.statements.append((piece.trust, element.start, element))


def _read_part(piece: _Piece, found: _Collected, trust: int) -> None:
    """A part of the title's line or of a line of facts at the top: it states a fact only as a whole."""
    if _all_types(piece.text):
        _add_types(piece, found, find_job_types(piece.text, labelled=True), trust)
    modes = find_work_modes(piece.text, labelled=True)
    if modes and len(tokens(piece.text)) <= 8:
        found.modes += [(trust, hit) for hit in modes]
    placed = is_place(piece.text)
    found.placed = found.placed or (placed and not modes)
    if placed or (modes and len(tokens(piece.text)) <= 8):
        element = piece.whole()
        found.locations.append((trust, element.start, element))
    _add_pays(piece, found, find_pays(piece.text))


_JOB_ZONES = frozenset({"header", "role", "logistics", "compensation", "other"})
_ABOUT_JOB = ("this is a", "this is an", "this position", "this role", "this job", "the position", "the role", "this post", "position is", "role is", "are looking for", "we're looking for", "looking for a", "are seeking", "we are hiring", "we're hiring", "is hiring", "is seeking", "is looking for", "to join our", "join our team", "successful candidate", "you will be", "you'll be")


def _read_text(piece: _Piece, found: _Collected) -> None:
    """The sentences of a passage, as far as its zone lets them speak of this job."""
    zone = piece.zone
    if zone == "company" and _speaks_of_job(piece.text):
        zone = "role"
        piece = piece._replace(zone=zone)
    if zone == "header" and piece.block.kind != "field":
        _read_head_line(piece, found)
    if zone != "eeo":
        _read_types(piece, found)
        _read_places(piece, found)
    _read_pay(piece, found)


def _speaks_of_job(text: str) -> bool:
    """Whether a passage about the organisation is about the job as well ("We are looking for a cook to join our kitchen in …")."""
    lowered = text.lower()
    return any(phrase in lowered for phrase in _ABOUT_JOB)


def _read_head_line(piece: _Piece, found: _Collected) -> None:
    parts = _parts(piece.text)
    if len(piece.text) > 200 or len(parts) > 12:
        return
    for start, end in parts:
        label, _ = split_label(piece.text[start:end])
        if label and fact_of_label(label):
            continue
        part = piece._replace(text=piece.text[start:end], offset=piece.offset + start)
        towns = town_at_end(part.text)
        if towns is not None and not is_place(part.text):
            part = part._replace(text=part.text[towns:], offset=part.offset + towns)
            found.locations.append((TITLE, part.whole().start, part.whole()))
            found.placed = True
        elif end - start <= 90 and (is_place(part.text) or _all_types(part.text) or _all_mode(part.text)):
            _read_part(part, found, TITLE)
        elif end - start <= 120:
            for low, high in _title_parts(part.text):
                piece_of = part._replace(text=part.text[low:high], offset=part.offset + low)
                if _all_types(piece_of.text):
                    _add_types(piece_of, found, find_job_types(piece_of.text, labelled=True), TITLE)


def _all_types(text: str) -> bool:
    hits = find_job_types(text, labelled=True)
    covered = sum(hit.end - hit.start for hit in hits)
    return bool(hits) and covered >= 0.5 * len(text)


def _all_mode(text: str) -> bool:
    return len(text) <= 40 and any(hit.end - hit.start >= 0.5 * len(text) for hit in find_work_modes(text, labelled=True))


def _read_types(piece: _Piece, found: _Collected) -> None:
    hits = find_job_types(piece.text)
    if not hits:
        return
    bounds = sentences(piece.text) if piece.zone not in _JOB_ZONES else []
    starts = [start for start, _ in bounds]
    for hit in hits:
        if piece.zone not in _JOB_ZONES:
            start, end = bounds[max(0, bisect_right(starts, hit.start) - 1)]
            around = piece.text[max(start, hit.start - 400) : min(end, hit.end + 400)].lower()
            said = any(phrase in around for phrase in _ABOUT_JOB)
            if not hit.sure or not said:
                continue
            if piece.zone in {"requirements", "nice-to-have"} and "experience" in around:
                continue
        _add_types(piece, found, [hit], SENTENCE)


def _read_places(piece: _Piece, found: _Collected) -> None:
    zone = piece.zone
    modes = find_work_modes(piece.text)
    for hit in modes:
        if zone in {"requirements", "nice-to-have", "responsibilities", "company"} and hit.strength not in {"job", "sure"}:
            if not (zone == "company" and hit.strength == "hint"):
                continue
        if zone == "benefits" and hit.strength == "optional":
            hit = hit._replace(strength="perk")
        if zone == "apply" and hit.strength != "job" and "candidate" not in piece.text.lower():
            continue
        found.modes.append((SENTENCE, hit))
        if hit.strength not in {"hint", "perk"}:
            element = piece.element(hit.start, hit.end)
            found.locations.append((SENTENCE, element.start, element))
    if zone == "benefits":
        return
    for place in find_locations(piece.text):
        if place.strength == "job" or zone in _JOB_ZONES or zone == "apply":
            element = piece.element(place.start, place.end)
            found.locations.append((SENTENCE, element.start, element))
            found.placed = True


def _read_pay(piece: _Piece, found: _Collected) -> None:
    zone = piece.zone
    labelled = zone == "compensation"
    hits = find_pays(piece.text, labelled=labelled, context=piece.label if labelled else "")
    if zone in {"responsibilities", "requirements", "nice-to-have", "eeo"}:
        hits = [hit for hit in hits if hit.kind == "stated" and hit.period]
    elif zone in {"benefits", "company", "apply"}:
        hits = [hit for hit in hits if hit.kind == "stated" or (zone == "benefits" and hit.period == "year" and hit.min != hit.max)]
    elif zone in {"role", "other"}:
        hits = [hit for hit in hits if hit.kind != "bare" or hit.period == "year"]
    _add_pays(piece, found, hits)
    if zone in {"responsibilities", "requirements", "nice-to-have", "eeo"} or piece.heading or is_placeholder(piece.text):
        return
    for start, end in pay_statements(piece.text):
        element = piece.element(start, end)
        found.statements.append((SENTENCE, element.start, element))


def _add_types(piece: _Piece, found: _Collected, hits: Sequence[TypeHit], trust: int | None = None) -> None:
    for hit in hits:
        element = piece.element(hit.start, hit.end)
        found.types.append((piece.trust if trust is None else trust, element.start, element, hit.types))


def _add_pays(piece: _Piece, found: _Collected, hits: Sequence[PayHit]) -> None:
    for hit in hits:
        start, end = piece.block.span(piece.offset + hit.start, piece.offset + hit.end)
        pay = Pay(hit.min, hit.max, hit.currency, hit.period, start, end, hit.open_ended, piece.zone, piece.block.key)
        found.pays.append((piece.trust, pay))
        if piece.trust >= TITLE:
            found.statements.append((piece.trust, start, piece.element(hit.start, hit.end)))


# Level


def _level(
    title: Title | None, passages: Sequence[Passage], fields: Mapping[str, Block], label_values: Mapping[str, Block]
) -> LevelFound:
    """The level of the title, else of a part of its line that says nothing else, else of an explicit field or label."""
    if title is not None:
        hit = level_of_title(title.text)
        if hit.value != "none":
            return _found(hit, title.block)
        for piece in _title_pieces(passages, title, fields):
            part = level_of_field(piece.text)
            if part.value != "none" and len(part.word) >= 0.5 * len(piece.text):
                return _found(part, piece.block, piece.offset)
    explicit = [block for key, block in fields.items() if field_facts.fact_of_key(key) == "level"]
    if "level" in label_values:
        explicit.append(label_values["level"])
    for block in explicit:
        hit = level_of_field(block.text)
        if hit.value != "none":
            return _found(hit, block)._replace(explicit=True)
    return LevelFound("none")


def _found(hit: LevelHit, block: Block, offset: int = 0) -> LevelFound:
    start, end = block.span(offset + hit.start, offset + hit.end)
    return LevelFound(hit.value, hit.word, start, end, hit.all)
