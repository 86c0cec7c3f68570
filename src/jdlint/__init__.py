"""jdlint, the linter for job postings.

    >>> import jdlint
    >>> document = jdlint.read("# Junior Cook\\n\\nWhere: [City]\\n")
    >>> document.postings[0].title.text
    'Junior Cook'
    >>> [finding.rule for finding in jdlint.check("# Junior Cook\\n\\nWhere: [City]\\n", select=["placeholder"])]
    ['placeholder/bracketed']

A ``str`` is always the text of a posting, a :class:`pathlib.Path` is always a file. All values are immutable; offsets are
0-based code points into the decoded text, lines and columns 1-based, ends exclusive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdlint._version import __version__

if TYPE_CHECKING:
    from jdlint.api import CheckError, InputError, check, read
    from jdlint.model import Document, Edit, Element, Finding, Fix, LevelFound, Pay, Posting, Section, Title, ZoneRange
    from jdlint.source import Source

__all__ = [
    "CheckError",
    "Document",
    "Edit",
    "Element",
    "Finding",
    "Fix",
    "InputError",
    "LevelFound",
    "Pay",
    "Posting",
    "Section",
    "Source",
    "Title",
    "ZoneRange",
    "__version__",
    "check",
    "read",
]

_HOMES = {"CheckError": "api", "InputError": "api", "Source": "source", "check": "api", "read": "api"}


def __getattr__(name: str) -> object:
    # Nothing is imported before it is used: the command line's start, and programs that only sometimes check a posting, gain by it.
    if name not in __all__:
        raise AttributeError(f"module 'jdlint' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"jdlint.{_HOMES.get(name, 'model')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
