"""The job title: where a posting states it, and what of that line is the title."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from jdlint import lexicons, memo
from jdlint.gate import Gate
from jdlint.model import Block, Title
from jdlint.posting.meaning import fact_of_label, meaning_is_exact, meaning_of_heading
from jdlint.posting.normalise import words_of
from jdlint.posting.units import Unit, opens_name

_SEPARATORS = (" - ", " – ", " — ", " | ", " • ", " · ", " :: ", " // ")


class _Employer(NamedTuple):
    """What a posting says of who gives the job: the names that fields and labels state (as words), its running text."""

    names: list[list[str]]
    body: str

    def is_named(self, part: str) -> bool:
        """Whether a part beside the title names the employer: so it is stated, so the text speaks of it, or so it is built."""
        words = words_of(part)
        if not words or len(words) > 12 or not part.strip()[:1].isupper():
            return False
        if words in self.names or names_organisation(part):
            return True
        return len(words) <= 5 and _is_organisation(part.strip(), self.body)


# A place that may hold the title: block, text range, index of the unit where the place is the unit's own.
_Place = tuple[Block, int, int, int | None]


class TitleFound(NamedTuple):
    """The title and the index of the unit it stands in (None where that is no unit of its own)."""

    title: Title
    unit: int | None


@cache
def _jobs() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    data = lexicons.load("titles")
    return frozenset(data["nouns"]), tuple(data["endings"]), frozenset(data["no-jobs"])


class _Around(NamedTuple):
    """What the lexicon knows of texts beside a job's name."""

    pairs: dict[str, frozenset[str]]
    pages: frozenset[str]
    page_keys: frozenset[str]
    page_words: frozenset[str]
    before_name: frozenset[str]
    organisations: frozenset[str]
    general: frozenset[str]
    praise: frozenset[str]
    chrome: frozenset[str]
    chrome_starts: tuple[str, ...]
    finite: frozenset[str]
    calls: tuple[str, ...]


@cache
def _around() -> _Around:
    data = lexicons.load("titles")
    page, organisations = data["page"], data["organisations"]
    return _Around(
        {last: frozenset(firsts) for last, firsts in data["pairs"].items()},
        frozenset(page["pages"]),
        frozenset((*page["pages"], *page["keys"])),
        frozenset((*page["pages"], *page["keys"], *page["words"])),
        frozenset(page["before-name"]),
        frozenset(organisations["words"]),
        frozenset((*organisations["general"], *organisations["words"])),
        frozenset(data["praise"]),
        frozenset(data["chrome"]["whole"]),
        tuple(data["chrome"]["starts"]),
        frozenset(data["finite"]),
        tuple(data["calls"]),
    )


@memo.kept
def is_job(text: str) -> bool:
    """Whether a text names a job: one of its words is an occupation (``engineer``, ``nurse``), by lexicon or by its ending."""
    nouns, endings, no_jobs = _jobs()
    pairs = _around().pairs
    before = ""
    for word in words_of(text):
        if word in pairs and before in pairs[word]:
            return True
        before = word
        for part in word.replace("/", "-").split("-"):
            single = part.removesuffix("s") if part not in nouns else part
            if part in no_jobs or single in no_jobs:
                continue
            if part in nouns or single in nouns or (part.endswith("es") and part[:-2] in nouns):
                return True
            if len(single) > 5 and single.endswith(endings):
                return True
    return False


@memo.kept
def names_page(text: str) -> bool:
    """Whether a heading announces jobs in general and names none: "Careers", "Work with us", "Current vacancies at Bloomfield"."""
    return not _around().page_keys.isdisjoint(_page_words(text))


@memo.kept
def _is_chrome(text: str) -> bool:
    """Whether a line belongs to the page rather than to the posting: "Skip to main content", "Posted 3 days ago", "via Jobboard"."""
    lowered = text.lower().strip(" .:!›»>-")
    return lowered in _around().chrome or (lowered.startswith(_around().chrome_starts) and not is_job(text))


