"""Configuration: ``.jdlint.yaml`` or ``[tool.jdlint]`` in ``pyproject.toml``, nearest upward from each file.

A configuration is read once in a run, checked with places (file:line:column), and then asked for the settings of each file: the profiles and
files it extends, its own keys, and the overrides whose globs match, each over the one before. Paths are relative to the folder of the file they
stand in; globs, also those of a file that is extended, to the folder of the configuration itself (for files outside of it, to the current folder).
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from jdlint.model import ELEMENTS, ZONES, Document
from jdlint.rule import SEVERITIES
from jdlint.settings import NO_ADDITIONS, Additions, Employer, Settings
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
LAYER_KEYS = ("rules", "allow", "required", "boilerplate", "employer", "lang", "nlp", "lexicons", "kind", "state")
KEYS = ("extends", *LAYER_KEYS, "rule-dirs", "overrides", "exclude", "fail-on", "baseline")


class ConfigError(ValueError):
    """A configuration cannot be used; the message starts with ``file:line:column``."""


class RuleSetting(NamedTuple):
    """What a configuration says of a rule or a folder of rules: a severity (or off, or None) and options not yet checked.

    ``place`` is the line and column of the name.
    """

    severity: str | None
    options: Mapping[str, Node]
    place: tuple[int, int]


class Allowed(NamedTuple):
    """Phrases that a rule, a folder or every rule (``*``) is not to report; ``place`` is the line and column of its name."""

    phrases: tuple[str, ...]
    place: tuple[int, int]


class Layer(NamedTuple):
    """One set of settings laid over those below it; None leaves a setting as it is. ``origin`` is the file it stands in."""

    origin: str
    rules: Mapping[str, RuleSetting]
    allow: Mapping[str, Allowed]
    required: frozenset[str] | None
    boilerplate: tuple[str, ...]
    employer: Mapping[str, Any]
    lang: str | None
    nlp_model: str | None
    lexicons: Additions
    kind: str | None
    state: str | None


class Override(NamedTuple):
    """A layer for the files that its globs match."""

    files: tuple[str, ...]
    layer: Layer


class Known(NamedTuple):
    """The file of known findings, and where the configuration names it (``file:line:column``)."""

    path: str
    place: str


class Config(NamedTuple):
    """A configuration with all it extends; ``path`` is None where there is none."""

    path: str | None
    folder: str
    layers: tuple[Layer, ...]
    overrides: tuple[Override, ...]
    exclude: tuple[str, ...]
    rule_dirs: tuple[str, ...]
    fail_on: str | None
    baseline: Known | None = None

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

    def declare(self, document: Document) -> Document:
        """The document with what the configuration says of its postings."""
        if self.kind is None and self.state is None:
            return document
        return document._replace(
            postings=tuple(
                one._replace(kind=self.kind or one.kind, state=self.state or one.state) for one in document.postings
            )
        )


NONE = Config(None, os.curdir, (), (), (), (), None)


def find(path: str) -> str | None:
    """The configuration nearest upward from a file or folder: ``.jdlint.yaml``, else a ``pyproject.toml`` with ``[tool.jdlint]``."""
    return Configurations().path_of(path)


class Configurations:
    """The configurations of one run, each found and read once; edits between two runs of one process are seen.

    ``given`` is one file for all (``--config``); with ``isolated`` there is none.
    """

    __slots__ = ("_given", "_isolated", "_loaded", "_nearest")

    def __init__(self, given: str | None = None, *, isolated: bool = False) -> None:
        self._given = given
        self._isolated = isolated
        self._nearest: dict[str, str | None] = {}
        self._loaded: dict[str, Config] = {}

    def of(self, path: str) -> Config:
        """The configuration of a file or folder. Raises :class:`ConfigError`."""
        if self._isolated:
            return NONE
        found = self._given if self._given is not None else self.path_of(path)
        if found is None:
            return NONE
        if found not in self._loaded:
            self._loaded[found] = load(found)
        return self._loaded[found]

    def path_of(self, path: str) -> str | None:
        """The configuration file nearest upward from a file or folder."""
        start = os.path.abspath(path)
        return self._above(start if os.path.isdir(start) else os.path.dirname(start))

    def _above(self, folder: str) -> str | None:
        if folder in self._nearest:
            return self._nearest[folder]
        found = next((one for name in NAMES if os.path.isfile(one := os.path.join(folder, name))), None)
        project = os.path.join(folder, "pyproject.toml")
        if found is None and os.path.isfile(project) and _has_table(project):
            found = project
        above = os.path.dirname(folder)
        if found is None and above != folder:
            found = self._above(above)
        self._nearest[folder] = found
        return found


def _has_table(path: str) -> bool:
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError):
        return False
    if "jdlint" not in text:
        return False
    import tomllib

    try:
        tool = tomllib.loads(text).get("tool")
    except tomllib.TOMLDecodeError:
        return "tool.jdlint" in text  # what is wrong is told when it is read
    return isinstance(tool, dict) and "jdlint" in tool


def load(path: str) -> Config:
    """Reads a configuration. Raises :class:`ConfigError` for what is wrong in it or in a file it extends."""
    return _load(path, ())


def _load(path: str, above: tuple[str, ...]) -> Config:
    real = os.path.realpath(path)
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
        exclude = _globs(keys["exclude"], "exclude") if "exclude" in keys else ()
        dirs = (
            tuple(_folder(item, folder) for item in keys["rule-dirs"].items("rule-dirs")) if "rule-dirs" in keys else ()
        )
        fail_on = keys["fail-on"].choice(SEVERITIES, "severity") if "fail-on" in keys else None
        baseline = _known(keys["baseline"], path, folder) if "baseline" in keys else None
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
        baseline or next((base.baseline for base in reversed(bases) if base.baseline), None),
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


def profile_file(name: str) -> str:
    """The file of a profile that is shipped."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "profiles", f"{name}.yaml")


