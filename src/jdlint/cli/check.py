"""``jdlint check``: lints files and reports what was found."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jdlint import report
from jdlint._version import RULES_URL
from jdlint.cli.fixing import Mender, mender
from jdlint.cli.judging import Judge
from jdlint.cli.options import Arguments, UsageError
from jdlint.cli.output import Output, complain
from jdlint.cli.reading import Reading

if TYPE_CHECKING:
    from datetime import date

    from jdlint.discovery import Found, InputError
    from jdlint.model import Document, Finding

PEOPLE = ("text", "concise", "github")


def main(arguments: Arguments) -> int:
    """Lints the files; returns 0, 1 for findings, 2 where something could not be checked or nothing was a posting."""
    from jdlint.config import ConfigError
    from jdlint.settings import Settings

    judge = Judge(arguments, Settings(today=_today(arguments.value("today"))))
    try:
        judge.settings(os.curdir)
        if arguments.value("show-settings") is not None or arguments.flag("show-files"):
            from jdlint.cli import showing

            return showing.main(arguments, judge)
        return _check(arguments, judge)
    except ConfigError as error:
        raise UsageError(str(error)) from None


def _check(arguments: Arguments, judge: Judge) -> int:
    reading = Reading(arguments, judge.excludes)
    form = arguments.value("output-format") or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    least = arguments.value("min-severity") or ("warning" if form in PEOPLE else "info")
    output = Output(arguments.value("output-file"))
    setting = report.Setting(
        write=output.write,
        least=least,
        colour=output.colour,
        quiet=arguments.flag("quiet"),
        statistics=arguments.flag("statistics"),
        rules_hash=rules_hash() if form == "json" else "",
        advice=lambda rule: _advice(judge, rule),
    )
    mending = mender(arguments, reading, output.write)
    if mending is not None and mending.diff:
        return _diff(arguments, reading, output, mending, judge)
    made = report.make(form, setting)
    count = Count(judge, arguments.value("fail-on"))
    writing = Writing(arguments)
    light = "html" not in form and arguments.value("add-suppressions") is None
    for outcome, hidden in _outcomes(arguments, reading, judge, mending, light=light):
        writing.add(outcome, reading)
        kept = judge.new(outcome.findings)
        count.add(outcome.document.path, kept, hidden + len(outcome.findings) - len(kept))
        made.add(outcome._replace(findings=kept))
    for rules in judge.all_rules():
        for fault in rules.errors:
            reading.fail(fault.path, f"line {fault.line}, column {fault.column}: {fault.message}")
    code = reading.close()
    if mending is not None and not arguments.flag("quiet"):
        mending.tell()
    summary = count.summary(reading)
    made.finish(summary)
    output.finish()
    if form in ("concise", "github") and not arguments.flag("quiet"):
        from jdlint.report.text import totals

        complain(totals(summary, least))
    if not arguments.flag("quiet") and judge.mended():
        complain(
            f"{judge.mended()} known findings are gone: --write-baseline {arguments.value('baseline')} prunes them"
        )
    if writing.finish() and not code:
        return 0
    return code if code or arguments.flag("exit-zero") else int(count.failed)


def _diff(arguments: Arguments, reading: Reading, output: Output, mending: Mender, judge: Judge) -> int:
    """Shows what would be mended and nothing else; 1 where that is something."""
    for _ in _one_by_one(reading, judge, mending):
        pass
    code = reading.close()
    output.finish()
    if not arguments.flag("quiet"):
        mending.tell()
    return code or int(mending.changed > 0 and not arguments.flag("exit-zero"))


def _outcomes(
    arguments: Arguments, reading: Reading, judge: Judge, mending: Mender | None, *, light: bool
) -> Iterator[tuple[report.Outcome, int]]:
    """Each file with its findings and how many were hidden, as soon as it has been read; where a rule compares the files of a run,
    after all of them. ``light`` tells that nothing but the text and the findings is needed of a file."""
    from jdlint import engine

    here = judge.settings(os.curdir)
    if not engine.needs_corpus(here.rules):
        if mending is None and light:
            yield from _many(arguments, reading, judge)
            return
        yield from _one_by_one(reading, judge, mending)
        return
    outcomes = list(_one_by_one(reading, judge, mending))
    result = engine.check_corpus([one.document for one, _ in outcomes], here.rules, here.settings, url=RULES_URL)
    for failure in result.errors:
        reading.fail(failure.path or None, failure.message, failure.rule)
    for (document, findings), hidden in outcomes:
        compared = [finding for finding in result.findings if finding.path == document.path]
        ordered = sorted([*findings, *compared], key=lambda one: (one.start, one.end, one.rule))
        yield report.Outcome(document, tuple(ordered)), hidden


def _many(arguments: Arguments, reading: Reading, judge: Judge) -> Iterator[tuple[report.Outcome, int]]:
    """The files of a run, in several processes where there are enough of them."""
    from jdlint.cli import parallel

    found = list(reading.found())
    processes = parallel.jobs(arguments, len(found))
    if processes > 1 and len(found) > 1:
        return parallel.outcomes(arguments, judge, reading, found, processes)
    return _one_by_one(reading, judge, None, found)


def _one_by_one(
    reading: Reading, judge: Judge, mending: Mender | None, found: Iterable[Found | InputError] | None = None
) -> Iterator[tuple[report.Outcome, int]]:
    from jdlint.config import ConfigError

    def check(document: Document) -> tuple[Finding, ...]:
        return judge.judge(document).findings

    for document in reading.read_all(reading.found() if found is None else found):
        try:
            judged = judge.judge(document)
        except (ConfigError, UsageError):
            raise
        except Exception as error:
            reading.crash(document.path, error)
            continue
        for failure in judged.errors:
            reading.fail(failure.path, failure.message, failure.rule or None)
        if mending is None:
            yield report.Outcome(judged.document, judged.findings), judged.suppressed
        else:
            yield mending.mend(judged.document, judged.findings, check), judged.suppressed


class Writing:
    """What the command line asks to write beside the report: a baseline, or suppressions into the files."""

    __slots__ = ("_baseline", "_findings", "_legal", "_lines", "_reason")

    def __init__(self, arguments: Arguments) -> None:
        self._baseline = arguments.value("write-baseline")
        self._legal = arguments.flag("baseline-legal")
        self._reason = arguments.value("add-suppressions")
        self._findings: list[Finding] = []
        self._lines = 0

    def add(self, outcome: report.Outcome, reading: Reading) -> None:
        """Takes one file."""
        if self._baseline is not None:
            self._findings += outcome.findings
        if self._reason is not None:
            self._suppress(outcome, reading)

    def _suppress(self, outcome: report.Outcome, reading: Reading) -> None:
        from jdlint import fix, suppress
        from jdlint.source import Source

        told = [
            finding
            for finding in outcome.findings
            if finding.severity != "info" and not finding.rule.startswith("suppression/")
        ]
        if not told:
            return
        before = outcome.document.source
        text = suppress.insert(outcome.document, told, self._reason or "")
        if text is None:
            reading.fail(
                before.path,
                f"{outcome.document.format} has no comments: suppress in the configuration, with 'overrides'",
            )
            return
        try:
            fix.write(before, Source(text, before.path, bom=before.bom))
        except fix.FixError as error:
            reading.fail(before.path, str(error))
            return
        self._lines += len(told)

    def finish(self) -> bool:
        """Writes the baseline and tells what was written; whether anything was asked for (then findings are no failure)."""
        if self._baseline is not None:
            from jdlint import baseline

            try:
                counts = baseline.collect(self._findings, self._baseline, legal=self._legal)
                number = baseline.write(self._baseline, counts)
            except baseline.BaselineError as error:
                raise UsageError(f"--write-baseline: {error}") from None
            complain(f"wrote {number} known findings to {self._baseline}")
        if self._reason is not None:
            complain(f"suppressed {self._lines} findings")
        return self._baseline is not None or self._reason is not None


class Count:
    """Counts findings by severity and by rule as the run goes."""

    __slots__ = ("_fail_on", "_hidden", "_judge", "_rules", "_severities", "failed")

    def __init__(self, judge: Judge, fail_on: str | None) -> None:
        self._judge = judge
        self._fail_on = fail_on
        self._hidden = 0
        self.failed = False
        self._severities = dict.fromkeys(report.SEVERITY_RANK, 0)
        self._rules: dict[str, int] = {}

    def add(self, path: str, findings: tuple[Finding, ...], hidden: int) -> None:
        """Counts the findings of one file and those that were hidden; ``failed`` tells whether any is as severe as the file's threshold."""
        self._hidden += hidden
        threshold = self._fail_on or (self._judge.settings(path).fail_on if findings else None) or "warning"
        for finding in findings:
            self.failed = self.failed or report.SEVERITY_RANK[finding.severity] <= report.SEVERITY_RANK[threshold]
            self._severities[finding.severity] += 1
            self._rules[finding.rule] = self._rules.get(finding.rule, 0) + 1

    def summary(self, reading: Reading) -> report.Summary:
        """The run as a whole; the most frequent rule first."""
        rules = dict(sorted(self._rules.items(), key=lambda pair: (-pair[1], pair[0])))
        return report.Summary(
            reading.files,
            reading.postings,
            self._severities,
            self._hidden,
            tuple(reading.errors),
            tuple(reading.skipped),
            rules,
        )


def rules_hash() -> str:
    """A short hash of the content of all rule files: reports with the same hash were made by the same rules."""
    from hashlib import sha256

    from jdlint.rulefile import rule_files, shipped_folder

    folder = shipped_folder()
    total = sha256()
    for path in rule_files(folder):
        with open(path, "rb") as file:
            total.update(f"{os.path.relpath(path, folder)}\0".encode() + file.read() + b"\0")
    return total.hexdigest()[:16]


def _advice(judge: Judge, name: str) -> report.Advice:
    for rules in judge.all_rules():
        rule = rules.get(name)
        if rule is not None:
            return report.Advice(first_sentence(rules.docs(rule).why))
    return report.Advice("")


def first_sentence(text: str) -> str:
    """The first sentence of a paragraph, on one line."""
    line = " ".join(text.split())
    at = 0
    while (at := line.find(". ", at)) >= 0:
        # A dot before a lower-case word ("e.g. this") ends no sentence.
        if line[at + 2 : at + 3].isupper() or not line[at + 2 : at + 3].isalpha():
            return line[: at + 1]
        at += 2
    return line


def _today(text: str | None) -> date | None:
    if text is None:
        return None
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--today takes a date like 2026-12-31, not {text!r}") from None