@memo.kept
def _finite_at(text: str) -> int:
    """Where a line that says something has its finite verb ("Here is the description from …"); -1 for a line that only names.

    "IS Manager" names a job, and so does "Baker - must be 18", where the job's name stands apart.
    """
    finite = _around().finite
    at = 0
    for word in text.replace("’", "'").split(" "):
        bare = word.strip(',.;:!?()"')
        if bare.lower() in finite and (bare.islower() or (bare[1:].islower() and len(bare) > 2)):
            apart = max(text.rfind(sign, 0, at) for sign in (" - ", " – ", " — ", ",", "(", "|", ":"))
            return -1 if apart > 0 and is_job(text[:apart]) else at
        at += len(word) + 1
    return -1


def _is_sentence(text: str) -> bool:
    return _finite_at(text) >= 0


def _subject(text: str) -> str:
    """The job that a line says something of and that it begins with ("Line Cooks are needed"); else nothing."""
    subject = text[: max(0, _finite_at(text))].rstrip()
    words = subject.split(" ")
    bare = words[0].lower() not in _DETERMINERS and 0 < len(words) <= 4
    return subject if bare and is_job(words[-1]) and not subject.islower() else ""


_DETERMINERS = frozenset(
    {"the", "a", "an", "our", "your", "this", "these", "every", "all", "any", "here", "what", "who", "how", "if", "and"}
)


def _page_words(text: str) -> list[str]:
    """The words of a text up to an employer's name, where all of them are those of a page about jobs; else none."""
    around = _around()
    words = [word for part in words_of(text) for word in part.split("-")] if text.count(" ") < 9 else []
    for index, word in enumerate(words):
        if word not in around.page_words:
            named = index > 1 and words[index - 1] in around.before_name and not is_job(" ".join(words[index:]))
            return words[:index] if named else []
    return words


def without_page_headings(units: list[Unit], title: int | None) -> list[Unit]:
    """The units, with headings of the page above the posting ("Careers") as plain lines: they open no part of it."""
    result = units
    for index, unit in enumerate(units):
        if unit.role == "text" and len(unit.block.text.split()) > 12:
            break
        if unit.role == "heading" and index != title:
            if _around().pages.isdisjoint(_page_words(unit.heading_text)):
                break
            if result is units:
                result = list(units)
            result[index] = unit._replace(role="text")
    return result


def find_title(units: list[Unit]) -> TitleFound | None:
    """The title a posting states: in a field, behind a label, as its first heading or line, in the page's title, or in its sentence."""
    candidates = _candidates(units)
    others = [unit.heading_text for unit in units if unit.role == "heading"]
    names = _organisation(units)
    body = "\n".join(unit.block.text for unit in units if unit.role == "text" and not unit.block.chrome)
    employer = _Employer(names, body)
    for block, start, end, unit in candidates:
        found = _clean(block, start, end, others, employer)
        if found is None:
            continue
        if _is_sentence(found.text):
            subject = _subject(found.text)
            at = block.text.find(subject, start) if subject else -1
            found = _clean(block, at, at + len(subject), others, employer) if at >= 0 else None
            if found is None:
                continue
        fuller = _fuller(units, found.text)
        if fuller is not None:
            block, start, end, unit = fuller
            found = _clean(block, start, end, others, employer) or found
        return TitleFound(found, _repeated(units, found.text) if unit is None else unit)
    return None


