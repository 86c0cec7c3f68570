"""Statements of pay without an amount: "competitive salary", "paid internship", "GS-13"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from jdlint import lexicons, memo
from jdlint.gate import Gate, at_word_starts
from jdlint.posting.facts.tokens import Phrases, Token, linked, tokens

_STATEMENT_HINTS = Gate(
    "salar", "pay ", "pay,", "pay.", "pay\n", "pay;", "pay!", "pay)", "paid", "unpaid", "wage", "compens", "remuner", " rate", "commens", "stipend",
    "gs-", "gs ", "gs1", "band ", "package", "commission", *at_word_starts("ote"), "collective", "earnings", "agenda for", "mps", "mpr", "tlr",
    "tarif", "tvl", "tv-h", "tv-l", "tvöd", "njc", "leadership scale", "grade point", "cpm", "per mile", "a mile", "/mile",
)  # fmt: skip


@cache
def _statements() -> tuple[Phrases[bool], frozenset[str]]:
    data = lexicons.load("currencies")["statements"]
    return Phrases((phrase.replace(",", ""), True) for phrase in data["phrases"]), frozenset(data["never-before"])


class _Wording(NamedTuple):
    """Words of which a statement is made: "competitive, transparent salary", "the pay is negotiable", "the post is paid"."""

    adjectives: frozenset[str]
    between: frozenset[str]
    nouns: frozenset[str]
    verbs: frozenset[str]
    said: frozenset[str]
    jobs: frozenset[str]
    manners: frozenset[str]


@cache
def _wording() -> _Wording:
    data = lexicons.load("currencies")["wording"]
    return _Wording(*(frozenset(data[name]) for name in _Wording._fields))


@cache
def _first_words() -> frozenset[str]:
    return _wording().adjectives | _wording().nouns | {"pay", "paid", "unpaid"}


def _worded(text: str, words: Sequence[Token]) -> list[tuple[int, int]]:
    """Statements by their words rather than as set phrases."""
    known = _wording()
    found: list[tuple[int, int]] = []
    first_words = _first_words()
    for index in [at for at, token in enumerate(words) if token.word in first_words]:
        word = words[index].word
        last = -1
        if word in known.adjectives:
            last = _noun_behind(text, words, index, known)
        elif word == "pay" and index and words[index - 1].word == "we":
            last = index + 1 if index + 1 < len(words) and words[index + 1].word in known.manners else -1
        elif word in known.nouns:
            last = _said_of(text, words, index, known)
        elif word in {"paid", "unpaid"}:
            last = _paid_job(text, words, index, known)
        if last >= 0:
            found.append((words[index].start, words[last].end))
    return found


def _apart(text: str, words: Sequence[Token], index: int, signs: str = "") -> bool:
    """Whether more than a space, a hyphen or one of ``signs`` parts a word from the one in front of it."""
    return text[words[index - 1].end : words[index].start].strip(" -‑\u00a0\n*_" + signs) != ""


def _noun_behind(text: str, words: Sequence[Token], index: int, known: _Wording) -> int:
    """Where the noun stands that an adjective belongs to ("competitive cash and equity compensation"); -1 for none."""
    for at in range(index + 1, min(index + 6, len(words))):
        word = words[at].word
        if _apart(text, words, at, ",&/"):
            return -1
        if word in known.nouns:
            behind = words[at + 1].word if at + 1 < len(words) and linked(text, words[at], words[at + 1]) else ""
            return -1 if behind in _OTHER_PAID else at
        if word not in known.between and word not in known.adjectives:
            return -1
    return -1


def _said_of(text: str, words: Sequence[Token], index: int, known: _Wording) -> int:
    """Where a statement about pay ends ("salary will depend on", "pay is negotiable", "salary as per industry standards"); -1 for none."""
    at = index + 1
    while at < len(words) and at <= index + 4 and not _apart(text, words, at, ":") and words[at].word in known.verbs:
        at += 1
    if at >= len(words) or at > index + 4 or _apart(text, words, at, ":"):
        return -1
    return at if words[at].word in known.said else -1


def _paid_job(text: str, words: Sequence[Token], index: int, known: _Wording) -> int:
    """Where "a paid (hourly) position" or, read from its end, "the internship is paid" ends; -1 for none."""
    for at in range(index + 1, min(index + 4, len(words))):
        if _apart(text, words, at, "(),/"):
            break
        if words[at].word in known.jobs:
            behind = words[at + 1].word if at + 1 < len(words) and linked(text, words[at], words[at + 1]) else ""
            return -1 if behind in _OTHER_PAID or words[at].word == "post" else at
        if words[at].word not in _BESIDE_PAID:
            break
    before = [token.word for token in reversed(words[max(0, index - 3) : index])]
    after = words[index + 1].word if index + 1 < len(words) and linked(text, words[index], words[index + 1]) else ""
    told = before[:1] in (["is"], ["are"], ["be"], ["fully"]) and bool(set(before) & (known.jobs | _SEVERAL))
    return index if told and after in {"", "and", "at", "according", "hourly", "by", "monthly", "but", "with"} else -1


_SEVERAL = frozenset({
    "positions", "roles", "internships", "placements", "posts", "jobs", "traineeships", "apprenticeships", "fellowships",
})  # fmt: skip


_BESIDE_PAID = frozenset({
    "hourly", "full", "part", "time", "summer", "remote", "fixed", "term", "well", "month", "year", "week", "salaried", "three", "six",
    "temporary", "contract", "student", "research", "graduate", "training",
})  # fmt: skip


_OTHER_PAID = frozenset({
    "leave", "time", "holidays", "holiday", "vacation", "advantage", "experience", "search", "slip", "equity",
    "transparency", "gap", "negotiation", "negotiations", "benchmarking", "review", "reviews", "platform", "data", "surveys", "structures",
    "expectations", "requirements", "expectation", "off", "board", "boards", "advertisement", "advertisements", "ads", "model", "models",
    "listings", "administration", "processing", "analysis", "calculations",
})  # fmt: skip


@memo.kept
def pay_statements(text: str) -> tuple[tuple[int, int], ...]:
    """The places where a text speaks of this job's pay without an amount: "competitive salary", "paid internship", "GS-13"."""
    lowered = text.lower()
    if not (_STATEMENT_HINTS.passes(lowered) or "DOE" in text or lowered.startswith("ote") or lowered.endswith("pay")):
        return ()
    phrases, never_before = _statements()
    words = tokens(text)
    found: list[tuple[int, int]] = []
    for first, last, _ in phrases.find(text, words):
        if words[last - 1].word == "doe" and text[words[last - 1].start : words[last - 1].end] != "DOE":
            continue
        if first and words[first - 1].word in never_before:
            continue
        if last < len(words) and words[last].word in _OTHER_PAID and linked(text, words[last - 1], words[last]):
            continue
        if words[last - 1].word in {"rate", "rates", "package"} and not _PAYERS.isdisjoint(_paid_by(text, words, last)):
            continue
        found.append((words[first].start, words[last - 1].end))
    said = {token.word for token in words}
    if "band" in said or not _TEACHERS.isdisjoint(said) or ("gs" in lowered and any(word[:2] == "gs" for word in said)):
        found += _grades(text, words)
    for start, end in _worded(text, words):
        before = text[max(0, start - 24) : start].lower().split()[-2:]
        if not any(low < end and start < high for low, high in found) and never_before.isdisjoint(before):
            found.append((start, end))
    if (
        ("CPM" in text and any(word in lowered for word in ("pay", "earn", "drive", "mile", "experience")))
        or ("CPM" in text and text.lstrip()[:1] in set(".0123456789"))
        or " mile" in lowered
        or "/mile" in lowered
    ) and not ("mileage" in lowered or "reimburs" in lowered):
        found += [match.span() for match in _per_mile().finditer(text)]
    if ("TV" in text or "E" in text) and any(char.isdecimal() for char in text):
        found += [match.span() for match in _german_grade().finditer(text)]
    return tuple(sorted(found))


