"""The level a job title states ("Senior", "Lead", "II"), with the titles in which such a word states none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, cast

from jdlint import lexicons
from jdlint.model import LEVELS, Level
from jdlint.posting.facts.tokens import Phrases, Token, linked, tokens
from jdlint.posting.jobs import is_job
from jdlint.settings import Entries

_NUMERALS: dict[str, Level] = {"I": "entry", "II": "mid", "III": "senior", "IV": "staff", "V": "principal"}
_GRADES: dict[str, Level] = {"1": "entry", "2": "mid", "3": "senior", "4": "staff", "5": "principal"}
_RANK = {level: rank for rank, level in enumerate(LEVELS)}
# Behind "assistant to" and the like another person's title stands.
_SERVANTS = frozenset({
    "assistant", "secretary", "adviser", "advisor", "aide", "pa", "ea", "support", "reporting", "reports", "clerk",
})  # fmt: skip
_LEADERS = frozenset({"manager", "director", "executive"})


class LevelHit(NamedTuple):
    """The level a text states: ``word`` at ``text[start:end]`` states it (both -1 and ``""`` where none does).

    Of several levels ``value`` is the lowest; ``all`` holds every one, lowest first.
    """

    value: Level = "none"
    word: str = ""
    start: int = -1
    end: int = -1
    all: tuple[Level, ...] = ()


class _Found(NamedTuple):
    level: Level
    first: int
    last: int


class _Table(NamedTuple):
    titles: Phrases[tuple[Level, bool]]
    fields: Phrases[Level]
    associate_of: frozenset[str]
    staff_of: frozenset[str]
    staff_not: frozenset[str]
    manager_of: frozenset[str]
    numeral_not: frozenset[str]
    chief_of: frozenset[str]


def _table() -> _Table:
    return _table_with(lexicons.added().levels)


@cache
def _table_with(added: Entries) -> _Table:
    data = lexicons.load("seniority")
    # Of equal phrases the first holds: the user's own.
    fields: list[tuple[str, Level]] = [(term, cast("Level", level)) for level, terms in added for term in terms]
    titles: list[tuple[str, tuple[Level, bool]]] = [(term, (level, True)) for term, level in fields]
    for level, entry in data["levels"].items():
        titles += [(term, (level, True)) for term in entry["terms"]]
        fields += [(term, level) for term in (*entry["terms"], *entry["field"])]
    for level, entry in data["phrases"].items():
        titles += [(term, (level, False)) for term in entry["terms"]]
    names = ("associate-of", "staff-of", "staff-not", "manager-of", "numeral-not", "chief-of")
    return _Table(Phrases(titles), Phrases(fields), *(frozenset(data[name]["terms"]) for name in names))


def level_of_title(text: str) -> LevelHit:
    """The level that a job title states; offsets into ``text``. A title that states none gives ``none``."""
    words = _own_words(tokens(text))
    if not words:
        return LevelHit()
    found = _levels(text, words) or _numerals(text, words) or _student(text, words)
    return _hit(text, words, _ranked(text, words, found))


_NEGATIONS = frozenset({"no", "non", "not", "without"})


@cache
def _first_part() -> re.Pattern[str]:
    """What parts the value of a level from what explains it ("Entry level (less than two years)", "Junior - school leavers welcome")."""
    return re.compile(r"\s+[(\[]|\s[-–—|]\s|;\s")


def level_of_field(value: str) -> LevelHit:
    """The level that the value of an explicit field states ("Entry level", "Mid-Senior level"); ``none`` for a grade or a sentence."""
    first = _first_part().split(value, maxsplit=1)[0]
    found = _level_in(first) if first != value else LevelHit()
    return found if found.value != "none" else _level_in(value)


def _level_in(value: str) -> LevelHit:
    if len(value) > 80:
        return LevelHit()
    words = tokens(value)
    found = [_Found(level, first, last) for first, last, level in _table().fields.find(value, words)]
    covered = {index for entry in found for index in range(entry.first, entry.last)}
    found = [entry for entry in found if not entry.first or words[entry.first - 1].word not in _NEGATIONS]
    if len(words) - len(covered) > 4:
        return LevelHit()
    return _hit(value, words, sorted(found, key=lambda entry: _RANK[entry.level]))


def _own_words(words: Sequence[Token]) -> Sequence[Token]:
    """The words up to "… assistant to", behind which the title of somebody else stands."""
    for index in range(1, len(words)):
        if words[index].word == "to" and words[index - 1].word in _SERVANTS:
            return words[:index]
    return words


def _levels(text: str, words: Sequence[Token]) -> list[_Found]:
    found: list[_Found] = []
    weak: list[_Found] = []
    index = 0
    while index < len(words):
        hit = _table().titles.at(text, words, index)
        if hit is None:
            if words[index].word == "associate" and _is_junior_associate(text, words, index):
                found.append(_Found("entry", index, index + 1))
            elif words[index].word == "head" and text[words[index].end : words[index].end + 1] == ",":
                found.append(_Found("director", index, index + 1))
            index += 1
            continue
        count, (level, plain) = hit
        if not plain and count == 1:
            weak.append(_Found(level, index, index + 1))
        elif plain and count == 1:
            stated = _in_context(text, words, index, level)
            if stated != "none":
                found.append(_Found(stated, index, index + 1))
        elif level != "none":
            found.append(_Found(level, index, index + count))
        index += count
    return found or weak


def _in_context(text: str, words: Sequence[Token], index: int, level: Level) -> Level:
    """The level of a single word beside its neighbours."""
    table, word = _table(), words[index].word
    before = words[index - 1] if index and linked(text, words[index - 1], words[index]) else None
    after = words[index + 1] if index + 1 < len(words) and linked(text, words[index], words[index + 1]) else None
    if word == "staff":
        return level if _is_staff_rank(text, words, index) else "none"
    if word == "principal":
        if after is not None:
            return "none" if after.word in {"of", "at", "and", "for", "the", "in"} else level
        return level if index and (before is None or before.word in {"senior", "sr"}) else "none"
    if word in {"manager", "managers"}:
        return "none" if before is not None and before.word in table.manager_of else level
    if word == "chief":
        return _chief(words, index, after)
    if word == "lead" and before is not None and before.word in {"to", "will", "who"}:
        return "none"
    return level


def _chief(words: Sequence[Token], index: int, after: Token | None) -> Level:
    if after is None:
        return "none"
    if after.word == "of":
        return "executive" if index + 2 < len(words) and words[index + 2].word in _table().chief_of else "manager"
    if after.word in _table().chief_of or any(word.word == "officer" for word in words[index + 1 : index + 5]):
        return "executive"
    return "manager"


_NOT_JUNIOR = frozenset({"director", "professor", "dean", "partner", "counsel", "principal"})


def _is_junior_associate(text: str, words: Sequence[Token], index: int) -> bool:
    if index + 1 >= len(words) or not linked(text, words[index], words[index + 1]):
        return False
    rest = {word.word for word in words[index + 1 : index + 5]}
    return words[index + 1].word in _table().associate_of and not rest & _NOT_JUNIOR


def _is_staff_rank(text: str, words: Sequence[Token], index: int) -> bool:
    table = _table()
    if index + 1 < len(words) and linked(text, words[index], words[index + 1]):
        following: list[str] = []
        for place in range(index + 1, min(index + 4, len(words))):
            if not linked(text, words[place - 1], words[place]):
                break
            following.append(words[place].word)
        return following[0] not in table.staff_not and any(word in table.staff_of for word in following)
    alone = index > 0 and not linked(text, words[index - 1], words[index])
    return alone and any(word.word in table.staff_of for word in words[:index])


def _numerals(text: str, words: Sequence[Token]) -> list[_Found]:
    """Roman numerals, and digits right behind the job ("Librarian 1"), at the end of the title or before a comma, dash, slash or bracket."""
    found: list[_Found] = []
    for index in range(1, len(words)):
        token, before = words[index], words[index - 1]
        written = text[token.start : token.end]
        level = _NUMERALS.get(written)
        if level is None and written in _GRADES and is_job(before.word):
            level = _GRADES[written]
        if level is None or before.word in _table().numeral_not:
            continue
        rest = text[token.end : token.end + 8].lstrip()
        follows = linked(text, before, token) or (
            found and text[before.end : token.start].strip() in {"/", "-", "–", "&"}
        )
        if follows and (not rest or rest[0] in ",-–—(/|:&"):
            found.append(_Found(level, index, index + 1))
    return found


def _student(text: str, words: Sequence[Token]) -> list[_Found]:
    """A student who does a job beside the studies ("Web Developer Student"): an intern; "PhD Student" is no such job."""
    last = len(words) - 1
    if last > 0 and words[last].word in {"student", "students"} and linked(text, words[last - 1], words[last]):
        return [_Found("intern", last, last + 1)] if is_job(words[last - 1].word) else []
    return []


_APART = frozenset({"or", "to", "and", "bis", "through"})


def _ranked(text: str, words: Sequence[Token], found: list[_Found]) -> list[_Found]:
    """The levels, lowest first; words of one phrase ("Senior Engineering Manager") name one level, the higher of them."""
    result: list[_Found] = []
    for entry in found:
        if result and not _apart(text, words, result[-1], entry):
            last = result[-1]
            lower = _RANK[entry.level] < _RANK[last.level]
            high = last if lower else entry
            if last.level == "entry" and entry.level not in _LEADERS:
                result.append(entry)
            else:
                result[-1] = high
            continue
        result.append(entry)
    return sorted(result, key=lambda entry: _RANK[entry.level])


def _apart(text: str, words: Sequence[Token], left: _Found, right: _Found) -> bool:
    between = text[words[left.last - 1].end : words[right.first].start]
    if any(sign in between for sign in "/|,;&()–—+") or " - " in between or between in {"-", "‑"}:
        return True
    return any(word.word in _APART for word in words[left.last : right.first])


def _hit(text: str, words: Sequence[Token], ranked: list[_Found]) -> LevelHit:
    if not ranked:
        return LevelHit()
    first = ranked[0]
    start, end = words[first.first].start, words[first.last - 1].end
    if text[end : end + 1] == "." and words[first.last - 1].word in {"sr", "jr", "snr"}:
        end += 1
    levels = dict.fromkeys(entry.level for entry in ranked)
    return LevelHit(first.level, text[start:end], start, end, tuple(levels))
