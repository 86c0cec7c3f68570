"""``jdlint check``: lints files and reports what was found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jdlint import report
from jdlint._version import RULES_URL
from jdlint.cli.fixing import Mender, mender
from jdlint.cli.options import Arguments, UsageError
from jdlint.cli.output import Output, complain
from jdlint.cli.reading import Reading

if TYPE_CHECKING:
    from datetime import date

    from jdlint.model import Document, Finding
    from jdlint.rule import Rule
    from jdlint.rulefile import RuleSet
    from jdlint.settings import Settings

PEOPLE = ("text", "concise", "github")


def main(arguments: Arguments) -> int:
    """Lints the files; returns 0, 1 for findings, 2 where something could not be checked or nothing was a posting."""
    from jdlint.settings import Settings

    reading = Reading(arguments)
    today = _today(arguments.value("today"))
    rules, chosen = _rules(arguments)
    for fault in rules.errors:
        reading.fail(fault.path, f"line {fault.line}, column {fault.column}: {fault.message}")
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
        advice=lambda rule: _advice(rules, rule),
    )
    mending = mender(arguments, reading, output.write)
    if mending is not None and mending.diff:
        return _diff(arguments, reading, output, mending, chosen, Settings(today=today))
    made = report.make(form, setting)
    count = Count()
    for outcome in _outcomes(reading, chosen, Settings(today=today), mending):
        count.add(outcome.findings)
        made.add(outcome)
    code = reading.close()
    if mending is not None and not arguments.flag("quiet"):
        mending.tell()
    summary = count.summary(reading)
    made.finish(summary)
    output.finish()
    if form in ("concise", "github") and not arguments.flag("quiet"):
        from jdlint.report.text import totals

        complain(totals(summary, least))
    if code or arguments.flag("exit-zero"):
        return code
    threshold = report.SEVERITY_RANK[arguments.value("fail-on") or "warning"]
    return int(
        any(number and report.SEVERITY_RANK[severity] <= threshold for severity, number in summary.counts.items())
    )


def _diff(
    arguments: Arguments,
    reading: Reading,
    output: Output,
    mending: Mender,
    rules: tuple[Rule, ...],
    settings: Settings,
) -> int:
    """Shows what would be mended and nothing else; 1 where that is something."""
    for _ in _one_by_one(reading, rules, settings, mending):
        pass
    code = reading.close()
    output.finish()
    if not arguments.flag("quiet"):
        mending.tell()
    return code or int(mending.changed > 0 and not arguments.flag("exit-zero"))


def _outcomes(
    reading: Reading, rules: tuple[Rule, ...], settings: Settings, mending: Mender | None
) -> Iterator[report.Outcome]:
    """Each file with its findings, as soon as it has been read; where a rule compares the files of a run, after all of them."""
    from jdlint import engine

    if not engine.needs_corpus(rules):
        yield from _one_by_one(reading, rules, settings, mending)
        return
    outcomes = list(_one_by_one(reading, rules, settings, mending))
    result = engine.check_corpus([outcome.document for outcome in outcomes], rules, settings, url=RULES_URL)
    for failure in result.errors:
        reading.fail(failure.path or None, failure.message, failure.rule)
    for document, findings in outcomes:
        compared = [finding for finding in result.findings if finding.path == document.path]
        yield report.Outcome(
            document, tuple(sorted([*findings, *compared], key=lambda one: (one.start, one.end, one.rule)))
        )


def _one_by_one(
    reading: Reading, rules: tuple[Rule, ...], settings: Settings, mending: Mender | None
) -> Iterator[report.Outcome]:
    from jdlint import engine

    def check(document: Document) -> tuple[Finding, ...]:
        return engine.run(document, rules, settings, url=RULES_URL).findings

    for document in reading.documents():
        try:
            result = engine.run(document, rules, settings, url=RULES_URL)
        except Exception as error:
            reading.crash(document.path, error)
            continue
        for failure in result.errors:
            reading.fail(failure.path, failure.message, failure.rule or None)
        if mending is None:
            yield report.Outcome(document, result.findings)
        else:
            yield mending.mend(document, result.findings, check)


class Count:
    """Counts findings by severity and by rule as the run goes."""

    __slots__ = ("_rules", "_severities")

    def __init__(self) -> None:
        self._severities = dict.fromkeys(report.SEVERITY_RANK, 0)
        self._rules: dict[str, int] = {}

    def add(self, findings: tuple[Finding, ...]) -> None:
        """Counts the findings of one file."""
        for finding in findings:
            self._severities[finding.severity] += 1
            self._rules[finding.rule] = self._rules.get(finding.rule, 0) + 1

    def summary(self, reading: Reading) -> report.Summary:
        """The run as a whole; the most frequent rule first."""
        rules = dict(sorted(self._rules.items(), key=lambda pair: (-pair[1], pair[0])))
        return report.Summary(
            reading.files, reading.postings, self._severities, 0, tuple(reading.errors), tuple(reading.skipped), rules
        )


def _rules(arguments: Arguments) -> tuple[RuleSet, tuple[Rule, ...]]:
    """All rules, and those that the command line selects."""
    from jdlint.rulefile import UnknownRuleError, load_rules

    rules = load_rules()
    try:
        chosen = rules.resolve(
            arguments.values("select") or None, arguments.values("extend-select"), arguments.values("ignore")
        )
    except UnknownRuleError as error:
        raise UsageError(f"{error}; 'jdlint rules' lists all") from None
    return rules, chosen


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


def _advice(rules: RuleSet, name: str) -> report.Advice:
    rule = rules.get(name)
    return report.Advice(first_sentence(rules.docs(rule).why) if rule is not None else "")


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
