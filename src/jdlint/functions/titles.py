"""Rules of the family title/: what a job title holds, and whether the posting's text speaks of the same job."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jdlint import edits, lexicons
from jdlint.functions.clarity import headings_in_capitals
from jdlint.gate import Gate
from jdlint.model import Fix
from jdlint.posting.jobs import is_job
from jdlint.rule import Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jdlint.model import Block, Posting
    from jdlint.passages import Wording
    from jdlint.rule import Context


class Line(NamedTuple):
    """The whole line or field that holds a title, with the range of the title in it; ``passage`` is its passage's."""

    block: Block
    start: int
    end: int
    passage: int


def title_line(context: Context) -> Line | None:
    """The line that holds the posting's title, with what stands around the title."""
    return context.texts.once(_title_line)


def _title_line(posting: Posting) -> Line | None:
    title = posting.title
    if title is None or title.end <= title.start or is_stand_in(title.text):
        return None
    for index, passage in enumerate(posting.passages):
        found = _within(passage.block, title.start, title.end)
        if found is not None:
            return Line(passage.block, *found, index)
    for block in posting.fields.values():
        found = _within(block, title.start, title.end)
        if found is not None:
            return Line(block, *found, -1)
    return Line(title.block, 0, len(title.block.text), -1)


_TO_WRITE = frozenset({"enter", "insert", "tbd", "tbc", "xx", "xxx", "xxxx", "lorem", "untitled", "placeholder"})
_NO_NAME = frozenset({"the", "job", "role", "position", "post", "title", "name", "here"})


def is_stand_in(title: str) -> bool:
    """Whether a title is still to be written ("ENTER ROLE TITLE HERE", "(Position)"), which is another rule's matter."""
    words = [word.strip(".,:;!?()\"'") for word in title.lower().split()]
    return any(sign in title for sign in "[{<") or not _TO_WRITE.isdisjoint(words) or _NO_NAME.issuperset(words)


def _within(block: Block, start: int, end: int) -> tuple[int, int] | None:
    """The range of a block's text that stands at ``start:end`` of the source."""
    if not block.start <= start <= end <= block.end:
        return None
    low = high = -1
    for run in block.map.runs:
        if low < 0 and run.start <= start < run.end:
            low = run.text_start + min(start - run.start, run.text_end - run.text_start)
        if run.start < end <= run.end:
            high = run.text_end - min(run.end - end, run.text_end - run.text_start)
    return (low, high) if 0 <= low < high else None


def _match(line: Line, start: int, end: int, **fields: object) -> Match:
    values = {name: str(value) for name, value in fields.items() if name not in ("fix", "severity", "suggestions")}
    fix, severity, suggestions = fields.get("fix"), fields.get("severity"), fields.get("suggestions", ())
    return Match(
        *line.block.map.span(start, end),
        values,
        severity=severity if isinstance(severity, str) else None,
        suggestions=suggestions if isinstance(suggestions, tuple) else (),
        fix=fix if isinstance(fix, Fix) else None,
        passage=line.passage,
    )


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first needed: most titles need few of them."""
    return re.compile(pattern, re.IGNORECASE)


# --- what a title holds -------------------------------------------------------------------------------------------------------------------


def shouting(context: Context) -> Iterator[Match]:
    """A title in capitals, unless the posting's headings are in capitals throughout."""
    line = title_line(context)
    if line is None:
        return
    text = line.block.text[line.start : line.end]
    spoken = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    if not text.isupper() or sum(map(len, spoken)) < 6 or headings_in_capitals(context.posting):
        return
    written = in_small_letters(text)
    edit = edits.replace(context.document.source.text, line.block, line.start, line.end, written)
    fix = Fix(False, f"Write {written}", (edit,)) if edit is not None else None
    yield _match(line, line.start, line.end, suggestions=(written,), fix=fix)


def in_small_letters(title: str) -> str:
    """A title in capitals as it is usually written: each word with one capital, short words between others with none, initials as they are."""
    kept = frozenset(lexicons.load("job_titles")["written"])
    small = {"a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with"}

    def written(found: re.Match[str]) -> str:
        word = found.group()
        if word in kept or any(char.isdigit() for char in word):
            return word
        if word.lower() in small and found.start() > 0:
            return word.lower()
        return word[:1] + word[1:].lower()

    return re.sub(r"[^\W_]+(?:['’][^\W_]+)?", written, title)


