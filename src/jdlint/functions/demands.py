"""Demands on applicants whose judgement needs more than the sentence they stand in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from jdlint.functions import dates, places
from jdlint.functions.gated import Gated
from jdlint.rule import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdlint.rule import Context

CALIFORNIA_SINCE = date(2025, 1, 1)

_LICENCE = Gated(
    r"\b(?:(?:valid|current|clean|full|active|category|class|category [A-Z]\d?|class [A-Z]\d?|UK|US|EU|British|European|international|state|(?-i:[A-Z][a-z]{3,})) ){0,4}(?:driver['’]?s?['’]?|driving|motor vehicle operator['’]?s?) ?licen[cs]e\b",
    "licen",
)
_SOFT = Gated(
    r"\b(?:or (?:other|another|access|the ability|alternative|equivalent|reliable|any)|prefer\w*|plus|bonus|desir\w+|advantag\w+|asset|ideal\w*|nice|helpful|not (?:required|necessary|needed|essential)|no driv\w+|optional|where|if)\b"
)
_DRIVES = Gated(
    r"\b(?:driv(?:e|es|ing)(?! licen| record|force|s? (?:change|growth|results|value|sales|adoption|improve|innov|engage|strat|impact|success|decision|business|project|forward|excellence|the (?:strategy|vision|roadmap|development|delivery|adoption)))|"
    r"vehicles?|vans?|trucks?|lorr(?:y|ies)|forklifts?|fleet|courier|deliver(?:y|ies) (?:of goods|round|route|van|driver)|make deliveries|travel (?:between|to|throughout|within|across)|"
    r"site visits?|(?:visit|visits|visiting|between) (?:\w+ ){0,2}(?:clients?|customers?|sites?|patients?|homes?|schools?|branches|farms?|stores)|home visits?|field (?:work|service|sales|visits?|based|staff|office)|territory|"
    r"company car|car allowance|mileage|transport(?:ing|ation)? (?:of )?(?:\w+ ){0,2}(?:clients?|patients?|residents?|children|materials?|equipment|goods|people|members|students)|routes?|patrol\w*|on the road|heavy equipment|tractors?|buses|bus|ambulance|emergency|commercial driver|CDL|"
    r"motor(?:ised|ized)? equipment|moving violations?|machinery|power equipment|cranes?)\b"
)
_DRIVING_TITLE = Gated(
    r"\b(?:driver|chauffeur|courier|operator|mechanic|technician|installer|electrician|plumber|gardener|inspector|patrol|officer|guard|surveyor|engineer|paramedic|carer|care (?:worker|assistant)|nurse|"
    r"sales|representative|merchandiser|maintenance|supervisor|foreperson|groundskeeper|field|delivery|logistics|caretaker|social worker|labou?rer|handyperson|custodian|repair\w*|worker|builder|roofer|painter|carpenter|welder|firefighter|police\w*|investigator|appraiser|assessor|estate agent|realtor)\b"
)


def driving_licence(context: Context) -> Iterator[Match]:
    """A licence that is demanded in a posting where nothing is driven: a warning where California's law reaches it, else a remark."""
    if not context.texts.hold(_LICENCE):
        return
    found: Match | None = None
    for text in context.read_texts():
        match = _LICENCE.search_in(text)
        if match is None or text.zone in ("nice-to-have", "company"):
            continue
        low, high = text.sentence(match.start())
        if not _SOFT.search(text.plain[low:high]):
            found = Match(*text.span(match.start(), match.end()))
            break
    if found is not None and not _drives(context):
        yield found._replace(severity=None if _california(context) else "info")


def _drives(context: Context) -> bool:
    """Whether the title or the text tells that something is driven or that the work is done in several places."""
    title = context.posting.title
    if title is not None and _DRIVING_TITLE.search(title.text):
        return True
    for text in context.texts.all:
        if text.zone not in ("eeo", "benefits", "company") and _DRIVES.search(_LICENCE.compiled.sub(" ", text.plain)):
            return True
    return False


def _california(context: Context) -> bool:
    if dates.own_date(context) < CALIFORNIA_SINCE:
        return False
    return "us-ca" in places.resolve(context.posting).regions
