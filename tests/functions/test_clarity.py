"""Length, capitals and doubled words."""

from __future__ import annotations

from typing import Any

import pytest

from jdlint import engine, posting, readers
from jdlint.rulefile import load_rules
from jdlint.settings import Settings
from jdlint.source import Source

RULES = load_rules()


def _found(rule: str, text: str, name: str = "posting.md", **options: Any) -> list[str]:
    settings = Settings(options={f"clarity/{rule}": options} if options else {})
    result = engine.run(
        posting.parse(readers.read(Source(text, name))), RULES.resolve(select=[f"clarity/{rule}"]), settings
    )
    assert not result.errors
    return [finding.text for finding in result.findings]


def _posting(text: str) -> str:
    return f"# Cook\n\nLocation: Leeds\n\n## About the role\n\n{text}\n\n## Requirements\n\n- A licence\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Keep the the list.", ["the the"]),
        ("The the list is long.", ["The the"]),
        ("We cook cook lunch.", ["cook cook"]),
        ("We cook in\nin Leeds.", ["in\nin"]),
        ("and and and", ["and and"]),
        ("We **cook** cook lunch.", ["cook** cook"]),
        ("It was was it", ["was was"]),
        ("a a list", ["a a"]),
    ],
)
def test_doubled_word(text: str, wanted: list[str]) -> None:
    assert _found("doubled-word", _posting(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "We had had enough.", "I know that that works.", "Walla Walla and Bora Bora", "Very, very good; very very good.", "The end. End of text.",
        "Log in in-house.", "day-to-day to-day", "10 10 10", "x x x", "one | one", "Duran Duran", "in (in Leeds)", "`the the`", "New New York",
        "Cook. Cook well.", "https://the.example/the the.example",
    ],
)  # fmt: skip
def test_no_doubled_word(text: str) -> None:
    assert _found("doubled-word", _posting(text)) == []


def test_own_words_may_stand_twice() -> None:
    assert _found("doubled-word", _posting("We boom boom and cook cook."), words=["boom"]) == ["cook cook"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("PLEASE DO NOT CALL the office.", ["PLEASE DO NOT CALL"]),
        ("We say WILL ONLY BE ACCEPTED ONLINE today.", ["WILL ONLY BE ACCEPTED ONLINE"]),
        ("Great!! Really!!! Yes! ! !", ["!!", "!!!", "! ! !"]),
        ("Great! Really?", []),
        ("AWS GCP SQL ETL DBT and NATO", []),
        ("MINIMUM DUTIES OF THE POST: cook", []),
        ("GS-14 LEVEL SPECIALIZED EXPERIENCE REQUIREMENTS: cook", []),
        ("You must NOT be late. VERY IMPORTANT.", []),
    ],
)
def test_shouting(text: str, wanted: list[str]) -> None:
    assert _found("shouting", _posting(text)) == wanted


def test_sentences_and_bullets_are_measured_by_their_words() -> None:
    text = _posting("One two three four five six. One two. Say e.g. one two three.")
    assert _found("long-sentence", text, words=5) == ["One two three four five six."]
    bullets = "# Cook\n\nLocation: Leeds\n\n## Responsibilities\n\n- One two three four five six\n- One two\n"
    assert _found("long-bullet", bullets, words=5) == ["One two three four five six"]
    assert _found("long-sentence", bullets, words=5) == []


def test_a_list_in_one_line_is_no_sentence() -> None:
    assert (
        _found("long-sentence", _posting("We cook soup; bread; cake; tea; juice; and some lunch for all"), words=5)
        == []
    )


def test_a_wall_is_told_at_its_first_sentence() -> None:
    wall = "We cook. " + "We cook soup for the people of the town. " * 12
    assert _found("wall-of-text", _posting(wall), words=50) == ["We cook."]
    assert _found("wall-of-text", _posting(wall[:200] + "\n\n" + wall[200:]), words=80) == []


def test_length_of_a_posting() -> None:
    text = _posting("We cook.")
    assert _found("too-short", text) == ["Cook"]
    assert _found("too-short", text, words=5) == []
    assert _found("too-long", text) == []
    assert _found("too-long", text, words=5) == ["Cook"]


@pytest.mark.parametrize(
    "more",
    ["The full job description is on our site.", "See our [common requirements](all.md).", "{% include benefits.md %}"],
)
def test_a_posting_whose_text_is_elsewhere_is_not_too_short(more: str) -> None:
    assert _found("too-short", _posting(more)) == []


def test_sentences_in_fields_count() -> None:
    sentence = "You cook lunch for forty people together with two other cooks from the town of Leeds"
    body = "".join(f"part{number}: {sentence}\n" for number in range(8))
    assert _found("too-short", f"---\ntitle: Cook\nlocation: Leeds\n{body}---\n\n## Responsibilities\n\n- Cook\n") == []


def test_reading_grade() -> None:
    easy = _posting("You cook. You bake. We eat it all. " * 15)
    hard = _posting(
        "Organisational interdependencies necessitate comprehensive multidisciplinary coordination activities. " * 15
    )
    assert _found("reading-grade", easy) == []
    assert _found("reading-grade", hard) == ["Cook"]
    assert _found("reading-grade", hard, grade=99) == []
