"""Writes the JSON Schema of the configuration and docs/configuration.md (scripts/configuration.md and tables) from the code; ``--check`` tells whether they are current.

Usage: python scripts/gen_schema.py [--check]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from jdlint import config
from jdlint.model import ELEMENTS
from jdlint.rule import SEVERITIES, Option, Rule
from jdlint.rulefile import RuleSet, load_rules

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "src" / "jdlint" / "schema" / "jdlint.schema.json"
PAGE = ROOT / "docs" / "configuration.md"
HAND = ROOT / "scripts" / "configuration.md"

HELP = {
    "extends": "Profiles (`jdlint:default`, `jdlint:strict`, `jdlint:minimal`, `jdlint:board`) or files, relative to this one, that this configuration is laid over; the last one holds.",
    "rules": "By id (`title/hype`) or folder (`title`): `off`, a severity, or a mapping of `severity` and the rule's options. An exact id also turns on a rule that is off; a folder's severity is for its rules that are on.",
    "allow": "Phrases that are never reported, nor are words within them: a list for all rules, or lists by rule, folder or `*`.",
    "required": "The elements a posting must state; all others may be missing. Elements named here are at least a warning.",
    "boilerplate": "Files whose text counts as present in every posting (benefits, equal opportunity, pay policy): elements they state are not missed, and what repeats them is no duplicate.",
    "employer": "Who the postings are for; decides which laws apply.",
    "employer.size": "Number of employees.",
    "employer.sector": "Who the employer is.",
    "employer.jurisdictions": "Codes of the places whose laws apply to the postings; those of other places are then not judged.",
    "lang": "The language all postings count as (`en`, `de`); without it jdlint recognises it.",
    "nlp": "How sentences are read.",
    "nlp.model": "An installed spaCy pipeline (`en_core_web_sm`); without it jdlint needs none.",
    "lexicons": "Words of your own, beside those that jdlint knows.",
    "lexicons.headings": "Headings, by the kind of section they open.",
    "lexicons.labels": "Labels (`Arbeitsort: Berlin`) and front-matter keys, by the fact they name.",
    "lexicons.levels": "Words of a title or of a level field, by the level they state.",
    "lexicons.terms": "Wrong spellings, by the right one; reported by `terms/spelling`.",
    "kind": "What the files are, where jdlint should not guess.",
    "state": "Whether the postings are open; of closed ones only placeholders, syntax and dates are checked.",
    "rule-dirs": "Folders with rule files of your own.",
    "overrides": "Settings for the files that globs match, each laid over the ones before.",
    "overrides.files": "Globs as in `.gitignore`, from this configuration's folder on.",
    "exclude": "Globs as in `.gitignore` of files that are left out, unless they are named on the command line without `--force-exclude`.",
    "fail-on": "The severity from which on a run exits with 1 (default `warning`).",
    "baseline": "A file of known findings, written with `--write-baseline`, that are not reported.",
}  # fmt: skip
_STRINGS = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}
_RULE_NAME = "^[a-z0-9-]+(/[a-z0-9-]+)*$"


def schema() -> dict[str, Any]:
    """The schema of a configuration."""
    rules = load_rules()
    layer = {name: {**_layer_key(name, rules), "description": HELP[name]} for name in config.LAYER_KEYS}
    top = {
        "extends": _STRINGS,
        **layer,
        "rule-dirs": _STRINGS,
        "overrides": {
            "type": "array",
            "items": _object(
                {"files": {**_STRINGS, "description": HELP["overrides.files"]}, **layer}, required=["files"]
            ),
        },
        "exclude": _STRINGS,
        "fail-on": {"enum": list(SEVERITIES)},
        "baseline": {"type": "string", "minLength": 1},
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Configuration of jdlint (.jdlint.yaml, or [tool.jdlint] in pyproject.toml)",
        **_object({name: {**value, "description": HELP[name]} for name, value in top.items()}),
    }


def _object(properties: dict[str, Any], required: list[str] | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**found, "required": required} if required else found


def _layer_key(name: str, rules: RuleSet) -> dict[str, Any]:
    if name == "rules":
        return _rules(rules)
    if name == "allow":
        return {"anyOf": [*_STRINGS["anyOf"], {"type": "object", "additionalProperties": _STRINGS}]}
    if name == "required":
        return _one_or_more(list(ELEMENTS))
    if name == "boilerplate":
        return dict(_STRINGS)
    if name == "employer":
        return _object(
            {
                "size": {"type": "integer", "minimum": 0, "description": HELP["employer.size"]},
                "sector": {"enum": list(config.SECTORS), "description": HELP["employer.sector"]},
                "jurisdictions": {
                    **_one_or_more(list(config.jurisdictions())),
                    "description": HELP["employer.jurisdictions"],
                },
            }
        )
    if name == "lang":
        return {"type": "string", "pattern": "^[a-z]{2,3}$"}
    if name == "nlp":
        return _object(
            {"model": {"type": "string", "minLength": 1, "description": HELP["nlp.model"]}}, required=["model"]
        )
    if name == "lexicons":
        return _object(
            {
                key: {**_words(known), "description": HELP[f"lexicons.{key}"]}
                for key, known in config.lexicon_keys().items()
            }
        )
    return {"enum": list(config.KINDS if name == "kind" else config.STATES)}


def _one_or_more(choices: list[str]) -> dict[str, Any]:
    return {"anyOf": [{"enum": choices}, {"type": "array", "items": {"enum": choices}}]}


def _words(known: Any) -> dict[str, Any]:
    if known is None:
        return {"type": "object", "additionalProperties": _STRINGS}
    return _object(dict.fromkeys(known, _STRINGS))


def _rules(rules: RuleSet) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    families: dict[str, list[Rule]] = {}
    for rule in rules.rules:
        families.setdefault(rule.family, []).append(rule)
        properties[rule.id] = {**_setting([rule]), "description": rule.summary}
        for alias in rule.aliases:
            properties[alias] = {**_setting([rule]), "description": f"Former name of {rule.id}."}
    for family, members in families.items():
        properties[family] = {**_setting(members), "description": f"All rules of {family}/ that are on."}
    return {
        "type": "object",
        "properties": dict(sorted(properties.items())),
        "patternProperties": {_RULE_NAME: {}},
        "additionalProperties": False,
    }


def _setting(members: list[Rule]) -> dict[str, Any]:
    severity = {"enum": [*SEVERITIES, "off"]}
    # YAML 1.1 reads a bare `off` as false; jdlint reads it as the word.
    bare = {"enum": [*SEVERITIES, "off", False]}
    options: dict[str, Any] = {"severity": severity}
    for rule in members:
        for name, option in rule.options.items():
            options.setdefault(name, _option(option))
    return {"anyOf": [bare, _object(options)]}


def _option(option: Option) -> dict[str, Any]:
    found: dict[str, Any]
    if option.type in ("int", "number"):
        found = {"type": "integer" if option.type == "int" else "number"}
        if option.min is not None:
            found["minimum"] = option.min
        if option.max is not None:
            found["maximum"] = option.max
    elif option.type == "bool":
        found = {"type": "boolean"}
    elif option.type == "string":
        found = {"enum": list(option.choices)} if option.choices else {"type": "string"}
    elif option.type == "list":
        found = (
            _one_or_more(list(option.choices))
            if option.choices
            else {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
        )
    elif option.choices:
        found = _object({name: {} for name in option.choices})
    else:
        found = {"type": "object"}
    return {**found, "description": option.help}


def page(made: dict[str, Any]) -> str:
    """docs/configuration.md: the hand-written part and a table of the schema's keys."""
    lines = [
        HAND.read_text(encoding="utf-8").rstrip(),
        "",
        "## All keys",
        "",
        "| Key | Value | Meaning |",
        "|---|---|---|",
    ]
    for name, value in made["properties"].items():
        lines.append(_row(name, value))
        for key, inner in (
            sorted(value.get("properties", {}).items()) if name in ("employer", "nlp", "lexicons") else ()
        ):
            lines.append(_row(f"{name}.{key}", inner))
        if name == "overrides":
            lines.append(_row("overrides.files", value["items"]["properties"]["files"]))
            rest = ", ".join(f"`{key}`" for key in config.LAYER_KEYS)
            lines.append(f"| `overrides.…` | | Each of {rest}. |")
    lines += ["", "## Options of rules", "", "| Rule | Option | Default | Meaning |", "|---|---|---|---|"]
    for rule in load_rules().rules:
        for name, option in rule.options.items():
            lines.append(f"| `{rule.id}` | `{name}` | {_shown(option.default)} | {_cell(option.help)} |")
    return "\n".join(lines) + "\n"


