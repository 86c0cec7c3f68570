"""Places of work: the value of a label, a part of a title line, a sentence that says where the job is done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from jdlint import lexicons, memo
from jdlint.gate import Gate
from jdlint.posting.facts.tokens import Token, linked, sentences, tokens, trim
from jdlint.posting.jobs import is_job


class PlaceHit(NamedTuple):
    """A place of work at ``text[start:end]``.

    ``strength``: ``label`` for the value of a label, ``job`` where the sentence speaks of the job or the applicant, ``area`` for where
    remote work is done from, ``people`` where applicants live, ``site`` where the shop, school or farm stands, ``plain`` where it does not say whose place it is. The company's own places are not found at all.
    """

    start: int
    end: int
    strength: str = "plain"


class _Lexicon(NamedTuple):
    names: frozenset[str]
    cities: frozenset[str]
    wide: frozenset[str]
    codes: frozenset[str]
    short: frozenset[str]
    around: frozenset[str]
    fields: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    data = lexicons.load("places")
    wide = frozenset(_fold(name) for part in ("countries", "regions", "areas") for name in data[part]["names"])
    cities = frozenset(_fold(name) for name in data["cities"]["names"])
    short = frozenset(data["countries"]["short"])
    return _Lexicon(
        wide | cities | frozenset(_fold(name) for name in short),
        cities,
        wide,
        frozenset(data["regions"]["codes"]),
        short,
        frozenset(data["around"]["words"]),
        frozenset(data["fields"]["words"]),
    )


def _fold(name: str) -> str:
    if name.isascii() and name.isalpha():
        return name.lower()
    return " ".join(token.word for token in tokens(name))


# Parts of a line that are a place


@cache
def _parting() -> re.Pattern[str]:
    return re.compile(r"[,;/|&()\[\]•·+]|\s[-–—]\s|\sor\s|\sand\s")


@memo.kept
def is_place(part: str) -> bool:
    """Whether a part of a title or head line is nothing but a place or work mode ("Berlin", "Denver, CO", "Remote (US)", "London or Leeds")."""
    text = part.strip()
    if not text or len(text) > 90 or text[-1] == "?" or (" " not in text and text.isalpha() and text.islower()):
        return False
    if _fold(text) in _lexicon().names:
        return _is_written_as_name(text)
    pieces: list[str] = []
    at = 0
    for match in _parting().finditer(text):
        pieces.append(text[at : match.start()])
        at = match.end()
    pieces.append(text[at:])
    pieces = [piece.strip() for piece in pieces if piece.strip()]
    known = [_known_piece(piece) for piece in pieces]
    if not any(known):
        return False
    for index, piece in enumerate(pieces):
        if known[index]:
            if index == 0 and piece in _lexicon().codes and _fold(piece) not in _lexicon().names:
                return False
            continue
        if _is_postcode(piece):
            continue
        follower = pieces[index + 1] if index + 1 < len(pieces) else ""
        if not (known[index + 1 : index + 2] == [True] and _names_wider(follower) and _is_name(piece)):
            return False
    return True


@memo.kept
def town_at_end(text: str) -> int | None:
    """Where a town begins that ends a line: one with its region ("Lakeside Clinic, Duluth, MN" gives the offset of "Duluth"), or a known
    city ("Hill School, Leeds"). None for none."""
    comma = text.rfind(", ")
    last = text[comma + 2 :].strip().rstrip(".")
    if comma <= 0:
        return None
    known = _lexicon()
    if _fold(last) in known.cities and last not in known.codes and _is_written_as_name(last) and len(text) <= 80:
        return comma + 2
    if not (_names_wider(last) or (last[:2] in known.codes and _is_postcode(last[3:]))):
        return None
    signs = (", ", " - ", " – ", " | ", "\t", "(")
    start = max(text.rfind(sign, 0, comma) + len(sign) if sign in text[:comma] else 0 for sign in signs)
    if _is_name(text[start:comma]) or _fold(text[start:comma]) in known.names:
        return start
    # The capitalised words behind a small one ("shops across Tacoma and Seattle, WA").
    words = tokens(text, start, comma)
    first = len(words)
    while first and text[words[first - 1].start].isupper() and len(words) - first < 3:
        first -= 1
    led = 0 < first < len(words) and words[first - 1].word in {"in", "at", "near", "across", "and", "or", "from", "of"}
    return words[first].start if led and _is_name(text[words[first].start : comma]) else None


def _is_written_as_name(text: str) -> bool:
    return any(char.isupper() for char in text)


def _known_piece(piece: str) -> bool:
    """Whether a piece is a known name, a region's code, a work mode, or a name with words around it ("Greater Boston Area")."""
    known = _lexicon()
    folded = _fold(piece)
    if piece in known.codes or piece in known.short:
        return True
    if folded in known.names:
        return _is_written_as_name(piece) or folded in {"remote", "worldwide", "anywhere"}
    words = [token.word for token in tokens(piece)]
    if not words or len(words) > 6:
        return False
    rest = [word for word in words if word not in known.around]
    if not rest:
        return bool({"remote", "hybrid", "onsite", "site", "virtual"} & set(words))
    return " ".join(rest) in known.names and _is_written_as_name(piece)


