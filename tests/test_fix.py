"""Fixes: what is applied, where they end, the diff, and the file that is written."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint import engine, fix, posting, readers
from jdlint.model import Edit, Finding, Fix
from jdlint.rulefile import load_rules
from jdlint.settings import Settings
from jdlint.source import Source

TODAY = Settings(today=date(2026, 6, 1))


def _fix(*edits: tuple[int, int, str], safe: bool = True) -> Fix:
    return Fix(safe, "mend", tuple(Edit(*edit) for edit in edits))


def _finding(mend: Fix | None, rule: str = "a/b", start: int = 0, end: int = 0) -> Finding:
    return Finding("x.md", rule, "info", "", "", start, end, 1, 1, 1, 1, fix=mend)


# --- one round ----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fixes", "wanted"),
    [
        pytest.param([], "one two three", id="none"),
        pytest.param([_fix((4, 7, "2"))], "one 2 three", id="one"),
        pytest.param([_fix((8, 13, "3")), _fix((0, 3, "1"))], "1 two 3", id="any-order"),
        pytest.param([_fix((0, 3, "1"), (8, 13, "3"))], "1 two 3", id="two-edits"),
        pytest.param([_fix((4, 7, "2")), _fix((4, 7, "zwei"))], "one 2 three", id="same-span-first-wins"),
        pytest.param([_fix((4, 7, "2")), _fix((2, 5, "x"))], "one 2 three", id="overlap-first-wins"),
        pytest.param([_fix((4, 7, "2")), _fix((0, 3, "1"), (6, 9, "x"))], "one 2 three", id="all-or-nothing"),
        pytest.param([_fix((3, 3, "!")), _fix((3, 3, "?"))], "one! two three", id="two-insertions-at-one-place"),
        pytest.param([_fix((0, 3, "1")), _fix((3, 4, "-"))], "1-two three", id="adjoining"),
        pytest.param([_fix((0, 3, "1"), (2, 5, "x"))], "one two three", id="overlap-in-itself"),
    ],
)
def test_apply(fixes: list[Fix], wanted: str) -> None:
    assert fix.apply(Source("one two three"), fixes) == wanted


def test_a_fix_outside_of_the_text_is_an_error() -> None:
    with pytest.raises(fix.FixError, match="outside"):
        fix.apply(Source("one"), [_fix((2, 9, "x"))])


def test_choose_takes_safe_fixes_in_order_of_the_text() -> None:
    early, late, unsafe = _finding(_fix((1, 2, ""))), _finding(_fix((5, 6, ""))), _finding(_fix((3, 4, ""), safe=False))
    assert fix.choose([late, unsafe, _finding(None), early]) == [early, late]
    assert fix.choose([late, unsafe, early], unsafe=True) == [early, unsafe, late]


@given(
    st.text("ab ", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text("xy", max_size=3)), max_size=8),
)
@settings(deadline=None, max_examples=100)
def test_apply_keeps_everything_outside_of_edits(text: str, spans: list[tuple[int, int, str]]) -> None:
    fixes = [_fix((start, start + length, new)) for start, length, new in spans if start + length <= len(text)]
    result = fix.apply(Source(text), fixes)
    # An applied fix wins over every later one that wants the same characters: what is left of the text stands in order.
    kept = iter(result)
    untouched = [
        char for at, char in enumerate(text) if not any(item.edits[0].start <= at < item.edits[0].end for item in fixes)
    ]
    assert all(char in kept for char in untouched)


# --- rounds -------------------------------------------------------------------------------------------------------------------------------


def _shorten(source: Source) -> Iterable[Finding]:
    """A check that finds each doubled x and takes one away."""
    at = source.text.find("xx")
    while at >= 0:
        yield _finding(_fix((at, at + 2, "x")))
        at = source.text.find("xx", at + 1)


def test_settle_goes_on_until_nothing_is_left() -> None:
    fixed = fix.settle(Source("a xxxx b", bom=True), _shorten)
    assert fixed.source.text == "a x b"
    assert fixed.source.bom
    assert fixed.findings == ()
    assert len(fixed.rules) == 3
    assert fix.settle(fixed.source, _shorten).source.text == "a x b"


def test_settle_takes_known_findings_for_the_first_round() -> None:
    fixed = fix.settle(Source("xx"), _shorten, known=())
    assert fixed.source.text == "xx"


def test_rules_that_undo_each_other_are_an_error_and_change_nothing() -> None:
    def swap(source: Source) -> Iterable[Finding]:
        yield _finding(_fix((0, 1, "b" if source.text[0] == "a" else "a")), rule="one/" + source.text[0])

    with pytest.raises(fix.FixError, match=r"one/a do not come to an end.*nothing was changed"):
        fix.settle(Source("a"), swap)


# --- with the shipped rules ---------------------------------------------------------------------------------------------------------------

RULES = load_rules().resolve(select=["inclusive", "clarity", "title", "terms"])
BULLETS = [
    "Write Javascript and typescript, and use Github with **NodeJS**",
    "Keep the the plans, and and the lists",
    "Run `Github` and see https://github.com/Github/javascript or Github.com/x",
    "We look forward to you!!!",
    "He will plan the manpower, and the salesman knows his trade",
    "You are a native English speaker, or a Postgresql user",
    "Talk to to *customers customers* &amp; suppliers",
    "Nothing to mend here",
    "[Github](https://example.com/Github) pages, [javascript](x.md)",
    "A handyman with with Power BI, PowerBI and PowerBi!!",
]
TITLES = ["Cook!!!", "SENIOR JAVASCRIPT DEVELOPER", "Salesman", "Back-End Developers", "Nurse"]
FORMATS = {
    ".md": ("# {title}\n\nLocation: Leeds\n\n## Responsibilities\n\n{bullets}\n\n## Requirements\n\n{more}\n", "- {}"),
    ".txt": ("{title}\n\nLocation: Leeds\n\nResponsibilities:\n\n{bullets}\n\nRequirements:\n\n{more}\n", "- {}"),
    ".html": ("<h1>{title}</h1>\n<p>Location: Leeds</p>\n<h2>Responsibilities</h2>\n<ul>\n{bullets}\n</ul>\n<h2>Requirements</h2>\n<ul>\n{more}\n</ul>\n", "<li>{}</li>"),
    ".yaml": ("title: {title}\nlocation: Leeds\nresponsibilities:\n{bullets}\nrequirements:\n{more}\n", "  - '{}'"),
}  # fmt: skip


def _check(source: Source) -> tuple[Finding, ...]:
    result = engine.run(posting.parse(readers.read(source)), RULES, TODAY)
    assert not result.errors
    return result.findings


@st.composite
def _postings(draw: st.DrawFn) -> Source:
    suffix = draw(st.sampled_from(sorted(FORMATS)))
    whole, item = FORMATS[suffix]
    parts = [
        "\n".join(item.format(draw(st.sampled_from(BULLETS))) for _ in range(draw(st.integers(1, 4)))) for _ in range(2)
    ]
    text = whole.format(title=draw(st.sampled_from(TITLES)), bullets=parts[0], more=parts[1])
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return Source(text, f"posting{suffix}", bom=draw(st.booleans()))


@given(_postings(), st.booleans())
@settings(deadline=None, max_examples=60)
def test_fixes_of_shipped_rules(source: Source, unsafe: bool) -> None:
    before = _check(source)
    for finding in fix.choose(before, unsafe=True):
        assert finding.fix is not None
        # A fix changes nothing outside of what its finding reports.
        assert all(finding.start <= edit.start <= edit.end <= finding.end for edit in finding.fix.edits), finding
    fixed = fix.settle(source, _check, unsafe=unsafe, known=before)
    assert fix.choose(fixed.findings, unsafe=unsafe) == []
    assert fix.settle(fixed.source, _check, unsafe=unsafe).source.text == fixed.source.text
    assert fixed.source.bom == source.bom
    assert fixed.source.text.count("\r") == fixed.source.text.count("\n") * ("\r" in source.text)
    assert fixed.source.text.count("http") == source.text.count("http")
    for kept in ("https://github.com/Github/javascript", "`Github`", "](https://example.com/Github)", "](x.md)"):
        assert fixed.source.text.count(kept) == source.text.count(kept)
    # The mended text has no finding that the text did not have before.
    assert {finding.rule for finding in fixed.findings} <= {finding.rule for finding in before}


# --- diff ---------------------------------------------------------------------------------------------------------------------------------


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)


LONG = "".join(f"line {number}\n" for number in range(60))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a\nb\nc\n", "a\nB\nc\n", id="one-line"),
        pytest.param("a", "b", id="no-line-end"),
        pytest.param("a\nb", "a\nb\n", id="line-end-added"),
        pytest.param("a\nb\n", "a\nb", id="line-end-lost"),
        pytest.param("a\r\nb\r\n", "a\r\nB\r\n", id="crlf"),
        pytest.param("a\rb\u2028c\x0cd\n", "a\rb\u2028c\x0cD\n", id="other-breaks"),
        pytest.param(LONG, LONG.replace("line 30", "LINE 30"), id="middle-of-a-long-file"),
        pytest.param(LONG, LONG.replace("line 3\n", "").replace("line 50", "x"), id="two-hunks"),
        pytest.param(LONG + "end", LONG.replace("line 0", "x") + "end", id="first-line"),
        pytest.param(LONG, "", id="all-removed"),
        pytest.param("- a\n- a\n- a\n", "- a\n", id="repeated-lines"),
    ],
)
@pytest.mark.parametrize("name", ["posting.md", "with space.md", "Übersicht é.md", 'quote".md', "deep/er/x.txt"])
@pytest.mark.parametrize("bom", [False, True], ids=["no-bom", "bom"])
def test_git_applies_the_diff(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, after: str, name: str, bom: bool
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    mark = b"\xef\xbb\xbf" if bom else b""
    path.write_bytes(mark + before.encode())
    monkeypatch.chdir(tmp_path)
    _git(tmp_path, "init", "-q")
    patch = tmp_path / "x.patch"
    patch.write_bytes(fix.diff(Source(before, name, bom=bom), Source(after, name, bom=bom)).encode())
    applied = _git(tmp_path, "apply", "--whitespace=nowarn", "x.patch")
    assert applied.returncode == 0, applied.stderr
    left = path.read_bytes() if path.exists() else b""
    assert left == mark + after.encode()


def test_no_difference_is_no_diff() -> None:
    assert fix.diff(Source("a"), Source("a")) == ""


def test_diff_of_an_absolute_path_is_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = str(tmp_path / "x.md")
    assert fix.diff(Source("a\n", path), Source("b\n", path)).startswith("--- a/x.md\n+++ b/x.md\n@@ -1 +1 @@\n")


# --- writing ------------------------------------------------------------------------------------------------------------------------------


def _on_disk(path: Path, data: bytes) -> Source:
    path.write_bytes(data)
    return Source.decode(data, str(path))


@pytest.mark.parametrize(
    "data", [b"a\r\nb\r\n", b"\xef\xbb\xbfa\nb", "ä\u2028b\n".encode()], ids=["crlf", "bom", "utf-8"]
)
def test_write_keeps_encoding_mark_and_permissions(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "posting.md"
    before = _on_disk(path, data)
    path.chmod(0o640)
    fix.write(before, Source(before.text.replace("b", "c"), before.path, bom=before.bom))
    assert path.read_bytes() == data.replace(b"b\r", b"c\r").replace(b"\nb", b"\nc").replace(
        "\u2028b".encode(), "\u2028c".encode()
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["posting.md"]


def test_write_follows_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "posting.md", tmp_path / "link.md"
    before = _on_disk(path, b"a")
    link.symlink_to(path)
    fix.write(Source("a", str(link)), Source("b", str(link)))
    assert link.is_symlink()
    assert path.read_bytes() == b"b"
    assert before.text == "a"


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "posting.md"
    before = _on_disk(path, b"a")
    path.chmod(0o444)
    with pytest.raises(fix.FixError, match="read-only"):
        fix.write(before, Source("b", before.path))
    assert path.read_bytes() == b"a"


def test_a_vanished_file_stays_vanished(tmp_path: Path) -> None:
    path = tmp_path / "posting.md"
    before = _on_disk(path, b"a")
    path.unlink()
    with pytest.raises(fix.FixError, match="No such file"):
        fix.write(before, Source("b", before.path))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "posting.md"
    before = _on_disk(path, b"a")
    path.write_bytes(b"somebody else was here")
    with pytest.raises(fix.FixError, match="has changed"):
        fix.write(before, Source("b", before.path))
    assert path.read_bytes() == b"somebody else was here"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(fix.FixError, match="no regular file"):
        fix.write(Source("a", str(tmp_path)), Source("b", str(tmp_path)))


def test_a_failed_write_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "posting.md"
    before = _on_disk(path, b"a")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(fix.FixError, match="No space left"):
        fix.write(before, Source("b", before.path))
    assert path.read_bytes() == b"a"
    assert [entry.name for entry in tmp_path.iterdir()] == ["posting.md"]
