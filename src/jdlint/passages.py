"""A posting's texts as rules read them: folded, cut into words and sentences once, whichever rules ask, and chosen by scope."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from jdlint import gate as gates
from jdlint import memo, sentences, words

if TYPE_CHECKING:
    from jdlint.gate import Gate
    from jdlint.model import Block, Posting

Found = TypeVar("Found")
# The kind of a block and of its zone, whether it is a heading, whether it is the title.
_Role: TypeAlias = tuple[str, str, bool, bool]
_DIGIT = re.compile("[0-9]")
_SCOPE_WORDS = ("title", "heading", "fields", "body", "document")
_EXEMPT_WORDS = ("code", "url", "quote", "link", "heading", "title", "fields")


class Wording:
    """A text in the forms that rules compare, whatever passage it is: each form is made once, for all rules and all postings.

    ``plain`` is the text with straight quotes, plain hyphens and blanks (see :func:`jdlint.words.plain`), ``folded`` that without
    difference of case; both have the length of the text. ``tokens`` are the words and signs of the folded text, ``digits`` whether it holds any.
    ``found`` is what was found in it, by what looked; ``held`` the words of gates it holds, of those that were ``known`` when it was asked.
    """

    __slots__ = ("_sentences", "_urls", "digits", "folded", "found", "held", "known", "plain", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = words.plain(text)
        self.folded = words.fold(text)
        self.found: dict[object, Any] = {}
        self.digits = _DIGIT.search(text) is not None
        self.known = 0
        self.held: frozenset[int] = frozenset()
        self.tokens = words.Tokens(self.folded)
        self._sentences: list[tuple[int, int]] | None = None
        self._urls: list[tuple[int, int]] | None = None

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """The ranges of the sentences."""
        if self._sentences is None:
            self._sentences = sentences.split(self.text)
        return self._sentences

    @property
    def urls(self) -> list[tuple[int, int]]:
        """The ranges of addresses of pages and mailboxes in the text."""
        if self._urls is None:
            self._urls = _urls(self.text)
        return self._urls

    def sentence(self, at: int) -> tuple[int, int]:
        """The range of the sentence around an offset."""
        found = self.sentences
        if not found:
            return 0, len(self.text)
        return found[min(bisect_right(found, (at, len(self.text))), len(found)) - 1] if at >= found[0][0] else found[0]

    def around(self, at: int, reach: int = 800) -> tuple[int, int]:
        """The range of the sentence around an offset, at most ``reach`` characters to each side."""
        low, high = self.sentence(at)
        return max(low, at - reach), min(high, at + reach)

    def once(self, look: Callable[[Wording], Found]) -> Found:
        """What ``look``, a function of a module, finds in the text; it is asked once."""
        found: Found | None = self.found.get(look)
        if found is None:
            found = self.found[look] = look(self)
        return found


_wording = memo.kept(Wording)


class Text:
    """One passage. ``index`` is its place in ``posting.passages`` (-1 for a block that is no passage), ``zone`` its zone's kind.

    ``plain``, ``folded`` and ``tokens`` are forms of its ``text`` (see :class:`Wording`). Offsets count characters of ``text``; :meth:`span` leads to the source.
    """

    __slots__ = (
        "_exempt",
        "block",
        "folded",
        "heading",
        "index",
        "plain",
        "text",
        "title",
        "tokens",
        "wording",
        "zone",
    )

    def __init__(self, block: Block, index: int, zone: str, *, heading: bool = False, title: bool = False) -> None:
        self.block = block
        self.text = block.text
        self.index = index
        self.zone = zone
        self.heading = heading
        self.title = title
        self.wording = _wording(block.text)
        self.plain = self.wording.plain
        self.folded = self.wording.folded
        self.tokens = self.wording.tokens
        self._exempt: dict[tuple[str, ...], list[tuple[int, int]]] = {}

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """The ranges of the sentences."""
        return self.wording.sentences

    @property
    def urls(self) -> list[tuple[int, int]]:
        """The ranges of addresses of pages and mailboxes in the text."""
        return self.wording.urls

    def sentence(self, at: int) -> tuple[int, int]:
        """The range of the sentence around an offset."""
        return self.wording.sentence(at)

    def around(self, at: int, reach: int = 800) -> tuple[int, int]:
        """The range of the sentence around an offset, at most ``reach`` characters to each side: a text without sentence ends
        would else be read again from end to end for every match in it."""
        return self.wording.around(at, reach)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source range of ``text[start:end]``."""
        return self.block.map.span(start, end)

    def exempt(self, names: Iterable[str]) -> list[tuple[int, int]]:
        """The ranges that rules do not read which exempt ``names`` (code, url, quote, link); tags of site generators always."""
        key = tuple(names)
        found = self._exempt.get(key)
        if found is None:
            found = self._exempt[key] = self._exempted(key)
        return found

    def _exempted(self, names: tuple[str, ...]) -> list[tuple[int, int]]:
        ranges = [
            (mark.start, mark.end) for mark in self.block.marks if mark.kind == "template" or (mark.kind in names)
        ]
        if "url" in names:
            ranges += self.urls
        if "quote" in names and '"' in self.plain:
            ranges += quotations(self.plain)
        return ranges


