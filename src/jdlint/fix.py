"""Mends a file: applies fixes until nothing changes, shows the difference, writes the file back.

:func:`apply`, :func:`settle` and :func:`diff` are pure; only :func:`write` touches a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdlint.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jdlint.model import Edit, Finding, Fix

MAX_ROUNDS = 10


class FixError(Exception):
    """A file could not be mended; it is as it was. The message says why."""


class Fixed(NamedTuple):
    """What :func:`settle` came to: the mended source, what is still found in it, and the rule of each fix made, in order."""

    source: Source
    findings: tuple[Finding, ...]
    rules: tuple[str, ...]


def choose(findings: Iterable[Finding], *, unsafe: bool = False) -> list[Finding]:
    """The findings whose fix may be applied, in the order of their first edit: the safe ones, with ``unsafe`` all."""
    chosen = [item for item in findings if item.fix is not None and item.fix.edits and (item.fix.safe or unsafe)]
    return sorted(chosen, key=lambda item: _first(item.fix.edits) if item.fix else (0, 0))


def _first(edits: Sequence[Edit]) -> tuple[int, int]:
    return min((edit.start, edit.end) for edit in edits)


def apply(source: Source, fixes: Iterable[Fix]) -> str:
    """The text with as many of the fixes as do not overlap; of two that do, the earlier in the given order is applied."""
    return _apply(source.text, list(fixes))[0]


def _apply(text: str, fixes: Sequence[Fix]) -> tuple[str, list[int]]:
    """One round: the new text, and the indices of the fixes that were applied."""
    from bisect import bisect_left, insort

    taken: list[Edit] = []
    applied: list[int] = []
    for index, fix in enumerate(fixes):
        edits = sorted(fix.edits)
        if any(not 0 <= edit.start <= edit.end <= len(text) for edit in edits):
            raise FixError(f"the fix '{fix.title}' lies outside of the text")
        if _clash(edits, edits[1:]):
            continue
        places = [bisect_left(taken, edit) for edit in edits]
        # What is taken is sorted and does not overlap, so only the two neighbours can be in the way.
        if any(
            _overlap(edit, other)
            for edit, at in zip(edits, places, strict=True)
            for other in taken[max(0, at - 1) : at + 1]
        ):
            continue
        for edit in edits:
            insort(taken, edit)
        applied.append(index)
    parts: list[str] = []
    at = 0
    for edit in taken:
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts), applied


def _clash(edits: Sequence[Edit], following: Sequence[Edit]) -> bool:
    """Whether an edit of a sorted list overlaps the next one of the same fix."""
    return any(_overlap(edit, after) for edit, after in zip(edits, following, strict=False))


def _overlap(one: Edit, other: Edit) -> bool:
    """Whether two edits want the same characters, or both to write at the same place."""
    return (one.start < other.end and other.start < one.end) or one.start == other.start


def settle(
    source: Source,
    check: Callable[[Source], Iterable[Finding]],
    *,
    unsafe: bool = False,
    rounds: int = MAX_ROUNDS,
    known: Iterable[Finding] | None = None,
) -> Fixed:
    """Checks and mends in turns until no fix is left.

    ``check`` gives the findings of a source; ``known`` are those of the first one, where they are known. Raises :class:`FixError` where fixes still change the text after ``rounds``
    rounds: then two rules undo each other's work, and nothing should be written.
    """
    done: list[str] = []
    for _ in range(rounds):
        findings = tuple(check(source) if known is None else known)
        known = None
        chosen = choose(findings, unsafe=unsafe)
        text, applied = _apply(source.text, [item.fix for item in chosen if item.fix is not None])
        if text == source.text:
            return Fixed(source, findings, tuple(done))
        done += [chosen[index].rule for index in applied]
        source = Source(text, source.path, bom=source.bom)
    findings = tuple(check(source))
    left = sorted({item.rule for item in choose(findings, unsafe=unsafe)})
    if left:
        raise FixError(
            f"the fixes of {', '.join(left)} do not come to an end after {rounds} rounds; nothing was changed"
        )
    return Fixed(source, findings, tuple(done))


def diff(before: Source, after: Source) -> str:
    """The difference as a unified diff that ``git apply`` takes; empty where nothing changed.

    Lines end at ``\\n`` alone, as for git: a carriage return stays part of its line. The path is made relative to the
    working directory, which is where ``git apply`` looks.
    """
    if before.text == after.text and before.bom == after.bom:
        return ""
    import difflib

    old, new = _lines(before), _lines(after)
    # Equal lines at both ends are cut down to the context that is shown, so that a long file costs no more than its changes.
    head = _common(old, new)
    tail = _common(old[: head - 1 if head else None : -1], new[: head - 1 if head else None : -1])
    first = max(0, head - 3)
    last = max(0, tail - 3)
    pieces = difflib.unified_diff(old[first : len(old) - last], new[first : len(new) - last], n=3)
    name = _relative(before.path)
    lines = [f"--- {_quoted('a/' + name)}\n", f"+++ {_quoted('b/' + name)}\n"]
    for number, line in enumerate(pieces):
        if number < 2:
            continue
        if line.startswith("@@"):
            line = _moved(line, first)
        lines.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(lines)


def _lines(source: Source) -> list[str]:
    text = "\ufeff" + source.text if source.bom else source.text
    lines = text.split("\n")
    last = lines.pop()
    return [line + "\n" for line in lines] + ([last] if last else [])


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _moved(header: str, by: int) -> str:
    """A hunk's header with its line numbers moved down."""
    _, old, new, _ = header.split(" ", 3)

    def moved(part: str) -> str:
        number, comma, count = part[1:].partition(",")
        return f"{part[0]}{int(number) + by}{comma}{count}"

    return f"@@ {moved(old)} {moved(new)} @@\n"


