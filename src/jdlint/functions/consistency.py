"""Contradictions inside one posting: dates, ways of working, job types, places, employers, and what stands there twice."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from jdlint import memo
from jdlint.functions import dates, places
from jdlint.functions.gated import Gated
from jdlint.model import Edit, Fix
from jdlint.rule import Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from jdlint.model import Block, Document, Passage
    from jdlint.passages import Text, Texts
    from jdlint.rule import Context


def _in_mark(block: Block, start: int, end: int) -> bool:
    """Whether a range lies in code, a link's address written out, or a site generator's tag."""
    if any(mark.kind in ("code", "template") and mark.start < end and mark.end > start for mark in block.marks):
        return True
    word_start = max(block.text.rfind(" ", 0, start), block.text.rfind("\n", 0, start)) + 1
    return "//" in block.text[word_start:start] or "www." in block.text[word_start:start]


# -- dates


_GENERATED = frozenset(["date", "created", "createdat", "posted", "published", "publishedat", "pubdate"])
_OPENED = dates.POSTED - _GENERATED


def impossible_dates(context: Context) -> Iterator[Match]:
    """Days that no calendar has, and closing days that stand before opening days or contradict each other."""
    for block, found in dates.found_in(context.read_texts()):
        if not found.valid and not _in_mark(block, found.start, found.end):
            written = block.text[found.start : found.end]
            yield Match(
                *block.span(found.start, found.end),
                message=f"No calendar has the date '{written}': write the day you mean",
            )
    yield from _opens_after_closing(context)
    yield from _deadlines_differ(context)


def _opens_after_closing(context: Context) -> Iterator[Match]:
    facts = context.texts.once(dates.facts_of)
    opens = dates.first(facts, dates.POSTED)
    closes = dates.first(facts, dates.CLOSES)
    if opens is None or closes is None or closes[1] >= opens[1]:
        return
    if dates.letters(opens[0].key.rpartition(".")[2]) in _GENERATED:
        return  # a generator's own date may be the day a page was made again
    found = dates.find(closes[0].text)[0]
    message = f"The posting closes on {closes[1]}, before it opens on {opens[1]}: one of the two dates is wrong"
    yield Match(*closes[0].span(found.start, found.end), message=message)


def _deadlines_differ(context: Context) -> Iterator[Match]:
    closes = dates.first(context.texts.once(dates.facts_of), dates.CLOSES)
    if closes is None:
        return
    stated = [one for one in dates.deadlines(context.texts.all) if one.block.start != closes[0].start]
    days = [one.found.date(closes[1].year) for one in stated]
    if closes[1] in days:
        return
    for one, day in zip(stated, days, strict=True):
        if day is not None and abs((day - closes[1]).days) <= 200:
            message = f"The text has applications close on {day}, '{closes[0].key or 'the label above'}' says {closes[1]}: give one day"
            yield Match(*one.block.span(one.found.start, one.found.end), message=message)
            return


def weekday(context: Context) -> Iterator[Match]:
    """A day of the week that does not fall on its date. Without a year the posting's own date tells it."""
    # A generator's own date may be of an older edition, so that only a date that says "posted" or "opens" gives the year.
    stated = dates.first(context.texts.once(dates.facts_of), _OPENED)
    opened = stated[1] if stated is not None else None
    for block, found in dates.found_in(context.read_texts()):
        if found.weekday is None:
            continue
        day = found.date() or _near(found, opened)
        if day is None or day.weekday() == found.weekday:
            continue
        real = dates.WEEKDAY_NAMES[day.weekday()]
        values = {"weekday": dates.WEEKDAY_NAMES[found.weekday], "date": day.isoformat(), "real": real}
        yield Match(*block.span(found.start, found.end), values=values)


