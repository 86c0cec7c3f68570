from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from jdlint import engine
from jdlint.kinds.phrases import Index, expand, phrases_of
from jdlint.model import Block, Document, Mark
from jdlint.passages import Text
from jdlint.rule import Rule
from jdlint.settings import Settings
from jdlint.textmap import TextMap
from jdlint.yamlnode import Node, NodeError

Run = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("term", "written"),
    [
        ("rock star", ["rock star"]),
        ("a|b c", ["a", "b c"]),
        ("ninja(s)", ["ninja", "ninjas"]),
        ("wear(ing) hats", ["wear hats", "wearing hats"]),
        ("(s)he", ["(s)he"]),
        ("(a|b) c", ["a c", "b c"]),
        ("(a |)b", ["a b", "b"]),
        ("x (a|b)|y", ["x a", "x b", "y"]),
    ],
)
def test_terms_written_out(term: str, written: list[str]) -> None:
    assert expand(Node(term, 1, 1)) == written


def test_choices_of_single_words_stay_one_phrase() -> None:
    assert phrases_of(Node("(good|great|very good) (cook|baker)", 1, 1)) == [
        ("very", "good", frozenset({"cook", "baker"})),
        (frozenset({"good", "great"}), frozenset({"cook", "baker"})),
    ]
    assert phrases_of(Node("pre(a|b)", 1, 1)) == [("prea",), ("preb",)]


@pytest.mark.parametrize("term", ["(a", "a (b|c", " - ", ""])
def test_wrong_terms(term: str) -> None:
    with pytest.raises(NodeError):
        phrases_of(Node(term, 1, 1))


FOUND = {
    "plain": ("rock star", "A rock star.", ["rock star"]),
    "any case": ("rock star", "A ROCK Star!", ["ROCK Star"]),
    "hyphen for blank": ("rock star", "rock-star wanted", ["rock-star"]),
    "blank for hyphen": ("fast-paced", "a fast paced place", ["fast paced"]),
    "line end for blank": ("rock star", "a rock\nstar", ["rock\nstar"]),
    "curly quotes": ("you're a ninja", "You’re a ninja", ["You’re a ninja"]),
    "no-break space": ("rock star", "rock\u00a0star", ["rock\u00a0star"]),
    "dash": ("work hard play hard", "Work hard – play hard", ["Work hard – play hard"]),
    "comma between": ("rock star", "rock, star", []),
    "part of a word": ("guru", "Gurugram", []),
    "part of a compound": ("native", "digital-native bank", []),
    "head of a compound": ("rock", "rock-solid", []),
    "domain": ("guru", "jobs@guru.example and www.guru.example", []),
    "possessive": ("ninja", "a ninja's tools, the ninja’s way", ["ninja", "ninja"]),
    "own possessive": ("master's degree", "A master's degree", ["master's degree"]),
    "C": ("c", "C, C++ and C#", ["C"]),
    "C++": ("c++", "C and C++.", ["C++"]),
    "C#": ("c#", "C# or C", ["C#"]),
    "(s)he": ("(s)he", "what (s)he does", ["(s)he"]),
    "he in (s)he": ("he", "what (s)he does", []),
    "he/she": ("he/she", "what he/she does", ["he/she"]),
    "he in he/she": ("he", "what he/she does", ["he"]),
    "$": ("$$$", "earn $$$ now", ["$$$"]),
    ".NET": (".net", "Java, .NET", [".NET"]),
    "stem": ("compet*", "compete in a competitive world", ["compete", "competitive"]),
    "stem with hyphen": ("inter*", "inter-personal", ["inter"]),
    "stem in the middle": ("a compet* salary", "a competitive salary", ["a competitive salary"]),
    "any word": ("native * speaker", "native English speaker, native speaker", ["native English speaker"]),
    "plural": ("ninja(s)", "ninja and ninjas", ["ninja", "ninjas"]),
    "choice": ("competitive (pay|salary)", "competitive pay and competitive salary and competitive", ["competitive pay", "competitive salary"]),
    "optional word": ("work (very |)hard", "work hard, work very hard", ["work hard", "work very hard"]),
    "choice first": ("(young|fresh) team", "a young team", ["young team"]),
    "possessive of a choice": ("(guru|ninja)", "the guru's way", ["guru"]),
    "brackets around": ("guru", "(guru)", ["guru"]),
    "plural in brackets": ("manager", "manager(s)", ["manager"]),
    "at the end": ("rock star", "a rock", []),
}  # fmt: skip


