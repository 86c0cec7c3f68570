"""Rules on levels that compare what a posting says in several places: another level in the body, two levels at once, both ends asked."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jdlint import lexicons
from jdlint.gate import Gate
from jdlint.posting.facts.fields import fact_of_key
from jdlint.posting.facts.level import LevelHit, level_of_field, level_of_title
from jdlint.rule import Match, missing
from jdlint.rulefile import kind_module, merged_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdlint.model import Level, Posting
    from jdlint.passages import Text, Wording
    from jdlint.rule import Context, Rule

# Levels that differ within one stage are a matter of a company's ladder; between stages they are a contradiction.
STAGES: dict[str, int] = {
    "intern": 0, "entry": 0, "mid": 1, "senior": 2, "lead": 2, "staff": 2, "principal": 2, "manager": 2, "director": 2, "executive": 2,
}  # fmt: skip


# One person may well be called both.
_ALIKE = (
    {"senior", "lead"},
    {"lead", "manager"},
    {"senior", "manager"},
    {"manager", "director"},
    {"director", "executive"},
)


class Mention(NamedTuple):
    """A place of a text that says which level the job has: ``text.text[start:end]`` names the job with its level."""

    text: Text
    start: int
    end: int
    level: Level
    word: str
    whole: bool


# --- other-level --------------------------------------------------------------------------------------------------------------------------


def other_level(context: Context) -> Iterator[Match]:
    """Places that state another level than the title does: a field, the body, the name of the file."""
    posting = context.posting
    title = posting.title
    if title is None:
        return
    stated = _stated(posting)
    in_title = _read(title.text)[0]
    if in_title.value != "none":
        yield from _fields(posting, in_title)
    for mention in mentions(context):
        severity = _conflict(stated, mention)
        if severity:
            start, end = mention.text.span(mention.start, mention.end)
            values = {"stated": mention.word, "other": _name(mention.level)}
            message = None
            if not stated:
                message = "'{match}' names a level that the title does not: write '{stated}' in the title too, or leave it out here"
            yield Match(start, end, values, message=message, severity=severity, passage=mention.text.index)
    if in_title.value != "none":
        yield from _file_name(context, in_title)


def _stated(posting: Posting) -> tuple[Level, ...]:
    """All levels the posting's title or level field states; empty for none."""
    level = posting.level
    found = level.all or (level.value,)
    return tuple(one for one in found if one != "none")


def _fields(posting: Posting, title: LevelHit) -> Iterator[Match]:
    """Fields and labels of the level; one stage beside the title's is a warning, since such lists are coarse."""
    blocks = [block for key, block in posting.fields.items() if fact_of_key(key) == "level"]
    if "level" in posting.label_values:
        blocks.append(posting.label_values["level"])
    for block in blocks:
        hit = level_of_field(block.text)
        if hit.value == "none":
            continue
        apart = min(_apart(one, other) for one in hit.all for other in title.all)
        if apart:
            start, end = block.span(hit.start, hit.end)
            values = {"stated": hit.word, "other": _name(hit.value)}
            yield Match(start, end, values, severity=None if apart > 1 else "warning")


def _apart(one: Level, other: Level) -> int:
    return abs(STAGES[one] - STAGES[other])


def _conflict(stated: tuple[Level, ...], mention: Mention) -> str:
    """The severity with which a mention contradicts the stated levels; ``""`` where it does not."""
    if not stated:
        return "info"
    if mention.level in stated:
        return ""
    if min(_apart(mention.level, one) for one in stated) > 0:
        return "error"
    # "Staff Engineer" under the title "Senior Engineer": only where all of the title is repeated with another rank.
    alike = STAGES[mention.level] == 0 or any({mention.level, one} in _ALIKE for one in stated)
    return "error" if mention.whole and len(stated) == 1 and not alike else ""


def _name(level: Level) -> str:
    return {"entry": "entry-level", "intern": "internship", "mid": "mid-level"}.get(level, level)


def _file_name(context: Context, title: LevelHit) -> Iterator[Match]:
    """The file's name, where it states a level of another stage than the title."""
    stem = context.document.path.replace("\\", "/").rpartition("/")[2].partition(".")[0]
    hit = level_of_title(" ".join(re.split(r"[\W_\d]+", stem)))
    if hit.value == "none" or len(context.document.postings) > 1 or context.posting.title is None:
        return
    if all(_apart(one, other) > 1 for one in hit.all for other in title.all):
        place = context.posting.title
        message = "the file's name says '{stated}', the title says {level-word}: rename the file, or mend the title"
        yield Match(
            place.start, place.end, {"stated": hit.word, "other": _name(hit.value)}, message=message, severity="info"
        )


# --- who the body says is wanted ----------------------------------------------------------------------------------------------------------

