from __future__ import annotations

import pytest

from jdlint.posting.facts.placeholder import is_placeholder


@pytest.mark.parametrize(
    "value",
    ["[City]", "[City], [State]", "{{salary}}", "<insert location>", "TBD", "tbc", "To be determined", "$XX,XXX", "$XX,XXX - $XXX,XXX per year", "[amount] per year", "Base salary GS-xx: $ xx,xxx to $ xxx,xxx",
     "ENTER LOCATION HERE", "Base salary - ENTER AMOUNT", "enter the location here", "____", "...", "[Full-time/Part-time] (flexible patterns)"],
)  # fmt: skip
def test_values_that_were_to_be_replaced(value: str) -> None:
    assert is_placeholder(value)


@pytest.mark.parametrize(
    "value",
    ["Berlin", "Berlin [hybrid]", "£40,000", "$0", "Remote (US)", "To be determined by the panel", "XXL packaging plant", "Entering Data", "", "-", "Enterprise Park, Leeds", "competitive", "[x] Leeds office", "[hybrid] (two days in Leeds)", "[our office](https://firm.example/a/b)"],
)  # fmt: skip
def test_values_that_say_something(value: str) -> None:
    assert not is_placeholder(value)
