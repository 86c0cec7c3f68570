from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint import gate as gates
from jdlint import memo
from jdlint.gate import Gate
from jdlint.model import Block, Document, Mark, Passage, Posting
from jdlint.passages import Text, Texts, is_scope
from jdlint.textmap import TextMap

Build = Callable[..., Document]


def block_of(text: str, kind: str = "paragraph", start: int = 0, **fields: object) -> Block:
    return Block(kind, text, TextMap.straight(len(text), start), start, start + len(text), **fields)  # type: ignore[arg-type]


@pytest.fixture
def texts(document_of: Build) -> Texts:
    posting = document_of(("role", "x")).postings[0]
    parts: list[tuple[str, Block, dict[str, bool]]] = [
        ("header", block_of("Cook", "heading", 0), {"title": True}),
        ("header", block_of("Porto", "field", 10, key="jobLocation.0.address.addressLocality"), {}),
        ("requirements", block_of("Requirements", "heading", 20), {"heading": True}),
        ("requirements", block_of("Knives", "item", 40), {}),
        ("requirements", block_of("code", "code", 50), {}),
        ("benefits", block_of("Soup", "quote", 60), {}),
        ("other", block_of("Home", "item", 70, chrome=True), {}),
        ("other", block_of("{% x %}", "template", 80), {}),
    ]
    passages = tuple(Passage(zone, block, **flags) for zone, block, flags in parts)  # type: ignore[arg-type]
    fields = {"joblocation.0.address.addresslocality": parts[1][1], "draft": block_of("no", "field", 15, key="draft")}
    labels = {"salary": block_of("much", start=90)}
    return Texts(posting._replace(passages=passages, fields=fields, label_values=labels))


@pytest.mark.parametrize(
    ("scope", "exempt", "chosen"),
    [
        ((), (), ["Cook", "Porto", "no", "Requirements", "Knives", "Soup"]),
        (("document",), (), ["Cook", "Porto", "no", "Requirements", "Knives", "Soup"]),
        (("body",), (), ["Cook", "Requirements", "Knives", "Soup"]),
        (("fields",), (), ["Porto", "no"]),
        (("field:draft",), (), ["no"]),
        (("field:addressLocality",), (), ["Porto"]),
        (("field:jobLocation.address.addressLocality",), (), ["Porto"]),
        (("field:salary",), (), ["much"]),
        (("field:none",), (), []),
        (("heading",), (), ["Requirements"]),
        (("requirements",), (), ["Requirements", "Knives"]),
        (("requirements",), ("heading",), ["Knives"]),
        (("requirements", "benefits"), ("quote",), ["Requirements", "Knives"]),
        (("title",), (), ["Technician"]),
        (("title", "benefits"), (), ["Technician", "Soup"]),
        ((), ("title", "fields", "requirements", "quote"), []),
    ],
)
def test_scopes(texts: Texts, scope: tuple[str, ...], exempt: tuple[str, ...], chosen: list[str]) -> None:
    assert [text.text for text in texts.choose(scope, exempt)] == chosen
    assert texts.choose(scope, exempt) is texts.choose(scope, exempt)


def test_texts_know_their_passage(texts: Texts) -> None:
    assert [(text.index, text.zone) for text in texts.choose(("requirements",))] == [
        (2, "requirements"),
        (3, "requirements"),
    ]
    assert [text.index for text in texts.choose(("field:draft",))] == [-1]


def test_words_of_the_posting(texts: Texts) -> None:
    assert {"cook", "porto", "knives", "soup"} <= texts.words
    assert "soup" in texts.folded
    assert "home" not in texts.words


@pytest.mark.parametrize(
    ("name", "known"), [("title", True), ("field:x", True), ("field:", False), ("requirements", False), ("body", True)]
)
def test_scope_words(name: str, known: bool) -> None:
    assert is_scope(name) is known


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://a.example/guru now", ["https://a.example/guru"]),
        ("www.guru.example, me@guru.example", ["www.guru.example,", "me@guru.example"]),
        ("mailto:me@x.example", ["mailto:me@x.example"]),
        ("twice a@b.c a@b.c", ["a@b.c", "a@b.c"]),
        ("we @ home, 5 @ 3", []),
        ("plain text.", []),
    ],
)
def test_urls(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in Text(block_of(text), 0, "role").urls] == found


def test_exempt_ranges() -> None:
    marks = (Mark("code", 0, 2), Mark("strong", 3, 5), Mark("template", 6, 8), Mark("quote", 9, 11))
    text = Text(block_of("aa bb cc dd www.x.example", marks=marks), 0, "role")
    assert text.exempt(()) == [(6, 8)]
    assert text.exempt(("code", "url")) == [(0, 2), (6, 8), (12, 25)]


@pytest.mark.parametrize(
    ("at", "sentence"),
    [(0, "One here."), (8, "One here."), (10, "Two."), (13, "Two."), (15, "Three"), (18, "Three"), (99, "Three")],
)
def test_sentence_around(at: int, sentence: str) -> None:
    text = Text(block_of("One here. Two. Three"), 0, "role")
    start, end = text.sentence(at)
    assert text.text[start:end] == sentence


def test_sentence_of_an_empty_text() -> None:
    assert Text(block_of(""), 0, "role").sentence(0) == (0, 0)


def test_an_excerpt_of_the_body_is_read_once() -> None:
    import jdlint

    said = "We want a young and energetic colleague who carries plates through our long dining room"
    found = jdlint.check(
        f"---\ntitle: Waiter\nexcerpt: {said}...\n---\n\n{said} and smiles.\n", select=["inclusive/age"]
    )
    assert [(one.line, one.text) for one in found] == [(6, "young and energetic")]


WORDS = ("sous-chef", "oven", "ladle")


@pytest.mark.parametrize("known", [False, True])
def test_texts_that_pass_a_gate(texts: Texts, known: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(*WORDS)
    if known:
        gates._make()
    else:
        monkeypatch.setattr(gates, "_known", 0)
    long = "A kitchen. " * (memo.LONGEST // 8)
    held = {"An Oven": True, "A stove": False, long: False, long + "ladle": True, "": False, "Sous-chefs wanted": True}
    texts.all[:] = [Text(block_of(text), -1, "role") for text in held]
    texts.every[:] = texts.all
    assert [text.text for text in texts.passing(gate, texts.all)] == [text for text, holds in held.items() if holds]
    assert texts.hold(gate)
    later = Gate("stove")  # a word that the automaton does not know yet
    assert [text.text for text in texts.passing(later, texts.all)] == ["A stove"]
    gates._make()
    assert [text.text for text in texts.passing(later, texts.all)] == ["A stove"]
    assert texts.passing(Gate("tandoor"), texts.all) == []
    assert texts.passing(Gate(), texts.all) == texts.all


def test_what_is_told_of_a_posting_is_asked_once(texts: Texts) -> None:
    asked: list[Posting] = []

    def look(posting: Posting) -> None:
        asked.append(posting)

    assert [texts.once(look), texts.once(look)] == [None, None]
    assert asked == [texts.posting]
