"""Units to zones: which kind of zone each unit stands in, and which headings open a section of which kind.

The words of a heading decide where they can; where they can't, what stands beneath does, then the heading above, then the place.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from jdlint.model import Zone
from jdlint.posting.content import Scores, best, cues, scores, total
from jdlint.posting.facts.location import is_place
from jdlint.posting.jobs import is_job
from jdlint.posting.meaning import (
    Meaning,
    fact_of_label,
    label_zones,
    meaning_is_exact,
    meaning_of_heading,
    names_document,
)
from jdlint.posting.normalise import words_of
from jdlint.posting.offers import is_button, leads_to_application
from jdlint.posting.titleline import names_organisation
from jdlint.posting.told import calls_people, organisation_told
from jdlint.posting.units import RANK_BOLD, Unit, split_label, strong_part

# What a fact's field holds when it is long text rather than a value.
_TEXT_FACTS: dict[str, Zone] = {
    "responsibilities": "responsibilities",
    "skills": "requirements",
    "nice-to-have": "nice-to-have",
    "benefits": "benefits",
    "apply": "apply",
    "eeo": "eeo",
    "about": "company",
}


class Zoned(NamedTuple):
    """A unit with its zone and the index of the section heading it stands under (-1 before the first)."""

    unit: Unit
    zone: Zone
    section: int = -1


class _Group(NamedTuple):
    """A heading (None before the first) with the units up to the next heading, and its section's number."""

    heading: Unit | None
    units: list[Unit]
    number: int


class _Place(NamedTuple):
    """Where a group stands: its section's kind (None before the first heading) and all kinds its heading announces, the kind before it,
    whether content came before it (a heading, or text alone), whether fields are front matter above a body (rather than the posting itself), the title's unit, and whether
    the posting has a heading for duties."""

    kind: Zone | None
    kinds: tuple[Zone, ...]
    previous: Zone
    seen_content: bool
    seen_text: bool
    front_matter: bool
    title: Unit | None
    duties_headed: bool


def zone_units(units: list[Unit], title_at: int | None, title_words: list[str]) -> list[Zoned]:
    """The zone of each unit. ``title_at`` is the index of the unit that is the title, ``title_words`` the title's normalised words."""
    units = _without_head_lines(units, title_at)
    groups = _groups(units, title_at)
    front_matter = any(not unit.block.key and not unit.block.chrome and unit.block.text.strip() for unit in units)
    duties_headed = any(
        unit.role == "heading" and meaning_of_heading(unit.heading_text)[:2] == (("responsibilities",), True)
        for unit in units
    )
    title = units[title_at] if title_at is not None else None
    over = sum(1 for unit in units[: title_at or 0] if unit.role == "heading")
    result: list[Zoned] = []
    stack: list[tuple[int, Zone | None]] = []
    previous: Zone = "header"
    seen_content = seen_text = False
    for position, group in enumerate(groups):
        heading = group.heading
        kind: Zone | None = None
        kinds: tuple[Zone, ...] = ()
        of_head = False  # a line of the posting's head, though it looks like a heading
        if heading is not None:
            while stack and stack[-1][0] >= heading.rank:
                stack.pop()
            parent = next((kind for _, kind in reversed(stack) if kind is not None), None)
            near = stack[-1][1] if stack else None
            below = group.units or _children(groups, position)
            kind = _section_kind(
                heading, below, near or (parent if heading.rank >= RANK_BOLD else None), previous, title_words
            )
            umbrella = not group.units and _is_umbrella(heading, below)
            over_title = title is not None and group.number < over and not group.units
            of_head = not seen_content and (over_title or _is_of_head(heading, group.units, title))
            if of_head:
                kind = "header"
            if umbrella:
                kind = "role" if seen_content or names_document(heading.heading_text) else "header"
            if kind == "requirements" and not duties_headed and _only_duties(group.units):
                kind = "responsibilities"
            kinds = meaning_of_heading(heading.heading_text).kinds
            if not seen_content and _only_facts(group.units):
                kind = "header"
            stack.append((heading.rank, None if umbrella or of_head else kind))
            result.append(Zoned(heading, kind, group.number))
            seen_content = seen_content or kind != "header"
        zoned = _zone_group(
            group,
            _Place(
                None if of_head else kind, kinds, previous, seen_content, seen_text, front_matter, title, duties_headed
            ),
        )
        result += zoned
        seen_text = seen_text or any(item.unit.role == "text" and item.zone != "header" for item in zoned)
        seen_content = seen_content or seen_text
        previous = _last_kind(zoned, kind or previous)
    return result


