"""Blocks to units: pieces that are a heading, a label with its value, or text.

A reader knows how a line is marked up; whether a bold line, a line of capitals or a line with a colon at its end *works* as a
heading shows only beside its neighbours. That is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jdlint.model import Block
from jdlint.posting.jobs import is_job
from jdlint.posting.meaning import Meaning, fact_of_label, meaning_is_exact, meaning_of_heading, names_document
from jdlint.posting.normalise import words_of

# Facts whose value stands on the label's line; "Requirements: …" opens a section instead.
_VALUE_FACTS = frozenset(
    {
        "title", "company", "location", "work-mode", "job-type", "hours", "compensation", "department", "reports-to", "travel",
        "clearance", "start-date", "deadline", "duration", "reference", "level", "grade", "openings", "posted", "languages", "industry",
        "education", "experience", "apply",
    }
)  # fmt: skip
# Sections that a table holds in a cell beside their name.
_SECTION_FACTS = frozenset({"responsibilities", "skills", "nice-to-have", "benefits", "eeo"})
RANK_BOLD, RANK_LABEL = 7, 8
_LEAD_IN = frozenset(
    {"will", "include", "includes", "including", "following", "must", "should", "can", "are", "is", "be", "have", "need", "needs", "if", "would", "to", "expect", "require", "requires", "we", "i", "involve", "involves", "below", "please"}
)  # fmt: skip


class Unit(NamedTuple):
    """A block with its part in the posting: ``role`` is heading, label, text, field, template or chrome.

    ``rank`` orders headings (1 to 6 as marked up, 7 bold, underlined or capitals, 8 a line ending in a colon). ``fact`` and ``value`` are a label's
    fact (None where unknown) and the text offset of its value. ``heading`` is a heading's text range, ``heading_text`` its visible text
    without a colon at its end.
    """

    block: Block
    role: str
    rank: int = 0
    look: str = ""
    label: str = ""
    fact: str | None = None
    value: int = 0
    heading: tuple[int, int] = (0, 0)
    heading_text: str = ""


class _Beside(NamedTuple):
    """A block and what stands around it: the unit before it and the block behind it that have text, and the meaning of the heading above.

    ``source`` is the text that the blocks' maps lead to, ``format`` the document's.
    """

    block: Block
    previous: Unit | None
    after: Block | None
    above: Meaning
    source: str
    format: str

    @property
    def gap(self) -> bool:
        """Whether a blank line (or markup) sets the block apart from what stands before it."""
        return self.format != "text" or self.apart or (self.previous is not None and self.previous.role == "heading")

    @property
    def apart(self) -> bool:
        """Whether a blank line, or nothing at all, stands above the block."""
        above = self.previous
        return above is None or self.source.count("\n", above.block.end, self.block.start) > 1

    @property
    def parted(self) -> bool:
        """Whether what stands behind the block reads as its section: a blank line is between them, or it is a list or a long text."""
        after = self.after
        return after is not None and (
            after.kind == "item" or len(after.text) > 80 or self.source.count("\n", self.block.end, after.start) > 1
        )


def units_of(blocks: Sequence[Block], format: str, source: str) -> list[Unit]:
    """The units of a document's blocks, in order; ``source`` is the text that the blocks' maps lead to."""
    pieces = [piece for block in blocks for piece in _pieces(block, source)]
    texts = [_has_text(piece) for piece in pieces]
    following: list[Block | None] = []
    after: Block | None = None
    for piece, has_text in zip(reversed(pieces), reversed(texts), strict=True):
        following.append(after)
        if has_text:
            after = piece
    units: list[Unit] = []
    previous: Unit | None = None
    above: Meaning = Meaning()
    fields = 0
    for piece, has_text, after in zip(pieces, texts, reversed(following), strict=True):
        unit = _unit(piece, _Beside(piece, previous, after, above, source, format))
        units.append(unit)
        if unit.role == "heading":
            above = meaning_of_heading(unit.heading_text)
            fields += unit.rank >= RANK_BOLD and ":" in piece.text[-3:]
        if has_text:
            previous = unit
    units = _pair_terms(units)
    if fields > 1:
        units = _empty_fields(units, source)
    return _lead_lines(units, source) if format == "text" else units


def _has_text(block: Block) -> bool:
    return block.kind not in {"field", "template", "rule", "code"} and not block.chrome and bool(block.text.strip())


def _pieces(block: Block, source: str) -> list[Block]:
    """The lines of a paragraph that stand for themselves (bold lines, labels, capitals), the rest in one piece each."""
    if block.kind == "paragraph" and block.marks and not block.chrome:
        cut = _bold_label(block, source)
        if cut:
            return [block.slice(0, cut), *_pieces(block.slice(cut + 1, len(block.text)), source)]
    if block.kind not in {"paragraph", "item", "quote"} or "\n" not in block.text or block.chrome:
        return [block]
    lines: list[tuple[int, int]] = []
    at = 0
    for line in block.text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    alone = [_stands_alone(block, start, end, first=start == 0 and block.kind == "item") for start, end in lines]
    if not any(alone):
        return [block]
    pieces: list[Block] = []
    begin: int | None = None
    for (start, end), single in zip(lines, alone, strict=True):
        if single:
            if begin is not None:
                pieces.append(block.slice(begin, start - 1, "paragraph" if begin else None))
                begin = None
            pieces.append(block.slice(start, end, "paragraph" if start else None))
        elif begin is None:
            begin = start
    if begin is not None:
        pieces.append(block.slice(begin, len(block.text), "paragraph" if begin else None))
    return pieces


def _bold_label(block: Block, source: str) -> int:
    """Where a bold label ends whose value stands on the next line of the source, though no line of its own in the visible text; else 0."""
    for mark in block.marks:
        if mark.kind == "strong" and mark.start == 0 and 2 < mark.end <= 60:
            text = block.text
            end = mark.end if text[mark.end - 1] == ":" else mark.end + 1 if text[mark.end : mark.end + 1] == ":" else 0
            if end and text[end : end + 1] == " " and "\n" in source[slice(*block.span(end, end + 1))]:
                return end
    return 0


def _stands_alone(block: Block, start: int, end: int, *, first: bool) -> bool:
    text = block.text[start:end].strip()
    if not text or first:
        return False
    if len(text) <= 90 and strong_part(block, start, end) == "all" and not text.endswith((".", "!", ";", ",")):
        return True
    if start == 0 and end < len(block.text) and block.kind == "paragraph" and _is_first_line_heading(block.text, end):
        return True
    if _is_caps(text) and len(text) <= 60 and (meaning_is_exact(text) or meaning_of_heading(text).certain):
        return True
    label, value = split_label(text)
    if label and (fact_of_label(label) in _VALUE_FACTS) and (value < len(text) or len(text) < 40):
        return True
    return text.endswith(":") and len(text) <= 60 and meaning_of_heading(text).certain


def _is_first_line_heading(text: str, end: int) -> bool:
    """Whether the first line of a paragraph is a known heading above the text ("Our Mission", then a sentence)."""
    line, below = text[:end].strip(), text[end + 1 :].lstrip()
    if not 3 < len(line) <= 48 or not line[0].isupper() or not below[:1].isupper() or len(below) < 60:
        return False
    words = line.split()
    if line[-1] in ".!;,:" or not all(word[:1].isupper() or word in _SMALL for word in words):
        return False
    return meaning_of_heading(line).certain and meaning_is_exact(line)


def strong_part(
    block: Block, start: int = 0, end: int | None = None, kinds: tuple[str, ...] = ("strong", "underline")
) -> str:
    """Whether marks of the ``kinds`` cover ``all`` of a text range, its ``start``, or ``none``."""
    stop = len(block.text) if end is None else end
    while start < stop and not block.text[start].isalnum():
        start += 1
    while stop > start and not block.text[stop - 1].isalnum():
        stop -= 1
    if start < stop and not block.marks:
        return "none"
    at = start
    marks = sorted((mark for mark in block.marks if mark.kind in kinds), key=lambda mark: mark.start)
    for mark in marks:
        if mark.start <= at:
            at = max(at, mark.end)
        elif not any(char.isalnum() for char in block.text[at : mark.start]):
            at = mark.end
    if at >= stop:
        return "all"
    return "start" if at > start else "none"


def split_label(text: str) -> tuple[str, int]:
    """The label of ``Label: value`` and the offset of the value; ("", 0) where the text is no such line."""
    colon = text.find(":", 0, 49)
    if colon <= 0 or text[colon + 1 : colon + 3] == "//":
        return "", 0
    label = text[:colon].strip(" *_-•·\t")
    if not label or len(label.split()) > 6 or not label[0].isalpha() or any(char in label for char in '.;!?,"<>'):
        return "", 0
    at = colon + 1
    while at < len(text) and text[at] in " \t*_\n":
        at += 1
    return label, at


def _unit(block: Block, beside: _Beside) -> Unit:
    if block.chrome:
        return Unit(block, "chrome")
    if block.kind == "field":
        return Unit(block, "field")
    if block.kind in {"template", "rule", "code"} or not block.text.strip():
        return Unit(block, "template" if block.kind == "template" else "text")
    text = block.text
    label, value = split_label(text)
    fact = fact_of_label(label) if label else None
    if (
        fact in _VALUE_FACTS
        and len(label.split()) <= 4
        and "\n" not in text[:value]
        and (block.kind != "item" or len(text) < 90)
        and text[value:].strip()
    ):
        return Unit(block, "label", label=label, fact=fact, value=value)
    if block.kind == "row" and "\t" in text:
        first, _, rest = text.partition("\t")
        fact = fact_of_label(first.strip(" :"))
        if fact and rest.strip() and len(first) < 48:
            return Unit(block, "label", label=first.strip(" :"), fact=fact, value=len(first) + 1)
    if block.kind == "heading":
        if (_is_call(text) and "apply" not in text[:24].lower()) or (
            label and text[value:].strip() and fact in _VALUE_FACTS
        ):
            return Unit(block, "text")
        return _heading(block, block.level or 2, block.look or "atx")
    if block.kind == "item":
        return _item(block, beside.after, beside.source)
    return _paragraph(block, label, value, beside)


def opens_name(text: str, at: int) -> bool:
    """Whether the point at ``at`` is part of the word behind it (".NET")."""
    return text[at] == "." and text[at + 1 : at + 2].isalpha() and (at == 0 or text[at - 1].isspace())


def _heading(block: Block, rank: int, look: str) -> Unit:
    start, end = _behind_tag(block.text), len(block.text)
    while start < end and not (
        block.text[start].isalnum() or block.text[start] in "[{<(\"“'‘$€£#@&" or opens_name(block.text, start)
    ):
        start += 1
    while end > start and (block.text[end - 1].isspace() or block.text[end - 1] in ":*_#"):
        end -= 1
    if start >= end:
        return Unit(block, "text")
    return Unit(block, "heading", rank, look, heading=(start, end), heading_text=block.text[start:end])


def _behind_tag(text: str) -> int:
    """Where a template's heading begins behind the tag in front of it ("[Optional] Interview process")."""
    if not text.lstrip().startswith("["):
        return 0
    close = text.find("] ") + 1
    return close if close and len(text) - close > 3 and text[close:].lstrip()[:1].isalpha() else 0


