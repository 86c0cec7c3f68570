"""Rule files: found, read, validated, made ahead, and chosen by id or folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from jdlint import compiled, lexicons
from jdlint.rule import KINDS, SEVERITIES, TEXT_KINDS, Example, Option, Rule, RuleDocs, When, template

if TYPE_CHECKING:
    from types import ModuleType

    from jdlint.yamlnode import Node

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_OPTION_TYPES = ("int", "number", "bool", "string", "list", "map")

# Common keys: type, whether it must be there, what it is for. docs/writing-rules.md is made of it.
KEYS: Mapping[str, tuple[str, bool, str]] = {
    "summary": ("text", True, "One line: what the rule finds."),
    "why": ("text", True, "A paragraph: why it matters to readers of the posting."),
    "severity": ("error, warning, info or off", True, "How grave a finding is; `off` keeps the rule out of the default set (it then reports warnings, or `on-severity`)."),
    "on-severity": ("error, warning or info", False, "For a rule that is off: how grave its findings are once it is turned on."),
    "since": ("version", True, "The version of jdlint that brought the rule."),
    "status": ("stable or preview", False, "A `preview` rule is not in the default set yet."),
    "kind": ("kind", True, "How it matches: required, pattern, phrases, sequence, quantity or function."),
    "when": ("mapping", False, "Which postings it judges: lists under `level`, `kind` (advert, role-description, template), `state` (open, closed; default open), `format`, `language` (default `[en]` for kinds that read words, else `[any]`)."),
    "scope": ("list", False, "What it reads: zone kinds, `title`, `heading`, `field:NAME`, `fields`, `body` (all but fields), `document` (everything, the default). A function may say `file` or `run`."),
    "exempt": ("list", False, "What it never reads: zone kinds, `heading`, `title`, `fields`, and within a text `code`, `url`, `quote`, `link`."),
    "options": ("mapping", False, "Settings users may change: `name: {type, default, help}`; types int, number, bool, string, list, map; also `choices`, `min`, `max`."),
    "message": ("text", True, "What a finding says; `{match}`, `{title}`, `{level}`, `{level-word}`, `{suggestion}` and what the kind gives are filled in."),
    "suggest": ("text or list", False, "What to write instead."),
    "yields-to": ("list of rules or folders", False, "Where a finding of one of these stands on the same text, this rule's is dropped."),
    "overlap": ("merge or keep", False, "`keep`: its findings stand beside others of the family on the same text (a long sentence with a doubled word); default `merge`."),
    "threshold": ("number", False, "Nothing is reported until the posting holds this many matches; then each is. Users change it as the option `threshold`."),
    "counts-with": ("list of rules", False, "Rules whose matches count towards the threshold, whether or not they run, and whatever level they are for."),
    "counts-against": ("list of rules", False, "Rules each of whose matches takes one off the count."),
    "aliases": ("list", False, "Former ids of the rule."),
    "sources": ("list", False, "Where its facts come from."),
    "examples": ("list", True, "Its tests and documentation: at least one `bad` and one `good`."),
}  # fmt: skip

_EXAMPLE_KEYS = ("given", "bad", "good", "fixed", "todo", "reports", "expect")
GIVEN_KEYS = (
    "level", "title", "section", "format", "today", "options", "files", "whole", "kind", "state", "employer", "boilerplate", "name", "language",
)  # fmt: skip
_EXPECT_KEYS = ("message", "severity", "suggestion")


class RuleFileError(ValueError):
    """A rule file is wrong at a 1-based line and column."""

    def __init__(self, path: str, line: int, column: int, message: str) -> None:
        super().__init__(f"{path}:{line}:{column}: {message}")
        self.path = path
        self.line = line
        self.column = column
        self.message = message


class UnknownRuleError(ValueError):
    """A rule or folder of rules was named that there is none of."""


class RuleSet:
    """All rules that were found, in the order of their ids; ``errors`` are the rule files that could not be used."""

    __slots__ = ("_aliases", "_by_id", "_folders", "_places", "errors", "rules")

    def __init__(
        self,
        rules: Iterable[Rule],
        places: Mapping[str, tuple[_Folder, str]] = {},
        errors: Iterable[RuleFileError] = (),
    ) -> None:
        by_id = {rule.id: rule for rule in rules}
        self.rules: tuple[Rule, ...] = tuple(_linked(by_id[name], by_id) for name in sorted(by_id))
        self.errors: tuple[RuleFileError, ...] = tuple(errors)
        self._places = places  # which folder and file a rule is from
        self._folders: dict[str, Mapping[str, bytes]] = {}  # what explains the rules of a folder, once it was asked for
        self._by_id = {rule.id: rule for rule in self.rules}
        self._aliases = {alias: rule.id for rule in self.rules for alias in rule.aliases}

    def get(self, name: str) -> Rule | None:
        """The rule with this id or former id."""
        return self._by_id.get(name) or self._by_id.get(self._aliases.get(name, ""))

    def docs(self, rule: Rule) -> RuleDocs:
        """What explains a rule."""
        folder, path = self._places[rule.id]
        kept = self._folders.get(folder.path)
        if kept is None:
            kept = self._folders[folder.path] = compiled.load("rule-docs", sources_of(folder.files), folder.docs)
        why, since, status, sources, examples, default = compiled.unpack(kept[rule.id])
        return RuleDocs(why, since, status, sources, tuple(Example(*example) for example in examples), path, default)

    def find(self, name: str) -> tuple[Rule, ...]:
        """The rules that an id, a former id or a folder names. Raises :class:`UnknownRuleError`."""
        rule = self.get(name)
        if rule is not None:
            return (rule,)
        found = tuple(rule for rule in self.rules if rule.id.startswith(name.rstrip("/") + "/"))
        if not found:
            raise UnknownRuleError(f"there is no rule or folder of rules {name!r}{self.did_you_mean(name)}")
        return found

    def did_you_mean(self, name: str) -> str:
        """``"; did you mean 'x'?"`` for the rule or folder that a misspelt name, or the last part of an id, is nearest to; else nothing."""
        from difflib import get_close_matches

        from jdlint.yamlnode import did_you_mean

        by_end: dict[str, list[str]] = {}
        for rule in self.rules:
            by_end.setdefault(rule.id.partition("/")[2], []).append(rule.id)
        near = ""
        if name not in by_end:
            families = sorted({rule.family for rule in self.rules})
            near = did_you_mean(name, [*(rule.id for rule in self.rules), *families, *self._aliases])
        for end in [] if near else get_close_matches(name, by_end, n=1, cutoff=0.75):
            near = f"; did you mean {' or '.join(map(repr, by_end[end]))}?"
        return near

    def resolve(
        self,
        select: Iterable[str] | None = None,
        extend_select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        severities: Mapping[str, str] = {},
    ) -> tuple[Rule, ...]:
        """The rules that run, in the order of their ids.

        Without ``select`` those that are on. A rule named by its exact id judges closed postings too. A folder stands for the rules in it that are on, an exact id also for one that is off;
        a more exact name decides over a less exact one (``select=["pay"], ignore=["pay/vague"]`` and the other way round).
        ``severities`` (ids or folders to error, warning, info or off) turns rules off, on, or changes what they report with.
        Raises :class:`UnknownRuleError` for a name there is nothing for.
        """
        changed: dict[str, str] = {}
        for name in sorted(severities, key=lambda name: name.count("/")):
            exact = self.get(name) is not None
            for rule in self.find(name):
                if exact or rule.on or severities[name] == "off":
                    changed[rule.id] = severities[name]
        on = {rule.id for rule in self.rules if changed.get(rule.id, "" if rule.on else "off") != "off"}
        chosen = on if select is None else self._named(select, on)
        chosen = chosen | self._named(extend_select, on)
        asked = {named.id for name in (*(select or ()), *extend_select) if (named := self.get(name)) is not None}
        for name in ignore:
            exact = self.get(name) is not None
            chosen -= {rule.id for rule in self.find(name) if exact or rule.id not in asked}
        return tuple(_as_asked(rule, changed.get(rule.id, "off"), asked) for rule in self.rules if rule.id in chosen)

    def _named(self, names: Iterable[str], on: set[str]) -> set[str]:
        found: set[str] = set()
        for name in names:
            exact = self.get(name) is not None
            found |= {rule.id for rule in self.find(name) if exact or rule.id in on}
        return found


def _as_asked(rule: Rule, severity: str, asked: Collection[str]) -> Rule:
    """The rule as the user wants it: with another severity, and on closed postings too where it is named by its exact id."""
    if severity != "off":
        rule = rule._replace(severity=severity, forced=True)
    return rule._replace(asked=True) if rule.id in asked else rule


def _linked(rule: Rule, by_id: Mapping[str, Rule]) -> Rule:
    """The rule with the rules at hand that its threshold counts."""
    if not (rule.counts_with or rule.counts_against):
        return rule
    with_it, against = (
        tuple(by_id[name] for name in names if name in by_id) for names in (rule.counts_with, rule.counts_against)
    )
    return rule._replace(counted=(with_it, against))


def shipped_folder() -> str:
    """The folder of the rules that come with jdlint: inside the package when installed, beside ``src`` in a checkout."""
    packaged = os.path.join(_PACKAGE, "_rules")
    return packaged if os.path.isdir(packaged) else os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "rules")


class _Folder:
    """A folder of rule files, read and validated at most once."""

    __slots__ = ("_built", "files", "path")

    def __init__(self, path: str) -> None:
        self.path = path
        self.files = rule_files(path)
        self._built: _Built | None = None

    def build(self) -> _Built:
        """What the rule files hold."""
        if self._built is None:
            self._built = _build(self.path, self.files)
        return self._built

    def rules(self) -> tuple[Any, ...]:
        """The sound rules as they run, and the faults of the others."""
        built = self.build()
        return built.rules, built.faults

    def docs(self) -> dict[str, bytes]:
        """What explains the rules, by id."""
        return self.build().docs


def load_rules(dirs: Sequence[str | os.PathLike[str]] = (), *, shipped: bool = True) -> RuleSet:
    """The shipped rules and those of further folders.

    Rule files that are wrong are left out and stand in the result's ``errors``; so does a rule id that exists twice.
    Raises OSError for a folder that cannot be read, FileNotFoundError where jdlint's own rules are not there.
    """
    rules: list[Rule] = []
    places: dict[str, tuple[_Folder, str]] = {}
    errors: list[RuleFileError] = []
    named: list[tuple[str, str, str, int, int]] = []
    paths = [(shipped_folder(), True)] if shipped else []
    paths += [(os.path.abspath(path), False) for path in dirs]
    for root, own in paths:
        if not os.path.isdir(root):
            raise FileNotFoundError(f"there is no folder of rules {root}")
        folder = _Folder(root)
        # Faults are not kept: what mends one may lie outside of the files that are compared (a function that was missing).
        made, faults = compiled.load("rules", sources_of(folder.files), folder.rules, keep=lambda data: not data[1])
        for place, fields, refers in made:
            path = os.path.join(root, place)
            rule = _revive(fields, own)
            named += [(path, *refer) for refer in refers]
            if rule.id in places:
                first, place = places[rule.id]
                where = "one of jdlint's own" if shipped and first.path == shipped_folder() else place
                errors.append(RuleFileError(path, 1, 1, f"there already is a rule {rule.id!r} ({where})"))
                continue
            rules.append(rule)
            places[rule.id] = (folder, path)
        errors += [RuleFileError(*fault) for fault in faults]
    return RuleSet(rules, places, [*errors, *_unknown(rules, named)])


def _unknown(rules: Iterable[Rule], named: Iterable[tuple[str, str, str, int, int]]) -> Iterator[RuleFileError]:
    """The faults of rule files that name a rule or folder there is none of."""
    known = {name for rule in rules for name in (rule.id, *rule.aliases)}
    families = {rule.family for rule in rules}
    for path, key, name, line, column in named:
        if name not in known and not (key == "yields-to" and name in families):
            from jdlint.yamlnode import did_you_mean

            yield RuleFileError(
                path, line, column, f"{key}: there is no rule {name!r}{did_you_mean(name, [*known, *families])}"
            )


def rule_files(folder: str) -> list[str]:
    """The rule files below a folder, sorted."""
    found: list[str] = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        found += [
            os.path.join(root, name) for name in files if name.endswith((".yaml", ".yml")) and not name.startswith(".")
        ]
    return sorted(found)


def sources_of(files: Sequence[str]) -> list[str]:
    """All that decides what is made of rule files: these, the modules that read them, the lexicons they may name."""
    return [*files, *_code_files(), *(lexicons.file_of(name) for name in lexicons.names())]


def make_ahead() -> dict[str, Any]:
    """What is made of the shipped rule files, by the name of the made form. Raises :class:`RuleFileError` where one of them is wrong."""
    folder = _Folder(shipped_folder())
    built = folder.build()
    if built.faults:
        raise RuleFileError(*built.faults[0])
    return {"rules": folder.rules(), "rule-docs": folder.docs()}


def _code_files() -> list[str]:
    """The modules that decide what is made of a rule file."""
    folder = os.path.join(_PACKAGE, "kinds")
    kinds = sorted(entry.path for entry in os.scandir(folder) if entry.name.endswith(".py"))
    return [
        os.path.join(_PACKAGE, name)
        for name in ("rulefile.py", "rule.py", "model.py", "passages.py", "words.py", "inflect.py", "yamlnode.py")
    ] + kinds


def _revive(fields: tuple[Any, ...], own: bool) -> Rule:
    make: Callable[..., Rule] = Rule
    rule = make(*fields, own, {})
    return rule._replace(
        when=When(*rule.when), options={name: Option(*option) for name, option in rule.options.items()}
    )


class _Built(NamedTuple):
    """What the files of a folder hold: the sound rules (path below the folder, fields, rules they name), what explains them, and the faults."""

    rules: tuple[tuple[str, tuple[Any, ...], tuple[Any, ...]], ...]
    docs: dict[str, bytes]
    faults: tuple[tuple[str, int, int, str], ...]


def _build(folder: str, files: Iterable[str]) -> _Built:
    """Reads and validates rule files."""
    made: list[tuple[str, tuple[Any, ...], tuple[Any, ...]]] = []
    docs: dict[str, bytes] = {}
    faults: list[tuple[str, int, int, str]] = []
    for path in files:
        rule_id = rule_id_of(path, folder)
        try:
            fields, docs[rule_id], refers = read_rule(path, rule_id)
        except RuleFileError as error:
            faults.append((error.path, error.line, error.column, error.message))
            continue
        made.append((os.path.relpath(path, folder), fields, refers))
    return _Built(tuple(made), docs, tuple(faults))


def rule_id_of(path: str, folder: str) -> str:
    """A rule file's id: its path below the folder without the suffix."""
    return os.path.splitext(os.path.relpath(path, folder))[0].replace(os.sep, "/")


