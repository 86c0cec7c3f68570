"""Which lines of which files changed against git."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence

Lines = list[tuple[int, int]]
"""Ranges of 1-based lines, both ends included."""

_HUNK = re.compile(r"^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


class GitError(RuntimeError):
    """git could not say what changed; the message says why."""


def changed_lines(folder: str = os.curdir, since: str | None = None) -> Mapping[str, Lines]:
    """The changed lines by real path: of the working tree against ``HEAD``, or against where this branch left ``since``.

    Files git does not know yet count as changed throughout. Raises :class:`GitError`.
    """
    top = _git(["rev-parse", "--show-toplevel"], folder).strip()
    base = "HEAD"
    if since is not None:
        why = f"there is no commit {since!r} that this branch comes from"
        # What begins with a dash is a name here too, never an option.
        commit = _git(
            ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}"], folder, why
        ).strip()
        base = _git(["merge-base", commit, "HEAD"], folder, why).strip()
    elif not _has_head(folder):
        base = _git(["hash-object", "-t", "tree", os.devnull], folder).strip()
    found = _hunks(
        _git(["diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-renames", base, "--"], folder), top
    )
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
            ["git", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="surrogateescape"
        )
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror or error}") from None
    if done.returncode:
        said = done.stderr.strip().split("\n")[0]
        raise GitError(": ".join(part for part in (why, said) if part) or f"git {arguments[0]} failed")
    return done.stdout


def touches(lines: Lines, first: int, last: int) -> bool:
    """Whether any of the lines from ``first`` to ``last`` changed."""
    return any(low <= last and first <= high for low, high in lines)
