"""JUnit's XML."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import xmlschema

from jdlint.report import Error
from jdlint.source import Source

from .conftest import Report, finding, schema

SOURCE = Source("# Cook\n\nPay: [amount] a year\n", "./jobs/cook.md")


def valid(text: str) -> ET.Element:
    xmlschema.XMLSchema(str(schema("junit-10.xsd"))).validate(text)
    root = ET.fromstring(text)
    for suite in root:
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("errors") == str(len(suite.findall("testcase/error")))
    return root


def test_a_suite_a_file(report: Report) -> None:
    found = [
        finding(SOURCE, "[amount]", suggestions=("give a range",)),
        finding(SOURCE, "Cook", severity="info", rule="title/x"),
    ]
    (suite,) = valid(report("junit", SOURCE, found, least="info"))
    assert (suite.get("name"), suite.get("failures")) == ("jobs/cook.md", "1")
    first, second = suite
    assert (first.get("name"), first.get("classname")) == ("placeholder/bracketed (3:6)", "jobs/cook")
    failure = first.find("failure")
    assert failure is not None
    assert failure.get("type") == "error"
    assert failure.get("message") == "'[amount]' is still open"
    assert failure.text == (
        "line 3, col 6, '[amount]' is still open\nWhy: A reader cannot tell what is meant.\nInstead: give a range"
    )
    # What may be considered fails no test.
    assert second.find("failure") is None
    assert "line 1, col 3" in (second.findtext("system-out") or "")


def test_a_clean_file_is_a_test_that_passed(report: Report) -> None:
    (suite,) = valid(report("junit", SOURCE, []))
    (case,) = suite
    assert list(case) == []


def test_what_could_not_be_checked_is_an_error(report: Report) -> None:
    errors = (Error("a.md", "x/y", "broken <b>"), Error(None, None, "no posting found"))
    _, first, second = valid(report("junit", SOURCE, [], errors=errors))
    assert (first.get("name"), first[0].get("name"), first[0][0].get("message")) == ("a.md", "x/y", "broken <b>")
    assert second.get("name") == "jdlint"
