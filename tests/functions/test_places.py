"""Places and the regions they surely name."""

from __future__ import annotations

import pytest

from jdlint.functions import places


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Denver", ["us-co"]),
        ("Denver, CO", ["us-co"]),
        ("DENVER, CO", ["us-co"]),
        ("Denver, Colorado, USA", ["us-co"]),
        ("Richmond, VA", ["us-va"]),
        ("Richmond (Virginia)", ["us-va"]),
        ("Richmond, BC", ["ca-bc"]),
        ("Hamilton, Ontario", ["ca-on"]),
        ("Vancouver, WA", ["us-wa"]),
        ("Vancouver, Canada", ["ca-bc"]),
        ("Toronto, CA", ["ca-on"]),
        ("Ontario", ["ca-on"]),
        ("Ontario, Canada", ["ca-on"]),
        ("Ontario, CA", ["us-ca"]),
        ("Ontario, California", ["us-ca"]),
        ("New York", ["us-ny"]),
        ("New York, NY", ["us-nyc"]),
        ("Brooklyn", ["us-nyc"]),
        ("Washington, D.C.", ["us-dc"]),
        ("Washington State", ["us-wa"]),
        ("Columbus, Ohio", ["us-oh-columbus"]),
        ("Vienna, Austria", ["eu-at"]),
        ("Littleton, CO 80120", ["us-co"]),
        ("US-CA", ["us-ca"]),
        ("Remote (CA, CO, NY or WA)", ["us-ca", "us-co", "us-ny", "us-wa"]),
        ("Boston, MA; Chicago, IL; Austin, TX", ["us-ma", "us-il"]),
        ("Night Nurse - Denver, CO", ["us-co"]),
    ],
)
def test_sure_places(text: str, regions: list[str]) -> None:
    assert list(places.read(text).regions) == regions


@pytest.mark.parametrize(
    "text",
    ["Richmond", "Norfolk", "Worcester", "Dover", "Hamilton", "Surrey", "Portland", "Columbus", "Columbus, GA", "Portland, OR", "Vancouver", "London", "London, UK", "Boston (UK)", "Austin", "Austin, TX",
     "Berlin, DE", "Tel Aviv, IL", "Bogota, CO", "Perth, WA", "Washington", "West Virginia", "Georgia", "Denver, Pennsylvania", "Cleveland", "Melbourne, Victoria", "Vienna", "Newark", "Manhattan",
     "Remote (Portugal)", "Remote", "Somewhere, CO", "denver", "golden", "orange"],
)  # fmt: skip
def test_silence_without_corroboration(text: str) -> None:
    assert places.read(text).regions == ()


def test_a_colliding_code_is_believed_where_the_posting_speaks_of_the_country() -> None:
    assert places.read("Ourtown, CO").regions == ()
    assert places.read("Ourtown, CO", frozenset(["us"])).regions == ("us-co",)


@pytest.mark.parametrize(
    ("text", "countries", "remote", "narrowed"),
    [
        ("Remote (US)", {"us"}, True, False),
        ("Remote, United States", {"us"}, True, False),
        ("Remote (US, except Colorado)", {"us"}, True, False),
        ("Remote (Portugal)", {"pt"}, True, False),
        ("Remote in Texas or Florida", set(), True, True),
        ("Remote, EMEA", set(), True, True),
        ("Let us know", set(), False, False),
    ],
)
def test_remote_work(text: str, countries: set[str], remote: bool, narrowed: bool) -> None:
    seen = places.read(text)
    assert (set(seen.countries), seen.remote, seen.narrowed) == (countries, remote, narrowed)
    assert seen.regions == ()


def test_what_follows_a_statement_of_place() -> None:
    text = "The position is based in Denver, Colorado. Our clients are based in Boston."
    assert [text[start : start + len(found)] for found, start in places.stated_in(text)] == ["Denver, Colorado"]


def test_every_region_of_the_lexicon_is_whole() -> None:
    gazetteer = places.gazetteer()
    assert len(gazetteer.regions) > 30
    for region in gazetteer.regions.values():
        assert not region.parent or region.parent in gazetteer.regions
    sure = [city for city, found in gazetteer.cities.items() if len([1 for _, one in found if one]) > 1]
    assert sure == [], "a city whose bare name is sure for two regions"
    for region_id in gazetteer.names.values():
        assert region_id in gazetteer.regions
