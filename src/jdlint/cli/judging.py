"""What holds for each file of a run: its configuration, its rules, and what becomes of its findings afterwards
(suppressions, baseline, changed lines)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from jdlint._version import RULES_URL
from jdlint.cli.options import Arguments, UsageError
from jdlint.model import Document, Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jdlint.baseline import Baseline
    from jdlint.changed import Lines
    from jdlint.config import Config, FileSettings
    from jdlint.engine import RuleError
    from jdlint.rulefile import RuleSet
    from jdlint.settings import Settings


class Judged(NamedTuple):
    """One file judged: the document as it was read under its configuration, what is reported, what was hidden, and what failed."""

    document: Document
    findings: tuple[Finding, ...]
    suppressed: int
    errors: tuple[RuleError, ...]


class Judge:
    """Judges the files of one run. Raises :class:`UsageError` for a command line, :class:`jdlint.config.ConfigError` for a configuration that cannot be used."""

    __slots__ = ("_arguments", "_base", "_baseline", "_changed", "_rules")

    def __init__(self, arguments: Arguments, base: Settings) -> None:
        self._arguments = arguments
        self._base = base
        self._rules: dict[tuple[str, ...], RuleSet] = {}
        self._changed = _changed(arguments)
        self._baseline = _baseline(arguments)

    def config(self, path: str) -> Config:
        """The configuration of a file: ``--config``, none with ``--isolated``, else the nearest."""
        from jdlint import config

        if self._arguments.flag("isolated"):
            return config.NONE
        given = self._arguments.value("config")
        if given is not None:
            return config.load(given)
        stdin = self._arguments.value("stdin-filename")
        found = config.find(path if path != "-" else stdin or os.curdir)
        return config.load(found) if found else config.NONE

    def excludes(self, path: str) -> bool:
        """Whether the configuration of a file leaves it out."""
        return self.config(path).excludes(path)

    def rules(self, config: Config) -> RuleSet:
        """The shipped rules with those of the configuration's own folders."""
        rules = self._rules.get(config.rule_dirs)
        if rules is None:
            from jdlint.rulefile import load_rules

            rules = self._rules[config.rule_dirs] = load_rules(config.rule_dirs)
        return rules

    def all_rules(self) -> Sequence[RuleSet]:
        """The sets of rules that were needed so far."""
        return tuple(self._rules.values())

    def settings(self, path: str) -> FileSettings:
        """What holds for one file."""
        from jdlint import config as configuration
        from jdlint.rulefile import UnknownRuleError

        config = self.config(path)
        arguments = self._arguments
        try:
            return configuration.settings_for(
                config,
                path,
                self.rules(config),
                self._base,
                arguments.values("select") or None,
                arguments.values("extend-select"),
                arguments.values("ignore"),
            )
        except UnknownRuleError as error:
            raise UsageError(f"{error}; 'jdlint rules' lists all") from None

    def judge(self, document: Document) -> Judged:
        """Runs a file's rules over it."""
        from jdlint import engine, suppress

        found = self.settings(document.path)
        document = _declared(document, found)
        result = engine.run(document, found.rules, found.settings, url=RULES_URL)
        findings, hidden = suppress.settle(
            document,
            result.findings,
            found.rules,
            self.rules(self.config(document.path)),
            found.settings,
            url=RULES_URL,
        )
        if self._changed is not None:
            shown = _on_changed(document, findings, self._changed)
            hidden, findings = hidden + len(findings) - len(shown), shown
        return Judged(document, findings, hidden, result.errors)

    def new(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings that are not in the baseline."""
        return self._baseline.new(findings) if self._baseline is not None else findings

    def mended(self) -> int:
        """How many findings of the baseline did not appear."""
        return self._baseline.mended() if self._baseline is not None else 0


def _declared(document: Document, found: FileSettings) -> Document:
    """The document with what the configuration says of its postings."""
    if found.kind is None and found.state is None:
        return document
    return document._replace(
        postings=tuple(
            one._replace(kind=found.kind or one.kind, state=found.state or one.state) for one in document.postings
        )
    )


def _changed(arguments: Arguments) -> Mapping[str, Lines] | None:
    since = arguments.value("changed-since")
    if since is None and not arguments.flag("changed"):
        return None
    from jdlint import changed

    try:
        return changed.changed_lines(since=since)
    except changed.GitError as error:
        raise UsageError(f"--changed{'-since' if since is not None else ''}: {error}") from None


def _baseline(arguments: Arguments) -> Baseline | None:
    path = arguments.value("baseline")
    if path is None:
        return None
    from jdlint.baseline import Baseline, BaselineError

    try:
        return Baseline.load(path)
    except BaselineError as error:
        raise UsageError(f"--baseline: {error}") from None


def _on_changed(document: Document, findings: tuple[Finding, ...], changed: Mapping[str, Lines]) -> tuple[Finding, ...]:
    """Findings on changed lines, and those about a changed file as a whole."""
    from jdlint.changed import touches

    lines = changed.get(os.path.realpath(document.path), [])
    if not lines:
        return ()
    return tuple(
        finding
        for finding in findings
        if _of_document(document, finding) or touches(lines, finding.line, max(finding.line, finding.end_line))
    )


def _of_document(document: Document, finding: Finding) -> bool:
    """Whether a finding is about the posting as a whole: something missing, told at the title or at an empty place."""
    if finding.start == finding.end:
        return True
    titles = {(one.title.start, one.title.end) for one in document.postings if one.title}
    return (finding.start, finding.end) in titles and not finding.rule.startswith("title/")
