"""Which elements a posting states, and where first."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from jdlint import lexicons
from jdlint.model import Element
from jdlint.posting.content import best, scores, words_of
from jdlint.posting.facts.placeholder import is_placeholder
from jdlint.posting.jobs import is_job
from jdlint.posting.meaning import fact_of_label, meaning_of_heading
from jdlint.posting.offers import applying_address, applying_told, benefits_told, is_button
from jdlint.posting.told import calls_people, duties_told, organisation_told
from jdlint.posting.zoning import Zoned
from jdlint.sentences import first_telling

# Elements that are told from zones: the kinds that state them and the least score of a single sentence that does so elsewhere.
_ZONES = {
    "responsibilities": ("responsibilities",),
    "skills": ("requirements", "nice-to-have"),
    "benefits": ("benefits",),
    "company": ("company",),
    "apply": ("apply",),
    "eeo": ("eeo",),
}
_KIND = {
    "responsibilities": "responsibilities",
    "skills": "requirements",
    "benefits": "benefits",
    "company": "company",
    "apply": "apply",
    "eeo": "eeo",
}
_SENTENCE = {"responsibilities": 5.0, "skills": 6.0, "benefits": 8.0, "company": 6.0, "apply": 6.0, "eeo": 6.0}
_FACTS = {
    "responsibilities": "responsibilities",
    "skills": "skills",
    "benefits": "benefits",
    "apply": "apply",
    "eeo": "eeo",
    "about": "company",
}


def read_elements(zoned: list[Zoned]) -> dict[str, Element]:
    """The elements of a posting that its zones and sentences state (all but title, location, job type and compensation).

    What only placeholders state is found as such (``placeholder``).
    """
    stated = _stated(zoned)
    found = _read(stated)
    if len(stated) < len(zoned):
        for name, element in _read(zoned).items():
            found.setdefault(name, element._replace(placeholder=True))
    return found


def _stated(zoned: list[Zoned]) -> list[Zoned]:
    """What is left of a posting without placeholders: their texts, and the headings under which nothing else stands."""
    empty = {index for index, item in enumerate(zoned) if _holds_placeholder(item)}
    if not empty:
        return zoned
    dropped = set(empty)
    for index, item in enumerate(zoned):
        if (item.unit.role == "heading" and index not in empty and _heads_only(zoned, index, empty)) or (
            item.unit.block.kind == "row" and index not in empty and index + 1 in empty and _names_columns(zoned, index)
        ):
            dropped.add(index)
    return [item for index, item in enumerate(zoned) if index not in dropped]


def _holds_placeholder(item: Zoned) -> bool:
    unit = item.unit
    text = unit.block.text
    if unit.role == "heading":
        return is_placeholder(unit.heading_text)
    return unit.role in {"text", "label"} and bool(text.strip()) and is_placeholder(text[unit.value :])


def _names_columns(zoned: list[Zoned], index: int) -> bool:
    """Whether a row is the first of its table and holds the names of the columns."""
    before = zoned[index - 1].unit.block.kind if index else ""
    return before != "row" and zoned[index + 1].unit.block.kind == "row"


def _heads_only(zoned: list[Zoned], index: int, empty: set[int]) -> bool:
    """Whether under a heading, up to the next of its rank, placeholders stand and nothing else."""
    rank, found = zoned[index].unit.rank, False
    for place in range(index + 1, len(zoned)):
        unit = zoned[place].unit
        if unit.role == "heading" and place not in empty:
            if unit.rank <= rank:
                break
        elif place in empty:
            found = True
        elif unit.block.kind == "rule" and found:
            break
        elif (
            unit.block.kind == "row" and not found and place + 1 in empty and zoned[place + 1].unit.block.kind == "row"
        ):
            continue  # the names of a table's columns
        elif unit.role in {"text", "label"} and unit.block.text.strip():
            return False
    return found


def _read(zoned: list[Zoned]) -> dict[str, Element]:
    found: dict[str, Element] = {}
    places = _places(zoned)
    for name, kinds in _ZONES.items():
        if name == "eeo" and not _states_equality(zoned):
            continue
        items, there = zoned, places
        unsaid = _UNSAID[name](zoned, places) if name in _UNSAID else ()
        if unsaid:
            items = [item for index, item in enumerate(zoned) if index not in unsaid]
            there = _places(items)
        element = (
            _by_section(items, there, kinds)
            or _by_field(zoned, name)
            or _by_zone(items, there, kinds)
            or _by_sentence(zoned, name)
        )
        if element is None and name == "apply":
            element = (
                _by_button(zoned)
                or _by_telling(zoned, applying_told, _NO_APPLYING_IN, least=9)
                or _by_address_of_form(zoned)
                or _by_deadline(zoned)
                or _by_telling(zoned, _how_to_apply, _NO_APPLY_IN, _NO_APPLY_ALONE)
            )
        elif element is None and name == "benefits":
            element = _by_offer(zoned) or _beside_pay(zoned)
        elif element is None and name == "responsibilities":
            element = _by_address(zoned) or _by_telling(zoned, duties_told, _NO_DUTIES_IN, _NO_DUTIES_ALONE)
        elif element is None and name == "company":
            element = _by_telling(zoned, organisation_told, _NO_COMPANY_IN, _NO_COMPANY_ALONE)
        if element is not None:
            found[name] = element
    return found


def _places(zoned: list[Zoned]) -> dict[str, list[int]]:
    """Where each kind of zone stands; a heading of several parts ("Duties and requirements") stands for each of their kinds."""
    places: dict[str, list[int]] = {}
    for index, item in enumerate(zoned):
        places.setdefault(item.zone, []).append(index)
        if item.unit.role == "heading":
            for kind in _announced(item.unit.heading_text) - {item.zone}:
                places.setdefault(kind, []).append(index)
    return places


def _of_kinds(places: dict[str, list[int]], kinds: tuple[str, ...]) -> list[int]:
    """Where one of the kinds stands, in order."""
    if len(kinds) == 1:
        return places.get(kinds[0], [])
    return sorted({index for kind in kinds for index in places.get(kind, ())})


def _states_equality(zoned: list[Zoned]) -> bool:
    """Whether a zone of notices says anything of equal opportunity, diversity or accommodation (a privacy notice alone does not)."""
    texts = [item.unit.block.text for item in zoned if item.zone == "eeo" or item.unit.role == "text"]
    return _speaks_of_equality(" ".join(texts).lower())


def _speaks_of_equality(lowered: str) -> bool:
    return any(stem in lowered for stem in lexicons.load("cues")["equality-stems"])


def _element(item: Zoned, start: int, end: int) -> Element:
    source_start, source_end = item.unit.block.span(start, end)
    return Element(item.unit.block.text[start:end], source_start, source_end)


def _by_section(zoned: list[Zoned], places: dict[str, list[int]], kinds: tuple[str, ...]) -> Element | None:
    """The first heading of one of the kinds (or the first text of the kind where that stands earlier)."""
    for index in _of_kinds(places, kinds):
        item = zoned[index]
        if item.unit.role == "heading":
            after = zoned[index + 1] if index + 1 < len(zoned) else None
            if (
                after is not None
                and _holds_something(zoned, index, kinds)
                and (
                    after.unit.role != "heading"
                    or after.zone in kinds
                    or not _announced(item.unit.heading_text).isdisjoint(kinds)
                )
            ):
                return _element(item, *item.unit.heading)
        elif item.unit.role == "text" and item.unit.block.text.strip():
            return _first_line(item)
    return None


def _holds_something(zoned: list[Zoned], index: int, kinds: tuple[str, ...]) -> bool:
    """Whether anything stands under a heading, up to the next one of another kind and the same rank; a form's empty bullets do not count."""
    rank = zoned[index].unit.rank
    for item in zoned[index + 1 :]:
        if item.unit.role != "heading":
            if item.unit.block.text.strip() or item.unit.block.kind == "code":
                return True
        elif item.zone not in kinds and item.unit.rank <= rank:
            return False
    return False


