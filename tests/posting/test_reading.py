"""Postings as a whole: title, zones, headings and elements of small texts of every look."""

from __future__ import annotations

import itertools

import pytest

from jdlint import readers
from jdlint.model import Document, Posting
from jdlint.posting import parse
from jdlint.posting.likeness import looks_like_posting
from jdlint.source import Source


def document(text: str, path: str = "jobs/posting.md") -> Document:
    return parse(readers.read(Source(text, path)))


def posting(text: str, path: str = "jobs/posting.md") -> Posting:
    (found,) = document(text, path).postings
    return found


def headings(found: Posting) -> list[tuple[str, str]]:
    return [(section.heading, section.kind) for section in found.sections if section.heading]


def zone_of(found: Posting, text: str, phrase: str) -> str:
    at = text.index(phrase)
    return next(zone.kind for zone in found.zones if zone.start <= at < zone.end)


@pytest.mark.parametrize(
    ("text", "path", "title"),
    [
        ("---\ntitle: Pastry Chef\n---\nWe bake.", "a.md", "Pastry Chef"),
        ("---\ntitle: Bake with us\nrole: Pastry Chef\n---\nWe bake.", "a.md", "Pastry Chef"),
        ("# We're hiring a Pastry Chef!\n\nWe bake.", "a.md", "Pastry Chef"),
        ("Pastry Chef\n===\n\nWe bake.", "a.md", "Pastry Chef"),
        ("Job title: Pastry Chef\nLocation: Cork\n\nWe bake.", "a.txt", "Pastry Chef"),
        ("PASTRY CHEF\n\nWe bake bread and cakes for the town.", "a.txt", "PASTRY CHEF"),
        ("# Pastry Chef (m/f/d)\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Pastry Chef - GS11\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Vacancy: Pastry Chef | Northwind Careers\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Job Description: Pastry Chef\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Careers at Northwind\n\n## Pastry Chef\n\nWe bake.", "a.md", "Pastry Chef"),
        ("We are looking for a Pastry Chef to join our bakery in Cork.\n\nYou will bake.", "a.md", "Pastry Chef"),
        ("<html><head><title>Pastry Chef | Northwind</title></head><body><h1>Pastry Chef</h1><p>We bake.</p></body></html>", "a.html", "Pastry Chef"),
        ("# Engineer (Backend)\n\nWe build.", "a.md", "Engineer (Backend)"),
        ("# Software Engineer - Compilers\n\nWe build.", "a.md", "Software Engineer - Compilers"),
        ("# .NET Developer\n\nWe build.", "a.md", ".NET Developer"),
        ("# ... Pastry Chef\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Software Engineer, Level 3\n\nWe build.", "a.md", "Software Engineer, Level 3"),
        ("# Cook 1\n\nWe cook.", "a.md", "Cook 1"),
        ("# Head of Year 7\n\nWe teach.", "a.md", "Head of Year 7"),
        ("# Cook Ref 2231\n\nWe cook.", "a.md", "Cook"),
        # Headings of the page above the job's name.
        ("# Work for us\n\n## Front of House\n\nWe serve.", "a.md", "Front of House"),
        ("Vacancies\n\nPastry Chef\n\nWe bake.", "a.txt", "Pastry Chef"),
        ("<h1>We're hiring!</h1><h2>Pastry Chef</h2><p>We bake.</p>", "a.html", "Pastry Chef"),
        ("---\ntitle: Careers\n---\n# Pastry Chef\n\nWe bake.", "a.md", "Pastry Chef"),
        ("Northwind Ltd\n\nPastry Chef\n\nWe bake.", "a.txt", "Pastry Chef"),
        ("Northwind Ltd\nPastry Chef\nCork, full-time\n\nWe bake.", "a.txt", "Pastry Chef"),
        ("Job title\n\nPastry Chef\n\nWe bake.", "a.txt", "Pastry Chef"),
        ("## Job title\n\nTreasure hunts\n\n## Duties\n\nWe hide and seek.", "a.md", "Treasure hunts"),
        # The employer, and what stands behind it.
        ("# Librarian - Hudson College - North Site - Cork\n\nWe lend.", "a.md", "Librarian"),
        ("# Librarian – Northwind Reads – Remote\n\nNorthwind Reads is a charity.", "a.md", "Librarian"),
        ("# Librarian, University of Northwind\n\nWe lend.", "a.md", "Librarian"),
        ("# Librarian (Northwind)\n\nAt Northwind we lend.", "a.md", "Librarian"),
        ("# Librarian At Northwind\n\nWe lend.", "a.md", "Librarian"),
        ("# Nurse - Community Hospital\n\nWe care.", "a.md", "Nurse - Community Hospital"),
        ("# Nurse - Plastic Surgery\n\nWe care.", "a.md", "Nurse - Plastic Surgery"),
        ("# Librarian in Cork\n\nWe lend.", "a.md", "Librarian"),
        ("# Librarian for Northwind\n\nAt Northwind we lend.", "a.md", "Librarian"),
        ("# Lecturer in Economics\n\nWe teach.", "a.md", "Lecturer in Economics"),
        ("# Librarian - apply by 3 May\n\nWe lend.", "a.md", "Librarian"),
        ("<html><head><title>Librarian | Jobs | Northwind</title></head><body><p>You lend books to everybody.</p></body></html>", "a.html", "Librarian"),
        # What announces the job.
        ("# We are looking for a Baker to join our team\n\nWe bake.", "a.md", "Baker"),
        ("# Be a Baker\n\nWe bake.", "a.md", "Baker"),
        ("# We’re hiring! Pastry Chef\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Volunteer role: Pastry Chef\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Northwind seeks Pastry Chef\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Join Northwind as our new Pastry Chef\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# 2 x Pastry Chef\n\nWe bake.", "a.md", "Pastry Chef"),
        # Sentences.
        ("We are a small charity. Could you be our next Treasurer? Read on.", "a.md", "Treasurer"),
        ("We look for a curious person to join our team as a Pastry Chef.\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Careers\n\nWe want to recruit an experienced and highly committed KS2 science teacher.", "a.md", "KS2 science teacher"),
        ("As a Pastry Chef at Northwind, you bake.\n\nInterested? We give:\n\n- Bread\n- Cake\n", "a.txt", "Pastry Chef"),
        ("An opportunity has arisen for a Lecturer in Economics.\n\nYou teach.", "a.md", "Lecturer in Economics"),
        ("Make the town bloom. Join Northwind Council as a Gardener where you plant trees.\n\nFull-time.", "a.md", "Gardener"),
        ("---\ntitle: We're growing!\n---\nNorthwind is looking for a pastry chef to join the night shift.", "a.md", "pastry chef"),
        ("---\nname: Hiring\nrole: manager\n---\nWe are seeking a **Lab Manager** to join our team.", "a.md", "Lab Manager"),
        ("# Join us\n\nWe are hiring a lab tech.\n\n## Here is the list from the official\n\nWe measure.", "a.md", "lab tech"),
        ("SUMMARY\n\nThe Pastry Chef bakes cakes.\n\nPERSONAL HYGIENE\n\nThe Pastry Chef washes often.\n\nThe Pastry Chef wears white.\n", "a.txt", "Pastry Chef"),
        # The page's own lines, and labels one behind the other.
        ("Skip to main content\nPastry Chef\n\nWe bake.", "a.txt", "Pastry Chef"),
        ("via Northjobs\n\nPastry Chef\n\nWe bake.", "a.txt", "Pastry Chef"),
        ("Job Title: Pastry Chef Department: Bakery\nReports to: Head Chef\n\nWe bake.", "a.txt", "Pastry Chef"),
        ("Job Title: Pastry Chef Reports To: Head Chef Position Type: Part-time Job Summary: The Pastry Chef bakes cakes, bread and rolls from four in the morning.", "a.txt", "Pastry Chef"),
        # What stands behind the name, and what belongs to it.
        ("# Pastry Chef full time Leeds\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Pastry Chef Part-Time\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Pastry Chef Search\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Pastry Chef Job Details\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Pastry Chef Position\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Head of Executive Search\n\nWe find leaders.", "a.md", "Head of Executive Search"),
        ("# Kitchen Help\n\nYou peel and wash.", "a.md", "Kitchen Help"),
        ("# General Practitioner\n\nYou heal.", "a.md", "General Practitioner"),
        ("# General Counsel\n\nYou advise.", "a.md", "General Counsel"),
        ("# Job opening for Pastry Chef at Northwind\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Northwind is hiring! Pastry Chef\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Pastry Chef Full-Time or Part-Time\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Pastry Chef Vacancies 2026\n\nWe bake.", "a.md", "Pastry Chef"),
        ("# Executive Director - Northwind Land Trust\n\nYou lead.", "a.md", "Executive Director"),
        ("# Security Architect - Zero Trust\n\nYou plan.", "a.md", "Security Architect - Zero Trust"),
        ("# Via Ferrata Guide\n\nYou climb.", "a.md", "Via Ferrata Guide"),
        ("# Line Cooks are needed\n\nYou cook.", "a.md", "Line Cooks"),
        ("# Pastry Chef - must be 18\n\nYou bake.", "a.md", "Pastry Chef"),
        ("# IS Manager\n\nYou keep systems.", "a.md", "IS Manager"),
        ("Pastry Chefs - Northwind Bread, Inc.\nLeeds\n\nWe bake.", "a.txt", "Pastry Chefs"),
        ("<html><body><h1>Pastry Chef <small>Full-Time<br>Leeds</small></h1><p>We bake.</p></body></html>", "a.html", "Pastry Chef"),
        ("Hill School wishes to appoint a Teacher of Science from May.\n\nYou teach.", "a.md", "Teacher of Science"),
    ],
)  # fmt: skip
def test_the_title_is_found_and_freed_of_its_decoration(text: str, path: str, title: str) -> None:
    found = posting(text, path).title
    assert found is not None
    assert found.text == title
    assert text[found.start : found.end] == title


