"""What the reports share: the outcome of a run as values, and the choice of a format by its name.

A report of ``check`` is a class with ``add(outcome)``, called once a file in the order of the run, and ``finish(summary)``.
It writes through a function that takes text, so that it need not know whether a terminal, a pipe or a file is behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from jdlint.model import Document, Finding

if TYPE_CHECKING:
    from typing import Protocol

    class Report(Protocol):
        """Writes findings in one format."""

        def add(self, outcome: Outcome) -> None:
            """Reports one file."""

        def finish(self, summary: Summary) -> None:
            """Reports what is known at the end of the run."""


SEVERITY_RANK: Mapping[str, int] = {"error": 0, "warning": 1, "info": 2}
WORDS: Mapping[str, str] = {"error": "must", "warning": "should", "info": "consider"}


class Error(NamedTuple):
    """What kept a file or a rule from being checked; ``path`` or ``rule`` is None where it concerns neither."""

    path: str | None
    rule: str | None
    message: str

    def __str__(self) -> str:
        rule = self.rule if self.rule and self.rule not in self.message else None
        return ": ".join(part for part in (self.path, rule, self.message) if part)


class Outcome(NamedTuple):
    """One file that was judged: the document as it was read, and its findings."""

    document: Document
    findings: tuple[Finding, ...]


class Summary(NamedTuple):
    """A whole run: how much was judged, findings by severity (before ``--min-severity``), errors and the files skipped."""

    files: int
    postings: int
    counts: Mapping[str, int]
    suppressed: int
    errors: tuple[Error, ...]
    skipped: tuple[str, ...]
    rules: Mapping[str, int]


class Advice(NamedTuple):
    """What a report says about a rule: why it matters in one line and in full, what it finds, and its usual severity."""

    why: str
    full: str = ""
    summary: str = ""
    severity: str = ""


class Setting(NamedTuple):
    """How to report. ``least`` is the lowest severity shown, ``advice`` looks up a rule by its id."""

    write: Callable[[str], None]
    least: str
    colour: bool
    quiet: bool
    statistics: bool
    rules_hash: str
    advice: Callable[[str], Advice]

    def shown(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that are severe enough to be shown."""
        return [finding for finding in findings if SEVERITY_RANK[finding.severity] <= SEVERITY_RANK[self.least]]


# The class that writes each format, and the module it stands in; a module is imported only where its format is asked for.
WRITERS: Mapping[str, tuple[str, str]] = {
    "text": ("text", "Text"),
    "concise": ("concise", "Concise"),
    "github": ("github", "Github"),
    "gitlab": ("gitlab", "Gitlab"),
    "json": ("json", "Json"),
    "jsonl": ("jsonl", "JsonLines"),
    "sarif": ("sarif", "Sarif"),
    "junit": ("junit", "Junit"),
    "checkstyle": ("checkstyle", "Checkstyle"),
    "rdjson": ("rdjson", "Rdjson"),
    "rdjsonl": ("rdjson", "RdjsonLines"),
    "azure": ("azure", "Azure"),
    "markdown": ("markdown", "Markdown"),
    "html": ("html", "Html"),
}
# Formats that people read, where what may be considered is shown only when it is asked for.
PEOPLE = ("text", "concise", "github")
# Formats that need the document as it was read, besides its text and its findings.
WHOLE = ("html",)


def make(name: str, setting: Setting) -> Report:
    """The report of a format by its name, which is one of ``WRITERS``."""
    from importlib import import_module

    module, writer = WRITERS[name]
    made: Report = getattr(import_module(f"jdlint.report.{module}"), writer)(setting)
    return made


class Several:
    """Several reports of one run."""

    __slots__ = ("_reports",)

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports = tuple(reports)

    def add(self, outcome: Outcome) -> None:
        for one in self._reports:
            one.add(outcome)

    def finish(self, summary: Summary) -> None:
        for one in self._reports:
            one.finish(summary)
