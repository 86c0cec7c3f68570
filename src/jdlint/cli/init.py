"""``jdlint init``: measures a repository of postings, proposes a configuration and writes it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from jdlint._version import HOMEPAGE, __version__
from jdlint.cli.options import Arguments, UsageError
from jdlint.cli.output import complain

if TYPE_CHECKING:
    from jdlint.model import Document, Posting

CONFIG, BASELINE, HOOKS = ".jdlint.yaml", ".jdlint-baseline.json", ".pre-commit-config.yaml"
FREQUENT = 0.5  # the share of postings from which on a warning is proposed as info
REPEATED = 3  # the number of files in which a sentence must stand to count as boilerplate
_LEAST_POSTINGS = 10  # of fewer, a share says nothing
_LEAST_WORDS = 8
_SHOWN = 5


class Repeated(NamedTuple):
    """A sentence that stands in several files, and the rules that report something in it."""

    text: str
    files: int
    rules: tuple[str, ...]


class Measured(NamedTuple):
    """What was found: postings by folder, skipped and unreadable files, rules by the number of postings they report, and so on.

    Paths are relative to the folder that was measured, with forward slashes, folders with one at their end (``""`` for itself).
    """

    files: int
    postings: int
    folders: dict[str, int]
    closed: dict[str, int]
    kinds: dict[str, str]
    unreadable: tuple[str, ...]
    rules: dict[str, int]
    severities: dict[str, str]
    repeated: tuple[Repeated, ...]
    shared: dict[str, int]


class Plan(NamedTuple):
    """What is proposed, part by part."""

    exclude: tuple[str, ...]
    kinds: dict[str, str]
    boilerplate: tuple[str, ...]
    severities: dict[str, str]
    allow: tuple[Repeated, ...]
    baseline: bool


def main(arguments: Arguments) -> int:
    """Writes ``.jdlint.yaml``, a baseline and the hook entry; returns 0, or 2 where there is no posting or a configuration already."""
    if len(arguments.operands) > 1:
        raise UsageError("jdlint init takes one folder")
    folder = arguments.operands[0] if arguments.operands else os.curdir
    if not os.path.isdir(folder):
        raise UsageError(f"{folder}: there is no such folder")
    path = os.path.join(folder, CONFIG)
    from jdlint import config

    above = config.find(folder)
    if above is not None and os.path.dirname(above) == os.path.abspath(folder):
        complain(f"{os.path.relpath(above)}: configures jdlint already; jdlint init overwrites nothing")
        return 2
    ask = _yes if arguments.flag("yes") else _asking()
    measured = measure(folder)
    if not measured.postings:
        complain(f"no posting found below {folder}: jdlint reads Markdown, text, HTML, JSON and YAML")
        return 2
    for line in described(measured):
        print(line)
    plan = planned(measured, ask)
    hooks = _hooks_path(folder)
    hook = hooks is not None and ask(f"Add jdlint to {os.path.relpath(hooks)}, so that each commit is checked?", True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(configuration(measured, plan))
    print(f"Wrote {os.path.relpath(path)}.", flush=True)
    if above is not None:
        complain(
            f"{os.path.relpath(above)} does not hold for {folder} any more; name it under 'extends' where it should"
        )
    if plan.baseline and not _write_baseline(folder):
        return 2
    if hooks is not None and hook:
        print(add_hook(hooks, _hook_files(folder, hooks, measured, plan)))
    print(
        f"Next: 'jdlint {os.path.relpath(folder)}' reports what is new; commit {CONFIG}"
        + (f" and {BASELINE}." if plan.baseline else ".")
    )
    return 0


# --- measuring ----------------------------------------------------------------------------------------------------------------------------


def measure(folder: str) -> Measured:
    """Reads every file below a folder as a run would, and counts."""
    from jdlint import api, discovery, engine
    from jdlint.posting.likeness import looks_like_posting
    from jdlint.rulefile import load_rules

    rules = load_rules().resolve()
    documents: list[tuple[str, Document]] = []
    unreadable: list[str] = []
    others: list[str] = []
    counts: dict[str, int] = {}
    severities: dict[str, str] = {}
    found_in: dict[str, set[str]] = {}
    sentences: dict[str, tuple[str, set[str]]] = {}
    for found in discovery.find([folder]):
        path = found.path
        name = os.path.relpath(path, folder).replace(os.sep, "/")
        if isinstance(found, discovery.InputError):
            unreadable.append(name)
            continue
        if discovery.skipped_by_name(path):
            continue
        try:
            document = api.parse(discovery.load(path))
        except discovery.InputError:
            unreadable.append(name)
            continue
        if discovery.is_report(document.source) or not looks_like_posting(document):
            others.append(name)
            continue
        documents.append((name, document))
        findings = engine.run(document, rules).findings
        for rule, severity in {finding.rule: finding.severity for finding in findings}.items():
            counts[rule] = counts.get(rule, 0) + 1
            severities[rule] = severity
        for start, end, text in _sentences(document):
            key = " ".join(text.casefold().split())
            sentences.setdefault(key, (" ".join(text.split()), set()))[1].add(name)
            found_in.setdefault(key, set()).update(
                finding.rule
                for finding in findings
                if not finding.missing and start <= finding.start and finding.end <= end and finding.severity != "info"
            )
    repeated = sorted(
        (
            Repeated(text, len(files), tuple(sorted(found_in[key])))
            for key, (text, files) in sentences.items()
            if len(files) >= REPEATED
        ),
        key=lambda one: (-one.files, one.text),
    )
    every = [(name, one) for name, document in documents for one in document.postings]
    return Measured(
        len(documents),
        len(every),
        _by_folder(name for name, _ in documents),
        _by_folder(name for name, one in every if one.state == "closed"),
        _kinds(every),
        tuple(unreadable),
        dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))),
        severities,
        tuple(repeated),
        _shared(documents, others),
    )


def _sentences(document: Document) -> Iterable[tuple[int, int, str]]:
    """The longer sentences of a document's postings with their source ranges."""
    from jdlint import sentences

    for one in document.postings:
        for passage in one.passages:
            block = passage.block
            if block.kind == "field" or passage.heading or passage.title:
                continue
            for start, end in sentences.split(block.text):
                text = block.text[start:end]
                if len(text.split()) >= _LEAST_WORDS:
                    yield *block.span(start, end), text


