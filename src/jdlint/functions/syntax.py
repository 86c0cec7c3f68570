"""What the readers noticed while they read a file, as findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdlint.rule import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdlint.rule import FileContext


def issues(context: FileContext) -> Iterator[Match]:
    """The reader's issues that name this rule (or a former id of it); the message may use ``{detail}``."""
    ids = (context.rule.id, *context.rule.aliases)
    for issue in context.document.issues:
        if issue.rule in ids:
            yield Match(issue.start, issue.end, {"detail": issue.detail})
