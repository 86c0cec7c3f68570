"""Which lines changed against git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from jdlint import changed

GIT = {
    **os.environ,
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@b.example",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@b.example",
    "GIT_CONFIG_GLOBAL": os.devnull,
}
TEN = "".join(f"line {number}\n" for number in range(1, 11))
ALL = [(1, 1 << 30)]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "a.md").write_text(TEN, encoding="utf-8")
    (tmp_path / "jobs" / "b.md").write_text(TEN, encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    return tmp_path


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env=GIT)


def found(folder: Path, since: str | None = None) -> dict[str, changed.Lines]:
    lines = changed.changed_lines(str(folder), since)
    return {os.path.relpath(path, os.path.realpath(folder)): value for path, value in lines.items()}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (TEN, None),
        (TEN.replace("line 4", "LINE 4"), [(4, 4)]),
        (TEN.replace("line 4\n", ""), []),
        (TEN.replace("line 4\n", "line 4\nnew\nnew\n"), [(5, 6)]),
        ("new\n" + TEN + "new\n", [(1, 1), (12, 12)]),
        (TEN.removesuffix("\n"), [(10, 10)]),
        (TEN.replace("\n", "\r\n"), [(1, 10)]),
    ],
    ids=["same", "replaced", "deleted", "inserted", "both ends", "no newline", "crlf"],
)
def test_lines(repository: Path, text: str, lines: changed.Lines | None) -> None:
    (repository / "jobs" / "a.md").write_bytes(text.encode())
    assert found(repository).get("jobs/a.md") == lines


def test_staged_changes_count(repository: Path) -> None:
    (repository / "jobs" / "a.md").write_text(TEN.replace("line 4", "LINE 4"), encoding="utf-8")
    git(repository, "add", ".")
    assert found(repository) == {"jobs/a.md": [(4, 4)]}


def test_from_a_folder_further_down(repository: Path) -> None:
    (repository / "top.md").write_text(TEN, encoding="utf-8")
    (repository / "jobs" / "a.md").write_text("new\n" + TEN, encoding="utf-8")
    assert changed.changed_lines(str(repository / "jobs")) == changed.changed_lines(str(repository))


@pytest.mark.parametrize(
    "name", ["Köchin 🍲.md", 'a "quoted".md', "tab\there.md", "back\\slash.md", "- dash.md", "b/ c.md"]
)
def test_unusual_names(repository: Path, name: str) -> None:
    path = repository / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEN, encoding="utf-8")
    assert found(repository) == {name: ALL}  # not known to git
    git(repository, "add", ".")
    assert found(repository) == {name: [(1, 10)]}


def test_moved_and_deleted_files(repository: Path) -> None:
    git(repository, "mv", "jobs/a.md", "jobs/c.md")
    (repository / "jobs" / "b.md").unlink()
    assert found(repository) == {"jobs/c.md": [(1, 10)]}


def test_ignored_files_are_not_new(repository: Path) -> None:
    (repository / ".gitignore").write_text("drafts/\n", encoding="utf-8")
    (repository / "drafts").mkdir()
    (repository / "drafts" / "a.md").write_text(TEN, encoding="utf-8")
    assert found(repository) == {".gitignore": ALL}


def test_a_line_that_looks_like_a_header(repository: Path) -> None:
    (repository / "jobs" / "a.md").write_text("++ b/other.md\n" + TEN + "@@ -1 +1 @@\n", encoding="utf-8")
    assert found(repository) == {"jobs/a.md": [(1, 1), (12, 12)]}


def test_since_where_the_branch_left(repository: Path) -> None:
    git(repository, "switch", "-qc", "topic")
    (repository / "jobs" / "a.md").write_text("new\n" + TEN, encoding="utf-8")
    git(repository, "commit", "-qam", "two")
    git(repository, "switch", "-q", "main")
    (repository / "jobs" / "b.md").write_text("new\n" + TEN, encoding="utf-8")
    git(repository, "commit", "-qam", "three")
    git(repository, "switch", "-q", "topic")
    assert found(repository, "main") == {"jobs/a.md": [(1, 1)]}


def test_errors(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(changed.GitError, match="no commit 'nowhere'"):
        changed.changed_lines(str(repository), "nowhere")
    with pytest.raises(changed.GitError, match="no commit '--help'"):
        changed.changed_lines(str(repository), "--help")
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    with pytest.raises(changed.GitError, match="git cannot be run"):
        changed.changed_lines(str(repository))


def test_touches() -> None:
    assert changed.touches([(3, 5)], 5, 9)
    assert changed.touches([(3, 5)], 1, 3)
    assert not changed.touches([(3, 5)], 6, 6)
    assert not changed.touches([], 1, 9)


@pytest.mark.parametrize(
    "setting",
    [
        "diff.mnemonicPrefix=true",
        "diff.noprefix=true",
        "diff.interHunkContext=9",
        "diff.context=9",
        "diff.relative=true",
        "diff.renames=copies",
        "diff.external=true",
        "color.diff=always",
    ],
)
def test_settings_of_git_change_nothing(repository: Path, setting: str) -> None:
    git(repository, "config", *setting.split("="))
    (repository / "jobs" / "a.md").write_text(TEN.replace("line 2", "LINE 2").replace("line 6", "LINE 6"))
    assert found(repository) == {"jobs/a.md": [(2, 2), (6, 6)]}
    lines = changed.changed_lines(str(repository / "jobs"))
    assert lines == changed.changed_lines(str(repository))


@pytest.mark.parametrize("attribute", ["-diff", "binary", "diff=upper"])
def test_attributes_of_files_change_nothing(repository: Path, attribute: str) -> None:
    git(repository, "config", "diff.upper.textconv", "tr a-z A-Z <")
    (repository / ".git" / "info" / "attributes").write_text(f"*.md {attribute}\n", encoding="utf-8")
    (repository / "jobs" / "a.md").write_text(TEN.replace("line 4", "LINE 4"), encoding="utf-8")
    assert found(repository) == {"jobs/a.md": [(4, 4)]}


def test_the_environment_changes_nothing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIFF_OPTS", "-u9")
    (repository / "jobs" / "a.md").write_text(TEN.replace("line 4", "LINE 4"), encoding="utf-8")
    assert found(repository) == {"jobs/a.md": [(4, 4)]}


def test_a_carriage_return_ends_no_line(repository: Path) -> None:
    (repository / "jobs" / "a.md").write_bytes(TEN.replace("line 2\n", "new\r@@ -1 +9 @@\rnew\nmore\n").encode())
    assert found(repository) == {"jobs/a.md": [(2, 3)]}


def test_each_file_is_asked_of_its_own_repository(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = repository / "shared"
    inner.mkdir()
    git(inner, "init", "-q")
    for folder in (inner, repository / "jobs"):
        (folder / "a.md").write_text(TEN, encoding="utf-8")
    git(inner, "add", ".")
    git(inner, "commit", "-qm", "one")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    git(elsewhere, "init", "-q")
    monkeypatch.chdir(elsewhere)
    changes = changed.Changes()
    assert [changes.of(str(folder / "a.md")) for folder in (inner, repository / "jobs")] == [None, None]
    for folder in (inner, repository / "jobs"):
        (folder / "a.md").write_text("new\n" + TEN, encoding="utf-8")
    changes = changed.Changes()
    assert [changes.of(str(folder / "a.md")) for folder in (inner, repository / "jobs")] == [[(1, 1)], [(1, 1)]]
    assert changes.of(str(elsewhere / "gone" / "a.md")) is None
    with pytest.raises(changed.GitError, match="not a git repository"):
        changes.of(str(tmp_path_factory.mktemp("none") / "gone" / "a.md"))


def test_a_shallow_clone_is_told(repository: Path, tmp_path: Path) -> None:
    (repository / "jobs" / "a.md").write_text("new\n" + TEN, encoding="utf-8")
    git(repository, "commit", "-qam", "two")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "clone")
    assert found(tmp_path / "clone") == {}
    with pytest.raises(changed.GitError, match=r"no commit 'HEAD~1' .* holds only a part of the history"):
        changed.changed_lines(str(tmp_path / "clone"), "HEAD~1")
