"""The kind of employment a text states for this job: full-time, contract, internship and so on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from jdlint import lexicons, memo
from jdlint.gate import Gate
from jdlint.posting.facts.tokens import Phrases, Token, linked, tokens
from jdlint.posting.jobs import is_job

JOB_TYPES = ("full-time", "part-time", "contract", "temporary", "permanent", "internship", "volunteer", "freelance")


class TypeHit(NamedTuple):
    """A statement at ``text[start:end]`` of the kinds of employment ``types`` (empty where none of ours is named: "W-2", "30 hours a week").

    ``sure``: the words say that this job is meant ("a full-time position"), so that it counts in any part of a posting.
    ``share``: ``full-time`` or ``part-time`` (or both with a ``+``) where only hours or a percentage tell it; words that name either say more.
    """

    types: tuple[str, ...]
    start: int
    end: int
    sure: bool = False
    share: str = ""


class _Lexicon(NamedTuple):
    anywhere: Phrases[tuple[str, ...]]
    labels: Phrases[tuple[str, ...]]
    not_before: frozenset[str]
    not_before_end: frozenset[str]
    not_after: frozenset[str]
    negations: frozenset[str]
    jobs: frozenset[str]
    offers: frozenset[str]
    adjectives: Phrases[tuple[str, ...]]
    appointments: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    data = lexicons.load("employment")
    anywhere: list[tuple[str, tuple[str, ...]]] = []
    labels: list[tuple[str, tuple[str, ...]]] = []
    for name, entry in data["types"].items():
        types = () if name == "stated" else tuple(name.split("+"))
        anywhere += [(term, types) for term in entry["any"]]
        labels += [(term.replace("_", " "), types) for term in (*entry["any"], *entry["label"])]
    return _Lexicon(
        Phrases(anywhere),
        Phrases(labels),
        frozenset(data["not-before"]["words"]),
        frozenset(data["not-before"]["last"]),
        frozenset(data["not-after"]["words"]),
        frozenset(data["not-after"]["negations"]),
        frozenset(data["jobs"]["words"]),
        frozenset(data["offers"]["words"]),
        Phrases((term, types) for term, types in labels if len(types) == 1 and term in data["beside"]["words"]),
        frozenset(data["appointments"]["words"]),
    )


_HINTS = Gate(
    "time", "contract", "freelanc", "perman", "temp", "intern", "volunt", "unpaid", "casual", "interim",
    "secondment", "cover", "term", "placement", "hire", "w-2", "w2", "fte", "ir35", "hour", "h/w", "/week", "diem",
    "zeit", "befrist", "praktik", "cdi", "cdd", "job share", "job-share", "summer", "excepted", "not to exceed",
    "employment", "apprentic", "b2b", "self-employed", "consultan", "corp-to", "hrs", "ftc", "bank", "annuali",
    "pensionable", "career conditional", "commission-only", "voluntary", "limited to", "a period of", "first instance",
    "is for", "%",
    "ending", "exceed", "ends", "funded", "fellowship", "appoint", "-year ", "-month ", "year pos", "month pos", "tenable", "tenure",
    *(f" for {number} year" for number in ("one", "two", "three", "four", "five", "six", "1", "2", "3", "4", "5")),
    *(f" for {number} month" for number in ("six", "nine", "ten", "twelve", "6", "9", "10", "11", "12", "18", "24", "36")),
    "percent", "per cent", "duration", "lasts", "1099", "week assign", "week pos", "week role", "week term", ") week ", "expected to last", "days a week", "days per week", "days/week", "fortnight", "runs from", "run from", "season", "harvest", "full/part", "full-/",
)  # fmt: skip


@memo.kept
def find_job_types(text: str, labelled: bool = False) -> tuple[TypeHit, ...]:
    """The statements of the kind of employment in a text, in order; offsets into ``text``.

    ``labelled``: the text is the value of a label or field for it, so that single words count ("Contract", "Temp").
    """
    lowered = text.lower()
    if not labelled and not _HINTS.passes(lowered):
        return _both_in_short(text) if "PT" in text or "P/T" in text else ()
    words = tokens(text)
    known = _lexicon()
    table = known.labels if labelled else known.anywhere
    hits: list[TypeHit] = []
    for first, last, types in table.find(text, words):
        if labelled:
            if words[first].word in {"pt", "ft"} and (len(text) > 24 or any(char.isdecimal() for char in text)):
                continue  # a time zone
            if types == ("volunteer",) and words[last - 1].word == "basis" and not _volunteers(words, first):
                continue
            if not _negated(text, words, first) and not (
                types == ("temporary",) and words[first].word.startswith("month") and not _counted(words, first)
            ):
                hits.append(TypeHit(types, words[first].start, words[last - 1].end, True))
            continue
        sure = _sure(text, words, first, last)
        if not _is_else(text, words, first, last, types, sure):
            hits.append(TypeHit(types, words[first].start, words[last - 1].end, sure))
    if any("contract" in hit.types for hit in hits):
        # "Contract, six months" is a contract; only months by themselves tell that a job ends.
        hits = [hit for hit in hits if text[hit.start : hit.end].lower() not in {"month", "months"}]
    if labelled and any("permanent" in hit.types for hit in hits):
        # "Contract Permanent", "Permanent contract": what kind the contract is of.
        hits = [hit for hit in hits if hit.types != ("contract",) or not _is_of_permanent(text, hit, hits)]
    if hits and not labelled:
        hits += _beside(text, words, hits)
    if len(hits) > 1 and any("internship" in hit.types for hit in hits):
        # "Internship (unpaid)": nobody volunteers.
        hits = [hit for hit in hits if text[hit.start : hit.end].lower() != "unpaid"]
    said = {token.word for token in words}
    if not labelled and not any("contract" in hit.types or "temporary" in hit.types for hit in hits):
        if not said.isdisjoint(_LIMITS):
            hits += _limited(text, words)
        if not said.isdisjoint(_SPANS):
            hits += _lasting(text, words)
        if not said.isdisjoint(_ENDING):
            hits += _ending(words)
    if "%" in text or "percent" in said or "cent" in said:
        hits += _percentages(text, labelled)
    if "fte" in said or not said.isdisjoint(_WEEK):
        hits += _hours(text, words, labelled)
    if not said.isdisjoint(_FORTNIGHTS):
        hits += _fortnights(words)
    if "days" in said and "week" in said and not hits:
        hits += _days(text, words)
    if "part" in said and "full" in said:
        hits += _halved(text, words, hits)
    if (
        not labelled
        and not said.isdisjoint(_FOR_A_TIME)
        and not any({"temporary", "permanent"} & set(hit.types) for hit in hits)
    ):
        hits += _sought(text, words)
    if not labelled and not said.isdisjoint(_SEASONS) and not any("temporary" in hit.types for hit in hits):
        hits += _for_the_season(text, words)
    if not said.isdisjoint(_FREELANCERS):
        hits += _freelancers(text, words)
    if not labelled and "contract" in said:
        hits += _contracts(text, words, hits)
    if not labelled and not said.isdisjoint(_TERMED) and not any("temporary" in hit.types for hit in hits):
        hits += _of_a_term(lowered)
    if "PT" in text or "P/T" in text:
        hits += [
            hit for hit in _both_in_short(text) if not any(hit.start < one.end and one.start < hit.end for one in hits)
        ]
    return tuple(sorted(hits, key=lambda hit: hit.start))


@cache
def _both_short() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w/])(?:F/?T ?(?:/|&|,|\||-|,? and|,? or) ?P/?T|P/?T ?(?:/|&|,|\||-|,? and|,? or) ?F/?T)(?![\w/])"
    )


def _both_in_short(text: str) -> tuple[TypeHit, ...]:
    """ "FT/PT shifts", "P/T or F/T": either alone may be a physical therapist, a time zone or feet."""
    return tuple(TypeHit(("full-time", "part-time"), *match.span(), True) for match in _both_short().finditer(text))


_TERMED = frozenset(
    {"appointment", "contract", "engagement", "secondment", "term", "duration", "last", "lasts", "run", "runs"}
)


@cache
def _how_long() -> re.Pattern[str]:
    """How long a job lasts: its term, its duration, what it lasts; "term" alone needs no job beside it, "duration" does."""
    jobs = r"(?:contract|appointment|position|post|employment|role|job|engagement|assignment|fellowship|secondment|placement)"
    number = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen)"
    is_ = r"(?:is|will be|can be|may be|would be|lasts|will last|can last|runs|will run)"
    between = r"(?: (?:anywhere|initially|expected|planned|currently|limited|fixed|to|be|last|from|for|between|about|approximately|around|up|at|least|a|period|of)){0,5}"
    span = rf" {number}(?: ?(?:-|–|to|or|and) ?{number})?(?: \(\d{{1,2}}\))?[ -](?:months?|years?|weeks?)\b"
    of_job = rf"of (?:the|this|your) (?:initial )?{jobs}"
    return re.compile(
        rf"\b(?:(?:the|an?|initial|expected) (?:(?:initial|expected|contract|anticipated|total|minimum) )?term(?: {of_job})? {is_}"
        rf"|(?:the|this) (?:initial )?(?:appointment|contract|engagement|secondment|fellowship) is(?: for)?(?! for a)"
        rf"|duration {of_job} {is_}|\b{jobs}(?:'s)? (?:duration|term|length) {is_}"
        rf"|(?:the|this) (?:\w+ )?{jobs} (?:has a (?:duration|term) of|is (?:expected|planned|scheduled|set|due|intended) to (?:last|run)(?: for)?"
        rf"|(?:will|should) (?:last|run)(?: for)?|lasts(?: for)?|runs for)){between}{span}"
    )


def _of_a_term(lowered: str) -> list[TypeHit]:
    """A job that is said to last some months or years ("the term is six to nine months", "the assignment is expected to last 8 weeks")."""
    match = None if "internship" in lowered else _how_long().search(lowered)
    return [] if match is None else [TypeHit(("temporary",), *match.span(), True)]


def _counted(words: Sequence[Token], index: int) -> bool:
    """Whether the word at ``index`` is counted ("12 months", "six month")."""
    return index > 0 and (words[index - 1].word.isdecimal() or words[index - 1].word in _NUMBERS)


_NUMBERS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "eighteen",
    "twenty", "thirty", "forty",
})  # fmt: skip
_ENDS = frozenset(".;:!?\n()|•")


def _following(text: str, words: Sequence[Token], last: int, most: int = 5) -> list[str]:
    """Up to ``most`` words behind a phrase, up to the next stop."""
    found: list[str] = []
    for index in range(last, min(last + most, len(words))):
        if not _ENDS.isdisjoint(text[words[index - 1].end : words[index].start]):
            break
        found.append(words[index].word)
    return found


def _preceding(text: str, words: Sequence[Token], first: int, most: int = 6) -> list[str]:
    """Up to ``most`` words in front of a phrase, nearest first, back to the last stop."""
    found: list[str] = []
    for index in range(first - 1, max(-1, first - 1 - most), -1):
        if not _ENDS.isdisjoint(text[words[index].end : words[index + 1].start]):
            break
        found.append(words[index].word)
    return found


def _negated(text: str, words: Sequence[Token], first: int) -> bool:
    return any(word in _lexicon().negations for word in _preceding(text, words, first)[:3])


def _sure(text: str, words: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words around a phrase say that it is about the job on offer."""
    known = _lexicon()
    after, before = _following(text, words, last), _preceding(text, words, first)
    return bool(words[last - 1].word in known.jobs or (set(after[:3]) & known.jobs) or (set(before[:3]) & known.offers))


