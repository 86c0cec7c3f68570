"""One JSON object a line."""

from __future__ import annotations

import json

from jdlint.report import Error
from jdlint.source import Source

from .conftest import Report, finding

SOURCE = Source("# Cook\n\nPay: [amount] a year\n", "jobs/cook.md")


def test_lines_say_what_they_are(report: Report) -> None:
    out = report(
        "jsonl", SOURCE, [finding(SOURCE, "[amount]")], errors=(Error("b.md", None, "broken"),), skipped=("README.md",)
    )
    first, second, third, last = map(json.loads, out.splitlines())
    whole = json.loads(report("json", SOURCE, [finding(SOURCE, "[amount]")]))
    assert first == {"type": "finding", **whole["findings"][0]}
    assert second == {"type": "error", "path": "b.md", "rule": None, "message": "broken"}
    assert third == {"type": "skipped", "path": "README.md"}
    assert last == {"type": "summary", **whole["summary"]}
