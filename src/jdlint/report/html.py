"""``--output-format html``: one page that a recruiter can open, send on and print; nothing in it comes from elsewhere and nothing runs.

Each posting is shown as it was read, block by block, its sections coloured by kind; what was found is marked in the text, with a note beside it.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from jdlint._version import HOMEPAGE, __version__
from jdlint.model import Block, Document, Finding, Passage, Posting
from jdlint.report import SEVERITY_RANK, WORDS, Error, Outcome, Setting, Summary, paths
from jdlint.report.excerpt import excerpt
from jdlint.report.terminal import harmless, picture

ZONES = {
    "header": "at a glance", "company": "the employer", "role": "the role", "responsibilities": "tasks", "requirements": "requirements",
    "nice-to-have": "nice to have", "compensation": "pay", "benefits": "benefits", "logistics": "place and time", "apply": "how to apply",
    "eeo": "equal opportunity", "other": "other",
}  # fmt: skip
# What the words of a finding mean, for whoever gets the page without the guide.
MEANINGS = {
    "error": "the posting should not go out like this",
    "warning": "it costs applicants, or may be against the law of the place",
    "info": "a suggestion; decide for yourself",
}
_TAGS = {"strong": "strong", "em": "em", "code": "code", "template": "code"}


class Noted(NamedTuple):
    """A finding with the number of its note on the page."""

    number: int
    finding: Finding


class Place(NamedTuple):
    """A finding within the text of a block: a range, empty where it stands between characters or in the block's markup.

    ``first`` tells that the finding begins in this block, where its note stands; ``last`` that it ends there.
    """

    noted: Noted
    start: int
    end: int
    first: bool
    last: bool


class Html:
    """Collects the postings as pieces of the page, and writes it at the end, when the summary is known."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._rows: list[str] = []
        self._articles: list[str] = []
        # The address of each rule that found something, and the numbers of its notes.
        self._rules: dict[str, tuple[str, list[int]]] = {}
        self._counts = dict.fromkeys(SEVERITY_RANK, 0)
        self._notes = 0

    def add(self, outcome: Outcome) -> None:
        document = outcome.document
        noted = [self._note(finding) for finding in self._setting.shown(outcome.findings)]
        postings = document.postings or (None,)
        for at, posting in enumerate(postings):
            # What belongs to no posting is told with the first.
            own = [one for one in noted if one.finding.posting == at or (not at and one.finding.posting is None)]
            if posting is None:
                own = noted
            identity = f"p{len(self._articles) + 1}"
            name = harmless(paths.given(document.path))
            if len(postings) > 1:
                name += f", posting {at + 1} of {len(postings)}"
            self._rows.append(_summary_row(identity, name, posting, own))
            self._articles.append(_article(identity, name, document, posting, own))

    def finish(self, summary: Summary) -> None:
        write = self._setting.write
        with open(os.path.join(os.path.dirname(__file__), "html.css"), encoding="utf-8") as file:
            style = file.read()
        write(_HEAD.format(version=__version__, style=style))
        write(f"<header class='top'>\n<h1>Job postings, checked</h1>\n<p class='totals'>{_totals(summary)}</p>\n")
        write(self._filter())
        write("</header>\n<main>\n")
        if summary.errors:
            write(_errors(summary.errors))
        write(_TABLE.format(rows="".join(self._rows)))
        write("".join(self._articles))
        write(self._why())
        write(
            f"</main>\n<footer><p>Written by <a href='{HOMEPAGE}'>jdlint</a> {__version__}.</p></footer>\n</body>\n</html>\n"
        )

    def _note(self, finding: Finding) -> Noted:
        self._notes += 1
        self._counts[finding.severity] += 1
        self._rules.setdefault(finding.rule, (finding.url, []))[1].append(self._notes)
        return Noted(self._notes, finding)

    def _filter(self) -> str:
        """Boxes that show and hide notes by severity, by style alone."""
        boxes = "".join(
            f"<label class='{WORDS[severity]}'><input type='checkbox' id='show-{WORDS[severity]}' checked> {WORDS[severity]} "
            f"<span>{MEANINGS[severity]}</span></label>\n"
            for severity, count in self._counts.items()
            if count
        )
        return f"<fieldset class='filter'>\n<legend>Show what you</legend>\n{boxes}</fieldset>\n" if boxes else ""

    def _why(self) -> str:
        """Each rule that found something, and why it matters."""
        if not self._rules:
            return ""
        parts = ["<section class='why' aria-labelledby='why'>\n<h2 id='why'>Why it matters</h2>\n<dl>\n"]
        for rule, (url, numbers) in sorted(self._rules.items()):
            advice = self._setting.advice(rule)
            name = f"<a href='{_text(url)}'>{_text(rule)}</a>" if url else _text(rule)
            head = f"<dt id='{_rule_id(rule)}'>{_text(advice.summary or rule)} <span class='rule'>{name}</span></dt>\n"
            links = ", ".join(f"<a href='#n{number}'>{number}</a>" for number in numbers)
            back = f"<dd class='back'>{'Note' if len(numbers) == 1 else 'Notes'} {links}</dd>\n"
            parts.append(f"{head}<dd>{_advice(advice.full or advice.why)}</dd>\n{back}")
        return "".join([*parts, "</dl>\n</section>\n"])


