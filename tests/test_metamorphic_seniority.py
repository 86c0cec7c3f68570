"""What a change of one thing does to the seniority findings of sixteen postings: eight professions, each for a beginner and for a senior.

The postings stand in tests/postings/seniority. Titles are exchanged, level words added, directions turned around.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import jdlint

FOLDER = Path(__file__).parent / "postings" / "seniority"
PROFESSIONS = ("accountant", "developer", "electrician", "kitchen", "nurse", "policy", "sales", "teacher")
ABOVE = {"seniority/duty-above-level", "seniority/depth-above-level"}
BELOW = {"seniority/duty-below-level", "seniority/depth-below-level"}
# The same job without a level, with a beginner's and with a senior's.
NEUTRAL = {
    "accountant": "Accountant",
    "developer": "Back-End Developer",
    "electrician": "Electrician",
    "kitchen": "Cook",
    "nurse": "Theatre Nurse",
    "policy": "Policy Officer",
    "sales": "Sales Representative",
    "teacher": "Teacher of Mathematics",
}


@cache
def source(profession: str, side: str) -> tuple[str, str]:
    """The file's name and text of one posting."""
    (path,) = FOLDER.glob(f"{profession}-{side}.*")
    return path.name, path.read_text(encoding="utf-8")


@cache
def title(profession: str, side: str) -> str:
    """The title that one posting has."""
    name, text = source(profession, side)
    found = jdlint.read(text, name=name).postings[0].title
    assert found is not None
    return found.text


def findings(text: str, name: str) -> list[jdlint.Finding]:
    """The seniority findings of a text; the name of the file does not count."""
    return jdlint.check(text, name=f"posting{Path(name).suffix}", select=["seniority"])


def retitled(profession: str, side: str, new: str) -> list[jdlint.Finding]:
    """The seniority findings of a posting with another title."""
    name, text = source(profession, side)
    old = title(profession, side)
    assert text.count(old) == 1
    return findings(text.replace(old, new), name)


def rules(found: list[jdlint.Finding]) -> set[str]:
    return {finding.rule for finding in found}


@pytest.mark.parametrize("side", ["junior", "senior"])
@pytest.mark.parametrize("profession", PROFESSIONS)
def test_the_right_title_has_no_finding(profession: str, side: str) -> None:
    name, text = source(profession, side)
    assert findings(text, name) == []


@pytest.mark.parametrize("profession", PROFESSIONS)
def test_a_beginners_title_over_a_seniors_work(profession: str) -> None:
    found = retitled(profession, "senior", title(profession, "junior"))
    assert len(found) >= 3
    assert len(rules(found)) >= 2
    assert rules(found) <= {*ABOVE, "seniority/years"}


@pytest.mark.parametrize("profession", PROFESSIONS)
def test_a_seniors_title_over_a_beginners_work(profession: str) -> None:
    found = retitled(profession, "junior", title(profession, "senior"))
    assert len(found) >= 3
    assert len(rules(found)) >= 2
    assert rules(found) <= {*BELOW, "seniority/years"}


@pytest.mark.parametrize("word", ["Principal", "Lead", "Sr."])
@pytest.mark.parametrize("profession", PROFESSIONS)
def test_other_high_levels_over_a_beginners_work(profession: str, word: str) -> None:
    found = retitled(profession, "junior", f"{word} {NEUTRAL[profession]}")
    assert len(found) >= 3
    assert rules(found) <= {*BELOW, "seniority/years"}


@pytest.mark.parametrize("word", ["Junior", "Trainee", "Apprentice", "Entry-Level"])
@pytest.mark.parametrize("profession", PROFESSIONS)
def test_other_low_levels_over_a_seniors_work(profession: str, word: str) -> None:
    found = retitled(profession, "senior", f"{word} {NEUTRAL[profession]}")
    assert len(found) >= 3
    assert rules(found) <= {*ABOVE, "seniority/years"}


@pytest.mark.parametrize("side", ["junior", "senior"])
@pytest.mark.parametrize("profession", PROFESSIONS)
def test_without_a_level_nothing_is_above_or_below(profession: str, side: str) -> None:
    assert retitled(profession, side, NEUTRAL[profession]) == []


@pytest.mark.parametrize(
    ("side", "word", "expected"),
    [
        ("junior", "Junior", set()),
        ("junior", "Senior", {*BELOW, "seniority/years"}),
        ("senior", "Senior", set()),
        ("senior", "Junior", {*ABOVE, "seniority/years"}),
    ],
    ids=["junior to junior", "senior to junior", "senior to senior", "junior to senior"],
)
@pytest.mark.parametrize("profession", PROFESSIONS)
def test_a_level_word_added_to_a_neutral_title(profession: str, side: str, word: str, expected: set[str]) -> None:
    found = retitled(profession, side, f"{word} {NEUTRAL[profession]}")
    assert rules(found) <= expected
    assert bool(found) is bool(expected)