_JOINTS = frozenset({",", "/", "and", "or", "&", ", and", ", or", "|", "·", "•", "and/or"})


def _beside(text: str, words: Sequence[Token], hits: Sequence[TypeHit]) -> list[TypeHit]:
    """Kinds of employment in one list with those found ("a permanent, full-time post", "part-time and temporary")."""
    found: list[TypeHit] = []
    starts = [hit.start for hit in hits]
    for first, last, types in _lexicon().adjectives.find(text, words):
        start, end = words[first].start, words[last - 1].end
        behind = bisect_left(starts, start)
        near = hits[max(0, behind - 1) : behind + 1]  # all others stand farther off
        if any(hit.start < end and start < hit.end for hit in near):
            continue
        before, after = _preceding(text, words, first), _following(text, words, last)
        if set(before[:2]) & _lexicon().negations or before[:1] == ["become"] or set(after[:1]) & _lexicon().not_before:
            continue
        if types == ("contract",) and (
            text[start - 1 : start] in {" ", "-"} and text[start - 2 : start - 1] not in {",", "/", "d", "r"}
        ):
            continue  # "a permanent contract" is none of this sort
        if any(_joins(text, hit.end, start) or _joins(text, end, hit.start) for hit in (*near, *found[-1:])):
            found.append(TypeHit(types, start, end, True))
    return found


