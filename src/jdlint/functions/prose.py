"""Which texts of a posting are read as sentences: all but the short values and technical keys of its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdlint.passages import Text
    from jdlint.rule import Context

_SHORTEST = 3  # words from which on a field's value is prose rather than a fact
_TECHNICAL = frozenset(
    {"alias", "aliases", "categories", "category", "class", "css", "file", "github", "id", "identifier", "image", "images", "img", "keywords", "label", "labels", "layout", "link", "links", "permalink", "slug", "tag", "tags", "template", "thumbnail", "topics", "url", "urls"}
)  # fmt: skip


def prose(context: Context) -> Iterator[Text]:
    """The texts in the rule's scope that people read as running text; of fields only those that hold a phrase."""
    for text in context.read_texts():
        if (
            text.block.kind != "field"
            or text.title
            or (text.text.count(" ") + 1 >= _SHORTEST and not is_technical(text.block.key))
        ):
            yield text


def is_technical(key: str) -> bool:
    """Whether a field is for machines (a slug, tags), by the last name in its dotted key that is no number."""
    names = [part for part in key.lower().split(".") if not part.isdigit()]
    return any(name in _TECHNICAL for name in names[-1:])
