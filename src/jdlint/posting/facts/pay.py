"""Amounts and statements of pay in a text.

An amount is a number with a currency (or, where the text is known to speak of pay, without). The words beside it decide whether it is
this job's pay: the nearest of "salary", "rate" … and "bonus", "funding", "budget" … in lexicons/currencies.yaml counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from jdlint import lexicons
from jdlint.posting.facts.tokens import Phrases, Token, linked, sentences, tokens


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


class _Amount(NamedTuple):
    value: float
    start: int
    end: int
    currency: str | None = None
    scale: float = 1.0
    plus: bool = False
    big: bool = False
    plain: bool = False
    cents: bool = False


class _Lexicon(NamedTuple):
    signs: Mapping[str, str]
    longest: int
    codes: frozenset[str]
    names: Phrases[str]
    units: Mapping[str, str]
    words: Mapping[str, str]
    never_per: frozenset[str]
    pro: frozenset[str]
    contra: frozenset[str]
    contra_after: frozenset[str]
    never: frozenset[str]
    lower: frozenset[tuple[str, ...]]
    upper: frozenset[tuple[str, ...]]
    western: frozenset[str]
    year_from: float
    hour_to: float
    most: float
    others: Mapping[str, float]


@cache
def _lexicon() -> _Lexicon:
    data = lexicons.load("currencies")
    signs, sizes, amounts = data["signs"]["names"], data["sizes"], data["amounts"]
    limits = sizes["western-limits"]
    return _Lexicon(
        signs=signs,
        longest=max(map(len, signs)),
        codes=frozenset(data["signs"]["codes"]),
        names=Phrases(data["words"]["names"].items()),
        units=data["periods"]["units"],
        words=data["periods"]["words"],
        never_per=frozenset(data["periods"]["never"]),
        pro=frozenset(amounts["for"]),
        contra=frozenset(amounts["against"]),
        contra_after=frozenset(amounts["after"]),
        never=frozenset(amounts["never"]),
        lower=frozenset(tuple(phrase.split()) for phrase in data["open"]["from"]),
        upper=frozenset(tuple(phrase.split()) for phrase in data["open"]["up-to"]),
        western=frozenset(sizes["western"]),
        year_from=limits["year-from"],
        hour_to=limits["hour-to"],
        most=limits["most"],
        others=sizes["others"],
    )


_DIGITS = frozenset("0123456789")
_SIGNS = frozenset("$£€₹¥₩₽₺₪₴₦₱฿")
_HINTS = (
    "salar", "pay", "paid", "wage", "compens", "remuner", "earn", "rate", "ote", "dollar", "pound", "euro", "rupee",
    "franc", "usd", "eur", "gbp", "chf", "cad", "aud", "nzd", "inr", "lpa", "lakh", "pln", "zł", "kr", "sek", "nok",
    "dkk", "aed", "sgd", "zar", "rs", "czk", "huf",
)  # fmt: skip


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
        r"|\d{1,3}(?:(?:, ?|[ \u00a0\u202f'’.])\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?"
        r"|\d+(?:[.,]\d{1,2}(?!\d))?"
    )


def find_pays(text: str, labelled: bool = False, context: str = "") -> list[PayHit]:
    """The amounts of pay in a text, in order; offsets into ``text``.

    ``labelled``: the text stands behind a label or under a heading for pay, so that a number without a currency counts too.
    ``context``: that label or heading, which may tell the period ("Annual salary").
    """
    if not _may_hold_pay(text, labelled):
        return []
    hits: list[PayHit] = []
    for start, end in sentences(text):
        hits += _in_sentence(text, start, end, labelled, context)
    return hits


def _may_hold_pay(text: str, labelled: bool) -> bool:
    lowered = text.lower()
    if _DIGITS.isdisjoint(text):
        return ("thousand" in lowered or "hundred" in lowered) and any(
            word in lowered for word in ("dollar", "pound", "euro", "rupee", "franc")
        )
    if labelled or not _SIGNS.isdisjoint(text) or any(hint in lowered for hint in _HINTS):
        return True
    return any(code in text for code in _lexicon().codes)


def _in_sentence(text: str, start: int, end: int, labelled: bool, context: str) -> list[PayHit]:
    amounts = _amounts(text, start, end)
    hits: list[PayHit] = []
    words: Sequence[Token] | None = None
    starts: list[int] = []
    index = 0
    while index < len(amounts):
        low = amounts[index]
        high = (
            amounts[index + 1] if index + 1 < len(amounts) and _is_range(text, start, low, amounts[index + 1]) else low
        )
        after = index + (2 if high is not low else 1)
        if words is None:
            words = tokens(text, start, end)
            starts = [word.start for word in words]
        edge = amounts[index - 1].end if index else start
        last = bisect_left(starts, low.start)
        before = [word for word in words[max(0, last - 12) : last] if word.start >= edge]
        edge = amounts[after].start if after < len(amounts) else end
        first = bisect_left(starts, high.end)
        behind = [word for word in words[first : first + 12] if word.end <= edge]
        hit = _judge(text, _joined(low, high), before, behind, labelled, context)
        if hit is not None:
            hits.append(hit)
        index = after
    return hits


# Numbers with their currency


def _amounts(text: str, start: int, end: int) -> list[_Amount]:
    found: list[_Amount] = []
    last = start
    for match in _number().finditer(text, start, end):
        if match.start() < last:
            continue
        amount = _amount(text, match, end)
        if amount is not None:
            found.append(amount)
            last = amount.end
    if not found or "thousand" in text or "hundred" in text:
        found += _spelled(text, start, end)
        found.sort(key=lambda amount: amount.start)
    return found


def _amount(text: str, match: re.Match[str], stop: int) -> _Amount | None:
    digits = match[0]
    value, cents = _value(digits)
    start, before = _currency_before(text, match.start())
    previous = text[start - 1 : start]
    if before is None and (previous.isalpha() or previous in {"#", "_", "/"} or _is_graded(text, start)):
        return None
    end, scale, big = _scale(text, match.end(), stop)
    end, after = _currency_behind(text, end, stop)
    plus = text[end : end + 1] == "+" and not _adds(text, end)
    if after is None and plus:
        _, after = _currency_behind(text, end + 1, stop)
    if text[match.end() : match.end() + 1] in {"%", ":"} or text[match.end() : match.end() + 3] in {
        "(k)",
        "(b)",
        "(c)",
        "(K)",
        "k) ",
    }:
        return None
    if scale == 1.0 and before is None and after is None and text[match.end() : match.end() + 1].isalpha():
        return None
    currency = after if after and before in {None, "", "USD"} else before if before is not None else after
    plain = scale == 1.0 and digits.isdigit()
    return _Amount(value, start, end + plus, currency, scale, plus, big, plain, cents)


def _value(digits: str) -> tuple[float, bool]:
    """The number that digits with separators write, and whether it has decimals."""
    whole, cents = digits, ""
    if len(digits) > 2 and digits[-2] in ".,":
        whole, cents = digits[:-2], digits[-1:] + "0"
    elif len(digits) > 3 and digits[-3] in ".,":
        whole, cents = digits[:-3], digits[-2:]
    number = int("".join(char for char in whole if char.isdigit())[:15] or "0")
    return (number + int(cents) / 100 if cents else float(number)), bool(cents)


def _currency_before(text: str, at: int) -> tuple[int, str | None]:
    """Where a currency in front of ``at`` begins, and which it is (None for none, "" for one that cannot be told)."""
    edge = at
    while edge > 0 and at - edge < 2 and text[edge - 1] in " \u00a0\u202f":
        edge -= 1
    known = _lexicon()
    for length in range(min(known.longest, edge), 0, -1):
        sign = text[edge - length : edge]
        found = known.signs.get(sign)
        if found is None or (sign[0].isalpha() and edge > length and text[edge - length - 1].isalnum()):
            continue
        if sign == "R" and edge != at:
            continue
        begin = edge - length
        code = text[max(0, begin - 4) : begin].rstrip()[-3:]
        if sign == "$" and code in known.codes and not text[max(0, begin - 5) : begin - 4].isalpha():
            return text.rfind(code, 0, begin), code
        return begin, found
    code = text[max(0, edge - 3) : edge]
    if code in known.codes and not text[max(0, edge - 4) : edge - 3].isalnum():
        return edge - 3, "CNY" if code == "RMB" else code
    return at, None


def _currency_behind(text: str, at: int, stop: int) -> tuple[int, str | None]:
    edge = at
    while edge < stop and edge - at < 2 and text[edge] in " \u00a0\u202f(":
        edge += 1
    known = _lexicon()
    for length in range(min(known.longest, stop - edge), 0, -1):
        sign = text[edge : edge + length]
        found = known.signs.get(sign)
        if found is None or sign == "R" or (sign == "$" and text[edge + 1 : edge + 2].isdigit()):
            continue
        if sign in {"£", "€", "₹"} and text[edge + 1 : edge + 2].isdigit() and edge > at:
            continue
        if not (sign[-1].isalpha() and text[edge + length : edge + length + 1].isalpha()):
            if sign == "kr" and text[edge : edge + 8].lower().startswith(("kr/mån", "kr/må")):
                found = "SEK"
            return edge + length, found
    code = text[edge : edge + 3]
    if code in known.codes and not text[edge + 3 : edge + 4].isalpha():
        closed = text[edge - 1 : edge] == "(" and text[edge + 3 : edge + 4] == ")"
        return edge + 3 + closed, "CNY" if code == "RMB" else code
    if edge < stop and text[edge].isalpha():
        words = tokens(text, edge, min(stop, edge + 28))
        hit = known.names.at(text, words, 0) if words else None
        if hit is not None:
            return (words[hit[0] - 1].end, hit[1])
    return at, None


_SCALES = {
    "k": 1e3,
    "tsd": 1e3,
    "thousand": 1e3,
    "grand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "lac": 1e5,
    "lacs": 1e5,
    "l": 1e5,
    "crore": 1e7,
    "crores": 1e7,
}
_BIG = frozenset({
    "m", "mm", "mn", "mln", "mil", "million", "millions", "b", "bn", "billion", "billions", "tn", "trillion",
    "crore", "crores",
})  # fmt: skip


def _scale(text: str, at: int, stop: int) -> tuple[int, float, bool]:
    """What a word behind a number multiplies it by: the end of the word, the factor, and whether it makes more than any pay."""
    edge = at + 1 if text[at : at + 1] in {" ", "\u00a0", "-"} else at
    end = edge
    while end < stop and text[end].isalpha() and end - edge < 9:
        end += 1
    word = text[edge:end].lower()
    if word == "lpa":
        return at, 1e5, False
    if word in _BIG and not (word in {"m", "b"} and edge > at):
        return end, 1e6 if word[0] == "m" else 1e9, True
    factor = _SCALES.get(word)
    if (
        factor is None
        or (word == "l" and text[edge:end] != "L")
        or (len(word) == 1 and edge > at and text[at : at + 1] == "-")
    ):
        return at, 1.0, False
    return end, factor, False


_BESIDES = (
    "benefit", "bonus", "equity", "commission", "pension", "super", "package", "ote", "holiday", "tips", "car",
    "perks", "stock", "options", "vat", "expenses",
)  # fmt: skip


def _adds(text: str, at: int) -> bool:
    """Whether the plus sign at ``at`` adds something ("£40k + bonus") rather than leaving the amount open ("£40k+")."""
    rest = text[at + 1 : at + 14].lower()
    return (
        rest.lstrip().startswith(_BESIDES) or (rest[:1] == " " and rest[1:2] in _SIGNS) or rest.lstrip()[:1].isdigit()
    )


_GRADES = frozenset({
    "gs", "step", "steps", "grade", "grades", "level", "band", "point", "points", "scp", "tier", "scale", "njc",
    "class", "zone", "phase", "section", "ladder", "code", "no", "ref", "q",
})  # fmt: skip


def _is_graded(text: str, at: int) -> bool:
    """Whether the number at ``at`` counts a grade ("GS-15", "Step 10", "Grade 7")."""
    edge = at
    while edge > 0 and at - edge < 3 and text[edge - 1] in " -–.\u00a0":
        edge -= 1
    begin = edge
    while begin > 0 and edge - begin < 8 and text[begin - 1].isalpha():
        begin -= 1
    return text[begin:edge].lower() in _GRADES


_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}


def _spelled(text: str, start: int, end: int) -> list[_Amount]:
    """Amounts in words ("sixty-five thousand dollars"); they need the name of a currency."""
    words = tokens(text, start, end)
    found: list[_Amount] = []
    index = 0
    while index < len(words):
        total = part = 0
        at = index
        while at < len(words) and (at == index or linked(text, words[at - 1], words[at])):
            word = words[at].word
            if word in _ONES or word in _TENS:
                part += _ONES.get(word, 0) + _TENS.get(word, 0)
            elif word == "hundred" and part:
                part *= 100
            elif word == "thousand" and part:
                total, part = total + part * 1000, 0
            elif not (word == "and" and at > index and part == 0 and total):
                break
            at += 1
        if at > index and total + part > 6 and at < len(words):
            hit = _lexicon().names.at(text, words, at)
            if hit is not None:
                found.append(_Amount(float(total + part), words[index].start, words[at + hit[0] - 1].end, hit[1]))
        index = max(at, index + 1)
    return found


# Ranges

_DASHES = frozenset("-–—−‑~")
_CONNECTORS = frozenset({"to", "bis", "until", "through", "thru", "à", "a"})
_FILLERS = frozenset({
    "gs", "step", "grade", "level", "band", "point", "scp", "per", "an", "gross", "up", "usd", "eur", "gbp",
    "approximately", "about", "around",
})  # fmt: skip


def _is_range(text: str, sentence: int, low: _Amount, high: _Amount) -> bool:
    """Whether what stands between two amounts makes a range of them."""
    gap = text[low.end : high.start]
    if len(gap) > 44 or any(sign in gap for sign in ";,|+\n"):
        return False
    known = _lexicon()
    words = [token.word for token in tokens(gap)]
    if not all(
        word in _CONNECTORS
        or word in _FILLERS
        or word in known.units
        or word in known.words
        or word.isdigit()
        or word == "and"
        for word in words
    ):
        return False
    joined = any(char in _DASHES for char in gap) or any(word in _CONNECTORS and word != "a" for word in words)
    if "and" in words:
        joined = "between" in text[max(sentence, low.start - 24) : low.start].lower()
    if not joined and "à" not in gap:
        return False
    first, second = _value_of(low, high), high.value * high.scale
    if first > second * 1.0 and not low.plain and low.currency and high.currency:
        return True  # an inverted range is a range; a rule tells of it
    return 0 < first <= second or (low.currency is not None and first > 0)


def _value_of(low: _Amount, high: _Amount) -> float:
    """The lower amount in full: in ``$70-80k`` and ``$70-80,000`` it leaves out its thousands."""
    value = low.value * low.scale
    if low.scale == 1.0 and high.scale > 1.0 and low.value < 1000:
        return low.value * high.scale
    top = high.value * high.scale
    if low.scale == 1.0 and low.plain and value < 1000 <= top and value * 1000 <= top:
        return value * 1000
    return value


def _joined(low: _Amount, high: _Amount) -> tuple[float, float, _Amount]:
    """Both ends of a range (or one amount twice) and the two as one amount."""
    first = _value_of(low, high) if high is not low else low.value * low.scale
    second = high.value * high.scale
    currency = (
        high.currency
        if high.currency and low.currency in {None, "", "USD"}
        else low.currency
        if low.currency is not None
        else high.currency
    )
    whole = high._replace(
        start=low.start,
        currency=currency,
        big=low.big or high.big,
        plain=low.plain and high.plain,
        cents=low.cents or high.cents,
        scale=max(low.scale, high.scale),
        plus=high.plus,
    )
    return first, second, whole


# What an amount is


def _judge(
    text: str,
    found: tuple[float, float, _Amount],
    before: Sequence[Token],
    after: Sequence[Token],
    labelled: bool,
    context: str,
) -> PayHit | None:
    """The pay that an amount is beside the words in front of it and behind it, up to the next amounts; None for other money."""
    first, second, amount = found
    known = _lexicon()
    if second <= 0 and not (labelled and amount.currency is not None and not before and not after):
        return None
    spoken_before = {token.word for token in before[-9:]}
    if "system" in spoken_before and "available" in spoken_before:
        return None  # the limit of a pay system, not this job's pay
    period, per = _period_behind(text, amount.end, after)
    if per is not None:
        return None  # per user, per trip, per leave: no pay
    if after and after[0].word in known.never and text[amount.end : after[0].start].strip() == "":
        return None
    nearest_for, nearest_against = _neighbours(text, amount, before, after)
    explicit = period is not None
    period = period or _period_before(before) or _period_in(context)
    if amount.currency is None and not _may_be_bare(amount, first, second, labelled or nearest_for <= 4, period, after):
        return None
    western = amount.currency in known.western or amount.currency is None
    if amount.big and western:
        return None
    if western and second > known.most:
        return None
    against = nearest_against < nearest_for or (nearest_against == nearest_for and nearest_against < 99)
    if against and not (labelled and nearest_against > 3):
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


def _may_be_bare(
    amount: _Amount, first: float, second: float, spoken: bool, period: str | None, after: Sequence[Token]
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


def _neighbours(text: str, amount: _Amount, before: Sequence[Token], after: Sequence[Token]) -> tuple[int, int]:
    """How many words away the nearest word for pay and the nearest word for other money stand (99 for none)."""
    known = _lexicon()
    nearest_for = nearest_against = 99
    edge = amount.start
    for distance, token in enumerate(reversed(before[-9:]), 1):
        gap = text[token.end : edge]
        if any(sign in gap for sign in ",;+()|&") or " - " in gap or " – " in gap or token.word == "plus":
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


def _open_ends(text: str, amount: _Amount, before: Sequence[Token]) -> tuple[bool, bool]:
    """Whether the upper end is open ("from", "+") and whether the lower one is ("up to")."""
    if amount.plus:
        return True, False
    known = _lexicon()
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
    known = _lexicon()
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
    known = _lexicon()
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


def _period_by_size(first: float, second: float, amount: _Amount, stated: bool) -> str | None:
    """The period that an amount's size makes unmistakable."""
    known = _lexicon()
    if amount.currency in known.western or amount.currency is None:
        if min(first, second) >= known.year_from:
            return "year"
        if stated and amount.currency and first >= 6 and second <= known.hour_to and amount.scale == 1.0:
            return "hour"
        return None
    floor = known.others.get(amount.currency)
    return "year" if floor is not None and first >= floor else None