def _near(found: dates.Found, opened: date | None) -> date | None:
    """The day of a date without a year: the first one on or after the posting's own date."""
    if opened is None or found.year is not None:
        return None
    day = found.date(opened.year)
    if day is not None and day < opened:
        day = found.date(opened.year + 1)
    return day if day is not None and (day - opened).days <= 200 else None


def deadline_passed(context: Context) -> Iterator[Match]:
    """A closing day before today; told once."""
    for block, found in dates.labelled(context.texts.once(dates.facts_of), dates.CLOSES):
        day = found.date() if found is not None else None
        if found is not None and day is not None:
            if day < context.today:
                yield Match(*block.span(found.start, found.end), values={"date": day.isoformat()})
            return
    days = [(one, one.found.date()) for one in dates.deadlines(context.texts.all)]
    sure = [(one, day) for one, day in days if day is not None]
    if sure and all(day < context.today for _, day in sure):
        one, day = sure[-1]
        yield Match(*one.block.span(one.found.start, one.found.end), values={"date": day.isoformat()})


_CLOSED = Gated(
    r"\b(?:(?:this|the|our) (?:\w+ )?(?:position|role|job|posting|vacancy|opening|opportunity|application process|recruitment|call|search) (?:is|are|has|have|was)(?: been)?(?: now| currently| already)? "
    r"(?:closed|filled|no longer (?:open|available|accepting|active))|(?:no longer|not (?:currently )?) ?(?:accepting|taking|receiving) (?:new |any )?applica\w+|applications (?:for \w+ \w+ )?(?:are|have)(?: now| been)? closed|position (?:has been )?filled|"
    r"closed (?:to|for) (?:new )?applica\w+)\b",
    "closed",
    "filled",
    "no longer",
    "accepting",
    "taking",
    "receiving",
)
_CONDITION = Gated(
    r"\b(?:until|once|when|if|after|as soon as|unless|before|should|may|will|late|agenc\w+|recruiters?|unsolicited)\b"
)
_INVITE = Gated(
    r"\b(?:apply (?:now|here|today|online)|click (?:here|below) to apply|send (?:us )?(?:your|a) (?:cv|r[eé]sum[eé]|application|cover)|submit (?:your|an?) (?:\w+ )?application)\b",
    "apply",
    "send",
    "submit",
)
_APPLY_LINK = Gated(r"\bapply\b|\bapplication (?:form|page|portal|link)\b", "apply", "application")


def closed_notice(context: Context) -> Iterator[Match]:
    """A notice that the posting is closed beside a call to apply, where no field and no folder says that it is closed."""
    if not context.texts.hold(_CLOSED) or _filed_as_closed(context):
        return
    notices: dict[Text, Match] = {}
    for text in context.texts.passing(_CLOSED, context.texts.all):
        match = _CLOSED.compiled.search(text.text) if text.block.kind not in ("field", "code") else None
        if match is not None and not _CONDITION.search(_sentence(text, match)):
            notices[text] = Match(*text.span(match.start(), match.end()))
    if notices and any(_invites(text) for text in context.texts.all if text not in notices):
        yield next(iter(notices.values()))


def _invites(text: Text) -> bool:
    """Whether a text calls to apply."""
    if text.heading or text.block.kind in ("field", "code"):
        return False
    links = [text.text[mark.start : mark.end] for mark in text.block.marks if mark.kind == "link"]
    return _INVITE.search_in(text) is not None or any(_APPLY_LINK.search(link) for link in links)


def _filed_as_closed(context: Context) -> bool:
    folders = context.document.path.replace("\\", "/").lower().split("/")[:-1]
    if {"past", "archive", "archived", "archives", "filled", "closed", "expired", "old", "inactive"} & set(folders):
        return True
    for key, block in context.posting.fields.items():
        name, value = dates.letters(key.rpartition(".")[2]), block.text.strip().lower()
        if name in ("state", "status", "jobstatus") and value not in ("open", "active", "published"):
            return True
        if name in ("published", "open", "active", "isopen", "hiring", "isactive") and value in (
            "false",
            "no",
            "off",
            "0",
        ):
            return True
        if name in ("closed", "archived", "filled", "expired", "draft") and value in ("true", "yes", "on", "1"):
            return True
    return False


