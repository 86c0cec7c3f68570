"""Character references of HTML (``&amp;``, ``&#8217;``) with their places."""

from __future__ import annotations

from jdlint.readers.patterns import Lazy

# The references that stand in postings; all others are looked up in the standard library's table, which is slow to import.
_COMMON = {
    "amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\u00a0", "ndash": "–", "mdash": "—", "rsquo": "’", "lsquo": "‘",
    "ldquo": "“", "rdquo": "”", "bull": "•", "middot": "·", "hellip": "…", "pound": "£", "euro": "€", "eacute": "é", "copy": "©", "reg": "®",
    "trade": "™", "rarr": "→", "shy": "\u00ad", "zwnj": "\u200c", "zwj": "\u200d", "times": "×", "deg": "°", "uuml": "ü", "ouml": "ö", "auml": "ä",
}  # fmt: skip
_REFERENCE = Lazy(r"&(?:#[xX][0-9a-fA-F]{1,8}|#[0-9]{1,9}|[A-Za-z][A-Za-z0-9]{1,31});?")


def pieces(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The character references in ``text[start:end]``: (decoded text, start, end) of each, in order."""
    found = []
    for match in _REFERENCE.finditer(text, start, end):
        decoded, length = _decode(match.group())
        if length:
            found.append((decoded, match.start(), match.start() + length))
    return found


def unescape(text: str) -> str:
    """``text`` with its character references decoded."""
    if "&" not in text:
        return text
    parts: list[str] = []
    at = 0
    for decoded, start, end in pieces(text, 0, len(text)):
        parts += (text[at:start], decoded)
        at = end
    parts.append(text[at:])
    return "".join(parts)


def _decode(reference: str) -> tuple[str, int]:
    """The decoded text and how much of ``reference`` it stands for; length 0 where it is no reference."""
    name = reference[1:].removesuffix(";")
    closed = reference.endswith(";")
    if name[0] == "#":
        code = int(name.lstrip("#xX"), 16 if name[1] in "xX" else 10)
        if code < 0x20 and code not in (9, 10, 12, 13, 0):
            return "", 0
        if 0x80 <= code <= 0x9F:  # browsers read these as Windows-1252
            return bytes((code,)).decode("cp1252", "replace"), len(reference)
        if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            return "\ufffd", len(reference)
        return chr(code), len(reference)
    if closed and name in _COMMON:
        return _COMMON[name], len(reference)
    from html.entities import html5

    if closed and name + ";" in html5:
        return html5[name + ";"], len(reference)
    for length in range(
        min(len(name), 6), 1, -1
    ):  # the old references need no semicolon; none is longer than six letters
        if name[:length] in html5:
            return html5[name[:length]], length + 1
    return "", 0
