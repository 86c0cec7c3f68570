"""Years of experience that are asked for, and the many other years of a posting."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.kinds.demands import Demand, demands
from jdlint.model import Block
from jdlint.passages import Text
from jdlint.textmap import TextMap


def text_of(text: str) -> Text:
    return Text(Block("item", text, TextMap.straight(len(text), 0), 0, len(text)), 0, "requirements")


def found(text: str, *, asked: bool = True) -> list[Demand]:
    return demands(text_of(text), asked=asked)


ASKED = {
    "5+ years": (5, "5+ years of experience in a bakery"),
    "5 + years": (5, "5 + years experience"),
    "5 years +": (5, "5 years + of experience"),
    "five or more years": (5, "You bring five or more years of experience"),
    "three to five years": (3, "At least three to five years of teaching experience"),
    "four (4) years": (4, "Minimum of four (4) years of experience"),
    "4 (four) years": (4, "A minimum of 4 (four) years' experience"),
    "(3) years": (3, "At least three (3) years of experience in payroll"),
    "18 months": (1.5, "18 months of experience in a call centre"),
    "3-5 yrs": (3, "3-5 yrs experience with Java"),
    "3 – 5 years": (3, "3 – 5 years of experience"),
    "3 or 4 years": (3, "3 or 4 years of experience in sales"),
    "between 2 and 4 years": (2, "You have between 2 and 4 years of experience"),
    "5yrs": (5, "5yrs experience in retail"),
    "two and a half years": (2.5, "two and a half years of experience"),
    "1.5 years": (1.5, "1.5 years of experience"),
    "a year": (1, "You have a year of experience in care"),
    "one year's": (1, "one year's experience as a porter"),
    "2 years": (2, "Experience: 2 years"),
    "a decade": (10, "a decade of experience in shipping"),
    "10 plus years": (10, "10 plus years of experience"),
    "ten full years": (10, "ten full years of paid experience"),
    "6 years or more": (6, "6 years or more in a similar role"),
    "7 years": (7, "7 years managing kitchens"),
    "8+ years": (8, "8+ years Java"),
    "2 yrs": (2, "Forklift (2 yrs), reach truck"),
    "3 years ": (3, "You have worked as a nurse for at least 3 years"),
    "five (5) to seven (7) years": (5, "five (5) to seven (7) years of experience"),
    "5-year": (5, "5-year experience as a welder"),
    "12 months": (1, "12 months' experience in a warehouse"),
    "twelve years": (12, "Our ideal candidate has twelve years of experience in banking"),
    "9 years": (9, "We are looking for someone with 9 years of experience"),
    "0-2 years": (0, "0-2 years of experience"),
    "up to 2 years": (0, "up to 2 years of experience"),
}


@pytest.mark.parametrize(("least", "text"), ASKED.values(), ids=ASKED.keys())
def test_asked(least: float, text: str) -> None:
    assert [demand.least for demand in found(text)] == [least]


OTHER = [
    "For 20 years we have baked bread",
    "With over 30 years of experience, our firm builds bridges",
    "We have 25 years of experience in logistics",
    "Our team has more than 50 years of combined experience",
    "A company with 40 years of history",
    "A 2-year contract",
    "Fixed term for 12 months",
    "This is a two year fixed term contract",
    "You must be 18 years or older",
    "At least 21 years of age",
    "Applicants aged 16 years and over",
    "A four-year degree in economics",
    "A three year apprenticeship",
    "A bachelor's degree, or 4 years of experience instead of a degree",
    "Bachelor's degree or 4 years of experience",
    "Six years of experience may be substituted for the degree",
    "One year of specialized experience equivalent to the GS-13 level",
    "One year of experience at the next lower grade",
    "Shares vest over 4 years",
    "A 5 year warranty on our doors",
    "Within your first year you will meet every client",
    "In the next 3 years we will open ten shops",
    "Over the past 7 years, we have grown",
    "No moving violations in the last 36 months",
    "Our product is 10 years old",
    "Over ten years of data for analysis",
    "30 days of leave a year",
    "£30,000 a year",
    "The role is reviewed every two years",
    "Six months of probation",
    "You do not need 5 years of experience",
    "Regardless of whether you have 2 years or 20 years of experience",
    "Learn from colleagues with 15 years of experience",
    "Work with engineers who have ten years of experience",
    "You will be led by mentors with 20 years of experience",
    "After two years of service you get a sabbatical",
    "Founded 12 years ago",
    "A fund with a 10-year horizon",
    "Your application is kept on file for two years",
    "A one-year probationary period",
    "A new two-year fellowship for early-career technologists",
    "Born in 1999, 2001 or later years",
    "A 5,000 years old craft",
    "years of experience",
]


@pytest.mark.parametrize("text", OTHER)
def test_no_demand(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("At least five years of experience", "five years"),
        ("You have 5+ years’ experience", "5+ years"),
        ("3–5 years of experience", "3–5 years"),
        ("Minimum of four (4) years of experience", "four (4) years"),
        ("5 years or more of experience", "5 years or more"),
    ],
)
def test_span(text: str, shown: str) -> None:
    (demand,) = found(text)
    assert text[demand.start : demand.end] in (shown, shown.removesuffix(" or more"))


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("5+ years of experience with Java", "Java"),
        ("5+ years of back-end development experience", "back-end development"),
        ("5+ years of experience", ""),
        ("3 years as a team assistant", "team assistant"),
    ],
)
def test_object(text: str, of: str) -> None:
    assert found(text)[0].of == of


def test_sentences_without_experience_need_a_list_of_requirements() -> None:
    assert found("3+ years in a kitchen")
    assert not found("3+ years in a kitchen", asked=False)
    assert found("3+ years of experience in a kitchen", asked=False)


def test_wishes_and_alternatives_are_told() -> None:
    assert found("5 years of experience preferred")[0].preferred
    assert not found("5 years of experience")[0].preferred
    both = found("A master's and 2 years of experience, or a bachelor's and 4 years of experience")
    assert [demand.least for demand in both] == [2, 4]
    assert all(demand.either for demand in both)
    assert not any(demand.either for demand in found("3 years of experience in sales and 2 years of experience in law"))


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="1 5+-()/.,ay yearsmonthfo'’", max_size=200))
def test_any_text_is_read(text: str) -> None:
    for demand in found(text):
        assert 0 <= demand.start < demand.end <= len(text)
        assert demand.least >= 0


@pytest.mark.packaging
def test_linear() -> None:
    for piece in ("1 year ", "(1) years to ", "1-", "5 or ", "years "):
        assert isinstance(found(piece * 3000), list)
