from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from jdlint import engine
from jdlint.model import Document
from jdlint.rule import Rule
from jdlint.settings import Settings

Run = Callable[..., list[str]]

FOUND = {
    "words": ("[[lead, a, team]]", "Lead a team. lead the team", ["Lead a team"]),
    "several words in one": ("[[technical direction]]", "set technical direction", ["technical direction"]),
    "hyphenated": ("[[hands-on lead]]", "a hands-on lead", ["hands-on lead"]),
    "either": ("[['lead|manage', teams]]", "manage teams", ["manage teams"]),
    "lemma": ("[[{lemma: [lead]}, teams]]", "leading teams, led teams, leads teams", ["leading teams", "led teams", "leads teams"]),
    "word": ("[[{word: [lead]}, teams]]", "leading teams, lead teams", ["lead teams"]),
    "gap": ("[[{lemma: [lead]}, {any: 2}, team]]", "lead team; lead a team; lead a big team; lead a very big team", ["lead team", "lead a team", "lead a big team"]),
    "gap within a sentence": ("[[lead, {any: 3}, team]]", "Here you lead. A team waits", []),
    "not": ("[[lead, {not: [a]}, team]]", "lead a team, lead the team", ["lead the team"]),
    "number": ("[[team, of, {number: true}]]", "team of four, team of 12, team of friends", ["team of four", "team of 12"]),
    "optional": ("[[lead, {word: [a], op: '?'}, team]]", "lead team, lead a team", ["lead team", "lead a team"]),
    "curly": ("[[you'll, lead]]", "you’ll lead", ["you’ll lead"]),
    "the longest": ("[[lead, team], [lead, team, of, {number: true}]]", "lead team of four", ["lead team of four"]),
    "in a compound": ("[[lead, team]]", "co-lead team", []),
}  # fmt: skip


@pytest.mark.parametrize(("patterns", "text", "found"), FOUND.values(), ids=FOUND.keys())
def test_found(found_by: Run, patterns: str, text: str, found: list[str]) -> None:
    assert found_by(f"kind: sequence\npatterns: {patterns}\n", text) == found


@pytest.mark.parametrize(
    ("start", "text", "reported"),
    [
        ("bullet", "Lead teams", 1),
        ("bullet", "You lead teams", 0),
        ("bullet", "Cook. Lead teams", 0),
        ("bullet", "Independently lead teams", 1),
        ("sentence", "Cook. Lead teams", 1),
        ("sentence", "Chefs lead teams", 0),
        ("modal", "You will lead teams", 1),
        ("modal", "You’ll also lead teams", 1),
        ("modal", "Responsible for leading teams", 1),
        ("modal", "We have chefs leading teams", 0),
        ("and", "Design and lead teams", 1),
        ("and", "Design, lead teams", 1),
        ("and", "We lead teams", 0),
        ("any", "We lead teams", 1),
    ],
)
def test_start(found_by: Run, start: str, text: str, reported: int) -> None:
    keys = f"kind: sequence\nstart: {start}\npatterns: [[{{lemma: [lead]}}, teams]]\n"
    assert len(found_by(keys, text)) == reported


@pytest.mark.parametrize(
    ("keys", "text", "found"),
    [
        ("patterns: [{tokens: [lead, the, team], report: [2, 3]}]", "lead the team", ["the team"]),
        ("report: [1, 1]\npatterns: [[{lemma: [lead]}, {any: 2}, team]]", "led a big team", ["led"]),
        (
            "patterns: [{tokens: [lead, team], unless: [lead team manager]}]",
            "lead team manager, lead team",
            ["lead team"],
        ),
        ("unless: [our]\npatterns: [[lead, team]]", "our lead team", []),
        ("unless-before: {words: [negation]}\npatterns: [[lead, team]]", "you will not lead team", []),
        ("patterns: [{tokens: [lead, team], unless-after: {words: [members]}}]", "lead team members", []),
        ("unless-in-sentence: [shadow]\npatterns: [[lead, team]]", "lead team or shadow. Lead team", ["Lead team"]),
        ("exempt: [requirements]\npatterns: [[lead, team]]", "lead team", []),
    ],
)
def test_conditions(found_by: Run, keys: str, text: str, found: list[str]) -> None:
    assert found_by(f"kind: sequence\n{keys}\n", text) == found


def test_patterns_say_more(make_rule: Callable[..., Rule], document_of: Callable[..., Document]) -> None:
    rule = make_rule(
        "kind: sequence\nmessage: '{why}'\npatterns: [{tokens: [lead, team], why: hard, severity: info, suggest: join one}]\n"
    )
    (finding,) = engine.run(document_of(("role", "lead team")), (rule,)).findings
    assert (finding.message, finding.severity, finding.suggestions) == ("hard", "info", ("join one",))


@pytest.mark.parametrize("text", ["We bake bread", "A team bakes", "Leaders bake. A team eats"])
def test_without_a_word_of_each_token_no_tokens_are_made(
    found_by: Run, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jdlint import nlp

    def never(*_: object) -> object:
        raise AssertionError("spaCy was asked")

    monkeypatch.setattr(nlp, "pipeline", never)
    assert found_by("kind: sequence\npatterns: [[{lemma: [lead]}, {any: 3}, team]]\n", text) == []


def test_only_candidate_sentences_are_tokenised(found_by: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from jdlint import nlp

    asked: list[str] = []
    real = nlp.document

    def document(text: str, model: str | None = None) -> object:
        asked.append(text)
        return real(text, model)

    monkeypatch.setattr(nlp, "document", document)
    found_by(
        "kind: sequence\npatterns: [[{lemma: [lead]}, {any: 3}, team]]\n",
        "Bake bread. You lead a team. A team bakes",
        "We lead",
    )
    assert asked == ["You lead a team."]


def test_a_model_that_is_not_installed(make_rule: Callable[..., Rule], document_of: Callable[..., Document]) -> None:
    rule = make_rule("kind: sequence\npatterns: [[lead, team]]\n")
    result = engine.run(document_of(("role", "lead team")), (rule,), Settings(nlp_model="xx_none_sm"))
    assert "python -m spacy download xx_none_sm" in result.errors[0].message


def test_importing_the_kind_loads_no_spacy() -> None:
    import subprocess

    code = "import jdlint.kinds.sequence, sys; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