def _names_wider(piece: str) -> bool:
    """Whether a piece names a region or country, so that the name in front of it is a place in it."""
    known = _lexicon()
    return piece in known.codes or piece in known.short or _fold(piece) in known.wide


def _is_name(piece: str) -> bool:
    """Whether a piece is written like the name of a town: one to four capitalised words, none of them a field of work."""
    words = piece.split()
    if not 1 <= len(words) <= 4:
        return False
    for word in words:
        bare = word.strip(".'’")
        if bare.lower() in {"of", "on", "upon", "de", "la", "le", "am", "du", "del", "les", "the", "in"}:
            continue
        parts = [
            part
            for part in bare.replace("'", "").replace("’", "").split("-")
            if part.lower() not in _SMALL or part[:1].isupper()
        ]
        if not all(
            part.isalpha() and part[0].isupper() and (part[1:].islower() or len(part) == 1) for part in parts if part
        ):
            return False
        if bare.lower() in _lexicon().fields:
            return False
    return True


def _is_postcode(piece: str) -> bool:
    return (
        len(piece) <= 10
        and any(char.isdecimal() for char in piece)
        and all(char.isalnum() or char in " -" for char in piece)
    )


# Places in sentences

_HINTS = Gate(
    "heart of", "cent", "outskirts", "looking for", "hiring", "seeking", "recruiting", "work from", "working from",
    "either from", "based", "locat", "office", "reloc", "reside", "live in", "living in", "duty station", "work in",
    "working in", "on-site in", "onsite in", "place of work", "workplace", "commut", "candidates in", "applicants in",
    "join us in", "team in", "remote in", "remote within", "remotely in", "remotely within", "remotely from",
    "hybrid in", "role in", "position in", "job in", "campus", "is in", "takes place", "place of work", "site",
    " at our ", " in our ", "out of our ", "across", "week at", "available in", "vacancies in", "opportunities in", "shifts in", " for our ", "will be at", "is at ", "position at", "positions at", "post at", "posts at", "job at", "work at",
    "working at", "team at", "take place", "place of employment", "stationed", "post in", "posts in", "positions in", "fellow", "professor",
    "lecture", "opening", "our kitchen", "our shop", "our clinic", "our school", "department of",
)  # fmt: skip
_OPENERS = frozenset({"in", "at", "near", "within", "from", "to", "around", "outside"})
_LOCATED = frozenset({"based", "located", "situated", "stationed"})
_COMPANY = frozenset({
    "company", "companies", "organisation", "organization", "firm", "startup", "start-up", "agency", "headquartered",
    "headquarters", "founded", "hq", "clients", "client", "customers", "nonprofit", "charity", "business",
    "businesses", "studio", "consultancy", "institute", "offices", "established", "bureau", "lab", "ngo",
    "incorporated", "supplier", "partners", "university", "foundation",
})  # fmt: skip
_JOB = frozenset({
    "role", "position", "job", "post", "you", "you'll", "you're", "candidate", "candidates", "applicant",
    "applicants", "opportunity", "vacancy", "someone", "individual", "hire", "employee", "employees", "internship",
    "contractor", "must", "should", "be", "postholder", "holder", "workplace", "join", "open", "opening", "person",
    "successful", "requirement", "preferably", "ideally",
})  # fmt: skip
_RIGHTS = frozenset({
    "authorized", "authorised", "authorization", "eligible", "eligibility", "right", "rights", "permit", "legally",
    "visa", "legal", "permitted", "entitled",
})  # fmt: skip
_BODIES = frozenset({
    "administration", "department", "division", "team", "group", "services", "directorate", "branch", "ministry",
    "committee", "bureau", "inc", "ltd", "gmbh", "llc",
})  # fmt: skip
_NO_PLACES = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "agile", "scrum",
    "english", "french", "german", "spanish", "java", "python", "javascript", "react", "sql", "excel", "i", "we",
    "you", "our", "this", "section", "appendix",
})  # fmt: skip


