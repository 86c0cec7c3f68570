"""What only shows across the files of one run: the same title with other pay, and postings that are nearly the same text.

Both look at each posting a bounded number of times, so that the work grows with the number of postings and not with its square.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdlint.functions import pay
from jdlint.rule import Match, RunMatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdlint.model import Document, Posting
    from jdlint.rule import RunContext

_SHINGLE = 5  # words
_SKETCH = 96  # smallest hashes kept of a posting
_BUCKET = 8  # postings that one hash leads to at most


class _Place(NamedTuple):
    document: int
    posting: int


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in text.casefold()).split()


def _postings(context: RunContext) -> Iterator[tuple[_Place, Document, Posting]]:
    for number, document in enumerate(context.documents):
        for posting in document.postings:
            if posting.state == "open" and posting.kind == "advert":
                yield _Place(number, posting.number), document, posting


def _at(posting: Posting) -> tuple[int, int]:
    title = posting.title
    return (title.start, title.end) if title is not None else (posting.start, posting.start)


def same_title_different_pay(context: RunContext) -> Iterator[RunMatch]:
    """Adverts of one title, place and kind of pay whose ranges do not touch; told at the later one's pay."""
    first: dict[tuple[str, ...], tuple[Document, Posting, tuple[float, float]]] = {}
    for place, document, posting in _postings(context):
        if posting.title is None or posting.pay is None:
            continue
        a_year = pay.a_year(posting.pay) or _figure(posting)
        if a_year is None:
            continue
        where = posting.elements.get("location")
        key = (
            " ".join(_words(posting.title.text)),
            " ".join(_words(where.text)) if where else "",
            posting.pay.currency or "",
            " ".join(sorted(posting.job_types)),
        )
        seen = first.setdefault(key, (document, posting, a_year))
        low, high = seen[2]
        if seen[1] is not posting and (a_year[0] > high or a_year[1] < low):
            values = {"title": posting.title.text, "path": seen[0].path}
            yield RunMatch(place.document, place.posting, Match(posting.pay.start, posting.pay.end, values=values))


def _figure(posting: Posting) -> tuple[float, float] | None:
    stated = posting.pay
    if stated is None or stated.open_ended or stated.min is None or stated.period is None:
        return None
    amount = stated.min * pay.HOURS_A_YEAR[stated.period]
    return amount, amount


def near_duplicate(context: RunContext) -> Iterator[RunMatch]:
    """Adverts whose words are the same but for a share of ``1 - likeness``; told at the later one's title."""
    likeness = float(context.options["likeness"])
    known = frozenset(value for text in context.settings.boilerplate for value in _runs(text))
    sketches: list[tuple[Document, Posting, list[int]]] = []
    buckets: dict[int, list[int]] = {}
    for place, document, posting in _postings(context):
        sketch = _sketch(posting, known)
        if len(sketch) < _SKETCH // 2:
            continue
        counts: dict[int, int] = {}
        for value in sketch:
            for earlier in buckets.get(value, ()):
                counts[earlier] = counts.get(earlier, 0) + 1
        best = max(counts, key=lambda earlier: (counts[earlier], -earlier), default=None)
        if best is not None and _alike(sketch, sketches[best][2]) >= likeness:
            other = sketches[best]
            percent = f"{_alike(sketch, other[2]):.0%}"
            title = other[1].title.text if other[1].title is not None else "without a title"
            yield RunMatch(
                place.document,
                place.posting,
                Match(*_at(posting), values={"path": other[0].path, "percent": percent, "other": title}, missing=True),
            )
        for value in sketch:
            bucket = buckets.setdefault(value, [])
            if len(bucket) < _BUCKET:
                bucket.append(len(sketches))
        sketches.append((document, posting, sketch))


def _sketch(posting: Posting, known: frozenset[int]) -> list[int]:
    """The smallest hashes of the runs of five words of a posting's text, without those ``known`` from boilerplate."""
    text = " ".join(
        passage.block.text for passage in posting.passages if passage.block.kind != "field" and not passage.block.chrome
    )
    return sorted(_runs(text) - known)[:_SKETCH]


def _runs(text: str) -> set[int]:
    """The hashes of the runs of five words of a text; the same for the same text on any machine."""
    from zlib import crc32

    words = _words(text)
    return {crc32(" ".join(words[at : at + _SHINGLE]).encode()) for at in range(max(0, len(words) - _SHINGLE + 1))}


def _alike(one: list[int], two: list[int]) -> float:
    """The share of word runs that two texts have in common, estimated from their sketches."""
    smallest = sorted(set(one) | set(two))[: min(len(one), len(two))]
    both = set(one) & set(two)
    return sum(1 for value in smallest if value in both) / len(smallest) if smallest else 0.0
