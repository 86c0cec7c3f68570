"""``jdlint extract``: what it shows of a posting."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from jdlint.model import ELEMENTS

from .conftest import Jdlint

Write = Callable[..., str]
POSTING = """\
# Senior Staff Nurse

Location: Leeds
Salary: £38,000 to £45,000 a year

## What you will do

- Care for patients on the ward
- Plan each day with the team

## What you bring

- Three years of experience in nursing

## About us

Hill Clinic is a small hospital.
"""


def test_every_field_of_the_contract(jdlint: Jdlint, write: Write) -> None:
    done = jdlint("extract", "--output-format", "json", write("nurse.md", POSTING))
    assert done.code == 0, done.err
    assert list(done.data) == ["version", "files", "errors", "skipped"]
    (file,) = done.data["files"]
    assert (file["path"], file["format"]) == ("nurse.md", "markdown")
    (posting,) = file["postings"]
    assert set(posting) >= {
        "title", "level", "kind", "state", "elements", "pay", "job_types", "remote", "sections", "zones", "start_line", "end_line",
    }  # fmt: skip
    assert posting["title"] == {"text": "Senior Staff Nurse", "line": 1, "start": 2, "end": 20}
    assert posting["level"] == {"value": "senior", "text": "Senior", "line": 1}
    assert (posting["kind"], posting["state"]) == ("advert", "open")
    assert tuple(posting["elements"]) == ELEMENTS
    assert posting["elements"]["location"]["line"] == 3
    assert posting["elements"]["location"]["placeholder"] is False
    assert posting["elements"]["apply"] is None
    assert posting["pay"] == {"min": 38000, "max": 45000, "currency": "GBP", "period": "year"}
    assert [(one["kind"], one["heading"], one["line"]) for one in posting["sections"] if one["heading"]] == [
        ("responsibilities", "What you will do", 6),
        ("requirements", "What you bring", 11),
        ("company", "About us", 15),
    ]
    for part in (*posting["sections"], *posting["zones"]):
        assert 0 <= part["start"] < part["end"] <= len(POSTING)
    covered = {line for zone in posting["zones"] for line in range(zone["from"], zone["to"] + 1)}
    assert covered >= {number for number, line in enumerate(POSTING.split("\n"), 1) if line.strip()}
    assert (posting["start_line"], posting["end_line"]) == (1, 17)


def test_a_picture_for_people(jdlint: Jdlint, write: Write) -> None:
    done = jdlint("extract", write("nurse.md", POSTING))
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == "Senior Staff Nurse"
    facts = {line[:18].strip(): line[18:].strip() for line in lines[1 : lines.index("")]}
    assert facts["file"] == "nurse.md:1 to 17, read as markdown"
    assert facts["level"] == "senior, from 'Senior'"
    assert facts["pay"] == "38,000 to 45,000 GBP a year"
    assert "apply" in facts["not found"]
    picture = [line.split("|")[0].split() for line in lines[lines.index("") + 1 :] if "|" in line]
    assert ["responsibilities", "6"] in picture
    assert ["8"] in picture, "the kind stands at the first line of its zone only"
    assert ["requirements", "11"] in picture
    assert "\x1b" not in done.out


def test_the_picture_is_harmless_and_coloured_on_demand(
    jdlint: Jdlint, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = write("nurse.md", POSTING.replace("Hill Clinic", "\x1b[31mHill\x07 Clinic"))
    plain = jdlint("extract", name).out
    assert "\x1b" not in plain
    assert "␛[31mHill␇ Clinic" in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = jdlint("extract", name).out
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
    assert coloured != plain


def test_what_was_not_read_is_told(jdlint: Jdlint, write: Write) -> None:
    write("jobs/nurse.md", POSTING)
    write("jobs/README.md", "# Jobs\n")
    done = jdlint("extract", "jobs", "nowhere.md", "--output-format", "json")
    assert done.code == 2
    assert [file["path"] for file in done.data["files"]] == ["jobs/nurse.md"]
    assert done.data["skipped"] == ["jobs/README.md"]
    assert [error["path"] for error in done.data["errors"]] == ["nowhere.md"]


def test_nothing_to_read_is_valid_json(jdlint: Jdlint) -> None:
    done = jdlint("extract", "nowhere.md", "--output-format", "json")
    assert done.data["files"] == []
