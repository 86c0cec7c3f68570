"""Kind ``required``: an element (or a zone) that a posting should have. Reported at the title, without one at the posting's start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from jdlint.model import ELEMENTS, ZONES
from jdlint.rule import Match, missing

if TYPE_CHECKING:
    from jdlint.model import Document, Posting
    from jdlint.passages import Text
    from jdlint.rule import Context, Rule
    from jdlint.yamlnode import Node

KEYS: Mapping[str, tuple[str, bool, str]] = {
    "element": ("element", False, "The element that must be there: title, location, job-type, responsibilities, skills, compensation, benefits, company, apply or eeo."),
    "zone": ("list of zones", False, "In place of `element`: zone kinds, one of which must hold some text."),
    "words": ("list", False, "In place of `element`: phrases (`*` at a word's end for any ending), one of which must occur."),
    "unless": ("list", False, "Phrases that make it unnecessary, wherever they stand."),
    "elsewhere": ("list", False, "Words of a link, an include tag or a sentence about an attached document that may bring it in; then a finding is info."),
}  # fmt: skip
FIELDS = ("element", "where")


def validate(root: Node) -> dict[str, Any]:
    """The rule file's own keys as plain data."""
    nodes = root.mapping()
    from jdlint.kinds.phrases import phrase_list

    given = [name for name in ("element", "zone", "words") if name in nodes]
    if not given:
        root.fail("a rule of kind required needs 'element', 'zone' or 'words'")
    if "element" in given and len(given) > 1:
        root.fail("'element' stands alone, without 'zone' and 'words'")
    return {
        "element": nodes["element"].choice(ELEMENTS, "element") if "element" in nodes else "",
        "zones": nodes["zone"].choices(ZONES, "zone") if "zone" in nodes else (),
        "words": phrase_list(nodes["words"], "words") if "words" in nodes else (),
        "unless": phrase_list(nodes["unless"], "unless") if "unless" in nodes else (),
        "elsewhere": tuple(word.casefold() for word in nodes["elsewhere"].strings("elsewhere"))
        if "elsewhere" in nodes
        else (),
    }


def find(rule: Rule, context: Context) -> Iterable[Match]:
    """At most one match: the element is nowhere."""
    return () if rule.data["element"] in context.posting.elements else _match(rule, context)


def _match(rule: Rule, context: Context) -> Iterator[Match]:
    from jdlint.kinds.phrases import occurs

    data, posting = rule.data, context.posting
    element = data["element"]
    required = context.settings.required
    if element and element in context.settings.boilerplate_elements:
        return
    if element and required is not None and element not in required:
        return
    if element == "title" and posting.title is not None:
        return
    if data["zones"] and any(
        passage.zone in data["zones"] and not passage.heading and passage.block.text.strip()
        for passage in posting.passages
    ):
        return
    texts = context.texts.all
    if data["words"] and any(occurs(text, data["words"]) for text in texts):
        return
    if data["unless"] and any(occurs(text, data["unless"]) for text in texts):
        return
    where = data["elsewhere"] and (
        _elsewhere(context.document, posting, data["elsewhere"]) or _enclosed(texts, data["elsewhere"])
    )
    yield missing(
        context,
        element or rule.id,
        values={"element": element or rule.id.rpartition("/")[2], "where": where},
        severity="info"
        if where
        else "warning"
        if element and required is not None and rule.severity == "info"
        else None,
    )


def _elsewhere(document: Document, posting: Posting, words: tuple[str, ...]) -> str:
    """The link or tag of the posting that may bring the element in."""
    for block in document.blocks_of(posting):
        if block.kind == "template":
            source = document.source.text[block.start : block.end].casefold()
            if any(verb in source for verb in _INCLUDING) and any(word in source for word in words):
                return source.strip()
        for mark in block.marks:
            shown = block.text[mark.start : mark.end].casefold()
            if mark.kind == "link" and any(word in shown for word in words):
                return shown
            if (
                mark.kind == "template"
                and any(verb in shown for verb in _INCLUDING)
                and any(word in shown for word in words)
            ):
                return shown
    return ""


def _enclosed(texts: list[Text], words: tuple[str, ...]) -> str:
    """The sentence that says that a document comes with the posting ("a job description is attached")."""
    for text in texts:
        if not any(sign in text.folded for sign in _ENCLOSING):
            continue
        for start, end in text.sentences:
            said = text.folded[start:end]
            if any(sign in said for sign in _ENCLOSING) and any(word in said for word in words):
                return text.text[start:end]
    return ""


_ENCLOSING = (
    "attached", "enclosed", "accompanying", "on request", "upon request", "download", "further particulars",
    "information pack", "application pack", "recruitment pack", "candidate pack", "job pack",
)  # fmt: skip


_INCLUDING = (
    "include",
    "render",
    "partial",
    "import",
    "snippet",
    "extends",
    "embed",
    "block",
    "macro",
    "transclude",
    "<",
)
