"""The title within its line: without the label, call, code, place, employer and kind of employment that stand around it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from jdlint import lexicons
from jdlint.model import Block, Title
from jdlint.posting.jobs import ARTICLES, is_job, names_page, vocabulary
from jdlint.posting.meaning import fact_of_label
from jdlint.posting.normalise import words_of
from jdlint.posting.units import opens_name

_SEPARATORS = (" - ", " : ", " – ", " — ", " | ", " • ", " · ", " :: ", " // ")


class Employer(NamedTuple):
    """What a posting says of who gives the job and where: the names that fields and labels state (as words), its running text, the words
    of the places that fields and labels state."""

    names: list[list[str]]
    body: str
    places: frozenset[str] = frozenset()

    def is_named(self, part: str) -> bool:
        """Whether a part beside the title names the employer: so it is stated, so the text speaks of it, or so it is built."""
        words = words_of(part)
        if not words or len(words) > 12 or not part.strip()[:1].isupper():
            return False
        if words in self.names or names_organisation(part):
            return True
        return len(words) <= 5 and _is_organisation(part.strip(), self.body)

    def is_seated(self, part: str) -> bool:
        """Whether a part beside the title names where the work is, as the posting states it."""
        words = words_of(part)
        return bool(words) and part.strip()[:1].isupper() and self.places.issuperset(words) and not is_job(part)


def next_label(text: str, start: int, most: int) -> int:
    """Where the next label of a line begins ("Baker Reports to: Head Baker Hours: 30"); 0 where the line has no further one."""
    colon = text.find(":", start, most)
    while colon > start:
        at = colon
        for _ in range(3):
            at = text.rfind(" ", start, at)
            if at <= start:
                break
            label = text[at + 1 : colon]
            if label[:1].isupper() and fact_of_label(label) is not None and is_job(text[start:at]):
                before = text.rfind(" ", start, at)
                longer = text[before + 1 : colon] if before > start else ""
                if longer[:1].isupper() and fact_of_label(longer) is not None and is_job(text[start:before]):
                    return before
                return at
        colon = text.find(":", colon + 1, most)
    return 0


def clean(block: Block, start: int, end: int, headings: list[str], employer: Employer) -> Title | None:
    """The title within a line: without labels, calls, codes, places, the company and gender marks around it."""
    text = block.text
    start, end = _trim(text, start, end)
    begin = _without_prefix(text, start, end)
    if begin > start and text[end - 1] == "?":  # "Could you be our new baker?"
        end -= 1
    start = begin
    start, end = _trim(text, start, next_label(text, start, end) or end)
    start, end = _without_parts(text, start, end, employer)
    start, end = _trim(text, start, end)
    coded = _without_code(text, start, end)
    if coded < end:
        start, end = _without_parts(text, *_trim(text, start, coded), employer)
    start, end = _trim(text, start, end)
    start = _without_company(text, start, end, headings, employer)
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
def _ends_of_jobs() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What is taken off the end where a job's name is left, what stays whole all the same, and kinds of employment."""
    data = lexicons.load("titles")
    return (
        tuple(sorted(data["suffixes-of-jobs"], key=len, reverse=True)),
        tuple(data["whole"]),
        tuple(sorted(data["kinds"], key=len, reverse=True)),
    )


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
        for prefix in prefixes if lowered.startswith(prefixes) else ():
            if lowered.startswith(prefix) and len(lowered) > len(prefix) + 2:
                after = lowered[len(prefix) :]
                if after[0].isalnum() and prefix[-1].isalnum():
                    continue
                start += len(prefix)
                start, _ = _trim(text, start, end)
                changed = True
                break
    return _without_lead(text, start, end)


_LEADS = (
    " is hiring",
    " is looking for",
    " is seeking",
    " is recruiting",
    " seeks",
    " hiring",
    " as",
    "be",
    "become",
    "work as",
    "work with us as",
)


def _without_lead(text: str, start: int, end: int) -> int:
    """The start of the job's name behind "Bloomfield seeks a", "Join Bloomfield as our new", "2 x"."""
    lowered = text[start:end].lower()
    if lowered[:1].isdigit() and lowered[1:3].strip()[:1] == "x" and is_job(lowered[3:]):
        start += lowered.index("x") + 1
        return start + len(text[start:end]) - len(text[start:end].lstrip())
    for lead in _LEADS:
        at = lowered.find(lead + " ") if lead[0] == " " else 0 if lowered.startswith(lead + " ") else -1
        if at < 0 or (lead == " as" and not lowered.startswith("join ")) or is_job(lowered[:at]):
            continue
        begin = at + len(lead) + 1
        while lowered[begin:].partition(" ")[0] in ARTICLES:
            begin = lowered.index(" ", begin) + 1 if " " in lowered[begin:] else len(lowered)
        if is_job(lowered[begin:]):
            return start + begin
    return start


