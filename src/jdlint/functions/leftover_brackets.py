"""Leftovers that stand in brackets of some kind: ``[Company]``, ``<insert salary>``, ``{{name}}``, ``«Job_Title»``, ``*|CITY|*``.

Brackets are scanned by hand in one pass; what stands in them is judged by its words. Whatever nothing speaks for is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdlint.functions.leftovers import Leftover, Place, Vocabulary, ahead, fold, is_mask, opens, vocabulary, words_of
from jdlint.posting.meaning import meaning_is_exact

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 300
"""No pair of brackets that belongs together is further apart, in characters."""

_BRACKET = re.compile(r"[][<>{}()«»]")
_CLOSING = {"]": "[", ">": "<", "}": "{", "»": "«", ")": "("}
_HTML = frozenset(
    [
        "a",
        "abbr",
        "address",
        "area",
        "article",
        "aside",
        "audio",
        "b",
        "base",
        "bdi",
        "bdo",
        "blockquote",
        "body",
        "br",
        "button",
        "canvas",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "data",
        "dd",
        "del",
        "details",
        "dfn",
        "dialog",
        "div",
        "dl",
        "dt",
        "em",
        "embed",
        "fieldset",
        "figcaption",
        "figure",
        "font",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "i",
        "iframe",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "legend",
        "li",
        "link",
        "main",
        "map",
        "mark",
        "menu",
        "meta",
        "nav",
        "object",
        "ol",
        "optgroup",
        "option",
        "output",
        "p",
        "param",
        "picture",
        "pre",
        "progress",
        "q",
        "ruby",
        "s",
        "samp",
        "script",
        "section",
        "select",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "style",
        "sub",
        "summary",
        "sup",
        "svg",
        "table",
        "tbody",
        "td",
        "template",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "time",
        "title",
        "tr",
        "track",
        "u",
        "ul",
        "var",
        "video",
    ]
)
_SYNTAX = (
    "if ",
    "end",
    "else",
    "for ",
    "range",
    "include",
    "partial",
    "block",
    "with ",
    "define",
    "template",
    "import",
    "unless",
    "case ",
    "when ",
    "assign",
    "yield",
)


def may_hold(text: str) -> bool:
    """Whether a text holds one of the signs of a leftover in brackets."""
    return not _SIGNS.isdisjoint(text)


_SIGNS = frozenset((*_CLOSING, "%", "@", "#", "|"))


def find(text: str, place: Place) -> list[Leftover]:
    """The leftovers in brackets of a text, in order; of nested ones the outermost that is one."""
    found: list[Leftover] = []
    pairs = sorted(_pairs(text), key=lambda pair: (pair[0], -pair[1]))
    done = 0
    known = vocabulary()
    for start, end in pairs:
        if start < done:
            continue
        leftover = _judge(text, start, end, place, known)
        if leftover is not None:
            found.append(leftover)
            done = leftover.end
    if "*|" in text:
        found += (item for item in _between(text, "*|", "|*") if not _overlaps(found, item))
    for sign in ("%", "@@", "##"):
        if text.count(sign) > 1:
            found += (item for item in _signs(text, sign, known) if not _overlaps(found, item))
    return sorted(found, key=lambda item: item.start)


def _overlaps(found: list[Leftover], item: Leftover) -> bool:
    return any(other.start < item.end and item.start < other.end for other in found)


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """All pairs of brackets that belong together, as ranges with the brackets; each character is looked at once."""
    kinds = [kind for kind in _CLOSING.items() if kind[0] in text and kind[1] in text]
    if not kinds:
        return
    opening, closing = {opened for _, opened in kinds}, dict(kinds)
    stacks: dict[str, list[int]] = {opened: [] for opened in opening}
    for match in _BRACKET.finditer(text):
        char, index = match.group(), match.start()
        if char in opening:
            stacks[char].append(index)
        elif char in closing:
            stack = stacks[closing[char]]
            if stack:
                start = stack.pop()
                if index - start <= LONGEST:
                    yield start, index + 1
                else:
                    stack.clear()


def _judge(text: str, start: int, end: int, place: Place, known: Vocabulary) -> Leftover | None:
    sign = text[start]
    content = text[start + 1 : end - 1].strip()
    if not content:
        return None
    if sign == "[":
        return _square(text, start, end, content, place, known)
    if sign == "<":
        return _angle(text, start, end, content, known)
    if sign == "{":
        return _curly(text, start, end, content, place, known)
    if sign == "(":
        whole = opens(text, start) and not text[end:].strip(" .*_") and place.kind == "paragraph"
        return _round(start, end, content, known, whole=whole)
    return _guillemets(text, start, end, known)


def _square(text: str, start: int, end: int, content: str, place: Place, known: Vocabulary) -> Leftover | None:
    before = text[start - 1 : start]
    if content[0] == "^" or before in {"!", "\\"} or content[0] in "%*" or _is_link(text, end, content):
        return None
    if content == "email\u00a0protected" or content == "email protected":
        # What a script of the page would have turned back into an address, had it not been copied.
        return Leftover("bracketed", start, end, known.writes["contact"]) if place.format != "html" else None
    if content.startswith("[") and content.endswith("]"):
        return _named(content[1:-1], start, end, known, "merge-tag")
    if before and (before.isalnum() or before in ")]") and " " not in content:
        return _comment(content, start, end, text, known)
    phrase = fold(" ".join(content.split())).strip(" .:;!*_\"'“”")
    words = words_of(content)
    comment = _comment(content, start, end, text, known)
    if comment is not None or not words:
        return comment or (_dots(text, start, end, place) if not words else None)
    if is_mask(content) and (len(content) > 1 or _counts(text, end, known)):
        return Leftover("bracketed", start, end, known.writes["number"])
    if len(content) == 1:
        return None
    if content in {"REQUIRED", "OPTIONAL"}:
        return _tag(text, start, end, place, known)
    if _undecided(words):
        return Leftover("to-be-decided", start, end, known.write(words))
    if all(
        part.strip() in known.legitimate or part.strip() in known.choices
        for part in phrase.rpartition(":")[2].split(",")
    ):
        return None
    if _is_label(text, start, end, phrase, place, known):
        return None
    if _for_applicant(text, start, end, words, known):
        return None
    choice = _choice(phrase, place, known)
    if choice is not None:
        return Leftover("unresolved-choice", start, end, choice) if choice != "-" else None
    if _is_slot(content, phrase, words, place, known) or _names_slot(text, start, end, content, place, known):
        return Leftover("bracketed", start, end, known.write(words))
    return None


_SMALL = frozenset({"and", "or", "of", "the", "for", "in", "to", "a", "&"})


def _names_slot(text: str, start: int, end: int, content: str, place: Place, known: Vocabulary) -> bool:
    """Whether a phrase names what belongs there by its last words, or by its first where nothing else stands around it.

    "[Care Home Name and Address]" ends in what is asked for, in capitals throughout; "[Specific requirements for Wales]" fills its line.
    """
    parts = content.replace("/", " ").split()
    if (
        place.title
        or not 2 <= len(parts) <= 7
        or not all(part.replace("'s", "").isalpha() or part == "&" for part in parts)
    ):
        return False
    last = parts[-1].lower()
    if last in known.closing and parts[0][0].isupper() and all(part[0].isupper() or part in _SMALL for part in parts):
        return not opens(text, start) or text[end : end + 1] in {"", " ", ",", "."}
    if text[end:].strip(" .*_") or not opens(text, start) or place.kind not in {"paragraph", "item", "heading"}:
        return False
    for index, part in enumerate(parts[1:], start=1):
        if part in {"for", "about", "regarding"}:
            first = words_of(" ".join(parts[:index]))
            return known.slot(first) in {"skill", "text", "duty", "contact", "date", "pay"}
    return False


def _tag(text: str, start: int, end: int, place: Place, known: Vocabulary) -> Leftover | None:
    """``[REQUIRED] POSITION_NAME``: the tag of a form before the name of its field in capitals; of a field that is not filled in the name too.

    A requirement that is tagged so ("[REQUIRED] Two years of Python", "[REQUIRED] SQL" in a list) is none.
    """
    rest = text[end:].split("\n", 1)[0].strip()
    if not opens(text, start) or place.kind in {"item", "row"} or not rest:
        return None
    field, colon, value = rest.partition(":")
    if not field.isupper() or len(field) < 4 or "[" in value or len(rest) > 80:
        return None
    words = words_of(field)
    named = not colon and (
        "_" in field or (len(words) == 1 and known.slot(words) is not None and not meaning_is_exact(field))
    )
    stop = text.index(rest, end) + len(rest) if named else end
    return Leftover("bracketed", start, stop, known.write(words))


def _is_link(text: str, end: int, content: str) -> bool:
    """Whether the brackets that end at ``end`` are a link's: followed by its target, or by the number of one."""
    after = text[end : end + 2]
    if after[:1] == "(":
        stop = text.find(")", end, end + LONGEST)
        return (
            stop > 0
            and " " not in text[end + 1 : stop]
            and ("/" in text[end:stop] or "#" in text[end:stop] or "@" in text[end:stop])
        )
    if after[:1] == "[":
        stop = text.find("]", end, end + 40)
        return stop > 0 and (stop == end + 1 or text[end + 1 : stop].isdigit())
    return after[:1] == ":" and content.isdigit()


