"""The job title: where a posting states it, and what of that line is the title."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from jdlint import lexicons
from jdlint.gate import Gate
from jdlint.model import Block, Title
from jdlint.posting.meaning import fact_of_label, meaning_is_exact, meaning_of_heading
from jdlint.posting.normalise import words_of
from jdlint.posting.units import Unit, opens_name

_SEPARATORS = (" - ", " – ", " — ", " | ", " • ", " · ", " :: ", " // ")


class TitleFound(NamedTuple):
    """The title and the index of the unit it stands in (None where that is no unit of its own)."""

    title: Title
    unit: int | None


@cache
def _jobs() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    data = lexicons.load("titles")
    return frozenset(data["nouns"]), tuple(data["endings"]), frozenset(data["no-jobs"])


def is_job(text: str) -> bool:
    """Whether a text names a job: one of its words is an occupation (``engineer``, ``nurse``), by lexicon or by its ending."""
    nouns, endings, no_jobs = _jobs()
    for word in words_of(text):
        for part in word.replace("/", "-").split("-"):
            single = part.removesuffix("s") if part not in nouns else part
            if part in no_jobs or single in no_jobs:
                continue
            if part in nouns or single in nouns or (part.endswith("es") and part[:-2] in nouns):
                return True
            if len(single) > 5 and single.endswith(endings):
                return True
    return False


def find_title(units: list[Unit]) -> TitleFound | None:
    """The title a posting states: in a field, behind a label, as its first heading or line, in the page's title, or in its sentence."""
    candidates = _candidates(units)
    others = [unit.heading_text for unit in units if unit.role == "heading"]
    organisation = _organisation(units)
    body = "\n".join(unit.block.text for unit in units if unit.role == "text" and not unit.block.chrome)
    for block, start, end, unit in candidates:
        found = _clean(block, start, end, others, organisation, body)
        if found is not None:
            return TitleFound(found, _repeated(units, found.text) if unit is None else unit)
    return None


def _repeated(units: list[Unit], title: str) -> int | None:
    """The first-rank heading at the beginning of the body that repeats a title stated in a field: the title line of the page, no section."""
    words = words_of(title)
    for index, unit in enumerate(units):
        if unit.role in {"field", "chrome", "template"} or unit.block.key or not unit.block.text.strip():
            continue
        if unit.role == "heading" and unit.rank == 1 and set(words) <= set(words_of(unit.heading_text)):
            return index
        return None
    return None


def _candidates(units: list[Unit]) -> list[tuple[Block, int, int, int | None]]:
    """Places that may hold the title, best first: block, text range, index of the unit where the place is the unit's own."""
    fields: list[tuple[int, Block]] = []
    labels: list[tuple[Block, int, int, int | None]] = []
    for index, unit in enumerate(units):
        if unit.role == "field" and fact_of_label(_last_key(unit.block.key)) == "title" and unit.block.text.strip():
            fields.append((_field_rank(unit.block), unit.block))
        elif unit.role == "label" and unit.fact == "title" and len(unit.block.text) - unit.value < 120:
            labels.append((unit.block, unit.value, len(unit.block.text), index))
    fields.sort(key=lambda entry: entry[0])
    ordered: list[tuple[Block, int, int, int | None]] = [
        (block, 0, len(block.text), None) for _, block in fields if is_job(block.text)
    ]
    headed = _headed(units)
    sentence = _from_sentence(units)
    heads = [
        (u.block, 0, len(u.block.text), None)
        for u in units
        if u.role == "chrome" and u.block.context == "head" and is_job(u.block.text)
    ]
    sure = [entry for entry in headed if is_job(entry[0].text[entry[1] : entry[2]])]
    unsure = [(block, 0, len(block.text), None) for rank, block in fields if rank < 5]
    return ordered + labels + sure + heads + unsure + sentence + [entry for entry in headed if entry not in sure][:1]


def _last_key(key: str) -> str:
    parts = [part for part in key.split(".") if not part.isdigit()]
    return parts[-1] if parts else key


def _field_rank(block: Block) -> int:
    key = _last_key(block.key).replace("_", "").replace("-", "")
    order = {"jobtitle": 0, "title": 1, "position": 2, "positiontitle": 2, "job": 3, "roletitle": 3, "role": 4}
    depth = sum(1 for part in block.key.split(".") if not part.isdigit()) - 1
    nested = 0 if depth == 0 or block.key.startswith("jsonld") else 5
    return order.get(key, 5) + nested