# Statements without an amount

_STATEMENT_HINTS = (
    "salar", "pay ", "pay,", "pay.", "paid", "unpaid", "wage", "compens", "remuner", " rate", "commens", "stipend",
    "doe", "gs-", "gs ", "gs1", "band ", "package", "commission", "ote", "collective", "earnings", "agenda for",
    "tarif", "tv-l", "tvöd", "njc", "leadership scale", "grade point",
)  # fmt: skip


@cache
def _statements() -> tuple[Phrases[bool], frozenset[str]]:
    data = lexicons.load("currencies")["statements"] return Phrases((phrase.replace(",", ""), True) for phrase in data["phrases"]), frozenset(data["never-before"])


def pay_statements(text: str) -> list[tuple[int, int]]:
    """The places where a text speaks of this job's pay without an amount: "competitive salary", "paid internship", "GS-13"."""
    lowered = text.lower()
    if not any(hint in lowered for hint in _STATEMENT_HINTS):
        return []
    phrases, never_before = _statements()
    words = tokens(text)
    found: list[tuple[int, int]] = []
    for first, last, _ in phrases.find(text, words):
        if words[last - 1].word == "doe" and text[words[last - 1].start : words[last - 1].end] != "DOE":
            continue
        if first and words[first - 1].word in never_before:
            continue
        if (
            last < len(words)
            and words[last].word
            in {
                "leave",
                "time",
                "holidays",
                "holiday",
                "vacation",
                "advantage",
                "experience",
                "search",
                "slip",
                "equity",
                "transparency",
                "gap",
                "administration",
                "processing",
                "analysis",
                "calculations",
            }
            and linked(text, words[last - 1], words[last])
        ):
            continue
        found.append((words[first].start, words[last - 1].end))
    found += _grades(text, words)
    return sorted(found)


def _grades(text: str, words: Sequence[Token]) -> list[tuple[int, int]]:
    """Grades of public pay scales ("GS-13", "Band 6", "Grade 7"); not the grade that experience is measured by."""
    found: list[tuple[int, int]] = []
    for index, token in enumerate(words):
        word = token.word
        follows = words[index + 1] if index + 1 < len(words) and linked(text, token, words[index + 1]) else None
        glued = len(word) in {3, 4} and word[:2] == "gs" and word[2:].isdigit()
        number = glued or (follows is not None and follows.word.rstrip("ab").isdigit() and len(follows.word) <= 3)
        if not number or not (
            glued
            or (word == "gs" and text[token.start : token.end] == "GS")
            or (word == "band" and text[token.start] == "B")
        ):
            continue
        around = {other.word for other in words[max(0, index - 8) : index + 6]}
        if around & {
            "equivalent",
            "experience",
            "specialized",
            "specialised",
            "lower",
            "below",
            "qualifications",
            "comparable",
            "qualify",
        }:
            continue
        found.append((token.start, token.end if glued or follows is None else follows.end))
    return found