def read_rule(path: str, rule_id: str) -> tuple[tuple[Any, ...], bytes, tuple[Any, ...]]:
    """Reads and validates one rule file. Returns the fields of :class:`Rule` and of :class:`RuleDocs` in plain, storable form, and the
    rules it names (key, id, line, column).

    Raises :class:`RuleFileError` with file, line and column.
    """
    from jdlint.yamlnode import NodeError, parse

    try:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        fields, docs, refers = _validate(parse(text), rule_id)
    except NodeError as error:
        raise RuleFileError(path, error.line, error.column, error.message) from None
    except (OSError, UnicodeDecodeError) as error:
        raise RuleFileError(path, 1, 1, str(error)) from None
    return fields, compiled.pack(docs), refers


@cache
def kind_module(kind: str) -> ModuleType:
    """The module of a kind of rules."""
    from importlib import import_module

    return import_module(f"jdlint.kinds.{kind}")


def _validate(root: Node, rule_id: str) -> tuple[tuple[Any, ...], tuple[Any, ...], tuple[Any, ...]]:
    from jdlint.model import LEVELS, ZONES
    from jdlint.passages import EXEMPT, SCOPES, is_scope

    if not all(
        part and all(char.isascii() and (char.islower() or char.isdigit() or char == "-") for char in part)
        for part in rule_id.split("/")
    ):
        root.fail(f"the rule's id {rule_id!r} (its path) may hold only a-z, 0-9 and hyphens")
    if "/" not in rule_id:
        root.fail(f"a rule stands in a folder that names its family; {rule_id!r} stands in none")
    nodes = root.mapping("a rule file")
    if "kind" not in nodes:
        root.fail("a rule needs the key 'kind'")
    kind = nodes["kind"].choice(KINDS, "kind")
    module = kind_module(kind)
    root.keyed(
        [*KEYS, *module.KEYS],
        f"a rule of kind {kind}",
        [name for name, key in {**KEYS, **module.KEYS}.items() if key[1]],
    )
    for name in ("summary", "message"):
        if "\n" in nodes[name].text(name):
            nodes[name].fail(f"{name} must be one line")

    severity = nodes["severity"].choice((*SEVERITIES, "off"), "severity")
    status = nodes["status"].choice(("stable", "preview"), "status") if "status" in nodes else "stable"
    reported = nodes["on-severity"].choice(SEVERITIES, "on-severity") if "on-severity" in nodes else ""
    if reported and severity != "off":
        nodes["on-severity"].fail("on-severity is for a rule whose severity is off")
    on = severity != "off" and status == "stable"

    when = _when(nodes.get("when"), kind, LEVELS)
    scope: list[str] = []
    for item in nodes["scope"].items("scope") if "scope" in nodes else ():
        name = item.text("scope")
        if name in ("file", "run") and len(nodes["scope"].items("scope")) > 1:
            item.fail(f"the scope {name!r} stands alone")
        if not (name in ZONES or is_scope(name) or (kind == "function" and name in ("file", "run"))):
            item.choice((*ZONES, *SCOPES, "field:NAME", *(("file", "run") if kind == "function" else ())), "scope")
        scope.append(name)
    exempt = nodes["exempt"].choices((*ZONES, *EXEMPT), "exempt") if "exempt" in nodes else ()

    options = _options(nodes.get("options"))
    threshold = nodes["threshold"].integer("threshold", 1) if "threshold" in nodes else 1
    if "threshold" in nodes:
        options.setdefault(
            "threshold",
            ("int", threshold, "How many matches a posting may hold before they are reported.", (), 1, None),
        )
    data = module.validate(root)

    message = template(nodes["message"], "a message", module.FIELDS)
    suggest = (
        tuple(template(item, "a suggestion", module.FIELDS) for item in nodes["suggest"].items("suggest"))
        if "suggest" in nodes
        else ()
    )
    examples = _examples(nodes["examples"], options)

    fields = (
        rule_id,
        nodes["summary"].text("summary"),
        reported or ("warning" if severity == "off" else severity),
        on,
        kind,
        when,
        tuple(scope),
        exempt,
        options,
        message,
        suggest,
        nodes["yields-to"].strings("yields-to") if "yields-to" in nodes else (),
        nodes["overlap"].choice(("merge", "keep"), "overlap") if "overlap" in nodes else "merge",
        threshold,
        nodes["counts-with"].strings("counts-with") if "counts-with" in nodes else (),
        nodes["counts-against"].strings("counts-against") if "counts-against" in nodes else (),
        nodes["aliases"].strings("aliases") if "aliases" in nodes else (),
        compiled.pack(data),
    )
    docs = (
        nodes["why"].text("why"),
        nodes["since"].text("since"),
        status,
        nodes["sources"].strings("sources") if "sources" in nodes else (),
        tuple(tuple(example) for example in examples),
        severity,
    )
    refers = tuple(
        (name, item.text(name), item.line, item.column)
        for name in ("yields-to", "counts-with", "counts-against")
        for item in (nodes[name].items(name) if name in nodes else ())
    )
    return fields, docs, refers