@memo.kept
def find_locations(text: str, labelled: bool = False) -> tuple[PlaceHit, ...]:
    """The places of work that a text states, in order; offsets into ``text``.

    ``labelled``: the text is the value of a label or field for the place, which then is one as a whole.
    """
    if labelled:
        start, end = trim(text, 0, len(text))
        line = text.find("\n", start)
        end = end if line < 0 else trim(text, start, line)[1]
        return (PlaceHit(start, end, "label"),) if any(char.isalpha() for char in text[start:end]) else ()
    lowered = text.lower()
    if not _HINTS.passes(lowered):
        return ()
    hits: list[PlaceHit] = []
    for start, end in sentences(text):
        if end - start < len(text) and not _HINTS.passes(text[start:end].lower()):
            continue
        words = tokens(text, start, end)
        index = 0
        while index < len(words):
            hit = _at(text, words, index)
            if hit is not None:
                hits.append(hit)
                while index < len(words) and words[index].end < hit.end:
                    index += 1
            index += 1
    return tuple(hits)


_WORKING = frozenset({"work", "working"})
_MODES = frozenset({"remote", "remotely", "hybrid", "onsite", "site"})  # "on-site in Leeds"
_TAKING_PLACE = frozenset({"work", "job", "internship", "placement"})
_OFFERED = frozenset({"job", "role", "position", "post", "vacancy"})
_RESIDING = frozenset({"reside", "residing"})
_PLACED = frozenset({"live", "living", "role", "position", "job", "candidates", "applicants", "us", "team"}) | _WORKING
_ON_OFFER = frozenset({"available", "vacancies", "opportunities", "positions", "openings", "shifts", "jobs"})
_MOVING = frozenset({"relocate", "relocating", "relocation", "commute", "commuting"})
_AREAS = frozenset({"heart", "center", "centre", "outskirts"})
# Houses and grounds to work in: one of ours ("our Toledo plant", "our kitchen in Whitby").
_HOUSES = frozenset({
    "bakery", "brewery", "farm", "restaurant", "hotel", "clinic", "cafe", "café", "library", "shop", "store", "salon", "gallery", "museum",
    "theatre", "theater", "nursery", "hostel", "kitchen", "taproom", "winery", "vineyard", "school", "practice", "surgery", "bar", "pub",
    "warehouse", "workshop", "garage", "plant", "factory", "depot", "yard", "branch", "facility", "location", "campus", "studio",
    "laboratory", "lab", "headquarters", "terminal", "dealership", "distillery", "hospital", "mill",
})  # fmt: skip
# Of these the word in front may be a name that is not known ("our Bozeman store"); before a restaurant it may be a kitchen's ("our Thai restaurant").
_BRANCHES = frozenset({
    "store", "plant", "depot", "yard", "branch", "facility", "location", "campus", "warehouse", "factory", "terminal", "dealership", "clinic",
    "mill",
})  # fmt: skip
# Words that may lead to a place by themselves, and those that do so behind another.
_LEADING = (
    _LOCATED
    | _MOVING
    | _AREAS
    | {"place", "work", "in", "site", "office", "from", "station", "at", "employment", "across"}
    | _HOUSES
)
_LEADING_AFTER = frozenset({"in", "within", "from"})
_SEEKING = frozenset({"hiring", "seeking", "recruiting", "looking", "recruit", "hire"})


