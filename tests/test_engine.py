from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from jdlint import api, engine
from jdlint.compiled import pack
from jdlint.model import Document, Edit, Finding, Fix, Issue
from jdlint.rule import Context, FileContext, Match, Rule, RunContext, RunMatch, When
from jdlint.rulefile import load_rules
from jdlint.settings import Settings
from jdlint.source import Source

Build = Callable[..., Document]
Find = Callable[[Any], Iterator[Any]]


@pytest.fixture
def functions(monkeypatch: pytest.MonkeyPatch) -> dict[str, Find]:
    """Functions by name, in place of those of ``jdlint.functions``."""
    found: dict[str, Find] = {}
    kind = SimpleNamespace(find=lambda rule, context: found[rule.data["function"]](context))
    monkeypatch.setattr(engine, "kind_module", lambda _: kind)
    return found


def rule_of(name: str, function: str = "", **changes: Any) -> Rule:
    """A rule that calls a function."""
    rule = Rule(
        id=name, summary="", severity="warning", on=True, kind="function", when=When(), scope=(), exempt=(), options={}, message="found '{match}'",
        suggest=(), yields_to=(), overlap="merge", threshold=1, counts_with=(), counts_against=(), aliases=(),
        packed=pack({"function": function or name}), shipped=True, memo={},
    )  # fmt: skip
    return rule._replace(**changes)


def spans(*found: tuple[int, int], **fields: Any) -> Find:
    """A function that reports these spans."""

    def find(_: Context) -> Iterator[Match]:
        for start, end in found:
            yield Match(start, end, **fields)

    return find


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    return [(finding.rule, finding.start, finding.end) for finding in findings]


@pytest.fixture
def document(document_of: Build) -> Document:
    return document_of(
        ("requirements", "Lead a team of four"), ("benefits", "A garden"), title="Junior Cook", level="entry"
    )


def test_a_finding(functions: dict[str, Find], document: Document) -> None:
    functions["a/one"] = spans((12, 16))
    (finding,) = engine.run(
        document, (rule_of("a/one", suggest=("Join a team",)),), url="https://example.com/"
    ).findings
    assert finding.text == "Lead"
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (2, 1, 2, 5)
    assert (finding.path, finding.rule, finding.severity) == ("made.txt", "a/one", "warning")
    assert (finding.section, finding.posting) == ("requirements", 0)
    assert finding.message == "found 'Lead'"
    assert finding.suggestions == ("Join a team",)
    assert finding.url == "https://example.com/a/one"
    assert finding.fix is None


@pytest.mark.parametrize("span", [(-1, 3), (3, 2), (0, 10_000), (10_000, 10_001)])
def test_spans_outside_of_the_text_are_errors(
    functions: dict[str, Find], document: Document, span: tuple[int, int]
) -> None:
    functions["a/one"] = spans(span, (0, 3))
    result = engine.run(document, (rule_of("a/one"),))
    assert places(result.findings) == [("a/one", 0, 3)]
    assert [(error.path, error.rule) for error in result.errors] == [("made.txt", "a/one")]
    assert "outside of a text" in result.errors[0].message


def test_a_crashing_rule_is_named_and_the_others_run(functions: dict[str, Find], document: Document) -> None:
    def crash(_: Context) -> Iterator[Match]:
        yield Match(0, 3)
        raise ZeroDivisionError("by zero")

    functions["a/one"], functions["b/two"] = crash, spans((4, 6))
    result = engine.run(document, (rule_of("a/one"), rule_of("b/two")))
    assert places(result.findings) == [("a/one", 0, 3), ("b/two", 4, 6)]
    (error,) = result.errors
    assert (error.rule, error.message) == ("a/one", "rule a/one failed: ZeroDivisionError: by zero")


def test_a_message_that_names_what_is_not_given_is_an_error(functions: dict[str, Find], document: Document) -> None:
    functions["a/one"] = spans((0, 3))
    result = engine.run(document, (rule_of("a/one", message="{years} years"),))
    assert not result.findings
    assert "{years}" in result.errors[0].message


