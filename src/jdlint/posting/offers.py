"""Sentences and links that state benefits or a way to apply where no section does."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from jdlint import lexicons
from jdlint.gate import Gate
from jdlint.memo import kept
from jdlint.model import Block
from jdlint.posting.facts.tokens import Phrases, Token, tokens
from jdlint.sentences import first_telling

_EDGES = ".,;:!?\"'()[]{}<>*_"
Range: TypeAlias = tuple[int, int]


class _Words(NamedTuple):
    """The lexicon's words for what a job comes with."""

    benefits: Phrases[bool]
    after: frozenset[str]
    before: frozenset[str]
    things: frozenset[str]
    said: frozenset[str]
    giving: frozenset[str]
    others: frozenset[str]
    learning: Phrases[bool]
    offering: frozenset[str]


@cache
def _words() -> _Words:
    data = lexicons.load("offers")
    provided, learning = data["provided"], data["learning"]
    return _Words(
        Phrases((phrase, True) for phrase in data["benefits"]["phrases"]),
        frozenset(data["no-benefits"]["after"]),
        frozenset(data["no-benefits"]["before"]),
        frozenset(provided["things"]),
        frozenset(provided["said"]),
        frozenset(provided["giving"]),
        frozenset(provided["others"]),
        Phrases((phrase, True) for phrase in learning["phrases"]),
        frozenset(learning["giving"]),
    )


# Benefits --------------------------------------------------------------------------------------------------------------------

_BENEFIT_HINTS = Gate(
    "benefit", "flexible ", "pension", "paid ", "leave", "holiday", "free ", "discount", "provide", "cover", "reimburs", "included", "offer",
    "opportunit", "training", "budget", "tuition", "fly ", "sick pay", "employer contribution",
    "accommodat", "housing", "and board", "relocation", "provident", "medical aid", "company car", "company vehicle", "insurance", "lunch",
    "per diem", "meals", "childcare", "sponsor", "further study", "of board", "profit sharing", "advancement", "we will pay",
    "refund", "suppl",
)  # fmt: skip


@kept
def benefits_told(text: str) -> Range | None:
    """Where the first sentence stands that says what the job comes with beside its pay, or that it comes with nothing; None without any."""
    return first_telling(text, _tells_benefits, 8) if _BENEFIT_HINTS.passes(text.lower()) else None


def _tells_benefits(sentence: str) -> bool:
    if sentence.rstrip().endswith("?"):
        return False
    words = tokens(sentence)
    return (
        _days_off().search(sentence) is not None
        or _names_benefits(sentence, words)
        or _gives(words)
        or _lets_learn(sentence, words)
    )


@cache
def _days_off() -> re.Pattern[str]:
    """ "28 days' holiday", "5 weeks of paid annual leave"."""
    return re.compile(
        r"\b\d\d? ?(?:working )?(?:days|weeks)['’]? (?:of )?(?:(?:paid|annual|fully) ){0,2}(?:holidays?|leave|vacation|pto|time off)\b",
        re.IGNORECASE,
    )


def _names_benefits(sentence: str, words: Sequence[Token]) -> bool:
    known = _words()
    for first, last, _ in known.benefits.find(sentence, words):
        behind = words[last].word if last < len(words) else ""
        if behind not in known.after and known.before.isdisjoint(word.word for word in words[:first]):
            return True
    return False


def _gives(words: Sequence[Token]) -> bool:
    """ "Airfare and local travel provided", "we will cover your flights"."""
    known, said = _words(), [token.word for token in words]
    if "fly" in said and not {"we'd", "we'll", "we"}.isdisjoint(
        said[max(0, said.index("fly") - 5) : said.index("fly")]
    ):
        return True
    if known.things.isdisjoint(said) or not known.others.isdisjoint(said):
        return False
    for at, word in enumerate(said):
        if word in known.said and not known.things.isdisjoint(said[max(0, at - 9) : at]):
            return True
        if word in known.giving and not known.things.isdisjoint(said[at + 1 : at + 6]):
            before = said[max(0, at - 4) : at]
            return "we" in before or "we'll" in before or "we'd" in before
    return False


