"""``jdlint test-rules``: runs the examples of your own rule files and tells what differed."""

from __future__ import annotations

import os

from jdlint.cli.options import Arguments, UsageError
from jdlint.cli.output import complain


def main(arguments: Arguments) -> int:
    """Runs the examples below the folders given, else of the configuration's ``rule-dirs``; returns 0 where all hold, 1 where one differs,
    2 where a rule file is wrong or there is none."""
    from jdlint import ruletest
    from jdlint.rulefile import load_rules

    folders = arguments.operands or _configured(arguments)
    for folder in folders:
        if not os.path.isdir(folder):
            raise UsageError(
                f"{folder}: {'is a file; name the folder of rules' if os.path.exists(folder) else 'there is no such folder'}"
            )
    rules = load_rules(folders)
    for fault in rules.errors:
        complain(f"{os.path.relpath(fault.path)}:{fault.line}:{fault.column}: {fault.message}")
    tops = [os.path.join(os.path.abspath(folder), "") for folder in folders]
    own = [rule for rule in rules.rules if rules.docs(rule).path.startswith(tuple(tops))]
    if not own:
        if not rules.errors:
            complain(
                f"no rule file below {', '.join(folders)}; a rule stands in a folder of its family: {folders[0]}/house/salutation.yaml"
            )
        return 2
    failures = ruletest.run_examples(rules, [rule.id for rule in own])
    for failure in failures:
        print(failure._replace(path=os.path.relpath(failure.path)))
    number = sum(len(rules.docs(rule).examples) for rule in own)
    if not failures and not arguments.flag("quiet"):
        print(f"{_counted(number, 'example')} of {_counted(len(own), 'rule')} hold.")
    elif failures and not arguments.flag("quiet"):
        complain(f"{len(failures)} of {_counted(number, 'example')} of {_counted(len(own), 'rule')} differ")
    return 2 if rules.errors else int(bool(failures))


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _configured(arguments: Arguments) -> tuple[str, ...]:
    from jdlint.config import ConfigError, Configurations

    try:
        config = Configurations(arguments.value("config")).of(os.curdir)
    except ConfigError as error:
        raise UsageError(str(error)) from None
    if not config.rule_dirs:
        raise UsageError(
            "no folder of rules given, and the configuration names none under rule-dirs: jdlint test-rules DIR"
        )
    return tuple(os.path.relpath(folder) for folder in config.rule_dirs)