def _is_of_head(heading: Unit, units: list[Unit], title: Unit | None) -> bool:
    """Whether a heading above all content is a line over the job's title ("Join the crew") or names the employer under it."""
    first = next((unit for unit in units if unit.block.text.strip()), None)
    if title is not None and first is title:
        return True
    return (
        len(heading.heading_text) < 80
        and not meaning_of_heading(heading.heading_text).certain
        and names_organisation(heading.heading_text)
        and (first is None or len(first.block.text) < 80)
    )


def _is_umbrella(heading: Unit, below: list[Unit]) -> bool:
    """Whether a heading only names the document ("Job description"), or nothing known ("Bloomfield"), over parts of several kinds."""
    if not names_document(heading.heading_text) and meaning_of_heading(heading.heading_text).kinds:
        return False
    kinds = {meaning_of_heading(unit.heading_text).kinds[:1] for unit in below if unit.role == "heading"}
    return len(kinds - {()}) > 1


def _without_head_lines(units: list[Unit], title_at: int | None) -> list[Unit]:
    """The units where headings above all content that name but a place, or the document above its facts, are lines of the posting's head."""
    result = units
    for index, unit in enumerate(units):
        if index == title_at or unit.role in {"field", "label", "template", "chrome"} or not unit.block.text.strip():
            continue
        after = units[index + 1] if index + 1 < len(units) else unit
        above_title = title_at is None or index < title_at
        is_document = above_title and after.role == "label" and names_document(unit.heading_text)
        if unit.role != "heading" or not (is_document or is_place(unit.heading_text)):
            break
        if is_document:
            result = [*result[:index], unit._replace(role="text"), *result[index + 1 :]]
            continue
        if meaning_of_heading(unit.heading_text).kinds:
            break  # "Remote" over a section of its own
        if result is units:
            result = list(units)
        result[index] = unit._replace(role="text")
    return result


def _leading_labels(units: list[Unit]) -> int:
    """How many units at the start of a group are lines of facts, if several: under "Job announcement" they are the posting's head."""
    count = 0
    for unit in units:
        if unit.role not in {"label", "template"} and unit.block.kind != "rule":
            break
        count += 1
    return count if count >= 3 else 0


def _only_facts(units: list[Unit]) -> bool:
    """Whether lines are nothing but facts with their labels, as the head of a posting has them whatever they are about."""
    lines = [unit for unit in units if unit.role in {"label", "text"} and unit.block.kind != "rule"]
    return len(lines) >= 3 and all(unit.role == "label" or _is_fact_line(unit.block.text) for unit in lines)


def _is_fact_line(text: str) -> bool:
    label, value = split_label(text)
    return len(text) < 90 and (("\t" in text and text[-1:] != ".") or (bool(label) and value < len(text)))


def _only_duties(units: list[Unit]) -> bool:
    """Whether a list is one of duties although its heading says requirements: nearly every bullet starts with a duty's verb."""
    bullets = [scores(unit.block.text, True) for unit in units if _bullet(unit)]
    duties = sum(
        1 for score in bullets if score.get("responsibilities", 0.0) >= 4 and score.get("requirements", 0.0) < 3
    )
    return len(bullets) >= 4 and duties >= 0.75 * len(bullets)


def _last_kind(zoned: list[Zoned], fallback: Zone) -> Zone:
    return fallback if fallback != "header" or not zoned else zoned[-1].zone


def _groups(units: list[Unit], title_at: int | None) -> list[_Group]:
    groups: list[_Group] = []
    current = _Group(None, [], -1)
    count = 0
    for index, unit in enumerate(units):
        if unit.role == "heading" and index != title_at:
            groups.append(current)
            current = _Group(unit, [], count)
            count += 1
        else:
            current.units.append(unit)
    groups.append(current)
    return groups