# What a beginner must not read, beside the same words the other way around.
TURNED = [
    ("Mentor junior developers", "Be mentored by senior developers"),
    ("You will mentor other nurses.", "You will be mentored by other nurses."),
    ("Coach colleagues on calls", "Be coached by colleagues on calls"),
    ("Lead a team of four", "Join a team of four, led by Ines"),
    ("You will lead the team.", "You will report to the team's Lead."),
    ("Lead the project", "Assist the lead of the project"),
    ("Lead code reviews", "Learn from code reviews that others lead"),
    ("Supervise the apprentices", "Work under the supervision of a journeyman"),
    ("Manage a team of six cooks", "Work in a team of six cooks that Leo manages"),
    ("You will manage people.", "You will not manage people."),
    ("Take charge of the ward", "Ask the nurse in charge of the ward"),
    ("Run the shift", "Get your tasks from the person who runs the shift"),
    ("Own the roadmap", "Take part in talks on the roadmap, which Ada owns"),
    ("Set the technical direction", "Follow the technical direction that the architects set"),
    ("Define the strategy", "Learn how the strategy is defined"),
    ("Manage a budget of £50,000", "Enter invoices against a budget of £50,000 that your manager holds"),
    ("Act as the technical authority", "Turn to the technical authority with questions"),
    ("Train apprentices", "You are trained together with other apprentices"),
    ("Sign off the accounts", "Prepare the accounts for sign-off"),
    ("Line manage four officers", "You and four officers share one line manager"),
    ("Architect our platform", "Work with principal architects on our platform"),
    ("Oversee month end", "Help with month end"),
    ("Deputise for the head of department", "The head of department has a deputy"),
    ("Carry out appraisals", "Have an appraisal once a year"),
]


@pytest.mark.parametrize(("above", "turned"), TURNED, ids=[above for above, _ in TURNED])
def test_a_direction_turned_around(above: str, turned: str) -> None:
    assert rules(findings(posting("Junior", above), "a.md")) == {"seniority/duty-above-level"}
    assert findings(posting("Junior", turned), "a.md") == []


# Words of leading that speak of no leading.
HARMLESS = [
    "Follow up leads and support lead generation",
    "Keep the lead time short",
    "We are a leading company for packaging, and you help us to stay one",
    "Work with leading researchers",
    "Talk to the tech lead when something is unclear",
    "You report to the Lead Electrician",
    "Test pipes for lead",
    "Changes that lead to better results",
    "You will not manage people or budgets",
    "Manage your own calendar",
    "Work in a self-managed team",
    "Support our team of architects",
    "Sit beside the senior engineers and listen",
    "Learn to lead a project one day",
    "Grow into leading a small team after some years",
    "Help the section lead to set up the station",
    "Watch how experienced colleagues run a shift",
    "Supervise children during lunch",
    "Teach small groups of pupils",
    "Train our machine learning models",
    "Own a car or a bicycle",
    "Set the tables before service",
    "Run tests and scripts",
    "Head to the warehouse at six",
    "Direct visitors to the right room",
    "Manage stock and deliveries",
]  # fmt: skip


@pytest.mark.parametrize("text", HARMLESS)
def test_words_that_only_look_like_leading(text: str) -> None:
    assert findings(posting("Junior", text), "a.md") == []


MODEST = [
    ("Assist the senior engineers", "Advise the senior engineers"),
    ("Work under the supervision of a senior nurse", "Supervise a senior nurse"),
    ("Shadow experienced colleagues", "Let new colleagues shadow you"),
    ("Learn from senior developers", "Let other developers learn from you"),
    ("Basic knowledge of accounting", "Teach basic knowledge of accounting to apprentices"),
    ("No experience required", "Years of experience required"),
    ("Eagerness to learn", "Eagerness to teach"),
    ("Receive training from our experts", "Give training to our experts"),
]


def test_a_whole_of_modest_phrases() -> None:
    text = posting("Senior", *[modest for modest, _ in MODEST])
    found = findings(text, "a.md")
    assert rules(found) == BELOW
    assert len(found) == len(MODEST)


def test_modest_phrases_turned_around() -> None:
    assert findings(posting("Senior", *[turned for _, turned in MODEST]), "a.md") == []


@pytest.mark.parametrize("modest", [modest for modest, _ in MODEST])
def test_one_modest_phrase_is_none(modest: str) -> None:
    assert findings(posting("Senior", modest), "a.md") == []


def posting(level: str, *lines: str) -> str:
    """A small posting with these duties."""
    duties = "\n".join(f"- {line}" for line in lines)
    return (
        f"# {level} Technician\n\nLeeds, full-time\n\nWe look after pumps and pipes in the north of the country.\n\n"
        f"## What you will do\n\n- Keep the workshop in order\n{duties}\n- Write a short note on each repair\n\n"
        "## How to apply\n\nWrite to jobs@pumps.example.\n"
    )
