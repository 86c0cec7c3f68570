"""Leftovers of templates in a posting: one scan for the whole family, so that each leftover is told by exactly one rule.

``leftovers`` finds what the rules ``placeholder/*`` report; each check hands out those of its own rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdlint.functions import leftover_brackets, leftover_links, leftover_words
from jdlint.functions.leftovers import Leftover, Place
from jdlint.posting.facts.placeholder import is_filler
from jdlint.rule import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdlint.model import Document
    from jdlint.passages import Text, Texts, Wording
    from jdlint.rule import Context


class Found(NamedTuple):
    """A leftover at the source range ``start:end``; ``passage`` is its place in ``posting.passages`` (-1 for none)."""

    leftover: Leftover
    start: int
    end: int
    passage: int


_last: tuple[Texts | None, tuple[Found, ...]] = (None, ())


def leftovers(context: Context) -> tuple[Found, ...]:
    """All leftovers of the posting, in source order. The rules of the family ask one after the other, so the last answer is kept."""
    global _last
    texts, found = _last
    if texts is not context.texts:
        found = tuple(_scan(context))
        _last = (context.texts, found)
    return found


def _scan(context: Context) -> list[Found]:
    posting = context.posting
    headings = [text.text for text in context.texts.all if text.heading]
    shouted = sum(heading.isupper() for heading in headings) * 2 > len(headings)
    variables = _variables(context.document)
    found: dict[tuple[int, int], Found] = {}
    for text in _fillers(context.texts.all):
        start, end = text.span(0, len(text.text.rstrip()))
        found[start, end] = Found(Leftover("dummy-text", 0, len(text.text.rstrip())), start, end, text.index)
    for text in context.texts.all:
        field = text.block.kind == "field"
        if not (field or text.block.marks or text.wording.once(_may_hold)):
            continue
        if text.block.kind == "code" or text.block.context == "nested" or not text.text.strip():
            continue
        title = text.title or (
            field
            and posting.title is not None
            and posting.title.start >= text.block.start
            and posting.title.end <= text.block.end
        )
        kind = "heading" if text.heading and not field else text.block.kind
        place = Place(
            kind, title, text.heading or kind == "heading", text.block.key, context.document.format, shouted, variables
        )
        for leftover in in_text(text, place):
            start, end = leftover.source if leftover.source is not None else text.span(leftover.start, leftover.end)
            found.setdefault((start, end), Found(leftover, start, end, text.index))
    return sorted(found.values(), key=lambda item: (item.start, item.end))


_BARE = frozenset(
    {"description", "job description", "text", "content", "summary", "role description", "company description"}
)


def _fillers(texts: Sequence[Text]) -> list[Text]:
    """Lines of a template that only number what belongs there ("Item 1", "Responsibility 2"), two at least, with nothing real beneath.

    Where there are such, a line that is only "Description" is one too, in front of the next of them or of a heading.
    """
    numbered = [index for index, text in enumerate(texts) if text.text[-1:].isdigit() and is_filler(text.text.lower())]
    if len(numbered) < 2:
        return []
    filled = set(numbered)
    found = [index for index in numbered if not _holds_more(texts, index, filled)]
    if len(found) < 2:
        return []
    for index, text in enumerate(texts[:-1]):
        after = texts[index + 1]
        plain = text.block.kind == "paragraph" and text.text.strip().lower() in _BARE
        if plain and (index + 1 in filled or (after.heading and not text.heading)):
            found.append(index)
    return [texts[index] for index in sorted(found)]


def _holds_more(texts: Sequence[Text], index: int, filled: set[int]) -> bool:
    """Whether real text stands under a numbered line: it is then the heading of a part ("Task 1"), or an item with items of its own."""
    if index + 1 >= len(texts) or index + 1 in filled:
        return False
    here, after = texts[index], texts[index + 1]
    if after.heading or not after.text.strip():
        return False
    if here.heading:
        return True
    return here.block.kind == "item" and after.block.kind == "item" and after.block.level > here.block.level


def _may_hold(wording: Wording) -> bool:
    """Whether a text may hold a leftover by itself, wherever it stands: most have nothing that any search asks for."""
    return leftover_brackets.may_hold(wording.text) or leftover_words.may_hold(wording.text)


def in_text(text: Text, place: Place) -> list[Leftover]:
    """The leftovers of one text without overlaps, in order: first those in brackets, then links, then single words."""
    if text.text.isalnum() and len(text.text) > 12:
        return []
    by_itself = text.wording.found.get(place)
    if by_itself is None:
        by_itself = text.wording.found[place] = (
            tuple(leftover_brackets.find(text.text, place)),
            tuple(leftover_words.find(text.text, place)),
        )
    linked = tuple(leftover_links.find(text.block, place))
    if not (linked or any(by_itself)):
        return []
    taken: bytearray | None = None
    for mark in text.block.marks:
        if mark.kind in {"code", "template", "image"} and mark.end > mark.start:
            taken = taken or bytearray(len(text.text))
            taken[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
    found: list[Leftover] = []
    for leftovers in (by_itself[0], linked, by_itself[1]):
        for leftover in leftovers:
            if taken is not None and 1 in taken[leftover.start : leftover.end]:
                continue
            if leftover.rule == "bracketed" and _is_linked(text, leftover):
                continue
            taken = taken or bytearray(len(text.text))
            taken[leftover.start : leftover.end] = b"\x01" * (leftover.end - leftover.start)
            found.append(leftover)
    return sorted(found, key=lambda item: item.start)


def _is_linked(text: Text, leftover: Leftover) -> bool:
    """Whether the brackets hold just a link: a page's navigation writes "[Contents]" that way."""
    return any(
        mark.kind == "link" and mark.start == leftover.start + 1 and mark.end == leftover.end - 1
        for mark in text.block.marks
    )


