"""What is imported when, and by whom: the start is fast, and data flows one way."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "jdlint"
HEAVY = {
    "spacy",
    "numpy",
    "pydantic",
    "rich",
    "click",
    "typer",
    "pathspec",
    "logging",
    "inspect",
    "dataclasses",
    "pathlib",
    "argparse",
}

# From left to right: a module imports what stands in its own group or in one before it. docs/architecture.md shows the same.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("_version",),
    ("source", "textmap"),
    ("model",),
    ("compiled", "yamlnode", "tomlnode", "words", "inflect"),
    ("lexicons",),
    ("readers",),
    ("posting",),
    ("settings", "rule", "passages", "sentences", "readability", "edits", "nlp", "kinds", "functions", "rulefile"),
    ("engine",),
    ("suppress", "baseline", "changed", "fix", "config", "ruletest"),
    ("discovery", "api"),
    ("report",),
    ("cli", "__main__"),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}


def modules() -> Iterator[tuple[str, Path]]:
    """The package's modules by their dotted name without ``jdlint.``."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imported(path: Path) -> Iterator[str]:
    """The modules of jdlint that a file names in imports, wherever they stand, without ``jdlint.``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.removeprefix("jdlint.") for alias in node.names if alias.name.startswith("jdlint."))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide where a name comes from"
            if node.module == "jdlint":
                yield from (alias.name for alias in node.names)
            elif (node.module or "").startswith("jdlint."):
                yield str(node.module).removeprefix("jdlint.")


@pytest.mark.parametrize(
    ("name", "path"), [pytest.param(*pair, id=pair[0] or "jdlint") for pair in modules() if pair[0]]
)
def test_imports_go_one_way(name: str, path: Path) -> None:
    layer = name.split(".")[0]
    assert layer in RANK, f"{name} has no place in LAYERS"
    for other in imported(path):
        top = other.split(".")[0]
        assert top in RANK, f"{other} has no place in LAYERS"
        assert RANK[top] <= RANK[layer], f"{name} imports {other}, which stands to its right"


def test_only_nlp_names_spacy() -> None:
    for name, path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {
            alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        } | {str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert "spacy" not in named or name == "nlp", name


def python(code: str, *words: str) -> str:
    """What a new interpreter prints that runs some code."""
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def loaded_by(code: str, *words: str) -> set[str]:
    """The modules that some code leaves in ``sys.modules``, without those of the bare interpreter."""
    tail = "\nimport json, sys as _s\nprint('\\n' + json.dumps(sorted(_s.modules)))"
    bare = set(json.loads(python(tail).splitlines()[-1]))
    return set(json.loads(python(code + tail, *words).splitlines()[-1])) - bare


def tops(names: set[str]) -> set[str]:
    return {name.split(".")[0] for name in names}


def test_importing_jdlint_imports_nothing_of_it() -> None:
    names = loaded_by("import jdlint")
    assert {name for name in names if name.startswith("jdlint")} == {"jdlint", "jdlint._version"}
    assert not tops(names) & HEAVY


def test_importing_jdlint_takes_under_30_milliseconds() -> None:
    code = "import time; start = time.perf_counter(); import jdlint; print(time.perf_counter() - start)"
    assert min(float(python(code)) for _ in range(3)) < 0.03


def test_the_version_is_told_at_once() -> None:
    names = loaded_by("from jdlint.cli import main; main(['--version'])")
    assert {name for name in names if name.startswith("jdlint")} == {"jdlint", "jdlint._version", "jdlint.cli"}


CHECK = """
import sys
from jdlint.cli import main
code = main(["check", "--isolated", "--output-format", "concise", *sys.argv[1:]])
assert code == 0, code
"""


def test_a_clean_posting_needs_nothing_heavy(tmp_path: Path) -> None:
    posting = tmp_path / "accountant.md"
    posting.write_text((ROOT / "examples" / "good" / "accountant.md").read_text(encoding="utf-8"), encoding="utf-8")
    level = "import sys, pathlib, jdlint; print(jdlint.read(pathlib.Path(sys.argv[1])).postings[0].level.value)"
    assert python(level, str(posting)).strip() in ("mid", "none")
    names = tops(loaded_by(CHECK, str(posting)))
    assert not names & {"spacy", "numpy", "pydantic", "rich"}
    assert not names & HEAVY
