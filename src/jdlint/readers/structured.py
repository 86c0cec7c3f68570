"""Whole files of data: postings as JSON or YAML, one or many."""

from __future__ import annotations

from jdlint.model import Document, Issue
from jdlint.readers import jsonfields, yamlfields
from jdlint.readers.fields import blocks_of
from jdlint.readers.values import Fields, YamlError
from jdlint.source import Source


def read(source: Source, format: str) -> Document:
    """Reads a source of format json or yaml. Data that does not parse gives an issue and no blocks."""
    text = source.text
    try:
        if format == "json":
            found = jsonfields.read(text, 0, len(text)) if text.strip() else Fields(())
        else:
            found = yamlfields.read(text, 0, len(text))
    except (jsonfields.JsonError, YamlError) as error:
        name = "JSON" if format == "json" else "YAML"
        start, end = _line(text, error.offset)
        return Document(
            source, format, (), (Issue("syntax/structured", start, end, f"the file is no valid {name}: {error}"),)
        )
    issues = [
        Issue("syntax/duplicate-key", first, last, f"the key {name!r} stands twice; only the last one counts")
        for first, last, name in found.duplicates
    ]
    return Document(source, format, blocks_of(found.fields), tuple(issues), found.comments)


def _line(text: str, offset: int) -> tuple[int, int]:
    """The line that holds ``offset``, without the space at its edges."""
    offset = min(offset, len(text))
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    line = text[start:end]
    start += len(line) - len(line.lstrip())
    return start, max(start, start + len(line.strip()))