def _at(text: str, words: Sequence[Token], index: int) -> PlaceHit | None:
    """The place that the words around ``index`` lead to."""
    word = words[index].word
    after = words[index + 1].word if index + 1 < len(words) else ""
    if word not in _LEADING and after not in _LEADING_AFTER:
        return None
    if word in _LOCATED:
        if after in _OPENERS or after in {"out", "here"}:
            return _judged(text, words, index, index + (3 if after == "out" else 2))
        return _attribute(text, words, index) if word == "based" else None
    if (
        word == "place"
        and after in {"in", "at"}
        and not _near(words, index, 1).isdisjoint({"takes", "take"})
        and _near(words, index, 4) & _TAKING_PLACE
    ):
        return _judged(text, words, index, index + 2, known_only=True, sure="job")
    if (
        word in {"work", "employment"}
        and after == "is"
        and [token.word for token in words[max(0, index - 2) : index]] == ["place", "of"]
    ):
        return _judged(text, words, index, index + 2, sure="job")
    if word == "at":
        return _at_house(text, words, index)
    if word in _HOUSES:
        return _our_house(text, words, index)
    if word == "in" and index > 1 and words[index - 1].word == "is" and words[index - 2].word in _OFFERED:
        return _judged(text, words, index, index + 1, known_only=True, sure="job")
    if word == "site" and after in _BY and (ours := _our_house(text, words, index)) is not None:
        return ours
    if word == "site" and index and not _near(words, index, 8).isdisjoint(_WORKING | {"worked"}):
        return _office(text, words, index)
    if word == "office" and index and not after.startswith("manag"):
        return _office(text, words, index)
    if word in _MOVING and after in {"to", "from", "distance"}:
        return _judged(text, words, index, index + (3 if after == "distance" else 2), sure="job")
    if after in _LEADING_AFTER:
        if not _near(words, index, 8).isdisjoint(_RIGHTS):
            return None
        if word in _MODES:
            return _judged(text, words, index, index + 2, sure="area" if word.startswith("remote") else "job")
        if word in _RESIDING:
            return _judged(text, words, index, index + 2, sure="job")
        if word in _PLACED and not (word in {"us", "team"} and _near(words, index, 4).isdisjoint({"join", "joining"})):
            return _judged(text, words, index, index + 2, known_only=True)
    if word in _AREAS and after == "of":
        return _judged(text, words, index, index + 2, known_only=True)
    if word == "from" and not _near(words, index, 3).isdisjoint(_WORKING):
        return _judged(text, words, index, index + 1, known_only=True)
    if word in {"in", "across"} and not _near(words, index, 1).isdisjoint(_ON_OFFER):
        return _judged(text, words, index, index + 1, known_only=True, sure="job")
    if word == "in" and not _near(words, index, 25).isdisjoint(_SEEKING):
        return _hired(text, words, index)
    if word == "in" and not _near(words, index, 1).isdisjoint(_POSTED):
        return _in_house(text, words, index)
    if word == "station" and index and words[index - 1].word == "duty":
        return _judged(text, words, index, index + (2 if after in {"is", "in"} else 1), sure="job")
    return None


def _near(words: Sequence[Token], index: int, count: int) -> set[str]:
    """The words in front of ``index``, as many as ``count``."""
    return {token.word for token in words[max(0, index - count) : index]}


