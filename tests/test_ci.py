"""What services run: the steps of the GitHub Action and of the GitLab component as shell scripts, with the same inputs, hostile ones too."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from jdlint import __version__

pytestmark = pytest.mark.packaging
ROOT = Path(__file__).parents[1]
BAD = "# Junior Cook\n\nLocation: [City]\n\n## Your tasks\n\n- Cook soup\n\n## Your skills\n\n- You can cook soup\n"
HOSTILE = (
    "$(touch pwned)", "`touch pwned`", "; touch pwned", '"; touch pwned; "', "' && touch pwned '", "x\ny; touch pwned", "*", "--output-file=pwned",
)  # fmt: skip
IDENTITY = ("-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A workspace with a bad posting, and a folder of programs with jdlint."""
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "jdlint"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m jdlint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    work = tmp_path / "work"
    (work / "postings").mkdir(parents=True)
    (work / "postings" / "cook.md").write_text(BAD, encoding="utf-8")
    (work / "with space.md").write_text(BAD, encoding="utf-8")
    return work


def environment(place: Path, **more: str) -> dict[str, str]:
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GITHUB_", "CI_", "GIT_", "BUILD_", "JDLINT_"))
    }
    return {**inherited, "PATH": f"{place.parent / 'bin'}{os.pathsep}{os.environ['PATH']}", **more}


def action() -> Any:
    return yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def filled(text: str, inputs: Mapping[str, str]) -> str:
    """A value of the action with its inputs filled in, as GitHub does before the shell sees it."""
    return re.sub(r"\$\{\{ *inputs\.([\w-]+) *\}\}", lambda found: inputs[found[1]], text)


def run_action(
    place: Path, name: str, *, more: Mapping[str, str] = {}, **given: str
) -> subprocess.CompletedProcess[str]:
    """Runs the step of the action that has a name, as GitHub does: the script in a file, under bash."""
    described = action()
    inputs = {key: value.get("default", "") for key, value in described["inputs"].items()}
    inputs |= {key.replace("_", "-"): value for key, value in given.items()}
    (step,) = [step for step in described["runs"]["steps"] if step.get("name") == name]
    variables = {key: filled(value, inputs) for key, value in step["env"].items()}
    script = place.parent / "step.sh"
    script.write_text(filled(step["run"], inputs), encoding="utf-8")
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script],
        cwd=place,
        env=environment(
            place,
            GITHUB_ACTION_PATH=str(ROOT),
            GITHUB_WORKSPACE=str(place),
            RUNNER_TEMP=str(place.parent),
            JDLINT=str(place.parent / "bin" / "jdlint"),
            **variables,
            **more,
        ),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_the_action_tells_of_findings(place: Path) -> None:
    done = run_action(
        place,
        "Lint job postings",
        paths="postings\n\n  with space.md  \n",
        args="--select=placeholder",
        sarif="out file.sarif",
    )
    assert done.returncode == 1, done.stderr
    assert re.findall(r"::error title=jdlint \((\S+)\),file=([^,]+)", done.stdout) == [
        ("placeholder/bracketed", "postings/cook.md"),
        ("placeholder/bracketed", "with space.md"),
    ]
    (run,) = json.loads((place / "out file.sarif").read_text(encoding="utf-8"))["runs"]
    assert len(run["results"]) == 2


def test_the_action_lints_everything_by_default(place: Path) -> None:
    assert "file=postings/cook.md" in run_action(place, "Lint job postings").stdout
    (place / "postings" / "cook.md").unlink()
    (place / "with space.md").unlink()
    # Nothing to check is no success.
    assert run_action(place, "Lint job postings").returncode == 2


@pytest.mark.parametrize(
    ("name", "hostile"),
    [
        (name, hostile)
        for name in ("paths", "args", "sarif", "changed-only", "version")
        for hostile in HOSTILE
        # As one of args that is an option as any other.
        if (name, hostile) != ("args", "--output-file=pwned")
    ],
)
def test_no_input_of_the_action_is_run(name: str, hostile: str, place: Path) -> None:
    step = "Install jdlint" if name == "version" else "Lint job postings"
    done = run_action(place, step, more={}, **{name: hostile})
    assert not (place / "pwned").exists()
    if name == "sarif":
        assert (done.returncode, (place / hostile).is_file()) == (1, True)
    else:
        assert done.returncode == 2, (done.stdout, done.stderr)


