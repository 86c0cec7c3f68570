"""Runs rules over documents; the only maker of findings.

Every span is checked against the source, every finding's text is the source between its offsets, one fault gives one finding, and the order is
the same at every run. A rule that crashes is reported by its id, and the others still run.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from jdlint import lexicons
from jdlint.edits import Guard
from jdlint.model import Document, Finding, Fix, Posting
from jdlint.passages import Texts
from jdlint.rule import Context, FileContext, Match, Rule, RunContext, fill
from jdlint.rulefile import kind_module, merged_options
from jdlint.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from types import ModuleType

_LEVEL_WORDS = {"intern": "internship", "entry": "entry-level", "mid": "mid-level"}
_GRAVITY = {"error": 0, "warning": 1, "info": 2}


class RuleError(NamedTuple):
    """A rule that could not be run on a file; ``rule`` is ``""`` where a file as a whole is meant."""

    path: str
    rule: str
    message: str


class Result(NamedTuple):
    """What a run gave, in stable order."""

    findings: tuple[Finding, ...]
    errors: tuple[RuleError, ...] = ()


class _Raw(NamedTuple):
    """A match on its way to a finding."""

    rule: Rule
    match: Match
    severity: str
    posting: int | None

    @property
    def length(self) -> int:
        return self.match.end - self.match.start


def run(document: Document, rules: Sequence[Rule], settings: Settings = DEFAULTS, *, url: str = "") -> Result:
    """Runs ``rules`` over every posting of a document. Findings are ordered by place, then by rule id.

    ``url`` is the address of the rule reference, from which each finding's own is made.
    """
    with lexicons.using(settings.lexicons):
        return _run(document, rules, settings, url)


def _run(document: Document, rules: Sequence[Rule], settings: Settings, url: str) -> Result:
    today = settings.today or date.today()
    raws: list[_Raw] = []
    errors: list[RuleError] = []
    plan = _plan(rules, settings)
    path = document.path
    for posting in document.postings:
        texts = Texts(posting)
        for rule, options, kind in _judging(plan, document, posting, settings):
            context = Context(document, posting, today, options, settings, rule, texts, rules)
            matches = _guarded(kind, rule, context, path, errors)
            if not matches:
                continue
            found = [_Raw(rule, match, _severity(rule, match), posting.number) for match in matches]
            if _reached(context, found, errors):
                raws += found
    for rule, options in plan.of_file:
        context_of_file = FileContext(document, today, options, settings, rule)
        matches = _guarded(kind_module(rule.kind), rule, context_of_file, document.path, errors)
        raws += [_Raw(rule, match, _severity(rule, match), _posting_at(document, match.start)) for match in matches]
    findings = _findings(document, raws, settings, errors, url)
    return Result(tuple(findings), tuple(errors))


def check_corpus(
    documents: Sequence[Document], rules: Sequence[Rule], settings: Settings = DEFAULTS, *, url: str = ""
) -> Result:
    """Runs the rules of ``scope: run``, which compare the files of one run; their findings are ordered by file, then by place."""
    today = settings.today or date.today()
    errors: list[RuleError] = []
    raws: dict[int, list[_Raw]] = {}
    for rule, options in _plan(rules, settings).rules:
        if rule.scope[:1] != ("run",):
            continue
        context = RunContext(documents, today, options, settings, rule)
        for found in _guarded(kind_module(rule.kind), rule, context, "", errors):
            raw = _Raw(rule, found.match, _severity(rule, found.match), found.posting)
            raws.setdefault(found.document, []).append(raw)
    findings: list[Finding] = []
    for number in sorted(raws):
        findings += _findings(documents[number], raws[number], settings, errors, url)
    return Result(tuple(findings), tuple(errors))


def report(
    document: Document, matches: Iterable[tuple[Rule, Match]], settings: Settings = DEFAULTS, *, url: str = ""
) -> Result:
    """Findings from matches that were made outside of a run (of suppressions, which know their use only after it)."""
    errors: list[RuleError] = []
    raws = [_Raw(rule, match, _severity(rule, match), _posting_at(document, match.start)) for rule, match in matches]
    return Result(tuple(_findings(document, raws, settings, errors, url)), tuple(errors))


def needs_corpus(rules: Iterable[Rule]) -> bool:
    """Whether any of the rules compares the files of a run, so that their documents must be kept."""
    return any(rule.scope[:1] == ("run",) for rule in rules)


_Judging: TypeAlias = (
    "tuple[Rule, Mapping[str, Any], ModuleType]"  # a rule that judges a posting, its options, its kind
)


class _Plan(NamedTuple):
    """The rules with their options merged, those of them that judge a file as a whole, and those that judge a posting, by what decides that."""

    rules: Sequence[tuple[Rule, Mapping[str, Any]]]
    of_file: Sequence[tuple[Rule, Mapping[str, Any]]]
    judging: dict[tuple[Any, ...], Sequence[_Judging]]


def _plan(rules: Sequence[Rule], settings: Settings) -> _Plan:
    """The plan for a set of rules and settings; made once."""
    global _planned
    if _planned is None or _planned[0] is not rules or _planned[1] is not settings.options:
        merged = [(rule, merged_options(rule, settings.options.get(rule.id, {}))) for rule in rules]
        of_file = [(rule, options) for rule, options in merged if rule.scope[:1] == ("file",)]
        _planned = (rules, settings.options, _Plan(merged, of_file, {}))
    return _planned[2]


_planned: tuple[Sequence[Rule], Any, _Plan] | None = None


def _judging(plan: _Plan, document: Document, posting: Posting, settings: Settings) -> Sequence[_Judging]:
    """The rules of a plan that judge a posting by itself, such as this one."""
    language = settings.lang or posting.language
    key = (posting.state, posting.level.all or (posting.level.value,), posting.kind, document.format, language)
    found = plan.judging.get(key)
    if found is None:
        found = plan.judging[key] = [
            (rule, options, kind_module(rule.kind))
            for rule, options in plan.rules
            if _applies(rule, *key) and rule.scope[:1] not in (("file",), ("run",))
        ]
    return found


def _applies(rule: Rule, state: str, levels: Sequence[str], kind: str, format: str, language: str) -> bool:
    """Whether the rule judges postings such as this one."""
    when = rule.when
    return (
        (not when.state or state in when.state or rule.asked)
        and (not when.level or all(level in when.level for level in levels))
        and (not when.kind or kind in when.kind)
        and (not when.format or format in when.format)
        and (not when.language or language in when.language)
    )


def _guarded(kind: ModuleType, rule: Rule, context: Any, path: str, errors: list[RuleError]) -> list[Any]:
    """What a rule yields; where it crashes, what it yielded until then, and an error that names it."""
    matches: list[Any] = []
    try:
        matches.extend(kind.find(rule, context))
    except Exception as error:  # a fault of one rule must not keep the others from running
        errors.append(RuleError(path, rule.id, f"rule {rule.id} failed: {_said(error)}"))
    return matches


def _said(error: Exception) -> str:
    name = type(error).__name__
    text = str(error) or "no message"
    return text if type(error).__module__.startswith("jdlint") else f"{name}: {text}"


def _severity(rule: Rule, match: Match) -> str:
    return rule.severity if rule.forced or match.severity is None else match.severity


def _reached(context: Context, found: Sequence[_Raw], errors: list[RuleError]) -> bool:
    """Whether a rule found as much in one posting as its threshold asks: its own matches, those of ``counts-with`` added, those of
    ``counts-against`` taken off. These are looked for whether or not their rules run, and whatever level they are for."""
    threshold: int = context.options.get("threshold", context.rule.threshold)
    if threshold <= 1 and not context.rule.counts_against:
        return True
    places = {(raw.match.start, raw.match.end): raw.match.weight for raw in found}
    against: dict[tuple[int, int], float] = {}
    for others, counted in zip(context.rule.counted, (places, against), strict=True):
        for other in others:
            options = merged_options(other, context.settings.options.get(other.id, {}))
            matches = _guarded(
                kind_module(other.kind),
                other,
                context._replace(rule=other, options=options),
                context.document.path,
                errors,
            )
            counted.update(((match.start, match.end), match.weight) for match in matches)
        if sum(places.values()) < threshold:  # what counts against them may cost more to find
            return False
    return sum(places.values()) - sum(against[place] for place in against.keys() - places.keys()) >= threshold


def _posting_at(document: Document, offset: int) -> int | None:
    for posting in document.postings:
        if posting.start <= offset < posting.end or (offset == posting.start):
            return posting.number
    return None


def _findings(
    document: Document, raws: Iterable[_Raw], settings: Settings, errors: list[RuleError], url: str
) -> Iterator[Finding]:
    """The findings of one document: spans checked, one for each fault, in order."""
    length = len(document.source.text)
    sound: list[_Raw] = []
    for raw in raws:
        start, end = raw.match.start, raw.match.end
        if not 0 <= start <= end <= length:
            errors.append(
                RuleError(
                    document.path,
                    raw.rule.id,
                    f"rule {raw.rule.id} reported {start}:{end}, outside of a text of {length} characters",
                )
            )
        else:
            sound.append(raw)
    occurrences: dict[tuple[str, str], int] = {}
    guard = Guard(document) if any(raw.match.fix is not None for raw in sound) else None
    for raw in sorted(_one_each(sound), key=lambda raw: (raw.match.start, raw.match.end, raw.rule.id)):
        fix = raw.match.fix if guard is not None and raw.match.fix is not None and guard.allows(raw.match.fix) else None
        try:
            finding = _finding(document, raw, fix, occurrences, url)
        except LookupError as error:
            errors.append(RuleError(document.path, raw.rule.id, f"rule {raw.rule.id}: {error.args[0]}"))
            continue
        if settings.allow and _allowed(document, raw, finding, settings):
            continue
        yield finding


def _one_each(raws: Sequence[_Raw]) -> list[_Raw]:
    """One finding for each fault.

    The same rule reports a place once. Where a finding stands on text of a rule it yields to, it is dropped, but never for a
    lighter one. Of overlapping findings of a family the
    longest stays, then the graver, the earlier, the first by id. Findings of something missing, and of rules that keep theirs, stand beside others.
    """
    ordered = sorted(raws, key=lambda raw: (raw.match.start, raw.match.end, raw.rule.id, _GRAVITY[raw.severity]))
    unique: list[_Raw] = []
    seen: set[tuple[int, int, str, str]] = set()
    for raw in ordered:
        key = (raw.match.start, raw.match.end, raw.rule.id, raw.match.element)
        if key not in seen:
            seen.add(key)
            unique.append(raw)
    if any(raw.rule.yields_to for raw in unique):
        dropped = set()
        for raw, others in _overlapping(unique):
            if any(
                _GRAVITY[other.severity] <= _GRAVITY[raw.severity] and _names(raw.rule.yields_to, other.rule)
                for other in others
            ):
                dropped.add(id(raw))
        unique = [raw for raw in unique if id(raw) not in dropped]
    merging = [raw for raw in unique if not raw.match.missing and raw.rule.overlap == "merge"]
    lost: set[int] = set()
    for raw, others in _overlapping(merging):
        rank = _rank(raw)
        if any(
            other.rule.family == raw.rule.family and _rank(other) < rank and id(other) not in lost for other in others
        ):
            lost.add(id(raw))
    return [raw for raw in unique if id(raw) not in lost]


def _rank(raw: _Raw) -> tuple[int, int, int, str]:
    return -raw.length, _GRAVITY[raw.severity], raw.match.start, raw.rule.id


def _names(names: Iterable[str], rule: Rule) -> bool:
    return any(rule.id == name or name == rule.family or name in rule.aliases for name in names)


def _overlapping(raws: Sequence[_Raw]) -> Iterator[tuple[_Raw, list[_Raw]]]:
    """Each finding that overlaps others, with those; the longest come first."""
    groups: list[list[_Raw]] = []
    reach = -1
    for raw in raws:  # in order of their starts
        start, end = raw.match.start, raw.match.end
        if groups and (start < reach or (start == end == reach)):
            groups[-1].append(raw)
        else:
            groups.append([raw])
        reach = max(reach if groups[-1][0] is not raw else -1, end)
    for group in groups:
        if len(group) < 2:
            continue
        # The group is in order of its starts, so the search for what overlaps a finding ends behind it.
        others: dict[int, list[_Raw]] = {id(raw): [] for raw in group}
        for at, raw in enumerate(group):
            for place in range(at + 1, len(group)):
                other = group[place]
                if other.match.start > raw.match.end:
                    break
                if _overlap(raw.match, other.match):
                    others[id(raw)].append(other)
                    others[id(other)].append(raw)
        for raw in sorted(group, key=_rank):
            if others[id(raw)]:
                yield raw, others[id(raw)]


def _overlap(one: Match, other: Match) -> bool:
    if one.start == other.start and one.end == other.end:
        return True
    return one.start < other.end and other.start < one.end


def _finding(
    document: Document, raw: _Raw, fix: Fix | None, occurrences: dict[tuple[str, str], int], url: str
) -> Finding:
    rule, match = raw.rule, raw.match
    source = document.source
    text = source.text[match.start : match.end]
    posting = (
        document.postings[raw.posting] if raw.posting is not None and raw.posting < len(document.postings) else None
    )
    suggestions = match.suggestions or rule.suggest
    values = {
        "match": _shown(text),
        "title": posting.title.text if posting is not None and posting.title is not None else "the title",
        "level": _level(posting),
        "level-word": (posting.level.text or _level(posting)) if posting is not None else "",
        "suggestion": suggestions[0] if suggestions else "",
        **match.values,
    }
    message = fill(match.message or rule.message, values)
    suggestions = tuple(
        fill(suggestion, values) if "{" in suggestion and not match.suggestions else suggestion
        for suggestion in suggestions
    )
    start, end = source.position(match.start), source.position(match.end)
    content = match.element if match.missing and match.element else " ".join(text.casefold().split())
    count = occurrences[rule.id, content] = occurrences.get((rule.id, content), -1) + 1
    return Finding(
        document.path, rule.id, raw.severity, message, text, match.start, match.end, *start, *end,  # type: ignore[arg-type]
        _section(posting, match), raw.posting, suggestions, fingerprint(rule.id, content, count), f"{url}{rule.id}" if url else "", fix, match.missing,
    )  # fmt: skip


def _shown(text: str) -> str:
    """The text of a finding as a message shows it: as people see it, on one line, and not too long."""
    if "&" in text and ";" in text:
        from html import unescape

        text = unescape(text)
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79].rstrip() + "…"


def _level(posting: Posting | None) -> str:
    value = posting.level.value if posting is not None else "none"
    return "no level" if value == "none" else _LEVEL_WORDS.get(value, value)


def _section(posting: Posting | None, match: Match) -> str | None:
    """The kind of the zone a match stands in."""
    if posting is None:
        return None
    if 0 <= match.passage < len(posting.passages):
        return posting.passages[match.passage].zone
    zone = bisect_right(posting.zones, match.start, key=attrgetter("start")) - 1
    if zone >= 0 and match.start < posting.zones[zone].end:
        return posting.zones[zone].kind
    for passage in posting.passages:
        if passage.block.start <= match.start < passage.block.end:
            return passage.zone
    return None


def fingerprint(rule: str, content: str, occurrence: int) -> str:
    """Sixteen hexadecimal digits that stay the same while the rule and what it found do, wherever in the file it moves.

    ``content`` is the folded text of the finding (or the element that is missing), ``occurrence`` counts equal ones in a file from 0.
    """
    from zlib import adler32, crc32

    raw = f"{rule}\n{content}\n{occurrence}".encode("utf-8", "surrogatepass")
    return f"{crc32(raw):08x}{adler32(raw):08x}"


def _allowed(document: Document, raw: _Raw, finding: Finding, settings: Settings) -> bool:
    """Whether the user allows the words that were found, or a phrase around them."""
    from jdlint.words import fold

    phrases = [
        *settings.allow.get("*", ()),
        *settings.allow.get(raw.rule.id, ()),
        *settings.allow.get(raw.rule.family, ()),
    ]
    if not phrases or raw.match.missing:
        return False
    longest = max(map(len, phrases))
    low = max(0, finding.start - longest)
    around = fold(document.source.text[low : finding.end + longest])
    for phrase in map(_folded, phrases):
        at = around.find(phrase)
        while phrase and at >= 0:
            if low + at <= finding.start and finding.end <= low + at + len(phrase):
                return True
            at = around.find(phrase, at + 1)
    return False


@lru_cache(maxsize=256)
def _folded(phrase: str) -> str:
    from jdlint.words import fold

    return fold(phrase.strip())