def _sentence(text: Text, match: re.Match[str]) -> str:
    """The sentence a match stands in."""
    start, end = text.sentence(match.start())
    return text.text[start : max(end, match.end())]


# -- ways of working, job types, places, employers


class _Said(NamedTuple):
    value: str
    text: str
    start: int
    end: int


_ROLE = r"(?:position|role|job|post|opportunity|vacancy|internship|contract)"
_MODES = {
    "remote": Gated(
        rf"\b(?:(?:fully|100 ?%|completely|entirely|permanently)[ -]remote|remote[- ]only|remote {_ROLE}|"
        rf"(?:this|the) {_ROLE} (?:is|will be) (?:fully |100 ?% |completely )?remote\b|work(?:ing)? (?:100 ?% |fully )from home)",
        "remote", "from home",
    ),
    "onsite": Gated(
        rf"\b(?:on-?site (?:only|{_ROLE})|in[- ]office {_ROLE}|office[- ]based {_ROLE}|"
        rf"(?:this|the) {_ROLE} (?:is|will be) (?:fully |100 ?% |strictly )?(?:on-?site|in[- ]office|in[- ]person|office[- ]based)\b|"
        r"(?:fully|100 ?%) (?:on-?site|in[- ]office|office[- ]based)|(?:five|5) days (?:a|per) week (?:in|at|from) (?:the|our) office|"
        r"not (?:a|eligible for) remote|remote work(?:ing)? is not (?:possible|available|offered|permitted)|no remote (?:work|option))",
        "onsite", "on-site", "office", "in person", "in-person", "not a remote", "not eligible for remote", "is not", "no remote",
    ),
    "hybrid": Gated(
        rf"\b(?:hybrid {_ROLE}|(?:this|the) {_ROLE} (?:is|will be) hybrid\b|"
        r"(?:two|three|four|2|3|4)(?: ?(?:-|to|or) ?(?:two|three|four|2|3|4))? days (?:a|per|each) week (?:in|at|from) (?:the|our) \w*\s?office)",
        "hybrid", "days a week", "days per week", "days each week",
    ),
}  # fmt: skip
_MODE_VALUES = {
    "remote": "remote", "fully remote": "remote", "100% remote": "remote", "remote only": "remote", "telecommute": "remote", "hybrid": "hybrid",
    "onsite": "onsite", "on-site": "onsite", "on site": "onsite", "in-office": "onsite", "in office": "onsite", "office": "onsite", "in person": "onsite", "in-person": "onsite",
}  # fmt: skip
_MODE_KEYS = frozenset(
    ["location", "joblocationtype", "remote", "workmode", "workplacetype", "workplace", "locations", "workmodel"]
)
_CHOICE = Gated(
    r"\b(?:or|either|option|optional|options|can be|may|depending|unless|if|except|some|other|team|teams|company|candidates?|collaborat\w+|also|possible|available|potentially|"
    r"negotiable|after|initial\w*|first|until|training|eligible)\b|/"
)


_MODE_PAIRS = (frozenset(["remote", "onsite"]), frozenset(["remote", "hybrid"]), frozenset(["hybrid", "onsite"]))


def _opposed(patterns: Mapping[str, Gated], pairs: Iterable[frozenset[str]], texts: Texts, said: set[str]) -> list[str]:
    """The values whose pattern may match in a posting, where they could contradict each other or what was said before."""
    possible = {value for value, pattern in patterns.items() if texts.hold(pattern)}
    return [
        value
        for value in patterns
        if value in possible and any(value in pair and pair <= possible | said for pair in pairs)
    ]