def _relative(path: str) -> str:
    import os

    if path in ("", "-", "<text>"):
        return "stdin"
    name = os.path.relpath(path) if os.path.isabs(path) else os.path.normpath(path)
    return name.replace(os.sep, "/") if os.sep != "/" else name


def _quoted(name: str) -> str:
    """A path as git writes it in a diff: quoted where it holds a control character, a quote or a backslash."""
    if any(char in '"\\' or ord(char) < 0x20 or ord(char) == 0x7F for char in name):
        escaped = "".join(
            f"\\{char}" if char in '"\\' else f"\\{ord(char):03o}" if ord(char) < 0x20 or ord(char) == 0x7F else char
            for char in name
        )
        return f'"{escaped}"'
    # A tab ends a name that holds a space, as git writes it.
    return name + "\t" if " " in name else name


def write(before: Source, after: Source) -> None:
    """Writes the mended text to the file that ``before`` was read from, all of it or nothing.

    The encoding (UTF-8), the byte order mark, the line ends and the file's permissions stay. Raises :class:`FixError`, and
    leaves the file alone, where it is gone, read-only, no regular file, or no longer what was read.
    """
    import os
    import stat
    import tempfile

    # A link stays a link: its target is written.
    path = os.path.realpath(before.path)
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            raise FixError("not fixed: this is no regular file")
        if not status.st_mode & 0o222 or not os.access(path, os.W_OK):
            raise FixError("not fixed: the file is read-only")
        with open(path, "rb") as file:
            if file.read() != _bytes(before):
                raise FixError("not fixed: the file has changed since it was read; run jdlint again")
        handle, temporary = tempfile.mkstemp(
            dir=os.path.dirname(path), prefix=f".{os.path.basename(path)}.", suffix=".tmp"
        )
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_bytes(after))
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, stat.S_IMODE(status.st_mode))
            _keep_owner(temporary, status)
            os.replace(temporary, path)
        except BaseException:
            if os.path.exists(temporary):
                os.unlink(temporary)
            raise
    except OSError as error:
        raise FixError(f"not fixed: {error.strerror or error}") from error


def _keep_owner(path: str, status: object) -> None:
    """Gives a new file the owner of the old one where that is another and the system lets us."""
    import contextlib
    import os

    uid, gid = getattr(status, "st_uid", -1), getattr(status, "st_gid", -1)
    mine = os.stat(path)
    if hasattr(os, "chown") and (mine.st_uid, mine.st_gid) != (uid, gid):
        with contextlib.suppress(OSError):
            os.chown(path, uid, gid)


def _bytes(source: Source) -> bytes:
    return (b"\xef\xbb\xbf" if source.bom else b"") + source.text.encode("utf-8")
