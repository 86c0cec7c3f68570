from __future__ import annotations

import pytest

from jdlint.posting.facts.location import find_locations, is_place, town_at_end

PLACES = [
    "Berlin", "London, UK", "San Francisco, CA", "NYC", "Washington, DC", "Fayetteville, NC", "Austin, TX 78701", "Paris, France", "Greater Boston Area", "London or Leeds", "Remote (US)", "Remote / Luxembourg",
    "Remote - Europe", "EMEA", "Multiple locations", "Washington, DC; Chicago, IL; Virtual (100% Remote)", "West Yorkshire", "Stratford-upon-Avon, England", "United Kingdom", "Bengaluru, Karnataka", "SF Bay Area",
]  # fmt: skip
NO_PLACES = [
    "MySQL, MS", "Payments, UK", "Platform", "Mobile", "Backend", "Sales", "UX/UI", "IN", "OR", "Machine Learning", "Engineering", "Python, Java", "Reading", "Full-time", "Growth", "", "part of the team", "C++, Go",
    "Days", "Retail, US", "berlin wall historian",
]  # fmt: skip
SENTENCES = [
    ("US based applicants only", "US based", "people"),
    ("Our bakery is located in Forest, Virginia.", "Forest, Virginia", "site"),
    ("The taproom is located in the Lakeside neighborhood of Chicago.", "Lakeside neighborhood of Chicago", "site"),
    ("The farm is located outside Eugene, Oregon.", "Eugene, Oregon", "site"),
    ("The post is based at Hillside Community Library.", "Hillside Community Library", "job"),
    ("This role is based in our Leeds office", "Leeds", "job"),
    ("The position is located in Duluth, MN.", "Duluth, MN", "job"),
    ("You will be based in Manchester", "Manchester", "job"),
    ("You will be based in Little Wenlock", "Little Wenlock", "job"),
    ("Based in Lisbon, Portugal, you will lead", "Lisbon, Portugal", "job"),
    ("Based in Little Wenlock, you will bake", "Little Wenlock", "job"),
    ("The job is in Portland, Oregon", "Portland, Oregon", "job"),
    ("The place of work is Berlin", "Berlin", "job"),
    ("You will work at our Oakfield site", "Oakfield site", "job"),
    ("Work takes place in Nairobi", "Nairobi", "job"),
    ("work from our Berlin office", "Berlin office", "job"),
    ("in our office at the heart of Vienna", "our office at the heart of Vienna", "job"),
    ("Be willing to relocate to Oslo", "Oslo", "job"),
    ("remote within the EU", "EU", "area"),
    ("Applicants must reside in Texas", "Texas", "job"),
    ("Join us in Copenhagen!", "Copenhagen", "job"),
    ("We are looking for a nurse in Oxford", "Oxford", "job"),
    ("You will work in Nairobi", "Nairobi", "job"),
    ("a London-based role", "London-based", "job"),
    ("It is no requirement to be UK based", "UK based", "job"),
    ("The workplace is a workshop in the centre of Bordeaux", "Bordeaux", "job"),
    ("Duty station: Kampala", "Kampala", "job"),
    ("Both posts will be at Fernhill University (Department of Botany).", "Fernhill University", "job"),
    ("A position in the Department of Botany at Fernhill University", "Fernhill University", "job"),
    ("The job is at the Institute of Marine Biology", "Institute of Marine Biology", "job"),
    ("a post at TU Fernhill", "TU Fernhill", "job"),
    ("a clerical position in the Ashford Town Office", "Ashford Town Office", "job"),
    ("an evening job in the Brookfield Public Library", "Brookfield Public Library", "job"),
    ("Join our team at Larkfield Primary School", "Larkfield Primary School", "job"),
    ("We have an opening for a nurse at Hillside Dental Practice", "Hillside Dental Practice", "job"),
    ("You will be stationed at Camp Birchwood", "Camp Birchwood", "job"),
    ("The job takes place at Oakdene Farm", "Oakdene Farm", "job"),
    ("The internship will take place in Tampere", "Tampere", "job"),
    ("Shifts are available across Leeds and Bradford", "Leeds", "job"),
    ("Several vacancies in Oslo", "Oslo", "job"),
    ("You write the rest at our office in Millbrook", "our office in Millbrook", "job"),
    ("The position has 16 hours a week at the Ashford Parish Hall", "Ashford Parish Hall", "job"),
    ("You drive out of our Tulsa yard", "Tulsa yard", "job"),
    ("join us at our woodland site near Hexham", "our woodland site near Hexham", "job"),
    ("The place of employment is Chur", "Chur", "job"),
    ("You will serve guests in our taproom at Redfox Brewery", "our taproom at Redfox Brewery", "job"),
    ("We have an opening at our Bozeman plant", "Bozeman plant", "job"),
    ("Hiring cooks for our Durango location", "Durango location", "job"),
    ("The position is based in our laboratory in Millbrook", "our laboratory in Millbrook", "job"),
]
COMPANY = [
    "We run shops across Leeds", "Our products are available in March", "The menu is available in English", "Vacancies in Marketing",
    "Experience in a role at Fernhill University", "Students who work at Fernhill University", "Prof. Doe, professor at Fernhill University, leads the group", "Our customers work in the Ashford Town Office",
    "A job at the Head Office", "a role in the School of Chemistry", "The position is in our Learning Center", "You work at College Level", "Working at School Board meetings", "We are hiring for our Distribution facility",
    "You work in our Thai restaurant", "You work in our New facility", "You will improve our Fernhill store", "Forms are available at the Ashford Town Office", "Teach at our Spanish school",
    "The company is located in Boston", "Our customers are located in Texas", "Our bakery is located in a lovely part of town",
    "We are based in London", "We're a London-based startup", "Acme Ltd is a company based in Hamburg", "with offices in Berlin and Paris", "headquartered in New York and founded in Boston",
    "authorized to work in the United States", "eligible to work in the UK", "invoices to UK based organisations", "experience with services based in Germany", "The decision is based in part on skills",
    "The race takes place in Paris", "This role is in Marketing", "You will work on our web site", "Based in part on your answers, you will",
    "pay is based on experience", "located within the Data Services team", "We serve clients located in Texas", "customers in London",
]  # fmt: skip


