"""What opens an item of a list that is written as plain text."""

from __future__ import annotations

from jdlint.readers.patterns import Lazy

_SURE = "•‣▪▫◦●○■□➢➤►▶✓✔☑❖◆◇\u2043\uf0b7\uf0a7\uf0d8\uf076\uf0fc\u00b7»"
_SIGN = Lazy(rf"[ \t]*(?:[{_SURE}][ \t\u00a0]*|[-*+–—→][ \t\u00a0]+|o(?:\t|[ \u00a0]{{2,}}))(?=\S)")
_NUMBER = Lazy(
    r"[ \t]*(?:\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,2}\.?)[ \t\u00a0]+(?=\S)"
)

_LONGEST_NUMBER = len("viii)")


def is_none(line: str) -> bool:
    """Whether ``line`` surely begins with no sign, number or pictograph, because it begins with a word."""
    if line[:_LONGEST_NUMBER].isalpha():
        return True
    word = line.partition(" ")[0].rstrip(",:")
    return word.isalpha() and word != "o"


def sign(line: str) -> int:
    """How long the bullet is with which ``line`` begins, with the space around it; 0 where there is none."""
    match = _SIGN.match(line)
    return match.end() if match else 0


def sure(line: str) -> bool:
    """Whether ``line`` begins with a sign that is nothing but a bullet."""
    return line.lstrip(" \t")[:1] in _SURE


def number(line: str) -> int:
    """How long the number or letter is that counts the item ``line``; 0 where there is none."""
    match = _NUMBER.match(line)
    return match.end() if match else 0


def emoji(line: str) -> int:
    """How long the pictograph is with which ``line`` begins, with the space behind it; 0 where there is none."""
    if line[:1].isascii():
        return 0
    at = 0
    while at < len(line) and at < 8 and (is_emoji(line[at]) or (at and line[at] in "\ufe0f\u200d")):
        at += 1
    if not at:
        return 0
    rest = line[at:]
    space = len(rest) - len(rest.lstrip())
    return at + space if rest.strip() else 0


def is_emoji(char: str) -> bool:
    """Whether ``char`` is a pictograph."""
    code = ord(char)
    return (
        0x1F300 <= code <= 0x1FAFF or 0x2600 <= code <= 0x27BF or 0x2B00 <= code <= 0x2BFF or 0x2190 <= code <= 0x21FF
    )
