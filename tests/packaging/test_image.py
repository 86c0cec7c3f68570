"""The image: what the Dockerfile does, with Docker where its daemon runs, and step by step without."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from .conftest import ROOT, environment, run, succeed

pytestmark = pytest.mark.packaging


def lines() -> list[str]:
    """The instructions of the Dockerfile, continued lines joined."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_what_is_copied_is_enough_to_install(project: Path, tmp_path: Path) -> None:
    source = tmp_path / "src"
    source.mkdir()
    for line in lines():
        if line.startswith("COPY "):
            *names, target = line.split()[1:]
            for name in names:
                below = source / target.removeprefix("/src").strip("/")
                if (project / name).is_dir():
                    shutil.copytree(project / name, below)
                else:
                    shutil.copy(project / name, below)
    programs = environment(tmp_path / "venv", [source])
    # The entry point and its default, in a folder that is mounted.
    (entry,) = (line for line in lines() if line.startswith("ENTRYPOINT"))
    assert shlex.split(re.sub(r"[\[\],]", " ", entry))[1:] == ["jdlint"]
    (default,) = (line for line in lines() if line.startswith("CMD"))
    words = shlex.split(re.sub(r"[\[\],]", " ", default))[1:]
    work = tmp_path / "work"
    shutil.copytree(ROOT / "examples" / "bad", work)
    done = run(programs / "jdlint", *words, cwd=work)
    assert done.returncode == 1, done.stderr
    assert "placeholder/bracketed" in done.stdout


def test_the_image_by_docker(project: Path, tmp_path: Path) -> None:
    docker = shutil.which("docker")
    if docker is None or run(docker, "info").returncode:
        pytest.skip("no Docker daemon runs here")
    page = (ROOT / "docs" / "integrations.md").read_text(encoding="utf-8").partition("## Docker")[2]
    (block,) = re.findall(r"(?ms)^```sh\n(.*?)^```$", page.partition("\n## ")[0])
    build, *runs = block.splitlines()
    succeed(docker, *shlex.split(build)[1:], cwd=project)
    shutil.copytree(ROOT / "examples" / "bad", tmp_path / "postings")
    for line in runs:
        done = run("bash", "-c", line, cwd=tmp_path, env={**os.environ, "PWD": str(tmp_path)})
        assert done.returncode == 1, done.stderr
