"""The bar of a long run: on a terminal only, gone while findings are printed and at the end."""

from __future__ import annotations

import io
import sys

import pytest

from jdlint.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "FIRST", 0.0)


def test_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    seen = []
    for item in progress.shown(range(60), 60, quiet=False):
        seen.append(item)
        if item:
            assert err.getvalue().endswith("\r\x1b[K"), "nothing of it stands beside what is printed"
    assert seen == list(range(60))
    assert "\r##############################" in err.getvalue()
    assert "30 of 60 files" in err.getvalue()
    assert err.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize(("terminal", "total", "quiet"), [(False, 60, False), (True, 50, False), (True, 60, True)])
def test_none(monkeypatch: pytest.MonkeyPatch, terminal: bool, total: int, quiet: bool) -> None:
    err = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", err)
    assert len(list(progress.shown(range(total), total, quiet=quiet))) == total
    assert err.getvalue() == ""


def test_quick_runs_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "FIRST", 60.0)
    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    list(progress.shown(range(60), 60, quiet=False))
    assert err.getvalue() == ""
