"""Lines around the title, headings of forms and of plain texts, buttons and addresses, what a posting says in passing."""

from __future__ import annotations

import pytest

from jdlint.posting.meaning import meaning_of_heading
from jdlint.posting.offers import leads_to_application
from jdlint.posting.told import duties_told, organisation_told

from .test_heads import title_of
from .test_reading import headings, posting, zone_of


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Baker : Remote", "Baker"),
        ("Bloomfield Mill : Baker", "Baker"),
        ("Vacancy-3 (Three) Paid Position : FERRY DRIVER", "FERRY DRIVER"),
        ("Doctoral research position available", "Doctoral research position"),
        ("Baker position available", "Baker"),
        ("Baker-Leeds", "Baker"),
        ("Baker-Driver", "Baker-Driver"),
        ("Co-Pilot", "Co-Pilot"),
    ],
)
def test_signs_around_a_job_are_no_part_of_its_title(line: str, title: str) -> None:
    assert title_of(line) == title


def test_a_stated_place_is_no_part_of_the_title() -> None:
    stated = "---\ntitle: Baker-Quarndon\nlocation: Quarndon\n---\n\nWe bake bread for the town.\n"
    other = "---\ntitle: Baker-Oven\nlocation: Quarndon\n---\n\nWe bake bread for the town.\n"
    titles = [found.title.text for text in (stated, other) if (found := posting(text)).title]
    assert titles == ["Baker", "Baker-Oven"]


def test_a_role_that_tells_the_work_is_no_title() -> None:
    text = "# Jobs\n\n## Ferry driver and guide\n\n**Location**: Cork\n\n**Role**: Run and repair the boats for visitors and guide them\n\nWe run boats.\n"
    found = posting(text)
    assert found.title is not None
    assert found.title.text == "Ferry driver and guide"
    named = posting("# Jobs\n\n**Role**: Cook for the school\n\nWe cook.\n")
    assert named.title is not None
    assert named.title.text.startswith("Cook")


def test_lines_over_a_repeated_title_are_of_the_head() -> None:
    text = (
        "---\ntitle: LECTURER IN BAKING (FIXED TERM)\n---\n\n## FACULTY OF FOOD\n### DEPARTMENT OF BREAD\n#### LECTURER IN BAKING (FIXED TERM)\n\n"
        "**Duties**: You will teach baking to students of all years and mark their loaves.\n"
    )
    found = posting(text)
    assert {zone_of(found, text, name) for name in ("FACULTY", "DEPARTMENT", "#### LECTURER")} == {"header"}


def test_empty_lines_of_a_form_are_no_headings() -> None:
    form = "# Baker\n\n**Department:**  \n**Reports To:**  \n**Contacts:**  \n\n## Duties\n\n- Bake bread\n- Clean the ovens\n"
    assert headings(posting(form)) == [("Duties", "responsibilities")]


def test_a_heading_over_another_one_stays_a_heading() -> None:
    text = "# Baker\n\nWe bake.\n\n**Requirements:**\n**Essential:**\n\n- You can bake bread\n- You have an oven\n"
    assert [heading for heading, _ in headings(posting(text))] == ["Requirements", "Essential"]


def test_lines_over_a_sentence_each_are_headings_of_a_plain_text() -> None:
    text = (
        "Baker\n\nWe bake bread for the town and sell it to everyone.\n\nWhat we offer\n\n"
        "28 days off\n\nYou have 28 days of paid leave in each year with us.\n\n"
        "Fresh bread\n\nEvery day you take two loaves of your choice home with you.\n\n"
        "A trip together\n\nOnce a year we shut the ovens and go to the sea by train.\n"
    )
    found = posting(text, "jobs/a.txt")
    assert headings(found) == [
        (name, "benefits") for name in ("What we offer", "28 days off", "Fresh bread", "A trip together")
    ]
    once = "Baker\n\nWe bake bread for the town.\n\nWhat we offer\n\nFresh bread\n\nEvery day you take two loaves of your choice home with you.\n"
    assert headings(posting(once, "jobs/a.txt")) == [("What we offer", "benefits")]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What they offer", "benefits"), ("What they do", "company"), ("What they need", "requirements"), ("What you'll learn", "benefits"),
        ("What our bakers will learn", "benefits"), ("Pay & job details", "compensation"), ("Your skills and qualities as a baker", "requirements"),
        ("Your tasks as head baker", "responsibilities"),
    ],
)  # fmt: skip
def test_headings_of_known_meaning(heading: str, kind: str) -> None:
    assert meaning_of_heading(heading) == ((kind,), True)


