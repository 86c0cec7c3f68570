"""What the law of the place asks a posting to say about pay; from ``lexicons/pay_laws.yaml``, dated and with its sources.

Only places that are sure count (see :mod:`jdlint.functions.places`), only laws in force on the posting's own date, and no finding
claims that a law is broken: it says what the law asks, since when, and where that was read.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jdlint import lexicons
from jdlint.functions import dates, pay, places
from jdlint.functions.gated import Gated
from jdlint.rule import Match, missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from jdlint.model import Pay
    from jdlint.rule import Context


class Law(NamedTuple):
    """One place's law on pay in postings, as the lexicon has it; ``start`` is the day from which a posting answers to it."""

    place: places.Region
    since: date
    start: date
    employees: int
    counting: str
    form: str
    show: tuple[str, ...]
    remote: str
    open_ended: str
    width: Mapping[str, Any]
    sectors: tuple[str, ...]
    sure: bool
    source: str


@lru_cache(maxsize=1)
def _laws() -> dict[str, Law]:
    """The laws that ask something of a posting, by place."""
    found: dict[str, Law] = {}
    for entry in lexicons.load("pay_laws")["laws"]:
        if entry["duty"] != "posting":
            continue
        since = date.fromisoformat(str(entry["since"]))
        source = entry.get("cite") or str(entry["source"][0]).partition("//")[2].partition("/")[0].removeprefix("www.")
        found[entry["place"]] = Law(
            place=places.region(entry["place"]),
            since=since,
            start=date.fromisoformat(str(entry.get("enforced", since))),
            employees=int(entry["employees"]),
            counting=entry["counting"],
            form=entry["form"],
            show=tuple(entry["show"]),
            remote=entry["remote"],
            open_ended=entry["open-ended"],
            width=entry.get("width", {}),
            sectors=tuple(entry.get("sectors", ())),
            sure=entry["confidence"] == "high",
            source=source,
        )
    return found


def researched() -> str:
    """The month of the research, ``2026-11``."""
    return str(lexicons.load("pay_laws")["researched"])


def stale(today: date) -> bool:
    """Whether the research is more than twelve months old."""
    year, month = (int(part) for part in researched().split("-"))
    return (today.year - year) * 12 + today.month - month > 12


_FEDERAL = Gated(
    r"\bGS-?(?:\d{1,2}\b|\{\{)|\busajobs\.gov|\bGeneral Schedule\b|\bU\.?S\.? Office of Personnel Management\b|\bopm\.gov\b|\bfederal (?:civil service|employee benefits)\b|\b(?:ES|SES) (?:member|pay)",
    "gs-",
    "gs1",
    "usajobs",
    "general schedule",
    "personnel management",
    "opm.gov",
    "federal civil",
    "federal employee",
    "es member",
    "es pay",
    "ses ",
    flags=0,
)
_PUBLIC = Gated(
    r"\b(?:City|County|State|Town|Commonwealth) of [A-Z]|\bcivil service\b|\bpublic (?:school|university)\b|\.gov\b",
    "city of",
    "county of",
    "state of",
    "town of",
    "commonwealth of",
    "civil service",
    "public school",
    "public university",
    ".gov",
    flags=0,
)


def _sector(context: Context) -> str:
    """``federal``, ``public`` or ``private`` where that is configured or the posting shows it, else ``""``."""
    if context.settings.employer.sector:
        return context.settings.employer.sector
    if context.texts.hold(_FEDERAL) and any(_FEDERAL.search_in(text) for text in context.texts.all):
        return "federal"
    if context.texts.hold(_PUBLIC) and any(
        _PUBLIC.search_in(text) for text in context.texts.all if text.zone != "responsibilities"
    ):
        return "public"
    return ""


class _Reached(NamedTuple):
    """The laws that reach a posting: those in force and sure, those that only deserve a remark, and whether remote work is why."""

    firm: list[Law]
    soft: list[Law]
    remote: bool


