from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from jdlint import compiled


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder / "jdlint"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "facts.txt"
    path.write_text("one")
    return path


class Builder:
    """Makes data of a file and counts how often."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.made = 0

    def __call__(self) -> Any:
        self.made += 1
        return {"text": self.path.read_text(), "set": frozenset({1})}

    def load(self) -> Any:
        return compiled.load("facts", [str(self.path)], self)


def test_made_once(cache: Path, source: Path) -> None:
    build = Builder(source)
    assert build.load() == build.load() == {"text": "one", "set": frozenset({1})}
    assert build.made == 1
    assert [path.name.partition("-")[2] for path in cache.iterdir()] == ["facts"]


def test_an_edit_is_always_seen(cache: Path, source: Path) -> None:
    build = Builder(source)
    build.load()
    status = source.stat()
    source.write_text("two")  # of the same size
    os.utime(source, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert build.load()["text"] == "two"
    source.write_text("three")
    os.utime(source, ns=(status.st_atime_ns, status.st_mtime_ns + 1))  # of the same time, but of another size
    assert build.load()["text"] == "three"
    assert build.made == 3


def test_the_same_content_of_another_time_is_current(cache: Path, source: Path) -> None:
    build = Builder(source)
    build.load()
    os.utime(source, ns=(1, 1))
    build.load()
    build.load()
    assert build.made == 1


def test_a_further_file_counts(cache: Path, source: Path) -> None:
    build = Builder(source)
    build.load()
    other = source.with_name("other.txt")
    other.write_text("x")
    compiled.load("facts", [str(source), str(other)], build)
    assert build.made == 2


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "other version", "no data"])
def test_a_damaged_form_is_made_anew(cache: Path, source: Path, damage: str) -> None:
    build = Builder(source)
    build.load()
    (path,) = cache.iterdir()
    raw = path.read_bytes()
    changed = {
        "cut": raw[:-3],
        "flip": raw[:-1] + bytes([raw[-1] ^ 1]),
        "empty": b"",
        "other version": raw.replace(b"jdlint ", b"jdlint 9"),
        "no data": raw[: raw.index(b"\n") + 5],
    }[damage]
    path.write_bytes(changed)
    assert build.load()["text"] == "one"
    assert build.made == 2


def test_without_a_place_to_write(no_write: Path, source: Path) -> None:
    build = Builder(source)
    assert build.load() == build.load()
    assert build.made == 2


def test_data_not_to_be_kept(cache: Path, source: Path) -> None:
    build = Builder(source)
    compiled.load("facts", [str(source)], build, keep=lambda _: False)
    assert not cache.exists()


def test_beside_the_package(cache: Path, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = Builder(source)
    monkeypatch.setattr(compiled, "BESIDE", str(tmp_path / "made"))
    assert compiled.write(str(tmp_path / "made" / "facts"), compiled.state_of([str(source)]), build())
    os.utime(source, ns=(1, 1))  # an installer sets times of its own
    build.load()
    build.load()
    assert build.made == 1


def test_data_that_cannot_be_stored(cache: Path, source: Path) -> None:
    assert compiled.load("facts", [str(source)], lambda: {"it": object}) == {"it": object}
    assert not cache.exists()
