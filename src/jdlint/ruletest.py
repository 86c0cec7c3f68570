"""Runs the examples of rules: each is put into an otherwise clean posting and linted by its rule alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from jdlint import engine, fix, posting, readers
from jdlint.settings import Employer, Settings
from jdlint.source import Source

if TYPE_CHECKING:
    from jdlint.model import Document, Finding
    from jdlint.rule import Example, Rule
    from jdlint.rulefile import RuleSet

OPEN, CLOSE = ">>>", "<<<"
TODAY = date(
    2026, 6, 1
)  # the day examples are judged by unless they say otherwise, so that no result depends on the day they run

_TITLES = {
    "intern": "Workshop Intern",
    "entry": "Junior Technician",
    "mid": "Mid-Level Technician",
    "senior": "Senior Technician",
    "lead": "Lead Technician",
    "staff": "Staff Engineer",
    "principal": "Principal Engineer",
    "manager": "Engineering Manager",
    "director": "Director of Engineering",
    "executive": "Vice President of Engineering",
    "none": "Technician",
}
_HEADINGS = {
    "company": "About us",
    "role": "About the role",
    "responsibilities": "Responsibilities",
    "requirements": "Requirements",
    "nice-to-have": "Nice to have",
    "compensation": "Salary",
    "benefits": "Benefits",
    "logistics": "Working conditions",
    "apply": "How to apply",
    "eeo": "Equal opportunity",
    "other": "Further notes",
}
_TEXTS = {
    "header": ["Location: Leeds, United Kingdom", "Job type: Full-time, permanent"],
    "company": ["We repair lifts and escalators in the north of England. Forty people work here."],
    "role": ["You join the repair team of our workshop in Leeds and report to its manager."],
    "responsibilities": ["- Inspect lifts and replace worn parts", "- Write down what you found and what you did"],
    "requirements": ["- You can read wiring diagrams", "- You have worked with hand tools and measuring devices"],
    "compensation": ["£30,000 to £34,000 a year"],
    "benefits": ["- 28 days of paid leave", "- A pension, to which we add six percent"],
    "apply": ["Send your CV to jobs@lifts.example. We answer within a week."],
    "eeo": ["We welcome applications from everyone and are an equal opportunity employer."],
}
_ORDER = (
    "company",
    "role",
    "responsibilities",
    "requirements",
    "nice-to-have",
    "compensation",
    "benefits",
    "logistics",
    "apply",
    "eeo",
    "other",
)
_SUFFIXES = {"markdown": ".md", "text": ".txt", "html": ".html", "yaml": ".yaml", "json": ".json"}


class Failure(NamedTuple):
    """An example that did not come out as it says: the rule, the example's line in its file, and what differed."""

    rule: str
    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.message}"


class Case(NamedTuple):
    """One example of one rule, to be run."""

    rule: Rule
    example: Example
    path: str

    @property
    def name(self) -> str:
        """What the case is called among tests: the rule, and the line of the example."""
        return f"{self.rule.id}:{'bad' if self.example.bad else 'good'}:{self.example.line}"


def cases(rules: RuleSet, names: Iterable[str] = (), *, own: bool = False) -> Iterator[Case]:
    """The examples of all rules, or of those that ``names`` (ids or folders) name; with ``own`` only of rules that are not jdlint's."""
    chosen = [rule for name in names for rule in rules.find(name)] if names else rules.rules
    for rule in chosen:
        if own and rule.shipped:
            continue
        docs = rules.docs(rule)
        for example in docs.examples:
            yield Case(rule, example, docs.path)


def run_examples(rules: RuleSet, names: Iterable[str] = (), *, own: bool = False) -> list[Failure]:
    """Runs the examples that :func:`cases` chooses; tells which failed, and which known gaps (``todo``) have closed."""
    failures: list[Failure] = []
    for case in cases(rules, names, own=own):
        failure = run_case(case)
        if case.example.todo:
            if failure is None:
                failures.append(
                    Failure(
                        case.rule.id,
                        case.path,
                        case.example.line,
                        "the example is marked `todo: true`, but it passes; take the mark away",
                    )
                )
        elif failure is not None:
            failures.append(failure)
    return failures


def run_case(case: Case) -> Failure | None:
    """Runs one example: its spans with line feeds and with CRLF, what it expects, and what it looks like once mended. None where all is well."""
    try:
        for line_end in ("\n", "\r\n"):
            difference = _differs(case, line_end)
            if difference:
                where = " (with CRLF line ends)" if line_end == "\r\n" else ""
                return Failure(case.rule.id, case.path, case.example.line, difference + where)
    except fix.FixError as error:
        return Failure(case.rule.id, case.path, case.example.line, str(error))
    return None


