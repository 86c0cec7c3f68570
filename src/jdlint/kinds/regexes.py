"""Regular expressions of rule files: checked when they are read, compiled when they are needed, run without danger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jdlint.rule import Rule
    from jdlint.yamlnode import Node

DEADLINE = 1.0  # seconds that a pattern of a user's rule may take on one text
SLOW = 0.05  # seconds on one text from which on a search counts towards the budget: an ordinary one takes less than a thousandth
BUDGET = 5.0  # seconds that the slow searches of a user's rule may take together
_MAX_LENGTH = 5_000


class SlowPatternError(RuntimeError):
    """A pattern took too long on a text."""


def check(node: Node, what: str = "a pattern", group: str = "") -> str:
    """The pattern a node holds, once it is known to compile and to repeat nothing that repeats without bound. Raises NodeError."""
    pattern = node.text(what)
    if len(pattern) > _MAX_LENGTH:
        node.fail(f"{what} is too long ({len(pattern):,} characters; at most {_MAX_LENGTH:,})")
    try:
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        at = f" at character {error.pos + 1}" if isinstance(error, re.error) and error.pos is not None else ""
        message = error.msg if isinstance(error, re.error) else str(error)
        node.fail(f"{what} is no regular expression: {message}{at}")
    if compiled.match("") and compiled.fullmatch(""):
        node.fail(f"{what} matches the empty text")
    if group and not (group in compiled.groupindex or (group.isdigit() and int(group) <= compiled.groups)):
        node.fail(f"{what} has no group {group!r}")
    fault = _nested(pattern)
    if fault:
        node.fail(f"{what} {fault}, which can take forever; write it so that there is one way to match")
    return pattern


def compile_for(rule: Rule, pattern: str, *, case: bool) -> Any:
    """The compiled pattern; kept in the rule's memo. Patterns of rules that are not shipped are compiled by ``regex``, which knows deadlines."""
    key = f"re:{int(case)}:{pattern}"
    found = rule.memo.get(key)
    if found is None:
        flags = 0 if case else re.IGNORECASE
        if rule.shipped:
            found = re.compile(pattern, flags)
        else:
            import regex

            found = regex.compile(pattern, flags)
        rule.memo[key] = found
    return found


def find_all(rule: Rule, compiled: Any, text: str, start: int = 0, end: int | None = None) -> Iterator[Any]:
    """The matches of a compiled pattern in ``text[start:end]``. Raises :class:`SlowPatternError` where a user's pattern takes too long."""
    stop = len(text) if end is None else end
    if rule.shipped:
        yield from compiled.finditer(text, start, stop)
        return
    from time import process_time

    left = BUDGET - rule.memo.get("seconds", 0.0)
    if left <= 0:
        raise SlowPatternError(f"its patterns took {BUDGET:g} s on a few texts, and it judges nothing more")
    began = process_time()
    try:
        # All at once, since the time of whoever takes the matches would count too.
        matches = list(compiled.finditer(text, start, stop, timeout=min(DEADLINE, left)))
    except TimeoutError:
        raise SlowPatternError(
            f"the pattern {shorten(compiled.pattern)} takes longer than {min(DEADLINE, left):.2g} s on one text"
        ) from None
    finally:
        seconds = process_time() - began
        if seconds > SLOW:
            rule.memo["seconds"] = BUDGET - left + seconds
    yield from matches


def found(rule: Rule, compiled: Any, text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a compiled pattern matches somewhere in ``text[start:end]``."""
    return next(find_all(rule, compiled, text, start, end), None) is not None


def shorten(pattern: str, length: int = 60) -> str:
    """A pattern as a message shows it."""
    return repr(pattern if len(pattern) <= length else pattern[: length - 1] + "…")


def _nested(pattern: str) -> str:
    """What makes a pattern superlinear by its form: an unbounded repetition that may consist of unbounded repetitions alone, or two in a row of the same."""
    from re import _constants, _parser  # type: ignore[attr-defined]

    unbounded = _constants.MAXREPEAT
    repeats = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)

    def children(argument: Any) -> Iterator[Any]:
        if isinstance(argument, _parser.SubPattern):
            yield argument
        elif isinstance(argument, (tuple, list)):
            for item in argument:
                yield from children(item)

    def holds_repeat(parsed: Any) -> bool:
        """Whether the first or last thing of a sequence is an unbounded repetition, so that repeating the sequence is ambiguous."""
        items = list(parsed)
        for opcode, argument in items:
            if opcode in repeats and argument[1] == unbounded:
                rest = [
                    item
                    for item in items
                    if item[0] not in (*repeats, _constants.AT, _constants.ASSERT, _constants.ASSERT_NOT)
                ]
                if not rest or len(items) == 1:
                    return True
                continue
            if any(holds_repeat(child) for child in children(argument)) and len(items) == 1:
                return True
        return False

    def walk(parsed: Any) -> str:
        previous: Any = None
        for opcode, argument in parsed:
            if opcode in repeats:
                _, high, body = argument
                if high == unbounded and holds_repeat(body):
                    return "repeats a repetition without bound"
                if high == unbounded and previous is not None and str(previous) == str(body):
                    return "repeats the same thing twice in a row without bound"
                previous = body if high == unbounded else None
            else:
                previous = None
            for child in children(argument):
                fault = walk(child)
                if fault:
                    return fault
        return ""

    return walk(_parser.parse(pattern))
