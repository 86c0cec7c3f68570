"""YAML by PyYAML, for what the small reader of ``yamlfields`` does not know. PyYAML gives the tree and the places, our decoders the maps."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from jdlint.model import Comment
from jdlint.readers import scalars
from jdlint.readers.patterns import Lazy
from jdlint.readers.values import Field, Fields, YamlError
from jdlint.readers.yamlfields import NULLS
from jdlint.textmap import TextMap

_BRACKET = Lazy(r"[\[\]{}]")
_MAX_BRACKETS = 200


def read(text: str, start: int, end: int) -> Fields:
    """Reads ``text[start:end]``. Raises :class:`YamlError`."""
    part = text[start:end]
    depth = 0
    for match in _BRACKET.finditer(part):  # the library takes long over what it cannot nest
        depth = max(0, depth + (1 if match.group() in "[{" else -1))
        if depth > _MAX_BRACKETS:
            raise YamlError("it is nested too deeply", start + match.start())
    collected: list[Field] = []
    duplicates: list[tuple[int, int, str]] = []
    try:
        documents = [node for node in yaml.compose_all(part, Loader=yaml.BaseLoader) if node is not None]
    except yaml.YAMLError as error:
        raise _bad(error, part, start) from None
    except RecursionError:
        raise YamlError("it is nested too deeply", start) from None
    for index, node in enumerate(documents):
        _walk(
            node,
            str(index) if len(documents) > 1 else "",
            start,
            start,
            _Walk(part, start, collected, duplicates, set()),
            0,
        )
    comments = []
    for match in re.finditer(r"^[ \t]*#(.*)$", part, re.MULTILINE):
        at = start + match.end() - len(match.group(1)) - 1
        if not any(field.start <= at < field.end for field in collected):
            comments.append(Comment(match.group(1).rstrip("\r"), at, start + match.end()))
    return Fields(tuple(sorted(collected, key=lambda field: field.start)), tuple(duplicates), tuple(comments))


class _Walk(NamedTuple):
    part: str
    base: int
    fields: list[Field]
    duplicates: list[tuple[int, int, str]]
    seen: set[int]


def _walk(node: object, path: str, key_start: int, key_end: int, walk: _Walk, depth: int) -> None:
    base = walk.base
    if depth > 60 or id(node) in walk.seen:  # an alias stands for what was read already
        return
    walk.seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        first, last = node.start_mark.index, node.end_mark.index
        decoded = _scalar(node.value, node.style, walk.part, first, last)
        place = base + first
        if not node.value:
            place = base + min(first, key_end - base + 1) if key_end > base else base + first
        if base:
            decoded = (
                decoded[0],
                TextMap(run._replace(start=run.start + base, end=run.end + base) for run in decoded[1].runs),
            )
        if not decoded[0]:
            decoded = scalars.empty(place)
        walk.fields.append(Field(path, key_start, key_end, *decoded, place, max(place, base + last)))
    elif isinstance(node, yaml.SequenceNode):
        if not node.value:
            at = base + node.start_mark.index
            walk.fields.append(Field(path, key_start, key_end, *scalars.empty(at), at, base + node.end_mark.index))
        for index, item in enumerate(node.value):
            at = base + item.start_mark.index
            _walk(item, f"{path}.{index}" if path else str(index), at, at, walk, depth + 1)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        if not node.value and path:
            at = base + node.start_mark.index
            walk.fields.append(Field(path, key_start, key_end, *scalars.empty(at), at, base + node.end_mark.index))
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            first, last = base + key.start_mark.index, base + key.end_mark.index
            if name in seen:
                walk.duplicates.append((first, last, name))
            seen.add(name)
            _walk(value, f"{path}.{name.lower()}" if path else name.lower(), first, last, walk, depth + 1)


def _scalar(value: str, style: str | None, part: str, first: int, last: int) -> scalars.Decoded:
    """The node's value with the map of our own decoder; where that decodes otherwise, with its whole place."""
    trimmed = value.rstrip() if style in ("|", ">") else value
    if style is None and value in NULLS:
        return scalars.empty(first)
    start = first
    while start < last and part[start] in "&!":  # an anchor or a tag before the value
        start += len(part[start:last].split(maxsplit=1)[0])
        start += len(part[start:last]) - len(part[start:last].lstrip())
    try:
        if style in ("|", ">"):
            while (cut := part.rfind("\n", start, last)) >= 0 and not part[cut:last].strip():  # blank lines behind it
                last = cut
            if part[last - 1 : last] == "\r":
                last -= 1
            decoded = scalars.block(part, start, last)
        elif style in ("'", '"'):
            decoded = (scalars.single if style == "'" else scalars.double)(part, start, last)
        else:
            decoded = scalars.plain(part, start, last)
    except (ValueError, IndexError):
        return scalars.whole(trimmed, start, last)
    return (
        decoded
        if decoded[0] == trimmed or (style in ("|", ">") and decoded[0].rstrip() == trimmed)
        else scalars.whole(trimmed, start, last)
    )


def _bad(error: Exception, part: str, start: int) -> YamlError:
    """PyYAML's error in plain words with its place."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    index = mark.index if mark is not None else getattr(error, "position", 0)
    index = min(index if isinstance(index, int) else 0, len(part))
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    line_start = part.rfind("\n", 0, index) + 1
    line = part[line_start : part.find("\n", index) if part.find("\n", index) >= 0 else len(part)]
    if "mapping values are not allowed" in problem:
        words = "a colon followed by a space stands inside a value; put the value in quotes"
    elif "could not find expected ':'" in problem:
        words = "a line is no 'key: value' pair"
        before = part[:line_start].rstrip()
        index = max(0, before.rfind("\n") + 1) if before else index
    elif "cannot start any token" in problem:
        words = f"a value cannot begin with {line.strip()[:1] if index == line_start else part[index : index + 1]!r}; put it in quotes"
        if part[index : index + 1] == "\t":
            words = "a line is indented with a tab; use spaces"
    elif "unexpected end of stream" in problem or "while scanning a quoted scalar" in str(
        getattr(error, "context", "")
    ):
        words = "a quotation mark is never closed"
        context = getattr(error, "context_mark", None)
        index = context.index if context is not None else index
    elif "block end" in problem or "did not find expected" in problem or "expected <block end>" in problem:
        words = "the indentation does not fit, or a quotation mark or bracket is out of place"
    elif "special characters are not allowed" in problem or "not allowed" in problem:
        words = "it holds a control character that YAML does not allow"
    elif "undefined alias" in problem:
        words = "a value that begins with * is read as a reference; put it in quotes"
    else:
        words = problem
    return YamlError(words, start + index)
