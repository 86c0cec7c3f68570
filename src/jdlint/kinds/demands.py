"""Demands for years of experience, told from all other numbers of years in a posting.

Works on the words of a text, from each unit of time backwards to its number and outwards to what it belongs to; linear in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from jdlint.passages import Text

_NEAR = 12  # words around a number in which what it belongs to may stand
_FAR = 40  # words around a number that count as its sentence, however long that is
_BREAKS = frozenset(".;()!?•|")


class Demand(NamedTuple):
    """Years of experience asked for, at ``text[start:end]`` (number and unit).

    ``least`` is the smallest number of years that satisfies it, ``most`` the other end of a range (None where it is open or one number).
    ``of`` is what the experience is in, as written (``""`` for experience as such); ``preferred`` a wish; ``either`` one of several alternatives.
    """

    start: int
    end: int
    least: float
    most: float | None
    of: str
    preferred: bool = False
    either: bool = False


class _Quantity(NamedTuple):
    """A number with its unit: words ``first`` to ``last`` (exclusive), in years. ``open`` for "5+", "at least"; ``hyphen`` for "2-year"."""

    first: int
    last: int
    least: float
    most: float | None
    open: bool
    article: bool
    hyphen: bool
    months: bool


class _Phrases:
    """A set of phrases that is asked quickly: by their first and by their last word."""

    __slots__ = ("by_first", "by_last", "stems")

    def __init__(self, phrases: tuple[tuple[str, ...], ...]) -> None:
        self.by_first: dict[str, list[tuple[str, ...]]] = {}
        self.by_last: dict[str, list[tuple[str, ...]]] = {}
        self.stems = tuple(phrase[0][:-1] for phrase in phrases if len(phrase) == 1 and phrase[0].endswith("*"))
        for phrase in phrases:
            self.by_first.setdefault(phrase[0], []).append(phrase)
            self.by_last.setdefault(phrase[-1], []).append(phrase)

    def start(self, words: list[str], at: int = 0) -> bool:
        """Whether one of them starts at ``words[at]``."""
        if at >= len(words):
            return False
        word = words[at]
        for phrase in self.by_first.get(word, ()):
            if len(phrase) == 1 or _same(words, at, phrase):
                return True
        return bool(self.stems) and word.startswith(self.stems)

    def end(self, words: list[str]) -> int:
        """The length of the longest of them that ends with the last of ``words``; 0 for none."""
        best = 0
        for phrase in self.by_last.get(words[-1], ()) if words else ():
            if best < len(phrase) <= len(words) and _same(words, len(words) - len(phrase), phrase):
                best = len(phrase)
        return best

    def within(self, words: list[str]) -> bool:
        """Whether one of them stands anywhere in ``words``."""
        return any(self.start(words, at) for at in range(len(words)))

    def first(self, words: list[str]) -> int:
        """The index of the first word at which one of them starts; a large number for none."""
        return next((at for at in range(len(words)) if self.start(words, at)), 999)


def _same(words: list[str], at: int, phrase: tuple[str, ...]) -> bool:
    if at + len(phrase) > len(words):
        return False
    return all(
        words[at + offset] == wanted or (wanted[-1] == "*" and words[at + offset].startswith(wanted[:-1]))
        for offset, wanted in enumerate(phrase)
    )


class _Lists:
    """The lexicon ``quantities`` in the form it is asked."""

    __slots__ = ("fillers", "numbers", "qualifier", "sets", "units")

    def __init__(self) -> None:
        from jdlint import compiled, lexicons

        data = lexicons.load("quantities")
        self.numbers: Mapping[str, float] = data["numbers"]["values"]
        self.units: dict[str, float] = dict.fromkeys(data["units"]["years"], 1.0)
        self.units.update(dict.fromkeys(data["units"]["months"], 1 / 12))
        self.units.update(dict.fromkeys(data["units"]["decades"], 10.0))
        self.fillers = frozenset(data["fillers"]["words"])
        phrases = compiled.load(
            "quantity-phrases", [lexicons.file_of("quantities"), __file__], lambda: _tokenised(data)
        )
        self.sets = {name: _Phrases(found) for name, found in phrases.items()}
        self.qualifier = _Phrases(
            (
                *phrases["least"],
                *phrases["most"],
                ("a",),
                ("the",),
                ("about",),
                ("around",),
                ("approximately",),
                ("some",),
            )
        )


def _tokenised(data: Mapping[str, Any]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The lexicon's lists of phrases as words."""
    from jdlint.kinds.phrases import expand, tokenise
    from jdlint.yamlnode import Node

    lists = {name: entry["words"] for name, entry in data.items() if "words" in entry}
    lists.update({name: data["qualifiers"][name] for name in ("least", "most")})
    return {
        name: tuple(tokenise(written) for term in terms for written in expand(Node(str(term), 1, 1)))
        for name, terms in lists.items()
    }