@pytest.mark.parametrize(
    "text",
    [
        "## Responsibilities\n\n- Bake bread\n",
        "# Work with us\n\nWe bake.\n\nInterested? We give:\n\n- Bread\n- Cake\n",
        "# We bake.\n\n## Bread with love.\n\nWe bake.\n",
        "## Duties\n\n- Bake bread\n\n### PERSONAL HYGIENE\n\nYou wash your hands.\n",
        "The Hiring Manager reads.\n\nThe Hiring Manager calls.\n\nThe Hiring Manager decides.\n",
        "We bake.\n\nOur [Hiring Manager] reads what you write.\n",
    ],
)
def test_a_text_that_names_no_job_has_no_title(text: str) -> None:
    assert posting(text).title is None


TEMPLATE = """# Baker

| Field | Value |
| --- | --- |
| Location | {{REMOTE | HYBRID | ON-SITE}} |
| Job type | {{FULL-TIME | PART-TIME}} |

## Responsibilities

### Every day

- {{DUTY_1}}
- {{DUTY_2}}

## Requirements

- Item 1
- Item 2

## Benefits

- A pension and thirty days of paid holiday
"""


def test_what_only_placeholders_state_is_marked_so() -> None:
    found = posting(TEMPLATE)
    gaps = {name for name, element in found.elements.items() if element.placeholder}
    assert gaps == {"location", "job-type", "responsibilities", "skills"}
    assert not found.elements["benefits"].placeholder
    assert (found.job_types, found.remote) == ((), None)


