"""YAML with positions, every scalar as the string it was written as.

The YAML of rule files and of configuration is read here: no types are guessed (``no`` stays "no", ``12:30`` stays "12:30"), duplicate keys,
anchors and tags are errors, and every value knows its line and column, so that a message can point at it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NoReturn

MAX_SIZE = 2_000_000  # characters; no rule file or configuration of a person is longer
_MAX_DEPTH = 60


class NodeError(ValueError):
    """Something is wrong at a 1-based line and column of a YAML text."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


class Node:
    """One value of a YAML text: a string, a list of nodes or a mapping from string to node, with its 1-based line and column.

    ``keys`` holds the place of each key of a mapping; ``plain`` tells an unquoted scalar.
    """

    __slots__ = ("column", "keys", "line", "plain", "value")

    def __init__(
        self,
        value: str | list[Node] | dict[str, Node],
        line: int,
        column: int,
        *,
        plain: bool = False,
        keys: Mapping[str, tuple[int, int]] = {},
    ) -> None:
        self.value = value
        self.line = line
        self.column = column
        self.plain = plain
        self.keys = keys

    def fail(self, message: str) -> NoReturn:
        """Raises :class:`NodeError` at this node."""
        raise NodeError(message, self.line, self.column)

    @property
    def empty(self) -> bool:
        """Whether nothing is written here (``key:`` or ``key: ~``)."""
        return self.plain and self.value in ("", "~", "null")

    def text(self, what: str = "this") -> str:
        """The string here, without blank ends."""
        if not isinstance(self.value, str) or self.empty:
            self.fail(f"{what} must be a text")
        return self.value.strip()

    def raw(self, what: str = "this") -> str:
        """The string here as it is written."""
        if not isinstance(self.value, str):
            self.fail(f"{what} must be a text")
        return self.value

    def items(self, what: str = "this") -> list[Node]:
        """The nodes of a list; anything else counts as a list of one."""
        if isinstance(self.value, list):
            return self.value
        if self.empty:
            self.fail(f"{what} is empty")
        return [self]

    def strings(self, what: str = "this") -> tuple[str, ...]:
        """The strings of a list, or the one string here."""
        return tuple(item.text(f"each entry of {what}") for item in self.items(what))

    def mapping(self, what: str = "this") -> dict[str, Node]:
        """The mapping here."""
        if not isinstance(self.value, dict):
            self.fail(f"{what} must be a mapping (key: value)")
        return self.value

    def keyed(self, allowed: Collection[str], what: str, required: Iterable[str] = ()) -> dict[str, Node]:
        """The mapping here, all of whose keys must be among ``allowed`` and which must hold the ``required`` ones."""
        mapping = self.mapping(what)
        for key in mapping:
            if key not in allowed:
                self.fail_key(key, f"{what} has no key {key!r}{did_you_mean(key, allowed)}")
        for key in required:
            if key not in mapping:
                self.fail(f"{what} needs the key {key!r}")
        return mapping

    def fail_key(self, key: str, message: str) -> NoReturn:
        """Raises :class:`NodeError` at a key of this mapping."""
        line, column = self.keys.get(key, (self.line, self.column))
        raise NodeError(message, line, column)

    def choice(self, allowed: Collection[str], what: str) -> str:
        """The string here, which must be among ``allowed``."""
        text = self.text(what)
        if text not in allowed:
            known = did_you_mean(text, allowed) or f"; it is one of {', '.join(allowed)}"
            self.fail(f"unknown {what} {text!r}{known}")
        return text

    def choices(self, allowed: Collection[str], what: str) -> tuple[str, ...]:
        """The strings here, each of which must be among ``allowed``."""
        return tuple(item.choice(allowed, what) for item in self.items(what))

    def boolean(self, what: str = "this") -> bool:
        """``true`` or ``false``."""
        return self.choice(("true", "false"), what) == "true"

    def integer(self, what: str = "this", low: int | None = None) -> int:
        """A whole number, at least ``low``."""
        text = self.text(what)
        digits = text.removeprefix("-")
        if not (digits.isascii() and digits.isdigit()):
            self.fail(f"{what} must be a whole number, not {text!r}")
        number = int(text)
        if low is not None and number < low:
            self.fail(f"{what} must be at least {low}")
        return number

    def number(self, what: str = "this") -> float:
        """A number."""
        text = self.text(what)
        try:
            number = float(text)
        except ValueError:
            self.fail(f"{what} must be a number, not {text!r}")
        if number != number or number in (float("inf"), float("-inf")):
            self.fail(f"{what} must be a number, not {text!r}")
        return int(number) if number == int(number) and "." not in text and "e" not in text.lower() else number

    def plain_data(self) -> Any:
        """The strings, lists and dictionaries here, without positions."""
        if isinstance(self.value, dict):
            return {key: node.plain_data() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain_data() for node in self.value]
        return self.value

    def typed_data(self) -> Any:
        """Plain data, where an unquoted ``true``, ``false``, ``null`` or number counts as what it says.

        Nothing else does: ``no``, ``on`` and dates are strings, since lexicons name Norway and Ontario.
        """
        if isinstance(self.value, dict):
            return {key: node.typed_data() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.typed_data() for node in self.value]
        return _typed(self.value) if self.plain else self.value


