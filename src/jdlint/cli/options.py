"""The options of all commands in one table, and the parser that reads a command line by it.

One table serves parsing, ``--help`` and "did you mean". Options may stand before and after the command and between
paths; ``--name=value`` and ``--name value`` are the same; ``--`` ends the options.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple


class UsageError(Exception):
    """The command line cannot be understood; the message says what to write instead. Exit code 2."""


class Command(NamedTuple):
    """A command: what it does in one line, what stands behind its name, and whether it exists in this version."""

    name: str
    summary: str
    operands: str
    ready: bool = True


class Option(NamedTuple):
    """An option: its spellings (the first long one names it), the commands that take it, and how its value is read.

    ``kind``: flag (no value), value (the last one holds), optional (a value only behind ``=``), list (comma-separated, adds up)
    or several (adds up). ``choices`` are the values allowed.
    """

    names: tuple[str, ...]
    commands: frozenset[str]
    kind: Literal["flag", "value", "optional", "list", "several"]
    help: str
    metavar: str = ""
    choices: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The long spelling without dashes."""
        return next(name for name in self.names if name.startswith("--"))[2:]


COMMANDS: tuple[Command, ...] = (
    Command("check", "Lint files and folders; '-' is standard input. The default command.", "PATH..."),
    Command("extract", "Show what was read: title, level, facts, sections and zones.", "PATH..."),
    Command(
        "explain",
        "Explain a rule, an element of postings or a level: what it is, why it matters, what to write.",
        "RULE|ELEMENT|LEVEL...",
    ),
    Command("rules", "List the rules.", "[RULE|FOLDER...]"),
    Command("test-rules", "Run the examples of your own rule files.", "[DIR...]"),
    Command("init", "Set up a repository of postings: measure it, propose a configuration, write it.", "[DIR]"),
    Command("new", "Write the skeleton of a posting.", ""),
    Command("lsp", "Serve editors.", "", ready=False),
    Command("serve", "Serve over HTTP.", "", ready=False),
)
COMMAND_NAMES = frozenset(command.name for command in COMMANDS)
DEFAULT_COMMAND = "check"
SEVERITIES = ("error", "warning", "info")
LEVELS = ("intern", "entry", "mid", "senior", "lead", "staff", "principal", "manager", "director", "executive", "none")
FORMATS: Mapping[str, tuple[str, ...]] = {
    "check": (
        "text", "concise", "github", "gitlab", "json", "jsonl", "sarif", "junit", "checkstyle", "rdjson", "rdjsonl", "azure",
        "markdown", "html",
    ),
    "extract": ("text", "json", "jsonld"),
    "rules": ("text", "json", "markdown"),
}  # fmt: skip

_CHECK = frozenset({"check"})
_READS = frozenset({"check", "extract"})
_REPORTS = frozenset({"check", "extract", "rules"})
_ALL = COMMAND_NAMES
_SETS_UP = frozenset({"init"})
_WRITES = frozenset({"new"})

