"""The command line: ``run`` is the console script, ``main`` the same without a process around it.

The first word that is no option decides: a command's name, else the command is ``check``. Each command is a module
here with ``main(arguments) -> int``; only the one that runs is imported.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from jdlint.cli.options import Arguments


def run() -> NoReturn:
    """The console script: runs the command of ``sys.argv`` and ends the process with its exit code."""
    from jdlint.cli import collector
    from jdlint.cli.output import use_utf8

    collector.rest()
    use_utf8()
    code = main(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        discard_stdout()
    except OSError as error:
        discard_stdout()
        code = 2 if code == 2 else _failed(error)
    sys.exit(code)


def discard_stdout() -> None:
    """Sends what is still buffered for a closed standard output nowhere, so that ending the process does not fail on it."""
    import os

    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        # Standard output is no file (a test's or an embedder's): nothing will be flushed at exit.
        return


def main(argv: Sequence[str]) -> int:
    """Runs one command line (without the program's name) and returns the exit code: 0, 1 or 2."""
    if list(argv) in (["--version"], ["-V"]):
        from jdlint._version import __version__

        print(f"jdlint {__version__}")
        return 0
    from jdlint.cli import options
    from jdlint.cli.output import complain

    try:
        arguments = options.parse(argv)
        if arguments.flag("version"):
            return main(["--version"])
        shell = arguments.value("completion")
        if shell is not None:
            from jdlint.cli.completion import script

            print(script(shell), end="")
            return 0
        if arguments.flag("help"):
            from jdlint.cli.help import page

            print(page(arguments.command if arguments.named else None))
            return 0
        return _command(arguments)
    except options.UsageError as error:
        complain(str(error))
        return 2
    except KeyboardInterrupt:
        complain("interrupted")
        return 2
    except BrokenPipeError:
        # Only where a command prints a page of text: reports go through Output, which keeps the exit code.
        discard_stdout()
        return 0
    except OSError as error:
        return _failed(error)
    except Exception as error:
        # Python would end with 1, which says "findings".
        if {"-v", "--verbose"} & set(argv):
            import traceback

            traceback.print_exception(error)
        complain(f"internal error, please report it: {type(error).__name__}: {error} (-v shows where)")
        return 2


def _failed(error: OSError) -> int:
    """Tells why output could not be written; the exit code for that."""
    from jdlint.cli.output import complain

    complain(f"{error.filename or 'output'}: {(error.strerror or str(error)).lower()}")
    return 2


def _command(arguments: Arguments) -> int:
    """Imports the command's module and runs it."""
    from importlib import import_module

    from jdlint.cli.options import COMMANDS, UsageError

    command = next(one for one in COMMANDS if one.name == arguments.command)
    if not command.ready:
        raise UsageError(
            f"the command {command.name} is not available yet; a path of that name is written ./{command.name}"
        )
    code: int = import_module(f"jdlint.cli.{command.name.replace('-', '_')}").main(arguments)
    return code
