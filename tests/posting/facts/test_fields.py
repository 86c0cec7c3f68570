from __future__ import annotations

import pytest

from jdlint.model import Block
from jdlint.posting.facts.fields import fact_of_key, read_pays
from jdlint.textmap import TextMap


@pytest.mark.parametrize(
    ("key", "fact"),
    [
        ("location", "location"),
        ("locations.0", "location"),
        ("jobLocation.address.addressLocality", "location"),
        ("extra.location", "location"),
        ("city", "location"),
        ("applicantLocationRequirements.name", "location"),
        ("hiringOrganization.address.addressLocality", None),
        ("contact.city", None),
        ("state", None),
        ("jobLocationType", "work-mode"),
        ("remote", "work-mode"),
        ("has_remote", "work-mode"),
        ("allowsremote", "work-mode"),
        ("remote_stack", None),
        ("full_time", "job-type"),
        ("jobtypes", "job-type"),
        ("employment_type", "job-type"),
        ("type", "job-type"),
        ("jobs.0.type", "job-type"),
        ("events.0.time", None),
        ("salary", "compensation"),
        ("salary_range", "compensation"),
        ("salary_min", None),
        ("baseSalary.value.maxValue", None),
        ("gs_level", "grade"),
        ("pay_grade", "grade"),
        ("level", "level"),
        ("experience_level", "level"),
        ("title", "title"),
        ("layout", None),
        ("0", None),
    ],
)
def test_the_fact_of_a_key(key: str, fact: str | None) -> None:
    assert fact_of_key(key) == fact


def _fields(**values: str) -> dict[str, Block]:
    found: dict[str, Block] = {}
    start = 0
    for name, value in values.items():
        key = name.replace("__", ".")
        found[key] = Block("field", value, TextMap.straight(len(value), start), start, start + len(value), key=key)
        start += len(value) + 1
    return found


@pytest.mark.parametrize(
    ("values", "pay"),
    [
        ({"salary_min": "60,000", "salary_max": "70,000", "currency": "USD"}, (60000, 70000, "USD", "year")),
        ({"salary_min": "$60,000", "salary_max": "$70,000"}, (60000, 70000, "USD", "year")),
        ({"salary__min": "25", "salary__max": "30", "salary__currency": "gbp", "salary__period": "hourly"}, (25, 30, "GBP", "hour")),
        ({"compensation__from": "3000", "compensation__currency": "EUR", "compensation__unit": "per month"}, (3000, None, "EUR", "month")),
        ({"baseSalary__value__value": "18.50", "baseSalary__currency": "GBP", "baseSalary__value__unitText": "HOUR"}, (18.5, 18.5, "GBP", "hour")),
        ({"salarymin": "30000", "salarymax": "32000", "currency": "GBP"}, (30000, 32000, "GBP", "year")),
        ({"salary_min": "60k", "salary_max": "70k"}, (60000, 70000, None, "year")),
    ],
    ids=["plain", "signs", "nested", "one end", "value", "glued", "thousands"],
)  # fmt: skip
def test_pay_in_pieces(values: dict[str, str], pay: tuple[float | None, float | None, str | None, str | None]) -> None:
    ((found, element),) = read_pays(_fields(**values))
    assert (found.min, found.max, found.currency, found.period) == pay
    assert found.open_ended == (None in pay[:2])
    assert element.start == found.start


@pytest.mark.parametrize(
    "values", [{"salary_min": ""}, {"min": "3", "max": "5"}, {"salary_min": "[min]"}, {"minimum_age": "18"}]
)
def test_other_pieces_are_no_pay(values: dict[str, str]) -> None:
    assert read_pays(_fields(**values)) == []