def test_a_choice_in_a_row_is_one_cell() -> None:
    assert "{{REMOTE | HYBRID | ON-SITE}}" in {block.text for block in posting(TEMPLATE).label_values.values()}


@pytest.mark.parametrize("title", ["Job Title", "POSITION_NAME", "[REQUIRED] POSITION_NAME", "[Job title]"])
def test_a_title_that_is_a_placeholder_is_none(title: str) -> None:
    found = posting(f"# {title}\n\n## Duties\n\n- Bake bread\n")
    assert found.title is None
    assert found.elements["title"].placeholder


def test_the_heading_of_a_page_opens_no_section() -> None:
    found = posting("# Careers\n\n## Baker\n\n## Duties\n\n- Bake bread\n")
    assert [section.heading for section in found.sections if section.heading] == ["Duties"]


LOOKS = {
    "atx": "# Baker\n\n## What you'll do\n\n- Bake bread\n\n## What you bring\n\n- Experience with ovens\n",
    "atx without a space": "# Baker\n\n##What you'll do\n\n- Bake bread\n\n##What you bring\n\n- Experience with ovens\n",
    "setext": "Baker\n=====\n\nWhat you'll do\n---\n\n- Bake bread\n\nWhat you bring\n---\n\n- Experience with ovens\n",
    "bold": "# Baker\n\n**What you'll do**\n\n- Bake bread\n\n**What you bring**\n\n- Experience with ovens\n",
    "bold with a colon": "# Baker\n\n**What you'll do:**\n- Bake bread\n\n**What you bring:**\n- Experience with ovens\n",
    "emphasis": "# Baker\n\n*What you'll do*\n\n- Bake bread\n\n*What you bring*\n\n- Experience with ovens\n",
    "label": "# Baker\n\nWhat you'll do:\n\n- Bake bread\n\nWhat you bring:\n\n- Experience with ovens\n",
    "emoji": "# Baker\n\n## 🥖 What you'll do\n\n- Bake bread\n\n## 🙋 What you bring\n\n- Experience with ovens\n",
    "plain": "# Baker\n\nWhat you'll do\n\n- Bake bread\n\nWhat you bring\n\n- Experience with ovens\n",
    "html": "<h1>Baker</h1><p><strong>What you'll do</strong></p><ul><li>Bake bread</li></ul><p><b>What you bring</b></p><ul><li>Experience with ovens</li></ul>",
}


