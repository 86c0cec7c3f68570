"""Contact details of private people in a posting: mailboxes of free providers, numbers said to be private, home addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdlint.functions.gated import Gated
from jdlint.gate import Gate
from jdlint.rule import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdlint.rule import Context

_MAIL = Gated(r"[A-Za-z0-9][\w.+-]{0,63}@(?P<domain>[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63}){1,4})", flags=0)
_PHONE = Gated(r"\+?\(?\d[\d ()./-]{6,18}\d", flags=0)
_PRIVATE_NUMBER = Gated(
    r"\b(?:personal|private|home|my|his|her)(?: (?:cell|mobile|phone|telephone|number|tel)){1,2}[ :.)]{0,3}(?:is |at |number )?$"
)
_PRIVATE_AFTER = Gated(r" ?\((?:personal|private|home)\b")
_HOME = Gated(
    r"\b(?:home address|(?:my|his|her|their) (?:home|house|apartment|flat)|private address)\b(?: is|:| at)?(?P<rest>[^.\n]{0,60})",
    "home",
    "house",
    "apartment",
    "flat",
    "private address",
)
_STREET = Gated(r"\d+[a-z]?,? [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}|[A-Z]\w+(?:straße|strasse|str\.) ?\d+", flags=0)


_MAILBOX = Gate("@")
_OWNED = Gate(
    *(
        f"{owner} {kind}"
        for owner in ("personal", "private", "home", "my", "his", "her")
        for kind in ("cell", "mobile", "phone", "telephone", "number", "tel")
    ),
    "(personal",
    "(private",
    "(home",
)
_HOMES = Gate(
    "home address",
    "private address",
    "my home",
    "his home",
    "her home",
    "their home",
    "my house",
    "his house",
    "her house",
    "my flat",
    "my apartment",
)


def contact_details(context: Context) -> Iterator[Match]:
    """Each mailbox of a free provider (``providers``), number said to be private, and home address."""
    providers = {str(name).lower() for name in context.options["providers"]}
    mail = context.texts.hold(_MAILBOX)
    phone = context.texts.hold(_OWNED)
    home = context.texts.hold(_HOMES)
    if not (mail or phone or home):
        return
    told: set[str] = set()
    for text in context.texts.passing(_MAILBOX, context.read_texts()):
        for match in _MAIL.find(text.text):
            if match["domain"].lower() in providers and match.group().lower() not in told:
                told.add(match.group().lower())
                yield Match(
                    *text.span(match.start(), match.end()), values={"match": match.group(), "what": "a private mailbox"}
                )
    for text in context.read_texts() if phone or home else ():
        content = text.text
        for match in _PHONE.find(content) if phone and any(char.isdigit() for char in content) else ():
            if sum(char.isdigit() for char in match.group()) >= 7 and (
                _PRIVATE_NUMBER.search(content[max(0, match.start() - 40) : match.start()])
                or _PRIVATE_AFTER.match(content, match.end())
            ):
                yield Match(
                    *text.span(match.start(), match.end()),
                    values={"match": match.group(), "what": "a private phone number"},
                )
        found = _HOME.search_in(text) if home else None
        street = _STREET.search(found["rest"]) if found is not None else None
        if found is not None and street is not None:
            at = found.start("rest")
            yield Match(
                *text.span(at + street.start(), at + street.end()),
                values={"match": street.group(), "what": "a home address"},
            )
