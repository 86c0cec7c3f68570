"""The texts of a posting that may state facts, each with how far it can be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from jdlint import lexicons
from jdlint.model import Block, Element, Passage, Title
from jdlint.posting.facts.fields import fact_of_key, is_prose, is_tag
from jdlint.posting.facts.jobtype import find_job_types
from jdlint.posting.facts.placeholder import is_placeholder
from jdlint.posting.facts.tokens import sentences, tokens, trim
from jdlint.posting.meaning import fact_of_label
from jdlint.posting.units import split_label

# How much a place is trusted, most first: a field, the value of a label, the text under a heading for the fact, the title's line, a sentence.
FIELD, LABEL, HEADED, TITLE, SENTENCE = range(5)
_OPENERS = frozenset("([{<$€£₹¥~_…&#")
_NO_TEXT = frozenset({"template", "rule", "code"})


class Piece(NamedTuple):
    """A text that may state facts: ``text`` is ``block.text`` from ``offset`` on, up to its own length.

    ``fact`` and ``label`` are what a label, field or heading says it is about (``""`` for a text of its own); ``trust`` is one of the
    constants of this module; ``heading`` and ``title`` tell that the text is a heading or the title itself, ``top`` that
    only short lines stand in front of it.
    """

    block: Block
    text: str
    offset: int
    zone: str
    trust: int
    fact: str = ""
    label: str = ""
    heading: bool = False
    title: bool = False
    top: bool = False

    def element(self, start: int, end: int, *, placeholder: bool = False) -> Element:
        """The element that ``text[start:end]`` states."""
        source_start, source_end = self.block.span(self.offset + start, self.offset + end)
        return Element(self.text[start:end], source_start, source_end, placeholder)

    def whole(self, limit: int = 160) -> Element:
        """The element that the whole text states; of one longer than ``limit`` its first sentence."""
        start, end = trim(self.text, 0, len(self.text))
        if end - start > limit:
            start, end = sentences(self.text)[0]
        first = start  # without a bullet or an emoji in front
        while first < end and not (self.text[first].isalnum() or self.text[first] in _OPENERS):
            first += 1
        start = first if first < end else start
        return self.element(start, end, placeholder=is_placeholder(self.text[start:end]))

    def part(self, start: int, end: int) -> Piece:
        """The piece ``text[start:end]``."""
        return self._replace(text=self.text[start:end], offset=self.offset + start)


def _split(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """The ranges between the matches of a pattern, without white space around them; empty ones are left out."""
    found: list[tuple[int, int]] = []
    at = 0
    for match in pattern.finditer(text):
        found.append(trim(text, at, match.start()))
        at = match.end()
    found.append(trim(text, at, len(text)))
    return [(start, end) for start, end in found if end > start]


@cache
def _bars() -> re.Pattern[str]:
    return re.compile(r"\s[|•·]\s\|?|\t|\s{4,}|\s\|\||\n\|?|^\||\s\|$")


def parts_of_line(text: str) -> list[tuple[int, int]]:
    """The parts of a line of facts that bars, bullets, tabs or wide gaps separate; a choice in brackets ("{{A | B}}") stays whole."""
    if not ("|" in text or "\t" in text or "•" in text or "·" in text or "    " in text):
        return lines_of(text)
    if "|" in text and ("{{" in text or "[" in text):
        closed = _choices().sub(lambda match: match[0].replace("|", "/"), text)
        return _split(_bars(), closed)
    return _split(_bars(), text)


def lines_of(text: str) -> list[tuple[int, int]]:
    """The ranges of a text's lines, without white space around them; empty ones are left out."""
    found: list[tuple[int, int]] = []
    if "\n" not in text:
        start, end = trim(text, 0, len(text))
        return [(start, end)] if end > start else found
    at = 0
    for line in text.split("\n"):
        start, end = trim(text, at, at + len(line))
        if end > start:
            found.append((start, end))
        at += len(line) + 1
    return found


@cache
def _choices() -> re.Pattern[str]:
    return re.compile(r"\{\{[^{}\n]{1,120}\}\}|\[[^\[\]\n]{1,120}\](?!\()")


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(r"[()\[\]|•·\n]|\s[-–—]\s")