def _joins(text: str, left: int, right: int) -> bool:
    """Whether nothing but a comma, slash or "and" stands between two phrases."""
    return (
        left <= right <= left + 9 and (gap := text[left:right]) != "" and (gap.strip() in _JOINTS or gap in {" ", "-"})
    )


_LIMITS = frozenset({"years", "months", "year", "month", "until"})
_LIMIT_WORDS = frozenset({"limited", "fixed", "initially", "initial", "instance", "period", "for", "term"})


def _limited(text: str, words: Sequence[Token]) -> list[TypeHit]:
    """An appointment with an end ("the position is limited to three years", "appointed for two years in the first instance")."""
    hits: list[TypeHit] = []
    for index, token in enumerate(words):
        if (
            token.word not in {"limited", "appointment", "appointed", "employed", "instance", "period"}
            and token.word not in _lexicon().appointments
        ):
            continue
        after = _following(text, words, index + 1, most=10)
        if token.word == "period":
            before = _preceding(text, words, index, most=20)
            limited = before[:2] == ["a", "for"] and _lasts_for(["for", *after]) and not _LOOKED_FOR.isdisjoint(before)
        elif token.word == "instance":
            before = _preceding(text, words, index)
            limited = before[:2] == ["first", "the"] and not _LIMITS.isdisjoint(before)
        elif token.word == "limited":
            before = _preceding(text, words, index)
            limited = (
                after[:1] in (["to"], ["until"])
                and bool(set(before) & _lexicon().appointments)
                and bool({"is", "be", "initially"} & set(before[:3]))
                and ("until" in after or _lasts(after[1:4]))
            )
        else:
            before = _preceding(text, words, index)
            employed = token.word != "employed" or bool({"be", "is", "are"} & set(before[:2]))
            limited = employed and _HELD.isdisjoint(before) and _lasts_for(after)
        if limited:
            end = token.end
            if token.word == "period":  # "period of two years"
                end = next(word.end for word in words[index + 1 :] if word.word in _LIMITS)
            hits.append(TypeHit(("temporary",), token.start, end, True))
    return hits


_LOOKED_FOR = frozenset({
    "looking", "seek", "seeking", "seeks", "hiring", "hire", "recruiting", "appoint", "recruit", "invites", "invite", "need", "employ",
})  # fmt: skip
# In front: a position that somebody has had, or another's.
_HELD = frozenset({
    "held", "previous", "similar", "comparable", "last", "former", "served", "in", "from", "probationary", "probation", "any",
    "monitor", "manage", "negotiate",
})  # fmt: skip


def _is_of_permanent(text: str, contract: TypeHit, hits: Sequence[TypeHit]) -> bool:
    """Whether "permanent" stands directly beside the word "contract"."""
    return any(
        "permanent" in hit.types
        and (text[contract.end : hit.start] in {" ", ": ", " - "} or text[hit.end : contract.start] == " ")
        for hit in hits
    )


