"""Dates in a text: every spelling people use, what they say, and whether the calendar has them.

A date whose day and month could change places ("03/04/2026") is ambiguous and says nothing; neither does a day without a year
about its weekday. Nothing here knows of postings except :func:`labelled` and what stands below it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jdlint import memo
from jdlint.functions.gated import Gated
from jdlint.gate import Gate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdlint.model import Block, Document, Posting
    from jdlint.passages import Text
    from jdlint.rule import Context

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# Month and weekday names are looked up, not spelled out in the patterns: that compiles in a tenth of the time.
_NUMERIC = Gated(
    # 2026-11-23, 2026/11/23, 2026.11.23, also followed by a time; 23/11/2026, 11-23-16, 23.11.2026
    r"(?<![\w.+/-])(?P<year>(?:19|20)\d\d)(?P<iso>[-/.])(?P<month>\d\d?)(?P=iso)(?P<day>\d\d?)(?=T\d|[^\w/-]|$)(?!\.\d)"
    r"|(?<![\w.,:+/$£€-])(?P<one>\d\d?)(?P<sep>[-/.])(?P<two>\d\d?)(?P=sep)(?P<last>(?:19|20)\d\d|\d\d)(?![\w/-])(?!\.\d)"
)
_NUMBERS = re.compile(r"\d([-/.])\d\d?\1\d")  # stands in whatever the pattern matches
_WORD = r"(?P<{0}>[A-Za-z]{{3,9}})"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_AFTER = r"(?:,?[ ]\((?P<after>[A-Za-z]{3,9})\))?"
# Friday, November 23rd, 2026; Nov 23
_MONTH_FIRST = Gated(
    r"\b(?:" + _WORD.format("weekday") + r"\.?,?[ \t\n]{1,2})?" + r"\b" + _WORD.format("month") + r"\.?[ \t\n]{0,2}"
    r"(?P<day>\d\d?)(?:st|nd|rd|th)?(?![\d:%]|\.\d|,\d)(?:,?[ \t\n]{1,2}" + _YEAR + ")?" + _AFTER
)  # fmt: skip
# Fri 23rd of November, 2026; 23 Nov
_DAY_FIRST = Gated(
    r"(?:\b" + _WORD.format("weekday") + r"\.?,?[ \t\n]{1,2}(?:the[ ])?)?(?<![\w.,:/$£€-])(?P<day>\d\d?)(?:st|nd|rd|th)?[ \t\n-](?:of[ ])?"
    + _WORD.format("month") + r"\b(?:\.?,?[ \t\n-]{1,2}" + _YEAR + ")?" + _AFTER
)  # fmt: skip

Fact: TypeAlias = tuple[str, str, "Block"]  # a name, the key it stands for, the value


class Found(NamedTuple):
    """A date in a text. ``start:end`` is its range there, with the weekday beside it.

    ``year`` and ``weekday`` (0 is Monday) are None where not stated. ``valid`` is False where no calendar has the day.
    ``ambiguous``: day and month could change places, or the century is a guess; then ``month`` and ``day`` are one reading of two.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    valid: bool = True
    ambiguous: bool = False

    def date(self, year: int | None = None) -> date | None:
        """The day it means, taking ``year`` where none is stated; None where it is unsure or no calendar has it."""
        stated = self.year or year
        if stated is None or self.ambiguous or not self.valid or not _exists(stated, self.month, self.day):
            return None
        return date(stated, self.month, self.day)


def _exists(year: int | None, month: int, day: int) -> bool:
    if not (1 <= month <= 12 and 1 <= day <= DAYS[month - 1]):
        return False
    if year is None or (month, day) != (2, 29):
        return True
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


_DIGITS = frozenset("0123456789")


@memo.kept
def find(text: str) -> tuple[Found, ...]:
    """The dates of ``text`` in their order."""
    found: list[Found] = []
    if _DIGITS.isdisjoint(text):
        return ()
    if _NUMBERS.search(text) is not None:
        found += [one for match in _NUMERIC.find(text) if (one := _read_numeric(match)) is not None]
    for low, high in _around_months(text) if _STEMS.passes(text.lower()) else ():
        for pattern in (_MONTH_FIRST.compiled, _DAY_FIRST.compiled):
            found += [one for match in pattern.finditer(text, low, high) if (one := _read_named(match)) is not None]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.year is not None and kept[-1].year is None:
            kept[-1] = one  # "May 3 June 2026": the one that says more
    return tuple(kept)


