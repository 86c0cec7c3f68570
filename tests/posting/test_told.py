"""Sentences that tell of the organisation or of the duties without a heading over them."""

from __future__ import annotations

import pytest

from jdlint.posting.told import duties_told, organisation_told

from .test_reading import posting


@pytest.mark.parametrize(
    "sentence",
    [
        "Harrow Lane Roofing Inc. is a steadily growing local roofing company that is looking for a slater.",
        "This post is with Pinewood, an award-winning independent bookshop founded in 1987.",
        "As a regional charity, Open Gates brings gardens to city schools.",
        "A family-owned mill with forty years behind it, we are hiring again.",
        "The Bloomfield Library holds a rare collection of maps of the coast.",
        "Bright Water Trust has been run by volunteers since it began.",
        "Kite Housing currently has 9 members of staff.",
        "We are one of the oldest theatres in the north.",
        "You will help to advance its mission to bring music to every school.",
        "The council's Parks department is responsible for forty open spaces.",
    ],
)
def test_tells_of_the_organisation(sentence: str) -> None:
    assert organisation_told("The gate is blue. " + sentence) == (18, 18 + len(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The Custodian is a member of the library team on the ground floor.",
        "This role is a position in a company of forty people.",
        "Bloomfield Library seeks a Custodian for the evenings.",
        "Kite Housing is an equal opportunity organisation and welcomes all.",
        "You have worked for Acme, or a company like it, before.",
        "The Baker makes bread and cake in a small shop.",
        "Are you looking for a company that listens?",
        "Kite has been named one of the best places to work.",
    ],
)
def test_tells_nothing_of_the_organisation(sentence: str) -> None:
    assert organisation_told(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The Legal Fellow will also support the volunteers in the clinic.",
        "The ARCHIVIST, reporting to the head of maps, will oversee the catalogue.",
        "This individual will help to keep the shelves in order.",
        "This role drives the plan for the new wing.",
        "The night nurse checks on every guest before ten.",
        "In this position you would be involved in the growing of seedlings.",
        "This hire would be responsible for the mice and the cages.",
        "We seek a Director to oversee the two kitchens.",
        "The school needs a teaching assistant to support small groups.",
        "Our current work includes wiring in homes and shops.",
        "You'll bake bread for three markets a week.",
        "Publishes, plans and runs the summer programme.",
    ],
)
def test_tells_duties(sentence: str) -> None:
    assert duties_told(sentence) == (0, len(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "You will receive a laptop and a desk by the window.",
        "The successful candidate will have a degree in botany.",
        "Applicants will be asked to complete a short form.",
        "We will review every application within two weeks.",
        "The Custodian works 40 hours a week.",
        "We are seeking a Gardener to join our team.",
        "The foundation will support your move to the coast.",
        "This position reports to the head of maps.",
    ],
)
def test_tells_no_duties(sentence: str) -> None:
    assert duties_told(sentence) is None


def test_company_needs_a_sentence() -> None:
    text = (
        "# Cook\n\n## Duties\n\n- Cook lunch for forty guests\n\n**Department:** Kitchen\n\n**About us**\n\nThe Mill\n"
    )
    assert "company" not in posting(text).elements


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("<h1>Cook</h1><p>Cook lunch for forty guests.</p><a href='apply.php'>Apply</a>", "Apply"),
        ("# Cook\n\nClosing date: 5 May 2027\n\nCook lunch for forty guests.\n", "5 May 2027"),
        (
            "---\ntitle: Cook\nlink: https://mill.example/careers/cook\n---\nCook lunch for forty guests.\n",
            "https://mill.example/careers/cook",
        ),
    ],
)
def test_ways_to_apply(text: str, stated: str) -> None:
    assert posting(text, "a.html" if text.startswith("<") else "a.md").elements["apply"].text == stated


@pytest.mark.parametrize(
    ("heading", "below", "kind"),
    [
        ("What's it like working at Kite Housing...?", "The office is warm, and lunch is cooked.", "company"),
        ("Other skills you might have", "- Some Welsh", "nice-to-have"),
        ("Apply here", "Thank you for reading.", "apply"),
        (
            "About Kite Ltd.",
            "Kite is seeking an experienced Roofer to join our team. This role is a new position in the team.",
            "company",
        ),
    ],
)
def test_headings_by_what_they_are_about(heading: str, below: str, kind: str) -> None:
    found = posting(f"# Roofer\n\n## Duties\n\n- Mend roofs\n\n## {heading}\n\n{below}\n")
    assert found.sections[-1].heading is not None
    assert found.sections[-1].kind == kind


def test_a_modifier_decides_nothing() -> None:
    found = posting(
        "# Engineer\n\n## Duties\n\n### Application development\n\n- Build the booking page\n- Test each release\n- Write the notes\n"
    )
    assert [section.kind for section in found.sections if section.heading] == ["responsibilities"] * 2


def test_sections_in_cells_of_a_table() -> None:
    text = (
        "<h1>Night Nurse</h1>\n<h2>The work</h2>\n<p>You will see to forty guests.</p>\n<table>"
        "<tr><th>Qualification</th><td>Diploma in nursing</td></tr>"
        "<tr><th>Facilities</th><td>Meals in the dining room</td></tr></table>\n</div>\n</body>\n"
    )
    found = posting(text, "a.html")
    assert found.elements["skills"].text == "Diploma in nursing"
    assert found.elements["benefits"].text == "Meals in the dining room"
    assert found.zones[-1].kind == "other"


def test_keys_put_in_order_by_letters() -> None:
    found = posting('---\ntitle: Cook\nb_benefits: ["Free meals", "Paid leave"]\n---\nCook lunch for forty guests.\n')
    assert "benefits" in found.elements


def test_a_name_under_the_title_is_no_section_of_the_company() -> None:
    found = posting("# Cook\n\n### Northwind\n\n### Duties\n\n- Cook lunch for forty guests\n")
    assert [(section.heading, section.kind) for section in found.sections][-2] == ("Northwind", "header")


def test_what_closes_a_list_may_ask_to_apply() -> None:
    text = (
        "# Cook\n\nYour duties would be:\n\n- Cook lunch for forty guests\n- Keep the books\n\nIn terms of qualities we seek:\n\n"
        "- A team player\n\nIf this sounds exciting, please send us your CV and a cover letter.\n"
    )
    found = posting(text)
    assert found.elements["apply"].text.startswith("If this sounds")
    assert [section.kind for section in found.sections if section.heading][-1] == "requirements"
    assert found.zones[-1].kind == "apply"