def reached(context: Context) -> _Reached:
    """The laws of the places where the work is done, on the posting's own date, for the configured employer."""
    posting = context.posting
    seen = places.resolve(posting)
    laws = _laws()
    remote = seen.remote and not seen.regions and not seen.narrowed
    if remote:
        chosen = [law for law in laws.values() if law.remote == "country" and law.place.country in seen.countries]
    else:
        chosen = [laws[one] for one in _with_parents(seen.regions) if one in laws]
    if not chosen:
        return _Reached([], [], remote)
    sector = _sector(context)
    own = dates.own_date(context)
    firm: list[Law] = []
    soft: list[Law] = []
    for law in chosen:
        if _exempt(law, context, sector):
            continue
        if own >= law.start:
            (firm if law.sure else soft).append(law)
        elif (
            law.start > context.today
            and law.start - context.today <= timedelta(days=90)
            and own > context.today - timedelta(days=90)
        ):
            soft.append(law)
    return _Reached(_merged(firm), _merged(soft), remote)


def _with_parents(regions: tuple[str, ...]) -> list[str]:
    found: dict[str, None] = {}
    for identifier in regions:
        found[identifier] = None
        parent = places.region(identifier).parent
        if parent:
            found[parent] = None
    return list(found)


def _exempt(law: Law, context: Context, sector: str) -> bool:
    employer = context.settings.employer
    if sector == "federal" and law.place.country == "us":
        return True
    if sector in law.sectors:
        return True
    if employer.size is not None and employer.size < law.employees:
        return True
    if employer.jurisdictions:
        wanted = {name.lower() for name in employer.jurisdictions}
        names = {law.place.id, law.place.id.rpartition("-")[2], law.place.name.lower(), law.place.parent}
        return not wanted & names
    return False


def _merged(laws: list[Law]) -> list[Law]:
    """Without the laws of cities whose state's law is there too, by name."""
    ids = {law.place.id for law in laws}
    return sorted((law for law in laws if law.place.parent not in ids), key=lambda law: law.place.name)


# -- what is said


def _names(laws: list[Law]) -> str:
    names = [law.place.name for law in laws]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _checked(context: Context) -> str:
    return f"checked {researched()}" + (", more than 12 months ago: check again" if stale(context.today) else "")


def _asks(context: Context, laws: list[Law], what: str, reach: _Reached) -> str:
    """One sentence for one law, one for several."""
    if len(laws) == 1:
        law = laws[0]
        when = f"since {law.since}" if law.since <= context.today else f"from {law.since}"
        if law.start != law.since and law.start > context.today:
            when += f", enforced from {law.start}"
        where = f"For remote work that can be done there, {law.place.name}" if reach.remote else law.place.name
        return f"{where} asks employers with {law.counting} for {what} in postings ({when}; {_checked(context)}). Source: {law.source}; confirm with counsel"
    lead = "Remote work can be done in places that ask" if reach.remote else "Several of the places named ask"
    listed = ", ".join(f"{law.place.name} ({law.since})" for law in laws)
    return f"{lead} employers for {what} in postings, with the day each law came into force: {listed}; {_checked(context)}. Sources and employer sizes: docs/jurisdictions.md; confirm with counsel"


def transparency(context: Context) -> Iterator[Match]:
    """What the law of the place asks the posting to say about pay and what it does not say."""
    posting = context.posting
    if posting.job_types and set(posting.job_types) <= {"volunteer", "freelance"}:
        return
    element = posting.elements.get("compensation")
    amounts = [one for one in posting.pays if one.min is not None or one.max is not None]
    if not amounts and element is not None and element.placeholder:
        return
    if not amounts and pay.has_grade(context):
        return
    reach = reached(context)
    if not reach.firm and not reach.soft:
        return
    if not amounts:
        yield _no_amount(context, reach)
        return
    told = _one_end(context, reach, amounts) or _width(context, reach, amounts)
    if told is not None:
        yield told
        return
    rest = _incomplete(context, reach, amounts)
    if rest is not None:
        yield rest


def _no_amount(context: Context, reach: _Reached) -> Match:
    """Told at the vague statement of pay where there is one, else at the title."""
    laws, severity = (reach.firm, None) if reach.firm else (reach.soft, "info")
    if pay.linked(context):
        severity = "info"
    floor = all(law.form == "floor" for law in laws)
    message = _asks(context, laws, "the pay or at least its minimum" if floor else "a pay range", reach)
    vague = pay.vague_statements(context)
    if vague:
        return Match(vague[0].start, vague[0].end, message=message, severity=severity, values={"places": _names(laws)})
    return missing(context, "compensation", message=message, severity=severity, values={"places": _names(laws)})


def _one_end(context: Context, reach: _Reached, amounts: list[Pay]) -> Match | None:
    laws = [law for law in reach.firm if law.open_ended == "prohibited"]
    if not laws or not all(pay.has_one_end(context, one) for one in amounts):
        return None
    message = _asks(context, laws, "both ends of the pay range ('from' or 'up to' alone will not do)", reach)
    return Match(*pay.with_words(context, amounts[0]), message=message, values={"places": _names(laws)})


