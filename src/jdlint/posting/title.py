"""The job title: where a posting states it."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from jdlint.gate import Gate
from jdlint.model import Block, Title
from jdlint.posting.content import cues
from jdlint.posting.jobs import ARTICLES, is_chrome, is_job, is_sentence, names_page, page_words, subject_of, vocabulary
from jdlint.posting.meaning import fact_of_label, meaning_is_exact, meaning_of_heading
from jdlint.posting.normalise import words_of
from jdlint.posting.titleline import Employer, clean, names_organisation, next_label
from jdlint.posting.units import Unit

# A place that may hold the title: block, text range, index of the unit where the place is the unit's own.
_Place: TypeAlias = tuple[Block, int, int, int | None]


class TitleFound(NamedTuple):
    """The title and the index of the unit it stands in (None where that is no unit of its own)."""

    title: Title
    unit: int | None


def without_page_headings(units: list[Unit], title: int | None) -> list[Unit]:
    """The units, with headings of the page above the posting ("Careers") as plain lines: they open no part of it."""
    result = units
    for index, unit in enumerate(units):
        if unit.role == "text" and len(unit.block.text.split()) > 12:
            break
        if unit.role == "heading" and index != title:
            above = title is not None and index < title and names_page(unit.heading_text)
            if not above and vocabulary().pages.isdisjoint(page_words(unit.heading_text)):
                break
            if result is units:
                result = list(units)
            result[index] = unit._replace(role="text")
    return result


def find_title(units: list[Unit]) -> TitleFound | None:
    """The title a posting states: in a field, behind a label, as its first heading or line, in the page's title, or in its sentence."""
    candidates = _candidates(units)
    others = [unit.heading_text for unit in units if unit.role == "heading"]
    names, places = _organisation(units)
    body = "\n".join([unit.block.text for unit in units if unit.role == "text" and not unit.block.chrome])
    employer = Employer(names, body, places)
    for block, start, end, unit in candidates:
        found = clean(block, start, end, others, employer)
        if found is None:
            continue
        if is_sentence(found.text):
            subject = subject_of(found.text)
            at = block.text.find(subject, start) if subject else -1
            found = clean(block, at, at + len(subject), others, employer) if at >= 0 else None
            if found is None:
                continue
        fuller = _fuller(units, found.text)
        if fuller is not None:
            block, start, end, unit = fuller
            found = clean(block, start, end, others, employer) or found
        labelled = unit is not None and units[unit].role == "label"
        repeated = _repeated(units, found.text) if unit is None or labelled else None
        return TitleFound(found, unit if repeated is None else repeated)
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
    """The heading at the beginning of the body that repeats a title stated in a field: the title line of the page, no section.

    It is of the first rank, or stands under lines that name the employer and its parts.
    """
    words = set(words_of(title))
    above = 0
    for index, unit in enumerate(units):
        if unit.role in {"field", "chrome", "template"} or unit.block.key or not unit.block.text.strip():
            continue
        if unit.role != "heading":
            return None
        if (unit.rank == 1 or above) and words <= set(words_of(unit.heading_text)):
            return index
        above += 1
        if above > 3 or meaning_of_heading(unit.heading_text).certain:
            return None
    return None


def _candidates(units: list[Unit]) -> list[_Place]:
    """Places that may hold the title, best first: block, text range, index of the unit where the place is the unit's own."""
    fields: list[tuple[int, Block]] = []
    labels: list[_Place] = []
    for index, unit in enumerate(units):
        if unit.role == "field" and fact_of_label(_last_key(unit.block.key)) == "title" and unit.block.text.strip():
            fields.append((_field_rank(unit.block), unit.block))
        elif unit.role == "label" and unit.fact == "title" and _tells_work(unit.block.text[unit.value :]):
            continue
        elif unit.role == "label" and unit.fact == "title" and len(unit.block.text) - unit.value < 120:
            labels.append((unit.block, unit.value, len(unit.block.text), index))
        elif unit.role == "label" and unit.fact == "title":  # other labels behind it on the same line
            end = next_label(unit.block.text, unit.value, unit.value + 120)
            if end:
                labels.append((unit.block, unit.value, end, index))
    fields.sort(key=lambda entry: entry[0])
    ordered: list[_Place] = [(block, 0, len(block.text), None) for _, block in fields if is_job(block.text)]
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
        if any(not is_sentence(entry[0].text[entry[1] : entry[2]]) for entry in found)
        else _from_sentence(units) or _spoken_of(units)
    )
    calling = [entry for entry in unsure if entry[0].text.lower().startswith(vocabulary().calls)]
    named = [entry for entry in unsure if entry not in calling]
    return found + named + said + calling + [entry for entry in headed if entry not in sure][:1]


