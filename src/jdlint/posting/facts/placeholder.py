"""Whether the value of a fact is nothing but a placeholder. What a reader of the rules is told is the business of the rules."""

from __future__ import annotations

import re
from functools import cache

from jdlint import memo
from jdlint.gate import Gate
from jdlint.posting.facts.tokens import tokens

_OPENERS = {"[": "]", "{": "}", "<": ">"}
# What may stand around the placeholder of a value ("[amount] per year", "$XX - $XX plus benefits").
_AROUND = frozenset({
    "per", "year", "hour", "month", "week", "day", "annum", "annually", "a", "an", "to", "and", "or", "k", "the",
    "in", "usd", "eur", "gbp", "hourly", "yearly", "range", "from", "up", "plus", "of", "base", "salary", "pay",
    "compensation", "gs", "step", "is", "this", "position", "for",
})  # fmt: skip
_WORDS = frozenset({"tbd", "tbc", "tba", "todo", "fixme", "xxx", "xx", "xxxx", "tk", "placeholder"})
_TITLES = frozenset(
    {
        "job title",
        "position title",
        "role title",
        "position name",
        "job title here",
        "your job title",
        "title of the job",
    }
)
_PHRASES = (
    "to be determined", "to be confirmed", "to be announced", "to be decided", "to be advised", "to be added",
    "lorem ipsum", "fill in", "fill me in", "(optional)", "(required)",
)  # fmt: skip
_CALLS = ("enter ", "insert ", "specify ", "add your ", "your location", "your city")


_SHORT = 40  # the phrases that are placeholders as a whole are shorter
_MARKED = Gate(*_WORDS, *_CALLS, "add ", "...")


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(r"[\[{<_#…]")


@memo.kept
def is_placeholder(value: str) -> bool:
    """Whether a value holds only what its author meant to replace: ``[City]``, ``TBD``, ``$XX,XXX``, ``ENTER LOCATION HERE``."""
    text = value.strip()
    if not text or len(text) > (300 if text[0] in _OPENERS else 120):
        return _is_dummy(text)
    if len(text) > _SHORT and not (_sign().search(text) or text.isupper() or _MARKED.passes(text.lower())):
        return False
    text = _without_remark(_without_call(text))
    lowered = text.lower().strip(" .*_")
    if lowered in _TITLES or is_filler(lowered) or _is_field_name(text):
        return True
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


_FILLED = frozenset({
    "item", "responsibility", "duty", "task", "skill", "requirement", "qualification", "benefit", "perk", "bullet", "point", "bullet point",
    "list item", "paragraph", "sentence", "responsibilities", "key responsibility", "text",
})  # fmt: skip


_FIELDS = frozenset({
    "name", "title", "url", "link", "email", "number", "date", "address", "amount", "description", "summary", "location", "salary", "posting",
})  # fmt: skip


def is_filler(text: str) -> bool:
    """Whether a text in lower case is a numbered word of a template and nothing else: "item 1", "responsibility 2"."""
    words, _, number = text.strip(" .:*_#").rpartition(" ")
    return number.isdigit() and len(number) <= 2 and words in _FILLED


def _is_field_name(text: str) -> bool:
    """Whether a text is the name of a form's field (``POSITION_NAME``), perhaps behind a tag (``[REQUIRED] DURATION``)."""
    tagged = text.startswith(("[REQUIRED]", "[OPTIONAL]"))
    name = text.partition("]")[2].strip() if tagged else text
    if not name.isupper() or len(name) > (160 if tagged else 60):
        return False
    parts = name.lower().split("_")
    return tagged or (len(parts) > 1 and all(part.isalpha() for part in parts) and parts[-1] in _FIELDS)


def _is_dummy(text: str) -> bool:
    """Whether a long text is filler Latin."""
    lowered = text[:200].lower()
    return any(words in lowered for words in ("lorem ipsum", "dolor sit amet", "duis aute irure", "excepteur sint"))


def _without_call(text: str) -> str:
    """The text with a call in capitals at its end ("ENTER AMOUNT") as a bracket."""
    for call in ("ENTER ", "INSERT ", "ADD ", "SPECIFY "):
        at = text.find(call)
        if at >= 0 and text[at:].isupper() and (at == 0 or not text[at - 1].isalnum()):
            return f"{text[:at]}[{text[at:]}]"
    return text


def _without_remark(text: str) -> str:
    """The text of a choice in brackets ("[Full-time/Part-time] (flexible hours)") without the remark in round brackets behind it."""
    if text[0] != "[" or text[-1] != ")":
        return text
    end = text.find("]")
    choice = text[1:end] if end > 0 else ""
    remark = text[end + 1 :].strip()
    if ("/" in choice or "|" in choice or " or " in choice) and remark[:1] == "(" and text[end + 1] != "(":
        return text[: end + 1] if remark.find(")") == len(remark) - 1 else text
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
