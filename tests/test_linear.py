"""Time grows with the text and not with its square: every shipped pattern, and all rules together, on hostile text."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest

from jdlint import engine
from jdlint.api import parse
from jdlint.rule import Rule
from jdlint.rulefile import load_rules
from jdlint.source import Source

pytestmark = pytest.mark.packaging
RULES = load_rules().rules
PIECES = (
    "a", "A", "1", " ", "[", "(", "{{", "<", "-", ".", "$", "/", "*", "a ", "1 ", "1,", "a-", "x@", "a.", "$1,", "(a", "1 year ", "you will ",
    "at least ", "http://", "a\n", "- a\n", "> ", "**", "# ", "_a", "é’", "TBD ", "salary ", "1-", "of the ", "\u2028", "- [ ] ", "a: ", "\\",
)  # fmt: skip
SMALL, LARGE = 10_000, 100_000


def patterns(rule: Rule) -> Iterator[str]:
    for data in rule.data.get("patterns", ()) if rule.kind == "pattern" else ():
        yield from (
            data[name] for name in ("pattern", "unless", "before", "not-before", "after", "not-after") if name in data
        )
    if rule.kind == "pattern" and rule.data["unless"]:
        yield rule.data["unless"]


PATTERNS = sorted({(rule.id, pattern) for rule in RULES for pattern in patterns(rule)})


def took(work: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    for _ in work.finditer(text):
        pass
    return time.process_time() - start


@pytest.mark.timing
@pytest.mark.parametrize(
    ("rule", "pattern"), PATTERNS, ids=[f"{rule}-{number}" for number, (rule, _) in enumerate(PATTERNS)]
)
def test_shipped_patterns(rule: str, pattern: str) -> None:
    work = re.compile(pattern, re.IGNORECASE)
    words = re.findall(r"[A-Za-z]{3,}", pattern)[:3]  # the pattern's own words lead deepest into it
    for piece in (*PIECES, *(word + " " for word in words), *(word + " a " for word in words)):
        small = took(work, (piece * SMALL)[:SMALL])
        if small > 0.01:  # a pattern that is linear is far quicker
            large = took(work, (piece * LARGE)[:LARGE])
            assert large < 25 * small, f"{rule}: {pattern!r} on {piece!r}: {small:.3f} s, then {large:.3f} s"


@pytest.mark.timing
@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_all_rules(piece: str) -> None:
    times = []
    for size in (1_500, 15_000):
        document = parse(Source("# Technician\n\n## Requirements\n\n" + (piece * size)[:size] + "\n", "hostile.md"))
        start = time.process_time()
        result = engine.run(document, RULES)
        times.append(time.process_time() - start)
        assert not result.errors, result.errors[0]
    assert times[1] < 25 * times[0] + 0.1, times