def _fuller(units: list[Unit], title: str) -> _Place | None:
    """Where a title of one word in lower case ("role: manager") is named in full: in the sentence that asks for such a person."""
    if " " in title or not title.islower():
        return None
    for place in _from_sentence(units):
        words = words_of(place[0].text[place[1] : place[2]])
        if 1 < len(words) <= 4 and words[-1] == title:
            return place
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
        elif unit.role == "label" and unit.fact == "title":  # other labels behind it on the same line
            end = _next_label(unit.block.text, unit.value, unit.value + 120)
            if end:
                labels.append((unit.block, unit.value, end, index))
    fields.sort(key=lambda entry: entry[0])
    ordered: list[tuple[Block, int, int, int | None]] = [
        (block, 0, len(block.text), None) for _, block in fields if is_job(block.text)
    ]
    headed = _headed(units)
    heads = [
        (u.block, 0, len(u.block.text), None)
        for u in units
        if u.role == "chrome" and u.block.context == "head" and is_job(u.block.text)
    ]
    sure = [entry for entry in headed if is_job(entry[0].text[entry[1] : entry[2]])]
    unsure = [
        (block, 0, len(block.text), None)
        for rank, block in fields
        if rank < 5 and (block.text.strip()[:1] in "([{<" or not names_page(block.text))
    ]
    found = ordered + labels + sure + heads
    # Sentences are read only where nothing else says it.
    said = (
        []
        if any(not _is_sentence(entry[0].text[entry[1] : entry[2]]) for entry in found)
        else _from_sentence(units) or _spoken_of(units)
    )
    calling = [entry for entry in unsure if entry[0].text.lower().startswith(_around().calls)]
    named = [entry for entry in unsure if entry not in calling]
    return found + named + said + calling + [entry for entry in headed if entry not in sure][:1]


def _next_label(text: str, start: int, most: int) -> int:
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
    heading = False
    known = False  # a heading above opens a part of the posting
    asked = False  # the line above asks for the title: "Job title" over "Baker"
    for index, unit in enumerate(units):
        if unit.role == "heading":
            text = unit.heading_text
            certain = meaning_is_exact(text) or meaning_of_heading(text).certain
            below = asked and not certain
            known = known or certain
            if below or (
                _may_be_title(unit)
                and (is_job(text) or texts == 0)
                and (not known or unit.rank <= 2 or is_job(text))
                and (texts <= 1 or unit.rank <= (2 if texts <= 3 else 1) or is_job(text))
            ):
                rank = unit.rank if unit.rank <= 6 else 3 if texts == 0 else 6
                rank = 0 if below else rank if texts <= 3 or rank == 1 else rank + 6
                found.append((rank, index, (unit.block, *unit.heading, index)))
            asked, heading = fact_of_label(text) == "title", True
            if asked and unit.rank <= 2 and texts == 0:  # nothing may stand below: a template's own word
                found.append((_LAST, index, (unit.block, *unit.heading, index)))
        elif unit.role == "text" and unit.block.kind in {"paragraph", "row"} and unit.block.text.strip():
            start, end = _head_line(
                unit.block.text, first=asked or (texts == 0 and not found), only_job=heading and not asked
            )
            if end and (asked or texts < _HEAD_LINES):
                found.append((0 if asked else 2, index, (unit.block, start, end, index)))
            texts += 1
            asked = False
        if texts > 12 and found:
            break
    found.sort(key=lambda entry: (entry[0], entry[1]))
    return [entry for _, _, entry in found]


_LAST = 20
_HEAD_LINES = 4
"""So many lines at the top may hold the title, under the name of the employer and the like."""


def _may_be_title(unit: Unit) -> bool:
    """Whether a heading may name the job; one that the lexicon knows, a question or a line with a colon behind it does not."""
    text = unit.heading_text
    if len(text) > 120 or text.endswith("?") or names_page(text) or _is_chrome(text):
        return False
    job = is_job(text)
    if not job and text.endswith(".") and " " in text:  # a slogan
        return False
    return not meaning_is_exact(text) and (job or not (meaning_of_heading(text).certain or unit.look == "label"))


_ABBREVIATED = (" Inc.", " Ltd.", " Co.", " Corp.", " Jr.", " Sr.", " Dept.", " St.")


def _head_line(text: str, *, first: bool, only_job: bool) -> tuple[int, int]:
    """The line of a head's text that may be the title: the first that names a job, else (where nothing stands above) its first; (0, 0) for none."""
    at = 0
    fallback = (0, 0)
    for line in text.split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        bare = line.strip()
        short = 0 < len(bare) <= 100 and (not bare.endswith((".", "?", ":", ";", ",")) or bare.endswith(_ABBREVIATED))
        if not short or len(bare.split()) > 14:
            break
        if not names_page(bare) and not meaning_is_exact(bare) and not _is_chrome(bare):
            if is_job(bare) and ((first and at == 0) or (len(bare.split()) <= 9 and not bare[:1].islower())):
                return at, at + len(line)
            if first and at == 0 and not bare.endswith("!") and not only_job and not names_organisation(bare):
                fallback = (at, at + len(line))
        at += len(line) + 1
    return fallback


