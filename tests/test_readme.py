"""What the README shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jdlint.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", README)


def test_the_picture_is_what_jdlint_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    for name in ("GITHUB_ACTIONS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    script = ROOT / "scripts" / "make_picture.py"
    spec = importlib.util.spec_from_file_location("make_picture", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert "](docs/terminal.svg)" in README
    drawn = module.svg(module.output())
    assert (ROOT / "docs" / "terminal.svg").read_text(encoding="utf-8") == drawn, "run python scripts/make_picture.py"


def test_the_configuration_is_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (config,) = (block for block in blocks("yaml") if "rules:" in block)
    (tmp_path / ".jdlint.yaml").write_text(config, encoding="utf-8")
    (tmp_path / "cook.md").write_text((ROOT / "examples/good/cook.md").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["-q", "cook.md"]) == 0


def test_the_hook_is_one_we_offer() -> None:
    import yaml

    hook, _ = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (shown,) = (block for block in blocks("yaml") if "repos:" in block)
    assert yaml.safe_load(shown)["repos"][0]["hooks"][0]["id"] == hook["id"]
    for name in ("jobs", "postings", "careers", "vacancies", "openings", "positions", "roles"):
        assert re.search(hook["files"], f"site/{name}/nurse.md")
        assert name in shown
    for path in ("site/jobs/2026/nurse.md", "_jobs/nurse.md", "career/nurse.txt"):
        assert re.search(hook["files"], path)
    assert not re.search(hook["files"], "docs/nurse.md")


def test_the_python_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "nurse.md").write_text("# Nurse\n\nWhere: [City]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (example,) = blocks("python")
    exec(compile(example, "README.md", "exec"), {})
    out = capsys.readouterr().out
    assert "placeholder/bracketed" in out
    assert out.endswith("Junior Cook entry ('full-time',)\n")


def test_addresses_come_from_one_place() -> None:
    import tomllib

    from jdlint._version import HOMEPAGE

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["urls"]["Homepage"] == HOMEPAGE
    assert set(re.findall(r"https://example\.com/\w+", README)) == {HOMEPAGE}


def test_it_is_at_most_two_screens() -> None:
    assert len(README.splitlines()) <= 120


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/architecture.md"])
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if not target.startswith("https://"):
            assert ((ROOT / name).parent / target).exists(), target
