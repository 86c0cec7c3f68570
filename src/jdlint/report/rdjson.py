"""``--output-format rdjson`` and ``rdjsonl``: reviewdog's diagnostics, with fixes as suggestions. Columns count bytes of UTF-8."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any

from jdlint._version import HOMEPAGE
from jdlint.model import Fix
from jdlint.report import Error, Outcome, Setting, Summary, paths, plain

if TYPE_CHECKING:
    from jdlint.source import Source

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
TOOL = {"name": "jdlint", "url": HOMEPAGE}


class RdjsonLines:
    """Writes one diagnostic a line as the run goes."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def add(self, outcome: Outcome) -> None:
        for diagnostic in self._diagnostics(outcome):
            self._put(diagnostic)

    def finish(self, summary: Summary) -> None:
        for error in summary.errors:
            self._put(_failure(error))

    def _put(self, diagnostic: dict[str, Any]) -> None:
        self._setting.write(dumps(diagnostic) + "\n")

    def _diagnostics(self, outcome: Outcome) -> list[dict[str, Any]]:
        source = outcome.document.source
        diagnostics = []
        for finding in self._setting.shown(outcome.findings):
            code = {"value": finding.rule, "url": finding.url} if finding.url else {"value": finding.rule}
            diagnostic: dict[str, Any] = {
                "message": plain.line(finding.message),
                "location": {
                    "path": plain.text(paths.given(finding.path)),
                    "range": _range(source, finding.start, finding.end),
                },
                "severity": SEVERITIES[finding.severity],
                "source": TOOL,
                "code": code,
            }
            if finding.fix is not None and finding.fix.edits:
                diagnostic["suggestions"] = [_suggestion(source, finding.fix)]
            diagnostics.append(diagnostic)
        return diagnostics


class Rdjson(RdjsonLines):
    """Writes one object that holds all diagnostics."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._first = True
        setting.write(f'{{"source": {dumps(TOOL)},\n "diagnostics": [')

    def finish(self, summary: Summary) -> None:
        super().finish(summary)
        self._setting.write("]}\n" if self._first else "\n ]}\n")

    def _put(self, diagnostic: dict[str, Any]) -> None:
        self._setting.write(("\n  " if self._first else ",\n  ") + dumps(diagnostic))
        self._first = False


def _failure(error: Error) -> dict[str, Any]:
    # Without a range a diagnostic is about the whole file; a path there must be.
    location = {"path": plain.text(paths.given(error.path or "."))}
    failure = {"message": plain.line(error.message), "location": location, "severity": "ERROR", "source": TOOL}
    return {**failure, "code": {"value": error.rule}} if error.rule else failure


def _suggestion(source: Source, fix: Fix) -> dict[str, Any]:
    """All edits of a fix as one: several suggestions would be read as alternatives."""
    edits = sorted(fix.edits)
    parts, at = [], edits[0].start
    for edit in edits:
        parts += [source.text[at : edit.start], edit.text]
        at = edit.end
    return {"range": _range(source, edits[0].start, at), "text": plain.text("".join(parts))}


def _range(source: Source, start: int, end: int) -> dict[str, Any]:
    return {"start": _position(source, start), "end": _position(source, end)}


def _position(source: Source, offset: int) -> dict[str, int]:
    line = source.line(offset)
    before = source.text[source.starts[line - 1] : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
