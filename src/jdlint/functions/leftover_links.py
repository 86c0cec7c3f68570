"""Leftovers that markup shows. Links that lead nowhere: ``[apply here](TODO)``, ``<a href="#">``, ``https://example.com/apply``, an address with a mask in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdlint.functions.leftover_words import host_of
from jdlint.functions.leftovers import Leftover, is_mask, vocabulary, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdlint.functions.leftovers import Place, Vocabulary
    from jdlint.model import Block

_ASKING = frozenset(
    [
        "apply",
        "application",
        "form",
        "here",
        "email",
        "e-mail",
        "mail",
        "write",
        "contact",
        "website",
        "site",
        "job",
        "jobs",
        "careers",
        "posting",
        "link",
        "us",
        "portal",
        "submit",
        "cv",
        "resume",
    ]
)


def find(block: Block, place: Place) -> Iterator[Leftover]:
    """The dead links of a block (a leftover covers the link's text and is reported at its target, where that is known) and emphasised merge tags."""
    known = vocabulary()
    for mark in block.marks:
        if mark.kind == "em" and _is_merge_tag(block.text, mark.start, mark.end):
            low, high = block.span(mark.start, mark.end)
            yield Leftover(
                "merge-tag",
                mark.start,
                mark.end,
                known.write(words_of(block.text[mark.start : mark.end])),
                None,
                (low - 1, high + 1),
            )
        if mark.kind != "link" or (not mark.target and mark.target_start < 0):
            continue
        text = block.text[mark.start : mark.end]
        if text.strip() and is_dead(mark.target, text, place, known):
            at = (mark.target_start, mark.target_end) if 0 <= mark.target_start < mark.target_end else None
            yield Leftover("dead-link", mark.start, mark.end, known.writes["contact"], None, at)
    if place.kind == "field":
        value = block.text.strip()
        if "://" in value and " " not in value:
            yield from _in_address(block.text, value, known)


def _is_merge_tag(text: str, start: int, end: int) -> bool:
    """Whether emphasised text is what Markdown made of ``*|COMPANY|*``."""
    name = text[start + 1 : end - 1]
    return (
        text[start] == "|" == text[end - 1]
        and len(name) <= 40
        and name.isupper()
        and name.replace("_", "").replace(":", "").isalnum()
    )


def _in_address(text: str, value: str, known: Vocabulary) -> Iterator[Leftover]:
    """A mask within an address that is a field's whole value: ``https://…/form?role=xxxxx``."""
    for sign in ("=", "/"):
        for part in (
            value.partition("://")[2].split("?", 1)[-1 if sign == "=" else 0].split("&" if sign == "=" else "/")
        ):
            name = part.partition("=")[2] if sign == "=" else part
            if len(name) > 2 and is_mask(name) and name.lower().count("x") == len(name):
                at = text.find(name, text.find(part))
                yield Leftover("to-be-decided", at, at + len(name), known.writes["contact"])


def is_dead(target: str, text: str, place: Place, known: Vocabulary) -> bool:
    """Whether a link's target is none: empty, a word instead of an address, a host that nobody owns, a placeholder within it."""
    address = target.strip().lower()
    if not address or address == "#":
        # In a page's source "#" may be a script's business; in prose it is a link that was never set.
        return place.format != "html" and (
            not address or bool(_ASKING & set(text.lower().split())) or len(text.split()) <= 6
        )
    if address in known.dead_whole or address.strip("/") in {"https:", "http:"}:
        return True
    host = host_of(address) if "://" in address or address.startswith("mailto:") else ""
    if host and (host in known.domains or host.partition(".")[2] in known.domains):
        return True
    if any(part in address for part in known.dead_parts):
        return True
    return "{" not in address and any(
        is_mask(part) and len(part) > 2 and "x" in part
        for part in address.replace("=", "/").replace("?", "/").split("/")
    )
