"""Headings and labels with nothing behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdlint.functions.placeholder import leftovers
from jdlint.posting.meaning import fact_of_label, meaning_of_heading
from jdlint.rule import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdlint.model import Passage, Posting
    from jdlint.rule import Context

# Facts whose absence the rules required/* tell of, by the element they ask for.
_REQUIRED = {"location": "location", "work-mode": "location", "job-type": "job-type", "compensation": "compensation"}
_FACTS = frozenset(
    [
        "deadline",
        "start-date",
        "reports-to",
        "hours",
        "department",
        "duration",
        "level",
        "grade",
        "travel",
        "openings",
        "posted",
        "location",
        "work-mode",
        "job-type",
        "compensation",
        "company",
    ]
)
# Sections whose absence is an error of its own.
_SECTIONS = {"responsibilities": "responsibilities", "requirements": "skills"}


def check_field(context: Context) -> Iterator[Match]:
    """Labels in the text and keys of the front matter that name a fact and leave it out."""
    posting = context.posting
    for block in posting.fields.values():
        key = next((part for part in reversed(block.key.split(".")) if not part.isdigit()), "")
        if (
            not block.text.strip()
            and block.context != "nested"
            and _asked(context, fact_of_label(key.replace("_", " ").replace("-", " ")), front=True)
        ):
            key_end = block.start + len(context.document.source.text[block.start : block.end].rstrip(" \t\r\n:=\"'"))
            yield Match(block.start, key_end)
    passages = context.texts.once(_visible)
    for index, passage in enumerate(passages):
        block, text = passage.block, passage.block.text.rstrip(" \t\n*_\u00a0")
        tabular = block.kind == "row" and "\t" in block.text
        if not tabular and not text.endswith(":"):
            continue
        if tabular:
            label, _, rest = block.text.partition("\t")
            empty = not rest.strip()
        else:
            label, empty = text[:-1], _nothing_follows(context, passages, index)
            low = _asks_to_send(label) if empty else -1
            if low >= 0:
                yield Match(*block.span(low, len(label.rstrip())), passage=posting.passages.index(passage))
                continue
        if (
            empty
            and len(label) <= 40
            and "\n" not in label.strip()
            and _asked(context, fact_of_label(label.strip(" :*_")))
        ):
            low = len(block.text) - len(block.text.lstrip())
            yield Match(*block.span(low, len(label.rstrip())), passage=posting.passages.index(passage))


_SENDING = frozenset({"email", "e-mail", "mail", "send", "apply", "submit", "write", "forward"})


def _asks_to_send(label: str) -> int:
    """Where words begin that ask to send something to an address ("Please email your CV to"), in a column of a line too; -1 for others."""
    if not label.endswith((" to", " at", " via")):
        return -1
    start = max((at + len(gap) for gap in ("   ", "\t", "\n", ". ") if (at := label.rfind(gap)) >= 0), default=0)
    words = label[start:].lower().split()
    return start if len(words) <= 12 and not _SENDING.isdisjoint(words) else -1


def _asked(context: Context, fact: str | None, *, front: bool = False) -> bool:
    """Whether an empty value of this fact is worth telling: readers see it, and no other rule tells of it."""
    if fact not in _FACTS:
        return False
    element = _REQUIRED.get(fact)
    if front:
        # An unused key is no fault where the text states the fact; where nothing does, required/* tells of it.
        return fact == "deadline" and "deadline" not in context.posting.label_values
    return element is None or element in context.posting.elements


def _visible(posting: Posting) -> list[Passage]:
    """The passages that readers see."""
    return [
        passage
        for passage in posting.passages
        if not passage.block.chrome and passage.block.kind != "field" and passage.block.text.strip()
    ]


def _nothing_follows(context: Context, passages: list[Passage], index: int) -> bool:
    """Whether the label at ``index`` is followed by the next label, a heading or the end, with nothing (no tag, no image) between."""
    source = context.document.source.text
    block = passages[index].block
    if index + 1 == len(passages):
        return _blank(source[block.end : context.posting.end])
    after = passages[index + 1]
    between = source[block.end : after.block.start]
    if _opens(after) or _is_label(after):
        return _blank(between)
    # The last of a group of labels, where the text goes on after an empty line.
    grouped = (
        index > 0
        and _is_label(passages[index - 1])
        and "\n\n" not in source[passages[index - 1].block.end : block.start]
    )
    return grouped and "\n\n" in between.replace("\r", "") and _blank(between)


def _is_label(passage: Passage) -> bool:
    label, colon, _ = passage.block.text.strip().partition(":")
    return bool(colon) and len(label) <= 40 and fact_of_label(label.strip(" *_")) is not None


def check_section(context: Context) -> Iterator[Match]:
    """Headings that open a section and have nothing under them, not even a smaller heading."""
    posting = context.posting
    passages = context.texts.once(_visible)
    for index, passage in enumerate(passages):
        if not passage.heading or passage.title or passage.block.kind == "row":
            continue
        block = passage.block
        text = block.text.strip()
        meaning = meaning_of_heading(text)
        rank = _rank(passage)
        if (
            not meaning.kinds
            or (rank > 6 and not meaning.certain)
            or (text.endswith((":", "!", ".")) and fact_of_label(text.strip(" :*_")) is not None)
        ):
            continue
        missing = _SECTIONS.get(meaning.kinds[0])
        if missing is not None and missing not in posting.elements:
            continue
        after = passages[index + 1] if index + 1 < len(passages) else None
        if after is None and (
            meaning.kinds[0] in {"apply", "other"} or (posting.end <= block.end and context.document.format == "html")
        ):
            continue
        if after is not None and (not _opens(after) or _rank(after) > rank):
            continue
        if any(found.passage == posting.passages.index(passage) for found in leftovers(context)):
            continue
        if _blank(context.document.source.text[block.end : after.block.start if after is not None else posting.end]):
            start, end = block.span()
            yield Match(start, end, passage=posting.passages.index(passage))


def _opens(passage: Passage) -> bool:
    """Whether a passage surely is a heading: marked up as one, or known as one; a line in capitals may be a value."""
    if not passage.heading or _rank(passage) <= 6:
        return passage.heading
    text = passage.block.text
    return (
        bool(meaning_of_heading(text).kinds) and len(text.split()) <= 5
    )  # longer ones lead into a list: "As a baker, you will:"


def _rank(passage: Passage) -> int:
    """How high a heading stands: 1 to 6 as marked up, 7 for other looks, 8 for a line that ends in a colon."""
    block = passage.block
    if block.kind == "heading":
        return block.level or 2
    return 8 if block.text.rstrip(" *_").endswith(":") else 7


_SHOWING = (
    "<img",
    "<iframe",
    "<form",
    "<input",
    "<button",
    "<video",
    "<audio",
    "<object",
    "<embed",
    "<svg",
    "<script",
    "{%",
    "{{",
    "<%",
    "![",
    "<canvas",
    "<picture",
)


def _blank(between: str) -> bool:
    """Whether a piece of the source between two texts shows nothing: blanks, rules, empty bullets, comments, closing tags."""
    if any(sign in between for sign in _SHOWING):
        return False
    parts, at = [], 0
    while at < len(between):
        opening = between.find("<", at)
        if opening < 0:
            parts.append(between[at:])
            break
        parts.append(between[at:opening])
        comment = between.startswith("<!--", opening)
        closing = between.find("-->" if comment else ">", opening)
        if closing < 0:
            break
        at = closing + (3 if comment else 1)
    return not any(char.isalnum() for char in "".join(parts).replace("&nbsp;", ""))
