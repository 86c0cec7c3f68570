"""What names a job, what only announces jobs, and what is a sentence: the words that a title is told by."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from jdlint import lexicons, memo
from jdlint.posting.normalise import words_of


@cache
def _jobs() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    data = lexicons.load("titles")
    return frozenset(data["nouns"]), tuple(data["endings"]), frozenset(data["no-jobs"])


class Around(NamedTuple):
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
    not_wanted: frozenset[str]
    openings: frozenset[str]
    before_jobs: frozenset[str]


@cache
def vocabulary() -> Around:
    """The lexicon's words beside a job's name, prepared once."""
    data = lexicons.load("titles")
    page, organisations = data["page"], data["organisations"]
    return Around(
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
        frozenset(data["not-wanted"]),
        frozenset(data["openings"]),
        frozenset(data["before-jobs"]),
    )


@memo.kept
def is_job(text: str) -> bool:
    """Whether a text names a job: one of its words is an occupation (``engineer``, ``nurse``), by lexicon or by its ending."""
    nouns, endings, no_jobs = _jobs()
    pairs = vocabulary().pairs
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
    return not vocabulary().page_keys.isdisjoint(page_words(text))


@memo.kept
def is_chrome(text: str) -> bool:
    """Whether a line belongs to the page rather than to the posting: "Skip to main content", "Posted 3 days ago", "via Jobboard"."""
    lowered = text.lower().strip(" .:!›»>-")
    return lowered in vocabulary().chrome or (lowered.startswith(vocabulary().chrome_starts) and not is_job(text))


@memo.kept
def _finite_at(text: str) -> int:
    """Where a line that says something has its finite verb ("Here is the description from …"); -1 for a line that only names.

    "IS Manager" names a job, and so does "Baker - must be 18", where the job's name stands apart.
    """
    finite = vocabulary().finite
    at = 0
    for word in text.replace("’", "'").split(" "):
        bare = word.strip(',.;:!?()"')
        if bare.lower() in finite and (bare.islower() or (bare[1:].islower() and len(bare) > 2)):
            apart = max(text.rfind(sign, 0, at) for sign in (" - ", " – ", " — ", ",", "(", "|", ":"))
            return -1 if apart > 0 and is_job(text[:apart]) else at
        at += len(word) + 1
    return -1


def is_sentence(text: str) -> bool:
    return _finite_at(text) >= 0


def subject_of(text: str) -> str:
    """The job that a line says something of and that it begins with ("Line Cooks are needed"); else nothing."""
    subject = text[: max(0, _finite_at(text))].rstrip()
    words = subject.split(" ")
    bare = words[0].lower() not in _DETERMINERS and 0 < len(words) <= 4
    return subject if bare and is_job(words[-1]) and not subject.islower() else ""


_DETERMINERS = frozenset(
    {"the", "a", "an", "our", "your", "this", "these", "every", "all", "any", "here", "what", "who", "how", "if", "and"}
)


def page_words(text: str) -> list[str]:
    """The words of a text up to an employer's name, where all of them are those of a page about jobs; else none."""
    around = vocabulary()
    words = [word for part in words_of(text) for word in part.split("-")] if text.count(" ") < 9 else []
    for index, word in enumerate(words):
        if word not in around.page_words:
            named = index > 1 and words[index - 1] in around.before_name and not is_job(" ".join(words[index:]))
            return words[:index] if named else []
    return words


ARTICLES = frozenset(
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
