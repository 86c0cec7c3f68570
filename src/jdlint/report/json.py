"""``--output-format json``: the contract for scripts, written as the run goes so that memory does not grow with it."""

from __future__ import annotations

from collections.abc import Mapping
from json import dumps
from typing import Any

from jdlint._version import FACTS_AS_OF, __version__
from jdlint.model import Finding
from jdlint.report import Outcome, Setting, Summary


class Json:
    """Writes one JSON object: findings as they come, then errors, skipped files and the summary."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._first = True
        tool = {"name": "jdlint", "version": __version__, "rules": setting.rules_hash, "facts_as_of": FACTS_AS_OF}
        setting.write(f'{{"version": 1, "tool": {_dumps(tool)},\n "findings": [')

    def add(self, outcome: Outcome) -> None:
        for finding in self._setting.shown(outcome.findings):
            self._setting.write(("\n  " if self._first else ",\n  ") + _dumps(finding_data(finding)))
            self._first = False

    def finish(self, summary: Summary) -> None:
        rest: dict[str, Any] = {
            "errors": [error._asdict() for error in summary.errors],
            "skipped": list(summary.skipped),
        }
        if self._setting.statistics:
            rest["statistics"] = [{"rule": rule, "count": count} for rule, count in summary.rules.items()]
        rest["summary"] = {
            "files": summary.files,
            "postings": summary.postings,
            **summary.counts,
            "suppressed": summary.suppressed,
        }
        lines = ",\n ".join(f'"{name}": {_dumps(value)}' for name, value in rest.items())
        self._setting.write(("]" if self._first else "\n ]") + f",\n {lines}}}\n")


def finding_data(finding: Finding) -> Mapping[str, Any]:
    """A finding as plain data, by the contract."""
    fix = finding.fix
    return {
        "path": finding.path,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "text": finding.text,
        "start": {"line": finding.line, "column": finding.column, "offset": finding.start},
        "end": {"line": finding.end_line, "column": finding.end_column, "offset": finding.end},
        "section": finding.section,
        "posting": finding.posting,
        "suggestions": list(finding.suggestions),
        "fingerprint": finding.fingerprint,
        "url": finding.url,
        "fix": None
        if fix is None
        else {"safe": fix.safe, "title": fix.title, "edits": [edit._asdict() for edit in fix.edits]},
    }


def _dumps(value: Any) -> str:
    # ASCII only: a lone surrogate of an undecodable file name survives, whatever the reader's encoding.
    return dumps(value)
