"""Rules about suppressions; what they report is known only after all other rules ran (see suppress.py)."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.rule import FileContext, Match


def told(context: FileContext) -> Iterator[Match]:  # noqa: ARG001 (every rule of a file takes it)
    """Nothing by itself: suppress.py says which suppressions are unused, unknown or without a reason, and the engine reports them."""
    return iter(())
