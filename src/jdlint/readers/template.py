"""Tags of site generators (Liquid, ERB, Jinja, Hugo, Handlebars, MDX, attribute lists): neither text nor placeholders.

``{{ company }}`` is no such tag but a gap that somebody forgot to fill in: what names no object of a generator stays text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from jdlint.model import Comment
from jdlint.readers.flow import MASK
from jdlint.readers.patterns import Lazy

_MAX_TAG = 4000
_OPENINGS = ("{%", "{{", "<%", "{#", "{:", "{.", "{/*")
_OPENING = Lazy(r"\{[{%#:.]|\{/\*|<%")
_CLOSINGS = {"{%": "%}", "{{": "}}", "<%": "%>", "{#": "#}", "{/*": "*/}"}
# Objects that a generator offers by themselves, and with a member behind a dot.
_ALONE = frozenset(["content", "yield", "super", "children", "end", "else"])
_ROOTS = frozenset((
    "site", "page", "content", "layout", "include", "post", "paginator", "forloop", "theme", "jekyll", "env", "props", "config",
    "partial", "partials", "ref", "relref", "collections", "eleventy", "pkg", "metadata", "params", "block", "request", "this",
    "frontmatter", "hugo", "self", "loop", "data",
))  # fmt: skip
_WORD = Lazy(r"[A-Za-z_][A-Za-z0-9_]*")
_CHOICE = Lazy(r"[A-Z0-9][A-Z0-9 _/-]*(?:\|[A-Z0-9 _/-]+)+")  # "REMOTE | HYBRID": what a person chooses from
_PLAIN = Lazy(r"[\w ,/&'’-]+")
_ATTRIBUTES = Lazy(r"\{[#.:]?[ ]*(?:[#.]?[\w-]+(?:=(?:\"[^\"\n]*\"|'[^'\n]*'|[\w/.-]+))?[ ]*)+\}")
_MEMBER = Lazy(r"\{[A-Za-z_$][\w$]*(?:\.[\w$]+)+\}")
_MODULE = Lazy(r"^(?:import\s[^\n]*?['\"][^\n]*|export\s+(?:const|default|let|function|async)\b[^\n]*)$", re.MULTILINE)


class Templates(NamedTuple):
    """A text with its tags masked (of the same length), the tags alone on their lines, and the comments of the template language."""

    text: str
    alone: tuple[tuple[int, int], ...]
    comments: tuple[Comment, ...]


def find(text: str, start: int, *, site: bool, mdx: bool = False) -> Templates:
    """Finds the tags in ``text[start:]``.

    ``site`` says that the file has front matter, so a generator reads it: then operators, dots and quotes make a tag of ``{{…}}``.
    ``mdx``: lines that import and export are code.
    """
    spans: list[tuple[int, int]] = []
    comments: list[Comment] = []
    if mdx:
        spans += _modules(text, start)
        spans += [match.span() for match in _MEMBER.finditer(text, spans[-1][1] if spans else start)]
    if any(opening in text for opening in _OPENINGS):
        at = start
        while match := _OPENING.search(text, at):
            end, comment = _tag(text, match.start(), match.group(), site)
            if not end:
                at = match.start() + 1
                continue
            if comment is not None:
                comments.append(Comment(comment, match.start(), end))
            spans.append((match.start(), end))
            at = end
    if not spans:
        return Templates(text, (), ())
    return _masked(text, sorted(spans), tuple(comments))


def _modules(text: str, start: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for match in _MODULE.finditer(text, start):
        blank = text.find("\n\n", match.start())
        end = match.end()
        if match.group().rstrip()[-1:] in "{[(" and blank > 0:  # an object over several lines
            end = blank
        if not spans or match.start() >= spans[-1][1]:
            spans.append((match.start(), end))
    return spans


def _tag(text: str, start: int, opening: str, site: bool) -> tuple[int, str | None]:
    """The end of the tag that begins at ``start`` (0 for none) and its text if it is a comment."""
    limit = min(len(text), start + _MAX_TAG)
    closing = _CLOSINGS.get(opening)
    close = text.find(closing, start + 2, limit) if closing else -1
    if opening == "{#" and text[start - 1 : start] == "{" and start:
        return 0, None
    if opening in ("{#", "{:", "{."):
        if opening == "{#" and close > 0 and "}" not in text[start:close]:
            return close + 2, text[start + 2 : close]
        return _attributes(text, start, opening), None
    if close < 0 or closing is None:
        return 0, None
    inner = text[start + len(opening) : close]
    end = close + len(closing)
    if opening == "{%":
        if inner.strip("-+ \n") == "comment":
            last = text.find("endcomment", end)
            stop = text.find("%}", last) if last > 0 else -1
            if stop > 0:
                return stop + 2, text[end : text.rfind("{%", end, last)]
        return end, None
    if opening == "<%":
        return end, inner[1:] if inner.startswith("#") else None
    if opening == "{/*":
        return end, inner
    if text.startswith("}", end) and not inner.startswith("{"):
        end += inner.count("{") > inner.count("}")
    return _expression(inner, end, site)


def _expression(inner: str, end: int, site: bool) -> tuple[int, str | None]:
    """What ``{{inner}}`` is."""
    core = inner.replace("\r", "").strip("-~ \t\n")
    if inner.startswith(("!", "/*")) or core.startswith("/*"):
        return end, inner.strip("!-/* ")
    if "{{" in core or "\n\n" in core:
        return 0, None
    if core[:1] in ("<", "%") and core[-1:] in (">", "%") and len(core) > 1:
        return end, None
    if not core.strip("#"):  # a mask for a number
        return 0, None
    if core[:1] in (".", "$", "#", "/", ">", "^", "&") and len(core) > 1:
        return end, None
    word = _WORD.match(core)
    if word is None:
        return 0, None
    name, rest = word.group(), core[word.end() :]
    if name in _ALONE and not rest:
        return end, None
    if (name in _ROOTS and rest[:1] in (".", "[", "|")) or (
        name in ("ref", "relref", "partial", "include", "template") and rest[1:2] in ('"', "'")
    ):
        return end, None
    if site and not _CHOICE.fullmatch(core) and (not _PLAIN.fullmatch(core) or core.count("'") > 1):
        return end, None
    return 0, None


def _attributes(text: str, start: int, opening: str) -> int:
    """The end of an attribute list behind a heading or a link, or alone on its line; 0 where it is none."""
    before = text[start - 1 : start]
    if opening != "{:" and before not in (")", "]", "*", "_", "`", "", "\n", " "):
        return 0
    line_end = text.find("\n", start)
    match = _ATTRIBUTES.match(text, start, len(text) if line_end < 0 else line_end)
    return match.end() if match else 0


def _masked(text: str, spans: list[tuple[int, int]], comments: tuple[Comment, ...]) -> Templates:
    single: list[tuple[int, int]] = []
    parts: list[str] = []
    at = index = 0
    while index < len(spans):
        last = index  # tags that stand on one line with nothing but space between
        while (
            last + 1 < len(spans)
            and _blank(text, spans[last][1], spans[last + 1][0])
            and "\n" not in text[spans[last][1] : spans[last + 1][0]]
        ):
            last += 1
        first, stop = spans[index][0], spans[last][1]
        line = text.rfind("\n", 0, first) + 1
        line_end = text.find("\n", stop)
        alone = _blank(text, line, first) and _blank(text, stop, len(text) if line_end < 0 else line_end)
        for start, end in spans[index : last + 1]:
            parts += (text[at:start], (" " if alone else MASK) * (end - start))
            if alone:
                single.append((start, end))
            at = end
        index = last + 1
    parts.append(text[at:])
    return Templates("".join(parts), tuple(single), comments)


def _blank(text: str, start: int, end: int) -> bool:
    return start >= end or (end - start < 500 and text[start:end].isspace())