_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="jdlint {version}">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<link rel="icon" href="data:,">
<title>Job postings, checked</title>
<style>
{style}</style>
</head>
<body>
"""
_TABLE = """<section class="files" aria-labelledby="files">
<h2 id="files">Summary</h2>
<table>
<thead><tr><th scope="col">Posting</th><th scope="col">must</th><th scope="col">should</th><th scope="col">consider</th></tr></thead>
<tbody>
{rows}</tbody>
</table>
</section>
"""


def _totals(summary: Summary) -> str:
    found = [
        f"<strong class='{WORDS[severity]}'>{count} {WORDS[severity]}</strong>"
        for severity, count in summary.counts.items()
        if count
    ]
    if not summary.files:
        return "No posting was checked."
    judged = f"{_count(summary.postings, 'posting')} in {_count(summary.files, 'file')}"
    asides = [f"{len(summary.errors)} not checked"] if summary.errors else []
    asides += [f"{summary.suppressed} suppressed"] if summary.suppressed else []
    asides += [f"{_count(len(summary.skipped), 'file')} skipped: no posting"] if summary.skipped else []
    aside = f" ({'; '.join(asides)})" if asides else ""
    return f"{', '.join(found) if found else 'Nothing to mend'} in {judged}{aside}."


def _errors(errors: Iterable[Error]) -> str:
    listed = "".join(f"<li>{_text(str(error))}</li>\n" for error in errors)
    return f"<section class='errors' aria-labelledby='errors'>\n<h2 id='errors'>Not checked</h2>\n<ul>\n{listed}</ul>\n</section>\n"


def _summary_row(identity: str, name: str, posting: Posting | None, noted: Sequence[Noted]) -> str:
    title = f"<span class='job'>{_text(posting.title.text)}</span> " if posting and posting.title else ""
    counts = [sum(one.finding.severity == severity for one in noted) for severity in SEVERITY_RANK]
    cells = "".join(
        f"<td class='{WORDS[severity] if count else 'none'}'>{count}</td>"
        for severity, count in zip(SEVERITY_RANK, counts, strict=True)
    )
    return f"<tr><th scope='row'>{title}<a href='#{identity}'>{_path(name)}</a></th>{cells}</tr>\n"


def _article(identity: str, name: str, document: Document, posting: Posting | None, noted: Sequence[Noted]) -> str:
    language = posting.language if posting and posting.language.isalpha() else ""
    head = f"<article id='{identity}' aria-labelledby='{identity}-name'>\n<h2 id='{identity}-name'>{_path(name)}</h2>\n"
    parts = [head]
    if posting is not None:
        parts.append(f"<p class='facts'>Read as: {_text(_facts(posting))}</p>\n")
    passages = posting.passages if posting is not None else ()
    if document.format == "markdown":
        passages = tuple(passage._replace(block=_flowing(passage.block)) for passage in passages)
    places, rest = _placed(passages, noted)
    missing = [one for one in rest if one.finding.missing]
    elsewhere = [one for one in rest if not one.finding.missing]
    if missing:
        parts.append(f"<section class='missing'>\n<h3>Not in this posting</h3>\n{_notes(missing)}</section>\n")
    if elsewhere:
        parts.append("<section class='elsewhere'>\n<h3>In the file</h3>\n")
        parts += [f"{_source_line(document, one.finding)}{_notes([one])}" for one in elsewhere]
        parts.append("</section>\n")
    text = "".join(_parts(passages, places))
    if text:
        lang = f" lang='{language}'" if language and language != "en" else ""
        text = f"<div class='text'{lang}>\n{text}</div>\n"
        if not noted:
            # A clean posting is no news: it opens where somebody asks for it.
            text = f"<p class='clean'>Nothing to mend.</p>\n<details>\n<summary>How it was read</summary>\n{text}</details>\n"
        parts.append(text)
    return "".join([*parts, "</article>\n"])


def _flowing(block: Block) -> Block:
    """A block of Markdown as it is shown: a line end of the source is a space there, one that ``<br>`` stands for is not."""
    text = block.text
    if "\n" not in text or block.kind in ("code", "template"):
        return block
    for run in block.map.runs:
        if run.text_end - run.text_start == run.end - run.start:
            text = (
                text[: run.text_start] + text[run.text_start : run.text_end].replace("\n", " ") + text[run.text_end :]
            )
    return block._replace(text=text)


def _facts(posting: Posting) -> str:
    facts = [f"{posting.level.value} level" if posting.level.value != "none" else "no level in the title"]
    facts += [kind.replace("-", " ") for kind in posting.job_types]
    facts += [posting.remote] if posting.remote else []
    facts += ["template"] if posting.kind == "template" else []
    facts += ["closed"] if posting.state == "closed" else []
    return ", ".join(facts)


def _placed(passages: Sequence[Passage], noted: Sequence[Noted]) -> tuple[dict[int, list[Place]], list[Noted]]:
    """The findings by the index of the passage they stand in, and those that stand in none or are about something missing."""
    order = sorted(range(len(passages)), key=lambda index: passages[index].block.start)
    starts = [passages[index].block.start for index in order]
    places: dict[int, list[Place]] = {}
    rest: list[Noted] = []
    for one in noted:
        finding = one.finding
        if finding.missing:
            rest.append(one)
            continue
        at = max(0, bisect_right(starts, finding.start) - 1)
        found: list[tuple[int, int, int]] = []
        while at < len(order) and (starts[at] < finding.end or starts[at] <= finding.start):
            block = passages[order[at]].block
            if block.end > finding.start or block.end == finding.end:
                found.append((order[at], *_range(block, finding.start, finding.end)))
            at += 1
        # A block that only touches the finding with its markup says nothing where another one holds its text.
        found = [one for one in found if one[1] < one[2]] or found[:1]
        if not found:
            rest.append(one)
        for number, (index, start, end) in enumerate(found):
            places.setdefault(index, []).append(Place(one, start, end, number == 0, number == len(found) - 1))
    return places, rest


def _range(block: Block, start: int, end: int) -> tuple[int, int]:
    """The range of a block's text that a source range covers; the text of a link for its address; empty for other markup."""
    lows: list[int] = []
    highs: list[int] = []
    before = 0
    for run in block.map.runs:
        if run.start < end and run.end > start:
            straight = run.text_end - run.text_start == run.end - run.start
            lows.append(run.text_start + max(0, start - run.start) if straight else run.text_start)
            highs.append(run.text_start + min(end, run.end) - run.start if straight else run.text_end)
        elif run.start <= start <= run.end:
            before = run.text_start + min(start - run.start, run.text_end - run.text_start)
        elif run.end <= start:
            before = run.text_end
    if lows:
        return min(lows), max(highs)
    for mark in block.marks:
        if mark.target_start < end and mark.target_end > start and mark.target_start >= 0:
            return mark.start, mark.end
    return before, before


