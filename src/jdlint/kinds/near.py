"""What may stand near a match so that it is none: words before or after it in the same sentence, and where it may start. Shared by the kinds that read words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jdlint.kinds.phrases import Phrase
    from jdlint.passages import Text
    from jdlint.rule import Context
    from jdlint.yamlnode import Node

KEYS: Mapping[str, tuple[str, bool, str]] = {
    "unless-before": ("mapping or list", False, "`{within: n, words: [...], lemmas: [...]}`: one of these within n words before a match, in the same sentence, makes it none. `negation` among the words stands for no, not, never, without …"),
    "unless-after": ("mapping or list", False, "The same behind a match."),
    "only-after": ("mapping or list", False, "One of these must stand within n words before a match."),
    "only-before": ("mapping or list", False, "One of these must stand within n words behind a match."),
}  # fmt: skip
NEGATION = (
    "no", "not", "never", "without", "nor", "neither", "cannot", "can't", "won't", "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't",
    "weren't", "wouldn't", "shouldn't", "needn't", "mustn't", "rather than", "instead of", "avoid", "avoids", "avoiding", "nobody", "none", "hardly",
)  # fmt: skip
_DEFAULT_WITHIN = 3
STARTS = ("bullet", "sentence", "modal", "and", "any")
_MODALS = tuple(
    tuple(phrase.split())
    for phrase in (
        "will", "you'll", "he'll", "she'll", "they'll", "we'll", "must", "shall", "should", "to", "responsible for", "responsibility for",
        "responsibilities for", "accountable for", "include", "includes", "including", "tasked with", "charged with", "involves", "involve",
        "experience", "experience in", "experience of", "experience with", "who", "you", "ability to", "able to", "can", "by", "is", "be", "comfortable", "comfortable with", "confident", "confident in", "capable of", "skilled in", "skilled at",
    )
)  # fmt: skip
_JOINING = frozenset({"and", "or", ",", "&", "/", "then", "also", "as"})
_LOOK_BACK = 8  # words before a match in which what it starts with may stand
_ADVERBS = frozenset(
    {"also", "then", "often", "always", "independently", "jointly", "regularly", "even", "further", "directly"}
)


def validate(nodes: Mapping[str, Node]) -> dict[str, Any]:
    """The plain data of these keys."""
    return {name: _condition(nodes[name], name) for name in KEYS if name in nodes}


def _condition(node: Node, what: str) -> tuple[tuple[int, tuple[Phrase, ...]], ...]:
    from jdlint.inflect import forms
    from jdlint.kinds.phrases import phrase_list, tokenise

    found = []
    for item in node.items(what):
        keys = item.keyed(("within", "words", "lemmas"), what)
        if "words" not in keys and "lemmas" not in keys:
            item.fail(f"{what} needs 'words' or 'lemmas'")
        within = keys["within"].integer("within", 1) if "within" in keys else _DEFAULT_WITHIN
        phrases = list(phrase_list(keys["words"], "words")) if "words" in keys else []
        if ("negation",) in phrases:
            phrases.remove(("negation",))
            phrases += [tokenise(word) for word in NEGATION]
        for lemma in keys["lemmas"].strings("lemmas") if "lemmas" in keys else ():
            phrases += [tokenise(form) for form in forms(lemma)]
        found.append((within, tuple(dict.fromkeys(phrases))))
    return tuple(found)


def excluded(context: Context, data: Mapping[str, Any], text: Text, start: int, end: int) -> bool:
    """Whether the words around ``text.text[start:end]``, or the user's ``exceptions`` in its sentence, make it no match."""
    exceptions = context.options.get("exceptions")
    if exceptions:
        from jdlint.kinds.phrases import occurs, users_phrases

        if occurs(text, users_phrases(context.rule, exceptions), *text.around(start)):
            return True
    before, after = data.get("unless-before", ()), data.get("unless-after", ())
    if any(_stands(text, start, end, condition, back=True) for condition in before):
        return True
    if any(_stands(text, start, end, condition, back=False) for condition in after):
        return True
    if any(not _stands(text, start, end, condition, back=True) for condition in data.get("only-after", ())):
        return True
    return any(not _stands(text, start, end, condition, back=False) for condition in data.get("only-before", ()))


def barred(data: Mapping[str, Any], text: Text, start: int) -> bool:
    """Whether the words before ``start`` alone make a match that starts there none."""
    return any(_stands(text, start, start, condition, back=True) for condition in data.get("unless-before", ()))


def _stands(text: Text, start: int, end: int, condition: tuple[int, tuple[Phrase, ...]], *, back: bool) -> bool:
    from jdlint.kinds.phrases import match_at

    within, phrases = condition
    tokens = text.tokens
    low, high = text.sentence(start)
    if back:
        stop = bisect_left(tokens.starts, start)
        first = max(bisect_left(tokens.starts, low), _words_back(tokens.words, stop, within))
        last = stop
    else:
        first = bisect_left(tokens.starts, end)
        stop = min(bisect_left(tokens.starts, high), _words_on(tokens.words, first, within))
        last = len(tokens.words)
    window = tokens.words[first:stop]
    held = {*window, *(word[:-2] for word in window if word[-2:] == "'s")}
    return any(
        0 < match_at(text, phrase, at) <= last
        for phrase in phrases
        if _may_begin(phrase, held)
        for at in range(first, stop)
    )


def _may_begin(phrase: Phrase, held: set[str]) -> bool:
    """Whether one of the words may be the first of a phrase: a cheap look, as most are not."""
    first = phrase[0]
    if isinstance(first, frozenset):
        return not first.isdisjoint(held)
    return first in held or first[-1] == "*"


def _words_back(found: list[str], at: int, count: int) -> int:
    """The index ``count`` words (signs aside) before ``at``."""
    while at > 0 and count:
        at -= 1
        count -= found[at][0].isalnum()
    return at


def _words_on(found: list[str], at: int, count: int) -> int:
    """The index behind ``count`` words (signs aside) from ``at`` on."""
    while at < len(found) and count:
        count -= found[at][0].isalnum()
        at += 1
    return at


def starts(allowed: Collection[str], text: Text, start: int) -> bool:
    """Whether a match that starts here starts where its rule wants it (the key `start`)."""
    if "any" in allowed:
        return True
    tokens = text.tokens
    at = bisect_left(tokens.starts, start)
    first = bisect_left(tokens.starts, text.sentence(start)[0])
    for skipped in range(2):
        before = tokens.words[max(first, at - _LOOK_BACK) : at]
        if not any(word[0].isalnum() for word in before):
            if "sentence" in allowed or (
                "bullet" in allowed and first == 0 and text.block.kind in ("item", "row", "field")
            ):
                return True
            if first == 0 and text.block.kind == "item":
                return "bullet" in allowed
            return False
        if "modal" in allowed and any(tuple(before[-len(modal) :]) == modal for modal in _MODALS):
            return True
        if "and" in allowed and before[-1] in _JOINING:
            return True
        if skipped or not (before[-1] in _ADVERBS or (before[-1].endswith("ly") and len(before[-1]) > 4)):
            return False
        at -= 1
    return False