def work_mode(context: Context) -> Iterator[Match]:
    """Two places that flatly say different things of where the work is done: remote and on site, hybrid and fully remote."""
    said: list[_Said] = []
    for name, _, block in context.texts.once(dates.facts_of):
        value = _MODE_VALUES.get(block.text.strip().strip("().").lower()) if name in _MODE_KEYS else None
        if value is not None:
            said.append(_Said(value, block.text.strip(), *block.span()))
    possible = _opposed(_MODES, _MODE_PAIRS, context.texts, {one.value for one in said})
    for value in possible:
        for text in context.texts.passing(_MODES[value], context.texts.all):
            block = text.block
            if block.kind in ("field", "code") or text.zone in ("eeo", "company", "benefits", "other"):
                continue
            match = _MODES[value].compiled.search(text.text)
            if match is None:
                continue
            sentence = _sentence(text, match)
            if (
                _CHOICE.search(sentence.replace(match.group(), ""))
                or sum(1 for other in _MODES.values() if other.search(sentence)) > 1
            ):
                continue
            said.append(_Said(value, match.group(), *block.span(match.start(), match.end())))
    yield from _contradiction(said, _MODE_PAIRS)


def _contradiction(said: list[_Said], pairs: tuple[frozenset[str], ...]) -> Iterator[Match]:
    """The first statement that contradicts the first one made, told at the later place."""
    said.sort(key=lambda one: one.start)
    for one in said[1:]:
        first = said[0]
        if one.value != first.value and frozenset([one.value, first.value]) in pairs and one.start >= first.end:
            yield Match(one.start, one.end, values={"first": first.text})
            return


_PAID = r"(?:permanent|salaried|exempt|remote|on-?site|w-?2|paid|temporary|hybrid)"
_TYPES = {
    "full-time": Gated(rf"\bfull[- ]?time(?:,? {_PAID})*,? (?:{_ROLE}|employment|employee)\b", "full-time", "full time", "fulltime"),
    "part-time": Gated(rf"\bpart[- ]?time(?:,? {_PAID})*,? (?:{_ROLE}|employment|employee)\b", "part-time", "part time", "parttime"),
    "permanent": Gated(rf"\bpermanent(?:,? (?:full[- ]?time|part[- ]?time|salaried|remote))*,? (?:{_ROLE}|employment)\b", "permanent"),
    "temporary": Gated(
        rf"\b(?:temporary|fixed[- ]term)(?:,? (?:full[- ]?time|part[- ]?time|remote))*,? (?:{_ROLE}|employment)\b", "temporary", "fixed-term", "fixed term"
    ),
}  # fmt: skip
_TYPE_PAIRS = (frozenset(["full-time", "part-time"]), frozenset(["permanent", "temporary"]))
_TYPE_KEYS = frozenset(
    ["type", "jobtype", "employmenttype", "contracttype", "employment", "hours", "workhours", "jobtypes", "positiontype", "schedule",
     "typeofemployment"]
)  # fmt: skip
_NOT_THIS_JOB = Gated(
    r"\b(?:or|either|other|experience|years?|both|equivalent|previous|prior|may|can|could|become|lead(?:ing)? to|convert\w*|possibility|potential|our|we have|team of|staff|employees|"
    r"students?|if|while|current(?:ly)?|former|eligible|benefits?|available|into)\b|/"
)


def _types_in(text: str) -> list[str]:
    """The job types that a label's value or a title names."""
    plain = (
        text.lower()
        .replace("-", " ")
        .replace("_", " ")
        .replace("fulltime", "full time")
        .replace("parttime", "part time")
    )
    names = {
        "full time": "full-time",
        "part time": "part-time",
        "permanent": "permanent",
        "temporary": "temporary",
        "fixed term": "temporary",
    }
    return list(dict.fromkeys(value for name, value in names.items() if name in plain))


