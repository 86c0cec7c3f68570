"""Facts in front matter and structured data, by their keys (``salary_min``, ``baseSalary.value.maxValue``, ``jobLocation.address``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from jdlint import lexicons
from jdlint.model import Block, Element, Pay
from jdlint.posting.facts.pay import find_pays
from jdlint.posting.meaning import fact_of_label

_PAY = frozenset({
    "salary", "basesalary", "pay", "compensation", "wage", "remuneration", "payrange", "salaryrange", "rate",
})  # fmt: skip
_LOW = frozenset({"min", "minimum", "minvalue", "low", "lower", "from", "start", "floor"})
_HIGH = frozenset({"max", "maximum", "maxvalue", "high", "upper", "to", "end", "ceiling"})
_CURRENCY = frozenset({"currency", "salarycurrency", "currencycode"})
_PERIOD = frozenset({"period", "unit", "unittext", "interval", "frequency", "per", "timeframe"})
_PERIODS = {
    "year": "year", "yearly": "year", "annual": "year", "annually": "year", "annum": "year", "month": "month", "monthly": "month",
    "week": "week", "weekly": "week", "day": "day", "daily": "day", "hour": "hour", "hourly": "hour",
}  # fmt: skip
_PLACES = frozenset({
    "addresslocality", "addressregion", "addresscountry", "city", "region", "state", "country", "locality", "town",
})  # fmt: skip
_PARENTS = frozenset({
    "job", "jobs", "position", "positions", "posting", "postings", "vacancy", "vacancies", "opening", "openings",
    "details", "meta", "metadata", "employment", "data", "attributes", "params", "extra", "overview", "summary",
    "facts", "role", "roles", "graph", "jobdetails", "items", "type", "employmenttype", "jobtype",
})  # fmt: skip
_OTHERS = frozenset({
    "hiringorganization", "organization", "company", "employer", "contact", "author", "recruiter", "identifier",
    "applicationcontact",
})  # fmt: skip


@cache
def _words(key: str) -> tuple[tuple[str, ...], ...]:
    """The words of each part of a dotted key, numbers left out: ``salary_range.minValue`` gives ``(salary range) (min value)``."""
    parts: list[tuple[str, ...]] = []
    for part in key.split("."):
        if part.isdecimal():
            continue
        spaced = "".join(
            f" {char}" if char.isupper() and index and part[index - 1].islower() else char
            for index, char in enumerate(part)
        )
        parts.append(tuple(spaced.lower().replace("_", " ").replace("-", " ").split()))
    return tuple(parts)


@lexicons.remembered
def fact_of_key(key: str) -> str | None:
    """The fact that a key names: location, work-mode, job-type, hours, duration, compensation, grade, level, title …; None for another.

    The parts of a pay given in pieces (``salary_min``) are no fact of their own, see :func:`read_pays`.
    """
    parts = _words(key)
    if not parts or any("".join(part) in _OTHERS for part in parts[:-1]):
        return None
    last = parts[-1]
    joined = "".join(last)
    if _pay_part(parts):
        return None
    if joined in _PLACES:
        return (
            "location"
            if (len(parts) == 1 and joined != "state")
            or any(
                word.startswith(("loc", "joblocation", "address", "office", "place"))
                for part in parts
                for word in ("".join(part),)
            )
            else None
        )
    if joined.startswith("applicantlocation") or (
        joined == "name" and any("location" in "".join(part) for part in parts[:-1])
    ):
        return "location"
    if joined in _MODE_KEYS or _is_remote_key(joined):
        return "work-mode"
    if joined.removeprefix("is") in _FLAGS or joined in _TYPE_KEYS:
        return "job-type"
    if joined in _LEVEL_KEYS:
        return "level"
    if last[:1] == ("gs",) or joined in {"payplan", "gslevel", "paygrade", "payband", "grade", "band"}:
        return "grade"
    fact = fact_of_label(" ".join(last)) or fact_of_label(joined) or _glued().get(joined)
    if (
        len(parts) > 1
        and fact not in {None, "location", "compensation"}
        and "".join(parts[-2]) not in _PARENTS
        and parts[0] != ("jsonld",)
    ):
        return None
    if fact == "apply" or fact is None:
        parent = parts[-2] if len(parts) > 1 else ()
        if joined in {"name", "value", "text", "type", "label", "description"} and parent:
            return fact_of_label(" ".join(parent))
        return fact
    return fact


_MODE_KEYS = frozenset({
    "joblocationtype", "locationtype", "workplacetype", "workmodel", "workingmodel", "workmode", "workplacemodel", "onsite",
    "hybrid", "isonsite", "ishybrid", "inoffice", "officebased",
})  # fmt: skip


# Keys that state a kind of employment by "true".
_FLAGS = frozenset(
    {"fulltime", "parttime", "internship", "permanent", "temporary", "freelance", "volunteer", "seasonal"}
)
# Further keys for the kind of employment; what they hold counts only where it names one.
_TYPE_KEYS = frozenset({
    "roletype", "vacancytype", "openingtype", "hiretype", "hiringtype", "workertype", "engagementtype", "contracttypes", "employmenttypes",
    "typeofrole", "typeofwork", "typeofposition", "typeofjob", "typeofemployment", "typeofcontract", "worktypes", "scheduletype", "shifttype",
    "jobkind", "jobnature", "natureofjob", "natureofwork", "hourstype", "timetype", "worktimetype", "emptype", "jobterm", "commitmenttype",
    "positiontypes", "jobtypes", "employmentterm", "employmentbasis", "opportunitytype",
})  # fmt: skip
_LEVEL_KEYS = frozenset({
    "rolelevel", "levelofexperience", "levelofseniority", "jobseniority", "roleseniority", "careerstage", "positionlevel", "employeelevel",
    "senioritylevels", "experiencelevels", "joblevelname", "requiredlevel",
})  # fmt: skip
_REMOTE_KEY = frozenset({
    "", "has", "is", "allow", "allows", "allowed", "ok", "friendly", "eligible", "possible", "work", "option", "available", "status",
    "job", "fully", "first", "canbe", "supports", "workallowed", "position", "okay", "type", "workoption", "workpossible",
})  # fmt: skip


def _is_remote_key(joined: str) -> bool:
    """Whether a key asks whether the work is remote (``remote``, ``has_remote``, ``allowsRemote``, ``remote_ok``)."""
    return "remote" in joined and joined.replace("remote", "", 1) in _REMOTE_KEY


_GLUED_FACTS = ("location", "work-mode", "job-type", "hours", "duration", "compensation", "level")


@cache
def _glued() -> Mapping[str, str]:
    """The names of facts as one word, as keys write them (``jobtype``, ``workmodel``)."""
    labels = lexicons.load("sections")["labels"]
    return {"".join(name.split()): fact for fact in _GLUED_FACTS for name in labels[fact]["names"] if " " in name}


_TAGS = frozenset({
    "tag", "tags", "label", "labels", "category", "categories", "keyword", "keywords", "attributes", "badges", "filters", "facets",
    "terms",
})  # fmt: skip


@lexicons.remembered
def is_tag(key: str) -> bool:
    """Whether a key holds catchwords ("tags", "labels"), of which some state facts of the job."""
    parts = _words(key)
    return bool(parts) and len(parts) <= 2 and "".join(parts[-1]) in _TAGS


_PROSE = frozenset({
    "tagline", "subtitle", "subheading", "summary", "description", "excerpt", "intro", "introduction", "headline",
    "lead", "abstract", "teaser", "lede", "pitch", "blurb", "meta", "info", "details", "facts", "caption", "snippet", "overview", "note",
})  # fmt: skip


def is_prose(block: Block) -> bool:
    """Whether a field holds sentences about the job (a summary, a long text) rather than a value."""
    if fact_of_key(block.key) is not None or "://" in block.text[:10]:
        return False
    last = _words(block.key)[-1:] or ((),)
    return len(block.text) >= 60 or "".join(last[0]) in _PROSE


def _pay_part(parts: tuple[tuple[str, ...], ...]) -> str:
    """Which part of a pay a key holds: ``min``, ``max``, ``currency``, ``period``, ``value`` or "" for none."""
    if not parts:  # a key of digits alone
        return ""
    words = [word for part in parts for word in (*part, "".join(part))]
    glued = "".join(parts[-1])
    if glued in _GLUED_PARTS:  # ``salaryMin`` in a reader that folds the case of keys
        return _GLUED_PARTS[glued]
    if not any(word in _PAY for word in words):
        return ""
    last = {*parts[-1], glued}
    for names, role in ((_CURRENCY, "currency"), (_PERIOD, "period"), (_LOW, "min"), (_HIGH, "max")):
        if last & names:
            return role
    return "value" if parts[-1] == ("value",) and len(parts) > 1 else ""


_GLUED_PARTS = {
    f"{first}{second}": role
    for pay in ("salary", "pay", "compensation", "wage", "rate")
    for names, role in (
        (("min", "minimum"), "min"),
        (("max", "maximum"), "max"),
        (("currency",), "currency"),
        (("period", "unit"), "period"),
    )
    for name in names
    for first, second in ((pay, name), (name, pay))
}


def read_pays(fields: Mapping[str, Block]) -> list[tuple[Pay, Element]]:
    """The pays that fields give in pieces (a minimum, a maximum, a currency, a unit), each with the place of its first piece."""
    groups: dict[str, dict[str, Block]] = {}
    for key, block in fields.items():
        role = _pay_part(_words(key))
        if role and block.text.strip():
            groups.setdefault(_group(key), {}).setdefault(role, block)
    found: list[tuple[Pay, Element]] = []
    for name, group in groups.items():
        if not name and "currency" not in group and "currency" in fields:
            group["currency"] = fields["currency"]
        pay = _pay(group)
        if pay is not None:
            first = min(
                (group[role] for role in ("min", "max", "value") if role in group), key=lambda block: block.start
            )
            start, end = first.span()
            found.append((pay, Element(first.text, start, end)))
    return found


def currency_of(fields: Mapping[str, Block]) -> str | None:
    """The currency that a field of its own gives (``currency: CAD``), for an amount in another field."""
    for key, block in fields.items():
        parts = _words(key)
        code = block.text.strip().upper()
        if parts and "".join(parts[-1]) in _CURRENCY and len(code) == 3 and code.isalpha() and code.isascii():
            return code
    return None


def _group(key: str) -> str:
    """What the pieces of one pay share of their keys: all before the pay's own name and the number of the record."""
    shared: list[str] = []
    for part in key.split("."):
        words = _words(part)
        if words and (
            any(word in _PAY for word in (*words[0], "".join(words[0]))) or "".join(words[0]) in _GLUED_PARTS
        ):
            break
        shared.append(part)
    return ".".join(shared)


