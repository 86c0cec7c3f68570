"""Which format a file is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from jdlint.model import Document
from jdlint.readers import UnsupportedFormat, format_of
from jdlint.readers import read as read_source
from jdlint.source import Source

Read = Callable[..., Document]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.md", "markdown"), ("a.MARKDOWN", "markdown"), ("a.mdx", "markdown"), ("a.md.erb", "markdown"), ("a.html.erb", "html"), ("a.txt", "text"),
        ("a.rst", "text"), ("b/a.htm", "html"), ("a.json", "json"), ("a.yml", "yaml"), ("a.yaml", "yaml"), ("a", None), ("a.docx", None), (".md", None),
        ("x.md/a", None), ("c:\\x\\a.md", "markdown"),
    ],
)  # fmt: skip
def test_by_suffix(path: str, expected: str | None) -> None:
    assert format_of(path) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("# Cook\n", "markdown"), ("COOK\n\nWe cook.\n", "markdown"), ("<!DOCTYPE html><html>", "html"), ('{"title": "x"}', "json"), ("<p>Cook</p>", "html"), ("", "markdown"), ("[Name] cooks", "markdown")],
)  # fmt: skip
def test_by_content(read: Read, text: str, expected: str) -> None:
    assert read(text, "posting").format == expected


def test_what_is_asked_for_counts() -> None:
    assert read_source(Source("# Cook", "a.md"), "text").format == "text"


@pytest.mark.parametrize("path", ["a.docx", "a.PDF", "a.odt"])
def test_unsupported(path: str) -> None:
    with pytest.raises(UnsupportedFormat, match=path[-4:].lower().lstrip(".")):
        read_source(Source("x", path))


def test_unknown_format() -> None:
    with pytest.raises(UnsupportedFormat, match="markdown, text"):
        read_source(Source("x", "a.md"), "word")


def test_simple_postings_import_nothing_slow() -> None:
    code = (
        "import sys; from jdlint.readers import read; from jdlint.source import Source;"
        "read(Source('---\\ntitle: Cook\\ntags: [a]\\n---\\n# Cook\\n\\n- <b>x</b> &amp; y\\n', 'a.md'));"
        "print([name for name in ('yaml', 'json', 'html', 'tomllib', 'inspect', 'logging', 'dataclasses') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