@pytest.mark.parametrize("look", LOOKS)
def test_headings_of_every_look_open_sections(look: str) -> None:
    text = LOOKS[look]
    found = posting(text)
    assert headings(found) == [("What you'll do", "responsibilities"), ("What you bring", "requirements")]
    assert zone_of(found, text, "Bake bread") == "responsibilities"
    assert zone_of(found, text, "Experience with ovens") == "requirements"


def test_capitals_and_blank_lines_head_the_parts_of_a_plain_text() -> None:
    text = (
        "BAKER\n\nDUTIES\n\nBakes bread and rolls for the shop and the market stall every night.\n\n"
        "REQUIREMENTS\n\nTwo years of experience in a bakery.\n\nHow to apply\n\nSend a letter to the shop.\n"
    )
    found = posting(text, "jobs/baker.txt")
    assert headings(found) == [
        ("DUTIES", "responsibilities"),
        ("REQUIREMENTS", "requirements"),
        ("How to apply", "apply"),
    ]


NO_HEADINGS = {
    "label and value": "# Baker\n\nLocation: Cork\n\nWe bake bread for the town and the villages around it.\n",
    "bold lead-in of a bullet": "# Baker\n\n## What you'll do\n\n- **Bake**: bread and rolls\n- **Clean**: the oven\n",
    "numbered duties": "# Baker\n\n## What you'll do\n\n1. Bake bread\n2. Clean the oven\n",
    "lead-in sentence": "# Baker\n\n## What you'll do\n\nAs our baker, you will:\n\n- Bake bread\n",
    "bold sentence": "# Baker\n\n## What you'll do\n\n**We start at four in the morning.**\n\n- Bake bread\n",
    "call to act": "# Baker\n\n## What you'll do\n\n- Bake bread\n\n**Click here to apply**\n\nSee you soon.\n",
}


@pytest.mark.parametrize("case", NO_HEADINGS)
def test_lines_that_only_look_like_headings_are_none(case: str) -> None:
    found = headings(posting(NO_HEADINGS[case]))
    assert found == ([("What you'll do", "responsibilities")] if "## What" in NO_HEADINGS[case] else [])


@pytest.mark.parametrize(
    ("beneath", "kind"),
    [
        ("- Health insurance\n- 401(k)\n- Paid time off", "benefits"),
        ("- Plan the menu\n- Prepare the dough\n- Clean the oven", "responsibilities"),
        ("- Experience with sourdough\n- Ability to lift flour\n- Knowledge of food hygiene", "requirements"),
    ],
)
def test_a_weak_heading_means_what_stands_beneath_it(beneath: str, kind: str) -> None:
    found = posting(f"# Baker\n\n## Background\n\n{beneath}\n")
    assert headings(found) == [("Background", kind)]


def test_sub_headings_belong_to_the_section_above() -> None:
    found = posting("# Baker\n\n## Duties\n\n### Mornings\n\n- Bake bread\n\n### Evenings\n\n- Feed the starter\n")
    assert headings(found) == [
        ("Duties", "responsibilities"),
        ("Mornings", "responsibilities"),
        ("Evenings", "responsibilities"),
    ]


def test_a_posting_without_headings_still_has_zones() -> None:
    text = (
        "Northwind is a bakery with nine people in Cork.\n\n"
        "We are looking for a Baker to join our night shift.\n\n"
        "You will bake bread, prepare dough and clean the oven.\n\n"
        "You have two years of experience in a bakery and knowledge of food hygiene.\n\n"
        "We offer 30 days of holiday, a pension and health insurance.\n\n"
        "To apply, send your CV to bread@northwind.example by 3 March.\n\n"
        "We welcome applications regardless of age, race, gender or disability.\n"
    )
    found = posting(text)
    assert [zone.kind for zone in found.zones] == [
        "company", "role", "responsibilities", "requirements", "benefits", "apply", "eeo",
    ]  # fmt: skip
    for name in ("responsibilities", "skills", "benefits", "company", "apply", "eeo"):
        assert name in found.elements


