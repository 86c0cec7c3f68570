"""``jdlint check``: lints files and reports what was found."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from jdlint import report
from jdlint.cli import collector
from jdlint.cli.fixing import Mender, mender
from jdlint.cli.judging import Judge
from jdlint.cli.options import Arguments, UsageError
from jdlint.cli.output import Output, complain
from jdlint.cli.reading import Reading
from jdlint.cli.reporting import Reports

if TYPE_CHECKING:
    from datetime import date

    from jdlint.discovery import Found, InputError
    from jdlint.model import Document, Finding


def main(arguments: Arguments) -> int:
    """Lints the files; returns 0, 1 for findings, 2 where something could not be checked or nothing was a posting."""
    from jdlint.config import ConfigError
    from jdlint.settings import Settings

    judge = Judge(arguments, Settings(today=_today(arguments.value("today"))))
    try:
        judge.settings(_anchor(arguments))
        if arguments.value("show-settings") is not None or arguments.flag("show-files"):
            from jdlint.cli import showing

            return showing.main(arguments, judge)
        return _check(arguments, judge)
    except ConfigError as error:
        raise UsageError(str(error)) from None


def _check(arguments: Arguments, judge: Judge) -> int:
    reading = Reading(arguments, judge.excludes, judge.parse)
    reports = Reports(arguments, judge)
    mending = mender(arguments, reading, reports.output.write)
    if mending is not None and mending.diff:
        return _diff(arguments, reading, reports.output, mending, judge)
    count = Count(judge, arguments.value("fail-on"))
    writing = Writing(arguments)
    light = not reports.whole and arguments.value("add-suppressions") is None
    for outcome, hidden in _outcomes(arguments, reading, judge, mending, light=light):
        kept = judge.new(outcome.document.path, outcome.findings)
        collector.resume()
        writing.add(outcome, kept, reading, judge)
        count.add(outcome.document.path, kept, hidden + len(outcome.findings) - len(kept))
        reports.add(outcome._replace(findings=kept))
    for rules in judge.all_rules():
        for fault in rules.errors:
            reading.fail(fault.path, f"line {fault.line}, column {fault.column}: {fault.message}")
    code = reading.close()
    if mending is not None and not arguments.flag("quiet"):
        mending.tell()
    reports.finish(count.summary(reading))
    if not arguments.flag("quiet") and arguments.value("write-baseline") is None:
        for name, number in judge.mended():
            if number:
                are = "finding is" if number == 1 else "findings are"
                complain(f"{number} known {are} gone: --write-baseline {name} prunes them")
    if writing.finish(failed=bool(code)) and not code:
        return 0
    return code if code or arguments.flag("exit-zero") else int(count.failed)


def _diff(arguments: Arguments, reading: Reading, output: Output, mending: Mender, judge: Judge) -> int:
    """Shows what would be mended and nothing else; 1 where that is something."""
    for _ in _one_by_one(reading, judge, mending, reading.documents()):
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
    found = list(reading.found())
    if not judge.compares(one.path for one in found):
        if mending is None and light:
            return _many(arguments, reading, judge, found)
        return _one_by_one(reading, judge, mending, reading.read_all(found))
    documents = reading.read_all(found)
    if mending is not None:
        documents = (outcome.document for outcome, _ in _one_by_one(reading, judge, mending, documents))
    read = list(documents)
    compared, errors = judge.compare(read)
    for failure in errors:
        reading.fail(failure.path or None, failure.message, failure.rule)
    return _one_by_one(reading, judge, None, read, compared)


def _many(
    arguments: Arguments, reading: Reading, judge: Judge, found: Sequence[Found | InputError]
) -> Iterator[tuple[report.Outcome, int]]:
    """The files of a run, in several processes where there are enough of them."""
    from jdlint.cli import parallel, progress

    processes = parallel.jobs(arguments, len(found))
    if processes > 1 and len(found) > 1:
        outcomes = parallel.outcomes(arguments, judge, reading, found, processes)
    else:
        outcomes = _one_by_one(reading, judge, None, reading.read_all(found))
    return progress.shown(outcomes, len(found), quiet=arguments.flag("quiet"))


def _one_by_one(
    reading: Reading,
    judge: Judge,
    mending: Mender | None,
    documents: Iterable[Document],
    compared: Mapping[str, tuple[Finding, ...]] = {},
) -> Iterator[tuple[report.Outcome, int]]:
    from jdlint.config import ConfigError

    def check(document: Document) -> tuple[Finding, ...]:
        return judge.judge(document).findings

    for document in documents:
        try:
            judged = judge.judge(document, compared.get(document.path, ()))
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

    __slots__ = ("_baseline", "_findings", "_legal", "_reason", "_rules", "_suppressed")

    def __init__(self, arguments: Arguments) -> None:
        """Raises :class:`UsageError` for what does not go together."""
        self._baseline = arguments.value("write-baseline")
        self._legal = arguments.flag("baseline-legal")
        self._reason = arguments.value("add-suppressions")
        self._findings: list[Finding] = []
        self._rules: dict[str, frozenset[str]] = {}
        self._suppressed = 0
        if self._legal and self._baseline is None:
            raise UsageError("--baseline-legal goes with --write-baseline")
        for name in ("changed", "changed-since"):
            if self._baseline is not None and arguments.flag(name):
                raise UsageError(f"--write-baseline takes in all findings of a file; it does not go with --{name}")
        if self._baseline is not None and "-" in arguments.operands and arguments.value("stdin-filename") is None:
            raise UsageError("--write-baseline knows findings by their file: name standard input with --stdin-filename")
        if self._reason is not None and (arguments.flag("fix") or arguments.flag("diff")):
            raise UsageError(
                "--add-suppressions does not go with --fix and --diff; mend first, then suppress what remains"
            )
        if self._reason is not None and "-" in arguments.operands:
            raise UsageError("--add-suppressions cannot write standard input")

    def add(self, outcome: report.Outcome, kept: tuple[Finding, ...], reading: Reading, judge: Judge) -> None:
        """Takes one file; ``kept`` are its findings that no baseline knows."""
        path = outcome.document.path
        if self._baseline is not None:
            self._findings += outcome.findings
            self._rules[path] = frozenset(rule.id for rule in judge.settings(path).rules)
        if self._reason is not None:
            self._suppress(outcome.document, kept, reading)

    def _suppress(self, document: Document, findings: tuple[Finding, ...], reading: Reading) -> None:
        from jdlint import fix, suppress
        from jdlint.source import Source

        told = [one for one in findings if one.severity != "info" and not one.rule.startswith("suppression/")]
        if not told:
            return
        before = document.source
        text = suppress.insert(document, told, self._reason or "")
        if text is None:
            reading.fail(
                before.path, "a file of this format has no comments: suppress in the configuration, with 'overrides'"
            )
            return
        try:
            fix.write(before, Source(text, before.path, bom=before.bom))
        except fix.FixError as error:
            reading.fail(before.path, str(error))
            return
        self._suppressed += len(told)

    def finish(self, *, failed: bool) -> bool:
        """Writes the baseline and tells what was written; whether anything was asked for (then findings are no failure).

        With ``failed`` (something was not checked) no baseline is written.
        """
        if self._baseline is not None and failed:
            complain(f"{self._baseline} was not written, since not everything could be checked")
        elif self._baseline is not None:
            from jdlint import baseline

            try:
                number = baseline.update(self._baseline, self._findings, self._rules, legal=self._legal)
            except baseline.BaselineError as error:
                raise UsageError(f"--write-baseline: {error}") from None
            complain(f"wrote {number} known {'finding' if number == 1 else 'findings'} to {self._baseline}")
        if self._reason is not None:
            complain(f"suppressed {self._suppressed} {'finding' if self._suppressed == 1 else 'findings'}")
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
        # Asked of every file, so that this process knows the rules of each configuration, and their faults.
        settings = self._judge.settings(path)
        threshold = self._fail_on or settings.fail_on or "warning"
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


def _anchor(arguments: Arguments) -> str:
    """The path whose configuration speaks for the run as a whole: the first one given."""
    first = next(iter(arguments.operands), os.curdir)
    return (arguments.value("stdin-filename") or os.curdir) if first == "-" else first


def _today(text: str | None) -> date | None:
    if text is None:
        return None
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--today takes a date like 2026-12-31, not {text!r}") from None