def job_type(context: Context) -> Iterator[Match]:
    """Full-time here and part-time there, permanent here and temporary there; or full-time with the hours of a part-time job."""
    said: list[_Said] = []
    for name, key, block in context.texts.once(dates.facts_of):
        item = key.rpartition(".")[2].isdigit()
        if (dates.owner(key) if item else name) not in _TYPE_KEYS:
            continue
        values = _types_in(block.text)
        if _open_choice(values) or len(block.text) > 60:
            return
        said.extend(_Said(value, block.text.strip(), *block.span()) for value in values)
    title = context.posting.title
    if title is not None:
        values = _types_in(title.text)
        if _open_choice(values):
            return
        said.extend(_Said(value, value, title.start, title.end) for value in values)
    possible = _opposed(_TYPES, _TYPE_PAIRS, context.texts, {one.value for one in said})
    for value in possible:
        for text in context.texts.passing(_TYPES[value], context.texts.all):
            block = text.block
            if (
                block.kind in ("field", "code")
                or text.title
                or text.zone in ("eeo", "company", "benefits", "requirements", "nice-to-have", "other")
            ):
                continue
            match = _TYPES[value].compiled.search(text.text)
            if match is None:
                continue
            sentence = _sentence(text, match)
            if not _NOT_THIS_JOB.search(sentence.replace(match.group(), "")):
                said.append(_Said(value, match.group(), *block.span(match.start(), match.end())))
    said.sort(key=lambda one: one.start)
    for pair in _TYPE_PAIRS:
        relevant = [one for one in said if one.value in pair]
        found = next(_contradiction(relevant, (pair,)), None)
        if found is not None:
            yield found
            return
    yield from _few_hours(context)


def _open_choice(values: list[str]) -> bool:
    return {"full-time", "part-time"} <= set(values) or {"permanent", "temporary"} <= set(values)


_HOURS = Gated(
    r"\bfull[- ]?time\b[^.;\n]{0,25}?(?P<hours>\b\d{1,2})(?:[ ]?(?:-|–|to)[ ]?(?P<most>\d{1,2}))? ?(?:h|hrs?|hours)(?: ?/ ?| (?:a|per|each) )?(?:week|wk)\b",
    "full time",
    "full-time",
    "fulltime",
)


def _few_hours(context: Context) -> Iterator[Match]:
    least = int(context.options["least-hours"])
    for text in context.texts.passing(_HOURS, context.texts.all):
        if text.zone in ("eeo", "company", "benefits"):
            continue
        match = _HOURS.compiled.search(text.text)
        if match is not None and int(match["most"] or match["hours"]) < least and "or" not in match.group().split():
            message = f"'{match.group()}' calls itself full-time with fewer than {least} hours a week: say part-time, or correct the hours"
            yield Match(*text.span(match.start(), match.end()), message=message)
            return


def location(context: Context) -> Iterator[Match]:
    """A field or label that names one region and a sentence that has the work done in another, neither of them remote."""
    fields: list[tuple[Block, places.Seen]] = []
    for name, _, block in context.texts.once(dates.facts_of):
        if name in ("location", "joblocation", "locations", "addressregion", "worklocation"):
            fields.append((block, places.read(block.text)))
    known = {one for _, seen in fields for one in seen.regions}
    if not known or any(seen.remote or seen.narrowed for _, seen in fields):
        return
    for text in context.texts.all:
        if text.zone not in ("role", "logistics", "header") or text.block.kind in ("field", "code"):
            continue
        for stated, start in places.stated_in(text.text):
            seen = places.read(stated)
            if seen.regions and not seen.remote and not _related(known, set(seen.regions)):
                yield Match(
                    *text.span(start, start + len(stated.rstrip())), values={"stated": fields[0][0].text.strip()}
                )
                return


def _related(one: set[str], two: set[str]) -> bool:
    def widened(ids: set[str]) -> set[str]:
        return ids | {places.region(identifier).parent for identifier in ids if places.region(identifier).parent}

    return bool(widened(one) & widened(two))