def _children(groups: list[_Group], position: int) -> list[Unit]:
    """The units below the deeper headings that follow an empty one, and these headings themselves."""
    heading = groups[position].heading
    below: list[Unit] = []
    for group in groups[position + 1 :]:
        if heading is None or group.heading is None or group.heading.rank <= heading.rank:
            break
        below += [group.heading, *group.units]
    return below


def _bullet(unit: Unit) -> bool:
    return unit.block.kind == "item"


def _listed(units: list[Unit]) -> bool:
    """Whether there is a list, with bullets or of lines that have lost them."""
    return any(_bullet(unit) for unit in units) or sum(_opens_with_duty(unit.block.text) for unit in units) >= 2


def _opens_with_duty(text: str) -> bool:
    """Whether a line starts with a duty's verb, as those of a list do that has lost its bullets ("Work with the millers …")."""
    first = text[:24].split(None, 1)[:1]
    if not first or not first[0][:1].isupper():
        return False
    word = first[0].rstrip(",").lower()
    return word in cues().duty_verbs and not (word == "apply" and _asks(text))


def _evidence(units: list[Unit]) -> Scores:
    listed = _listed(units)
    parts = [
        scores(unit.block.text, _bullet(unit) or (listed and _opens_with_duty(unit.block.text)))
        for unit in units
        if unit.role == "text"
        and unit.block.text.strip()
        and not (listed and not _bullet(unit) and _asks(unit.block.text))  # what comes after the list
    ]
    for unit in units:
        if unit.role == "heading":
            parts += [{kind: 4.0} for kind in meaning_of_heading(unit.heading_text).kinds[:1]]
        if unit.role == "label" and unit.fact in label_zones():
            parts.append({label_zones()[unit.fact]: 2.0})
    return total(parts[:40])


def _telling_signs(text: str) -> list[Scores]:
    """What a short text tells by its signs, whatever its words: an amount of pay, an address to write to."""
    found: list[Scores] = []
    if ("£" in text or "$" in text or "€" in text) and any(map(str.isdigit, text)):
        found.append({"compensation": 4.0})
    if "@" in text or sum(map(str.isdigit, text)) >= 9:
        found.append({"apply": 4.0})
    return found


def _section_kind(
    heading: Unit, units: list[Unit], parent: Zone | None, previous: Zone, title_words: list[str]
) -> Zone:
    text = heading.heading_text
    if title_words and _names_title(text, title_words):
        beside = meaning_of_heading(" ".join(word for word in words_of(text) if word not in title_words))
        return beside.kinds[0] if beside.certain and len(beside.kinds) == 1 else "role"
    meaning = meaning_of_heading(text)
    if meaning.certain and len(meaning.kinds) == 1:
        return meaning.kinds[0]
    evidence = _evidence(units)
    if meaning.kinds and not (not meaning.certain and is_job(text.split()[-1])):
        return _ambiguous(meaning, evidence, parent, previous, heading, units)
    if is_job(text) and len(text) < 80 and parent in {None, "header", "role", "company"}:
        return "role"
    if parent is not None and parent != "header":
        kind, lead = best(evidence)
        if kind in {"eeo", "apply", "benefits", "nice-to-have"} and lead >= 9 and kind != parent:
            return kind
        return parent
    if not evidence:
        evidence = total(
            [signs for unit in units if unit.role == "text" for signs in _telling_signs(unit.block.text[:80])]
        )
    alone = not evidence
    own = scores(text, False)
    for kind_name, score in own.items():
        evidence[kind_name] = evidence.get(kind_name, 0.0) + score
    kind, lead = best(evidence)
    if alone and text.endswith(".") and lead < 3:
        return "role" if previous == "header" else previous  # a slogan: "Drive strong."
    if kind is not None and lead >= 2:
        return kind
    if previous in {"responsibilities", "requirements", "nice-to-have", "apply", "benefits"} and not units:
        return previous
    if kind is None and previous == "header" and not any(len(unit.block.text.split(None, 5)) > 4 for unit in units):
        return "header"  # a name, a place: nothing is said under it
    return kind or ("company" if previous == "header" else previous)


