"""``jdlint extract``: shows what was read."""

from __future__ import annotations

from jdlint.cli.options import Arguments
from jdlint.cli.output import Output
from jdlint.cli.reading import Reading
from jdlint.report import Outcome, Summary, extract


def main(arguments: Arguments) -> int:
    """Reads the files and reports what was read; returns 0, or 2 where something could not be read or nothing was a posting."""
    reading = Reading(arguments)
    output = Output(arguments.value("output-file"))
    setting = extract.ExtractSetting(output.write, output.colour)
    report = extract.make(arguments.value("output-format") or "text", setting)
    for document in reading.documents():
        report.add(Outcome(document, ()))
    code = reading.close()
    report.finish(Summary(reading.files, reading.postings, {}, 0, tuple(reading.errors), tuple(reading.skipped), {}))
    output.finish()
    return code
