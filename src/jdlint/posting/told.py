"""Sentences that say something without a heading over them: what an organisation is or does, what the holder of a job will do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from jdlint import lexicons
from jdlint.memo import kept
from jdlint.posting.content import cues, scores
from jdlint.posting.jobs import is_job
from jdlint.sentences import first_telling

_EDGES = ".,;:!?\"'()[]{}<>*_“”‘’"
Range: TypeAlias = tuple[int, int]


class _Words(NamedTuple):
    """The lexicon's words for such sentences."""

    organisations: frozenset[str]
    verbs: frozenset[str]
    names: frozenset[str]
    holders: frozenset[str]
    no_work: frozenset[str]
    behind_noun: frozenset[str]
    of_the_job: frozenset[str]
    no_name: frozenset[str]
    staff: frozenset[str]
    been: frozenset[str]
    seeks: frozenset[str]
    tasks: frozenset[str]
    no_duty: frozenset[str]


@cache
def _words() -> _Words:
    data = lexicons.load("cues")
    keys = (
        "organisations", "organisation-verbs", "organisation-names", "job-holders", "no-work",
        "behind-organisation", "job-subjects", "no-names", "organisation-counts", "organisation-been", "seekers", "tasks", "no-duty-verbs",
    )  # fmt: skip
    return _Words(*(frozenset(data[key]) for key in keys))


@kept
def organisation_told(text: str) -> Range | None:
    """Where the first sentence stands that says what the organisation is or does; None without any."""
    return first_telling(text, _tells_organisation, 12)


@cache
def _calls() -> tuple[str, ...]:
    return tuple(words + " " for words in lexicons.load("cues")["calls"])


def calls_people(text: str) -> bool:
    """Whether a text begins by calling for people ("We are looking for …", "Help us …") and says nothing of who calls."""
    return text[:40].lstrip(" *_").lower().replace("’", "'").startswith(_calls()) and organisation_told(text) is None


@kept
def duties_told(text: str) -> Range | None:
    """Where the first sentence stands that says what the holder of the job will do; None without any."""
    return first_telling(text, _tells_duties, 12)


# The organisation ------------------------------------------------------------------------------------------------------------

_ARTICLES = frozenset({"a", "an", "the", "one", "part"})


def _tells_organisation(sentence: str) -> bool:
    raw = sentence.split()
    if len(raw) < 5 or sentence.endswith("?"):
        return False
    words = [word.strip(_EDGES).lower().replace("’", "'") for word in raw]
    told = (
        _is_told(raw, words)
        or _does_told(raw, words)
        or _in_apposition(raw, words)
        or _by_mission(words)
        or _in_clause(words)
    )
    if not told:
        return False
    found = scores(sentence, False)
    return found.get("eeo", 0.0) < 3 and found.get("apply", 0.0) < 6


