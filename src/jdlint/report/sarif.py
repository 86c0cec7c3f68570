"""``--output-format sarif``: SARIF 2.1.0, as code scanning services take it.

Results are written as the run goes; the rules they name come behind them, when it is known which those are.
"""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any

from jdlint._version import HOMEPAGE, __version__
from jdlint.model import Finding
from jdlint.report import Error, Outcome, Setting, Summary, paths, plain

if TYPE_CHECKING:
    from jdlint.source import Source

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
# Descriptions longer than this are refused by GitHub.
LONGEST = 1024


class Sarif:
    """Writes one log with one run."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._rules: dict[str, tuple[int, str]] = {}
        self._first = True
        # Columns are code points here; without this readers count UTF-16 units.
        head = '"columnKind": "unicodeCodePoints", "automationDetails": {"id": "jdlint/"}'
        setting.write(f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{{head},\n "results": [')

    def add(self, outcome: Outcome) -> None:
        for finding in self._setting.shown(outcome.findings):
            index = self._rules.setdefault(finding.rule, (len(self._rules), finding.url))[0]
            result = dumps(_result(finding, outcome.document.source, index))
            self._setting.write(("\n  " if self._first else ",\n  ") + result)
            self._first = False

    def finish(self, summary: Summary) -> None:
        driver = {
            "name": "jdlint",
            "semanticVersion": __version__,
            "informationUri": HOMEPAGE,
            "rules": [self._rule(rule, url) for rule, (_, url) in self._rules.items()],
        }
        invocation = {
            "executionSuccessful": not summary.errors,
            "toolExecutionNotifications": [_notification(error) for error in summary.errors],
        }
        end = "" if self._first else "\n "
        self._setting.write(
            f'{end}],\n "invocations": [{dumps(invocation)}],\n "tool": {{"driver": {dumps(driver)}}}}}]}}\n'
        )

    def _rule(self, rule: str, url: str) -> dict[str, Any]:
        advice = self._setting.advice(rule)
        summary, why = advice.summary or rule, advice.full or advice.why or advice.summary or rule
        described: dict[str, Any] = {
            "id": rule,
            "shortDescription": {"text": _cut(summary)},
            "fullDescription": {"text": _cut(why)},
            "help": {"text": why, "markdown": f"**{summary}**\n\n{why}" + (f"\n\n[More]({url})" if url else "")},
            "defaultConfiguration": {"level": LEVELS.get(advice.severity, "warning")},
            "properties": {
                "tags": [rule.partition("/")[0]],
                "precision": "high",
                "problem.severity": PROBLEMS.get(advice.severity, "warning"),
            },
        }
        return {**described, "helpUri": url} if url else described


def _result(finding: Finding, source: Source, index: int) -> dict[str, Any]:
    place = {"uri": paths.uri(paths.from_root(finding.path))}
    region = {**_region(source, finding.start, finding.end), "snippet": {"text": plain.text(finding.text)}}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": plain.line(finding.message)},
        "locations": [{"physicalLocation": {"artifactLocation": place, "region": region}}],
        # The name that GitHub reads, and one that says whose it is.
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
            "jdlint/v1": finding.fingerprint,
        },
    }
    if finding.fix is not None:
        replacements = [
            {
                "deletedRegion": _region(source, edit.start, edit.end),
                "insertedContent": {"text": plain.text(edit.text)},
            }
            for edit in finding.fix.edits
        ]
        changes = [{"artifactLocation": place, "replacements": replacements}]
        result["fixes"] = [{"description": {"text": plain.line(finding.fix.title)}, "artifactChanges": changes}]
    return result


def _region(source: Source, start: int, end: int) -> dict[str, Any]:
    low, high = source.position(start), source.position(end)
    return {"startLine": low.line, "startColumn": low.column, "endLine": high.line, "endColumn": high.column}


def _notification(error: Error) -> dict[str, Any]:
    notification: dict[str, Any] = {"level": "error", "message": {"text": plain.line(error.message)}}
    if error.path is not None:
        place = {"artifactLocation": {"uri": paths.uri(paths.from_root(error.path))}}
        notification["locations"] = [{"physicalLocation": place}]
    if error.rule is not None:
        notification["associatedRule"] = {"id": error.rule}
    return notification


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