@pytest.mark.parametrize(
    "heading", ["Specialist experience is defined as experience", "Anything such as skills as well as bread"]
)
def test_as_names_nobody(heading: str) -> None:
    assert not meaning_of_heading(heading).certain


def test_a_button_is_no_heading_and_leads_to_applying() -> None:
    text = '<h1>Baker</h1><h2>Requirements</h2><ul><li>You can bake bread</li></ul><p><a href="/form">Apply now</a></p><p>We write back to everyone within two weeks of the day.</p>'
    found = posting(text, "jobs/a.html")
    assert headings(found) == [("Requirements", "requirements")]
    assert zone_of(found, text, "Apply now") == "apply"
    assert "apply" in found.elements


@pytest.mark.parametrize(
    ("line", "leads"),
    [
        ("https://mill.example/jobs/baker", True),
        ("See the job opening: https://t.example/a1b2", True),
        ("Baker: https://mill.teamtailor.com/baker", True),
        ("https://mill.example/about", False),
        ("Our bread: https://mill.example/bread", False),
        ("We have written of our work in the town at https://mill.example/jobs/baker", False),
        ("https://mill.example", False),
    ],
)
def test_addresses_at_which_one_applies(line: str, leads: bool) -> None:
    assert leads_to_application(line) is leads


@pytest.mark.parametrize(
    "sentence",
    [
        "The Mill Foundation strives to keep old mills turning.",
        "Bloomfield is currently developing an oven that needs no wood.",
        "You will help Bloomfield to achieve its goal of feeding every child.",
    ],
)
def test_what_an_organisation_does(sentence: str) -> None:
    assert organisation_told(sentence) is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "Bloomfield is building a new team of bakers.",
        "Our aim is to fill the post by May.",
        "We are looking for a baker who strives for perfect bread.",
    ],
)
def test_what_tells_nothing_of_an_organisation(sentence: str) -> None:
    assert organisation_told(sentence) is None


def test_someone_who_can_do_things() -> None:
    assert duties_told("We want to hire a baker who can run the ovens and teach apprentices.") is not None
    assert duties_told("We want to hire a baker who can work at night.") is None
    assert duties_told("We want to hire a baker who can communicate well.") is None


def test_a_notice_of_consent_is_no_statement_of_equality() -> None:
    text = (
        "# Baker\n\nWe are a mill in Cork.\n\n## How to apply\n\nSend your CV to Ann.\n\n"
        "With your application you agree that we process your personal data as an equal opportunity allows.\n\n"
        "By sending us your details you give your consent that we hold them on computer.\n"
    )
    found = posting(text)
    assert zone_of(found, text, "you give your consent") == "eeo"
    plain = posting(text.replace(" as an equal opportunity allows", ""))
    assert "eeo" in found.elements
    assert "eeo" not in plain.elements


def test_an_empty_form_states_nothing() -> None:
    text = "# Baker\n\nWe are a mill in Cork.\n\n## Qualifications\n\n### Required\n-\n\n### Preferred\n-\n\n## Duties\n\n- Bake bread\n- Clean the ovens\n"
    assert "skills" not in posting(text).elements
    assert "responsibilities" in posting(text).elements


def test_facts_behind_bold_labels_of_any_name_are_of_the_head() -> None:
    text = "# Baker\n\n**Paid for by:** the town of Cork\n\n**Starts:** in May\n\nWe are a mill in Cork that grinds rye for bakers.\n"
    found = posting(text)
    assert {zone_of(found, text, name) for name in ("Paid for by", "Starts")} == {"header"}
    told = text.replace("Paid for by", "Duties")
    assert zone_of(posting(told), told, "Duties") == "responsibilities"


def test_an_address_ends_a_short_call() -> None:
    text = "# Baker\n\nWe are a mill in Cork that grinds rye for bakers.\n\nBaker: https://mill.teamtailor.com/baker\n"
    found = posting(text)
    assert zone_of(found, text, "Baker: https") == "apply"
    assert "apply" in found.elements
