"""What README and docs tell people to write works: every command is run, every snippet is read by what will read it."""

from __future__ import annotations

import io
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from jdlint import __version__
from jdlint.cli import main
from jdlint.cli.options import FORMATS

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
IDENTITY = ("-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false")
# Commands of others, and who runs them.
ELSEWHERE = {
    r"python3 -m venv \.venv && \.venv/bin/pip install .*": "test_the_continuous_integration_runs_what_sets_jdlint_up",
    r"\.venv/bin/pip install --quiet -e '\.\[test\]' && \.venv/bin/pytest": "test_the_continuous_integration_runs_what_sets_jdlint_up",
    r"\.venv/bin/pre-commit install": "tests/packaging/test_hook.py",
    r"\.venv/bin/pytest( .*)?": ".ci/run",
    r"\.ci/run": "test_the_continuous_integration_runs_what_sets_jdlint_up",
    r"PIP_NO_INDEX=1 PIP_FIND_LINKS=\S+ pre-commit install --install-hooks": "tests/packaging/test_hook.py",
    r"python3 -m venv \.jdlint && \.jdlint/bin/pip install jdlint==\S+": "tests/packaging/test_installs.py, from the wheel",
    r"docker (build|run) .*": "test_ci.py reads the Dockerfile; nothing here can build an image",
}


class Snippet(NamedTuple):
    """A fenced block of a page: its language, its text, and the line it starts at."""

    page: Path
    line: int
    language: str
    text: str


def snippets() -> Iterator[Snippet]:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for found in re.finditer(r"^( *)```(\w*)\n(.*?)^\1```$", text, re.MULTILINE | re.DOTALL):
            indent = len(found[1])
            body = "".join(line[indent:] if line.strip() else line for line in found[3].splitlines(keepends=True))
            yield Snippet(page, text.count("\n", 0, found.start()) + 1, found[2], body)


def of(*languages: str) -> list[Any]:
    return [pytest.param(one, id=f"{one.page.name}:{one.line}") for one in snippets() if one.language in languages]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository as the pages take it for granted: postings in some folders, a branch on the remote."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for folder in ("postings", "jobs"):
        shutil.copytree(ROOT / "examples" / "good", tmp_path / folder)
    shutil.copy(ROOT / "examples" / "bad" / "field-salesman.txt", tmp_path / "my-posting.txt")
    shutil.copy(ROOT / "examples" / "good" / "cook.md", tmp_path / "junior-back-end-developer.md")
    (tmp_path / "house-rules" / "house").mkdir(parents=True)
    shutil.copy(ROOT / "rules" / "clarity" / "jargon.yaml", tmp_path / "house-rules" / "house" / "jargon.yaml")
    for words in (
        ("init", "-q", "-b", "main"),
        ("add", "-A"),
        ("commit", "-qm", "all"),
        ("update-ref", "refs/remotes/origin/main", "HEAD"),
    ):
        subprocess.run(["git", *IDENTITY, *words], cwd=tmp_path, check=True, capture_output=True)
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def commands(snippet: Snippet) -> list[str]:
    """The command lines of a snippet without their comments."""
    found = []
    for line in snippet.text.splitlines():
        command = re.sub(r"(^|\s)#\s.*$", "", line).strip().removeprefix("$ ")
        found += [command] if command else []
    return found


def run(command: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs a command line of jdlint in process; what comes behind a pipe is another program's."""
    words = shlex.split(command)
    words = words[: words.index("|")] if "|" in words else words
    program, *rest = words
    assert re.fullmatch(r"(\.\w+/bin/)?jdlint", program), command
    if rest == ["new"] or "new" in rest[:1]:
        # The skeleton is to be written where nothing stands yet.
        for name in [word for word in rest if word.endswith(".md")]:
            (place / name).unlink(missing_ok=True)
    example = (place / "jobs" / "cook.md").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(example), encoding="utf-8"))
    assert main(rest) in (0, 1), command


