"""``--jobs``: judges the files of a long run in several processes, in the order and with the output of one.

Each worker reads and judges whole files; what comes back is small (the text, the findings), so that memory stays flat. Runs that need the
whole document afterwards (mending, comparing files, the html report) stay in one process.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from jdlint import report
from jdlint.cli import collector
from jdlint.cli.options import UsageError
from jdlint.cli.reading import Reading
from jdlint.model import Document, Finding
from jdlint.source import Source

if TYPE_CHECKING:
    from jdlint.cli.judging import Judge
    from jdlint.cli.options import Arguments
    from jdlint.discovery import Found, InputError

LEAST_FILES = 50
# Neighbours in a folder repeat each other's texts, which the process that judges both answers from memory.
_MOST_TOGETHER = 25


class Done(NamedTuple):
    """What a worker made of one file: nothing to show where it was skipped or could not be read."""

    source: tuple[str, str, bool] | None
    format: str
    postings: int
    findings: tuple[Finding, ...]
    suppressed: int
    errors: tuple[report.Error, ...]
    skipped: tuple[str, ...]


_worker: tuple[Arguments, Judge] | None = None


def jobs(arguments: Arguments, files: int) -> int:
    """How many processes a run of so many files takes: what ``--jobs`` says, else all cores from more than ``LEAST_FILES`` files on.

    Raises :class:`UsageError` for anything but a number from 1 on.
    """
    asked = arguments.value("jobs")
    if asked is not None:
        if not asked.isdecimal() or int(asked) < 1:
            raise UsageError(f"--jobs takes a number from 1 on, not {asked!r}")
        return int(asked)
    return (os.cpu_count() or 1) if files > LEAST_FILES else 1


def outcomes(
    arguments: Arguments, judge: Judge, reading: Reading, found: Sequence[Found | InputError], processes: int
) -> Iterator[tuple[report.Outcome, int]]:
    """The outcomes of the files in their order, with how many findings were hidden; ``reading`` is told what each worker saw."""
    import multiprocessing

    global _worker
    _worker = (arguments, judge)
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    with context.Pool(processes, _start, (arguments, judge)) as pool:
        for done in chain.from_iterable(pool.imap(_judge_all, _portions(found, processes))):
            reading.errors.extend(done.errors)
            reading.skipped.extend(done.skipped)
            if done.source is None:
                continue
            text, path, bom = done.source
            reading.files += 1
            reading.postings += done.postings
            document = Document(Source(text, path, bom=bom), done.format, ())
            yield report.Outcome(document, done.findings), done.suppressed


def _portions(found: Sequence[Found | InputError], processes: int) -> Iterator[Sequence[Found | InputError]]:
    """The files in portions for the processes: smaller and smaller ones towards the end, so that all finish at the same time."""
    at = 0
    while at < len(found):
        size = min(_MOST_TOGETHER, max(1, (len(found) - at) // (3 * processes)))
        yield found[at : at + size]
        at += size


def _start(arguments: Arguments, judge: Judge) -> None:
    """Prepares a worker; an interrupt is the first process's business."""
    import signal

    global _worker
    _worker = (arguments, judge)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _judge_all(found: Sequence[Any]) -> list[Done]:
    return [_judge(one) for one in found]


def _judge(found: Any) -> Done:
    """Reads and judges one file in a worker."""
    from jdlint.config import ConfigError

    assert _worker is not None
    arguments, judge = _worker
    reading = Reading(arguments, judge.excludes, judge.parse)
    for document in reading.read_all([found]):
        try:
            judged = judge.judge(document)
        except (ConfigError, UsageError):
            raise
        except Exception as error:
            reading.crash(document.path, error)
            return _done(reading, None, ())
        for failure in judged.errors:
            reading.fail(failure.path, failure.message, failure.rule or None)
        collector.resume()
        return _done(reading, judged.document, judged.findings, judged.suppressed)
    return _done(reading, None, ())


def _done(reading: Reading, document: Document | None, findings: Iterable[Finding], suppressed: int = 0) -> Done:
    errors, skipped = tuple(reading.errors), tuple(reading.skipped)
    if document is None:
        return Done(None, "", 0, (), 0, errors, skipped)
    source = document.source
    return Done(
        (source.text, source.path, source.bom),
        document.format,
        len(document.postings),
        tuple(findings),
        suppressed,
        errors,
        skipped,
    )