@lru_cache(maxsize=1)
def lists() -> _Lists:
    """The lexicon, prepared once."""
    return _Lists()


def demands(text: Text, *, asked: bool = False, wished: bool = False) -> list[Demand]:
    """The demands for years of experience in a text, in order.

    ``asked`` tells that the text stands among requirements, so that years need no word for experience beside them; ``wished`` that it stands
    among wishes.
    """
    known = lists()
    found: list[tuple[_Quantity, tuple[int, int], Demand]] = []
    taken = -1
    for unit, word in enumerate(text.tokens.words):
        if word not in known.units and not (word[0] in _DIGITS and _joined(word)):
            continue
        quantity = _quantity(text, unit, taken)
        if quantity is None:
            continue
        taken = quantity.last - 1
        sentence = _bounds(text, text.tokens.starts[unit])
        demand = _demand(text, quantity, sentence, asked=asked, wished=wished)
        if demand is not None:
            found.append((quantity, sentence, demand))
    return list(_alternatives(text, found))


def _alternatives(text: Text, found: list[tuple[_Quantity, tuple[int, int], Demand]]) -> Iterator[Demand]:
    """Marks the demands of a sentence that are joined by "or": "a master's and two years, or a bachelor's and four"."""
    words = text.tokens.words
    for number, (quantity, sentence, demand) in enumerate(found):
        either = False
        for other in (number - 1, number + 1):
            if 0 <= other < len(found) and found[other][1] == sentence:
                low, high = sorted((quantity, found[other][0]), key=lambda one: one.first)
                either = either or "or" in words[low.last : high.first]
        yield demand._replace(either=either)


# --- numbers ------------------------------------------------------------------------------------------------------------------------------


_DIGITS = "0123456789"


def _joined(word: str) -> tuple[float, float] | None:
    """Number and unit of one word ("5yrs", "5years")."""
    digits = len(word) - len(word.lstrip(_DIGITS))
    if not 1 <= digits <= 2 or word[digits:] not in ("years", "year", "yrs", "yr"):
        return None
    return float(word[:digits]), 1.0


def _number(word: str) -> float | None:
    if word.isascii() and word.isdigit():
        return float(word) if len(word) <= 3 else None
    value = lists().numbers.get(word)
    return float(value) if value is not None else None


def _quantity(text: Text, unit: int, taken: int) -> _Quantity | None:
    """The number that belongs to the unit at word ``unit``; None where there is none (behind word ``taken``)."""
    words, starts, ends = text.tokens.words, text.tokens.starts, text.tokens.ends
    joined = _joined(words[unit])
    factor = joined[1] if joined else lists().units[words[unit]]
    is_open = False
    at = unit - 1
    if joined:
        high, first = joined[0], unit
    else:
        while at > taken and words[at] in lists().fillers:
            at -= 1
        at, is_open = _open_end(words, at, taken)
        in_brackets: float | None = None
        if at > taken + 2 and words[at] == ")":
            opening = next((index for index in range(at - 1, max(taken, at - 5), -1) if words[index] == "("), -1)
            if opening < 0:
                return None
            inside = [word for word in words[opening + 1 : at] if _number(word) is not None]
            is_open = is_open or "+" in words[opening + 1 : at]
            in_brackets = _number(inside[-1]) if inside else None
            at, also_open = _open_end(words, opening - 1, taken)
            is_open = is_open or also_open
            if in_brackets is None:
                return None
        value, first = _value(text, at, taken)
        if value is None:
            if in_brackets is None:
                return None
            value, first = in_brackets, at + 2
        high = value
    low, first = _range(text, first, taken, high)
    if high > 60 and factor >= 1:
        return None
    before = words[max(0, first - 4) : first]
    last = unit + 1
    if words[last : last + 1] == ["+"]:
        is_open, last = True, last + 1
    elif words[last : last + 2] in (
        ["or", "more"],
        ["and", "above"],
        ["or", "above"],
        ["and", "more"],
        ["or", "greater"],
    ):
        is_open = True
    least = high if low is None else low
    most = high if low is not None else None
    if lists().sets["most"].end(before) and low is None and not lists().sets["least"].end(before):
        least, most = 0.0, high
    is_open = is_open or bool(lists().sets["least"].end(before))
    # "2-year contract", "two year contract": the whole is an adjective.
    adjective = text.folded[ends[unit - 1] : starts[unit]] == "-" or (
        words[unit] in ("year", "month", "yr") and high >= 2
    )
    hyphen = not joined and unit > 0 and adjective
    article = low is None and words[first] in ("a", "an", "half")
    return _Quantity(
        first, last, least * factor, most * factor if most is not None else None, is_open, article, hyphen, factor < 1
    )