_SPANS = frozenset({"week", "month", "year", "months", "years", "months'", "years'", "month's", "year's"})
_TERMS = frozenset({
    "term", "position", "post", "appointment", "fellowship", "role", "job", "placement", "assignment", "secondment", "engagement",
})  # fmt: skip
_NO_TERMS = frozenset({
    "experience", "degree", "old", "plan", "college", "university", "program", "programme", "course", "history", "track", "minimum",
    "relevant", "of", "in", "probation", "probationary", "trial", "loan", "loans", "goals", "goal", "plans",
})  # fmt: skip


def _lasting(text: str, words: Sequence[Token]) -> list[TypeHit]:
    """A job that is called by how long it lasts ("a 12 month term", "this six-month position", "a two-year, grant-funded post")."""
    hits: list[TypeHit] = []
    for index, token in enumerate(words):
        if token.word not in _SPANS or not _counted(words, index):
            continue
        if text[words[index - 1].end : token.start].strip(" -‑–)") != "":
            continue
        before = _preceding(text, words, index - 1)
        # "Full-time, six-month position": what stands in front of the number is no demand ("minimum 2 years").
        if set(before[:2]) & _NO_TERMS:
            continue
        for at in range(index + 1, min(index + 5, len(words))):
            word = words[at].word
            if (
                text[words[at - 1].end : words[at].start].strip(" -‑,()") != ""
                or word in _NO_TERMS
                or word in _PHRASE_ENDS - {"and", "or"}
            ):
                break
            if word in _TERMS and not (word == "term" and token.word == "week"):  # of a school or summer
                if text[words[at].start].islower() and not (
                    set(_following(text, words, at + 1)[:1]) & _NO_TERMS - {"of", "in", "program", "programme"}
                ):
                    hits.append(TypeHit(("temporary",), words[index - 1].start, words[at].end, True))
                break
    return hits


_OTHER_ENDS = frozenset({
    "applications", "deadline", "close", "open", "fiscal", "financial", "academic", "budget", "campaign", "season",
})  # fmt: skip
_ENDING = frozenset({"exceed", "ending", "ends", "end", "through", "until", "to"})
_MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "summer", "autumn", "fall", "winter", "spring",
})  # fmt: skip


def _from_month(words: Sequence[Token], index: int) -> bool:
    """Whether a job is said to run from one month up to the one behind ``index`` ("the position runs from 1 June through August")."""
    before = [word.word for word in words[max(0, index - 10) : index]]
    after = [word.word for word in words[index + 1 : index + 4]]
    if _MONTHS.isdisjoint(before[-4:]) or _MONTHS.isdisjoint(after) or not _OTHER_ENDS.isdisjoint(before):
        return False
    posted = bool((_lexicon().appointments | {"positions", "season"}) & set(before)) and "internship" not in before
    return posted and bool({"runs", "run", "from", "lasts"} & set(before))


def spans_months(text: str) -> bool:
    """Whether a value names the months in which a job begins and ends ("20 May through 31 July")."""
    words = tokens(text)
    parts = [index for index, token in enumerate(words[:14]) if token.word in _MONTHS and text[token.start].isupper()]
    return (
        len(parts) >= 2
        and parts[1] - parts[0] <= 6
        and bool(_between_dates().search(text[words[parts[0]].end : words[parts[1]].start]))
    )


@cache
def _between_dates() -> re.Pattern[str]:
    return re.compile(r"[-–—]|\b(?:to|through|thru|until|till)\b")


def _ending(words: Sequence[Token]) -> list[TypeHit]:
    """A job with a last day ("the appointment will not exceed 30 June 2028", "starting in May 2027 and ending 31 August 2028")."""
    hits: list[TypeHit] = []
    for index, token in enumerate(words):
        if token.word not in _ENDING:
            continue
        after = [word.word for word in words[index + 1 : index + 6]]
        if not any(len(word) == 4 and word[:2] == "20" and word.isdecimal() for word in after):
            if token.word in {"to", "through", "until", "till"} and _from_month(words, index):
                hits.append(TypeHit(("temporary",), token.start, token.end, True))
            continue
        before = [word.word for word in words[max(0, index - 14) : index]]
        posted = bool(_lexicon().appointments & set(before[-6:]))
        if token.word == "exceed":
            stated = posted and before[-1:] == ["not"]
        elif token.word == "ending":
            stated = bool({"start", "starting", "beginning", "begins", "starts"} & set(before))
        elif token.word in {"ends", "end"}:
            stated = posted and before[-1:] != ["the"]
        else:
            stated = posted and bool({"runs", "run", "lasts", "last", "funded", "continues"} & set(before[-3:]))
        if stated and _OTHER_ENDS.isdisjoint(before):
            hits.append(TypeHit(("temporary",), token.start, token.end, True))
    return hits


def _lasts_for(after: Sequence[str]) -> bool:
    """Whether the words behind "appointment" count how long it lasts ("is for two years", "for a period of 12 months")."""
    at = next((at for at, word in enumerate(after) if word not in _FUNDED), len(after))
    if at and after[at - 1] in {"last", "lasts"} and _lasts(after[at : at + 2]):
        return True
    if after[at : at + 1] != ["for"] or (at == 0 and len(after) < 3):
        return False
    rest = [word for word in after[at + 1 :] if word not in _PERIODS]
    return _lasts(rest[:2])


# Between the job and how long it lasts: "will initially be funded for", "for a fixed term of up to".
_FUNDED = frozenset({
    "is", "are", "will", "be", "initially", "funded", "guaranteed", "available", "tenable", "offered", "last", "lasts", "run", "runs",
    "limited", "and",
})  # fmt: skip
_PERIODS = frozenset(
    {"a", "an", "the", "period", "term", "duration", "total", "maximum", "of", "initial", "fixed", "up", "to"}
)


