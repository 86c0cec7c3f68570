"""What a posting says of pay: nothing but words, ends the wrong way round or far apart, amounts nobody pays, amounts that disagree."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jdlint import lexicons
from jdlint.functions.gated import Gated
from jdlint.rule import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdlint.model import Pay, Posting
    from jdlint.rule import Context

HOURS_A_YEAR = {"hour": 2080, "day": 260, "week": 52, "month": 12, "year": 1}


class Vague(NamedTuple):
    """A statement of pay without an amount; source offsets."""

    text: str
    start: int
    end: int


# -- vague


def _any(terms: list[str]) -> str:
    return "|".join(
        re.escape(term).replace(r"\ ", r"[ \n]").replace(r"\-", "[- ]") for term in sorted(terms, key=len, reverse=True)
    )


@lru_cache(maxsize=1)
def _vague_patterns() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str], re.Pattern[str]]:
    terms = lexicons.load("pay_terms")
    vague = terms["vague"]
    nouns = _any(vague["nouns"])
    phrase = rf"\b(?:{_any(vague['adjectives'])}),?(?:[ \n](?:{_any(vague['links'])})){{0,3}}[ \n](?:{nouns})(?![\w-])"
    said = rf"\b(?:{nouns})(?![\w-])[ \n:,–-]{{0,3}}(?:(?:is|are|will be|range|level|offered|package)[ \n]){{0,3}}(?:{_any(vague['statements'])})(?![\w-])(?:[ \n](?:your|the|relevant|skills|qualifications|experience|and|candidate['’]s|on)\b){{0,5}}"
    return (
        re.compile(phrase, re.IGNORECASE),
        re.compile(said, re.IGNORECASE),
        frozenset(vague["values"]),
        re.compile("|".join(terms["grades"]), re.IGNORECASE),
    )


_GIVES = Gated(
    r"\b(?:offer\w*|provid\w+|receiv\w+|enjoy\w*|includ\w+|earn\w*|we(?:['’]ll)? (?:will )?(?:pay|give)|you(?:['’]ll)? (?:will )?get|pays?|compensated|benefits:|package)\b"
)
_OPENS_VAGUE = Gated(
    r"(?:very |highly )?(?:competitive|attractive|negotiable|excellent|generous|market rate|DOE|dependent on|depending on|commensurate)\b"
)
_PAY_LABELS = frozenset(
    [
        "salary",
        "pay",
        "compensation",
        "wage",
        "wages",
        "remuneration",
        "rate",
        "basesalary",
        "salaryrange",
        "payrange",
        "hourlyrate",
        "compensationrange",
        "rateofpay",
        "startingsalary",
        "annualsalary",
    ]
)


def _label(key: str) -> str:
    return "".join(char for char in key.rpartition(".")[2].lower() if char.isalpha())


def has_amount(posting: Posting) -> bool:
    """Whether the posting states an amount of pay."""
    return any(pay.min is not None or pay.max is not None for pay in posting.pays)


def has_grade(context: Context) -> bool:
    """Whether the posting names a pay scale, grade or collective agreement, whose amounts can be looked up."""
    grades = _vague_patterns()[3]
    return any(
        grades.search(text.text)
        for text in context.texts.all
        if text.zone in ("header", "compensation", "logistics", "benefits", "role", "other")
    )


_PAY_WORDS = Gated(
    r"\b(?:compensation|salary|salaries|pay (?:scale|range|band|grade)s?|remuneration)\b",
    "compensation",
    "salar",
    "pay",
    "remuneration",
)


def linked(context: Context) -> bool:
    """Whether a link or a site generator's tag of the posting may bring the pay in."""
    for block in context.document.blocks_of(context.posting):
        if block.kind == "template" and _PAY_WORDS.search(
            block.text or context.document.source.text[block.start : block.end]
        ):
            return True
        if any(
            mark.kind in ("link", "template") and _PAY_WORDS.search(block.text[mark.start : mark.end])
            for mark in block.marks
        ):
            return True
    return False