def _around_months(text: str) -> list[tuple[int, int]]:
    """The ranges around names of months that hold all of a date with such a name, if a digit stands there; none overlap."""
    if MONTHS.keys().isdisjoint(map(str.lower, _LETTERS.findall(text))):
        return []
    ranges: list[tuple[int, int]] = []
    for word in _LETTERS.finditer(text):
        if word[0].lower() in MONTHS:
            low, high = max(0, word.start() - _REACH), word.end() + _REACH
            if ranges and low <= ranges[-1][1]:
                ranges[-1] = (ranges[-1][0], high)
            elif not _DIGITS.isdisjoint(text[low:high]):
                ranges.append((low, high))
    return ranges


_REACH = 64  # the longest date is shorter: "Wednesday, the 23rd of September, 2026 (Wednesday)"
_LETTERS = re.compile("[A-Za-z]+")
_STEMS = Gate(*sorted({name[:3] for name in MONTHS}))


def _read_numeric(match: re.Match[str]) -> Found | None:
    start, end = match.span()
    if match["year"] is None:
        return _numeric(start, end, int(match["one"]), int(match["two"]), match["last"], match["sep"])
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if not _exists(year, month, day) and match["iso"] == ".":
        return None  # 2019.13.45 is a version
    return Found(start, end, year, month, day, valid=_exists(year, month, day))


def _read_named(match: re.Match[str]) -> Found | None:
    month, day = MONTHS.get(match["month"].lower()), int(match["day"])
    if month is None or day == 0 or day > 31:
        return None  # "within 5", "May 45"
    start, end = match.span()
    weekday = WEEKDAYS.get((match["weekday"] or "").lower())
    if weekday is None:
        start = min(match.start("month"), match.start("day"))
    after = WEEKDAYS.get((match["after"] or "").lower())
    if match["after"] is not None and after is None:
        end = match.end("year") if match["year"] is not None else match.start("after") - 1
    year = int(match["year"]) if match["year"] is not None else None
    named = after if weekday is None else weekday
    if year is None and named is None and match["month"] in ("may", "march", "mar", "dec"):
        return None  # "you may 2 ...": a word, not a month
    return Found(start, end, year, month, day, named, _exists(year, month, day))


def _numeric(start: int, end: int, one: int, two: int, year_text: str, sep: str) -> Found | None:
    short = len(year_text) == 2
    if short and sep == ".":
        return None  # 1.2.14 is a version or a paragraph
    year = 2000 + int(year_text) if short else int(year_text)
    day_first, month_first = _exists(year, two, one), _exists(year, one, two)
    if not day_first and not month_first:
        if short or not 1 <= max(one, two) <= 31 or not 1 <= min(one, two) <= 12:
            return None  # no date at all
        day, month = max(one, two), min(one, two)
        return Found(start, end, year, month, day, valid=False)
    year_first = short and sep == "-" and _exists(2000 + one, two, int(year_text))  # 24-12-16
    if (day_first and month_first and one != two and sep != ".") or year_first:
        return Found(start, end, year, one, two, ambiguous=True)
    if day_first:
        return Found(start, end, year, two, one)
    return Found(start, end, year, one, two)


def found_in(texts: Iterable[Text]) -> Iterator[tuple[Block, Found]]:
    """The dates of several passages in their order, each with the block it stands in."""
    for text in texts:
        if text.wording.digits:
            for found in find(text.text):
                yield text.block, found


def facts_of(posting: Posting) -> list[Fact]:
    """The posting's fields, then its ``Label: value`` facts, each by the last part of its key (see :func:`letters`)."""
    return [
        (letters(key.rpartition(".")[2]), key, block)
        for values in (posting.fields, posting.label_values)
        for key, block in values.items()
    ]