_AFTER_NAME = Gated(
    r"(?P<name>[A-Z][\w&.'’-]*(?: (?:of|and|the|for|&|[A-Z][\w&.'’-]*)){0,5}) (?:is|are) (?:an? )?(?:proud (?:to be )?(?:an? )?)?(?:equal|affirmative|Equal|Affirmative)[ -]",
    "equal",
    "affirmative",
    flags=0,
)
_EMPLOYER_KEYS = frozenset(
    [
        "company",
        "organization",
        "organisation",
        "employer",
        "hiringorganization",
        "companyname",
        "hiringorganizationname",
    ]
)


def other_employer(context: Context) -> Iterator[Match]:
    """The equal-opportunity sentence of another employer than the one the posting names; a leftover of copying."""
    if not context.texts.hold(_AFTER_NAME):
        return
    named = _employer(context.texts.once(dates.facts_of))
    if named is None or len(named) < 3:
        return
    seen: set[str] = set()
    said = ""  # the whole posting, once a name is looked for in it
    for text in context.texts.passing(_AFTER_NAME, context.texts.all):
        if text.block.kind in ("field", "code"):
            continue
        match = _AFTER_NAME.compiled.search(text.text)
        if match is None or match["name"] in seen:
            continue
        seen.add(match["name"])
        name = re.sub(r"^(?:The|At|Here|All|As) ", "", match["name"])
        if name.lower() in ("we", "our company", "this", "company", "it") or name in (
            "We",
            "Our",
            "This",
            "The",
            "Company",
            "It",
            "University",
            "College",
            "Employer",
        ):
            continue
        # Named elsewhere too (a parent company, a division): no leftover.
        if _same_name(name, named):
            continue
        said = said or " ".join([other.text for other in context.texts.all])
        if said.count(name) > 1:
            continue
        start = match.start("name") + len(match["name"]) - len(name)
        yield Match(*text.span(start, match.end("name")), values={"name": name, "employer": named})
        return


def _employer(facts: Iterable[dates.Fact]) -> str | None:
    for name, key, block in facts:
        if name == "name" and key.lower().endswith(".name"):
            name = dates.owner(key)
        if name in _EMPLOYER_KEYS:
            return block.text.strip()
    return None


def _same_name(one: str, two: str) -> bool:
    """Whether two names may mean one employer: they share a word that says something, or one is the initials of the other."""
    words = [{word for word in re.findall(r"[a-z0-9]{2,}", name.lower()) if word not in _FILLER} for name in (one, two)]
    if words[0] & words[1]:
        return True
    initials = ["".join(word[0] for word in re.findall(r"[A-Za-z]\w*", name)).lower() for name in (one, two)]
    joined = ["".join(re.findall(r"[a-z0-9]", name.lower())) for name in (one, two)]
    return joined[0] in joined[1] or joined[1] in joined[0] or joined[0] == initials[1] or joined[1] == initials[0]


_FILLER = frozenset(
    [
        "the",
        "of",
        "and",
        "for",
        "inc",
        "ltd",
        "llc",
        "gmbh",
        "corp",
        "company",
        "group",
        "co",
        "plc",
        "limited",
        "university",
        "city",
        "county",
        "department",
    ]
)


# -- what stands there twice


@memo.kept
def _folded(text: str) -> str:
    """A text without difference of case, of blanks, and of the punctuation at its ends. "C" and "C++" stay apart."""
    return " ".join(text.casefold().split()).strip(".,;:!•-*– ")


def _repeated_sections(context: Context) -> dict[int, int]:
    """Sections that repeat an earlier one word for word, by their index, with the index of the first."""
    least = 12
    if len(context.posting.sections) < 2:
        return {}
    first: dict[str, int] = {}
    repeated: dict[int, int] = {}
    tags: list[int] | None = None
    bodies: dict[int, list[str]] = {}
    for passage in context.posting.passages:
        if passage.section >= 0 and not passage.heading and passage.block.kind != "field":
            bodies.setdefault(passage.section, []).append(_folded(passage.block.text))
    for index in sorted(bodies):
        body = " ".join(bodies[index])
        if context.posting.sections[index].heading is None:
            continue
        earlier = first.setdefault(body, index)
        if earlier == index or len(set(body.split())) < least:
            continue
        tags = _branch_tags(context.document) if tags is None else tags
        if not _branches(tags, context.posting.sections[earlier].end, context.posting.sections[index].start):
            repeated[index] = earlier
    return repeated