_PROMOTION = (
    r"\b(?:urgent(?:ly)?(?: (?:hiring|required|needed))?|now hiring|hiring now|we(?:'re| are) hiring|hiring immediately|apply (?:now|today)|immediate(?:ly)? (?:start|starts|joiner|joiners|joining|hiring|available)"
    r"|start(?:s|ing)? (?:now|asap|immediately)|asap|great (?:pay|benefits|salary|opportunity)|high pay|earn (?:up to|big)|sign(?:ing)?[- ]on bonus|hot job|dream job|don't miss)\b"
)  # fmt: skip
_PROMISING = (
    "urgent",
    "hiring",
    "apply",
    "immediate",
    "start",
    "asap",
    "great ",
    "high pay",
    "earn ",
    "bonus",
    "hot job",
    "dream",
    "miss",
)
_SIGNS = r"!+|\*{2,}|(?<!\w)\*|\*(?!\w)|~{2,}|={2,}|-{3,}|>{2,}|<{2,}"
_SIGN_STARTS = ("!", "*", "~~", "==", "---", ">>", "<<")


def decoration(context: Context) -> Iterator[Match]:
    """Exclamation marks, stars, emoji and calls to apply in the title's line."""
    line = title_line(context)
    if line is None or len(line.block.text) > 200:
        return
    text = line.block.text
    low, high = _title_part(line)
    found: list[tuple[int, int]] = []
    if any(sign in text for sign in _SIGN_STARTS):
        found += [match.span() for match in _regex(_SIGNS).finditer(text, low, high)]
    if any(word in text.lower() for word in _PROMISING):
        found += [match.span() for match in _regex(_PROMOTION).finditer(text.replace("’", "'"), low, high)]
    found += [(at, at + 1) for at in range(low, high) if _is_ornament(text[at])]
    for start, end in _joined(sorted(found)):
        yield _match(line, start, end, fix=_without(context, line, start, end))


def _title_part(line: Line) -> tuple[int, int]:
    """The range of a line that is seen as the title: of a field or label its value, else the line, up to a line break."""
    text = line.block.text
    low = text.rfind("\n", 0, line.start) + 1
    high = text.find("\n", line.end)
    return low, high if high >= 0 else len(text)


def _is_ornament(char: str) -> bool:
    """Whether a sign is an emoji, an arrow, a star or another picture."""
    if char < "\u2190" or char in "™®©°№":
        return False
    return unicodedata.category(char) in ("So", "Sk", "Sm", "Cs") or char in "\ufe0f\u200d"


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges that touch or overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _without(context: Context, line: Line, start: int, end: int) -> Fix | None:
    """The fix that takes exclamation marks out of a title. Other decoration is left to the author."""
    if set(line.block.text[start:end]) != {"!"}:
        return None
    edit = edits.replace(context.document.source.text, line.block, start, end, "")
    return Fix(True, "Remove the exclamation marks", (edit,)) if edit is not None else None


_PAY = (
    r"(?:[$£€]|\b(?:USD|GBP|EUR|CAD|AUD)\s?)\d[\d,.]*\s?k?\b(?:\s?(?:-|–|to)\s?[$£€]?\s?\d[\d,.]*\s?k?\b)?(?:\s?(?:/|per|an|a|p)\s?\.?(?:hour|hr|h|year|yr|annum|week|month|day|a)\b\.?)?"
    r"|\b\d{2,3}k(?:\s?(?:-|–|to)\s?\d{2,3}k)?\b"
)  # fmt: skip
_CODE = (
    r"(?:\b(?:req(?:uisition)?|job|ref(?:erence)?|vacancy|position|posting|advert|class)\b\.?\s?(?:id|no|nr|number|code|ref)?\b\.?\s?[:#]?\s?(?=[A-Z\d-]*\d{3})[A-Z\d][A-Z\d/-]*\d|#\s?\d{3,}|\b(?!(?:iso|iec|bs|en|din|fy|es|sap)[-_]?\d)[A-Z]{1,5}[-_]?\d{4,}\b|(?<=[(\[])\d{4,}(?=[)\]]))"
)  # fmt: skip
_PLACE = r"\b(?:fully remote|100% remote|remote|hybrid|on-?site|work from home|wfh|telework|anywhere)\b"
_PLACES = ("remote", "hybrid", "on-site", "onsite", "work from home", "wfh", "telework", "anywhere")
_FACTS: Mapping[str, str] = {
    "pay": "pay stands in the title, where job boards do not allow it; give it a line of its own",
    "code": "a reference number says nothing to readers, and job boards lower or refuse titles that hold one; give it a line of its own",
    "place": "the place stands in the title, where search counts it as part of the job's name; give it a line of its own",
    "company": "the company stands in the title, where search counts it as part of the job's name; leave it to the text",
}


