from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint import engine
from jdlint.model import Block, Document, Element, Mark
from jdlint.rule import Rule
from jdlint.settings import Settings
from jdlint.textmap import TextMap

Build = Callable[..., Document]
KEYS = "kind: required\nelement: location\nmessage: no {element}\n"


def test_missing_is_told_at_the_title(make_rule: Callable[..., Rule], document_of: Build) -> None:
    (finding,) = engine.run(document_of(("role", "text")), (make_rule(KEYS),)).findings
    assert (finding.text, finding.message) == ("Technician", "no location")


def test_without_a_title_at_the_start(make_rule: Callable[..., Rule], document_of: Build) -> None:
    (finding,) = engine.run(document_of(("role", "text"), title=""), (make_rule(KEYS),)).findings
    assert (finding.text, finding.start, finding.end) == ("", 0, 0)


def test_an_empty_document_of_one_posting(make_rule: Callable[..., Rule], document_of: Build) -> None:
    document = document_of(title="")
    document = document._replace(
        source=type(document.source)("", "empty.md"), postings=(document.postings[0]._replace(end=0),)
    )
    (finding,) = engine.run(document, (make_rule(KEYS),)).findings
    assert (finding.start, finding.line, finding.column) == (0, 1, 1)


@pytest.mark.parametrize(
    ("keys", "parts", "settings", "changes", "reported"),
    [
        (KEYS, (), Settings(), {"elements": {"location": Element("Leeds", 0, 1)}}, 0),
        (KEYS, (), Settings(), {"elements": {"location": Element("[place]", 0, 1, placeholder=True)}}, 0),
        (KEYS, (), Settings(boilerplate_elements=frozenset({"location"})), {}, 0),
        (KEYS, (), Settings(required=frozenset({"title"})), {}, 0),
        (KEYS, (), Settings(required=frozenset({"location"})), {}, 1),
        (KEYS + "unless: [volunteer*]\n", (("role", "For volunteers"),), Settings(), {}, 0),
        (KEYS + "unless: [volunteer*]\n", (("role", "For cooks"),), Settings(), {}, 1),
        ("kind: required\nzone: [role]\n", (("role", "text"),), Settings(), {}, 0),
        ("kind: required\nzone: [role]\n", (("company", "text"),), Settings(), {}, 1),
        ("kind: required\nwords: [grow*, career path]\n", (("benefits", "You grow here"),), Settings(), {}, 0),
        ("kind: required\nwords: [grow*, career path]\n", (("benefits", "A pension"),), Settings(), {}, 1),
    ],
)
def test_when_something_is_missing(
    make_rule: Callable[..., Rule],
    document_of: Build,
    keys: str,
    parts: tuple[tuple[str, str], ...],
    settings: Settings,
    changes: dict[str, object],
    reported: int,
) -> None:
    assert len(engine.run(document_of(*parts, **changes), (make_rule(keys),), settings).findings) == reported


def test_title(make_rule: Callable[..., Rule], document_of: Build) -> None:
    rule = make_rule("kind: required\nelement: title\n")
    assert not engine.run(document_of(("role", "text")), (rule,)).findings
    assert engine.run(document_of(("role", "text"), title=""), (rule,)).findings


@pytest.mark.parametrize(
    ("kind", "text", "marks", "severity"),
    [
        ("paragraph", "our benefits", (Mark("link", 4, 12, "x"),), "info"),
        ("paragraph", "our benefits", (Mark("strong", 4, 12),), "warning"),
        ("paragraph", "our garden", (Mark("link", 4, 10, "x"),), "warning"),
        ("template", "{% include benefits.md %}", (), "info"),
        ("template", "{% assign benefits = 1 %}", (), "warning"),
        ("template", "{% include header.md %}", (), "warning"),
    ],
)
def test_what_may_stand_elsewhere_is_info(
    make_rule: Callable[..., Rule], document_of: Build, kind: str, text: str, marks: tuple[Mark, ...], severity: str
) -> None:
    rule = make_rule("kind: required\nelement: benefits\nelsewhere: [benefit, perk]\n")
    document = document_of(("role", text))
    start = document.source.text.index(text)
    block = Block(kind, text, TextMap.straight(len(text), start), start, start + len(text), marks=marks)
    (finding,) = engine.run(document._replace(blocks=(block,)), (rule,)).findings
    assert finding.severity == severity
