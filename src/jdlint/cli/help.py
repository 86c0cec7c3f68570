"""``--help``, written from the tables of commands and options."""

from __future__ import annotations

from jdlint.cli.options import COMMANDS, DEFAULT_COMMAND, FORMATS, OPTIONS, Option

COLUMN = 28
WIDTH = 100

_INTRO = """\
jdlint, the linter for job postings: what is missing, left over, contradictory or unclear, and what to write instead.

  jdlint [check] [OPTIONS] PATH...     lint files and folders; '-' is standard input
  jdlint COMMAND [OPTIONS] ...         one of the commands below; a path of that name is written ./NAME
"""
_EXITS = """\
Exit codes: 0 nothing to mend, 1 findings, 2 something could not be checked or the command line is wrong.
"""


def page(command: str | None) -> str:
    """The help of one command, or of jdlint as a whole for None."""
    if command is None:
        commands = [_entry(one.name, one.summary) for one in COMMANDS if one.ready]
        return "\n".join(
            [
                _INTRO,
                "Commands:",
                *commands,
                "",
                f"Options of {DEFAULT_COMMAND}:",
                *_options(DEFAULT_COMMAND),
                "",
                _EXITS.rstrip(),
            ]
        )
    about = next(one for one in COMMANDS if one.name == command)
    usage = f"jdlint {command} [OPTIONS] {about.operands}".rstrip()
    return "\n".join([f"Usage: {usage}", "", about.summary, "", "Options:", *_options(command), "", _EXITS.rstrip()])


def _options(command: str) -> list[str]:
    return [_entry(_spelling(option), _about(option, command)) for option in OPTIONS if command in option.commands]


def _spelling(option: Option) -> str:
    short = next((name for name in option.names if not name.startswith("--")), "")
    return f"{f'{short}, ' if short else ''}--{option.name}{f' {option.metavar}' if option.metavar else ''}"


def _about(option: Option, command: str) -> str:
    choices = FORMATS[command] if option.name == "output-format" else option.choices
    return f"{option.help} One of: {', '.join(choices)}." if choices else option.help


def _entry(left: str, right: str) -> str:
    """Two columns; what does not fit goes on below."""
    lines = [f"  {left}"]
    if len(left) + 4 > COLUMN:
        lines.append("")
    for word in right.split():
        if len(lines[-1]) + 1 + len(word) > WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}" if len(lines[-1]) >= COLUMN else f"{lines[-1]:<{COLUMN}}{word}"
    return "\n".join(lines)