def duplicate_section(context: Context) -> Iterator[Match]:
    """A section that says again, word for word, what an earlier one says."""
    for index, earlier in _repeated_sections(context).items():
        section = context.posting.sections[index]
        yield Match(
            section.heading_start,
            section.heading_end,
            values={"first": context.posting.sections[earlier].heading or ""},
        )


_BRANCH = Gated(
    r"(?:\{%-?|<%-?|\{\{[#^/<]?)\s*(?:else|elsif|elif|if|unless|case|when|end)", "{%", "<%", "{{#", "{{^", "{{/", "{{<"
)


def _branch_tags(document: Document) -> list[int]:
    """Where the tags of a site generator's conditions stand, in order."""
    return [match.start() for match in _BRANCH.find(document.source.text)]


def _branches(tags: list[int], start: int, end: int) -> bool:
    """Whether a site generator's condition stands between two places, so that only one of them may be shown."""
    return bisect_left(tags, start) < bisect_left(tags, end)


def duplicate_bullet(context: Context) -> Iterator[Match]:
    """A list item that stands there twice. In one list the second is taken out by a safe fix."""
    repeated: set[int] | None = None
    tags: list[int] | None = None
    first: dict[str, Passage] = {}
    for passage in context.posting.passages:
        block = passage.block
        if block.kind != "item" or passage.heading or block.chrome or passage.zone in ("eeo", "apply"):
            continue
        folded = _folded(block.text)
        earlier = first.setdefault(folded, passage)
        if earlier is passage or not folded:
            continue
        same = earlier.section == passage.section and earlier.zone == passage.zone
        if len(folded.split()) < (2 if same else 4) or len(folded) < (8 if same else 20):
            continue
        tags = _branch_tags(context.document) if tags is None else tags
        if _branches(tags, earlier.block.end, block.start):
            continue
        if repeated is None:
            repeated = set(_repeated_sections(context))
        if passage.section in repeated:
            continue
        yield Match(
            *block.span(),
            values={"first": earlier.block.text, "zone": earlier.zone},
            fix=_removal(context.document, block) if same else None,
        )


def _removal(document: Document, block: Block) -> Fix | None:
    """Takes out the whole lines of an item that shares them with nothing else; None where it does (HTML, nested lists)."""
    if document.format not in ("markdown", "text"):
        return None
    source = document.source
    start = source.starts[source.line(block.start) - 1]
    last = source.line(max(block.start, block.end - 1))
    end = min(source.line_end(last) + 1, len(source.text))
    written = source.text[start:end]
    text = block.text.strip()
    marker = written[: written.find(text[:1])] if text else written
    if (
        "\n" in written.rstrip("\n")
        or written.strip().removeprefix(marker.strip()).strip() != text
        or len(marker.strip()) > 4
    ):
        return None
    if _deeper(source.text, end, len(written) - len(written.lstrip())):
        return None
    if end == len(source.text) and not written.endswith("\n") and start > 0:
        start -= 1
        if start > 0 and source.text[start - 1] == "\r":
            start -= 1
    return Fix(True, "Remove the repeated item", (Edit(start, end, ""),))


def _deeper(text: str, at: int, indent: int) -> bool:
    """Whether the line at ``at`` hangs on the item before it."""
    stop = text.find("\n", at)
    line = text[at : stop if stop >= 0 else len(text)]
    return bool(line.strip()) and len(line) - len(line.lstrip()) > indent
