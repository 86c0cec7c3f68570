"""Where a text says this job is done: remote, hybrid or on site."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from jdlint import lexicons, memo
from jdlint.gate import Gate
from jdlint.posting.facts.tokens import Token, linked, sentences, tokens


class ModeHit(NamedTuple):
    """A statement of a work mode (``remote``, ``hybrid``, ``onsite``) at ``text[start:end]``.

    ``strength``: ``job`` where the words name the position ("a remote role"), ``sure`` where they state the mode,
    ``optional`` where they only offer it ("remote work possible"), ``hint`` where they name an office to work in.
    """

    mode: str
    start: int
    end: int
    strength: str = "sure"


class _Lexicon(NamedTuple):
    job: frozenset[str]
    friends: frozenset[str]
    optional: frozenset[str]
    not_remote: frozenset[str]
    not_hybrid: frozenset[str]
    not_onsite: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    data = lexicons.load("employment")["modes"]
    return _Lexicon(
        frozenset(data["job"]),
        frozenset(data["with"]),
        frozenset(data["optional"]),
        frozenset(data["not"]["remote"]),
        frozenset(data["not"]["hybrid"]),
        frozenset(data["not"]["onsite"]),
    )


_HINTS = Gate(
    "remote", "hybrid", "site", "office", "home", "telework", "telecommut", "virtual", "wfh", "anywhere",
    "distributed", "person", "wherever", "any location", "worldwide", "blended",
)  # fmt: skip
_NEGATIONS = frozenset({"not", "no", "non", "isn't", "never", "cannot", "can't", "without", "neither"})
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "once": 1, "twice": 2}
_FULL = frozenset({"fully", "100", "completely", "entirely", "permanently", "totally", "purely"})


@memo.kept
def find_work_modes(text: str, labelled: bool = False) -> tuple[ModeHit, ...]:
    """The statements of the work mode in a text, in order; offsets into ``text``.

    ``labelled``: the text is the value of a label or field for place or mode, or a part of a title line, so that single words count.
    """
    lowered = text.lower()
    if not _HINTS.passes(lowered):
        return ()
    hits: list[ModeHit] = []
    for start, end in sentences(text):
        if not _HINTS.passes(text[start:end].lower()):
            continue
        words = tokens(text, start, end)
        found: list[ModeHit] = []
        for index in range(len(words)):
            hit = _at(text, words, index, labelled)
            if hit is not None and (not found or found[-1].end <= hit.start):
                found.append(hit)
        found += _days(words)
        if not found:
            found += _divided(text[start:end].lower(), words)
        hits += _reconciled(words, found, labelled)
    return tuple(sorted(hits, key=lambda hit: hit.start))


def _at(text: str, words: Sequence[Token], index: int, labelled: bool) -> ModeHit | None:
    word = words[index].word
    if word in {"remote", "remotely"}:
        return _remote(text, words, index, labelled)
    if word == "hybrid":
        return _hybrid(text, words, index, labelled)
    if word in {"onsite", "office", "person", "site"}:
        return _onsite(text, words, index, labelled)
    if word in {"telework", "teleworking", "telecommute", "telecommuting", "telecommuter", "wfh"}:
        return _remote(text, words, index, labelled)
    if word in {"home", "anywhere", "wherever", "worldwide"}:
        return _away(text, words, index, labelled)
    if word == "location" and index and words[index - 1].word == "any":
        led = {other.word for other in words[max(0, index - 9) : index - 1]}
        working = "from" in led and bool(led & {"work", "working", "done"}) and not _experience(words, index)
        return ModeHit("remote", words[index - 1].start, words[index].end) if working else None
    if word == "virtual":
        after = words[index + 1].word if index + 1 < len(words) else ""
        stated = labelled or after in _lexicon().job - {"opportunity"} or (after in {"100", "remote"})
        if not stated and _told_of_job(words, index):
            last = index + 1 == len(words) or not linked(text, words[index], words[index + 1]) or after in _JOINTS
            mode = "hybrid" if _in_part(words, index, index) else "remote"
            return ModeHit(mode, words[index].start, words[index].end) if last else None
        return (
            ModeHit("remote", words[index].start, words[index].end, "job" if after in _lexicon().job else "sure")
            if stated
            else None
        )
    if word == "distributed" and index and words[index - 1].word in _FULL:
        after = words[index + 1].word if index + 1 < len(words) and linked(text, words[index], words[index + 1]) else ""
        whole = after in {"", "team", "company", "organization", "organisation", "workforce", "and", "across", "with"}
        if whole and not _experience(words, index):
            return ModeHit("remote", words[index - 1].start, words[index].end)
    return None


def _near(words: Sequence[Token], index: int, before: int, after: int) -> tuple[list[str], list[str]]:
    """The words in front of ``index`` (nearest first) and behind it."""
    return (
        [word.word for word in reversed(words[max(0, index - before) : index])],
        [word.word for word in words[index + 1 : index + 1 + after]],
    )


def _experience(words: Sequence[Token], index: int) -> bool:
    """Whether the words in front make it something the applicant has done ("experience with remote teams")."""
    return any(
        word.word in {"experience", "experienced", "familiarity", "familiar", "expertise", "knowledge"}
        for word in words[max(0, index - 9) : index]
    )


_OTHERS = frozenset({"clients", "customers", "users", "learners", "students", "patients"})
_JOINTS = frozenset({"and", "but", "or", "with", "so", "though", "although"})
_JOBS = frozenset(
    {"positions", "roles", "jobs", "posts", "internships", "placements", "opportunities", "vacancies", "openings"}
)
_ALL = frozenset({"all", "these", "both", "our"})
_NOT_ALL = frozenset({"most", "some", "many", "few", "other", "no"})
_TELLING = frozenset({"is", "are", "be", "will", "being", "currently", "done", *_FULL})


def _told_of_job(words: Sequence[Token], index: int) -> bool:
    """Whether "is" or its like leads back from ``index`` to the job or the work ("the work is virtual", "all internships will be …")."""
    at = index - 1
    while at >= 0 and words[at].word in _TELLING:
        at -= 1
    if at < 0 or at == index - 1:
        return False
    if words[at].word in _JOBS:
        led = {word.word for word in words[max(0, at - 4) : at]}
        return _NOT_ALL.isdisjoint(led) and (at == 0 or not _ALL.isdisjoint(led))
    return words[at].word in {"work", "job", "role", "position", "internship", "placement", "post"}


_PARTS = frozenset({"most", "much", "some", "part", "parts", "portion", "half", "third", "majority"})
_PARTED = frozenset(
    {"work", "working", "time", "week", "role", "job", "position", "hours", "duties", "tasks", "it", "day", "month"}
)
_SOMETIMES = frozenset({"partly", "partially", "sometimes"})


def _in_part(words: Sequence[Token], first: int, last: int) -> bool:
    """Whether it is part of the work or the week that is done so ("most of the work can be done", "from home some of the time")."""
    before = [word.word for word in words[max(0, first - 12) : first]]
    if not _SOMETIMES.isdisjoint(before[-2:]) or before[-1:] == ["some"]:
        return True
    for at, word in enumerate(before):
        if word not in _PARTS:
            continue
        reach = {"of": 5, "but": 9}.get(
            before[at + 1] if at + 1 < len(before) else "", 0
        )  # "some but not all of the work"
        if not _PARTED.isdisjoint(before[at + 2 : at + reach]):
            return True
        if word == "some" and before[at + 1 : at + 2] in (["work"], ["days"], ["hours"], ["duties"], ["tasks"]):
            return True
    if before[-3:-1] == ["up", "to"]:  # "Up to 40% remote"
        return before[-1].isdecimal() and before[-1] != "100"
    after = [word.word for word in words[last + 1 : last + 6]]
    return after[:1] != [] and after[0] in _PARTS and after[1:2] == ["of"] and not _PARTED.isdisjoint(after[2:5])


def _remote(text: str, words: Sequence[Token], index: int, labelled: bool) -> ModeHit | None:
    known, token = _lexicon(), words[index]
    before, after = _near(words, index, 6, 6)
    following = after[0] if after and linked(text, token, words[index + 1]) else ""
    full = before[:1] and before[0] in _FULL
    if {"if", "whether", "unless"} & set(before):
        return None  # a condition
    if text[token.end : token.end + 1] == "?" and not text[token.end + 1 : token.end + 8].strip(
        " *"
    ).lower().startswith("yes"):
        return None  # "Remote? No"
    if {"positions", "roles", "jobs"} & set(before) and not _told_of_job(words, index):
        return None  # other jobs
    if _denied(text, words, index, before, after):
        return ModeHit("onsite", token.start, token.end, "job" if set(after[:2] + before[:3]) & known.job else "sure")
    if before[:1] == ["not"] or (before[:1] == ["non"]):
        return None
    if following in known.not_remote:
        return None
    start = words[index - 1].start if full else token.start
    if before[:1] and before[0] in {"partially", "partly", "semi"}:
        return ModeHit("hybrid", words[index - 1].start, token.end)
    if labelled and _is_far_off(text, words, index):
        return None
    if set(before[:2]) & _OTHERS:
        return None
    if following == "team":
        ours = (
            full
            or (before[:1] == ["first"])
            or (before[:2] in (["a", "are"], ["our"], ["a", "we're"]) and not _experience(words, index))
        )
        return ModeHit("remote", start, token.end) if ours and not _experience(words, index) else None
    told = before[:1] and before[0] in {"is", "be", "as", "are", "being", "will", *_FULL}
    named = bool((set(after[:3]) | set(before[: 4 if told else 1])) & known.job) or _told_of_job(words, index)
    if labelled:
        return ModeHit("remote", start, token.end, _strength(words, index, named, labelled))
    if _experience(words, index) and not named:
        return None
    if _in_part(words, index, index) and (token.word != "remote" or following in _WORKED or named):
        return ModeHit("hybrid", token.start, token.end)
    if token.word in {"telework", "teleworking", "telecommuting", "wfh"}:
        stated = named or full or before[:1] in (["is"], ["time"], ["can"], ["to"])
        return (
            ModeHit(
                "remote",
                start,
                token.end,
                "optional" if not named and not full else _strength(words, index, named, labelled),
            )
            if stated or len(words) <= 4
            else None
        )
    if token.word == "remotely":
        if not (
            {"work", "working", "works", "worked", "done", "performed", "based", "employed", "operate", "operates"}
            & set(before[:3])
            or full
            or following == "based"
        ):
            return None
        return ModeHit("remote", start, token.end, _strength(words, index, named, labelled))
    last = index + 1 >= len(words) or not linked(text, token, words[index + 1])
    prepared = full or (
        before[:1] and before[0] in {"is", "are", "work", "working", "a", "this", "be", "either", "or", "being"}
    )
    if (
        following == "is"
        and after[1:2]
        and after[1] in {"fine", "ok", "okay", "possible", "welcome", "allowed", "acceptable"}
    ):
        return ModeHit("remote", start, token.end, "optional")
    if named or full or following in known.friends or (last and (prepared or len(words) <= 9)):
        return ModeHit("remote", start, token.end, _strength(words, index, named, labelled))
    return None


_WORKED = frozenset({"", "work", "working", "and", "or", "option", "options", "possible", "days"})


def _is_far_off(text: str, words: Sequence[Token], index: int) -> bool:
    """Whether "remote" tells what a place is like ("remote field sites", "remote mountain villages")."""
    known = _lexicon()
    for at in range(index + 1, min(index + 4, len(words))):
        word = words[at].word
        if not linked(text, words[at - 1], words[at]) or not text[words[at].start].islower():
            return False
        if word in _FAR_OFF:
            return True
        if word in known.friends or word in known.job:
            return False
    return False


_FAR_OFF = frozenset({
    "site", "sites", "location", "locations", "area", "areas", "region", "regions", "community", "communities", "village", "villages", "camp",
    "camps", "station", "stations", "island", "islands", "forest", "forests", "terrain", "roads", "places", "field",
})  # fmt: skip


def _denied(text: str, words: Sequence[Token], index: int, before: list[str], after: list[str]) -> bool:
    """Whether remote work is ruled out ("not a remote role", "remote work is not an option")."""
    if after[:1] and after[0] in _lexicon().not_remote:
        return False
    if _was_once(before):
        return True
    led = next((at for at, word in enumerate(before) if word not in _DOABLE), len(before))
    if led and before[led : led + 1] and before[led] in _NOT and before[led + 1 : led + 2] != ["who"]:
        return True
    if before and (
        before[0] in _NEGATIONS
        or (
            len(before) > 1
            and before[0] in {"a", "fully", "currently", "be", "offer", "offering", "for"}
            and before[1] in _NEGATIONS
        )
    ):
        return "not only" not in text[max(0, words[index].start - 16) : words[index].start].lower()
    for place, word in enumerate(after[:5]):
        if (
            word in _NEGATIONS
            and place > 0
            and after[place - 1] in {"is", "are", "work", "working", "will", "do", "does"}
        ):
            return not (set(after[place + 1 : place + 3]) & {"required", "only", "just", "limited"})
    return False


_NOT = frozenset({"not", "isn't", "cannot", "can't"})
# Between "not" and "remotely": "cannot be done remotely", "it is not possible to work remotely".
_DOABLE = frozenset({
    "be", "allow", "permit", "support", "allowed", "done", "performed", "work", "worked", "working", "fully", "possible", "able", "to",
    "completed", "carried", "out",
})  # fmt: skip


def _was_once(before: list[str]) -> bool:
    """Whether the words in front (nearest first) end or exclude it ("no longer working remotely", "not eligible for remote work")."""
    if "longer" in before[:3] and before[before.index("longer") + 1 : before.index("longer") + 2] in (["no"], ["not"]):
        return True
    return before[:3] in (["for", "eligible", "not"], ["for", "suitable", "not"], ["for", "available", "not"])


def _strength(words: Sequence[Token], index: int, named: bool, labelled: bool) -> str:
    near = {word.word for word in words[max(0, index - 5) : index + 6]}
    if "time" in near and [word.word for word in words[index + 1 : index + 8]].count("time") == 2:
        return "optional"  # "from time to time"
    if near & {"travel", "visits", "trips"}:  # "remote with occasional travel": the travel is occasional
        near -= {"occasional"}
    if near & (
        _lexicon().optional
        - (
            {"opportunity", "available", "eligible", "preference", "offer", "can", "may"}
            if labelled or named
            else set()
        )
    ):
        return "optional"
    return "job" if named else "sure"


_WORKPLACE = frozenset({
    "office", "home", "remote", "remotely", "days", "week", "onsite", "person", "location", "workplace",
})  # fmt: skip


def _hybrid(text: str, words: Sequence[Token], index: int, labelled: bool) -> ModeHit | None:
    known, token = _lexicon(), words[index]
    before, after = _near(words, index, 4, 4)
    following = after[0] if after and linked(text, token, words[index + 1]) else ""
    if (
        following in known.not_hybrid
        or (following == "environment" and before[:1] != ["a"])
        or _experience(words, index)
    ):
        return None
    named = bool(set(after[:3]) & known.job) or bool(set(before[:3]) & known.job)
    if following in {"and", "or"} and {"teams", "environments", "workers", "employees", "learning"} & set(after):
        return None
    spoken = {word.word for word in words[max(0, index - 20) : index + 20]} & _WORKPLACE
    working = {word.word for word in words[max(0, index - 6) : index]} & {"work", "working", "works"}
    if following in {"model", "way", "approach", "pattern", "basis", "set"} and (
        working or (before[:1] == ["our"] and after[1:2] not in (["to"], ["for"], ["of"]))
    ):
        return ModeHit("hybrid", token.start, words[index + 1].end)
    short = len(words) <= 6
    if (
        labelled
        or named
        or following
        in {"work", "working", "schedule", "arrangement", "remote", "setup", "policy", "workplace", "office"}
        or spoken
        or (short and not following)
    ):
        return ModeHit("hybrid", token.start, token.end, "job" if named else "sure")
    return None


def _onsite(text: str, words: Sequence[Token], index: int, labelled: bool) -> ModeHit | None:
    """ "On-site", "in-office", "in person", "office-based"; else an office to work in."""
    known, token = _lexicon(), words[index]
    before, after = _near(words, index, 5, 4)
    following = after[0] if after and linked(text, token, words[index + 1]) else ""
    first = token
    if token.word != "onsite":
        opener = before[0] if before and linked(text, words[index - 1], token) else ""
        if labelled and token.word == "office" and before[:2] == ["from", "work"]:
            return ModeHit("onsite", words[index - 2].start, token.end)
        if token.word == "office" and following in {"based", "only"}:
            named = bool(set(after[1:4]) & known.job)
            if labelled or named or following == "only" or before[:1] in (["is"], ["be"], ["fully"], ["an"]):
                return ModeHit("onsite", token.start, words[index + 1].end, "job" if named else "sure")
            return None
        if opener != ("on" if token.word == "site" else "in"):
            return _office(words, index) if token.word == "office" else None
        first, before = words[index - 1], before[1:]
    if following in known.not_onsite or (before and before[0] in _NEGATIONS):
        return None
    named = bool(set(after[:3]) & (known.job - {"opportunity", "contract"}))
    role = bool(set(before[:4]) & {"position", "role", "job", "fully", "100", "must", "physically"})
    set_so = before[:1] and before[0] in {"is", "fully", "100", "be", "only", "entirely"}
    placed = role and (following in {"in", "at", "from"} or set_so)
    if labelled or named or placed or following == "only" or _works_there(before, following, after):
        return ModeHit("onsite", first.start, token.end, "job" if named or role else "sure")
    return None


_DONE_THERE = frozenset(
    {"performed", "work", "working", "works", "located", "based", "carried", "done", "present", "presence"}
)
_THERE = frozenset({"", "at", "in", "full", "and", "daily", "presence", "attendance", "every", "five", "only", "from"})


def _works_there(before: list[str], following: str, after: list[str]) -> bool:
    """Whether the work is said to be done on site ("work is performed on site", "requires on-site presence"), all of it."""
    if set(before[:4]) & {
        "sometimes",
        "occasionally",
        "option",
        "can",
        "may",
        "experience",
        "customers",
        "customer",
        "clients",
        "client",
        "or",
        "training",
    }:
        return False
    if {
        "days",
        "day",
        "week",
        "remote",
        "remotely",
        "home",
        "customer",
        "client",
        "customers",
        "clients",
        "occasionally",
    } & set(after):
        return False
    if following in {"presence", "attendance"}:
        return bool(
            {"requires", "require", "required", "requiring", "need", "needs"} & set(before[:3]) or "required" in after
        )
    return bool(before) and before[0] in _DONE_THERE and following in _THERE


def _office(words: Sequence[Token], index: int) -> ModeHit | None:
    """An office of ours to work in ("in our Leeds office", "from our office"): a hint at work on site."""
    for place in range(index - 1, max(-1, index - 6), -1):
        if words[place].word == "our":
            inside = place > 0 and words[place - 1].word in {"in", "from", "at"}
            return ModeHit("onsite", words[place].start, words[index].end, "hint") if inside else None
    return None


_STIPENDS = frozenset({
    "stipend", "allowance", "budget", "setup", "equipment", "expenses", "care", "health", "visits", "office", "page",
    "set", "furniture", "reimbursement",
})  # fmt: skip


_CULTURES = frozenset(
    {"culture", "policy", "mindset", "philosophy", "program", "programme", "benefit", "perk", "weeks", "days"}
)


_OFFERED = frozenset(
    {"possible", "option", "options", "allowed", "days", "arrangement", "arrangements", "available", "permitted"}
)


def _home_office(words: Sequence[Token], index: int, labelled: bool) -> ModeHit | None:
    """ "Home office possible", "up to 50% home office", "you work from your home office"; not what is paid for one."""
    before, after = _near(words, index, 4, 3)
    end = words[index + 1].end
    if before[:1] and before[0] in {"your", "a", "their"} and before[1:2] == ["from"]:
        return ModeHit("remote", words[index].start, end)
    if _in_part(words, index, index + 1):
        return ModeHit("hybrid", words[index].start, end)
    if (after[1:2] and after[1] in _OFFERED) or (
        after[1:2] in (["is"], ["partly"]) and after[2:3] and after[2] in _OFFERED
    ):
        return ModeHit("remote", words[index].start, end, "optional")
    return ModeHit("remote", words[index].start, end, "optional") if labelled and len(words) <= 3 else None


# Behind "home-based": what is done at the homes of others.
_AT_HOMES = frozenset({
    "care", "health", "healthcare", "services", "service", "business", "businesses", "therapy", "therapies", "setting", "settings", "support",
    "visits", "treatment", "treatments", "intervention", "interventions", "nursing", "hospice", "rehabilitation", "rehab", "program",
    "programs", "programme", "programmes", "childcare", "patients", "clients", "assessment", "assessments", "sessions", "learning", "education",
    "testing", "environments", "carers", "caregivers", "exercise", "exercises", "palliative", "primary", "counselling", "counseling",
})  # fmt: skip


def _away(text: str, words: Sequence[Token], index: int, labelled: bool) -> ModeHit | None:
    """ "Work from home", "home-based", "from anywhere"."""
    token = words[index]
    before, after = _near(words, index, 4, 3)
    if token.word == "home":
        if after[:1] == ["office"] and text[token.start].islower() and linked(text, token, words[index + 1]):
            return _home_office(words, index, labelled)
        if before[:1] == ["from"] and before[1:2] and before[1] in _SOMETIMES:
            return ModeHit("hybrid", words[index - 2].start, token.end)
        working = before[:2] in (
            ["from", "work"],
            ["from", "working"],
            ["at", "work"],
            ["at", "working"],
            ["from", "works"],
            ["from", "worked"],
            ["from", "done"],
        )
        based = after[:1] == ["based"] and linked(text, token, words[index + 1])
        if (
            not (working or based)
            or (working and before[2:3] and before[2] in _OTHERS)
            or (after[:1] and after[0] in _STIPENDS)
            or (based and after[1:2] and after[1] in _AT_HOMES)
            or (
                based and before[:2] in (["and", "community"], ["or", "community"], ["and", "clinic"], ["or", "clinic"])
            )
        ):
            return None
        start = words[index - 2].start if working else token.start
        named = bool(set(after) & _lexicon().job)
        if working and _NEGATIONS & {word.word for word in words[max(0, index - 6) : index]}:
            return None
        if _in_part(words, index - 2 if working else index, index) and not _experience(words, index):
            return ModeHit("hybrid", start, words[index + 1].end if based else token.end)
        return ModeHit(
            "remote", start, words[index + 1].end if based else token.end, _strength(words, index, named, labelled)
        )
    if labelled and index == 0:
        return ModeHit("remote", token.start, token.end)
    if token.word == "anywhere" and after[:1] and after[0] in _CULTURES and before[:2] == ["from", "work"]:
        return ModeHit("remote", token.start, token.end, "optional")  # of a company, which may have offices
    if {"work", "working", "based", "live", "located", "hire", "hiring", "reside", "done", "performed", "worked"} & set(
        before[:3]
    ) and token.word != "worldwide":
        return ModeHit("remote", token.start, token.end)
    return None


_TIMES_OFF = frozenset({
    "after", "within", "notice", "leave", "vacation", "holiday", "holidays", "pto", "paid", "respond", "sick",
    "visits",
})  # fmt: skip


_DAYS_IN = frozenset({
    "office", "onsite", "site", "remote", "remotely", "home", "wfh", "telework", "teleworking", "telecommuting", "telecommute",
})  # fmt: skip


def _days(words: Sequence[Token]) -> list[ModeHit]:
    """Days of the week in the office or at home ("three days a week in the office") make a hybrid job; five of them an office job."""
    for index, token in enumerate(words):
        if token.word not in {"day", "days"} and token.word not in {"once", "twice"}:
            continue
        window = words[max(0, index - 7) : index + 8]
        near = {word.word for word in window}
        place = near & _DAYS_IN
        if not _RARELY.isdisjoint(word.word for word in words[index + 1 : index + 4]):
            continue  # "We are remote and meet once a quarter"
        if not place or not near & {"week", "month", "in", "from", "on", "per", "remote", "wfh"} or near & _TIMES_OFF:
            continue
        count = next(
            (
                int(word.word) if word.word.isdecimal() else _NUMBERS[word.word]
                for word in reversed(words[max(0, index - 4) : index + 1])
                if word.word.isdecimal() or word.word in _NUMBERS
            ),
            0,
        )
        if not 1 <= count <= 5:
            continue
        whole = count == 5 and place & {"office", "onsite", "site"}
        places = [word for word in window if word.word in place]
        start, end = min(token.start, places[0].start), max(token.end, places[-1].end)
        if "from" in near and "home" not in near and "office" not in near:
            continue
        return [ModeHit("onsite" if whole else "hybrid", start, end)]
    return []


_RARELY = frozenset({"quarter", "quarterly", "year", "yearly", "annually"})
_SPLITS = frozenset({"mix", "mixture", "combination", "split", "blend", "blended", "balance", "divide"})


def _divided(lowered: str, words: Sequence[Token]) -> list[ModeHit]:
    """Time divided between home and the place of work ("a mix of home and office working", "40% of your time in the office")."""
    said = {word.word for word in words}
    office = bool(said & {"office", "site", "onsite", "campus", "workplace"})
    if not office and "blended" not in said:
        return []
    split = (
        bool(said & _SPLITS) and bool(said & {"home", "remote"}) and bool(said & {"work", "working", "time", "week"})
    )
    blended = "blended working" in lowered or "blended work " in lowered
    share = "%" in lowered and "time in the office" in lowered
    return [ModeHit("hybrid", words[0].start, words[-1].end)] if split or blended or share else []


_ASKED = frozenset({"required", "some", "occasional", "occasionally", "days", "mix", "combination", "split", "both"})


def _is_choice(words: Sequence[Token], hit: ModeHit) -> bool:
    """Whether wholly remote work is one of two ways to choose from ("fully remote or partly from our office")."""
    first = next((index for index, token in enumerate(words) if token.start >= hit.start), 0)
    last = next((index for index, token in enumerate(words) if token.start >= hit.end), len(words))
    whole = bool(_FULL & {token.word for token in words[max(0, first - 1) : last]})
    return whole and "or" in {token.word for token in (*words[max(0, first - 2) : first], *words[last : last + 1])}


def _reconciled(words: Sequence[Token], found: list[ModeHit], labelled: bool) -> list[ModeHit]:
    """One sentence that asks for the office beside remote work speaks of hybrid work."""
    if not labelled and any(hit.mode == "remote" for hit in found):
        spoken = {word.word for word in words}
        asked = spoken & _ASKED
        if "or" in spoken and any(hit.mode == "remote" and _is_choice(words, hit) for hit in found):
            return [hit._replace(strength="sure") if hit.mode == "remote" else hit for hit in found]
        if "office" in spoken and asked and not spoken & {"anywhere", "stipend", "travel", "visit", "visits", "trips"}:
            return [hit._replace(mode="hybrid", strength="sure") if hit.mode == "remote" else hit for hit in found]
    return found
