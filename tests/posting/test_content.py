"""Sentences and bullets tell what they are about."""

from __future__ import annotations

import pytest

from jdlint.posting.content import best, scores


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Northwind is a family-owned bakery with a mission.", "company"),
        ("We are looking for a baker to join our team, reporting to the owner.", "role"),
        ("You will bake bread and clean the oven.", "responsibilities"),
        ("You have three years of experience with sourdough and a knowledge of hygiene.", "requirements"),
        ("Experience with rye would be a plus.", "nice-to-have"),
        ("The salary range is £28,000 to £31,000 per annum.", "compensation"),
        ("We offer health insurance, a pension and 30 days of annual leave.", "benefits"),
        ("This is a full-time position based in Cork, with night shifts.", "logistics"),
        ("Please send your CV and a cover letter by the closing date.", "apply"),
        ("All qualified applicants will receive consideration without regard to race or religion.", "eeo"),
    ],
)
def test_a_sentence_scores_highest_for_what_it_is_about(text: str, kind: str) -> None:
    assert best(scores(text, False))[0] == kind


@pytest.mark.parametrize("text", ["Baking bread", "Bakes bread", "Regularly clean the oven", "Manages the shop"])
def test_a_bullet_that_starts_with_a_verb_of_duty_is_one(text: str) -> None:
    found = scores(text.replace("Baking", "Preparing").replace("Bakes", "Prepares"), True)
    assert best(found)[0] == "responsibilities"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "The miller grinds the corn, orders the sacks, trains the helpers and maintains the wheel.",
            "responsibilities",
        ),
        ("Promotes, plans and conducts the fair.", "responsibilities"),
        ("This position is responsible for the yard and its gate.", "responsibilities"),
        ("Northwind is looking for a miller with a good back.", "role"),
        ("The candidate will have a licence and a good back.", "requirements"),
        ("Our crew has one aim: we exist to help the bakers of the county.", "company"),
        ("Your application will be assessed by two millers.", "apply"),
        ("We use cookies to see who reads this.", "other"),
    ],
)
def test_a_sentence_that_states_its_topic_decides(text: str, kind: str) -> None:
    assert best(scores(text, False))[0] == kind


@pytest.mark.parametrize(
    "text",
    ["The company designs, builds, sells and repairs mills.", "The mill plans a new wheel.", "Plans for the summer."],
)
def test_a_sentence_about_something_else_tells_no_duties(text: str) -> None:
    assert scores(text, False).get("responsibilities", 0.0) < 6


def test_a_text_without_cues_has_no_kind() -> None:
    assert best(scores("Rye, spelt, wheat.", False)) == (None, 0.0)
