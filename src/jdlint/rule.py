"""What a rule is, what it sees of a posting and what it says; plain values that every kind and function of rules shares."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from jdlint import edits
from jdlint.compiled import unpack
from jdlint.model import Document, Fix, Posting
from jdlint.settings import Settings

if TYPE_CHECKING:
    from jdlint.passages import Text, Texts
    from jdlint.yamlnode import Node

KINDS = ("required", "pattern", "phrases", "sequence", "quantity", "function")
TEXT_KINDS = ("pattern", "phrases", "sequence", "quantity")
SEVERITIES = ("error", "warning", "info")
MESSAGE_FIELDS = ("match", "title", "level", "level-word", "suggestion")


class Option(NamedTuple):
    """A setting of a rule that users may change. ``type``: int, number, bool, string, list (of strings) or map (string to string or number)."""

    type: str
    default: Any
    help: str
    choices: tuple[str, ...] = ()
    min: float | None = None
    max: float | None = None


class When(NamedTuple):
    """Which postings a rule judges; an empty tuple stands for any."""

    level: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    state: tuple[str, ...] = ("open",)
    format: tuple[str, ...] = ()
    language: tuple[str, ...] = ()


class Rule(NamedTuple):
    """A rule as it runs. What explains it (:class:`RuleDocs`) is kept apart, since a run does not need it.

    ``severity`` is what it reports with, ``on`` whether it runs unless asked otherwise. ``packed`` are its kind's own keys, validated and in plain
    form (see :attr:`data`). ``overlap``: ``merge`` for one finding a fault, ``keep`` where its findings stand beside others of its family. ``shipped`` rules come with
    jdlint; patterns of others run under a deadline. ``memo`` is the kind's own store for what it makes of ``data`` at first use. ``forced``: the user
    set the severity, so that no bound, entry or match decides otherwise. ``asked``: the user named it by its exact id, so that
    it judges closed postings too. ``counted`` are the rules that ``counts_with`` and ``counts_against`` name.
    """

    id: str
    summary: str
    severity: str
    on: bool
    kind: str
    when: When
    scope: tuple[str, ...]
    exempt: tuple[str, ...]
    options: Mapping[str, Option]
    message: str
    suggest: tuple[str, ...]
    yields_to: tuple[str, ...]
    overlap: str
    threshold: int
    counts_with: tuple[str, ...]
    counts_against: tuple[str, ...]
    aliases: tuple[str, ...]
    packed: bytes
    shipped: bool
    memo: dict[Any, Any]
    forced: bool = False
    asked: bool = False
    counted: tuple[tuple[Rule, ...], tuple[Rule, ...]] = ((), ())

    @property
    def data(self) -> Mapping[str, Any]:
        """The kind's own keys. Unpacked at first use: many a rule never runs on the postings at hand."""
        found: Mapping[str, Any] | None = self.memo.get("data")
        if found is None:
            found = self.memo["data"] = unpack(self.packed)
        return found

    @property
    def family(self) -> str:
        """The folder the rule stands in."""
        return self.id.partition("/")[0]


class Example(NamedTuple):
    """An example of a rule: ``text`` still holds the marks ``>>>…<<<``; ``bad`` tells a faulty one. ``line`` is its line in the rule file."""

    given: Mapping[str, Any]
    bad: bool
    text: str
    fixed: str | None
    todo: bool
    reports: str | None
    expect: Mapping[str, str]
    line: int


class RuleDocs(NamedTuple):
    """What explains a rule: for people and for tests, not needed to run it. ``path`` is the rule file's."""

    why: str
    since: str
    status: str
    sources: tuple[str, ...]
    examples: tuple[Example, ...]
    path: str
    default: str


class Match(NamedTuple):
    """What a kind or function yields; the engine alone turns it into a finding.

    ``start:end`` are source offsets. ``values`` fill the message. ``message``, ``severity`` and ``suggestions`` override the rule's. ``passage`` is the
    index into ``posting.passages`` where known. ``missing`` tells that something is not there, so that the place is only where it is told; such
    matches never merge with others; ``element`` then names what is missing. ``weight`` is what it counts towards its rule's threshold.
    """

    start: int
    end: int
    values: Mapping[str, str] = {}
    message: str | None = None
    severity: str | None = None
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    passage: int = -1
    missing: bool = False
    element: str = ""
    weight: float = 1.0