def test_braces_of_the_posting_are_text(functions: dict[str, Find], document_of: Build) -> None:
    document = document_of(("role", "Write to {company} or {match}"))
    start = document.source.text.index("{company}")
    functions["a/one"] = spans((start, start + 20))
    (finding,) = engine.run(document, (rule_of("a/one"),)).findings
    assert finding.message == "found '{company} or {match}'"


def test_message_fields(functions: dict[str, Find], document: Document) -> None:
    functions["a/one"] = spans((0, 6), values={"years": "5"}, suggestions=("less",))
    (finding,) = engine.run(
        document, (rule_of("a/one", message="{match} {title} {level} {suggestion} {years}"),)
    ).findings
    assert finding.message == "Junior Junior Cook entry-level less 5"


def test_long_matches_are_shortened_in_messages(functions: dict[str, Find], document_of: Build) -> None:
    document = document_of(("role", "word " * 100))
    functions["a/one"] = spans((11, 500))
    (finding,) = engine.run(document, (rule_of("a/one"),)).findings
    assert len(finding.message) < 100
    assert len(finding.text) == 489


# --- one finding for each fault -----------------------------------------------------------------------------------------------------------


ONE_EACH: dict[str, tuple[list[tuple[str, list[tuple[int, int]], dict[str, Any]]], list[tuple[str, int, int]]]] = {
    "the same place twice": ([("a/one", [(0, 3), (0, 3)], {})], [("a/one", 0, 3)]),
    "the longest of a family": ([("a/one", [(0, 3)], {}), ("a/two", [(0, 6)], {})], [("a/two", 0, 6)]),
    "of the same rule too": ([("a/one", [(0, 3), (1, 6), (8, 9)], {})], [("a/one", 1, 6), ("a/one", 8, 9)]),
    "the graver of the same length": (
        [("a/one", [(0, 3)], {}), ("a/two", [(0, 3)], {"severity": "error"})],
        [("a/two", 0, 3)],
    ),
    "the first by id at last": ([("a/two", [(0, 3)], {}), ("a/one", [(0, 3)], {})], [("a/one", 0, 3)]),
    "families apart": ([("a/one", [(0, 3)], {}), ("b/two", [(0, 6)], {})], [("a/one", 0, 3), ("b/two", 0, 6)]),
    "side by side": ([("a/one", [(0, 3)], {}), ("a/two", [(3, 6)], {})], [("a/one", 0, 3), ("a/two", 3, 6)]),
    "a loser takes nobody along": (
        [("a/one", [(0, 4)], {}), ("a/two", [(3, 9)], {}), ("a/zed", [(8, 10)], {}), ("a/big", [(4, 20)], {})],
        [("a/one", 0, 4), ("a/big", 4, 20)],
    ),
    "keeping": ([("a/one", [(0, 3)], {}), ("a/two", [(0, 6)], {"overlap": "keep"})], [("a/one", 0, 3), ("a/two", 0, 6)]),
    "yielding within the family": ([("a/one", [(0, 3)], {}), ("a/two", [(0, 6)], {"yields_to": ("a/one",)})], [("a/one", 0, 3)]),
    "yielding to a family": ([("a/one", [(0, 6)], {"yields_to": ("b",)}), ("b/two", [(3, 9)], {})], [("b/two", 3, 9)]),
    "nothing to yield to": ([("a/one", [(0, 6)], {"yields_to": ("b",)}), ("b/two", [(6, 9)], {})], [("a/one", 0, 6), ("b/two", 6, 9)]),
    "yielding to a former id": (
        [("a/one", [(0, 6)], {"yields_to": ("b/old",)}), ("b/two", [(3, 9)], {"aliases": ("b/old",)})],
        [("b/two", 3, 9)],
    ),
    "an empty place": ([("a/one", [(3, 3)], {}), ("a/two", [(0, 6)], {})], [("a/two", 0, 6)]),
    "two empty places": ([("a/one", [(3, 3)], {}), ("a/two", [(3, 3)], {})], [("a/one", 3, 3)]),
}  # fmt: skip


