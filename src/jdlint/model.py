"""The values that flow through jdlint: blocks, documents, postings, findings. All immutable.

Offsets are 0-based code points into the decoded text of the file, ranges half-open, lines 1-based.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from jdlint.source import Source
from jdlint.textmap import TextMap

Zone: TypeAlias = Literal[
    "header", "company", "role", "responsibilities", "requirements", "nice-to-have",
    "compensation", "benefits", "logistics", "apply", "eeo", "other",
]  # fmt: skip
Level: TypeAlias = Literal[
    "intern", "entry", "mid", "senior", "lead", "staff", "principal", "manager", "director", "executive", "none"
]
Severity: TypeAlias = Literal["error", "warning", "info"]

ZONES: tuple[Zone, ...] = (
    "header", "company", "role", "responsibilities", "requirements", "nice-to-have",
    "compensation", "benefits", "logistics", "apply", "eeo", "other",
)  # fmt: skip
ELEMENTS = (
    "title", "location", "job-type", "responsibilities", "skills", "compensation", "benefits", "company", "apply", "eeo",
)  # fmt: skip
LEVELS: tuple[Level, ...] = (
    "intern", "entry", "mid", "senior", "lead", "staff", "principal", "manager", "director", "executive", "none",
)  # fmt: skip


class Mark(NamedTuple):
    """A part of a block's text that markup sets apart; offsets into the block's text.

    ``kind``: strong, em, underline, code, link, image, quote, template (a tag of a site generator).
    ``target`` is a link's destination, which stands in the source at ``target_start:target_end`` (both -1 where unknown).
    """

    kind: str
    start: int
    end: int
    target: str = ""
    target_start: int = -1
    target_end: int = -1


class Block(NamedTuple):
    """A piece of visible text with its place in the source.

    ``kind``: heading, paragraph, item (of a list), row (of a table, cells joined by a tab), quote, code (fenced),
    rule (a thematic break), template (a tag of a site generator alone), field (a key and its value in front matter or structured data).
    ``level`` is a heading's rank 1 to 6 or an item's depth from 1. ``look`` says how a heading is written (atx, setext, html, text).
    ``start`` and ``end`` are the source range with its markup (for a field from its key on). ``key`` is a field's dotted path
    (``jobLocation.0.address``), ``""`` elsewhere. ``chrome`` blocks are furniture of a site (navigation, footer), no content.
    ``context`` names what encloses an HTML block where that says something (``head`` for the page's title, ``main``, ``dt``, ``dd``, ``th``).
    """

    kind: str
    text: str
    map: TextMap
    start: int
    end: int
    level: int = 0
    look: str = ""
    marks: tuple[Mark, ...] = ()
    key: str = ""
    chrome: bool = False
    context: str = ""

    def span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """The source range of ``text[start:end]``."""
        return self.map.span(start, len(self.text) if end is None else end)

    def slice(self, start: int, end: int, kind: str | None = None) -> Block:
        """The block that holds only ``text[start:end]``, optionally of another kind."""
        marks = self.marks and tuple(
            mark._replace(start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in self.marks
            if mark.start < end and mark.end > start
        )
        first, last = self.map.span(start, end)
        if start == 0:
            first = self.start
        if end == len(self.text):
            last = self.end
        return Block(
            kind or self.kind, self.text[start:end], self.map.slice(start, end), first, last,
            self.level, self.look, marks, self.key, self.chrome, self.context,
        )  # fmt: skip


class Issue(NamedTuple):
    """Something a reader saw that a rule reports: ``rule`` is the rule's id (``syntax/front-matter``)."""

    rule: str
    start: int
    end: int
    detail: str


class Comment(NamedTuple):
    """A comment in the source (no content), with the text between its delimiters; suppressions stand in them."""

    text: str
    start: int
    end: int


class Title(NamedTuple):
    """A posting's job title: its visible text, its source range, and the block it is part of (the slice that is the title)."""

    text: str
    start: int
    end: int
    block: Block


class LevelFound(NamedTuple):
    """The level a title (or an explicit level field) states.

    ``text`` is the word that states it, ``start:end`` its source range (None and -1 where none does); ``all`` every level
    the title names, lowest first; ``explicit`` whether a field or label states it rather than the title.
    """

    value: Level
    text: str | None = None
    start: int = -1
    end: int = -1
    all: tuple[Level, ...] = ()
    explicit: bool = False


class Element(NamedTuple):
    """The first place that states an element: its heading where it has one, else the first text that states it."""

    text: str
    start: int
    end: int
    placeholder: bool = False


class Pay(NamedTuple):
    """One stated amount or range of pay. Amounts are per ``period`` (year, month, week, day, hour or None) in ``currency`` (ISO 4217 or None).

    One figure gives ``min == max``; an open end (``from``, ``up to``) is None on that side with ``open_ended`` True.
    """

    min: float | None
    max: float | None
    currency: str | None
    period: str | None
    start: int
    end: int
    open_ended: bool = False
    zone: str = ""
    key: str = ""


class Section(NamedTuple):
    """A part of a posting under one heading (``heading`` None for text before any). Source range with its heading."""

    kind: Zone
    heading: str | None
    heading_start: int
    heading_end: int
    start: int
    end: int
    look: str = ""


class ZoneRange(NamedTuple):
    """Adjoining blocks of one kind: a source range; its lines follow from it."""

    kind: Zone
    start: int
    end: int


class Passage(NamedTuple):
    """A block of a posting with the kind of zone it stands in and its section's index (-1 for none).

    ``heading`` tells that the block works as a section's heading, ``label`` that it is the label of a value, ``title`` that it holds the title.
    """

    zone: Zone
    block: Block
    section: int = -1
    heading: bool = False
    title: bool = False


class Posting(NamedTuple):
    """One job posting as it was read; ``number`` is its 0-based place among the file's postings.

    ``kind``: advert, role-description or template. ``state``: open or closed. ``language``: en, or the code of another language.
    ``fields`` are the blocks of kind ``field`` by their key (lower case, dotted path). ``label_values`` are ``Label: value`` facts of the body by
    normalised label (``location``, ``salary``), each the block slice of the value. ``job_types`` and ``remote`` as in the extract contract.
    """

    number: int
    title: Title | None
    level: LevelFound
    kind: str
    state: str
    language: str
    elements: Mapping[str, Element]
    pay: Pay | None
    pays: tuple[Pay, ...]
    job_types: tuple[str, ...]
    remote: str | None
    sections: tuple[Section, ...]
    zones: tuple[ZoneRange, ...]
    passages: tuple[Passage, ...]
    fields: Mapping[str, Block]
    label_values: Mapping[str, Block]
    start: int
    end: int


class Document(NamedTuple):
    """One file as it was read: its blocks in source order, what the reader noticed, and the postings found in it.

    ``format``: markdown, text, html, yaml, json. ``includes`` are template tags or links that bring in text from elsewhere.
    """

    source: Source
    format: str
    blocks: tuple[Block, ...]
    issues: tuple[Issue, ...] = ()
    comments: tuple[Comment, ...] = ()
    postings: tuple[Posting, ...] = ()

    @property
    def path(self) -> str:
        """The path as it was given."""
        return self.source.path

    def blocks_of(self, posting: Posting) -> tuple[Block, ...]:
        """The blocks that start within a posting."""
        first = bisect_left(self.blocks, posting.start, key=_start)
        return self.blocks[first : bisect_left(self.blocks, max(posting.end, posting.start + 1), lo=first, key=_start)]


def _start(block: Block) -> int:
    return block.start


class Edit(NamedTuple):
    """Replace ``source[start:end]`` by ``text``."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """Edits that mend a finding; ``safe`` ones are applied by ``--fix``, others only with ``--unsafe-fixes``."""

    safe: bool
    title: str
    edits: tuple[Edit, ...]


class Finding(NamedTuple):
    """One fault in one place. ``text`` is exactly the source between ``start`` and ``end``; lines and columns are 1-based, ``end`` exclusive.

    ``section`` is the zone kind it stands in, ``posting`` the 0-based index of its posting (None where it belongs to the file).
    ``missing`` tells that something is not there: then its place is only where that is told.
    """

    path: str
    rule: str
    severity: Severity
    message: str
    text: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    section: str | None = None
    posting: int | None = None
    suggestions: tuple[str, ...] = ()
    fingerprint: str = ""
    url: str = ""
    fix: Fix | None = None
    missing: bool = False
