"""Reading and checking from Python: what ``jdlint.read`` and ``jdlint.check`` are."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from jdlint import posting, readers
from jdlint._version import RULES_URL
from jdlint.discovery import InputError, load
from jdlint.model import Document, Finding
from jdlint.settings import NO_ADDITIONS, Additions
from jdlint.source import Source

if TYPE_CHECKING:
    from datetime import date

    from jdlint.rulefile import RuleSet

__all__ = ["CheckError", "InputError", "check", "parse", "read"]


class CheckError(Exception):
    """Some rules could not be run, so that a list of findings would not be complete.

    ``failures`` are pairs of a rule's id and what went wrong, ``findings`` what the other rules found.
    """

    def __init__(self, failures: Iterable[tuple[str, str]], findings: Iterable[Finding]) -> None:
        self.failures = tuple(failures)
        self.findings = tuple(findings)
        super().__init__("; ".join(f"{rule}: {message}" for rule, message in self.failures))


def parse(source: Source, format: str | None = None, *, additions: Additions = NO_ADDITIONS) -> Document:
    """A source as a document with its postings; ``format`` overrides what the path's suffix says, ``additions`` are words of the user's own."""
    return posting.parse(readers.read(source, format), additions)


def read(path_or_text: str | os.PathLike[str], *, format: str | None = None, name: str | None = None) -> Document:
    """Reads job postings: from a file for a :class:`pathlib.Path`, from the text itself for a ``str``.

    ``format`` is markdown, text, html, json or yaml; without it the suffix of the path or of ``name`` decides, and where there is
    none the content. ``name`` is what the result calls the text (``document.path``).

    Returns the document: ``document.postings`` holds one posting or more. Raises :class:`InputError` for a file that cannot be
    read, ValueError for a ``str`` that looks like a path.

        >>> read("# Senior Nurse\\n\\nLeeds, full-time\\n").postings[0].level.value
        'senior'
    """
    if isinstance(path_or_text, str):
        if name is None and format is None and _looks_like_path(path_or_text):
            raise ValueError(f"{path_or_text!r} looks like a path; to read a file give pathlib.Path({path_or_text!r})")
        source = Source(path_or_text, name or "<text>")
    else:
        path = os.fspath(path_or_text)
        source = load(path, any_suffix=format is not None or name is not None)
        source = Source(source.text, name, bom=source.bom) if name is not None else source
    return parse(source, format)


def check(
    path_or_text: str | os.PathLike[str] | Document,
    *,
    format: str | None = None,
    name: str | None = None,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    today: date | None = None,
    config: str | os.PathLike[str] | None = None,
) -> list[Finding]:
    """Lints job postings: a file, a text, or a document that :func:`read` returned (see there for the first arguments).

    ``select``, ``extend_select`` and ``ignore`` name rules by id (``placeholder/bracketed``) or folder (``placeholder``), as on the
    command line; without ``select`` all rules run that are on by default. ``today`` is the day dates are judged by.

    ``config`` is a configuration file to judge by (its baseline and ``fail-on`` are the command line's business). Without it none is read: unlike
    the command line, a call gives the same wherever the process stands. Suppressions in the text hold either way.

    Returns the findings in the order of the text, those of severity ``info`` included. Raises :class:`InputError` for a file that
    cannot be read, ValueError for an unknown rule or a configuration that cannot be used, and :class:`CheckError` where a rule failed: a list of findings is always complete.

        >>> [finding.text for finding in check("# Cook\\n\\nPay: [amount]\\n", select=["placeholder"])]
        ['[amount]']
    """
    from jdlint import engine, suppress
    from jdlint.config import NONE, Chosen, Resolver, additions_for, load
    from jdlint.settings import Settings

    configuration = NONE if config is None else load(os.fspath(config))
    rules = _rules(configuration.rule_dirs)
    failures = [(fault.path, str(fault)) for fault in rules.errors]
    document = path_or_text if isinstance(path_or_text, Document) else read(path_or_text, format=format, name=name)
    chosen = Chosen(tuple(select) if select is not None else None, tuple(extend_select), tuple(ignore))
    found = Resolver(Settings(today=today), chosen).settings(configuration, document.path, rules)
    if config is not None:
        document = posting.parse(document, additions_for(configuration, document.path))
        document = found.declare(document)
    result = engine.run(document, found.rules, found.settings, url=RULES_URL)
    findings, _ = suppress.settle(document, result.findings, found.rules, rules, found.settings, url=RULES_URL)
    failures += [(error.rule, error.message) for error in result.errors]
    if failures:
        raise CheckError(failures, findings)
    return list(findings)


_loaded: dict[tuple[str, ...], RuleSet] = {}


def _rules(dirs: tuple[str, ...] = ()) -> RuleSet:
    """jdlint's rules, loaded once in a process; with those of further folders, which are read anew each time."""
    if dirs:
        from jdlint.rulefile import load_rules

        return load_rules(dirs)
    if dirs not in _loaded:
        from jdlint.rulefile import load_rules

        _loaded[dirs] = load_rules()
    return _loaded[dirs]


def _looks_like_path(text: str) -> bool:
    """Whether a text is more likely a path that was meant to be read: one word with a suffix of a format."""
    return (
        0 < len(text) < 1000
        and not any(character.isspace() for character in text)
        and readers.format_of(text) is not None
    )
