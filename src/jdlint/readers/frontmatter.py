"""Front matter: where it stands, its keys and values with their places, and what to tell where it does not parse."""

from __future__ import annotations

from typing import NamedTuple

from jdlint.model import Block, Comment, Issue
from jdlint.readers import scalars, yamlfields
from jdlint.readers.fields import blocks_of
from jdlint.readers.patterns import Lazy
from jdlint.readers.values import Field, Fields, YamlError

_KEY_LINE = Lazy(r"""["']?[^\W\d][\w .\-/]{0,60}["']?[ \t]*:(?:[ \t]|$)""")
_TOML_LINE = Lazy(r"""["']?[A-Za-z_][\w.\-]{0,60}["']?[ \t]*=|\[""")


class Matter(NamedTuple):
    """Front matter as it was read: where the text behind it begins (0 where there is none), fields, issues, comments."""

    body: int = 0
    blocks: tuple[Block, ...] = ()
    issues: tuple[Issue, ...] = ()
    comments: tuple[Comment, ...] = ()


class _Fences(NamedTuple):
    sign: str
    opening: int
    start: int
    end: int
    body: int
    closed: bool
    comments: tuple[Comment, ...]


def read(text: str) -> Matter:
    """The front matter at the top of ``text``."""
    fences = _find(text)
    if fences is None:
        return Matter()
    issues: list[Issue] = []
    if not fences.closed:
        issues.append(
            Issue(
                "syntax/front-matter",
                fences.opening,
                fences.opening + 3,
                f"the block that {fences.sign} opens is never closed; put {fences.sign} on a line of its own behind the last key",
            )
        )
    if fences.sign == "+++":
        from jdlint.readers import tomlfields

        found, problem = tomlfields.read(text, fences.start, fences.end)
    else:
        found, problem = _yaml(text, fences.start, fences.end)
    if problem is not None and fences.closed:
        issues.append(problem)
    issues += [
        Issue("syntax/duplicate-key", first, last, f"the key {name!r} stands twice; only the last one counts")
        for first, last, name in found.duplicates
    ]
    return Matter(fences.body, blocks_of(found.fields), tuple(issues), (*fences.comments, *found.comments))


def _yaml(text: str, start: int, end: int) -> tuple[Fields, Issue | None]:
    try:
        return yamlfields.read(text, start, end), None
    except YamlError as error:
        if quote := _open_quote(text, start, end):
            return _rescue(text, start, end), Issue(
                "syntax/front-matter", *quote, "the front matter is no valid YAML: a quotation mark is never closed"
            )
        at = min(max(start, error.offset), max(start, end - 1))
        first = text.rfind("\n", start, at) + 1 or start
        last = text.find("\n", first, end)
        last = end if last < 0 else last
        if first == last:  # an empty line: tell of the one before
            last = len(text[:first].rstrip())
            first = max(start, text.rfind("\n", 0, last) + 1)
        while last > first and text[last - 1].isspace():
            last -= 1
        return _rescue(text, start, end), Issue(
            "syntax/front-matter", first, max(first, last), f"the front matter is no valid YAML: {error}"
        )


def _open_quote(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The line of a value that begins with a quotation mark and has no second one, where the next line is a key."""
    at = start
    while at < end:
        stop = min(_line_end(text, at), end)
        match = _KEY_LINE.match(text, at, stop)
        value = text[match.end() : stop].strip() if match else ""
        if (
            value[:1] in ("'", '"')
            and value.count(value[0]) % 2
            and (stop + 1 >= end or _KEY_LINE.match(text, stop + 1, end))
        ):
            return at, at + len(text[at:stop].rstrip())
        at = stop + 1
    return None


def _rescue(text: str, start: int, end: int) -> Fields:
    """What can be read of front matter that is no YAML: its lines ``key: value``."""
    fields = []
    at = start
    while at < end:
        feed = text.find("\n", at, end)
        stop = end if feed < 0 else feed
        match = _KEY_LINE.match(text, at, stop)
        if match:
            colon = text.index(":", at)
            key = text[at:colon].strip().strip("\"'")
            first = match.end()
            while first < stop and text[first] in " \t":
                first += 1
            last = stop
            while last > first and text[last - 1].isspace():
                last -= 1
            if last > first and text[first] in "\"'":
                first += 1
            if last > first and text[last - 1] in "\"'":
                last -= 1
            decoded = scalars.plain(text, first, last) if last > first else scalars.empty(colon + 1)
            fields.append(
                Field(key.lower(), at, colon, *decoded, first if last > first else colon + 1, max(last, colon + 1))
            )
        at = stop + 1
    return Fields(tuple(fields))


def _find(text: str) -> _Fences | None:
    """Where front matter stands: behind nothing but blank lines and comments."""
    at, comments = 0, []
    while True:
        while (at < len(text) and text[at].isspace()) or text[at : at + 1] == "\ufeff":
            at += 1
        if not text.startswith("<!--", at):
            break
        close = text.find("-->", at)
        if close < 0:
            return None
        comments.append(Comment(text[at + 4 : close], at, close + 3))
        at = close + 3
    sign = text[at : at + 3]
    if sign not in ("---", "+++") or (at and text[at - 1] not in "\n\ufeff"):
        return None
    line_end = _line_end(text, at)
    if text[at:line_end].rstrip() != sign:
        return None
    start = min(line_end + 1, len(text))
    close = _closing(text, start, sign)
    end = close if close >= 0 else len(text)
    looks = _TOML_LINE if sign == "+++" else _KEY_LINE
    if close >= 0:
        if not _is_matter(text, start, end, looks):
            return None
        body = min(_line_end(text, close) + 1, len(text))
        return _Fences(sign, at, start, end, body, True, tuple(comments))
    end = _run_of_keys(text, start, looks)
    return _Fences(sign, at, start, end, end, False, tuple(comments)) if end > start else None


def _line_end(text: str, at: int) -> int:
    feed = text.find("\n", at)
    return len(text) if feed < 0 else feed


def _closing(text: str, start: int, sign: str) -> int:
    """The fence that ends front matter: the sign (or ``...``) at the start of a line, nothing behind it; -1 for none."""
    at = start
    while at < len(text):
        stop = _line_end(text, at)
        mark = text[at : at + 3]
        if (mark == sign or (mark == "..." and sign == "---")) and not text[at + 3 : stop].strip():
            return at
        at = stop + 1
    return -1


def _is_matter(text: str, start: int, end: int, looks: Lazy) -> bool:
    """Whether what stands between the fences is front matter, valid or not, rather than text between two thematic breaks."""
    at = start
    while at < end:
        stop = min(_line_end(text, at), end)
        line = text[at:stop]
        if line.strip() and line[0] not in " \t#-":
            if looks.match(line):
                return True
            if line[0] not in "]})\"'":
                return False
        at = stop + 1
    return not text[start:end].strip()


def _run_of_keys(text: str, start: int, looks: Lazy) -> int:
    """The end of the lines behind a fence that is never closed which are clearly keys; ``start`` where they are not."""
    at, keys, lower = start, 0, 0
    while at < len(text):
        stop = _line_end(text, at)
        line = text[at:stop]
        if looks.match(line):
            keys += 1
            lower += line.lstrip("\"'")[0].islower()
        elif not (keys and line[:1] in (" ", "\t", "-", "#") and line.strip()) or line.startswith(("---", "# ", "## ")):
            break
        at = stop + 1
    return min(at, len(text)) if lower >= 2 and lower * 2 > keys else start
