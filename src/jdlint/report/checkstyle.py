"""``--output-format checkstyle``: Checkstyle's XML, which many services and editors read."""

from __future__ import annotations

from jdlint.report import Outcome, Setting, Summary, paths
from jdlint.report.plain import xml


class Checkstyle:
    """Writes an element for each file as the run goes."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        setting.write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')

    def add(self, outcome: Outcome) -> None:
        faults = [
            _fault(finding.line, finding.column, finding.severity, finding.message, f"jdlint.{finding.rule}")
            for finding in self._setting.shown(outcome.findings)
        ]
        self._file(outcome.document.path, faults)

    def finish(self, summary: Summary) -> None:
        for error in summary.errors:
            source = f"jdlint.{error.rule}" if error.rule else "jdlint"
            self._file(error.path or "jdlint", [_fault(1, 1, "error", error.message, source)])
        self._setting.write("</checkstyle>\n")

    def _file(self, path: str, faults: list[str]) -> None:
        self._setting.write(f'  <file name="{xml(paths.given(path))}">\n{"".join(faults)}  </file>\n')


def _fault(line: int, column: int, severity: str, message: str, source: str) -> str:
    place = f'line="{line}" column="{column}"'
    return f'    <error {place} severity="{severity}" message="{xml(message)}" source="{xml(source)}"/>\n'