def vague_statements(context: Context) -> list[Vague]:
    """The statements of pay without an amount, the plainest first: a label's value, then compensation and benefits, then elsewhere."""
    phrase, said, values, _ = _vague_patterns()
    found: list[tuple[int, Vague]] = []
    for key, block in (*context.posting.fields.items(), *context.posting.label_values.items()):
        value = _bare(block.text)
        if _label(key) in _PAY_LABELS and _is_vague_value(value, values):
            at = block.text.index(value)
            found.append((0, Vague(value, *block.span(at, at + len(value)))))
    for text in context.read_texts():
        if text.block.kind in ("field", "code"):
            continue
        value = _bare(text.text)
        if text.zone == "compensation" and not text.heading and _is_vague_value(value, values):
            at = text.text.index(value)
            found.append((0, Vague(value, *text.span(at, at + len(value)))))
            continue
        if not any(stem in text.folded for stem in _STEMS):
            continue
        near = text.zone in ("compensation", "benefits", "header", "logistics")
        for match in phrase.finditer(text.text):
            start, end = text.sentence(match.start())
            rest = text.text[start : match.start()] + " " + text.text[match.end() : end]
            if near or _GIVES.search(rest):
                found.append((1 if near else 2, Vague(match.group(), *text.span(match.start(), match.end()))))
        if near or text.zone in ("role", "apply", "other"):
            found.extend(
                (1 if near else 2, Vague(match.group(), *text.span(match.start(), match.end())))
                for match in said.finditer(text.text)
            )
    found.sort(key=lambda item: (item[0], item[1].start))
    return [vague for _, vague in found]


_STEMS = ("pay", "salar", "compens", "wage", "remun", "rate", "earn")  # one of them is in every noun of the lexicon


def _bare(text: str) -> str:
    """A value without what markup and punctuation put around it."""
    return text.strip().strip(".!*_ ")


def _is_vague_value(value: str, values: frozenset[str]) -> bool:
    """Whether a whole value says something of pay but no amount: "Competitive", "DOE", "Negotiable + bonus"."""
    if value.lower() in values:
        return True
    return len(value) <= 60 and _OPENS_VAGUE.match(value) is not None and not any(char.isdigit() for char in value)


def vague(context: Context) -> Iterator[Match]:
    """A pay statement without an amount, in a posting that states none; told once, where it is plainest."""
    if has_amount(context.posting) or _placeholder(context.posting):
        return
    found = vague_statements(context)
    if found and not has_grade(context):
        yield Match(found[0].start, found[0].end, values={"match": found[0].text})


def _placeholder(posting: Posting) -> bool:
    element = posting.elements.get("compensation")
    return element is not None and element.placeholder


# -- amounts


def _both(pay: Pay) -> bool:
    return pay.min is not None and pay.max is not None and not pay.open_ended


def _said(amount: float) -> str:
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"


def inverted(context: Context) -> Iterator[Match]:
    """A range whose first end is above its second."""
    for pay in context.posting.pays:
        if pay.min is not None and pay.max is not None and pay.min > pay.max:
            yield Match(pay.start, pay.end, values={"low": _said(pay.min), "high": _said(pay.max)})


_SEVERAL = Gated(
    r"\b(?:OTE|on[- ]target|commission\w*|bonus\w*|uncapped|location\w*|geograph\w*|region\w*|across|all levels|levels|grades?|bands?|steps?|tiers?|zones?|localit\w+|"
    r"depending on (?:the )?(?:level|seniority)|junior|senior|full[- ]time equivalent|pro rata|total compensation|equity|tips)\b|GS-?\d"
)


def too_wide(context: Context) -> Iterator[Match]:
    """A range whose top is more than ``ratio`` times its bottom, where nothing says that it spans several levels, places or kinds of pay."""
    ratio = float(context.options["ratio"])
    for pay in context.posting.pays:
        if (
            _both(pay)
            and pay.min
            and pay.max
            and pay.max > pay.min * ratio
            and not _SEVERAL.search(surrounding(context, pay))
        ):
            yield Match(pay.start, pay.end, values={"times": f"{pay.max / pay.min:.1f}"})