def _lasts(words: Sequence[str]) -> bool:
    """Whether the words count years or months."""
    return any(
        (number.isdecimal() or number in _NUMBERS) and unit in _LIMITS
        for number, unit in zip(words, words[1:], strict=False)
    )


@cache
def _percentage() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.,])(\d{1,3})(?: ?%)?(?: ?(?:-|–|—|to) ?(\d{1,3}))? ?(?:%|per ?cent\b)")


_POSTS = (
    "position", "post", "appointment", "contract", "role", "fte", "workload", "pensum",
    "full-time equivalent", "employment", "of regular w", "of the regular w", "of the standard w", "of the normal w", "of full-time w",
    "of full-time employment", "of a full-time", "of full time equ", "of a full time", "of a full p", "of an fte", "of fte", "of the weekly w",
)  # fmt: skip
_WORKLOADS = (
    "workload",
    "workload is",
    "workload of",
    "workload:",
    "pensum",
    "pensum:",
    "employment level",
    "level of employment",
    "employment rate",
)


def _percentages(text: str, labelled: bool) -> list[TypeHit]:
    """A share of a full post in per cent ("a 60% position"); of a label the whole value ("80-100%")."""
    hits: list[TypeHit] = []
    for match in _percentage().finditer(text):
        low, high = int(match[1]), int(match[2] or match[1])
        rest = text[match.end() : match.end() + 28].lstrip(" )").lower()
        led = text[max(0, match.start() - 24) : match.start()].rstrip(" (").lower().endswith(_WORKLOADS)
        whole = labelled and match.end() - match.start() >= 0.6 * len(text.strip())
        if 10 <= low <= high <= 100 and (whole or led or rest.startswith(_POSTS)):
            share = "full-time" if low == 100 else "part-time" if high < 100 else ""
            hits.append(TypeHit((), match.start(), match.end(), whole, share))
    return hits


_PHRASE_ENDS = frozenset({
    "with", "at", "in", "for", "to", "who", "that", "is", "are", "will", "on", "from", "as", "based", "of", "and",
    "or", "by", "may", "can", "must", "you", "we", "receive", "enjoy", "get", "have",
})  # fmt: skip


_GROWTH = frozenset({
    "grow", "grows", "growing", "expand", "expands", "expanding", "evolve", "evolves", "turn", "turns", "develop", "develops", "progress",
    "transition", "transitions", "convert", "converts", "move",
})  # fmt: skip
_NO_VOLUNTARY = frozenset({
    "sunday", "sundays", "saturday", "saturdays", "weekend", "weekends", "overtime", "shifts", "members", "people", "participation",
    "participate", "benefits", "training", "fees", "refund", "disclose", "information", "data", "survey", "tests",
})  # fmt: skip


def _volunteers(words: Sequence[Token], first: int) -> bool:
    """Whether it is the job that is done "on a voluntary basis", not overtime, a survey or work on Sundays."""
    before = [word.word.removesuffix("'s") for word in words[max(0, first - 12) : first]]
    if _NO_VOLUNTARY & set(before):
        return False
    return len(before) < 2 or bool(
        set(before)
        & (_lexicon().jobs | {"work", "working", "internship", "you", "this", "roles", "positions", "role", "all"})
    )


def _is_else(text: str, words: Sequence[Token], first: int, last: int, types: tuple[str, ...], sure: bool) -> bool:
    """Whether the phrase speaks of something else than the employment on offer."""
    known = _lexicon()
    after, before = _following(text, words, last), _preceding(text, words, first)
    if before[:1] and any(word in known.negations for word in before[:3]):
        return True
    if before[:2] == ["a", "of"] and before[2:3] and (before[2].isdecimal() or before[2] in {"percent", "cent"}):
        return True  # "50% of a full-time position"
    if set(before[:5]) & {"study", "studying", "enrolled", "student", "students"}:
        return True
    if types == ("volunteer",) and words[last - 1].word == "basis" and not _volunteers(words, first):
        return True
    if types[:1] in (("full-time",), ("permanent",)) and _is_later(text, words, first, last):
        return True
    led = _preceding(text, words, first, most=9)
    if any(one in _GROWTH and other in {"into", "to"} for one, other in zip(led[1:], led, strict=False)):
        return True
    if before and before[0] in known.not_after and not (before[0] in {"our", "hiring"} and sure):
        # "A two-year, part-time post" tells how long it lasts, "two years full-time" what is asked for.
        lasting = before[0] == "year" and len(before) > 1 and (before[1].isdecimal() or before[1] in _NUMBERS)
        if not (lasting and {words[last - 1].word, *after[:2]} & known.jobs):
            return True
    if (
        len(before) > 1
        and before[0] in {"a", "an", "the", "to", "of", "for", "in"}
        and before[1] in known.not_after - {"our", "hiring", "lead", "leads", "leading", "if", "outside"}
    ):
        return True
    if before[:1] == ["to"] and before[1:2] and before[1] in {"lead", "leads", "leading"}:
        return True
    stop = next(
        (index for index, word in enumerate(after) if word in _PHRASE_ENDS),
        len(after),
    )
    chunk = after[:stop]
    if any(word in known.not_before for word in chunk[:4]):
        return True
    return bool(chunk) and chunk[-1] in known.not_before_end and not (known.jobs & set(chunk))