def test_a_notice_at_the_end_leaves_its_section() -> None:
    text = (
        "# Baker\n\n## Benefits\n\n- A pension\n- Bread\n\n"
        "Northwind is an equal opportunity employer and does not discriminate on the basis of race or age.\n"
    )
    found = posting(text)
    assert zone_of(found, text, "A pension") == "benefits"
    assert zone_of(found, text, "Northwind is") == "eeo"


def test_zones_cover_every_line_that_is_not_blank() -> None:
    text = "---\ntitle: Baker\n---\n\n# Baker\n\n***\n\nWe bake.\n\n## Duties\n\n- Bake\n\n<!-- note -->\n"
    found = posting(text)
    source = Source(text)
    covered = {
        line
        for zone in found.zones
        for line in range(source.line(zone.start), source.line(max(zone.start, zone.end - 1)) + 1)
    }
    assert covered >= {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    assert all(before.end <= after.start for before, after in itertools.pairwise(found.zones))


TEMPLATES = (
    "Baker templates\n\nUse these to write your own.\n\n"
    "Baker job description template\n\n"
    "Job title: Baker\n\nLocation: [Town]\n\nResponsibilities:\n\n• Bake bread\n• Clean the oven\n\nRequirements:\n\n• Experience with ovens\n\n"
    "Head Baker job description template\n\n"
    "Job title: Head Baker\n\nLocation: [Town]\n\nResponsibilities:\n\n• Plan the night\n• Order flour\n\nRequirements:\n\n• Five years of experience\n\n"
    "Get flour delivered twice as fast\n\nOur customers love us. I have been baking for twenty years.\n\n"
    "FAQs\n\nWhat does a baker do?\n\nA baker bakes bread.\n"
)


def test_a_page_of_templates_holds_several_postings_and_ends_where_it_stops_describing_a_job() -> None:
    first, second = document(TEMPLATES, "jobs/page.txt").postings
    assert first.title is not None
    assert second.title is not None
    assert (first.title.text, second.title.text) == ("Baker", "Head Baker")
    assert TEMPLATES[first.start : first.end].rstrip().endswith("Experience with ovens")
    assert TEMPLATES[second.start : second.end].rstrip().endswith("Five years of experience")
    assert first.kind == second.kind == "template"


def test_a_file_with_two_complete_postings_under_headings_is_split() -> None:
    one = "# Baker\n\n## Duties\n\n- Bake\n\n## Requirements\n\n- Ovens\n\n"
    assert [p.title.text for p in document(one + one.replace("Baker", "Cook")).postings if p.title] == ["Baker", "Cook"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("# Baker\n", "jobs/past/baker.md"),
        ("---\ntitle: Baker\nstate: closed\n---\n", "jobs/baker.md"),
        ("---\ntitle: Baker\npublished: false\n---\n", "jobs/baker.md"),
        ("---\ntitle: Baker\nfilled: true\n---\n", "jobs/baker.md"),
        ("# Baker\n\nThis position has been filled.\n", "jobs/baker.md"),
        ("# Baker\n\nThis job has expired\n\nWe bake.\n", "jobs/baker.md"),
        ("# Baker\n\nClosing date: CLOSED\n", "jobs/baker.md"),
    ],
)
def test_closed_postings_are_recognised(text: str, path: str) -> None:
    assert posting(text, path).state == "closed"


@pytest.mark.parametrize(
    "text",
    [
        "# Baker\n\nThe shop is closed on Mondays.\n",
        "# Baker\n\nWe accept applications until the position has been filled.\n",
        "---\ntitle: Baker\nstate: open\n---\n",
    ],
)
def test_open_postings_stay_open(text: str) -> None:
    assert posting(text).state == "open"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("jobs/baker.md", "advert"),
        ("templates/baker.md", "template"),
        ("handbook/ladders/baker.md", "role-description"),
    ],
)
def test_the_kind_of_a_posting_follows_from_where_it_stands(path: str, kind: str) -> None:
    assert posting("# Baker\n\n## Duties\n\n- Bake\n", path).kind == kind