def _ambiguous(
    meaning: Meaning, evidence: Scores, parent: Zone | None, previous: Zone, heading: Unit, units: list[Unit]
) -> Zone:
    """The kind of a heading whose words allow several, or are weak."""
    kind, _ = best(evidence)
    if len(meaning.kinds) > 1:
        among = {k: evidence.get(k, 0.0) for k in meaning.kinds}
        chosen = max(meaning.kinds, key=lambda k: among[k])
        return chosen if among[chosen] > among[meaning.kinds[0]] * 1.5 else meaning.kinds[0]
    weak = meaning.kinds[0]
    if weak == "other":
        if kind is not None and evidence[kind] >= 6 and evidence[kind] > 2 * evidence.get(previous, 0.0):
            return kind
        if parent is not None and parent != "header":
            return parent
        return previous if previous != "header" else "other"
    if (
        weak in {"role", "company"}
        and kind in {"eeo", "apply"}
        and (names_document(heading.heading_text) or not _starts_as(kind, units))
    ):
        kind, _ = best({name: score for name, score in evidence.items() if name not in {"eeo", "apply"}})
    known = meaning_is_exact(heading.heading_text)
    least, ratio = (4.0, 1.6) if known else (8.0, 2.5)
    if weak == "company" and kind == "role" and heading.heading_text[:6].lower() == "about ":
        return weak  # what the employer looks for comes last
    if weak == "role" and kind in {"responsibilities", "requirements"} and not _listed(units):
        return weak
    if weak == "role" and kind == "company" and heading.heading_text.lower().endswith(("description", "role")):
        return weak  # it may begin with the employer
    if (
        kind is not None
        and kind != weak
        and evidence[kind] >= least
        and evidence[kind] > ratio * evidence.get(weak, 0.0)
    ):
        return kind
    return weak


def _starts_as(kind: Zone, units: list[Unit]) -> bool:
    """Whether the first text of a section is of a kind; notices and instructions at its end say nothing of its heading."""
    first = next((unit for unit in units if unit.role == "text" and unit.block.text.strip()), None)
    return first is not None and best(scores(first.block.text, _bullet(first)))[0] == kind


def _names_title(text: str, title_words: list[str]) -> bool:
    if not is_job(text):
        return False
    words = words_of(text)
    if len(words) > len(title_words) + 3:
        return False
    return bool(words) and (set(title_words) <= set(words) or (len(words) >= 2 and set(words) <= set(title_words)))


def _zone_group(group: _Group, place: _Place) -> list[Zoned]:
    """The zones of the units under one heading (or before the first)."""
    kind = place.kind
    zones: list[Zone | None] = [None] * len(group.units)
    head = kind is None and not place.seen_content
    heading = group.heading
    leading = _leading_labels(group.units) if not place.seen_text else 0
    run: list[int] = []
    current: Zone | None = kind
    after_list = False
    for index, unit in enumerate(group.units):
        if heading is not None and index and _ends_item(heading, group.units[0], unit):
            place, heading, current = place._replace(kind=None, kinds=()), None, None
        nested = unit.role == "text" and bool(unit.block.key) and place.front_matter
        if run and not (_bullet(unit) and unit.role == "text" and not nested):
            current = _zone_list(group.units, run, zones, place, current, again=after_list)
            run, after_list = [], True
        if unit is place.title:
            zones[index] = "header"
        elif unit.role == "field" or nested:
            zones[index] = _field_zone(unit, front_matter=place.front_matter)
        elif unit.role == "chrome":
            zones[index] = "header" if head else "other"
        elif unit.role == "template" or unit.block.kind in {"rule", "code"}:
            continue
        elif unit.role == "label":
            zones[index] = (
                "header" if head or index < leading else _label_zone(_valued(group.units, index), kind or current)
            )
        elif head and (_is_fact_item(unit) or _is_bold_fact(unit)):
            zones[index] = "header"
        elif _bullet(unit):
            run.append(index)
        else:
            zone = _zone_text(unit, place, current, after_list=after_list)
            zones[index] = zone
            if kind is None or zone != "eeo":
                current = zone
            if zone != "header":
                head = False
    if run:
        _zone_list(group.units, run, zones, place, current, again=after_list)
    return _filled(group, zones, place)


