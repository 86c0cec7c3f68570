"""What holds for each file of a run: its configuration, its rules, and what becomes of its findings afterwards
(suppressions, baseline, changed lines)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from jdlint._version import RULES_URL
from jdlint.cli.options import Arguments, UsageError
from jdlint.cli.output import complain
from jdlint.model import Document, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jdlint.baseline import Baseline
    from jdlint.changed import Changes, Lines
    from jdlint.config import Config, FileSettings
    from jdlint.engine import RuleError
    from jdlint.rulefile import RuleSet
    from jdlint.settings import Settings
    from jdlint.source import Source


class Judged(NamedTuple):
    """One file judged: the document as it was read under its configuration, what is reported, what was hidden, and what failed."""

    document: Document
    findings: tuple[Finding, ...]
    suppressed: int
    errors: tuple[RuleError, ...]


class Judge:
    """Judges the files of one run. Raises :class:`UsageError` for a command line, :class:`jdlint.config.ConfigError` for a configuration that cannot be used."""

    __slots__ = ("_arguments", "_baselines", "_changed", "_configurations", "_resolver", "_rules")

    def __init__(self, arguments: Arguments, base: Settings) -> None:
        from jdlint.config import Chosen, Configurations, Resolver

        self._arguments = arguments
        self._rules: dict[tuple[str, ...], RuleSet] = {}
        self._changed = _changed(arguments)
        self._baselines: dict[str, Baseline] = {}
        given = arguments.value("baseline")
        if given is not None:
            self._baselines[given] = _baseline(given, "--baseline")
        self._configurations = Configurations(arguments.value("config"), isolated=arguments.flag("isolated"))
        chosen = Chosen(
            arguments.values("select") or None, arguments.values("extend-select"), arguments.values("ignore")
        )
        self._resolver = Resolver(base, chosen)

    def config(self, path: str) -> Config:
        """The configuration of a file: ``--config``, none with ``--isolated``, else the nearest."""
        stdin = self._arguments.value("stdin-filename")
        return self._configurations.of(path if path != "-" else stdin or os.curdir)

    def excludes(self, path: str) -> bool:
        """Whether the configuration of a file leaves it out."""
        return self.config(path).excludes(path)

    def parse(self, source: Source) -> Document:
        """A source as a document with its postings, read with the words that its configuration adds."""
        from jdlint import api
        from jdlint.config import additions_for

        return api.parse(source, additions=additions_for(self.config(source.path), source.path))

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
        from jdlint.rulefile import UnknownRuleError

        config = self.config(path)
        rules = self.rules(config)
        try:
            return self._resolver.settings(config, path, rules)
        except UnknownRuleError as error:
            # The rule may be missing because its file is wrong.
            for fault in rules.errors:
                complain(str(fault))
            raise UsageError(f"{error}; 'jdlint rules' lists all") from None

    def compares(self, paths: Iterable[str]) -> bool:
        """Whether a rule compares any of these files with others."""
        from jdlint import engine
        from jdlint.config import ConfigError

        seen: set[int] = set()
        for path in paths:
            try:
                rules = self.settings(path).rules
            except (UsageError, ConfigError):
                continue  # told when the run gets there
            if id(rules) not in seen:
                seen.add(id(rules))
                if engine.needs_corpus(rules):
                    return True
        return False

    def compare(self, documents: Sequence[Document]) -> tuple[Mapping[str, tuple[Finding, ...]], tuple[RuleError, ...]]:
        """What the rules that compare files find, by path. Each compares the files for which it is on, and reports as those are set."""
        from jdlint import engine

        held = [(found.declare(one), found) for one in documents for found in [self.settings(one.path)]]
        compared: dict[str, tuple[Finding, ...]] = {}
        errors: dict[RuleError, None] = {}
        for settings in {id(one): one for _, one in held}.values():
            for rule in settings.rules:
                if not engine.needs_corpus([rule]):
                    continue
                among = [document for document, other in held if any(one.id == rule.id for one in other.rules)]
                result = engine.check_corpus(among, (rule,), settings.settings, url=RULES_URL)
                errors |= dict.fromkeys(result.errors)
                for finding in result.findings:
                    if self.settings(finding.path) is settings:
                        compared[finding.path] = (*compared.get(finding.path, ()), finding)
        return compared, tuple(errors)

    def judge(self, document: Document, compared: tuple[Finding, ...] = ()) -> Judged:
        """Runs a file's rules over it; ``compared`` is what comparing it with others has found."""
        from jdlint import engine, suppress

        found = self.settings(document.path)
        document = found.declare(document)
        result = engine.run(document, found.rules, found.settings, url=RULES_URL)
        findings, hidden = suppress.settle(
            document,
            sorted([*result.findings, *compared], key=lambda one: (one.start, one.end, one.rule))
            if compared
            else result.findings,
            found.rules,
            self.rules(self.config(document.path)),
            found.settings,
            url=RULES_URL,
        )
        if self._changed is not None:
            shown = _on_changed(findings, _lines(self._changed, document.path, self._arguments))
            hidden, findings = hidden + len(findings) - len(shown), shown
        return Judged(document, findings, hidden, result.errors)

    def new(self, path: str, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings of a file that are not in the baseline: the one of the command line, else of the file's configuration."""
        known = self.config(path).baseline
        name = self._arguments.value("baseline") or (known.path if known else None)
        if name is None:
            return findings
        if name not in self._baselines:
            # One that is to be written may not be there yet.
            if self._writes(name) and not os.path.exists(name):
                return findings
            self._baselines[name] = _baseline(name, f"{known.place}: baseline" if known else "--baseline")
        return self._baselines[name].new(path, findings, self.settings(path).rules)

    def _writes(self, name: str) -> bool:
        written = self._arguments.value("write-baseline")
        return written is not None and os.path.abspath(written) == os.path.abspath(name)

    def mended(self) -> Sequence[tuple[str, int]]:
        """The baselines in use, each with how many of its findings did not appear in the files that were judged as a whole."""
        if self._changed is not None:
            return ()
        return tuple((os.path.relpath(name), one.mended()) for name, one in self._baselines.items())


def _changed(arguments: Arguments) -> Changes | None:
    """What changed, where the command line asks for that; asked of the first path at once, so that what is wrong is told before the run."""
    since = arguments.value("changed-since")
    if since is None and not arguments.flag("changed"):
        return None
    from jdlint.changed import Changes

    if "-" in arguments.operands:
        raise UsageError(
            f"--{_option(arguments)} compares files with git; it cannot say what changed on standard input"
        )
    changes = Changes(since)
    first = next(iter(arguments.operands), os.curdir)
    _lines(changes, os.path.join(first, "posting.md") if os.path.isdir(first) else first, arguments)
    return changes


def _lines(changes: Changes, path: str, arguments: Arguments) -> Lines | None:
    from jdlint.changed import GitError

    try:
        return changes.of(path)
    except GitError as error:
        raise UsageError(f"--{_option(arguments)}: {error}") from None


def _option(arguments: Arguments) -> str:
    return "changed" if arguments.value("changed-since") is None else "changed-since"


def _baseline(path: str, named_by: str) -> Baseline:
    from jdlint.baseline import Baseline, BaselineError

    try:
        return Baseline.load(path)
    except BaselineError as error:
        raise UsageError(f"{named_by}: {error}") from None


def _on_changed(findings: tuple[Finding, ...], lines: Lines | None) -> tuple[Finding, ...]:
    """Findings on changed lines, and those about a changed file as a whole."""
    from jdlint.changed import touches

    if lines is None:
        return ()
    return tuple(
        finding
        for finding in findings
        if finding.missing
        or finding.start == finding.end
        or touches(lines, finding.line, max(finding.line, finding.end_line))
    )