def _base(node: Node, folder: str, above: tuple[str, ...]) -> Config:
    name = node.text("extends")
    if name.startswith("jdlint:"):
        profile = name.removeprefix("jdlint:")
        if profile not in PROFILES:
            node.fail(
                f"there is no profile {name!r}{did_you_mean(profile, PROFILES)} (jdlint:{', jdlint:'.join(PROFILES)})"
            )
        return _load(profile_file(profile), above)
    path = os.path.normpath(os.path.join(folder, name))
    if not os.path.isfile(path):
        meant = f"; did you mean 'jdlint:{name}'?" if name in PROFILES else ""
        node.fail(f"extends: there is no file {name!r}{meant}")
    if os.path.realpath(path) in above:
        node.fail(f"extends goes in a circle: {' -> '.join((*above, os.path.realpath(path)))}")
    return _load(path, above)


def _folder(node: Node, folder: str) -> str:
    path = os.path.normpath(os.path.join(folder, node.text("rule-dirs")))
    if not os.path.isdir(path):
        node.fail(f"rule-dirs: there is no folder {node.text()!r}")
    from jdlint.rulefile import rule_files

    if not rule_files(path):
        node.fail(f"rule-dirs: no rule file stands below {node.text()!r}")
    return path


def _known(node: Node, path: str, folder: str) -> Known:
    return Known(os.path.normpath(os.path.join(folder, node.text("baseline"))), f"{path}:{node.line}:{node.column}")


def _globs(node: Node, what: str) -> tuple[str, ...]:
    globs = node.strings(what)
    for item, glob in zip(node.items(what), globs, strict=True):
        try:
            _spec((glob,))
        except (ValueError, re.error):
            item.fail(f"{what}: {glob!r} is no glob")
    return globs


def _override(node: Node, path: str, folder: str) -> Override:
    keys = node.keyed(("files", *LAYER_KEYS), "an override", ("files",))
    if keys["files"].value == []:
        keys["files"].fail("an override of no files")
    return Override(_globs(keys["files"], "files"), _layer(keys, path, folder))