def _without_parts(text: str, start: int, end: int, employer: Employer) -> tuple[int, int]:
    """Takes off brackets and separated parts at both ends that are no part of the job's name, until nothing changes."""
    before = (-1, -1)
    while before != (start, end) and end - start > 3:
        before = (start, end)
        part = text[start:end].rstrip()
        end = start + len(part)
        for drop in (
            _drop_columns,
            _drop_bracket,
            _drop_separated,
            _drop_employer,
            _drop_suffix,
            _drop_kind,
            _drop_shift,
        ):
            low, high = drop(part, employer)
            if (low, high) != (0, len(part)):
                start, end = _trim(text, start + low, start + high)
                break
    return start, end


def _drop_columns(part: str, employer: Employer) -> tuple[int, int]:  # noqa: ARG001
    """Cuts at a tab or a run of spaces: what follows is another column."""
    for gap in ("\t", "   "):
        at = part.find(gap)
        if at > 2 and is_job(part[:at]):
            return 0, at
    line = part.find("\n")
    if line > 2 and names_page(part[:line]) and is_job(part[line:]):
        return line + 1, len(part)
    if line > 2 and is_job(part[:line]) and not is_job(part[line:]):
        return 0, line
    return 0, len(part)


def _drop_bracket(part: str, employer: Employer) -> tuple[int, int]:
    """Takes off a bracket at the end that says where, how or for whom rather than what."""
    if part[-1:] in ")]}":
        at = part.rfind({")": "(", "]": "[", "}": "{"}[part[-1]])
        inner = part[at + 1 : -1]
        if at > 2 and (not _belongs(inner) or names_page(inner) or (not is_job(inner) and employer.is_named(inner))):
            return 0, at
    return 0, len(part)


def _drop_separated(part: str, employer: Employer) -> tuple[int, int]:
    """Takes off a part behind or before a separator: a place, a job type, a department or employer in front."""
    pieces = _separated(part)
    if len(pieces) > 1:
        rest = part[pieces[1][0] :]
        first, last = part[: pieces[0][1]], part[pieces[-1][0] :]
        if names_page(first) or _is_extra(first, rest, employer) or (is_job(rest) and not is_job(first)):
            return pieces[1][0], len(part)
        if names_page(last) or _is_extra(last, part[: pieces[-2][1]], employer):
            return 0, pieces[-2][1]
        for index in range(1, len(pieces)):  # what stands behind the employer says where
            before, (start, end) = part[: pieces[index - 1][1]], pieces[index]
            apart = names_page(part[start:end]) or employer.is_named(part[start:end])
            if apart and is_job(before) and not is_job(part[start:]):
                return 0, len(before)
    hyphen = part.rfind("-")  # "Baker-Leeds"
    if hyphen > 2 and part[hyphen + 1 : hyphen + 2].isupper() and part[hyphen - 1].islower():
        front, place = part[:hyphen], part[hyphen + 1 :]
        if is_job(front.rpartition(" ")[2]) and not is_job(place) and (_is_place(place) or employer.is_seated(place)):
            return 0, hyphen
    for sign in (": ", "! "):
        at = part.find(sign)
        front, rest = part[: max(0, at)], part[at + 2 :]
        close = sign == "! " or at <= 24
        if at > 0 and (names_page(front) or (close and is_job(rest) and not is_job(front))):
            return at + 2, len(part)
    comma = part.rfind(", ")
    if comma > 2 and _names_opening(part[:comma]) and names_organisation(part[comma + 2 :]):
        return 0, comma
    if comma > 2 and is_job(part[:comma]) and _is_extra(part[comma + 2 :], part[:comma], employer, strict=True):
        return 0, comma
    return 0, len(part)


def _names_opening(part: str) -> bool:
    """Whether a line ends in a word for an opening with a word before it that tells which ("Tenure-track position")."""
    words = words_of(part)
    return 1 < len(words) <= 5 and words[-1] in vocabulary().openings and not names_page(part)


