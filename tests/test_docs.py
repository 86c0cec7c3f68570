"""What README and docs tell people to write works: every command is run, every snippet is read by what will read it."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
import yaml

from jdlint import __version__
from jdlint.cli import main
from jdlint.cli.options import FORMATS

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
IDENTITY = ("-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false")
# Commands that need more than this process: what runs them, and a word of theirs that stands there.
ELSEWHERE = {
    r"python3 -m venv \.venv && \.venv/bin/pip install --quiet \. && \.venv/bin/jdlint \S+": (".ci/run", "commands[0]"),
    r"\.venv/bin/pip install --quiet -e '\.\[test\]' && \.venv/bin/pytest": (".ci/run", "commands[1]"),
    r"python3 -m venv \.venv && \.venv/bin/pip install -e '\.\[test\]'": (".ci/run", "commands[1]"),
    r"\.venv/bin/pytest": (".ci/run", "commands[1]"),
    r"\.venv/bin/pytest -m packaging": (".ci/run", "pytest -m packaging"),
    r"\.venv/bin/pre-commit install": ("tests/packaging/test_hook.py", '*PRE_COMMIT, "install"'),
    r"\.ci/run": (".ci/run", "bash"),
    r"pre-commit try-repo https://example\.com/jdlint jdlint --all-files": (
        "tests/packaging/test_hook.py",
        '*PRE_COMMIT, "try-repo"',
    ),
    r"pip download --dest \S+ \. \"hatchling>=1\.27\"": (
        "tests/packaging/test_hook.py",
        '"download", "--quiet", "--dest", wheels, project, "hatchling>=1.27"',
    ),
    r"PIP_NO_INDEX=1 PIP_FIND_LINKS=\S+ pre-commit install --install-hooks": (
        "tests/packaging/test_hook.py",
        '"install", "--install-hooks", cwd=repository, env=offline',
    ),
    r"python3 -m venv \.jdlint && \.jdlint/bin/pip install jdlint==\S+": (
        "tests/packaging/test_installs.py",
        "Any other service",
    ),
    r"docker build -t jdlint \.": ("tests/packaging/test_image.py", "docker"),
    r"docker run --rm .*": ("tests/packaging/test_image.py", "docker"),
    # Of what services run.
    r"pip install jdlint==\S+": ("tests/packaging/test_installs.py", "Any other service"),
    r"gh pr comment .*": ("tests/report/test_markdown.py", "65_536"),
}
# What reads our output behind a pipe, where it is not run here: the test that reads it by the same rules.
READERS = {"reviewdog": ("tests/report/test_rdjson.py", "SCHEMA")}


# Pages whose YAML is configuration.
CONFIGURED = ("README.md", "configuration.md", "suppressions.md", "guide-engineers.md")
COMMAND = re.compile(r"^(\$ )?(jdlint|pip|pip3|pre-commit|docker|python3? -m) [\w./-]", re.MULTILINE)


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
    shutil.copy(ROOT / "examples" / "bad" / "product-designer.md", tmp_path / "postings")
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
    """Runs a command line of jdlint in process; with a reader behind a pipe as a shell does."""
    words = shlex.split(command)
    if "|" in words:
        at = words.index("|")
        if words[at + 1] not in READERS:
            pipe(command, words[at + 1], place)
            return
        words = words[:at]
    program, *rest = words
    assert re.fullmatch(r"(\.\w+/bin/)?jdlint", program), command
    assert not {"&&", "||", ";", ">", "<", "&", "|"} & set(rest), command
    if rest[:1] == ["new"]:
        # The skeleton is to be written where nothing stands yet.
        for name in [word for word in rest if word.endswith(".md")]:
            (place / name).unlink(missing_ok=True)
    example = (place / "jobs" / "cook.md").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(example), encoding="utf-8"))
    assert main(rest) in (0, 1), command


def pipe(command: str, reader: str, place: Path) -> None:
    """Runs a pipeline; both its programs must take it."""
    if shutil.which(reader) is None:
        pytest.skip(f"{reader} is not installed")
    programs = place / "programs"
    programs.mkdir(exist_ok=True)
    (programs / "jdlint").write_text(f'#!/bin/sh\n"{sys.executable}" -m jdlint "$@"; [ $? -le 1 ]\n', encoding="utf-8")
    (programs / "jdlint").chmod(0o755)
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


def elsewhere(command: str) -> bool:
    """Whether a command is run by another test."""
    return any(re.fullmatch(pattern, command) for pattern in ELSEWHERE)


@pytest.mark.parametrize("snippet", of("sh", "console", "bash"))
def test_commands(snippet: Snippet, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = commands(snippet)
    assert found
    for command in found:
        if not elsewhere(command):
            run(command, place, monkeypatch)


def test_commands_that_need_more_are_run_where_it_is_said() -> None:
    shown = [command for one in snippets() for command in commands(one) if one.language == "sh"]
    shown += [command for one in snippets() if one.language == "yaml" for command in of_services(one)]
    for pattern, (path, word) in ELSEWHERE.items():
        assert any(re.fullmatch(pattern, command) for command in shown), f"no page shows {pattern}"
        assert word in (ROOT / path).read_text(encoding="utf-8"), f"{path} does not run {pattern}"
    for path, word in READERS.values():
        assert word in (ROOT / path).read_text(encoding="utf-8")


def test_every_page_shows_commands_in_a_language_that_is_run() -> None:
    told = {one.language for one in snippets()}
    assert told <= {"", "sh", "yaml", "toml", "json", "python", "text", "markdown", "html"}, told
    for one in snippets():
        if one.language not in ("sh", "yaml"):
            assert not COMMAND.search(one.text), f"{one.page.name}:{one.line}"
    # Nothing stands between fences that were not seen.
    for page in PAGES:
        fences = re.findall(r"^ *(?:```|~~~)", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert len(fences) == 2 * sum(one.page == page for one in snippets()), page.name
    # The rule reference shows postings and configurations, never commands.
    for page in sorted((ROOT / "docs" / "rules").rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"^ *(?:```|~~~)(sh|bash|console|shell)", text, re.MULTILINE), page.name
        assert not COMMAND.search(text), page.name


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


def of_services(snippet: Snippet) -> list[str]:
    """The commands that a service is told to run, wherever they stand in its configuration."""

    def within(value: Any) -> Iterator[str]:
        if isinstance(value, list):
            for one in value:
                yield from within(one)
        elif isinstance(value, dict):
            for key, one in value.items():
                told = [one] if isinstance(one, str) else one if isinstance(one, list) else []
                if key in ("run", "script", "before_script"):
                    yield from (line for block in told if isinstance(block, str) for line in block.splitlines())
                yield from within(one)

    return [part.strip() for line in within(yaml.safe_load(snippet.text)) for part in line.split("&&")]


@pytest.mark.parametrize("snippet", of("yaml"))
def test_commands_of_services(snippet: Snippet, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in of_services(snippet):
        if not elsewhere(command):
            run(command, place, monkeypatch)


@pytest.mark.parametrize("snippet", [one for one in of("yaml") if one.values[0].page.name in CONFIGURED])
def test_configurations_are_valid(snippet: Snippet) -> None:
    data = yaml.safe_load(snippet.text)
    schema = json.loads((ROOT / "src" / "jdlint" / "schema" / "jdlint.schema.json").read_text(encoding="utf-8"))
    if not isinstance(data, list) and not set(data) & {"repos", "jdlint"}:
        jsonschema.validate(data, schema)


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