class Hit(NamedTuple):
    """An entry of a phrase rule found at ``text.text[start:end]``, words ``first`` to ``last`` (exclusive)."""

    text: Text
    start: int
    end: int
    first: int
    last: int
    entry: int


class Texts:
    """All texts of one posting, in source order."""

    __slots__ = (
        "_chosen",
        "_folded",
        "_held",
        "_known",
        "_roles",
        "_told",
        "_words",
        "all",
        "every",
        "hits",
        "labels",
        "posting",
        "title",
    )

    def __init__(self, posting: Posting) -> None:
        self.posting = posting
        self.all: list[Text] = []
        known: set[int] = set()
        for index, passage in enumerate(posting.passages):
            block = passage.block
            if block.chrome or block.kind in ("template", "rule"):
                continue
            if block.kind == "field":
                known.add(block.start)
            self.all.append(Text(block, index, passage.zone, heading=passage.heading, title=passage.title))
        missing = [block for block in posting.fields.values() if block.start not in known]
        if missing:
            self.all += [Text(block, -1, "header") for block in missing]
            self.all.sort(key=lambda text: text.block.start)
        self.all = _without_repeats(self.all)
        self.title = self._title()
        self.labels = {label: Text(block, -1, "header") for label, block in posting.label_values.items()}
        self.every = [*self.all, *self.labels.values(), *((self.title,) if self.title is not None else ())]
        self.hits: dict[str, list[Hit]] | None = None  # what the one pass for all phrase rules found, once it was made
        self._chosen: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Text]] = {}
        self._folded: str | None = None
        self._roles: dict[_Role, list[int]] = {}
        self._told: dict[object, Any] = {}
        self._words: frozenset[str] | None = None
        self._known = 0
        self._held: frozenset[int] = frozenset()

    def _title(self) -> Text | None:
        title = self.posting.title
        if title is None:
            return None
        index = next((text.index for text in self.all if text.title), -1)
        return Text(title.block, index, "header", title=True)

    @property
    def folded(self) -> str:
        """The folded texts of the whole posting, one a line; tells in one look whether a word can occur."""
        if self._folded is None:
            self._folded = "\n".join([text.folded for text in self.all])
        return self._folded

    @property
    def words(self) -> frozenset[str]:
        """The words and signs that occur anywhere in the posting."""
        if self._words is None:
            self._words = frozenset().union(*(text.tokens.words for text in self.all))
        return self._words

    def hold(self, gate: Gate) -> bool:
        """Whether one of the texts passes a gate."""
        if gate.last >= self._known:
            if gate.last >= gates.known():
                return any(gate.passes(text.folded) for text in self.every)
            self._look()
        return gate.among(self._held)

    def passing(self, gate: Gate, texts: Iterable[Text]) -> list[Text]:
        """Those of the posting's own ``texts`` that pass a gate."""
        if not self.hold(gate):
            return []
        if gate.last >= self._known:
            return [text for text in texts if gate.passes(text.folded)]
        none_of = gate.numbers.isdisjoint
        return [text for text in texts if not none_of(text.wording.held)] if gate.words else [*texts]

    def _look(self) -> None:
        """Looks which words of gates stand in each text; asked again only when more of them are known."""
        self._known = gates.known()
        for text in self.every:
            wording = text.wording
            if wording.known != self._known:
                wording.known, wording.held = self._known, gates.found_in(wording.folded)
        self._held = frozenset().union(*[text.wording.held for text in self.every])

    def once(self, look: Callable[[Posting], Found]) -> Found:
        """What ``look``, a function of a module, tells of the posting; it is asked once."""
        if look not in self._told:
            self._told[look] = look(self.posting)
        told: Found = self._told[look]
        return told

    def choose(self, scope: tuple[str, ...], exempt: tuple[str, ...] = ()) -> list[Text]:
        """The texts that a rule of this ``scope`` and ``exempt`` reads. Fenced code never counts; single marks within a text are the
        rule's matter (see :meth:`Text.exempt`)."""
        key = (scope, exempt)
        chosen = self._chosen.get(key)
        if chosen is None:
            chosen = self._chosen[key] = self._choose(scope, exempt)
        return chosen

    def _by_role(self) -> dict[_Role, list[int]]:
        """The indexes of the texts of each role: a scope takes all of a role or none, but for fields by their names."""
        if not self._roles:
            for at, text in enumerate(self.all):
                self._roles.setdefault((text.block.kind, text.zone, text.heading, text.title), []).append(at)
        return self._roles

    def _choose(self, scope: tuple[str, ...], exempt: tuple[str, ...]) -> list[Text]:
        names = {name[6:].lower() for name in scope if name.startswith("field:")}
        taken = _taken.setdefault((scope, exempt), {})
        places: list[int] = []
        for role, group in self._by_role().items():
            takes = taken.get(role)
            if takes is None:
                takes = taken[role] = _takes(role, scope or ("document",), exempt)
            if takes == "all":
                places += group
            elif takes and names:
                places += [at for at in group if self.all[at].block.key and _is_field(self.all[at].block, names)]
        chosen = [self.all[at] for at in sorted(places)]
        if "fields" not in exempt:
            chosen += [self.labels[name] for name in self.labels if name in names]
        if "title" in scope and "document" not in scope and self.title is not None:
            chosen = [text for text in chosen if not text.title]
            chosen.insert(0, self.title)
        return chosen