_last_names: tuple[Document | None, frozenset[str]] = (None, frozenset())


def _variables(document: Document) -> frozenset[str]:
    """Names that a site generator fills in: the keys of the front matter and what template tags assign. Its postings ask one after the other."""
    global _last_names
    if _last_names[0] is not document:
        _last_names = (document, _assigned(document))
    return _last_names[1]


def _assigned(document: Document) -> frozenset[str]:
    source = document.source.text
    if document.format == "text" or "{{" not in source:
        return frozenset()
    names = {block.key.lower() for block in document.blocks if block.kind == "field"}
    for word in ("assign ", "set ", "capture ", "for "):
        at = source.find("{% " + word)
        while at >= 0:
            names.update(source[at + 3 + len(word) : at + 43 + len(word)].split(None, 1)[:1])
            at = source.find("{% " + word, at + 1)
    return frozenset(names)


def _told(context: Context, rule: str) -> Iterator[Match]:
    for found in leftovers(context):
        if found.leftover.rule == rule:
            write = found.leftover.write
            suggestions = (f"Write {write}.",) if write else ()
            yield Match(
                found.start, found.end, severity=found.leftover.severity, suggestions=suggestions, passage=found.passage
            )


def check_bracketed(context: Context) -> Iterator[Match]:
    """``[Your Company Name]``, ``<insert salary>``: placeholders in square or angle brackets."""
    return _told(context, "bracketed")


def check_merge_tag(context: Context) -> Iterator[Match]:
    """``{{company}}``, ``«Job_Title»``, ``*|CITY|*``: fields that a tool was to fill in."""
    return _told(context, "merge-tag")


def check_to_be_decided(context: Context) -> Iterator[Match]:
    """``TBD``, ``TODO``, ``XXX``, "to be confirmed"."""
    return _told(context, "to-be-decided")


def check_dummy_text(context: Context) -> Iterator[Match]:
    """Lorem ipsum and its kind."""
    return _told(context, "dummy-text")


def check_dummy_value(context: Context) -> Iterator[Match]:
    """``$XX,XXX``, ``____``, 123 Main Street, jobs@example.com."""
    return _told(context, "dummy-value")


def check_unresolved_choice(context: Context) -> Iterator[Match]:
    """``[Full-time/Part-time]``, "delete as appropriate"."""
    return _told(context, "unresolved-choice")


def check_instruction(context: Context) -> Iterator[Match]:
    """``ENTER ROLE TITLE HERE``, "(insert company description)": what a template tells its author."""
    return _told(context, "instruction")


def check_dead_link(context: Context) -> Iterator[Match]:
    """``[apply here](TODO)``: links that lead nowhere."""
    return _told(context, "dead-link")


def check_review_comment(context: Context) -> Iterator[Match]:
    """``[ON1]``: anchors and text of a reviewer's comments."""
    return _told(context, "review-comment")
