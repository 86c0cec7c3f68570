"""Which files a run reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.discovery import Found, InputError, find, load, skipped_by_name


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty git repository to stand in."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(root: Path, *names: str, text: str = "# Cook\n") -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def paths(*given: str, force_exclude: bool = False) -> list[str]:
    return [found.path for found in find(given, force_exclude=force_exclude)]


def test_folders_are_walked_in_order_for_what_readers_know(tree: Path) -> None:
    write(
        tree,
        "jobs/b.md",
        "jobs/a.txt",
        "jobs/c.html",
        "jobs/sub/d.yaml",
        "jobs/e.py",
        "jobs/f.png",
        "jobs/plain",
        "jobs/g.MD",
        "jobs/h.docx",
    )
    assert paths("jobs") == [
        "jobs/a.txt",
        "jobs/b.md",
        "jobs/c.html",
        "jobs/g.MD",
        "jobs/h.docx",
        "jobs/plain",
        "jobs/sub/d.yaml",
    ]
    assert paths(".")[0] == "jobs/a.txt"
    assert paths("./jobs")[0] == "./jobs/a.txt"


def test_hidden_and_vendored_folders_are_left_out_unless_named(tree: Path) -> None:
    write(tree, "a.md", ".github/b.md", "node_modules/c.md", "env/pyvenv.cfg", "env/d.md", ".e.md")
    assert paths(".") == ["a.md"]
    assert paths(".github", "node_modules") == [".github/b.md", "node_modules/c.md"]


def test_what_git_ignores_is_left_out(tree: Path) -> None:
    write(
        tree,
        "a.md",
        "drafts/b.md",
        "jobs/old/c.md",
        "jobs/keep.txt",
        "jobs/x.txt",
        "jobs/deep/y.txt",
        "jobs/deep/keep.txt",
    )
    write(tree, ".gitignore", text="# no comment\ndrafts/\n*.txt\n")
    write(tree, "jobs/.gitignore", text="old\n!keep.txt\n")
    assert paths(".") == ["a.md", "jobs/keep.txt", "jobs/deep/keep.txt"]
    assert paths("jobs/deep") == ["jobs/deep/keep.txt"], "patterns of the folders above hold too"
    assert paths("jobs/x.txt") == ["jobs/x.txt"], "a named file is read even so"


def test_gitignore_files_above_a_folder_outside_of_git_do_not_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "jobs/a.md")
    write(tmp_path, ".gitignore", text="*.md\n")
    assert paths("jobs") == ["jobs/a.md"]
    assert paths(".") == []


def test_each_file_is_read_once(tree: Path) -> None:
    write(tree, "jobs/a.md", "jobs/b.md")
    (tree / "jobs/c.md").symlink_to("a.md")
    (tree / "jobs/loop").symlink_to(".")
    assert paths("jobs/b.md", "jobs", "-", "-", "./jobs/a.md") == ["jobs/b.md", "jobs/a.md", "-"]


def test_named_files_are_judged_unless_excluding_is_forced(tree: Path) -> None:
    write(tree, "a.md", "jobs/b.md")
    assert list(find(["a.md", "jobs"])) == [Found("a.md", named=True), Found("jobs/b.md", named=False)]
    assert list(find(["a.md"], force_exclude=True)) == [Found("a.md", named=False)]


def test_a_named_file_is_named_also_behind_its_folder(tree: Path) -> None:
    write(tree, "jobs/a.md", "jobs/b.md")
    assert list(find(["jobs", "jobs/b.md"])) == [Found("jobs/a.md", named=False), Found("jobs/b.md", named=True)]
    assert not any(isinstance(one, Found) and one.named for one in find(["jobs", "jobs/b.md"], force_exclude=True))


def test_a_missing_path_is_an_error_among_the_others(tree: Path) -> None:
    write(tree, "a.md")
    first, second = find(["nowhere.md", "a.md"])
    assert isinstance(first, InputError)
    assert (first.path, str(first)) == ("nowhere.md", "no such file or folder")
    assert second == Found("a.md", named=True)


@pytest.mark.parametrize(
    "name",
    ["README.md", "readme", "README.de.md", "LICENSE", "LICENSE.txt", "CHANGELOG.md", "CONTRIBUTING.md", "requirements.txt", "robots.txt",
     "package.json", "mkdocs.yml", "CODEOWNERS", "sub/README.md", "nurse.docx", "setup.py", "404.html"],
)  # fmt: skip
def test_names_that_are_no_postings(name: str) -> None:
    assert skipped_by_name(name)


@pytest.mark.parametrize(
    "name",
    ["nurse.md", "nurse", "requirements-engineer.md", "requirements-engineer.txt", "license-manager.md", "security.md", "support.txt",
     "index.html", "cook.json", "nurse-v1.2", "_posts/2024-05-01-cook.md.erb"],
)  # fmt: skip
def test_names_that_may_be_postings(name: str) -> None:
    assert not skipped_by_name(name)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        pytest.param("a.docx", b"PK", ".docx files cannot be read yet", id="later"),
        pytest.param("a.tex", b"x", ".tex files cannot be read; known are Markdown", id="unknown suffix"),
        pytest.param(
            "a.md", b"caf\xe9 noir", "not UTF-8: byte 0xe9 at offset 3; this looks like Latin-1", id="undecodable"
        ),
        pytest.param("a.txt", b"\x89PNG\r\n\0\0\0", "looks like a binary file", id="binary"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as told:
        load(str(path))
    assert message in str(told.value)
    assert told.value.path == str(path)


def test_reading_gives_the_text_and_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_bytes(b"\xef\xbb\xbf# Cook\r\n")
    source = load("a.md")
    assert (source.text, source.path, source.bom) == ("# Cook\r\n", "a.md", True)


def test_a_folder_cannot_be_loaded(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a directory"):
        load(str(tmp_path))