def _width(context: Context, reach: _Reached, amounts: list[Pay]) -> Match | None:
    for law in (*reach.firm, *reach.soft):
        if not law.width:
            continue
        for one in amounts:
            a_year = pay.a_year(one)
            if a_year is None or a_year[0] == a_year[1]:
                continue
            proposed = law.width.get("status") == "proposed"
            limit = _too_wide(law.width, a_year, one)
            if limit:
                what = f"a pay range {limit}" + (" (a proposed rule)" if proposed else "")
                severity = "info" if proposed or law not in reach.firm else None
                return Match(
                    one.start,
                    one.end,
                    message=_asks(context, [law], what, reach),
                    severity=severity,
                    values={"places": law.place.name},
                )
    return None


def _too_wide(width: Mapping[str, Any], a_year: tuple[float, float], one: Pay) -> str:
    low, high = a_year
    if "ratio" in width:
        ratio = float(width["ratio"])
        return f"whose top is at most {ratio:g} times its bottom" if low > 0 and high > low * ratio else ""
    limit, over, currency = float(width["max"]), float(width["unless-over"]), str(width["currency"])
    if one.currency not in (None, currency, "USD") or high > over or high - low <= limit:
        return ""
    return f"that spans at most {limit:,.0f} {currency} a year (unless its top is above {over:,.0f})"


_DEADLINE = Gated(
    r"\b(?:deadline|apply (?:by|before|until|no later)|clos(?:es|ing|e date)|rolling|ongoing|open until|until (?:the (?:position|role|job) is )?filled|accepted (?:until|through|by|on)|last day|no closing|expires?|valid through)\b"
)
_VACANCY = Gated(
    r"\b(?:vacanc(?:y|ies)|existing (?:position|role|opening)|new(?:ly created)? (?:position|role)|replacement|backfill|talent (?:pool|pipeline|community)|future (?:opening|opportunit)\w*)\b"
)


def _incomplete(context: Context, reach: _Reached, amounts: list[Pay]) -> Match | None:
    """What a law asks for besides an amount and the posting does not say; a remark, not a warning."""
    lacking: dict[str, list[Law]] = {}
    only_figure = all(one.min == one.max and not pay.has_one_end(context, one) for one in amounts)
    for law in reach.firm:
        if "benefits" in law.show and not _states_benefits(context):
            lacking.setdefault("a description of benefits and other pay", []).append(law)
        if "deadline" in law.show and not _says(context, _DEADLINE, dates.CLOSES):
            lacking.setdefault("the last day to apply (or that there is none)", []).append(law)
        if "vacancy" in law.show and not _says(context, _VACANCY, frozenset()):
            lacking.setdefault("a word on whether this is an existing vacancy", []).append(law)
        if law.form == "range" and only_figure:
            lacking.setdefault("a range rather than one figure (unless only that one is offered)", []).append(law)
    if not lacking:
        return None
    laws = sorted(
        {law.place.id: law for ones in lacking.values() for law in ones}.values(), key=lambda law: law.place.name
    )
    items = [what if len(laws) == 1 else f"{what} ({_names(ones)})" for what, ones in lacking.items()]
    message = _asks(context, laws, " and ".join(items), reach)
    return Match(amounts[0].start, amounts[0].end, message=message, severity="info", values={"places": _names(laws)})


_BENEFITS = Gated(
    r"\b(?:health (?:insurance|care|plan|coverage)|medical,? (?:and )?dental|dental|401\(?k\)?|403\(?b\)?|pension|paid (?:time off|leave|vacation|holidays?)|PTO|vacation|parental leave|RRSP|benefits package)\b"
)


def _states_benefits(context: Context) -> bool:
    if "benefits" in context.posting.elements or "benefits" in context.settings.boilerplate_elements:
        return True
    return any(
        _BENEFITS.search(text.text)
        for text in context.texts.all
        if text.zone not in ("eeo", "responsibilities", "requirements", "nice-to-have")
    )


def _says(context: Context, pattern: Gated, keys: frozenset[str]) -> bool:
    if keys and any(True for _ in dates.labelled(context.texts.once(dates.facts_of), keys)):
        return True
    return any(pattern.search(text.text) for text in context.texts.all)