def _marker(block: Block, source: str) -> str:
    """What kind of sign numbers an item: ``A`` for a letter, ``1`` for a number, nothing for a bullet."""
    start, _ = block.span(0, 1)
    sign = source[source.rfind("\n", 0, start) + 1 : start].strip(" \t*_(")
    bare = sign.rstrip(".) *_")
    if bare == sign or not 0 < len(bare) <= 4:
        return ""
    return "1" if bare.isdigit() else "A" if bare.isalpha() and bare.isupper() else ""


def _item(block: Block, after: Block | None, source: str) -> Unit:
    """A list item works as a heading only where it is bold or ends in a colon and known, with deeper items or text beneath."""
    text = block.text.strip()
    if after is None or len(text) > 60 or "\n" in text:
        return Unit(block, "text")
    if after.kind != "item":
        heads = _heads_paragraph(block, text, after) or (
            after.kind == "paragraph" and meaning_of_heading(text).certain and _marker(block, source) != ""
        )
        return _heading(block, RANK_LABEL, "item") if heads else Unit(block, "text")
    deeper = after.level > block.level
    if not deeper and len(text.split()) <= 4 and meaning_of_heading(text).certain:  # "B. Duties" over "1. Bakes bread"
        marker = _marker(block, source)
        deeper = marker == "A" and _marker(after, source) != marker
    if not deeper and not (text.endswith(":") and after.level == block.level):
        return Unit(block, "text")
    meaning = meaning_of_heading(text)
    marked = text.endswith(":") or strong_part(block) == "all"
    if meaning.certain and (marked or (len(text.split()) <= 4 and not text[:1].islower())):
        return _heading(block, RANK_LABEL, "item")
    return Unit(block, "text")


