"""Structured data that search engines read: JobPosting as JSON-LD, or front matter in schema.org's words.

What is asked is Google's list of required and recommended properties and the enumerations of Google and schema.org.
Front matter counts where at least three of its keys are schema.org's own; the page is then presumably made into JSON-LD.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jdlint.functions import dates
from jdlint.functions.gated import Gated
from jdlint.model import Edit, Fix
from jdlint.rule import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jdlint.model import Block, Posting
    from jdlint.rule import Context

# Properties whose spelling is schema.org's own, so that no other front matter has them by chance.
_OWN = frozenset(
    ["dateposted", "validthrough", "employmenttype", "hiringorganization", "joblocation", "joblocationtype", "basesalary", "salarycurrency",
     "applicantlocationrequirements", "jobbenefits", "educationrequirements", "experiencerequirements", "directapply", "jobstartdate",
     "occupationalcategory", "totaljobopenings", "workhours", "incentivecompensation", "jobimmediatestart", "estimatedsalary"]
)  # fmt: skip
_NAMES = {
    "dateposted": "datePosted", "description": "description", "hiringorganization": "hiringOrganization", "joblocation": "jobLocation", "title": "title",
    "validthrough": "validThrough", "employmenttype": "employmentType", "basesalary": "baseSalary", "identifier": "identifier",
}  # fmt: skip
_REQUIRED = ("title", "description", "dateposted", "hiringorganization", "joblocation")
_RECOMMENDED = ("validthrough", "employmenttype", "basesalary", "identifier")
EMPLOYMENT_TYPES = ("FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER")
_SYNONYMS = {
    "fulltime": "FULL_TIME", "parttime": "PART_TIME", "contract": "CONTRACTOR", "contractor": "CONTRACTOR", "freelance": "CONTRACTOR", "temporary": "TEMPORARY", "temp": "TEMPORARY",
    "fixedterm": "TEMPORARY", "seasonal": "TEMPORARY", "intern": "INTERN", "internship": "INTERN", "volunteer": "VOLUNTEER", "perdiem": "PER_DIEM", "permanent": "FULL_TIME", "apprenticeship": "OTHER",
}  # fmt: skip
UNITS = ("HOUR", "DAY", "WEEK", "MONTH", "YEAR")
_UNIT_SYNONYMS = {
    "hourly": "HOUR",
    "hr": "HOUR",
    "hours": "HOUR",
    "daily": "DAY",
    "days": "DAY",
    "weekly": "WEEK",
    "monthly": "MONTH",
    "yearly": "YEAR",
    "annual": "YEAR",
    "annually": "YEAR",
    "annum": "YEAR",
    "years": "YEAR",
}
_ISO_DATE = Gated(r"(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?", flags=0)


class Object(NamedTuple):
    """One JobPosting: its fields by lower-case path below it, and whether it is JSON-LD rather than front matter."""

    fields: Mapping[str, Block]
    jsonld: bool

    def under(self, name: str) -> Iterator[tuple[str, Block]]:
        """The fields of a property, whatever stands below it."""
        for path, block in self.fields.items():
            if path == name or path.startswith(name + "."):
                yield path, block

    def has(self, name: str) -> bool:
        """Whether the property holds something."""
        return any(block.text.strip() for path, block in self.under(name) if not path.endswith("@type"))

    def at(self) -> tuple[int, int]:
        """Where a missing property is told: at the type, else at the first key."""
        block = self.fields.get("@type") or next(iter(self.fields.values()))
        return block.span()


def objects(posting: Posting) -> list[Object]:
    """The JobPostings in a posting's fields."""
    found: dict[str, dict[str, Block]] = {}
    plain: dict[str, Block] = {}
    for key, block in posting.fields.items():
        lowered = key.lower()
        if lowered.startswith("jsonld."):
            parts = lowered.split(".")
            size = 4 if len(parts) > 3 and parts[2] == "@graph" else 2
            found.setdefault(".".join(parts[:size]), {})[".".join(parts[size:])] = block
        else:
            plain[lowered] = block
    result = [Object(fields, jsonld=True) for fields in found.values() if _is_posting(fields)]
    own = {path.partition(".")[0] for path in plain} & _OWN
    type_field = plain.get("@type")
    if len(own) >= 3 or (type_field is not None and type_field.text.strip() == "JobPosting"):
        result.append(Object(plain, jsonld=type_field is not None))
    return result