def extra_facts(context: Context) -> Iterator[Match]:
    """Pay, a reference number, the place or the company in the title's line."""
    line = title_line(context)
    if line is None or len(line.block.text) > 200:
        return
    low, high = _title_part(line)
    text = line.block.text
    digits = sum(char.isdigit() for char in text[low:high])
    for kind, pattern, least in (("pay", _PAY, 1), ("code", _CODE, 3)):
        if digits >= least:
            for found in _regex(pattern).finditer(text, low, high):
                yield _fact(line, kind, *found.span(), None)
    place = _place(context.posting, text, low, high)
    if place is not None:
        yield _fact(line, "place", *place, "info")
    for word in (" at ", " @ "):
        at = text.find(word, low, high)
        after = text[at + len(word) : at + len(word) + 1]
        if at >= 0 and (after.isupper() or after.isdigit()) and is_job(text[low:at]):
            yield _fact(line, "company", at + 1, high, "info")
            return


def _fact(line: Line, kind: str, start: int, end: int, severity: str | None) -> Match:
    return _match(line, start, end, severity=severity)._replace(message=_FACTS[kind])


def _place(posting: Posting, text: str, low: int, high: int) -> tuple[int, int] | None:
    """Where a title's line names the posting's place: a work mode, or the town its location states elsewhere."""
    folded = text.lower()
    found = _regex(_PLACE).search(text, low, high) if any(word in folded for word in _PLACES) else None
    if found is not None:
        # "Remote Sensing Analyst", "Hybrid Cloud Engineer": the job's own word, not the place.
        after = text[found.end() : high].lstrip(" ")
        if not after or after[0] in "/|,-–—·)]&+(":
            return found.span()
    location = posting.elements.get("location")
    if location is None or location.placeholder:
        return None
    town = re.split(r"[,;/(|\n]| - | – ", location.text)[0].strip()
    town = town.rpartition(":")[2].strip()
    if len(town) < 4 or not town[0].isupper() or len(town.split()) > 3 or town.lower() in _PLACES:
        return None
    at = text.find(town, low, high)
    if at < 0 or text[at - 1 : at].isalnum() or text[at + len(town) : at + len(town) + 1].isalnum():
        return None
    return at, at + len(town)


def too_long(context: Context) -> Iterator[Match]:
    """A title's line of more than ``characters`` characters."""
    line = title_line(context)
    if line is None:
        return
    length = len(line.block.text[line.start : line.end])
    if length > context.options["characters"]:
        yield _match(line, line.start, line.end, count=length)


_BETWEEN = r"\s*(?:/|&|\+|\b(?:and|or)\b)\s*"
_SEGMENT = r"\s[-–—|:]\s|[,:;]\s"


def several_jobs(context: Context) -> Iterator[Match]:
    """A title that names two jobs ("Cook / Driver"); not two words for one ("UX/UI Designer")."""
    line = title_line(context)
    if line is None:
        return
    text = line.block.text[line.start : line.end]
    if not any(sign in text.lower() for sign in ("/", "&", "+", " and ", " or ")):
        return
    text = re.sub(r"\([^)]*\)", "", text)
    for segment in _regex(_SEGMENT).split(text):
        jobs: list[str] = []
        start = 0
        for found in [*_regex(_BETWEEN).finditer(segment), None]:
            end = found.start() if found is not None else len(segment)
            part = segment[start:end].strip()
            # What names no job belongs to the next part: "UX" in "UX/UI Designer".
            if part and is_job(part) and not _is_rank(part):
                jobs.append(part)
                start = found.end() if found is not None else end
        # "Waiter/Waitress" is one job: words that begin alike are forms of one.
        if len(jobs) > 1 and len({_head(job)[:4] for job in jobs}) > 1 and not _one_job(jobs):
            yield _match(line, line.start, line.end, first=jobs[0], second=jobs[1])
            return


def _is_rank(part: str) -> bool:
    """Whether a part of a title is a level or rank alone ("Senior", "Lead", "Manager of")."""
    words = re.findall(r"[a-z]+", part.lower())
    return all(word in _neutral() for word in words)


def _one_job(jobs: list[str]) -> bool:
    """Whether the names mean the same job: "Legal Assistant/Paralegal"."""
    names = {re.sub(r"[^a-z ]", "", job.lower()).strip() for job in jobs}
    return any(names <= group for group in _synonyms())


@cache
def _synonyms() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in lexicons.load("titles")["synonyms"])


def _head(job: str) -> str:
    words = re.findall(r"[a-z]+", job.lower().partition(" of ")[0].partition(",")[0])
    return words[-1].removesuffix("s") if words else ""


