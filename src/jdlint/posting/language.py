"""Which language a posting is written in, by its commonest words: enough to keep English rules off other texts."""

from __future__ import annotations

from collections import Counter
from functools import cache

from jdlint import lexicons


@cache
def _stopwords() -> dict[str, list[str]]:
    """The codes of the languages that have each word among their commonest."""
    found: dict[str, list[str]] = {}
    for code, words in lexicons.load("languages")["stopwords"].items():
        for word in set(words):
            found.setdefault(word, []).append(code)
    return found


_SAMPLE = 3000  # characters, some 500 words


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of a text: ``en`` unless another language is clear (60 words or more).

    A text in a script other than Latin is told by its letters: ``other`` where the lexicon has no code for it.
    """
    sample = text[:_SAMPLE]
    letters = [] if sample[:1500].isascii() else [char for char in sample[:1500] if char.isalpha()]
    if len(letters) > 100:
        foreign = sum(1 for char in letters if ord(char) > 0x24F)
        if foreign > len(letters) * 0.5:
            return _script(letters)
    known = _stopwords()
    total = 0
    counts: dict[str, int] = {}
    for word, number in Counter(sample.lower().split()).items():
        if not word.isalpha():
            word = word.strip(".,;:!?()\"'»«„“”")
            if not word.isalpha():
                continue
        total += number
        if word in known:
            for code in known[word]:
                counts[code] = counts.get(code, 0) + number
    if total < 40:
        return "en"
    english = counts.pop("en", 0)
    code, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=("en", 0))
    return code if count > english * 1.5 and count > total * 0.08 else "en"


def _script(letters: list[str]) -> str:
    middle = sorted(ord(char) for char in letters)[len(letters) // 2]
    for low, high, code in lexicons.load("languages")["scripts"]:
        if int(low, 16) <= middle <= int(high, 16):
            return str(code)
    return "other"