def _parts(passages: Sequence[Passage], places: dict[int, list[Place]]) -> Iterable[str]:
    """A part of the page for each run of blocks of one kind: its name, and each block with the notes on it behind it."""
    zone = ""
    for index, passage in enumerate(passages):
        own = places.get(index, [])
        if not own and not passage.block.text.strip():
            continue
        if passage.zone != zone:
            yield f"{'</div>' if zone else ''}<div class='part {passage.zone}'>\n<p class='zone'>{ZONES[passage.zone]}</p>\n"
            zone = passage.zone
        notes = _notes([place.noted for place in own if place.first], marked=True)
        yield f"<div class='block'>{_block(passage, own)}</div>\n{notes}"
    yield "</div>\n" if zone else ""


def _block(passage: Passage, places: Sequence[Place]) -> str:
    block = passage.block
    if block.kind == "field":
        keyed = [place for place in places if place.start == place.end and _on_key(block, place.noted.finding)]
        key, rest = _text(block.key), [place for place in places if place not in keyed]
        if keyed:
            worst = min((place.noted.finding.severity for place in keyed), key=SEVERITY_RANK.__getitem__)
            key = f"<mark class='{WORDS[worst]}'>{key}</mark>{''.join(map(_reference, keyed))}"
        return f"<p class='field' dir='auto'><span class='key'>{key}</span> {_marked(block, rest)}</p>"
    text = _marked(block, places)
    if passage.title:
        return f"<h3 class='title' dir='auto'>{text}</h3>"
    if block.kind == "heading" or passage.heading:
        return f"<h4 dir='auto'>{text}</h4>"
    if block.kind == "item":
        return f"<p class='item' dir='auto' style='--depth: {min(max(block.level, 1), 6)}'>{text}</p>"
    name = block.kind if block.kind in ("quote", "code", "template", "row") else "paragraph"
    return f"<p class='{name}' dir='auto'>{text}</p>"


def _on_key(block: Block, finding: Finding) -> bool:
    """Whether a finding stands on the key of a field, before its value."""
    return finding.start < finding.end and not (block.map.runs and block.text and finding.end > block.map.runs[0].start)