def _heads_paragraph(block: Block, text: str, after: Block) -> bool:
    """Whether an item is a bold, known heading, or a job's name in capitals, over a paragraph that is its section."""
    if after.kind != "paragraph" or len(after.text) < _SECTION:
        return False
    if after.level == block.level and (strong_part(block) == "all" or text.endswith(":")):
        return meaning_of_heading(text).certain or meaning_is_exact(text)
    return len(text) <= 40 and _is_caps(text) and text[-1] not in ".,;!" and is_job(text)


# A text of this length is a section of its own rather than a line.
_SECTION = 40


def _paragraph(block: Block, label: str, value: int, beside: _Beside) -> Unit:
    previous, after = beside.previous, beside.after
    text = block.text.strip()
    if "\n" in text or after is None or len(text) > 140:
        return Unit(block, "text")
    words = text.split()
    if block.key or not any(char.isalpha() for char in text) or _is_call(text):
        return Unit(block, "text")
    if text.rstrip(" :*").lower() in _FORM_FIELDS:
        return Unit(block, "text")
    meaning = meaning_of_heading(text)
    under_heading = previous is not None and previous.role == "heading"
    ends = text[-1]
    strong = strong_part(block)
    if block.look == "underlined":
        return _heading(block, RANK_BOLD, "underlined")
    if strong == "all" and len(words) <= 14 and (ends not in ".;," or meaning.certain) and not _is_call(text):
        if (ends == "!" and not meaning.kinds) or (not meaning.certain and _opens_with_figure(text)):
            return Unit(block, "text")
        return _heading(block, RANK_BOLD, "bold")
    if (
        strong_part(block, kinds=("strong", "underline", "em")) == "all"
        and len(words) <= 8
        and meaning.kinds
        and ends not in ".;,"
        and (meaning.certain or "," not in text)  # "Permanent, 25 hours a week"
    ):
        return _heading(block, RANK_BOLD, "em")
    if ends == ":" and len(words) <= 16:
        return _colon(block, words, meaning, beside, after)
    if _is_caps(text) and len(words) <= 9 and ends not in ".,;!" and not (label and text[value:].strip()):
        beside_caps = _is_caps(after.text) or (
            previous is not None and previous.role == "text" and _is_caps(previous.block.text)
        )
        statement = words[0] in {"AN", "A", "THE", "THIS", "ON", "ONLY", "NO", "FOR"}
        if not statement and (meaning.kinds or (not beside_caps and len(words) <= 6 and after.kind != "heading")):
            return _heading(block, RANK_BOLD, "caps")
        return Unit(block, "text")
    if text[1:4].find(". ") >= 0 or text[1:4].find(") ") >= 0:
        bare = _without_number(text)
        if bare != text and _is_numbered_heading(bare, beside, after):
            return _heading(block, RANK_LABEL, "numbered")
    valued = bool(label) and bool(text[value:].strip())
    if (
        ends not in ".,;!"
        and not valued
        and not (block.marks and strong_part(block, kinds=("link",)) == "all")  # a button, a way to another page
        and _is_plain_heading(text, words, meaning, after, beside, under_heading=under_heading)
    ):
        return _heading(block, RANK_BOLD, "plain")
    return Unit(block, "text")