_LATER = frozenset({"after", "upon", "following", "once"})
_SERVED = frozenset({
    "internship", "internships", "placement", "apprenticeship", "traineeship", "completion", "completing", "completed", "graduation",
    "graduating", "graduate", "probation", "trial", "programme", "program", "fellowship",
})  # fmt: skip
_CHANCES = frozenset({"might", "may", "could"})
_TAKING_ON = frozenset({"hire", "hired", "offered", "receive", "invited", "extended", "employ", "taken", "kept"})


def _is_later(text: str, words: Sequence[Token], first: int, last: int) -> bool:
    """Whether it is what may come after this job ("we might hire you full-time after the internship")."""
    after = _following(text, words, last, most=7)
    at = next((at for at, word in enumerate(after) if word in _LATER), -1)
    if at >= 0 and not _SERVED.isdisjoint(after[at + 1 : at + 5]):
        return True
    before = _preceding(text, words, first, most=10)
    return not _CHANCES.isdisjoint(before) and not _TAKING_ON.isdisjoint(before)


_WEEK = frozenset({"week", "weekly", "wk", "woche", "pw"})
_HOURS = frozenset({"hours", "hour", "hrs", "hr", "h", "std"})
_OTHER_HOURS = frozenset({
    "mentor", "mentoring", "volunteer", "volunteering", "training", "classes", "lectures", "travel", "saved", "save",
    "saving", "overtime", "worked", "learning", "24", "study", "meetings", "weekend", "support",
})  # fmt: skip


def _hours(text: str, words: Sequence[Token], labelled: bool) -> list[TypeHit]:
    """Weekly hours ("30 hours a week", "20h/week") and shares of a full post ("0.8 FTE", "1.0 FTE")."""
    hits: list[TypeHit] = []
    for index, token in enumerate(words):
        if token.word == "fte":
            share = _fte(text, words, index)
            if share is not None:
                hits.append(share)
            continue
        if not _counts_hours(words, index) or (hits and token.start < hits[-1].end):
            continue
        around = {word.word for word in words[max(0, index - 7) : index + 9]}
        if (around & _OTHER_HOURS or _is_open(words, index)) and not labelled:
            continue
        end = next(word.end for word in words[index + 1 : index + 7] if word.word in _WEEK)
        first = token
        low = index - 2 if index > 1 and words[index - 1].word in {"to", "and", "or"} else index - 1
        if low >= 0 and words[low].word.isdecimal() and text[words[low].end : token.start].strip() in _TO:
            first = words[low]
        unit = next((word.start for word in words[index + 1 : index + 4] if word.word in _HOURS), token.end)
        counted = text[first.start : unit]
        more = _up_to(words, index)
        if more is not None:
            counted, end = f"{counted} {more.word}", more.end
        hits.append(TypeHit((), first.start, end, False, _share_of_hours(counted)))
    return hits


_TO = frozenset({"-", "–", ".", "to", "and", "or"})


def _up_to(words: Sequence[Token], index: int) -> Token | None:
    """The number of hours that those at ``index`` can come to ("15 hours a week with up to 40 in summer"), if they stand so."""
    for at in range(index + 3, min(index + 12, len(words) - 2)):
        if words[at].word == "up" and words[at + 1].word == "to" and words[at + 2].word.isdecimal():
            unit = words[at + 3].word if at + 3 < len(words) else ""
            return words[at + 2] if int(words[at + 2].word) <= 48 and unit not in _OTHER_UNITS else None
    return None


_OTHER_UNITS = frozenset({
    "days", "weeks", "months", "years", "people", "children", "percent", "students", "lbs", "pounds", "kg", "miles", "minutes",
})  # fmt: skip
_FORTNIGHTS = frozenset({"fortnight", "fortnightly", "biweekly", "weeks"})


def _fortnights(words: Sequence[Token]) -> list[TypeHit]:
    """Hours in two weeks ("76 hours per fortnight", "80 hours every two weeks")."""
    for index, token in enumerate(words[:-2]):
        if not (token.word.isdecimal() and 16 <= int(token.word) <= 90) or words[index + 1].word not in _HOURS:
            continue
        after = [word.word for word in words[index + 2 : index + 6]]
        two = [one for one in after if one not in {"per", "a", "every", "each", "in", "work", "over"}]
        if two[:1] in (["fortnight"], ["fortnightly"], ["biweekly"]) or (
            two[:1] in (["two"], ["2"]) and two[1:2] == ["weeks"]
        ):
            share = _share_of_hours(str(int(token.word) / 2))
            return [TypeHit((), token.start, words[index + 1].end, False, share)]
    return []


_WORK_OF_DAYS = frozenset({"work", "working", "role", "position", "post", "job", "contract"})
_NO_WORK_OF_DAYS = frozenset({
    "office", "home", "remote", "remotely", "site", "onsite", "campus", "open", "training", "gym", "class", "classes", "school", "meetings",
    "travel", "hybrid", "call", "attend", "minimum", "evening", "evenings", "shift", "shifts", "volunteers", "person", "customers", "clients",
    "children", "lunch", "overtime", "telework", "telecommuting", "commute",
})  # fmt: skip