OPTIONS: tuple[Option, ...] = (
    Option(("--select",), _CHECK, "list", "Run only these rules: ids (placeholder/bracketed), which then judge closed postings too, or folders (placeholder).", "RULE,..."),
    Option(("--extend-select",), _CHECK, "list", "Run these rules too; an exact id also turns on a rule that is off.", "RULE,..."),
    Option(("--ignore",), _CHECK, "list", "Do not run these rules or folders of rules.", "RULE,..."),
    Option(("--fail-on",), _CHECK, "value", "Exit with 1 from this severity on (default: warning).", "SEVERITY", SEVERITIES),
    Option(("--min-severity",), _CHECK, "value", "Report findings from this severity on (default: warning for people, info for programs).", "SEVERITY", SEVERITIES),
    Option(("--fix",), _CHECK, "flag", "Mend what can be mended safely, and report what remains."),
    Option(("--unsafe-fixes",), _CHECK, "flag", "With --fix or --diff: also make changes that may alter what is meant; read them over."),
    Option(("--diff",), _CHECK, "flag", "Show what --fix would change, as a diff that git apply takes; exit with 1 where it would change something."),
    Option(("--exit-zero",), _CHECK, "flag", "Exit with 0 even where there are findings; what could not be checked still exits with 2."),
    Option(("--config",), _READS | {"test-rules"}, "value", "Use this configuration instead of the nearest .jdlint.yaml or pyproject.toml.", "FILE"),
    Option(("--isolated",), _READS, "flag", "Read no configuration."),
    Option(("--show-settings",), _CHECK, "value", "Show the settings in force for a file, and where they come from.", "FILE"),
    Option(("--show-files",), _CHECK, "flag", "List the files that would be linted."),
    Option(("--baseline",), _CHECK, "value", "Do not report the findings that this file knows.", "FILE"),
    Option(("--write-baseline",), _CHECK, "value", "Write all findings to this file, as known; drops those that are mended.", "FILE"),
    Option(("--baseline-legal",), _CHECK, "flag", "With --write-baseline: take in errors of legal rules too."),
    Option(("--changed",), _CHECK, "flag", "Report only findings on lines that changed against the last commit, and on changed files as a whole."),
    Option(("--changed-since",), _CHECK, "value", "The same against where this branch left a branch, tag or commit.", "REF"),
    Option(("--add-suppressions",), _CHECK, "optional", "Write a suppression for each finding into the files, with this reason.", "REASON"),
    Option(("--today",), _CHECK, "value", "Judge dates as on this day (default: today).", "YYYY-MM-DD"),
    Option(("--statistics",), _CHECK, "flag", "Count the findings by rule; text and concise show the counts alone."),
    Option(("--pass-with-no-postings",), _CHECK, "flag", "Exit with 0 where nothing given is a posting (for hooks, which pass what was changed)."),
    Option(("--jobs",), _CHECK, "value", "Judge files in so many processes (default: as many as there are cores, from 51 files on).", "N"),
    Option(("--output-format",), _REPORTS, "several", "How to report; check also takes FORMAT=FILE, several times.", "FORMAT"),
    Option(("--title",), _WRITES, "value", "The title of the job.", "TITLE"),
    Option(("--level",), _WRITES, "value", "The level of the job, where its title states none.", "LEVEL", LEVELS),
    Option(("--format",), _WRITES, "value", "Write Markdown (md, the default) or plain text (txt).", "FORMAT", ("md", "txt")),
    Option(("--yes",), _SETS_UP, "flag", "Ask nothing: write what is proposed."),
    Option(("-o", "--output-file"), _READS | _WRITES, "value", "Write the report, or the skeleton, to this file.", "FILE"),
    Option(("--stdin-filename",), _READS, "value", "The name of what comes on standard input; its suffix gives the format.", "NAME"),
    Option(("--force-exclude",), _READS, "flag", "Skip files that do not look like a posting also where they are named."),
    Option(("-q", "--quiet"), _READS | _WRITES | _SETS_UP | {"test-rules"}, "flag", "Print findings and errors only."),
    Option(("-v", "--verbose"), _READS, "flag", "Name the files that were skipped; show where an internal error happened."),
    Option(("--completion",), _ALL, "value", "Print what completes jdlint's words in a shell.", "SHELL", ("bash", "zsh", "fish")),
    Option(("-V", "--version"), _ALL, "flag", "Print the version."),
    Option(("-h", "--help"), _ALL, "flag", "Print this help."),
)  # fmt: skip


class Arguments:
    """A command line as it was understood: the command, its operands, and the options given."""

    __slots__ = ("command", "named", "operands", "options")

    def __init__(
        self, command: str, operands: tuple[str, ...], options: Mapping[str, tuple[str, ...]], *, named: bool
    ) -> None:
        self.command = command
        self.operands = operands
        self.options = options
        self.named = named

    def flag(self, name: str) -> bool:
        """Whether a flag was given."""
        return name in self.options

    def value(self, name: str) -> str | None:
        """The value of an option, or None where it was not given."""
        values = self.options.get(name)
        return values[-1] if values else None

    def values(self, name: str) -> tuple[str, ...]:
        """All values of an option that takes a list."""
        return self.options.get(name, ())