def _judged(
    text: str, words: Sequence[Token], trigger: int, at: int, *, known_only: bool = False, sure: str = ""
) -> PlaceHit | None:
    """The place named from the word ``at`` on, unless the words in front of ``trigger`` say that it is the company's."""
    spoken = [token.word for token in words[max(0, trigger - 9) : trigger]]
    company, job = set(spoken) & _COMPANY, set(spoken) & _JOB
    # "Based in Keswick, you will …": at the head of a sentence that goes on with the applicant or the job.
    leading = trigger == 0 and bool(_JOB_HEADS & {token.word for token in words[at + 1 : at + 7]})
    strength = sure or ("job" if job or leading else "plain")
    if (
        spoken[-1:] in (["we"], ["we're"])
        or spoken[-2:] in (["we", "are"], ["company", "is"])
        or spoken[-3:-1] == ["we", "are"]
    ):
        return None
    if company and not sure and not (job and _last(spoken, _JOB) > _last(spoken, _COMPANY)):
        return None
    if spoken[-1:] == ["teams"] or spoken[-1:] == ["customers"] or "experience" in spoken[-6:]:
        return None
    within = at > 0 and words[at - 1].word == "within"
    if spoken and words[trigger].word == "located" and strength == "plain" and not _SITES.isdisjoint(spoken[-6:]):
        strength = "site"  # "The bakery is located in …": where else would it be done
    found = _place_from(text, words, at, known_only=known_only or within or strength in {"plain", "site"})
    if found is None and strength in {"plain", "site"}:
        found = _quarter(text, words, at)
    if found is None and (job or sure) and words[at - 1].word == "at":
        found = _institution(text, words, at)
    if found is None and (job or sure) and at + 1 < len(words) and words[at].word in {"our", "the", "a"}:
        found = _house_in(text, words, at)
    if found and {token.word for token in tokens(text, *found)} & _BODIES:
        return None
    return PlaceHit(*found, strength) if found else None


# A place of work that is one place.
_SITES = frozenset({
    "bakery", "brewery", "farm", "restaurant", "hotel", "clinic", "cafe", "café", "library", "church", "ranch", "shop", "store", "salon",
    "gallery", "museum", "theatre", "theater", "nursery", "hostel", "inn", "camp", "kitchen", "taproom", "winery", "vineyard", "garden",
    "school", "practice", "surgery", "bar", "pub", "warehouse", "workshop", "garage", "plant", "factory", "orchard", "zoo", "kennel",
    "bistro", "gastropub", "diner", "pizzeria", "bookshop", "bookstore", "barbershop",
})  # fmt: skip
_QUARTERS = frozenset({"neighborhood", "neighbourhood", "district", "area", "suburb", "part", "outskirts", "borough"})


