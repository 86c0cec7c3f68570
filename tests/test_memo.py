from __future__ import annotations

import pytest

from jdlint import memo


def test_a_short_text_is_asked_once_and_a_long_one_each_time() -> None:
    asked: list[str] = []

    @memo.kept
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    long = "x" * (memo.LONGEST + 1)
    assert [length("ab"), length("ab"), length(long), length(long)] == [2, 2, len(long), len(long)]
    assert asked == ["ab", long, long]


def test_further_arguments_are_part_of_the_question() -> None:
    asked: list[tuple[str, bool]] = []

    @memo.kept
    def shown(text: str, loud: bool = False) -> str:
        asked.append((text, loud))
        return text.upper() if loud else text

    assert [shown("a"), shown("a", loud=True), shown("a"), shown("a", loud=True)] == ["a", "A", "a", "A"]
    assert asked == [("a", False), ("a", True)]


def test_no_more_than_so_many_answers_are_kept_and_those_asked_again_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "KEPT", 8)
    asked: list[str] = []

    def same(text: str) -> str:
        asked.append(text)
        return text

    answers = memo._Answers(same)
    for number in range(100):
        assert answers[str(number)] == str(number)
        assert answers["often"] == "often"
        assert len(answers) + len(answers._older) <= 8
    assert asked.count("often") == 1
    assert asked.count("0") == 1
    assert answers["0"] == "0"
    assert asked.count("0") == 2  # forgotten


def test_a_failure_is_not_kept() -> None:
    failures = [ValueError("first"), ValueError("second")]

    @memo.kept
    def fails(text: str) -> int:
        if failures:
            raise failures.pop(0)
        return len(text)

    for _ in range(2):
        with pytest.raises(ValueError, match=r"first|second"):
            fails("a")
    assert fails("a") == 1
