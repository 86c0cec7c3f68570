"""Whatever a posting holds, each format shows it harmlessly and at the right place."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

from jdlint.report import WRITERS, Error
from jdlint.source import Source

from .conftest import HOSTILE, Report, finding

# Two lines, so that everything a hostile posting may hold stands before and within the finding; the last line is the easy one.
TEXT = f"# Cook {HOSTILE}\n💷 {HOSTILE}\n\U0001f4a9 [City]\n"
PATH = "jobs/é %;,:]]>&'\"<script>.md"
LINE, COLUMN = 5, 3


def of_json(text: str) -> tuple[int, int]:
    (one,) = json.loads(text)["findings"]
    return one["start"]["line"], one["start"]["column"]


def of_sarif(text: str) -> tuple[int, int]:
    (one,) = json.loads(text)["runs"][0]["results"]
    region = one["locations"][0]["physicalLocation"]["region"]
    return region["startLine"], region["startColumn"]


def of_gitlab(text: str) -> tuple[int, int]:
    one = json.loads(text)[0]["location"]["positions"]["begin"]
    return one["line"], one["column"]


def of_rdjson(text: str) -> tuple[int, int]:
    one = (json.loads(text)["diagnostics"] if text.startswith('{"source"') else [json.loads(text.splitlines()[0])])[0]
    start = one["location"]["range"]["start"]
    # Four bytes more for the two characters before it than characters.
    return start["line"], start["column"] - 3


def of_xml(text: str) -> tuple[int, int]:
    root = ET.fromstring(text)
    error = root.find("file/error")
    if error is not None:
        return int(error.get("line", 0)), int(error.get("column", 0))
    place = re.search(r"\((\d+):(\d+)\)$", root.findall("testsuite/testcase")[0].get("name", ""))
    assert place
    return int(place[1]), int(place[2])


def of_pattern(pattern: str) -> Callable[[str], tuple[int, int]]:
    def place(text: str) -> tuple[int, int]:
        found = re.search(pattern, text)
        assert found, text
        return int(found[1]), int(found[2]) if found.lastindex == 2 else COLUMN

    return place


PLACES: dict[str, Callable[[str], tuple[int, int]]] = {
    "json": of_json,
    "jsonl": lambda text: of_json(f'{{"findings": [{text.splitlines()[0]}]}}'),
    "sarif": of_sarif,
    "gitlab": of_gitlab,
    "rdjson": of_rdjson,
    "rdjsonl": of_rdjson,
    "junit": of_xml,
    "checkstyle": of_xml,
    "github": of_pattern(r",line=(\d+),endLine=5,col=(\d+),"),
    "azure": of_pattern(r";linenumber=(\d+);columnnumber=(\d+);"),
    "text": of_pattern(r":(\d+):(\d+): must:"),
    "concise": of_pattern(r":(\d+):(\d+): error"),
    "markdown": of_pattern(r":(\d+) \|"),
    "html": of_pattern(r"line (\d+), column (\d+)"),
}


@pytest.mark.parametrize("form", WRITERS)
def test_hostile_content(form: str, report: Report) -> None:
    source = Source(TEXT, PATH)
    found = [finding(source, "[City]", message=f"{{match}} {HOSTILE}", suggestions=(f"Write {HOSTILE}",))]
    out = report(form, source, found, errors=(Error(PATH, None, HOSTILE),))
    assert PLACES[form](out) == (LINE, COLUMN)
    # What steers terminals, or turns the direction of what follows, is never written as it is; nor is what XML forbids.
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", out)
    out.encode("utf-8")
    if form not in ("json", "jsonl", "sarif", "gitlab", "rdjson", "rdjsonl", "text", "concise", "github", "azure"):
        assert "<script" not in out
    starts = {"github": "::error title=", "azure": "##vso[task.logissue ", "concise": "jobs/"}
    if form in starts:
        assert all(line.startswith(starts[form]) for line in out.splitlines())
    if form == "html":
        assert html.unescape(out).count("<script>alert(1)</script>") >= 3
