"""Configuration: found, read, merged; the scenarios show what it does to a run."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import jdlint
from jdlint import api, config, engine, lexicons
from jdlint.rulefile import load_rules
from jdlint.settings import Additions, Settings
from jdlint.source import Source

RULES = load_rules()
Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put


def settings(path: Path, file: Path | str, **chosen: tuple[str, ...]) -> config.FileSettings:
    return config.Resolver(Settings(), config.Chosen(**chosen)).settings(config.load(str(path)), str(file), RULES)


def severities(found: config.FileSettings) -> dict[str, str]:
    return {rule.id: rule.severity for rule in found.rules}


def test_the_nearest_is_found_upwards(write: Write, tmp_path: Path) -> None:
    top = write(".jdlint.yaml", "")
    inner = write("a/pyproject.toml", "[tool.jdlint]\n")
    write("a/b/pyproject.toml", "[tool.jdlinter]\n")
    assert config.find(str(tmp_path / "x.md")) == str(top)
    assert config.find(str(tmp_path / "a" / "b" / "x.md")) == str(inner)
    assert config.find(str(tmp_path / "a" / "b")) == str(inner)
    other = write("a/.jdlint.yml", "")
    assert config.find(str(tmp_path / "a" / "x.md")) == str(other)


def test_edits_are_seen_by_the_next_run(write: Write, tmp_path: Path) -> None:
    path = write(".jdlint.yaml", "lang: de")
    run = config.Configurations()
    assert run.of(str(tmp_path / "a.md")) is run.of(str(tmp_path / "b.md"))
    path.write_text("lang: fr", encoding="utf-8")
    assert run.of(str(tmp_path / "a.md")).layers[-1].lang == "de"
    assert config.Configurations().of(str(tmp_path / "a.md")).layers[-1].lang == "fr"


def test_files_with_the_same_overrides_share_their_settings(write: Write, tmp_path: Path) -> None:
    path = write(".jdlint.yaml", "overrides: [{files: 'a*', lang: de}]")
    resolver = config.Resolver(Settings(), config.Chosen())
    loaded = config.load(str(path))
    one, two, three = (resolver.settings(loaded, str(tmp_path / name), RULES) for name in ("a.md", "ab.md", "b.md"))
    assert one is two
    assert (one.settings.lang, three.settings.lang) == ("de", None)


@pytest.mark.parametrize(
    ("glob", "matching"),
    [("jobs/", ["jobs/a.md", "jobs/b.txt", "jobs/x/a.md"]), ("*.txt", ["jobs/b.txt"]), ("/a.md", ["a.md"]), ("a.md", ["a.md", "jobs/a.md", "jobs/x/a.md"]), ("jobs/**/a.md", ["jobs/a.md", "jobs/x/a.md"])],
)  # fmt: skip
def test_globs(write: Write, tmp_path: Path, glob: str, matching: list[str]) -> None:
    loaded = config.load(str(write(".jdlint.yaml", f"exclude: ['{glob}']")))
    files = ["a.md", "jobs/a.md", "jobs/b.txt", "jobs/x/a.md"]
    assert [name for name in files if loaded.excludes(str(tmp_path / name))] == matching


def test_globs_of_an_extended_file_count_from_the_one_that_extends(write: Write, tmp_path: Path) -> None:
    write("shared/base.yaml", "exclude: [/archive/]\nboilerplate: [eeo.md]")
    write("shared/eeo.md", "We are an equal opportunity employer.\n")
    path = write("repo/.jdlint.yaml", "extends: ../shared/base.yaml")
    loaded = config.load(str(path))
    assert loaded.excludes(str(tmp_path / "repo" / "archive" / "a.md"))
    assert settings(path, tmp_path / "repo" / "a.md").settings.boilerplate_elements >= {"eeo"}


def test_globs_of_a_configuration_elsewhere_count_from_the_current_folder(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = config.load(str(write("shared/base.yaml", "exclude: [/archive/]")))
    (tmp_path / "repo").mkdir()
    monkeypatch.chdir(tmp_path / "repo")
    assert loaded.excludes("archive/a.md")
    assert not loaded.excludes("../archive/a.md")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rules: {title: error}", {"title/hype": "error", "title/plural": "error"}),
        ("rules: {title: error, title/hype: info}", {"title/hype": "info", "title/plural": "error"}),
        ("rules: {title/hype: info, title: error}", {"title/hype": "info", "title/plural": "error"}),
        ("rules: {title/hype: 'off'}", {"title/hype": None}),
        ("rules: {title/hype: {severity: info}}", {"title/hype": "info"}),
        ("rules: {trust: error}", {"trust/pay-to-start": None}),
        ("rules: {trust/pay-to-start: info}", {"trust/pay-to-start": "info"}),
        ("extends: jdlint:minimal", {"title/hype": None, "required/title": "error"}),
        ("extends: jdlint:minimal\nrules: {title: warning}", {"title/hype": "warning", "inclusive/age": None}),
        ("overrides: [{files: a.md, rules: {title: 'off'}}]\nrules: {title/hype: error}", {"title/hype": None}),
    ],
)
def test_severities(write: Write, tmp_path: Path, text: str, expected: dict[str, str | None]) -> None:
    found = severities(settings(write(".jdlint.yaml", text), tmp_path / "a.md"))
    assert {name: found.get(name) for name in expected} == expected


def test_the_command_line_holds_over_the_configuration(write: Write) -> None:
    path = write(".jdlint.yaml", "rules: {title: 'off', inclusive/age: error}")
    assert severities(settings(path, "a.md", select=("title/hype", "inclusive/age"))) == {
        "title/hype": "warning",
        "inclusive/age": "error",
    }
    assert "inclusive/age" not in severities(settings(path, "a.md", ignore=("inclusive",)))
    assert severities(settings(path, "a.md", extend_select=("title/hype",)))["title/hype"] == "warning"


def test_the_same_in_toml_and_yaml(write: Write) -> None:
    yaml = write(
        "a/.jdlint.yaml",
        "fail-on: error\nrules:\n  seniority/years: {ceiling: {mid: 3}}\n  title/hype: 'off'\noverrides:\n  - files: [x.md]\n    lang: de\n  - files: y.md\n    required: [title]\n",
    )
    toml = write(
        "b/pyproject.toml",
        "[tool.jdlint]\nfail-on = 'error'\n[tool.jdlint.rules.\"seniority/years\"]\nceiling = {mid = 3}\n[tool.jdlint.rules]\n\"title/hype\" = 'off'\n[[tool.jdlint.overrides]]\nfiles = ['x.md']\nlang = 'de'\n[[tool.jdlint.overrides]]\nfiles = 'y.md'\nrequired = ['title']\n",
    )
    for name in ("x.md", "y.md", "z.md"):
        one, two = settings(yaml, yaml.parent / name), settings(toml, toml.parent / name)
        assert one.settings == two.settings
        assert (severities(one), one.fail_on) == (severities(two), two.fail_on)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[tool.jdlint]\n\n  ruls = 1\n", "3:3"),
        ("[tool.jdlint]\nexclude = [\n  'a',\n  3,\n]\nlang = 'english'\n", "6:1"),
        ("[tool]\nx = 1\n[[tool.jdlint.overrides]]\nfiles = 'a'\n[[tool.jdlint.overrides]]\nlang = 'de'\n", "5:1"),
        ("[tool.jdlint.rules]\n'title/hipe' = 'off'\n", "2:1"),
        ("[tool.jdlint]\nlang = \n", "2:8"),
        ("tool = 3\n", "1:1"),
    ],
)  # fmt: skip
def test_places_in_toml(write: Write, text: str, place: str) -> None:
    path = write("pyproject.toml", text)
    with pytest.raises(config.ConfigError) as caught:
        settings(path, "a.md")
    assert str(caught.value).startswith(f"{path}:{place}: ")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"lang: \xe4"], ids=["utf-16", "latin-1"])
def test_what_is_no_text(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "c.yaml").write_bytes(content)
    with pytest.raises(config.ConfigError, match="not UTF-8"):
        config.load(str(tmp_path / "c.yaml"))


# --- words of the user's own --------------------------------------------------------------------------------------------------------------

TEXT = "# Starter Baker\n\nDepot: Leeds\n\n## Dough time\n\n- Bake\n"
OWN = Additions(
    headings=(("responsibilities", ("Dough time",)),),
    labels=(("location", ("Depot",)),),
    levels=(("entry", ("starter",)),),
)


def read(additions: Additions) -> tuple[str, bool, bool]:
    posting = api.parse(Source(TEXT, "a.md"), additions=additions).postings[0]
    return (
        posting.level.value,
        "location" in posting.elements,
        "responsibilities" in {section.kind for section in posting.sections},
    )


def test_additions_hold_for_their_own_files_alone() -> None:
    plain = read(Additions())
    assert plain[:2] == ("none", False)
    assert read(OWN) == ("entry", True, True)
    assert read(Additions()) == plain
    assert read(OWN) == ("entry", True, True)


def test_additions_hold_for_their_own_thread_alone() -> None:
    found: list[tuple[str, bool, bool]] = []
    with lexicons.using(OWN):
        thread = threading.Thread(target=lambda: found.append(read(Additions())))
        thread.start()
        thread.join()
        assert lexicons.added() == OWN
    assert found == [read(Additions())]


def test_a_word_of_the_users_own_holds_over_a_known_one() -> None:
    text = Source("# Junior Baker\n\n## Benefits\n\n- Bake\n", "a.md")
    own = Additions(headings=(("responsibilities", ("Benefits",)),), levels=(("mid", ("junior",)),))
    posting = api.parse(text, additions=own).postings[0]
    assert posting.level.value == "mid"
    assert [section.kind for section in posting.sections] == ["responsibilities"]


def test_rules_see_the_additions_too(write: Write) -> None:
    path = write(".jdlint.yaml", "lexicons: {levels: {entry: [starter]}, terms: {DoughPlan: [Doughplan]}}")
    text = "# Starter Baker\n\n## Requirements\n\n- 9 years of experience with Doughplan\n"
    found = [(one.rule, one.text) for one in jdlint.check(text, config=path, select=["seniority/years", "terms"])]
    assert found == [("seniority/years", "9 years"), ("terms/spelling", "Doughplan")]
    assert jdlint.check(text, select=["seniority/years", "terms"]) == []


# --- boilerplate --------------------------------------------------------------------------------------------------------------------------


def test_boilerplate_makes_no_duplicates() -> None:
    shared = " ".join(
        f"Sentence {number} of what we say in each posting about leave, pay and pensions." for number in range(30)
    )
    own = {
        job: " ".join(f"The {job} does task {job}{number} for everybody on floor {number}." for number in range(12))
        for job in ("baker", "welder")
    }
    documents = [
        api.parse(Source(f"# {job.title()}\n\n{own[job]}\n\n## Benefits\n\n{shared}\n", f"{job}.md")) for job in own
    ]
    rules = tuple(rule for rule in RULES.rules if rule.id == "consistency/near-duplicate")

    def found(boilerplate: tuple[str, ...]) -> int:
        options = {"consistency/near-duplicate": {"likeness": 0.4}}
        return len(engine.check_corpus(documents, rules, Settings(boilerplate=boilerplate, options=options)).findings)

    assert found(()) == 1
    assert found((shared,)) == 0


# --- the public API -----------------------------------------------------------------------------------------------------------------------


def test_check_reads_no_configuration_by_itself(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(".jdlint.yaml", "rules: {placeholder: 'off'}\nbaseline: nowhere.json\n")
    monkeypatch.chdir(tmp_path)
    file = write("a.md", "# Cook\n\nPay: [amount]\n")
    assert [one.text for one in jdlint.check(file, select=["placeholder/bracketed"])] == ["[amount]"]
    assert "placeholder/bracketed" not in {one.rule for one in jdlint.check(file, config=path)}
    assert "placeholder/bracketed" not in {one.rule for one in jdlint.check(jdlint.read(file), config=path)}


def test_check_refuses_a_wrong_configuration(write: Write) -> None:
    path = write("c.yaml", "ruls: {}")
    with pytest.raises(ValueError, match=r"c\.yaml:1:1: the configuration has no key 'ruls'; did you mean 'rules'\?"):
        jdlint.check("# Cook\n", config=path)


def test_check_holds_suppressions() -> None:
    text = "# Cook\n\n<!-- jdlint-disable-next-line placeholder -- a form -->\nPay: [amount]\n"
    assert jdlint.check(text, select=["placeholder", "suppression"]) == []
