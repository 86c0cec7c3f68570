"""What the kinds of rules offer to tell direction: sets of words, gaps without some words, titles to leave alone, where phrases may start;
and years that are alternatives, or years in a rank."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint.model import Document, LevelFound
from jdlint.rule import Rule
from jdlint.rulefile import RuleSet
from jdlint.settings import Settings

Run = Callable[..., list[str]]

SETS = """\
kind: sequence
sets: {people: [team, cooks], link: [with, for]}
patterns: [[{word: [lead, manage]}, {any: 4, but: [$link, to]}, {set: people}]]
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lead a small team", ["lead a small team"]),
        ("manage three cooks", ["manage three cooks"]),
        ("manage stock with the team", []),
        ("manage to join the team", []),
        ("manage stock", []),
    ],
)
def test_sets_and_gaps(found_by: Run, text: str, found: list[str]) -> None:
    assert found_by(SETS, text) == found


@pytest.mark.parametrize(
    ("patterns", "message"),
    [
        ("[[{set: crowd}]]", "crowd"),
        ("[[lead, {any: 2, but: [$crowd]}, team]]", "crowd"),
        ("[[lead, {word: [a], but: [b]}, team]]", "'but' limits a gap"),
    ],
)
def test_wrong_sets(write_rules: Callable[..., RuleSet], patterns: str, message: str) -> None:
    text = (
        "summary: A\nwhy: B\nseverity: warning\nsince: 0.1.0\nmessage: C\nexamples: [{bad: '>>>x<<<'}, {good: y}]\n"
        f"kind: sequence\nsets: {{people: [team]}}\npatterns: {patterns}\n"
    )
    rules = write_rules({"house/test": text})
    assert len(rules.errors) == 1
    assert message in str(rules.errors[0])


TITLES = """\
kind: sequence
options: {except-titles: {type: list, default: [], help: x}}
unless-title: [trainee manager]
patterns:
  - [lead, teams]
  - {tokens: [hire, people], unless-title: [recruiter]}
"""


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Junior Cook", ["Lead teams", "hire people"]),
        ("Trainee Manager", []),
        ("Junior Recruiter", ["Lead teams"]),
        ("Junior Captain", []),
    ],
)
def test_titles_to_leave_alone(found_by: Run, title: str, found: list[str]) -> None:
    settings = Settings(options={"house/test": {"except-titles": ("captain",)}})
    assert found_by(TITLES, "Lead teams and hire people", title=title, settings=settings) == found


@pytest.mark.parametrize(
    ("start", "text", "found"),
    [
        ("bullet", "Assist at weekends", ["Assist"]),
        ("bullet", "Nobody to assist here", []),
        ("modal", "You will assist here", ["assist"]),
        ("modal", "They assist here", []),
        ("any", "They assist here", ["assist"]),
    ],
)
def test_where_a_phrase_starts(found_by: Run, start: str, text: str, found: list[str]) -> None:
    assert found_by(f"kind: phrases\nphrases: [{{term: assist, start: {start}}}]\n", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("assist our cooks with it", ["assist our cooks"]),
        ("assist our with", []),
        ("assist our young cooks", ["assist our young cooks"]),
        ("assist our cooks, with care", ["assist our cooks"]),
    ],
)
def test_a_phrase_ends_in_a_word_that_means_something(found_by: Run, text: str, found: list[str]) -> None:
    assert found_by("kind: phrases\nphrases: [assist our *, assist our * *]\n", text) == found


YEARS = """\
kind: quantity
quantity: experience
options:
  ceilings: {type: map, default: {entry: 3, senior: 12}, help: x}
  floors: {type: map, default: {senior: 3, lead: 4}, help: x}
bounds: [{over: ceilings}, {under: floors}]
"""


@pytest.mark.parametrize(
    ("level", "texts", "found"),
    [
        ("entry", ["A degree in law; or", "Five years of experience in law"], []),
        ("entry", ["Two years of experience in law; or", "Five years of experience in an office"], []),
        ("entry", ["Four years of experience in law; or", "Five years of experience in an office"], ["Four years", "Five years"]),
        ("entry", ["A degree in law", "or five years of experience in law"], []),
        ("entry", ["A degree in law", "Five years of experience in law"], ["Five years"]),
        ("senior", ["One year of experience in law"], ["One year"]),
        ("senior", ["One year of experience as a senior lawyer"], []),
        ("senior", ["One year of supervisory experience"], []),
        ("senior", ["Two years of experience in a similar position"], []),
        ("senior", ["Two years of experience in a busy court"], ["Two years"]),
    ],
)  # fmt: skip
def test_years_that_are_alternatives_or_in_a_rank(
    found_by: Run, level: str, texts: list[str], found: list[str]
) -> None:
    assert found_by(YEARS, *texts, level=level) == found


@pytest.mark.parametrize(
    ("levels", "text", "found"),
    [
        (("entry", "senior"), "Five years of experience in law", []),
        (("entry", "senior"), "Fourteen years of experience in law", ["Fourteen years"]),
        (("senior", "lead"), "Three years of experience in law", []),
        (("senior", "lead"), "Two years of experience in law", ["Two years"]),
        (("mid", "senior"), "Twenty years of experience in law", []),
    ],
)
def test_years_for_a_title_of_several_levels(
    make_rule: Callable[..., Rule],
    document_of: Callable[..., Document],
    levels: tuple[str, ...],
    text: str,
    found: list[str],
) -> None:
    from jdlint import engine

    document = document_of(("requirements", text))
    (posting,) = document.postings
    level = LevelFound(levels[0], all=levels)  # type: ignore[arg-type]
    document = document._replace(postings=(posting._replace(level=level),))
    result = engine.run(document, (make_rule(YEARS),))
    assert [finding.text for finding in result.findings] == found


def test_a_rule_for_one_level_leaves_titles_of_several_alone(
    make_rule: Callable[..., Rule], document_of: Callable[..., Document]
) -> None:
    from jdlint import engine

    rule = make_rule("kind: phrases\nwhen: {level: [entry]}\nphrases: [lead]\n")
    document = document_of(("requirements", "lead"), level="entry")
    assert len(engine.run(document, (rule,)).findings) == 1
    (posting,) = document.postings
    both = posting._replace(level=LevelFound("entry", all=("entry", "senior")))
    assert engine.run(document._replace(postings=(both,)), (rule,)).findings == ()
