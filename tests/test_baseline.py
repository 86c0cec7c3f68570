"""Baselines: known findings stay known wherever they move, new ones are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint import api, baseline
from jdlint.model import Finding

EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "bad").iterdir())
EXTRA = "Ask [Manager Name] about it.\n"


def lint(path: Path) -> list[Finding]:
    return api.check(path)


@pytest.fixture
def known(tmp_path: Path) -> tuple[list[Path], str]:
    """Copies of the bad examples, and the baseline of all of them."""
    files = []
    for example in EXAMPLES:
        copy = tmp_path / "jobs" / example.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(example.read_bytes())
        files.append(copy)
    path = str(tmp_path / "known.json")
    found = {str(file): lint(file) for file in files}
    number = baseline.update(
        path,
        [one for all_of in found.values() for one in all_of],
        {file: [one.rule for one in all_of] for file, all_of in found.items()},
    )
    assert number == sum(map(len, found.values())) > 20
    return files, path


def test_all_are_known_and_stay_so(known: tuple[list[Path], str]) -> None:
    files, path = known
    before = baseline.Baseline.load(path)
    assert [one for file in files for one in before.new(str(file), lint(file))] == []
    assert before.mended() == 0
    for file in files:
        if file.suffix == ".md":
            text = file.read_text(encoding="utf-8")
            head, fence, body = text.partition("\n---\n") if text.startswith("---") else ("", "", text)
            file.write_text(head + fence + "<!-- a line -->\n" * 10 + "\n" + body, encoding="utf-8")
    moved = baseline.Baseline.load(path)
    assert [one for file in files for one in moved.new(str(file), lint(file))] == []


def test_a_new_fault_is_told_once(known: tuple[list[Path], str]) -> None:
    files, path = known
    for file in files:
        if file.suffix != ".html":
            file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + "\n\n" + EXTRA, encoding="utf-8")
    now = baseline.Baseline.load(path)
    told = {file.name: [one.text for one in now.new(str(file), lint(file))] for file in files}
    assert told == {file.name: [] if file.suffix == ".html" else ["[Manager Name]"] for file in files}


def finding(path: str, rule: str, text: str, *, missing: bool = False, severity: str = "warning") -> Finding:
    return Finding(path, rule, severity, "said", text, 0, len(text), 1, 1, 1, 1, missing=missing)  # type: ignore[arg-type]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.sampled_from(["[City]", "TBD", "young"]), max_size=6),
    st.lists(st.sampled_from(["[City]", "TBD", "young"]), max_size=6),
)
def test_counts(tmp_path_factory: pytest.TempPathFactory, first: list[str], second: list[str]) -> None:
    folder = tmp_path_factory.mktemp("b")
    path = str(folder / "k.json")
    file = str(folder / "a.md")
    baseline.update(path, [finding(file, "x/y", text) for text in first], {file: ["x/y"]})
    read = baseline.Baseline.load(path)
    new = [one.text for one in read.new(file, [finding(file, "x/y", text) for text in second])]
    for text in ("[City]", "TBD", "young"):
        assert new.count(text) == max(0, second.count(text) - first.count(text))
    assert read.mended() == sum(max(0, first.count(text) - second.count(text)) for text in set(first))


def test_what_is_missing_is_known_whatever_the_title(tmp_path: Path) -> None:
    path, file = str(tmp_path / "k.json"), str(tmp_path / "a.md")
    baseline.update(path, [finding(file, "required/benefits", "Cook", missing=True)], {file: ["required/benefits"]})
    read = baseline.Baseline.load(path)
    assert read.new(file, [finding(file, "required/benefits", "Head Cook", missing=True)]) == ()


def test_paths_are_relative_to_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "jobs").mkdir()
    monkeypatch.chdir(tmp_path)
    baseline.update("k.json", [finding("jobs/a.md", "x/y", "TBD")], {"jobs/a.md": ["x/y"]})
    assert list(json.loads((tmp_path / "k.json").read_text(encoding="utf-8"))["findings"]) == ["jobs/a.md"]
    monkeypatch.chdir(tmp_path / "jobs")
    assert baseline.Baseline.load("../k.json").new("a.md", [finding("a.md", "x/y", "TBD")]) == ()


def test_paths_are_the_same_through_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    monkeypatch.chdir(tmp_path / "real")
    baseline.update(str(tmp_path / "link" / "k.json"), [finding("a.md", "x/y", "TBD")], {"a.md": ["x/y"]})
    assert list(baseline.Baseline.load("k.json").counts) == ["a.md"]


def test_the_file_keeps_its_permissions_and_no_other_is_left(tmp_path: Path) -> None:
    path = tmp_path / "k.json"
    baseline.update(str(path), [], {})
    assert path.stat().st_mode & 0o777 == 0o644
    path.chmod(0o600)
    baseline.update(str(path), [], {})
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_it_reads_well(tmp_path: Path) -> None:
    path, file = tmp_path / "k.json", str(tmp_path / "a.md")
    baseline.update(str(path), [finding(file, "b/b", "ä  \n x"), finding(file, "a/a", "z")], {file: ["a/a", "b/b"]})
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "version": 1,
        "findings": {"a.md": {"a/a": {"z": 1}, "b/b": {"ä x": 1}}},
    }
    assert "ä" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '{"version": 1}',
        '{"version": 1, "findings": []}',
        '{"version": 1, "findings": {"a": {"b": 1}}}',
        '{"version": 1, "findings": {"a": {"b": {"c": "1"}}}}',
    ],
)
def test_what_is_no_baseline(tmp_path: Path, text: str) -> None:
    path = tmp_path / "k.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(baseline.BaselineError, match=r"k\.json: no baseline"):
        baseline.Baseline.load(str(path))
