"""``--output-format concise``: one line a finding, ``path:line:column: severity rule message``."""

from __future__ import annotations

from jdlint.report import Outcome, Setting, Summary
from jdlint.report.terminal import Paint, harmless

COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


class Concise:
    """Writes one line a finding, as compilers do."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def add(self, outcome: Outcome) -> None:
        if self._setting.statistics:
            return
        paint = Paint(self._setting.colour)
        for finding in self._setting.shown(outcome.findings):
            place = paint(f"{harmless(finding.path)}:{finding.line}:{finding.column}", "bold")
            severity = paint(finding.severity, COLOURS[finding.severity])
            self._setting.write(f"{place}: {severity} {finding.rule} {harmless(finding.message)}\n")

    def finish(self, summary: Summary) -> None:
        if self._setting.statistics:
            self._setting.write(statistics(summary))


def statistics(summary: Summary) -> str:
    """The findings counted by rule, most frequent first; one line each."""
    wide = max((len(str(count)) for count in summary.rules.values()), default=1)
    return "".join(f"{count:>{wide}}  {rule}\n" for rule, count in summary.rules.items())