def _open_end(words: list[str], at: int, taken: int) -> tuple[int, bool]:
    """Steps back over what says "or more"."""
    if at > taken and words[at] in ("+", "plus"):
        return at - 1, True
    if (
        at > taken + 1
        and words[at - 1] in ("or", "and")
        and words[at] in ("more", "above", "greater", "over", "better")
    ):
        return at - 2, True
    return at, False


def _value(text: Text, at: int, taken: int) -> tuple[float | None, int]:
    """The number that ends at word ``at``, and its first word."""
    words, starts, ends = text.tokens.words, text.tokens.starts, text.tokens.ends
    if at <= taken:
        return None, at
    value = _number(words[at])
    if value is None:
        return None, at
    if words[at] == "half" and words[at - 2 : at] == ["and", "a"] and at - 3 > taken:
        whole = _number(words[at - 3])
        return (whole + 0.5, at - 3) if whole is not None else (None, at)
    if words[at] == "couple" or (words[at] in ("a", "an") and at > 0 and _number(words[at - 1]) is not None):
        return (2.0, at - (words[at - 1] == "a")) if words[at] == "couple" else (None, at)
    if (
        at - 2 > taken
        and words[at - 1] in (".", ",")
        and words[at - 2].isdigit()
        and ends[at - 2] == starts[at - 1]
        and ends[at - 1] == starts[at]
    ):
        if words[at - 1] == "," or len(words[at]) > 1:
            return None, at
        return float(f"{words[at - 2]}.{words[at]}"), at - 2
    if words[at].isdigit() and at > 0 and words[at - 1] in "$£€#" and ends[at - 1] == starts[at]:
        return None, at
    return value, at


def _range(text: Text, first: int, taken: int, high: float) -> tuple[float | None, int]:
    """The lower end of a range whose upper end starts at word ``first``; its first word."""
    words, starts, ends = text.tokens.words, text.tokens.starts, text.tokens.ends
    at = first - 1
    if at <= taken:
        return None, first
    if "-" in text.folded[ends[at] : starts[first]]:
        pass
    elif (
        words[at] in ("to", "or", "through", "till")
        or (words[at] == "and" and "between" in words[max(0, at - 4) : at])
        or words[at] in ("/", "~")
    ):
        at -= 1
    else:
        return None, first
    if at <= taken:
        return None, first
    if words[at] == "+":
        at -= 1
    if words[at] == ")" and at - 2 > taken and words[at - 2] == "(":
        at -= 3
    while at > taken and (words[at] in lists().units or words[at] == "of"):
        at -= 1
    low, start = _value(text, at, taken)
    return (low, start) if low is not None and low <= high else (None, first)


# --- what it belongs to -------------------------------------------------------------------------------------------------------------------


def _bounds(text: Text, offset: int) -> tuple[int, int]:
    start, end = text.sentence(offset)
    return bisect_left(text.tokens.starts, start), bisect_left(text.tokens.starts, end)


def _clause(words: list[str]) -> list[str]:
    """The words up to the end of a clause."""
    for at, word in enumerate(words):
        if word in _BREAKS:
            return words[:at]
    return words