@pytest.mark.parametrize(("rules", "left"), ONE_EACH.values(), ids=ONE_EACH.keys())
def test_one_finding_each(
    functions: dict[str, Find], document: Document, rules: Any, left: list[tuple[str, int, int]]
) -> None:
    for name, found, _ in rules:
        functions[name] = spans(*found)
    made = tuple(rule_of(name, **changes) for name, _, changes in rules)
    for order in (made, made[::-1]):
        assert places(engine.run(document, order).findings) == left


def test_missing_things_stand_beside_each_other(functions: dict[str, Find], document: Document) -> None:
    functions["a/one"] = spans((0, 11), missing=True, element="location")
    functions["a/two"] = spans((0, 11), missing=True, element="eeo")
    functions["a/zed"] = spans((0, 6))
    rules = (rule_of("a/one"), rule_of("a/two"), rule_of("a/zed"))
    assert [finding.rule for finding in engine.run(document, rules).findings] == ["a/zed", "a/one", "a/two"]


@hypothesis_settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.integers(0, 20), st.integers(0, 8)), max_size=12
    )
)
def test_of_a_family_no_two_findings_overlap(found: list[tuple[str, str, int, int]]) -> None:
    raws = [
        engine._Raw(rule_of(f"{family}/{name}"), Match(start, start + length + 1), "warning", 0)
        for family, name, start, length in found
    ]
    left = engine._one_each(raws)
    for one in left:
        for other in left:
            if one is not other and one.rule.family == other.rule.family:
                assert one.match.end <= other.match.start or other.match.end <= one.match.start
    for raw in raws:  # whatever was dropped is covered by something of its family that stays
        assert any(
            raw.rule.family == other.rule.family
            and raw.match.start < other.match.end
            and other.match.start < raw.match.end
            for other in left
        )


# --- which rules run ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "changes", "runs"),
    [
        (When(), {}, True),
        (When(level=("entry",)), {}, True),
        (When(level=("senior",)), {}, False),
        (When(kind=("template",)), {}, False),
        (When(kind=("template",)), {"kind": "template"}, True),
        (When(), {"state": "closed"}, False),
        (When(state=("open", "closed")), {"state": "closed"}, True),
        (When(format=("html",)), {}, False),
        (When(language=("en",)), {"language": "de"}, False),
        (When(language=()), {"language": "de"}, True),
    ],
    ids=str,
)
def test_when(
    functions: dict[str, Find], document_of: Build, when: When, changes: Mapping[str, Any], runs: bool
) -> None:
    functions["a/one"] = spans((0, 3))
    document = document_of(("role", "text"), level="entry", **changes)
    assert bool(engine.run(document, (rule_of("a/one", when=when),)).findings) is runs


def test_the_configured_language_counts(functions: dict[str, Find], document_of: Build) -> None:
    functions["a/one"] = spans((0, 3))
    rules = (rule_of("a/one", when=When(language=("en",))),)
    document = document_of(("role", "text"), language="de")
    assert engine.run(document, rules, Settings(lang="en")).findings


@pytest.mark.parametrize(("forced", "severity"), [(False, "info"), (True, "error")])
def test_severity(functions: dict[str, Find], document: Document, forced: bool, severity: str) -> None:
    functions["a/one"] = spans((0, 3), severity="info")
    rules = (rule_of("a/one", severity="error", forced=forced),)
    assert engine.run(document, rules).findings[0].severity == severity


def test_options(functions: dict[str, Find], document: Document) -> None:
    from jdlint.rule import Option

    seen: list[Mapping[str, Any]] = []

    def find(context: Context) -> Iterator[Match]:
        seen.append(context.options)
        yield Match(0, 3)

    functions["a/one"] = find
    rules = (rule_of("a/one", options={"most": Option("int", 3, "")}),)
    engine.run(document, rules)
    engine.run(document, rules, Settings(options={"a/one": {"most": 5}}))
    assert seen == [{"most": 3}, {"most": 5}]