def _days(text: str, words: Sequence[Token]) -> list[TypeHit]:
    """Days in a week ("the post is for three days a week"); up to three of them are part of a full post."""
    said = {token.word for token in words}
    if said.isdisjoint(_WORK_OF_DAYS) or not said.isdisjoint(_NO_WORK_OF_DAYS):
        return []
    for index, token in enumerate(words[1:-2], 1):
        if token.word != "days" or words[index + 1].word not in {"a", "per", "each"} or words[index + 2].word != "week":
            continue
        number = _DAYS_OF_WEEK.get(words[index - 1].word, 0)
        before = _preceding(text, words, index - 1)
        if number and _WORK_OF_DAYS.intersection(before):
            return [
                TypeHit((), words[index - 1].start, words[index + 2].end, False, "part-time" if number <= 3 else "")
            ]
    return []


_DAYS_OF_WEEK = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}


def _halved(text: str, words: Sequence[Token], hits: Sequence[TypeHit]) -> list[TypeHit]:
    """The other half of "full-/part-time" and "full/part time"."""
    for index, token in enumerate(words[:-2]):
        other = words[index + 1]
        gap = text[token.end : other.start]
        if len(gap) > 3 or "/" not in gap or words[index + 2].word != "time":
            continue
        if {token.word, other.word} == {"full", "part"} and any(hit.start == other.start for hit in hits):
            return [TypeHit((f"{token.word}-time",), token.start, token.end, True)]
    return []


def _is_open(words: Sequence[Token], index: int) -> bool:
    """Whether the hours are those a place is open ("we are open 60 hours a week"), not those of an open position."""
    before = [word.word for word in words[max(0, index - 9) : index]]
    if {"opening", "opens", "operates", "operation", "operating"} & set(before):
        return True
    return any(word == "open" and at and before[at - 1] in _OPENED for at, word in enumerate(before))


_OPENED = frozenset(
    {"is", "are", "we're", "be", "stay", "remain", "stays", "currently", "centre", "center", "shop", "library", "store"}
)


def _share_of_hours(text: str) -> str:
    """Whether weekly hours ("20-30", "37.5") are those of a full-time or a part-time job; "" where either may be meant."""
    numbers = [float(number) for number in _figures().findall(text)]
    if not numbers:
        return ""
    low, high = min(numbers), max(numbers)
    if low >= 35:
        return "full-time" if high <= 60 else ""
    if 8 <= low <= 25 and 35 <= high <= 48:
        return "full-time+part-time"
    return "part-time" if low < 30 and 8 <= high <= 30 else ""


@cache
def _figures() -> re.Pattern[str]:
    return re.compile(r"\d+(?:\.\d+)?")


@memo.kept
def share_of_value(value: str) -> str | None:
    """What the value of a label for hours amounts to: ``full-time``, ``part-time``, "" for either; None where it counts no weekly hours.

    "37.5 hours", "20 per week", "0.6", "80%"; never times of the day ("9 - 5", "8am to 4pm").
    """
    text = value.strip()
    numbers = _figures().findall(text.replace(",", "."))
    if not numbers or ":" in text:
        return None
    rest = {token.word for token in tokens(text) if not token.word[0].isdecimal()}
    if float(numbers[0]) <= 1 and "." in numbers[0] and rest <= {"fte"}:
        return "full-time" if float(numbers[0]) == 1 else "part-time"
    if "%" in text:
        return None  # see _percentages
    if not 0 < float(numbers[0]) <= 60 or any(token.word.endswith(("am", "pm")) for token in tokens(text)):
        return None
    counted = not rest or rest & (_WEEK | _HOURS | {"per"})
    return _share_of_hours(text) if counted and (len(numbers) == 1 or rest) else ""


def _counts_hours(words: Sequence[Token], index: int) -> bool:
    """Whether the word at ``index`` is the number of "30 hours a week", "20h/week", "thirty (30) hours per week"."""
    word = words[index].word
    number = word.rstrip("hrs")
    spelled = word in _NUMBERS
    if not spelled and not (number.isdecimal() and len(number) <= 2 and 4 <= int(number) <= 60):
        return False
    after = [other.word for other in words[index + 1 : index + 7]]
    if number != word and not spelled:
        return not _WEEK.isdisjoint(after[:3])
    spoken = 1 if after and after[0] in _HOURS else 2 if after[1:2] == ["hours"] and after[0].isdecimal() else 0
    return spoken > 0 and not _WEEK.isdisjoint(after[spoken : spoken + 3])


def _fte(text: str, words: Sequence[Token], index: int) -> TypeHit | None:
    begin = index
    while (
        begin
        and index - begin < 2
        and words[begin - 1].word.isdecimal()
        and text[words[begin - 1].end : words[begin].start] in {" ", ".", ",", ""}
    ):
        begin -= 1
    if begin == index:
        return _fte_behind(text, words, index)
    number = text[words[begin].start : words[index - 1].end].replace(",", ".")
    percent = text[words[index - 1].end : words[index].start].strip() == "%"
    try:
        share = float(number) / (100 if percent else 1)
    except ValueError:
        return None
    if not 0 < share <= 1:
        return None
    return TypeHit(("full-time",) if share == 1 else ("part-time",), words[begin].start, words[index].end, True)


@cache
def _behind_fte() -> re.Pattern[str]:
    return re.compile(r"\s?[:=(]?\s?(0?[.,]\d{1,2}|1[.,]0{1,2})(?!\d)")


