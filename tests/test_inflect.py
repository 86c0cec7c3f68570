from __future__ import annotations

import pytest

from jdlint.inflect import forms


@pytest.mark.parametrize(
    ("lemma", "some"),
    [
        ("lead", "lead leads led leading"),
        ("mentor", "mentors mentored mentoring"),
        ("manage", "manages managed managing"),
        ("carry", "carries carried carrying"),
        ("plan", "plans planned planning"),
        ("coach", "coaches coached coaching"),
        ("own", "owns owned owning"),
        ("oversee", "oversees oversaw overseen overseeing"),
        ("organize", "organize organise organised organizing"),
        ("supervise", "supervises supervised supervising"),
        ("travel", "traveled travelled"),
        ("man", "men"),
        ("sign off", "sign off signed off signing off"),
        ("tie", "ties tied tying"),
        ("go", "goes went gone going"),
        ("play", "plays played playing"),
        ("help", "helps helped helping"),
        ("cook", "cooks cooked cooking"),
    ],
)
def test_forms(lemma: str, some: str) -> None:
    found = forms(lemma)
    assert found[0] == lemma
    rest = lemma.partition(" ")[2]
    wanted = [f"{word} {rest}" for word in some.split() if word != rest] if rest else some.split()
    assert set(wanted) <= set(found)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("lemma", "never"),
    [
        ("supervise", "supervize"),
        ("lead", "leaded"),
        ("own", "ownned"),
        ("plan", "planed"),
        ("set", "setted"),
        ("help", "helpped"),
    ],
)
def test_no_such_forms(lemma: str, never: str) -> None:
    assert never not in forms(lemma)
