from __future__ import annotations

import pytest

from jdlint import lexicons
from jdlint.model import LEVELS
from jdlint.posting.facts.level import level_of_field, level_of_title

STATED = [
    # the plain words
    ("Senior Gardener", "senior", "Senior"),
    ("Sr. Data Engineer", "senior", "Sr."),
    ("Snr Surveyor", "senior", "Snr"),
    ("Junior Technician", "entry", "Junior"),
    ("Jr. Developer", "entry", "Jr."),
    ("Entry-Level Analyst", "entry", "Entry-Level"),
    ("Graduate Civil Engineer", "entry", "Graduate"),
    ("Trainee Solicitor", "entry", "Trainee"),
    ("Apprentice Electrician", "entry", "Apprentice"),
    ("Newly Qualified Nurse", "entry", "Newly Qualified"),
    ("Intermediate Developer", "mid", "Intermediate"),
    ("Mid-Level Accountant", "mid", "Mid-Level"),
    ("Marketing Intern", "intern", "Intern"),
    ("Working Student Finance", "intern", "Working Student"),
    ("Co-op, Mechanical Engineering", "intern", "Co-op"),
    ("Lead Pastry Chef", "lead", "Lead"),
    ("Front-End Lead", "lead", "Lead"),
    ("Team Leader, Night Shift", "lead", "Team Leader"),
    ("Principal Hydrologist", "principal", "Principal"),
    ("Consultant - Principal", "principal", "Principal"),
    ("Distinguished Engineer", "principal", "Distinguished"),
    ("Director of Nursing", "director", "Director"),
    ("Executive Director", "director", "Executive Director"),
    ("Head of People", "director", "Head of"),
    ("Head, Data Platform", "director", "Head"),
    ("VP of Sales", "executive", "VP"),
    ("Chief Financial Officer", "executive", "Chief"),
    ("CTO", "executive", "CTO"),
    ("Managing Director", "executive", "Managing Director"),
    # managing people
    ("Engineering Manager", "manager", "Engineering Manager"),
    ("Store Manager", "manager", "Manager"),
    ("Manager of Customer Support", "manager", "Manager"),
    ("Manager, Data Engineering", "manager", "Manager"),
    ("Warehouse Supervisor", "manager", "Supervisor"),
    ("Foreman", "manager", "Foreman"),
    ("Road Works Superintendent", "manager", "Superintendent"),
    ("Supervising Librarian", "manager", "Supervising"),
    ("Chief Forester", "manager", "Chief"),
    ("Assistant Manager", "manager", "Assistant Manager"),
    ("Software Development Manager", "manager", "Software Development Manager"),
    # staff as a rank
    ("Staff Software Engineer", "staff", "Staff"),
    ("Data Scientist, Staff", "staff", "Staff"),
    # words of one phrase name one level
    ("Senior Software Engineering Manager", "manager", "Engineering Manager"),
    ("Senior Staff Engineer", "staff", "Staff"),
    ("Senior Principal Consultant", "principal", "Principal"),
    ("Senior Lead Developer", "lead", "Lead"),
    ("Senior Vice President, Sales", "executive", "Senior Vice President"),
    ("Associate Director of Finance", "director", "Associate Director"),
    ("Deputy Head of Service", "director", "Deputy Head of"),
    ("Senior Associate", "senior", "Senior Associate"),
    ("Senior Staff Nurse", "senior", "Senior"),
    ("Senior Account Manager", "senior", "Senior"),
    ("Senior Chief of Staff", "senior", "Senior"),
    # associate
    ("Associate Product Manager", "entry", "Associate"),
    ("Associate Consultant", "entry", "Associate"),
    # numerals
    ("Engineer I", "entry", "I"),
    ("Software Engineer II", "mid", "II"),
    ("Chemist III, Water Quality", "senior", "III"),
    ("Chemist 2, Water Quality", "mid", "2"),
    ("Librarian 1", "entry", "1"),
    ("Web Developer Student", "intern", "Student"),
    ("Librarian IV (Archives)", "staff", "IV"),
    ("Planner V", "principal", "V"),
    ("Senior Planner II", "senior", "Senior"),
    ("Engineer (IC4)", "senior", "IC4"),
]