# Words of sentences behind which a job is named, where an article or praise may stand between.
_ASKS = (
    "looking for", "looking to hire", "seeking", "seeks", "seek", "hiring", "hire", "recruiting", "recruit", "recruiting for", "position of", "positions of", "role of", "post of", "needs", "need",
    "opening for", "opportunity for", "arisen for", "vacancy for", "vacancies for", "applications for", "applications from", "appoint", "appointing",
    "to work as", "join us as", "join our team as", "join the team as", "team as", "position as", "working as", "work as", "job as", "role as", "be our", "become our", "become",
)  # fmt: skip
_ASKING = Gate("join ", *(ask + " " for ask in _ASKS))
_ARTICLES = frozenset(
    {
        "a",
        "an",
        "our",
        "another",
        "the",
        "new",
        "next",
        "one",
        "two",
        "several",
        "full-time",
        "part-time",
        "full",
        "part",
        "time",
    }
)
_OPENS = ("As a ", "As an ", "As our ", "Are you a ", "Are you an ")


def _from_sentence(units: list[Unit]) -> list[tuple[Block, int, int, int | None]]:
    """A job named in a sentence of the beginning ("We are looking for a Head Chef to …", "As a Head Chef you …")."""
    seen = 0
    opening: list[tuple[Block, int, int, int | None]] = []
    for unit in units:
        if unit.role != "text" or unit.block.kind == "row" or not unit.block.text.strip():
            continue
        seen += 1
        if seen > 12:
            break
        text = unit.block.text
        for start in _asked_at(text):
            low, high = _named_at(text, start)
            if low < high:
                return [(unit.block, low, high, None)]
        if not opening and text.lstrip().startswith(_OPENS):
            start = len(text) - len(text.lstrip())
            begin = next(start + len(words) for words in _OPENS if text.startswith(words, start))
            low, high = _named_at(text, begin)
            if low < high:
                opening = [(unit.block, low, high, None)]
    return opening


def _spoken_of(units: list[Unit]) -> list[_Place]:
    """A job that texts speak of as their subject, three at least ("The Line Cook prepares …"), where nothing else names one."""
    places: dict[str, list[_Place]] = {}
    for unit in units:
        text = unit.block.text
        if unit.role != "text" or not text.startswith("The ") or unit.block.chrome:
            continue
        end = 3
        for word in text[4:80].split(" "):
            if not word[:1].isupper() or not word.isalpha():
                break
            end += len(word) + 1
        name = text[4:end]
        if " " in name and is_job(name) and not text[end : end + 1].isalpha() and not _is_boss(name):
            places.setdefault(name, []).append((unit.block, 4, end, None))
    best = max(places.values(), key=len, default=[])
    return best[:1] if len(best) >= 3 else []


def _is_boss(name: str) -> bool:
    return name.split(" ")[0] in {"Hiring", "Board", "Selection", "Successful", "Ideal", "Managing"}


def _asked_at(text: str) -> list[int]:
    """Where in a text a sentence goes on with the job it asks for, in the order of trust."""
    lowered = text.lower()
    if len(lowered) != len(text) or not _ASKING.passes(lowered):
        return []
    places: list[int] = []
    for ask in _ASKS:
        at = lowered.find(ask + " ")
        named = ask == "hiring" and lowered[:at].endswith(("the ", "our ", "your ", "a "))  # "the hiring manager"
        if at >= 0 and not named and not lowered[at - 1 : at].isalnum():
            places.append(at + len(ask) + 1)
    joins = lowered.find("join ")
    if joins >= 0 and not lowered[joins - 1 : joins].isalnum():  # "Join Bloomfield Council as a gardener"
        at = lowered.find(" as a", joins, joins + 60)
        if at > 0 and not _ENDS.intersection(lowered[joins:at]):
            places.append(at + len(" as "))
    return sorted(places)


