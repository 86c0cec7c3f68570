"""JSON-LD in a web page: the fields of each schema.org JobPosting, their keys beginning with ``jsonld.0.``, ``jsonld.1.`` and so on."""

from __future__ import annotations

from collections.abc import Iterable

from jdlint.model import Block, Issue
from jdlint.readers import jsonfields
from jdlint.readers.fields import block_of, blocks_of
from jdlint.readers.values import Field


def read(text: str, scripts: Iterable[tuple[int, int]], *, expand: bool) -> tuple[list[Block], list[Issue]]:
    """The field blocks of the job postings in the scripts at these places of ``text``, and what does not parse.

    ``expand``: the text that stands in the description is read as blocks too (where the page itself has no text).
    """
    blocks: list[Block] = []
    issues: list[Issue] = []
    count = 0
    for start, end in scripts:
        first, last = _data(text, start, end)
        if first >= last:
            continue
        try:
            found = jsonfields.read(text, first, last)
        except jsonfields.JsonError as error:
            issues.append(_issue(text, error, first, last))
            continue
        for path in _postings(found.fields):
            fields = [
                field._replace(key=f"jsonld.{count}.{field.key[len(path) :]}")
                for field in found.fields
                if field.key.startswith(path)
            ]
            made = blocks_of(fields) if expand else map(block_of, fields)
            blocks += [
                block._replace(context=block.context or "jsonld") if block.kind == "field" else block for block in made
            ]
            count += 1
    return blocks, issues


def _data(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the data stands in a script, which may wrap them in a comment or CDATA section."""
    close = text.find("]]>", start, end)
    if close >= 0:
        end = close
        start = max(start, text.find("[CDATA[", start, end) + len("[CDATA["))
    first = min(
        (place for place in (text.find("{", start, end), text.find("[", start, end)) if place >= 0), default=end
    )
    last = max(text.rfind("}", first, end), text.rfind("]", first, end)) + 1
    return first, max(last, first)


def _postings(fields: Iterable[Field]) -> list[str]:
    """The paths, with a dot behind them, of the objects whose type is JobPosting."""
    paths: list[str] = []
    for field in fields:
        if field.text.rpartition("/")[2].rpartition(":")[2] != "JobPosting":
            continue
        owner, _, last = field.key.rpartition(".")
        if last.isdigit():
            owner, _, last = owner.rpartition(".")
        if last == "@type":
            paths.append(f"{owner}." if owner else "")
    return paths


def _issue(text: str, error: jsonfields.JsonError, first: int, last: int) -> Issue:
    at = min(error.offset, last)
    start = max(first, text.rfind("\n", first, at) + 1)
    end = text.find("\n", at, last)
    end = last if end < 0 else end
    if end - start > 200:  # a script on one line
        start, end = max(start, at - 20), min(end, at + 20)
    return Issue(
        "syntax/structured", start, max(start, end), f"the structured data (JSON-LD) is no valid JSON: {error}"
    )