@cache
def _per_mile() -> re.Pattern[str]:
    """What drivers are paid for a mile ("41 to 47 CPM", "52 cents per mile", "$0.60 per mile")."""
    return re.compile(
        r"(?<![\d.$€£])\.?\d{2}(?: ?(?:-|–|to) ?\.?\d{2})? ?(?:CPM\b|(?:cents|¢) (?:per|a) mile)|\$0?\.\d\d?\d? ?(?:per |a |/ ?)mile"
    )


# Whoever pays or gets such rates is no applicant ("competitive rates for our customers", "on loans").
_PAYERS = frozenset({
    "customer", "customers", "client", "clients", "guests", "members", "loans", "loan", "mortgages", "insurance", "buyers", "tenants",
    "borrowers", "advertisers", "shipping", "freight", "savings", "interest", "suppliers", "vendors",
})  # fmt: skip


def _paid_by(text: str, words: Sequence[Token], last: int) -> set[str]:
    """The words behind "for", "to" or "on" that follow a statement directly."""
    if (
        last >= len(words)
        or words[last].word not in {"for", "to", "on", "from"}
        or not linked(text, words[last - 1], words[last])
    ):
        return set()
    return {word.word for word in words[last + 1 : last + 4]}


@cache
def _german_grade() -> re.Pattern[str]:
    """Grades of the public service in Germany ("TVL-E13", "E 9b TVöD", "E13 TV-L")."""
    return re.compile(
        r"\bTV-?(?:L|V?öD|H|G-U)(?: ?[-/,]? ?(?:VKA|Bund))?(?: ?[-/,(]? ?(?:EG|E|S) ?\d{1,2}[abcü]?)?\b|\b(?:EG|E|S) ?\d{1,2}[abcü]?,? \(?TV-?(?:L|V?öD|H)\b"
    )


_TEACHERS = frozenset({"mps", "ups", "mpr", "upr", "tlr"})  # pay scales of schools in England and Wales


_MEASURED = frozenset({
    "equivalent", "experience", "specialized", "specialised", "lower", "below", "qualifications", "comparable",
    "qualify",
})  # fmt: skip


def _grades(text: str, words: Sequence[Token]) -> list[tuple[int, int]]:
    """Grades of public pay scales ("GS-13", "Band 6", "Grade 7"); not the grade that experience is measured by."""
    found: list[tuple[int, int]] = []
    for index, token in enumerate(words):
        word = token.word
        follows = words[index + 1] if index + 1 < len(words) and linked(text, token, words[index + 1]) else None
        glued = len(word) in {3, 4} and word[:2] == "gs" and word[2:].isdecimal()
        number = glued or (follows is not None and follows.word.rstrip("ab").isdecimal() and len(follows.word) <= 3)
        if (
            word in _TEACHERS
            and index + 1 < len(words)
            and words[index + 1].word in _TEACHERS
            and text[token.start].isupper()
        ):
            found.append((token.start, words[index + 1].end))
            continue
        if not number or not (
            glued
            or (word == "gs" and text[token.start : token.end] == "GS")
            or (word == "band" and text[token.start] == "B")
        ):
            continue
        around = {other.word for other in words[max(0, index - 8) : index + 6]}
        if around & _MEASURED:
            continue
        found.append((token.start, token.end if glued or follows is None else follows.end))
    return found
