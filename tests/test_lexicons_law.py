"""The lexicons of law, places, pay and technologies: whole, sourced, and agreeing with each other and with the page made of them."""

from __future__ import annotations

import re
import runpy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jdlint import lexicons

ROOT = Path(__file__).parent.parent
LAWS: list[dict[str, Any]] = lexicons.load("pay_laws")["laws"]
REGIONS = {region["id"]: region for region in lexicons.load("jurisdictions")["regions"]}
TECHNOLOGIES: list[dict[str, Any]] = lexicons.load("technologies")["technologies"]


@pytest.mark.parametrize("law", LAWS, ids=[law["place"] for law in LAWS])
def test_each_law_is_whole(law: dict[str, Any]) -> None:
    assert law["place"] in REGIONS or law["place"] == "eu"
    assert date.fromisoformat(law["since"]) <= date.fromisoformat(law.get("enforced", law["since"]))
    assert law["employees"] >= 1
    assert law["counting"]
    assert law["duty"] in ("posting", "before-offer", "on-request", "directive")
    assert law["form"] in ("range", "range-or-rate", "floor")
    assert set(law["show"]) <= {"benefits", "other-pay", "deadline", "vacancy"}
    assert law["remote"] in ("country", "named")
    assert law["open-ended"] in ("prohibited", "discouraged", "unclear", "allowed")
    assert law["confidence"] in ("high", "medium", "low")
    assert law["source"]
    own = [source for source in law["source"] if source.startswith("own knowledge")]
    assert len(own) < len(law["source"]) or law["confidence"] != "high", "own knowledge alone is no high confidence"


def test_laws_are_listed_once() -> None:
    places = [law["place"] for law in LAWS]
    assert len(places) == len(set(places))


def test_the_research_has_a_month() -> None:
    assert re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", lexicons.load("pay_laws")["researched"])


def test_width_rules_are_whole() -> None:
    for law in LAWS:
        width = law.get("width", {})
        assert not width or "ratio" in width or {"max", "currency", "period", "unless-over"} <= set(width)


def test_codes_are_unique_within_a_country() -> None:
    seen: set[tuple[str, str]] = set()
    for region in REGIONS.values():
        for code in region["codes"]:
            assert isinstance(code, str), region["id"]
            assert (region["country"], code) not in seen
            seen.add((region["country"], code))


def test_sure_cities_are_shared_with_nobody() -> None:
    sure: dict[str, str] = {}
    for region in REGIONS.values():
        for city in region["sure"]:
            assert city not in sure, f"{city} is sure for {sure.get(city)} and {region['id']}"
            sure[city] = region["id"]
    for region in REGIONS.values():
        for city in region["shared"]:
            assert sure.get(city, region["id"]) == region["id"], city


def test_technologies_are_listed_once_with_a_known_source() -> None:
    sources = {*lexicons.load("technologies")["sources"], "own"}
    names: set[str] = set()
    for entry in TECHNOLOGIES:
        assert 1950 <= entry["since"] <= 2026, entry["name"]
        assert entry["source"] in sources, entry["name"]
        for name in (entry["name"], *entry.get("also", ())):
            assert name not in names, name
            names.add(name)


def test_bounds_of_pay_leave_room() -> None:
    for currency, periods in lexicons.load("pay_terms")["bounds"].items():
        assert set(periods) == {"hour", "day", "week", "month", "year"}, currency
        for low, high in periods.values():
            assert 0 < low < high / 50


def test_the_page_of_jurisdictions_is_current() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "gen_jurisdictions.py"))
    assert script["PAGE"].read_text(encoding="utf-8") == script["page"](), "run python scripts/gen_jurisdictions.py"


def test_the_page_names_every_law_with_its_sources() -> None:
    page = (ROOT / "docs" / "jurisdictions.md").read_text(encoding="utf-8")
    for law in LAWS:
        assert law["since"] in page
        for source in law["source"]:
            assert source in page
