"""Writes the rule reference (docs/rules/) from the rule files, and the tables of keys in docs/writing-rules.md from the code.

``--check`` writes nothing and tells which pages are not current (exit 1 where one is not).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jdlint.rule import KINDS, Example, Option, Rule, RuleDocs
from jdlint.rulefile import KEYS, RuleSet, kind_module, load_rules
from jdlint.ruletest import unmark

DOCS = Path(__file__).resolve().parent.parent / "docs"
MADE = "<!-- Made by scripts/gen_rule_docs.py from the rule file; do not edit. -->"
BEGIN, END = "<!-- begin: {} (made by scripts/gen_rule_docs.py) -->", "<!-- end: {} -->"
FAMILIES = {
    "required": "What a posting must tell",
    "placeholder": "What is left over from a template",
    "seniority": "Language that fits the level",
    "title": "The title",
    "compensation": "Pay",
    "legal": "What law asks or forbids",
    "consistency": "Contradictions inside the posting",
    "experience": "What is asked for",
    "inclusive": "Words that shut people out",
    "clarity": "Clear words",
    "terms": "How terms are written",
    "structured-data": "Structured data",
    "privacy": "Private data",
    "trust": "Signs of fraud (a profile for job boards)",
    "language": "Languages",
    "syntax": "The file itself",
    "suppression": "Comments that silence rules",
}


def pages(rules: RuleSet) -> dict[Path, str]:
    """All generated pages and what they hold."""
    found = {DOCS / "rules" / f"{rule.id}.md": rule_page(rules, rule) for rule in rules.rules}
    found[DOCS / "rules" / "README.md"] = index_page(rules)
    guide = DOCS / "writing-rules.md"
    text = guide.read_text(encoding="utf-8")
    text = _between(text, "common keys", key_table(KEYS))
    for kind in KINDS:
        text = _between(text, f"keys of {kind}", key_table(kind_module(kind).KEYS))
    found[guide] = text
    return found


def _between(text: str, name: str, content: str) -> str:
    """The text with what stands between the marks of a name replaced."""
    begin, end = BEGIN.format(name), END.format(name)
    before, found, rest = text.partition(begin)
    _, also, after = rest.partition(end)
    if not found or not also:
        raise SystemExit(f"docs/writing-rules.md lacks the marks {begin} and {end}")
    return f"{before}{begin}\n{content}\n{end}{after}"


# --- the index ----------------------------------------------------------------------------------------------------------------------------


def index_page(rules: RuleSet) -> str:
    """The list of all rules by family."""
    families = [*FAMILIES, *sorted({rule.family for rule in rules.rules} - set(FAMILIES))]
    lines = [
        "# Rules",
        "",
        MADE,
        "",
        f"{len(rules.rules)} rules. `error` must be mended, `warning` should be, `info` is worth a thought; a rule that is *off* runs where it is",
        "turned on. `jdlint explain RULE` shows a rule with the settings in force.",
        "",
    ]
    for family in families:
        of_family = [rule for rule in rules.rules if rule.family == family]
        if not of_family:
            continue
        lines += [
            f"## {family}: {_lower(FAMILIES.get(family, family))}",
            "",
            "| Rule | Default | What it finds |",
            "| --- | --- | --- |",
        ]
        lines += [
            f"| [{rule.id}]({rule.id}.md) | {_default(rules.docs(rule))} | {_cell(rule.summary)} |"
            for rule in of_family
        ]
        lines.append("")
    return "\n".join(lines)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _default(docs: RuleDocs) -> str:
    if docs.status == "preview":
        return "*off (preview)*"
    return "*off*" if docs.default == "off" else docs.default


# --- one rule -----------------------------------------------------------------------------------------------------------------------------


def rule_page(rules: RuleSet, rule: Rule) -> str:
    """The page of one rule."""
    docs = rules.docs(rule)
    lines = [f"# {rule.id}", "", MADE, "", rule.summary, ""]
    lines += ["| Default | Judges | Reads | Since |", "| --- | --- | --- | --- |"]
    default = f"off ({rule.severity} once turned on)" if docs.default == "off" else docs.default
    if docs.status == "preview":
        default += ", preview: not in the default set yet"
    lines += [
        f"| {default} | {_judges(rule)} | {_reads(rule)} | {docs.since} |",
        "",
        "## Why",
        "",
        _paragraphs(docs.why),
        "",
    ]
    if rule.suggest and not any("{" in text for text in rule.suggest):
        lines += ["## Instead", "", *(f"- {text}" for text in rule.suggest), ""]
    lines += ["## Examples", ""]
    for example in docs.examples:
        lines += _example(example)
    if rule.options:
        lines += ["## Options", "", "| Option | Type | Default | What it does |", "| --- | --- | --- | --- |"]
        lines += [_option(name, option) for name, option in rule.options.items()]
        lines.append("")
    lines += _settings(rule, docs)
    if rule.yields_to:
        others = ", ".join(_link(name, rules, rule) for name in rule.yields_to)
        lines += [f"Where {others} reports the same text, this rule does not.", ""]
    if rule.aliases:
        lines += [f"Formerly: {', '.join(f'`{alias}`' for alias in rule.aliases)}.", ""]
    if docs.sources:
        lines += ["## Sources", "", *(f"- {source}" for source in docs.sources), ""]
    return "\n".join(lines)


def _link(name: str, rules: RuleSet, here: Rule) -> str:
    other = rules.get(name)
    if other is None:
        return f"a rule of `{name}`"
    return (
        f"[{other.id}]({'' if other.family == here.family else f'../{other.family}/'}{other.id.partition('/')[2]}.md)"
    )


def _judges(rule: Rule) -> str:
    when = rule.when
    parts = []
    if when.level:
        parts.append(f"levels {', '.join(when.level)}")
    if when.kind:
        parts.append(
            {"advert": "adverts", "template": "templates", "role-description": "role descriptions"}[when.kind[0]]
            if len(when.kind) == 1
            else ", ".join(when.kind)
        )
    if when.format:
        parts.append(f"files of format {', '.join(when.format)}")
    if when.language:
        parts.append(f"language {', '.join(when.language)}")
    if "closed" in when.state:
        parts.append("also closed postings")
    return "; ".join(parts) or "all open postings"


def _reads(rule: Rule) -> str:
    names = {
        "document": "everything", "body": "the text without front matter", "fields": "front matter", "file": "the file", "run": "the files of a run together",
        "title": "the title", "heading": "headings",
    }  # fmt: skip
    text = ", ".join(names.get(name, name) for name in rule.scope) or (
        "everything" if rule.kind != "required" else "the posting"
    )
    return f"{text}; not {', '.join(rule.exempt)}" if rule.exempt else text


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _example(example: Example) -> list[str]:
    """An example as people read it: where it stands, the text, what is reported."""
    given = example.given
    where = []
    if given.get("title"):
        where.append(f"titled “{given['title']}”")
    elif given.get("level"):
        where.append(f"of level {given['level']}")
    if given.get("section"):
        where.append(f"under {given['section']}")
    if given.get("today"):
        where.append(f"on {given['today']}")
    for name, value in given.get("options", {}).items():
        where.append(f"with `{name}: {_value(value)}`")
    found = "Reported" if example.bad else "Not reported"
    caption = (
        f"{found}{', ' if where else ''}{', '.join(where)}{' (a known gap: not found yet)' if example.todo else ''}:"
    )
    texts: Mapping[str, str] = given.get("files") or {"": example.text}
    lines = [caption, ""]
    spans: list[str] = []
    for path, content in texts.items():
        plain, found_spans = unmark(content)
        spans += [plain[start:end] for start, end in found_spans]
        lines += [f"`{path}`", ""] if path else []
        fence = "````" if "```" in plain else "```"
        lines += [
            f"{fence}{'' if given.get('format') not in ('html', 'yaml', 'json') else given['format']}",
            plain.rstrip("\n"),
            fence,
            "",
        ]
    if spans:
        lines += [
            f"Found: {', '.join(_code(' '.join(span.split())) for span in spans if span) or 'an empty place'}",
            "",
        ]
    elif example.reports:
        lines += ["Told at the title." if example.reports == "title" else "Told at the start of the posting.", ""]
    if example.fixed is not None:
        lines += ["Mended:", "", "```", example.fixed.rstrip("\n"), "```", ""]
    return lines


def _code(text: str) -> str:
    """A text as code, whatever backticks it holds."""
    ticks = "``" if "`" in text else "`"
    space = " " if "`" in text else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def _option(name: str, option: Option) -> str:
    kind = option.type
    if option.choices:
        kind += f" ({', '.join(option.choices)})"
    if option.min is not None or option.max is not None:
        low, high = ("" if bound is None else f"{bound:g}" for bound in (option.min, option.max))
        kind += f" ({low} to {high})" if low and high else f" (at least {low})" if low else f" (at most {high})"
    return f"| `{name}` | {kind} | {_cell(_code(_value(option.default)))} | {_cell(option.help)} |"


def _value(value: Any) -> str:
    """A value as it is written in YAML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_value(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return "null" if value is None else str(value) or '""'


def _settings(rule: Rule, docs: RuleDocs) -> list[str]:
    """How to change the rule in a project's configuration, and for one line."""
    change = "warning" if docs.default == "off" else "off"
    lines = ["## Settings", "", "```yaml", "# .jdlint.yaml", "rules:", f"  {rule.id}: {change}"]
    option = next((name for name, option in rule.options.items() if option.type in ("int", "number", "bool")), None)
    if option is not None and docs.default != "off":
        lines += [f"  # or: {rule.id}: {{{option}: {_value(rule.options[option].default)}}}"]
    return [*lines, "```", ""]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


# --- tables of keys -----------------------------------------------------------------------------------------------------------------------


def key_table(keys: Mapping[str, tuple[str, bool, str]]) -> str:
    """The keys of a rule file as a table."""
    lines = ["| Key | Type | |", "| --- | --- | --- |"]
    for name, (kind, required, help_text) in keys.items():
        lines.append(f"| `{name}`{' (required)' if required else ''} | {_cell(kind)} | {_cell(help_text)} |")
    return "\n".join(lines)


def stale(found: Mapping[Path, str]) -> list[Path]:
    """The pages that are not what they should be, and those there should not be."""
    wrong = [path for path, text in found.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    return sorted(wrong + [path for path in (DOCS / "rules").rglob("*.md") if path not in found])


def main(arguments: Iterable[str]) -> int:
    """Writes the pages, or with ``--check`` only compares."""
    rules = load_rules()
    for error in rules.errors:
        print(error, file=sys.stderr)
    if rules.errors:
        return 2
    found = pages(rules)
    wrong = stale(found)
    if "--check" in arguments:
        for path in wrong:
            print(
                f"{path.relative_to(DOCS.parent)} is not current; run: python scripts/gen_rule_docs.py", file=sys.stderr
            )
        return 1 if wrong else 0
    for path in wrong:
        if path not in found:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found[path], encoding="utf-8")
    print(f"{len(wrong)} of {len(found)} pages written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
