"""``jdlint new``: eight titles give skeletons whose open parts are reported one by one, and that lint clean once they are filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .conftest import Jdlint

ROOT = Path(__file__).parents[2]
CASES = [
    ("Junior Back-End Developer", "entry", "md"),
    ("Senior Nurse", "senior", "txt"),
    ("Gardener", "none", "md"),
    ("Head of Sales", "director", "txt"),
    ("Marketing Intern", "intern", "md"),
    ("Staff Software Engineer", "staff", "txt"),
    ("Engineering Manager", "manager", "md"),
    ("Mid-Level Accountant", "mid", "txt"),
    ("Lead Electrician", "lead", "md"),
    ("Principal Architect", "principal", "md"),
    ("Junior C++ Developer", "entry", "txt"),
    ("Account Executive", "none", "md"),
    ("Lead Generation Specialist", "none", "txt"),
    ("VP, Engineering", "executive", "md"),
    ("R&D Engineer", "none", "md"),
    ("Registered Nurse (RN) - ICU", "none", "txt"),
    ("köchin", "none", "md"),
]
FILLED = {
    "address for applications": "jobs@lifts.example",
    "area of the job": "the repair of lifts",
    "bonus, commission or shares, or that there are none": "There is no bonus and no commission.",
    "city, region and country": "Leeds, England, United Kingdom",
    "coaching or exchange with other managers": "four meetings a year with managers of other firms",
    "contact for adjustments": "Dana Whitfield",
    "courses or training": "a course of your choice each year",
    "documents or records of the job": "the service books of our customers",
    "first skill or tool": "wiring diagrams",
    "first task of an ordinary week": "Inspect lifts at schools and hospitals",
    "first work on their own": "the yearly inspection of small lifts",
    "goal of the team": "the date of a repair",
    "health insurance or sick pay": "Sick pay from the first day",
    "hours a week, and whether the job is permanent": "Full-time, 38 hours a week, permanent",
    "job of the manager": "the manager of the workshop",
    "kind of work": "service and repair",
    "last day for applications": "26 February 2027",
    "last day for applications again": "26 February 2027",
    "leave for new parents": "16 weeks of paid leave for new parents",
    "lowest and highest pay again, as above": "£34,000 to £39,000 a year",
    "lowest and highest pay, with currency and period": "£34,000 to £39,000 a year",
    "name of the employer": "Aire Lifts",
    "name of the mentor": "Sam Okafor",
    "name of the team": "the repair team",
    "next roles in the company": "the planning of new lifts and the training of others",
    "number of days": "28 days",
    "number of months": "six months",
    "number of people": "forty people",
    "number of weeks": "two weeks",
    "one more benefit that people here like": "A bus pass",
    "other skill that helps but can be learned here": "A driving licence for vans",
    "own projects or research": "one day a month for an idea of your own",
    "pension or retirement plan, with what you pay into it": "A pension, to which we add six percent",
    "people the job works with": "customers and colleagues",
    "places where they work": "Leeds and York",
    "second skill": "read the sound of an engine",
    "second skill or tool": "hydraulics",
    "second task of an ordinary week": "Replace worn parts of doors and drives",
    "size of the team": "eight people",
    "skill that helps but can be learned here": "Some practice in welding",
    "steps of the selection": "a conversation and half a day in the workshop",
    "the budget or resources of the team": "the budget of the workshop",
    "third task of an ordinary week": "Advise customers on repairs",
    "what decides where in the range somebody starts": "what you have done before",
    "what newcomers learn first": "safety and tools",
    "what others learn from this job": "fault finding",
    "what the employer does and for whom, in two sentences": "We repair lifts in the north of England. Schools and hospitals call us when people are stuck.",
    "what the job decides about": "people and dates",
    "what the job is there for": "the lifts of two hospitals",
    "what the team looks after": "the lifts of two hospitals",
    "what you need to read, and no more": "your CV",
    "where the work is done, and on which days": "On site in our workshop and at customers",
    "work that comes with experience": "the large repairs",
}  # fmt: skip


def open_parts(text: str) -> list[str]:
    return re.findall(r"\[[^\]]*\]", text)


@pytest.mark.parametrize(("title", "level", "form"), CASES, ids=[case[0] for case in CASES])
def test_skeletons(jdlint: Jdlint, tmp_path: Path, title: str, level: str, form: str) -> None:
    name = f"posting.{form}"
    assert jdlint("new", "--title", title, "-o", name).code == 0
    text = (tmp_path / name).read_text(encoding="utf-8")

    read = jdlint("extract", "--output-format", "json", name).data["files"][0]["postings"]
    assert [(one["title"]["text"], one["level"]["value"]) for one in read] == [(title, level)]
    assert None not in read[0]["elements"].values()

    findings = jdlint(name, "--output-format", "json", "--today", "2026-12-01").data["findings"]
    assert [one["text"] for one in findings] == open_parts(text)
    assert {one["rule"].partition("/")[0] for one in findings} == {"placeholder"}

    for part in open_parts(text):
        text = text.replace(part, FILLED[part[1:-1].removeprefix("insert ")])
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = jdlint(name, "--output-format", "json", "--today", "2026-12-01")
    assert [(one["rule"], one["text"]) for one in done.data["findings"]] == []


def test_every_open_part_is_filled_in_somewhere() -> None:
    text = (ROOT / "src/jdlint/skeleton.yaml").read_text(encoding="utf-8").partition("facts:")[2]
    assert {part[1:-1].removeprefix("insert ") for part in re.findall(r"\[insert [^\]]*\]", text)} == FILLED.keys()


@pytest.mark.parametrize(
    "level", ["intern", "entry", "mid", "senior", "lead", "staff", "principal", "manager", "director", "executive"]
)
def test_a_level_is_stated_where_the_title_states_none(jdlint: Jdlint, level: str) -> None:
    assert jdlint("new", "--title", "Cook", "--level", level, "-o", "cook.md").code == 0
    read = jdlint("extract", "--output-format", "json", "cook.md").data["files"][0]["postings"][0]
    assert (read["title"]["text"], read["level"]["value"]) == ("Cook", level)
    findings = jdlint("cook.md", "--output-format", "json").data["findings"]
    assert {one["rule"].partition("/")[0] for one in findings} == {"placeholder"}


def test_the_end_of_the_name_decides_the_format(jdlint: Jdlint, tmp_path: Path) -> None:
    assert jdlint("new", "--title", "Cook", "-o", "cook.txt", "-q").err == ""
    assert not (tmp_path / "cook.txt").read_text(encoding="utf-8").startswith("#")


@pytest.mark.parametrize(
    ("title", "read", "level"),
    [
        ("Senior/Lead C++ Developer (m/f/d)", "Senior/Lead C++ Developer", "senior"),
        ("Pflegefachkraft (m/w/d)", "Pflegefachkraft", "none"),
        ("Cook `x` of_all_ <trades>", "Cook `x` of_all_ <trades>", "none"),
        ("Lead *Night* Nurse", "Lead *Night* Nurse", "lead"),
        ("Baker &amp; Cook", "Baker &amp; Cook", "none"),
    ],
)
def test_titles_are_read_as_they_are_given(jdlint: Jdlint, title: str, read: str, level: str) -> None:
    assert jdlint("new", "--title", title, "-o", "posting.md").code == 0
    found = jdlint("extract", "--output-format", "json", "posting.md").data["files"][0]["postings"]
    assert [(one["title"]["text"], one["level"]["value"]) for one in found] == [(read, level)]


def test_each_skeleton_is_clean_once_it_is_filled_in(jdlint: Jdlint, tmp_path: Path) -> None:
    for level in ("intern", "entry", "mid", "senior", "lead", "staff", "principal", "manager", "director", "executive"):
        for form in ("md", "txt"):
            path = tmp_path / f"{level}.{form}"
            assert jdlint("new", "--title", "Lift Technician", "--level", level, "-o", path.name).code == 0
            text = path.read_text(encoding="utf-8")
            for part in open_parts(text):
                text = text.replace(part, FILLED[part[1:-1].removeprefix("insert ")])
            path.write_text(text, encoding="utf-8")
    done = jdlint(".", "--output-format", "json", "--today", "2026-12-01")
    assert [(one["path"], one["rule"], one["text"]) for one in done.data["findings"]] == []
    assert done.data["summary"]["postings"] == 20
