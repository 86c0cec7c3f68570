"""Experience that nobody has, or that few have: years of a technology against its age, very many years, very many requirements."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jdlint import lexicons, memo
from jdlint.functions.gated import Gated
from jdlint.gate import Gate
from jdlint.rule import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdlint.model import Passage, Posting
    from jdlint.passages import Text
    from jdlint.rule import Context

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        3,
    )
}
_NUMBER = r"(?<![\w.,$£€-])(?P<least>\d{1,2}|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + r")\b"
_YEARS = (
    _NUMBER + r"(?:[ ]?\([ ]?[\w-]{1,12}\+?[ ]?\))?[ ]?(?:\+|plus\b|or more\b)?"
    r"(?:[ ]?(?:-|–|—|to)[ ]?\d{1,2}\b)?(?:[ ]?\+)?[ -]?(?:full[ -])?(?:years?|yrs?)\b['’]?"
)  # fmt: skip
_MANNER = (
    r"(?:professional|commercial|production|industry|hands[- ]on|practical|proven|solid|strong|relevant|recent|direct|deep|extensive|"
    r"progressive|demonstrated|work|working|real[- ]world|prior|previous|full[- ]time|paid|expert|advanced|development|programming|coding|,)"
)
_FORWARD = (
    _YEARS + r"(?:[ ]of)?(?:[ ]?" + _MANNER + r"){0,4}(?:[ ]experience)?"
    r"(?:[ ](?:with|in|using|of|on|doing|writing|programming|coding|developing|working|building|administering|operating|running|managing)){0,3}[ ]"
    r"(?:(?:the|modern|core|server-side|pure|native)[ ]){0,2}(?=[A-Za-z.])"
)  # fmt: skip
_BACKWARD = (
    r"(?:[ ]experience)?[ ]?(?:\(|:|–|—|-|,|for)[ ]?(?:at least |min(?:imum)?\.?(?: of)? |over |more than )?" + _YEARS
)
_WORD_END = re.compile(r"[\w#+]|-(?=\w)|&|\.(?=\w)|/(?=[A-Z]\b)")
_JOIN = re.compile(r"[ ]?(?:,[ ]?(?:and|or)?|/|\band\b|\bor\b|&)[ ]?")


class Technology(NamedTuple):
    """A technology, the year it came before the public, and whether that year is own knowledge, or its name also a common word."""

    name: str
    since: int
    own: bool
    word: bool


class Demand(NamedTuple):
    """Years asked of technologies in one breath; ``either`` where they are alternatives. Offsets into the text."""

    years: int
    start: int
    end: int
    technologies: tuple[Technology, ...]
    either: bool


@lru_cache(maxsize=1)
def technologies() -> dict[str, Technology]:
    """The technologies of the lexicon by each of their names, as written."""
    found: dict[str, Technology] = {}
    for entry in lexicons.load("technologies")["technologies"]:
        one = Technology(entry["name"], int(entry["since"]), entry["source"] == "own", bool(entry.get("word")))
        for name in (one.name, *entry.get("also", ())):
            found[name] = one
    return found


@lru_cache(maxsize=1)
def _heads() -> dict[str, list[str]]:
    """The names by their first word, longest first."""
    heads: dict[str, list[str]] = {}
    for name in technologies():
        heads.setdefault(name.split()[0], []).append(name)
    return {head: sorted(names, key=len, reverse=True) for head, names in heads.items()}


def name_at(text: str, at: int) -> str:
    """The longest name of a technology that stands at ``text[at:]``, ``""`` for none."""
    end = at
    while end < len(text) and not text[end].isspace() and text[end] not in ",;()":
        end += 1
    word = text[at:end]
    for head in (word, word.rstrip(".:/"), word.split("/")[0], word.split("-")[0]):
        for name in _heads().get(head, ()):
            stop = at + len(name)
            if text.startswith(name, at) and not _WORD_END.match(text, stop):
                return name
    return ""


def _is_phrase(text: str, name: str, at: int) -> bool:
    """Whether the name is part of something else: ``Go to market``, ``C level``, ``R & D``."""
    rest = text[at + len(name) : at + len(name) + 12].lower()
    return len(name) <= 2 and (rest.startswith((" to ", "-to", " level", "-level", " & d", "&d", " suite", "-suite")))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(_FORWARD, re.IGNORECASE), re.compile(_BACKWARD, re.IGNORECASE)


_YEARLY = Gate("year", "yr")


@memo.kept
def most_years(folded: str) -> int:
    """The greatest number shortly before the word "years" in a text in lower case; a cheap look before the exact one."""
    most = 0
    for word in ("year", "yr"):
        at = folded.find(word)
        while at >= 0:
            before = "".join(char if char.isalnum() else " " for char in folded[max(0, at - 40) : at])
            for part in before.split()[-5:]:
                number = int(part) if part.isascii() and part.isdigit() and len(part) < 3 else NUMBER_WORDS.get(part, 0)
                most = max(most, number)
            at = folded.find(word, at + 1)
    return most


_APART = str.maketrans(dict.fromkeys(",;:()/|", " "))


@memo.kept
def _youngest(folded: str) -> int:
    """The year since which the youngest of the technologies that a text in lower case may name is there; 0 for none."""
    words = set(folded.translate(_APART).split())
    words |= {word.rstrip(".") for word in words if word.endswith(".")}
    return max((since for word in words if (since := _since().get(word))), default=0)


@lru_cache(maxsize=1)
def _since() -> dict[str, int]:
    """The year of the youngest technology by the first words of names, in lower case."""
    found: dict[str, int] = {}
    for name, one in technologies().items():
        first = name.split()[0].lower()
        found[first] = max(found.get(first, 0), one.since)
    return found


def _may_be_impossible(text: Text, year: int) -> bool:
    """Whether a text names a technology that is younger than some number of years in it."""
    most = most_years(text.folded)
    return most >= 4 and most > year - _youngest(text.folded) + 1


def demands(text: str) -> Iterator[Demand]:
    """The demands of ``text`` that tie years to technologies: ``8+ years of React``, ``Kubernetes (15 years)``.

    Years of a field that merely names a technology behind a comma ("10 years in operations, including Kubernetes") are none.
    """
    if "year" not in text and "yrs" not in text and "Year" not in text:
        return
    forward, backward = _patterns()
    for match in forward.finditer(text):
        at = match.end()
        listed, stop, either = _listed(text, at)
        if listed:
            yield Demand(_number(match["least"]), match.start(), stop, listed, either)
    for match in backward.finditer(text):
        found = _before(text, match.start())
        if found and not _not_asked(text, found[1], match.end()):
            name, start = found
            yield Demand(_number(match["least"]), start, match.end(), (technologies()[name],), either=False)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBER_WORDS[text.lower()]


def _listed(text: str, at: int) -> tuple[tuple[Technology, ...], int, bool]:
    """The technologies listed from ``at`` on, where the list ends, and whether they are alternatives."""
    found: list[Technology] = []
    either, stop = False, at
    while len(found) < 12:
        name = name_at(text, at)
        if not name or _is_phrase(text, name, at):
            break
        found.append(technologies()[name])
        stop = at + len(name)
        join = _JOIN.match(text, stop)
        if join is None:
            break
        either = either or "or" in join.group() or "/" in join.group()
        at = join.end()
    return tuple(found), stop, either


def _before(text: str, end: int) -> tuple[str, int] | None:
    """The technology whose name ends at ``end``, with its start."""
    for size in range(1, 4):
        words = text[max(0, end - 40) : end].split(" ")[-size:]
        name = " ".join(words)
        start = end - len(name)
        if (
            name in technologies()
            and (start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-./+&"))
            and not _is_phrase(text, name, start)
        ):
            longer = name_at(text, start)
            if longer in ("", name):
                return name, start
    return None


def impossible_years(context: Context) -> Iterator[Match]:
    """Years asked of a technology that has not been there for so long."""
    year = context.today.year
    for text in context.texts.passing(_YEARLY, context.read_texts()):
        if not _may_be_impossible(text, year):
            continue
        for demand in demands(text.text):
            worst = _impossible(demand, year)
            if worst is None or (worst.word and not _other(context.posting, worst)):
                continue
            start, end = text.span(demand.start, demand.end)
            age = max(1, year - worst.since)
            values = {"years": str(demand.years), "technology": worst.name, "since": str(worst.since), "age": str(age)}
            yield Match(start, end, values=values)


def _impossible(demand: Demand, year: int) -> Technology | None:
    """The technology that makes a demand impossible: all of the alternatives must be, else the first of the list."""
    too_young = [one for one in demand.technologies if demand.years > year - one.since + 1 + one.own]
    if not too_young or (demand.either and len(too_young) < len(demand.technologies)):
        return None
    if demand.technologies[0] not in too_young:
        return None
    return max(too_young, key=lambda one: one.since)


def _other(posting: Posting, than: Technology) -> bool:
    """Whether the posting names some technology whose name is no common word."""
    known = technologies()
    for passage in posting.passages:
        for word in re.findall(r"[A-Za-z][\w.+#]*[\w+#]", passage.block.text):
            one = known.get(word)
            if one is not None and not one.word and one.name != than.name:
                return True
    return False


def excessive_years(context: Context) -> Iterator[Match]:
    """More years than the rule's ``most`` asked for anything."""
    most = int(context.options["most"])
    if all(most_years(text.folded) <= most for text in context.texts.passing(_YEARLY, context.texts.all)):
        return
    pattern = re.compile(_YEARS + r"(?=[^.;\n]{0,60}\bexperience|[^.;\n]{0,30}\b(?:in|of|working)\b)", re.IGNORECASE)
    for text in context.read_texts():
        if most_years(text.folded) <= most:
            continue
        for match in pattern.finditer(text.text):
            years = _number(match["least"])
            if years > most and not _not_asked(text.text, match.start(), match.end()):
                start, end = text.span(match.start(), match.end())
                yield Match(start, end, values={"years": str(years), "most": str(most)})


