"""``jdlint new``: writes the skeleton of a posting, whose open parts are placeholders that a check then reports one by one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from jdlint.cli.options import Arguments, UsageError
from jdlint.cli.output import Output, complain

WIDTH = 100
NAMES = {
    "intern": "Internship",
    "entry": "Entry level",
    "mid": "Mid-level",
    "manager": "Manager",
    "director": "Director",
    "executive": "Executive",
}


def main(arguments: Arguments) -> int:
    """Writes a skeleton to standard output or a file; returns 0, or 2 where a file of that name is already there."""
    from jdlint.posting.facts.level import level_of_title

    title = " ".join((arguments.value("title") or " ".join(arguments.operands)).split())
    if not title:
        raise UsageError("a posting needs a title: jdlint new --title 'Junior Nurse'")
    if arguments.value("title") and arguments.operands:
        raise UsageError(f"{arguments.operands[0]!r} is too much; the title stands behind --title, the file behind -o")
    stated = level_of_title(title)
    asked = arguments.value("level")
    if asked and stated.value not in ("none", asked):
        raise UsageError(f"--level {asked}: the title {title!r} says {stated.value}; leave one of them out")
    path = arguments.value("output-file")
    form = _form(path, arguments.value("format"))
    if path and os.path.lexists(path):
        complain(f"{path}: is already there; jdlint new overwrites nothing")
        return 2
    extra = asked if asked and stated.value == "none" and asked != "none" else None
    text = skeleton(title, asked or stated.value, form, level_line=extra)
    _check(text, title, asked or stated.value, form)
    output = Output(path)
    output.write(text)
    output.finish()
    if path and not arguments.flag("quiet"):
        complain(f"wrote {path}; 'jdlint {path}' lists what is left to fill in")
    return 0


def _form(path: str | None, asked: str | None) -> str:
    """``md`` or ``txt``, as is asked or as the end of the file's name says, by which it will be read."""
    suffix = os.path.splitext(path or "")[1].lower()
    named = {".txt": "txt", ".md": "md", ".markdown": "md"}.get(suffix, "")
    if suffix and not named:
        raise UsageError(f"-o {path}: jdlint new writes Markdown (.md) and plain text (.txt)")
    if asked and named and asked != named:
        raise UsageError(f"-o {path}: the name is not that of a file in the format {asked}")
    return asked or named or "md"


def _check(text: str, title: str, level: str, form: str) -> None:
    """Makes sure that the skeleton is read as it is meant. Raises :class:`UsageError` for a title that is read as something else."""
    from jdlint import api
    from jdlint.source import Source

    found = api.parse(Source(text, f"posting.{form}")).postings
    read = found[0].title if len(found) == 1 else None
    # What a title holds beside the job, such as (m/f/d) or a place, is no part of it.
    if read is None or read.text.casefold() not in title.casefold() or found[0].level.value != level:
        raise UsageError(f"{title!r} is not read as the title of a job: name the job alone, as in 'Junior Nurse'")


def skeleton(title: str, level: str, form: str, *, level_line: str | None = None) -> str:
    """The text of a skeleton in ``md`` or ``txt``; ``level_line`` is a level to be stated beside the title."""
    data = _data()
    group = next(name for name, levels in data["groups"].items() if level in levels)
    facts = list(data["facts"])
    if level_line:
        facts.insert(1, f"Level: {NAMES.get(level_line, level_line.capitalize())}")
    heading = _markdown_heading if form == "md" else _text_heading
    lines = [f"# {_literal(title)}" if form == "md" else title, ""]
    lines += [f"- {fact}" if form == "md" else fact for fact in facts]
    for section in data["sections"]:
        lines += ["", *heading(section["heading"]), ""]
        paragraphs = list(_of(section.get("text", {}), group))
        items = list(_of(section.get("items", {}), group))
        after = list(_of(section.get("after", {}), group))
        for number, paragraph in enumerate(paragraphs):
            lines += ([""] if number else []) + _wrapped(paragraph)
        lines += [f"- {item}" for item in items]
        for paragraph in after:
            lines += ["", *_wrapped(paragraph)]
    return "\n".join(lines) + "\n"


def _data() -> Mapping[str, Any]:
    from jdlint import lexicons

    return lexicons.read(os.path.join(os.path.dirname(lexicons.FOLDER), "skeleton.yaml"))


def _of(part: Mapping[str, list[str]], group: str) -> Iterator[str]:
    yield from part.get("all", ())
    yield from part.get(group, ())


def _literal(title: str) -> str:
    """A title as Markdown that shows every character of it."""
    import re

    return re.sub(r"[\\`*<]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|#$", r"\\\g<0>", title)


def _markdown_heading(text: str) -> list[str]:
    return [f"## {text}"]


def _text_heading(text: str) -> list[str]:
    return [text.upper()]


def _wrapped(text: str) -> list[str]:
    """A paragraph in lines of bearable length, never broken within an open part."""
    import re
    import textwrap

    glued = re.sub(r"\[[^\]]*\]", lambda found: found[0].replace(" ", "\0"), text)
    return [
        line.replace("\0", " ") for line in textwrap.wrap(glued, WIDTH, break_long_words=False, break_on_hyphens=False)
    ]