def _amount(block: Block | None) -> tuple[float | None, str | None]:
    if block is None:
        return None, None
    text = block.text.strip()
    digits = text.replace(",", "").replace(" ", "")
    if digits.replace(".", "", 1).isdecimal() and digits.isascii():
        return float(digits), None
    hits = find_pays(text, labelled=True)
    return (hits[0].max if hits[0].max is not None else hits[0].min, hits[0].currency) if hits else (None, None)


def _pay(group: Mapping[str, Block]) -> Pay | None:
    low, sign = _amount(group.get("min"))
    high, other = _amount(group.get("max"))
    if low is None and high is None:
        low, sign = _amount(group.get("value"))
        high = low
    if not low and not high:
        return None
    code = group["currency"].text.strip().upper() if "currency" in group else ""
    unit = group["period"].text.strip().lower().rstrip("ly") if "period" in group else ""
    raw = group["period"].text.strip().lower() if "period" in group else ""
    period = _PERIODS.get(raw) or _PERIODS.get(raw.removeprefix("per ")) or _PERIODS.get(unit)
    if period is None and min(value for value in (low, high) if value) >= 12000:
        period = "year"
    blocks = [group[role] for role in ("min", "max", "value") if role in group]
    first = min(blocks, key=lambda block: block.start)
    start, end = first.span()
    currency = sign or other or (code if len(code) == 3 and code.isalpha() else None)
    open_ended = low is None or high is None
    return Pay(low, high, currency, period, start, end, open_ended, "header", first.key)