@cache
def _neutral() -> frozenset[str]:
    return frozenset(lexicons.load("job_titles")["neutral"])


def plural(context: Context) -> Iterator[Match]:
    """A title in the plural ("Developers"), where a posting is for one job."""
    line = title_line(context)
    if line is None:
        return
    text = line.block.text[line.start : line.end]
    name = re.split(r"\s[-–—|:]\s|[,(\[:/]", text)[0].rstrip()
    last = re.search(r"([A-Za-z]+)$", name)
    if last is None or re.search(r"\b(?:of|for|to|and|&)\b", name[: last.start()], re.IGNORECASE):
        return
    word = last.group(1)
    if len(word) < 5 or not word.lower().endswith("s") or word.lower().endswith(("ss", "us", "is")):
        return
    single = word[:-1]
    others = _regex(_SEGMENT).split(text)[1:]
    if any(is_job(other) for other in others):
        return  # "Fellows - Outreach Lead": the programme, then the job
    if not is_job(single) or single.lower() in ("sale", "operation", "system", "communication", "relation"):
        return
    start = line.start + last.start()
    edit = edits.replace(context.document.source.text, line.block, start, start + len(word), single)
    fix = Fix(False, f"Write {single}", (edit,)) if edit is not None else None
    yield _match(line, start, start + len(word), suggestions=(single,), fix=fix)


# --- whether the text speaks of the same job ----------------------------------------------------------------------------------------------


class Job(NamedTuple):
    """What a job's name says: its words without neutral ones, the families of work they belong to, and its place on each axis."""

    words: frozenset[str]
    families: frozenset[str]
    axes: frozenset[tuple[str, str]]


@cache
def _tables() -> tuple[re.Pattern[str], Mapping[str, str], Mapping[str, frozenset[str]], Mapping[str, str]]:
    data = lexicons.load("job_titles")
    spellings: dict[str, str] = data["spellings"]
    ordered = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    pattern = re.compile(r"(?<![\w.#+])(?:" + "|".join(map(re.escape, ordered)) + r")(?![\w#+])")
    families: dict[str, set[str]] = {}
    for family, words in data["families"].items():
        for word in words:
            families.setdefault(word, set()).add(family)
    axes = {word: axis for axis, words in data["axes"].items() for word in words}
    return pattern, spellings, {word: frozenset(found) for word, found in families.items()}, axes


def job_of(name: str) -> Job:
    """What a job's name says."""
    pattern, spellings, families, axes = _tables()
    folded = pattern.sub(lambda found: spellings[found.group()], name.lower().replace("’", "'"))
    words: set[str] = set()
    for word in re.findall(r"[a-z][a-z+#]*", folded):
        if word not in families and word not in axes and word.endswith("s") and not word.endswith("ss"):
            word = word[:-1]
        if word not in _neutral():
            words.add(word)
    # A word in front of a noun of several families only narrows it: "software" in "Software Engineer" takes the mechanic away.
    return Job(
        frozenset(words),
        frozenset(family for word in words for family in families.get(word, ())),
        frozenset((axes[word], word) for word in words if word in axes),
    )


def conflict(title: Job, other: Job) -> bool:
    """Whether two names cannot mean the same job: other words on one axis, or families of work that have nothing in common."""
    for axis in {axis for axis, _ in other.axes}:
        here = {word for name, word in title.axes if name == axis}
        there = {word for name, word in other.axes if name == axis}
        if here and not here & there:
            return True
    if title.words & other.words:
        return False
    return bool(title.families) and bool(other.families) and not title.families & other.families


# A job named as the reader's: what leads to it, and what ends its name.
_AS = r"as (?:an?|our|our new|our next|the|the new|your) |in (?:the|this|your) (?:role|position|post|job) (?:of|as) (?:(?:an?|our|the) )?"
_AS_STARTS = ("as a ", "as an ", "as our ", "as the ", "as your ", "in the ", "in this ", "in your ")
_OPENS = Gate(*_AS_STARTS)
_SEEKING = (
    r"\b(?:we|(?:the|our) (?:\w+ )?(?:team|company|department|school|hospital|client|organi[sz]ation))(?:'re| are| is|'s)? (?:currently |now |actively |always )?"
    r"(?:looking for|looking to hire|seeking|hiring|recruiting|searching for|in search of|seeks?) (?:an?|our new|our next|one) "
)  # fmt: skip
_JOIN = (
    r"\b(?:join (?:us|our team|the team|our company) as|work for us as|apply to be|apply for the(?: (?:role|position|post|job) of)?"
    r"|(?:recruiting|hiring|looking|searching|applications) for the (?:role|position|post) of) (?:(?:an?|our|the) )?"
)  # fmt: skip
# What leads to a job's name within a sentence: the words it begins with, and the pattern.
_LEADS = (
    (Gate("looking ", "seek", "hiring ", "recruiting ", "search"), _SEEKING),
    (Gate("join ", "work for us ", "apply ", " for the "), _JOIN),
)
_NAMING = Gate(*_OPENS.words, *(word for gate, _ in _LEADS for word in gate.words))
_NAME_END = (
    r"[,.;:!?()\n\"]| [-–—] |\b(?:you|who|that|which|to|at|with|within|in|for|on|from|based|joining|reporting|working|will|would|may|might|can|could|should|must|is|are|we|he|she|they|their|your|role|position|capable|able|responsible)\b"
)  # fmt: skip
_WHO = r"\b(?:you|your|we)\b"


