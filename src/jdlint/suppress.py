"""Suppressions: comments and the front-matter key by which a posting says that a finding is meant.

``<!-- jdlint-disable-next-line RULE -- reason -->`` for the next line with text, ``jdlint-disable RULE`` up to ``jdlint-enable RULE`` or the end,
``jdlint-disable-file RULE`` for the whole file, and ``jdlint: {disable: [RULE]}`` in front matter. RULE is one id or folder or several; it is
mandatory. Plain text and JSON have no comments: there the configuration decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from jdlint.model import Document, Finding
from jdlint.rule import Match
from jdlint.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from jdlint.rule import Rule
    from jdlint.rulefile import RuleSet

_PREFIX = "jdlint-"
_MEANT = re.compile(r"jdlint[-: ]+(?:disable|enable|ignore|suppress)[\w-]*", re.IGNORECASE)
_NAMELESS = "This suppression names no rule, and so hides nothing"
_FIELD = "'jdlint: {disable: [RULE, ...]}'"
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


class Fault(NamedTuple):
    """What is wrong with a suppression, for the rule of that name; ``name`` is the rule it names, where the fault depends on that."""

    rule: str
    start: int
    end: int
    message: str
    name: str = ""


class Applied(NamedTuple):
    """The findings that are left, how many were hidden, and what is to be said of the suppressions themselves, by rule id."""

    findings: tuple[Finding, ...]
    suppressed: int
    matches: tuple[tuple[str, Match], ...]


def directives(document: Document) -> tuple[list[Directive], list[Fault]]:
    """The suppressions of a document in source order, and those that say nothing that can be followed."""
    found: list[Directive] = []
    faults: list[Fault] = []
    source = document.source
    total = len(source.starts)
    open_at: dict[str, list[int]] = {}
    for comment in sorted(document.comments, key=lambda one: one.start):
        word, _, rest = comment.text.strip(" \t\r\n#*").partition(" ")
        verb = word.strip().removeprefix(_PREFIX)
        if verb == word.strip() or verb not in _VERBS:
            meant = _MEANT.match(comment.text.strip(" \t\r\n#*"))
            if meant:
                said = f"{meant[0]!r} is no suppression: write {_PREFIX}disable-next-line, {_PREFIX}disable or {_PREFIX}disable-file"
                faults.append(Fault(UNKNOWN, comment.start, comment.end, said))
            continue
        names, _, reason = rest.partition("--")
        ids = [name for name in names.replace(",", " ").split() if name]
        if not ids:
            said = "This ends no suppression, since it names no rule" if verb == "enable" else _NAMELESS
            faults.append(Fault(UNKNOWN, comment.start, comment.end, said))
        line = source.line(max(comment.start, comment.end - 1))
        at = comment.start
        for name in ids:
            start = source.text.find(name, at, comment.end)
            start = start if start >= 0 else comment.start
            at = end = start + len(name)
            if verb == "enable":
                for index in open_at.get(name, ()):
                    found[index] = found[index]._replace(last=line)
                if not open_at.pop(name, ()):
                    said = f"This ends nothing: no {_PREFIX}disable {name} stands open before it"
                    faults.append(Fault(UNUSED, start, end, said, name))
                continue
            first, last = (1, total) if verb == "disable-file" else (line, total)
            if verb == "disable-next-line":
                first = last = _next_line(document, line)
            elif verb == "disable":
                open_at.setdefault(name, []).append(len(found))
            found.append(Directive(verb, name, start, end, first, last, reason.strip()))
    _add_fields(document, total, found, faults)
    return found, faults


def _next_line(document: Document, line: int) -> int:
    """The next line behind a line with text that is more than a comment."""
    source = document.source
    for number in range(line + 1, len(source.starts) + 1):
        text = source.line_text(number).strip()
        if text and not (text.startswith("<!--") and text.endswith("-->")):
            return number
    return line + 1


def _add_fields(document: Document, total: int, found: list[Directive], faults: list[Fault]) -> None:
    """Adds what the key ``jdlint`` in front matter says."""
    told: set[str] = set()
    for block in document.blocks:
        if block.kind != "field" or block.key.partition(".")[0] != "jdlint" or not block.text.strip():
            continue
        key = ".".join(part for part in block.key.split(".") if not part.isdigit())
        if not f"{key}.".startswith("jdlint.disable."):
            if key not in told:
                said = f"The key {key!r} suppresses nothing: write {_FIELD}"
                faults.append(Fault(UNKNOWN, *block.span(0, len(block.text)), said))
            told.add(key)
            continue
        at = 0
        for name in block.text.replace(",", " ").split():
            at = block.text.find(name, at)
            start, end = block.span(at, at + len(name))
            found.append(Directive("disable-file", name, start, end, 1, total, "front matter"))
            at += len(name)


def apply(document: Document, findings: Sequence[Finding], chosen: Iterable[Rule], rules: RuleSet) -> Applied:
    """Hides what the document suppresses; ``chosen`` are the rules that ran: a suppression of another rule is not called unused."""
    found, faults = directives(document)
    if not found and not faults:
        return Applied(tuple(findings), 0, ())
    names = {name: _meant(name, rules) for name in (*(one.rule for one in found), *(one.name for one in faults))}
    used: set[Directive] = set()
    kept: list[Finding] = []
    for finding in findings:
        hiding = [one for one in found if one.first <= finding.line <= one.last and finding.rule in names[one.rule]]
        used.update(hiding)
        if not hiding:
            kept.append(finding)
    ran = {rule.id for rule in chosen if _shows_use(rule, document)}
    matches = [
        _unknown(fault.name, fault.start, fault.end, rules)
        if fault.name and not names[fault.name]
        else (fault.rule, Match(fault.start, fault.end, {"name": fault.name, "said": fault.message}, message="{said}"))
        for fault in faults
    ]
    for one in found:
        if not names[one.rule]:
            matches.append(_unknown(one.rule, one.start, one.end, rules))
        elif one not in used and names[one.rule] & ran:
            matches.append((UNUSED, Match(one.start, one.end, {"name": one.rule})))
        if not one.reason:
            matches.append((NO_REASON, Match(one.start, one.end, {"name": one.rule})))
    return Applied(tuple(kept), len(findings) - len(kept), tuple(matches))


def _shows_use(rule: Rule, document: Document) -> bool:
    """Whether a rule that reports nothing shows that its suppression hides nothing: not where it needs other files, nor on closed postings,
    which it passes over until they are opened again."""
    states = rule.when.state
    judges = rule.asked or not states or any(one.state in states for one in document.postings)
    return judges and rule.scope[:1] != ("run",)


def _unknown(name: str, start: int, end: int, rules: RuleSet) -> tuple[str, Match]:
    hint = rules.did_you_mean(name)
    said = f"This suppression names {name}, which is no rule or folder of rules{hint}"
    return UNKNOWN, Match(start, end, {"name": name, "said": said}, message="{said}")


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
    for error in told.errors:
        raise RuntimeError(
            f"{error.rule}: {error.message}"
        )  # a fault of jdlint's own, which must not pass for nothing to tell
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