def _ends_item(heading: Unit, first: Unit, unit: Unit) -> bool:
    """Whether an item stands beside an item that works as a heading, and so no longer under it."""
    level = heading.block.level
    return (
        heading.look == "item"
        and _bullet(unit)
        and unit.block.level <= level
        and not (_bullet(first) and first.block.level <= level)
    )


def _filled(group: _Group, zones: list[Zone | None], place: _Place) -> list[Zoned]:
    """The group with each gap filled: a tag that opens something stands with what follows, all else with what came before."""
    last: Zone = place.kind or ("header" if not place.seen_content else place.previous)
    result: list[Zoned] = []
    for index, (unit, zone) in enumerate(zip(group.units, zones, strict=True)):
        if zone is None and unit.role == "template" and not unit.block.text.lstrip("{%- ").startswith(("end", "else")):
            zone = next((later for later in zones[index + 1 :] if later is not None), None)
        last = zone or last
        result.append(Zoned(unit, last, group.number))
    return result


def _field_zone(unit: Unit, *, front_matter: bool) -> Zone:
    """Front matter is header, except for whole sections kept in a field; without a body, fields of sections are these sections."""
    for key in unit.block.key.split("."):
        zone = _TEXT_FACTS.get(fact_of_label(key) or "")
        text = unit.block.text.strip()
        if zone and (not front_matter or (len(text) > 60 and " " in text)):
            return zone
    return "header"


def _valued(units: list[Unit], index: int) -> Unit:
    """A label, or the unit with its value where the label stands in a cell of its own."""
    unit = units[index]
    following = units[index + 1] if index + 1 < len(units) else unit
    return following if unit.fact is None and following.role == "label" and following.label == unit.label else unit


def _label_zone(unit: Unit, current: Zone | None) -> Zone:
    zone = label_zones().get(unit.fact or "", "header")
    if current == "header":
        return "header"
    if (
        current is not None
        and zone in {"header", "logistics"}
        and current in {"logistics", "compensation", "apply", "header"}
    ):
        return current
    return current or zone if zone == "header" else zone


def _zone_list(
    units: list[Unit], run: list[int], zones: list[Zone | None], place: _Place, current: Zone | None, *, again: bool
) -> Zone | None:
    """The zone of a list: its items are of one kind, unless the heading announces several; a notice among them stands for itself.

    ``again`` tells that the section has had a list already; a further one may be about something else.
    """
    found = [scores(units[index].block.text, True) for index in run]
    whole, lead = best(total(found))
    base = place.kind
    led = _led_in(units, run[0], current, base)
    if led is not None:
        base = led
    elif base is None:
        base = whole if whole is not None and (lead >= 2 or current is None) else current or whole
    elif (
        again
        and whole is not None
        and lead >= 12
        and len(run) >= 3
        and total(found)[whole] > 3 * total(found).get(base, 0.0)
    ):
        base = whole
    if base is None:
        return None
    choice: tuple[Zone, ...] = (
        place.kinds if len(place.kinds) > 1 else ("compensation", "benefits") if base == "compensation" else ()
    )
    settled: Zone = "compensation"
    for index, score in zip(run, found, strict=True):
        zone: Zone = base
        among = {kind: score.get(kind, 0.0) for kind in choice}
        if base == "compensation" and "benefits" in choice and "compensation" in choice:
            if among["benefits"] >= 2 and among["benefits"] >= among["compensation"]:
                settled = "benefits"
            elif among["compensation"] >= 3:
                settled = "compensation"
            zone = settled
        elif among and max(among.values()) > 0:
            base = zone = max(choice, key=lambda kind: (among[kind], kind == base))
        labelled = _labelled(units[index]) if base in _LABELLED_IN else None
        if labelled is not None:
            zone = labelled
        elif base not in {"benefits", "compensation"} and _is_nice(units[index]):
            zone = "nice-to-have"
        elif zone != "eeo" and score.get("eeo", 0.0) >= 9 and score["eeo"] > 2 * score.get(zone, 0.0):
            zone = "eeo"
        zones[index] = zone
    return base