def _tells_work(value: str) -> bool:
    """Whether a value behind "Role:" says what is done ("Bake and sell bread for the …") rather than what the job is called."""
    words = words_of(value[:80])
    if len(words) < 4 or words[0] not in cues().duty_verbs or is_job(words[0]):
        return False
    return words[1] in {"and", "a", "an", "the", "our", "with", "in", "to", "as"} or len(words) > 8


def _last_key(key: str) -> str:
    parts = [part for part in key.split(".") if not part.isdigit()]
    return parts[-1] if parts else key


def _field_rank(block: Block) -> int:
    key = _last_key(block.key).replace("_", "").replace("-", "")
    order = {"jobtitle": 0, "title": 1, "position": 2, "positiontitle": 2, "job": 3, "roletitle": 3, "role": 4}
    depth = sum(1 for part in block.key.split(".") if not part.isdigit()) - 1
    nested = 0 if depth == 0 or block.key.startswith("jsonld") else 5
    return order.get(key, 5) + nested


def _headed(units: list[Unit]) -> list[_Place]:
    """Headings and first lines that may be the title, in order of trust."""
    found: list[tuple[int, int, _Place]] = []
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
    if len(text) > 120 or text.endswith("?") or names_page(text) or is_chrome(text):
        return False
    job = is_job(text)
    if not job and text.endswith(".") and " " in text:  # a slogan
        return False
    if " as " in text.lower() and meaning_of_heading(text).certain:  # "Your tasks as a baker"
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
        if not names_page(bare) and not meaning_is_exact(bare) and not is_chrome(bare):
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
_OPENS = ("As a ", "As an ", "As our ", "Are you a ", "Are you an ")


def _from_sentence(units: list[Unit]) -> list[_Place]:
    """A job named in a sentence of the beginning ("We are looking for a Head Chef to …", "As a Head Chef you …")."""
    seen = 0
    opening: list[_Place] = []
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
    praise = vocabulary().praise
    at, article, bare_name, before = start, False, start, ""
    for word in text[start : start + 160].split(" "):
        bare = word.strip(",").lower()
        if bare in ARTICLES:
            article = True
        elif not (
            bare in praise
            or bare in {"and", "&", "or", ""}
            or bare.endswith("-minded")
            or (before.endswith("ly") and word.islower() and bare.endswith("ed"))  # "fully licensed"
        ):
            break
        before = bare
        at += len(word) + 1
        bare_name = at
    end = _phrase_end(text, bare_name)
    while end > bare_name and text[end - 1] in "?!.,;:":
        end -= 1
    name = text[bare_name:end]
    told = article or name[:1].isupper() or _names_several(name, text[end : end + 8])
    if not is_job(name) or "]" in name or not told or len(name.split()) > 10:
        return start, start
    return bare_name, end


def _names_several(name: str, behind: str) -> bool:
    """Whether several are wanted, so that no article stands before the job ("is seeking qualified teachers to join …")."""
    last = name.rpartition(" ")[2]
    return (
        last.endswith("s") and is_job(last) and name.count(" ") <= 2 and last not in vocabulary().not_wanted
        and behind.startswith((" to ", " who ", " for "))
    )  # fmt: skip


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


def _organisation(units: list[Unit]) -> tuple[list[list[str]], frozenset[str]]:
    """The words of the organisation's names, and those of the places, where fields or labels state them."""
    names: list[list[str]] = []
    places: set[str] = set()
    for unit in units:
        if unit.role == "field":
            fact = fact_of_label(_last_key(unit.block.key))
            if fact != "location" and "hiringorganization.name" in unit.block.key:
                fact = "company"
        elif unit.role == "label":
            fact = unit.fact
        else:
            continue
        if fact == "company":
            names.append(words_of(unit.block.text[unit.value :]))
        elif fact == "location" and len(unit.block.text) < 120:
            places.update(words_of(unit.block.text[unit.value :]))
    return [name for name in names if name], frozenset(places)
