"""What ``jdlint explain`` tells of elements of postings and of levels."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from jdlint import lexicons

if TYPE_CHECKING:
    from jdlint.report.terminal import Paint
    from jdlint.rulefile import RuleSet

_SHOWN = 12


def _data(kind: str) -> Mapping[str, Any]:
    data: Mapping[str, Any] = lexicons.read(os.path.join(os.path.dirname(lexicons.FOLDER), "concepts.yaml"))[kind]
    return data


def element_page(name: str, rules: RuleSet, paint: Paint) -> Iterator[str]:
    """What an element is, why it matters, what to write, how jdlint recognises it, and the rules about it."""
    about = _data("elements")[name]
    yield f"{paint(name, 'bold')} (element of a posting)"
    yield about["is"]
    yield ""
    yield about["why"]
    yield f"Write: {about['write']}"
    sections = lexicons.load("sections")
    for zone in about["zones"]:
        if zone in sections["headings"] and zone not in ("header", "logistics"):
            yield from _listed(f"Headings ({zone})", sections["headings"][zone]["certain"])
    if name in sections["labels"]:
        yield from _listed("Labels and keys", sections["labels"][name]["names"])
    yield from _rules(
        [rule.id for rule in rules.rules if rule.id == f"required/{name}" or rule.family == name], rules, paint
    )


def level_page(name: str, rules: RuleSet, paint: Paint) -> Iterator[str]:
    """What a level is, the words that state it, the years that go with it, and the rules about it."""
    yield f"{paint(name, 'bold')} (level)"
    yield _data("levels")[name]
    entry = lexicons.load("seniority")["levels"].get(name)
    if entry is not None:
        yield from _listed("In a title", entry["terms"])
        yield from _listed("In a field or behind 'Level:' also", entry["field"])
    years = rules.get("seniority/years")
    if years is not None and name != "none":
        at_most = years.options["ceiling"].default.get(name)
        at_least = years.options["floor"].default.get(name)
        said = [
            f"at least {at_least}" if at_least is not None else "",
            f"at most {at_most}" if at_most is not None else "",
        ]
        told = " and ".join(part for part in said if part)
        if told:
            yield ""
            yield f"Years of experience that go with it: {told} (seniority/years)."
    if name != "none":
        judging = [
            rule.id
            for rule in rules.rules
            if rule.family == "seniority" and (not rule.when.level or name in rule.when.level)
        ]
        yield from _rules(judging, rules, paint)


def _listed(what: str, words: Iterable[str]) -> Iterator[str]:
    from jdlint.cli.explain import wrapped

    shown = [word.replace(" *", " …") for word in words]
    more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
    if shown:
        yield ""
        yield from wrapped(f"{what}: {', '.join(shown[:_SHOWN])}{more}")


def _rules(names: Iterable[str], rules: RuleSet, paint: Paint) -> Iterator[str]:
    found = [rule for name in names if (rule := rules.get(name)) is not None]
    if found:
        yield ""
        yield paint("Rules", "bold")
        for rule in found:
            yield f"  {rule.id}: {rule.summary}"
