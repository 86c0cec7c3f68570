"""The family ``placeholder/*`` on whole postings: places in the source, one finding a leftover, what is no content."""

from __future__ import annotations

from datetime import date

from jdlint import engine
from jdlint.api import parse
from jdlint.model import Finding
from jdlint.rulefile import load_rules
from jdlint.settings import Settings
from jdlint.source import Source

RULES = load_rules().resolve(select=["placeholder"])


def findings(text: str, name: str = "posting.md") -> list[Finding]:
    """What the family says about a text."""
    result = engine.run(parse(Source(text, name)), RULES, Settings(today=date(2026, 11, 23)))
    assert result.errors == ()
    return list(result.findings)


def told(text: str, name: str = "posting.md") -> list[tuple[str, str, int, int]]:
    """The findings of the family as (rule, text, line, column)."""
    return [
        (finding.rule.partition("/")[2], finding.text, finding.line, finding.column) for finding in findings(text, name)
    ]


def test_place_across_markup() -> None:
    text = "# Baker\n\nWork **at [Your** Company *Name]* in `[City]` and [the *[City]*](https://firm.example/).\n"
    assert told(text) == [("bracketed", "[Your** Company *Name]", 3, 11), ("bracketed", "[City]", 3, 57)]


def test_each_leftover_once() -> None:
    text = "---\ntitle: ENTER OFFICE HERE - ENTER ROLE TITLE HERE\ntype: '[Full-time/Part-time]'\n---\nSalary: [insert $XX,XXX TBD]\n"
    assert told(text) == [
        ("instruction", "ENTER OFFICE HERE", 2, 8),
        ("instruction", "ENTER ROLE TITLE HERE", 2, 28),
        ("unresolved-choice", "[Full-time/Part-time]", 3, 8),
        ("to-be-decided", "[insert $XX,XXX TBD]", 5, 9),
    ]


def test_comments_and_code_are_no_content() -> None:
    text = "---\n# title: ENTER TITLE HERE\ntitle: Baker # TBD\n---\n<!-- TODO: [Company] -->\n\nYou bake.\n\n```\n[Company] TBD\n```\n\n[//]: # (TODO)\n"
    assert told(text) == []


def test_front_matter_that_is_no_yaml() -> None:
    text = "---\ntitle: Baker\nopens: 'TBD\ncloses: 'TBC'\n---\nYou bake.\n"
    assert [(rule, found, line) for rule, found, line, _ in told(text)] == [
        ("to-be-decided", "TBD", 3),
        ("to-be-decided", "TBC", 4),
    ]


def test_toml_tables_are_keys() -> None:
    text = '+++\ntitle = "Baker"\n[company]\nname = "[Company Name]"\n[[location]]\ncity = "Graz"\n+++\nYou bake.\n'
    assert told(text) == [("bracketed", "[Company Name]", 4, 9)]


def test_template_tags_are_none() -> None:
    text = "---\ntitle: Baker\nshop: Graz\n---\n{% if page.open %}\nWork in {{ page.shop }}, {{ shop }}, {{ site.title }}.\n{% endif %}\n{% assign boss = 'x' %}\nAsk {{ boss }} or {{hiring_manager}}.\n"
    assert told(text) == [("merge-tag", "{{hiring_manager}}", 9, 19)]


def test_html() -> None:
    text = "<h1>Baker</h1>\n<!-- [Company] -->\n<p>At &lt;COMPANY NAME&gt; for &#91;X&#93; years</p>\n<p><a href='TODO'>Apply</a> <a href=\"mailto:jobs@example.com\">jobs@example.com</a></p>\n"
    assert [(rule, found) for rule, found, _, _ in told(text, "posting.html")] == [
        ("bracketed", "&lt;COMPANY NAME&gt;"),
        ("bracketed", "&#91;X&#93;"),
        ("dead-link", "TODO"),
        ("dead-link", "mailto:jobs@example.com"),
    ]


def test_links() -> None:
    text = "# Baker\n\nAsk [us](TODO), [them](#), <https://example.com/jobs>, [me](mailto:jobs@bakers.example) or [apply](https://firm.example/form?role=xxxxx).\n"
    assert [(rule, found) for rule, found, _, _ in told(text)] == [
        ("dead-link", "TODO"),
        ("dead-link", "#"),
        ("dead-link", "https://example.com/jobs"),
        ("dead-link", "https://firm.example/form?role=xxxxx"),
    ]


def test_masked_address_in_a_field() -> None:
    text = "---\ntitle: Baker\napply: https://firm.example/form?job=1&role=xxxxx\n---\nYou bake.\n"
    assert told(text) == [("to-be-decided", "xxxxx", 3, 45)]


def test_closed_postings_are_checked_too() -> None:
    assert told("---\ntitle: Baker\nstate: closed\n---\nSalary: TBD\n") == [("to-be-decided", "TBD", 5, 9)]


def test_two_postings_in_a_file() -> None:
    text = "Job title: Baker\nLocation: [City]\n\n- Bake bread\n- Sell bread\n\nJob title: Miller\nLocation: [City]\n\n- Mill corn\n- Sell flour\n"
    assert [(finding.text, finding.line, finding.posting) for finding in findings(text, "page.txt")] == [
        ("[City]", 2, 0),
        ("[City]", 8, 1),
    ]


def test_line_ends_do_not_matter() -> None:
    text = "# Baker\n\nLocation: TBD\nPay: $XX,XXX\n\n- [Company]\n"
    assert told(text) == told(text.replace("\n", "\r\n"))


def test_suggestion_says_what_to_write() -> None:
    (finding,) = findings("# Baker\n\nYou bake at [Company Name].\n")
    assert finding.suggestions == ("Write the employer's name.",)
    assert finding.message == "'[Company Name]' is a placeholder that was never filled in"


def test_brackets_around_a_link() -> None:
    assert told("<h1>Baker</h1>\n<p>[<a href='/toc'>Contents</a>] [<b>City</b>]</p>\n", "a.html") == [
        ("bracketed", "[<b>City</b>]", 2, 34)
    ]


def test_merge_tag_that_markdown_takes_for_emphasis() -> None:
    assert told("# Baker\n\nWork at *|COMPANY|* and *|here|*.\n") == [("merge-tag", "*|COMPANY|*", 3, 9)]
