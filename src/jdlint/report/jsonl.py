"""``--output-format jsonl``: one JSON object a line, as the run goes; ``type`` says what it is."""

from __future__ import annotations

from json import dumps

from jdlint.report import Outcome, Setting, Summary
from jdlint.report.json import finding_data


class JsonLines:
    """Writes a line for each finding, each error and each skipped file, and the summary last."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def add(self, outcome: Outcome) -> None:
        for finding in self._setting.shown(outcome.findings):
            self._put("finding", finding_data(finding))

    def finish(self, summary: Summary) -> None:
        for error in summary.errors:
            self._put("error", error._asdict())
        for path in summary.skipped:
            self._put("skipped", {"path": path})
        totals = {"files": summary.files, "postings": summary.postings, **summary.counts}
        self._put("summary", {**totals, "suppressed": summary.suppressed})

    def _put(self, kind: str, data: object) -> None:
        assert isinstance(data, dict)
        self._setting.write(dumps({"type": kind, **data}) + "\n")