def surrounding(context: Context, pay: Pay) -> str:
    """The text of the block a pay stands in, with the heading or label directly before it."""
    texts = context.texts.all
    at = bisect_right(texts, pay.start, key=lambda text: text.block.start) - 1
    if at < 0 or not pay.start < max(texts[at].block.end, texts[at].block.start + 1):
        return ""
    before = texts[at - 1] if at else None
    lead = before.text if before is not None and (before.heading or before.text.rstrip().endswith(":")) else ""
    return f"{lead} {texts[at].text}"


def open_ended(context: Context) -> Iterator[Match]:
    """Only one end of a range: "from $60,000", "up to $80,000"; told once, and not where a full range stands beside it."""
    if any(_both(pay) and pay.min != pay.max for pay in context.posting.pays) or has_grade(context):
        return
    for pay in context.posting.pays:
        if has_one_end(context, pay):
            yield Match(*with_words(context, pay))
            return


_LOWER = Gated(
    r"\b(?:from|starting (?:at|from)|starts (?:at|from)|at least|minimum(?: of)?|min\.?|over|above|more than|up to|maximum(?: of)?|max\.?|no more than|upwards of)[ :]{0,2}$"
)
_UPPER = Gated(
    r"(?:[ ]?(?:/|per |an? |each )\w{1,8})?[ ]?(?:\+(?![ ]?\w)|and (?:up|above|over|more|upwards?)\b|or (?:more|above)\b|upwards?\b)"
)


def has_one_end(context: Context, pay: Pay) -> bool:
    """Whether a pay has one end only: it was read so, or words such as "and up" follow its only figure."""
    return pay.open_ended or (pay.min == pay.max and _UPPER.match(context.document.source.text, pay.end) is not None)


def with_words(context: Context, pay: Pay) -> tuple[int, int]:
    """The range of an open-ended pay with the words that leave it open: "up to $28", "$30,000 and up"."""
    source = context.document.source.text
    before = _LOWER.search(source[max(0, pay.start - 20) : pay.start])
    after = _UPPER.match(source, pay.end)
    return (pay.start - len(before.group()) if before else pay.start), (after.end() if after else pay.end)


def no_currency(context: Context) -> Iterator[Match]:
    """Amounts without a currency anywhere beside them; told once."""
    pays = [pay for pay in context.posting.pays if pay.min is not None or pay.max is not None]
    if pays and all(pay.currency is None for pay in pays):
        yield Match(pays[0].start, pays[0].end)


def no_period(context: Context) -> Iterator[Match]:
    """Amounts without a period anywhere beside them; told once."""
    pays = [pay for pay in context.posting.pays if pay.min is not None or pay.max is not None]
    if pays and all(pay.period is None for pay in pays):
        yield Match(pays[0].start, pays[0].end)


def implausible(context: Context) -> Iterator[Match]:
    """An amount far outside of what is paid for an hour, a month or a year in that currency."""
    bounds = lexicons.load("pay_terms")["bounds"]
    for pay in context.posting.pays:
        limits = bounds.get(pay.currency or "", {}).get(pay.period or "")
        if not limits:
            if pay.max == 0 and pay.min == 0:
                yield Match(pay.start, pay.end, values={"amount": "0", "period": pay.period or "year"})
            continue
        low, high = (float(limit) for limit in limits)
        amounts = [amount for amount in (pay.min, pay.max) if amount is not None]
        wrong = [amount for amount in amounts if not low <= amount <= high]
        if wrong:
            yield Match(pay.start, pay.end, values={"amount": _said(wrong[0]), "period": str(pay.period)})


# -- amounts that disagree


_DIFFERENT = Gated(
    r"\b(?:OTE|on[- ]target|commission\w*|bonus\w*|equity|total|sign[- ]?on|stipend|allowance|budget|levels?|grades?|GS|bands?|steps?|tiers?|zones?|junior|senior|mid|lead|entry|intern\w*|principal|staff|"
    r"location|localit\w+|department|office|residents|based in|in (?:the )?[A-Z]\w+|for [A-Z]\w+|London|remote|if you|part[- ]time|pro rata|hourly|after|probation|start\w*|up to|maximum|minimum|raise|revenue|funding|per (?:project|month|diem))\b",
    flags=0,
)


