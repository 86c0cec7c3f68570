"""Which lines of which files changed against git.

Each file is asked of the repository it stands in, whatever the current folder. git is told everything on which its settings, or attributes of
the files, could make its answer look otherwise: what is not in it counts as unchanged, and its findings would be hidden.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence

Lines = list[tuple[int, int]]
"""Ranges of 1-based lines, both ends included."""

_HUNK = re.compile(r"^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


_DIFF = (
    "diff", "--unified=0", "--inter-hunk-context=0", "--text", "--no-textconv", "--no-ext-diff", "--no-renames", "--no-color",
    "--no-relative", "--src-prefix=a/", "--dst-prefix=b/", "--submodule=short",
)  # fmt: skip


class GitError(RuntimeError):
    """git could not say what changed; the message says why."""


class Changes:
    """The changed lines of files, each by its repository, which is asked once. ``since`` as for :func:`changed_lines`."""

    __slots__ = ("_by_top", "_since")

    def __init__(self, since: str | None = None) -> None:
        self._since = since
        self._by_top: dict[str, Mapping[str, Lines]] = {}

    def of(self, path: str) -> Lines | None:
        """The changed lines of a file, none where lines were only taken out; None for one that did not change. Raises :class:`GitError`."""
        real = os.path.realpath(path)
        top = _top(os.path.dirname(real))
        if top not in self._by_top:
            self._by_top[top] = changed_lines(top, self._since)
        return self._by_top[top].get(real)


def _top(folder: str) -> str:
    """The folder of the repository that a folder belongs to; where there is none above it, the nearest that exists, for git to judge."""
    above = folder
    while not os.path.exists(os.path.join(above, ".git")):
        if os.path.dirname(above) == above:
            while not os.path.isdir(folder):
                folder = os.path.dirname(folder)
            return folder
        above = os.path.dirname(above)
    return above


def changed_lines(folder: str = os.curdir, since: str | None = None) -> Mapping[str, Lines]:
    """The changed lines by real path: of the working tree against ``HEAD``, or against where this branch left ``since``.

    Files git does not know yet count as changed throughout. Raises :class:`GitError`.
    """
    top = _git(["rev-parse", "--show-toplevel"], folder).strip()
    base = "HEAD"
    if since is not None:
        why = f"there is no commit {since!r} that this branch comes from"
        if _git(["rev-parse", "--is-shallow-repository"], folder).strip() == "true":
            why += " (this clone holds only a part of the history; 'git fetch --unshallow' brings the rest)"
        # What begins with a dash is a name here too, never an option.
        commit = _git(
            ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}"], folder, why
        ).strip()
        base = _git(["merge-base", commit, "HEAD"], folder, why).strip()
    elif not _has_head(folder):
        base = _git(["hash-object", "-t", "tree", os.devnull], folder).strip()
    found = _hunks(_git([*_DIFF, base, "--"], folder), top)
    for name in _git(["ls-files", "--others", "--exclude-standard", "-z", "--full-name", "--", ":/"], folder).split(
        "\0"
    ):
        if name:
            found[os.path.realpath(os.path.join(top, name))] = [(1, 1 << 30)]
    return found


def _has_head(folder: str) -> bool:
    try:
        _git(["rev-parse", "--verify", "--quiet", "HEAD"], folder)
    except GitError:
        return False
    return True


def _hunks(diff: str, top: str) -> dict[str, Lines]:
    found: dict[str, Lines] = {}
    current: Lines | None = None
    inside = 0  # lines of the hunk still to come, which may look like headers
    for line in diff.split("\n"):
        if inside and not line.startswith("\\"):
            inside -= 1
        elif line.startswith("+++ "):
            name = _unquoted(line[4:].removesuffix("\t"))
            current = None
            if name != "/dev/null":
                current = found.setdefault(os.path.realpath(os.path.join(top, name.removeprefix("b/"))), [])
        elif hunk := _HUNK.match(line):
            old, start, count = int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)
            inside = old + count
            if count and current is not None:
                current.append((start, start + count - 1))
    return found


def _unquoted(name: str) -> str:
    """A path as git writes it, without the quotes and escapes it uses for unusual characters."""
    if not name.startswith('"'):
        return name
    inner = name[1:-1].encode("ascii", "backslashreplace").decode("unicode_escape")
    return inner.encode("latin-1", "ignore").decode("utf-8", "replace")


def _git(arguments: Sequence[str], folder: str, why: str = "") -> str:
    import subprocess

    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            # This variable would win over --unified.
            env={**os.environ, "GIT_DIFF_OPTS": "--unified=0"},
            capture_output=True,
        )
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror or error}") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().split("\n")[0]
        raise GitError(": ".join(part for part in (why, said) if part) or f"git {arguments[0]} failed")
    # Not read as text, in which a lone carriage return would end a line.
    return done.stdout.decode("utf-8", "surrogateescape")


def touches(lines: Lines, first: int, last: int) -> bool:
    """Whether any of the lines from ``first`` to ``last`` changed."""
    return any(low <= last and first <= high for low, high in lines)
