"""Text for machine formats: nothing that a reader of the format cannot hold, or that could steer what shows it."""

from __future__ import annotations

from jdlint.report.terminal import harmless


def text(value: str) -> str:
    """``value`` with lone surrogates, which no UTF-8 can hold, replaced; otherwise exact."""
    return "".join("\ufffd" if 0xD800 <= ord(char) < 0xE000 else char for char in value) if _odd(value) else value


def line(value: str) -> str:
    """``value`` as one line for display: control characters and direction marks as pictures (what a message may quote of a posting)."""
    return harmless(value)


def xml(value: str) -> str:
    """``value`` as one line for an attribute or the text of an XML element, quoted; what XML cannot hold is replaced."""
    shown = "".join("\ufffd" if ord(char) & 0xFFFE == 0xFFFE else char for char in harmless(value))
    return shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _odd(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
