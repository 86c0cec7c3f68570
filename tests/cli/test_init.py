"""``jdlint init``: what it measures, asks, proposes and writes."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import ANY

import pytest

from jdlint import config, yamlnode
from jdlint.cli import init

from .conftest import Jdlint

Write = Callable[..., str]
BAD = "# Junior {job}\n\nLocation: [City]\n\n## What you will do\n\n- {task}\n\n## What you bring\n\n- You know knives\n\n{shared}\n"
SHARED = "We are a young and energetic team that mends lifts in the north of the country."


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def postings(write: Write, tmp_path: Path) -> list[str]:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    names = []
    for number, job in enumerate(
        ["Cook", "Driver", "Nurse", "Baker", "Welder", "Tailor", "Gardener", "Porter", "Waiter", "Clerk", "Teller"]
    ):
        names.append(write(f"jobs/{job.lower()}.md", BAD.format(job=job, task=f"Task number {number}", shared=SHARED)))
    for job in ("Miller", "Smith", "Cooper"):
        write(f"jobs/past/{job.lower()}.md", BAD.format(job=job, task="Old task", shared=""))
    write("README.md", "# Postings\n")
    return names


@pytest.mark.usefixtures("postings")
def test_measure(tmp_path: Path) -> None:
    found = init.measure(str(tmp_path))
    assert (found.files, found.postings) == (14, 14)
    assert found.folders == {"jobs/": 11, "jobs/past/": 3}
    assert found.closed == {"jobs/past/": 3}
    assert found.rules["placeholder/bracketed"] == 14
    assert found.repeated == (init.Repeated(SHARED, 11, ("inclusive/age",)),)


@pytest.mark.usefixtures("postings")
def test_the_next_run_passes_and_a_new_fault_does_not(jdlint: Jdlint, write: Write, tmp_path: Path) -> None:
    done = jdlint("init", "--yes")
    assert done.code == 0
    assert "inclusive/age" in done.out
    assert jdlint(".").code == 0
    name = write("jobs/new.md", BAD.format(job="Potter", task="Make pots", shared=""))
    done = jdlint(".", "--output-format", "json")
    assert done.code == 1
    assert {one["path"] for one in done.data["findings"]} == {name}
    text = (tmp_path / ".jdlint.yaml").read_text(encoding="utf-8")
    assert 'exclude:\n  - "/jobs/past/"' in text
    assert "# rules:\n#   " in text  # frequent rules are only named, since the baseline knows what is there
    assert f'#     - "{SHARED}"' in text


def test_the_comments_are_valid_once_they_are_none(jdlint: Jdlint, postings: list[str], tmp_path: Path) -> None:
    jdlint("init", "--yes")
    path = tmp_path / ".jdlint.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith("# allow:"))
    uncovered = [line.removeprefix("# ") for line in lines[start:]]
    path.write_text("\n".join([*lines[:start], *uncovered]), encoding="utf-8")
    assert config.load(str(path)).layers[-1].allow["inclusive/age"].phrases == (SHARED,)
    assert jdlint(postings[0], "--select", "inclusive", "--baseline", write_empty(tmp_path)).code == 0


def test_each_rule_is_allowed_once() -> None:
    one, two, three = (
        init.Repeated(text, 3, rules) for text, rules in (("A", ("x/y",)), ("B", ("x/y", "z/z")), ("C", ("x/y",)))
    )
    empty = init.Measured(0, 0, {}, {}, {}, (), {}, {}, (one, two, three), {})
    for allow in ((), (one,), (two,), (one, two, three)):
        text = init.configuration(empty, init.Plan((), {}, (), {}, allow, baseline=False))
        for content in (text, re.sub("^# (?=allow| {2})", "", text, flags=re.MULTILINE)):
            yamlnode.parse(content)
        assert yamlnode.parse(content).plain_data()["allow"] == {"x/y": ANY, "z/z": ["B"]}
        told = yamlnode.parse(text).plain_data().get("allow", {})
        assert sorted(told.get("x/y", [])) == [sentence.text for sentence in allow]


def write_empty(folder: Path) -> str:
    (folder / "empty.json").write_text('{"version": 1, "findings": {}}', encoding="utf-8")
    return "empty.json"


@pytest.mark.usefixtures("postings")
def test_questions(jdlint: Jdlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Exclude the past? No. A baseline? No. Rules in half of the postings: as proposed (then yes). The sentence everywhere: yes. The hook: no.
    monkeypatch.setattr(sys, "stdin", Terminal("n\nperhaps\nn\n" + "\n" * 20))
    asked: list[str] = []

    def answer(question: str, proposed: bool) -> bool:
        asked.append(question)
        return {"Exclude": False, "Record": False, "Add": False, "In": True}.get(question.split()[0], proposed)

    monkeypatch.setattr(init, "_asking", lambda: answer)
    done = jdlint("init")
    assert done.code == 0
    text = (tmp_path / ".jdlint.yaml").read_text(encoding="utf-8")
    assert "baseline" not in text
    assert "exclude" not in text
    assert "\nallow:\n  inclusive/age:\n" in text
    assert "\nrules:\n" in text
    assert not (tmp_path / ".pre-commit-config.yaml").exists()
    assert not (tmp_path / ".jdlint-baseline.json").exists()
    config.load(str(tmp_path / ".jdlint.yaml"))


def test_asking(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("n\nperhaps\nYes\n\n"))
    ask = init._asking()
    assert [ask("One?", True), ask("Two?", False), ask("Three?", False)] == [False, True, False]
    assert capsys.readouterr().out.startswith("One? [Y/n] Two? [y/N] Two? [y/N] ")


@pytest.mark.usefixtures("postings")
def test_nothing_is_written_where_the_answers_end(
    jdlint: Jdlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(""))
    done = jdlint("init")
    assert (done.code, done.err) == (2, "jdlint: no answer; nothing was written\n")
    assert not (tmp_path / ".jdlint.yaml").exists()


def test_shared_files_and_kinds(jdlint: Jdlint, write: Write, tmp_path: Path) -> None:
    write("shared/equal.md", "We are an equal opportunity employer and welcome everybody.\n")
    for job in ("Cook", "Driver", "Nurse"):
        write(f"jobs/{job}.md", BAD.format(job=job, task="Work", shared="[Equal opportunity](../shared/equal.md)"))
    for job in ("Cook", "Driver"):
        write(f"templates/{job}.md", BAD.format(job=job, task="Work", shared=""))
    assert jdlint("init", "--yes").code == 0
    loaded = config.load(str(tmp_path / ".jdlint.yaml"))
    assert [text.partition("\0")[0].endswith("shared/equal.md") for text in loaded.layers[-1].boilerplate] == [True]
    assert [(one.files, one.layer.kind) for one in loaded.overrides] == [(("/templates/",), "template")]
    assert not (tmp_path / ".pre-commit-config.yaml").exists()  # no repository, no hooks


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("repos: []\n", None),
        ("repos:\n  - repo: local\n    hooks: []\nfail_fast: true\n", None),
        (
            "repos:\n  - repo: local\n    hooks: []\n",
            "repos:\n  - repo: local\n    hooks: []\n  - repo: https://example.com/jdlint\n",
        ),
        (
            "repos:\r\n- repo: local\r\n  hooks: []\r\n",
            "repos:\r\n- repo: local\r\n  hooks: []\r\n- repo: https://example.com/jdlint\r\n",
        ),
        ("repos:\n- repo: x\n  hooks:\n  - id: jdlint\n", None),
    ],
    ids=["flow", "key behind", "indented", "crlf", "there already"],
)
def test_hooks(tmp_path: Path, before: str, after: str | None) -> None:
    path = tmp_path / ".pre-commit-config.yaml"
    path.write_bytes(before.encode())
    init.add_hook(str(path), "^jobs/")
    written = path.read_bytes().decode()
    assert written == before if after is None else written.startswith(after)
    if after is not None:
        import yaml

        assert yaml.safe_load(written)["repos"][-1]["hooks"] == [{"id": "jdlint", "files": "^jobs/"}]
