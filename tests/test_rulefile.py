from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from jdlint import rulefile
from jdlint.rule import Rule
from jdlint.rulefile import RuleSet, UnknownRuleError, load_rules, merged_options

HEAD = """\
summary: A test.
why: To test.
severity: warning
since: 0.1.0
message: "found '{match}'"
"""
TAIL = """\
examples:
  - bad: ">>>x<<<"
  - good: y
"""
PATTERN = HEAD + "kind: pattern\npatterns: [x]\n" + TAIL

Load = Callable[[dict[str, str]], RuleSet]


def test_a_rule(write_rules: Load) -> None:
    rules = write_rules({"house/plain": PATTERN})
    assert not rules.errors
    (rule,) = rules.rules
    assert (rule.id, rule.family, rule.severity, rule.on, rule.kind) == (
        "house/plain",
        "house",
        "warning",
        True,
        "pattern",
    )
    assert rule.when.language == ("en",)
    assert rule.when.state == ("open",)
    docs = rules.docs(rule)
    assert (docs.why, docs.since, docs.status) == ("To test.", "0.1.0", "stable")
    assert [example.bad for example in docs.examples] == [True, False]
    assert docs.path.endswith("house/plain.yaml")


FAULTS = {
    "no YAML": ("a: [", 1, "not valid YAML"),
    "unknown key": (PATTERN + "patern: x\n", 11, "a rule of kind pattern has no key 'patern'; did you mean 'patterns'?"),
    "another kind's key": (PATTERN + "element: title\n", 11, "a rule of kind pattern has no key 'element'"),
    "duplicate key": (PATTERN + "summary: x\n", 11, "duplicate key 'summary' (first on line 1)"),
    "no kind": (HEAD + TAIL, 1, "a rule needs the key 'kind'"),
    "unknown kind": (HEAD + "kind: patern\n" + TAIL, 6, "unknown kind 'patern'; did you mean 'pattern'?"),
    "no summary": (PATTERN.replace("summary: A test.\n", ""), 1, "needs the key 'summary'"),
    "summary of two lines": (PATTERN.replace("A test.", "|\n  a\n  b"), 1, "summary must be one line"),
    "severity": (PATTERN.replace("warning", "warn"), 3, "unknown severity 'warn'; did you mean 'warning'?"),
    "on-severity": (PATTERN + "on-severity: info\n", 11, "on-severity is for a rule whose severity is off"),
    "status": (PATTERN + "status: beta\n", 11, "unknown status 'beta'; it is one of stable, preview"),
    "scope": (PATTERN + "scope: [requirement]\n", 11, "unknown scope 'requirement'; did you mean 'requirements'?"),
    "scope run": (PATTERN + "scope: [run]\n", 11, "unknown scope 'run'"),
    "exempt": (PATTERN + "exempt: [urls]\n", 11, "unknown exempt 'urls'; did you mean 'url'?"),
    "when key": (PATTERN + "when: {levels: [entry]}\n", 11, "when has no key 'levels'; did you mean 'level'?"),
    "when level": (PATTERN + "when: {level: [junior]}\n", 11, "unknown level 'junior'"),
    "when state": (PATTERN + "when: {state: [close]}\n", 11, "unknown state 'close'; did you mean 'closed'?"),
    "option key": (PATTERN + "options: {n: {typ: int, default: 1, help: x}}\n", 11, "option 'n' has no key 'typ'; did you mean 'type'?"),
    "option type": (PATTERN + "options: {n: {type: integer, default: 1, help: x}}\n", 11, "unknown type of an option 'integer'"),
    "option default": (PATTERN + "options: {n: {type: int, default: x, help: x}}\n", 11, "the default of option 'n' must be a whole number"),
    "option minimum": (PATTERN + "options: {n: {type: int, default: 0, help: x, min: 1}}\n", 11, "must be at least 1"),
    "threshold": (PATTERN + "threshold: 0\n", 11, "threshold must be at least 1"),
    "overlap": (PATTERN + "overlap: both\n", 11, "unknown overlap 'both'"),
    "message field": (PATTERN.replace("{match}", "{mach}"), 5, "a message of this kind of rule has no field {mach}; did you mean 'match'?"),
    "suggestion field": (PATTERN + "suggest: 'not {it}'\n", 11, "a suggestion of this kind of rule has no field {it}"),
    "pattern's message": (PATTERN.replace("[x]", "[{pattern: x, message: '{y}'}]"), 7, "a message of this kind of rule has no field {y}"),
    "entry's message": (HEAD + "kind: phrases\nphrases: [{term: x, message: '{y}'}]\n" + TAIL, 7, "has no field {y}"),
    "scopes": (HEAD + "kind: function\nfunction: syntax.issues\nscope: [file, body]\n" + TAIL, 8, "the scope 'file' stands alone"),
    "regex": (PATTERN.replace("[x]", '["a(b"]'), 7, "is no regular expression: missing ), unterminated subpattern at character 2"),
    "nested": (PATTERN.replace("[x]", '["(a+)+b"]'), 7, "repeats a repetition without bound"),
    "empty regex": (PATTERN.replace("[x]", '["a*"]'), 7, "matches the empty text"),
    "no such group": (PATTERN.replace("[x]", "[{pattern: a, report: what}]"), 7, "has no group 'what'"),
    "pattern key": (PATTERN.replace("[x]", "[{patern: a}]"), 7, "a pattern has no key 'patern'; did you mean 'pattern'?"),
    "no examples": (HEAD + "kind: pattern\npatterns: [x]\n", 1, "needs the key 'examples'"),
    "only bad": (HEAD + "kind: pattern\npatterns: [x]\nexamples:\n  - bad: '>>>x<<<'\n", 9, "at least one good example"),
    "only good": (HEAD + "kind: pattern\npatterns: [x]\nexamples:\n  - good: y\n", 9, "at least one bad example"),
    "no mark": (PATTERN.replace(">>>x<<<", "x"), 9, "a bad example marks what is reported"),
    "open mark": (PATTERN.replace(">>>x<<<", ">>>x"), 9, "1 marks >>> but 0 marks <<<"),
    "marked good": (PATTERN.replace("good: y", "good: '>>>y<<<'"), 10, "a good example marks nothing"),
    "given": (PATTERN.replace("- good", "- given: {lvl: entry}\n    good"), 10, "given has no key 'lvl'; did you mean 'level'?"),
    "given option": (PATTERN.replace("- good", "- given: {options: {n: 1}}\n    good"), 10, "the rule has no option 'n'"),
    "given date": (PATTERN.replace("- good", "- given: {today: 2020-02-31}\n    good"), 10, "today is a date as YYYY-MM-DD"),
    "yields-to": (PATTERN + "yields-to: [house/plan]\n", 11, "yields-to: there is no rule 'house/plan'; did you mean 'house/plain'?"),
    "counts-with": (PATTERN + "counts-with: [house]\n", 11, "counts-with: there is no rule 'house'"),
    "function": (HEAD + "kind: function\nfunction: syntaxx.issues\n" + TAIL, 7, "there is no module of functions 'syntaxx'; did you mean 'syntax'?"),
    "function name": (HEAD + "kind: function\nfunction: syntax.issue\n" + TAIL, 7, "functions/syntax.py has no function 'issue'; did you mean 'issues'?"),
    "function form": (HEAD + "kind: function\nfunction: issues\n" + TAIL, 7, "a function is named module.name, not 'issues'"),
    "element": (HEAD + "kind: required\nelement: salary\n" + TAIL, 7, "unknown element 'salary'"),
    "no element": (HEAD + "kind: required\n" + TAIL, 1, "needs 'element', 'zone' or 'words'"),
    "lexicon": (HEAD + "kind: phrases\nlexicon: section.x\n" + TAIL, 7, "there is no lexicon 'section'; did you mean 'sections'?"),
    "lexicon path": (HEAD + "kind: phrases\nlexicon: sections.heading\n" + TAIL, 7, "there is no 'heading'; did you mean 'headings'?"),
    "phrase key": (HEAD + "kind: phrases\nphrases: [{trem: x}]\n" + TAIL, 7, "a phrase has no key 'trem'; did you mean 'term'?"),
    "phrase": (HEAD + "kind: phrases\nphrases: ['a (b']\n" + TAIL, 7, "has an unclosed '('"),
    "wordless phrase": (HEAD + "kind: phrases\nphrases: ['-']\n" + TAIL, 7, "holds no word"),
    "phrase bomb": (HEAD + "kind: phrases\nphrases: ['" + "(a b|c d) " * 12 + "']\n" + TAIL, 7, "too many phrases"),
    "token": (HEAD + "kind: sequence\npatterns: [[{lema: [x]}]]\n" + TAIL, 7, "a token item has no key 'lema'; did you mean 'lemma'?"),
    "tokens": (HEAD + "kind: sequence\npatterns: [[{any: 2}, x]]\n" + TAIL, 7, "starts with an item that must be there"),
    "no word": (HEAD + "kind: sequence\npatterns: [[{number: true}]]\n" + TAIL, 7, "at least one word or lemma"),
    "start": (HEAD + "kind: sequence\nstart: bulet\npatterns: [[x]]\n" + TAIL, 7, "unknown start 'bulet'; did you mean 'bullet'?"),
    "gap": (HEAD + "kind: sequence\npatterns: [[x, {any: 99}, y]]\n" + TAIL, 7, "a gap is at most 12 tokens"),
    "two tokens": (HEAD + "kind: sequence\npatterns: [[{word: [hands-on]}]]\n" + TAIL, 7, "'hands-on' is more than one token"),
    "report": (HEAD + "kind: sequence\nreport: [1, 3]\npatterns: [[x, y]]\n" + TAIL, 8, "report names item 3, but there are 2"),
    "bound": (HEAD + "kind: quantity\nquantity: experience\nbounds: [{over: top}]\n" + TAIL, 8, "a bound names an option of type map"),
    "side": (HEAD + "kind: quantity\nquantity: experience\nbounds: [{severity: error}]\n" + TAIL, 8, "one of 'over', 'from', 'under'"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_faults(write_rules: Load, text: str, line: int, message: str) -> None:
    rules = write_rules({"house/plain": text, "house/sound": PATTERN})
    assert [rule.id for rule in rules.rules if rule.id != "house/plain"] == ["house/sound"]
    (error,) = rules.errors
    assert message in error.message
    assert error.line == line
    assert str(error).startswith(f"{error.path}:{error.line}:{error.column}: ")


def test_columns(write_rules: Load) -> None:
    (error,) = write_rules({"house/plain": PATTERN.replace("[x]", "[ok, '(']")}).errors
    assert (error.line, error.column) == (7, 16)


@pytest.mark.parametrize("name", ["alone", "House/plain", "house/pl ain", "house/plain_2"])
def test_ids(write_rules: Load, name: str) -> None:
    (error,) = write_rules({name: PATTERN}).errors
    assert "id" in error.message or "family" in error.message


def test_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "plain.yaml").write_bytes(b"summary: \xff\n")
    (error,) = load_rules([tmp_path], shipped=False).errors
    assert "utf-8" in error.message


def test_the_same_id_twice(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder / "house").mkdir(parents=True)
        (tmp_path / folder / "house" / "plain.yaml").write_text(PATTERN)
    rules = load_rules([tmp_path / "a", tmp_path / "b"], shipped=False)
    assert len(rules.rules) == 1
    assert "there already is a rule 'house/plain'" in str(rules.errors[0])


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_rules([tmp_path / "none"], shipped=False)


def test_edits_are_seen(write_rules: Load, tmp_path: Path) -> None:
    assert write_rules({"house/plain": PATTERN}).rules[0].summary == "A test."
    path = tmp_path / "rules" / "house" / "plain.yaml"
    status = path.stat()
    path.write_text(PATTERN.replace("A test.", "B test."))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert load_rules([tmp_path / "rules"], shipped=False).rules[0].summary == "B test."


def test_hidden_and_other_files_are_no_rules(write_rules: Load, tmp_path: Path) -> None:
    folder = tmp_path / "rules" / "house"
    folder.mkdir(parents=True)
    (folder / ".hidden.yaml").write_text("x")
    (folder / "README.md").write_text("x")
    (tmp_path / "rules" / ".git" / "x").mkdir(parents=True)
    (tmp_path / "rules" / ".git" / "x" / "y.yaml").write_text("x")
    rules = write_rules({"house/plain": PATTERN})
    assert [rule.id for rule in rules.rules] == ["house/plain"]
    assert not rules.errors


# --- choosing -----------------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def four(write_rules: Load) -> RuleSet:
    off = PATTERN.replace("severity: warning", "severity: off")
    return write_rules(
        {
            "pay/vague": PATTERN + "aliases: [pay/unclear]\n",
            "pay/wide": off + "on-severity: info\n",
            "title/hype": PATTERN,
            "title/new": PATTERN + "status: preview\n",
        }
    )


def ids(rules: tuple[Rule, ...]) -> list[str]:
    return [rule.id for rule in rules]


@pytest.mark.parametrize(
    ("arguments", "chosen"),
    [
        ({}, ["pay/vague", "title/hype"]),
        ({"select": ["pay"]}, ["pay/vague"]),
        ({"select": ["pay/wide"]}, ["pay/wide"]),
        ({"select": ["pay/unclear"]}, ["pay/vague"]),
        ({"select": ["title/new", "pay"]}, ["pay/vague", "title/new"]),
        ({"select": []}, []),
        ({"extend_select": ["pay/wide"]}, ["pay/vague", "pay/wide", "title/hype"]),
        ({"ignore": ["pay"]}, ["title/hype"]),
        ({"ignore": ["title/hype"]}, ["pay/vague"]),
        ({"ignore": ["pay/unclear"]}, ["title/hype"]),
        ({"select": ["pay/vague"], "ignore": ["pay"]}, ["pay/vague"]),
        ({"select": ["pay"], "ignore": ["pay/vague"]}, []),
        ({"severities": {"pay": "off"}}, ["title/hype"]),
        ({"severities": {"pay": "off", "pay/vague": "error"}}, ["pay/vague", "title/hype"]),
        ({"severities": {"pay": "error"}}, ["pay/vague", "title/hype"]),
        ({"severities": {"pay/wide": "info"}}, ["pay/vague", "pay/wide", "title/hype"]),
        ({"severities": {"title/hype": "off"}, "select": ["title/hype"]}, ["title/hype"]),
    ],
    ids=str,
)
def test_resolve(four: RuleSet, arguments: dict[str, object], chosen: list[str]) -> None:
    assert ids(four.resolve(**arguments)) == chosen  # type: ignore[arg-type]


def test_severities(four: RuleSet) -> None:
    assert four.resolve(select=["pay/wide"])[0].severity == "info"
    assert not four.resolve(select=["pay/wide"])[0].forced
    changed = four.resolve(severities={"pay": "error"})[0]
    assert (changed.severity, changed.forced) == ("error", True)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("pay/vage", "there is no rule or folder of rules 'pay/vage'; did you mean 'pay/vague'?"),
        ("titel", "there is no rule or folder of rules 'titel'; did you mean 'title'?"),
        ("xyzzy", "there is no rule or folder of rules 'xyzzy'"),
    ],
)
def test_unknown_names(four: RuleSet, name: str, message: str) -> None:
    for arguments in ({"select": [name]}, {"extend_select": [name]}, {"ignore": [name]}, {"severities": {name: "off"}}):
        with pytest.raises(UnknownRuleError) as caught:
            four.resolve(**arguments)
        assert str(caught.value) == message


def test_options(write_rules: Load) -> None:
    text = (
        PATTERN + "options:\n  m: {type: map, default: {a: 1, b: 2}, help: x}\n  n: {type: int, default: 3, help: x}\n"
    )
    (rule,) = write_rules({"house/plain": text}).rules
    assert merged_options(rule, {}) == {"m": {"a": 1, "b": 2}, "n": 3}
    assert merged_options(rule, {"m": {"b": 5}, "n": 4}) == {"m": {"a": 1, "b": 5}, "n": 4}


# --- the shipped rules --------------------------------------------------------------------------------------------------------------------


def test_shipped_rules_are_found_and_quick_to_load() -> None:
    rules = load_rules()
    assert len(rules.rules) > 50
    assert Path(rulefile.shipped_folder()).is_dir()


def test_without_a_cache_the_rules_are_the_same(no_write: Path) -> None:
    once, twice = load_rules(), load_rules()
    assert once.rules == twice.rules