def _separated(part: str) -> list[tuple[int, int]]:
    """The ranges of the parts that separators divide a line into."""
    marks = sorted((at, at + len(sign)) for sign in _SEPARATORS for at in _all(part, sign))
    starts, ends = [0, *(end for _, end in marks)], [*(start for start, _ in marks), len(part)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _all(text: str, sign: str) -> list[int]:
    places: list[int] = []
    at = text.find(sign)
    while at >= 0:
        places.append(at)
        at = text.find(sign, at + len(sign))
    return places


def _drop_employer(part: str, employer: Employer) -> tuple[int, int]:
    """Takes off "at Acme", "for Acme" and "in Leeds"."""
    lowered = part.lower()
    for mark in (" at ", " @ ", ", at "):
        at = lowered.rfind(mark) if len(lowered) == len(part) else -1
        rest = part[at + len(mark) :]
        if at > 2 and is_job(part[:at]) and rest[:1].isupper() and not is_job(rest):
            return 0, at
    for mark in (" in ", " with ", " for "):
        at = lowered.rfind(mark) if len(lowered) == len(part) else -1
        rest = part[at + len(mark) :]
        if (
            at > 2
            and is_job(part[:at])
            and not is_job(rest)
            and (_is_place(rest) if mark == " in " else len(rest.split()) <= 5 and employer.is_named(rest))
        ):
            return 0, at
    return 0, len(part)


def _drop_suffix(part: str, employer: Employer) -> tuple[int, int]:  # noqa: ARG001
    """Takes off "job description", "vacancy" and the like."""
    lowered = part.lower()
    joins = lowered.find(" to join ")
    if joins > 3 and is_job(lowered[:joins]):
        return 0, joins
    suffixes = _frames()[1]
    for suffix in suffixes if lowered.endswith(suffixes) else ():
        if lowered.endswith(suffix) and len(lowered) > len(suffix) + 3 and not lowered[-len(suffix) - 1].isspace():
            return 0, len(part) - len(suffix)
    weak, whole, _ = _ends_of_jobs()
    if lowered.endswith(weak) and not lowered.endswith(whole):
        suffix = next(suffix for suffix in weak if lowered.endswith(suffix))
        left = part[: len(part) - len(suffix)]
        if ", " not in left and is_job(left.rpartition(" ")[2]):
            return 0, len(left)
    return 0, len(part)


def _drop_kind(part: str, employer: Employer) -> tuple[int, int]:  # noqa: ARG001
    """Takes off a kind of employment behind the job's name, with a place behind it ("Baker full time Leeds")."""
    lowered = part.lower()
    for kind in _ends_of_jobs()[2]:
        at = lowered.rfind(" " + kind)
        end = at + 1 + len(kind)
        if at > 2 and not lowered[end : end + 1].isalnum() and is_job(part[:at]):
            rest = part[end:].strip(" ,-–—|/")
            if not rest or (not is_job(rest) and _is_place(rest)):
                return 0, at
    return 0, len(part)


@cache
def _shifts() -> frozenset[str]:
    return frozenset((*lexicons.load("titles")["shifts"], "and", "or", "to"))


def _drop_shift(part: str, employer: Employer) -> tuple[int, int]:  # noqa: ARG001
    """Takes off the shift behind the job's name ("Baker 2nd and 3rd shift", "Nurse, nights")."""
    if part[-6:].lower() not in {" shift", "shifts"} and part[-5:].lower() not in {"night", "ights"}:
        return 0, len(part)
    words = part.split(" ")
    at = len(words) - 1 if words[-1].lower() in {"shift", "shifts"} else len(words)
    while at > 1 and all(word in _shifts() for word in words_of(words[at - 1])):
        at -= 1
    front = " ".join(words[:at])
    named = at < len(words) - 1 or words[-1].lower() in {"nights", "shifts"}
    return (0, len(front)) if named and is_job(words[at - 1]) else (0, len(part))


def _belongs(inner: str) -> bool:
    """Whether a bracket belongs to the title ("Engineer (Backend)"): it says what the job is, not where, how or for whom."""
    _, _, extras = _frames()
    lowered = inner.lower().strip()
    words = words_of(inner)
    if not words or any(char.isdigit() for char in inner) or all(len(word) <= 1 or word == "/" for word in words):
        return False
    return not (set(words) & extras) and lowered not in extras and not _is_place(inner)


_MONEY = frozenset("$£€")


@cache
def _schedule() -> frozenset[str]:
    return frozenset((*lexicons.load("titles")["schedule"], "/", "and", "or"))


# A part that begins so says until when or from when.
_DATED = frozenset({"apply", "deadline", "closing", "closes", "posted", "starting", "starts"})


def _is_extra(part: str, rest: str, employer: Employer, *, strict: bool = False) -> bool:
    """Whether a part beside the title is a place, a job type, a code or the company rather than a part of the name."""
    from jdlint.posting.facts.workmode import find_work_modes  # heavy only where a title has parts

    _, _, extras = _frames()
    words = words_of(part)
    if not words:
        return True
    if not _MONEY.isdisjoint(part) and is_job(rest):
        return True
    if not is_job(rest) or is_job(part):
        return False
    if words[0] in _DATED:
        return True
    if " ".join(words) in extras or all(word in extras or word in {"/", "and", "or"} for word in words):
        return True
    if len(words) > 1 and all(word in extras or word in _schedule() or word.isdigit() for word in words):
        return True
    if employer.is_named(part):
        return True
    if (
        any(char.isdigit() for char in part)
        and len(words) <= 3
        and not any(word in {"level", "phase"} for word in words)
    ):
        return True
    if find_work_modes(part) or _is_place(part) or employer.is_seated(part):
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


def names_organisation(part: str) -> bool:
    """Whether a text is built like the name of an employer: "Hudson College", "Bloomfield Ltd", "University of Bloomfield"."""
    around = vocabulary()
    for piece in part.split(","):
        words = words_of(piece)
        for index, word in enumerate(words):
            ends = index + 1 == len(words) or words[index + 1] in {"of", "for"}
            if word in around.organisations and ends and not around.general.issuperset(words):
                return True
        if len(words) == 1 and words[0] in _LEGAL_FORMS and part.strip()[:1].isupper() and "," in part:
            return True
    return False


_LEGAL_FORMS = frozenset({"inc", "llc", "ltd", "co", "corp", "llp", "plc", "gmbh", "limited", "incorporated"})

_CODED = frozenset(
    {"ref", "reference", "no", "number", "id", "req", "requisition", "job", "vacancy", "posting", "code", "nr"}
)
_GRADES = frozenset("12345")


def _without_code(text: str, start: int, end: int) -> int:
    """The end of a title without a job code or pay grade behind it ("GS15", "E-5", "#4711"); the number of a grade of its own stays ("Librarian 1")."""
    part = text[start:end]
    before, _, last = part.rpartition(" ")
    bare = last.strip("()[]#")
    letters = sum(1 for char in bare if char.isalpha())
    digits = sum(1 for char in bare if char.isdigit())
    if not before or not digits or not is_job(before) or last in _GRADES:
        return end
    named = before.rpartition(" ")[2]
    if letters == 0 and named.strip(".:").lower() in _CODED:
        return start + len(before) - len(named)
    counted = (
        letters == 0 and digits <= 3 and bare == last and not is_job(named)
    )  # "Head of Year 7", "Engineer, Level 3"
    if not counted and (
        letters == 0 or (letters <= 3 and bare[:letters].isupper() and not bare.startswith(("L", "IC")))
    ):
        return start + len(before)
    return end


def _without_company(text: str, start: int, end: int, headings: list[str], employer: Employer) -> int:
    """Takes a company's name off the front where a heading repeats the title without it, or where it is a domain or a code."""
    body = employer.body
    part = text[start:end]
    stated = _stated_in_front(part, employer.names)
    if stated:
        return start + stated
    first, _, rest = part.partition(" ")
    if rest and _is_name_before_kind(first, rest, body):
        return start + len(first) + 1
    if rest and "." in first.strip(".") and is_job(rest):
        return start + len(first) + 1
    if rest and _mixed_or_number(first) and is_job(rest) and _is_organisation(first, body):
        return start + len(first) + 1
    if not _may_be_short_name(first):
        return start
    words = words_of(part)
    for heading in headings:
        other = words_of(heading)
        for size in range(min(len(other), len(words) - 1), 0, -1):
            if words[-size:] == other[:size] and is_job(" ".join(other[:size])):
                count = len(words) - size
                lead = part.split(" ")[:count]
                if count <= 2 and all(map(_may_be_short_name, lead)):
                    return start + sum(len(word) + 1 for word in lead)
                break
    return start


def _stated_in_front(part: str, names: list[list[str]]) -> int:
    """Where the job's name begins behind the employer's, as a field or label states it ("Bloomfield Foods Driver"); 0 where it does not."""
    words = part.split(" ")
    for name in names:
        count = len(name)
        if 0 < count < len(words) and words_of(" ".join(words[:count])) == name and is_job(" ".join(words[count:])):
            return len(" ".join(words[:count])) + 1
    return 0


def _is_name_before_kind(first: str, rest: str, body: str) -> bool:
    """Whether a name stands before a kind of job ("Bloomfield Unpaid Internship") that the text has only as a name, and as an employer's."""
    kind, _, job = rest.partition(" ")
    if (
        kind.lower() not in vocabulary().before_jobs
        or not is_job(job)
        or not (first[:1].isupper() and first[1:].islower())
    ):
        return False
    if first not in body or first.lower() in body:
        return False
    at = body.find(f" {first} ")
    return _is_organisation(first, body) or (
        at >= 0 and names_organisation(" ".join(body[at + 1 : at + 60].split()[:2]))
    )


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
        f"{name}, is ",
        f"{name} has ",
        f"{name} offers ",
        f"{name} seeks ",
    )
    if name not in body:
        return False
    return any(frame in body for frame in frames)


def _may_be_short_name(word: str) -> bool:
    return word.isupper() or any(char.isdigit() for char in word) or _mixed(word)


def _mixed_or_number(word: str) -> bool:
    return _mixed(word) or word[:1].isdigit()


def _mixed(word: str) -> bool:
    """Whether a word is written like a short name or an acronym (CoE, GitHub), not like a word of a title."""
    return len(word) > 1 and any(char.isupper() for char in word[1:])