def _is_posting(fields: Mapping[str, Block]) -> bool:
    kind = fields.get("@type") or fields.get("@type.0")
    return kind is None or "JobPosting" in kind.text


def required(context: Context) -> Iterator[Match]:
    """Properties that Google requires and the object lacks; one match for an object."""
    for one in context.texts.once(objects):
        lacking = [name for name in _REQUIRED if not one.has(name) and not _given_otherwise(context, one, name)]
        if lacking:
            yield Match(*one.at(), values={"fields": _listed(lacking)})


def _given_otherwise(context: Context, one: Object, name: str) -> bool:
    if name == "joblocation":
        return any("TELECOMMUTE" in block.text.upper() for _, block in one.under("joblocationtype"))
    if one.jsonld:
        return False
    # Front matter: the page's body is the description, its heading the title, the site knows who hires.
    return (
        name in ("description", "hiringorganization")
        or (name == "title" and context.posting.title is not None)
        or (name == "joblocation" and one.has("location"))
    )


def _listed(names: list[str]) -> str:
    return ", ".join(_NAMES[name] for name in names)


def recommended(context: Context) -> Iterator[Match]:
    """Properties that Google recommends and the object lacks."""
    for one in context.texts.once(objects):
        lacking = [name for name in _RECOMMENDED if not one.has(name) and (one.jsonld or name != "identifier")]
        if lacking:
            yield Match(*one.at(), values={"fields": _listed(lacking)})


def employment_type(context: Context) -> Iterator[Match]:
    """Values of employmentType that are none of Google's, which are written in capitals."""
    for one in context.texts.once(objects):
        for _, block in one.under("employmenttype"):
            value = block.text.strip()
            if not value or (not one.jsonld and "," in value):
                continue
            if value in EMPLOYMENT_TYPES:
                continue
            folded = "".join(char for char in value.lower() if char.isalpha())
            better = next(
                (name for name in EMPLOYMENT_TYPES if name.replace("_", "").lower() == folded), _SYNONYMS.get(folded)
            )
            yield Match(
                *block.span(),
                values={"match": value, "values": ", ".join(EMPLOYMENT_TYPES)},
                suggestions=(better,) if better else (),
                fix=_fix(block, value, better),
            )


def _fix(block: Block, value: str, better: str | None) -> Fix | None:
    start, end = block.span()
    if better is None or end - start != len(block.text) or value != block.text:
        return None
    return Fix(False, f"Write {better}", (Edit(start, end, better),))


def salary(context: Context) -> Iterator[Match]:
    """A base salary whose unit, currency or numbers cannot be read, or whose value lies outside of its own range."""
    for one in context.texts.once(objects):
        numbers: dict[str, tuple[float, Block]] = {}
        for path, block in one.under("basesalary"):
            name, value = path.rpartition(".")[2], block.text.strip()
            if name == "unittext" and value not in UNITS:
                better = _UNIT_SYNONYMS.get(value.lower(), value.upper() if value.upper() in UNITS else None)
                yield Match(
                    *block.span(),
                    message=f"unitText '{value}' is none of {', '.join(UNITS)}",
                    suggestions=(better,) if better else (),
                    fix=_fix(block, value, better),
                )
            elif name in ("currency", "salarycurrency") and not re.fullmatch(r"[A-Z]{3}", value):
                yield Match(
                    *block.span(), message=f"The currency '{value}' is no three-letter ISO 4217 code (USD, EUR, GBP)"
                )
            elif name in ("value", "minvalue", "maxvalue") and value:
                if re.fullmatch(r"\d+(?:\.\d+)?", value):
                    numbers[name] = (float(value), block)
                elif one.jsonld:
                    yield Match(
                        *block.span(), message=f"'{value}' is no plain number: write digits and a decimal point only"
                    )
        yield from _outside(numbers)


