"""Rules of the family clarity/: length, capitals and doubled words."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import eq
from typing import TYPE_CHECKING

from jdlint import edits, readability
from jdlint.functions.prose import prose
from jdlint.model import Fix
from jdlint.rule import Match, missing
from jdlint.words import closes_word, opens_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdlint.model import Posting
    from jdlint.passages import Text, Wording
    from jdlint.rule import Context

_VOWELS = frozenset("AEIOUY")


def doubled_word(context: Context) -> Iterator[Match]:
    """The same word twice in a row ("the the"). Option ``words``: words that may stand twice."""
    may = frozenset(context.options["words"])
    for text in context.read_texts():
        told = -1
        for at in text.wording.once(_repeats):
            word, starts, ends = text.tokens.words[at], text.tokens.starts, text.tokens.ends
            if word in may or at - 1 == told:
                continue
            match = _doubled(context, text, starts[at - 1], ends[at - 1], starts[at], ends[at])
            if match is not None:
                yield match
                told = at


def _repeats(text: Wording) -> tuple[int, ...]:
    """The indexes of words that say again the word before them."""
    words = text.tokens.words
    if not any(map(eq, words, words[1:])):
        return ()
    return tuple(
        at
        for at, (before, word) in enumerate(pairwise(words), 1)
        if word == before and word.isalpha() and (len(word) > 1 or word in "ai")
    )


def _doubled(context: Context, text: Text, start: int, end: int, again: int, stop: int) -> Match | None:
    gap = text.text[end:again]
    if not gap.isspace() or "\t" in gap or gap.count("\n") > 1:
        return None
    if not opens_word(text.text, start) or not closes_word(text.text, again, stop):
        return None
    first, second = text.text[start:end], text.text[again:stop]
    # Two capitals are a name ("Walla Walla", "New New York") or a grade; behind a sentence's first word a small letter must follow.
    if second[0].isupper():
        return None
    if any(low < stop and start < high for low, high in text.exempt(context.rule.exempt)):
        return None
    edit = edits.replace(context.document.source.text, text.block, end, stop, "")
    fix = Fix(True, f"Remove the second '{second}'", (edit,)) if edit is not None else None
    return Match(*text.span(start, stop), {"word": first.lower()}, fix=fix, passage=text.index)


def long_sentence(context: Context) -> Iterator[Match]:
    """Sentences of paragraphs with more than ``words`` words."""
    limit = context.options["words"]
    for text in context.read_texts():
        if text.block.kind not in ("paragraph", "quote") or text.heading or text.text.count(" ") < limit:
            continue
        for start, end in text.sentences:
            if text.text.count(" ", start, end) + text.text.count("\n", start, end) < limit:
                continue
            number = readability.length(text.text[start:end])
            if number > limit and not _is_list(text.text[start:end], number):
                yield Match(*text.span(start, end), {"count": str(number)}, passage=text.index)


def _is_list(sentence: str, number: int) -> bool:
    """Whether a sentence is a list in one line: bullets within it, or as many lines or semicolons as a list has items."""
    marks = sum(sentence.count(mark) for mark in ("•", "·", "▪", "\t", ";", "|"))
    return marks >= 3 or sentence.count("\n") > max(3, number // 8)


def long_bullet(context: Context) -> Iterator[Match]:
    """Bullets with more than ``words`` words."""
    limit = context.options["words"]
    for text in context.read_texts():
        if text.block.kind != "item" or text.heading or text.text.count(" ") < limit:
            continue
        number = readability.length(text.text)
        if number > limit:
            yield Match(*text.span(0, len(text.text)), {"count": str(number)}, passage=text.index)


def wall_of_text(context: Context) -> Iterator[Match]:
    """Paragraphs with more than ``words`` words. Reported at their first sentence."""
    limit = context.options["words"]
    for text in context.read_texts():
        if text.block.kind != "paragraph" or text.heading or text.text.count(" ") < limit:
            continue
        number = readability.length(text.text)
        if number > limit and not _is_list(text.text, number):
            yield Match(*text.span(*text.sentences[0]), {"count": str(number)}, passage=text.index)


def _lengths(posting: Posting) -> Iterator[int]:
    """The words of each text of a posting that is read as its text: without furniture, code and short values of fields."""
    blocks = {passage.block.start: passage.block for passage in posting.passages}
    blocks.update((block.start, block) for block in posting.fields.values() if block.start not in blocks)
    for block in blocks.values():
        if block.kind in ("code", "template", "rule") or block.chrome:
            continue
        number = readability.length(block.text)
        if block.kind != "field" or number >= _SHORTEST_PROSE:
            yield number


_SHORTEST_PROSE = 8  # words from which on a field's value is a sentence rather than a fact
_LINKED_PARTS = ("requirements", "responsibilities", "description", "duties", "details", "job spec")


def too_short(context: Context) -> Iterator[Match]:
    """Postings with fewer than ``words`` words; not one whose text lies elsewhere (an include, a link to the full description)."""
    limit, number = context.options["words"], 0
    for more in _lengths(context.posting):
        number += more
        if number >= limit:
            return
    folded = context.texts.folded
    if any(hint in folded for hint in context.options["elsewhere"]):
        return
    if any(block.kind == "template" for block in context.document.blocks_of(context.posting)):
        return
    for text in context.texts.all:
        for mark in text.block.marks:
            if mark.kind == "link" and any(part in text.folded[mark.start : mark.end] for part in _LINKED_PARTS):
                return
    yield missing(context, values={"count": str(number)})


def too_long(context: Context) -> Iterator[Match]:
    """Postings with more than ``words`` words."""
    limit = context.options["words"]
    # Most postings have not even so many characters that could stand between words, which costs less to count.
    if sum(map(_blanks, context.texts.every)) <= limit:
        return
    number = sum(_lengths(context.posting))
    if number > limit:
        yield missing(context, values={"count": str(number)})


def _blanks(text: Text) -> int:
    return text.text.count(" ") + text.text.count("\n") + text.text.count("\t") + 1


def reading_grade(context: Context) -> Iterator[Match]:
    """Postings whose text is harder to read than ``grade``."""
    sentences: list[str] = []
    for text in context.read_texts():
        if text.heading or text.block.kind not in ("paragraph", "item", "quote"):
            continue
        sentences += [text.text[start:end] for start, end in text.sentences]
    counts = readability.count(sentences)
    grade = counts.grade()
    if counts.words >= 100 and grade > context.options["grade"]:
        yield missing(context, values={"grade": f"{grade:.0f}", "limit": f"{context.options['grade']:g}"})


def headings_in_capitals(posting: Posting) -> bool:
    """Whether a posting writes its headings in capitals throughout, so that capitals are its way of setting things apart."""
    headings = [
        passage.block.text
        for passage in posting.passages
        if passage.heading and not passage.title and sum(char.isalpha() for char in passage.block.text) > 3
    ]
    capitals = sum(heading.isupper() for heading in headings)
    return capitals >= 2 and capitals * 5 >= len(headings) * 4


_RUN = r"(?<![A-Za-z0-9'])[A-Z][A-Z']+(?:[ \n-]+(?:[A-Z][A-Z']*|&)(?![A-Za-z0-9]))+"


def shouting(context: Context) -> Iterator[Match]:
    """Runs of at least ``words`` words in capitals, and several exclamation marks in a row.

    Names made of initials are no words here; a posting whose headings are in capitals has them as its style for labels, not for sentences.
    """
    least = context.options["words"]
    for text in prose(context):
        if "!!" in text.text or "! !" in text.text:
            yield from _exclamations(context, text)
        runs = text.wording.once(_runs)
        if not runs or text.heading or text.block.kind == "row":
            continue
        for start, end in runs:
            words = text.text[start:end].split()
            if len(words) < least:
                continue
            spoken = [word for part in words for word in part.split("-") if len(word) >= 3 and _VOWELS & set(word)]
            if len(spoken) < least - 1 or sum(len(word) >= 5 for word in spoken) < 1:
                continue
            if _is_label(text.text, start, end):
                continue
            if any(low < end and start < high for low, high in text.exempt(context.rule.exempt)):
                continue
            yield Match(*text.span(start, end), {"what": "capitals"}, passage=text.index)


def _runs(text: Wording) -> tuple[tuple[int, int], ...]:
    """The ranges of runs of words in capitals."""
    if _CAPITALS.search(text.text) is None:
        return ()
    return tuple(found.span() for found in re.finditer(_RUN, text.text))


_CAPITALS = re.compile(r"[A-Z'][ \n-]+[A-Z&]")  # stands in every run


def _is_label(text: str, start: int, end: int) -> bool:
    """Whether capitals open a line as its label ("MINIMUM PROCESS QUALIFICATIONS: ...") or are all of a short line, which is a heading."""
    if any(char.islower() for char in text[text.rfind("\n", 0, start) + 1 : start]):
        return False
    rest = text[end:].lstrip(" ")
    return rest[:1] in (":", "(", "-", "–", "—") or (not rest.strip() and end - start <= 60) or rest[:1] == "\n"


_MARKS = r"!(?: ?!)+"


def _exclamations(context: Context, text: Text) -> Iterator[Match]:
    for found in re.finditer(_MARKS, text.text):
        start, end = found.span()
        if any(low < end and start < high for low, high in text.exempt(context.rule.exempt)):
            continue
        edit = edits.replace(context.document.source.text, text.block, start, end, "!")
        fix = Fix(True, "Keep one exclamation mark", (edit,)) if edit is not None else None
        yield Match(
            *text.span(start, end), {"what": "exclamation marks"}, "several exclamation marks read as shouting; one is enough, or none",
            suggestions=("!",), fix=fix, passage=text.index,
        )  # fmt: skip
