"""``jdlint explain``: tells what a rule finds, why it matters, and shows it on examples; likewise of elements and levels."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jdlint.cli.options import Arguments, UsageError, did_you_mean
from jdlint.cli.output import colour, complain

if TYPE_CHECKING:
    from jdlint.report.terminal import Paint
    from jdlint.rule import Example, Rule, RuleDocs
    from jdlint.rulefile import RuleSet

COLOURS = {"error": "red", "warning": "yellow", "info": "cyan", "off": "dim"}
WIDTH = 100
EXAMPLES = 3


def main(arguments: Arguments) -> int:
    """Prints the explanation of each rule, element or level named; returns 0, or 2 for a name there is nothing for."""
    from jdlint.cli import concepts
    from jdlint.model import ELEMENTS, LEVELS
    from jdlint.report.terminal import Paint

    if not arguments.operands:
        raise UsageError("no rule given: 'jdlint explain placeholder/bracketed'; 'jdlint rules' lists all")
    rules, code = loaded()
    paint = Paint(colour(sys.stdout))
    pages: list[Iterable[str]] = []
    for name in dict.fromkeys(arguments.operands):
        if (word := name.lower()) in ELEMENTS:
            pages.append(concepts.element_page(word, rules, paint))
        elif word in LEVELS:
            pages.append(concepts.level_page(word, rules, paint))
        else:
            pages += [_page(rule, rules, paint) for rule in named(rules, [name], (*ELEMENTS, *LEVELS))]
    print("\n\n".join("\n".join(page) for page in pages))
    return code


def loaded() -> tuple[RuleSet, int]:
    """All rules, those of the configuration's folders included, and the exit code that they ask for: 2 where a rule file is wrong,
    which is told."""
    import os

    from jdlint.config import ConfigError, Configurations
    from jdlint.rulefile import load_rules

    try:
        rules = load_rules(Configurations().of(os.curdir).rule_dirs)
    except ConfigError as error:
        raise UsageError(str(error)) from None
    for fault in rules.errors:
        complain(str(fault))
    return rules, 2 if rules.errors else 0


def named(rules: RuleSet, names: Iterable[str], others: Iterable[str] = ()) -> list[Rule]:
    """The rules that ids and folders name, each once. Raises :class:`UsageError` for a name there is nothing for, which may have been meant
    for one of ``others``."""
    from jdlint.rulefile import UnknownRuleError

    try:
        found = [rule for name in names for rule in rules.find(name)]
    except UnknownRuleError as error:
        meant = "" if "did you mean" in str(error) else did_you_mean(next(iter(names)), others)
        raise UsageError(f"{error}{meant}; 'jdlint rules' lists all") from None
    return list({rule.id: rule for rule in found}.values())


def default_of(rule: Rule) -> str:
    """What a rule does unless told otherwise: the severity it reports with, or off."""
    return rule.severity if rule.on else "off"


def _page(rule: Rule, rules: RuleSet, paint: Paint) -> Iterator[str]:
    docs = rules.docs(rule)
    default = default_of(rule)
    preview = ", preview" if docs.status == "preview" else ""
    yield f"{paint(rule.id, 'bold')} ({paint(default, COLOURS[default])}{preview}, since {docs.since})"
    yield rule.summary
    yield ""
    yield from wrapped(docs.why)
    if rule.suggest:
        yield ""
        yield from wrapped(f"Write instead: {'; or '.join(rule.suggest)}")
    where = _where(rule)
    if where:
        yield ""
        yield from wrapped(f"Judges {where}.")
    if rule.options:
        yield ""
        yield paint("Options", "bold")
        for name, option in rule.options.items():
            yield from wrapped(f"{name} = {_value(option.default)}: {option.help}", indent="  ")
    yield from _examples(docs, paint)
    if docs.sources:
        yield ""
        yield paint("Sources", "bold")
        for source in docs.sources:
            yield from wrapped(source, indent="  ")


def _where(rule: Rule) -> str:
    """Which postings and which parts of them a rule judges, in words; nothing for all of every open posting."""
    when = rule.when
    parts = []
    if when.level:
        parts.append(f"postings of level {', '.join(when.level)}")
    if when.kind:
        parts.append(f"{', '.join(kind + 's' for kind in when.kind)}")
    if "closed" in when.state:
        parts.append("closed postings too")
    if rule.scope and "document" not in rule.scope:
        parts.append(f"only {', '.join(rule.scope)}")
    if rule.exempt:
        parts.append(f"never {', '.join(rule.exempt)}")
    return "; ".join(parts)


def _examples(docs: RuleDocs, paint: Paint) -> Iterator[str]:
    for bad, title in ((True, "Reported"), (False, "Not reported")):
        chosen = [
            example for example in docs.examples if example.bad == bad and not example.todo and example.text.strip()
        ]
        if chosen:
            yield ""
            yield paint(title, "bold")
            for example in chosen[:EXAMPLES]:
                yield from _example(example, paint)


def _example(example: Example, paint: Paint) -> Iterator[str]:
    level = example.given.get("level") or example.given.get("title")
    if level:
        yield paint(f"  ({level})", "dim")
    inside = False
    for whole in example.text.strip("\n").split("\n"):
        for line in _wrapped_line(whole):
            shown, inside = _marked(line, paint, inside)
            yield f"  | {shown}".rstrip()


def _wrapped_line(line: str) -> list[str]:
    import textwrap

    return [line] if len(line) <= WIDTH else textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False)


def _marked(line: str, paint: Paint, inside: bool) -> tuple[str, bool]:
    """A line of an example, and whether its end is within what is reported, as its start may be (``inside``).

    On a terminal what is reported is coloured, elsewhere it keeps its marks.
    """
    parts = line.replace("<<<", ">>>").split(">>>")
    shown = "".join(paint(part, "red") if (at % 2 == 1) != inside else part for at, part in enumerate(parts))
    return (shown if paint.on else line), inside != (len(parts) % 2 == 0)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) or "none"
    if isinstance(value, dict):
        return ", ".join(f"{name}: {one}" for name, one in value.items()) or "none"
    return str(value)


def wrapped(text: str, indent: str = "") -> list[str]:
    """Paragraphs in lines of bearable length."""
    import textwrap

    paragraphs = text.strip().split("\n\n")
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += [
            "",
            *textwrap.wrap(
                " ".join(paragraph.split()),
                WIDTH,
                initial_indent=indent,
                subsequent_indent=indent + "  " * bool(indent),
            ),
        ]
    return lines[1:]
