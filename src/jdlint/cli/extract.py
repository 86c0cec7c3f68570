"""``jdlint extract``: shows what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdlint.cli.options import Arguments, UsageError
from jdlint.cli.output import Output, spare
from jdlint.cli.reading import Reading
from jdlint.report import Outcome, Summary, extract

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdlint.model import Document
    from jdlint.source import Source


def main(arguments: Arguments) -> int:
    """Reads the files and reports what was read; returns 0, or 2 where something could not be read or nothing was a posting."""
    reading = Reading(arguments, parse=_as_configured(arguments))
    spare(arguments.value("output-file"), arguments.operands)
    output = Output(arguments.value("output-file"))
    setting = extract.ExtractSetting(output.write, output.colour)
    report = extract.make(arguments.value("output-format") or "text", setting)
    for document in reading.documents():
        report.add(Outcome(document, ()))
    code = reading.close()
    report.finish(Summary(reading.files, reading.postings, {}, 0, tuple(reading.errors), tuple(reading.skipped), {}))
    output.finish()
    return code


def _as_configured(arguments: Arguments) -> Callable[[Source], Document]:
    """Reads a source with the words that its configuration adds to the lexicons."""
    from jdlint import api
    from jdlint.config import ConfigError, Configurations, additions_for

    configurations = Configurations(arguments.value("config"), isolated=arguments.flag("isolated"))

    def parse(source: Source) -> Document:
        try:
            return api.parse(source, additions=additions_for(configurations.of(source.path), source.path))
        except ConfigError as error:
            raise UsageError(str(error)) from None

    return parse
