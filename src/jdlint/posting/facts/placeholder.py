"""Whether the value of a fact is nothing but a placeholder. What a reader of the rules is told is the business of the rules."""

from __future__ import annotations

from jdlint import memo
from jdlint.posting.facts.tokens import tokens

_OPENERS = {"[": "]", "{": "}", "<": ">"}
# What may stand around the placeholder of a value ("[amount] per year", "$XX - $XX plus benefits").
_AROUND = frozenset({
    "per", "year", "hour", "month", "week", "day", "annum", "annually", "a", "an", "to", "and", "or", "k", "the",
    "in", "usd", "eur", "gbp", "hourly", "yearly", "range", "from", "up", "plus", "of", "base", "salary", "pay",
    "compensation", "gs", "step", "is", "this", "position", "for",
})  # fmt: skip
_WORDS = frozenset({"tbd", "tbc", "tba", "todo", "fixme", "xxx", "xx", "xxxx", "tk", "placeholder"})
_PHRASES = (
    "to be determined", "to be confirmed", "to be announced", "to be decided", "to be advised", "to be added",
    "lorem ipsum", "fill in", "fill me in", "(optional)", "(required)",
)  # fmt: skip
_CALLS = ("enter ", "insert ", "specify ", "add your ", "your location", "your city")


@memo.kept
def is_placeholder(value: str) -> bool:
    """Whether a value holds only what its author meant to replace: ``[City]``, ``TBD``, ``$XX,XXX``, ``ENTER LOCATION HERE``."""
    text = value.strip()
    if not text or len(text) > 120:
        return False
    text = _without_call(text)
    lowered = text.lower().strip(" .*_")
    if lowered in _PHRASES or (lowered.startswith(_CALLS) and (text.isupper() or lowered.endswith("here"))):
        return True
    rest, bracketed = _without_brackets(text)
    words = [token.word for token in tokens(rest)]
    left = [word for word in words if word not in _AROUND]
    if bracketed:
        return not left
    marked = [word for word in left if word in _WORDS or (len(word) >= 2 and set(word) <= {"x"})]
    if marked:
        return len(marked) == len(left)
    return not words and any(sign in text for sign in ("___", "...", "…", "##"))


def _without_call(text: str) -> str:
    """The text with a call in capitals at its end ("ENTER AMOUNT") as a bracket."""
    for call in ("ENTER ", "INSERT ", "ADD ", "SPECIFY "):
        at = text.find(call)
        if at >= 0 and text[at:].isupper() and (at == 0 or not text[at - 1].isalnum()):
            return f"{text[:at]}[{text[at:]}]"
    return text


def _without_brackets(text: str) -> tuple[str, bool]:
    """The text outside of brackets that hold words, and whether there were any."""
    if "[" not in text and "{" not in text and "<" not in text:
        return text, False
    kept: list[str] = []
    found = False
    at = 0
    while at < len(text):
        closer = _OPENERS.get(text[at])
        end = text.find(closer, at + 1) if closer else -1
        if end > at and any(char.isalpha() for char in text[at:end]):
            found = True
            at = end + 1
            continue
        kept.append(text[at])
        at += 1
    return "".join(kept), found