def _headed(units: list[Unit]) -> list[tuple[Block, int, int, int | None]]:
    """Headings and first lines that may be the title, in order of trust."""
    found: list[tuple[int, int, tuple[Block, int, int, int | None]]] = []
    texts = 0
    for index, unit in enumerate(units):
        if unit.role == "heading":
            text = unit.heading_text
            known = meaning_is_exact(text) or (meaning_of_heading(text).certain and not is_job(text))
            if len(text) <= 120 and not known and not text.endswith("?"):
                rank = unit.rank if unit.rank <= 6 else 3 if texts == 0 else 6
                found.append((rank if texts <= 3 or rank == 1 else rank + 6, index, (unit.block, *unit.heading, index)))
        elif unit.role == "text" and unit.block.kind in {"paragraph", "row"} and unit.block.text.strip():
            line = unit.block.text.split("\n", 1)[0]
            if texts == 0 and not found and len(line) <= 100 and not line.rstrip().endswith((".", "!", "?", ":", ";")):
                found.append((2, index, (unit.block, 0, len(line), index)))
            texts += 1
        if texts > 12 and found:
            break
    found.sort(key=lambda entry: (entry[0], entry[1]))
    return [entry for _, _, entry in found]


_ASKS = (
    "looking for a", "looking for an", "seeking a", "seeking an", "hiring a", "hiring an", "recruiting a", "recruiting an",
    "recruit a", "recruit an", "for the position of", "position of", "role of", "post of", "need a", "need an",
    "looking to hire a", "opening for a", "opening for an", "opportunity for a", "opportunity for an", "vacancy for a",
    "vacancy for an", "for the role of",
)  # fmt: skip
_ASKING = Gate(*(ask + " " for ask in _ASKS))


def _from_sentence(units: list[Unit]) -> list[tuple[Block, int, int, int | None]]:
    """A job named in a sentence of the beginning ("We are looking for a Head Chef to …")."""
    seen = 0
    for unit in units:
        if unit.role != "text" or not unit.block.text.strip():
            continue
        seen += 1
        if seen > 12:
            break
        text = unit.block.text
        lowered = text.lower()
        for ask in _ASKS if _ASKING.passes(lowered) else ():
            at = lowered.find(ask + " ")
            if at < 0:
                continue
            start = at + len(ask) + 1
            end = _phrase_end(text, start)
            if is_job(text[start:end]):
                return [(unit.block, start, end, None)]
    return []


_STOP_WORDS = frozenset(
    {
        "to",
        "who",
        "with",
        "for",
        "that",
        "at",
        "in",
        "on",
        "as",
        "from",
        "will",
        "is",
        "which",
        "based",
        "or",
        "reporting",
        "position",
        "role",
        "within",
        "and",
        "able",
        "able,",
    }
)


def _phrase_end(text: str, start: int) -> int:
    """The end of the noun phrase at ``start``: before a stop word, a bracket or the sentence's end."""
    at = start
    for word in text[start : start + 100].split(" "):
        bare = word.strip().lower()
        if not bare or bare in _STOP_WORDS or word[0] in "(–—-":
            break
        at += len(word) + 1
        if word[-1] in ".,;:!?)" or "\n" in word:
            break
    return max(start, min(len(text), at - 1 if at > start else at))


def _organisation(units: list[Unit]) -> list[list[str]]:
    """The words of the organisation's names, where fields or labels state them."""
    names: list[list[str]] = []
    for unit in units:
        if unit.role == "field" and (
            fact_of_label(_last_key(unit.block.key)) == "company" or "hiringorganization.name" in unit.block.key
        ):
            names.append(words_of(unit.block.text))
        elif unit.role == "label" and unit.fact == "company":
            names.append(words_of(unit.block.text[unit.value :]))
    return [name for name in names if name]


def _clean(
    block: Block, start: int, end: int, headings: list[str], organisation: list[list[str]], body: str
) -> Title | None:
    """The title within a line: without labels, calls, codes, places, the company and gender marks around it."""
    text = block.text
    start, end = _trim(text, start, end)
    start = _without_prefix(text, start, end)
    start, end = _without_parts(text, start, end, organisation)
    start, end = _trim(text, start, end)
    end = _without_code(text, start, end)
    start, end = _trim(text, start, end)
    start = _without_company(text, start, end, headings, body)
    start, end = _trim(text, start, end)
    if start >= end:
        return None
    source_start, source_end = block.span(start, end)
    return Title(text[start:end], source_start, source_end, block.slice(start, end))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (
        text[start].isspace()
        or (text[start] in "-–—|:,•·*_#.!\"“”'" and not opens_name(text, start))
        or (not text[start].isalnum() and text[start] not in "([{<$€£@&+/\\.")
    ):
        start += 1
    while end > start and (
        text[end - 1].isspace()
        or text[end - 1] in "-–—|:,•·*_#.!\"“”'/"
        or (not text[end - 1].isalnum() and text[end - 1] not in ")]}>+#%$€£?")
    ):
        end -= 1
    return start, end


