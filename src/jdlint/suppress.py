"""Suppressions: comments and the front-matter key by which a posting says that a finding is meant.

``<!-- jdlint-disable-next-line RULE -- reason -->`` for the next line with text, ``jdlint-disable RULE`` up to ``jdlint-enable RULE`` or the end,
``jdlint-disable-file RULE`` for the whole file, and ``jdlint: {disable: [RULE]}`` in front matter. RULE is one id or folder or several; it is
mandatory. Plain text and JSON have no comments: there the configuration decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from jdlint.model import Document, Finding
from jdlint.rule import Match
from jdlint.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from jdlint.rule import Rule
    from jdlint.rulefile import RuleSet

_PREFIX = "jdlint-"
_VERBS = ("disable-next-line", "disable-file", "disable", "enable")
UNUSED, UNKNOWN, NO_REASON = "suppression/unused", "suppression/unknown-rule", "suppression/no-reason"


class Directive(NamedTuple):
    """One rule that one comment or key names. ``start:end`` is where the name stands; lines ``first`` to ``last`` are covered (1-based)."""

    verb: str
    rule: str
    start: int
    end: int
    first: int
    last: int
    reason: str


class Applied(NamedTuple):
    """The findings that are left, how many were hidden, and what is to be said of the suppressions themselves, by rule id."""

    findings: tuple[Finding, ...]
    suppressed: int
    matches: tuple[tuple[str, Match], ...]


def directives(document: Document) -> tuple[list[Directive], list[tuple[int, int]]]:
    """The suppressions of a document in source order, and the places of comments that name no rule."""
    found: list[Directive] = []
    nameless: list[tuple[int, int]] = []
    source = document.source
    total = len(source.starts)
    open_at: dict[str, int] = {}
    for comment in sorted(document.comments, key=lambda one: one.start):
        text = comment.text.strip(" \t\r\n#*")
        if not text.startswith(_PREFIX):
            continue
        word, _, rest = text.removeprefix(_PREFIX).partition(" ")
        verb = word.strip()
        if verb not in _VERBS:
            continue
        names, _, reason = rest.partition("--")
        ids = [name for name in names.replace(",", " ").split() if name]
        if not ids:
            nameless.append((comment.start, comment.end))
        line = source.line(max(comment.start, comment.end - 1))
        at = comment.start
        for name in ids:
            start = source.text.find(name, at, comment.end)
            start = start if start >= 0 else comment.start
            at = end = start + len(name)
            if verb == "enable":
                if name in open_at:
                    index = open_at.pop(name)
                    found[index] = found[index]._replace(last=line)
                continue
            first, last = (1, total) if verb == "disable-file" else (line, total)
            if verb == "disable-next-line":
                first = last = _next_line(document, line)
            elif verb == "disable":
                open_at[name] = len(found)
            found.append(Directive(verb, name, start, end, first, last, reason.strip()))
    found += _from_fields(document, total)
    return found, nameless


def _next_line(document: Document, line: int) -> int:
    """The next line behind a line with text that is more than a comment."""
    source = document.source
    for number in range(line + 1, len(source.starts) + 1):
        text = source.line_text(number).strip()
        if text and not (text.startswith("<!--") and text.endswith("-->")):
            return number
    return line + 1


def _from_fields(document: Document, total: int) -> list[Directive]:
    found: list[Directive] = []
    for block in document.blocks:
        if block.kind != "field" or not (block.key == "jdlint.disable" or block.key.startswith("jdlint.disable.")):
            continue
        at = 0
        for name in block.text.replace(",", " ").split():
            at = block.text.find(name, at)
            start, end = block.span(at, at + len(name))
            found.append(Directive("disable-file", name, start, end, 1, total, "front matter"))
            at += len(name)
    return found


def apply(document: Document, findings: Sequence[Finding], chosen: Iterable[Rule], rules: RuleSet) -> Applied:
    """Hides what the document suppresses; ``chosen`` are the rules that ran: a suppression of another rule is not called unused."""
    found, nameless = directives(document)
    if not found and not nameless:
        return Applied(tuple(findings), 0, ())
    names = {directive.rule: _meant(directive.rule, rules) for directive in found}
    used: set[Directive] = set()
    kept: list[Finding] = []
    for finding in findings:
        hiding = [one for one in found if one.first <= finding.line <= one.last and finding.rule in names[one.rule]]
        used.update(hiding)
        if not hiding:
            kept.append(finding)
    ran = {rule.id for rule in chosen}
    matches = [
        (UNKNOWN, Match(start, end, message="This suppression names no rule, and so hides nothing"))
        for start, end in nameless
    ]
    for one in found:
        if not names[one.rule]:
            matches.append((UNKNOWN, Match(one.start, one.end, {"name": one.rule})))
        elif one not in used and names[one.rule] & ran:
            matches.append((UNUSED, Match(one.start, one.end, {"name": one.rule})))
        if not one.reason:
            matches.append((NO_REASON, Match(one.start, one.end, {"name": one.rule})))
    return Applied(tuple(kept), len(findings) - len(kept), tuple(matches))


def settle(
    document: Document,
    findings: Sequence[Finding],
    chosen: Sequence[Rule],
    rules: RuleSet,
    settings: Settings = DEFAULTS,
    *,
    url: str = "",
) -> tuple[tuple[Finding, ...], int]:
    """The findings that are left with those about the suppressions themselves, in order, and how many were hidden."""
    from jdlint import engine

    applied = apply(document, findings, chosen, rules)
    if not applied.matches:
        return applied.findings, applied.suppressed
    by_id = {rule.id: rule for rule in chosen}
    told = engine.report(
        document, [(by_id[name], match) for name, match in applied.matches if name in by_id], settings, url=url
    )
    everything = [*applied.findings, *told.findings]
    return tuple(sorted(everything, key=lambda one: (one.start, one.end, one.rule))), applied.suppressed


def _meant(name: str, rules: RuleSet) -> frozenset[str]:
    """The ids that a name in a suppression stands for; none for an unknown one."""
    from jdlint.rulefile import UnknownRuleError

    try:
        return frozenset(rule.id for rule in rules.find(name))
    except UnknownRuleError:
        return frozenset()


def insert(document: Document, findings: Iterable[Finding], reason: str) -> str | None:
    """The text of a document with a suppression for each finding, or None for a format that has no comments (text, JSON, YAML, MDX).

    A finding at the start of a block of text gets a comment above it; one further down in it a pair around the block, since a comment would
    part its sentences; one in front matter, in structured data or of something missing one for the whole file.
    """
    if document.format not in ("markdown", "html") or document.path.lower().endswith(".mdx"):
        return None
    found = list(findings)
    text, written = _written(document, found, reason, whole=False)
    if _count(document, text) < written:
        # A comment came to stand where it is none (in a block of code, say): one for the whole file always counts.
        text, _ = _written(document, found, reason, whole=True)
    return text


def _written(document: Document, findings: Iterable[Finding], reason: str, *, whole: bool) -> tuple[str, int]:
    """The text with suppressions, and how many names they hold."""
    source = document.source
    in_file: list[str] = []
    by_block: dict[tuple[int, int], list[Finding]] = {}
    for finding in findings:
        extent = None if whole or finding.missing or finding.start == finding.end else _extent(document, finding)
        if extent is None:
            in_file.append(finding.rule)
        else:
            by_block.setdefault(extent, []).append(finding)
    closing: dict[int, list[str]] = {}
    opening: dict[int, list[str]] = {}
    tail = f" -- {reason}" if reason else ""
    count = len(dict.fromkeys(in_file))
    for (first, last), told in by_block.items():
        names = list(dict.fromkeys(finding.rule for finding in told))
        count += len(names)
        if all(finding.line == first for finding in told):
            opening.setdefault(first, []).append(f"<!-- jdlint-disable-next-line {' '.join(names)}{tail} -->")
        else:
            opening.setdefault(first, []).insert(0, f"<!-- jdlint-disable {' '.join(names)}{tail} -->")
            closing.setdefault(last + 1, []).append(f"<!-- jdlint-enable {' '.join(names)} -->")
    newline = "\r\n" if "\r\n" in source.text else "\n"
    lines = source.text.split("\n")
    parts: list[str] = []
    before = _top(document)
    for number, line in enumerate(lines, 1):
        if number == before and in_file:
            parts.append(_file_comment(in_file, tail) + newline)
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        parts += [f"{indent}{comment}{newline}" for comment in (*closing.get(number, ()), *opening.get(number, ()))]
        parts.append(line if number == len(lines) else line + "\n")
    ends = [
        *closing.get(len(lines) + 1, ()),
        *([_file_comment(in_file, tail)] if in_file and before > len(lines) else []),
    ]
    text = "".join(parts)
    for comment in ends:
        text += f"{'' if text.endswith(chr(10)) or not text else newline}{comment}{newline}"
    return text, count


def _file_comment(names: Iterable[str], tail: str) -> str:
    return f"<!-- jdlint-disable-file {' '.join(dict.fromkeys(names))}{tail} -->"


def _top(document: Document) -> int:
    """The line that a comment for the whole file goes before: the first of the body; in HTML, and without a body, behind the last one."""
    source = document.source
    behind = len(source.text.split("\n")) + 1
    if document.format == "html":
        return behind
    starts = [block.start for block in document.blocks if not block.key]
    return source.line(min(starts)) if starts else behind


def _extent(document: Document, finding: Finding) -> tuple[int, int] | None:
    """The first and last line of the block a finding stands in; None where no comment can stand before it."""
    source = document.source
    holding = [block for block in document.blocks if block.start <= finding.start < block.end]
    if not holding:
        return None
    block = min(holding, key=lambda one: one.end - one.start)
    if block.key or block.context == "head":
        return None
    first, last = source.line(block.start), source.line(max(block.start, block.end - 1))
    if document.format == "html":
        at = source.starts[finding.line - 1]
        inside_tag = source.text.rfind("<", 0, at) > source.text.rfind(">", 0, at)
        return None if inside_tag else (finding.line, finding.line)
    if block.kind == "row":
        while first > 1 and source.line_text(first - 1).strip():
            first -= 1
        while last < len(source.starts) and source.line_text(last + 1).strip():
            last += 1
    return first, last


def _count(document: Document, text: str) -> int:
    """How many more suppressions a text holds than its document did."""
    from jdlint import readers
    from jdlint.source import Source

    written, _ = directives(readers.read(Source(text, document.path), document.format))
    return len(written) - len(directives(document)[0])
