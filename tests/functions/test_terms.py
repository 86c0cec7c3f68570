"""Names of tools in running text, and where a name is none."""

from __future__ import annotations

import pytest

from jdlint import engine, posting, readers
from jdlint.rulefile import load_rules
from jdlint.source import Source

RULES = load_rules().resolve(select=["terms"])


def _found(text: str, name: str = "posting.md") -> list[str]:
    content = f"# Developer\n\nLocation: Leeds\n\n## Requirements\n\n- {text}\n"
    result = engine.run(posting.parse(readers.read(Source(content, name))), RULES)
    assert not result.errors
    return [finding.text for finding in result.findings]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Javascript, Typescript and Nodejs", ["Javascript", "Typescript", "Nodejs"]),
        ("(Javascript)", ["Javascript"]),
        ("Javascript's ways; Github, Gitlab.", ["Javascript", "Github", "Gitlab"]),
        ("HTML/CSS/Javascript", ["Javascript"]),
        ("Windows/linux", ["linux"]),
        (".Net and ASP.Net", [".Net", "ASP.Net"]),
        ("Github Actions", ["Github Actions"]),
        ("c++ and python", ["c++", "python"]),
        ("Javascript-based tools", ["Javascript"]),
        ("[Github](https://github.com/x) pages", ["Github"]),
        ("Node JS", ["Node JS"]),
    ],
)
def test_found(text: str, wanted: list[str]) -> None:
    assert _found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "JavaScript, TypeScript, Node.js, GitHub, C++, .NET",
        "https://github.com/x/javascript and github.com/x and www.javascript.example",
        "app.javascript.js, main.py, .github/workflows, src/javascript/app, javascript.example.com",
        "me@github.com, @javascript, #python, $python, python_version",
        "`javascript` and `Github`",
        "vanilla-javascript, python-like",
        "Cisco IOS and Cisco routers",
        "Pandas and Polars",
        "You react, excel, rest, sketch and go; an open shift in spring",
    ],
)
def test_left_alone(text: str) -> None:
    assert _found(text) == []


def test_a_line_in_capitals_is_left_alone() -> None:
    assert _found("EXPERIENCE WITH JIRA AND IOS") == []
    assert _found("Experience with JIRA") == ["JIRA"]


def test_first_word_of_a_sentence_takes_its_capital() -> None:
    assert _found("Webpack is known. We use Webpack.") == ["Webpack"]


def test_own_terms() -> None:
    from jdlint.settings import Settings

    document = posting.parse(
        readers.read(
            Source("# Developer\n\nLocation: Leeds\n\n## Requirements\n\n- Acme suite and ACME Suite\n", "x.md")
        )
    )
    result = engine.run(document, RULES, Settings(options={"terms/spelling": {"terms": {"Acme suite": "Acme Suite"}}}))
    assert [(finding.text, finding.suggestions) for finding in result.findings] == [("Acme suite", ("Acme Suite",))]
