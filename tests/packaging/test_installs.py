"""However jdlint is installed, it finds its rules and runs from anywhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, environment, run, succeed

pytestmark = pytest.mark.packaging

BAD = "# Junior Cook\n\nLocation: [City]\n"


def rules_of(programs: Path) -> list[str]:
    listed: list[dict[str, Any]] = json.loads(succeed(programs / "jdlint", "rules", "--output-format", "json"))["rules"]
    return [rule["rule"] for rule in listed]


def expected(project: Path) -> list[str]:
    return sorted(
        path.relative_to(project / "rules").with_suffix("").as_posix() for path in (project / "rules").rglob("*.yaml")
    )


def lints(programs: Path, tmp_path: Path) -> None:
    posting = tmp_path / "cook.md"
    posting.write_text(BAD, encoding="utf-8")
    done = run(programs / "jdlint", posting, "--output-format", "concise", cwd="/")
    assert done.returncode == 1, done.stderr
    assert f"{posting}:3:11: error placeholder/bracketed" in done.stdout


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_wheel_and_sdist(kind: str, project: Path, built: Path, tmp_path: Path) -> None:
    (archive,) = built.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    programs = environment(tmp_path / "venv", [archive])
    assert sorted(rules_of(programs)) == expected(project)
    lints(programs, tmp_path)


def test_editable_install_sees_edited_rules(project: Path, tmp_path: Path) -> None:
    programs = environment(tmp_path / "venv", ["--editable", project])
    assert sorted(rules_of(programs)) == expected(project)
    lints(programs, tmp_path)
    rule = project / "rules" / "placeholder" / "bracketed.yaml"
    before = rule.read_text(encoding="utf-8")
    rule.write_text(before.replace("summary:", "summary: Edited.", 1), encoding="utf-8")
    try:
        assert "Edited." in succeed(programs / "jdlint", "explain", "placeholder/bracketed")
    finally:
        rule.write_text(before, encoding="utf-8")


def test_the_wheel_holds_the_package_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert len(tops) == 2
    assert "jdlint" in tops
    assert {"jdlint/py.typed", "jdlint/report/html.css"} <= set(names)
    assert any(name.startswith("jdlint/lexicons/") and name.endswith(".yaml") for name in names)
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_types_are_seen_by_a_program_that_uses_them(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    programs = environment(tmp_path / "venv", [wheel])
    program = tmp_path / "program.py"
    program.write_text(
        "import jdlint\n"
        "findings = jdlint.check('# Cook\\n', select=['required'])\n"
        "reveal_type(findings)\n"
        "reveal_type(jdlint.read('# Cook\\n').postings[0].level.value)\n",
        encoding="utf-8",
    )
    out = succeed(
        sys.executable, "-m", "mypy", "--strict", "--python-executable", programs / "python", program, cwd=tmp_path
    )
    assert "list[tuple[" in out
    assert "jdlint.model.Finding" in out
    assert "Literal['intern']" in out


def test_any_other_service(built: Path, tmp_path: Path) -> None:
    """Runs the commands that docs/integrations.md shows, with jdlint from here and what it needs from the registry."""
    page = (ROOT / "docs" / "integrations.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"(?ms)^```sh\n(.*?)^```$", page.partition("## Any other service")[2].partition("\n## ")[0])
    shutil.copytree(ROOT / "examples" / "bad", tmp_path / "postings")
    offered = {**os.environ, "PIP_FIND_LINKS": str(built)}
    done = run("bash", "-e", "-c", block, cwd=tmp_path, env=offered)
    assert done.returncode == 1, done.stderr
    assert "postings/junior-developer-template.md:3:11: error placeholder/bracketed" in done.stdout
    assert (tmp_path / "checkstyle.xml").read_text(encoding="utf-8").startswith("<?xml")