def _fte_behind(text: str, words: Sequence[Token], index: int) -> TypeHit | None:
    """The share of a full post behind its name ("FTE: 0.8")."""
    match = _behind_fte().match(text, words[index].end)
    if match is None:
        return None
    share = float(match[1].replace(",", "."))
    return (
        TypeHit(("full-time",) if share == 1 else ("part-time",), words[index].start, match.end(), True)
        if share
        else None
    )


_LASTING = frozenset(
    {"permanent", "open", "indefinite", "unlimited", "zero", "employment", "training", "standard", "social"}
)
_OFFERED = frozenset({"is", "be", "offer", "offers", "offering", "on", "under"})


def _contracts(text: str, words: Sequence[Token], known: Sequence[TypeHit]) -> list[TypeHit]:
    """A contract that the job is or comes with ("this is a project-based, renewable contract")."""
    hits: list[TypeHit] = []
    for index, token in enumerate(words):
        if token.word != "contract" or any(hit.start <= token.start < hit.end for hit in known[-40:]):
            continue
        before, after = _preceding(text, words, index, most=9), _following(text, words, index + 1)
        article = next((place for place, word in enumerate(before) if word in {"a", "an"}), -1)
        offered = 0 <= article < len(before) - 1 and before[article + 1] in _OFFERED
        if not offered or set(before[:article]) & (_LASTING | _lexicon().negations):
            continue
        if after and (after[0] in _lexicon().not_before or after[0] in {"with", "worth", "between"}):
            continue
        hits.append(TypeHit(("contract",), token.start, token.end, before[article + 1] in {"is", "be"}))
    return hits


# Who is needed, in the plural or as a learner.
_NEEDED = {"volunteers": "volunteer", "freelancers": "freelance", "contractors": "contract", "interns": "internship"}
_NO_VOLUNTEER = frozenset({
    "opportunities", "days", "day", "time", "hours", "coordinator", "coordinators", "program", "work", "leave",
    "projects", "groups", "community", "experience",
})  # fmt: skip


_FREELANCERS = frozenset({"freelancer", "freelance", "volunteer", "contractor", "volunteers", *_NEEDED})
_SEEKING = frozenset({
    "looking", "seeking", "seek", "seeks", "hire", "hiring", "commission", "recruiting", "need", "search",
})  # fmt: skip


_FOR_A_TIME = {
    "seasonal": "temporary", "temporary": "temporary", "casual": "temporary", "interim": "temporary", "permanent": "permanent",
}  # fmt: skip


_SEASONS = frozenset({"season", "summer", "winter", "harvest", "holidays"})


def _for_the_season(text: str, words: Sequence[Token]) -> list[TypeHit]:
    """Somebody who is looked for until a season ends ("we need a barista for the summer season")."""
    for index, token in enumerate(words):
        before = _preceding(text, words, index, most=16)
        if token.word in _SEASONS and "for" in before[:4] and {"the", "this", "our"} & set(before[:3]):
            behind = before[before.index("for") + 1 :]
            if not _SEEKING.isdisjoint(behind) and any(map(is_job, behind)):
                return [TypeHit(("temporary",), token.start, token.end, True)]
    return []


def _sought(text: str, words: Sequence[Token]) -> list[TypeHit]:
    """Somebody who is looked for and called by how long the job lasts ("we are looking for a seasonal gardener")."""
    hits: list[TypeHit] = []
    for index, token in enumerate(words[:-1]):
        kind = _FOR_A_TIME.get(token.word)
        if kind is None or _SEEKING.isdisjoint(before := _preceding(text, words, index)[:4]):
            continue
        if {"you", "you'll", "will", "help", "responsible"} & set(_preceding(text, words, index)):
            continue
        if before[0] in {"a", "an", "our", "and", *_SEEKING} or before[0].isdecimal() or before[0] in _NUMBERS:
            named = [word.word for word in words[index + 1 : index + 4]]
            if linked(text, token, words[index + 1]) and (
                any(map(is_job, named)) or named[0] in {"workers", "staff", "help"}
            ):
                hits.append(TypeHit((kind,), token.start, token.end, True))
    return hits


def _freelancers(text: str, words: Sequence[Token]) -> list[TypeHit]:
    """A freelancer or volunteer who is looked for ("looking for an experienced freelancer")."""
    hits: list[TypeHit] = []
    for index, token in enumerate(words):
        if token.word not in _FREELANCERS:
            continue
        before = _preceding(text, words, index)
        after = _following(text, words, index + 1)
        if token.word in {"freelance", "contractor", "volunteer"} and after and after[0] in _lexicon().not_before:
            continue
        if token.word == "volunteer" and after and after[0] in _NO_VOLUNTEER:
            continue
        if token.word in _NEEDED:
            needed = bool(after) and (
                after[0] in {"needed", "wanted"} or after[:2] in (["are", "needed"], ["are", "wanted"])
            )
            sought = bool(set(before[:4]) & _SEEKING) and bool(
                set(before[:7]) & {"we", "we're", "is", "are", "currently", "always"}
            )
            if (needed or sought) and not set(before) & {"you", "you'll", "will", "help", "to", "responsible"}:
                hits.append(TypeHit((_NEEDED[token.word],), token.start, token.end, True))
            continue
        if set(before[:5]) & _SEEKING and linked(text, words[index - 1], token):
            hits.append(
                TypeHit(
                    ("freelance",)
                    if token.word.startswith("freelance")
                    else ("contract",)
                    if token.word == "contractor"
                    else ("volunteer",),
                    token.start,
                    token.end,
                    True,
                )
            )
    return hits