def _layer(keys: Mapping[str, Node], path: str, folder: str) -> Layer:
    return Layer(
        path,
        _rules(keys["rules"]) if "rules" in keys else {},
        _allow(keys["allow"]) if "allow" in keys else {},
        frozenset(keys["required"].choices(ELEMENTS, "element")) if "required" in keys else None,
        tuple(_text_of(item, folder) for item in keys["boilerplate"].items("boilerplate"))
        if "boilerplate" in keys
        else (),
        _employer(keys["employer"]) if "employer" in keys else {},
        _language(keys["lang"]) if "lang" in keys else None,
        _nlp(keys["nlp"]) if "nlp" in keys else None,
        _lexicons(keys["lexicons"]) if "lexicons" in keys else NO_ADDITIONS,
        keys["kind"].choice(KINDS, "kind of posting") if "kind" in keys else None,
        keys["state"].choice(STATES, "state of a posting") if "state" in keys else None,
    )


def _rules(node: Node) -> dict[str, RuleSetting]:
    return {name: _rule_setting(item, _place(node, name)) for name, item in node.mapping("rules").items()}


def _rule_setting(node: Node, place: tuple[int, int]) -> RuleSetting:
    if isinstance(node.value, dict):
        options = dict(node.value)
        severity = options.pop("severity", None)
        return RuleSetting(severity.choice((*SEVERITIES, "off"), "severity") if severity else None, options, place)
    return RuleSetting(node.choice((*SEVERITIES, "off"), "severity"), {}, place)


def _allow(node: Node) -> dict[str, Allowed]:
    """Phrases that are never reported: a list for all rules, or lists by rule id, folder or ``*``."""
    if isinstance(node.value, dict):
        return {name: Allowed(item.strings("allow"), _place(node, name)) for name, item in node.value.items()}
    return {"*": Allowed(node.strings("allow"), (node.line, node.column))}


def _place(node: Node, key: str) -> tuple[int, int]:
    return node.keys.get(key, (node.line, node.column))


def _language(node: Node) -> str:
    code = node.text("lang")
    if not (code.isascii() and code.isalpha() and code.islower() and len(code) in (2, 3)):
        node.fail(f"lang is the code of a language, such as en or de, not {code!r}")
    return code


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
        found["size"] = keys["size"].integer("size", 0)
    if "sector" in keys:
        found["sector"] = keys["sector"].choice(SECTORS, "sector")
    if "jurisdictions" in keys:
        known = jurisdictions()
        found["jurisdictions"] = keys["jurisdictions"].choices(known, "jurisdiction")
    return found


def jurisdictions() -> tuple[str, ...]:
    from jdlint import lexicons

    return tuple(dict.fromkeys(law["place"] for law in lexicons.load("pay_laws")["laws"]))


def _nlp(node: Node) -> str:
    keys = node.keyed(("model",), "nlp", ("model",))
    return keys["model"].text("model")


def lexicon_keys() -> Mapping[str, Collection[str] | None]:
    """The lexicons that can be added to, with the entries each may name (None for any)."""
    from jdlint import lexicons
    from jdlint.model import LEVELS

    return {
        "headings": ZONES,
        "labels": tuple(lexicons.load("sections")["labels"]),
        "levels": tuple(level for level in LEVELS if level != "none"),
        "terms": None,
    }


def _lexicons(node: Node) -> Additions:
    """Additions: headings by zone kind, labels by fact, levels (word lists by level), terms (correct spelling to wrong ones)."""
    allowed = lexicon_keys()
    found: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for name, item in node.keyed(tuple(allowed), "lexicons").items():
        entries = item.mapping(f"lexicons.{name}")
        known = allowed[name]
        for key, value in entries.items():
            if known is not None and key not in known:
                hint = did_you_mean(key, known) or f"; it has {', '.join(known)}"
                item.fail_key(key, f"lexicons.{name} has no entry {key!r}{hint}")
            for one in value.items(f"lexicons.{name}"):
                if not any(char.isalnum() for char in one.text(f"each entry of lexicons.{name}")):
                    one.fail(f"{one.text()!r} holds no word")
        found[name] = tuple((key, value.strings(f"lexicons.{name}")) for key, value in entries.items())
    return Additions(**found)


def additions_for(config: Config, path: str) -> Additions:
    """What a configuration adds to the lexicons for one file."""
    added = NO_ADDITIONS
    for layer in _layers(config, _matching(config, path)):
        if any(layer.lexicons):
            added = Additions(*(_joined(one, two) for one, two in zip(added, layer.lexicons, strict=True)))
    return added


