"""Where each character of a visible text stands in the source.

A reader takes markup away; a :class:`TextMap` remembers, for every character that is left, the place it came from.
All offsets are 0-based code points, all ranges half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Run(NamedTuple):
    """``text[text_start:text_end]`` was written as ``source[start:end]``.

    Where both have the same length the characters correspond one to one; otherwise (an entity, an escape, a ``<br>``)
    the whole text of the run stands for the whole source of the run.
    """

    text_start: int
    text_end: int
    start: int
    end: int


class TextMap:
    """Maps offsets of a visible text to offsets of its source; immutable.

    Runs are in text order and cover the text without gaps; their source ranges ascend.
    """

    __slots__ = ("_starts", "runs")

    def __init__(self, runs: Iterable[Run]) -> None:
        self.runs: tuple[Run, ...] = tuple(runs)
        self._starts = [run.text_start for run in self.runs]

    @classmethod
    def straight(cls, length: int, start: int) -> TextMap:
        """The map of a text that stands in the source as it is, from ``start``."""
        return cls((Run(0, length, start, start + length),))

    def _run_at(self, offset: int) -> Run:
        return self.runs[max(0, bisect_right(self._starts, offset) - 1)]

    def start(self, offset: int) -> int:
        """The source offset of the character at text ``offset`` (for the text's end: just behind its last character)."""
        run = self._run_at(offset)
        if run.text_end - run.text_start == run.end - run.start:
            return min(run.start + (offset - run.text_start), run.end)
        return run.start if offset < run.text_end else run.end

    def end(self, offset: int) -> int:
        """The source offset just behind the character before text ``offset``; for 0 the start of the text."""
        if offset <= 0:
            return self.runs[0].start if self.runs else 0
        run = self._run_at(offset - 1)
        if run.text_end - run.text_start == run.end - run.start:
            return run.start + (offset - run.text_start)
        return run.end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source range of ``text[start:end]``; for an empty range an empty source range."""
        if not self.runs:
            return (0, 0)
        source_start = self.start(start)
        return (source_start, source_start) if end <= start else (source_start, max(source_start, self.end(end)))

    def slice(self, start: int, end: int) -> TextMap:
        """The map of ``text[start:end]``, its text offsets counted from 0."""
        runs: list[Run] = []
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self.runs)):
            run = self.runs[index]
            if run.text_start >= end:
                break
            low, high = max(start, run.text_start), min(end, run.text_end)
            if low >= high:
                continue
            if run.text_end - run.text_start == run.end - run.start:
                first = run.start + (low - run.text_start)
                runs.append(Run(low - start, high - start, first, first + (high - low)))
            else:
                runs.append(Run(low - start, high - start, run.start, run.end))
        if not runs:
            at = self.start(start) if self.runs else 0
            runs.append(Run(0, 0, at, at))
        return TextMap(runs)

    def through(self, outer: TextMap) -> TextMap:
        """The map into the outer source, where this map leads into a text that ``outer`` maps to that source.

        A decoded YAML string that is read as Markdown has two maps, one behind the other; this makes one of them.
        """
        runs: list[Run] = []
        for run in self.runs:
            if run.text_end - run.text_start != run.end - run.start or run.start == run.end:
                runs.append(Run(run.text_start, run.text_end, *outer.span(run.start, run.end)))
                continue
            runs += (
                Run(run.text_start + part.text_start, run.text_start + part.text_end, part.start, part.end)
                for part in outer.slice(run.start, run.end).runs
            )
        return TextMap(runs)


class TextBuilder:
    """Collects pieces of visible text and their source ranges, in order; adjoining pieces become one run."""

    __slots__ = ("_parts", "_runs", "length")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self.length = 0

    def add(self, text: str, start: int, end: int | None = None) -> None:
        """Adds ``text``; it stands at ``source[start:end]``, without ``end`` one to one from ``start``."""
        if not text:
            return
        stop = start + len(text) if end is None else end
        run = Run(self.length, self.length + len(text), start, stop)
        straight = len(text) == stop - start
        if straight and self._runs:
            last = self._runs[-1]
            if last.end == start and last.text_end - last.text_start == last.end - last.start:
                self._runs[-1] = run = Run(last.text_start, run.text_end, last.start, stop)
                self._parts.append(text)
                self.length += len(text)
                return
        self._runs.append(run)
        self._parts.append(text)
        self.length += len(text)

    def finish(self) -> tuple[str, TextMap]:
        """The text so far and its map."""
        return "".join(self._parts), TextMap(self._runs)