def labelled(facts: Iterable[Fact], keys: frozenset[str]) -> Iterator[tuple[Block, Found | None]]:
    """The values whose name is one of ``keys``, with the first date in each.

    The date's range counts in the block's text. A value without a date gives None.
    """
    seen: set[int] = set()
    for name, _, block in facts:
        if name in keys and block.start not in seen:
            seen.add(block.start)
            yield block, next(iter(find(block.text)), None)


@memo.kept
def letters(key: str) -> str:
    """A key without case, separators and digits: ``Date_Posted`` is ``dateposted``."""
    return "".join(char for char in key.lower() if char.isalpha())


def owner(key: str) -> str:
    """The name of what holds a key or an item (``org`` for ``org.name``); "" for a key of its own."""
    return letters(key.split(".")[-2]) if "." in key else ""


POSTED = frozenset(
    ["date", "dateposted", "posted", "postedon", "posteddate", "postingdate", "postdate", "published", "publishedat", "publishdate",
     "publicationdate", "pubdate", "opens", "opendate", "openingdate", "opened", "openfrom", "created", "createdat", "advertised"]
)  # fmt: skip
CLOSES = frozenset(
    ["closes", "closed", "closedate", "closingdate", "closing", "closeson", "closesat", "deadline", "applicationdeadline", "applydeadline",
     "applyby", "applicationsclose", "validthrough", "expires", "expiry", "expirydate", "expirationdate", "enddate", "applicationclosingdate",
     "deadlineforapplications", "deadlinetoapply", "lastdatetoapply", "lastdaytoapply", "filingdeadline"]
)  # fmt: skip


def first(facts: Iterable[Fact], keys: frozenset[str]) -> tuple[Block, date] | None:
    """The first sure day that a field or label among ``keys`` states, with its block."""
    for block, found in labelled(facts, keys):
        day = found.date() if found else None
        if day is not None:
            return block, day
    return None


def posted(document: Document, facts: Iterable[Fact]) -> date | None:
    """A posting's own date: a field or label that states it, else the date a site generator puts before the file's name."""
    stated = first(facts, POSTED)
    if stated is not None:
        return stated[1]
    name = document.path.replace("\\", "/").rpartition("/")[2]
    if len(name) > 10 and name[:4].isdigit() and name[4] == name[7] == "-":
        found = next(iter(find(name[:10])), None)
        return found.date() if found else None
    return None


_DEADLINE = Gated(
    r"\b(?:deadline|apply (?:by|before|no later than|until|on or before)|clos(?:es|ing) (?:on|date)|applications? (?:close|due|must be (?:received|submitted)|(?:will be )?accepted (?:until|through)|by)"
    r"|(?:send|email|e-mail|submit\w*)\b(?:[^.;\n]|\.(?=\w)){0,120}\b(?:by|before)|no later than|open until|closes)\b",
    "deadline",
    "apply",
    "clos",
    "application",
    "submit",
    "send",
    "mail",
    "no later",
    "open until",
)


class Deadline(NamedTuple):
    """A day that a text says applications close on; its range counts in the block's text."""

    block: Block
    found: Found


def deadlines(texts: Iterable[Text]) -> Iterator[Deadline]:
    """Days in the text that a few words before say applications close; other days say nothing."""
    for text in texts:
        block = text.block
        if block.kind in ("field", "code") or text.zone in ("eeo", "company", "benefits", "responsibilities"):
            continue
        if not text.wording.digits:
            continue
        since = 0
        for found in find(block.text):
            lead = block.text[max(since, found.start - 160) : found.start]
            since = found.end
            cues = list(_DEADLINE.find(lead))
            if cues and len(lead) - cues[-1].end() <= 60 and not re.search(r"[.;!?\n]\s", lead[cues[-1].end() :]):
                yield Deadline(block, found)


def own_date(context: Context) -> date:
    """The day whose law a posting answers to: its own date, or the day it closes where that is past, else today."""
    named = context.texts.once(facts_of)
    day = posted(context.document, named)
    if day is None:
        closes = first(named, CLOSES)
        days = (
            [day for one in deadlines(context.texts.all) if (day := one.found.date()) is not None]
            if closes is None
            else [closes[1]]
        )
        day = max(days, default=None)
    return min(day, context.today) if day is not None else context.today