def _quarter(text: str, words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The part of a town and the town ("in the Fishtown neighborhood of Philadelphia"), from the name of the part on."""
    for index in range(at, min(at + 6, len(words) - 2)):
        if words[index].word in _QUARTERS and words[index + 1].word == "of":
            town = _place_from(text, words, index + 2, known_only=True)
            first = at + (words[at].word == "the")
            return (words[first].start if text[words[first].start].isupper() else town[0], town[1]) if town else None
    return None


_INSTITUTIONS = frozenset({
    "library", "school", "hospital", "centre", "center", "college", "university", "campus", "clinic", "park", "house", "museum", "academy",
    "hall", "theatre", "surgery", "church", "office", "institute", "observatory", "zoo", "farm", "brewery", "bakery", "practice", "nursery",
    "airport", "gardens", "cathedral", "abbey", "castle", "station", "hotel", "inn", "lodge", "resort", "seminary", "conservatory",
})  # fmt: skip
# In front of the name: "University of Leeds", and without "of": "Camp Birchwood", "TU Dresden".
_KINDS_OF = frozenset({"university", "institute", "college", "school", "museum", "academy", "church"})
_KINDS = frozenset({"hotel", "camp", "tu", "eth", "uc", "ku"})
_POSTED = frozenset({
    "position", "positions", "post", "posts", "job", "jobs", "role", "roles", "work", "working", "vacancy", "vacancies", "opening",
    "openings", "placement", "placements", "internship", "internships",
})  # fmt: skip
_ACADEMIC = frozenset({
    "fellowship", "fellowships", "professorship", "professorships", "lectureship", "lectureships", "studentship", "studentships",
})  # fmt: skip
_PARTS_OF_HOUSES = frozenset({
    "department", "school", "faculty", "institute", "group", "lab", "laboratory", "centre", "center", "team", "college",
})  # fmt: skip
_NOT_HERE = frozenset({
    "experience", "held", "previous", "similar", "degree", "studied", "former", "available", "comparable", "taught", "apply", "obtained", "customers", "clients", "members",
    "students", "who", "they",
})  # fmt: skip


def _at_house(text: str, words: Sequence[Token], index: int) -> PlaceHit | None:
    """The house where the job is ("the position is at Fernhill University", "you will work at Larkfield School"), behind the "at" at ``index``."""
    before = [word.word for word in words[max(0, index - 14) : index]]
    if not _NOT_HERE.isdisjoint(before):
        return None
    last = before[-1:]
    near = set(before[-7:])
    said = _POSTED | _ACADEMIC
    stated = (
        (bool(last) and last[0] in said)
        or (last in (["week"], ["hours"]) and not said.isdisjoint(before))
        or (last in (["be"], ["is"], ["are"]) and not near.isdisjoint(_POSTED | {"two", "one", "postholder"}))
        or (last == ["team"] and not near.isdisjoint({"join", "joining"}))
        or (
            not said.isdisjoint(before)
            and not _PARTS_OF_HOUSES.isdisjoint(before[-8:])
            and text[words[index - 1].start].isupper()
        )
    )
    stated = stated or (not near.isdisjoint(_SEEKING | {"opening", "vacancy"}) and bool(last) and is_job(last[0]))
    found = _institution(text, words, index + 1) if stated else None
    return PlaceHit(*found, "job") if found and not _is_department(text, found) else None


def _in_house(text: str, words: Sequence[Token], index: int) -> PlaceHit | None:
    """The house in which a post is ("a clerical position in the Brookfield Town Office"), behind the "in" at ``index``; not a department's office."""
    if index + 1 >= len(words) or words[index + 1].word not in {"the", "our"}:
        return None
    if not _NOT_HERE.isdisjoint(word.word for word in words[max(0, index - 9) : index]):
        return None
    found = _institution(text, words, index + 1)
    if found is None:
        return None
    # "The Law School", "the School of Botany" are rather parts of the employer.
    whole = len(tokens(text, *found)) > 2 and words[index + 2].word not in _KINDS_OF
    return PlaceHit(*found, "job") if whole and not _is_department(text, found) else None


def _is_department(text: str, found: tuple[int, int]) -> bool:
    """Whether a name is rather that of a department ("Head Office", "Learning Center") than of a house in a town ("Ashford Town Office")."""
    named = [token.word for token in tokens(text, *found)]
    return named[-1] in {"office", "center", "centre", "house", "station", "park"} and _TOWNS.isdisjoint(named)


_TOWNS = frozenset({"town", "city", "village", "county", "parish", "borough", "township", "municipal"})


def _institution(text: str, words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The name of a house to work at: capitalised words with one for its kind ("Hillside Community Library", "the University of Leeds", "TU Dresden")."""
    while at < len(words) and words[at].word in {"the", "our"}:
        at += 1
    end = at
    while end < len(words) and end - at < 7:
        if end > at and not linked(text, words[end - 1], words[end]):
            break
        if not text[words[end].start].isupper() and not (end > at and words[end].word in {"of", "for", "and"}):
            break
        end += 1
    while end > at and not text[words[end - 1].start].isupper():
        end -= 1
    if end - at < 2:
        return None
    if words[at].word in _KINDS or (words[at].word in _KINDS_OF and words[at + 1].word == "of"):
        return words[at].start, words[end - 1].end
    for last in range(end - 1, at, -1):
        if words[last].word in _INSTITUTIONS:
            return words[at].start, words[last].end
    return None


_BY = frozenset({"in", "at", "near", "outside"})
# In front of a branch these are no names, though some write them with a capital ("our New location").
_NO_NAMES = frozenset({
    "new", "flagship", "main", "manufacturing", "production", "distribution", "retail", "corporate", "packaging", "assembly", "processing",
    "second", "first", "third", "online", "local", "own", "medical", "dental", "modern", "busy", "current", "future", "other", "primary",
    "training", "research", "sports", "fulfillment", "fulfilment", "amazon", "shopify", "etsy",
})  # fmt: skip


def _our_house(text: str, words: Sequence[Token], index: int) -> PlaceHit | None:
    """A house of ours by its town or name ("at our Toledo plant", "in our taproom at Redfox Brewery", "our kitchen in Whitby")."""
    ours = next((at for at in range(index - 1, max(-1, index - 6), -1) if words[at].word == "our"), -1)
    if ours < 0:
        return None
    led = words[ours - 1].word if ours else ""
    inside = led in {"in", "at", "from"} or (led == "of" and "out" in _near(words, ours - 1, 1))
    sought = led == "for" and not _near(words, ours, 12).isdisjoint(
        _SEEKING | {"opening", "openings", "staff", "position", "positions"}
    )
    if ours + 1 < index and (inside or sought) and words[ours + 1].word not in _NO_NAMES:
        known_only = words[index].word not in _BRANCHES
        found = _place_from(text, words, ours + 1, known_only=known_only)
        if found and words[index].start - 2 <= found[1] <= words[index].start:
            return PlaceHit(found[0], words[index].end, "job")
    if (
        (inside or ours == 0)
        and index + 2 < len(words)
        and words[index + 1].word in _BY
        and linked(text, words[index], words[index + 1])
    ):
        found = _place_from(text, words, index + 2, known_only=not inside)
        if found:
            return PlaceHit(words[ours].start, found[1], "job" if inside else "site")
    return None


def _house_in(text: str, words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The town of a house that has no name ("our laboratory in Umeå", "the town hall of Millbrook")."""
    for index in range(at + 1, min(at + 4, len(words) - 1)):
        if words[index].word in {"in", "of", "at"} and words[index - 1].word in _HOUSES | _INSTITUTIONS:
            found = _place_from(text, words, index + 1, known_only=False)
            return (words[at].start, found[1]) if found else None
    return None


_JOB_HEADS = frozenset({"you", "you'll", "position", "role", "job", "post", "postholder"})
_NO_HIRING = frozenset({
    "clients", "customers", "partners", "space", "experience", "interest", "skills", "expertise", "background",
    "degree", "interested",
})  # fmt: skip


def _hired(text: str, words: Sequence[Token], index: int) -> PlaceHit | None:
    """ "We are looking for a nurse in Oxford": a known town behind "in", where what is looked for is a person."""
    spoken = {token.word for token in words[max(0, index - 25) : index]}
    if spoken & _NO_HIRING:
        return None
    found = _place_from(text, words, index + 1, known_only=True)
    return PlaceHit(*found, "job") if found else None


def _last(words: Sequence[str], among: frozenset[str]) -> int:
    return max((index for index, word in enumerate(words) if word in among), default=-1)


_SMALL = frozenset({"of", "on", "upon", "de", "la", "le", "am", "du", "del", "les", "the", "es"})


_ARTICLES = frozenset({
    "the", "our", "either", "downtown", "central", "or", "near", "heart", "of", "greater", "in", "any", "one",
    "beautiful", "sunny", "a", "an",
})  # fmt: skip


def _place_from(text: str, words: Sequence[Token], at: int, *, known_only: bool) -> tuple[int, int] | None:
    """The range of the place whose name begins at the word ``at`` (behind "the", "our", "either")."""
    while at < len(words) and words[at].word in _ARTICLES and at + 1 < len(words):
        if text[words[at].start].isupper() and words[at].word != "the":
            break
        at += 1
    if at >= len(words):
        return None
    known = _lexicon()
    for size in range(min(5, len(words) - at), 0, -1):
        run = words[at : at + size]
        if not all(
            linked(text, left, right) or text[left.end : right.start] in {". ", "."}
            for left, right in zip(run, run[1:], strict=False)
        ):
            continue
        name = " ".join(token.word for token in run)
        written = text[run[0].start : run[-1].end]
        if (
            (name in known.names and written[0].isupper())
            or written in known.short
            or text[run[0].start : run[-1].end + 1] in known.short
        ):
            return run[0].start, _extended(text, words, at + size)
    if text[words[at].start : words[at].end].islower():
        if words[at].word in {"anywhere", "home", "worldwide"} and not known_only:
            return words[at].start, words[at].end
        return None
    if known_only and not _followed_by_region(text, words, at):
        return None
    end = at
    while end < len(words) and end - at < 4:
        written = text[words[end].start : words[end].end]
        if not (written[0].isupper() or (end > at and words[end].word in _SMALL)) or words[end].word in _NO_PLACES:
            break
        if end > at and not (
            linked(text, words[end - 1], words[end]) or text[words[end - 1].end : words[end].start] == ". "
        ):
            break
        end += 1
    while end > at and words[end - 1].word in _SMALL:
        end -= 1
    if end == at or not _is_name(text[words[at].start : words[end - 1].end].replace(".", "")):
        return None
    return words[at].start, _extended(text, words, end)


def _followed_by_region(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether a comma and a region or country follow within three words ("Fayetteville, NC")."""
    known = _lexicon()
    for index in range(at + 1, min(at + 4, len(words))):
        if text[words[index - 1].end : words[index].start] == ", ":
            written = text[words[index].start : words[index].end]
            return written in known.codes or written in known.short or words[index].word in known.wide
    return False


def _extended(text: str, words: Sequence[Token], at: int) -> int:
    """The end of a place with the regions and countries that follow it behind commas."""
    known = _lexicon()
    end = words[at - 1].end
    while at < len(words) and text[words[at - 1].end : words[at].start] in {", ", " ("}:
        for size in (3, 2, 1):
            run = words[at : at + size]
            written = text[run[0].start : run[-1].end]
            if len(run) == size and (written in known.codes or written in known.short or _fold(written) in known.wide):
                at, end = at + size, run[-1].end
                break
        else:
            break
    return end


_GROUPS = frozenset({"team", "clients", "customers", "staff", "organisations", "organizations"})


def _attribute(text: str, words: Sequence[Token], index: int) -> PlaceHit | None:
    """ "London-based", "UK based": for the job, unless it tells what the company is."""
    known = _lexicon()
    before = words[max(0, index - 8) : index]
    following = [token.word for token in words[index + 1 : index + 4]]
    spoken = {token.word for token in before}
    for size in (3, 2, 1):
        run = words[max(0, index - size) : index]
        if len(run) < size:
            continue
        written = text[run[0].start : run[-1].end]
        name = " ".join(token.word for token in run)
        if not ((name in known.names and written[0].isupper()) or written in known.short):
            continue
        if set(following) & _COMPANY or set(following) & _GROUPS:
            return None
        ahead = [token.word for token in words[max(0, index - size - 6) : index - size]]
        if "we" in ahead[-4:] or ahead[-1:] == ["we're"] or set(ahead) & _COMPANY:
            return None
        strength = "job" if spoken & _JOB or set(following) & _JOB else "plain"
        if set(following[:1]) & {"applicants", "candidates", "applicant", "candidate", "people", "applications"}:
            strength = "people"
        return PlaceHit(run[0].start, words[index].end, strength)
    return None


def _office(text: str, words: Sequence[Token], index: int) -> PlaceHit | None:
    """ "Our Leeds office", "in our office in Berlin", "our office at the heart of Berlin"."""
    for place in range(index - 1, max(-1, index - 6), -1):
        if words[place].word not in {"our", "the"}:
            continue
        if (
            not (place and words[place - 1].word in {"in", "from", "at", "of", "to", "into"})
            and words[place].word == "the"
        ):
            continue
        inner = words[place + 1 : index]
        if inner:
            found = _place_from(text, words, place + 1, known_only=words[place].word == "the")
            if found and found[0] < words[index].start:
                return PlaceHit(
                    found[0],
                    words[index].end,
                    "job" if place and words[place - 1].word in {"in", "from", "at"} else "plain",
                )
        if words[place].word == "our" and place and words[place - 1].word in {"in", "from", "at", "of", "to"}:
            for at in range(index + 1, min(index + 7, len(words))):
                if words[at].word in {"in", "of", "at", "near"} and at + 1 < len(words):
                    found = _place_from(text, words, at + 1, known_only=at > index + 1)
                    if found:
                        return PlaceHit(words[place].start, found[1], "job")
        return None
    return None
