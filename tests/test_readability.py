"""The reading grade follows the published formula."""

from __future__ import annotations

import pytest

from jdlint.readability import count, words


def test_automated_readability_index() -> None:
    counts = count(["The cat sat on the mat.", "It was a big cat."])
    assert counts == (29, 11, 2)
    assert counts.grade() == 0.0
    hard = count(["Organisational interdependencies necessitate comprehensive multidisciplinary coordination."])
    assert hard.grade() == pytest.approx(4.71 * 84 / 6 + 0.5 * 6 - 21.43)


def test_nothing_to_read() -> None:
    assert count([]).grade() == 0.0
    assert count(["- - -", ""]) == (0, 0, 0)


def test_words_hold_a_letter_or_a_digit() -> None:
    assert words("- 3 cooks & a chef – at once") == ["3", "cooks", "a", "chef", "at", "once"]
