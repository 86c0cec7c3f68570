"""``--output-format azure``: logging commands, which Azure Pipelines shows as issues of the run.

Azure knows errors and warnings only; what may be considered is a plain line of the log.
"""

from __future__ import annotations

from jdlint.report import Outcome, Setting, Summary, paths
from jdlint.report.terminal import harmless


class Azure:
    """Writes a line a finding as the run goes."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def add(self, outcome: Outcome) -> None:
        for finding in self._setting.shown(outcome.findings):
            path = paths.from_root(finding.path)
            if finding.severity == "info":
                # Azure obeys commands wherever they stand in a line.
                told = harmless(f"{path}:{finding.line}:{finding.column}: consider: {finding.message} ({finding.rule})")
                self._setting.write(told.replace("##", "# #") + "\n")
                continue
            properties = {
                "type": finding.severity,
                "sourcepath": path,
                "linenumber": str(finding.line),
                "columnnumber": str(finding.column),
                "code": finding.rule,
            }
            self._put(properties, finding.message)

    def finish(self, summary: Summary) -> None:
        for error in summary.errors:
            place = {"sourcepath": paths.from_root(error.path)} if error.path else {}
            self._put({"type": "error", **place}, error.message)

    def _put(self, properties: dict[str, str], message: str) -> None:
        listed = "".join(f"{name}={_property(value)};" for name, value in properties.items())
        self._setting.write(f"##vso[task.logissue {listed}]{_data(message)}\n")


def _data(text: str) -> str:
    return harmless(text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(";", "%3B").replace("]", "%5D")