def parse(argv: Sequence[str]) -> Arguments:
    """Reads a command line (without the program's name). Raises :class:`UsageError`."""
    by_name = {name: option for option in OPTIONS for name in option.names}
    given: list[tuple[Option, str, str]] = []
    operands: list[str] = []
    command = ""
    named = literal = False
    words = iter(argv)
    for word in words:
        if not literal and word == "--":
            literal = True
        elif not literal and word.startswith("-") and word != "-":
            given.extend(_options(word, words, by_name))
        elif not command and not literal and word in COMMAND_NAMES:
            command, named = word, True
        else:
            # The first word decides: a path there means the default command, whatever follows.
            command = command or DEFAULT_COMMAND
            operands.append(word)
    command = command or DEFAULT_COMMAND
    return Arguments(command, tuple(operands), _collect(given, command), named=named)


def _options(word: str, words: Iterable[str], by_name: Mapping[str, Option]) -> list[tuple[Option, str, str]]:
    """The options in one word (``-qv`` is two) with their values; takes the next word where a value is missing."""
    name, equals, value = word.partition("=")
    if not word.startswith("--"):
        found: list[tuple[Option, str, str]] = []
        for at, letter in enumerate(word[1:], 1):
            option = by_name.get(f"-{letter}")
            if option is None:
                raise _unknown(f"-{letter}", by_name)
            if option.kind != "flag":
                rest = word[at + 1 :]
                return [
                    *found,
                    (option, f"-{letter}", rest.removeprefix("=") if rest else _next(f"-{letter}", option, words)),
                ]
            found.append((option, f"-{letter}", ""))
        return found
    option = by_name.get(name)
    if option is None:
        raise _unknown(name, by_name)
    if option.kind == "flag":
        if equals:
            raise UsageError(f"{name} takes no value")
        return [(option, name, "")]
    if option.kind == "optional":
        return [(option, name, value)]
    return [(option, name, value if equals else _next(name, option, words))]


def _next(name: str, option: Option, words: Iterable[str]) -> str:
    for word in words:
        return word
    raise UsageError(f"{name} needs a value: {name} {option.metavar}")


def _collect(given: Iterable[tuple[Option, str, str]], command: str) -> dict[str, tuple[str, ...]]:
    """The options by their name, checked against what the command takes."""
    values: dict[str, tuple[str, ...]] = {}
    for option, spelling, value in given:
        if command not in option.commands:
            takers = " and ".join(one.name for one in COMMANDS if one.name in option.commands)
            raise UsageError(f"{command} takes no option {spelling}; it belongs to {takers}")
        choices = FORMATS.get(command, ()) if option.name == "output-format" else option.choices
        chosen = value
        if option.kind == "several" and command == "check":
            chosen, equals, file = value.partition("=")
            if equals and not file:
                raise UsageError(f"{spelling} {value}: say which file, as in {chosen}=report.txt")
        if choices and chosen not in choices:
            raise UsageError(
                f"{spelling}: unknown value {chosen!r}{did_you_mean(chosen, choices)} (one of {', '.join(choices)})"
            )
        if option.kind == "list":
            parts = tuple(part.strip() for part in value.split(",") if part.strip())
            if not parts:
                raise UsageError(f"{spelling} needs a value: {spelling} {option.metavar}")
            values[option.name] = (*values.get(option.name, ()), *parts)
        elif option.kind == "several":
            values[option.name] = (*values.get(option.name, ()), value)
        else:
            values[option.name] = (value,)
    if "isolated" in values and "config" in values:
        raise UsageError("--isolated reads no configuration; it does not go with --config")
    return values


def _unknown(name: str, by_name: Mapping[str, Option]) -> UsageError:
    return UsageError(f"unknown option {name}{did_you_mean(name, by_name)}; 'jdlint --help' lists all")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``"; did you mean 'x'?"`` for the known word nearest to ``word``, or nothing where none is near."""
    # Only a mistake needs it.
    from jdlint import yamlnode

    return yamlnode.did_you_mean(word, known)
