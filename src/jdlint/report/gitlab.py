"""``--output-format gitlab``: a Code Quality report, which GitLab shows in a merge request."""

from __future__ import annotations

from json import dumps
from typing import Any

from jdlint.report import Outcome, Setting, Summary, paths, plain

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


class Gitlab:
    """Writes a list of violations as the run goes."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._first = True
        self._seen: dict[str, int] = {}
        setting.write("[")

    def add(self, outcome: Outcome) -> None:
        for finding in self._setting.shown(outcome.findings):
            place = {
                "begin": {"line": finding.line, "column": finding.column},
                "end": {"line": finding.end_line, "column": finding.end_column},
            }
            self._put(
                finding.message,
                finding.rule,
                finding.fingerprint,
                SEVERITIES[finding.severity],
                finding.path,
                {"positions": place},
            )

    def finish(self, summary: Summary) -> None:
        for error in summary.errors:
            rule = error.rule or "jdlint"
            self._put(error.message, rule, error.message, "critical", error.path or ".", {"lines": {"begin": 1}})
        self._setting.write("]\n" if self._first else "\n]\n")

    def _put(self, message: str, rule: str, content: str, severity: str, path: str, place: dict[str, Any]) -> None:
        path = plain.text(paths.from_root(path))
        violation = {
            "description": plain.line(message),
            "check_name": rule,
            "fingerprint": self._fingerprint(path, rule, content),
            "severity": severity,
            "location": {"path": path, **place},
        }
        self._setting.write(("\n " if self._first else ",\n ") + dumps(violation))
        self._first = False

    def _fingerprint(self, *parts: str) -> str:
        """GitLab knows a violation by this alone, in the whole report: the path is part of it, and equal ones are counted."""
        from hashlib import sha256

        raw = "\0".join(parts)
        count = self._seen[raw] = self._seen.get(raw, 0) + 1
        return sha256(f"{raw}\0{count}".encode("utf-8", "surrogatepass")).hexdigest()
