"""The contract for scripts."""

from __future__ import annotations

import json

from jdlint import __version__
from jdlint.model import Edit, Fix
from jdlint.report import Error
from jdlint.source import Source

from .conftest import Report, finding

SOURCE = Source("# Cook\n\nPay: [amount] 💷 a year\n", "jobs/cook.md")


def test_every_field_of_the_contract(report: Report) -> None:
    fix = Fix(True, "remove it", (Edit(13, 21, ""),))
    found = [finding(SOURCE, "[amount]", suggestions=("a range",), fix=fix), finding(SOURCE, "💷", severity="info")]
    data = json.loads(
        report("json", SOURCE, found, least="info", errors=(Error("b.md", "x/y", "broken"),), skipped=("README.md",))
    )
    assert list(data) == ["version", "tool", "findings", "errors", "skipped", "summary"]
    assert data["version"] == 1
    assert data["tool"] == {"name": "jdlint", "version": __version__, "rules": "abc", "facts_as_of": "2026-11"}
    first, second = data["findings"]
    assert first == {
        "path": "jobs/cook.md",
        "rule": "placeholder/bracketed",
        "severity": "error",
        "message": "'[amount]' is still open",
        "text": "[amount]",
        "start": {"line": 3, "column": 6, "offset": 13},
        "end": {"line": 3, "column": 14, "offset": 21},
        "section": "header",
        "posting": 0,
        "suggestions": ["a range"],
        "fingerprint": "f00",
        "url": "https://example.com/jdlint/rules/placeholder/bracketed",
        "fix": {"safe": True, "title": "remove it", "edits": [{"start": 13, "end": 21, "text": ""}]},
    }
    assert second["text"] == "💷"
    assert second["fix"] is None
    assert data["errors"] == [{"path": "b.md", "rule": "x/y", "message": "broken"}]
    assert data["skipped"] == ["README.md"]
    assert data["summary"] == {"files": 1, "postings": 1, "error": 1, "warning": 0, "info": 1, "suppressed": 0}


def test_nothing_found_is_valid_too(report: Report) -> None:
    data = json.loads(report("json", SOURCE, []))
    assert data["findings"] == []
    assert data["errors"] == []


def test_statistics_are_added(report: Report) -> None:
    data = json.loads(report("json", SOURCE, [finding(SOURCE, "Pay")], statistics=True))
    assert data["statistics"] == [{"rule": "placeholder/bracketed", "count": 1}]
    assert len(data["findings"]) == 1


def test_any_path_and_text_can_be_written(report: Report) -> None:
    source = Source("\ud800 \x00", "jobs/\udcff.md")
    out = report("json", source, [finding(source, "\ud800 \x00")])
    assert out.isascii()
    assert json.loads(out)["findings"][0]["path"] == "jobs/\udcff.md"
