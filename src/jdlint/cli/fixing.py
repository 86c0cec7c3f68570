"""``--fix``, ``--unsafe-fixes`` and ``--diff``: mends the files of a run, or shows what that would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdlint import report
from jdlint.cli.options import Arguments, UsageError
from jdlint.cli.output import complain

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdlint.cli.reading import Reading
    from jdlint.model import Document, Finding
    from jdlint.source import Source


class Mender:
    """Mends one file after the other. ``changed`` are the files it wrote, with ``diff`` those it would write; ``rules`` counts fixes by rule."""

    __slots__ = ("_reading", "_unsafe", "_write", "changed", "diff", "rules")

    def __init__(self, reading: Reading, write: Callable[[str], None], *, diff: bool, unsafe: bool) -> None:
        self._reading = reading
        self._unsafe = unsafe
        self._write = write
        self.diff = diff
        self.changed = 0
        self.rules: dict[str, int] = {}

    def mend(
        self, document: Document, findings: tuple[Finding, ...], check: Callable[[Document], tuple[Finding, ...]]
    ) -> report.Outcome:
        """Mends a file and tells what is left in it; as it was, and recorded as an error, where that is not possible."""
        from jdlint import fix

        read = document

        def again(source: Source) -> tuple[Finding, ...]:
            nonlocal read
            read = self._reading.parse(source)
            return check(read)

        try:
            fixed = fix.settle(document.source, again, unsafe=self._unsafe, known=findings)
            if fixed.source.text == document.source.text:
                return report.Outcome(document, findings)
            if self.diff:
                self._write(fix.diff(document.source, fixed.source))
            else:
                fix.write(document.source, fixed.source)
        except fix.FixError as error:
            self._reading.fail(document.path, str(error))
            return report.Outcome(document, findings)
        self.changed += 1
        for rule in fixed.rules:
            self.rules[rule] = self.rules.get(rule, 0) + 1
        return report.Outcome(read, fixed.findings)

    def tell(self) -> None:
        """Tells a person on standard error what was mended, or would be."""
        number = sum(self.rules.values())
        if not number:
            return
        rules = ", ".join(
            f"{rule} {count}" for rule, count in sorted(self.rules.items(), key=lambda pair: (-pair[1], pair[0]))
        )
        verb = "would mend" if self.diff else "mended"
        complain(
            f"{verb} {number} {'place' if number == 1 else 'places'} in {self.changed} {'file' if self.changed == 1 else 'files'} ({rules})"
        )


def mender(arguments: Arguments, reading: Reading, write: Callable[[str], None]) -> Mender | None:
    """What the command line asks to mend with; None where nothing is to be mended. Raises :class:`UsageError`."""
    diff = arguments.flag("diff")
    if not diff and not arguments.flag("fix"):
        if arguments.flag("unsafe-fixes"):
            raise UsageError("--unsafe-fixes goes with --fix or --diff")
        return None
    if not diff and "-" in arguments.operands:
        raise UsageError("--fix cannot write standard input; --diff shows what it would change")
    return Mender(reading, write, diff=diff, unsafe=arguments.flag("unsafe-fixes"))