@cache
def _commas() -> re.Pattern[str]:
    return re.compile(r"[()\[\]|•·\n]|\s[-–—]\s|,\s|\s/\s")


def _is_plain(text: str) -> bool:
    """Whether a text is words with spaces between them, so that nothing parts it."""
    return text.replace(" ", "").isalnum()


def parts_between_dashes(text: str) -> list[tuple[int, int]]:
    """The parts of a line between brackets, bars and dashes."""
    return lines_of(text) if _is_plain(text) else _split(_brackets(), text)


def parts_of_title(text: str) -> list[tuple[int, int]]:
    """The parts of a title's line: between brackets, bars and dashes, then also between commas and slashes."""
    if _is_plain(text):
        return lines_of(text)
    return list(dict.fromkeys([*_split(_brackets(), text), *_split(_commas(), text)]))


@lexicons.remembered
def fact_of(label: str) -> str | None:
    """The fact that a label or heading names, by the lexicon, else by its words ("Type of job", "Hours of work")."""
    fact = fact_of_label(label)
    if fact is not None or len(label) > 60:
        return fact
    words = {token.word for token in tokens(label)}
    pay = words & {"salary", "compensation", "pay", "remuneration", "wage", "wages"}
    if pay and not words & {"transparency", "gap", "philosophy", "policy"}:
        return "compensation"
    if words & _SORTS and words & _EMPLOYED:
        return "job-type"
    if words & {"terms", "term"} and words & {"contract", "employment"} and len(words) <= 3:
        return "job-type"
    if words in ({"dates"}, {"season"}):
        return "duration"
    if words & _LENGTHS and words & _LASTING and len(words) <= 6 and words.isdisjoint(_OTHER_PERIODS):
        return "duration"
    if words & {"location", "locations", "workplace"}:
        return "location"
    if words & {"remote", "telework", "hybrid"} and words <= _MODE_LABEL:
        return "work-mode"
    if words & _AREAS and len(words) <= 3 and words <= _AREAS | _AREA_LABEL:
        return "location"
    if "place" in words and words & {"performance", "work", "employment", "duty"} and len(words) <= 4:
        return "location"
    if words & {"site", "campus", "base", "venue", "province"} and len(words) <= 3 and words <= _SITE_LABEL:
        return "location"
    return "hours" if "hours" in words and len(words) <= 4 else None


_LENGTHS = frozenset({"length", "duration", "period", "dates"})
_LASTING = frozenset({"contract", "appointment", "employment", "position", "job"})
_OTHER_PERIODS = frozenset({
    "application", "applications", "opening", "closing", "notice", "review", "pay", "trial", "probation", "probationary", "posting", "interview",
})  # fmt: skip
_SORTS = frozenset({"type", "nature", "basis", "class", "classification", "form"})
_EMPLOYED = frozenset({
    "job", "employment", "contract", "position", "engagement", "work", "appointment", "role", "vacancy", "worker", "employee",
})  # fmt: skip
_MODE_LABEL = frozenset({
    "remote", "telework", "hybrid", "work", "working", "option", "options", "eligible", "eligibility", "possible", "friendly",
    "available", "allowed", "status", "policy", "onsite", "or", "ok",
})  # fmt: skip
_AREAS = frozenset({"area", "areas", "region", "regions", "territory", "territories"})
_AREA_LABEL = frozenset(
    {
        "hiring",
        "job",
        "main",
        "work",
        "working",
        "driving",
        "service",
        "sales",
        "home",
        "position",
        "operating",
        "geographic",
    }
)
_SITE_LABEL = frozenset(
    {"site", "campus", "base", "hospital", "school", "work", "job", "main", "office", "venue", "province"}
)


_LABEL_CHARS = frozenset("-/'’&")