@cache
def _frames() -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    data = lexicons.load("titles")
    return (
        tuple(sorted(data["prefixes"], key=len, reverse=True)),
        tuple(sorted(data["suffixes"], key=len, reverse=True)),
        frozenset(data["extras"]),
    )


def _without_prefix(text: str, start: int, end: int) -> int:
    prefixes, _, _ = _frames()
    changed = True
    while changed:
        changed = False
        lowered = text[start:end].lower()
        for prefix in prefixes:
            if lowered.startswith(prefix) and len(lowered) > len(prefix) + 2:
                after = lowered[len(prefix) :]
                if after[0].isalnum() and prefix[-1].isalnum():
                    continue
                start += len(prefix)
                start, _ = _trim(text, start, end)
                changed = True
                break
    lowered = text[start:end].lower()
    for verb in (
        " is hiring a ",
        " is hiring an ",
        " is looking for a ",
        " is looking for an ",
        " is seeking a ",
        " is seeking an ",
        " seeks a ",
        " seeks an ",
        " is hiring: ",
        " hiring a ",
        " is recruiting a ",
    ):
        at = lowered.find(verb)
        if at >= 0 and is_job(lowered[at + len(verb) :]):
            start += at + len(verb)
            break
    return start


def _without_parts(text: str, start: int, end: int, organisation: list[list[str]]) -> tuple[int, int]:
    """Takes off brackets and separated parts at both ends that are no part of the job's name, until nothing changes."""
    before = (-1, -1)
    while before != (start, end) and end - start > 3:
        before = (start, end)
        part = text[start:end].rstrip()
        end = start + len(part)
        for drop in (_drop_columns, _drop_bracket, _drop_separated, _drop_employer, _drop_suffix):
            low, high = drop(part, organisation)
            if (low, high) != (0, len(part)):
                start, end = _trim(text, start + low, start + high)
                break
    return start, end


def _drop_columns(part: str, organisation: list[list[str]]) -> tuple[int, int]:  # noqa: ARG001
    """Cuts at a tab or a run of spaces: what follows is another column."""
    for gap in ("\t", "   "):
        at = part.find(gap)
        if at > 2 and is_job(part[:at]):
            return 0, at
    return 0, len(part)


def _drop_bracket(part: str, organisation: list[list[str]]) -> tuple[int, int]:  # noqa: ARG001
    """Takes off a bracket at the end that says where, how or for whom rather than what."""
    if part[-1:] in ")]}":
        at = part.rfind({")": "(", "]": "[", "}": "{"}[part[-1]])
        if at > 2 and not _belongs(part[at + 1 : -1]):
            return 0, at
    return 0, len(part)


def _drop_separated(part: str, organisation: list[list[str]]) -> tuple[int, int]:
    """Takes off a part behind or before a separator: a place, a job type, a department or employer in front."""
    for separator in _SEPARATORS:
        at = part.rfind(separator)
        if at > 0 and _is_extra(part[at + len(separator) :], part[:at], organisation):
            return 0, at
        at = part.find(separator)
        if at > 0:
            rest = part[at + len(separator) :]
            if _is_extra(part[:at], rest, organisation) or (is_job(rest) and not is_job(part[:at])):
                return at + len(separator), len(part)
    colon = part.find(": ")
    if 0 < colon <= 24 and is_job(part[colon:]) and not is_job(part[:colon]):
        return colon + 2, len(part)
    comma = part.rfind(", ")
    if comma > 2 and is_job(part[:comma]) and _is_extra(part[comma + 2 :], part[:comma], organisation, strict=True):
        return 0, comma
    return 0, len(part)


def _drop_employer(part: str, organisation: list[list[str]]) -> tuple[int, int]:  # noqa: ARG001
    """Takes off "at Acme"."""
    for mark in (" at ", " @ ", ", at "):
        at = part.rfind(mark)
        rest = part[at + len(mark) :]
        if at > 2 and is_job(part[:at]) and rest[:1].isupper() and not is_job(rest):
            return 0, at
    return 0, len(part)


