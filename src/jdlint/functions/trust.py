"""Signs of postings that are not meant honestly, where a pattern does not tell them; a profile for job boards, off by default."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdlint.functions.dates import letters
from jdlint.rule import Match, missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdlint.rule import Context

_KEYS = frozenset(
    [
        "company",
        "organization",
        "organisation",
        "employer",
        "hiringorganization",
        "companyname",
        "name",
        "institution",
        "agency",
        "org",
    ]
)
_AGENCY = re.compile(
    r"\b(?:our|the|a) client\b|\bon behalf of\b|\brecruitment agency\b|\bconfidential employer\b", re.IGNORECASE
)


def no_employer(context: Context) -> Iterator[Match]:
    """No field, section or sentence that says who hires, and no agency either."""
    posting = context.posting
    if "company" in posting.elements or "company" in context.settings.boilerplate_elements:
        return
    keys = {letters(part) for key in (*posting.fields, *posting.label_values) for part in key.split(".")}
    if keys & _KEYS:
        return
    if any(_AGENCY.search(text.text) for text in context.texts.all):
        return
    yield missing(context, "employer")