def _led_in(units: list[Unit], first: int, current: Zone | None, kind: Zone | None) -> Zone | None:
    """The zone of a list that a paragraph of another topic opens ("Applications will be assessed by:"); None where none does."""
    above = units[first - 1] if first else None
    if current is None or current == kind or above is None or not above.block.text.rstrip().endswith(_LEADS_IN):
        return None
    return current if current in {"apply", "benefits", "company", "compensation", "eeo"} else None


_LEADS_IN = (":", " including", " include", " includes", " following", " with")


def _is_fact_item(unit: Unit) -> bool:
    """Whether a short bullet above the first section is a fact of the header (a place, a job type, pay) rather than content."""
    text = unit.block.text
    if not _bullet(unit) or len(text.split()) > 8:
        return False
    kind, _ = best(scores(text, True))
    return kind in {None, "logistics", "compensation"}


def _is_bold_fact(unit: Unit) -> bool:
    """Whether a line above the first section is a fact behind a bold label of any name ("**Funded by:** the town")."""
    text = unit.block.text
    if _bullet(unit) or not unit.block.marks or text.endswith(".") or not _is_fact_line(text):
        return False
    label, _ = split_label(text)
    told = bool(label) and strong_part(unit.block, 0, len(label)) == "all"
    return (
        told
        and _LABELLED.isdisjoint(meaning_of_heading(label).kinds)
        and "company" not in meaning_of_heading(label).kinds
    )


# Lists in which a bullet with a bold label may be a section of its own ("**Benefits:** a free lunch"), and the sections it may be.
_LABELLED_IN = frozenset({None, "header", "company", "role", "logistics", "other"})
_LABELLED = frozenset({"responsibilities", "requirements", "nice-to-have", "benefits", "apply", "eeo"})


def _labelled(unit: Unit) -> Zone | None:
    """The section that a bullet's bold label names, where the lexicon knows it as such."""
    label, value = split_label(unit.block.text)
    if not label or value >= len(unit.block.text) or strong_part(unit.block, 0, len(label)) != "all":
        return None
    meaning = meaning_of_heading(label)
    known = meaning.certain and len(meaning.kinds) == 1 and meaning.kinds[0] in _LABELLED and meaning_is_exact(label)
    return meaning.kinds[0] if known else None


def _is_nice(unit: Unit) -> bool:
    """Whether a bullet says of itself that it is nice to have ("Plus: …")."""
    label, value = split_label(unit.block.text)
    return bool(label) and value < len(unit.block.text) and meaning_of_heading(label).kinds[:1] == ("nice-to-have",)


def _is_button(unit: Unit) -> bool:
    """Whether a line is nothing but a link by which one applies."""
    if strong_part(unit.block, kinds=("link",)) != "all":
        return False
    return is_button(unit.block) or unit.block.text.lower().strip(" *_").startswith("apply ")


def _asks(text: str) -> bool:
    """Whether a paragraph starts as an instruction for applicants."""
    lower = text[:160].lower()
    if lower.startswith(("if this ", "if you think ", "if that ", "sound ", "sounds ", "like what ")):
        return any(
            word in lower for word in ("send", "apply", "email", "e-mail", "get in touch", "write to", "contact")
        )
    if lower.startswith(("are you ", "do you ", "does this ", "ready ", "excited ", "want to ")) and "?" in lower:
        behind = text[text.rfind("?") :][:80].lower()
        return any(
            words in behind for words in ("apply now", "apply by", "apply via", "apply online", "send us", "send your")
        )
    return (
        text.lstrip(" *_")
        .lower()
        .startswith(
            (
                "to apply",
                "apply",
                "please send",
                "please apply",
                "please submit",
                "send ",
                "email ",
                "e-mail ",
                "interested",
                "if you are interested",
                "if you're interested",
                "if you’re interested",
                "if you would like to apply",
                "applications",
                "application",
            )
        )
    )