def _joined(one: Iterable[Any], two: Iterable[Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    merged: dict[str, tuple[str, ...]] = {}
    for key, words in (*one, *two):
        merged[key] = (*merged.get(key, ()), *words)
    return tuple(merged.items())


def _matching(config: Config, path: str) -> tuple[int, ...]:
    """The numbers of the overrides whose globs match a file."""
    if not config.overrides:
        return ()
    relative = _relative(path, config.folder)
    return tuple(
        number
        for number, override in enumerate(config.overrides)
        if relative is not None and _spec(override.files).match_file(relative)
    )


def _layers(config: Config, matching: Iterable[int]) -> list[Layer]:
    return [*config.layers, *(config.overrides[number].layer for number in matching)]


class Chosen(NamedTuple):
    """What the command line says of rules, over every configuration."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Resolver:
    """Tells what holds for each file of a run; files with the same configuration and overrides get the very same values."""

    __slots__ = ("_base", "_chosen", "_made")

    def __init__(self, base: Settings, chosen: Chosen) -> None:
        self._base = base
        self._chosen = chosen
        self._made: dict[tuple[int, tuple[int, ...]], tuple[Config, FileSettings]] = {}

    def settings(self, config: Config, path: str, rules: RuleSet) -> FileSettings:
        """The configuration's layers, then the overrides that match the file, then the command line.

        Raises :class:`ConfigError` for unknown rules and options in the configuration, :class:`jdlint.rulefile.UnknownRuleError` for
        those that the command line names.
        """
        matching = _matching(config, path)
        known = self._made.get((id(config), matching))
        if known is None:
            made = _merge(config, _layers(config, matching), rules, self._base, self._chosen)
            made = made._replace(settings=made.settings._replace(lexicons=additions_for(config, path)))
            known = self._made[id(config), matching] = (
                config,
                made,
            )  # the configuration is kept, so that its id stays its own
        return known[1]


def _merge(config: Config, layers: Sequence[Layer], rules: RuleSet, base: Settings, chosen: Chosen) -> FileSettings:
    severities: dict[str, str] = {}
    options: dict[str, dict[str, Any]] = {}
    allow: dict[str, tuple[str, ...]] = {}
    employer: dict[str, Any] = {}
    texts: tuple[str, ...] = ()
    for layer in layers:
        _apply_rules(layer, rules, severities, options)
        for name, allowed in layer.allow.items():
            ids = (
                [name] if name == "*" else [rule.id for rule in _rules_named(layer.origin, name, rules, allowed.place)]
            )
            for one in ids:
                allow[one] = (*allow.get(one, ()), *allowed.phrases)
        employer |= layer.employer
        texts += layer.boilerplate
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
    )
    select, extend_select, ignore = chosen
    return FileSettings(
        rules.resolve(select, extend_select, ignore, severities), settings, config.fail_on, last.kind, last.state
    )


def _last(layers: Sequence[Layer]) -> Layer:
    """For each single setting the last one given."""
    last = Layer("", {}, {}, None, (), {}, None, None, NO_ADDITIONS, None, None)
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
        named = _rules_named(layer.origin, name, rules, setting.place)
        exact = rules.get(name) is not None
        for rule in named:
            if setting.severity is not None and (rule.on or setting.severity == "off" or exact):
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


def _rules_named(origin: str, name: str, rules: RuleSet, place: tuple[int, int]) -> tuple[Rule, ...]:
    from jdlint.rulefile import UnknownRuleError

    try:
        return rules.find(name)
    except UnknownRuleError as error:
        raise ConfigError(f"{origin}:{place[0]}:{place[1]}: {error}") from None


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
    """A path relative to a folder, else to the current one, with forward slashes; None where it is below neither."""
    whole = os.path.abspath(path)
    for base in (folder, os.getcwd()):
        prefix = os.path.join(os.path.abspath(base), "")
        if whole.startswith(prefix):
            return whole[len(prefix) :].replace(os.sep, "/")
    return None