def test_today(functions: dict[str, Find], document: Document) -> None:
    seen: list[date] = []

    def find(context: Context) -> Iterator[Match]:
        seen.append(context.today)
        yield Match(0, 3)

    functions["a/one"] = find
    engine.run(document, (rule_of("a/one"),), Settings(today=date(2020, 1, 2)))
    engine.run(document, (rule_of("a/one"),))
    assert seen == [date(2020, 1, 2), date.today()]


@pytest.mark.parametrize(
    ("threshold", "others", "against", "reported"),
    [
        (1, [], [], 2),
        (2, [], [], 2),
        (3, [], [], 0),
        (3, [(8, 9)], [], 2),
        (3, [(0, 3)], [], 0),
        (2, [], [(8, 9)], 0),
        (3, [(8, 9), (9, 10)], [(11, 12)], 2),
        (1, [], [(8, 9), (9, 10)], 0),
    ],
)
def test_thresholds(
    functions: dict[str, Find],
    document: Document,
    threshold: int,
    others: list[tuple[int, int]],
    against: list[tuple[int, int]],
    reported: int,
) -> None:
    functions["a/one"], functions["a/with"], functions["a/against"] = (
        spans((0, 3), (4, 6)),
        spans(*others),
        spans(*against),
    )
    with_it, counted_against = rule_of("a/with", when=When(level=("executive",))), rule_of("a/against")
    rule = rule_of(
        "a/one", threshold=threshold, counts_with=("a/with",), counts_against=("a/against",), counted=((with_it,), (counted_against,))
    )  # fmt: skip
    assert len(engine.run(document, (rule,)).findings) == reported


def test_file_rules_run_without_a_posting(functions: dict[str, Find]) -> None:
    seen: list[FileContext] = []

    def find(context: FileContext) -> Iterator[Match]:
        seen.append(context)
        yield Match(0, 2)

    functions["a/one"] = find
    document = Document(Source("text"), "text", ())
    (finding,) = engine.run(document, (rule_of("a/one", scope=("file",)),)).findings
    assert (finding.posting, finding.section, finding.text) == (None, None, "te")
    assert seen[0].document is document


def test_issues_of_readers(document: Document, make_rule: Callable[..., Rule]) -> None:
    keys = "kind: function\nfunction: syntax.issues\nscope: [file]\nmessage: '{detail}'\naliases: [syntax/old]\n"
    rule = make_rule(keys, "syntax/front-matter")
    issues = (
        Issue("syntax/front-matter", 0, 3, "broken"),
        Issue("syntax/old", 4, 5, "worse"),
        Issue("syntax/other", 0, 1, "no"),
    )
    result = engine.run(document._replace(issues=issues), (rule,))
    assert [(finding.message, finding.start, finding.posting) for finding in result.findings] == [
        ("broken", 0, 0),
        ("worse", 4, 0),
    ]


def test_rules_between_the_files_of_a_run(functions: dict[str, Find], document: Document) -> None:
    def find(context: RunContext) -> Iterator[RunMatch]:
        yield RunMatch(1, 0, Match(0, 3))
        yield RunMatch(0, 0, Match(4, 6))
        assert len(context.documents) == 2

    functions["a/one"] = find
    rules = (rule_of("a/one", scope=("run",)),)
    other = document._replace(source=Source(document.source.text, "other.txt"))
    assert engine.needs_corpus(rules)
    assert not engine.needs_corpus((rule_of("a/two"),))
    assert not engine.run(document, rules).findings
    found = engine.check_corpus((document, other), rules).findings
    assert [(finding.path, finding.start) for finding in found] == [("made.txt", 4), ("other.txt", 0)]


# --- fingerprints, fixes, what is allowed -------------------------------------------------------------------------------------------------


