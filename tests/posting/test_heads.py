"""Titles with words around the job, headings without markup of their own, and what zones and elements make of them."""

from __future__ import annotations

import pytest

from jdlint.posting.told import calls_people, duties_told, organisation_told

from .test_reading import headings, posting, zone_of


def title_of(line: str, body: str = "We bake bread for the town.") -> str | None:
    found = posting(f"---\ntitle: {line!r}\n---\n\n{body}\n")
    return found.title.text if found.title else None


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Oven Operators 2nd and 3rd Shift", "Oven Operators"),
        ("Baker, nights", "Baker"),
        ("PUMP ATTENDANT (2 POSTS) - REF: LWB/03", "PUMP ATTENDANT"),
        ("Baker Day Shift", "Baker"),
        ("Baker - Monday to Friday", "Baker"),
        ("Baker - Part Time Evenings and Weekends", "Baker"),
        ("Lorry Driver - Home Weekly", "Lorry Driver"),
        ("Line Cook - Up to $22/hr", "Line Cook"),
        ("Best of the Best Bakers Needed!", "Bakers"),
        ("Calling all Bakers!", "Bakers"),
        ("Could you be our new Baker?", "Baker"),
        ("Exciting opportunity for a Baker", "Baker"),
        ("Internal/External Vacancy: Baker", "Baker"),
        ("Research-track Position, Bloomfield College", "Research-track Position"),
        ("Night Shift Supervisor", "Night Shift Supervisor"),
        ("Shift Manager", "Shift Manager"),
        ("Attention Deficit Therapist", "Attention Deficit Therapist"),
        ("Open Position, Bloomfield College", "Open Position, Bloomfield College"),
    ],
)
def test_what_stands_around_a_job_is_no_part_of_its_title(line: str, title: str) -> None:
    assert title_of(line) == title


def test_the_employer_in_front_of_a_kind_of_job_is_taken_off() -> None:
    assert title_of("Pinewood Unpaid Internship", "Pinewood is a mill.") == "Unpaid Internship"
    assert title_of("Research Summer Internship", "The Research Council is old.") == "Research Summer Internship"
    assert title_of("Mill Senior Baker", "Mill is our name; the mill is old.") == "Mill Senior Baker"
    stated = posting("---\ntitle: Pinewood Foods Driver\ncompany: Pinewood Foods\n---\n\nWe drive.\n")
    assert stated.title is not None
    assert stated.title.text == "Driver"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Pinewood is seeking dynamic, fully certified teachers to join its school.", "teachers"),
        ("We are looking for bakers who rise early.", "bakers"),
        ("We seek partners to trade with.", None),
        ("The panel of hiring managers to meet you is small.", None),
    ],
)
def test_several_people_are_sought_without_an_article(sentence: str, title: str | None) -> None:
    found = posting(f"## About us\n\n{sentence}\n")
    assert (found.title.text if found.title else None) == title


def test_a_bold_item_over_a_paragraph_is_a_heading_and_a_bold_label_a_section() -> None:
    text = (
        "<h3>Oven Cleaner</h3><ul>"
        "<li><strong>Duties:</strong><p>Cleaning ovens, trays and floors, and keeping the store in order.</p></li>"
        "<li><strong>Requirements:</strong><p>A steady hand, a driving licence, and experience with ladders.</p></li>"
        "<li>Hours of work are 8 to 4, Monday to Friday</li>"
        "<li><strong>Benefits:</strong> Free bread</li></ul>"
    )
    found = posting(text, "jobs/a.html")
    assert headings(found)[-2:] == [("Duties", "responsibilities"), ("Requirements", "requirements")]
    assert found.elements["benefits"].text == "Benefits: Free bread"
    assert zone_of(found, text, "Hours of work") == "logistics"


def test_a_bold_item_of_no_known_meaning_over_a_paragraph_is_none() -> None:
    text = "# Baker\n\n- **Leeds:**\n\n  We bake bread for the north of the town and for the villages.\n"
    assert "Leeds" not in [heading for heading, _ in headings(posting(text))]


def test_labels_in_title_case_that_stand_for_themselves_are_headings() -> None:
    long = "We pay for courses at the college, and for the books and the days that they take, from the first year on."
    text = f"HEAD BAKER\n\nPOSITION DESCRIPTION\n\nThe Offer:\n\n{long}\n\nStudy and Books:\n\n{long}\n\nPlease Note:\n\n{long}\n"
    found = [heading for heading, _ in headings(posting(text, "jobs/a.txt"))]
    assert "The Offer" in found
    assert "Study and Books" in found
    assert "Please Note" not in found