def parts_of_labels(text: str) -> list[tuple[int, int]]:
    """The parts of a line of facts; a further label that names a fact begins a part too ("Reports to: the Director Status: Full-time")."""
    parts = parts_of_line(text)
    if text.count(":") < 2 or len(text) > 600:
        return parts
    found: list[tuple[int, int]] = []
    for start, end in parts:
        at = start
        for label in _inner_labels(text, start, end):
            found.append(trim(text, at, label))
            at = label
        found.append((at, end))
    return [(start, end) for start, end in found if end > start]


def _inner_labels(text: str, start: int, end: int) -> Iterator[int]:
    """Where labels begin that stand behind other words of their line: the longest run of capitalised words before a colon that names a fact."""
    colon = text.find(":", start)
    while 0 <= colon < end:
        if text[colon + 1 : colon + 2] in {" ", "\u00a0", "\n"} or colon + 1 == end:
            begins: list[int] = []
            at = colon
            while len(begins) < 3:
                first = at
                while first > start and (text[first - 1].isalnum() or text[first - 1] in _LABEL_CHARS):
                    first -= 1
                if first == at or not text[first].isupper():
                    break
                begins.append(first)
                if first <= start or text[first - 1] != " ":
                    break
                at = first - 1
            label = next((first for first in reversed(begins) if fact_of_label(text[first:colon])), None)
            if label is not None and label > start and text[start:label].strip():
                yield label
        colon = text.find(":", colon + 1)


def stacked(passages: Sequence[Passage]) -> Iterator[Piece]:
    """Values that stand on the line below their label ("Location", then "Leeds"), where several labels stand so."""
    lines = [line for passage in passages for line in _lines(passage)]
    done = 0
    for at in [index for index, line in enumerate(lines) if line[3]]:
        run = max(at, done)
        if run > at:
            continue
        while run + 1 < len(lines) and lines[run][3] and _is_value(*lines[run + 1]):
            run += 2
        done = run
        if run - at >= 4:  # two pairs at least
            for label in range(at, run, 2):
                passage, start, end, _ = lines[label + 1]
                named, first, last, fact = lines[label]
                name = named.block.text[first:last].strip(" :")
                yield Piece(passage.block, passage.block.text[start:end], start, "header", LABEL, fact, name)


_LONGEST_VALUE = 90


def _lines(passage: Passage) -> list[tuple[Passage, int, int, str]]:
    """The lines of a passage, each with the fact that it names as a label; an empty one for what is neither label nor value."""
    block = passage.block
    text = block.text
    if block.kind in _NOT_STACKED or block.chrome or (len(text) > 2 * _LONGEST_VALUE and "\n" not in text):
        return [(passage, 0, 0, "")]
    lines: list[tuple[Passage, int, int, str]] = []
    for start, end in lines_of(text):
        named = 3 <= end - start <= 24 and text[start].isupper()
        lines.append((passage, start, end, (fact_of_label(text[start:end]) if named else None) or ""))
    return lines


_NOT_STACKED = frozenset({"field", "row", *_NO_TEXT})


def _is_value(passage: Passage, start: int, end: int, fact: str) -> bool:
    return not fact and 0 < end - start <= _LONGEST_VALUE and not _is_prose(passage.block.text[start:end])


def of_fields(fields: Mapping[str, Block], title: Title | None) -> Iterator[Piece]:
    """The values of front matter and structured data, by the facts their keys name."""
    for key, block in fields.items():
        fact = "other" if is_tag(key) else fact_of_key(key)
        is_title = title is not None and title.start <= block.start < title.end
        if fact and len(block.text) <= 240 and not is_title:
            yield Piece(block, block.text, 0, "header", FIELD, fact, key)


def of_labels(passages: Sequence[Passage], label_values: Mapping[str, Block]) -> Iterator[Piece]:
    """The values of labels: those given, and further ones on lines of their own, behind bars or in the rows of a table."""
    seen: set[int] = set()
    others = [piece for passage in passages if _may_hold_label(passage.block) for piece in _labelled(passage)]
    others += stacked(passages)
    labels = {_place(piece): piece.label for piece in others}
    for fact, block in label_values.items():
        if fact in {"industry", "department"}:  # whose value may tell something else, see _fact_in
            continue
        for index, (start, end) in enumerate(parts_of_labels(block.text)):
            if index and ("\n" in block.text[:start] or fact_of(split_label(block.text[start:end])[0] or "-")):
                break
            piece = Piece(block, block.text[start:end], start, "header", LABEL, fact, fact)
            seen.add(_place(piece))
            yield piece._replace(label=labels.get(_place(piece), fact))
    for piece in others:
        if _place(piece) not in seen:
            yield piece


