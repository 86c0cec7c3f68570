"""What a title holds, and whether two names may mean the same job."""

from __future__ import annotations

import pytest

from jdlint import engine, posting, readers
from jdlint.functions.titles import conflict, in_small_letters, is_stand_in, job_of
from jdlint.rulefile import load_rules
from jdlint.source import Source

RULES = load_rules().resolve(select=["title"])


def _lint(text: str, name: str = "posting.md") -> list[tuple[str, str]]:
    result = engine.run(posting.parse(readers.read(Source(text, name))), RULES)
    assert not result.errors
    return [(finding.rule.removeprefix("title/"), finding.text) for finding in result.findings]


def _titled(title: str) -> list[tuple[str, str]]:
    return _lint(
        f"# {title}\n\nLocation: Leeds\n\n## Responsibilities\n\n- Do the work\n\n## Requirements\n\n- A licence\n"
    )


def _says(title: str, text: str) -> list[tuple[str, str]]:
    return _lint(f"# {title}\n\nLocation: Leeds\n\n## About the role\n\n{text}\n\n## Requirements\n\n- A licence\n")


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Back-end Developer", "Front-end Developer"),
        ("Backend Engineer", "frontend developer"),
        ("Python Developer", "Java developer"),
        ("iOS Developer", "Android developer"),
        ("Mechanical Engineer", "software engineer"),
        ("Product Manager", "project manager"),
        ("HR Manager", "Marketing Manager"),
        ("Maths Teacher", "history teacher"),
        ("Staff Nurse", "warehouse operative"),
        ("Accountant", "chef"),
        ("Office Manager", "nurse"),
        ("Delivery Driver", "solicitor"),
        ("Data Analyst", "electrician"),
    ],
)
def test_two_jobs(title: str, other: str) -> None:
    assert conflict(job_of(title), job_of(other))
    assert conflict(job_of(other), job_of(title))


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Back-End Developers", "backend developer"),
        ("Senior Software Engineer", "developer"),
        ("Software Engineer", "programmer"),
        ("Full-stack Developer", "Front-end Developer"),
        ("Registered Nurse", "carer"),
        ("Midwife", "healthcare professional"),
        ("Teacher of Mathematics", "maths tutor"),
        ("Sales Assistant", "cashier"),
        ("Shop Manager", "salesperson"),
        ("UX Designer", "user experience researcher"),
        ("Talent Acquisition Partner", "recruiter"),
        ("Head of People", "HR director"),
        ("Chef de Partie", "cook"),
        ("Product Owner", "product manager"),
        ("Scrum Master", "project manager"),
        ("Security Engineer Tech Expert", "security analyst technical expert"),
        ("Customer Success Account Manager", "account manager"),
        ("Presidential Fellow", "strategist"),
        ("Marketing Manager", "content writer"),
        ("Data Engineer", "data scientist"),
        ("Delivery Manager", "servant leader"),
        ("Electrician", "maintenance technician"),
    ],
)
def test_may_be_one_job(title: str, other: str) -> None:
    assert not conflict(job_of(title), job_of(other))


@pytest.mark.parametrize(
    "text",
    [
        "As a Front-end Developer, you build pages.",
        "As our new Front-end Developer on the web team you build pages.",
        "As a Front-end Developer at Hallgate, you'll build pages.",
        "We are looking for a Front-end Developer who likes pages.",
        "We're hiring a Front-end Developer to join us.",
        "Join our team as a Front-end Developer!",
        "In the role of Front-end Developer, you build pages.",
        "As a **Front-end Developer** you build pages.",
    ],
)
def test_mismatch(text: str) -> None:
    assert _says("Back-end Developer", text) == [("mismatch", "Front-end Developer")]


@pytest.mark.parametrize(
    "text",
    [
        "As a Back-end Developer, you work with every Front-end Developer.",
        "You work with a Front-end Developer and a nurse.",
        "We are also looking for a Front-end Developer.",
        "We are looking for a [Front-end Developer](https://example.com/other) as well.",
        "As a former nurse you know the work. As a trained cook, you like order.",
        "As an engineering team, we are looking for a new nurse's office.",
        "The role of the Product Manager is to plan.",
        '"As a nurse, you would love it", says our neighbour.',
        "Our customers are looking for a plumber.",
        "As a leader, you listen. As a member of the team, you speak.",
    ],
)
def test_no_mismatch(text: str) -> None:
    assert _says("Back-end Developer", text) == []


