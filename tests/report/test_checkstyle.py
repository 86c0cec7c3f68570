"""Checkstyle's XML."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import xmlschema

from jdlint.report import Error
from jdlint.source import Source

from .conftest import Report, finding, schema

SOURCE = Source("# Cook\n\nPay: [amount] a year\n", "./jobs/cook.md")


def valid(text: str) -> ET.Element:
    xmlschema.XMLSchema(str(schema("checkstyle.xsd"))).validate(text)
    return ET.fromstring(text)


def test_an_element_a_file(report: Report) -> None:
    found = [finding(SOURCE, "[amount]"), finding(SOURCE, "Cook", severity="info")]
    root = valid(report("checkstyle", SOURCE, found, least="info", errors=(Error(None, None, "no posting found"),)))
    file, failed = root
    assert file.get("name") == "jobs/cook.md"
    assert file[0].attrib == {
        "line": "3",
        "column": "6",
        "severity": "error",
        "message": "'[amount]' is still open",
        "source": "jdlint.placeholder/bracketed",
    }
    assert file[1].get("severity") == "info"
    assert (failed.get("name"), failed[0].get("message"), failed[0].get("source")) == (
        "jdlint",
        "no posting found",
        "jdlint",
    )


def test_a_clean_file_is_listed(report: Report) -> None:
    (file,) = valid(report("checkstyle", SOURCE, []))
    assert list(file) == []
