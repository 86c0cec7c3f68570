"""Sentences and links that state benefits or a way to apply where no section does."""

from __future__ import annotations

import pytest

from jdlint.posting.offers import applying_told, benefits_told

from .test_reading import posting


@pytest.mark.parametrize(
    "sentence",
    [
        "The mill pays competitive wages and benefits.",
        "Salary plus benefits in line with the county scale.",
        "This post is not eligible for health benefits.",
        "Fringe benefits are available to all who work half time or more.",
        "There are no benefits with this role.",
        "Flights to Lima and local travel are provided.",
        "We will cover your airfare and the first month of housing.",
        "We'd fly you to the summer school once a year.",
        "Room and board included.",
        "We encourage ongoing professional development opportunities for all nurses.",
        "Excellent training opportunities and a friendly kitchen.",
        "£24,000 + 7% employer pension contribution",
        "Flexible schedule",
        "Full training will be given.",
        "28 days' holiday a year",
        "Live-in post with room and board.",
        "We will pay for your training.",
        "Hourly rate plus tips and benefits.",
    ],
)
def test_tells_of_benefits(sentence: str) -> None:
    assert benefits_told("The gate is blue. " + sentence) == (18, 18 + len(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "You will manage compensation and benefits administration.",
        "Explain the range of benefits to our clients.",
        "Experience with employee benefits programs.",
        "You must provide your own equipment and travel.",
        "Travel is required.",
        "Meals are provided to residents three times a day.",
        "We provide training to companies.",
        "Offer training opportunities for teachers.",
        "Develop learning and development opportunities for the staff.",
        "The product has many benefits.",
        "Do you know about the benefits available?",
        "Customers get free parking and a flexible schedule of our buses is for customers.",
        "Mileage logs are kept by the driver.",
        "Manage the booking of room and board for our guests.",
        "Drive the company vehicle to customers.",
    ],
)
def test_tells_of_no_benefits(sentence: str) -> None:
    assert benefits_told(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Apply now by filling in our form.",
        "To apply, bring a loaf to the shop.",
        "Call Greta on 0161 496 0123 for a chat.",
        "Get in touch at ovens@bakery.example if this sounds like you.",
        "Walk-ins are welcome on weekdays.",
        "You can apply through our website.",
        "Stop by the shop and ask for Greta.",
        "Ready to bake, speak to our foreman on 0161 496 0123.",
    ],
)
def test_tells_how_to_apply(sentence: str) -> None:
    assert applying_told("The gate is blue. " + sentence) == (18, 18 + len(sentence))


@pytest.mark.parametrize(
    "sentence",
    ["Apply knowledge of pastry.", "Call customers every morning.", "Contact suppliers by email.", "Our form is simple.", "Text and phone support."],
)  # fmt: skip
def test_tells_not_how_to_apply(sentence: str) -> None:
    assert applying_told(sentence) is None


BODY = "# Baker\n\nWe bake bread in Leeds.\n\n## What you will do\n\n- Knead the dough\n- Tend the oven\n\n{}\n"


@pytest.mark.parametrize(
    "line",
    [
        "[Get started](https://hire.bakery.example/talk?job=baker)",
        "[Download Application Form](baker.pdf)",
        "<https://bakery.example/jobs/night-baker>",
        "[Baker](https:&#x2F;&#x2F;bakery.example&#x2F;careers&#x2F;baker)",
        "https://boards.greenhouse.io/bakery/12",
        "Submit your application",
    ],
)
def test_a_link_or_button_is_a_way_to_apply(line: str) -> None:
    assert "apply" in posting(BODY.format(line)).elements


@pytest.mark.parametrize(
    "line",
    [
        "Get started",
        "[Our bread](https://bakery.example/bread/rye)",
        "[Other jobs](https://bakery.example/jobs)",
        "<https://bakery.example>",
        "We started with one oven.",
    ],
)
def test_another_link_is_no_way_to_apply(line: str) -> None:
    assert "apply" not in posting(BODY.format(line)).elements


def test_a_paragraph_among_the_duties_may_tell_of_benefits_and_an_item_not() -> None:
    assert "benefits" in posting(BODY.format("We will cover your airfare to the mill.")).elements
    assert "benefits" not in posting(BODY.format("- We will cover your airfare to the mill.")).elements
