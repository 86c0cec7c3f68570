"""Suppressions: written by the tool they hide exactly what they are meant for, and change nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from jdlint import api, engine, ruletest, suppress
from jdlint.model import Document, Finding
from jdlint.rulefile import load_rules
from jdlint.settings import Settings
from jdlint.source import Source

RULES = load_rules()
CHOSEN = RULES.resolve()
SETTINGS = Settings(today=date(2026, 6, 1))
EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "bad").iterdir())


def lint(document: Document) -> tuple[Finding, ...]:
    found = engine.run(document, CHOSEN, SETTINGS)
    assert not found.errors
    return suppress.settle(document, found.findings, CHOSEN, RULES, SETTINGS)[0]


def texts() -> Iterator[tuple[str, str, str]]:
    """Postings with findings, in Markdown and HTML: a name, a path, the text."""
    for path in EXAMPLES:
        yield path.name, path.name, path.read_text(encoding="utf-8")
    seen: set[tuple[str, str]] = set()
    for case in ruletest.cases(RULES):
        given = case.example.given
        form = given.get("format", "markdown")
        if (
            case.example.bad
            and "files" not in given
            and form in ("markdown", "html")
            and (case.rule.id, form) not in seen
        ):
            seen.add((case.rule.id, form))
            text, _ = ruletest.unmark(ruletest.wrap(case.example.text, given))
            yield case.name, given.get("name") or ("a.md" if form == "markdown" else "a.html"), text


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("name", "path", "text"), list(texts()), ids=lambda value: value if len(value) < 60 else "")
def test_written_suppressions_hide_everything(name: str, path: str, text: str, newline: str) -> None:
    document = api.parse(Source(text.replace("\n", newline), path))
    findings = [one for one in lint(document) if not one.rule.startswith("suppression/")]
    written = suppress.insert(document, findings, "meant")
    if document.format == "text":
        assert written is None
        return
    assert written is not None
    kept = [
        line for line in written.split("\n") if "<!-- jdlint-" not in line or line in document.source.text.split("\n")
    ]
    assert "\n".join(kept).rstrip("\r\n") == document.source.text.rstrip("\r\n")  # only lines were added
    after = lint(api.parse(Source(written, path)))
    if not name.startswith("suppression/"):
        assert [(one.rule, one.line, one.text) for one in after] == []


def hidden(text: str, path: str = "a.md") -> list[tuple[str, int, int]]:
    return [(one.rule, one.first, one.last) for one in suppress.directives(api.parse(Source(text, path)))[0]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<!-- jdlint-disable-next-line a/b -->\nx\n", [("a/b", 2, 2)]),
        ("<!-- jdlint-disable-next-line a/b, c -- why -->\n\n\nx\n", [("a/b", 4, 4), ("c", 4, 4)]),
        (
            "<!-- jdlint-disable-next-line a/b -->\n<!-- jdlint-disable-next-line c -->\nx\n",
            [("a/b", 3, 3), ("c", 3, 3)],
        ),
        ("<!-- jdlint-disable a -->\nx\n<!-- jdlint-enable a -->\ny\n", [("a", 1, 3)]),
        ("<!-- jdlint-disable a b -->\nx\n<!-- jdlint-enable b -->\ny\n", [("a", 1, 5), ("b", 1, 3)]),
        ("x\n\n<!-- jdlint-disable-file a -->\n", [("a", 1, 4)]),
        ("x\n\n<!--\njdlint-disable-next-line a\n-- a long reason\n-->\ny\n", [("a", 7, 7)]),
        ("<!-- jdlint-disable-next-lines a -->\nx\n", []),
        ("<!-- see jdlint-disable a -->\nx\n", []),
        ("```\n<!-- jdlint-disable-file a -->\n```\n", []),
        ("---\njdlint:\n  disable: a/b\n---\nx\n", [("a/b", 1, 6)]),
        ("---\njdlint: {disable: [a/b, c]}\n---\nx\n", [("a/b", 1, 5), ("c", 1, 5)]),
        ("---\njdlint:\n  disable:\n    - a/b\n    - c\n---\nx\n", [("a/b", 1, 8), ("c", 1, 8)]),
        ('+++\n[jdlint]\ndisable = ["a/b"]\n+++\nx\n', [("a/b", 1, 6)]),
        ("---\nother: {disable: [a]}\n---\nx\n", []),
    ],
    ids=range(15),
)
def test_directives(text: str, found: list[tuple[str, int, int]]) -> None:
    assert hidden(text) == found


def test_html_comments() -> None:
    assert hidden("<p>x</p>\n<!-- jdlint-disable-next-line a -->\n<p>y</p>\n", "a.html") == [("a", 3, 3)]


def test_the_key_is_no_content() -> None:
    text = "---\ntitle: Cook\njdlint:\n  disable: [placeholder/bracketed, Javascript, TBD]\n---\n\nWe cook.\n"
    document = api.parse(Source(text, "a.md"))
    assert [key for key in document.postings[0].fields if key.startswith("jdlint")] == []
    found = {one.rule for one in lint(document)}
    assert not {rule for rule in found if rule.startswith(("placeholder/", "terms/"))}
    assert "suppression/unknown-rule" in found


@pytest.mark.parametrize("path", ["a.txt", "a.json", "a.yaml", "a.mdx"])
def test_formats_without_comments(path: str) -> None:
    document = api.parse(Source('{"title": "Cook"}\n' if path == "a.json" else "title: Cook\n", path))
    assert suppress.insert(document, lint(document), "") is None