_ASKING = Gated(
    r"\b(?:we|our|company|team|founded|since|over the (?:last|past)|for (?:over|more than|the)|combined|history|ago|old|age[ds]?|been|has|have)\b"
)
_AFTERWARDS = Gated(r"[ ](?:ago|old|of age|in business|of (?:service|history|age|growth|success|innovation))\b")


def _not_asked(text: str, start: int, end: int) -> bool:
    """Whether a number of years tells of a company, a product or a person's age instead of asking for experience."""
    near = max(0, start - 150)
    sentence = max(text.rfind(mark, near, start) for mark in ".;\n!?")
    return _ASKING.search(text[max(near, sentence + 1) : start]) is not None or _AFTERWARDS.match(text, end) is not None


def too_many_requirements(context: Context) -> Iterator[Match]:
    """A list of must-haves longer than the rule's ``most``; told once, at its heading or its first item."""
    most = int(context.options["most"])
    items = [
        passage
        for passage in context.posting.passages
        if passage.zone == "requirements" and passage.block.kind == "item"
    ]
    if len(items) <= most:
        return
    sections = [
        passage.section
        for passage in items
        if passage.section >= 0 and context.posting.sections[passage.section].kind == "requirements"
    ]
    longest = max(sections, key=sections.count, default=-1)
    told = next((passage for passage in items if passage.section == longest), items[0])
    start, end = _heading(context.posting, told) or told.block.span()
    yield Match(start, end, values={"count": str(len(items)), "most": str(most)})