# How far a paragraph may leave its section's kind: (the kinds it may take, the least score, the least ratio to the section's own score).
_Leave: TypeAlias = tuple[tuple[Zone, ...], float, float]
_LEAVES: dict[Zone, _Leave] = {
    "company": (("role", "apply", "compensation", "requirements", "logistics"), 6.0, 1.5),
    "role": (("requirements", "apply", "compensation", "logistics"), 6.0, 1.6),
    "eeo": (("apply",), 8.0, 2.0),
}
_AFTER_LIST: _Leave = (("apply", "eeo", "compensation", "logistics", "benefits"), 6.0, 1.5)
_ELSEWHERE: _Leave = (("apply", "compensation"), 9.0, 2.0)


# Sections in which a paragraph that begins by saying what the organisation is stands for itself.
_TOLD_IN = frozenset(
    {"responsibilities", "requirements", "nice-to-have", "benefits", "compensation", "logistics", "apply"}
)


def _is_head_line(unit: Unit, own: Zone) -> bool:
    """Whether a line above the first section belongs to the posting's head: a short fact, a cell of a table of facts, a button."""
    text = unit.block.text.strip()
    if unit.block.context in {"th", "td", "dt", "dd"} and len(text) < 60:
        return True
    if own in {"logistics", "compensation", "other", "requirements"}:
        return len(text) < 60
    return len(text) < 32 and len(text.split()) <= 4 and text[-1:] not in ".!?:"


def _zone_text(unit: Unit, place: _Place, current: Zone | None, *, after_list: bool) -> Zone:
    """The zone of a paragraph: its section's, unless it is plainly about something else."""
    kind, previous = place.kind, place.previous
    text = unit.block.text
    label, value = split_label(text)
    if label and value < len(text) and strong_part(unit.block, 0, len(label)) == "all":
        meaning = meaning_of_heading(label)
        if meaning.certain or (meaning.kinds and kind is None):
            return meaning.kinds[0]
    if text.startswith("#") and " " not in text.strip():
        return "other"  # a tag for the job board
    if "://" in text[:60] and (place.seen_content or current not in {None, "header"}) and leads_to_application(text):
        return "apply"
    if len(text) < 40 and unit.block.marks and place.seen_content and _is_button(unit):
        return "apply"
    score = scores(text, False)
    own, lead = best(score)
    if own == "responsibilities" and kind is None and place.duties_headed:
        own = "role"
    if own == "company" and kind is None and calls_people(text):
        own, lead = best({name: points for name, points in score.items() if name != "company"})
        own = own or "role"
    if own == "company" and kind in _TOLD_IN and score["company"] >= 6:
        where = organisation_told(text)
        if where is not None and where[0] == 0:
            return "company"
    inherited = kind if current in {None, "header"} else current
    if inherited is None:
        if own is None:
            return (
                "header"
                if len(text) < 80 or not place.seen_content
                else ("company" if previous == "header" else previous)
            )
        if previous == "header" and _is_head_line(unit, own):
            return "header"
        return own
    here = score.get(inherited, 0.0)
    if own is None or own == inherited:
        return inherited
    if own == "eeo" and score["eeo"] >= 6 and score["eeo"] > 1.5 * here:
        return "eeo"
    if own == "other" and score["other"] >= 6 and score["other"] > 2 * here:
        return "other"  # what a web page has below its posting
    if kind is None:
        if inherited == "apply" and len(text) < 60 and len(text.split()) <= 5:
            return inherited  # a line of an address
        return own if lead >= 2 or (lead >= 1 and not here) else inherited
    if current != kind and score.get(kind, 0.0) >= here:
        inherited, here = kind, score.get(kind, 0.0)
    may, least, ratio = _AFTER_LIST if after_list else _LEAVES.get(kind, _ELSEWHERE)
    if kind == "eeo":
        may, least, ratio = _LEAVES["eeo"]
    if own == "apply" and kind != "apply" and score["apply"] >= 5 and score["apply"] > 2 * here and _asks(text):
        return "apply"
    if kind == "company" and own == "role":
        least = 8.0  # "Northwind is a team of …" stays what its heading says
    if own in may and score[own] >= least and score[own] > ratio * here and own != kind:
        return own
    return inherited