def test_numbered_lines_over_text_are_headings_and_numbered_points_none() -> None:
    long = "The baker keeps the ovens clean and the flour dry, and sees to it that bread is ready by seven each day."
    text = f"Baker\n\n1. Duties of the Post\n\n{long}\n\n2. The Bakery\n\n{long}\n"
    found = [heading for heading, _ in headings(posting(text, "jobs/a.txt"))]
    assert found[-2:] == ["1. Duties of the Post", "2. The Bakery"]
    points = f"Baker\n\nDuties\n\n1. Baking Bread\n\n2. Washing Trays\n\n{long}\n"
    assert [heading for heading, _ in headings(posting(points, "jobs/a.txt"))][-1:] == ["Duties"]


def test_a_bold_amount_is_no_heading() -> None:
    text = "# Baker\n\n## Pay\n\n**£12 to £14 an hour by experience**\n\nPaid each Friday.\n"
    assert headings(posting(text))[-1] == ("Pay", "compensation")


def test_a_document_s_own_name_gives_nothing_to_the_parts_below() -> None:
    text = (
        "# Driver\n\n## Requirements\n\n- A licence\n\n# Job Description\n\n## Pay\n\n- £12 an hour\n\n"
        "## Wheels and Roads\n\n- Leeds and York\n\n## Requirements\n\n- Two years of experience\n"
    )
    kinds = dict(headings(posting(text)))
    assert kinds["Job Description"] == "role"
    assert kinds["Wheels and Roads"] != "requirements"


def test_the_first_of_lines_without_bullets_is_no_heading() -> None:
    text = "Baker\n\nWhat's in it for you?\nPersonal development\nPaid holidays\n\nApply to Ann by 3 May.\n"
    assert "Personal development" not in [heading for heading, _ in headings(posting(text, "jobs/a.txt"))]


def test_a_notice_at_the_end_says_nothing_of_a_weak_heading() -> None:
    text = (
        "Carer\n\nThe Role\n\nHelp people wash and dress.\nCook meals.\n\n"
        "We are an equal opportunity employer and do not discriminate by race, religion, age or disability.\n"
    )
    assert dict(headings(posting(text, "jobs/a.txt")))["The Role"] != "eeo"


@pytest.mark.parametrize(
    "sentence",
    [
        "This service will provide meals to people in their homes.",
        "A chance to work with the charity that runs the ferry across the bay.",
        "The Maps and Charts Service is a national service funded by the council.",
    ],
)
def test_tells_of_the_organisation(sentence: str) -> None:
    assert organisation_told(sentence) == (0, len(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Pinewood provides an opportunity for an able baker.",
        "You have used a platform that builds maps.",
        "This position will provide meals to people in their homes.",
    ],
)
def test_tells_nothing_of_the_organisation(sentence: str) -> None:
    assert organisation_told(sentence) is None


def test_what_chosen_candidates_are_expected_to_do_are_duties() -> None:
    assert duties_told("Successful candidates will be expected to run two workshops a term.") is not None
    assert duties_told("Successful candidates will be expected to submit two references.") is None
    assert duties_told("Successful applicants will receive a letter by the end of May.") is None


def test_a_call_for_people_says_nothing_of_who_calls() -> None:
    assert calls_people("We are looking for able hands to bring our bread to our guests.")
    assert calls_people("Help us grow our garden.")
    assert not calls_people("We are looking for a baker. Pinewood is a small family bakery in Leeds.")
    assert not calls_people("We bake for our guests.")
    found = posting("# Baker\n\nHelp us grow our business and bring our bread to our customers.\n")
    assert "company" not in found.elements


@pytest.mark.parametrize(
    ("below", "stated"),
    [("Pinewood Mill, Leeds (Department of Ovens)", False), ("We have baked for the north since 1904.", True)],
)
def test_a_name_under_a_heading_says_nothing_of_the_employer(below: str, stated: bool) -> None:
    found = posting(f"# Baker\n\n## Employer\n\n{below}\n\n## Pay\n\n£12 an hour\n")
    assert ("company" in found.elements) is stated


def test_benefits_are_stated_beside_pay() -> None:
    found = posting("# Baker\n\n## Salary\n\n£25,000 a year with a full benefits package.\n")
    assert "benefits" in found.elements
    assert "benefits" not in posting("# Baker\n\n## Salary\n\n£25,000 a year, paid monthly.\n").elements


