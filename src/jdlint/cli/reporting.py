"""The reports of a run: which formats are asked for, and where each goes."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from jdlint import report
from jdlint.cli.options import Arguments, UsageError
from jdlint.cli.output import Output, complain, spare

if TYPE_CHECKING:
    from jdlint.cli.judging import Judge


class Reports:
    """All reports of a run, written side by side. Raises :class:`UsageError` where they cannot be told apart, OSError where a file cannot be written."""

    __slots__ = ("_asked", "_least", "_made", "_outputs", "_quiet", "output", "whole")

    def __init__(self, arguments: Arguments, judge: Judge) -> None:
        self._asked = _asked(arguments)
        for path in (arguments.value("output-file"), *(path for _, path in self._asked)):
            spare(path, arguments.operands)
        self._quiet = arguments.flag("quiet")
        self._outputs: list[Output] = []
        self._made: list[report.Report] = []
        # What goes to standard output, or to --output-file.
        self.output = Output(arguments.value("output-file"))
        # Whether a format needs more of a document than its text.
        self.whole = any(name in report.WHOLE for name, _ in self._asked)
        self._least = arguments.value("min-severity")
        for name, path in self._asked:
            output = self.output if path is None else Output(path)
            self._outputs.append(output)
            write: Callable[[str], None] = output.write
            if path is None and name in ("text", "concise") and _in_a_log():
                write = _unheard(write)
            setting = report.Setting(
                write=write,
                least=self._shown(name),
                colour=output.colour,
                quiet=self._quiet,
                statistics=arguments.flag("statistics"),
                rules_hash=rules_hash() if name == "json" else "",
                advice=lambda rule: _advice(judge, rule),
            )
            self._made.append(report.make(name, setting))

    def add(self, outcome: report.Outcome) -> None:
        """Reports one file."""
        for made in self._made:
            made.add(outcome)

    def finish(self, summary: report.Summary) -> None:
        """Reports what is known at the end of the run; the totals on standard error where no report for people holds them."""
        for made, output in zip(self._made, self._outputs, strict=True):
            made.finish(summary)
            output.finish()
        names = [name for name, path in self._asked if path is None]
        if not self._quiet and (not names or names[0] in ("concise", "github")):
            from jdlint.report.text import totals

            complain(totals(summary, self._shown(names[0] if names else "html")))

    def _shown(self, name: str) -> str:
        """The lowest severity that a format shows."""
        return self._least or ("warning" if name in report.PEOPLE else "info")


def _unheard(write: Callable[[str], None]) -> Callable[[str], None]:
    from jdlint.report.terminal import unheard

    return lambda text: write(unheard(text))


def _in_a_log() -> bool:
    """Whether a service reads what is printed, and obeys commands in it."""
    return os.environ.get("TF_BUILD") == "True" or os.environ.get("GITHUB_ACTIONS") == "true"


def _asked(arguments: Arguments) -> list[tuple[str, str | None]]:
    """The formats with the file each goes to, None for standard output or ``--output-file``, for which the last one asked holds."""
    plain: str | None = None
    files: dict[str, tuple[str, str]] = {}
    for value in arguments.values("output-format"):
        name, equals, path = value.partition("=")
        if not equals:
            plain = name
            continue
        key = os.path.realpath(path)
        if key in files or key == os.path.realpath(arguments.value("output-file") or os.devnull) != os.path.realpath(
            os.devnull
        ):
            raise UsageError(f"--output-format {value}: another report goes to {path} too")
        files[key] = (name, path)
    if files and arguments.flag("diff"):
        raise UsageError("--diff shows what would change and writes no reports; leave --output-format FORMAT=FILE out")
    if plain is None and not files:
        plain = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    if plain is None and arguments.value("output-file") is not None:
        raise UsageError("--output-file needs an --output-format that names no file of its own")
    return [*([(plain, None)] if plain else []), *files.values()]


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
            why = " ".join(rules.docs(rule).why.split())
            return report.Advice(first_sentence(why), why, rule.summary, rule.severity)
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
