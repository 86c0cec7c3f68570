"""The comment on a pull request."""

from __future__ import annotations

import re
from html import unescape

import pyromark

from jdlint.model import Document, Finding
from jdlint.report import Advice, Error, Outcome, Setting, Summary, make
from jdlint.source import Source

from .conftest import HOSTILE, Report, finding

SOURCE = Source("# Cook\n\nPay: [amount] a year\n", "./jobs/cook.md")


def render(text: str) -> str:
    return pyromark.html(text, options=pyromark.Options.ENABLE_TABLES)


def rows(text: str) -> list[str]:
    """The rows of all tables as they are read, a tab between cells."""
    found = re.findall(r"<tr>(.*?)</tr>", render(text), re.DOTALL)
    cells = [re.findall(r"<td>(.*?)</td>", row, re.DOTALL) for row in found]
    return [unescape("\t".join(re.sub(r"<!-- -->|<[^>]+>", "", cell) for cell in row)) for row in cells if row]


def test_by_severity(report: Report) -> None:
    found = [
        finding(SOURCE, "Cook", severity="info"),
        finding(SOURCE, "Pay", severity="warning"),
        finding(SOURCE, "[amount]"),
    ]
    out = report("markdown", SOURCE, found, least="info", errors=(Error("b.md", None, "not *UTF-8*"),))
    assert re.findall(r"^#+ .*", out, re.MULTILINE) == [
        "## jdlint: 1 must, 1 should, 1 consider in 1 file, 1 not checked", "### Not checked", "### Must", "### Should",
    ]  # fmt: skip
    assert "<li>b.md: not *UTF-8*</li>" in render(out)
    assert rows(out) == [
        "jobs/cook.md:3\t'[amount]' is still open\tplaceholder/bracketed",
        "jobs/cook.md:3\t'Pay' is still open\tplaceholder/bracketed",
        "jobs/cook.md:1\t'Cook' is still open\tplaceholder/bracketed",
    ]
    assert '<a href="https://example.com/jdlint/rules/placeholder/bracketed">' in render(out)
    assert "nothing to mend in 1 file" in report("markdown", SOURCE, [])


def run(files: list[tuple[Source, list[Finding]]]) -> str:
    parts: list[str] = []
    made = make("markdown", Setting(parts.append, "info", False, False, False, "", lambda _: Advice("")))
    for source, findings in files:
        made.add(Outcome(Document(source, "text", ()), tuple(findings)))
    count = sum(len(findings) for _, findings in files)
    made.finish(Summary(len(files), len(files), {"error": count, "warning": 0, "info": 0}, 0, (), (), {}))
    return "".join(parts)


def test_what_many_files_share_is_one_row() -> None:
    sources = [Source("x [City] y\n", f"jobs/{number}.md") for number in range(71)]
    (row,) = rows(run([(source, [finding(source, "[City]")] * 2) for source in sources]))
    assert row == "jobs/0.md:1jobs/1.md:1jobs/2.md:1and 68 more\t'[City]' is still open\tplaceholder/bracketed"


def test_a_long_report_is_cut_and_says_so() -> None:
    files = [Source(f"[thing number {number}]", f"jobs/{number}.md") for number in range(3000)]
    out = run([(source, [finding(source, source.text)]) for source in files])
    assert 50_000 < len(out) < 65_536
    shown = len(rows(out))
    assert f"\n{3000 - shown} more do not fit here" in out


def test_many_files_that_could_not_be_checked_leave_room_for_findings(report: Report) -> None:
    errors = tuple(Error(f"jobs/{number}.md", None, "not UTF-8 " * 10) for number in range(3000))
    out = report("markdown", SOURCE, [finding(SOURCE, "[amount]")], errors=errors)
    assert 20_000 < len(out) < 65_536
    assert f"\n{3000 - out.count('- jobs/')} more do not fit here" in out
    assert rows(out) == ["jobs/cook.md:3\t'[amount]' is still open\tplaceholder/bracketed"]


def test_nothing_of_a_posting_becomes_markup(report: Report) -> None:
    source = Source(f"a {HOSTILE} b", "a|b`@me`.md")
    out = report("markdown", source, [finding(source, HOSTILE, message="{match}")])
    page = render(out)
    assert "<script" not in page
    assert "<code>" not in page
    (row,) = rows(out)
    where, what, _ = row.split("\t")
    assert where == "a|b`@me`.md:1"
    assert what.startswith(
        "100%   ::error::x ##vso[task.complete]]> <script>alert(1)</script> ␛[31m & \"'; 💷 <U+202E> @team #1 `b` |c| ␀"
    )
    assert not re.search(r"@\w|#\d|://|www\.", re.sub(r"\]\(https[^)]*\)", "", out))