def _noun(raw: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether the phrase that starts at ``at``, with its article, is headed by a word for an organisation ("a rapidly growing local bakery")."""
    kinds = _words().organisations
    at += 1
    if words[at - 1] == "one":
        if words[at : at + 1] != ["of"]:
            return False
        at += 2
    for index in range(at, min(at + 12, len(words))):
        word = words[index]
        ahead = words[index + 1] if index + 1 < len(words) else ""
        last = not ahead or ahead in _words().behind_noun or raw[index][-1:] in ",;:.)" or raw[index + 1][:1] in "(–—-"
        if last and (_singular(word) in kinds or word in kinds):
            return not (word == "team" and "of" not in words[index + 1 : index + 2])
        if word in _words().behind_noun and word not in {"and", "run", "owned"} and index > at:
            return False
    return False


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _subject(raw: Sequence[str], words: Sequence[str], end: int) -> bool:
    """Whether the words before a verb name an organisation rather than the job or its holder."""
    start = 0
    for index in range(end - 1):
        if raw[index].endswith(",") and index < end - 1:
            start = index + 1  # "In Leeds, Northwind runs …"
    subject = words[start:end]
    if not subject or len(subject) > 9 or raw[end - 1].endswith(":") or not _words().of_the_job.isdisjoint(subject):
        return False
    if subject in (["we"], ["we're"]):
        return True
    if len(subject) > 1 and subject[0] in {"our", "the", "this"} and subject[-1] in _words().organisations:
        return subject[-1] not in _NO_EMPLOYERS
    names = [
        word for word in raw[start:end] if any(char.isupper() for char in word) and word.lower() not in _words().no_name
    ]
    if not names or (len(subject) == 1 and words[start] in _words().no_name):
        return False
    known = not _words().names.isdisjoint(subject)
    return known or not is_job(" ".join(word.strip(_EDGES) for word in raw[start:end]))


# Organisations of a kind that may stand within the one that employs.
_NO_EMPLOYERS = frozenset({"team", "project", "office", "leader", "platform"})


def _is_told(raw: Sequence[str], words: Sequence[str]) -> bool:
    """ "Acme Inc. is a rapidly growing local bakery", "We are one of the oldest theatres"."""
    for index in range(1, min(10, len(words) - 2)):
        if words[index] in {"is", "are", "was"}:
            return words[index + 1] in _ARTICLES and _noun(raw, words, index + 1) and _subject(raw, words, index)
        if index == 1 and words[0] == "we're":
            return words[1] in _ARTICLES and _noun(raw, words, 1)
    return False


def _does_told(raw: Sequence[str], words: Sequence[str]) -> bool:
    """ "Acme builds boats", "The Mill has been grinding since 1904", "Northwind currently has 12 members of staff"."""
    verbs = _words().verbs
    for index in range(1, min(10, len(words) - 2)):
        word = words[index]
        if word == "will" and words[index + 1] + "s" in verbs and words[index - 1] in _words().organisations:
            return _subject(raw, words, index)
        if word in verbs or (word in {"hold", "exist"} and words[index - 1].endswith("s")):
            return not (word == "provides" and _OFFERED.intersection(words[index:])) and _subject(raw, words, index)
        if word in {"has", "have"}:
            later = words[index + 1 : index + 7]
            counted = not _words().staff.isdisjoint(later) and any(
                part[:1].isdigit() or part == "over" for part in later
            )
            long = later[:1] == ["been"] and len(later) > 1 and (later[1].endswith("ing") or later[1] in _words().been)
            return (counted or long) and _subject(raw, words, index)
        if word in {"is", "are", "was", "were", "will", "seeks", "offers"}:
            ahead = words[index + 1 : index + 4]
            if word in {"is", "are"} and _does_now(words, index + 1):
                return _subject(raw, words, index)
            does = {"responsible", "dedicated", "devoted"} & set(ahead) and _subject(raw, words, index)
            return bool(does) and not _words().names.isdisjoint(words[:index])
    return False


def _does_now(words: Sequence[str], at: int) -> bool:
    """Whether a verb of organisations follows in its progressive form ("is (currently) developing an oven"), about anything but staff."""
    if words[at].endswith("ly") or words[at] in {"also", "now"}:
        at += 1
    if words[at].endswith("ing") and words[at + 1 : at + 2] == ["and"] and at + 2 < len(words):
        at += 2 if words[at] not in _progressives() else 0
    return words[at : at + 1] != [] and words[at] in _progressives() and _STAFFED.isdisjoint(words[at + 1 : at + 8])


@cache
def _progressives() -> frozenset[str]:
    forms: set[str] = set()
    for verb in _words().verbs:
        stem = verb.removesuffix("s")
        forms |= {stem + "ing", stem.removesuffix("e") + "ing"}
    return frozenset(forms)


_STAFFED = frozenset({"team", "teams", "role", "roles", "position", "positions", "department", "applications", "candidates", "pool", "people", "staff"})  # fmt: skip

# What an employer provides to those who work there.
_OFFERED = frozenset({"benefits", "opportunity", "opportunities"})


def _in_apposition(raw: Sequence[str], words: Sequence[str]) -> bool:
    """ "Acme, a direct insurer", "As an international NGO, Acme …", "A family-owned business with …"."""
    if words[0] == "as" and words[1] in _ARTICLES and _noun(raw, words, 1):
        comma = next((index for index, word in enumerate(raw[:16]) if word.endswith(",")), 0)
        after = raw[comma + 1] if comma and comma + 1 < len(raw) else ""
        return after.lower() in {"we", "our"} or (after[:1].isupper() and after.lower() not in {"you", "i"})
    if words[0] in {"a", "an"} and _noun(raw, words, 0):
        return not is_job(" ".join(words[:6]))
    for index, word in enumerate(raw[:-3]):
        named = word.endswith(",") and words[index + 1] in {"a", "an", "one", "the"} and word != word.lower()
        if named and _noun(raw, words, index + 1) and not is_job(word.strip(_EDGES)):
            return True
    return False


def _by_mission(words: Sequence[str]) -> bool:
    """ "to advance its mission: to …", "the goal of Acme is to provide"."""
    for index, word in enumerate(words[:-2]):
        if not index or words[index - 1] not in {"its", "our", "whose"} or word not in _AIMS:
            continue
        if words[index + 1] in {"is", "to"} and word == "mission":
            return True
        ahead = words[index + 2 : index + 4]
        aimed = (words[index + 1] == "of" and ahead[0].endswith("ing")) or words[index + 1 : index + 3] == ["is", "to"]
        if aimed and _STAFFING.isdisjoint(ahead):
            return True
    return False


_AIMS = frozenset({"mission", "goal", "vision", "aim", "purpose"})
# What an employer does about staff rather than as its work.
_STAFFING = frozenset({"hire", "hiring", "find", "finding", "recruit", "recruiting", "fill", "filling", "have", "having", "attract", "attracting"})  # fmt: skip


def _in_clause(words: Sequence[str]) -> bool:
    """ "a chance to work with the charity that runs the ferry", "join a co-operative which bakes for forty schools"."""
    for index in range(3, len(words) - 2):
        if words[index] not in {"that", "which"} or words[index + 1] not in _words().verbs:
            continue
        noun = words[index - 1]
        if noun not in _words().organisations or noun in _NO_EMPLOYERS:
            continue
        article = max((at for at in range(max(0, index - 6), index - 1) if words[at] in _ARTICLES), default=0)
        if article and words[article - 1] in _JOINING:
            return True
    return False


# Behind these the organisation that takes somebody on is named.
_JOINING = frozenset({"join", "joining", "for", "with", "at", "within", "of"})


# The duties ------------------------------------------------------------------------------------------------------------------

_MODALS = frozenset({"will", "would", "shall", "'ll"})
_COVERS = frozenset({"include", "includes", "involve", "involves", "entail", "entails", "comprise", "comprises"})
_BE_AT_WORK = frozenset({"responsible", "involved", "tasked", "leading", "working"})


def _tells_duties(sentence: str) -> bool:
    raw = sentence.split()
    if len(raw) < 5:
        return False
    words = [word.strip(_EDGES).lower() for word in raw]
    for index, word in enumerate(words[:-1]):
        if word in _MODALS or word.endswith(("'ll", "’ll")):
            if _will_work(raw, words, index):
                return True
        elif (word in _COVERS and index and _covers(words, index)) or (
            word in {"to", "can"} and index > 1 and _wanted_to(raw, words, index)
        ):
            return True
    return _works(raw, words)


def _covers(words: Sequence[str], index: int) -> bool:
    """ "The work includes pruning", "Your primary tasks will involve …", "This will include supporting …"."""
    before = words[max(0, index - 4) : index]
    after = words[index + 1 : index + 2]
    if _words().tasks.isdisjoint(before) or not after:
        return False
    return (
        "this" not in before or after[0].endswith("ing") or not {"work", "role", "job", "position"}.isdisjoint(before)
    )


def _holds(raw: Sequence[str], words: Sequence[str], end: int) -> bool:
    """Whether the words before ``end`` name the holder of the job."""
    last = words[end - 1] if end else ""
    return (
        last in _words().holders
        or (words[end - 2 : end - 1] == ["successful"] and last in _CHOSEN)
        or (last == "who" and is_job(" ".join(word.strip(_EDGES) for word in raw[max(0, end - 4) : end - 1])))
        or (not last.endswith("s") and _ends_with_job(raw, end))
    )


_CHOSEN = frozenset({"candidate", "candidates", "applicant", "applicants", "appointee"})


def _ends_with_job(raw: Sequence[str], end: int) -> bool:
    """Whether the word before ``end``, alone or with the one before it, is a job's name."""
    return any(is_job(" ".join(word.strip(_EDGES) for word in raw[max(0, end - count) : end])) for count in (1, 2))


def _will_work(raw: Sequence[str], words: Sequence[str], index: int) -> bool:
    """ "The fellow will also support …", "You would be involved in …", "This individual will help to maintain …"."""
    if "'" not in words[index] and "’" not in words[index]:
        if not _holds(raw, words, index):
            return False
    elif not words[index].startswith("you"):
        return False
    at = index + 1
    while at < len(words) - 1 and (words[at].endswith("ly") or words[at] in {"also", "then", "help"}):
        if words[at] == "help" and words[at + 1] not in {"to"} | cues().duty_verbs:
            return True
        at += 1
    if words[at] == "to" and words[at - 1] == "help":
        return True
    verb = words[at]
    if verb == "be" and words[at + 1 : at + 3] in (["expected", "to"], ["required", "to"], ["asked", "to"]):
        verb = words[min(at + 3, len(words) - 1)]
    elif verb == "be":
        ahead = words[at + 1 : at + 3]
        return not _BE_AT_WORK.isdisjoint(ahead) and not {"remotely", "hours"} & set(words[at + 1 : at + 8])
    return verb in cues().duty_verbs and verb not in _words().no_work


def _wanted_to(raw: Sequence[str], words: Sequence[str], index: int) -> bool:
    """ "is seeking a Director to oversee …", "as a teaching assistant to support …", "need a baker who can run …"."""
    verb = words[index + 1]
    if words[index] == "can":
        index -= 1
        if words[index] not in {"who", "that"} or verb in _ABILITIES - _listed(raw, index):
            return False
    if verb not in cues().duty_verbs or verb in _words().no_work or verb.endswith("ing"):
        return False
    if _words().seeks.isdisjoint(words[:index]):
        return False
    last = words[index - 1]
    return last in {"someone", "person", "individual"} or _ends_with_job(raw, index)


# What anybody is asked to be able to do; among other things it is a duty.
_ABILITIES = frozenset({"work", "communicate", "demonstrate", "manage", "adapt"})


def _listed(raw: Sequence[str], index: int) -> frozenset[str]:
    """The words behind ``index`` where several things are named one after the other ("manage stock, order flour, …")."""
    behind = raw[index : index + 12]
    several = sum(1 for word in behind if word.endswith(",")) >= 2
    return frozenset(word.strip(_EDGES).lower() for word in behind) if several else frozenset()


def _works(raw: Sequence[str], words: Sequence[str]) -> bool:
    """ "The auxiliary nurse sees to …", "Each designer controls …", "This role drives …", "Publicizes, plans and runs …"."""
    thirds = cues().thirds
    if words[0] not in {"the", "this", "each", "our"}:
        return raw[0].endswith("s,") and sum(1 for word in words[1:7] if word in thirds) >= 2
    for index in range(2, min(8, len(words) - 1)):
        word = words[index]
        if word in thirds and word not in _words().no_duty:
            before = index - 1 if words[index - 1].endswith("ly") else index
            return words[before - 1] in {"role", "position", "job", "incumbent"} or _holds(raw, words, before)
    return False
