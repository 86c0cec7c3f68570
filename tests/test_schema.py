"""The shipped JSON Schema and the code agree on what a configuration may hold."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from jdlint import config
from jdlint.rulefile import load_rules
from jdlint.settings import Settings

ROOT = Path(__file__).parents[1]
SCHEMA: dict[str, Any] = json.loads((ROOT / "src/jdlint/schema/jdlint.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
RULES = load_rules()


def test_it_is_current() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "gen_schema.py"), "--check"], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_keys() -> None:
    assert set(SCHEMA["properties"]) == set(config.KEYS)
    assert set(SCHEMA["properties"]["overrides"]["items"]["properties"]) == {"files", *config.LAYER_KEYS}
    assert set(SCHEMA["properties"]["lexicons"]["properties"]) == set(config.lexicon_keys())
    families = {rule.family for rule in RULES.rules}
    names = {name for rule in RULES.rules for name in (rule.id, *rule.aliases)}
    assert set(SCHEMA["properties"]["rules"]["properties"]) == names | families


def test_options() -> None:
    for rule in RULES.rules:
        setting = SCHEMA["properties"]["rules"]["properties"][rule.id]["anyOf"][1]
        assert set(setting["properties"]) == {"severity", *rule.options}


def accepted(text: str, folder: Path) -> bool:
    """Whether the code takes a configuration, rules and options included."""
    path = folder / "c.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        loaded = config.load(str(path))
        config.Resolver(Settings(), config.Chosen()).settings(loaded, "a.md", RULES)
    except config.ConfigError:
        return False
    return True


GOOD = [
    "{}",
    "extends: jdlint:strict",
    "extends: [jdlint:strict, jdlint:board]",
    "rules: {title: 'off', title/hype: error, seniority/years: {severity: info, ceiling: {mid: 3}}}",
    "rules: {clarity/long-sentence: {words: 30}, clarity/reading-grade: {grade: 9.5}, clarity/doubled-word: {words: [so]}}",
    "rules: {clarity/doubled-word: {words: so}}",
    "rules: {terms/spelling: {terms: {Acme Suite: AcmeSuite}}}",
    "rules: {seniority: {exceptions: [with a mentor]}}",
    "allow: young offenders",
    "allow: [young offenders]",
    "allow: {'*': [x], inclusive: y, inclusive/age: [z]}",
    "required: [title, location]",
    "required: title",
    "employer: {size: 12, sector: public, jurisdictions: [us-co, us-ny]}",
    "lang: de",
    "nlp: {model: en_core_web_sm}",
    "lexicons: {headings: {benefits: [Extras]}, labels: {location: Depot}, levels: {entry: [starter]}, terms: {BusPlan: [Busplan]}}",
    "{kind: template, state: closed}",
    "overrides: [{files: a}, {files: [a, b], rules: {title: warning}, state: open, required: [title]}]",
    "exclude: [archive/]",
    "fail-on: info",
    "baseline: known.json",
]
BAD = [
    "ruls: {}",
    "rules: [title]",
    "rules: {title/hype: warn}",
    "rules: {title/hype: {words: 3}}",
    "rules: {seniority/years: {ceiling: {junior: 3}}}",
    "rules: {clarity/long-sentence: {words: many}}",
    "rules: {clarity/long-sentence: {words: -3}}",
    "rules: {clarity/long-sentence: {words: 3.5}}",
    "rules: {title: {severity: fatal}}",
    "allow: {inclusive: {age: x}}",
    "required: [salary]",
    "employer: {sector: state}",
    "employer: {size: -1}",
    "employer: {size: many}",
    "employer: {jurisdictions: [us-xx]}",
    "employer: {name: x}",
    "lang: english",
    "nlp: en_core_web_sm",
    "nlp: {}",
    "lexicons: {heading: {}}",
    "lexicons: {headings: {duties: [x]}}",
    "lexicons: {levels: {none: [x]}}",
    "kind: adverts",
    "state: filled",
    "overrides: [{rules: {}}]",
    "overrides: [{files: a, exclude: [b]}]",
    "overrides: [{files: []}]",
    "fail-on: 'off'",
    "extends: {}",
    "exclude: {a: b}",
    "baseline: [a]",
    "[]",
]


@pytest.mark.parametrize("text", GOOD)
def test_both_accept(text: str, tmp_path: Path) -> None:
    assert accepted(text, tmp_path)
    VALIDATOR.validate(yaml.safe_load(text))


@pytest.mark.parametrize("text", BAD)
def test_both_refuse(text: str, tmp_path: Path) -> None:
    assert not accepted(text, tmp_path)
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(yaml.safe_load(text))


@pytest.mark.parametrize("name", config.PROFILES)
def test_profiles_fit(name: str) -> None:
    data = yaml.safe_load((ROOT / f"src/jdlint/profiles/{name}.yaml").read_text(encoding="utf-8"))
    VALIDATOR.validate(data or {})
    assert f"jdlint:{name}" in (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")


def test_the_configurations_of_the_documentation_are_valid(tmp_path: Path) -> None:
    parts = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8").split("```yaml\n")[1:]
    assert len(parts) >= 2
    (tmp_path / "_includes").mkdir()
    for name in ("equal-opportunity.md", "benefits.md"):
        (tmp_path / "_includes" / name).write_text("We welcome everyone.\n", encoding="utf-8")
    for part in parts:
        text = part.partition("```")[0]
        assert accepted(text, tmp_path), text
        VALIDATOR.validate(yaml.safe_load(text))
