"""What the user decided, as the rules and the engine see it; made by the configuration, all with defaults."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple


class Employer(NamedTuple):
    """Who the postings are for, as far as configured: number of employees, ``private`` or ``public``, codes of jurisdictions."""

    size: int | None = None
    sector: str | None = None
    jurisdictions: tuple[str, ...] = ()


Entries = tuple[tuple[str, tuple[str, ...]], ...]
"""Words by what they stand for, in a form that can be compared and hashed."""


class Additions(NamedTuple):
    """What the user adds to the lexicons: headings by zone kind, labels by fact, level words by level, wrong spellings by the right one."""

    headings: Entries = ()
    labels: Entries = ()
    levels: Entries = ()
    terms: Entries = ()


NO_ADDITIONS = Additions()


class Settings(NamedTuple):
    """The settings in force for one file.

    ``today`` is the date to judge by (None: this day). ``lang`` is the language all postings count as (None: recognised).
    ``nlp_model`` names an installed spaCy pipeline (None: the blank English one). ``boilerplate`` are texts that count as present in every
    posting and ``boilerplate_elements`` the elements found in them. ``options`` are by rule id; ``allow`` are phrases that
    are never reported, by rule id, or for all rules under ``"*"``. ``required`` are the elements asked for (None: as the rules say).
    ``lexicons`` are additions to the lexicons.
    """

    today: date | None = None
    employer: Employer = Employer()
    lang: str | None = None
    nlp_model: str | None = None
    boilerplate: tuple[str, ...] = ()
    boilerplate_elements: frozenset[str] = frozenset()
    options: Mapping[str, Mapping[str, Any]] = {}
    allow: Mapping[str, tuple[str, ...]] = {}
    required: frozenset[str] | None = None
    lexicons: Additions = NO_ADDITIONS


DEFAULTS = Settings()
