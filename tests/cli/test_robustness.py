"""Bad input: a message that names file and reason, exit code 2, and the other files checked all the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Jdlint

Write = Callable[..., str]
BAD = "# Junior Cook\n\nLocation: [City]\n"


@pytest.mark.parametrize("command", ["check", "extract"])
def test_a_missing_file(jdlint: Jdlint, command: str) -> None:
    done = jdlint(command, "nowhere.md", "--output-format", "json")
    assert done.code == 2
    assert "nowhere.md: no such file or folder" in done.err
    assert done.data["errors"] == [{"path": "nowhere.md", "rule": None, "message": "no such file or folder"}]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("missing.md", None, "no such file or folder", id="missing"),
        pytest.param("latin.md", b"caf\xe9 noir\n", "not UTF-8: byte 0xe9 at offset 3", id="undecodable"),
        pytest.param("utf16.txt", "# Cook".encode("utf-16"), "UTF-16", id="utf-16"),
        pytest.param("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary", id="binary"),
        pytest.param("cook.docx", b"PK\x03\x04", ".docx files cannot be read yet", id="docx"),
        pytest.param("cook.pdf", b"%PDF-1.7", ".pdf files cannot be read yet", id="pdf"),
        pytest.param("cook.xyz", b"# Cook", ".xyz files cannot be read", id="unknown suffix"),
    ],
)
def test_one_bad_file_beside_others(
    jdlint: Jdlint, write: Write, good: str, name: str, content: bytes | None, reason: str
) -> None:
    if content is not None:
        write(name, content)
    first, last = write("a.md", good), write("z.md", BAD)
    done = jdlint(first, name, last, "--output-format", "json")
    assert done.code == 2
    (error,) = done.data["errors"]
    assert error["path"] == name
    assert reason in error["message"]
    assert reason in done.err
    assert done.data["summary"]["files"] == 2
    assert "z.md" in {one["path"] for one in done.data["findings"]}
    assert jdlint(first, name, last, "--exit-zero").code == 2, "--exit-zero never hides what was not checked"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file(jdlint: Jdlint, write: Write, tmp_path: Path) -> None:
    name = write("secret.md", BAD)
    (tmp_path / name).chmod(0)
    done = jdlint(name)
    assert done.code == 2
    assert "secret.md: permission denied" in done.err


def test_an_unreadable_file_whoever_runs_this(jdlint: Jdlint, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    name = write("secret.md", BAD)
    real = open

    def guarded(path: object, *rest: object, **options: object) -> object:
        if path == name:
            raise PermissionError(13, "Permission denied", name)
        return real(path, *rest, **options)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", guarded)
    done = jdlint(name)
    assert done.code == 2
    assert "secret.md: permission denied" in done.err


def test_an_empty_file_lacks_everything(jdlint: Jdlint, write: Write) -> None:
    done = jdlint(write("empty.md", ""), "--output-format", "json")
    assert done.code == 1
    found = {one["rule"]: one for one in done.data["findings"]}
    assert found["required/title"]["severity"] == "error"
    assert found["required/title"]["start"] == {"line": 1, "column": 1, "offset": 0}
    assert found["required/title"]["text"] == ""
    assert done.data["errors"] == []


def test_a_folder_without_postings(jdlint: Jdlint, write: Write) -> None:
    write("docs/README.md", "# Docs\n\nHow to build this [thing].\n")
    write("docs/requirements.txt", "mkdocs>=1.6\n")
    done = jdlint("docs", "--output-format", "json")
    assert done.code == 2
    assert "no posting" in done.err
    assert "2 files do not look like a posting and were skipped" in done.err
    assert done.data["skipped"] == ["docs/README.md", "docs/requirements.txt"]
    assert "docs/README.md" in jdlint("docs", "-v").err
    assert jdlint("docs", "--pass-with-no-postings").code == 0


def test_an_empty_folder(jdlint: Jdlint, tmp_path: Path) -> None:
    (tmp_path / "jobs").mkdir()
    done = jdlint("jobs")
    assert done.code == 2
    assert "no posting" in done.err


def test_files_that_are_no_postings_are_skipped_where_excluding_is_forced(
    jdlint: Jdlint, write: Write, good: str
) -> None:
    names = [write("README.md", "# TODO [x]\n"), write("requirements.txt", "spacy>=3\n"), write("cook.md", good)]
    assert jdlint(*names).code == 1, "named files are always judged"
    done = jdlint("--force-exclude", *names, "--output-format", "json")
    assert done.code == 0
    assert done.data["skipped"] == ["README.md", "requirements.txt"]
    assert done.data["summary"]["files"] == 1


def test_256_findings_are_no_success(jdlint: Jdlint, write: Write) -> None:
    done = jdlint(
        write("many.md", "# Cook\n\n" + "- [Insert duty]\n" * 256),
        "--select",
        "placeholder/bracketed",
        "--output-format",
        "json",
    )
    assert done.data["summary"]["error"] == 256
    assert done.code == 1


def test_a_path_named_like_a_command(jdlint: Jdlint, write: Write, good: str) -> None:
    write("rules/cook.md", good)
    assert jdlint("./rules").code == 0
    assert jdlint("check", "rules").code == 0
    assert "required/title" in jdlint("rules").out, "without ./ it is the command"


def test_nothing_given(jdlint: Jdlint) -> None:
    for words in ([], ["check"], ["extract"]):
        done = jdlint(*words)
        assert done.code == 2
        assert "no file or folder given" in done.err


def test_a_misspelt_command(jdlint: Jdlint) -> None:
    done = jdlint("extarct", "cook.md")
    assert done.code == 2
    assert "did you mean 'extract'?" in done.err


def test_front_matter_that_does_not_parse_is_a_finding(jdlint: Jdlint, write: Write) -> None:
    done = jdlint(write("cook.md", "---\ntitle: [Cook\n---\n# Cook\n\nPay: [amount]\n"), "--output-format", "json")
    found = {one["rule"]: one["start"]["line"] for one in done.data["findings"]}
    assert done.code == 1
    assert found["syntax/front-matter"] in (2, 3)
    assert found["placeholder/bracketed"] == 6


def test_a_fault_of_ours_is_told_and_the_rest_goes_on(
    jdlint: Jdlint, write: Write, good: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jdlint import readers

    real = readers.read

    def broken(source: object, *rest: object) -> object:
        if getattr(source, "path", "") == "bad.md":
            raise RuntimeError("boom")
        return real(source, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(readers, "read", broken)
    done = jdlint(write("bad.md", BAD), write("good.md", good), "--output-format", "json")
    assert done.code == 2
    assert "bad.md: internal error, please report it: RuntimeError: boom" in done.err
    assert done.data["summary"]["files"] == 1


def process(*words: str, cwd: Path, stdout: int = subprocess.PIPE, **environment: str) -> subprocess.Popen[bytes]:
    """``jdlint`` as a process of its own."""
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "LC_", "LANG"))}
    return subprocess.Popen(
        [sys.executable, "-m", "jdlint", *words],
        cwd=cwd,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**keep, **environment},
    )


@pytest.mark.parametrize(
    "words", [["many.md"], ["many.md", "--output-format", "json"], ["rules"], ["extract", "many.md"]], ids=" ".join
)
def test_a_closed_pipe_is_no_traceback(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "many.md").write_text("# Cook\n\n" + "- [Insert duty]\n" * 2000, encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    running = process(*words, cwd=tmp_path, stdout=write)
    os.close(write)
    _, err = running.communicate(timeout=60)
    assert err == b""
    assert running.returncode == (1 if "many.md" in words and "extract" not in words else 0)


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "cook.md").write_text("# Cook\n\nLocation: [City], Zürich 東京\n", encoding="utf-8")
    running = process(
        "cook.md", "--select", "placeholder", cwd=tmp_path, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )
    out, err = running.communicate(timeout=60)
    assert running.returncode == 1, err
    assert "cook.md:3:11" in out.decode("utf-8")
    assert "[City], Zürich 東京" in out.decode("utf-8")


def test_a_full_disk_is_an_error(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    (tmp_path / "cook.md").write_text(BAD, encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        running = process("cook.md", cwd=tmp_path, stdout=full.fileno())
        _, err = running.communicate(timeout=60)
    assert running.returncode == 2
    assert b"no space left" in err
    assert b"Traceback" not in err