def _is_numbered_heading(bare: str, beside: _Beside, after: Block) -> bool:
    """Whether a line that starts with a number ("2. Duties of the post") is a section's heading rather than one of several points."""
    words = bare.split()
    if len(words) > 8 or bare[-1] in ".,;!?" or not bare[:1].isupper() or _without_number(after.text) != after.text:
        return False
    capital = sum(1 for word in words if word[:1].isupper() or word in _SMALL)
    if capital < len(words) and not meaning_of_heading(bare).certain:
        return False
    previous = beside.previous
    pointed = (
        previous is not None and previous.role == "text" and _without_number(previous.block.text) != previous.block.text
    )
    return not pointed and beside.apart and (after.kind == "item" or len(after.text) > _SECTION)


def _without_number(text: str) -> str:
    """A heading without the number in front of it ("3. Duties", "IV) Pay", "B. Training")."""
    number, space, rest = text.lstrip(" *_").partition(" ")
    bare = number.rstrip(".)")
    if not space or not 0 < len(bare) <= 4 or len(bare) == len(number):
        return text
    counts = bare.replace(".", "").isdigit() or _ROMAN.issuperset(bare) or (len(bare) == 1 and bare.isupper())
    return rest.lstrip() if counts and rest.strip(" :*_") else text


_ROMAN = frozenset("IVX")