def test_fingerprints_hold_when_text_moves_and_tell_instances_apart(
    functions: dict[str, Find], document_of: Build
) -> None:
    def find(context: Context) -> Iterator[Match]:
        text = context.document.source.text
        at = text.find("guru")
        while at >= 0:
            yield Match(at, at + 4)
            at = text.find("guru", at + 1)

    functions["a/one"] = functions["b/two"] = find
    rules = (rule_of("a/one"), rule_of("b/two"))
    before = engine.run(document_of(("role", "A guru and a guru")), rules).findings
    after = engine.run(document_of(("company", "We are new"), ("role", "A guru and a guru")), rules).findings
    assert [finding.fingerprint for finding in before] == [finding.fingerprint for finding in after]
    assert len({finding.fingerprint for finding in before}) == 4
    assert all(len(finding.fingerprint) == 16 for finding in before)


def test_what_is_missing_keeps_its_fingerprint_when_the_title_changes(
    functions: dict[str, Find], document_of: Build
) -> None:
    functions["a/one"] = spans((0, 4), missing=True, element="location")
    found = [
        engine.run(document_of(title=title), (rule_of("a/one"),)).findings[0].fingerprint
        for title in ("Cook", "Waiter")
    ]
    assert found[0] == found[1]


def test_fixes_that_would_touch_more_than_text_are_dropped(functions: dict[str, Find], document: Document) -> None:
    functions["a/one"] = spans((12, 16), fix=Fix(True, "x", (Edit(12, 16, "Join"),)))
    functions["b/two"] = spans((12, 16), fix=Fix(True, "x", (Edit(12, 16, "[Join]"),)))
    kept, dropped = engine.run(document, (rule_of("a/one"), rule_of("b/two"))).findings
    assert kept.fix is not None
    assert dropped.fix is None


@pytest.mark.parametrize(
    ("allow", "reported"),
    [
        ({}, True),
        ({"*": ("Lead a Team",)}, False),
        ({"a/one": ("lead",)}, False),
        ({"a": ("team of four", "lead a")}, False),
        ({"b": ("lead",)}, True),
        ({"*": ("a team",)}, True),
        ({"*": ("",)}, True),
    ],
    ids=str,
)
def test_allow(
    functions: dict[str, Find], document: Document, allow: dict[str, tuple[str, ...]], reported: bool
) -> None:
    functions["a/one"] = spans((12, 16))
    assert bool(engine.run(document, (rule_of("a/one"),), Settings(allow=allow)).findings) is reported


def test_messages_show_entities_as_people_see_them() -> None:
    import jdlint

    (finding,) = jdlint.check(
        "<h1>Cook</h1><p>Join &lt;COMPANY NAME&gt; now</p>", name="a.html", select=["placeholder"]
    )
    assert finding.message.startswith("'<COMPANY NAME>' ")
    assert finding.text == "&lt;COMPANY NAME&gt;"


def test_a_function_that_is_not_there_is_that_rules_failure_alone() -> None:
    given = api.parse(Source("# Cook\n\nPay: [amount]\n", "a.md"))
    shipped = [rule for rule in load_rules().rules if rule.id == "placeholder/bracketed"]
    result = engine.run(given, (rule_of("a/gone", "no_such_module.find"), *shipped))
    assert [finding.text for finding in result.findings] == ["[amount]"]
    assert [(error.rule, "no_such_module" in error.message) for error in result.errors] == [("a/gone", True)]


def test_a_kind_that_fails_before_its_first_match_is_that_rules_failure_alone(
    functions: dict[str, Find], document: Document
) -> None:
    def broken(_: Context) -> Iterator[Match]:
        raise RuntimeError("broken")

    functions |= {"a/broken": broken, "a/sound": spans((12, 16))}
    result = engine.run(document, (rule_of("a/broken"), rule_of("a/sound")))
    assert places(result.findings) == [("a/sound", 12, 16)]
    assert [error.rule for error in result.errors] == ["a/broken"]
