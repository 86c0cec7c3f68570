"""Configuration: ``.jdlint.yaml`` or ``[tool.jdlint]`` in ``pyproject.toml``, nearest upward from each file.

A configuration is read once, checked with places (file:line:column), and then asked for the settings of each file: the profiles and files it
extends, its own keys, and the overrides whose globs match, each over the one before. Paths and globs are relative to the configuration's folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from jdlint.model import ELEMENTS, ZONES
from jdlint.rule import SEVERITIES
from jdlint.settings import Employer, Settings
from jdlint.yamlnode import Node, NodeError, did_you_mean

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from jdlint.rule import Rule
    from jdlint.rulefile import RuleSet

NAMES = (".jdlint.yaml", ".jdlint.yml")
PROFILES = ("default", "strict", "minimal", "board")
KINDS = ("advert", "role-description", "template")
STATES = ("open", "closed")
SECTORS = ("private", "public", "federal", "nonprofit")
_LAYER_KEYS = ("rules", "allow", "required", "boilerplate", "employer", "lang", "nlp", "lexicons", "kind", "state")
KEYS = ("extends", *_LAYER_KEYS, "rule-dirs", "overrides", "exclude", "fail-on")


class ConfigError(ValueError):
    """A configuration cannot be used; the message starts with ``file:line:column``."""


class RuleSetting(NamedTuple):
    """What a configuration says of a rule or a folder of rules: a severity (or off, or None) and options not yet checked."""

    severity: str | None
    options: Mapping[str, Node]
    node: Node


class Layer(NamedTuple):
    """One set of settings laid over those below it; None leaves a setting as it is. ``origin`` is the file it stands in."""

    origin: str
    rules: Mapping[str, RuleSetting]
    allow: Mapping[str, tuple[str, ...]]
    required: frozenset[str] | None
    boilerplate: tuple[str, ...]
    employer: Mapping[str, Any]
    lang: str | None
    nlp_model: str | None
    lexicons: Mapping[str, Mapping[str, tuple[str, ...]]]
    kind: str | None
    state: str | None


class Override(NamedTuple):
    """A layer for the files that its globs match."""

    files: tuple[str, ...]
    layer: Layer


class Config(NamedTuple):
    """A configuration with all it extends; ``path`` is None where there is none."""

    path: str | None
    folder: str
    layers: tuple[Layer, ...]
    overrides: tuple[Override, ...]
    exclude: tuple[str, ...]
    rule_dirs: tuple[str, ...]
    fail_on: str | None

    def excludes(self, path: str) -> bool:
        """Whether a file is excluded."""
        relative = _relative(path, self.folder)
        return bool(self.exclude) and relative is not None and _spec(self.exclude).match_file(relative)


class FileSettings(NamedTuple):
    """What holds for one file: the rules that run, the settings they see, and what the posting is declared to be."""

    rules: tuple[Rule, ...]
    settings: Settings
    fail_on: str | None
    kind: str | None = None
    state: str | None = None


NONE = Config(None, os.curdir, (), (), (), (), None)


def find(path: str) -> str | None:
    """The configuration nearest upward from a file or folder: ``.jdlint.yaml``, else a ``pyproject.toml`` with ``[tool.jdlint]``."""
    start = os.path.abspath(path)
    return _nearest(start if os.path.isdir(start) else os.path.dirname(start))


@lru_cache(maxsize=4096)
def _nearest(folder: str) -> str | None:
    for name in NAMES:
        candidate = os.path.join(folder, name)
        if os.path.isfile(candidate):
            return candidate
    project = os.path.join(folder, "pyproject.toml")
    if os.path.isfile(project) and _has_table(project):
        return project
    above = os.path.dirname(folder)
    return None if above == folder else _nearest(above)


def _has_table(path: str) -> bool:
    try:
        with open(path, encoding="utf-8") as file:
            return "[tool.jdlint" in file.read()
    except (OSError, UnicodeDecodeError):
        return False


@lru_cache(maxsize=256)
def load(path: str) -> Config:
    """Reads a configuration. Raises :class:`ConfigError` for what is wrong in it or in a file it extends."""
    return _load(path, ())


def _load(path: str, above: tuple[str, ...]) -> Config:
    real = os.path.realpath(path)
    if real in above:
        raise ConfigError(f"{path}:1:1: 'extends' goes in a circle: {' -> '.join((*above, real))}")
    node = _read(path)
    folder = os.path.dirname(os.path.abspath(path))
    try:
        keys = node.keyed(KEYS, "the configuration") if not node.empty else {}
        bases = (
            [_base(item, folder, (*above, real)) for item in keys["extends"].items("extends")]
            if "extends" in keys
            else []
        )
        own = _layer(keys, path, folder)
        overrides = (
            [_override(item, path, folder) for item in keys["overrides"].items("overrides")]
            if "overrides" in keys
            else []
        )
        exclude = keys["exclude"].strings("exclude") if "exclude" in keys else ()
        dirs = (
            tuple(_folder(item, folder) for item in keys["rule-dirs"].items("rule-dirs")) if "rule-dirs" in keys else ()
        )
        fail_on = keys["fail-on"].choice(SEVERITIES, "severity") if "fail-on" in keys else None
    except NodeError as error:
        raise ConfigError(f"{path}:{error.line}:{error.column}: {error.message}") from None
    return Config(
        path,
        folder,
        (*(layer for base in bases for layer in base.layers), own),
        (*(one for base in bases for one in base.overrides), *overrides),
        (*(glob for base in bases for glob in base.exclude), *exclude),
        (*(one for base in bases for one in base.rule_dirs), *dirs),
        fail_on or next((base.fail_on for base in reversed(bases) if base.fail_on), None),
    )


def _read(path: str) -> Node:
    from jdlint import yamlnode

    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except OSError as error:
        raise ConfigError(f"{path}:1:1: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}:1:1: not UTF-8: byte at offset {error.start}") from None
    try:
        if path.endswith(".toml"):
            from jdlint import tomlnode

            return tomlnode.table(text, ("tool", "jdlint"))
        return yamlnode.parse(text)
    except NodeError as error:
        raise ConfigError(f"{path}:{error.line}:{error.column}: {error.message}") from None


def _base(node: Node, folder: str, above: tuple[str, ...]) -> Config:
    name = node.text("extends")
    if name.startswith("jdlint:"):
        profile = name.removeprefix("jdlint:")
        if profile not in PROFILES:
            node.fail(
                f"there is no profile {name!r}{did_you_mean(profile, PROFILES)} (jdlint:{', jdlint:'.join(PROFILES)})"
            )
        return _load(os.path.join(os.path.dirname(os.path.abspath(__file__)), "profiles", f"{profile}.yaml"), above)
    path = os.path.normpath(os.path.join(folder, name))
    if not os.path.isfile(path):
        node.fail(f"extends: there is no file {name!r}")
    return _load(path, above)


def _folder(node: Node, folder: str) -> str:
    path = os.path.normpath(os.path.join(folder, node.text("rule-dirs")))
    if not os.path.isdir(path):
        node.fail(f"rule-dirs: there is no folder {node.text()!r}")
    return path


def _override(node: Node, path: str, folder: str) -> Override:
    keys = node.keyed(("files", *_LAYER_KEYS), "an override", ("files",))
    return Override(keys["files"].strings("files"), _layer(keys, path, folder))


def _layer(keys: Mapping[str, Node], path: str, folder: str) -> Layer:
    return Layer(
        path,
        {name: _rule_setting(item) for name, item in keys["rules"].mapping("rules").items()} if "rules" in keys else {},
        _allow(keys["allow"]) if "allow" in keys else {},
        frozenset(keys["required"].choices(ELEMENTS, "element")) if "required" in keys else None,
        tuple(_text_of(item, folder) for item in keys["boilerplate"].items("boilerplate"))
        if "boilerplate" in keys
        else (),
        _employer(keys["employer"]) if "employer" in keys else {},
        keys["lang"].text("lang") if "lang" in keys else None,
        _nlp(keys["nlp"]) if "nlp" in keys else None,
        _lexicons(keys["lexicons"]) if "lexicons" in keys else {},
        keys["kind"].choice(KINDS, "kind of posting") if "kind" in keys else None,
        keys["state"].choice(STATES, "state of a posting") if "state" in keys else None,
    )


def _rule_setting(node: Node) -> RuleSetting:
    if isinstance(node.value, dict):
        options = dict(node.value)
        severity = options.pop("severity", None)
        return RuleSetting(severity.choice((*SEVERITIES, "off"), "severity") if severity else None, options, node)
    return RuleSetting(node.choice((*SEVERITIES, "off"), "severity"), {}, node)


def _allow(node: Node) -> dict[str, tuple[str, ...]]:
    """Phrases that are never reported: a list for all rules, or lists by rule id, folder or ``*``."""
    if isinstance(node.value, dict):
        return {name: item.strings("allow") for name, item in node.value.items()}
    return {"*": node.strings("allow")}


def _text_of(node: Node, folder: str) -> str:
    name = node.text("boilerplate")
    path = os.path.join(folder, name)
    try:
        with open(path, encoding="utf-8-sig") as file:
            return f"{path}\0{file.read()}"
    except (OSError, UnicodeDecodeError) as error:
        node.fail(f"boilerplate: {name!r} cannot be read: {getattr(error, 'strerror', None) or error}")


def _employer(node: Node) -> dict[str, Any]:
    keys = node.keyed(("size", "sector", "jurisdictions"), "employer")
    found: dict[str, Any] = {}
    if "size" in keys:
        found["size"] = keys["size"].integer("size")
    if "sector" in keys:
        found["sector"] = keys["sector"].choice(SECTORS, "sector")
    if "jurisdictions" in keys:
        known = _jurisdictions()
        found["jurisdictions"] = keys["jurisdictions"].choices(known, "jurisdiction")
    return found


def _jurisdictions() -> tuple[str, ...]:
    from jdlint import lexicons

    return tuple(dict.fromkeys(law["place"] for law in lexicons.load("pay_laws")["laws"]))


def _nlp(node: Node) -> str:
    keys = node.keyed(("model",), "nlp", ("model",))
    return keys["model"].text("model")


def _lexicons(node: Node) -> dict[str, dict[str, tuple[str, ...]]]:
    """Additions: headings by zone kind, labels by fact, levels (word lists by level), terms (correct spelling to wrong ones)."""
    from jdlint import lexicons
    from jdlint.model import LEVELS

    allowed: dict[str, Sequence[str] | None] = {
        "headings": ZONES,
        "labels": tuple(lexicons.load("sections")["labels"]),
        "levels": LEVELS,
        "terms": None,
    }
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, item in node.keyed(tuple(allowed), "lexicons").items():
        entries = item.mapping(f"lexicons.{name}")
        known = allowed[name]
        for key in entries:
            if known is not None and key not in known:
                item.fail_key(key, f"lexicons.{name} has no entry {key!r}{did_you_mean(key, known)}")
        found[name] = {key: value.strings(f"lexicons.{name}") for key, value in entries.items()}
    return found


def settings_for(
    config: Config,
    path: str,
    rules: RuleSet,
    base: Settings,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> FileSettings:
    """What holds for one file: the configuration's layers, then the overrides that match it, then the command line.

    Files with the same overrides get the very same values. Raises :class:`ConfigError` for unknown rules and options.
    """
    relative = _relative(path, config.folder)
    matching = tuple(
        number
        for number, override in enumerate(config.overrides)
        if relative is not None and _spec(override.files).match_file(relative)
    )
    chosen = (tuple(select) if select is not None else None, tuple(extend_select), tuple(ignore))
    known = _settings.get((id(config), matching))
    if known is not None and known[:4] == (config, rules, base, chosen):
        return known[4]
    layers = [*config.layers, *(config.overrides[number].layer for number in matching)]
    made = _merge(config, layers, rules, base, chosen)
    _settings[id(config), matching] = (config, rules, base, chosen, made)
    return made


_settings: dict[tuple[int, tuple[int, ...]], tuple[Config, RuleSet, Settings, Any, FileSettings]] = {}


def _merge(config: Config, layers: Sequence[Layer], rules: RuleSet, base: Settings, chosen: Any) -> FileSettings:
    severities: dict[str, str] = {}
    options: dict[str, dict[str, Any]] = {}
    allow: dict[str, tuple[str, ...]] = {}
    lexicons: dict[str, dict[str, tuple[str, ...]]] = {}
    employer: dict[str, Any] = {}
    texts: tuple[str, ...] = ()
    for layer in layers:
        _apply_rules(layer, rules, severities, options)
        for name, phrases in layer.allow.items():
            if name != "*":
                _rules_named(layer.origin, name, rules, Node("", 1, 1))
            allow[name] = (*allow.get(name, ()), *phrases)
        for name, entries in layer.lexicons.items():
            merged = lexicons.setdefault(name, {})
            for key, values in entries.items():
                merged[key] = (*merged.get(key, ()), *values)
        employer |= layer.employer
        texts += layer.boilerplate
    select, extend_select, ignore = chosen
    last = _last(layers)
    settings = base._replace(
        employer=Employer(**employer) if employer else base.employer,
        lang=last.lang or base.lang,
        nlp_model=last.nlp_model or base.nlp_model,
        boilerplate=tuple(text.partition("\0")[2] for text in texts),
        boilerplate_elements=_elements_of(texts),
        options=options,
        allow=allow,
        required=last.required if last.required is not None else base.required,
        lexicons=lexicons,
    )
    return FileSettings(
        rules.resolve(select, extend_select, ignore, severities), settings, config.fail_on, last.kind, last.state
    )


def _last(layers: Sequence[Layer]) -> Layer:
    """For each single setting the last one given."""
    last = Layer("", {}, {}, None, (), {}, None, None, {}, None, None)
    for layer in layers:
        last = last._replace(
            required=layer.required if layer.required is not None else last.required,
            lang=layer.lang or last.lang,
            nlp_model=layer.nlp_model or last.nlp_model,
            kind=layer.kind or last.kind,
            state=layer.state or last.state,
        )
    return last


def _apply_rules(layer: Layer, rules: RuleSet, severities: dict[str, str], options: dict[str, dict[str, Any]]) -> None:
    from jdlint.rulefile import option_value

    for name, setting in sorted(layer.rules.items(), key=lambda entry: entry[0].count("/")):
        named = _rules_named(layer.origin, name, rules, setting.node)
        for rule in named:
            if setting.severity is not None and (rule.on or setting.severity == "off" or len(named) == 1):
                severities[rule.id] = setting.severity
        for option, node in setting.options.items():
            takers = [rule for rule in named if option in rule.options]
            try:
                if not takers:
                    known = sorted({key for rule in named for key in rule.options})
                    node.fail(f"{name} has no option {option!r}{did_you_mean(option, known)}")
                for rule in takers:
                    value = option_value(rule.options[option], node, f"option {option!r}")
                    before = options.setdefault(rule.id, {})
                    merges = rule.options[option].type == "map" and option in before
                    before[option] = {**before[option], **value} if merges else value
            except NodeError as error:
                raise ConfigError(f"{layer.origin}:{error.line}:{error.column}: {error.message}") from None


def _rules_named(origin: str, name: str, rules: RuleSet, node: Node) -> tuple[Rule, ...]:
    from jdlint.rulefile import UnknownRuleError

    try:
        return rules.find(name)
    except UnknownRuleError as error:
        raise ConfigError(f"{origin}:{node.line}:{node.column}: {error}") from None


@lru_cache(maxsize=64)
def _elements_of(texts: tuple[str, ...]) -> frozenset[str]:
    """The elements that the boilerplate states."""
    if not texts:
        return frozenset()
    from jdlint import posting, readers
    from jdlint.source import Source

    found: set[str] = set()
    for text in texts:
        path, _, content = text.partition("\0")
        document = posting.parse(readers.read(Source(content, path), readers.format_of(path) or "markdown"))
        found.update(name for one in document.postings for name in one.elements if name != "title")
    return frozenset(found)


@lru_cache(maxsize=256)
def _spec(globs: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(globs)


def _relative(path: str, folder: str) -> str | None:
    """A path relative to a folder with forward slashes; None where it is not below it."""
    relative = os.path.relpath(os.path.abspath(path), folder)
    return None if relative.startswith(os.pardir) else relative.replace(os.sep, "/")
