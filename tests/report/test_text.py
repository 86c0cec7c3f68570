"""The report for people."""

from __future__ import annotations

from jdlint.report import Advice, Error, Setting, Summary, make
from jdlint.report.text import totals
from jdlint.source import Source

from .conftest import Report, finding

SOURCE = Source("# Cook\n\nPay: [amount] a year\n", "jobs/cook.md")


def test_a_finding_shows_its_line_why_and_what_to_write(report: Report) -> None:
    out = report("text", SOURCE, [finding(SOURCE, "[amount]", suggestions=("the amount", "a range"))])
    assert out == (
        "jobs/cook.md:3:6: must: '[amount]' is still open\n"
        "  |\n"
        "3 | Pay: [amount] a year\n"
        "  |      ^^^^^^^^ error placeholder/bracketed\n"
        "  = why: A reader cannot tell what is meant.\n"
        "  = help: the amount; or a range\n"
        "\n"
        "1 error in 1 posting in 1 file.\n"
    )


def test_severity_in_words(report: Report) -> None:
    out = report(
        "text",
        SOURCE,
        [finding(SOURCE, "Cook", severity="warning"), finding(SOURCE, "Pay", severity="info")],
        least="info",
    )
    assert "cook.md:1:3: should: " in out
    assert "cook.md:3:1: consider: " in out
    assert out.endswith("1 warning, 1 suggestion in 1 posting in 1 file.\n")


def test_suggestions_are_counted_and_not_shown(report: Report) -> None:
    out = report("text", SOURCE, [finding(SOURCE, "Pay", severity="info"), finding(SOURCE, "Cook", severity="info")])
    assert out == "2 suggestions in 1 posting in 1 file (2 not shown: --min-severity info shows all).\n"


def test_nothing_found(report: Report) -> None:
    assert report("text", SOURCE, []) == "Nothing to mend in 1 posting in 1 file.\n"
    assert report("text", SOURCE, [], quiet=True) == ""


def test_colour_changes_nothing_but_colour(report: Report) -> None:
    import re

    found = [finding(SOURCE, "[amount]", suggestions=("the amount",))]
    coloured = report("text", SOURCE, found, colour=True)
    assert "\x1b[31" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == report("text", SOURCE, found)


def test_a_posting_cannot_steer_the_terminal(report: Report) -> None:
    source = Source("Pay: \x1b]0;owned\x07\u202e[x]\r\n", "a\x1b[31m.md")
    out = report("text", source, [finding(source, "\x1b]0;owned\x07\u202e[x]")])
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "\u202e" not in out
    assert "\r" not in out


def test_a_span_of_several_lines(report: Report) -> None:
    out = report("text", SOURCE, [finding(SOURCE, "# Cook\n\nPay")])
    assert "1 | # Cook\n  | ^^^^^^ error placeholder/bracketed (and 2 more lines)\n" in out


def test_something_missing_in_an_empty_file(report: Report) -> None:
    source = Source("", "empty.md")
    out = report("text", source, [finding(source, "", message="the title is missing")])
    assert "empty.md:1:1: must: the title is missing\n  |\n1 |\n  | ^ error" in out


def test_statistics_count_by_rule(report: Report) -> None:
    found = [finding(SOURCE, "[amount]"), finding(SOURCE, "Cook", rule="title/plural"), finding(SOURCE, "Pay")]
    assert report("concise", SOURCE, found, statistics=True) == "2  placeholder/bracketed\n1  title/plural\n"
    assert report("text", SOURCE, found, statistics=True).startswith("2  placeholder/bracketed\n")


def test_concise_is_one_line_a_finding(report: Report) -> None:
    found = [finding(SOURCE, "[amount]", message="two\nlines"), finding(SOURCE, "Pay", severity="info")]
    assert report("concise", SOURCE, found) == "jobs/cook.md:3:6: error placeholder/bracketed two lines\n"


def test_what_was_not_checked_never_passes_for_nothing_to_mend() -> None:
    nothing = Summary(0, 0, {"error": 0, "warning": 0, "info": 0}, 0, (Error("a.md", None, "gone"),), (), {})
    assert totals(nothing, "warning") == "No posting was checked."
    one = nothing._replace(files=1, postings=1)
    assert totals(one, "warning") == "Nothing to mend in 1 posting in 1 file (1 not checked)."
    for form, told in (("markdown", "no posting was checked"), ("html", "No posting was checked.")):
        parts: list[str] = []
        made = make(form, Setting(parts.append, "info", False, False, False, "", lambda _: Advice("")))
        made.finish(nothing)
        assert told in "".join(parts)
