"""Which language a posting is written in, by its commonest words: enough to keep English rules off other texts."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import filterfalse, repeat

from jdlint import lexicons


@cache
def _stopwords() -> dict[str, list[str]]:
    """The codes of the languages that have each word among their commonest."""
    found: dict[str, list[str]] = {}
    for code, words in lexicons.load("languages")["stopwords"].items():
        for word in filter(str.isalpha, set(words)):
            found.setdefault(word, []).append(code)
    return found


@cache
def _beyond_latin() -> re.Pattern[str]:
    return re.compile(r"[^\u0000-\u024f]")


_SAMPLE = 3000  # characters, some 500 words
_FEWEST_LETTERS = 100  # that tell a script
_EDGES = ".,;:!?()\"'»«„“”"


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of a text: ``en`` unless another language is clear (60 words or more).

    A text in a script other than Latin is told by its letters: ``other`` where the lexicon has no code for it.
    """
    sample = text[:_SAMPLE]
    script = None if sample.isascii() else _script(sample[:1500])
    if script is not None:
        return script
    written = sample.lower().split()
    words = [*written, *map(str.strip, filterfalse(str.isalpha, written), repeat(_EDGES))]
    known = _stopwords()
    counts: dict[str, int] = {}
    for word, number in Counter(filter(known.__contains__, words)).items():
        for code in known[word]:
            counts[code] = counts.get(code, 0) + number
    english = counts.pop("en", 0)
    code, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=("en", 0))
    if count <= english * 1.5:
        return "en"
    total = sum(map(str.isalpha, words))
    return code if total >= 40 and count > total * 0.08 else "en"


def _script(sample: str) -> str | None:
    """The code of the language whose script most letters are of; None for Latin."""
    foreign = [char for char in _beyond_latin().findall(sample) if char.isalpha()]
    if len(foreign) <= _FEWEST_LETTERS * 0.5:
        return None
    letters = [char for char in sample if char.isalpha()]
    if len(letters) <= _FEWEST_LETTERS or len(foreign) <= len(letters) * 0.5:
        return None
    middle = sorted(ord(char) for char in letters)[len(letters) // 2]
    for low, high, code in lexicons.load("languages")["scripts"]:
        if int(low, 16) <= middle <= int(high, 16):
            return str(code)
    return "other"
