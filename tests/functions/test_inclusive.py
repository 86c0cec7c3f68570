"""Of whom a pronoun speaks."""

from __future__ import annotations

import pytest

from jdlint import engine, posting, readers
from jdlint.passages import quotations
from jdlint.rulefile import load_rules
from jdlint.source import Source

RULES = load_rules().resolve(select=["inclusive"])
HEADINGS = {"company": "About us", "role": "About the role", "responsibilities": "Responsibilities", "requirements": "Requirements", "apply": "How to apply", "eeo": "Equal opportunity", "benefits": "Benefits"}  # fmt: skip


def _found(text: str, zone: str = "role", title: str = "Site Engineer") -> list[str]:
    content = f"# {title}\n\nLocation: Leeds\n\n## Duties\n\n- Plan sites\n\n## {HEADINGS[zone]}\n\n{text}\n"
    result = engine.run(posting.parse(readers.read(Source(content, "posting.md"))), RULES)
    assert not result.errors
    return [finding.text for finding in result.findings if finding.rule == "inclusive/gendered-pronoun"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The candidate plans sites, and he writes reports.", ["he"]),
        ("The candidate likes plans. She writes reports on her own.", ["She", "her"]),
        ("The site engineer plans. He travels.", ["He"]),
        ("He will travel.", ["He"]),
        ("He/she will travel, and (s)he will like it, as s/he must.", ["He/she", "(s)he", "s/he"]),
        ("You bring his or her tools, him/her and himself/herself.", ["his or her", "him/her", "himself/herself"]),
        ("The person we want loves his work.", ["his"]),
        ("The jobholder speaks English. He knows German.", ["He"]),
        ("The ideal candidate works in Leeds. She travels to London.", ["She"]),
    ],
)
def test_found(text: str, wanted: list[str]) -> None:
    assert _found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "You report to Maria Lopez, and she plans with you.",
        "Our CEO started alone. He still visits sites.",
        "Ask Ann (she/her), Bob (he/him/his) or Kim (he/they).",
        "Each pupil has his own desk, his or her teacher, and her family.",
        "The customer knows what she wants.",
        "Work with HIS, HE and SHE staff.",
        "His Majesty's Prison Service builds here.",
        '"When he came back, everything worked", a neighbour says.',
        "You work with the architect. She draws, and he measures.",
        "They will travel, and you will see the theatre, the others and this.",
    ],
)
def test_left_alone(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize("zone", ["company", "eeo"])
def test_company_and_equal_opportunity_texts_are_left_alone(zone: str) -> None:
    assert _found("The candidate is judged by his or her work, and he is welcome.", zone) == []


def test_a_person_introduced_in_the_paragraph_before_is_that_person() -> None:
    assert _found("Ngozi Adeyemi leads the team.\n\nShe plans the sites.") == []
    assert _found("We plan sites.\n\nShe plans the sites.") == ["She"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('He said "we all work very hard here" today', ['"we all work very hard here"']),
        ('A "rockstar" is none', []),
        ('A 5" pipe and a 6" pipe of the same make', []),
        ('"One two three four" and "five six seven eight"', ['"One two three four"', '"five six seven eight"']),
        ('An "open end of a quotation that never ends', []),
        ("none", []),
    ],
)
def test_quotations(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == wanted
