"""The rules of the tutorial are sound and pass their examples; the generated pages are current."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from jdlint.rulefile import load_rules
from jdlint.ruletest import run_examples

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "writing-rules.md"
RULES = re.findall(r"```yaml\n# house-rules/(\S+\.yaml)\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gen_rule_docs", ROOT / "scripts" / "gen_rule_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tutorial_has_a_rule_of_each_kind() -> None:
    kinds = {re.search(r"^kind: (\w+)", text, re.MULTILINE)[1] for _, text in RULES}  # type: ignore[index]
    assert kinds == {"phrases", "pattern", "required", "quantity", "sequence"}


def test_the_rules_of_the_tutorial(tmp_path: Path) -> None:
    for name, text in RULES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    rules = load_rules([tmp_path], shipped=False)
    assert not rules.errors, str(rules.errors[0])
    assert len(rules.rules) == len(RULES)
    failures = run_examples(rules)
    assert not failures, "\n".join(map(str, failures))


def test_the_error_of_the_tutorial(tmp_path: Path) -> None:
    name, text = RULES[0]
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text(text.replace("kind: phrases", "kind: phrase"), encoding="utf-8")
    (error,) = load_rules([tmp_path], shipped=False).errors
    told = str(error).replace(str(tmp_path), "house-rules")
    shown = re.search(r"^house-rules/\S+: .*$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert shown is not None
    assert told == shown[0]


def test_generated_pages_are_current(generator: ModuleType) -> None:
    stale = [str(path.relative_to(ROOT)) for path in generator.stale(generator.pages(load_rules()))]
    assert not stale, f"run python scripts/gen_rule_docs.py: {stale[:5]}"


def test_every_family_has_a_name(generator: ModuleType) -> None:
    assert {rule.family for rule in load_rules().rules} <= set(generator.FAMILIES)


def test_check_tells_what_is_stale(
    generator: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generator, "pages", lambda _: {generator.DOCS / "rules" / "none.md": "x"})
    assert generator.main(["--check"]) == 1
    assert "docs/rules/none.md is not current" in capsys.readouterr().err
    assert not (generator.DOCS / "rules" / "none.md").exists()
