"""``--output-format text``: for people. Each finding with its source line underlined, why it matters and what to write instead."""

from __future__ import annotations

from jdlint.model import Document, Finding
from jdlint.report import SEVERITY_RANK, WORDS, Outcome, Setting, Summary
from jdlint.report.concise import COLOURS, statistics
from jdlint.report.excerpt import excerpt
from jdlint.report.terminal import Paint, harmless


class Text:
    """Writes a paragraph a finding and a line of totals."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._paint = Paint(setting.colour)

    def add(self, outcome: Outcome) -> None:
        if self._setting.statistics:
            return
        for finding in self._setting.shown(outcome.findings):
            self._setting.write(self._paragraph(finding, outcome.document))

    def finish(self, summary: Summary) -> None:
        if self._setting.statistics:
            self._setting.write(statistics(summary))
        if not self._setting.quiet:
            self._setting.write(self._paint(totals(summary, self._setting.least), "bold") + "\n")

    def _paragraph(self, finding: Finding, document: Document) -> str:
        paint, colour = self._paint, COLOURS[finding.severity]
        seen = excerpt(document.source, finding.start, finding.end)
        number = str(seen.line)
        gutter = " " * len(number)
        bar = paint("|", "blue")
        place = paint(f"{harmless(finding.path)}:{finding.line}:{finding.column}:", "bold")
        lines = [f"{place} {paint(WORDS[finding.severity] + ':', colour, 'bold')} {harmless(finding.message)}"]
        marks = paint("^" * seen.marks, colour)
        label = paint(f"{finding.severity} {finding.rule}", colour)
        more = f" (and {_count(seen.more, 'more line')})" if seen.more else ""
        lines += [
            f"{gutter} {bar}",
            f"{paint(number, 'blue')} {bar} {seen.text}".rstrip(),
            f"{gutter} {bar} {' ' * seen.pad}{marks} {label}{more}",
        ]
        why = self._setting.advice(finding.rule).why
        *others, last = finding.suggestions or ("",)
        instead = "; or ".join([*(suggestion.rstrip(".") for suggestion in others), last])
        for name, text in (("why", why), ("help", instead)):
            if text:
                lines.append(f"{gutter} {paint('=', 'blue')} {paint(name + ':', 'dim')} {harmless(text)}")
        return "\n".join(lines) + "\n\n"


def totals(summary: Summary, least: str) -> str:
    """The run in one sentence: what was found in how many postings, and what was counted but not shown."""
    names = {"error": "error", "warning": "warning", "info": "suggestion"}
    found = [_count(summary.counts[severity], name) for severity, name in names.items() if summary.counts[severity]]
    hidden = sum(count for severity, count in summary.counts.items() if SEVERITY_RANK[severity] > SEVERITY_RANK[least])
    if not summary.files:
        return "No posting was checked."
    asides = [f"{len(summary.errors)} not checked"] if summary.errors else []
    asides += [f"{hidden} not shown: --min-severity info shows all"] if hidden else []
    if summary.suppressed:
        asides.append(f"{summary.suppressed} suppressed")
    judged = f"{_count(summary.postings, 'posting')} in {_count(summary.files, 'file')}"
    aside = f" ({'; '.join(asides)})" if asides else ""
    return f"{', '.join(found) if found else 'Nothing to mend'} in {judged}{aside}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
