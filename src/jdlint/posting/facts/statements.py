"""Statements of pay without an amount: "competitive salary", "paid internship", "GS-13"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jdlint import lexicons, memo
from jdlint.gate import Gate, at_word_starts
from jdlint.posting.facts.tokens import Phrases, Token, linked, tokens

_STATEMENT_HINTS = Gate(
    "salar", "pay ", "pay,", "pay.", "paid", "unpaid", "wage", "compens", "remuner", " rate", "commens", "stipend",
    "gs-", "gs ", "gs1", "band ", "package", "commission", *at_word_starts("ote"), "collective", "earnings", "agenda for", "mps", "mpr", "tlr",
    "tarif", "tv-l", "tvöd", "njc", "leadership scale", "grade point",
)  # fmt: skip


@cache
def _statements() -> tuple[Phrases[bool], frozenset[str]]:
    data = lexicons.load("currencies")["statements"]
    return Phrases((phrase.replace(",", ""), True) for phrase in data["phrases"]), frozenset(data["never-before"])


_OTHER_PAID = frozenset({
    "leave", "time", "holidays", "holiday", "vacation", "advantage", "experience", "search", "slip", "equity",
    "transparency", "gap", "administration", "processing", "analysis", "calculations",
})  # fmt: skip


@memo.kept
def pay_statements(text: str) -> tuple[tuple[int, int], ...]:
    """The places where a text speaks of this job's pay without an amount: "competitive salary", "paid internship", "GS-13"."""
    lowered = text.lower()
    if not (_STATEMENT_HINTS.passes(lowered) or "DOE" in text or lowered.startswith("ote")):
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
        found.append((words[first].start, words[last - 1].end))
    if any(token.word[:2] == "gs" or token.word == "band" or token.word in _TEACHERS for token in words):
        found += _grades(text, words)
    return tuple(sorted(found))


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