_ENDS = frozenset(".;:!?\n")


def _named_at(text: str, start: int) -> tuple[int, int]:
    """The job's name behind articles and praise ("an experienced and highly committed history teacher"); an empty range where none is named."""
    praise = _around().praise
    at, article, bare_name = start, False, start
    for word in text[start : start + 160].split(" "):
        bare = word.strip(",").lower()
        if bare in _ARTICLES:
            article = True
        elif not (bare in praise or bare in {"and", "&", "or", ""} or bare.endswith("-minded")):
            break
        at += len(word) + 1
        bare_name = at
    end = _phrase_end(text, bare_name)
    while end > bare_name and text[end - 1] in "?!.,;:":
        end -= 1
    name = text[bare_name:end]
    if not is_job(name) or "]" in name or (not article and not name[:1].isupper()) or len(name.split()) > 10:
        return start, start
    return bare_name, end


_STOP_WORDS = frozenset(
    {
        "to", "who", "who's", "with", "for", "that", "at", "in", "on", "as", "from", "will", "is", "which", "based", "or", "reporting", "position", "role",
        "within", "and", "able", "able,", "you", "we", "we're", "you'll", "you’ll", "his", "her", "its", "two", "three", "one", "four", "has", "are", "this", "our", "capable", "when", "where", "responsible",
    }
)  # fmt: skip
# Behind these a name may go on after a stop word: "Lecturer in Economics", "Head of People and Culture".
_GOES_ON = frozenset({"in", "and", "&", "for"})

# Behind these "in" leads to a subject rather than to a place.
_OF_SUBJECTS = frozenset(
    {
        "lecturer",
        "professor",
        "fellow",
        "researcher",
        "reader",
        "student",
        "candidate",
        "associate",
        "fellowship",
        "instructor",
    }
)


def _phrase_end(text: str, start: int) -> int:
    """The end of the noun phrase at ``start``: before a stop word, a bracket or the sentence's end."""
    at, last = start, ""
    for word in text[start : start + 100].split(" "):
        bare = word.strip().lower()
        if not bare or word[0] in "(–—-":
            break
        if bare in _STOP_WORDS and not (bare in _GOES_ON and not is_job(text[start:at])):
            subject = bare == "in" and last in _OF_SUBJECTS and text[at + 3 : at + 4].isupper()
            if not subject:
                break
        last = bare.removesuffix("s")
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


def _clean(block: Block, start: int, end: int, headings: list[str], employer: _Employer) -> Title | None:
    """The title within a line: without labels, calls, codes, places, the company and gender marks around it."""
    text = block.text
    start, end = _trim(text, start, end)
    start = _without_prefix(text, start, end)
    end = _next_label(text, start, end) or end
    start, end = _without_parts(text, start, end, employer)
    start, end = _trim(text, start, end)
    coded = _without_code(text, start, end)
    if coded < end:
        start, end = _without_parts(text, *_trim(text, start, coded), employer)
    start, end = _trim(text, start, end)
    start = _without_company(text, start, end, headings, employer.body)
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
        for prefix in prefixes:
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
        while lowered[begin:].partition(" ")[0] in _ARTICLES:
            begin = lowered.index(" ", begin) + 1 if " " in lowered[begin:] else len(lowered)
        if is_job(lowered[begin:]):
            return start + begin
    return start


def _without_parts(text: str, start: int, end: int, employer: _Employer) -> tuple[int, int]:
    """Takes off brackets and separated parts at both ends that are no part of the job's name, until nothing changes."""
    before = (-1, -1)
    while before != (start, end) and end - start > 3:
        before = (start, end)
        part = text[start:end].rstrip()
        end = start + len(part)
        for drop in (_drop_columns, _drop_bracket, _drop_separated, _drop_employer, _drop_suffix, _drop_kind):
            low, high = drop(part, employer)
            if (low, high) != (0, len(part)):
                start, end = _trim(text, start + low, start + high)
                break
    return start, end


def _drop_columns(part: str, employer: _Employer) -> tuple[int, int]:  # noqa: ARG001
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