def _when(node: Node | None, kind: str, levels: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    languages = ("en",) if kind in TEXT_KINDS else ()
    if node is None:
        return ((), (), ("open",), (), languages)
    keys = node.keyed(("level", "kind", "state", "format", "language"), "when")

    def chosen(name: str, allowed: Sequence[str], default: tuple[str, ...]) -> tuple[str, ...]:
        return keys[name].choices(allowed, name) if name in keys else default

    language = keys["language"].strings("language") if "language" in keys else languages
    return (
        chosen("level", levels, ()),
        chosen("kind", ("advert", "role-description", "template"), ()),
        chosen("state", ("open", "closed"), ("open",)),
        chosen("format", ("markdown", "text", "html", "yaml", "json"), ()),
        () if "any" in language else language,
    )


def _options(node: Node | None) -> dict[str, tuple[Any, ...]]:
    options: dict[str, tuple[Any, ...]] = {}
    for name, item in node.mapping("options").items() if node is not None else ():
        keys = item.keyed(
            ("type", "default", "help", "choices", "min", "max"), f"option {name!r}", ("type", "default", "help")
        )
        kind = keys["type"].choice(_OPTION_TYPES, "type of an option")
        choices = keys["choices"].strings("choices") if "choices" in keys else ()
        low = keys["min"].number("min") if "min" in keys else None
        high = keys["max"].number("max") if "max" in keys else None
        default = option_value(
            Option(kind, None, "", choices, low, high), keys["default"], f"the default of option {name!r}"
        )
        options[name] = (kind, default, keys["help"].text("help"), choices, low, high)
    return options


def option_value(option: Option, node: Node, what: str) -> Any:
    """The value that a node gives for an option, of the option's type. Raises :class:`jdlint.yamlnode.NodeError`."""
    if option.type in ("int", "number"):
        number = node.integer(what) if option.type == "int" else node.number(what)
        if option.min is not None and number < option.min:
            node.fail(f"{what} must be at least {option.min:g}")
        if option.max is not None and number > option.max:
            node.fail(f"{what} must be at most {option.max:g}")
        return number
    if option.type == "bool":
        return node.boolean(what)
    if option.type == "string":
        return node.choice(option.choices, what) if option.choices else ("" if node.empty else node.text(what))
    if option.type == "list":
        if isinstance(node.value, list) and not node.value:
            return ()
        return node.choices(option.choices, what) if option.choices else node.strings(what)
    value: dict[str, Any] = {}
    for key, item in node.mapping(what).items():
        if option.choices and key not in option.choices:
            from jdlint.yamlnode import did_you_mean

            node.fail_key(key, f"{what} has no key {key!r}{did_you_mean(key, option.choices)}")
        value[key] = item.typed_data()
    return value


def merged_options(rule: Rule, given: Mapping[str, Any]) -> dict[str, Any]:
    """The rule's options with their defaults, overridden by ``given`` (validated values); a map is overridden key by key."""
    values = {name: option.default for name, option in rule.options.items()}
    for name, value in given.items():
        if rule.options[name].type == "map":
            values[name] = {**values[name], **value}
        else:
            values[name] = value
    return values


def _examples(node: Node, options: Mapping[str, Any]) -> list[Example]:
    examples: list[Example] = []
    for item in node.items("examples"):
        keys = item.keyed(_EXAMPLE_KEYS, "an example")
        if ("bad" in keys) == ("good" in keys):
            item.fail("an example is either 'bad' or 'good'")
        bad = "bad" in keys
        given = _given(keys["given"], options) if "given" in keys else {}
        text = (
            keys["bad" if bad else "good"].raw("an example")
            if "files" not in given or keys["bad" if bad else "good"].value
            else ""
        )
        opening, closing = text.count(">>>"), text.count("<<<")
        marked = opening or any(">>>" in content for content in given.get("files", {}).values())
        reports = keys["reports"].choice(("title", "start"), "reports") if "reports" in keys else None
        if bad and not marked and not reports:
            item.fail(
                "a bad example marks what is reported with >>> and <<<, or says `reports: title` where something is missing"
            )
        if not bad and (opening or closing):
            item.fail("a good example marks nothing with >>> and <<<")
        if opening != closing:
            item.fail(f"{opening} marks >>> but {closing} marks <<<")
        expect = {}
        if "expect" in keys:
            expect = {name: value.text(name) for name, value in keys["expect"].keyed(_EXPECT_KEYS, "expect").items()}
        examples.append(
            Example(
                given,
                bad,
                text,
                keys["fixed"].raw("fixed") if "fixed" in keys else None,
                keys["todo"].boolean("todo") if "todo" in keys else False,
                reports,
                expect,
                item.line,
            )
        )
    for bad, word in ((True, "bad"), (False, "good")):
        if not any(example.bad == bad for example in examples):
            node.fail(f"a rule needs at least one {word} example")
    return examples


def _given(node: Node, options: Mapping[str, Any]) -> dict[str, Any]:
    from jdlint.model import LEVELS, ZONES

    given: dict[str, Any] = {}
    for name, item in node.keyed(GIVEN_KEYS, "given").items():
        if name == "level":
            given[name] = item.choice(LEVELS, "level")
        elif name == "section":
            given[name] = item.choice(ZONES, "section")
        elif name == "format":
            given[name] = item.choice(("markdown", "text", "html", "yaml", "json"), "format")
        elif name == "whole":
            given[name] = item.boolean("whole")
        elif name == "boilerplate":
            given[name] = item.strings("boilerplate")
        elif name == "options":
            given[name] = {}
            for option, value in item.mapping("options").items():
                if option not in options:
                    from jdlint.yamlnode import did_you_mean

                    item.fail_key(option, f"the rule has no option {option!r}{did_you_mean(option, options)}")
                given[name][option] = option_value(Option(*options[option]), value, f"option {option!r}")
        elif name == "files":
            given[name] = {path: content.raw(path) for path, content in item.mapping("files").items()}
        elif name == "employer":
            employer = item.keyed(("size", "sector", "jurisdictions"), "employer")
            given[name] = {
                "size": employer["size"].integer("size", 0) if "size" in employer else None,
                "sector": employer["sector"].choice(("private", "public"), "sector") if "sector" in employer else None,
                "jurisdictions": employer["jurisdictions"].strings("jurisdictions")
                if "jurisdictions" in employer
                else (),
            }
        elif name == "today":
            from datetime import date

            try:
                given[name] = date.fromisoformat(item.text("today")).isoformat()
            except ValueError:
                item.fail("today is a date as YYYY-MM-DD")
        else:
            given[name] = item.text(name)
    return given