def _is_plain_heading(
    text: str, words: list[str], meaning: Meaning, after: Block, beside: _Beside, *, under_heading: bool
) -> bool:
    """Whether a short line without any markup works as a heading: known to the lexicon, or written like a title above a list."""
    gap, unmarked = beside.gap, beside.format == "text"
    known = meaning_is_exact(text)
    sure = (meaning.certain and (known or not under_heading)) or (
        len(words) <= 4 and known and (unmarked or (beside.format == "html" and len(after.text) > _SECTION))
    )
    starts = text[0].isupper() or not text[0].isalpha()
    if unmarked and under_heading and _is_first_of_lines(beside):
        return False
    if gap and sure and starts and len(words) <= (10 if " as " in text.lower() else 7) and _is_title_like(words, text):
        return True
    if unmarked and not gap and beside.parted and _is_unparted_heading(words, meaning, beside, known=known):
        return True
    if (
        gap
        and text[-1] == "?"
        and (meaning.certain or known)
        and len(words) <= 10
        and text[0].isupper()
        and not under_heading
    ):
        return True
    if gap and not under_heading and text[0].isupper() and 3 < len(words) <= 9 and meaning.kinds and text[-1] != "?":
        tail = " ".join(words[-3:])
        if meaning_of_heading(tail).certain and (meaning_is_exact(tail) or meaning_is_exact(words[-1])):
            return True
    if len(words) <= 7 and text[-1] != ":" and after.kind == "item" and words[0][:1].isupper() and len(text) > 3:
        capital = sum(1 for word in words if word[:1].isupper() or word in _SMALL)
        return unmarked or capital == len(words) or text.endswith("?")
    return False


def _is_first_of_lines(beside: _Beside) -> bool:
    """Whether a line stands between a heading and a further line without any space, as the first of a list that has lost its bullets."""
    previous = beside.previous
    above = previous is not None and beside.source.count("\n", previous.block.end, beside.block.start) == 1
    return above and not beside.parted


def _is_unparted_heading(words: list[str], meaning: Meaning, beside: _Beside, *, known: bool) -> bool:
    """Whether a line of plain text that follows the section before it without a blank line is a known heading in title case."""
    if len(words) > 6 or not all(word[:1].isupper() or word in _SMALL for word in words):
        return False
    if words[0] == "About" and len(words) > 1 and words[1][:1].isupper():
        return True
    above = beside.previous
    if above is not None and above.role == "text" and len(above.block.text) < 60 and above.block.text[-1:] != ".":
        return False  # the last of several short lines
    return meaning.certain and (known or len(words) >= 3)


_SMALL = frozenset(
    {"and", "of", "the", "to", "for", "in", "a", "an", "with", "on", "or", "at", "&", "/", "-", "–", "as", "by"}
)


# What a form asks for; no headings, though they stand above their fields like these.
_FORM_FIELDS = frozenset(
    {"first name", "last name", "full name", "name", "your name", "surname", "phone", "phone number", "telephone", "your email", "email address", "message", "your message", "resume / cv", "upload cv", "upload resume"}
)  # fmt: skip