def _by_folder(names: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        folder = _folder_of(name)
        counts[folder] = counts.get(folder, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _folder_of(name: str) -> str:
    return name[: name.rfind("/") + 1]


def _kinds(postings: Sequence[tuple[str, Posting]]) -> dict[str, str]:
    """Folders nearly all of whose postings are of one kind other than advert."""
    by_folder: dict[str, list[str]] = {}
    for name, one in postings:
        by_folder.setdefault(_folder_of(name), []).append(one.kind)
    found: dict[str, str] = {}
    for folder, kinds in sorted(by_folder.items()):
        for kind in ("role-description", "template"):
            if folder and len(kinds) >= 2 and kinds.count(kind) >= 0.8 * len(kinds):
                found[folder] = kind
    return found


def _shared(documents: Sequence[tuple[str, Document]], others: Sequence[str]) -> dict[str, int]:
    """Files that are no postings, but that two or more of them link to or include, with how many do."""
    counts: dict[str, int] = {}
    for name in others:
        base = name.rpartition("/")[2]
        number = sum(1 for _, document in documents if base in document.source.text and _refers(document, base))
        if number >= 2:
            counts[name] = number
    return counts


def _refers(document: Document, base: str) -> bool:
    """Whether a link or a tag of a site generator names a file."""
    for block in document.blocks:
        if block.kind == "template" and base in document.source.text[block.start : block.end]:
            return True
        for mark in block.marks:
            if (mark.kind == "link" and mark.target.partition("#")[0].endswith(base)) or (
                mark.kind == "template" and base in block.text[mark.start : mark.end]
            ):
                return True
    return False


def described(measured: Measured) -> list[str]:
    """What was measured, for a person."""
    lines = [f"{_counted(measured.postings, 'posting')} in {_counted(measured.files, 'file')}:"]
    lines += [f"  {count:>5}  {folder or './'}" for folder, count in measured.folders.items()]
    if measured.closed:
        total = sum(measured.closed.values())
        lines.append(
            f"{total} of them {'is' if total == 1 else 'are'} closed: only placeholders, syntax and dates are checked there."
        )
    if measured.rules:
        lines += ["", "Reported most often (rule, postings):"]
        lines += [
            f"  {count:>5}  {rule} ({measured.severities[rule]})" for rule, count in list(measured.rules.items())[:10]
        ]
    if measured.repeated:
        lines += [
            "",
            f"{_counted(len(measured.repeated), 'sentence')} in {REPEATED} files or more; each is one decision:",
        ]
        for one in measured.repeated[:_SHOWN]:
            rules = f" ({', '.join(one.rules)})" if one.rules else ""
            lines.append(f"  {one.files:>5}  {_shortened(one.text)}{rules}")
    if measured.shared:
        lines += ["", "Included or linked by several postings:"]
        lines += [f"  {count:>5}  {name}" for name, count in measured.shared.items()]
    return [*lines, ""]


# --- deciding -----------------------------------------------------------------------------------------------------------------------------

Ask = Callable[[str, bool], bool]


def _yes(question: str, proposed: bool) -> bool:  # noqa: ARG001 (every way of asking takes the question)
    return proposed


def _asking() -> Ask:
    if not sys.stdin.isatty():
        raise UsageError("jdlint init asks questions, and nobody can answer here; --yes takes what it proposes")

    def ask(question: str, proposed: bool) -> bool:
        while True:
            print(f"{question} [{'Y/n' if proposed else 'y/N'}] ", end="", flush=True)
            answer = sys.stdin.readline()
            if not answer:
                raise UsageError("no answer; nothing was written")
            word = answer.strip().lower()
            if not word:
                return proposed
            if word in ("y", "yes", "n", "no"):
                return word[0] == "y"

    return ask


def planned(measured: Measured, ask: Ask) -> Plan:
    """What to write, each part as ``ask`` decides."""
    # A folder named archive or past says nothing of next year's postings there, so it is left to the check of closed postings
    # unless each posting in it is closed.
    past = tuple(
        folder
        for folder, count in measured.closed.items()
        if folder and count >= REPEATED and count >= measured.folders.get(folder, 0)
    )
    if past and not ask(f"Exclude the folders of closed postings ({', '.join(past)})?", True):
        past = ()
    kinds = {
        folder: kind for folder, kind in measured.kinds.items() if ask(f"Treat what is in {folder} as {kind}s?", True)
    }
    shared = tuple(
        name for name in measured.shared if ask(f"Count the text of {name} as present in every posting?", True)
    )
    baseline = ask("Record what is there now as known, so that only what is new is reported?", True)
    # With a baseline nothing need be lowered: what is there is known, and new postings can do better.
    severities = {
        rule: "info"
        for rule, count in _frequent(measured).items()
        if ask(f"{rule} reports {count} of {_open(measured)} open postings: only hint at it for now?", not baseline)
    }
    allow = tuple(
        one
        for one in measured.repeated
        if one.rules
        and ask(f"In {one.files} files: {_shortened(one.text)!r} ({', '.join(one.rules)}). Allow it everywhere?", False)
    )
    return Plan(past, kinds, shared, severities, allow, baseline)


def _open(measured: Measured) -> int:
    return measured.postings - sum(measured.closed.values())


def _frequent(measured: Measured) -> dict[str, int]:
    """Rules that warn in half of the open postings or more; those about laws are not for lowering."""
    if _open(measured) < _LEAST_POSTINGS:
        return {}
    return {
        rule: count
        for rule, count in measured.rules.items()
        if measured.severities[rule] == "warning"
        and not rule.startswith("legal/")
        and count >= FREQUENT * _open(measured)
    }


# --- writing ------------------------------------------------------------------------------------------------------------------------------


def configuration(measured: Measured, plan: Plan) -> str:
    """The text of ``.jdlint.yaml``, every part with a comment."""
    lines = [
        "# jdlint: how the postings of this repository are checked.",
        f"# All keys: {HOMEPAGE}/configuration; all rules: 'jdlint rules'; one of them: 'jdlint explain RULE'.",
        "extends: jdlint:default",
        "",
        "# From which severity on a run fails: error, warning or info.",
        "fail-on: warning",
    ]
    if plan.baseline:
        lines += [
            "",
            "# Findings known when jdlint was set up; 'jdlint --write-baseline FILE PATH' takes out what has been mended.",
            f"baseline: {BASELINE}",
        ]
    exclude = [*plan.exclude, *measured.unreadable]
    if exclude:
        lines += ["", "# Not checked: closed postings, and files that cannot be read."]
        lines += ["exclude:", *(f"  - {_quoted(_glob(name))}" for name in exclude)]
    if plan.boilerplate:
        lines += ["", "# What these files say counts as said in every posting."]
        lines += ["boilerplate:", *(f"  - {_quoted(name)}" for name in plan.boilerplate)]
    frequent = _frequent(measured)
    if frequent:
        hidden = "" if plan.severities else "# "
        note = (
            "raise them again as you get to them."
            if plan.severities
            else "to be only hinted at, until you get to them:"
        )
        lines += ["", f"# Reported in half of the open postings or more; {note}", f"{hidden}rules:"]
        lines += [
            f"{hidden}  {rule}: info  # {count} postings"
            for rule, count in frequent.items()
            if not plan.severities or rule in plan.severities
        ]
    if plan.kinds:
        lines += ["", "# What is in these folders, where it is no advert.", "overrides:"]
        for folder, kind in plan.kinds.items():
            lines += [f"  - files: {_quoted(_glob(folder))}", f"    kind: {kind}"]
    open_decisions = [one for one in measured.repeated if one.rules and one not in plan.allow][:_SHOWN]
    if plan.allow:
        lines += ["", "# Sentences of many postings that are meant as they are."]
    if open_decisions:
        lines += [
            "",
            "# Decide once: these sentences stand in many postings, and something is reported in each. Mend them, or allow them:",
        ]
    lines += _allowed(plan.allow, open_decisions)
    return "\n".join(lines) + "\n"


def _allowed(allowed: Iterable[Repeated], undecided: Iterable[Repeated]) -> list[str]:
    """The key ``allow``, in which each rule stands once; what is not decided on is a comment that is valid once it is none."""
    by_rule: dict[str, list[tuple[str, Repeated]]] = {}
    for mark, sentences in (("", allowed), ("# ", undecided)):
        for one in sentences:
            for rule in one.rules:
                by_rule.setdefault(rule, []).append((mark, one))
    lines: list[str] = []
    for rule, entries in sorted(by_rule.items()):
        lines.append(f"{entries[0][0]}  {rule}:")
        lines += [f"{mark}    - {_quoted(one.text)}  # in {one.files} files" for mark, one in entries]
    head = "allow:" if any(not line.startswith("#") for line in lines) else "# allow:"
    return [head, *lines] if lines else []


def _quoted(text: str) -> str:
    """A YAML scalar in double quotes."""
    from json import dumps

    return dumps(text, ensure_ascii=False)


def _glob(name: str) -> str:
    """A name as a pattern that matches it alone, anchored at the configuration's folder."""
    escaped = "".join(f"\\{char}" if char in "*?[]!#\\" else char for char in name)
    return f"/{escaped}"


def _write_baseline(folder: str) -> bool:
    """Writes the baseline as a check by the new configuration finds it; whether everything could be checked."""
    from jdlint.cli import main as run

    path = os.path.normpath(os.path.join(folder, BASELINE))
    code = run(
        [
            "check",
            "--write-baseline",
            path,
            "--output-format",
            "concise",
            "--output-file",
            os.devnull,
            "--quiet",
            folder,
        ]
    )
    if code == 2:
        return False
    left = run(["check", "--output-format", "concise", "--quiet", folder])
    if left:
        print(
            "What is listed above is still reported: legal errors need a look ('--baseline-legal' takes them in), and a configuration"
            " further down holds alone for its folder: name the baseline in it too."
        )
    return left != 2


def _hooks_path(folder: str) -> str | None:
    """Where the hooks of the repository stand or belong; None outside of one."""
    above = os.path.abspath(folder)
    while not os.path.exists(os.path.join(above, ".git")):
        if os.path.dirname(above) == above:
            return None
        above = os.path.dirname(above)
    return os.path.join(above, HOOKS)


def _hook_files(folder: str, hooks: str, measured: Measured, plan: Plan) -> str:
    """The pattern of the files that the hook is given: the folders of postings, or everything where they stand at the top."""
    import re

    top = os.path.relpath(os.path.abspath(folder), os.path.dirname(hooks)).replace(os.sep, "/")
    start = "" if top == "." else f"{top}/"
    folders = [name for name in measured.folders if name not in plan.exclude]
    if "" in folders:
        folders = [""]
    names = sorted({f"{start}{name}" for name in folders})
    if names == [""]:
        return r"\.(md|markdown|txt|html?|json|ya?ml)$"
    escaped = [re.escape(name).replace("\\-", "-").replace("\\/", "/") for name in names]
    return f"^{escaped[0]}" if len(escaped) == 1 else f"^({'|'.join(escaped)})"


def add_hook(path: str, files: str) -> str:
    """Adds jdlint to ``.pre-commit-config.yaml``, which is made where it is missing; returns what was done, in words."""
    entry = [
        "- repo: " + HOMEPAGE,
        f"  rev: v{__version__}",
        "  hooks:",
        "    - id: jdlint",
        f"      files: '{files.replace(chr(39), chr(39) * 2)}'",
    ]
    shown = os.path.relpath(path)
    if not os.path.exists(path):
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write("repos:\n" + "".join(f"  {line}\n" for line in entry))
        return f"Wrote {shown}."
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    if "id: jdlint" in text:
        return f"{shown} runs jdlint already."
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.rstrip().split(newline)
    items = [line for line in lines if line.lstrip().startswith("- repo:")]
    last_key = next((line for line in reversed(lines) if line[:1] not in ("", " ", "-", "#")), "")
    if not items or last_key.rstrip() != "repos:":
        return f"Add to {shown}, under repos:\n" + "\n".join(f"  {line}" for line in entry)
    indent = items[-1][: len(items[-1]) - len(items[-1].lstrip())]
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(newline.join([*lines, *(indent + line for line in entry)]) + newline)
    return f"Added jdlint to {shown}."


def _shortened(text: str) -> str:
    return text if len(text) <= 100 else text[:99].rstrip() + "…"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