def test_no_input_stands_in_a_script() -> None:
    for step in action()["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert "run" not in step or step["shell"] == "bash"


def git(*words: str, cwd: Path) -> str:
    return subprocess.run(["git", *IDENTITY, *words], cwd=cwd, check=True, capture_output=True, text=True).stdout


def test_changed_only_compares_with_the_base_even_in_a_shallow_clone(place: Path, tmp_path: Path) -> None:
    git("init", "--quiet", "--initial-branch", "main", cwd=place)
    git("add", "--all", cwd=place)
    git("commit", "--quiet", "--message", "one", cwd=place)
    git("checkout", "--quiet", "-b", "change", cwd=place)
    (place / "postings" / "waiter.md").write_text(BAD.replace("Cook", "Waiter"), encoding="utf-8")
    git("add", "--all", cwd=place)
    git("commit", "--quiet", "--message", "two", cwd=place)
    git("checkout", "--quiet", "main", cwd=place)
    (place / "postings" / "cook.md").write_text(BAD + "\nJob type: [type]\n", encoding="utf-8")
    git("commit", "--quiet", "--all", "--message", "three", cwd=place)
    clone = tmp_path / "clone"
    git("clone", "--quiet", "--depth", "1", "--branch", "change", place.as_uri(), str(clone), cwd=tmp_path)
    done = run_action(clone, "Lint job postings", changed_only="true", more={"GITHUB_BASE_REF": "main"})
    assert done.returncode == 1, done.stdout + done.stderr
    assert set(re.findall(r",file=([^,]+)", done.stdout)) == {"postings/waiter.md"}
    # Without a pull request there is nothing to compare with, and all is told.
    everything = run_action(clone, "Lint job postings", changed_only="true")
    assert "No pull request" in everything.stdout
    assert "postings/cook.md" in everything.stdout
    gone = run_action(clone, "Lint job postings", changed_only="true", more={"GITHUB_BASE_REF": "no-such"})
    assert gone.returncode == 2
    assert "::error title=jdlint::what changed cannot be told" in gone.stdout


def component() -> tuple[Any, Any]:
    spec, jobs = yaml.safe_load_all((ROOT / "templates" / "jdlint" / "template.yml").read_text(encoding="utf-8"))
    return spec["spec"]["inputs"], jobs


def run_component(place: Path, inputs: Mapping[str, str], **more: str) -> subprocess.CompletedProcess[str]:
    """Runs the script of the component's job as GitLab does: inputs are filled into the variables first."""
    declared, (job,) = component()[0], component()[1].values()
    values = {name: str(given.get("default", "")).lower() for name, given in declared.items()} | {**inputs}
    variables = {}
    for name, value in job["variables"].items():
        text = value["value"] if isinstance(value, dict) else value
        variables[name] = re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda found: values[found[1]], text)
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", "\n".join(job["script"])],
        cwd=place,
        env=environment(place, CI_PROJECT_DIR=str(place), **variables, **more),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_the_component_writes_its_reports(place: Path) -> None:
    done = run_component(place, {"paths": "postings\nwith space.md", "args": "--select=placeholder"})
    assert done.returncode == 1, done.stderr
    assert "postings/cook.md:3:11: must:" in done.stdout
    (job,) = component()[1].values()
    reports = job["artifacts"]["reports"]
    listed = json.loads((place / reports["codequality"]).read_text(encoding="utf-8"))
    assert [one["location"]["path"] for one in listed] == ["postings/cook.md", "with space.md"]
    assert (place / reports["junit"]).read_text(encoding="utf-8").startswith("<?xml")
    assert job["artifacts"]["when"] == "always"


def test_the_component_tells_only_of_what_a_merge_request_changes(place: Path) -> None:
    git("init", "--quiet", "--initial-branch", "main", cwd=place)
    git("add", "--all", cwd=place)
    git("commit", "--quiet", "--message", "one", cwd=place)
    base = git("rev-parse", "HEAD", cwd=place).strip()
    (place / "postings" / "waiter.md").write_text(BAD.replace("Cook", "Waiter"), encoding="utf-8")
    git("add", "--all", cwd=place)
    git("commit", "--quiet", "--message", "two", cwd=place)
    inputs = {"paths": "postings", "args": "--select=placeholder", "changed-only": "true"}
    done = run_component(place, inputs, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert set(re.findall(r"^(\S+?):\d+:\d+: ", done.stdout, re.MULTILINE)) == {"postings/waiter.md"}
    # In another pipeline there is nothing to compare with: everything is told, and so is that.
    everything = run_component(place, inputs)
    assert "No merge request pipeline" in everything.stdout
    assert "postings/cook.md:3:11: must:" in everything.stdout


@pytest.mark.parametrize(
    ("name", "hostile"),
    [*(("paths", hostile) for hostile in HOSTILE), *(("args", hostile) for hostile in HOSTILE[:-1])],
)
def test_no_input_of_the_component_is_run(name: str, hostile: str, place: Path) -> None:
    done = run_component(place, {name: hostile})
    assert not (place / "pwned").exists()
    assert done.returncode == 2, (done.stdout, done.stderr)


def test_no_input_stands_in_a_script_of_the_component() -> None:
    inputs, jobs = component()
    (job,) = jobs.values()
    assert not any("$[[" in line for line in [*job["before_script"], *job["script"]])
    assert inputs["version"]["default"] == __version__
    assert re.fullmatch(inputs["version"]["regex"].strip("/"), __version__)
    for name in ("JDLINT_PATHS", "JDLINT_ARGS"):
        assert job["variables"][name]["expand"] is False


def test_the_image_is_made_of_files_that_are_there() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = {name for line in lines if line.startswith("COPY ") for name in line.split()[1:-1]}
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[0] == "!"}
    assert copied == let_in
    assert all((ROOT / name).exists() for name in copied)
    built = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in built] == ["jdlint", "jdlint-fix"]
    first, second = (
        {key: value for key, value in hook.items() if key not in ("id", "name", "description", "entry")}
        for hook in built
    )
    assert first == second
    assert built[1]["entry"] == f"{built[0]['entry']} --fix"
