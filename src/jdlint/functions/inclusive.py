"""Rules of the family inclusive/ that need to know whom a word speaks of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jdlint import edits, lexicons
from jdlint.model import Fix
from jdlint.rule import Match, same_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jdlint.model import Edit
    from jdlint.passages import Text, Wording
    from jdlint.rule import Context

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_NEUTRAL: Mapping[str, str] = {
    "he": "they", "she": "they", "him": "them", "his": "their", "her": "their", "hers": "theirs", "himself": "themselves", "herself": "themselves",
}  # fmt: skip
_SUBJECTS = frozenset({"he", "she"})
# Behind these words the verb stays the same with "they".
_SAME_VERB = frozenset(
    [
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "had",
        "did",
        "'ll",
        "cannot",
        "can't",
        "won't",
    ]
)
_TITLES_OF_HONOUR = frozenset(
    ["majesty", "majesty's", "excellency", "holiness", "highness", "honour", "honor", "royal", "grace"]
)
_HOLDER_ZONES = frozenset({"role", "responsibilities", "requirements", "nice-to-have"})
_BEFORE_PLACES = frozenset(
    ["in", "at", "from", "near", "across", "throughout", "within", "around", "outside", "inside", "via"]
)


class _Pronoun(NamedTuple):
    """A pronoun at words ``first`` to ``last`` (exclusive) of a text; ``paired`` where it names both ("he/she"), ``neutral`` is what to write."""

    first: int
    last: int
    paired: bool
    neutral: str
    subject: bool


@cache
def _people() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The nouns for who will hold the job, those for other people, and words in capitals that name nobody."""
    data = lexicons.load("people")
    return frozenset(data["holders"]), frozenset(data["others"]), frozenset(data["no-people"])


def pronoun(context: Context) -> Iterator[Match]:
    """ "He", "she" and "he/she" for whoever will hold the job; not for a person who is named, a customer, or somebody quoted."""
    title_words = _title_words(context)
    before: Text | None = None
    for text in context.read_texts():
        exempt: list[tuple[int, int]] | None = None
        judged: tuple[int, bool] | None = (
            None  # the sentence of the last lone pronoun, and whether it spoke of the holder
        )
        for found in text.wording.once(_pronouns):
            start, end = text.tokens.starts[found.first], text.tokens.ends[found.last - 1]
            if exempt is None:
                exempt = text.exempt(context.rule.exempt)
            if any(low < end and start < high for low, high in exempt):
                continue
            if found.paired:
                # "He/she" tells by itself that anybody may be meant: only a pupil's or a patient's is none of ours.
                if _nearest(text, found.first, title_words) != "served":
                    yield _match(context, text, found, start, end)
                continue
            sentence = text.sentence(start)[0]
            of_holder = (
                judged[1]
                if judged is not None and judged[0] == sentence
                else _of_holder(text, before, found, title_words)
            )
            judged = (sentence, of_holder)
            if of_holder:
                yield _match(context, text, found, start, end)
        before = text


def _title_words(context: Context) -> frozenset[str]:
    title = context.texts.title
    words = title.tokens.words if title is not None else []
    return frozenset(word for word in words if len(word) > 3) | {
        word[:-1] for word in words if len(word) > 4 and word.endswith("s")
    }


def _pronouns(text: Wording) -> tuple[_Pronoun, ...]:
    """The pronouns of a text that name a gender, pairs as one; not "she/her" behind a name, nor an abbreviation (HE, HIS)."""
    words = text.tokens.words
    if _NEUTRAL.keys().isdisjoint(words):
        return ()
    starts, ends = text.tokens.starts, text.tokens.ends
    found: list[_Pronoun] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word == "(" and words[at + 1 : at + 4] == ["s", ")", "he"]:
            found.append(_Pronoun(at, at + 4, True, "they", True))
            at += 4
            continue
        if word == "s" and words[at + 1 : at + 3] == ["/", "he"]:
            found.append(_Pronoun(at, at + 3, True, "they", True))
            at += 3
            continue
        if word not in _NEUTRAL or _is_abbreviation(text.text[starts[at] : ends[at]], text.text):
            at += 1
            continue
        last, genders = _chain(words, at)
        if last - at > 1:
            if len(genders) == 2 and not any(part in ("they", "them", "their") for part in words[at : last + 2]):
                found.append(_Pronoun(at, last, True, _NEUTRAL[word], word in _SUBJECTS))
            at = last
            continue
        if words[at + 1 : at + 2] and words[at + 1] not in _TITLES_OF_HONOUR:
            found.append(_Pronoun(at, at + 1, False, _NEUTRAL[word], word in _SUBJECTS))
        at += 1
    return tuple(found)


