"""Which files a run reads, and which of them are postings.

A file that is named is always judged. A folder is walked: what git ignores, hidden and vendored folders are left out, and
files that do not look like a posting are skipped; so are named ones where the caller asks for it (``force_exclude``).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from jdlint.readers import format_of
from jdlint.source import DecodingError, Source

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

STDIN = "-"
# What holds postings but cannot be read yet: named it is an error, met in a folder it is listed as skipped.
LATER_SUFFIXES = (".docx", ".pdf", ".doc", ".odt", ".pages", ".rtf")

_VENDORED = frozenset({
    "__pycache__", "__pypackages__", "_build", "_site", "bower_components", "buck-out", "dist", "node_modules", "site-packages",
    "third_party", "vendor", "venv",
})  # fmt: skip
# Files of a repository that are no postings whatever they say, by their name up to the first dot, in lower case. A name that may
# as well be a job's ("security", "support") is not here: for those the content decides.
_NO_POSTINGS = frozenset({
    "404", "authors", "changelog", "citation", "code_of_conduct", "code-of-conduct", "codeowners", "contributing", "contributors", "copying",
    "dockerfile", "gemfile", "humans", "licence", "license", "llms", "makefile", "notice", "procfile", "pull_request_template", "rakefile",
    "readme", "robots",
})  # fmt: skip
_MACHINE_FILES = frozenset({
    "_config.yml", "_config.yaml", "action.yml", "action.yaml", "bower.json", "cmakelists.txt", "composer.json", "constraints.txt",
    "docker-compose.yml", "docker-compose.yaml", "jsconfig.json", "manifest.json", "mkdocs.yml", "mkdocs.yaml", "package-lock.json",
    "package.json", "pnpm-lock.yaml", "pubspec.yaml", "requirements.txt", "security.txt", "tsconfig.json", "vercel.json",
})  # fmt: skip
# A file without a suffix is read only where it can be a text of a posting's size.
_BARE_LIMIT = 1_000_000


class Found(NamedTuple):
    """A file to read: its path as it is reported, and whether it was named (then it is judged whatever it looks like)."""

    path: str
    named: bool


class InputError(Exception):
    """A file or folder cannot be read; the message says why, ``path`` is as it was given."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(message)
        self.path = path


def find(paths: Iterable[str], *, force_exclude: bool = False) -> Iterator[Found | InputError]:
    """The files behind the given paths, each once: named ones in their order, folders walked in alphabetical order,
    files before folders.

    With ``force_exclude`` no file counts as named. A path that does not exist comes out as the error it is, so that the others go on.
    """
    given = list(paths)
    # A file that is named counts as named where a folder that holds it comes first, too.
    named = set() if force_exclude else {os.path.realpath(path) for path in given if not os.path.isdir(path)}
    seen: set[str] = set()
    for path in given:
        for found in _under(path, force_exclude):
            key = found.path if found.path == STDIN else os.path.realpath(found.path)
            if key not in seen:
                seen.add(key)
                yield found._replace(named=True) if isinstance(found, Found) and key in named else found


def _under(path: str, force_exclude: bool) -> Iterator[Found | InputError]:
    if path == STDIN:
        yield Found(path, named=True)
    elif os.path.isdir(path):
        yield from _walk(path)
    elif os.path.lexists(path):
        yield Found(path, named=not force_exclude)
    else:
        yield InputError(path, "no such file or folder")


def _walk(top: str) -> Iterator[Found | InputError]:
    ignored = Ignored(top)
    failures: list[OSError] = []
    for folder, folders, files in os.walk(top, onerror=failures.append):
        while failures:
            yield InputError(failures[0].filename or folder, _reason(failures.pop(0)))
        shown = "" if folder == os.curdir else folder.removeprefix(os.curdir + os.sep) if top == os.curdir else folder
        ignored.enter(folder, files)
        folders[:] = sorted(name for name in folders if not _foreign(folder, name) and not ignored(folder, name + "/"))
        for name in sorted(files):
            if _candidate(folder, name) and not ignored(folder, name):
                yield Found(os.path.join(shown, name), named=False)
    while failures:
        yield InputError(failures[0].filename or top, _reason(failures.pop(0)))


def _foreign(folder: str, name: str) -> bool:
    """Whether a folder is hidden, or holds what others wrote."""
    return name.startswith(".") or name.lower() in _VENDORED or os.path.exists(os.path.join(folder, name, "pyvenv.cfg"))