def _counts(text: str, end: int, known: Vocabulary) -> bool:
    """Whether a unit or a thing counted follows: ``[X] years``."""
    rest = text[end : end + 24]
    if rest[:1] in {"+", "%"}:
        return True
    words = rest.split(None, 1)
    return bool(rest[:1].isspace() and words and words[0].strip(".,;:").lower() in known.units)


def _dots(text: str, start: int, end: int, place: Place) -> Leftover | None:
    """``[...]`` where a whole value should stand; in running text it marks what a quotation left out."""
    inside = set(text[start + 1 : end - 1].strip())
    alone = not text[end : end + 40].strip() and (opens(text, start) or ahead(text, start).endswith(":"))
    return Leftover("bracketed", start, end) if alone and inside <= set(".…") and place.kind != "quote" else None


def _undecided(words: list[str]) -> bool:
    return any(word in {"tbd", "tbc", "tba", "todo", "fixme"} for word in words)


def _comment(content: str, start: int, end: int, text: str, known: Vocabulary) -> Leftover | None:
    """``[ON1]``: initials and a number, the anchor that a reviewer's comment leaves in exported text."""
    letters = content.rstrip("0123456789")
    number = content[len(letters) :]
    if not (
        2 <= len(letters) <= 3
        and letters.isascii()
        and letters.isalpha()
        and letters.isupper()
        and 1 <= len(number) <= 2
        and number[0] != "0"
    ):
        return None
    if content.lower() in known.no_comment:
        return None
    attached = start > 0 and not text[start - 1].isspace() and text[start - 1] not in "([/-"
    told = ahead(text, start).lower().endswith(("commented", "comment"))
    first = opens(text, start) and text[end : end + 1] in {" ", ":"}
    after_sentence = ahead(text, start)[-1:] in {".", "!", "?", ":"} and text[end : end + 1] in {"", " "}
    return Leftover("review-comment", start, end) if attached or told or first or after_sentence else None