@pytest.mark.parametrize(("term", "text", "found"), FOUND.values(), ids=FOUND.keys())
def test_found(found_by: Run, term: str, text: str, found: list[str]) -> None:
    assert found_by(f"kind: phrases\nphrases: ['{term.replace(chr(39), chr(39) * 2)}']\n", text) == found


def test_the_longest_of_a_rule(found_by: Run) -> None:
    keys = "kind: phrases\nphrases: [young, young and energetic, energetic team, energetic]\n"
    assert found_by(keys, "A young and energetic team, young, energetic") == [
        "young and energetic",
        "young",
        "energetic",
    ]


def test_case(found_by: Run) -> None:
    keys = "kind: phrases\nphrases: [{term: Javascript|Java script, case: true}]\n"
    assert found_by(keys, "Javascript, JavaScript, javascript, Java script, JAVA script") == [
        "Javascript",
        "Java script",
    ]


@pytest.mark.parametrize(
    ("unless", "text", "reported"),
    [
        ("rockstar games", "a rockstar at Rockstar Games", 1),
        ("gone rockstar", "gone rockstar", 0),
        ("games", "rockstar games", 0),
        ("games", "rockstar of games", 1),
        ("the rockstar of", "the rockstar of x", 0),
        ("climbing", "climbing rockstar", 0),
        ("climbing", "climbing. rockstar", 1),
    ],
)
def test_unless(found_by: Run, unless: str, text: str, reported: int) -> None:
    assert len(found_by(f"kind: phrases\nphrases: [{{term: rockstar, unless: [{unless}]}}]\n", text)) == reported
    assert len(found_by(f"kind: phrases\nphrases: [rockstar]\nunless: [{unless}]\n", text)) == reported


def test_exceptions_are_per_entry(found_by: Run) -> None:
    keys = "kind: phrases\nphrases: [{term: guru, unless: [tool]}, ninja]\n"
    assert found_by(keys, "guru tool, ninja tool") == ["ninja"]


@pytest.mark.parametrize(
    ("key", "text", "reported"),
    [
        ("unless-before: {words: [negation]}", "We want no rockstars", 0),
        ("unless-before: {words: [negation]}", "We don’t need any rockstars", 0),
        ("unless-before: {words: [negation]}", "No. Rockstars", 1),
        ("unless-before: {within: 1, words: [negation]}", "not one two rockstars", 1),
        ("unless-before: {lemmas: [hire]}", "We never hired rockstars", 0),
        ("unless-after: {words: [not wanted]}", "rockstars are not wanted", 0),
        ("unless-after: {words: [not wanted]}", "rockstars wanted", 1),
        ("only-after: {words: [you are|you're]}", "you are rockstars", 1),
        ("only-after: {words: [you are|you're]}", "we are rockstars", 0),
        ("only-before: {words: [team]}", "rockstars in a team", 1),
        ("only-before: {words: [team]}", "rockstars", 0),
        ("unless-in-sentence: [climb*]", "We like climbing. You like it? rockstars", 1),
        ("unless-in-sentence: [climb*]", "We like rockstars who like climbing", 0),
    ],
)
def test_words_around(found_by: Run, key: str, text: str, reported: int) -> None:
    assert len(found_by(f"kind: phrases\nphrases: [rockstar(s)]\n{key}\n", text)) == reported


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("", ["guru Title", "guru one", "guru two"]),
        ("scope: [title]", ["guru Title"]),
        ("scope: [requirements]", ["guru one"]),
        ("scope: [body]\nexempt: [company, title]", ["guru one"]),
        ("exempt: [company]", ["guru Title", "guru one"]),
    ],
)
def test_scope(found_by: Run, keys: str, found: list[str]) -> None:
    parts = ("requirements", "guru one"), ("company", "guru two")
    assert found_by(f"kind: phrases\nphrases: [guru *]\n{keys}\n", *parts, title="guru Title") == found