def _differs(case: Case, line_end: str) -> str:
    example = case.example
    if "files" in example.given:
        return _corpus_differs(case, line_end)
    marked = wrap(example.text, example.given).replace("\n", line_end)
    text, spans = unmark(marked)
    document = read(text, example.given)
    trouble = _misread(document, example.given)
    if trouble:
        return trouble
    if example.reports:
        spans = [_reported(document, example.reports)]
    settings = _settings(case)
    result = lint(case, document, settings)
    if result.errors:
        return result.errors[0].message
    difference = _compare(document, result.findings, spans) or _expected(result.findings, example.expect)
    if difference or example.fixed is None:
        return difference
    return _fix_differs(case, document, settings, wrap(example.fixed, example.given).replace("\n", line_end))


def lint(case: Case, document: Document, settings: Settings | None = None) -> engine.Result:
    """Runs the rule of a case over a document, with the settings that its example asks for unless others are given."""
    settings = settings or _settings(case)
    if case.rule.scope[:1] == ("run",):
        return engine.check_corpus((document,), (case.rule,), settings)
    if case.rule.family == "suppression":
        return _suppressions(case, document, settings)
    return engine.run(document, (case.rule,), settings)


def _suppressions(case: Case, document: Document, settings: Settings) -> engine.Result:
    """What is said of suppressions, which only a run of all rules can tell."""
    from jdlint import suppress
    from jdlint.rulefile import load_rules

    rules = load_rules()
    chosen = rules.resolve(extend_select=[case.rule.id])
    found = engine.run(document, chosen, settings).findings
    told, _ = suppress.settle(document, found, chosen, rules, settings)
    return engine.Result(tuple(finding for finding in told if finding.rule == case.rule.id))


def _fix_differs(case: Case, document: Document, settings: Settings, wanted: str) -> str:
    def check(source: Source) -> Iterable[Finding]:
        return lint(case, _judged(source, case.example.given), settings).findings

    mended = fix.settle(document.source, check, unsafe=True)
    if mended.source.text != wanted:
        return f"mended it reads otherwise:\n{_lines_that_differ(wanted, mended.source.text)}"
    if mended.findings:
        return f"mended it still has a finding: {_describe(mended.source, mended.findings[0].start, mended.findings[0].end)}"
    return ""


def _corpus_differs(case: Case, line_end: str) -> str:
    documents: list[Document] = []
    wanted: list[tuple[int, int, int]] = []
    for number, (path, content) in enumerate(case.example.given["files"].items()):
        text, spans = unmark(content.replace("\n", line_end))
        documents.append(_judged(Source(text, path), case.example.given))
        wanted += [(number, start, end) for start, end in spans]
    result = engine.check_corpus(documents, (case.rule,), _settings(case))
    if result.errors:
        return result.errors[0].message
    numbers = {document.path: number for number, document in enumerate(documents)}
    for number, document in enumerate(documents):
        found = [finding for finding in result.findings if numbers[finding.path] == number]
        difference = _compare(document, found, [(start, end) for at, start, end in wanted if at == number])
        if difference:
            return f"{document.path}: {difference}"
    return _expected(result.findings, case.example.expect)


def _settings(case: Case) -> Settings:
    given = case.example.given
    employer = Employer(**given["employer"]) if "employer" in given else Employer()
    boilerplate = given.get("boilerplate", ())
    elements: set[str] = set()
    for text in boilerplate:
        for found in posting.parse(readers.read(Source(text, "boilerplate.md"))).postings:
            elements.update(found.elements)
    return Settings(
        today=date.fromisoformat(given["today"]) if "today" in given else TODAY,
        employer=employer,
        boilerplate=boilerplate,
        boilerplate_elements=frozenset(elements - {"title"}),
        options={case.rule.id: given["options"]} if "options" in given else {},
    )


# --- texts --------------------------------------------------------------------------------------------------------------------------------


def wrap(text: str, given: Mapping[str, Any]) -> str:
    """The example within a clean posting of the level and format it asks for, under the heading of its section; alone where it is a whole file."""
    if given.get("whole") or given.get("format") in ("yaml", "json"):
        return text
    style = _STYLES[given.get("format", "markdown")]
    title = given.get("title") or _TITLES[given.get("level", "none")]
    section = given.get("section", "role")
    body = text if text.endswith("\n") else text + "\n"
    parts = [style.title(title)]
    parts.append(body if section == "header" else style.text(_TEXTS["header"]))
    for kind in _ORDER:
        if kind == section:
            parts += [style.heading(_HEADINGS[kind]), body]
        elif kind in _TEXTS:
            parts += [style.heading(_HEADINGS[kind]), style.text(_TEXTS[kind])]
    return "\n".join(parts)


