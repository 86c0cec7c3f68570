"""Amounts of money in a text: numbers with their currency, as people write them, and ranges of them.

Whether an amount is pay is decided in pay.py. The currencies, units and words are in lexicons/currencies.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from jdlint import lexicons
from jdlint.gate import Gate
from jdlint.posting.facts.tokens import Phrases, linked, tokens


class Amount(NamedTuple):
    """A number at ``text[start:end]`` with its currency (ISO 4217, None for none, ``""`` for one that cannot be told).

    ``value`` is as written, ``scale`` what "k" or "lakh" multiplies it by, ``plus`` whether a "+" leaves its upper end open, ``big`` whether
    it counts millions, ``plain`` whether it is digits alone.
    """

    value: float
    start: int
    end: int
    currency: str | None = None
    scale: float = 1.0
    plus: bool = False
    big: bool = False
    plain: bool = False


class MoneyWords(NamedTuple):
    """The words of lexicons/currencies.yaml, as the modules look them up."""

    signs: Mapping[str, str]
    sign_starts: frozenset[str]
    sign_ends: frozenset[str]
    longest: int
    codes: frozenset[str]
    coded: Gate
    names: Phrases[str]
    named: Gate
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
def money_words() -> MoneyWords:
    data = lexicons.load("currencies")
    signs, sizes, amounts = data["signs"]["names"], data["sizes"], data["amounts"]
    limits = sizes["western-limits"]
    return MoneyWords(
        signs=signs,
        sign_starts=frozenset(sign[0] for sign in signs),
        sign_ends=frozenset(sign[-1] for sign in signs),
        longest=max(map(len, signs)),
        codes=frozenset(data["signs"]["codes"]),
        coded=Gate(*(code.lower() for code in data["signs"]["codes"])),
        names=Phrases(data["words"]["names"].items()),
        named=Gate(*(name.lower().replace("-", " ").split()[0] for name in data["words"]["names"])),
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


_SIGNS = "$£€₹¥₩₽₺₪₴₦₱฿"  # those of one character that stand in no other text


@cache
def currency_sign() -> re.Pattern[str]:
    """A sign of a currency."""
    return re.compile(f"[{_SIGNS}]")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        r"\d(?:"  # by itself, so that most of a text is passed over
        r"\d?(?:,\d{2})+,\d{3}(?!\d)"
        r"|\d{0,2}(?:(?:, ?|[ \u00a0\u202f'’.])\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?"
        r"|\d*(?:[.,]\d{1,2}(?!\d))?"
        r")"
    )


def amounts(text: str, start: int, end: int, *, spelled: bool) -> list[Amount]:
    """The numbers in ``text[start:end]`` that may be amounts of money, in order; grades, percentages and codes are left out.

    ``spelled``: the text names a currency, so that numbers in words may be amounts too.
    """
    found: list[Amount] = []
    last = start
    for match in _number().finditer(text, start, end):
        if match.start() < last:
            continue
        amount = _amount(text, match, end)
        if amount is not None:
            found.append(amount)
            last = amount.end
    if spelled and (not found or "thousand" in text or "hundred" in text):
        found += _spelled(text, start, end)
        found.sort(key=lambda amount: amount.start)
    return found


_NO_MONEY = frozenset({"(k)", "(b)", "(c)", "(K)"})  # behind a number: plans, paragraphs
_PLANS = frozenset({"401", "403", "457"})  # of pensions


def _amount(text: str, match: re.Match[str], stop: int) -> Amount | None:
    if text[match.end() : match.end() + 1] in {"%", ":"} or text[match.end() : match.end() + 3] in _NO_MONEY:
        return None
    if match[0] in _PLANS and text[match.end() : match.end() + 1] in {"k", "b"}:
        return None
    digits = match[0]
    start, before = _currency_before(text, match.start())
    previous = text[start - 1 : start]
    if before is None and (previous.isalpha() or previous in {"#", "_", "/"} or _is_graded(text, start)):
        return None
    end, scale, big = _scale(text, _closed(text, match.end()), stop)
    end, after = _currency_behind(text, end, stop)
    plus = text[end : end + 1] == "+" and not _adds(text, end)
    if after is None and plus:
        _, after = _currency_behind(text, end + 1, stop)
    if scale == 1.0 and before is None and after is None and text[match.end() : match.end() + 1].isalpha():
        return None
    currency = after if after and before in {None, "", "USD"} else before if before is not None else after
    plain = scale == 1.0 and digits.isdecimal()
    return Amount(_value(digits), start, end + plus, currency, scale, plus, big, plain)


_CLOSINGS = (",-", "/-", "/=", ".-", ",–", ",—", ".–", ".—")  # "25,000/-", "2.800,-": no cents


def _closed(text: str, at: int) -> int:
    """Where a number ends that is closed by a sign for no cents."""
    if text[at : at + 2] not in _CLOSINGS or text[at + 2 : at + 3].isdecimal() or text[at + 2 : at + 3] == "-":
        return at
    return at + 2


def _value(digits: str) -> float:
    """The number that digits with separators write."""
    whole, cents = digits, ""
    if len(digits) > 2 and digits[-2] in ".,":
        whole, cents = digits[:-2], digits[-1:] + "0"
    elif len(digits) > 3 and digits[-3] in ".,":
        whole, cents = digits[:-3], digits[-2:]
    number = int("".join(char for char in whole if char.isdecimal())[:15] or "0")
    return number + int(cents) / 100 if cents else float(number)


def _currency_before(text: str, at: int) -> tuple[int, str | None]:
    """Where a currency in front of ``at`` begins, and which it is (None for none, "" for one that cannot be told)."""
    edge = at
    while edge > 0 and at - edge < 2 and text[edge - 1] in " \u00a0\u202f":
        edge -= 1
    known = money_words()
    signed = edge > 0 and text[edge - 1] in known.sign_ends
    for length in range(min(known.longest, edge), 0, -1) if signed else ():
        sign = text[edge - length : edge]
        found = known.signs.get(sign)
        if found is None or (sign[0].isalpha() and edge > length and text[edge - length - 1].isalnum()):
            continue
        if sign in {"R", "N"} and edge != at:
            continue
        if sign == "N" and text[at + 1 : at + 4].count(",") != 1:
            continue  # "N150,000" is an amount, "N95" a mask
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
    if edge == at and text[at : at + 1] == "." and text[at + 1 : at + 2].isalpha():
        edge += 1  # "25,000.Rs"
    known = money_words()
    if edge >= stop:
        return at, None
    signed = text[edge] in known.sign_starts
    for length in range(min(known.longest, stop - edge), 0, -1) if signed else ():
        sign = text[edge : edge + length]
        found = known.signs.get(sign)
        if found is None or sign in {"R", "N"} or (sign == "$" and text[edge + 1 : edge + 2].isdecimal()):
            continue
        if sign in {"£", "€", "₹"} and text[edge + 1 : edge + 2].isdecimal() and edge > at:
            continue
        if not (sign[-1].isalpha() and text[edge + length : edge + length + 1].isalpha()):
            if sign == "kr" and text[edge : edge + 8].lower().startswith(("kr/mån", "kr/må")):
                found = "SEK"
            return edge + length, found
    code = text[edge : edge + 3]
    if code in known.codes and not text[edge + 3 : edge + 4].isalpha():
        closed = text[edge - 1 : edge] == "(" and text[edge + 3 : edge + 4] == ")"
        return edge + 3 + closed, "CNY" if code == "RMB" else code
    if text[edge].isalpha():
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
    "m", "mm", "mn", "mln", "mil", "million", "millions", "b", "bn", "billion", "billions", "tn", "trillion", "crore",
    "crores",
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
        rest.lstrip().startswith(_BESIDES)
        or (rest[:1] == " " and bool(currency_sign().match(rest, 1)))
        or rest.lstrip()[:1].isdecimal()
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
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}


def _spelled(text: str, start: int, end: int) -> list[Amount]:
    """Amounts in words ("sixty-five thousand dollars"); they need the name of a currency."""
    words = tokens(text, start, end)
    found: list[Amount] = []
    if not any(token.word in _ONES or token.word in _TENS for token in words):
        return found
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
            hit = money_words().names.at(text, words, at)
            if hit is not None:
                found.append(Amount(float(total + part), words[index].start, words[at + hit[0] - 1].end, hit[1]))
        index = max(at, index + 1)
    return found


# Ranges

_DASHES = frozenset("-–—−‑~")
_CONNECTORS = frozenset(
    {"to", "bis", "until", "through", "thru", "à", "a", "tot", "till", "upto", "até", "hasta", "til", "do"}
)
_FILLERS = frozenset({
    "gs", "step", "grade", "level", "band", "point", "scp", "per", "an", "gross", "up", "usd", "eur", "gbp",
    "approximately", "about", "around", "brutto", "bruto", "brut", "net", "netto",
})  # fmt: skip


def is_range(text: str, sentence: int, low: Amount, high: Amount) -> bool:
    """Whether what stands between two amounts makes a range of them."""
    gap = text[low.end : high.start]
    if len(gap) > 44 or any(sign in gap for sign in ";,|+\n"):
        return False
    known = money_words()
    words = [token.word for token in tokens(gap)]
    if not all(
        word in _CONNECTORS
        or word in _FILLERS
        or word in known.units
        or word in known.words
        or word.isdecimal()
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


def _value_of(low: Amount, high: Amount) -> float:
    """The lower amount in full: in ``$70-80k`` and ``$70-80,000`` it leaves out its thousands."""
    value = low.value * low.scale
    if low.scale == 1.0 and high.scale > 1.0 and low.value < 1000:
        return low.value * high.scale
    top = high.value * high.scale
    if low.scale == 1.0 and low.plain and value < 1000 <= top and value * 1000 <= top:
        return value * 1000
    return value


def joined(low: Amount, high: Amount) -> tuple[float, float, Amount]:
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
        scale=max(low.scale, high.scale),
        plus=high.plus,
    )
    return first, second, whole
