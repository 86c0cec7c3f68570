"""What the packaging tests share: a clean copy of the project, and what is built from it, made once a run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What the project consists of; a checkout holds more (virtual environments, caches).
PARTS = (
    "pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", ".gitignore", ".pre-commit-hooks.yaml",
    "action.yml", "Dockerfile", ".dockerignore", "src", "rules", "docs", "examples", "scripts", "tests", "ci", "templates",
)  # fmt: skip
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def run(
    *command: str | Path, cwd: Path | str = "/", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs a command; what it prints is in the result."""
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def succeed(*command: str | Path, cwd: Path | str = "/", env: dict[str, str] | None = None) -> str:
    """Runs a command that must succeed and returns its standard output."""
    done = run(*command, cwd=cwd, env=env)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project without what a checkout gathers."""
    copy = tmp_path_factory.mktemp("project") / "jdlint"
    copy.mkdir()
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, copy / part, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy2(source, copy / part)
    return copy


@pytest.fixture(scope="session")
def built(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the project's sdist, and the wheel that is built from that sdist."""
    out = tmp_path_factory.mktemp("dist")
    succeed(sys.executable, "-m", "build", "--outdir", out, project)
    return out


def environment(folder: Path, install: Sequence[str | Path]) -> Path:
    """A virtual environment with jdlint installed by ``pip install --no-deps``; what jdlint needs is borrowed from here.

    Returns its folder of programs.
    """
    succeed(sys.executable, "-m", "venv", "--without-pip", folder)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    python = programs / "python"
    succeed(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", *install)
    site = Path(succeed(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    import yaml

    borrowed = Path(yaml.__file__).parents[1]
    # A path file comes after the environment's own packages and is not read recursively, so that jdlint itself is not borrowed.
    (site / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8")
    return programs
