"""reviewdog's diagnostics."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from jdlint.model import Edit, Fix
from jdlint.report import Error
from jdlint.source import Source

from .conftest import Report, finding, schema

SCHEMA = json.loads(schema("rdjson.json").read_text(encoding="utf-8"))
SOURCE = Source("# Köchin\r\n\r\n💷é Pay: [amount] a\r\nyear\r\n", "jobs/cook.md")


def diagnostics(form: str, text: str) -> list[Any]:
    data = {"diagnostics": [json.loads(line) for line in text.splitlines()]} if form == "rdjsonl" else json.loads(text)
    jsonschema.validate(data, SCHEMA)
    listed: list[Any] = data["diagnostics"]
    return listed


def picked(source: Source, place: Any) -> str:
    """What a reader that counts bytes finds at a range."""
    lines = source.text.encode().split(b"\n")
    start, end = place["start"], place["end"]
    low = sum(len(line) + 1 for line in lines[: start["line"] - 1]) + start["column"] - 1
    high = sum(len(line) + 1 for line in lines[: end["line"] - 1]) + end["column"] - 1
    return source.text.encode()[low:high].decode()


@pytest.mark.parametrize("form", ["rdjson", "rdjsonl"])
def test_columns_count_bytes(form: str, report: Report) -> None:
    found = [
        finding(SOURCE, "[amount]"),
        finding(SOURCE, "💷é", severity="info"),
        finding(SOURCE, "a\r\nyear", severity="warning"),
    ]
    listed = diagnostics(form, report(form, SOURCE, found, least="info"))
    assert listed[0]["location"]["range"]["start"] == {"line": 3, "column": 13}
    assert [picked(SOURCE, one["location"]["range"]) for one in listed] == ["[amount]", "💷é", "a\r\nyear"]
    assert [one["severity"] for one in listed] == ["ERROR", "INFO", "WARNING"]
    assert listed[0]["code"]["value"] == "placeholder/bracketed"
    assert listed[0]["source"]["name"] == "jdlint"


@pytest.mark.parametrize("form", ["rdjson", "rdjsonl"])
def test_a_fix_is_one_suggestion(form: str, report: Report) -> None:
    at = SOURCE.text.index("Pay")
    fix = Fix(False, "Say it", (Edit(at, at + 3, "Löhne"), Edit(at + 5, at + 13, "£20")))
    (one,) = diagnostics(form, report(form, SOURCE, [finding(SOURCE, "[amount]", fix=fix)]))
    (suggestion,) = one["suggestions"]
    assert suggestion["text"] == "Löhne: £20"
    assert picked(SOURCE, suggestion["range"]) == "Pay: [amount]"


@pytest.mark.parametrize("form", ["rdjson", "rdjsonl"])
def test_nothing_found_and_what_could_not_be_checked(form: str, report: Report) -> None:
    assert diagnostics(form, report(form, SOURCE, [])) == []
    errors = (Error("a.md", "x/y", "not UTF-8"), Error(None, None, "no posting found"))
    first, second = diagnostics(form, report(form, SOURCE, [], errors=errors))
    assert (first["location"], first["severity"], first["code"]) == ({"path": "a.md"}, "ERROR", {"value": "x/y"})
    assert second["message"] == "no posting found"