def _drop_suffix(part: str, organisation: list[list[str]]) -> tuple[int, int]:  # noqa: ARG001
    """Takes off "job description", "vacancy" and the like."""
    lowered = part.lower()
    for suffix in _frames()[1]:
        if lowered.endswith(suffix) and len(lowered) > len(suffix) + 3 and not lowered[-len(suffix) - 1].isspace():
            return 0, len(part) - len(suffix)
    return 0, len(part)


def _belongs(inner: str) -> bool:
    """Whether a bracket belongs to the title ("Engineer (Backend)"): it says what the job is, not where, how or for whom."""
    _, _, extras = _frames()
    lowered = inner.lower().strip()
    words = words_of(inner)
    if not words or any(char.isdigit() for char in inner) or all(len(word) <= 1 or word == "/" for word in words):
        return False
    return not (set(words) & extras) and lowered not in extras and not _is_place(inner)


def _is_extra(part: str, rest: str, organisation: list[list[str]], *, strict: bool = False) -> bool:
    """Whether a part beside the title is a place, a job type, a code or the company rather than a part of the name."""
    from jdlint.posting.facts.workmode import find_work_modes  # heavy only where a title has parts

    _, _, extras = _frames()
    words = words_of(part)
    if not words:
        return True
    if not is_job(rest) or is_job(part):
        return False
    if " ".join(words) in extras or all(word in extras or word in {"/", "and", "or"} for word in words):
        return True
    if words in organisation:
        return True
    if (
        any(char.isdigit() for char in part)
        and len(words) <= 3
        and not any(word in {"level", "phase"} for word in words)
    ):
        return True
    if find_work_modes(part) or _is_place(part):
        return True
    return False if strict else _looks_like_site(part)


def _is_place(part: str) -> bool:
    from jdlint.posting.facts.location import is_place

    return is_place(part)


def _looks_like_site(part: str) -> bool:
    """A part that names the site or company: a domain, an acronym with digits, words like Careers or Jobs."""
    words = words_of(part)
    return any("." in word.strip(".") for word in part.split()) or bool(
        {"careers", "career", "jobs", "vacancies", "hiring", "job", "openings"} & set(words)
    )


# A number behind these belongs to them ("Software Engineer, Level 3").
_COUNTED = frozenset({"level", "tier", "class", "stage", "step"})


def _without_code(text: str, start: int, end: int) -> int:
    """The end of a title without a grade or job code behind it ("GS15", "E-5", "#4711")."""
    part = text[start:end]
    before, _, last = part.rpartition(" ")
    bare = last.strip("()[]#")
    letters = sum(1 for char in bare if char.isalpha())
    digits = sum(1 for char in bare if char.isdigit())
    if (
        before
        and is_job(before)
        and before.rpartition(" ")[2].lower() not in _COUNTED
        and digits
        and (letters == 0 or (letters <= 3 and bare[:letters].isupper() and not bare.startswith(("L", "IC"))))
    ):
        return start + len(before)
    return end


def _without_company(text: str, start: int, end: int, headings: list[str], body: str) -> int:
    """Takes a company's name off the front where a heading repeats the title without it, or where it is a domain or a code."""
    part = text[start:end]
    first, _, rest = part.partition(" ")
    if rest and "." in first.strip(".") and is_job(rest):
        return start + len(first) + 1
    if rest and _mixed_or_number(first) and is_job(rest) and _is_organisation(first, body):
        return start + len(first) + 1
    words = words_of(part)
    for heading in headings:
        other = words_of(heading)
        for size in range(min(len(other), len(words) - 1), 0, -1):
            if words[-size:] == other[:size] and is_job(" ".join(other[:size])):
                count = len(words) - size
                lead = part.split(" ")[:count]
                if count <= 2 and all(
                    word.isupper() or any(char.isdigit() for char in word) or _mixed(word) for word in lead
                ):
                    return start + sum(len(word) + 1 for word in lead)
                break
    return start


def _is_organisation(name: str, body: str) -> bool:
    """Whether the text speaks of a name as of an employer ("at X", "X is hiring", "X's teams")."""
    frames = (
        f" at {name}",
        f"At {name}",
        f" join {name}",
        f"Join {name}",
        f"{name} is ",
        f"{name}'s ",
        f"{name}’s ",
        f"{name} will ",
        f"{name} teams",
        f"About {name}",
    )
    return any(frame in body for frame in frames)


def _mixed_or_number(word: str) -> bool:
    return _mixed(word) or word[:1].isdigit()


def _mixed(word: str) -> bool:
    """Whether a word is written like a short name or an acronym (CoE, GitHub), not like a word of a title."""
    return len(word) > 1 and any(char.isupper() for char in word[1:])