def _place(piece: Piece) -> int:
    return piece.block.span(piece.offset, piece.offset + len(piece.text))[0]


def _may_hold_label(block: Block) -> bool:
    if ":" not in block.text and block.kind != "row":
        return False
    return block.kind not in {"field", "code"} and not block.chrome and len(block.text) <= 600


def _labelled(passage: Passage) -> Iterator[Piece]:
    block = passage.block
    cells = parts_of_line(block.text) if block.kind == "row" else []
    if len(cells) == 2:
        name, (start, end) = block.text[slice(*cells[0])].strip(" :"), cells[1]
        fact = fact_of(name)
        if fact and not fact_of(block.text[start:end].strip(" :") or "-"):
            yield Piece(block, block.text[start:end], start, passage.zone, LABEL, fact, name)
            return
    parts = parts_of_labels(block.text)
    for index, (start, end) in enumerate(parts):
        label, value = split_label(block.text[start:end])
        fact = _fact_in(label) if label else None
        if fact and start + value >= end and index + 1 < len(parts) and "|" in block.text[end : parts[index + 1][0]]:
            # A row of a table that is none ("Location: | Leeds").
            low, high = parts[index + 1]
            if "\n" not in block.text[end:low] and not split_label(block.text[low:high])[0]:
                yield Piece(block, block.text[low:high], low, passage.zone, LABEL, fact, label)
            continue
        while start + value < end and block.text[start + value] in "| ":  # a row of a broken table
            value += 1
        if fact and start + value < end:
            yield Piece(block, block.text[start + value : end], start + value, passage.zone, LABEL, fact, label)


# Labels whose value may name a kind of employment or a mode without being one of this job's.
_OTHER_LABELS = frozenset({
    "education", "experience", "level", "study", "studies", "degree", "team", "department", "previous", "reports", "students",
    "requirements", "skills", "qualifications", "benefits", "note", "title", "career", "seniority", "about", "role", "position",
    "job", "responsibilities", "what", "you", "company", "why", "we", "apply", "contact", "travel", "visa", "leave", "insurance",
})  # fmt: skip


def _fact_in(label: str) -> str | None:
    """The fact that a label names; ``"other"`` where only its value can tell ("Category: Full-time", "Term time: part-time")."""
    fact = fact_of(label)
    if (
        fact in {None, "industry", "department"}
        and len(label) <= 32
        and not {token.word for token in tokens(label)} & _OTHER_LABELS
    ):
        return "other"
    return fact


def of_headings(passages: Sequence[Passage]) -> Iterator[Piece]:
    """The first texts under each heading that names a fact ("Location", "Salary range")."""
    fact: str | None = None
    heading = ""
    count = 0
    for passage in passages:
        block = passage.block
        if passage.heading:
            heading = block.text.strip(" :\n")
            fact, count = fact_of(heading), 0
        elif fact and count < 6 and block.kind not in {"field", *_NO_TEXT} and not block.chrome and block.text.strip():
            count += 1
            yield Piece(block, block.text, 0, passage.zone, HEADED, fact, heading)


def of_title(passages: Sequence[Passage], title: Title | None, fields: Mapping[str, Block]) -> Iterator[Piece]:
    """What stands beside the title on its line, part by part, and words for employment or mode at the ends of the title."""
    if title is None:
        return
    blocks = [passage.block for passage in passages if passage.title]
    blocks += [block for key, block in fields.items() if fact_of_key(key) == "title" and len(block.text) < 160]
    blocks.append(title.block)
    seen: set[int] = set()
    for block in blocks:
        if block.start in seen or len(block.text) > 300:
            continue
        seen.add(block.start)
        for start, end in parts_of_title(block.text):
            low, high = block.span(start, end)
            bracketed = start and block.text[start - 1] in "([" and (low, high) != (title.start, title.end)
            if high <= title.start or title.end <= low or bracketed:
                yield Piece(block, block.text[start:end], start, "header", TITLE)
    yield from _ends(title)