def _heading(posting: Posting, passage: Passage) -> tuple[int, int] | None:
    if passage.section < 0:
        return None
    section = posting.sections[passage.section]
    return (section.heading_start, section.heading_end) if section.heading_end > section.heading_start else None


_DEGREE = Gated(
    r"\b(?:(?:bachelor|master|university|college|undergraduate|graduate|advanced|doctoral|four[- ]year|4[- ]year)['’]?s?(?:['’]s?)? (?:\w+ ){0,2}?degree"
    r"|degree (?:is )?(?:in|required)\b|(?:B\.?Sc?|B\.?A|M\.?Sc?|M\.?A|MBA|Ph\.?D)\.?(?:/\w+\.?)? (?:degree|in [A-Z]))",
    "degree", "b.s", "bs ", "b.a", "ba ", "m.s", "ms ", "msc ", "bsc ", "m.a", "ma ", "mba", "phd", "ph.d",
)  # fmt: skip
# Words that soften a demand, and words of professions that the law or a body of the profession ties to a degree; "…*" any ending.
_SOFTENING = (
    "equivalent", "comparable", "similar", "lieu", "instead", "substitut*", "prefer*", "plus", "bonus", "nice", "desir*", "ideal*", "advantag*", "asset", "welcome",
    "optional", "pursuing", "enrolled", "towards", "toward", "student", "recent", "obtain*", "helpful", "beneficial", "reimburs*", "tuition", "unless", "unnecessary",
)  # fmt: skip
_PROFESSIONS = (
    "nurs*", "physician*", "doctor", "dentist*", "pharmacist*", "veterinar*", "therapist*", "psycholog*", "psychiatr*", "teacher*", "professor", "lecturer", "attorney*",
    "lawyer*", "solicitor*", "counsel", "surgeon*", "midwi*", "dietitian*", "radiograph*", "postdoc*", "chaplain*", "licens*", "licenc*", "certified", "registered",
    "accredited", "chartered", "abet", "juris", "jd", "md", "fellow", "scientist",
)  # fmt: skip
_ALTERNATIVE = Gated(
    r"\bor (?:an? )?(?:\w+ ){0,3}?(?:experience|years?|diploma|apprenticeship|\d+)\b|\bexperience (?:may|can|will)\b|\bnot (?:required|necessary|needed|essential)\b|\bno (?:formal )?(?:degree|education)|\bfinal year\b|\band/or\b"
)


def degree_without_equivalent(context: Context) -> Iterator[Match]:
    """A degree that is asked for without "or equivalent experience", outside of the licensed professions."""
    if not context.texts.hold(_DEGREE):
        return
    if context.texts.title is not None and _has(context.texts.title, _PROFESSIONS):
        return
    for text in context.read_texts():
        match = _DEGREE.search_in(text)
        if (
            match is None
            or text.heading
            or _has(text, _SOFTENING)
            or _has(text, _PROFESSIONS)
            or _ALTERNATIVE.search_in(text)
        ):
            continue
        yield Match(*text.span(match.start(), match.end()))
        return


def _has(text: Text, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands in a passage."""
    whole = {word for word in words if not word.endswith("*")}
    stems = tuple(word[:-1] for word in words if word.endswith("*"))
    return any(word in whole or word.startswith(stems) for word in text.tokens.words)
