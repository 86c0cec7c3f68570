"""Rules of the family terms/: names of tools and formats written as their owners write them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jdlint import edits, lexicons, memo
from jdlint.functions.prose import prose
from jdlint.gate import Gate
from jdlint.model import Fix
from jdlint.rule import Match
from jdlint.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdlint.passages import Text
    from jdlint.rule import Context

_WORD = re.compile(r"[A-Za-z0-9]+")


class _Form(NamedTuple):
    """A spelling to avoid: how it is written, how many signs stand before its first word, what to write, and words that make it something else."""

    text: str
    lead: int
    term: str
    unless: tuple[str, ...]


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """The spellings to avoid by their first word, the longest first."""
    found: dict[str, list[_Form]] = {}
    for entry in lexicons.load("terms")["terms"]:
        for form in entry["avoid"]:
            first = _WORD.search(form)
            if first:
                found.setdefault(first.group(), []).append(
                    _Form(form, first.start(), entry["term"], tuple(entry.get("unless", ())))
                )
    return {word: tuple(sorted(forms, key=lambda form: -len(form.text))) for word, forms in found.items()}


def _words(text: str) -> list[tuple[str, int]]:
    """The words of a text as written, with where they start."""
    return [(word.group(), word.start()) for word in _WORD.finditer(text)]


@memo.kept
def _known_words(text: str) -> tuple[tuple[str, int], ...]:
    """Those with which a spelling to avoid may start."""
    forms = _forms()
    return tuple(word for word in _words(text) if word[0] in forms)


@cache
def _gate() -> Gate:
    return Gate(*{fold(form.text) for forms in _forms().values() for form in forms})


def spelling(context: Context) -> Iterator[Match]:
    """Names that are not written as their owners write them. Option ``terms``: own spellings, each with what to write; so are the
    terms that the user adds to the lexicons."""
    own: dict[str, list[_Form]] = {}
    added = [(written, term) for term, forms in context.settings.lexicons.terms for written in forms]
    for written, term in (*context.options["terms"].items(), *added):
        first = _WORD.search(written)
        if first:
            own.setdefault(first.group(), []).append(_Form(written, first.start(), str(term), ()))
    forms = _forms()
    texts = prose(context)
    for text in texts if own else context.texts.passing(_gate(), texts):
        reach = 0
        for word, at in _words(text.text) if own else _known_words(text.text):
            for form in (*own.get(word, ()), *forms.get(word, ())):
                start = at - form.lead
                end = start + len(form.text)
                if (
                    start >= reach
                    and text.text.startswith(form.text, start)
                    and _is_term(context, text, form, start, end)
                ):
                    yield _match(context, text, form, start, end)
                    reach = end
                    break


def _is_term(context: Context, text: Text, form: _Form, start: int, end: int) -> bool:
    """Whether a spelling stands here as a name of its own, in running text."""
    whole = text.text
    before, after = whole[start - 1 : start], whole[end : end + 1]
    if before.isalnum() or before in _NO_NAME_BEFORE or after.isalnum() or after in _NO_NAME_AFTER:
        return False
    if before == "." or (before == "-" and whole[start - 2 : start - 1].isalnum()):
        return False
    if before == "/" and not (whole[start - 2 : start - 1].isalnum() and _is_choice(whole, start, end)):
        return False
    if after in (".", "-") and whole[end + 1 : end + 2].isalnum() and (after == "." or form.text.islower()):
        return False
    if edits.in_address(whole, start, end) or any(
        low < end and start < high for low, high in text.exempt(context.rule.exempt)
    ):
        return False
    if form.unless and any(word in text.folded for word in form.unless):
        return False
    low, high = text.sentence(start)
    if form.term[:1].islower() and not whole[low:start].strip(" \"'“(*-•·\n\t"):
        return False  # the first word of a sentence takes its capital
    rest = whole[low:start] + whole[end:high]
    return not (form.text.isupper() and rest.isupper())


_NO_NAME_BEFORE = frozenset(("_", "#", "@", "\\"))
_NO_NAME_AFTER = frozenset(("_", "@", "#", "+"))


def _is_choice(whole: str, start: int, end: int) -> bool:
    """Whether slashes join words of a choice ("Windows/linux") rather than folders of a path ("src/javascript/app")."""
    left = max(whole.rfind(" ", 0, start), whole.rfind("\n", 0, start)) + 1
    right = min((at for at in (whole.find(" ", end), whole.find("\n", end)) if at >= 0), default=len(whole))
    part = whole[left:right]
    return part.count("/") == 1 or any(char.isupper() for char in part)


def _match(context: Context, text: Text, form: _Form, start: int, end: int) -> Match:
    edit = edits.replace(context.document.source.text, text.block, start, end, form.term)
    fix = Fix(True, f"Write {form.term}", (edit,)) if edit is not None else None
    return Match(*text.span(start, end), suggestions=(form.term,), fix=fix, passage=text.index)