def _without_sentence(zoned: list[Zoned], places: dict[str, list[int]]) -> set[int]:
    """Where lines about the company stand that say nothing of it: its name, its department, a signature."""
    return {
        index
        for index in places.get("company", ())
        if zoned[index].zone == "company"
        and not (_heads_sentence(zoned, index) if zoned[index].unit.role == "heading" else _is_sentence(zoned[index]))
    }


def _consents_only(zoned: list[Zoned], places: dict[str, list[int]]) -> set[int]:
    """Where notices stand that speak of applicants' data and consent, and of nothing else."""
    found: set[int] = set()
    for index in places.get("eeo", ()):
        text = zoned[index].unit.block.text.lower()
        if zoned[index].unit.role == "text" and ("data" in text or "consent" in text) and not _speaks_of_equality(text):
            found.add(index)
    return found


# What stands in zones of an element's kind and yet does not state it.
_UNSAID = {"company": _without_sentence, "eeo": _consents_only}


def _is_sentence(item: Zoned) -> bool:
    """Whether a text says something, and does so of more than whom it looks for; a name with its address says nothing."""
    text = item.unit.block.text
    words = text.split(None, 30)
    if item.unit.role != "text" or len(words) < 5:
        return False
    if text[-1:] not in ".!?:" and sum(1 for word in words if word.islower() and len(word) > 3) < 2:
        return False
    return not calls_people(text)