class Context(NamedTuple):
    """What a rule sees: one posting of a document, the day to judge by, its options (defaults merged), the user's settings.

    ``texts`` are the posting's texts prepared for reading; :func:`read_texts` gives those in the rule's scope.
    """

    document: Document
    posting: Posting
    today: date
    options: Mapping[str, Any]
    settings: Settings
    rule: Rule
    texts: Texts
    rules: Sequence[Rule] = ()

    def read_texts(self) -> list[Text]:
        """The posting's texts in the rule's scope, without what it exempts."""
        return self.texts.choose(self.rule.scope, self.rule.exempt)


class FileContext(NamedTuple):
    """What a function of ``scope: file`` sees: the whole document, which need not hold a posting."""

    document: Document
    today: date
    options: Mapping[str, Any]
    settings: Settings
    rule: Rule


class RunContext(NamedTuple):
    """What a function of ``scope: run`` sees: all documents of one run."""

    documents: Sequence[Document]
    today: date
    options: Mapping[str, Any]
    settings: Settings
    rule: Rule


class RunMatch(NamedTuple):
    """A match of a function of ``scope: run``: which document and which of its postings it stands in."""

    document: int
    posting: int
    match: Match


Check = Callable[[Context], Iterator[Match]]


def missing(context: Context, element: str = "", **fields: Any) -> Match:
    """The match that tells of something missing: at the title, without one at an empty span at the posting's start."""
    title = context.posting.title
    if title is not None and title.end > title.start:
        return Match(title.start, title.end, missing=True, element=element, **fields)
    start = context.posting.start
    return Match(start, start, missing=True, element=element, **fields)


def replacement(
    context: Context, text: Text, start: int, end: int, new: str, *, safe: bool, title: str = ""
) -> Fix | None:
    """The fix that puts ``new`` in place of ``text.text[start:end]``; None where that cannot be done safely (see :mod:`jdlint.edits`).

    A capital at the start (or all capitals) of what it replaces is kept.
    """
    old = text.text[start:end]
    new = same_case(old, new)
    edit = edits.replace(context.document.source.text, text.block, start, end, new)
    return Fix(safe, title or f"Replace {old!r} by {new!r}", (edit,)) if edit is not None else None


def same_case(old: str, new: str) -> str:
    """``new`` with the capitals of ``old``, where ``new`` is all lower case."""
    if not new.islower():
        # A name keeps its own way of writing; a phrase with a name in it ("fluent English") takes the capital of what it replaces.
        return new[:1].upper() + new[1:] if " " in new and old[:1].isupper() else new
    if len(old) > 1 and old.isupper() and new.isascii():
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def fill(template: str, values: Mapping[str, str]) -> str:
    """``template`` with each ``{name}`` that ``values`` holds replaced; text of a posting may itself hold braces. Raises LookupError for another name."""
    if "{" not in template:
        return template
    parts: list[str] = []
    rest = template
    while True:
        before, brace, after = rest.partition("{")
        parts.append(before)
        if not brace:
            return "".join(parts)
        name, closing, rest = after.partition("}")
        if not closing or name not in values:
            raise LookupError(f"the message names {{{name}}}, which this rule does not give")
        parts.append(values[name])


def template(node: Node, what: str, fields: Sequence[str] | None) -> str:
    """The message or suggestion that a node of a rule file holds; each ``{name}`` in it must be one every rule gives or one of ``fields`` (None: any)."""
    text = node.text(what)
    known = (*MESSAGE_FIELDS, *(fields or ()))
    for name in [part.partition("}")[0] for part in text.split("{")[1:]] if fields is not None else ():
        if name not in known:
            from jdlint.yamlnode import did_you_mean

            node.fail(
                f"{what} of this kind of rule has no field {{{name}}}{did_you_mean(name, known)}; it has {', '.join(known)}"
            )
    return text
