"""A wheel carries what is made of its rules and lexicons, so that nothing is parsed at the first start either."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .conftest import environment, run

pytestmark = pytest.mark.packaging

CODE = """\
import sys
from jdlint import lexicons, rulefile
rules = rulefile.load_rules()
rules.docs(rules.rules[0])
for name in lexicons.names():
    lexicons.load(name)
print(len(rules.rules), 'yaml' in sys.modules)
"""


def test_nothing_is_parsed(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    programs = environment(tmp_path / "venv", [wheel])
    nowhere = {**os.environ, "XDG_CACHE_HOME": "/proc/none"}
    done = run(programs / "python", "-c", CODE, env=nowhere)
    count, parsed = done.stdout.split()
    assert int(count) > 50
    assert parsed == "False"


def test_an_edited_rule_of_an_installed_jdlint_is_seen(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    programs = environment(tmp_path / "venv", [wheel])
    place = run(programs / "python", "-c", "from jdlint.rulefile import shipped_folder; print(shipped_folder())").stdout
    path = Path(place.strip()) / "placeholder" / "bracketed.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("severity: error", "severity: info "), encoding="utf-8")
    code = "from jdlint.rulefile import load_rules; print(load_rules().get('placeholder/bracketed').severity)"
    assert run(programs / "python", "-c", code).stdout == "info\n"
