"""Amounts of pay in a text.

An amount is a number with a currency (or, where the text is known to speak of pay, without). The words beside it decide whether it is
this job's pay: the nearest of "salary", "rate" … and "bonus", "funding", "budget" … in lexicons/currencies.yaml counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from jdlint import memo
from jdlint.gate import Gate, at_word_starts
from jdlint.posting.facts.money import Amount, amounts, currency_sign, is_range, joined, money_words
from jdlint.posting.facts.tokens import Token, sentences, tokens


class PayHit(NamedTuple):
    """An amount or range of pay at ``text[start:end]``, in ``currency`` (ISO 4217 or None) per ``period`` (year, month, week, day, hour or None).

    One figure gives ``min == max``; an end that "from", "up to" or "+" leaves open is None, with ``open_ended``.
    ``kind`` is ``stated`` where words beside it speak of pay or the text is labelled so, ``bare`` where nothing tells what the amount is.
    """

    min: float | None
    max: float | None
    currency: str | None
    period: str | None
    start: int
    end: int
    open_ended: bool = False
    kind: str = "bare"


_HINTS = Gate(
    "salar", "pay", "paid", "wage", "compens", "remuner", "dollar", "pound", "euro", "rupee",
    "franc", "usd", "eur", "gbp", "chf", "cad", "aud", "nzd", "inr", "lpa", "lakh", "pln", "zł", "kr", "sek", "nok",
    "dkk", "aed", "sgd", "zar", "czk", "huf", "tsh", "ksh", "fcfa", "ugx", "naira", "gh₵", *at_word_starts("earn", "rate", "ote", "rs"),
)  # fmt: skip
_FIRST = ("earn", "rate", "ote", "rs")


@memo.kept
def find_pays(text: str, labelled: bool = False, context: str = "") -> tuple[PayHit, ...]:
    """The amounts of pay in a text, in order; offsets into ``text``.

    ``labelled``: the text stands behind a label or under a heading for pay, so that a number without a currency counts too.
    ``context``: that label or heading, which may tell the period ("Annual salary").
    """
    if not may_hold_pay(text, labelled):
        return ()
    hits: list[PayHit] = []
    spelled = money_words().named.passes(text.lower())
    for start, end in sentences(text):
        if spelled or _digit().search(text, start, end):
            hits += _in_sentence(text, start, end, labelled, context, spelled)
    return tuple(hits)


def may_hold_pay(text: str, labelled: bool) -> bool:
    """Whether a text holds what an amount is made of; a cheap look before :func:`find_pays`."""
    lowered = text.lower()
    if not _digit().search(text):
        return ("thousand" in lowered or "hundred" in lowered) and any(
            word in lowered for word in ("dollar", "pound", "euro", "rupee", "franc")
        )
    if labelled or currency_sign().search(text) or _HINTS.passes(lowered) or lowered.startswith(_FIRST):
        return True
    if not money_words().coded.passes(lowered) or not _capitals().search(text):
        return False
    return any(code in text for code in money_words().codes)


@cache
def _digit() -> re.Pattern[str]:
    return re.compile("[0-9]")


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile("[A-Z]{3}")


def _in_sentence(text: str, start: int, end: int, labelled: bool, context: str, spelled: bool) -> list[PayHit]:
    found = amounts(text, start, end, spelled=spelled)
    hits: list[PayHit] = []
    words: Sequence[Token] | None = None
    starts: list[int] = []
    index = 0
    while index < len(found):
        low = found[index]
        high = found[index + 1] if index + 1 < len(found) and is_range(text, start, low, found[index + 1]) else low
        after = index + (2 if high is not low else 1)
        if words is None:
            words = tokens(text, start, end)
            starts = [word.start for word in words]
        edge = found[index - 1].end if index else start
        last = bisect_left(starts, low.start)
        before = [word for word in words[max(0, last - 12) : last] if word.start >= edge]
        edge = found[after].start if after < len(found) else end
        first = bisect_left(starts, high.end)
        behind = [word for word in words[first : first + 12] if word.end <= edge]
        hit = _judge(text, joined(low, high), before, behind, labelled, context)
        if hit is not None:
            hits.append(hit)
        index = after
    return hits


# What an amount is


def _judge(
    text: str,
    found: tuple[float, float, Amount],
    before: Sequence[Token],
    after: Sequence[Token],
    labelled: bool,
    context: str,
) -> PayHit | None:
    """The pay that an amount is beside the words in front of it and behind it, up to the next amounts; None for other money."""
    first, second, amount = found
    known = money_words()
    if second <= 0 and not (labelled and amount.currency is not None and not before and not after):
        return None
    leading = {token.word for token in before[-9:]}
    if "system" in leading and "available" in leading:
        return None  # the limit of a pay system, not this job's pay
    period, per = _period_behind(text, amount.end, after)
    if per is not None:
        return None  # per user, per trip, per leave: no pay
    if after and after[0].word in known.never and text[amount.end : after[0].start].strip() == "":
        return None
    nearest_for, nearest_against = _neighbours(text, amount, before, after)
    # "£21,100 - £22,700 pro rata": of a salary.
    behind = period is not None
    explicit = behind or [token.word for token in after[:2]] == ["pro", "rata"]
    period = period or _period_before(before) or _period_in(context)
    if (
        period in {"hour", "day", "week"}
        and not behind
        and amount.currency in known.western
        and second >= known.year_from
    ):
        period = "year"
    if period in {"week", "month"} and not behind and amount.currency in known.western and first >= 5 and second < 100:
        period = "hour"  # "Weekly pay, $19.50": when it is paid
    if _is_living(before, after, second, period):
        nearest_for, nearest_against = 1, 99
    if amount.currency is None and not _may_be_bare(amount, first, second, labelled or nearest_for <= 4, period, after):
        return None
    western = amount.currency in known.western or amount.currency is None
    if amount.big and western:
        return None
    if western and second > known.most:
        return None
    against = nearest_against < nearest_for or (nearest_against == nearest_for and nearest_against < 99)
    if against and not (labelled and nearest_against > 5):
        return None
    stated = labelled or nearest_for < 99 or explicit
    period = period or _period_by_size(first, second, amount, stated)
    if western and not labelled and period is None and second < 1000:
        return None  # too much for an hour, too little for the rest
    low_open, high_open = _open_ends(text, amount, before) if first == second else (False, False)
    return PayHit(
        None if high_open else first,
        None if low_open else second,
        amount.currency or None,
        period,
        amount.start,
        amount.end,
        low_open or high_open,
        "stated" if stated else "bare",
    )


_LIVING = {"month": 800, "week": 250, "year": 8000}


def _is_living(before: Sequence[Token], after: Sequence[Token], value: float, period: str | None) -> bool:
    """Whether a stipend is one to live on ("a stipend of $2,000 a month"), not one for a purpose ("$100 wellness stipend")."""
    if value < _LIVING.get(period or "", float("inf")):
        return False
    if any(token.word in {"stipend", "bursary"} for token in before[-4:]):
        purpose = before[-9:]
    else:
        near = next((index for index, token in enumerate(after[:5]) if token.word in {"stipend", "bursary"}), -1)
        if near < 0:
            return False
        purpose = after[:near]
    known = money_words()
    others = (known.contra | known.contra_after | {"health", "housing", "living"}) - {"stipend", "bursary"}
    return others.isdisjoint({token.word for token in (*purpose, *after[:8])})


def _may_be_bare(
    amount: Amount, first: float, second: float, spoken: bool, period: str | None, after: Sequence[Token]
) -> bool:
    """Whether a number without a currency is an amount: only where pay is spoken of, and never a year."""
    if not spoken or amount.big:
        return False
    if amount.plain and 1900 <= first <= 2100 and 1900 <= second <= 2100:
        return False
    if period in {"hour", "day"} and second >= 5:
        return True
    if second < 1000:
        return False
    # A plain four-digit number is rather a reference; grouped, multiplied, longer or with its period it is an amount.
    return not amount.plain or second >= 10000 or period is not None or not after


def _neighbours(text: str, amount: Amount, before: Sequence[Token], after: Sequence[Token]) -> tuple[int, int]:
    """How many words away the nearest word for pay and the nearest word for other money stand (99 for none)."""
    known = money_words()
    nearest_for = nearest_against = 99
    edge = amount.start
    for distance, token in enumerate(reversed(before[-9:]), 1):
        gap = text[token.end : edge]
        dashed = " - " in gap or " – " in gap
        if any(sign in gap for sign in ",;+()|&") or token.word == "plus":
            break
        if dashed and not (distance == 1 and token.word in known.pro):  # "Hourly rate – £12.50"
            break
        if token.word in known.contra and nearest_against == 99:
            nearest_against = distance
        elif token.word in known.pro and nearest_for == 99:
            nearest_for = distance
        edge = token.start
    edge = amount.end
    distance = 0
    for token in after[:7]:
        gap = text[edge : token.start]
        if (
            any(sign in gap for sign in ",;+()|&")
            or " - " in gap
            or " – " in gap
            or token.word in {"plus", "and", "with", "including", "depending", "dependent", "based"}
        ):
            break
        edge = token.end
        if (
            token.word in known.units
            or token.word in known.words
            or token.word in {"per", "a", "an", "each", "usd", "gbp", "eur"}
        ):
            if token.word in known.words and token.word in known.pro:
                nearest_for = min(nearest_for, distance + 1)
            continue
        distance += 1
        if token.word in known.contra or token.word in known.contra_after:
            nearest_against = min(nearest_against, distance)
            break
        if token.word in known.pro:
            nearest_for = min(nearest_for, distance)
    return nearest_for, nearest_against


def _open_ends(text: str, amount: Amount, before: Sequence[Token]) -> tuple[bool, bool]:
    """Whether the upper end is open ("from", "+") and whether the lower one is ("up to")."""
    if amount.plus:
        return True, False
    known = money_words()
    edge, last = amount.start, list(before[-4:])
    if not last or text[last[-1].end : edge].strip(" :~.(£$€") != "":
        return False, False
    words = [token.word for token in last]
    if words and words[-1] in {"a", "an", "approximately", "circa"}:
        words.pop()
    spoken = {token.word for token in before[-9:]}
    if spoken & known.pro and ("maximum" in spoken) != ("minimum" in spoken):
        return "minimum" in spoken, "maximum" in spoken
    for size in range(min(4, len(words)), 0, -1):
        phrase = tuple(words[-size:])
        if phrase in known.upper:
            return False, True
        if phrase in known.lower:
            return True, False
    return False, False


# Periods


def _period_behind(text: str, end: int, after: Sequence[Token]) -> tuple[str | None, str | None]:
    """The period that the words behind an amount state; and what "per" stands before where that is none."""
    known = money_words()
    glued = end
    while glued - end < 4 and text[glued : glued + 1].isalpha():
        glued += 1
    if text[end:glued].lower() in known.words:
        return known.words[text[end:glued].lower()], None
    edge = end
    for distance, token in enumerate(after[:7]):
        gap = text[edge : token.start]
        if ";" in gap or (distance and gap.strip() in {".", "|"}):
            return None, None
        slash = gap.strip().endswith("/") or (gap.strip() == "/" and distance < 3)
        previous = after[distance - 1].word if distance else ""
        if slash or previous in {"per", "a", "an", "each", "every", "pro", "par", "por", "pr", "p"}:
            unit = known.units.get(token.word)
            if unit:
                return unit, None
            if previous == "p" and token.word == "a":
                return "year", None
            if (previous == "per" and distance <= 2) or (slash and distance == 0 and token.word in known.never_per):
                return None, token.word
        if token.word in known.words:
            return known.words[token.word], None
        if (
            token.word == "p"
            and distance + 1 < len(after)
            and after[distance + 1].word in {"a", "h", "m", "w", "d"}
            and distance < 2
        ):
            return {"a": "year", "h": "hour", "m": "month", "w": "week", "d": "day"}[after[distance + 1].word], None
        edge = token.end
    return None, None


def _period_before(before: Sequence[Token]) -> str | None:
    """The period that the words in front of an amount state: the nearest one."""
    known = money_words()
    for index in range(len(before) - 1, max(-1, len(before) - 11), -1):
        word = before[index].word
        if word in known.words and word not in {"pm", "pd", "ph", "pw", "pcm", "pa"}:
            return known.words[word]
        previous = before[index - 1].word if index else ""
        if word in known.units and (
            previous == "per" or (word == "day" and index + 1 < len(before) and before[index + 1].word == "rate")
        ):
            return known.units[word]
        if word == "p" and index + 1 < len(before) and before[index + 1].word == "a":
            return "year"
    return None


def _period_in(context: str) -> str | None:
    words = tokens(context)
    return _period_before(words) if words else None


def _period_by_size(first: float, second: float, amount: Amount, stated: bool) -> str | None:
    """The period that an amount's size makes unmistakable."""
    known = money_words()
    if amount.currency in known.western or amount.currency is None:
        if min(first, second) >= known.year_from:
            return "year"
        if stated and amount.currency and first >= 6 and second <= known.hour_to and amount.scale == 1.0:
            return "hour"
        return None
    floor = known.others.get(amount.currency)
    return "year" if floor is not None and first >= floor else None
