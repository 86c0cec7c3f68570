"""One form for headings and labels, so that a lexicon needs each of them once."""

from __future__ import annotations

_DROPPED = frozenset({"the", "a", "an", "this", "some", "of the", "these", "its"})
_SUFFIXES = (("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'d", "would"), ("'m", "am"))
_SPLIT = {
    "what's": "what is",
    "who's": "who is",
    "here's": "here is",
    "it's": "it is",
    "that's": "that is",
    "how's": "how is",
}
_FOLD = str.maketrans(
    {
        "’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-",
        "&": " and ", "+": " and ", "\u00a0": " ", "\t": " ", "\n": " ", "/": " / ", "…": " ",
    }
)  # fmt: skip


def words_of(text: str) -> list[str]:
    """The normalised words of a heading or label: lower case, straight apostrophes, contractions written out,
    no articles, no punctuation around words, no numbering or emoji in front."""
    if text.isascii() and text.replace(" ", "").isalpha():  # most are plain words
        return _without_number([word for word in text.lower().split() if word not in _DROPPED])
    words: list[str] = []
    for raw in text.translate(_FOLD).lower().split():
        word = raw.strip("\"'*_#:;,.!?()[]{}<>|~^=•·▪➢✓✔★☆►▶-")
        if not word or word in _DROPPED:
            continue
        if not word.isalnum() and word != "/" and not any(char.isalnum() for char in word):
            continue
        if "'" not in word:
            words.append(word)
            continue
        if word in _SPLIT:
            words += _SPLIT[word].split()
            continue
        for suffix, full in _SUFFIXES:
            if word.endswith(suffix) and len(word) > len(suffix):
                words += [word[: -len(suffix)], full]
                break
        else:
            words.append(word)
    return _without_number(words)


def _without_number(words: list[str]) -> list[str]:
    while words and (words[0] == "/" or _is_number(words[0])) and len(words) > 1:
        del words[0]
    while words and words[-1] == "/":
        del words[-1]
    return words


def normalise(text: str) -> str:
    """The normalised form of a heading or label as one string (see :func:`words_of`)."""
    return " ".join(words_of(text)).replace(" / ", "/")


def _is_number(word: str) -> bool:
    return word.rstrip(".)").replace(".", "").isdigit() or word.rstrip(".)") in {"i", "ii", "iii", "iv", "v", "vi"}