# Behind these a word for employment is the job's matter ("Contract Administrator", "Volunteer Coordinator").
_MATTERS = frozenset({
    "specialist", "specialists", "administrator", "manager", "managers", "management", "coordinator", "officer",
    "attorney", "lawyer", "analyst", "negotiator", "agency", "services", "service", "compliance", "director", "lead",
    "associate", "counsel", "supervisor", "program", "programs", "programme", "engagement", "consultant",
    "recruiter", "staffing", "engineer", "support", "executive", "law", "advisor", "adviser", "and", "claims", "invoices", "debts", "fines",
})  # fmt: skip
_ALONE = frozenset({
    "intern", "consultant", "term", "fixed", "full", "stage", "supply", "month", "months", "other", "relief", "bank",
})  # fmt: skip
_REMOTE_MATTERS = frozenset({"sensing", "monitoring", "control", "access", "support", "cloud"})


def _ends(title: Title) -> Iterator[Piece]:
    """Words for the kind of employment or the mode at the ends of a title ("Part-time Cook", "Remote Tutor")."""
    text = title.text
    words = tokens(text)
    if len(words) < 2:
        return
    for hit in find_job_types(text, labelled=True):
        after = next((word.word for word in words if word.start >= hit.end), "")
        leads = hit.start == words[0].start and after not in _MATTERS
        if (
            hit.types
            and (leads or hit.types[0] in {"full-time", "part-time"})
            and text[hit.start : hit.end].lower() not in _ALONE
        ):
            yield Piece(title.block, text[hit.start : hit.end], hit.start, "header", TITLE)
    for word, after in ((words[0], words[1].word), (words[-1], "")):
        if word.word in {"remote", "hybrid"} and after not in _REMOTE_MATTERS:
            yield Piece(title.block, text[word.start : word.end], word.start, "header", TITLE)


def of_sentences(passages: Sequence[Passage]) -> Iterator[Piece]:
    """The texts that are no label's value: whole passages, and what stands beside labels on their line.

    The short lines up to the first sentence state facts of the job, whatever zone they are taken for: their zone is ``header``.
    """
    label = ""
    early = True
    for passage in passages:
        block = passage.block
        text, is_field = block.text, block.kind == "field"
        if block.kind in _NO_TEXT or block.chrome or not text.strip() or (is_field and not is_prose(block)):
            continue
        if passage.heading:
            label = text
            early = early and (passage.title or passage.zone not in _WORK_ZONES)
        early = early and (is_field or passage.title or not _is_prose(text))
        zone = "header" if early and not passage.heading else passage.zone
        told = _without_choices(text) if "[" in text else text
        piece = Piece(block, told, 0, zone, SENTENCE, "", label, passage.heading, passage.title, early)
        if ":" not in text or len(text) > 400:
            yield piece
            continue
        for start, end in parts_of_labels(text):
            if end - start > 200 or not fact_of(split_label(text[start:end])[0] or "-"):
                yield piece.part(start, end)


_WORK_ZONES = frozenset({"responsibilities", "requirements", "nice-to-have"})  # whose headings end the top of a posting


def _is_prose(text: str) -> bool:
    return len(text) > 120 or (text.rstrip().endswith((".", "!", "?")) and len(text.split()) > 7)


def _without_choices(text: str) -> str:
    """The text with its unresolved choices ("[Full-time/Part-time]", "[City]") as blanks of the same length."""
    kept: list[str] = []
    done = 0
    at = text.find("[")
    while at >= 0:
        end = text.find("]", at, at + 120)
        if end > at and text[end + 1 : end + 2] != "(" and is_placeholder(text[at : end + 1]):
            kept += (text[done:at], " " * (end + 1 - at))
            done = end + 1
        at = text.find("[", max(at, done - 1) + 1)
    return "".join((*kept, text[done:]))