def _lets_learn(sentence: str, words: Sequence[Token]) -> bool:
    known = _words()
    for first, last, _ in known.learning.find(sentence, words):
        behind = [word.word for word in words[last : last + 3]]
        before = [word.word for word in words[:first]]
        given = not before or not known.offering.isdisjoint((*before[-5:], words[first].word))
        if (
            given
            and (behind[:1] != ["for"] or known.others.isdisjoint(behind))
            and known.before.isdisjoint(before)
            and "you will" not in sentence[:10].lower()
        ):
            return True
    return False


# Applying --------------------------------------------------------------------------------------------------------------------

_APPLY_HINTS = Gate(
    "apply", "application", "resume", "résumé", " cv", "form", "call", "text", "phone", "ring", "message", "whatsapp", "mail", "contact", "speak", "talk",
    "write", "touch", "reach out", "send us", "interest", "walk", "stop by", "drop ", "dm ",
)  # fmt: skip


class _Ways(NamedTuple):
    starts: tuple[str, ...]
    contacts: tuple[str, ...]
    whole: frozenset[str]
    linked: frozenset[str]
    hosts: tuple[str, ...]
    paths: frozenset[str]
    leads: frozenset[str]


@cache
def _ways() -> _Ways:
    data = lexicons.load("offers")
    applying, buttons, addresses = data["applying"], data["buttons"], data["addresses"]
    return _Ways(
        tuple(f"{start} " for start in applying["starts"]),
        tuple(f"{start} " for start in applying["contacts"]),
        frozenset(buttons["whole"]),
        frozenset(buttons["linked"]),
        tuple(addresses["hosts"]),
        frozenset(addresses["paths"]),
        frozenset(addresses["leads"]),
    )


@kept
def applying_told(text: str) -> Range | None:
    """Where the first sentence stands that tells its reader to apply, or whom to ask for the job; None without any."""
    return first_telling(text, _tells_to_apply, 8) if _APPLY_HINTS.passes(text.lower()) else None


@cache
def _reachable() -> re.Pattern[str]:
    """A telephone number, an e-mail address."""
    return re.compile(r"\+?\(?\d[\d ().-]{7,}\d|[\w.+-]+@[\w-]+\.\w")


def _tells_to_apply(sentence: str) -> bool:
    lowered = f"{sentence.strip().lower().rstrip('.!').replace('apply,', 'apply')} "
    if lowered.startswith(_ways().starts):
        return True
    begun = lowered.startswith(_ways().contacts) or any(
        f", {start}" in lowered for start in _ways().contacts if len(start) > 5
    )
    return begun and _reachable().search(sentence) is not None


def is_button(block: Block) -> bool:
    """Whether a text is a button or link by which one applies ("Download application form", the link "Get started")."""
    text = " ".join(block.text.lower().replace("’", "'").strip(" \n»›→>!.").split())
    if text in _ways().whole:
        return True
    return text in _ways().linked and any(mark.kind == "link" for mark in block.marks)


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"https?:\S+")


def applying_address(block: Block) -> Range | None:
    """Where a link or address stands that leads to a page on which one applies; None without any."""
    if "http" not in block.text and not block.marks:
        return None
    for mark in block.marks:
        if mark.kind == "link" and _leads_to_form(mark.target):
            return mark.start, mark.end
    return next((match.span() for match in _address().finditer(block.text) if _leads_to_form(match[0])), None)


def _leads_to_form(address: str) -> bool:
    """Whether an address is one of a page for this job at which one applies, not the list of all jobs."""
    plain = html.unescape(address).lower().rstrip(".,;)")
    if not plain.startswith("http"):
        return False
    place, _, path = plain.partition("://")[2].partition("/")
    if any(host in f"{place}/{path}" for host in _ways().hosts):
        return bool(path.strip("/"))
    parts = [part for part in path.partition("?")[0].split("/") if part]
    return any(part in _ways().paths for part in parts[:-1]) or parts[-1:] in (["apply"], ["application"])


def leads_to_application(text: str) -> bool:
    """Whether a line is an address at which one applies ("https://example.org/jobs/baker", "See the opening: https://…")."""
    at = text.find("http")
    lead, address = text[:at].split(), text[at:].split()
    if at < 0 or len(lead) > 6 or len(address) != 1 or "://" not in address[0]:
        return False
    spoken = not _ways().leads.isdisjoint(word.strip(_EDGES).lower() for word in lead)
    return spoken or _leads_to_form(address[0])