def _is_caps(text: str) -> bool:
    """Whether a line is written in capitals throughout (four letters at least)."""
    if not text.isupper():
        return False
    letters = [char for char in text if char.isalpha()]
    if sum(1 for char in text if char.isdigit()) > len(letters) // 2:
        return False  # a code, an announcement number
    return len(letters) >= 4 and all(char.isupper() for char in letters)


def _opens_with_figure(text: str) -> bool:
    """Whether a line begins with an amount or a count ("£28,000 a year", "12 to 15 hours") rather than with a section's number."""
    plain = text.lstrip(" *_")
    return plain[:1] in _CURRENCIES or (plain[:1].isdigit() and _without_number(plain) == plain)


_CURRENCIES = frozenset("$€£¥₹")


def _is_call(text: str) -> bool:
    """Whether a line is a call for action rather than a heading."""
    return (
        text.strip(" *_").lower().startswith(("note that", "please note", "click ", "apply here", "view ", "back to"))
    )


def _is_title_like(words: list[str], text: str) -> bool:
    return (
        text.endswith("?")
        or len(words) <= 4
        or sum(1 for word in words if word[:1].isupper()) >= len(words) // 2
        or "'" in text
        or "’" in text
    )


def _opens_list(words: list[str], meaning: Meaning, above: Meaning) -> bool:
    """Whether a sentence opens a list of a topic other than that of the section it stands in ("Some skills that would help include:")."""
    if (
        not meaning.kinds
        or len(words) > 14
        or words[-1].rstrip(":").lower()
        not in {"include", "includes", "following", "seek", "need", "expect", "require"}
    ):
        return False
    return meaning.kinds[0] in _LISTED and meaning.kinds[0] not in above.kinds


_LISTED = frozenset({"responsibilities", "requirements", "nice-to-have", "benefits"})


def _colon(block: Block, words: list[str], meaning: Meaning, beside: _Beside, after: Block) -> Unit:
    """A line that ends in a colon: a heading, or a sentence that leads into the list of the heading above it."""
    kinds, certain = meaning
    previous = beside.previous
    under_heading = (
        previous is not None
        and previous.role == "heading"
        and previous.rank < RANK_LABEL
        and not names_document(previous.heading_text)
    )
    plain = {word.strip(":,.'’").lower() for word in words}
    spoken = {part for word in words_of(" ".join(words)) for part in word.split()}
    sentence = bool((plain | spoken) & _LEAD_IN) or len(words) > 7 or any(word.endswith(",") for word in words)
    if under_heading and previous is not None:
        above = meaning_of_heading(previous.heading_text)
        if certain and len(words) <= 12 and not set(kinds) & set(above.kinds):
            return _heading(block, RANK_LABEL, "label")
        if len(words) <= 2 and certain and after.kind == "item" and not sentence:
            return _heading(block, RANK_LABEL, "label")
        if sentence or certain:
            return Unit(block, "text")
        return _heading(block, RANK_LABEL, "label") if after.kind == "item" and len(words) <= 7 else Unit(block, "text")
    if certain and len(words) <= 12:
        return _heading(block, RANK_LABEL, "label")
    if any(word.endswith(",") for word in words):
        return Unit(block, "text")
    if after.kind == "item" and _opens_list(words, meaning, beside.above):
        return _heading(block, RANK_LABEL, "label")
    if sentence and len(words) > 4:
        return Unit(block, "text")
    if after.kind == "item" and len(words) <= 7:
        return _heading(block, RANK_LABEL, "label")
    if kinds and len(words) <= 5:
        return _heading(block, RANK_LABEL, "label")
    if not sentence and _titles_section(words, beside, after):
        return _heading(block, RANK_LABEL, "label")
    return Unit(block, "text")


def _titles_section(words: list[str], beside: _Beside, after: Block) -> bool:
    """Whether a label of no known meaning ("The Offer:", "HOST:") stands for itself, in title case, over a text that is its section."""
    if words[0].strip(":").lower() in _NOTES or not all(word[:1].isupper() or word in _SMALL for word in words):
        return False
    text = beside.block.text.strip()
    if _is_caps(text) and is_job(text):
        return len(words) <= 5
    below = beside.source.count("\n", beside.block.end, after.start) > 1
    return beside.apart and below and after.kind == "paragraph" and len(after.text) > 2 * _SECTION


