"""What holds for every shipped rule, whatever it finds."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from jdlint.rule import Rule
from jdlint.rulefile import load_rules

RULES = load_rules()
FAMILIES = {
    "required", "placeholder", "seniority", "title", "compensation", "legal", "consistency", "experience", "inclusive", "clarity", "terms",
    "structured-data", "privacy", "trust", "language", "syntax", "suppression",
}  # fmt: skip
OFF = {
    "required/summary", "required/growth", "consistency/same-title-different-pay", "consistency/near-duplicate", "inclusive/gender-coded",
    "clarity/reading-grade", "suppression/no-reason",
}  # fmt: skip
JUDGING_CLOSED = ("placeholder/", "syntax/", "consistency/dates", "consistency/closed-notice", "suppression/")


def each_rule(test: Callable[[Rule], None]) -> Callable[[str], None]:
    """Runs a test for every rule, a family at a time: seven hundred tests take seconds by their number alone."""

    @pytest.mark.parametrize("family", sorted(FAMILIES))
    def run(family: str) -> None:
        for rule in RULES.rules:
            if rule.family == family:
                test(rule)

    run.__doc__ = test.__doc__
    return run


def test_no_rule_file_is_wrong() -> None:
    assert not RULES.errors, "\n".join(map(str, RULES.errors))


@each_rule
def test_family(rule: Rule) -> None:
    assert rule.family in FAMILIES
    assert rule.id.count("/") == 1


@each_rule
def test_words_for_people(rule: Rule) -> None:
    docs = RULES.docs(rule)
    assert rule.summary.endswith("."), "a summary is a sentence"
    assert len(rule.summary) <= 120
    assert len(docs.why.split()) >= 12, "the why says why"
    assert not rule.message.endswith("."), "messages have no full stop, as they may be followed by more"
    assert len(rule.message) <= 300
    assert "violat" not in rule.message.lower()
    assert re.fullmatch(r"\d+\.\d+\.\d+", docs.since)
    for option in rule.options.values():
        assert option.help[0].isupper()


@each_rule
def test_examples(rule: Rule) -> None:
    docs = RULES.docs(rule)
    assert any(example.bad and not example.todo for example in docs.examples), "one bad example is found today"
    assert sum(not example.bad for example in docs.examples) >= 1


@each_rule
def test_defaults(rule: Rule) -> None:
    assert rule.on is not (rule.id in OFF or rule.family == "trust")


@each_rule
def test_closed_postings_are_left_alone(rule: Rule) -> None:
    if "closed" in rule.when.state and rule.scope[:1] != ("file",):
        assert rule.id.startswith(JUDGING_CLOSED)


@each_rule
def test_words_of_english_are_read_in_english_only(rule: Rule) -> None:
    if rule.family in ("seniority", "inclusive") and rule.kind != "function":
        assert rule.when.language == ("en",)


def test_aliases_are_free() -> None:
    ids = {rule.id for rule in RULES.rules}
    aliases = [alias for rule in RULES.rules for alias in rule.aliases]
    assert len(aliases) == len(set(aliases))
    assert not ids & set(aliases)


def test_yields_make_no_circle() -> None:
    yields = {
        rule.id: {name for name in rule.yields_to if name in {other.id for other in RULES.rules}}
        for rule in RULES.rules
    }

    def reaches(start: str, at: str, seen: set[str]) -> bool:
        for name in yields[at]:
            if name == start:
                return True
            if name not in seen:
                seen.add(name)
                if reaches(start, name, seen):
                    return True
        return False

    assert [name for name in yields if reaches(name, name, set())] == []