def _is_label(text: str, start: int, end: int, phrase: str, place: Place, known: Vocabulary) -> bool:
    """Whether the brackets set a heading or a label apart (``[Location] Lyon``) and ask for nothing."""
    if phrase not in known.labels or not opens(text, start):
        return False
    rest = text[end : end + 40].lstrip()
    if not rest:
        return place.kind in {"heading", "paragraph"} and len(phrase) > 4
    return rest[0] in ":：" or (
        text[end : end + 1].isspace() and (rest[0].isupper() or not rest[0].isalpha()) and rest[0] not in ",.;'’)"
    )


_NAMES = frozenset({"name", "surname", "firstname", "lastname", "yourname"})


def _for_applicant(text: str, start: int, end: int, words: list[str], known: Vocabulary) -> bool:
    """Whether the phrase is for applicants to fill in: their name or the job's, in the subject line of their mail or in a file's name."""
    if not all(word in known.applicant for word in words):
        return False
    near = fold(text[max(0, start - 120) : end + 80])
    return any(word in near for word in known.applicant_before) and (
        bool(_NAMES & set(words)) or any(name in near for name in _NAMES)
    )


def _choice(phrase: str, place: Place, known: Vocabulary) -> str | None:
    """What to write where a phrase lists alternatives; ``"-"`` where it does so rightly, None where it lists none."""
    parts = [part.strip() for part in phrase.replace(" or ", "/").replace("|", "/").split("/")]
    if len(parts) < 2:
        return None
    if all(len(part) <= 1 or part in {"all", "any", "div"} for part in parts) and phrase != "a/an":
        return "-"
    groups = [known.choices.get(part) for part in parts]
    if (
        "|" in phrase
        and any(groups)
        and all(
            group is not None or known.slot(words_of(part)) is not None
            for part, group in zip(parts, groups, strict=True)
        )
    ):  # "[REMOTE | LOCATION_NAME]"
        return "the one that holds" if not place.title else "-"
    named = [group for group in groups if group is not None]
    if "answer" in named and parts[-1] in {"other", "etc"}:
        return "the one that holds"
    if len(named) < 2 or len(set(named) - {"answer"}) > 1:
        return None
    if place.title and named[0] in {"work-mode", "level"}:
        return "-"
    return {
        "job-type": "the job type of this job",
        "work-mode": "where the work is done",
        "pronoun": '"they" or "you"',
    }.get(named[0], "the one that holds")


_POINTING = frozenset(["this", "these", "that", "those", "see", "per"])
_CONDITIONS = frozenset({"if applicable", "if any", "as applicable", "if needed", "if relevant", "if available"})
_PARTS_OF_TEXT = frozenset(["sentence", "sentences", "paragraph", "paragraphs", "bullet", "bullets", "words", "lines"])
_HELD = frozenset(["role", "position", "job", "post", "contract", "basis", "work", "only", "opportunity"])


def _is_slot(content: str, phrase: str, words: list[str], place: Place, known: Vocabulary) -> bool:
    """Whether a phrase in brackets asks for something to be filled in."""
    first = words[0]
    if "@" in content or "://" in content or first in _POINTING:
        return False
    slot = _slot_of(phrase, words, known)
    if _tells(phrase, words, slot, place, known):
        return True
    held = known.choices.get(first) is not None and words[-1] in _HELD  # "[Remote position]" says what the job is
    if slot is None or held or first.isdigit() or len(words) > 12 or (first == "the" and len(words) == 2):
        return False
    return not place.title or slot in {"company", "title"} or words[-1] in {"name", "title"}


def _tells(phrase: str, words: list[str], slot: str | None, place: Place, known: Vocabulary) -> bool:
    """Whether a phrase tells the author what to do: "describe the team", "2-3 sentences", "your ...", "if applicable"."""
    first = words[0]
    if first in known.strong:
        return len(words) > 1 or first in {"insert", "specify", "placeholder", "describe"}
    if phrase in _CONDITIONS:
        return True
    if (first.isdigit() and _PARTS_OF_TEXT & set(words)) or (first in _PARTS_OF_TEXT and len(words) > 1):
        return True
    asks = any(known.concept(word) is not None for word in words[1:])
    if first == "your":
        return asks and len(words) <= 6
    prose = first in {"update", "if", "as"} or (":" in phrase and first not in {"optional", "example"})
    return first in known.weak and asks and not place.title and not (prose and slot is None)


def _slot_of(phrase: str, words: list[str], known: Vocabulary) -> str | None:
    """The concept a phrase asks for; of alternatives ("location / remote") one may be a value."""
    slot = known.slot(words)
    if slot is not None or not ("/" in phrase or " or " in phrase):
        return slot
    found = None
    for part in phrase.replace(" or ", "/").split("/"):
        concept = known.slot(words_of(part))
        if concept is None and part.strip() not in known.choices:
            return None
        found = found or concept
    return found


def _angle(text: str, start: int, end: int, content: str, known: Vocabulary) -> Leftover | None:
    if text[start : start + 2] == "<<" and content.endswith(">"):
        return _named(content.strip("<>"), start, end, known, "merge-tag")
    before = text[start - 1 : start]
    if not (content[0].isalpha() or content[0] in "#_") or (before and (before.isalnum() or before in "_:")):
        return None
    words = words_of(content)
    if not words or "=" in content or "@" in content or "://" in content or content.endswith("/"):
        return None
    if _undecided(words):
        return Leftover("to-be-decided", start, end, known.write(words))
    if is_mask(content):
        return (
            Leftover("bracketed", start, end, known.writes["number"])
            if len(content) > 1 or _counts(text, end, known)
            else None
        )
    if content.islower() and content in _HTML:
        return None
    place = Place()
    if _choice(fold(content), place, known) not in {None, "-"}:
        return Leftover("unresolved-choice", start, end, "the one that holds")
    return (
        Leftover("bracketed", start, end, known.write(words))
        if _is_slot(content, fold(content), words, place, known)
        else None
    )


def _curly(text: str, start: int, end: int, content: str, place: Place, known: Vocabulary) -> Leftover | None:
    if content[0] == "{" and content[-1] == "}":
        name = content[1:-1].strip()
        if name.lower() in {"placeholder", "placeholders"} and _speaks_of(text, start):
            return None
        return double_curly(name, start, end, place, known)
    if text[start - 1 : start] == "{" or content[0] in "%#{":
        return None
    name = content.lstrip("!").strip()
    if name.upper().startswith("MERGEFIELD "):
        return Leftover("merge-tag", start, end)
    if content.startswith(">>") and content.endswith("<<"):
        return Leftover("review-comment", start, end)
    return _named(name, start, end, known, "merge-tag")


def _speaks_of(text: str, start: int) -> bool:
    """Whether a sentence speaks of placeholders ("replace all {{PLACEHOLDER}} tags") rather than holding one."""
    return (ahead(text, start).lower().split() or [""])[-1] in {"all", "any", "each", "every", "use", "the", "replace"}


def double_curly(name: str, start: int, end: int, place: Place, known: Vocabulary) -> Leftover | None:
    """A merge tag ``{{name}}``, unless ``name`` is something that a site generator fills in."""
    lower = name.lower()
    if is_mask(name) and name not in {"?", "x"}:
        return Leftover("merge-tag", start, end, known.writes["number"])
    if not name or name[0] in "#/^!>&%<{$.-@~" or not any(char.isalpha() for char in name):
        return None
    if "|" in name and name.replace("|", "").replace(" ", "").replace("-", "").replace("_", "").isupper():
        return Leftover("unresolved-choice", start, end, "the one that holds")
    if any(char in name for char in "|()\"'=$\\`") or lower.startswith(_SYNTAX) or lower in place.variables:
        return None
    if "." in name and place.format != "text":
        return None
    if (
        lower in {"content", "title", "page", "body", "date", "description", "baseurl", "slot", "children", "layout"}
        and place.format != "text"
        and name.islower()
    ):
        return None
    return Leftover("merge-tag", start, end, known.write(words_of(_apart(name))))


def _named(name: str, start: int, end: int, known: Vocabulary, rule: str) -> Leftover | None:
    """A tag whose name is made of placeholder words (``first_name``, ``JobTitle``)."""
    name = name.strip()
    words = words_of(_apart(name))
    if not words or not name[0].isalpha() or any(char in name for char in '=;()"$') or len(words) > 6:
        return None
    if known.slot(words) is None and "".join(words) not in known.merge_fields:
        return None
    return Leftover(rule, start, end, known.write(words))


# What a remark in round brackets that is a paragraph of its own may tell the author to do ("(List the main duties.)").
_OF_AUTHORS = frozenset({"list", "describe", "explain", "outline", "summarise", "summarize", "specify", "briefly"})
_AUTHORS_TOPICS = frozenset({"duty", "skill", "text", "team", "company", "title"})
_YOURS = frozenset({"you", "your", "we", "our", "us", "cv", "resume", "application", "applicants"})


def _round(start: int, end: int, content: str, known: Vocabulary, *, whole: bool) -> Leftover | None:
    """``(Insert company description)``, and merge tags such as ``(JobTitle)``; other round brackets are prose."""
    words = words_of(content)
    if content.lower() in known.merge_fields and not content.islower() and len(words) == 1:
        return Leftover("merge-tag", start, end, known.write(words_of(_apart(content))))
    if not words or len(words) < 2:
        return None
    if _undecided(words[:1]):
        return None
    told = words[0] in {"insert", "enter", "specify", "fill", "describe", "replace"} or (
        words[0] in {"add", "list", "state", "include", "your"} and known.slot(words) is not None
    )
    if whole and words[0] in _OF_AUTHORS and content[0].isupper() and not _YOURS & set(words):
        asked = [concept for word in words[1:8] if (concept := known.concept(word)) is not None]
        about = bool(asked) and _AUTHORS_TOPICS.issuperset(asked[:1]) and "pay" not in asked
        if about and words[1] not in {"of", "to", "into", "only", "as"}:
            return Leftover("instruction", start, end, known.writes[asked[0]])
    if told and any(known.concept(word) for word in words[1:]) and words[1] not in {"of", "to", "into", "only"}:
        return Leftover("instruction", start, end, known.write(words[1:]))
    return None


def _guillemets(text: str, start: int, end: int, known: Vocabulary) -> Leftover | None:
    """A field of Word's mail merge: one name without spaces; French quotation marks hold words."""
    name = text[start + 1 : end - 1]
    if not name.isascii() or not name.replace("_", "").isalnum() or not name[0].isalpha():
        return None
    return (
        Leftover("merge-tag", start, end, known.write(words_of(_apart(name))))
        if "_" in name or name[1:] != name[1:].lower() or name.isupper()
        else None
    )


def _between(text: str, opening: str, closing: str) -> Iterator[Leftover]:
    at = text.find(opening)
    while at >= 0:
        stop = text.find(closing, at + 2, at + 60)
        name = text[at + 2 : stop] if stop > 0 else ""
        if name and name.replace("_", "").replace(":", "").isalnum() and name.isupper():
            yield Leftover("merge-tag", at, stop + len(closing), vocabulary().write(words_of(name)))
        at = text.find(opening, max(stop, at) + 2)


def _signs(text: str, sign: str, known: Vocabulary) -> Iterator[Leftover]:
    """``%JOB_TITLE%``, ``%%name%%``, ``@@City@@``: a name between two equal signs."""
    at = text.find(sign)
    while at >= 0:
        start = at + len(sign)
        stop = text.find(sign, start, start + 40)
        name = text[start:stop] if stop > 0 else ""
        tagged = (
            name
            and name.replace("_", "").isalpha()
            and (sign != "%" or "_" in name or (name.isupper() and len(name) > 3))
        )
        if tagged and not text[at - 1 : at].isdigit() and known.slot(words_of(_apart(name))) is not None:
            end = stop + len(sign)
            while text[at - 1 : at] == sign[0] and text[end : end + 1] == sign[0]:
                at, end = at - 1, end + 1
            yield Leftover("merge-tag", at, end, known.write(words_of(_apart(name))))
            at = text.find(sign, end)
        else:
            at = text.find(sign, start)


def _apart(name: str) -> str:
    """CamelCase as words apart: ``JobTitle`` becomes ``Job Title``."""
    if not name.isascii() or name.isupper() or name.islower():
        return name
    parts = [
        char if not (char.isupper() and index and name[index - 1].islower()) else " " + char
        for index, char in enumerate(name)
    ]
    return "".join(parts)