def _drop_bracket(part: str, employer: _Employer) -> tuple[int, int]:
    """Takes off a bracket at the end that says where, how or for whom rather than what."""
    if part[-1:] in ")]}":
        at = part.rfind({")": "(", "]": "[", "}": "{"}[part[-1]])
        inner = part[at + 1 : -1]
        if at > 2 and (not _belongs(inner) or names_page(inner) or (not is_job(inner) and employer.is_named(inner))):
            return 0, at
    return 0, len(part)


def _drop_separated(part: str, employer: _Employer) -> tuple[int, int]:
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
    for sign in (": ", "! "):
        at = part.find(sign)
        front, rest = part[: max(0, at)], part[at + 2 :]
        close = sign == "! " or at <= 24
        if at > 0 and (names_page(front) or (close and is_job(rest) and not is_job(front))):
            return at + 2, len(part)
    comma = part.rfind(", ")
    if comma > 2 and is_job(part[:comma]) and _is_extra(part[comma + 2 :], part[:comma], employer, strict=True):
        return 0, comma
    return 0, len(part)


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


def _drop_employer(part: str, employer: _Employer) -> tuple[int, int]:
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


def _drop_suffix(part: str, employer: _Employer) -> tuple[int, int]:  # noqa: ARG001
    """Takes off "job description", "vacancy" and the like."""
    lowered = part.lower()
    joins = lowered.find(" to join ")
    if joins > 3 and is_job(lowered[:joins]):
        return 0, joins
    for suffix in _frames()[1]:
        if lowered.endswith(suffix) and len(lowered) > len(suffix) + 3 and not lowered[-len(suffix) - 1].isspace():
            return 0, len(part) - len(suffix)
    weak, whole, _ = _ends_of_jobs()
    if lowered.endswith(weak) and not lowered.endswith(whole):
        suffix = next(suffix for suffix in weak if lowered.endswith(suffix))
        left = part[: len(part) - len(suffix)]
        if ", " not in left and is_job(left.rpartition(" ")[2]):
            return 0, len(left)
    return 0, len(part)


def _drop_kind(part: str, employer: _Employer) -> tuple[int, int]:  # noqa: ARG001
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


def _belongs(inner: str) -> bool:
    """Whether a bracket belongs to the title ("Engineer (Backend)"): it says what the job is, not where, how or for whom."""
    _, _, extras = _frames()
    lowered = inner.lower().strip()
    words = words_of(inner)
    if not words or any(char.isdigit() for char in inner) or all(len(word) <= 1 or word == "/" for word in words):
        return False
    return not (set(words) & extras) and lowered not in extras and not _is_place(inner)


# A part that begins so says until when or from when.
_DATED = frozenset({"apply", "deadline", "closing", "closes", "posted", "starting", "starts"})


def _is_extra(part: str, rest: str, employer: _Employer, *, strict: bool = False) -> bool:
    """Whether a part beside the title is a place, a job type, a code or the company rather than a part of the name."""
    from jdlint.posting.facts.workmode import find_work_modes  # heavy only where a title has parts

    _, _, extras = _frames()
    words = words_of(part)
    if not words:
        return True
    if not is_job(rest) or is_job(part):
        return False
    if words[0] in _DATED:
        return True
    if " ".join(words) in extras or all(word in extras or word in {"/", "and", "or"} for word in words):
        return True
    if employer.is_named(part):
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


def names_organisation(part: str) -> bool:
    """Whether a text is built like the name of an employer: "Hudson College", "Bloomfield Ltd", "University of Bloomfield"."""
    around = _around()
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
        f"{name}, is ",
        f"{name} has ",
        f"{name} offers ",
        f"{name} seeks ",
    )
    if name not in body:
        return False
    return any(frame in body for frame in frames)


def _mixed_or_number(word: str) -> bool:
    return _mixed(word) or word[:1].isdigit()


def _mixed(word: str) -> bool:
    """Whether a word is written like a short name or an acronym (CoE, GitHub), not like a word of a title."""
    return len(word) > 1 and any(char.isupper() for char in word[1:])
