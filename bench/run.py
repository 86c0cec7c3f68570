"""Times jdlint against public peers in one run, and its own growth and memory.

    python -m venv peers && peers/bin/pip install proselint codespell && (cd peers && npm install alex write-good)
    python bench/run.py --peers peers [--rounds 5] [--quick]

Commands take turns (a, b, c, a, b, c …), so that a slow minute of the machine hits all of them; the table shows medians and the ratio to
proselint. jdlint is the one on PATH or beside this interpreter.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent


def jdlint() -> str:
    """The command to time."""
    beside = Path(sys.executable).with_name("jdlint")
    return (
        str(beside)
        if beside.exists()
        else shutil.which("jdlint") or sys.exit("no jdlint beside this Python or on PATH")
    )


def peers(folder: str | None) -> dict[str, list[str]]:
    """The peers that are installed: name to command without files."""
    if folder is None:
        return {}
    root = Path(folder)
    known = {
        "proselint": [str(root / "bin" / "proselint"), "check"],
        "codespell": [str(root / "bin" / "codespell")],
        "alex": [str(root / "node_modules" / ".bin" / "alex"), "--quiet"],
        "write-good": [str(root / "node_modules" / ".bin" / "write-good")],
    }
    return {name: command for name, command in known.items() if Path(command[0]).exists()}


def timed(command: list[str], cwd: str | None = None) -> tuple[float, float, int]:
    """Seconds, seconds of processor time and peak memory in KB of a command (of its largest process)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=cwd, env=environment)
    _, _, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime), usage.ru_maxrss


def alternate(commands: dict[str, list[str]], rounds: int) -> dict[str, tuple[float, int]]:
    """The median seconds and peak memory of each command, run in turns after one round that is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    memory = dict.fromkeys(commands, 0)
    for turn in range(rounds + 1):
        for name, command in commands.items():
            taken, _, peak = timed(command)
            if turn:
                seconds[name].append(taken)
                memory[name] = max(memory[name], peak)
    return {name: (statistics.median(values), memory[name]) for name, values in seconds.items()}


def table(title: str, results: dict[str, tuple[float, int]], yardstick: str) -> None:
    """Prints results as Markdown."""
    base = results.get(yardstick, (0.0, 0))[0]
    print(f"\n## {title}\n\n| command | ms | ratio to {yardstick} | MB |\n|---|---|---|---|")
    for name, (seconds, memory) in results.items():
        ratio = f"{seconds / base:.2f}" if base else ""
        print(f"| {name} | {seconds * 1000:.0f} | {ratio} | {memory / 1024:.0f} |")


def main() -> int:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peers", help="the folder the peers are installed in")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="small numbers, to see that it runs")
    args = parser.parse_args()
    own = jdlint()
    others = peers(args.peers)
    many = 40 if args.quick else 500
    print(f"{datetime.date.today()}, {platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, str(HERE / "make_postings.py"), folder, str(4 * many)], check=True)
        files = sorted(str(path) for path in Path(folder).iterdir())
        plain = str(ROOT / "examples" / "good" / "nurse.md")
        with_spacy = str(ROOT / "examples" / "bad" / "junior-developer-template.md")
        base = [own, "check", "--isolated", "--today", "2026-11-23", "-q"]
        table(
            "Cold start, one posting",
            alternate(
                {
                    "jdlint (no token rule can fire)": [*base, plain],
                    "jdlint (needs spaCy)": [*base, with_spacy],
                    **{name: [*command, plain] for name, command in others.items()},
                    "spacy.blank('en')": [sys.executable, "-c", "import spacy; spacy.blank('en')"],
                    "python -c pass": [sys.executable, "-c", "pass"],
                },
                args.rounds,
            ),
            "proselint",
        )
        graded = []
        for path in map(Path, files[:many]):
            copy = Path(folder) / f"graded-{path.name}"
            text = re.sub(r"(?m)^(# |title[:=] ).*", r"\1Junior Developer", path.read_text(encoding="utf-8"))
            copy.write_text(text + "\n## Responsibilities\n\n- Lead a team of four engineers\n", encoding="utf-8")
            graded.append(str(copy))
        table(
            f"{many} postings of about 600 words",
            alternate(
                {
                    "jdlint": [*base, *files[:many]],
                    "jdlint --jobs 1": [*base, "--jobs", "1", *files[:many]],
                    "jdlint --jobs 1, each needs spaCy": [*base, "--jobs", "1", *graded],
                    **{name: [*command, *files[:many]] for name, command in others.items()},
                },
                max(1, args.rounds // 2),
            ),
            "proselint",
        )
        growth = {
            f"jdlint --jobs 1, {count} files": [*base, "--jobs", "1", *files[:count]] for count in (10, many, 4 * many)
        }
        table("Growth with files", alternate(growth, 1), f"jdlint --jobs 1, {many} files")
        sizes: dict[str, list[str]] = {}
        bodies = [re.sub(r"(?m)^(?:# .*|---|\+\+\+)$", "", Path(path).read_text(encoding="utf-8")) for path in files]
        for size in (4_000, 100_000) if args.quick else (4_000, 100_000, 1_000_000, 10_000_000):
            parts, length = ["# Technician\n\n"], 0
            while length < size:
                parts.append(bodies[len(parts) % len(bodies)])
                length += len(parts[-1])
            path = Path(folder) / f"long-{size}.md"
            path.write_text("\n".join(parts)[:size], encoding="utf-8")
            sizes[f"jdlint, {size} characters"] = [*base, str(path)]
        table("Growth with size", alternate(sizes, 1), f"jdlint, {100_000 if args.quick else 1_000_000} characters")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