def _is_abbreviation(written: str, whole: str) -> bool:
    return len(written) > 1 and written.isupper() and not whole.isupper()


def _chain(words: list[str], at: int) -> tuple[int, set[str]]:
    """The end of a chain such as "he/she", "his or her", "she/her/hers", and the genders it names."""
    genders = {"m" if words[at] in _MALE else "f"}
    last = at + 1
    while last + 1 < len(words) and words[last] in ("/", "or") and words[last + 1] in _NEUTRAL:
        other = "m" if words[last + 1] in _MALE else "f"
        # "his or her": a pair; "his or his": no chain.
        if words[last] == "or" and other in genders:
            break
        genders.add(other)
        last += 2
    return last, genders


def _of_holder(text: Text, before: Text | None, found: _Pronoun, title_words: frozenset[str]) -> bool:
    """Whether a lone pronoun speaks of whoever will hold the job: the nearest person named before it decides."""
    low, _ = text.sentence(text.tokens.starts[found.first])
    words = text.tokens.words
    opens = found.first == 0 or text.tokens.starts[found.first] == low or not words[found.first - 1][0].isalnum()
    who = _nearest(text, found.first, title_words)
    if who or text.zone not in _HOLDER_ZONES:
        return who == "holder"
    if not (found.subject and opens):
        return False
    # Nobody is named in this text: the one before it may introduce a person; else the job's section speaks of its holder.
    if before is not None and before.zone == text.zone and before.block.kind == text.block.kind == "paragraph":
        return _nearest(before, len(before.tokens.words), title_words) in ("", "holder")
    return True


_REACH = 80  # words


def _nearest(text: Text, stop: int, title_words: frozenset[str]) -> str:
    """Who is named last before word ``stop``: "holder", "served" (a patient, a pupil), "other", or "" for nobody. Looks back over three sentences."""
    from jdlint.posting.jobs import is_job

    holders, others, nobody = _people()
    words, starts, ends = text.tokens.words, text.tokens.starts, text.tokens.ends
    sentences = 0
    for at in range(stop - 1, max(-1, stop - 1 - _REACH), -1):
        word = words[at].removesuffix("'s")
        written = text.text[starts[at] : ends[at]]
        if word in holders or (word in title_words and is_job(word)):
            return "holder"
        if word in others or word.removesuffix("s") in others:
            return "served"
        if len(word) > 3 and is_job(word):
            return "other"
        opens = text.sentence(starts[at])[0] == starts[at]
        if written[:1].isupper() and not written.isupper() and not opens and word not in title_words:
            if word in nobody or (at and words[at - 1] in _BEFORE_PLACES):
                continue
            return "other"
        if opens:
            sentences += 1
            if sentences == 3:
                return ""
    return ""


def _match(context: Context, text: Text, found: _Pronoun, start: int, end: int) -> Match:
    words = text.tokens.words
    following = words[found.last] if found.last < len(words) else ""
    neutral = found.neutral
    if words[found.first] == "her" and not found.paired:
        neutral = "their" if following[:1].isalnum() and following not in _PREPOSITIONS else "them"
    edit: Edit | None = None
    if (found.subject and following in _SAME_VERB) or (
        not found.subject and (neutral != "their" or following[:1].isalnum())
    ):
        edit = edits.replace(
            context.document.source.text, text.block, start, end, same_case(text.text[start:end].lstrip("("), neutral)
        )
    fix = Fix(False, f"Write {neutral!r}", (edit,)) if edit is not None else None
    message = _PAIR if found.paired else None
    return Match(*text.span(start, end), message=message, suggestions=(neutral, "you"), fix=fix, passage=text.index)


_PAIR = "'{match}' is slow to read and leaves some people out; write '{suggestion}', or speak to the reader with 'you'"
_PREPOSITIONS = frozenset(
    [
        "to",
        "in",
        "on",
        "at",
        "for",
        "with",
        "from",
        "by",
        "of",
        "as",
        "and",
        "or",
        "but",
        "if",
        "when",
        "while",
        "who",
        "that",
        "which",
        "the",
        "a",
        "an",
    ]
)
