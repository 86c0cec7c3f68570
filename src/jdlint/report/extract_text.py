"""``jdlint extract``: a picture of how a posting was read, for people: its title, level and facts, then its lines by zone."""

from __future__ import annotations

from jdlint.model import ELEMENTS, Document, Pay, Posting
from jdlint.report import Outcome, Summary
from jdlint.report.extract import ExtractSetting
from jdlint.report.extract_json import last_line
from jdlint.report.terminal import Paint, harmless, shorten
from jdlint.source import Source

COLUMNS = 76
MARGIN = 16  # the longest zone kind, "responsibilities"
COLOURS = {
    "header": "dim", "company": "blue", "role": "cyan", "responsibilities": "green", "requirements": "yellow", "nice-to-have": "bright-yellow",
    "compensation": "magenta", "benefits": "bright-magenta", "logistics": "bright-cyan", "apply": "bright-blue", "eeo": "bright-green", "other": "dim",
}  # fmt: skip


class ExtractText:
    """Writes a picture of each posting."""

    def __init__(self, setting: ExtractSetting) -> None:
        self._setting = setting
        self._paint = Paint(setting.colour)

    def add(self, outcome: Outcome) -> None:
        document = outcome.document
        number = len(document.postings)
        if number != 1:
            self._write(f"{harmless(document.path)}: {number} postings\n\n")
        for posting in document.postings:
            self._picture(posting, document)

    def finish(self, summary: Summary) -> None:
        """Nothing is left to say: errors and skipped files are told on standard error."""

    def _write(self, text: str) -> None:
        self._setting.write(text)

    def _picture(self, posting: Posting, document: Document) -> None:
        paint, source = self._paint, document.source
        first = source.line(posting.start)
        title = harmless(posting.title.text) if posting.title else "(no title)"
        self._write(paint(f"{title}\n", "bold"))
        rows = [
            (
                "file",
                f"{harmless(document.path)}:{first} to {last_line(posting.start, posting.end, source)}, read as {document.format}",
            )
        ]
        level = posting.level
        rows.append(("level", level.value + (f", from '{harmless(level.text)}'" if level.text else "")))
        rows.append(
            (
                "kind",
                f"{posting.kind}, {posting.state}{'' if posting.language == 'en' else f', language {posting.language}'}",
            )
        )
        if posting.pay:
            rows.append(("pay", pay_text(posting.pay)))
        if posting.job_types:
            rows.append(("job types", ", ".join(posting.job_types)))
        if posting.remote:
            rows.append(("work mode", posting.remote))
        for name in ELEMENTS[1:]:
            element = posting.elements.get(name)
            if element:
                open_ = " (only a placeholder)" if element.placeholder else ""
                rows.append((name, f"line {source.line(element.start)}: {shorten(element.text, COLUMNS - 24)}{open_}"))
        missing = [
            name for name in ELEMENTS if name not in posting.elements and not (name == "title" and posting.title)
        ]
        if missing:
            rows.append(("not found", ", ".join(missing)))
        for name, text in rows:
            self._write(f"  {paint(f'{name:<{MARGIN}}', 'dim')}  {text}\n")
        self._write("\n")
        digits = len(str(source.line(max(posting.start, posting.end - 1))))
        for zone in posting.zones:
            self._zone(zone.kind, zone.start, zone.end, digits, source)
        self._write("\n")

    def _zone(self, kind: str, start: int, end: int, digits: int, source: Source) -> None:
        label = kind
        for line in range(source.line(start), last_line(start, end, source) + 1):
            # A zone may begin and end within a line: a whole posting may be one line of HTML.
            low = max(start, source.starts[line - 1])
            high = min(end, source.line_end(line), low + 4 * COLUMNS)
            text = source.text[low:high]
            if not text.strip():
                continue
            margin = self._paint(f"{label:>{MARGIN}}", COLOURS[kind])
            self._write(
                f"  {margin} {line:>{digits}} {self._paint('|', COLOURS[kind])} {shorten(text.rstrip(), COLUMNS)}\n"
            )
            label = ""


def pay_text(pay: Pay) -> str:
    """An amount of pay in words: ``38,000 to 45,000 GBP a year``."""
    amounts = [f"{amount:,.2f}".removesuffix(".00") for amount in (pay.min, pay.max) if amount is not None]
    if pay.open_ended or len(amounts) == 1:
        amount = (
            f"{'from' if pay.max is None else 'up to'} {amounts[0]}"
            if pay.min is None or pay.max is None
            else amounts[0]
        )
    else:
        amount = amounts[0] if pay.min == pay.max else " to ".join(amounts)
    return " ".join(
        filter(
            None,
            [
                amount,
                pay.currency or "(currency not stated)",
                f"a{'n' if pay.period == 'hour' else ''} {pay.period}" if pay.period else "",
            ],
        )
    )