GERMAN = "Wir sind eine kleine Bäckerei in der Stadt und suchen für die Nacht eine Person, die mit uns backt. " * 8
FRENCH = (
    "Nous sommes une petite boulangerie dans la ville et nous cherchons une personne pour travailler avec nous. " * 8
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("# Baker\n\nWe bake bread for the town and look for a person who bakes with us at night.\n", "en"),
        (f"# Bäcker\n\n{GERMAN}\n", "de"),
        (f"# Boulanger\n\n{FRENCH}\n", "fr"),
        ("# Пекарь\n\n" + "Мы ищем человека, который печёт хлеб вместе с нами. " * 6, "ru"),
    ],
)
def test_the_language_of_a_posting_is_told(text: str, language: str) -> None:
    assert posting(text).language == language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Baker\n\nLocation: Cork\n\n## What you'll do\n\n- Bake bread\n\n## Requirements\n\n- Ovens\n", True),
        ("# Northwind website\n\n## Installation\n\nRun `npm install`.\n\n## Licence\n\nMIT\n", False),
        ("pathspec>=0.12\npyyaml>=6\n", False),
        ("# Changelog\n\n## 1.2.0\n\n- Fixed a bug\n- Added a feature\n", False),
        (
            (
                "Night Porter\n\nOur hotel by the station needs a porter for the nights. Some experience with guests is helpful.\n"
                "Hours are ten to six. To apply, send your resume to desk@hotel.example.\n"
            ),
            True,
        ),
        ("---\nrole: Glazier\njob-location: Ghent\njob-type: Full-time\nrequirements:\n---\n", True),
        (
            (
                "# Queue worker\n\nYou will need Node and the command line tool.\n\n## Requirements\n\n- Experience with callbacks\n\n"
                "## Usage\n\n```sh\nnpm install worker\n```\n\n## Options\n\n- `retries`: the number of retries, a default of 3\n"
                "- `hours`: after how many hours a job is removed\n\n## Benefits\n\nPlugin authors return a function. Apply patches by import.\n"
            ),
            False,
        ),
    ],
)
def test_postings_are_told_from_other_files(text: str, expected: bool) -> None:
    assert looks_like_posting(document(text)) is expected


@pytest.mark.parametrize("before", ["", "Location: Leeds\n\n"], ids=["heading first", "text first"])
def test_a_passage_knows_its_section(before: str) -> None:
    from jdlint import api

    text = f"# Technician\n\n{before}## Responsibilities\n\n- Mend lifts\n\n## Requirements\n\n- You can weld\n"
    posting = api.parse(Source(text, "a.md")).postings[0]
    for passage in posting.passages:
        if passage.section >= 0:
            section = posting.sections[passage.section]
            assert section.start <= passage.block.start < section.end
    assert {passage.section for passage in posting.passages if passage.block.text == "You can weld"} == {
        len(posting.sections) - 1
    }


def test_a_short_statement_of_equality_counts() -> None:
    from jdlint import api

    posting = api.parse(
        Source("# Technician\n\n## Requirements\n\n- Weld\n\nWe are an equal opportunity employer.\n", "a.md")
    ).postings[0]
    assert posting.elements["eeo"].text == "We are an equal opportunity employer."


@pytest.mark.parametrize(
    "text",
    [
        "Porter\n\nWhat We Offer\nFree bread\n30 days holiday\nPension\n\nTo apply send a letter.",
        "Porter\n\nApply below\n\nFirst Name:\n\nLast Name:\n\nWe read every letter that reaches us by the first of May.",
        "Porter\n\nWe grind flour.\n\n#LI-Remote\n\nWe read every letter that reaches us by the first of May.",
    ],
)
def test_lines_of_lists_forms_and_tags_are_no_headings(text: str) -> None:
    named = {heading for heading, _ in headings(posting(text, "a.txt"))}
    assert not named & {"Pension", "First Name", "Last Name", "#LI-Remote", "LI-Remote"}


def test_a_button_of_the_head_tells_how_to_apply() -> None:
    found = posting("Porter\nCork\nApply now\n\nResponsibilities\n- Cart the sacks\n- Sweep the yard\n", "a.txt")
    assert "apply" in found.elements


def test_what_a_person_is_told_they_will_do_states_duties_where_nothing_else_does() -> None:
    found = posting("# Gardener\n\n## About the job\n\nYou'll mow and rake all year round.\n")
    assert "responsibilities" in found.elements
