"""Reads the files of a run one after the other, and keeps account of what could not be read and what was skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from jdlint.cli.options import COMMAND_NAMES, Arguments, UsageError, did_you_mean
from jdlint.cli.output import complain
from jdlint.report import Error

if TYPE_CHECKING:
    from jdlint.discovery import Found, InputError
    from jdlint.model import Document
    from jdlint.source import Source


class Reading:
    """The files that a command line names. Iterate over ``documents`` first; the rest is complete only after that."""

    __slots__ = ("_arguments", "_excludes", "_parse", "errors", "files", "postings", "skipped")

    def __init__(
        self,
        arguments: Arguments,
        excludes: Callable[[str], bool] | None = None,
        parse: Callable[[Source], Document] | None = None,
    ) -> None:
        """``excludes`` tells of a path whether the configuration leaves it out, ``parse`` reads a file as that says.

        Raises :class:`UsageError` where nothing is named.
        """
        if not arguments.operands:
            raise UsageError(
                f"no file or folder given; 'jdlint {arguments.command} .' takes all postings below this folder"
            )
        if arguments.value("stdin-filename") is not None and "-" not in arguments.operands:
            raise UsageError("--stdin-filename names what comes on standard input: give the path '-' too")
        self._arguments = arguments
        self._excludes = excludes
        self._parse = parse
        self.files = 0
        self.postings = 0
        self.errors: list[Error] = []
        self.skipped: list[str] = []

    def found(self) -> Iterator[Found | InputError]:
        """The files of the run, or why one cannot be found."""
        from jdlint import discovery

        return discovery.find(self._arguments.operands, force_exclude=self._arguments.flag("force-exclude"))

    def documents(self) -> Iterator[Document]:
        """Each posting file as it was read, one at a time."""
        return self.read_all(self.found())

    def read_all(self, files: Iterable[Found | InputError]) -> Iterator[Document]:
        """Each of the files that is a posting, as it was read."""
        from jdlint import discovery

        for found in files:
            if isinstance(found, discovery.InputError):
                self.fail(found.path, f"{found}{self._command_hint(found.path)}")
                continue
            if not found.named and self._excludes is not None and self._excludes(found.path):
                continue
            document = self._read(found)
            if document is not None:
                self.files += 1
                self.postings += len(document.postings)
                yield document

    def parse(self, source: Source) -> Document:
        """A source as a document with its postings, as the file's configuration says."""
        from jdlint import api

        return (self._parse or api.parse)(source)

    def fail(self, path: str | None, message: str, rule: str | None = None) -> None:
        """Records what kept a file or a rule from being checked."""
        self.errors.append(Error(path, rule, message))

    def crash(self, path: str, error: Exception, rule: str | None = None) -> None:
        """Records a fault of jdlint's own, which must neither end the run nor pass for "nothing found"."""
        if self._arguments.flag("verbose"):
            import traceback

            traceback.print_exception(error)
        self.fail(path, f"internal error, please report it: {type(error).__name__}: {error} (-v shows where)", rule)

    def close(self) -> int:
        """Tells on standard error what went wrong and what was skipped; returns 2 where anything was not checked, else 0."""
        arguments = self._arguments
        if not self.files and not self.errors and not arguments.flag("pass-with-no-postings"):
            self.fail(
                None,
                f"no posting among {len(self.skipped)} file{'' if len(self.skipped) == 1 else 's'}"
                if self.skipped
                else "no posting found",
            )
        for error in self.errors:
            complain(str(error))
        if self.skipped and not arguments.flag("quiet"):
            number = len(self.skipped)
            listed = f": {', '.join(self.skipped)}" if arguments.flag("verbose") else " (-v names them)"
            complain(
                f"{number} file{' does' if number == 1 else 's do'} not look like a posting and {'was' if number == 1 else 'were'} skipped{listed}"
            )
        return 2 if self.errors else 0

    def _read(self, found: Found) -> Document | None:
        from jdlint import discovery
        from jdlint.config import ConfigError

        if not found.named and discovery.skipped_by_name(found.path):
            self.skipped.append(found.path)
            return None
        try:
            source = discovery.load(found.path, stdin_name=self._arguments.value("stdin-filename"))
        except discovery.InputError as error:
            self.fail(error.path, str(error))
            return None
        if not found.named and discovery.is_report(source):
            self.skipped.append(found.path)
            return None
        try:
            document = self.parse(source)
            if not found.named and not _looks_like_posting(document):
                self.skipped.append(found.path)
                return None
        except (UsageError, ConfigError):
            raise
        except Exception as error:
            self.crash(source.path, error)
            return None
        if not document.postings:
            self.fail(source.path, "no posting found in this file")
            return None
        return document

    def _command_hint(self, path: str) -> str:
        """A path that does not exist may be a misspelt command."""
        first = path == self._arguments.operands[0] and not self._arguments.named
        return did_you_mean(path, COMMAND_NAMES) if first else ""


def _looks_like_posting(document: Document) -> bool:
    from jdlint.posting.likeness import looks_like_posting  # not needed where every file is named

    return looks_like_posting(document)
