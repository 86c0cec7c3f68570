"""Data flows one way: every module imports only what stands left of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "jdlint"

# From left to right; modules of one layer may know each other. A package stands for all of its modules.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("_version",),
    ("memo", "source", "textmap"),
    ("gate",),
    ("model",),
    ("edits", "settings", "compiled", "yamlnode", "tomlnode", "words", "sentences", "inflect", "readability"),
    ("lexicons",),
    ("readers",),
    ("posting",),
    ("passages",),
    ("rule",),
    ("rulefile", "nlp"),
    ("kinds", "functions"),
    ("engine",),
    ("fix", "suppress", "baseline", "changed", "discovery"),
    ("config", "ruletest"),
    ("api",),
    ("report",),
    ("cli",),
    ("",),  # jdlint itself
    ("__main__",),
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
MODULES = sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.py"))


def module_of(path: Path) -> str:
    """The dotted name below ``jdlint``: ``kinds.phrases``, ``kinds`` for its __init__, ``""`` for jdlint itself."""
    return ".".join(path.with_suffix("").parts).removesuffix("__init__").removesuffix(".")


def layer_of(module: str) -> str:
    return module.partition(".")[0]


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """The modules of jdlint that a file imports, wherever in it, with the line."""
    names = {module_of(known) for known in MODULES}
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "jdlint":
                    yield node.lineno, alias.name.removeprefix("jdlint").removeprefix(".")
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "jdlint":
            base = node.module.removeprefix("jdlint").removeprefix(".")
            for alias in node.names:
                whole = f"{base}.{alias.name}".removeprefix(".")
                yield node.lineno, whole if whole in names else base


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports_lead_left(path: Path) -> None:
    here = layer_of(module_of(path))
    assert here in RANK, f"say in tests/test_layers.py which layer {here!r} belongs to"
    for line, module in imported(path):
        there = layer_of(module)
        assert RANK[there] <= RANK[here], f"{path}:{line} imports {module or 'jdlint'}, which stands right of it"


def test_only_one_module_names_spacy() -> None:
    for path in MODULES:
        if path == Path("nlp.py"):
            continue
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not any(name.split(".")[0] == "spacy" for name in names), path
