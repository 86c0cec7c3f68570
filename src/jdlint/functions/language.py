"""The language a posting is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdlint.rule import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdlint.rule import Context

_NAMES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish",
    "th": "Thai", "tr": "Turkish", "zh": "Chinese",
}  # fmt: skip


def check_unsupported(context: Context) -> Iterator[Match]:
    """One match at the title of a posting in another language than English; ``{language}`` is its name."""
    posting = context.posting
    code = context.settings.lang or posting.language
    if code == "en":
        return
    start, end = (
        (posting.title.start, posting.title.end) if posting.title is not None else (posting.start, posting.start)
    )
    yield Match(start, end, {"language": _NAMES.get(code, "a language other than English")})
