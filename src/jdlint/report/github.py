"""``--output-format github``: workflow commands, which GitHub shows as annotations on the lines of a pull request.

A step shows only its first ten errors, warnings and notices, so the most severe come first.
"""

from __future__ import annotations

import os

from jdlint.model import Finding
from jdlint.report import SEVERITY_RANK, Outcome, Setting, Summary
from jdlint.report.terminal import picture

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


class Github:
    """Collects all findings and writes them by severity at the end."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._findings: list[Finding] = []

    def add(self, outcome: Outcome) -> None:
        self._findings.extend(self._setting.shown(outcome.findings))

    def finish(self, summary: Summary) -> None:
        for error in summary.errors:
            place = [("file", _from_root(error.path))] if error.path else []
            self._setting.write(_command("error", [("title", "jdlint"), *place], error.message))
        for finding in sorted(self._findings, key=lambda finding: SEVERITY_RANK[finding.severity]):
            self._setting.write(_annotation(finding))


def _annotation(finding: Finding) -> str:
    properties = [
        ("title", f"jdlint ({finding.rule})"),
        ("file", _from_root(finding.path)),
        ("line", str(finding.line)),
        ("endLine", str(finding.end_line)),
    ]
    if finding.line == finding.end_line:
        # GitHub takes columns for spans of one line only.
        properties += [("col", str(finding.column)), ("endColumn", str(finding.end_column))]
    return _command(COMMANDS[finding.severity], properties, finding.message)


def _command(name: str, properties: list[tuple[str, str]], message: str) -> str:
    listed = ",".join(f"{key}={_data(value).replace(':', '%3A').replace(',', '%2C')}" for key, value in properties)
    return f"::{name} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    """Escapes a value as the runner's own toolkit does; other control characters are shown as pictures."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped if escaped.isprintable() else "".join(map(picture, escaped))


def _from_root(path: str) -> str:
    """The path as GitHub wants it: from the repository's root with forward slashes."""
    root = os.environ.get("GITHUB_WORKSPACE")
    if root:
        real, base = os.path.realpath(path), os.path.realpath(root)
        if real.startswith(base + os.sep):
            path = real[len(base) + 1 :]
    return path.replace(os.sep, "/")