def _typed(text: str) -> Any:
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    digits = text[1:] if text[0] in "-+" else text
    if digits[:1] != "0" or len(digits) == 1 or digits.startswith("0."):
        whole, dot, rest = digits.partition(".")
        if whole.isascii() and whole.isdigit() and (not dot or (rest.isascii() and rest.isdigit())):
            return float(text) if dot else int(text)
    return text


def parse(text: str) -> Node:
    """The YAML text as nodes; an empty text is an empty mapping. Raises :class:`NodeError`."""
    import yaml

    if len(text) > MAX_SIZE:
        raise NodeError(f"the file is too large ({len(text):,} characters; at most {MAX_SIZE:,})", 1, 1)
    text = text.removeprefix("\ufeff")
    _check_depth(text)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (
            (text.count("\n", 0, mark.index) + 1, mark.index - text.rfind("\n", 0, mark.index)) if mark else (1, 1)
        )
        raise NodeError(f"not valid YAML: {error.problem or error.context}", line, column) from None
    except yaml.reader.ReaderError as error:
        at = error.position if isinstance(error.position, int) else 0
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        raise NodeError(
            f"not valid YAML: the character {chr(error.character)!r} is not allowed", line, column
        ) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise NodeError(f"not valid YAML: {error}", 1, 1) from None
    if root is None:
        return Node({}, 1, 1)
    starts = [0]
    for row in text.split("\n"):
        starts.append(starts[-1] + len(row) + 1)
    return _convert(root, starts, set(), 0)


def _convert(node: Any, starts: list[int], seen: set[int], depth: int) -> Node:
    line, column = _place(starts, node.start_mark.index)
    if id(node) in seen:
        raise NodeError("anchors and aliases (&name, *name) are not used here; write the value out", line, column)
    if depth > _MAX_DEPTH:
        raise NodeError("nested too deeply", line, column)
    seen.add(id(node))
    if not node.tag.startswith("tag:yaml.org,2002:") or "/" in node.tag:
        raise NodeError(f"tags ({node.tag}) are not used here", line, column)
    if node.id == "scalar":
        return Node(node.value, line, column, plain=not node.style)  # None or "" by loader
    if node.id == "sequence":
        return Node([_convert(item, starts, seen, depth + 1) for item in node.value], line, column)
    values: dict[str, Node] = {}
    keys: dict[str, tuple[int, int]] = {}
    for key_node, value_node in node.value:
        at = _place(starts, key_node.start_mark.index)
        if key_node.id != "scalar":
            raise NodeError("a key must be a text", *at)
        key = key_node.value
        if key in values:
            raise NodeError(f"duplicate key {key!r} (first on line {keys[key][0]})", *at)
        values[key] = _convert(value_node, starts, seen, depth + 1)
        keys[key] = at
    return Node(values, line, column, keys=keys)


def _place(starts: list[int], index: int) -> tuple[int, int]:
    """Line and column of an offset, counted by ``\\n`` alone (YAML's own marks count U+2028 as well)."""
    line = bisect_right(starts, index)
    return line, index - starts[line - 1] + 1


def _check_depth(text: str) -> None:
    """Refuses a text nested so deeply that a recursive parser would be in danger."""
    depth = deepest = 0
    for char in text if text.count("[") + text.count("{") > _MAX_DEPTH else "":
        if char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "]}":
            depth = max(0, depth - 1)
    if deepest > 1000 or "- " * _MAX_DEPTH in text:
        raise NodeError("nested too deeply", 1, 1)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``"; did you mean 'x'?"`` where a known word is close to ``word``, else nothing."""
    from difflib import get_close_matches

    names = list(known)
    close = [name for name in names if name.casefold() == word.casefold()]
    close = close or get_close_matches(word, names, n=1, cutoff=0.68)
    if not close and "/" in word:
        close = get_close_matches(word.rpartition("/")[2], [name for name in names if "/" not in name], n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
