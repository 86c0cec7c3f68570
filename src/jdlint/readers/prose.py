"""Formats in which people write text: Markdown, HTML, plain text, each with front matter or without."""

from __future__ import annotations

from jdlint.model import Block, Comment, Document, Issue
from jdlint.readers.flow import Flow
from jdlint.source import Source

_ENOUGH_TEXT = 200
_BLANK = "\ufeff \t\r\n"


def read(source: Source, format: str) -> Document:
    """Reads a source of format markdown, html or text."""
    text, path = source.text, source.path.lower()
    start = 0
    blocks: list[Block] = []
    issues: list[Issue] = []
    comments: list[Comment] = []
    if text.lstrip(_BLANK).startswith(("---", "+++", "<!--")):
        from jdlint.readers import frontmatter

        matter = frontmatter.read(text)
        start = matter.body
        blocks += matter.blocks
        issues += matter.issues
        comments += matter.comments
    flow = _flow(text, start, site=start > 0, mdx=path.endswith(".mdx"))
    _body(flow, start, format, rst=path.endswith(".rst"))
    blocks += flow.blocks
    blocks.sort(key=_start)
    comments += flow.comments
    comments.sort(key=_comment_start)
    return Document(source, format, tuple(blocks), (*issues, *flow.issues), tuple(comments))


def nested(text: str, format: str) -> list[Block]:
    """The blocks of a text that stands as a value in other data."""
    flow = _flow(text, 0, site=False, mdx=False)
    _body(flow, 0, format)
    return flow.blocks


def _flow(text: str, start: int, *, site: bool, mdx: bool) -> Flow:
    """A flow for ``text[start:]``, the tags of site generators masked; those alone on their lines are blocks of it already."""
    if not mdx and "{" not in text and "<%" not in text:
        return Flow(text)
    from jdlint.readers import template

    templates = template.find(text, start, site=site, mdx=mdx)
    flow = Flow(templates.text, text)
    flow.comments += templates.comments
    flow.tags = templates.alone
    return flow


def _body(flow: Flow, start: int, format: str, *, rst: bool = False) -> None:
    """Reads ``flow.text[start:]`` into the flow's blocks."""
    if format == "text":
        from jdlint.readers import text

        text.read(flow, start, rst=rst)
    else:
        _markup(flow, start, format)
    for first, last in flow.tags:
        flow.solid("template", first, last)


def _markup(flow: Flow, start: int, format: str) -> None:
    from jdlint.readers.html import Markup, is_page

    markup = Markup(flow, page=format == "html" and is_page(flow.text))
    if format == "html":
        markup.feed(start, len(flow.text))
    else:
        from jdlint.readers import markdown

        markdown.read(markup, start, len(flow.text))
    markup.close()
    from jdlint.readers.lines import split_lines

    flow.blocks = split_lines(flow.blocks)
    if markup.scripts:
        from jdlint.readers import jsonld

        content = sum(len(block.text) for block in flow.blocks if not block.chrome)
        blocks, issues = jsonld.read(flow.full, markup.scripts, expand=content < _ENOUGH_TEXT)
        flow.blocks += blocks
        flow.issues += issues


def _start(block: Block) -> int:
    return block.start


def _comment_start(comment: Comment) -> int:
    return comment.start
