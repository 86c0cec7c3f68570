"""``--output-format markdown``: for the comment on a pull request or the summary of a run.

Findings that say the same in many files are one row; what a posting or a file name holds never becomes markup, a mention or a link.
"""

from __future__ import annotations

from typing import NamedTuple

from jdlint.model import Finding
from jdlint.report import SEVERITY_RANK, WORDS, Outcome, Setting, Summary, paths
from jdlint.report.terminal import harmless

# The longest comment that GitHub takes, less what a workflow may put around it.
LONGEST = 60_000
PLACES = 3
HEADINGS = {"error": "Must", "warning": "Should", "info": "Consider"}
_MARKUP = str.maketrans(
    {char: f"\\{char}" for char in "\\`*_[]~$"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&vert;"}
)


class Row(NamedTuple):
    """Findings that say the same: the first of them, and where each stands."""

    finding: Finding
    places: list[tuple[str, int]]


class Markdown:
    """Collects the findings and writes them by severity at the end."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._rows: dict[tuple[str, str, str], Row] = {}

    def add(self, outcome: Outcome) -> None:
        for finding in self._setting.shown(outcome.findings):
            row = self._rows.setdefault((finding.severity, finding.rule, finding.message), Row(finding, []))
            row.places.append((finding.path, finding.line))

    def finish(self, summary: Summary) -> None:
        self._setting.write(page(list(self._rows.values()), summary, LONGEST))


def page(rows: list[Row], summary: Summary, longest: int) -> str:
    """The whole report in at most about ``longest`` characters; what does not fit is counted."""
    parts = [f"## jdlint: {_totals(summary)}\n"]
    left = 0
    room = longest - 400
    if summary.errors:
        parts.append("\n### Not checked\n\n")
        for error in summary.errors:
            line = f"- {escape(str(error))}\n"
            # Findings get their half of the page.
            if len(line) > room - longest // 2:
                left += 1
                continue
            room -= len(line)
            parts.append(line)
    for severity in SEVERITY_RANK:
        chosen = sorted(
            (row for row in rows if row.finding.severity == severity), key=lambda row: (-len(row.places), row.places[0])
        )
        lines: list[str] = []
        for row in chosen:
            line = _line(row)
            if len(line) > room:
                left += 1
                continue
            room -= len(line)
            lines.append(line)
        if lines:
            parts += _table(severity, lines, folded=severity == "info")
    if left:
        parts.append(f"\n{left} more do not fit here; run `jdlint` to see all.\n")
    return "".join(parts)


def _table(severity: str, lines: list[str], *, folded: bool) -> list[str]:
    table = ["| Where | What | Rule |\n| --- | --- | --- |\n", *lines]
    if folded:
        return [f"\n<details><summary>{HEADINGS[severity]}</summary>\n\n", *table, "\n</details>\n"]
    return [f"\n### {HEADINGS[severity]}\n\n", *table]


def _line(row: Row) -> str:
    finding = row.finding
    # Twice on a line is one place to look at.
    places = list(dict.fromkeys(row.places))
    shown = [f"{escape(paths.given(path))}:{line}" for path, line in places[:PLACES]]
    more = len(places) - len(shown)
    where = "<br>".join(shown) + (f"<br>and {more} more" if more else "")
    rule = f"[{escape(finding.rule)}]({finding.url})" if finding.url else escape(finding.rule)
    return f"| {where} | {escape(finding.message)} | {rule} |\n"


def _totals(summary: Summary) -> str:
    found = [f"{count} {WORDS[severity]}" for severity, count in summary.counts.items() if count]
    if not summary.files:
        return "no posting was checked"
    files = f"{summary.files} file{'' if summary.files == 1 else 's'}"
    unchecked = f", {len(summary.errors)} not checked" if summary.errors else ""
    return f"{', '.join(found) if found else 'nothing to mend'} in {files}{unchecked}"


def escape(text: str) -> str:
    """``text`` as it is to be read, on one line: no markup, and nobody is mentioned, no issue or address linked."""
    shown = harmless(text).translate(_MARKUP)
    for sign in ("@", "#", "://", "www."):
        if sign in shown:
            shown = shown.replace(sign, f"{sign[0]}<!-- -->{sign[1:]}")
    return shown