def disagree(context: Context) -> Iterator[Match]:
    """Pay that is stated twice and differs: in front matter, structured data and text, per currency and period; and twice in the text."""
    if any(pay.min is not None and pay.max is not None and pay.min > pay.max for pay in context.posting.pays):
        return
    sources: dict[str, list[Pay]] = {}
    for pay in context.posting.pays:
        if pay.min is None and pay.max is None:
            continue
        sources.setdefault(
            "jsonld" if pay.key.lower().startswith("jsonld") else "field" if pay.key else "text", []
        ).append(pay)
    for one, two in (("field", "text"), ("jsonld", "text"), ("field", "jsonld")):
        found = _differ(context, sources.get(one, []), sources.get(two, []))
        if found is not None:
            yield found
            return
    found = _twice(context, sources.get("text", []))
    if found is not None:
        yield found


def _like(one: Pay, two: Pay) -> bool:
    """Whether two pays can be compared: same currency and period, or unknown on one side."""
    return (one.currency or two.currency) == (two.currency or one.currency) and (one.period or two.period) == (
        two.period or one.period
    )


def _same_order(one: Pay, two: Pay) -> bool:
    """Whether two pays may be the same job's: a bonus or an allowance is many times less."""
    first, second = one.max or one.min or 0.0, two.max or two.min or 0.0
    return two.zone != "benefits" and first < 3 * second and second < 3 * first


def _differ(context: Context, stated: list[Pay], others: list[Pay]) -> Match | None:
    """The pay among ``others`` that contradicts the only one ``stated``."""
    if len({(pay.min, pay.max) for pay in stated}) != 1:
        return None
    first = stated[0]
    rest = [pay for pay in others if _like(first, pay) and _same_order(first, pay)]
    if not rest or first.open_ended:
        return None
    amounts = {amount for pay in rest for amount in (pay.min, pay.max) if amount is not None}
    if first.min in amounts or first.max in amounts:
        return None
    ranges = [pay for pay in rest if _both(pay) and pay.min != pay.max]
    is_range = first.min != first.max
    candidates = ranges if is_range else [pay for pay in rest if pay.zone in ("compensation", "header") and _both(pay)]
    if len(candidates) != 1 or _DIFFERENT.search(surrounding(context, candidates[0])):
        return None
    return _told(candidates[0], first, like=is_range)


def _twice(context: Context, pays: list[Pay]) -> Match | None:
    ranges = [pay for pay in pays if _both(pay) and pay.min != pay.max]
    if len(ranges) != 2 or not _like(*ranges) or (ranges[0].min, ranges[0].max) == (ranges[1].min, ranges[1].max):
        return None
    one, two = sorted(ranges, key=lambda pay: pay.start)
    if not _same_order(one, two):
        return None
    texts = [surrounding(context, pay) for pay in ranges]
    if texts[0] == texts[1] or any(_DIFFERENT.search(text) for text in texts):
        return None
    gap = context.document.source.text[one.end : two.start]
    if gap.count("\n") < 2:
        return None  # beside each other: a list or table of ranges
    return _told(two, one, like=True)


def _told(pay: Pay, first: Pay, *, like: bool) -> Match:
    values = {"other": _range(first)}
    return Match(pay.start, pay.end, values=values, severity="error" if like else "warning")


def _range(pay: Pay) -> str:
    ends = [_said(amount) for amount in (pay.min, pay.max) if amount is not None]
    words = " to ".join(dict.fromkeys(ends))
    return f"{words} {pay.currency}" if pay.currency else words


def a_year(pay: Pay) -> tuple[float, float] | None:
    """A full range by the year; None where an end or the period is unknown (an amount of 10,000 and more is taken for a year's)."""
    if not _both(pay) or pay.min is None or pay.max is None:
        return None
    period = pay.period or ("year" if pay.min >= 10_000 else None)
    return None if period is None else (pay.min * HOURS_A_YEAR[period], pay.max * HOURS_A_YEAR[period])
