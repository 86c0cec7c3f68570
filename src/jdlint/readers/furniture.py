"""What on a web page is furniture (navigation, footers, cookie notices) and what is content."""

from __future__ import annotations

from jdlint.model import Block
from jdlint.readers.patterns import Lazy
from jdlint.readers.tags import Attributes

# Why a block is no content, weakest reason first: it stands outside of the main part, in a form, in an element whose class or id
# says so, in the page's header, in an element whose tag says so, or it cannot be seen.
OUTSIDE, FORM, NAMED, HEADER, TAGGED, HIDDEN = range(1, 7)

# How surely an element is the main part of its page.
_MAIN, _ARTICLE, _CONTENT = 3, 2, 1

TAGS = frozenset(("nav", "footer", "aside", "button", "select", "dialog"))
"""Elements that are furniture wherever they stand on a page."""

_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu", "menubar",
))  # fmt: skip
_NAMES = frozenset((
    "nav", "navbar", "navigation", "menu", "submenu", "subnav", "sidenav", "topnav", "footer", "breadcrumb", "breadcrumbs", "sidebar",
    "cookie", "cookies", "banner", "share", "sharing", "social", "related", "skip", "skipnav", "skiplink", "pagination", "pager",
    "newsletter", "popup",
))  # fmt: skip
# ``with-sidebar`` and ``sidebar-layout`` are names of what stands beside the furniture.
_BESIDE_BEFORE = frozenset(("has", "with", "no", "without", "is", "not"))
_BESIDE = frozenset(("layout", "content", "wrapper", "container", "main", "page"))
_AUTHOR = frozenset(("card", "bio", "box", "info", "profile"))
_HIDDEN_CLASSES = frozenset((
    "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "usa-sr-only", "d-none", "hidden",
))  # fmt: skip
_UNNAMED = frozenset(("html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6"))
_MAIN_IDS = frozenset((
    "content", "main", "main-content", "maincontent", "primary", "page-content", "job", "job-description", "posting",
))  # fmt: skip
_NOT_NAMES = Lazy(r"[^a-z0-9]+")


def main_part(name: str, attributes: Attributes, outer: int) -> int:
    """How surely the element is the page's main part, given the same of what encloses it; 0 for not at all."""
    if name == "main" or attributes.get("role", ("",))[0].lower() == "main":
        return _MAIN
    if name == "article":
        return max(outer, _ARTICLE)
    if attributes.get("id", ("",))[0].lower() in _MAIN_IDS:
        return max(outer, _CONTENT)
    return outer


def reason(name: str, attributes: Attributes, main: int, *, page: bool) -> int:
    """Why the element is no content, 0 where it is. On anything but a whole ``page`` only what is hidden, and navigation, are none."""
    classes = attributes.get("class", ("",))[0].lower().split()
    if _is_hidden(attributes, classes):
        return HIDDEN
    role = attributes.get("role", ("",))[0].lower()
    if name == "nav" or (page and (name in TAGS or role in _ROLES)):
        return TAGGED
    if not page:
        return 0
    if name == "header":
        return 0 if main >= _ARTICLE else HEADER
    if name == "form":
        return FORM
    if name in _UNNAMED or role == "main":
        return 0
    return NAMED if any(map(_is_furniture, (attributes.get("id", ("",))[0].lower(), *classes))) else 0


def _is_hidden(attributes: Attributes, classes: list[str]) -> bool:
    style = attributes["style"][0].replace(" ", "").lower() if "style" in attributes else ""
    if "hidden" in attributes or "display:none" in style or "visibility:hidden" in style:
        return True
    # ``hidden md:block`` is hidden on small screens only
    return not _HIDDEN_CLASSES.isdisjoint(classes) and not any(
        ":" in item or (item.startswith("d-") and item != "d-none") for item in classes
    )


def _is_furniture(name: str) -> bool:
    if not name:
        return False
    words = _NOT_NAMES.split(name)
    if not _NAMES.isdisjoint(words):
        return words[0] not in _BESIDE_BEFORE and _BESIDE.isdisjoint(words)
    return "author" in words and not _AUTHOR.isdisjoint(words)


def note(chrome: int, main: int) -> int:
    """Reason and main part as one number that is not 0."""
    return 1 + chrome + 8 * main


def judge(blocks: list[Block], notes: dict[int, int]) -> None:
    """Marks the blocks of a whole page that are furniture; ``notes`` has, by a block's index, what :func:`note` made of its element."""
    sizes = {index: len(blocks[index].text) for index in notes}
    chrome = {index: (value - 1) % 8 for index, value in notes.items()}
    main = {index: (value - 1) // 8 for index, value in notes.items()}
    _outside(sizes, chrome, main)
    for weak in (OUTSIDE, FORM, NAMED, HEADER):  # where next to nothing would be left, the weaker reasons do not count
        kept = sum(size for index, size in sizes.items() if not chrome[index])
        dropped = sum(size for index, size in sizes.items() if chrome[index] == weak)
        if dropped and kept < 200 and dropped > 2 * kept:
            chrome = {index: 0 if value == weak else value for index, value in chrome.items()}
    _keep_title(blocks, chrome)
    for index, value in chrome.items():
        if bool(value) != blocks[index].chrome and blocks[index].context != "head":
            blocks[index] = blocks[index]._replace(chrome=bool(value))


def _outside(sizes: dict[int, int], chrome: dict[int, int], main: dict[int, int]) -> None:
    """What stands outside of the main part is no content, where there is a main part that holds a fair share of the text."""
    visible = sum(size for index, size in sizes.items() if chrome[index] < HIDDEN)
    for rank in (_MAIN, _ARTICLE, _CONTENT):
        inside = {index for index in sizes if main[index] >= rank}
        if sum(sizes[index] for index in inside if chrome[index] < NAMED) >= max(150, visible * 0.2):
            for index in sizes:
                if index not in inside:
                    chrome[index] = max(chrome[index], OUTSIDE)
            return


def _keep_title(blocks: list[Block], chrome: dict[int, int]) -> None:
    """A main heading above the main part is content, where the main part has none."""
    headings = [index for index in chrome if blocks[index].kind == "heading" and blocks[index].level == 1]
    if all(chrome[index] for index in headings):
        for index in headings:
            if chrome[index] < TAGGED:
                chrome[index] = 0