# What a scope takes of each role, by the scope and what it exempts: the same in every posting.
_taken: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[_Role, str]] = {}


def _takes(role: _Role, scope: Sequence[str], exempt: Sequence[str]) -> str:
    """Which texts of a role a scope takes: all of them, the fields that it names, or none ("")."""
    kind, zone, heading, title = role
    barred = kind == "code" or zone in exempt or (heading and "heading" in exempt) or (title and "title" in exempt)
    if barred or (kind == "quote" and "quote" in exempt) or (kind == "field" and "fields" in exempt):
        return ""
    if "document" in scope or (heading and "heading" in scope):
        return "all"
    if kind == "field":
        return "all" if "fields" in scope or (zone != "header" and zone in scope) else "named"
    return "all" if "body" in scope or zone in scope else "named"


_LEAST_REPEATED = 60  # characters


def _without_repeats(texts: list[Text]) -> list[Text]:
    """The texts without fields that only say again what the body says (an excerpt for lists and search engines): one fault, one finding."""
    fields = [text for text in texts if text.block.kind == "field" and len(text.text) >= _LEAST_REPEATED]
    if not fields:
        return texts
    body = "\n".join(text.folded for text in texts if text.block.kind != "field")
    repeated = {id(text) for text in fields if text.folded.rstrip(" .…") in body}
    return [text for text in texts if id(text) not in repeated] if repeated else texts


def is_scope(name: str) -> bool:
    """Whether a word names a part of a posting that is no zone."""
    return name in _SCOPE_WORDS or (name.startswith("field:") and len(name) > 6)


SCOPES = _SCOPE_WORDS
EXEMPT = _EXEMPT_WORDS


def _is_field(block: Block, names: set[str]) -> bool:
    key = block.key.lower()
    if key in names:
        return True
    parts = [part for part in key.split(".") if not part.isdigit()]
    return ".".join(parts) in names or (bool(parts) and parts[-1] in names)


def _urls(text: str) -> list[tuple[int, int]]:
    if "://" not in text and "www." not in text and "@" not in text and "mailto:" not in text:
        return []
    ranges: list[tuple[int, int]] = []
    at = 0
    for part in text.split():
        start = text.index(part, at)
        at = start + len(part)
        if (
            "://" in part
            or part.lower().startswith(("www.", "mailto:", "(www."))
            or (part.find("@") > 0 and "." in part.rpartition("@")[2])
        ):
            ranges.append((start, at))
    return ranges


def quotations(plain: str) -> list[tuple[int, int]]:
    """The ranges of quotations of several words: what somebody said, not what the posting says. A word in quotes is none."""
    if '"' not in plain:
        return []
    found: list[tuple[int, int]] = []
    opening = -1
    for at, char in enumerate(plain):
        if char == "\n" and plain[at + 1 : at + 2] == "\n":
            opening = -1
        if char != '"':
            continue
        if opening < 0 or at - opening > 600:
            begins = at + 1 < len(plain) and not plain[at + 1].isspace() and not plain[at - 1 : at].isalnum()
            opening = at if begins else -1
        else:
            if plain.count(" ", opening, at) >= 3:
                found.append((opening, at + 1))
            opening = -1
    return found