def test_marks_are_exempt(make_rule: Callable[..., Rule], document_of: Callable[..., Document]) -> None:
    rule = make_rule("kind: phrases\nphrases: [guru]\nexempt: [code, quote, url, link]\n")
    text = "guru guru guru guru www.guru"
    document = document_of(title="")
    marks = (Mark("code", 0, 4), Mark("quote", 5, 9), Mark("link", 10, 14), Mark("strong", 15, 19))
    block = Block("item", text, TextMap.straight(len(text), 0), 0, len(text), marks=marks)
    passage = document_of(("role", "x")).postings[0].passages[1]._replace(block=block)
    posting = document.postings[0]._replace(passages=(passage,))
    document = document._replace(source=type(document.source)(text), postings=(posting,))
    assert [finding.start for finding in engine.run(document, (rule,)).findings] == [15]


def test_entries_say_more(make_rule: Callable[..., Rule], document_of: Callable[..., Document]) -> None:
    rule = make_rule(
        "kind: phrases\nmessage: '{match}: {why} ({term}), {suggestion}'\nfix: safe\n"
        "phrases: [{term: 'guru(s)', why: a cliché, suggest: expert, severity: info, replace: expert}, {term: ninja, message: 'no {match}'}]\n"
    )
    first, second = engine.run(document_of(("role", "Guru and ninja")), (rule,)).findings
    assert (first.message, first.severity, first.suggestions) == (
        "Guru: a cliché (guru(s)), expert",
        "info",
        ("expert",),
    )
    assert first.fix is not None
    assert (first.fix.safe, first.fix.edits[0].text) == (True, "Expert")
    assert (second.message, second.severity, second.fix) == ("no ninja", "warning", None)


def test_lexicon(found_by: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    from pathlib import Path

    from jdlint import lexicons

    folder = Path(str(tmp_path))
    (folder / "made.yaml").write_text("hype: [guru, {term: ninja, suggest: expert}]\nmore: {a: [wizard], source: x}\n")
    monkeypatch.setattr(lexicons, "FOLDER", str(folder))
    assert found_by("kind: phrases\nlexicon: [made.hype, made.more]\n", "guru ninja wizard") == [
        "guru",
        "ninja",
        "wizard",
    ]


def test_users_own_phrases_and_exceptions(found_by: Run) -> None:
    keys = (
        "kind: phrases\nphrases: [guru]\noptions:\n"
        "  phrases: {type: list, default: [], help: x}\n  exceptions: {type: list, default: [], help: x}\n"
    )
    text = "A guru. A (jedi|sith) knight. A sith's knight of honour. A guru of honour"
    assert found_by(keys, text) == ["guru", "guru"]
    options = {"house/test": {"phrases": ["(jedi|sith)* knight"], "exceptions": ["of honour"]}}
    assert found_by(keys, text, settings=Settings(options=options)) == ["guru"]
    options = {"house/test": {"phrases": ["sith"], "exceptions": []}}
    assert found_by(keys, text, settings=Settings(options=options)) == ["guru", "sith", "sith", "guru"]


@pytest.mark.timing
def test_one_pass_is_quick(make_rule: Callable[..., Rule], document_of: Callable[..., Document]) -> None:
    source = random.Random(1)
    vocabulary = ["".join(source.choices("abcdefghij", k=source.randint(2, 8))) for _ in range(3000)]
    terms = [" ".join(source.choices(vocabulary, k=source.randint(1, 4))) for _ in range(1500)]
    rule = make_rule("kind: phrases\nphrases: [" + ", ".join(terms) + "]\n")
    document = document_of(*[("role", " ".join(source.choices(vocabulary, k=40))) for _ in range(22)])
    engine.run(document, (rule,))
    best = 1.0
    for _ in range(5):
        start = time.process_time()
        engine.run(document, (rule,))
        best = min(best, time.process_time() - start)
    assert best < 0.02  # 2 ms on a machine at rest


def test_the_index_holds_rules_apart(make_rule: Callable[..., Rule]) -> None:
    one = make_rule("kind: phrases\nphrases: [guru]\n", "house/one")
    two = make_rule("kind: phrases\nphrases: [guru, ninja]\n", "house/two")
    text = Text(Block("item", "guru ninja", TextMap.straight(10, 0), 0, 10), 0, "role")
    hits = Index([one, two]).scan([text])
    assert {name: [hit.entry for hit in found] for name, found in hits.items()} == {
        "house/one": [0],
        "house/two": [0, 1],
    }
