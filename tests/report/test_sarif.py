"""SARIF 2.1.0, as code scanning services take it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from jdlint.model import Edit, Fix
from jdlint.report import Error
from jdlint.source import Source

from .conftest import HOSTILE, Report, finding, schema

SOURCE = Source("# Cook\n\n💷 Pay: [amount] a\nyear\n", "jobs/a b%.md")


def valid(text: str) -> Any:
    log = json.loads(text)
    jsonschema.Draft4Validator(json.loads(schema("sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))).validate(log)
    (run,) = log["runs"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    return run


def test_what_code_scanning_needs(report: Report) -> None:
    fix = Fix(True, "Leave it out", (Edit(15, 23, ""),))
    found = [
        finding(SOURCE, "[amount]", fix=fix),
        finding(SOURCE, "Cook", severity="info", rule="title/x"),
        finding(SOURCE, "Pay: [amount] a\nyear"),
    ]
    run = valid(report("sarif", SOURCE, found, least="info"))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["automationDetails"] == {"id": "jdlint/"}
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    first, second, third = run["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "jobs/a%20b%25.md"
    region = {"startLine": 3, "startColumn": 8, "endLine": 3, "endColumn": 16}
    assert place["region"] == {**region, "snippet": {"text": "[amount]"}}
    assert (first["level"], second["level"]) == ("error", "note")
    assert first["partialFingerprints"] == {"primaryLocationLineHash": "f00:1", "jdlint/v1": "f00"}
    (change,) = first["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": ""}
    assert third["locations"][0]["physicalLocation"]["region"]["endLine"] == 4
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["placeholder/bracketed", "title/x"]
    rule = run["tool"]["driver"]["rules"][0]
    assert rule["shortDescription"]["text"] == "Something was left open."
    assert (
        rule["fullDescription"]["text"]
        == rule["help"]["text"]
        == "A reader cannot tell what is meant. Most will not ask."
    )
    assert rule["help"]["markdown"].startswith("**Something was left open.**")
    assert rule["helpUri"] == "https://example.com/jdlint/rules/placeholder/bracketed"
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"] == {"tags": ["placeholder"], "precision": "high", "problem.severity": "error"}


def test_nothing_found_and_what_could_not_be_checked(report: Report) -> None:
    run = valid(report("sarif", SOURCE, [], errors=(Error("a.md", "x/y", "not UTF-8"), Error(None, None, "none"))))
    assert run["results"] == []
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    first, second = invocation["toolExecutionNotifications"]
    assert (first["associatedRule"], first["message"]) == ({"id": "x/y"}, {"text": "not UTF-8"})
    assert "locations" not in second


def test_paths_are_relative_to_the_repository(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "jobs").mkdir()
    (tmp_path / "link").symlink_to("jobs")
    monkeypatch.chdir(tmp_path / "jobs")
    for path in ("cook.md", "./cook.md", str(tmp_path / "link" / "cook.md"), "../link/cook.md"):
        source = Source("Pay: [x]\n", path)
        run = valid(report("sarif", source, [finding(source, "[x]")]))
        assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "jobs/cook.md"


def test_hostile_text_and_names(report: Report) -> None:
    source = Source(f"a {HOSTILE}\ud800 b", "c%\udcff💷#?.md")
    run = valid(report("sarif", source, [finding(source, f"{HOSTILE}\ud800", message="{match}")]))
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "c%25%FF%F0%9F%92%B7%23%3F.md"
    assert place["region"]["snippet"]["text"] == f"{HOSTILE}\ufffd"
    assert run["results"][0]["message"]["text"].startswith("100%   ::error::x")