def mismatch(context: Context) -> Iterator[Match]:
    """Another job in the text than in the title: "As a Front-end Developer you will ..." below "Back-end Developer"."""
    line = title_line(context)
    title = context.posting.title
    if line is None or title is None:
        return
    own: Job | None = None  # made when the text names a job: most name none
    for text in context.texts.passing(_NAMING, context.read_texts()):
        named = text.wording.once(_named)
        if text.title or not named:
            continue
        links = text.exempt(context.rule.exempt)
        for start, end in named:
            name = text.text[start:end]
            if any(low < end and start < high for low, high in links) or not _is_this_job(name):
                continue
            if own is None:
                own = job_of(" ".join([line.block.text, title.text, *_other_titles(context)]))
            if conflict(own, job_of(name)):
                start += _praise(name)
                yield Match(
                    *text.span(start, end), {"title": title.text}, suggestions=(title.text,), passage=text.index
                )


def _is_this_job(name: str) -> bool:
    """Whether a name is a job's, and the one that is offered: not a rank alone, a team, or what somebody was before."""
    data = lexicons.load("job_titles")
    words = re.findall(r"[a-z][a-z-]*", name.lower().partition(" of ")[0])
    if not words or words[-1] in data["no-jobs"] or not is_job(words[-1]) or _is_rank(name):
        return False
    return not any(word in data["background"] for word in words)


def _other_titles(context: Context) -> Iterator[str]:
    """Further titles that the posting's fields give ("role_name", "position")."""
    for key, block in context.posting.fields.items():
        last = key.rpartition(".")[2].lower().replace("_", "").replace("-", "")
        if last in (
            "title",
            "jobtitle",
            "role",
            "rolename",
            "position",
            "positiontitle",
            "name",
            "subtitle",
            "shorttitle",
        ):
            yield block.text


def _praise(name: str) -> int:
    """How much of a job's name is praise or filling in front of it ("talented")."""
    at = 0
    for found in re.finditer(r"[a-z-]+ ", name):
        if found.start() != at or found.group().strip() not in _neutral():
            break
        at = found.end()
    return at


def _named(text: Wording) -> tuple[tuple[int, int], ...]:
    """The ranges of jobs that a text names as the reader's own, in order."""
    plain, folded = text.plain, text.folded
    opens = _OPENS.passes(folded)
    leads = [pattern for gate, pattern in _LEADS if gate.passes(folded)]
    if not opens and not leads:
        return ()
    found: list[tuple[int, int]] = []
    for low, high in text.sentences:
        if opens and folded.startswith(_AS_STARTS, low):
            opening = _regex(_AS).match(plain, low, high)
            for start, end in _name(plain, opening.end(), high) if opening is not None else ():
                # "As a nurse on our ward, you ..." speaks to the reader, "As an engineering team, we ..." does not.
                following = _regex(_WHO).search(plain, end, min(high, end + 120))
                if following is not None and following.group().lower() != "we":
                    found.append((start, end))
        for pattern in leads:
            for lead in _regex(pattern).finditer(plain, low, high):
                before, after = (
                    folded[max(low, lead.start() - 60) : lead.end()],
                    folded[lead.end() : lead.end() + 90],
                )
                if "also" not in before and "other" not in after and not after.startswith("well "):
                    found += _name(plain, lead.end(), high)
    return tuple(found)


def _name(plain: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The job's name from ``start`` on, where it ends within eight words."""
    limit = min(stop, start + 90)
    ending = _regex(_NAME_END).search(plain, start, limit)
    end = ending.start() if ending is not None else limit
    while end > start and plain[end - 1].isspace():
        end -= 1
    if start < end and (ending is not None or limit == stop) and len(plain[start:end].split()) <= 8:
        yield start, end