def test_a_link_of_a_general_wording_is_a_way_to_apply_where_a_plain_line_is_none() -> None:
    page = "<h1>Baker</h1><h2>Requirements</h2><ul><li>Experience with ovens</li></ul>{}"
    assert "apply" in posting(page.format('<div><a href="/go">Get started</a></div>'), "jobs/a.html").elements
    assert "apply" not in posting(page.format("<p>Get started</p>"), "jobs/a.html").elements


def test_a_notice_of_privacy_is_no_way_to_apply() -> None:
    text = (
        "# Baker\n\nBake bread.\n\nBy submitting your details, you acknowledge that Pinewood Ltd is processing your "
        "personal data for your application and for a list of applicants. See our privacy policy.\n"
    )
    assert "apply" not in posting(text).elements


def test_an_organisation_told_below_another_section_is_the_company() -> None:
    text = (
        "# Baker\n\n## About You\n\n- Experience with ovens\n- A good eye for bread\n\n"
        "Pinewood Mill is a leading family-owned bakery with forty years of history. We bake for our customers.\n"
    )
    assert zone_of(posting(text), text, "Pinewood Mill") == "company"


def test_a_list_that_an_instruction_opens_is_of_its_kind() -> None:
    text = (
        "# Baker\n\n## Duties\n\n- Bake bread\n- Clean the ovens\n\nPlease send your application including\n\n"
        "1. a letter\n2. a CV\n"
    )
    assert zone_of(posting(text), text, "a letter") == "apply"


def test_lettered_headings_over_numbered_points_are_headings() -> None:
    text = (
        "BLOOMFIELD LIBRARY\nCirculation Clerk\n\nA. Summary\nThe clerk checks books in and out and helps the readers.\n\n"
        "B. Essential Functions\n1. Check books in and out.\n2. Shelve books.\n\n"
        "C. Minimum Qualifications\nA school diploma.\n\nD. To Apply\nWrite to the front desk by June 1.\n"
    )
    assert [kind for _, kind in headings(posting(text, "jobs/a.txt"))] == [
        "header", "role", "responsibilities", "requirements", "apply"
    ]  # fmt: skip


def test_signs_tell_the_kind_of_a_section_that_no_word_tells() -> None:
    text = "# Driver\n\n### You\n\n- A licence\n\n### Loot\n\n£13.15/h\n\n### Cheers\n\nDrop Sam a line: sam@bloom.example\n"
    assert [kind for _, kind in headings(posting(text))][-3:] == ["requirements", "compensation", "apply"]


def test_one_paragraph_tells_how_to_apply_in_a_sentence_of_its_own() -> None:
    text = (
        "Pastry Cook wanted\n\nSmall bakery in Leeds needs a pastry cook, 39 hrs, two evenings off. 3 years of experience in a "
        "similar kitchen, must have own knives and good English. Send CV to Ann or call in on any weekday after three.\n"
    )
    assert posting(text, "jobs/a.txt").elements["apply"].text.startswith("Send CV to Ann")
    assert "apply" not in posting(text.replace("Send CV to Ann or call in", "We open"), "jobs/a.txt").elements


def test_lines_around_the_title_are_of_the_head_whatever_they_look_like() -> None:
    text = "# Research Fellow\n\n**Institute of Soils, University of Bloomfield**\n\n*36 months*\n\n**Your tasks**\n\n- Dig\n- Sow\n- Write\n"
    found = posting(text)
    assert [kind for _, kind in headings(found)] == ["header", "responsibilities"]
    assert "company" not in found.elements
    told = "# Baker\n\n## Bloomfield University\n\nBloomfield University is a small university on the coast, where six hundred students live and learn.\n"
    assert "company" in posting(told).elements


def test_a_share_of_women_to_be_raised_is_a_statement_of_equality() -> None:
    text = "# Baker\n\nBake bread.\n\nThe mill aims to increase its share of women. Disabled applicants are preferred if equally qualified.\n"
    assert "eeo" in posting(text).elements


def test_a_paragraph_under_no_heading_tells_of_the_employer_and_a_bullet_does_not() -> None:
    text = (
        "# Carer\n\nThis service will provide care to people in their homes.\n\nYou will wash, dress and feed people.\n"
    )
    assert posting(text).elements["company"].text.startswith("This service")
    bullets = "# Carer\n\n- Bakes cakes and supports the cook\n- Washes and dresses people\n- Keeps the house clean\n"
    assert "company" not in posting(bullets).elements


def test_a_call_for_people_that_names_for_whom_names_an_employer() -> None:
    text = "# Baker\n\nWe're hiring a Baker for Pinewood to help us keep our customers supplied with products they love.\n\n## Duties\n\n- Bake\n"
    assert "company" in posting(text).elements
    assert "company" not in posting(text.replace(" for Pinewood", "")).elements
