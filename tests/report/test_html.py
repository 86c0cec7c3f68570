"""The page for recruiters; tests/packaging/test_report_html.py opens it in a browser."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

from jdlint import api
from jdlint.model import Document, Finding
from jdlint.report import Advice, Error, Outcome, Setting, Summary, make
from jdlint.source import Source

from .conftest import finding

VOID = {"meta", "link", "input", "br", "wbr"}


class Page(HTMLParser):
    """Checks that elements nest, and gathers what is marked, the texts by class, and all ids and links to them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.marked: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.ids: list[str] = []
        self.targets: list[str] = []
        self._open: list[tuple[str, list[str]]] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        href = given.get("href") or ""
        self.targets += [href[1:]] if href.startswith("#") else []
        if tag in VOID:
            return
        classes = (given.get("class") or "").split()
        self._open.append((tag, classes))
        if tag == "mark":
            self.marked.append("")
        for name in classes:
            self.texts.setdefault(name, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open, tag
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(tag == "mark" for tag, _ in self._open):
            self.marked[-1] += data
        for name in {name for _, classes in self._open for name in classes}:
            self.texts[name][-1] += data


def page(document: Document, findings: list[Finding], *errors: Error) -> Page:
    parts: list[str] = []
    made = make(
        "html", Setting(parts.append, "info", False, False, False, "", lambda rule: Advice("A.", f"Why {rule}.", "S."))
    )
    made.add(Outcome(document, tuple(findings)))
    counts = {name: sum(one.severity == name for one in findings) for name in ("error", "warning", "info")}
    made.finish(Summary(1, len(document.postings), counts, 0, errors, (), {}))
    read = Page("".join(parts))
    assert len(set(read.ids)) == len(read.ids)
    assert set(read.targets) <= set(read.ids)
    return read


def parsed(text: str, path: str = "jobs/cook.md") -> Document:
    return api.parse(Source(text, path))


TEXT = """# Senior Cook

**Location:** [City &amp; *Town*], see [our office](TODO)

## Your tasks

- Cook for 20 <b>hungry</b> people
- Order food

## Benefits

- Meals
"""


@pytest.mark.parametrize(
    ("phrase", "marked"),
    [
        pytest.param("Cook for 20", "Cook for 20", id="text"),
        pytest.param("[City &amp; *Town*]", "[City & Town]", id="markup and an entity"),
        pytest.param("TODO", "our office", id="address of a link"),
        pytest.param("20 <b>hungry</b> people\n- Order", "20 hungry people+Order", id="over blocks"),
        pytest.param("Senior", "Senior", id="title"),
    ],
)
def test_what_was_found_is_marked_in_the_text(phrase: str, marked: str) -> None:
    document = parsed(TEXT)
    read = page(document, [finding(document.source, phrase)])
    assert "".join(read.marked).replace("peopleOrder", "people+Order") == marked
    (note,) = read.texts["note"]
    assert "must" in note
    assert f"line {document.source.line(TEXT.index(phrase))}," in note
    assert read.texts["ref"] == ["1"]


def test_overlapping_findings_nest_and_the_most_severe_shows() -> None:
    document = parsed(TEXT)
    found = [
        finding(document.source, "Cook for 20", severity="info"),
        finding(document.source, "for 20 <b>hungry</b>", severity="error"),
    ]
    read = page(document, found)
    assert read.marked == ["Cook ", "for 20", " ", "hungry"]
    assert len(read.texts["note"]) == 2
    assert read.texts["ref"] == ["1", "2"]


def test_sections_are_named_by_kind() -> None:
    document = parsed(TEXT)
    read = page(document, [finding(document.source, "Meals")])
    assert {"responsibilities", "benefits"} <= set(read.texts)
    assert [name for name in read.texts["zone"] if name in ("tasks", "benefits")] == ["tasks", "benefits"]
    assert read.texts["rule"] == ["placeholder/bracketed"]
    assert any("Why placeholder/bracketed." in text for text in read.texts["why"])


def test_what_is_missing_is_told_apart() -> None:
    document = parsed(TEXT)
    read = page(
        document, [finding(document.source, "Senior Cook", rule="required/compensation")._replace(missing=True)]
    )
    assert read.marked == []
    assert "Not in this posting" in read.texts["missing"][0]


def test_what_stands_in_no_text_is_shown_with_its_line() -> None:
    document = parsed("---\ntitle: Cook\nbroken: [\n---\n\n# Cook\n\n## Tasks\n\n- Cook\n")
    at = document.source.text.index("---\n\n#")
    one = finding(document.source, "---\n\n#")._replace(
        start=at, end=at + 3, end_line=4, end_column=4, text="---", posting=None
    )
    read = page(document, [one])
    assert read.marked == ["---"]
    assert len(read.texts["note"]) == 1


def test_a_clean_posting_opens_on_demand_and_errors_stand_out() -> None:
    document = parsed(TEXT)
    read = page(document, [], Error("b.md", None, "not <UTF-8>"))
    assert read.texts["clean"] == ["Nothing to mend."]
    assert "b.md: not <UTF-8>" in read.texts["errors"][0]
    assert "Nothing to mend in 1 posting in 1 file (1 not checked)." in read.texts["totals"]


def test_several_postings_of_a_file() -> None:
    document = parsed(
        "Job title: Cook\n\nTasks:\n- Cook\n\nSkills:\n- Soup\n\nJob title: Waiter\n\nTasks:\n- Wait\n\nSkills:\n- Calm\n",
        "a.txt",
    )
    assert len(document.postings) == 2
    found: list[Any] = [finding(document.source, "Soup"), finding(document.source, "Calm")._replace(posting=1)]
    read = page(document, found)
    assert read.marked == ["Soup", "Calm"]
    assert "p2" in read.ids


def test_a_line_end_of_markdown_is_a_space_and_positions_stay() -> None:
    document = parsed("# Cook\n\n## Tasks\n\n- Cook soup\n  for [number]\n  people<br>and wash up\n\n```\na\nb\n```\n")
    read = page(document, [finding(document.source, "[number]"), finding(document.source, "soup\n  for")])
    assert read.marked == ["soup for", "[number]"]
    assert any("Cook soup" in text and "people\nand wash up" in text for text in read.texts["item"])
    # The lines of code are the author's own.
    assert any("a\nb" in text for text in read.texts["code"])


def test_notes_lead_to_the_text_and_reasons_to_the_notes() -> None:
    document = parsed(TEXT)
    missing = finding(document.source, "Senior Cook", rule="required/compensation")._replace(missing=True)
    read = page(document, [missing, finding(document.source, "Meals"), finding(document.source, "Order")])
    # What is missing has no place to go back to.
    assert [target for target in read.targets if target.startswith("r") and target[1:].isdigit()] == ["r3", "r2"]
    assert read.texts["back"] == ["Notes 2, 3", "Note 1"]


def test_words_are_explained_on_the_page() -> None:
    document = parsed(TEXT)
    read = page(document, [finding(document.source, "Meals", severity="info")])
    assert "a suggestion; decide for yourself" in read.texts["filter"][0]
    assert "should not go out" not in read.texts["filter"][0]


@pytest.mark.parametrize(
    ("message", "suggestions", "told"),
    [
        pytest.param("Open", ("Write the date.",), ["Instead: Write the date."], id="a sentence"),
        pytest.param("Open", ("first", "second …"), ["Instead: first; or second …"], id="no full stop behind dots"),
        pytest.param("Open: write 'first'", ("first", "second"), ["Or: second"], id="the message says one"),
        pytest.param("Open: write 'first'", ("first",), [], id="the message says all"),
        pytest.param("Open", ("Set `state: <b>`.",), ["Instead: Set state: <b>."], id="as it is to be written"),
    ],
)
def test_what_to_write_is_told_once(message: str, suggestions: tuple[str, ...], told: list[str]) -> None:
    document = parsed(TEXT)
    read = page(document, [finding(document.source, "Meals", message=message, suggestions=suggestions)])
    assert read.texts.get("instead", []) == told