# Labels that lead into the sentence behind them and open no part.
_NOTES = frozenset({"note", "notes", "nb", "dear", "hello", "hi", "example", "attn", "attention", "important", "tip"})


def _pair_terms(units: list[Unit]) -> list[Unit]:
    """Pairs of ``dt`` and ``dd`` (or ``th`` and ``td``) as labels: the value's unit takes the term as its label."""
    result = list(units)
    for index, unit in enumerate(units[:-1]):
        after = units[index + 1]
        if (
            unit.block.context in {"dt", "th"}
            and unit.role in {"text", "heading"}
            and after.block.context in {"dd", "td"}
        ):
            fact = fact_of_label(unit.block.text.strip(" :"))
            if fact in _VALUE_FACTS or fact in _SECTION_FACTS:
                result[index + 1] = after._replace(role="label", label=unit.block.text.strip(" :"), fact=fact, value=0)
                result[index] = unit._replace(
                    role="label", label=unit.block.text.strip(" :"), fact=None, value=len(unit.block.text)
                )
    return result


def _empty_fields(units: list[Unit], source: str) -> list[Unit]:
    """The units where lines of a form that nobody filled in ("Department:" over "Reports to:") are labels rather than empty sections."""
    result = units
    run: list[int] = []
    for index, unit in enumerate([*units, None]):
        if unit is not None and unit.role == "heading" and unit.rank >= RANK_BOLD and ":" in unit.block.text[-3:]:
            follows = run and source.count("\n", units[run[-1]].block.end, unit.block.start) <= 1
            if follows or not run:
                run.append(index)
                continue
        # What the last of them holds stands behind it.
        if unit is not None and unit.role in {"text", "label"} and _has_text(unit.block) and run:
            run.pop()
        if len(run) > 1:
            result = list(result) if result is units else result
            for place in run:
                old = units[place]
                label = old.heading_text
                result[place] = Unit(
                    old.block, "label", label=label, fact=fact_of_label(label), value=len(old.block.text)
                )
        run = [index] if unit is not None and unit.role == "heading" and ":" in unit.block.text[-3:] else []
    return result


_LEADS = 3
"""So many lines in a row, each over a text of its own, read as headings though nothing marks them."""


def _lead_lines(units: list[Unit], source: str) -> list[Unit]:
    """The units of a plain text where short lines, set apart, stand over a sentence each ("Free lunch", then what it is about)."""
    result = units
    run: list[int] = []
    index = 0
    while index < len(units):
        if _leads(units, index, source):
            run.append(index)
            index += 2
            continue
        result = _as_headings(units, result, run)
        run = []
        index += 1
    return _as_headings(units, result, run)


def _as_headings(units: list[Unit], result: list[Unit], run: list[int]) -> list[Unit]:
    if len(run) < _LEADS or not any(units[index].role == "text" for index in run):
        return result
    result = list(result) if result is units else result
    for index in run:
        result[index] = _heading(units[index].block, RANK_LABEL, "plain")
    return result


def _leads(units: list[Unit], index: int, source: str) -> bool:
    """Whether a short line stands apart over a paragraph of a sentence or more."""
    unit = units[index]
    text = unit.block.text.strip()
    if unit.role not in {"text", "heading"} or unit.block.kind != "paragraph" or not 3 < len(text) <= 60:
        return False
    if unit.role == "heading" and unit.look != "plain":
        return False
    after = units[index + 1] if index + 1 < len(units) else unit
    below = after.block.text.rstrip()
    if (
        after.role != "text"
        or after.block.kind != "paragraph"
        or len(below) <= len(text) + 10
        or below[-1:] not in ".!?"
    ):
        return False
    if text[-1] in ".,;:!?" or "\n" in text or len(text.split()) > 7 or not (text[0].isupper() or text[0].isdigit()):
        return False
    apart = index == 0 or source.count("\n", units[index - 1].block.end, unit.block.start) > 1
    return apart and source.count("\n", unit.block.end, after.block.start) > 1
