"""Where sentences end, in one pass over a text."""

from __future__ import annotations

import re
from collections.abc import Callable

# A candidate for an end: closing punctuation with what closes behind it and then blank or the text's end; or a line feed that stands for a break.
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|\n[ \t]*\n|\n(?=[ \t]*[-*•·–▪◦]\s)")
_ABBREVIATIONS = frozenset(
    {
        "e.g", "i.e", "eg", "ie", "etc", "vs", "approx", "incl", "excl", "dept", "no", "nos", "vol", "fig", "al",
        "cf", "ca", "resp", "max", "min", "mr", "mrs", "ms", "mx", "dr", "prof", "st", "rev", "hon", "jr", "sr",
        "snr", "jnr", "inc", "ltd", "co", "corp", "llc", "plc", "gmbh", "bros", "est", "tel", "ext", "attn", "p.a",
        "p.m", "a.m", "u.s", "u.k", "e.u", "d.c", "ph.d", "m.sc", "b.sc", "b.a", "m.a", "b.s", "m.s", "m.d", "r.n",
        "yr", "yrs", "mo", "hr", "hrs", "wk", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
        "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    }
)  # fmt: skip
# Behind these a capital word is the next part of the same sentence; behind the others only a lower-case word or a digit is.
_BEFORE_NAMES = frozenset(
    {
        "e.g", "i.e", "eg", "ie", "mr", "mrs", "ms", "mx", "dr", "prof", "st", "rev", "hon", "vs", "approx", "incl",
        "excl", "dept", "vol", "fig", "cf", "ca", "u.s", "u.k",
    }
)  # fmt: skip


def split(text: str) -> list[tuple[int, int]]:
    """The ranges of the sentences of ``text``, without blank around them, in order. Linear in the length of the text.

    Abbreviations ("e.g.", "Inc."), initials, decimals and list numbers end none; an ellipsis does only before a capital.
    """
    ranges: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if text[match.start()] != "\n" and not _ends(text, match.start(), end):
            continue
        _append(ranges, text, start, end)
        start = end
    _append(ranges, text, start, len(text))
    return ranges


def first_telling(text: str, tells: Callable[[str], bool], longer_than: int = 0) -> tuple[int, int] | None:
    """The range of the first sentence of more than so many characters of which ``tells`` is true; None without any."""
    return next(
        ((start, end) for start, end in split(text) if end - start > longer_than and tells(text[start:end])), None
    )


def _append(ranges: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        ranges.append((start, end))


def _ends(text: str, at: int, end: int) -> bool:
    """Whether the punctuation ``text[at:end]`` ends a sentence."""
    following = text[end : end + 12].lstrip()[:1]
    if following.islower():
        return False
    mark = text[at:end].rstrip("\"'”’»)]")
    if mark != ".":
        return mark not in ("...", "…", "..") or not following or following.isupper() or following in "\"'“‘("
    start = at
    while start > 0 and at - start < 12 and (text[start - 1].isalnum() or text[start - 1] in ".-"):
        start -= 1
    word = text[start:at].lower()
    if not word:
        return True
    if len(word) == 1 and word.isalpha() and text[at - 1].isupper() and word != "i":
        return not following
    if word.isdigit() and len(word) <= 2 and not text[:start].rpartition("\n")[2].strip():
        return False
    if word in _ABBREVIATIONS:
        return not following or (word not in _BEFORE_NAMES and not following.isdigit())
    return True
