"""What only postings of some places need: the equal-opportunity statement of employers in the United States."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdlint.rule import missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdlint.rule import Context, Match


def check_eeo(context: Context) -> Iterator[Match]:
    """A posting for work in the United States (by its place, else by its pay in US dollars) without an equal-opportunity statement."""
    posting = context.posting
    settings = context.settings
    if (
        "eeo" in posting.elements
        or "eeo" in settings.boilerplate_elements
        or (settings.required is not None and "eeo" not in settings.required)
    ):
        return
    if in_united_states(context):
        yield missing(context, "eeo", values={"element": "eeo"})


def in_united_states(context: Context) -> bool:
    """Whether the work is done in the United States and nowhere else, as far as the posting says."""
    from jdlint.functions import places

    jurisdictions = context.settings.employer.jurisdictions
    if jurisdictions:
        return any(code.lower().partition("-")[0] == "us" for code in jurisdictions)
    seen = places.resolve(context.posting)
    countries = {region.partition("-")[0] for region in seen.regions} | seen.countries
    if countries:
        return countries == {"us"}
    location = context.posting.elements.get("location")
    if location is not None and _names_other_state(location.text):
        return True
    pay = context.posting.pay
    return pay is not None and pay.currency == "USD" and not seen.narrowed


def _names_other_state(text: str) -> bool:
    """Whether a location ends in a state of the United States that has no law of pay ("Austin, TX"), which ``resolve`` passes over."""
    from jdlint.functions import places

    known = places.gazetteer()
    parts = [part.strip(" .()") for part in text.split(",")[1:]]
    return any(known.other_codes.get(part) == "us" or known.others.get(places.fold(part)) == "us" for part in parts)
