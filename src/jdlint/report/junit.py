"""``--output-format junit``: JUnit's XML, a suite a file; what may be considered passes and says so in its output."""

from __future__ import annotations

import os

from jdlint.model import Finding
from jdlint.report import Error, Outcome, Setting, Summary, paths
from jdlint.report.plain import xml


class Junit:
    """Writes a suite for each file as the run goes."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        setting.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="jdlint">\n')

    def add(self, outcome: Outcome) -> None:
        path = paths.given(outcome.document.path)
        findings = self._setting.shown(outcome.findings)
        name = os.path.splitext(path)[0]
        cases = [self._case(finding, name) for finding in findings]
        # A file without findings is a test that passed, so that no suite is empty.
        cases = cases or [f'    <testcase name="jdlint" classname="{xml(name)}" time="0"/>\n']
        failures = sum(finding.severity != "info" for finding in findings)
        self._suite(path, cases, failures, 0)

    def finish(self, summary: Summary) -> None:
        for error in summary.errors:
            self._suite(paths.given(error.path or "jdlint"), [_error(error)], 0, 1)
        self._setting.write("</testsuites>\n")

    def _suite(self, path: str, cases: list[str], failures: int, errors: int) -> None:
        counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}"'
        self._setting.write(
            f'  <testsuite name="{xml(path)}" {counts} time="0" package="org.jdlint">\n{"".join(cases)}  </testsuite>\n'
        )

    def _case(self, finding: Finding, classname: str) -> str:
        place = f"{finding.line}:{finding.column}"
        lines = [f"line {finding.line}, col {finding.column}, {finding.message}"]
        why = self._setting.advice(finding.rule).why
        lines += [f"Why: {why}"] if why else []
        lines += [f"Instead: {suggestion}" for suggestion in finding.suggestions]
        body = "\n".join(map(xml, lines))
        told = (
            f"<system-out>{body}</system-out>"
            if finding.severity == "info"
            else f'<failure type="{finding.severity}" message="{xml(finding.message)}">{body}</failure>'
        )
        head = f'<testcase name="{xml(finding.rule)} ({place})" classname="{xml(classname)}" time="0">'
        return f"    {head}\n      {told}\n    </testcase>\n"


def _error(error: Error) -> str:
    name = xml(error.rule or "jdlint")
    head = (
        f'<testcase name="{name}" classname="{xml(os.path.splitext(paths.given(error.path or "jdlint"))[0])}" time="0">'
    )
    return f'    {head}\n      <error type="error" message="{xml(error.message)}"/>\n    </testcase>\n'
