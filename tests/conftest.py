"""What the tests of rules share: small documents and rules made by hand, and a cache folder of their own."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Generator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from jdlint import engine
from jdlint.model import Block, Document, LevelFound, Passage, Posting, Title, ZoneRange
from jdlint.rule import Rule
from jdlint.rulefile import RuleSet, load_rules
from jdlint.settings import DEFAULTS, Settings
from jdlint.source import Source
from jdlint.textmap import TextMap

_caches: list[str] = []


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """A test that measures time may be unlucky on a busy machine: one marked so has three tries."""
    if pyfuncitem.get_closest_marker("timing") is not None:
        arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
        for _ in range(2):
            with suppress(AssertionError):
                pyfuncitem.obj(**arguments)
                pyfuncitem.obj = lambda **_: None
                break
    return (yield)


def pytest_configure() -> None:
    """Keeps what is made ahead out of the user's cache folder, also in the processes that tests start."""
    _caches.append(tempfile.mkdtemp(prefix="jdlint-tests-"))
    os.environ["XDG_CACHE_HOME"] = _caches[0]


def pytest_unconfigure() -> None:
    shutil.rmtree(_caches.pop(), ignore_errors=True)


def make_document(
    *parts: tuple[str, str], title: str = "Technician", level: str = "none", kinds: str = "item", **changes: Any
) -> Document:
    """A document of one posting: its title, then one passage for each (zone, text)."""
    lines = [title, *(text for _, text in parts)] if title else [text for _, text in parts]
    source = Source("\n".join(lines) + "\n", "made.txt")
    blocks: list[Block] = []
    at = 0
    for number, line in enumerate(lines):
        kind = "heading" if title and not number else kinds
        blocks.append(Block(kind, line, TextMap.straight(len(line), at), at, at + len(line)))
        at += len(line) + 1
    zones = ["header", *(zone for zone, _ in parts)] if title else [zone for zone, _ in parts]
    passages = tuple(
        Passage(zone, block, heading=False, title=bool(title) and not number)  # type: ignore[arg-type]
        for number, (zone, block) in enumerate(zip(zones, blocks, strict=True))
    )
    found = Title(title, 0, len(title), blocks[0]) if title else None
    ranges = tuple(ZoneRange(passage.zone, passage.block.start, passage.block.end) for passage in passages)
    posting = Posting(
        0, found, LevelFound(level), "advert", "open", "en", {}, None, (), (), None, (), ranges, passages, {}, {}, 0, at,  # type: ignore[arg-type]
    )._replace(**changes)  # fmt: skip
    return Document(source, "text", tuple(blocks), postings=(posting,))


@pytest.fixture
def write_rules(tmp_path: Path) -> Callable[..., RuleSet]:
    """Writes rule files (id → YAML) into a folder and loads them, without the shipped ones."""

    def load(files: dict[str, str]) -> RuleSet:
        for name, text in files.items():
            path = tmp_path / "rules" / f"{name}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load_rules([tmp_path / "rules"], shipped=False)

    return load


@pytest.fixture
def make_rule(write_rules: Callable[..., RuleSet]) -> Callable[..., Rule]:
    """A rule of the given keys; what every rule needs is added."""

    def make(keys: str, name: str = "house/test") -> Rule:
        rules = write_rules({name: rule_text(keys)})
        assert not rules.errors, rules.errors[0]
        found = rules.get(name)
        assert found is not None
        return found

    return make


def rule_text(keys: str) -> str:
    """The YAML of a rule with the given keys and defaults for the others."""
    import yaml

    given = yaml.load(keys, Loader=yaml.BaseLoader)
    defaults = {
        "summary": "A test.",
        "why": "To test.",
        "severity": "warning",
        "since": "0.1.0",
        "message": "found '{match}'",
        "examples": [{"bad": ">>>x<<<"}, {"good": "y"}],
    }
    return (
        keys.rstrip("\n") + "\n" + yaml.safe_dump({key: value for key, value in defaults.items() if key not in given})
    )


@pytest.fixture
def no_write(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache folder that cannot be written to."""
    folder = tmp_path / "cache"
    folder.write_text("a file, no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def document_of() -> Callable[..., Document]:
    """Makes documents of one posting, see :func:`make_document`."""
    return make_document


@pytest.fixture
def found_by(make_rule: Callable[..., Rule]) -> Callable[..., list[str]]:
    """Runs a rule of the given keys over a document of one posting; the texts it reports."""

    def run(keys: str, *parts: tuple[str, str] | str, settings: Settings = DEFAULTS, **document: Any) -> list[str]:
        rule = make_rule(keys)
        given = [("requirements", part) if isinstance(part, str) else part for part in parts]
        result = engine.run(make_document(*given, **document), (rule,), settings)
        assert not result.errors, result.errors
        return [finding.text for finding in result.findings]

    return run