def _marked(block: Block, places: Sequence[Place]) -> str:
    """A block's text with what was found in it marked, and a link to each note behind it."""
    looks = [mark for mark in block.marks if mark.kind in _TAGS and mark.start < mark.end]
    ends = {place.end for place in places} | {place.start for place in places}
    ends |= {mark.start for mark in looks} | {mark.end for mark in looks}
    stops = sorted({0, len(block.text), *(min(max(end, 0), len(block.text)) for end in ends)})
    parts: list[str] = [_reference(place) for place in places if place.last and place.end <= 0]
    for low, high in zip(stops, stops[1:], strict=False):
        piece = _text(block.text[low:high], lines=True)
        for tag in sorted({_TAGS[mark.kind] for mark in looks if mark.start <= low and mark.end >= high}):
            piece = f"<{tag}>{piece}</{tag}>"
        within = [place.noted.finding.severity for place in places if place.start <= low and place.end >= high]
        if within:
            # The most severe finding shows.
            piece = f"<mark class='{WORDS[min(within, key=SEVERITY_RANK.__getitem__)]}'>{piece}</mark>"
        parts.append(piece)
        parts += [_reference(place) for place in places if place.last and place.end == high]
    return "".join(parts)


def _reference(place: Place) -> str:
    number, finding = place.noted
    word = WORDS[finding.severity]
    return f"<a class='ref {word}' href='#n{number}' id='r{number}' aria-label='note {number}, {word}'>{number}</a>"


def _notes(noted: Sequence[Noted], *, marked: bool = False) -> str:
    """Notes beneath one another; ``marked`` tells that what they are about is marked in the text, where their numbers then lead."""
    if not noted:
        return ""
    return f"<div class='notes'>\n{''.join(_note(one, marked=marked) for one in noted)}</div>\n"


def _note(noted: Noted, *, marked: bool) -> str:
    number, finding = noted
    word = WORDS[finding.severity]
    label = f"<span class='number'>{number}</span>"
    if marked:
        label = f"<a class='number' href='#r{number}' aria-label='note {number}, back to the text'>{number}</a>"
    parts = [
        f"<div class='note {word}' id='n{number}' role='note'>\n",
        f"<p>{label} <strong>{word}</strong> {_text(finding.message)}</p>\n",
        _instead(finding),
        f"<p class='about'><a href='#{_rule_id(finding.rule)}'>Why: {_text(finding.rule)}</a>, ",
        f"line {finding.line}, column {finding.column}</p>\n</div>\n",
    ]
    return "".join(parts)


def _instead(finding: Finding) -> str:
    """What to write, where the message does not say it; what else one may write, where it does."""
    message = finding.message.casefold()
    others = [suggestion.rstrip(".") for suggestion in finding.suggestions]
    others = [suggestion for suggestion in others if suggestion.casefold() not in message]
    if not others:
        return ""
    if len(others) < len(finding.suggestions):
        return f"<p class='instead'>Or: {_advice('; '.join(others))}</p>\n"
    advice = "; or ".join(others)
    return f"<p class='instead'>Instead: {_advice(advice)}{'' if advice[-1:] in '…?!' else '.'}</p>\n"


def _advice(text: str) -> str:
    """``text`` of a rule, where what stands between backquotes is to be written as it is."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", _text(text))


def _source_line(document: Document, finding: Finding) -> str:
    """The line of the file a finding stands in, for one that stands in no text of the posting."""
    source = document.source
    seen = excerpt(source, finding.start, finding.end)
    if not seen.text or finding.start == finding.end:
        return f"<p class='code' dir='auto'>{_text(seen.text)}</p>\n" if seen.text else ""
    line = source.line(finding.start)
    high = min(finding.end, source.line_end(line))
    inside = source.text[finding.start : max(high, finding.start)]
    low = max(source.starts[line - 1], finding.start - 60)
    before, after = source.text[low : finding.start], source.text[high : min(high + 60, source.line_end(line))]
    mark = f"<mark class='{WORDS[finding.severity]}'>{_text(inside[:400])}</mark>"
    return f"<p class='code' dir='auto'>{_text(before)}{mark}{_text(after)}</p>\n"


def _text(text: str, *, lines: bool = False) -> str:
    """``text`` as the page shows it, quoted; what could steer what shows it as a picture. ``lines`` keeps line ends and tabs."""
    if not text.isprintable():
        text = "".join(
            char if lines and char in "\n\t" else " " if char in "\t\n\r\f\v" else picture(char) for char in text
        )
        text = "".join("\ufffd" if ord(char) & 0xFFFE == 0xFFFE else char for char in text)
    return escape(text)


def _path(name: str) -> str:
    """A path, which may break behind its slashes."""
    return _text(name).replace("/", "/<wbr>")


def _rule_id(rule: str) -> str:
    return "rule-" + "".join(char if char.isascii() and (char.isalnum() or char == "-") else "." for char in rule)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
