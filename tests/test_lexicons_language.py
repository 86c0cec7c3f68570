"""The dictionaries of words, terms and titles: sorted, without doubles and loops, each entry with its source and its near misses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from jdlint import engine, lexicons, posting, readers
from jdlint.kinds.phrases import expand
from jdlint.rule import Rule
from jdlint.rulefile import load_rules
from jdlint.source import Source
from jdlint.yamlnode import Node

LANGUAGE = lexicons.load("language")
TERMS = lexicons.load("terms")
LISTS = [name for name in LANGUAGE if name != "meta"]
# Which rule reads a list.
RULES = {
    "age": "inclusive/age",
    "cliche": "clarity/cliche",
    "coded-feminine": "inclusive/gender-coded",
    "coded-masculine": "inclusive/gender-coded",
    "culture": "inclusive/culture",
    "gendered": "inclusive/gendered-title",
    "hype": "clarity/hype",
    "jargon": "clarity/jargon",
    "metaphor": "inclusive/metaphor",
    "title-hype": "title/hype",
    "vague": "clarity/vague-duty",
}
POSTING = """\
# {title}

Location: Leeds

## About the role

{role}

## Responsibilities

- {duty}

## Requirements

- A licence
"""


@cache
def _rules() -> tuple[Rule, ...]:
    return load_rules().resolve(select=["inclusive", "inclusive/gender-coded", "clarity", "terms", "title"])


def _found(text: str, *, title: bool = False) -> list[tuple[str, str]]:
    """The rules that report something in a text, each with what it reports."""
    content = POSTING.format(title=text if title else "Technician", role=text, duty=text)
    document = posting.parse(readers.read(Source(content, "posting.md")))
    result = engine.run(document, _rules())
    assert not result.errors
    return [(finding.rule, finding.text) for finding in result.findings]


def _entries() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name in LISTS:
        for entry in LANGUAGE[name]:
            yield name, entry


def _phrases(term: str) -> list[str]:
    return [phrase.casefold().replace("-", " ") for phrase in expand(Node(term, 1, 1))]


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [] if value is None else [value]


ALL = list(_entries())
FREQUENT = [(name, entry) for name, entry in ALL if float(entry.get("rate") or 0) > 5]
NEAR = [(name, text) for name, entry in ALL for text in entry.get("fp", ())]


def _name(value: Any) -> str:
    return value if isinstance(value, str) else str(value["term"])[:40]


def test_every_list_is_read_by_a_rule() -> None:
    assert sorted(RULES) == sorted(LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_sorted(name: str) -> None:
    terms = [entry["term"].casefold() for entry in LANGUAGE[name]]
    assert terms == sorted(terms)


@pytest.mark.parametrize("name", LISTS)
def test_no_phrase_twice(name: str) -> None:
    seen: dict[str, str] = {}
    for entry in LANGUAGE[name]:
        for phrase in _phrases(entry["term"]):
            assert phrase not in seen or (entry.get("case") and seen[phrase] == entry["term"]), (
                f"{phrase!r} also in {seen[phrase]!r}"
            )
            seen[phrase] = entry["term"]


@pytest.mark.parametrize(("name", "entry"), ALL, ids=_name)
def test_every_entry_names_its_sources_and_says_why(name: str, entry: Mapping[str, Any]) -> None:
    sources = _listed(entry["source"])
    assert sources
    assert set(sources) <= set(LANGUAGE["meta"]["sources"])
    assert entry["why"]
    assert entry.get("suggest") or entry.get("replace") or name.startswith(("coded", "title"))


@pytest.mark.parametrize(("name", "entry"), FREQUENT, ids=_name)
def test_frequent_terms_have_a_near_miss(name: str, entry: Mapping[str, Any]) -> None:
    assert entry.get("fp"), f"{name}: {entry['term']} stands in {entry['rate']} of 1,000 postings"


@pytest.mark.parametrize(("name", "text"), NEAR, ids=_name)
def test_near_misses_are_silent(name: str, text: str) -> None:
    found = _found(text, title=name == "title-hype")
    assert [match for rule, match in found if rule == RULES[name]] == []


def test_no_suggestion_is_itself_reported() -> None:
    words = {text for _, entry in _entries() for key in ("suggest", "replace") for text in _listed(entry.get(key))}
    families = ("inclusive/", "clarity/hype", "clarity/cliche", "clarity/jargon", "clarity/vague-duty", "terms/")
    reported = {
        text: found
        for text in sorted(words)
        if (found := [pair for pair in _found(text) if pair[0].startswith(families)])
    }
    assert reported == {}


def test_every_term_is_found() -> None:
    missing = []
    for name, entry in _entries():
        phrase = next(iter(expand(Node(entry["term"], 1, 1)))).replace("*", "ing")
        title = name == "title-hype"
        rules = [rule for rule, _ in _found(f"{phrase} Developer" if title else f"You are {phrase} here.", title=title)]
        if RULES[name] not in rules:
            missing.append((name, phrase))
    assert missing == []


def test_terms_are_sorted() -> None:
    terms = [entry["term"].casefold() for entry in TERMS["terms"]]
    assert terms == sorted(terms)
    assert len(set(terms)) == len(terms)


def test_no_term_is_a_spelling_to_avoid() -> None:
    written = {entry["term"] for entry in TERMS["terms"]}
    avoided = [form for entry in TERMS["terms"] for form in entry["avoid"]]
    assert len(set(avoided)) == len(avoided)
    assert written.isdisjoint(avoided)


def test_spellings_lead_to_terms_that_are_left_alone() -> None:
    for entry in TERMS["terms"]:
        assert set(_listed(entry["source"])) <= set(TERMS["meta"]["sources"])
        assert not [rule for rule, _ in _found(f"You know {entry['term']} well.") if rule == "terms/spelling"], entry[
            "term"
        ]
        for form in entry["avoid"]:
            found = [text for rule, text in _found(f"You know {form} well.") if rule == "terms/spelling"]
            assert set(found) == {form}, form


def test_job_families_hold_single_words_once() -> None:
    data = lexicons.load("job_titles")
    for words in data["families"].values():
        assert len(set(words)) == len(words)
        assert all(word == word.lower() and " " not in word for word in words)
    axes = [word for words in data["axes"].values() for word in words]
    assert len(set(axes)) == len(axes)
    # What a spelling counts as must be known, or it would tell nothing.
    known = {word for words in data["families"].values() for word in words} | set(axes) | set(data["neutral"])
    for meant in data["spellings"].values():
        assert set(meant.split()) <= known, meant