def _row(name: str, value: dict[str, Any]) -> str:
    return f"| `{name}` | {_kind(value)} | {_cell(value['description'])} |"


def _kind(value: dict[str, Any]) -> str:
    if "enum" in value:
        return ", ".join(f"`{one}`" for one in value["enum"])
    if "anyOf" in value:
        inner = [one for one in value["anyOf"] if "enum" in one]
        if inner and len(inner[0]["enum"]) <= 12:
            return "one or more of " + ", ".join(f"`{one}`" for one in inner[0]["enum"])
        if any(one.get("type") == "object" for one in value["anyOf"]):
            return "list or mapping"
        return "one or more codes" if inner else "text or list"
    return {"object": "mapping", "array": "list", "string": "text", "integer": "whole number"}[value["type"]]


def _shown(value: Any) -> str:
    if value in ("", (), {}) and not isinstance(value, (bool, int)):
        return "none"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, dict):
        return f"`{_cell(', '.join(f'{key}: {one}' for key, one in value.items()))}`"
    return f"`{_cell(', '.join(map(str, value)) if isinstance(value, tuple) else str(value))}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main(argv: list[str]) -> int:
    """Writes both files, or with ``--check`` tells whether they are as they would be written; returns 0, or 1 where one is not."""
    made = schema()
    texts = {SCHEMA: json.dumps(made, indent=1, ensure_ascii=False) + "\n", PAGE: page(made)}
    code = 0
    for path, text in texts.items():
        if "--check" in argv:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                print(f"{path.relative_to(ROOT)} is not current: python scripts/gen_schema.py", file=sys.stderr)
                code = 1
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
