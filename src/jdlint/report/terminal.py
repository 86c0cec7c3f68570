"""Text for people's terminals: colours, the width of characters, and making control characters harmless."""

from __future__ import annotations

STYLES = {
    "bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "magenta": "35", "cyan": "36",
    "bright-red": "91", "bright-green": "92", "bright-yellow": "93", "bright-blue": "94", "bright-magenta": "95", "bright-cyan": "96",
}  # fmt: skip
TAB = 4

# Marks that turn the direction of what follows: a posting could make a report read differently from what is in the file.
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Paint:
    """Colours text, or leaves it alone where colour is off."""

    __slots__ = ("on",)

    def __init__(self, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, *styles: str) -> str:
        """``text`` in the given styles (names of ``STYLES``)."""
        if not self.on or not text or not styles:
            return text
        return f"\x1b[{';'.join(STYLES[style] for style in styles)}m{text}\x1b[0m"


def picture(character: str) -> str:
    """What is shown for a character: itself, or for one that could steer the terminal a harmless picture of it."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if 0x80 <= code < 0xA0 or character in _DIRECTION or code in (0x2028, 0x2029) or 0xD800 <= code < 0xE000:
        return f"<U+{code:04X}>"
    return character


def harmless(text: str) -> str:
    """``text`` on one line with every control character shown as a picture; white space becomes a space."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if character in "\t\n\r\f\v" else picture(character) for character in text)


def unheard(text: str) -> str:
    """``text`` for a log that a service searches for commands: those that a posting or a file name holds are cut by an invisible space.

    Azure Pipelines obeys ``##vso[`` wherever it stands in a line, GitHub ``##[`` likewise and ``::`` at a line's start.
    """
    if "##" in text:
        text = text.replace("##vso[", "##\u200bvso[").replace("##[", "##\u200b[")
    if text.lstrip().startswith("::"):
        text = text.replace("::", "\u200b::", 1)
    return text


def width(character: str) -> int:
    """How many columns a character takes on a terminal: 0 for what combines with the one before it, 2 for wide ones."""
    if character.isascii():
        return 1
    import unicodedata

    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shown(character: str, column: int) -> tuple[str, int]:
    """What is printed for a character that starts at a 0-based column, and the columns it takes; tabs are spread out."""
    if character == "\t":
        step = TAB - column % TAB
        return " " * step, step
    text = picture(character)
    return text, (width(character) if text == character else len(text))


def shorten(text: str, columns: int) -> str:
    """``text`` made harmless and cut to a number of columns, with an ellipsis where something was cut."""
    parts: list[str] = []
    at = 0
    for character in text:
        piece, wide = shown(" " if character in "\n\r\f\v" else character, at)
        if at + wide > columns - 1:
            rest = text[len(parts) :]
            if at + sum(shown(other, 0)[1] for other in rest[: columns + 1]) <= columns:
                return "".join(parts) + "".join(shown(other, 0)[0] for other in rest)
            return "".join(parts).rstrip() + "…"
        parts.append(piece)
        at += wide
    return "".join(parts)