def _candidate(folder: str, name: str) -> bool:
    """Whether a file met in a folder is worth a look: it is no hidden file, and a reader knows its suffix or it has none."""
    low = name.lower()
    if low.startswith("."):
        return False
    if format_of(low) is not None or low.endswith(LATER_SUFFIXES):
        return True
    return "." not in low and _is_small_text(os.path.join(folder, name))


def _is_small_text(path: str) -> bool:
    try:
        if os.path.getsize(path) > _BARE_LIMIT:
            return False
        with open(path, "rb") as file:
            return b"\0" not in file.read(1024)
    except OSError:
        return False


class Ignored:
    """What git ignores in a folder: the ``.gitignore`` files from the repository's root down to where the walk is."""

    __slots__ = ("_specs",)

    def __init__(self, top: str) -> None:
        # Pairs of a folder (absolute, with a separator behind it) and the patterns that hold below it, from the root downwards.
        self._specs: list[tuple[str, GitIgnoreSpec]] = []
        above = os.path.dirname(os.path.abspath(top))
        if os.path.exists(os.path.join(top, ".git")):
            return
        chain: list[str] = []
        while True:
            chain.append(above)
            if os.path.exists(os.path.join(above, ".git")):
                break
            parent = os.path.dirname(above)
            if parent == above:
                # Not in a repository: only what stands inside the walked folder counts.
                chain = []
                break
            above = parent
        for folder in reversed(chain):
            self._add(folder)

    def enter(self, folder: str, files: Sequence[str]) -> None:
        """Takes up a folder's own patterns; called for each folder on the way down."""
        if ".gitignore" in files:
            self._add(folder)

    def _add(self, folder: str) -> None:
        try:
            with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="replace") as file:
                lines = file.read().splitlines()
        except OSError:
            return
        if any(line.strip() and not line.startswith("#") for line in lines):
            from pathspec import GitIgnoreSpec

            self._specs.append((os.path.join(os.path.abspath(folder), ""), GitIgnoreSpec.from_lines(lines)))

    def __call__(self, folder: str, name: str) -> bool:
        """Whether git ignores ``name`` in ``folder``; a folder's name ends with a slash. The nearest file with a pattern for it decides."""
        if not self._specs:
            return False
        path = os.path.join(os.path.abspath(folder), name)
        for base, spec in reversed(self._specs):
            if path.startswith(base):
                include = spec.check_file(path[len(base) :]).include
                if include is not None:
                    return include
        return False


def skipped_by_name(path: str) -> bool:
    """Whether a file's name alone says that it is no posting: README, LICENSE, requirements.txt, package.json and their like, or a
    suffix that no reader knows."""
    low = os.path.basename(path).lower()
    return low in _MACHINE_FILES or low.split(".", 1)[0] in _NO_POSTINGS or _foreign_suffix(low) is not None


def is_report(source: Source) -> bool:
    """Whether a file is a report that jdlint wrote, as a page or as text: it quotes postings and is none."""
    import re

    start = source.text[:1000]
    page = '<meta name="generator" content="jdlint ' in start
    return page or re.match(r"## jdlint: |.+:\d+:\d+: (must|should|consider): ", start) is not None


def load(path: str, *, stdin_name: str | None = None, any_suffix: bool = False) -> Source:
    """The decoded text of a file, or of standard input for ``-``. Raises :class:`InputError`, also for a suffix no reader knows
    unless ``any_suffix`` (where the caller says what the format is)."""
    if not any_suffix:
        _check_suffix(stdin_name or "" if path == STDIN else path, path)
    if path == STDIN:
        import sys

        data = sys.stdin.buffer.read()
        path = stdin_name or path
    else:
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError as error:
            raise InputError(path, _reason(error)) from None
    try:
        return Source.decode(data, path)
    except DecodingError as error:
        raise InputError(path, str(error)) from None


def _check_suffix(name: str, path: str) -> None:
    suffix = _foreign_suffix(name.lower())
    if suffix in LATER_SUFFIXES:
        raise InputError(path, f"{suffix} files cannot be read yet; save the posting as Markdown, text or HTML")
    if suffix is not None:
        raise InputError(path, f"{suffix} files cannot be read; known are Markdown, text, HTML, JSON and YAML")


def _foreign_suffix(low: str) -> str | None:
    """The suffix of a lower-case file name, if no reader knows it. What stands behind the dot of "nurse-v1.2" is no suffix."""
    suffix = os.path.splitext(low)[1]
    return suffix if suffix[1:].isalpha() and len(suffix) <= 6 and format_of(low) is None else None


def _reason(error: OSError) -> str:
    """The system's words for what went wrong, without the path."""
    return (error.strerror or str(error) or type(error).__name__).lower()