def _heads_sentence(zoned: list[Zoned], index: int) -> bool:
    """Whether a sentence about the company stands under a heading, up to the next of its rank."""
    rank = zoned[index].unit.rank
    for item in zoned[index + 1 :]:
        if item.unit.role == "heading" and (item.unit.rank <= rank or item.zone != "company"):
            return False
        if item.zone == "company" and _is_sentence(item):
            return True
    return False


def _announced(heading: str) -> frozenset[str]:
    """The kinds that a heading of several parts ("Duties and requirements") names."""
    named = meaning_of_heading(heading).kinds
    return frozenset(named) if len(named) > 1 else frozenset()


def _first_line(item: Zoned) -> Element:
    text = item.unit.block.text
    start = len(text) - len(text.lstrip())
    stop = text.find("\n", start)
    return _element(item, start, len(text.rstrip()) if stop < 0 else stop)


def _by_field(zoned: list[Zoned], name: str) -> Element | None:
    for item in zoned:
        unit = item.unit
        if unit.role in {"field", "label"}:
            key = next((part for part in reversed(unit.block.key.split(".")) if not part.isdigit()), "")
            fact = unit.fact if unit.role == "label" else fact_of_label(key)
            text = unit.block.text[unit.value :].strip()
            if (
                _FACTS.get(fact or "") == name
                and len(text) > 3
                and text.lower() not in {"none", "null", "n/a", "false"}
            ):
                return _element(item, unit.value, len(unit.block.text))
    return None


def _by_zone(zoned: list[Zoned], places: dict[str, list[int]], kinds: tuple[str, ...]) -> Element | None:
    for index in _of_kinds(places, kinds):
        item = zoned[index]
        if item.zone in kinds and item.unit.role in {"text", "label"} and item.unit.block.text.strip():
            return _first_line(item)
    return None


def _by_address(zoned: list[Zoned]) -> Element | None:
    """A sentence that tells its reader what they will do ("You'll mow, prune and plant"), where nothing else names duties."""
    for item in zoned:
        if (
            item.zone == "role"
            and item.unit.role == "text"
            and scores(item.unit.block.text, False).get("responsibilities", 0.0) >= 2
        ):
            words = words_of(item.unit.block.text)
            if (
                words[:1] == ["you"]
                and words[1:2] in (["will"], ["would"])
                and words[2:3] not in (["be"], ["have"], ["join"], ["report"])
            ):
                return _first_line(item)
    return None


# Zones whose sentences tell neither what the organisation does nor what the job's holder will do.
_NO_DUTIES_IN = frozenset({"apply", "benefits", "compensation", "eeo", "other"})
_NO_APPLY_IN = frozenset({"responsibilities", "requirements", "nice-to-have", "eeo", "other"})
_NO_APPLY_ALONE = frozenset({"eeo", "other"})
_NO_DUTIES_ALONE = _NO_DUTIES_IN - {"apply"}
_NO_COMPANY_IN = frozenset({"responsibilities", "requirements", "nice-to-have", "apply", "eeo"})
_NO_COMPANY_ALONE = frozenset({"nice-to-have", "apply", "eeo"})


# Zones whose sentences tell of benefits or of applying as a matter of the work or of the notices.
_NO_BENEFITS_IN = frozenset({"responsibilities", "nice-to-have", "eeo", "company"})
_NO_APPLYING_IN = frozenset({"responsibilities", "eeo", "header"})


def _by_telling(
    zoned: list[Zoned],
    told: Callable[[str], tuple[int, int] | None],
    without: frozenset[str],
    alone: frozenset[str] | None = None,
    *,
    least: int = 24,
) -> Element | None:
    """The first sentence, whatever section it stands in, by which the element is told.

    Zones of ``without`` are passed over, and texts of ``least`` characters or fewer; a paragraph under no heading is about several things, and ``alone`` are those to pass over there.
    """
    for item in zoned:
        unit = item.unit
        mixed = item.section < 0 and unit.block.kind != "item"
        passed = alone if alone is not None and mixed else without
        if unit.role == "text" and item.zone not in passed and not unit.block.chrome and len(unit.block.text) > least:
            where = told(unit.block.text)
            if where is not None:
                return _element(item, *where)
    return None


def _by_offer(zoned: list[Zoned]) -> Element | None:
    """The first sentence that says what the job comes with; a paragraph among the duties may speak of other things than they."""
    for item in zoned:
        unit = item.unit
        aside = item.zone == "responsibilities" and unit.block.kind == "paragraph"
        if unit.role in {"text", "label"} and not unit.block.chrome and (aside or item.zone not in _NO_BENEFITS_IN):
            where = benefits_told(unit.block.text)
            if where is not None:
                return _element(item, *where)
    return None


