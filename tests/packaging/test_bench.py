"""The benchmark runs, and its postings are good ones: what is timed is silence, as on the postings of a careful house."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import jdlint

pytestmark = pytest.mark.packaging
ROOT = Path(__file__).parents[2]


def test_it_runs() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "run.py"), "--quick", "--rounds", "1"], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(re.findall(r"(?m)^\| jdlint", done.stdout)) >= 9


def test_the_postings(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "bench" / "make_postings.py"), str(tmp_path), "12"], check=True)
    texts = [path.read_text(encoding="utf-8") for path in sorted(tmp_path.iterdir())]
    assert len(set(texts)) == 12
    for text in texts:
        assert 450 < len(text.split()) < 750
        assert [one for one in jdlint.check(text) if one.severity != "info"] == []
