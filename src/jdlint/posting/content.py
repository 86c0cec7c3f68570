"""What a piece of text is about, told by its phrases: the kind of zone it would stand in.

Cues come from lexicons/cues.yaml. A text's score for a kind is the sum of the weights of the kind's phrases in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import compress
from operator import not_
from typing import NamedTuple, cast

from jdlint import lexicons
from jdlint.model import Zone

_WEIGHTS = {"decisive": 6.0, "strong": 3.0, "medium": 2.0, "light": 1.0}
_SCORED: tuple[Zone, ...] = (
    "company", "role", "responsibilities", "requirements", "nice-to-have",
    "compensation", "benefits", "logistics", "apply", "eeo", "other",
)  # fmt: skip
_FOLD = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": " ", "‑": "-", "/": " ", "\u00a0": " "})
_STRIP = ".,;:!?\"'()[]{}<>*_#•·-"
_CONTRACTIONS = (("'ll", "will"), ("'re", "are"), ("'ve", "have"))
_NO_NAMES = frozenset(
    {
        "This",
        "That",
        "You",
        "Your",
        "It",
        "We",
        "Our",
        "Experience",
        "If",
        "There",
        "They",
        "He",
        "She",
        "What",
        "Who",
        "Position",
        "Role",
        "Salary",
        "Applicants",
        "Candidates",
    }
)
# What people will do without its being a duty: "you will be", "you will receive".
_NO_DUTIES = frozenset(
    {"be", "have", "need", "get", "receive", "join", "report", "enjoy", "love", "find", "thrive", "like", "not", "also"}
)
_WILL = frozenset({"will", "would"})
Scores = dict[str, float]


class _Cue(NamedTuple):
    """A cue phrase: its number, how many words it has, those behind the first two, the kind it speaks for, and its weight."""

    number: int
    length: int
    rest: list[str]
    kind: Zone
    weight: float


class Cues(NamedTuple):
    """The cue phrases that may begin with a word, by it and the next one (``""`` for any other), longest first, and the verbs and words
    that start duties and demands, ``thirds`` the former in the third person."""

    phrases: dict[str, dict[str, list[_Cue]]]
    duty_verbs: frozenset[str]
    demand_starts: frozenset[str]
    company_verbs: frozenset[str]
    thirds: frozenset[str]


def _inflections(verb: str) -> tuple[str, str, str]:
    """The third person, the participle and the past of a regular verb (enough to recognise how a bullet starts)."""
    if verb.endswith("e"):
        return verb + "s", verb[:-1] + "ing", verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb + "ing", verb[:-1] + "ied"
    if verb.endswith(("s", "x", "ch", "sh", "z")):
        return verb + "es", verb + "ing", verb + "ed"
    if verb in {
        "run",
        "plan",
        "set",
        "get",
        "map",
        "scan",
        "program",
        "ship",
        "cut",
        "sit",
        "swim",
        "stop",
        "debug",
        "log",
        "submit",
        "refer",
        "control",
        "model",
        "label",
    }:
        return verb + "s", verb + verb[-1] + "ing", verb + verb[-1] + "ed"
    return verb + "s", verb + "ing", verb + "ed"


@cache
def cues() -> Cues:
    """The cues of lexicons/cues.yaml."""
    data = lexicons.load("cues")
    phrases: dict[str, dict[str, list[_Cue]]] = {}
    known: set[tuple[str, Zone]] = set()
    for kind in _SCORED:
        factor = 1.5 if kind == "nice-to-have" else 1.0  # it stands beside "experience with", which asks for more
        for strength, weight in _WEIGHTS.items():
            for phrase in data[kind].get(strength, ()):
                if (phrase, kind) in known:  # of two weights the higher counts
                    continue
                known.add((phrase, kind))
                words = phrase.split()
                cue = _Cue(len(known), len(words), words[2:], kind, weight * factor)
                phrases.setdefault(words[0], {}).setdefault(words[1] if len(words) > 1 else "", []).append(cue)
    for by_second in phrases.values():
        singles = by_second.setdefault("", [])
        for second, entries in by_second.items():
            if second:
                entries.sort(key=lambda cue: -cue.length)
                entries += singles
    verbs = set(data["duty-verbs"])
    for verb in data["duty-verbs"]:
        verbs.update(_inflections(verb))
    thirds = frozenset(_inflections(verb)[0] for verb in data["duty-verbs"])
    starts, company_verbs = frozenset(data["demand-starts"]), frozenset(data["company-verbs"])
    return Cues(phrases, frozenset(verbs), starts, company_verbs, thirds)


def words_of(text: str) -> list[str]:
    """The words of a text: lower case, punctuation off, contractions of "will", "are" and "have" written out."""
    plain = (text.replace("/", " ") if text.isascii() else text.translate(_FOLD)).lower()
    bare = plain.split()
    for at in compress(range(len(bare)), map(not_, map(str.isalpha, bare))):  # off most nothing is to be taken
        bare[at] = bare[at].strip(_STRIP)
    bare = list(filter(None, bare))
    if "'" not in plain:
        return bare
    words: list[str] = []
    for word in bare:
        if "'" in word:
            for suffix, full in _CONTRACTIONS:
                if word.endswith(suffix):
                    words += [word[: -len(suffix)], full]
                    break
            else:
                words.append(word)
        else:
            words.append(word)
    return words


@lru_cache(maxsize=1024)  # headings, zones and elements ask for the same texts
def scores(text: str, bullet: bool) -> Mapping[str, float]:
    """The score of each kind for a text. Of overlapping phrases of one kind the longest counts; a phrase counts once."""
    found: Scores = {}
    words = words_of(text)
    known = cues()
    covered: dict[str, int] = {}
    seen: set[int] = set()
    phrases = known.phrases
    following = [*words[1:], ""]
    for index in [at for at, word in enumerate(words) if word in phrases]:
        by_second = phrases[words[index]]
        for number, length, rest, kind, weight in by_second.get(following[index]) or by_second[""]:
            if covered.get(kind, 0) > index or number in seen:
                continue
            if length <= 2 or words[index + 2 : index + length] == rest:
                found[kind] = found.get(kind, 0.0) + weight
                covered[kind] = index + length
                seen.add(number)
    for first, second, third in zip(words, words[1:], words[2:], strict=False) if not _WILL.isdisjoint(words) else ():
        if first == "you" and second in _WILL and third not in _NO_DUTIES and found.get("responsibilities", 0.0) < 12:
            weight = 3.0 if third in known.duty_verbs else 2.0
            found["responsibilities"] = found.get("responsibilities", 0.0) + weight
    if not bullet and words and (told := _duties_told(words)):
        found["responsibilities"] = found.get("responsibilities", 0.0) + told
    if not bullet and words and opens_with_name(text):
        job = (
            "role" if {"role", "position", "job", "candidate", "post", "holder", "team"} & set(words[:6]) else "company"
        )
        found[job] = found.get(job, 0.0) + 4.0
    if bullet and words:
        first = words[0]
        if first.endswith("ly") and len(words) > 1 and words[1] in known.duty_verbs:
            first = words[1]
        if first in known.duty_verbs:
            found["responsibilities"] = found.get("responsibilities", 0.0) + 4.0
        elif first in known.demand_starts or first[:1].isdigit():
            found["requirements"] = found.get("requirements", 0.0) + 3.0
    return found


def _duties_told(words: list[str]) -> float:
    """The score of a text that tells what the holder of a job does: "The coordinator plans events, trains volunteers and keeps the books"."""
    thirds = cues().thirds
    if words[0] in _HOLDERS:
        told = sum(1 for word in words[2:40] if word in thirds)
        return 6.0 if told >= 3 and "company" not in words[:6] else 0.0
    if words[0] not in thirds:
        return 0.0
    told = sum(1 for word in words[1:40] if word in thirds)
    return 6.0 if told >= 2 else 4.0 if told else 0.0


_HOLDERS = frozenset({"the", "this", "he/she", "she", "he", "incumbent"})


def opens_with_name(text: str) -> bool:
    """Whether a text starts like a sentence about an organisation: a capitalised name, then one of its verbs ("Acme builds …")."""
    words = text.split(None, 7)[:7]
    if len(words) < 4 or not words[0][:1].isupper() or words[0] in _NO_NAMES:
        return False
    for index, word in enumerate(words[1:6], 1):
        if word in cues().company_verbs:
            following = words[index + 1] if index + 1 < len(words) else ""
            return word not in {"is", "are", "was"} or following in {"a", "an", "the", "one", "part"}
        if not word[:1].isupper() and word not in {"of", "and", "the", "&", "for", "in"} and not word.startswith("("):
            return False
    return False


def best(found: Mapping[str, float]) -> tuple[Zone | None, float]:
    """The kind with the highest score and its lead over the next one; (None, 0) without any."""
    if not found:
        return None, 0.0
    kind = cast("Zone", max(found, key=found.__getitem__))
    ranked = sorted(found.values())
    return kind, ranked[-1] - (ranked[-2] if len(ranked) > 1 else 0.0)


def total(parts: Sequence[Mapping[str, float]]) -> Scores:
    """The sum of several scores, each part capped so that one long paragraph does not outvote ten bullets."""
    result: Scores = {}
    for part in parts:
        most = max(part.values(), default=0.0)
        scale = 12.0 / most if most > 12.0 else 1.0
        for kind, score in part.items():
            result[kind] = result.get(kind, 0.0) + score * scale
    return result
