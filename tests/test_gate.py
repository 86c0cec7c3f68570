from __future__ import annotations

import pytest

from jdlint import gate as gates
from jdlint.gate import Gate, passing


def test_a_gate_lets_texts_pass_that_hold_one_of_its_words() -> None:
    gate = Gate("oven", "ladle")
    assert gate.passes("ovens and pans")
    assert not gate.passes("pans")
    assert Gate().passes("pans")


def test_an_automaton_made_while_gates_are_asked_hides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    gates._make()
    first, second = Gate("a word that nobody asked for"), Gate("marzipan")  # unknown to the automaton
    monkeypatch.setattr(gates, "_asked", gates.WORTH_IT)  # the next question makes one that knows them
    assert passing([(first, 1), (second, 2)], "potatoes of marzipan") == [2]
    assert second.last < gates.known()