def _demand(text: Text, quantity: _Quantity, sentence: tuple[int, int], *, asked: bool, wished: bool) -> Demand | None:
    """The demand that a quantity is, or None for any other number of years."""
    known = lists().sets
    words = text.tokens.words
    low, high = sentence
    low, high = max(low, quantity.first - _FAR), min(high, quantity.last + _FAR)
    whole = words[low:high]
    before = words[max(low, quantity.first - _NEAR) : quantity.first]
    before = before[len(before) - len(_clause(before[::-1])) :]
    after = words[quantity.last : min(high, quantity.last + _NEAR)]
    while after and after[0] in ("'", '"', "minimum", "min", ",", ")") and after[0] != ".":
        after = after[1:]
    if after[:2] in (["or", "more"], ["and", "above"], ["or", "above"], ["and", "more"], ["or", "greater"]):
        after = after[2:]
    clause = _clause(after)
    bare = _without_qualifier(before)

    # Ages, stretches of time, things that last.
    if known["age"].start(after) or known["age-before"].within(bare[-3:]):
        return None
    behind = known["experience"].first(clause)
    spoken = behind < 8 or known["experience"].within(bare[-6:])
    if known["time-after"].start(after) or (bare and known["time-before"].end(bare) and not _names_field(bare)):
        return None
    thing = clause[1:] if clause[:1] == ["of"] else clause
    if any(known["things"].start(thing[offset:]) for offset in range(2)) and (quantity.hyphen or behind > 3):
        return None
    if quantity.article and not (clause[:1] == ["of"] or behind < 3 or words[quantity.last - 1].endswith("'s")):
        return None
    if bare[-1:] == ["for"] and not known["ask"].within(whole) and not asked:
        return None

    # Somebody else's years, years in place of a degree, years nobody needs.
    if known["no-demand"].within(whole) or (known["negation"].within(before[-5:]) and not known["least"].end(before)):
        return None
    if known["others"].within(bare[-7:]) or known["others"].within(clause[:6]):
        return None
    if bare[-1:] == ["or"] and known["degree"].within(words[low : quantity.first]):
        return None
    ours = known["of-us"].within(before) or known["of-us"].within(
        words[quantity.last : min(high, quantity.last + _NEAR)]
    )
    if ours and not known["ask"].within(whole):
        return None

    # What makes it a demand.
    if not spoken and quantity.months:
        return None
    if not spoken:
        if not asked:
            return None
        if not (known["work"].start(clause) or clause[:1] == ["of"] or quantity.open or len(whole) <= 8):
            return None
    preferred = wished or known["preferred"].within(whole)
    starts, ends = text.tokens.starts, text.tokens.ends
    return Demand(
        starts[quantity.first],
        ends[quantity.last - 1],
        quantity.least,
        None if quantity.open else quantity.most,
        _object(text, quantity, len(words[quantity.last : high]) - len(after) + quantity.last if after else high, high),
        preferred,
    )


def _without_qualifier(before: list[str]) -> list[str]:
    """The words before a number without "at least", "a minimum of" and the like."""
    left = before
    for _ in range(3):
        length = lists().qualifier.end(left)
        if not length:
            break
        left = left[: len(left) - length]
    return left


def _names_field(bare: list[str]) -> bool:
    """Whether an "in" before the number ends a label: "Experience in: 5 years"."""
    return False if bare[-1:] != ["in"] else bool(bare[-2:-1]) and bare[-2] in ("experience", "experienced")


_LEADING = frozenset({"of", "in", "with", "as", "using", "working", "within", "experience", "professional", "relevant", "work", "'", "the", "a", "an", "hands", "on", "practical", "commercial",
                      "industry", "progressive", "related", "prior", "previous", "full", "time", "paid", "solid", "proven", "demonstrated", "recent", "post", "qualified", "or", "more"})  # fmt: skip
_ENDING = frozenset(
    {
        "experience",
        ",",
        ";",
        ".",
        "(",
        ")",
        "and",
        "or",
        "is",
        "are",
        "required",
        "preferred",
        "including",
        "who",
        "that",
        "which",
        "to",
        "at",
        "on",
        "for",
        "from",
        "plus",
        "preferably",
    }
)


def _object(text: Text, quantity: _Quantity, start: int, high: int) -> str:
    """What the experience is in, as written: "back-end development", "Java"; ``""`` for experience as such."""
    tokens = text.tokens
    first = max(start, quantity.last)
    while first < high and tokens.words[first] in _LEADING:
        first += 1
    last = first
    while last < high and last - first < 5 and tokens.words[last] not in _ENDING:
        last += 1
    return text.text[tokens.starts[first] : tokens.ends[last - 1]] if last > first else ""
