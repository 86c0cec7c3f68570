"""The hook we offer, through the real pre-commit."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from .conftest import run, succeed

pytestmark = pytest.mark.packaging

GOOD = Path(__file__).parents[2] / "examples" / "good" / "cook.md"
PRE_COMMIT = (sys.executable, "-m", "pre_commit")
IDENTITY = ("-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false")


def git(*words: str, cwd: Path) -> str:
    return succeed("git", *IDENTITY, *words, cwd=cwd)


@pytest.fixture(scope="module")
def consumer(project: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A repository that names ours in its pre-commit configuration, with the hook installed, and the environment to use it in."""
    base = tmp_path_factory.mktemp("hook")
    offered = base / "jdlint"
    shutil.copytree(project, offered)
    git("init", "--quiet", cwd=offered)
    git("add", "--all", cwd=offered)
    git("commit", "--quiet", "--message", "all", cwd=offered)
    revision = git("rev-parse", "HEAD", cwd=offered).strip()
    repository = base / "consumer"
    repository.mkdir()
    git("init", "--quiet", cwd=repository)
    (repository / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {offered}\n    rev: {revision}\n    hooks:\n      - id: jdlint\n", encoding="utf-8"
    )
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "GITHUB_"))},
        "PRE_COMMIT_HOME": str(base / "cache"),
    }
    succeed(*PRE_COMMIT, "validate-manifest", offered / ".pre-commit-hooks.yaml", cwd=base)
    succeed(*PRE_COMMIT, "install", "--install-hooks", cwd=repository, env=environment)
    return repository, environment


def test_a_bad_posting_blocks_the_commit_until_it_is_mended(consumer: tuple[Path, dict[str, str]]) -> None:
    repository, environment = consumer
    jobs = repository / "jobs"
    jobs.mkdir()
    text = GOOD.read_text(encoding="utf-8")
    bad = re.sub(r"(?m)^Location: .*$", "Location: [City]", text)
    line = bad[: bad.index("Location: [City]")].count("\n") + 1
    (jobs / "cook.md").write_text(bad, encoding="utf-8")
    (jobs / "README.md").write_text("# Our jobs\n\nTODO: describe [this folder].\n", encoding="utf-8")
    (jobs / "requirements.txt").write_text("mkdocs>=1.6\n", encoding="utf-8")
    git("add", "--all", cwd=repository)
    commit = ("git", *IDENTITY, "commit", "--message", "a cook")

    blocked = run(*commit, cwd=repository, env=environment)
    output = blocked.stdout + blocked.stderr
    assert blocked.returncode == 1, output
    assert f"jobs/cook.md:{line}:11: must:" in output
    assert "placeholder/bracketed" in output
    assert "Location: [City]" in output
    assert "README.md:" not in output
    assert "requirements.txt:" not in output

    (jobs / "cook.md").write_text(text, encoding="utf-8")
    git("add", "--all", cwd=repository)
    passed = run(*commit, cwd=repository, env=environment)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout + passed.stderr


def test_a_commit_without_postings_passes(consumer: tuple[Path, dict[str, str]]) -> None:
    repository, environment = consumer
    (repository / "jobs").mkdir(exist_ok=True)
    (repository / "jobs" / "README.md").write_text("# Jobs\n\nHow we write them.\n", encoding="utf-8")
    git("add", "--all", cwd=repository)
    passed = run("git", *IDENTITY, "commit", "--message", "a readme", cwd=repository, env=environment)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "jdlint" in passed.stdout + passed.stderr


def test_mending_and_offline_from_a_wheelhouse(project: Path, tmp_path: Path) -> None:
    wheels, repository = tmp_path / "wheels", tmp_path / "consumer"
    # What a firewalled machine is given: jdlint's requirements, and what builds jdlint.
    succeed(sys.executable, "-m", "pip", "download", "--quiet", "--dest", wheels, project, "hatchling>=1.27")
    (repository / "jobs").mkdir(parents=True)
    git("init", "--quiet", cwd=repository)
    posting = repository / "jobs" / "cook.md"
    text = GOOD.read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if line.startswith("- "))
    word = first.split()[1]
    posting.write_text(text.replace(first, first.replace(word, f"{word} {word.lower()}", 1), 1), encoding="utf-8")
    git("add", "--all", cwd=repository)
    offered = tmp_path / "jdlint"
    shutil.copytree(project, offered)
    git("init", "--quiet", cwd=offered)
    git("add", "--all", cwd=offered)
    git("commit", "--quiet", "--message", "all", cwd=offered)
    offline = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "PIP_"))},
        "PRE_COMMIT_HOME": str(tmp_path / "cache"),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
    }
    command = (*PRE_COMMIT, "try-repo", offered, "jdlint-fix", "--all-files", "--color=never")
    mended = run(*command, cwd=repository, env=offline)
    output = mended.stdout + mended.stderr
    assert mended.returncode == 1, output
    assert "files were modified by this hook" in output
    assert posting.read_text(encoding="utf-8").casefold() == text.casefold()
    again = run(*command, cwd=repository, env=offline)
    assert again.returncode == 0, again.stdout + again.stderr

    # The same as docs/integrations.md tells it, for a repository that names the hook.
    revision = git("rev-parse", "HEAD", cwd=offered).strip()
    (repository / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {offered}\n    rev: {revision}\n    hooks:\n      - id: jdlint\n", encoding="utf-8"
    )
    git("add", "--all", cwd=repository)
    succeed(*PRE_COMMIT, "install", "--install-hooks", cwd=repository, env=offline)
    passed = run(*PRE_COMMIT, "run", "--all-files", "--color=never", cwd=repository, env=offline)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout
