"""Leftovers without brackets: TBD, ``ENTER ROLE TITLE HERE``, ``$XX,XXX``, lorem ipsum, 123 Main Street, an open choice.

Each detector has a cheap gate, a piece of text that must be there, so that an ordinary sentence costs next to nothing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jdlint.functions.leftovers import Leftover, Values, ahead, finds, fold, is_word, opens, vocabulary, words_of
from jdlint.gate import Gate, passing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jdlint.functions.leftovers import Place, Vocabulary

    Detector = Callable[["Text"], Iterator[Leftover]]

_CURRENCY = "$£€¥₹"


class Text(NamedTuple):
    """A text as the detectors see it: as written, folded, where it stands, the words to know, its values."""

    text: str
    folded: str
    place: Place
    known: Vocabulary
    values: Values


def may_hold(text: str) -> bool:
    """Whether a text holds what one of the detectors asks for: a small x alone says nothing."""
    return "X" in text or "xx" in text or _gate().passes(fold(text))


def find(text: str, place: Place) -> Iterator[Leftover]:
    """The leftovers outside of brackets in a text; of two that overlap the one yielded first counts."""
    folded = fold(text)
    detectors = passing(_detectors(), folded)
    if not detectors:
        return
    seen = Text(text, folded, place, vocabulary(), Values(text, place))
    for detect in detectors:
        yield from detect(seen)


# Instructions to the author


def _phrases(seen: Text) -> Iterator[Leftover]:
    """Sentences of a template for its author, wherever they stand; ``(optional)`` as the whole value of a field."""
    text, folded = seen.text, seen.folded
    for phrase in seen.known.instructions:
        for start, end in finds(folded, phrase) if phrase in folded else ():
            yield Leftover("instruction", start, end + (text[end : end + 1] == "."))
    if seen.place.kind == "field" and folded.strip() in seen.known.instruction_values:
        yield Leftover("instruction", len(text) - len(text.lstrip()), len(text.rstrip()))


_SAYING = (
    " describing ",
    " explaining ",
    " outlining ",
    " summarising ",
    " summarizing ",
    " that describe",
    " that explain",
)
_ASKED = re.compile(
    r"(?:an? )?(?:(?:concise|brief|short|clear|high-level|one|two|[1-5](?: ?(?:-|–|to) ?[1-9])?)[ -]){1,3}"
    r"(?:paragraph|sentence|summary|description|overview|statement|list|bullet(?: point)?)s?,? "
    r"(?:that )?(?:describ|explain|outlin|summari[sz])(?:e?s|e|ing)? ",
)
_OF_APPLICANTS = frozenset({"you", "your", "yourself", "applicant", "applicant's", "candidate's", "i", "we", "us"})
_MEANT = frozenset({"position", "role", "job", "company", "organization", "organisation", "team", "department", "post", "employer", "responsibilities", "duties"})  # fmt: skip


def _described(seen: Text) -> Iterator[Leftover]:
    """``Two sentences describing the team``: a text that says what text belongs there."""
    text, place = seen.text, seen.place
    if place.kind not in {"paragraph", "field", "row"} or place.heading:
        return
    start = len(text) - len(text.lstrip(" *_[("))
    asked = _ASKED.match(seen.folded, start)
    if asked is None or not (text[start].isupper() or text[start].isdigit()):
        return
    stop = seen.folded.find(". ", asked.end())
    end = len(text.rstrip(" *_")) if stop < 0 else stop + 1
    words = words_of(seen.folded[asked.end() : end])
    if len(words) < 30 and _MEANT.intersection(words) and _OF_APPLICANTS.isdisjoint(words):
        yield Leftover("instruction", start, end, seen.known.writes["text"])


_ORDERS = ("ENTER", "INSERT", "SPECIFY", "ADD", "DESCRIBE")
_STOPS = frozenset(["AND", "AT", "BY", "FOR", "FROM", "IN", "INTO", "OF", "ON", "OR", "TO", "WITH", "VIA"])
_PROSE = frozenset(["IN", "INTO", "TO", "ON", "VIA", "AND"])
_NEXT = re.compile(r"[ \t\u00a0](\S+)")


def _orders(seen: Text) -> Iterator[Leftover]:
    """``ENTER ROLE TITLE HERE``: an order in capitals and what it wants; each order is a leftover of its own."""
    text = seen.text
    shouted = text.isupper() and len(text) > 60
    for order in _ORDERS:
        at = text.find(order)
        while at >= 0:
            end = at + len(order)
            if is_word(text, at, end):
                leftover = _order(text, at, end, seen.known, shouted)
                if leftover is not None:
                    yield leftover
                    end = leftover.end
            at = text.find(order, end)


def _order(text: str, at: int, end: int, known: Vocabulary, shouted: bool) -> Leftover | None:
    words: list[str] = []
    stop, ended = end, ""
    window = text[end : end + 120]
    for match in _NEXT.finditer(window):
        raw = match.group(1)
        word = raw.strip(".,;:()\"'“”’")
        if end + match.start() != stop or not word.isupper() or word in _ORDERS:
            break
        if word in _STOPS and not (word == "OF" and words):
            ended = word
            break
        words.append(word)
        stop = end + match.start(1) + raw.find(word) + len(word)
        if word == "HERE" or raw[-1] in ".,;:)":
            break
    lower = [word.lower() for word in words]
    if lower and lower[-1] == "here":
        return Leftover("instruction", at, stop + (text[stop : stop + 1] == "."), known.write(lower))
    asks = any(known.concept(word) is not None for word in lower)
    return (
        Leftover("instruction", at, stop, known.write(lower)) if asks and ended not in _PROSE and not shouted else None
    )


_OPENING = ("insert", "enter", "add", "specify", "type", "describe", "list")
_NO_OBJECT = frozenset(["of", "up", "to", "into", "value", "on", "in", "by"])


def _told(seen: Text) -> Iterator[Leftover]:
    """``Insert other benefits here``, ``Enter job title``: a value or sentence that tells what to fill in."""
    folded, known = seen.folded, seen.known
    for start, end in seen.values.spans:
        if not folded.startswith(_OPENING, start) or end - start > 400:
            continue
        stop = min((cut + 1 for sign in (". ", "; ") if (cut := folded.find(sign, start, end)) > 0), default=end)
        first, *rest = words_of(folded[start:stop])
        if first not in _OPENING or not rest or rest[0] in _NO_OBJECT or len(rest) > 10:
            continue
        slot = known.slot(rest)
        here = rest[-1] == "here" and any(known.concept(word) for word in rest)
        plain = slot is not None and (
            first in {"insert", "specify"} or (first == "enter" and len(rest) <= 3 and seen.place.kind != "item")
        )
        if here or plain:
            yield Leftover("instruction", start, stop, known.write(rest))
    if "insert" in folded and " here" in folded:
        for start, end in finds(folded, "insert"):
            stop = folded.find(" here", end, end + 60)
            middle = folded[end:stop] if stop > 0 else ""
            if (
                middle
                and not any(sign in middle for sign in ".;:!?\n")
                and any(known.concept(word) for word in words_of(middle))
            ):
                yield Leftover("instruction", start, stop + 5, known.write(words_of(middle)))


def _here(seen: Text) -> Iterator[Leftover]:
    """``Job Title Here``, ``YOUR COMPANY NAME HERE``: a slot's name and "here", capitalised, or as a whole value."""
    text, folded, known = seen.text, seen.folded, seen.known
    for at, end in finds(folded, "here"):
        if at < 4 or text[at - 1] not in " \u00a0":
            continue
        start, words = _back(text, at - 1)
        if not words or (not text[at].isupper() and not seen.values.whole(start, end)):
            continue
        if known.slot(words) is not None and words[0] not in {"work", "working", "start", "apply", "here"}:
            yield Leftover("instruction", start, end, known.write(words))


def _back(text: str, at: int) -> tuple[int, list[str]]:
    """The run of up to four words that end at ``at`` and are capitalised alike, in lower case, and where it starts."""
    words: list[str] = []
    start, pieces = at, text[max(0, at - 60) : at].split()
    capital = bool(pieces) and pieces[-1][:1].isupper()
    for piece in reversed(pieces[-4:]):
        if not piece.replace("'", "").isalpha() or piece[:1].isupper() != capital:
            break
        words.insert(0, piece.lower())
        start = text.rfind(piece, 0, start)
    return start, words


_LED = frozenset(["at", "join", "about", "with", "a", "an", "as", "for", "of", "by", "why"])
_FOLLOWS = (" is ", " are ", " has ", "'s ", " offers", " was ", " provides", " seeks", " will ")


def _slot_names(seen: Text) -> Iterator[Leftover]:
    """``ROLE TITLE`` as a heading among ordinary ones, ``Company Name`` as the name of the company in a sentence."""
    text, folded, place, known = seen.text, seen.folded, seen.place, seen.known
    for name in known.names:
        for start, end in finds(folded, name) if name in folded else ():
            written = text[start:end]
            if place.heading:
                rest = text[end : end + 2].strip()
                if written.isupper() and not place.shouted and opens(text, start) and rest[:1] in {"", "(", "-"}:
                    yield Leftover("instruction", start, end, known.write(words_of(name)))
            elif text[end : end + 1] != ":" and all(word[0].isupper() for word in written.split()):
                before = ahead(folded, start).split()
                led = bool(before) and before[-1] in _LED
                if (led or folded.startswith(_FOLLOWS, end)) and not (
                    len(text) > 60 and text[max(0, start - 60) : end + 60].isupper()
                ):
                    yield Leftover("dummy-value", start, end, known.write(words_of(name)))


# Choices nobody made


def _choices(seen: Text) -> Iterator[Leftover]:
    text, folded = seen.text, seen.folded
    for phrase in seen.known.choice_phrases:
        for start, end in finds(folded, phrase) if phrase in folded else ():
            if not phrase.endswith(" one") or _set_apart(text, start, end):
                yield Leftover("unresolved-choice", start, end + (text[end : end + 1] == "."))


def _set_apart(text: str, start: int, end: int) -> bool:
    """Whether a phrase is in brackets, or opens the text and is closed off: "(select one)", "Choose one:"."""
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    return (before in {"(", "[", "<", "*"} and behind in {")", "]", ">", "*", ":"}) or (
        opens(text, start) and behind in {":", "", "."}
    )


_BOXES = "☐□❏❑▢"
_TICKED = ("☑", "☒", "✓", "✔", "✗", "✘", "■", "☻", "[x]", "[X]")


def _boxes(seen: Text) -> Iterator[Leftover]:
    """``☐ Full-time ☐ Part-time``: two boxes or more on a line and none of them ticked."""
    text = seen.text
    if text.isascii():
        boxes = [match.start() for match in re.finditer(r"\[ \]", text)] if text.count("[ ]") > 1 else []
    else:
        boxes = [index for index, char in enumerate(text) if char in _BOXES]
    if len(boxes) < 2 or any(tick in text for tick in _TICKED):
        return
    lines: dict[int, list[int]] = {}
    for box in boxes:
        stop = text.find("\n", box)
        lines.setdefault(stop if stop >= 0 else len(text), []).append(box)
    for stop, group in lines.items():
        if len(group) > 1:
            yield Leftover("unresolved-choice", group[0], group[0] + len(text[group[0] : stop].rstrip()))


def _bare_choice(seen: Text) -> Iterator[Leftover]:
    """ "Full-time / Part-time" as a whole value: perhaps an offer, perhaps a choice nobody made, so info only."""
    for start, end in seen.values.spans:
        value = seen.folded[start:end]
        if end - start > 60 or not ("/" in value or "|" in value):
            continue
        parts = [part.strip() for part in value.rstrip(".").replace("|", "/").split("/")]
        groups = {seen.known.choices.get(part) for part in parts}
        plain = {part.replace("-", "").replace(" ", "") for part in parts}
        if groups == {"job-type"} and {"fulltime", "parttime"} <= plain:
            yield Leftover("unresolved-choice", start, end, "the job type of this job", "info")
        elif groups == {"work-mode"} and len(parts) > 2:
            yield Leftover("unresolved-choice", start, end, "where the work is done", "info")


# Dummy text and values


def _dummy_text(seen: Text) -> Iterator[Leftover]:
    folded, known = seen.folded, seen.known
    for phrase in known.dummy_text:
        for start, end in finds(folded, phrase) if phrase in folded else ():
            latin = phrase.split()[0] in known.latin
            yield Leftover("dummy-text", *(_latin(seen.text, folded, start, end, known) if latin else (start, end)))
            break


_WORD = re.compile(r"[^\W\d_]+")


def _latin(text: str, folded: str, start: int, end: int, known: Vocabulary) -> tuple[int, int]:
    """The dummy Latin around ``start:end``, as far as it goes without another word."""
    for match in _WORD.finditer(folded, end):
        if match.group() not in known.latin or match.start() - end > 3:
            break
        end = match.end()
    for match in reversed(list(_WORD.finditer(folded, max(0, start - 400), start))):
        if match.group() not in known.latin or start - match.end() > 3:
            break
        start = match.start()
    return start, end + (text[end : end + 1] in {".", "…"})


@cache
def _masks() -> re.Pattern[str]:
    """Masks for figures: with a currency, with thousands, before a unit. All parts are bounded."""
    return re.compile(
        rf"(?<![\w{_CURRENCY}.,@&/-])(?:"
        rf"[{_CURRENCY}] ?(?:X{{1,4}}|x{{2,4}}|#{{1,4}}|_{{2,20}}|0{{2,3}}(?=[,.]0))(?:[,.](?:[Xx]{{2,3}}|#{{2,3}}|_{{2,3}}|0{{2,3}})){{0,3}}[kK]?"
        r"|[Xx]{1,3}[,.][Xx]{3}(?:[,.][Xx]{3})?[kK]?"
        r"|[Xx]{3}[-. ][Xx]{3}[-. ][Xx]{4}|\([Xx]{3}\) ?[Xx]{3}[-. ][Xx]{4}|#{3}-#{3}-#{4}|#{1,3},#{3}|0{2,3},0{3}"
        r"|(?:GS|Grade|Band|Level|Step)[- ][Xx]{2}"
        r"|(?:X{1,2}|xx)(?: ?[-–] ?(?:Y{1,2}|X{1,2}|xx|Z))?\+?(?=%| ?[-–]? ?(?:years?|yrs?|months?|weeks?|days?|hours?|hrs)\b)"
        r"|20(?:XX|xx)"
        r"|0{5,10}"
        r")(?!\w)"
    )


_NAMED_X = frozenset(
    ["os", "mac", "generation", "gen", "space", "project", "model", "phase", "series", "class", "type"]
)


def _figures(seen: Text) -> Iterator[Leftover]:
    text, known = seen.text, seen.known
    if not (
        "X" in text
        or "xx" in text
        or "#" in text
        or "00,0" in text
        or "00.0" in text
        or "00000" in text
        or "__" in text
    ):
        return
    for match in _masks().finditer(text):
        start, end = match.span()
        if text[start:end].strip("0") == "" and seen.place.kind == "field":
            continue  # a site's own numbering
        sign = text[start] in _CURRENCY
        if not sign and end - start == 1 and (ahead(seen.folded, start).split() or [""])[-1] in _NAMED_X:
            continue
        if sign and text[start + 1] == " ":
            start += 2  # the currency's sign stands apart: only the figure is missing
        yield Leftover("dummy-value", start, end, known.writes["pay" if sign or "," in text[start:end] else "number"])


_SIGNING = frozenset(
    [
        "signature",
        "signatures",
        "signed",
        "sign",
        "name",
        "date",
        "initials",
        "witness",
        "approved",
        "print",
        "employee",
        "acknowledge",
        "incumbent",
    ]
)


def _blanks(seen: Text) -> Iterator[Leftover]:
    """``Salary: ____ per year``: a line to write on; rules and the lines of a signature are none."""
    text = seen.text
    at = text.find("___")
    while at >= 0:
        end = at
        while end < len(text) and text[end] == "_":
            end += 1
        low = max(0, at - 100, text.rfind("\n", max(0, at - 100), at) + 1)
        stop = text.find("\n", end, end + 100)
        words = words_of(text[low : stop if stop >= 0 else end + 100])
        joined = (at > 0 and text[at - 1].isalnum()) or (end < len(text) and text[end].isalnum())
        if words and not _SIGNING & set(words) and not joined and end - at <= 60:
            yield Leftover("dummy-value", at, end, seen.known.writes["number"])
        at = text.find("___", end)


def _hosts(seen: Text) -> Iterator[Leftover]:
    """Addresses at a host that nobody owns: jobs@example.com, https://www.yourcompany.com/jobs."""
    known = seen.known
    for match in (
        re.finditer(r"[^\s()<>\[\]\"'`,;|]+", seen.text) if any(host in seen.folded for host in known.domains) else ()
    ):
        host = host_of(match.group().lower())
        if host and (host in known.domains or host.partition(".")[2] in known.domains):
            stop = match.start() + len(match.group().rstrip(".:!?*_"))
            yield Leftover("dummy-value", match.start(), stop, known.writes["contact"])


def _phones(seen: Text) -> Iterator[Leftover]:
    """Telephone numbers that only look like one: 123-456-7890, (212) 555-0134."""
    text, write = seen.text, seen.known.writes["contact"]
    for phone in seen.known.phones:
        at = text.find(phone)
        if at >= 0 and not text[max(0, at - 1) : at].isdigit() and not text[at + len(phone) :][:1].isdigit():
            yield Leftover("dummy-value", at, at + len(phone), write)
    if "555" in text:
        for match in re.finditer(r"(?<![\w-])(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])555[-. ]01\d\d(?![\w-])", text):
            yield Leftover("dummy-value", match.start(), match.end(), write)


def _nobody(seen: Text) -> Iterator[Leftover]:
    """Invented places and people: 123 Main Street, Jane Doe. A street and its town are one leftover."""
    for phrases, concept in ((seen.known.addresses, "location"), (seen.known.people, "person")):
        for phrase in phrases:
            for start, end in finds(seen.folded, phrase) if phrase in seen.folded else ():
                if seen.text[start:end] != seen.folded[start:end]:
                    town = next(
                        (end + 2 + len(place) for place in phrases if seen.folded.startswith(f", {place}", end)), end
                    )
                    yield Leftover("dummy-value", start, town, seen.known.writes[concept])


def host_of(word: str) -> str:
    """The host name of an address (mail or web, in lower case) without ``www.``; ``""`` where it is none."""
    if "://" in word:
        word = word.partition("://")[2]
    word = word.removeprefix("mailto:").split("/")[0].split("?")[0].rpartition("@")[2].split(":")[0].strip(".!*_")
    return word.removeprefix("www.") if "." in word else ""


_DATES = (
    "dd/mm/yyyy", "mm/dd/yyyy", "dd-mm-yyyy", "mm-dd-yyyy", "yyyy-mm-dd", "dd.mm.yyyy", "yyyy/mm/dd", "dd/mm/yy", "mm/dd/yy",
    "month dd, yyyy", "month day, year", "dd month yyyy", "00/00/0000", "0000-00-00",
)  # fmt: skip
_FORMATS = ("format", " as ", "form of", "like", "written", "use ", "enter ", "your ", "named", "file")


def _date_masks(seen: Text) -> Iterator[Leftover]:
    """``DD/MM/YYYY`` where a date should stand; as a form that applicants keep to it is none."""
    folded = seen.folded
    for mask in _DATES:
        for start, end in finds(folded, mask) if mask in folded else ():
            near = ahead(folded, start, 60) + " "
            if not any(word in near for word in _FORMATS) and "format" not in folded[end : end + 20]:
                yield Leftover("dummy-value", start, end, seen.known.writes["date"])


_SNAKE = re.compile(r"(?<![\w${%@/.-])[A-Z]{2,20}(?:_[A-Z]{2,20}){1,5}(?![\w}%@/(=-]|\.\w)")


def _field_names(seen: Text) -> Iterator[Leftover]:
    """``POSITION_NAME``: the name of a form's field where its value should stand; in front of a colon it is a label."""
    for match in _SNAKE.finditer(seen.text):
        words = words_of(match.group())
        if seen.text[match.end() : match.end() + 1] == ":" or seen.known.slot(words) is None:
            continue
        if words[-1] in _HEADS or seen.known.concept(words[0]) in {"company", "title"}:
            yield Leftover("dummy-value", *match.span(), seen.known.write(words))


_TITLES = frozenset(
    {
        "job title",
        "position title",
        "role title",
        "position name",
        "your job title",
        "title of the job",
        "job title here",
    }
)


def _whole_values(seen: Text) -> Iterator[Leftover]:
    """A value that only names what belongs there: ``Location: City, State``, ``company: Company Name``, ``title: TITLE``."""
    place, known = seen.place, seen.known
    field = place.kind == "field"
    if place.title and not field and seen.folded.strip(" *_#") in _TITLES:
        start = len(seen.text) - len(seen.text.lstrip(" *_#"))
        yield Leftover("dummy-value", start, len(seen.text.rstrip(" *_#")), known.writes["title"])
    if place.heading or (place.title and not field) or not (field or place.kind == "row" or ":" in seen.text):
        return
    for start, end in seen.values.spans:
        if end - start > 28 or seen.text[start:end].isdigit():
            continue
        behind_label = start > 0 and seen.text[max(0, start - 4) : start].rstrip(" \t*_\"'“")[-1:] == ":"
        if not (field or behind_label or place.kind == "row"):
            continue
        value = seen.folded[start:end].strip("*_ .")
        if _without_amount(value):
            yield Leftover("dummy-value", start, end, known.writes["pay"])
        elif place.kind == "row":
            continue
        elif (value in known.whole and not (field and value == "null")) or _names_itself(
            seen.text[start:end], place.key, known
        ):
            yield Leftover("dummy-value", start, end, known.write(words_of(value)))


_HEADS = frozenset(
    [
        "name",
        "title",
        "url",
        "link",
        "email",
        "number",
        "date",
        "address",
        "amount",
        "description",
        "summary",
        "location",
        "salary",
    ]
)


def _without_amount(value: str) -> bool:
    """Whether a value has the signs of currencies and no figure: ``$ - $``."""
    return value[:1] in tuple(_CURRENCY) and value.translate(_SIGNS).strip() in {"", "to", "and"} and len(value) > 1


_SIGNS = {ord(sign): " " for sign in _CURRENCY + "-–—/,.kK"}


def _names_itself(value: str, key: str, known: Vocabulary) -> bool:
    """Whether a value is only the name of what belongs there: ``apply: APPLICATION URL``, ``title: TITLE``."""
    words = words_of(value)
    if not words or known.slot(words) is None:
        return False
    if key and words == words_of(key.rpartition(".")[2]):
        return not value.islower()
    return value.isupper() and 2 <= len(words) <= 4 and words[-1] in _HEADS


# To be decided

_WORDS = ("tbd", "tbc", "tba", "t.b.d.", "t.b.c.", "t.b.a.", "todo", "fixme", "tktk")
_OTHER_TBA = ("mortgage", "securit", "trading", "tubercul", "mbs")
_TODO_THINGS = (" app", " list", "-list", " item", "s ", " mvc", " manage")


def _undecided(seen: Text) -> Iterator[Leftover]:
    text, folded = seen.text, seen.folded
    for word in _WORDS:
        for start, end in finds(folded, word) if word in folded else ():
            if seen.values.whole(start, end) or _is_undecided(text, folded, start, end, word):
                yield Leftover("to-be-decided", start, end, "", _mild(folded, start, seen.place))


def _is_undecided(text: str, folded: str, start: int, end: int, word: str) -> bool:
    """Whether a word such as TBD means that within a longer text."""
    if text[max(0, start - 1) : start] in {"@", "/", "#"} or (
        text[end : end + 1] in {"@", "."} and text[end + 1 : end + 2].isalpha()
    ):
        return False
    written = text[start:end]
    if word == "todo":
        return written.isupper() and not folded.startswith(_TODO_THINGS, end)
    if word in {"tba", "tbc"}:
        return written.isupper() and not any(term in folded[max(0, start - 80) : end + 80] for term in _OTHER_TBA)
    return not written.islower() or ahead(text, start)[-1:] in {":", "-", "–", "("}


_MILD = ("start", "begin", "interview", "hearing", "shift", "exam", "test date")


def _mild(folded: str, start: int, place: Place) -> str | None:
    """A date of start or interview may honestly not be known yet: a warning only."""
    near = folded[max(0, start - 40) : start] + " " + place.key.lower()
    return "warning" if any(word in near for word in _MILD) else None


_TO_BE = tuple(
    "to be " + word
    for word in [
        "confirmed",
        "determined",
        "announced",
        "decided",
        "advised",
        "defined",
        "specified",
        "completed",
        "added",
    ]
)
_BESIDE = frozenset(
    [
        "date",
        "location",
        "salary",
        "still",
        "is",
        "time",
        "exact",
        "pay",
        "currently",
        "soon",
        "later",
        "shortly",
        "the",
    ]
)


def _to_be(seen: Text) -> Iterator[Leftover]:
    """``Start date: to be confirmed``, as a whole value; "to be determined by the team" is prose."""
    for phrase in _TO_BE:
        for start, end in finds(seen.folded, phrase) if phrase in seen.folded else ():
            around = seen.values.around(start, end)
            if around is None or around[1] - around[0] > 70:
                continue
            if {*words_of(seen.folded[around[0] : start]), *words_of(seen.folded[end : around[1]])} <= _BESIDE:
                yield Leftover("to-be-decided", start, end, "", _mild(seen.folded, start, seen.place))


_EX = re.compile(r"(?<![^\W_])x{1,200}(?![^\W_])")


def _exes(seen: Text) -> Iterator[Leftover]:
    """``XXX`` and longer; shorter and small ones only as a whole value or behind a "=". Roman thirties and sizes are none."""
    text, known, place = seen.text, seen.known, seen.place
    if "X" not in text and "xx" not in text:
        return
    for match in _EX.finditer(seen.folded):
        start, end = match.span()
        before, behind = text[max(0, start - 1) : start], text[end : end + 1]
        size, upper = end - start, text[start:end].isupper()
        if seen.values.whole(start, end):
            found = (
                size > 2
                or (size == 2 and place.kind != "row")
                or (upper and place.kind in {"item", "paragraph", "heading"} and not place.title)
            )
        elif size < 3:
            found = False
        elif (
            before == "="
            or "@" in (before, behind)
            or (size > 4 and before in {"", " ", "("} and behind not in {"/", "_"})
        ):
            found = True
        else:
            last = (ahead(seen.folded, start).split() or [""])[-1].strip(".,")
            found = (
                upper
                and behind not in {"-", "/", "_"}
                and before not in {"/", "_"}
                and not (size == 3 and last in known.thirty)
            )
        if found:
            yield Leftover("to-be-decided", start, end)


@cache
def _gate() -> Gate:
    """The pieces of text that any of the detectors asks for, except a lone x."""
    return Gate(*{word for gate, _ in _detectors() for word in gate.words} - {"x"})


@cache
def _detectors() -> tuple[tuple[Gate, Detector], ...]:
    """The detectors in the order in which they claim a text, each with the pieces of text of which one must be there."""
    known = vocabulary()
    detectors: tuple[tuple[tuple[str, ...], Detector], ...] = (
        ((*known.instructions, *known.instruction_values), _phrases),
        (tuple(order.lower() + " " for order in _ORDERS), _orders),
        (tuple(verb + " " for verb in _OPENING), _told),
        (_SAYING, _described),
        ((" here",), _here),
        (known.choice_phrases, _choices),
        ((*_BOXES, "[ ]"), _boxes),
        (("/", "|"), _bare_choice),
        (known.dummy_text, _dummy_text),
        (_DATES, _date_masks),
        (("x", "#", "00,", "00.0", "00000", "_"), _figures),
        (("___",), _blanks),
        (known.domains, _hosts),
        ((*known.phones, "555"), _phones),
        ((*known.addresses, *known.people), _nobody),
        (_WORDS, _undecided),
        (_TO_BE, _to_be),
        (("x",), _exes),
        (known.names, _slot_names),
        (
            (
                "_name",
                "_title",
                "_url",
                "_link",
                "_email",
                "_number",
                "_date",
                "_address",
                "_location",
                "_salary",
                "_description",
                "_summary",
                "_amount",
                "company_",
                "job_",
                "position_",
                "role_",
            ),
            _field_names,
        ),
        ((*known.whole, *_HEADS, *_CURRENCY), _whole_values),
    )
    return tuple((Gate(*hints), detect) for hints, detect in detectors)
