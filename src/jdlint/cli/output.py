"""Where output goes: standard output or a file as UTF-8, and messages on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from jdlint.cli.options import UsageError


def use_utf8() -> None:
    """Makes standard output and error write UTF-8 whatever the locale; what cannot be encoded is escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def complain(message: str) -> None:
    """Tells a person on standard error what is wrong or worth knowing."""
    from jdlint.report.terminal import harmless

    try:
        print(f"jdlint: {harmless(message)}", file=sys.stderr, flush=True)
    except BrokenPipeError:
        # Nobody reads standard error any more; the exit code still tells.
        return


def colour(stream: TextIO) -> bool:
    """Whether to colour what goes to a stream: on a terminal, unless NO_COLOR is set; always with FORCE_COLOR."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def spare(path: str | None, postings: Iterable[str]) -> None:
    """Raises :class:`UsageError` where a report would replace a posting that is to be read."""
    if path is not None and os.path.realpath(path) in {os.path.realpath(posting) for posting in postings}:
        raise UsageError(f"the report would replace {path}, which is to be read; give it a file of its own")


class Output:
    """Writes a report to standard output, or to a file, which gets nothing but the report."""

    __slots__ = ("_path", "_stream", "closed")

    def __init__(self, path: str | None) -> None:
        """Raises OSError where the file cannot be written."""
        self._path = path
        self._stream: TextIO = sys.stdout
        self.closed = False
        if path is not None:
            self._stream = open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115

    @property
    def colour(self) -> bool:
        """Whether reports for people may be coloured."""
        return self._path is None and colour(self._stream)

    def write(self, text: str) -> None:
        """Writes text; once the reader has closed the pipe the rest goes nowhere, and the exit code still tells what was found."""
        if self.closed:
            return
        try:
            self._stream.write(text)
        except BrokenPipeError:
            self._close_pipe()

    def finish(self) -> None:
        """Writes what is buffered. Raises OSError where that is not possible (a full disk)."""
        if self.closed:
            return
        try:
            if self._path is None:
                self._stream.flush()
            else:
                self._stream.close()
        except BrokenPipeError:
            self._close_pipe()

    def _close_pipe(self) -> None:
        from jdlint.cli import discard_stdout

        self.closed = True
        discard_stdout()
