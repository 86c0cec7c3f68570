"""Where each character of a visible text stands in the source.

A reader takes markup away; a :class:`TextMap` remembers, for every character that is left, the place it came from.
All offsets are 0-based code points, all ranges half-open.
"""

from __future__ import annotations

import sys
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

    __slots__ = ("_runs",)

    def __init__(self, runs: Iterable[Run]) -> None:
        self._runs = tuple(runs)

    @staticmethod
    def straight(length: int, start: int) -> TextMap:
        """The map of a text that stands in the source as it is, from ``start``."""
        return Straight(length, start)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs, in order."""
        return self._runs

    def _index(self, offset: int) -> int:
        """The index of the run that holds ``offset``."""
        return max(0, bisect_right(self._runs, (offset, sys.maxsize)) - 1)

    def _run_at(self, offset: int) -> Run:
        return self._runs[self._index(offset)]

    def start(self, offset: int) -> int:
        """The source offset of the character at text ``offset`` (for the text's end: just behind its last character)."""
        run = self._run_at(offset)
        if run.text_end - run.text_start == run.end - run.start:
            return min(run.start + (offset - run.text_start), run.end)
        return run.start if offset < run.text_end else run.end

    def end(self, offset: int) -> int:
        """The source offset just behind the character before text ``offset``; for 0 the start of the text."""
        if offset <= 0:
            return self._runs[0].start if self._runs else 0
        run = self._run_at(offset - 1)
        if run.text_end - run.text_start == run.end - run.start:
            return run.start + (offset - run.text_start)
        return run.end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source range of ``text[start:end]``; for an empty range an empty source range."""
        if not self._runs:
            return (0, 0)
        source_start = self.start(start)
        return (source_start, source_start) if end <= start else (source_start, max(source_start, self.end(end)))

    def slice(self, start: int, end: int) -> TextMap:
        """The map of ``text[start:end]``, its text offsets counted from 0."""
        runs: list[Run] = []
        for index in range(self._index(start), len(self._runs)):
            run = self._runs[index]
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
            at = self.start(start) if self._runs else 0
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


class Straight(TextMap):
    """The map of a text that stands in the source as it is: nearly all blocks have one, so it has no runs until they are asked for."""

    __slots__ = ("_end", "_start")

    def __init__(self, length: int, start: int) -> None:
        self._start = start
        self._end = start + length

    @property
    def runs(self) -> tuple[Run, ...]:
        return (Run(0, self._end - self._start, self._start, self._end),)

    def start(self, offset: int) -> int:
        return min(self._start + offset, self._end)

    def end(self, offset: int) -> int:
        return self._start + max(0, offset)

    def span(self, start: int, end: int) -> tuple[int, int]:
        first = min(self._start + start, self._end)
        return (first, max(first, self._start + end)) if start < end else (first, first)

    def slice(self, start: int, end: int) -> TextMap:
        first = min(self._start + start, self._end)
        return Straight(max(0, min(self._start + end, self._end) - first), first)

    def through(self, outer: TextMap) -> TextMap:
        if self._start == self._end:
            return TextMap((Run(0, 0, *outer.span(self._start, self._end)),))
        return outer.slice(self._start, self._end)


class TextBuilder:
    """Collects pieces of visible text and their source ranges, in order; adjoining pieces become one run."""

    __slots__ = ("_parts", "_reach", "_runs", "length")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[list[int]] = []
        self._reach = -1  # where in the source the latest run ends, if its characters correspond one to one
        self.length = 0

    def add(self, text: str, start: int, end: int | None = None) -> None:
        """Adds ``text``; it stands at ``source[start:end]``, without ``end`` one to one from ``start``."""
        if not text:
            return
        first = self.length
        size = len(text)
        stop = start + size if end is None else end
        self.length = last = first + size
        self._parts.append(text)
        if stop - start != size:
            self._runs.append([first, last, start, stop])
            self._reach = -1
            return
        if start == self._reach:
            run = self._runs[-1]
            run[1], run[3] = last, stop
        else:
            self._runs.append([first, last, start, stop])
        self._reach = stop

    def finish(self) -> tuple[str, TextMap]:
        """The text so far and its map."""
        text = "".join(self._parts)
        if self._reach >= 0 and len(self._runs) == 1:
            return text, TextMap.straight(self.length, self._runs[0][2])
        return text, TextMap(map(Run._make, self._runs))