def _outside(numbers: Mapping[str, tuple[float, Block]]) -> Iterator[Match]:
    low, high, value = numbers.get("minvalue"), numbers.get("maxvalue"), numbers.get("value")
    if low and high and low[0] > high[0]:
        yield Match(*low[1].span(), message=f"minValue {low[1].text.strip()} is above maxValue {high[1].text.strip()}")
    elif value and ((low and value[0] < low[0]) or (high and value[0] > high[0])):
        yield Match(*value[1].span(), message=f"The value {value[1].text.strip()} lies outside of its own range")


def when(context: Context) -> Iterator[Match]:
    """datePosted and validThrough that are no ISO 8601 dates, or the wrong way round."""
    for one in context.texts.once(objects):
        days = {}
        for name in ("dateposted", "validthrough"):
            block = one.fields.get(name)
            value = block.text.strip() if block is not None else ""
            if block is None or not value or "{" in value:
                continue
            found = next(iter(dates.find(value)), None)
            if not _ISO_DATE.compiled.fullmatch(value):
                if one.jsonld:
                    yield Match(
                        *block.span(), message=f"{_NAMES[name]} '{value}' is no ISO 8601 date: write 2026-03-31"
                    )
            elif found is not None and found.valid and found.date():
                days[name] = (found.date(), block)
        posted, through = days.get("dateposted"), days.get("validthrough")
        if posted and through and posted[0] and through[0] and through[0] < posted[0]:
            yield Match(*through[1].span(), message=f"validThrough {through[0]} is before datePosted {posted[0]}")


def remote(context: Context) -> Iterator[Match]:
    """A job location type that is none, remote work without the places applicants may live, or on work that the text has on site."""
    for one in context.texts.once(objects):
        for _, block in one.under("joblocationtype"):
            value = block.text.strip()
            if value and value != "TELECOMMUTE" and one.jsonld:
                better = "TELECOMMUTE" if value.upper() in ("TELECOMMUTE", "REMOTE") else None
                yield Match(
                    *block.span(),
                    message=f"jobLocationType '{value}' is not known: the only value is TELECOMMUTE, for work that is wholly remote",
                    suggestions=(better,) if better else (),
                )
            elif value == "TELECOMMUTE" and not one.has("applicantlocationrequirements") and not one.has("joblocation"):
                yield Match(
                    *block.span(),
                    message="Remote work needs applicantLocationRequirements: the countries or states where applicants may live",
                )
            elif value == "TELECOMMUTE" and context.posting.remote in ("hybrid", "onsite"):
                yield Match(
                    *block.span(),
                    message=f"TELECOMMUTE is for work that is wholly remote, but the text says {context.posting.remote}",
                )


_LEVEL_WORDS = {
    "intern": "intern", "internship": "intern", "junior": "entry", "jr": "entry", "graduate": "entry", "trainee": "entry", "apprentice": "entry", "senior": "senior", "sr": "senior",
    "principal": "principal", "lead": "lead", "staff": "staff",
}  # fmt: skip


def title(context: Context) -> Iterator[Match]:
    """A title in the structured data that names another level than the posting's own title."""
    for one in context.texts.once(objects):
        block = one.fields.get("title")
        if block is None or not one.jsonld:
            continue
        shown = _shown_title(context, block)
        here, there = _levels(block.text), _levels(shown)
        if here != there and (here or there) and _same_job(block.text, shown):
            yield Match(*block.span(), values={"match": block.text.strip(), "title": shown})


def _shown_title(context: Context, block: Block) -> str:
    """The title that readers see: the posting's own, or the page's first heading where the posting takes its title from the data."""
    title = context.posting.title
    if title is not None and not block.start <= title.start < block.end:
        return title.text
    return next((one.text for one in context.document.blocks if one.kind == "heading" and not one.chrome), "")


def _levels(text: str) -> set[str]:
    return {_LEVEL_WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _LEVEL_WORDS}


def _same_job(one: str, two: str) -> bool:
    words = [
        {word for word in re.findall(r"[a-z]+", text.lower()) if word not in _LEVEL_WORDS and len(word) > 2}
        for text in (one, two)
    ]
    return bool(words[0] & words[1])