NONE = [
    "Chief of Staff", "Delivery Manager & Chief of Staff", "Chief Engineer (MV Aurora)", "Fire Chief",
    "Staff Nurse", "Staff Accountant", "Staff Attorney", "Staff Writer", "Kitchen Staff", "Member of Technical Staff", "Staffing Coordinator",
    "Lab Manager", "Account Manager", "Product Manager", "Project Manager", "Office Manager", "Case Manager", "Community Manager", "Delivery Manager", "Program Manager",
    "Lead Generation Specialist", "Lead Abatement Worker", "Leadership Development Coordinator", "Inbound Lead Qualifier",
    "Senior Living Advisor", "Senior Care Assistant", "Senior Center Cook", "Caregiver for Seniors",
    "Associate Professor of Law", "Associate Attorney", "Associate Dentist", "Sales Associate", "Warehouse Associate", "Research Associate",
    "Executive Assistant", "Executive Assistant to the Managing Director", "Executive Chef", "Account Executive", "Assistant to the Director",
    "Art Director", "Creative Director", "Funeral Director", "Head Chef", "Headteacher", "Head Nurse", "Head Coach", "Head of Year 9",
    "Principal", "Assistant Principal", "Principal Investigator", "Principal, Elm Street School",
    "Junior Doctor", "Junior High Teacher", "Graduate Nurse", "Graduate School Administrator", "Graduate Teaching Assistant",
    "Intern Architect", "Internal Auditor", "International Sales Representative", "Internist",
    "Middle School Teacher", "Middle Office Analyst", "Intermediate Care Nurse", "Data Entry Clerk", "Leading Hand",
    "Type II Diabetes Educator", "Phase II Trial Coordinator", "World War II Historian", "Class II Driver", "Tier 2 Support", "SOC Analyst L1",
    "Scrum Master", "HR Business Partner", "Postdoctoral Fellow", "Apprenticeship Manager", "Internship Coordinator", "Vice Principal", "Cook", "",
]  # fmt: skip

SEVERAL = [
    ("Junior / Senior Accountant", ("entry", "senior")),
    ("Senior/Lead Developer", ("senior", "lead")),
    ("UX Designer (Mid-Level to Sr.)", ("mid", "senior")),
    ("Mid-Senior Backend Developer", ("mid", "senior")),
    ("Senior Engineer, Tech Lead", ("senior", "lead")),
    ("Engineer II/III", ("mid", "senior")),
    ("Senior or Staff Engineer", ("senior", "staff")),
]


@pytest.mark.parametrize(("title", "level", "word"), STATED, ids=[title for title, _, _ in STATED])
def test_a_title_states_its_level_with_a_word_in_its_place(title: str, level: str, word: str) -> None:
    hit = level_of_title(title)
    assert (hit.value, hit.word) == (level, word)
    assert title[hit.start : hit.end] == word
    assert hit.all == (level,)


@pytest.mark.parametrize("title", NONE, ids=[title or "empty" for title in NONE])
def test_words_that_look_like_a_level_state_none(title: str) -> None:
    assert level_of_title(title) == ("none", "", -1, -1, ())


@pytest.mark.parametrize(("title", "levels"), SEVERAL, ids=[title for title, _ in SEVERAL])
def test_of_several_levels_the_lowest_is_the_value(title: str, levels: tuple[str, ...]) -> None:
    hit = level_of_title(title)
    assert hit.value == levels[0]
    assert hit.all == levels


def test_capitals_and_curly_quotes_make_no_difference() -> None:
    assert level_of_title("SENIOR WORKERS’ REPRESENTATIVE").value == "senior"


@pytest.mark.parametrize(
    ("value", "level"),
    [
        ("Entry level", "entry"),
        ("Associate", "entry"),
        ("Mid-Senior level", "mid"),
        ("Senior", "senior"),
        ("Director", "director"),
        ("Executive", "executive"),
        ("Internship", "intern"),
        ("IC4", "senior"),
        ("Principal", "principal"),
        ("Junior, no experience needed", "entry"),
        ("None experienced clerk - school leavers with a diploma, whatever the subject they studied there", "entry"),
        ("Non-experienced", "entry"),
        ("School leaver", "entry"),
        ("Entry level (less than two years of experience)", "entry"),
        ("Experienced (non-manager)", "mid"),
        ("Manager (manager or supervisor of staff)", "manager"),
        ("P4 - Senior", "senior"),
        ("Non-manager", "none"),
        ("Not applicable", "none"),
        ("Grade 7", "none"),
        ("GS-13", "none"),
        ("", "none"),
        ("Works with our senior engineers and junior colleagues across several offices and clients", "none"),
    ],
)
def test_a_field_states_its_level(value: str, level: str) -> None:
    assert level_of_field(value).value == level


def test_every_level_has_terms_rank_and_years() -> None:
    levels = lexicons.load("seniority")["levels"]
    assert set(levels) == set(LEVELS) - {"none"}
    assert [entry["rank"] for entry in levels.values()] == list(range(len(levels)))
    for entry in levels.values():
        years = entry["years"]
        assert set(years) == {"min", "max", "ceiling_warn", "floor_warn"}
        assert years["max"] is None or years["min"] <= years["max"]
        assert entry["source"]


def test_no_term_stands_for_two_levels() -> None:
    levels = lexicons.load("seniority")["levels"]
    terms = [term for entry in levels.values() for term in entry["terms"]]
    assert len(terms) == len(set(terms))
