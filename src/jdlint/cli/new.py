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
    if asked and stated.value != "none" and asked not in stated.all:
        raise UsageError(f"--level {asked}: the title {title!r} says {stated.value}; leave one of them out")
    path = arguments.value("output-file")
    suffix = os.path.splitext(path)[1].lower() if path else ""
    form = arguments.value("format") or ("txt" if suffix == ".txt" else "md")
    if path and os.path.lexists(path):
        complain(f"{path}: is already there; jdlint new overwrites nothing")
        return 2
    extra = asked if asked and stated.value == "none" and asked != "none" else None
    output = Output(path)
    output.write(skeleton(title, asked or stated.value, form, level_line=extra))
    output.finish()
    if path and not arguments.flag("quiet"):
        complain(f"wrote {path}; 'jdlint {path}' lists what is left to fill in")
    return 0


def skeleton(title: str, level: str, form: str, *, level_line: str | None = None) -> str:
    """The text of a skeleton in ``md`` or ``txt``; ``level_line`` is a level to be stated beside the title."""
    data = _data()
    group = next(name for name, levels in data["groups"].items() if level in levels)
    facts = list(data["facts"])
    if level_line:
        facts.insert(1, f"Level: {NAMES.get(level_line, level_line.capitalize())}")
    heading = _markdown_heading if form == "md" else _text_heading
    lines = [f"# {title}" if form == "md" else title, ""]
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
