"""Code Quality reports for GitLab."""

from __future__ import annotations

import json
from typing import Any

import jsonschema

from jdlint.report import Error
from jdlint.source import Source

from .conftest import Report, finding, schema

SOURCE = Source("# Cook\n\nPay: [amount] a\nyear\n", "./jobs/cook.md")


def valid(text: str) -> list[Any]:
    violations: list[Any] = json.loads(text)
    jsonschema.validate(violations, json.loads(schema("gitlab-code-quality.json").read_text(encoding="utf-8")))
    fingerprints = [one["fingerprint"] for one in violations]
    assert len(set(fingerprints)) == len(fingerprints)
    return violations


def test_violations(report: Report) -> None:
    found = [
        finding(SOURCE, "[amount]"),
        finding(SOURCE, "Pay", severity="warning"),
        finding(SOURCE, "a\nyear", severity="info"),
    ]
    first, second, third = valid(report("gitlab", SOURCE, found, least="info"))
    assert first["location"] == {
        "path": "jobs/cook.md",
        "positions": {"begin": {"line": 3, "column": 6}, "end": {"line": 3, "column": 14}},
    }
    assert [one["severity"] for one in (first, second, third)] == ["major", "minor", "info"]
    assert third["location"]["positions"]["end"] == {"line": 4, "column": 5}
    assert (first["check_name"], first["description"]) == ("placeholder/bracketed", "'[amount]' is still open")


def test_fingerprints_tell_equal_findings_apart_and_last(report: Report) -> None:
    same = [finding(SOURCE, "[amount]")] * 3
    violations = valid(report("gitlab", SOURCE, same))
    moved = Source("\n\n" + SOURCE.text, SOURCE.path)
    assert [one["fingerprint"] for one in valid(report("gitlab", moved, [finding(moved, "[amount]")] * 3))] == [
        one["fingerprint"] for one in violations
    ]
    other = Source(SOURCE.text, "jobs/other.md")
    assert (
        valid(report("gitlab", other, [finding(other, "[amount]")]))[0]["fingerprint"] != violations[0]["fingerprint"]
    )


def test_nothing_found_and_what_could_not_be_checked(report: Report) -> None:
    assert valid(report("gitlab", SOURCE, [])) == []
    errors = (Error("a.md", None, "not UTF-8"), Error(None, None, "no posting found"))
    first, second = valid(report("gitlab", SOURCE, [], errors=errors))
    assert (first["severity"], first["location"]["path"], first["check_name"]) == ("critical", "a.md", "jdlint")
    assert second["description"] == "no posting found"
