"""``jdlint rules``: lists the rules."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from jdlint.cli.explain import default_of, loaded, named
from jdlint.cli.options import Arguments
from jdlint.cli.output import colour

if TYPE_CHECKING:
    from jdlint.rule import Rule
    from jdlint.rulefile import RuleSet


def main(arguments: Arguments) -> int:
    """Prints all rules, or those named by id or folder; returns 0, or 2 for a name there is nothing for."""
    rules, code = loaded()
    chosen = named(rules, arguments.operands) if arguments.operands else list(rules.rules)
    if arguments.value("output-format") == "json":
        from json import dumps

        listed = ",\n  ".join(dumps(rule_data(rules, rule)) for rule in chosen)
        print(f'{{"version": 1, "rules": [\n  {listed}\n]}}')
        return code
    if arguments.value("output-format") == "markdown":
        print("| Rule | Default | What it finds |\n|---|---|---|")
        for rule in chosen:
            print(f"| `{rule.id}` | {default_of(rule)} | {rule.summary.replace('|', chr(92) + '|')} |")
        return code
    from jdlint.cli.explain import COLOURS
    from jdlint.report.terminal import Paint

    paint = Paint(colour(sys.stdout))
    wide = max((len(rule.id) for rule in chosen), default=0)
    for rule in chosen:
        severity = default_of(rule)
        print(f"{rule.id:<{wide}}  {paint(f'{severity:<7}', COLOURS[severity])}  {rule.summary}")
    return code


def rule_data(rules: RuleSet, rule: Rule) -> dict[str, object]:
    """A rule as plain data."""
    docs = rules.docs(rule)
    return {
        "rule": rule.id,
        "summary": rule.summary,
        "severity": docs.default,
        "status": docs.status,
        "since": docs.since,
        "kind": rule.kind,
        "options": {name: option.default for name, option in rule.options.items()},
    }
