"""``--fix``, ``--unsafe-fixes`` and ``--diff``: what they write, print, and how they end."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from .conftest import Jdlint

SLIP = ("Learn how we bake", "Learn how how we use Javascript to bake")
PRONOUN = ("Learn how we bake", "He will learn how we bake")


SELECT = "--select=inclusive,clarity,terms,placeholder"
POSTING = """\
# Cook

Location: Leeds

## What you will do

- Learn how we bake
- Cook lunch for forty people

## What you bring

- A certificate in food safety
"""


@pytest.fixture
def posting(tmp_path: Path) -> Path:
    """A posting in the current folder that has nothing to mend; tests break it."""
    path = tmp_path / "cook.md"
    path.write_bytes(POSTING.encode())
    return path


def _break(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_bytes().decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_bytes(text.encode())


def test_fix_mends_and_ends_with_zero(jdlint: Jdlint, posting: Path) -> None:
    whole = posting.read_bytes()
    _break(posting, SLIP)
    done = jdlint(SELECT, "--fix", "cook.md")
    assert (done.code, posting.read_bytes()) == (0, whole.replace(b"how we bake", b"how we use JavaScript to bake"))
    assert done.err == "jdlint: mended 2 places in 1 file (clarity/doubled-word 1, terms/spelling 1)\n"
    assert jdlint(SELECT, "--fix", "cook.md").err == ""


def test_fix_ends_by_what_remains_and_reports_it_where_it_stands_now(jdlint: Jdlint, posting: Path) -> None:
    _break(posting, SLIP, ("forty people", "[number] people"))
    done = jdlint(SELECT, "--fix", "--output-format", "json", "cook.md")
    assert done.code == 1
    (finding,) = [finding for finding in done.data["findings"] if finding["severity"] == "error"]
    text = posting.read_text(encoding="utf-8")
    assert text[finding["start"]["offset"] : finding["end"]["offset"]] == finding["text"] == "[number]"
    assert done.data["summary"]["error"] == 1


def test_unsafe_fixes_are_made_only_when_asked(jdlint: Jdlint, posting: Path) -> None:
    _break(posting, PRONOUN)
    broken = posting.read_bytes()
    assert jdlint(SELECT, "--fix", "cook.md").code == 1
    assert posting.read_bytes() == broken
    assert jdlint(SELECT, "--fix", "--unsafe-fixes", "cook.md").code == 0
    assert posting.read_bytes() == broken.replace(b"He will learn", b"They will learn")


def test_diff_shows_and_writes_nothing(jdlint: Jdlint, posting: Path, tmp_path: Path) -> None:
    whole = posting.read_bytes()
    _break(posting, SLIP)
    broken = posting.read_bytes()
    done = jdlint(SELECT, "--diff", "cook.md")
    assert done.code == 1
    assert done.out.startswith("--- a/cook.md\n+++ b/cook.md\n@@ ")
    assert "-- Learn how how we use Javascript to bake\n+- Learn how we use JavaScript to bake\n" in done.out
    assert "would mend 2 places in 1 file" in done.err
    assert posting.read_bytes() == broken
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply"], cwd=tmp_path, input=done.out.encode(), check=True)
    assert posting.read_bytes() == whole.replace(b"how we bake", b"how we use JavaScript to bake")
    assert jdlint(SELECT, "--diff", "cook.md") == (0, "", "")


def test_diff_with_exit_zero(jdlint: Jdlint, posting: Path) -> None:
    _break(posting, SLIP)
    assert jdlint(SELECT, "--diff", "--exit-zero", "-q", "cook.md").code == 0


def test_diff_shows_unsafe_changes_when_asked(jdlint: Jdlint, posting: Path) -> None:
    _break(posting, PRONOUN)
    assert jdlint(SELECT, "--diff", "cook.md").out == ""
    assert "+- They will learn how we bake\n" in jdlint(SELECT, "--diff", "--unsafe-fixes", "cook.md").out


def test_diff_of_standard_input(jdlint: Jdlint, posting: Path) -> None:
    _break(posting, SLIP)
    done = jdlint(SELECT, "--diff", "-", "--stdin-filename", "cook.md", stdin=posting.read_bytes())
    assert done.code == 1
    assert done.out.startswith("--- a/cook.md\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["--unsafe-fixes", "cook.md"], "--unsafe-fixes goes with --fix or --diff", id="unsafe-alone"),
        pytest.param(
            ["--fix", "-"], "--fix cannot write standard input; --diff shows what it would change", id="stdin"
        ),
    ],
)
def test_usage(jdlint: Jdlint, posting: Path, words: list[str], message: str) -> None:
    done = jdlint(SELECT, *words, stdin=posting.read_bytes())
    assert done.code == 2
    assert message in done.err


def test_a_read_only_file_is_an_error_and_the_others_are_mended(jdlint: Jdlint, posting: Path, tmp_path: Path) -> None:
    whole = posting.read_bytes()
    _break(posting, SLIP)
    other = tmp_path / "other.md"
    other.write_bytes(posting.read_bytes())
    posting.chmod(0o444)
    done = jdlint(SELECT, "--fix", "--output-format", "json", "cook.md", "other.md")
    assert done.code == 2
    assert [error["message"] for error in done.data["errors"]] == ["not fixed: the file is read-only"]
    assert "how how" in posting.read_text(encoding="utf-8")
    assert {finding["path"] for finding in done.data["findings"] if finding["rule"] == "clarity/doubled-word"} == {
        "cook.md"
    }
    assert other.read_bytes() == whole.replace(b"how we bake", b"how we use JavaScript to bake")


def test_line_ends_and_mark_stay(jdlint: Jdlint, posting: Path) -> None:
    _break(posting, SLIP)
    data = b"\xef\xbb\xbf" + posting.read_bytes().replace(b"\n", b"\r\n")
    posting.write_bytes(data)
    assert jdlint(SELECT, "--fix", "cook.md").code == 0
    assert posting.read_bytes() == data.replace(b"how how we use Javascript", b"how we use JavaScript")


def test_a_suppressed_finding_is_not_mended(jdlint: Jdlint, posting: Path) -> None:
    _break(
        posting,
        ("- Learn how we bake", "<!-- jdlint-disable-next-line clarity/doubled-word -->\n- Learn how how we bake"),
    )
    broken = posting.read_bytes()
    assert jdlint(SELECT, "--fix", "cook.md").code == 0
    assert posting.read_bytes() == broken


def test_diff_of_an_example(jdlint: Jdlint, tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "bad" / "field-salesman.txt"
    path = tmp_path / "salesman.txt"
    path.write_bytes(example.read_bytes())
    done = jdlint("--diff", "--unsafe-fixes", "salesman.txt")
    assert done.code == 1
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply"], cwd=tmp_path, input=done.out.encode(), check=True)
    assert "a fluent English speaker" in path.read_text(encoding="utf-8")
    assert jdlint("--diff", "--unsafe-fixes", "salesman.txt") == (0, "", "")