class _Style(NamedTuple):
    title: Callable[[str], str]
    heading: Callable[[str], str]
    text: Callable[[list[str]], str]


def _html(lines: list[str]) -> str:
    if lines[0].startswith("- "):
        return "<ul>\n" + "\n".join(f"<li>{line[2:]}</li>" for line in lines) + "\n</ul>\n"
    return "\n".join(f"<p>{line}</p>" for line in lines) + "\n"


def _markdown(lines: list[str]) -> str:
    return ("\n" if lines[0].startswith("- ") else "  \n").join(lines) + "\n"


_STYLES = {
    "markdown": _Style("# {}\n".format, "## {}\n".format, _markdown),
    "text": _Style("{}\n".format, "{}:\n".format, lambda lines: "\n".join(lines) + "\n"),
    "html": _Style("<h1>{}</h1>\n".format, "<h2>{}</h2>\n".format, _html),
}


def unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without the marks, and the ranges they stood around."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    length = 0
    for number, piece in enumerate(text.split(OPEN)):
        if number:
            inside, _, outside = piece.partition(CLOSE)
            spans.append((length, length + len(inside)))
            piece = inside + outside
        parts.append(piece)
        length += len(piece)
    return "".join(parts), spans


def read(text: str, given: Mapping[str, Any]) -> Document:
    """The example's text as it is linted: read and parsed, with the kind, state and language of posting that ``given`` names."""
    name = given.get("name") or "posting" + _SUFFIXES[given.get("format", "markdown")]
    return _judged(Source(text, name), given)


def _judged(source: Source, given: Mapping[str, Any]) -> Document:
    document = posting.parse(readers.read(source, given.get("format")))
    changes = {name: given[name] for name in ("kind", "state", "language") if name in given}
    if changes:
        document = document._replace(postings=tuple(found._replace(**changes) for found in document.postings))
    return document


def _misread(document: Document, given: Mapping[str, Any]) -> str:
    """What of ``given`` the posting as it was read does not hold; then an example would pass or fail for a wrong reason."""
    if given.get("whole") or not document.postings:
        return ""
    level = given.get("level")
    if level and document.postings[0].level.value != level:
        return f"the posting should be of level {level}, but is read as {document.postings[0].level.value}"
    return ""


def _reported(document: Document, where: str) -> tuple[int, int]:
    found = document.postings[0]
    if where == "title" and found.title is not None:
        return found.title.start, found.title.end
    return found.start, found.start


# --- differences --------------------------------------------------------------------------------------------------------------------------


def _compare(document: Document, findings: Iterable[Finding], spans: Iterable[tuple[int, int]]) -> str:
    wanted, found = sorted(spans), sorted((finding.start, finding.end) for finding in findings)
    if wanted == found:
        return ""
    missed, extra = _without(wanted, found), _without(found, wanted)
    parts = [f"not reported: {_describe(document.source, *span)}" for span in missed]
    parts += [f"reported, but not marked: {_describe(document.source, *span)}" for span in extra]
    return "; ".join(parts)


def _without(spans: list[tuple[int, int]], others: list[tuple[int, int]]) -> list[tuple[int, int]]:
    left = list(others)
    found = []
    for span in spans:
        if span in left:
            left.remove(span)
        else:
            found.append(span)
    return found


def _describe(source: Source, start: int, end: int) -> str:
    line = source.line(start)
    if start == end:
        return f"the empty place at line {line}, column {source.position(start).column}"
    return f"{source.text[start:end]!r} in {source.line_text(line).strip()!r}"


def _expected(findings: Iterable[Finding], expect: Mapping[str, str]) -> str:
    for finding in findings:
        got = {"message": finding.message, "severity": finding.severity, "suggestion": "; ".join(finding.suggestions)}
        for name, wanted in expect.items():
            if wanted != got[name] and not (name != "severity" and wanted in got[name]):
                return f"{name} is {got[name]!r}, not {wanted!r} (at {finding.text!r})"
    return ""


def _lines_that_differ(wanted: str, got: str) -> str:
    import difflib

    lines = difflib.unified_diff(wanted.splitlines(), got.splitlines(), "wanted", "got", lineterm="", n=0)
    return "\n".join(line for line in list(lines)[2:] if not line.startswith("@@"))