@pytest.mark.parametrize("snippet", of("sh", "console", "bash"))
def test_commands(snippet: Snippet, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in commands(snippet):
        if any(re.fullmatch(pattern, command) for pattern in ELSEWHERE):
            continue
        if command.startswith("python "):
            script = command.split()[1]
            assert (ROOT / script).is_file(), command
            continue
        run(command, place, monkeypatch)


def test_every_page_shows_commands_in_a_language_that_is_run() -> None:
    told = {one.language for one in snippets()}
    assert told <= {"", "sh", "yaml", "toml", "json", "python", "text", "markdown", "html"}, told
    for one in snippets():
        if one.language in ("", "text"):
            assert not re.search(r"^\$? ?(jdlint|pip|pre-commit) ", one.text, re.MULTILINE), (
                f"{one.page.name}:{one.line}"
            )


def inline() -> list[Any]:
    """Commands in the running text that name all they need."""
    found = {}
    for page in PAGES:
        if page.name == "architecture.md":
            continue
        text = re.sub(r"^ *```.*?^ *```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
        for command in re.findall(r"`(jdlint [^`]+)`", text):
            if not re.search(r"[A-Z]{3,}|…|\.\.\.|<|\{", command):
                found[command] = page.name
    return [pytest.param(command, id=f"{page} {command}") for command, page in sorted(found.items())]


@pytest.mark.parametrize("command", inline())
def test_commands_in_the_text(command: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if command == "jdlint init":
        command = "jdlint init --yes"
    if command in {f"jdlint {name}" for name in ("check", "extract", "explain", "new", "test-rules")}:
        # The name of a command, in passing.
        command += " --help"
    run(command, place, monkeypatch)


def test_the_continuous_integration_runs_what_sets_jdlint_up() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in script
    assert "-m packaging" in script
    assert "pre-commit run --all-files" in script
    shown = [
        command
        for one in snippets()
        if one.page.name == "README.md" and one.language == "sh"
        for command in commands(one)
    ]
    assert sum(".venv/bin/" in command for command in shown) == 2


@pytest.mark.parametrize("snippet", of("yaml"))
def test_yaml(snippet: Snippet) -> None:
    if re.search(r"^( *- (bad|good|given)|kind|examples|phrases|patterns)\b", snippet.text, re.MULTILINE):
        # A part of a rule file; tests of the page on rules run those.
        return
    data = yaml.safe_load(snippet.text)
    for hook in hooks(data):
        offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        assert hook["id"] in {one["id"] for one in offered}
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    for step in steps(data):
        if "jdlint@" in step.get("uses", ""):
            assert step["uses"].endswith(f"@v{__version__}")
            assert set(step.get("with", {})) <= set(inputs)
    component = next(yaml.safe_load_all((ROOT / "templates" / "jdlint" / "template.yml").read_text(encoding="utf-8")))
    for included in data.get("include", []) if isinstance(data, dict) else []:
        assert included["component"].endswith(f"/jdlint@{__version__}")
        assert set(included["inputs"]) <= set(component["spec"]["inputs"])


def hooks(data: Any) -> list[Any]:
    repos = data.get("repos", []) if isinstance(data, dict) else []
    return [hook for repo in repos if "jdlint" in repo["repo"] for hook in repo["hooks"]]


def steps(data: Any) -> list[Any]:
    if isinstance(data, list):
        return [step for step in data if isinstance(step, dict)]
    jobs = data.get("jobs", {}) if isinstance(data, dict) else {}
    return [step for job in jobs.values() for step in job.get("steps", [])]


@pytest.mark.parametrize("snippet", of("yaml"))
def test_commands_of_services(snippet: Snippet, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = re.findall(r"^ *- (?:run: |script: )?(?:pip install \S+ && )?(jdlint .*)$", snippet.text, re.MULTILINE)
    for command in told:
        run(command, place, monkeypatch)


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("snippet", of("python"))
def test_python(snippet: Snippet, capsys: pytest.CaptureFixture[str]) -> None:
    if "context" in snippet.text and snippet.page.name == "writing-rules.md":
        compile(snippet.text, str(snippet.page), "exec")
        return
    exec(compile(snippet.text, str(snippet.page), "exec"), {})
    capsys.readouterr()


@pytest.mark.parametrize("snippet", of("toml", "json"))
def test_data(snippet: Snippet) -> None:
    _ = tomllib.loads(snippet.text) if snippet.language == "toml" else json.loads(snippet.text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^ *```.*?^ *```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{page.name}: {target}"
        if anchor:
            headings = re.findall(r"^#+ (.*)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert anchor in anchors, f"{page.name}: {target}"


def test_every_format_is_told() -> None:
    table = (ROOT / "docs" / "integrations.md").read_text(encoding="utf-8").partition("## Formats")[2]
    told = {name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
    assert told == set(FORMATS["check"])


def test_the_readme_is_short() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 110
    assert (ROOT / "docs" / "terminal.svg").stat().st_size < 60_000