def _beside_pay(zoned: list[Zoned]) -> Element | None:
    """Benefits that a line on pay promises in passing, where nothing else names them."""
    for item in zoned:
        unit = item.unit
        if item.zone == "compensation" and unit.role in {"text", "label"}:
            lowered = unit.block.text.lower().replace("’", "'")
            if any(words in lowered for words in lexicons.load("offers")["benefits"]["beside-pay"]):
                return _first_line(item)
    return None


def _how_to_apply(text: str) -> tuple[int, int] | None:
    """Where the sentence of a longer text, about more than that, stands which tells how to apply ("Send your CV to Ann")."""
    return first_telling(text, _tells_how_to_apply)


def _tells_how_to_apply(sentence: str) -> bool:
    found = scores(sentence, False)
    return found.get("apply", 0.0) >= 5 and best(found)[0] == "apply"


def _by_button(zoned: list[Zoned]) -> Element | None:
    """A button or link that was copied with the posting ("Apply now"); what any page's button may say counts as a link alone."""
    for item in zoned:
        text = item.unit.block.text.strip()
        if (
            item.unit.role in {"text", "heading"}
            and len(text) < 40
            and (_button().match(text) or is_button(item.unit.block))
        ):
            return _first_line(item)
    return None


def _by_address_of_form(zoned: list[Zoned]) -> Element | None:
    """The address of a page at which one applies, given without a word."""
    for item in reversed(zoned):
        unit = item.unit
        if (
            unit.role in {"text", "label"}
            and (unit.block.kind != "item" or item.zone not in _NO_APPLYING_IN)
            and not unit.block.chrome
        ):
            where = applying_address(unit.block)
            if where is not None:
                return _element(item, *where)
    return None


@cache
def _button() -> re.Pattern[str]:
    return re.compile(
        r"(?:click (?:here )?to |(?:easy|quick|1-click|one-click) )?apply(?: (?:now|here|online|today|for .*|to .*|via .*))?\W*$",
        re.IGNORECASE,
    )


def _by_deadline(zoned: list[Zoned]) -> Element | None:
    """The day by which to apply, or the address of the posting's own page, where nothing else says how."""
    for item in zoned:
        unit = item.unit
        if unit.role not in {"field", "label"}:
            continue
        text = unit.block.text[unit.value :].strip()
        key = unit.block.key.rpartition(".")[2]
        fact = unit.fact if unit.role == "label" else fact_of_label(key)
        if fact == "deadline" and any(char.isdigit() for char in text) and key.lower() not in _AUTOMATIC:
            return _element(item, unit.value, len(unit.block.text))
        if key.lower() in {"link", "url"} and text.startswith("http") and _of_posting().search(text):
            return _element(item, unit.value, len(unit.block.text))
    return None


_AUTOMATIC = frozenset({"validthrough", "expires", "expiry", "enddate", "expirationdate"})


@cache
def _of_posting() -> re.Pattern[str]:
    return re.compile(r"\b(?:apply|careers?|jobs?|vacanc(?:y|ies)|positions?|recruit\w*)\b", re.IGNORECASE)


def _names_employer(text: str) -> bool:
    """Whether a call for people names for whom ("We're hiring a baker for Pinewood")."""
    words = text.split()[:40]
    return any(
        before in {"for", "at", "join", "joining"} and (name[:1].isupper() or name[:1].isdigit()) and not is_job(name)
        for before, name in pairwise(words)
    )


@cache
def _consents() -> tuple[str, ...]:
    return tuple(words + " " for words in lexicons.load("cues")["consents"])


def _by_sentence(zoned: list[Zoned], name: str) -> Element | None:
    """A sentence in a zone of another kind that plainly states the element."""
    kind, least = _KIND[name], _SENTENCE[name]
    for item in zoned:
        unit = item.unit
        if unit.role not in {"text", "field"} or not unit.block.text.strip() or unit.block.chrome:
            continue
        if item.zone == "responsibilities" and name != "skills":
            continue  # "promote inclusion" is a duty, not a statement of the employer
        if item.zone == "benefits" and name == "responsibilities" and unit.block.kind == "item":
            continue  # "Code review: working with others", as one of the things to learn
        if unit.role == "field" and len(unit.block.text) < 40:
            continue
        if name == "eeo" and any(
            words in unit.block.text.lower() for words in lexicons.load("cues")["equality-statements"]
        ):
            return _first_line(item)
        found = scores(unit.block.text, unit.block.kind == "item")
        score = found.get(kind, 0.0)
        if score < least or (
            name == "company" and calls_people(unit.block.text) and not _names_employer(unit.block.text)
        ):
            continue
        if name == "apply" and item.zone == "eeo" and unit.block.text.lower().startswith(_consents()):
            continue
        top, _ = best(found)
        if top == kind or score >= least + 3:
            return _first_line(item)
    return None
