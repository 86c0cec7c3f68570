"""Whatever a posting holds, each format shows it harmlessly and at the right place."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
import xmlschema

from jdlint.model import Edit, Fix
from jdlint.report import WRITERS, Error
from jdlint.source import Source

from .conftest import HOSTILE, Report, finding, schema

# Two lines, so that everything a hostile posting may hold stands before and within the finding; the last line is the easy one.
TEXT = f"# Cook {HOSTILE}\n💷 {HOSTILE}\n\U0001f4a9 [City]\n"
PATH = "jobs/é %;,:]]>&'\"<script>.md"
LINE, COLUMN = 5, 3
STEERING = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"


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
    assert not re.search(STEERING, out)
    out.encode("utf-8")
    if form not in ("json", "jsonl", "sarif", "gitlab", "rdjson", "rdjsonl", "text", "concise", "github", "azure"):
        assert "<script" not in out
    starts = {"github": "::error title=", "azure": "##vso[task.logissue ", "concise": "jobs/"}
    if form in starts:
        assert all(line.startswith(starts[form]) for line in out.splitlines())
    if form == "html":
        assert html.unescape(out).count("<script>alert(1)</script>") >= 3


# All that a file name may hold, a byte that is no UTF-8 among it.
ODD_PATH = f"jobs/{HOSTILE.replace(chr(0), '')}\n::warning::y\u2066\u0085\udcff,;]:%0A.md"


def json_by(name: str) -> Callable[[str], None]:
    return lambda text: jsonschema.validate(json.loads(text), json.loads(schema(name).read_text(encoding="utf-8")))


def xml_by(name: str) -> Callable[[str], None]:
    return lambda text: xmlschema.XMLSchema(str(schema(name))).validate(text)


def json_lines(text: str) -> None:
    types = [json.loads(line)["type"] for line in text.splitlines()]
    assert types == ["finding"] * 3 + ["error", "skipped", "summary"]


def rdjson_lines(text: str) -> None:
    json_by("rdjson.json")(json.dumps({"diagnostics": [json.loads(line) for line in text.splitlines()]}))


def workflow_commands(text: str) -> None:
    """Reads the lines as GitHub's runner does: the command, its properties, and the data, each unescaped."""
    for line in text.removesuffix("\n").split("\n"):
        found = re.fullmatch(r"::(error|warning|notice) ([^:]+?)::(.*)", line)
        assert found, line
        properties = dict(one.split("=", 1) for one in found[2].split(","))
        assert set(properties) <= {"title", "file", "line", "endLine", "col", "endColumn"}
        # The data is never taken for another command, whatever it holds, and each percent sign is an escape.
        assert all(re.fullmatch(r"([^%]|%(25|0D|0A|3A|2C))*", value) for value in (*properties.values(), found[3]))
        path = properties["file"]
        for escape, sign in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
            path = path.replace(escape, sign)
        assert path.startswith("jobs/100% \r\n::error::x ##vso[task.complete]]> <script>")
        assert path.endswith("%0A.md")
        # GitHub takes columns for spans of one line only.
        assert ("col" in properties) == ("line" in properties and properties["line"] == properties["endLine"])


def logging_commands(text: str) -> None:
    """Reads the lines as the agent of Azure Pipelines does: up to the first bracket properties, behind it data."""
    for line in text.removesuffix("\n").split("\n"):
        found = re.fullmatch(r"##vso\[task\.logissue ((?:\w+=[^;\]]*;)+)\](.*)", line)
        assert found, line
        assert not re.search(r"%(?!AZP25|0D|0A|3B|5D)", found[1] + found[2])


def anything(text: str) -> None:
    assert text


VALID: dict[str, Callable[[str], None]] = {
    "json": lambda text: jsonschema.validate(json.loads(text), {"required": ["findings", "errors", "summary"]}),
    "jsonl": json_lines,
    "sarif": json_by("sarif-2.1.0-rtm.5.json"),
    "gitlab": json_by("gitlab-code-quality.json"),
    "rdjson": json_by("rdjson.json"),
    "rdjsonl": rdjson_lines,
    "junit": xml_by("junit-10.xsd"),
    "checkstyle": xml_by("checkstyle.xsd"),
    "github": workflow_commands,
    "azure": logging_commands,
}


@pytest.mark.parametrize("form", WRITERS)
def test_hostile_text_and_paths_keep_to_the_format(form: str, report: Report) -> None:
    text = f"# {HOSTILE}\ud800\n\n💷 {HOSTILE}\n"
    source = Source(text, ODD_PATH)
    at = text.index(HOSTILE)
    fix = Fix(True, f"Leave {HOSTILE} out", (Edit(at, at + len(HOSTILE), f"\ud800{HOSTILE}"),))
    found = [
        finding(source, f"{HOSTILE}\ud800", message="{match}\ud800", suggestions=(HOSTILE,), fix=fix),
        finding(source, "💷", severity="warning", message="{match}"),
        finding(source, text, message="{match}"),
    ]
    out = report(form, source, found, errors=(Error(ODD_PATH, "a/b", f"{HOSTILE}\ud800"),), skipped=(ODD_PATH,))
    VALID.get(form, anything)(out)
    assert not re.search(STEERING, out)
    out.encode("utf-8")


def test_hostile_columns_are_exact_where_they_are_counted_in_bytes(report: Report) -> None:
    source = Source(f"💷\u202eé\x00 {HOSTILE}\n", ODD_PATH)
    (one,) = json.loads(report("rdjson", source, [finding(source, HOSTILE)]))["diagnostics"]
    start: Any = one["location"]["range"]["start"]
    assert source.text.encode()[start["column"] - 1 :].decode() == f"{HOSTILE}\n"
