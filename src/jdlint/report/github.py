"""``--output-format github``: workflow commands, which GitHub shows as annotations on the lines of a pull request.

A step shows only its first ten errors, warnings and notices, so the most severe come first; the summary of the run gets a table of all.
"""

from __future__ import annotations

import os

from jdlint.model import Finding
from jdlint.report import SEVERITY_RANK, Outcome, Setting, Summary
from jdlint.report.paths import from_root
from jdlint.report.terminal import picture

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
# GitHub drops a step's summary of more than a mebibyte; a page a person reads is shorter.
LONGEST = 250_000


class Github:
    """Collects all findings and writes them by severity at the end."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._findings: list[Finding] = []

    def add(self, outcome: Outcome) -> None:
        self._findings.extend(self._setting.shown(outcome.findings))

    def finish(self, summary: Summary) -> None:
        for error in summary.errors:
            place = [("file", from_root(error.path))] if error.path else []
            self._setting.write(_command("error", [("title", "jdlint"), *place], error.message))
        for finding in sorted(self._findings, key=lambda finding: SEVERITY_RANK[finding.severity]):
            self._setting.write(_annotation(finding))
        path = os.environ.get("GITHUB_STEP_SUMMARY")
        if path:
            self._summarise(path, summary)

    def _summarise(self, path: str, summary: Summary) -> None:
        """Appends a Markdown table of the findings to the summary of the step."""
        from jdlint.report import markdown

        rows: dict[tuple[str, str, str], markdown.Row] = {}
        for finding in self._findings:
            key = (finding.severity, finding.rule, finding.message)
            rows.setdefault(key, markdown.Row(finding, [])).places.append((finding.path, finding.line))
        try:
            with open(path, "a", encoding="utf-8", errors="replace", newline="\n") as file:
                file.write(markdown.page(list(rows.values()), summary, LONGEST))
        except OSError as error:
            # The annotations stand; that the table is missing is told where they are.
            told = f"no summary: {error.strerror or error}"
            self._setting.write(_command("warning", [("title", "jdlint")], told))


def _annotation(finding: Finding) -> str:
    properties = [
        ("title", f"jdlint ({finding.rule})"),
        ("file", from_root(finding.path)),
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