@pytest.mark.parametrize("title", ["ENTER ROLE TITLE HERE", "(Position)", "Job title", "Insert title", "[Role]"])
def test_a_title_still_to_be_written_is_another_rules_matter(title: str) -> None:
    assert is_stand_in(title)


@pytest.mark.parametrize("title", ["Position Engineer", "Title Clerk", "Data Entry Operator", "Engineer (m/f/d)"])
def test_a_title_that_is_written(title: str) -> None:
    assert not is_stand_in(title)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("SENIOR UX DESIGNER", "Senior UX Designer"),
        ("HEAD OF HR AND PAYROLL", "Head of HR and Payroll"),
        ("ENGINEER III, LIFTS & ESCALATORS", "Engineer III, Lifts & Escalators"),
        ("WORKERS' COMPENSATION CLERK", "Workers' Compensation Clerk"),
        ("AIRPORT POLICE OFFICER (L3)", "Airport Police Officer (L3)"),
    ],
)
def test_small_letters(title: str, wanted: str) -> None:
    assert in_small_letters(title) == wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Mechanic $25/hour", [("extra-facts", "$25/hour")]),
        ("Mechanic £30k - £35k", [("extra-facts", "£30k - £35k")]),
        ("Mechanic - Req #48213", [("extra-facts", "Req #48213")]),
        ("Mechanic (R-102938)", [("extra-facts", "R-102938")]),
        ("Mechanic - Leeds", [("extra-facts", "Leeds")]),
        ("Mechanic (Hybrid)", [("extra-facts", "Hybrid")]),
        ("URGENT: Mechanic", [("decoration", "URGENT")]),
        ("Mechanic ⭐⭐", [("decoration", "⭐⭐")]),
        ("Mechanic ** apply now **", [("decoration", "**"), ("decoration", "apply now"), ("decoration", "**")]),
        ("Amazing Sales Guru", [("hype", "Amazing"), ("hype", "Guru")]),
        ("Mechanics", [("plural", "Mechanics")]),
        ("Mechanics (m/f/d)", [("plural", "Mechanics")]),
        ("Mechanic / Driver", [("several-jobs", "Mechanic / Driver")]),
        ("Cook and Cleaner", [("several-jobs", "Cook and Cleaner")]),
    ],
)
def test_title_findings(title: str, wanted: list[tuple[str, str]]) -> None:
    assert _titled(title) == wanted


@pytest.mark.parametrize(
    "title",
    [
        "C# / .NET Developer (m/f/d)", "Nurse, Band 5", "GS-13 Analyst", "Site Engineer II", "UX/UI Designer", "Head of Sales", "Salesforce Developer (100%)",
        "Graduate Fellows - Outreach Lead", "Hybrid Cloud Engineer", "Remote Sensing Analyst", "Director of Nurses", "Research & Development Engineer", "Hotel Receptionist – Nights", "Human Resources Manager",
        "Electronics Technician", "SRE", "QA Engineer", "Class 1 HGV Driver", "Year 6 Teacher", "Grade 7 Policy Adviser", "Office 365 Administrator",
        "Data Engineer (Snowflake/dbt)", "Waitress/Waiter", "Communications Officer", "Staff Nurse | A&E", "Windows 11 Support Engineer", "3D Artist", "Developer*in",
    ],
)  # fmt: skip
def test_good_titles(title: str) -> None:
    assert _titled(title) == []


def test_capitals_are_left_alone_where_headings_are_in_capitals() -> None:
    text = "SENIOR MECHANIC\n\nLOCATION: LEEDS\n\n{}\n\n- Repair lifts\n\n{}\n\n- Two hands\n"
    assert _lint(text.format("DUTIES", "REQUIREMENTS"), "x.txt") == []
    assert _lint(text.format("Duties", "Requirements"), "x.txt") == [("shouting", "SENIOR MECHANIC")]