# What opens a phrase that names the job on offer; the phrase itself follows.
_FRAME = re.compile(
    r"\b(?:as (?:an?|our|the|your) (?:new |next |first |future )?(?=[a-z])"
    r"|(?:looking for|seeking|seeks?|hiring|recruiting|searching for|in search of|on the lookout for|opening for|vacancy for|applications for|"
    r"join (?:us|our team|the team|our company) as|the (?:role|position|post|job) of)"
    r" (?:(?:an?|our|the|another|one|two|three|several|experienced|talented|motivated|enthusiastic|skilled|passionate|new|next|first|full-time|part-time) ){0,4}(?=[a-z])"
    r"|this (?:is an? |will be an? )?(?:exciting |great |new |full-time |part-time |fantastic |permanent ){0,2}(?=[a-z])"
    r"|the (?=[a-z]))"
)
# One of these stands in every opening but "the".
_FRAMED = Gate(
    "as a", "as our", "as the", "as your", "looking for", "seek", "hiring", "recruiting", "search", "lookout", "opening for", "vacancy for",
    "applications for", "join ", "role of", "position of", "post of", "job of", "this ",
)  # fmt: skip
_CUT = frozenset(
    [
        "with",
        "of",
        "in",
        "for",
        "at",
        "to",
        "who",
        "that",
        "which",
        "on",
        "and",
        "or",
        "from",
        "under",
        "by",
        "within",
        "you",
        "your",
        "we",
        "our",
        "i",
        "will",
        "is",
        "are",
        "can",
        "should",
        "must",
        "shall",
        "he",
        "she",
        "they",
        "it",
        "where",
        "as",
        "working",
        "work",
        "the",
        "a",
        "an",
        "this",
        "based",
        "looking",
        "interested",
        "to,",
        "reporting",
        "reports",
        "not",
        "but",
        "if",
        "when",
    ]
)
_PLACES = frozenset(["role", "position", "post", "job", "opportunity", "vacancy", "appointment"])
_NOT_BEFORE = re.compile(
    r"\b(?:experience|worked|working|employed|years?|previous(?:ly)?|former(?:ly)?|background|grow(?:th)?|progress(?:ion|ing)?|promot\w+|career|become|becoming|"
    r"develop(?:ing)? into|future|step up|support(?:ing)?|assist(?:ing)?|mentor(?:ing)?|report(?:s|ing)? to|led by|alongside|qualify|equivalent|level|such|known|same|act|acting|serve|serves|serving)\b[^.;\n]{0,40}$",
    re.IGNORECASE,
)
_YOU = re.compile(r"\byou(?: are|'re)? $", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w'+#.-]*")
_EMPTY = frozenset(
    [
        "and",
        "of",
        "the",
        "a",
        "an",
        "for",
        "in",
        "at",
        "to",
        "with",
        "on",
        "m",
        "f",
        "d",
        "w",
        "x",
        "team",
        "group",
        "staff",
        "member",
        "level",
        "new",
        "job",
        "role",
        "position",
        "post",
        "remote",
        "hybrid",
        "part",
        "full",
        "time",
        "temporary",
        "permanent",
    ]
)


def mentions(context: Context) -> Iterator[Mention]:
    """The places outside of the title that name the job on offer together with a level."""
    title = context.posting.title
    gate = _levels_named()
    if title is None or not context.texts.hold(gate):
        return
    nouns = _read(title.text)[1]
    for text in context.texts.passing(gate, context.read_texts()):
        if text.title:
            continue
        if text.block.start <= title.start < text.block.end and text.block.kind != "paragraph":
            continue
        if text.heading:
            hit = _job(text, 0, len(text.text), nouns, whole=True)
            if hit is not None and len(text.tokens.words) <= 9:
                yield hit
            continue
        reported = -1
        for start, end, generic in text.wording.once(_phrases):
            found = _job(text, start, end, nouns, whole=False, generic=generic) if start > reported else None
            if found is not None:
                reported = found.end
                yield found


def _phrases(text: Wording) -> tuple[tuple[int, int, bool], ...]:
    """The ranges of phrases that may name the job on offer, and whether each names one in general ("role", "position")."""
    # "The" is by far the most frequent opening, and "will" must follow it.
    will = " will " in text.folded
    if not will and not _FRAMED.passes(text.folded):
        return ()
    found: list[tuple[int, int, bool]] = []
    for frame in _FRAME.finditer(text.folded):
        if (not will and frame.group() == "the ") or not _frames(text, frame):
            continue
        end, generic = _phrase(text, frame.end())
        if generic or not frame.group().startswith("this "):
            found.append((frame.end(), end, generic))
    return tuple(found)


_FRAME_REACH = 200  # characters to each side


def _frames(text: Wording, frame: re.Match[str]) -> bool:
    """Whether the words of a frame open a phrase on the job itself rather than on somebody else."""
    opening = frame.group()
    if opening == "the " and " will " not in text.folded[frame.end() : frame.start() + _FRAME_REACH]:
        return False
    low, high = text.around(frame.start(), _FRAME_REACH)
    if opening == "the ":
        # "The Senior Accountant will …" opens a sentence on the job; with "you" or "your" in it, it is about a colleague.
        sentence = text.folded[frame.end() : high]
        if text.plain[low : frame.start()].strip(" *-•·\t\n") or " will " not in sentence or " you" in sentence:
            return False
    if _NOT_BEFORE.search(text.plain[max(low, frame.start() - 80) : frame.start()]):
        return False
    return not (opening.startswith(("looking", "seek")) and _YOU.search(text.plain[low : frame.start()]))


def _phrase(text: Wording, start: int) -> tuple[int, bool]:
    """Where the phrase that begins at ``start`` ends, and whether it does with a word such as "role"."""
    end, generic = start, False
    for word in _WORD.finditer(text.plain, start, min(len(text.plain), start + 90)):
        gap = text.plain[end : word.start()] if end > start else ""
        plain = word.group().lower().rstrip(".")
        if plain in _CUT or any(sign in gap for sign in ".,;:()\n•|") or plain.endswith("n't"):
            break
        end = word.end()
        if plain in _PLACES:
            generic = True
            break
    while end > start and text.plain[end - 1] in ".-":
        end -= 1
    return end, generic


def _job(
    text: Text, start: int, end: int, nouns: frozenset[str], *, whole: bool, generic: bool = False
) -> Mention | None:
    """The job with a level that ``text.text[start:end]`` names: with a noun of the title, or of no job in particular ("senior role")."""
    phrase = text.plain[start:end]
    hit, own = _read(phrase)
    if hit.value == "none" or len(hit.all) > 1:
        return None
    if own and not own & nouns:
        return None
    if not own and not generic:
        return None
    complete = bool(nouns) and nouns <= own
    if whole and not complete:
        return None
    level_start = start + hit.start
    return Mention(
        text,
        min(level_start, start),
        max(end, start + hit.end),
        hit.value,
        hit.word,
        complete,
    )


@lexicons.remembered
def _read(phrase: str) -> tuple[LevelHit, frozenset[str]]:
    """The level that a phrase or title names and the words that name the job."""
    hit = level_of_title(phrase)
    return hit, _nouns(phrase, hit)


def _nouns(text: str, hit: LevelHit) -> frozenset[str]:
    """The words of a title that name the job, without its level; plural and singular are one."""
    found = set()
    for word in _WORD.finditer(text):
        plain = word.group().lower().strip(".")
        if (
            (hit.start <= word.start() < hit.end)
            or plain in _EMPTY
            or plain in _PLACES
            or plain in _level_words()
            or not plain[0].isalpha()
        ):
            continue
        found |= {_singular(part) for part in plain.split("-") if part}
    return frozenset(found)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@cache
def _level_words() -> frozenset[str]:
    """The single words that may state a level."""
    levels = lexicons.load("seniority")["levels"]
    words = {term.split()[0].split("-")[0].lower() for entry in levels.values() for term in entry["terms"]}
    return frozenset(word for word in words if len(word) > 1) - {"no", "new", "first", "career"}


@cache
def _levels_named() -> Gate:
    return Gate(*_level_words())


# --- several ------------------------------------------------------------------------------------------------------------------------------


def several(context: Context) -> Iterator[Match]:
    """A title that names more than one level."""
    title, levels = context.posting.title, context.posting.level.all
    if title is None or context.posting.level.explicit:
        return
    named = _unique(_name(level) for level in levels)
    if len(named) > 1:
        yield Match(title.start, title.end, {"levels": " and ".join(named)})


# --- mixed --------------------------------------------------------------------------------------------------------------------------------


def mixed(context: Context) -> Iterator[Match]:
    """A posting without a level whose text speaks for beginners and for experienced people, each at least ``each`` times.

    What speaks for either is found by the rules named in ``counts-with``: the cheap ones first, token patterns last.
    """
    each = int(context.options["each"])
    rules = {rule.id.rpartition("/")[2]: rule for rule in context.rule.counted[0]}
    low = _spoken(context, [rules["duty-below-level"], rules["depth-below-level"]])
    if len(low) < each:
        return
    high = _spoken(context, [rules["depth-above-level"]]) + _years(context, rules["years"])
    if len(high) < each:
        high += _spoken(context, [rules["duty-above-level"]])
    high = [match for match in high if all(match.end <= other.start or other.end <= match.start for other in low)]
    title = context.posting.title
    if len(high) >= each and title is not None:
        text = context.document.source.text
        values = {"low": _quoted(text, low[0]), "high": _quoted(text, high[0])}
        yield missing(context, values=values)


def _spoken(context: Context, rules: Iterable[Rule]) -> list[Match]:
    """What rules find in the posting, whatever level they are for, each place once, in order."""
    found: dict[tuple[int, int], Match] = {}
    for rule in rules:
        of_rule = context._replace(rule=rule, options=merged_options(rule, context.settings.options.get(rule.id, {})))
        for match in kind_module(rule.kind).find(rule, of_rule):
            found.setdefault((match.start, match.end), match)
    return [found[place] for place in sorted(found)]


def _years(context: Context, rule: Rule) -> list[Match]:
    from jdlint.kinds.quantity import found_in

    many = int(context.options["many-years"])
    return [
        Match(*one.text.span(one.demand.start, one.demand.end))
        for one in found_in(context._replace(rule=rule))
        if one.demand.least >= many and not one.demand.preferred
    ]


def _quoted(text: str, match: Match) -> str:
    return " ".join(text[match.start : match.end].split())


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
