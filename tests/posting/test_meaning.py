"""Headings and labels: what their words announce."""

from __future__ import annotations

import pytest

from jdlint import lexicons
from jdlint.model import ZONES
from jdlint.posting.meaning import fact_of_label, meaning_of_heading
from jdlint.posting.normalise import normalise


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Responsibilities", "responsibilities"),
        ("KEY RESPONSIBILITIES:", "responsibilities"),
        ("What you’ll do", "responsibilities"),
        ("What You Will Be Doing…", "responsibilities"),
        ("🛠 Your day-to-day", "responsibilities"),
        ("3. Duties & Responsibilities", "responsibilities"),
        ("Main Duties/Responsibilities", "responsibilities"),
        ("In this role, you will", "responsibilities"),
        ("A day in the life of a baker", "responsibilities"),
        ("Requirements", "requirements"),
        ("Requirements/Minimum Qualifications", "requirements"),
        ("Who you are", "requirements"),
        ("The ideal candidate will have", "requirements"),
        ("Knowledge, Skills, and Abilities", "requirements"),
        ("Required gardening skills", "requirements"),
        ("Nice to have (optional)", "nice-to-have"),
        ("Preferred qualifications", "nice-to-have"),
        ("Bonus points if you have", "nice-to-have"),
        ("Desirable Criteria", "nice-to-have"),
        ("Annual salary", "compensation"),
        ("Salary range for the post", "compensation"),
        ("What's in it for you?", "benefits"),
        ("Perks & Benefits", "benefits"),
        ("Why join Northwind Bakery", "benefits"),
        ("About Northwind Bakery", "company"),
        ("Our mission", "company"),
        ("The role", "role"),
        ("Your first 90 days", "role"),
        ("Tech stack", "role"),
        ("Working hours", "logistics"),
        ("Physical demands", "logistics"),
        ("How do I apply?", "apply"),
        ("Our hiring process", "apply"),
        ("Equal Opportunity Employer", "eeo"),
        ("Diversity, equity & inclusion at Northwind", "eeo"),
        ("What We Offer", "benefits"),
        ("Interested? We offer:", "benefits"),
        ("Why you'll love working at Northwind", "benefits"),
        ("In your role you will:", "responsibilities"),
        ("Projects you'll lead on", "responsibilities"),
        ("The ovens you will clean", "responsibilities"),
        ("To clean the ovens", "responsibilities"),
        ("Baker Expectations", "responsibilities"),
        ("The skills you will need to bake", "requirements"),
        ("What We Look For", "requirements"),
        ("You might be a good fit if you:", "requirements"),
        ("It would be great if you know your way around:", "nice-to-have"),
        ("A few skills that would be useful for the job include:", "nice-to-have"),
        ("Pay Range Transparency", "compensation"),
        ("Cork Hourly Rate", "compensation"),
        ("What does Northwind Bakery do?", "company"),
        ("What success looks like after 6 months", "role"),
        ("After 6 months", "role"),
        ("Where you'll be based", "logistics"),
        ("To apply for this post", "apply"),
        ("Information for applicants with disabilities", "eeo"),
        ("[Optional] Interview process", "apply"),
    ],
)
def test_the_words_of_a_heading_tell_its_kind(heading: str, kind: str) -> None:
    assert meaning_of_heading(heading).kinds[0] == kind


@pytest.mark.parametrize("heading", ["Overview", "You will", "Background", "Your mission", "Role", "Scope", "Notes"])
def test_headings_that_could_mean_several_things_do_not_decide_alone(heading: str) -> None:
    meaning = meaning_of_heading(heading)
    assert meaning.kinds
    assert not meaning.certain


@pytest.mark.parametrize(
    "heading", ["", "Northwind", "Objective of the kiln we fire on every second Tuesday of the month", "***"]
)
def test_other_headings_mean_nothing_by_themselves(heading: str) -> None:
    assert not meaning_of_heading(heading).certain


def test_a_heading_of_several_parts_names_them_in_order() -> None:
    assert meaning_of_heading("Duties and qualifications").kinds == ("responsibilities", "requirements")


@pytest.mark.parametrize(
    ("label", "fact"),
    [
        ("Location(s)", "location"),
        ("jobLocation", "location"),
        ("job_type", "job-type"),
        ("employmentType", "job-type"),
        ("Salary range", "compensation"),
        ("baseSalary", "compensation"),
        ("Closing date", "deadline"),
        ("validThrough", "deadline"),
        ("Reports to", "reports-to"),
        ("Moon phase", None),
    ],
)
def test_labels_and_keys_name_facts(label: str, fact: str | None) -> None:
    assert fact_of_label(label) == fact


def test_every_entry_of_the_lexicon_is_normalised_and_stands_once() -> None:
    seen: dict[str, str] = {}
    for kind, entry in lexicons.load("sections")["headings"].items():
        assert kind in ZONES
        assert entry["source"]
        for strength in ("certain", "weak"):
            assert list(entry[strength]) == sorted(set(entry[strength])), f"{kind} {strength} is not sorted"
            for text in entry[strength]:
                assert text not in seen, f"{text!r} stands under {kind} and {seen[text]}"
                seen[text] = kind
                if "*" not in text:
                    assert normalise(text) == text
