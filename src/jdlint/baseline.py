"""Baselines: what a repository already has, so that only what is new is reported.

A baseline counts findings by file, rule and content; lines do not matter, so that text above may grow. Errors of ``legal/*`` are kept out unless
asked for: a team should see them.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jdlint.model import Finding
    from jdlint.rule import Rule

VERSION = 1
MISSING = "(missing)"


class BaselineError(ValueError):
    """A baseline file cannot be read or written; the message names it."""


class Baseline:
    """Counts of known findings by path (relative to the baseline's folder), rule and content."""

    __slots__ = ("_asked", "_folder", "_left", "counts", "path")

    def __init__(self, path: str, counts: dict[str, dict[str, dict[str, int]]]) -> None:
        self.path = path
        self.counts = counts
        self._folder = _folder(path)
        self._asked: dict[str, Sequence[Rule] | None] = {}
        self._left = {
            (file, rule, content): number
            for file, by_rule in counts.items()
            for rule, contents in by_rule.items()
            for content, number in contents.items()
        }

    @classmethod
    def load(cls, path: str) -> Baseline:
        """Reads a baseline. Raises :class:`BaselineError`."""
        import json

        try:
            with open(path, encoding="utf-8", errors="surrogateescape") as file:
                data: Any = json.load(file)
        except OSError as error:
            raise BaselineError(f"{path}: cannot be read: {error.strerror or error}") from None
        except ValueError as error:
            raise BaselineError(f"{path}: no baseline: {error}") from None
        if not isinstance(data, dict) or data.get("version") != VERSION or not _is_counts(data.get("findings")):
            raise BaselineError(f"{path}: no baseline of version {VERSION}; write it anew with --write-baseline {path}")
        return cls(path, data["findings"])

    def new(self, path: str, findings: Iterable[Finding], ran: Sequence[Rule] | None = None) -> tuple[Finding, ...]:
        """The findings of a file that are not known; each known one is taken once for each time it was counted.

        ``ran`` are the rules that judged the file, None for all: of others nothing can be said to be gone.
        """
        file = relative(path, self._folder)
        self._asked[file] = ran
        kept: list[Finding] = []
        for finding in findings:
            key = (file, finding.rule, content(finding))
            if self._left.get(key, 0) > 0:
                self._left[key] -= 1
            else:
                kept.append(finding)
        return tuple(kept)

    def mended(self) -> int:
        """How many known findings of the files that :meth:`new` was asked about, by the rules that ran there, did not appear."""
        return sum(number for (file, rule, _), number in self._left.items() if number and self._ran(file, rule))

    def _ran(self, file: str, rule: str) -> bool:
        if file not in self._asked:
            return False
        ran = self._asked[file]
        return ran is None or any(one.id == rule for one in ran)


def _is_counts(data: Any) -> bool:
    return isinstance(data, dict) and all(
        isinstance(rules, dict)
        and all(
            isinstance(contents, dict) and all(isinstance(number, int) for number in contents.values())
            for contents in rules.values()
        )
        for rules in data.values()
    )


def update(
    path: str, findings: Iterable[Finding], judged: Mapping[str, Collection[str]], *, legal: bool = False
) -> int:
    """Writes the baseline at ``path`` anew and returns how many findings it holds.

    ``judged`` are the files of the run, each with the ids of the rules that ran. What an older baseline knows of other files and rules stays, as
    long as the file is there. Errors of ``legal/*`` are taken in only with ``legal``. Raises :class:`BaselineError`.
    """
    folder = _folder(path)
    counts: dict[str, dict[str, dict[str, int]]] = {}
    if os.path.exists(path):
        ran = {relative(file, folder): rules for file, rules in judged.items()}
        for file, by_rule in Baseline.load(path).counts.items():
            if os.path.exists(os.path.join(folder, file)):
                stays = {rule: contents for rule, contents in by_rule.items() if rule not in ran.get(file, ())}
                if stays:
                    counts[file] = stays
    for finding in findings:
        if finding.severity == "error" and finding.rule.startswith("legal/") and not legal:
            continue
        contents = counts.setdefault(relative(finding.path, folder), {}).setdefault(finding.rule, {})
        key = content(finding)
        contents[key] = contents.get(key, 0) + 1
    return write(path, counts)


def write(path: str, counts: dict[str, dict[str, dict[str, int]]]) -> int:
    """Writes a baseline, sorted, so that its changes read well; returns how many findings it holds. Raises :class:`BaselineError`."""
    import json
    import tempfile

    text = json.dumps({"version": VERSION, "findings": counts}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    target = os.path.realpath(path)
    temporary = ""
    try:
        descriptor, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".jdlint-")
        with open(descriptor, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(text)
        os.chmod(temporary, os.stat(target).st_mode & 0o777 if os.path.exists(target) else 0o644)
        os.replace(temporary, target)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise BaselineError(f"{path}: cannot be written: {error.strerror or error}") from None
    return sum(number for rules in counts.values() for contents in rules.values() for number in contents.values())


def content(finding: Finding) -> str:
    """What a finding is about, whatever line it stands on: its text, white space folded; of something missing only that it is."""
    if finding.missing:
        return MISSING
    return " ".join(finding.text.split()) or finding.message


def relative(path: str, folder: str) -> str:
    """A path relative to the baseline's folder, with forward slashes, so that it is the same on every machine."""
    above, name = os.path.split(os.path.abspath(path))
    return os.path.relpath(os.path.join(os.path.realpath(above), name), folder).replace(os.sep, "/")


def _folder(path: str) -> str:
    """The folder that the paths in a baseline are relative to, the same by whatever links it is reached."""
    return os.path.realpath(os.path.dirname(os.path.abspath(path)))