@pytest.mark.parametrize("text", PLACES)
def test_a_part_that_is_a_place(text: str) -> None:
    assert is_place(text)


@pytest.mark.parametrize("text", NO_PLACES, ids=[text or "empty" for text in NO_PLACES])
def test_a_part_that_is_none(text: str) -> None:
    assert not is_place(text)


@pytest.mark.parametrize(("text", "place", "strength"), SENTENCES, ids=[text for text, _, _ in SENTENCES])
def test_a_sentence_says_where_the_job_is(text: str, place: str, strength: str) -> None:
    found = [(text[hit.start : hit.end], hit.strength) for hit in find_locations(text)]
    assert (place, strength) in found


@pytest.mark.parametrize("text", COMPANY)
def test_the_places_of_others_are_no_places_of_work(text: str) -> None:
    assert find_locations(text) == ()


def test_the_value_of_a_label_is_a_place_as_a_whole() -> None:
    text = "  near the harbour, building 4 \nSecond line"
    (hit,) = find_locations(text, labelled=True)
    assert (text[hit.start : hit.end], hit.strength) == ("near the harbour, building 4", "label")
    assert find_locations(" – ", labelled=True) == ()


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("Lakeside Clinic, Duluth, MN", "Duluth, MN"),
        ("Acme Bakery - Leeds, England", "Leeds, England"),
        ("Duluth, MN", "Duluth, MN"),
        ("Clinic, Springfield, IL 62701", "Springfield, IL 62701"),
        ("Cooks, bakers, and waiters", None),
        ("Backend, US", None),
        ("no comma", None),
    ],
)
def test_a_town_at_the_end_of_a_line(line: str, town: str | None) -> None:
    start = town_at_end(line)
    assert (None if start is None else line[start:]) == town
