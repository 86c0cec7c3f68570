"""Logging commands for Azure Pipelines."""

from __future__ import annotations

from jdlint.report import Error
from jdlint.source import Source

from .conftest import Report, finding

SOURCE = Source("# Cook\n\nPay: [amount] a year\n", "jobs/cook.md")


def test_a_command_a_finding(report: Report) -> None:
    found = [
        finding(SOURCE, "[amount]"),
        finding(SOURCE, "Pay", severity="warning"),
        finding(SOURCE, "Cook", severity="info"),
    ]
    assert report("azure", SOURCE, found, least="info").splitlines() == [
        "##vso[task.logissue type=error;sourcepath=jobs/cook.md;linenumber=3;columnnumber=6;code=placeholder/bracketed;]'[amount]' is still open",
        "##vso[task.logissue type=warning;sourcepath=jobs/cook.md;linenumber=3;columnnumber=1;code=placeholder/bracketed;]'Pay' is still open",
        "jobs/cook.md:1:3: consider: 'Cook' is still open (placeholder/bracketed)",
    ]


def test_what_could_not_be_checked_is_an_error_too(report: Report) -> None:
    out = report("azure", SOURCE, [], errors=(Error("a.md", None, "not UTF-8"), Error(None, None, "no posting found")))
    assert out == (
        "##vso[task.logissue type=error;sourcepath=a.md;]not UTF-8\n##vso[task.logissue type=error;]no posting found\n"
    )


def test_nothing_ends_a_property_or_starts_a_command(report: Report) -> None:
    source = Source("x ##vso[task.complete result=Failed;]%\r\ny", "a;b]c%.md")
    phrase = "##vso[task.complete result=Failed;]%\r\ny"
    loud, quiet = report(
        "azure",
        source,
        [finding(source, phrase, message="{match}"), finding(source, phrase, message="{match}", severity="info")],
        least="info",
    ).splitlines()
    assert loud == (
        "##vso[task.logissue type=error;sourcepath=a%3Bb%5Dc%AZP25.md;linenumber=1;columnnumber=3;code=placeholder/bracketed;]"
        "##vso[task.complete result=Failed;]%AZP25%0D%0Ay"
    )
    assert "##" not in quiet
