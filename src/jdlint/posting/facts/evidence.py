"""What the pieces of a posting state of its facts, each statement with the trust in its place.

Sentences count only where the posting speaks of this job: full-time experience among the requirements is no kind of employment,
a stipend among the benefits no pay, the organisation's offices no place of work.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from jdlint import memo
from jdlint.gate import Gate
from jdlint.model import Element, Pay, Title
from jdlint.posting.facts.jobtype import TypeHit, find_job_types, share_of_value, spans_months
from jdlint.posting.facts.location import find_locations, is_place, town_at_end
from jdlint.posting.facts.pay import PayHit, find_pays, may_hold_pay
from jdlint.posting.facts.pieces import (
    HEADED,
    LABEL,
    SENTENCE,
    TITLE,
    Piece,
    fact_of,
    parts_between_dashes,
    parts_of_line,
    parts_of_title,
)
from jdlint.posting.facts.placeholder import is_placeholder
from jdlint.posting.facts.statements import pay_statements
from jdlint.posting.facts.tokens import sentences, tokens, trim
from jdlint.posting.facts.workmode import ModeHit, find_work_modes
from jdlint.posting.units import split_label

_EMPTY = frozenset({
    "", "none", "n/a", "na", "null", "-", "–", "—", "unspecified", "not specified", "false", "see below",
    "see description", "various", "unknown", "0", "~", "''", "{}", "[]",
})  # fmt: skip
_YES = frozenset({"true", "yes", "y", "on", "1", "telecommute", "fully", "full"})
_PAY_WORDS = frozenset({
    "salary", "salaries", "pay", "wage", "wages", "compensation", "remuneration", "rate", "stipend", "grade",
    "scale",
})  # fmt: skip
_TAG_OF_MODE = frozenset({
    "remote", "hybrid", "onsite", "on", "site", "allows", "allowed", "fully", "100", "work", "working", "from", "home", "office", "in",
    "ok", "friendly", "only", "possible", "first", "wfh", "telework", "telecommute",
})  # fmt: skip
_VAGUE = frozenset(
    {"competitive", "negotiable", "commensurate", "doe", "attractive", "unpaid", "paid"}
)  # under "Salary"
# Zones whose sentences speak of the job on offer, and those that speak of other things besides.
_JOB_ZONES = frozenset({"header", "role", "logistics", "compensation", "other"})
_PARTED_ZONES = _JOB_ZONES | {"company", "benefits", "apply"}  # where bars may part a line of facts
_DEMANDS = frozenset({"requirements", "nice-to-have"})
_UNPAID_ZONES = frozenset({"responsibilities", "requirements", "nice-to-have", "eeo"})
_ABOUT_JOB = Gate(
    "this is a", "this is an", "this position", "this role", "this job", "the position", "the role", "this post",
    "position is", "role is", "are looking for", "we're looking for", "looking for a", "are seeking", "we are hiring",
    "we're hiring", "is hiring", "is seeking", "is looking for", "to join our", "join our team",
    "successful candidate", "you will be", "you'll be", "the post ", "this post", "post is", "the job", "this appointment",
    "the appointment", "you will work", "you'll work", "this internship", "the internship", "looking to hire", "want to hire",
    "position available", "time basis", "month term", "year term", "month position", "are recruiting", "is recruiting", "looking to appoint",
    "looking to recruit", "looking to fill", "wish to appoint", "now hiring", "currently hiring", "invites applications", "applications are invited",
    "invite applications", "has an opening", "have an opening", "to join us", "shifts available", "positions available", "interviewing for", "interviewing now",
    "the term is", "the term can be", "the term will", "term of the", "duration of the",
)  # fmt: skip


class Stated(NamedTuple):
    """A place that states a fact. ``types`` are the kinds of employment it names, ``share`` what its hours amount to."""

    trust: int
    element: Element
    types: tuple[str, ...] = ()
    share: str = ""


class Evidence:
    """All statements that were found, by fact, in the order of reading."""

    __slots__ = ("locations", "modes", "pays", "placed", "statements", "types")

    def __init__(self) -> None:
        self.locations: list[Stated] = []
        self.types: list[Stated] = []
        self.statements: list[Stated] = []  # of pay, with or without an amount
        self.pays: list[tuple[int, Pay]] = []
        self.modes: list[tuple[int, ModeHit]] = []
        self.placed = False  # whether a place is stated (not only a mode)

    # Values of labels and fields

    def read_value(self, piece: Piece) -> None:
        """The value of a label or field."""
        bare = piece.text.strip().lower()
        if bare in _EMPTY and not (piece.fact == "compensation" and bare == "0"):
            return
        if piece.fact == "location" and not _is_amount(piece):
            self._value_of_place(piece)
        elif piece.fact in {"other", "location"} and _is_amount(piece):
            self._value_of_pay(piece._replace(fact="compensation"))
        elif piece.fact == "other":
            self._value_of_any(piece)
        elif piece.fact == "work-mode":
            self._value_of_mode(piece, bare)
        elif piece.fact in {"job-type", "hours", "duration"}:
            self._value_of_type(piece)
        elif piece.fact in {"compensation", "grade"}:
            self._value_of_pay(piece)
            self._add_types(piece, find_job_types(piece.text))

    def _value_of_place(self, piece: Piece) -> None:
        element = piece.whole(limit=60)
        if not any(char.isalpha() for char in element.text) or len(element.text) > 200:
            return
        self.locations.append(Stated(piece.trust, element))
        if element.placeholder:
            return
        modes = find_work_modes(piece.text, labelled=True)
        self.modes += [(piece.trust, hit) for hit in modes]
        self.placed = self.placed or not modes
        self._add_types(piece, find_job_types(piece.text))

    def _value_of_mode(self, piece: Piece, bare: str) -> None:
        element = piece.whole()
        if bare in _YES:
            asked = find_work_modes(piece.label.replace("_", " "), labelled=True)
            hits: Sequence[ModeHit] = (ModeHit(asked[0].mode if asked else "remote", 0, len(piece.text)),)
        else:
            hits = find_work_modes(piece.text, labelled=True)
        if not hits and bare.startswith(("not ", "none")) and piece.trust == LABEL:  # "Telework: not eligible"
            hits = (ModeHit("onsite", 0, len(piece.text)),)
        if not hits and piece.trust == LABEL and bare in _ANSWERS and _asks_for_remote(piece.label):
            hits = (ModeHit(_ANSWERS[bare], 0, len(piece.text)),)
        if not hits and _is_all_types(piece.text):  # "Working pattern: Part-time"
            self._value_of_type(piece._replace(fact="job-type"))
        elif not hits and is_place(piece.text):  # "Workplace: Leeds"
            self._value_of_place(piece)
        self.modes += [(piece.trust, hit) for hit in hits]
        if (hits and bare != "no") or element.placeholder:
            # "remote: true" says less than the place that another field names.
            self.locations.append(Stated(piece.trust + (bare in _YES), element))

    def _value_of_any(self, piece: Piece) -> None:
        """A value whose label tells nothing, a tag: it states a kind of employment or a mode only as a whole, all of it."""
        if len(piece.text) > 60:
            return
        for start, end in parts_of_title(piece.text):
            part = piece.part(start, end)
            hits = find_job_types(part.text, labelled=True)
            if sum(hit.end - hit.start for hit in hits) >= 0.8 * len(part.text):
                self._add_types(part._replace(trust=SENTENCE), hits)
            elif {token.word for token in tokens(part.text)} <= _TAG_OF_MODE:
                self._value_of_mode(part._replace(trust=TITLE), "")

    def _value_of_type(self, piece: Piece) -> None:
        element = piece.whole()
        if element.placeholder:
            self.types.append(Stated(piece.trust, element))
            return
        named = piece.fact == "job-type"
        hits = [*find_job_types(piece.text, labelled=named or "%" in piece.text)]
        if named and not hits and piece.text.strip().lower() in _YES:  # "full_time: true"
            hits = [TypeHit(_types_of(find_job_types(_spaced(piece.label), labelled=True)), 0, len(piece.text), True)]
        if named and hits and not _types_of(hits) and piece.text.strip().lower() in _ANY_TYPE:
            return
        if named:
            self.modes += [(piece.trust, hit) for hit in find_work_modes(piece.text, labelled=len(piece.text) < 60)]
            if _is_limited(piece.text) or (not hits and _is_span(piece.text) and "term" in piece.label.lower().split()):
                hits.append(TypeHit(("temporary",), 0, len(piece.text)))
        elif piece.fact == "duration":
            hits = [hit for hit in find_job_types(piece.text, labelled=True) if hit.types]
            if not _names_contract(piece.label):  # months alone may be those of a course or project
                hits = [hit for hit in hits if piece.text[hit.start : hit.end].lower() not in {"month", "months"}]
            elif not hits and (_is_span(piece.text) or spans_months(piece.text)):
                hits = [TypeHit(("temporary",), 0, len(piece.text))]
        elif not hits and not _is_of_shift(piece) and (share := share_of_value(piece.text)) is not None:
            hits = [TypeHit((), 0, len(piece.text), True, share)]
        if piece.fact != "hours" and _is_contract_of(piece):
            hits = _of_contract(piece, hits)
        if hits:
            self.types.append(Stated(piece.trust, element, _types_of(hits), _share_of(hits)))

    def _value_of_pay(self, piece: Piece) -> None:
        element = piece.whole()
        if not element.placeholder:
            hits = find_pays(piece.text, labelled=piece.fact == "compensation", context=piece.label)
            self._add_pays(piece, hits)
            short = len(element.text) <= 80 and any(char.isalnum() for char in element.text)
            if not (hits or short or pay_statements(piece.text) or _speaks_of_pay(piece.text)):
                return
        # An amount says more than the grade beside it.
        self.statements.append(Stated(piece.trust + (piece.fact == "grade"), element))

    # Texts under a heading for a fact

    def read_headed(self, piece: Piece) -> None:
        """A text under a heading that names a fact."""
        start, end = trim(piece.text, 0, len(piece.text))
        if piece.fact == "location":
            self._headed_place(piece, start)
        elif piece.fact == "work-mode":
            self._value_of_mode(piece, piece.text.strip().lower())
        elif piece.fact in {"job-type", "hours", "duration"}:
            if end - start <= 120 or piece.fact == "duration":
                self._value_of_type(piece)
            else:
                self._headed_type(piece)
        elif piece.fact == "compensation":
            element = piece.whole()
            hits = find_pays(piece.text, labelled=True, context=piece.label)
            self._add_pays(piece, hits)
            said = hits or pay_statements(piece.text) or (end - start <= 160 and _speaks_of_pay(piece.text, _VAGUE))
            if element.placeholder or said:
                self.statements.append(Stated(piece.trust, element))

    def _headed_place(self, piece: Piece, start: int) -> None:
        line = piece.text[start:].rstrip().split("\n", 1)[0]
        if len(line) <= 120 and not line.endswith((".", "!", ":")):
            self._value_of_place(piece.part(start, start + len(line)))
            return
        modes = find_work_modes(piece.text)
        if modes or find_locations(piece.text):
            self.locations.append(Stated(piece.trust, piece.whole()))
            self.modes += [(piece.trust, hit) for hit in modes if hit.strength != "hint"]

    def _headed_type(self, piece: Piece) -> None:
        hits = [*find_job_types(piece.text)]
        if piece.fact == "job-type":
            start, end = sentences(piece.text)[0]
            if end - start <= 60:  # "Permanent hire. This means …"
                hits += find_job_types(piece.text[start:end], labelled=True)
            if _is_limited(piece.text):
                hits.append(TypeHit(("temporary",), 0, len(piece.text)))
        if hits and (_types_of(hits) or _share_of(hits)):
            self.types.append(Stated(piece.trust, piece.whole(), _types_of(hits), _share_of(hits)))

    # Parts of the title's line, lines of facts at the top

    def read_part(self, piece: Piece) -> None:
        """A part of the title's line or of a line of facts: it states a fact only as a whole."""
        if _is_all_types(piece.text):
            self._add_types(piece, find_job_types(piece.text, labelled=True))
        modes = find_work_modes(piece.text, labelled=True) if len(tokens(piece.text)) <= 8 else ()
        self.modes += [(TITLE, hit) for hit in modes]
        placed = is_place(piece.text)
        self.placed = self.placed or (placed and not modes)
        if placed or modes:
            self.locations.append(Stated(TITLE, piece.whole()))
        self._add_pays(piece, find_pays(piece.text))
        if piece.text.strip().lower() == "unpaid":
            self.statements.append(Stated(TITLE, piece.whole()))

    def read_title(self, title: Title) -> None:
        """The title itself, which tells of some jobs that they are paid or not ("Unpaid Internship")."""
        if "paid" in title.text.lower() and (pay_statements(title.text) or _is_unpaid(title.text)):
            self.statements.append(Stated(TITLE, Element(title.text, title.start, title.end)))

    def _read_line_of_facts(self, piece: Piece) -> None:
        """A line that states facts without labels ("Leeds, UK | Full-time", "Lakeside Clinic, Duluth, MN", "Zurich, on-site. 80-100%.")."""
        if len(piece.text) > 200 or piece.block.context in {"dt", "th"}:
            return
        parts = [part for bounds in parts_of_line(piece.text) for part in _short_sentences(piece.part(*bounds))]
        if len(parts) > 12:
            return
        for part in parts:
            label, _ = split_label(part.text)
            named = label or (part.text if piece.heading or part.block.kind == "row" else "-")
            if fact_of(named):  # a label whose value is read elsewhere
                continue
            part = part._replace(trust=TITLE)
            town = None if is_place(part.text) else town_at_end(part.text)
            if town is not None:
                self.locations.append(Stated(TITLE, part.part(town, len(part.text)).whole()))
                self.placed = True
            elif is_place(part.text):
                self.read_part(part)
            elif len(part.text) <= 120 and len(part.text.split()) <= 16:
                self._read_mixed_line(part)

    def _read_mixed_line(self, line: Piece) -> None:
        """A line of several facts: between dashes and brackets of any kind, between commas kinds of employment only."""
        whole = (0, len(line.text))
        typed = _is_all_types(line.text)
        if typed:
            self._add_types(line, find_job_types(line.text, labelled=True))
        between_dashes = parts_between_dashes(line.text)
        for bounds in dict.fromkeys([*between_dashes, *parts_of_title(line.text)]):
            part = line.part(*bounds)
            if bounds in between_dashes and (is_place(part.text) or _is_all_mode(part.text)):
                self.read_part(part)
            elif not typed and bounds != whole and _is_all_types(part.text) and not _is_cell_of_span(part):
                self._add_types(part, find_job_types(part.text, labelled=True))

    # Sentences

    def read_text(self, piece: Piece) -> None:
        """The sentences of a passage, as far as its zone lets them speak of this job."""
        if piece.zone == "company" and _is_about_job(piece.text):
            piece = piece._replace(zone="role")
        if not piece.title and _may_be_facts(piece):
            self._read_line_of_facts(piece)
        if not _may_state(piece.text):
            return
        if piece.zone != "eeo":
            self._read_types(piece)
            self._read_modes(piece)
            self._read_places(piece)
        self._read_pay(piece)

    def _read_types(self, piece: Piece) -> None:
        if piece.zone in _JOB_ZONES:
            self._add_types(piece, find_job_types(piece.text))
            return
        hits = find_job_types(piece.text)
        if piece.zone == "benefits" and any(hit.sure for hit in hits) and not _is_condition(piece.text):
            self._add_types(piece, hits)  # "Full-time position, 38 hours a week" in a list of what is offered
        elif piece.zone == "company" and hits and hits[0].sure and hits[0].start <= 4 and len(piece.text) <= 120:
            self._add_types(piece, hits)  # "W2 position with full benefits": a short line that begins with it
        elif hits and _is_about_job(piece.text):
            self._add_types(piece, [hit for hit in hits if hit.sure and _is_job_sentence(piece, hit)])

    def _read_modes(self, piece: Piece) -> None:
        zone = piece.zone
        for hit in find_work_modes(piece.text):
            stated = hit.strength in {"job", "sure"}
            if not stated and (
                zone in _DEMANDS or zone == "responsibilities" or (zone == "company" and hit.strength != "hint")
            ):
                continue
            spoken = "candidate" in piece.text.lower() or (stated and _is_about_job(piece.text))
            if zone == "apply" and hit.strength != "job" and not spoken:
                continue
            # What the benefits only offer makes a hybrid job of one at a place, but no remote one.
            strength = "perk" if zone == "benefits" and hit.strength == "optional" else hit.strength
            self.modes.append((piece.trust, hit._replace(strength=strength)))
            if strength not in {"hint", "perk"}:
                self.locations.append(Stated(piece.trust, piece.element(hit.start, hit.end)))

    def _read_places(self, piece: Piece) -> None:
        if piece.zone == "benefits":
            return
        for hit in find_locations(piece.text):
            if hit.strength != "plain" or piece.zone in _JOB_ZONES or piece.zone == "apply":
                # Where the applicants live, or the organisation's house stands, says less than where this job is done.
                trust = piece.trust + (hit.strength in {"people", "site"})
                self.locations.append(Stated(trust, piece.element(hit.start, hit.end)))
                self.placed = self.placed or hit.strength not in {"area", "people"}

    def _read_pay(self, piece: Piece) -> None:
        zone = "header" if piece.top else piece.zone
        labelled = zone == "compensation"
        hits = find_pays(piece.text, labelled=labelled, context=piece.label if labelled else "")
        stated = pay_statements(piece.text)
        if hits:
            self._add_pays(piece, [hit for hit in hits if _is_pay_in(zone, hit) or _is_pay_beside(piece, hit, stated)])
        if piece.zone in _UNPAID_ZONES and not _opens_with_pay(piece, stated):
            return
        if piece.heading or piece.title:
            return
        if stated and not is_placeholder(piece.text):
            self.statements += [Stated(piece.trust, piece.element(start, end)) for start, end in stated]

    # Adding

    def _add_types(self, piece: Piece, hits: Sequence[TypeHit]) -> None:
        for hit in hits:
            self.types.append(Stated(piece.trust, piece.element(hit.start, hit.end), hit.types, hit.share))

    def _add_pays(self, piece: Piece, hits: Sequence[PayHit]) -> None:
        for hit in hits:
            element = piece.element(hit.start, hit.end)
            pay = Pay(
                hit.min, hit.max, hit.currency, hit.period, element.start, element.end, hit.open_ended, piece.zone, piece.block.key
            )  # fmt: skip
            self.pays.append((piece.trust, pay))
            if piece.trust > HEADED:
                self.statements.append(Stated(piece.trust, element))


def _is_unpaid(title: str) -> bool:
    """Whether the job is unpaid ("Unpaid Intern", "Gardener, unpaid"), not its matter ("Unpaid Claims Adjuster")."""
    words = [token.word for token in tokens(title)]
    at = words.index("unpaid") if "unpaid" in words else -1
    return at >= 0 and (
        at + 1 == len(words)
        or words[at + 1] in {"intern", "interns", "internships", "trainee", "volunteers", "apprentice"}
    )


_ANSWERS = {"no": "onsite", "partially": "hybrid", "partly": "hybrid", "partial": "hybrid"}


def _asks_for_remote(label: str) -> bool:
    """Whether a label asks if the work may be done elsewhere ("Remote: No", "Telework eligible: Partially")."""
    return any(token.word in {"remote", "telework", "telecommute", "telecommuting"} for token in tokens(label))


def _spaced(key: str) -> str:
    """A key in words, so far as it names a kind of employment (``full_time``, ``fulltime``)."""
    return key.rpartition(".")[2].replace("_", " ").removeprefix("is ")


def _types_of(hits: Sequence[TypeHit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for hit in hits for name in hit.types))


def _share_of(hits: Sequence[TypeHit]) -> str:
    return next((hit.share for hit in hits if hit.share), "")


@memo.kept
def _names_contract(label: str) -> bool:
    """Whether a label asks how long the employment lasts, not the project or the course."""
    return any(token.word in _LASTING_LABELS for token in tokens(label))


# What a list of choices holds for none of its kinds of employment.
_ANY_TYPE = frozenset({"other", "others"})


def _is_contract_of(piece: Piece) -> bool:
    """Whether a label for the contract tells how long it lasts ("Contract: one year", "Contract length: 2 years, full-time")."""
    return "contract" in piece.label.lower() and _is_span(piece.text)


def _of_contract(piece: Piece, hits: Sequence[TypeHit]) -> list[TypeHit]:
    """The kinds of employment beside a length of the contract: it is a contract, and temporary only where words for that stand too."""
    said = [hit for hit in hits if hit.types != ("temporary",) or not _is_span(f"1 {piece.text[hit.start : hit.end]}")]
    if {"contract", "temporary", "permanent"} & set(_types_of(said)):
        return said
    return [*said, TypeHit(("contract",), 0, len(piece.text), True)]


_LASTING_LABELS = frozenset({"contract", "appointment", "employment", "position", "job", "season", "dates"})


def _is_of_shift(piece: Piece) -> bool:
    """Whether hours are those of a shift ("Shift: 10 to 12 hours"), not of a week."""
    said = {token.word for token in (*tokens(piece.label), *tokens(piece.text))}
    return not said.isdisjoint({"shift", "shifts", "day", "daily"}) and said.isdisjoint({"week", "weekly", "wk", "pw"})


_COUNTS = frozenset({"one", "two", "three", "four", "five", "six", "nine", "ten", "twelve", "eighteen"})


def _is_span(text: str) -> bool:
    """Whether a value counts years or months ("12 months", "2 years, renewable")."""
    words = tokens(text)
    return len(words) <= 8 and any(
        (words[index - 1].word.isdecimal() or words[index - 1].word in _COUNTS)
        and token.word.startswith(("month", "year", "week"))
        for index, token in enumerate(words)
        if index
    )


def _is_limited(text: str) -> bool:
    """Whether an appointment ends ("Not to exceed two years", "NTE 4 years")."""
    return "not to exceed" in text.lower() or "NTE " in text


@memo.kept
def _speaks_of_pay(text: str, besides: frozenset[str] = frozenset()) -> bool:
    return any(token.word in _PAY_WORDS or token.word in besides for token in tokens(text))


_CONDITIONS = Gate(
    "eligib", "employees", "coverage", "if you", "for all", "staff", "leave", "after ", "become ", "convert"
)


def _is_condition(text: str) -> bool:
    """Whether a benefit tells who has it ("for full-time positions") rather than what the job is."""
    return _CONDITIONS.passes(text.lower())


def _is_about_job(text: str) -> bool:
    """Whether a passage about the organisation is about the job as well ("We are looking for a cook to join our kitchen in …")."""
    return _ABOUT_JOB.passes(text.lower())


def _is_job_sentence(piece: Piece, hit: TypeHit) -> bool:
    """Whether the sentence around a hit is about the job on offer."""
    bounds = sentences(piece.text)
    start, end = bounds[max(0, bisect_right(bounds, (hit.start, len(piece.text))) - 1)]
    around = piece.text[max(start, hit.start - 400) : min(end, hit.end + 400)]
    return _is_about_job(around) and not (piece.zone in _DEMANDS and "experience" in around.lower())


def _is_pay_in(zone: str, hit: PayHit) -> bool:
    """Whether an amount is this job's pay where it stands: the more a zone speaks of other things, the more the words must say so."""
    stated = hit.kind == "stated"
    if zone in _UNPAID_ZONES:
        return stated and hit.period is not None
    if zone in {"company", "apply"}:
        return stated
    if zone == "benefits":
        return stated or (hit.period == "year" and hit.min != hit.max)
    return stated or hit.period == "year" or zone not in {"role", "other"}


def _is_pay_beside(piece: Piece, hit: PayHit, stated: Sequence[tuple[int, int]]) -> bool:
    """Whether an amount of a year's size among the benefits is pay: beside a statement of pay, or first in its line."""
    if piece.zone != "benefits" or hit.period != "year":
        return False
    return bool(stated) or not any(char.isalnum() for char in piece.text[: hit.start])


_AMOUNT_LABELS = frozenset({"range", "base", "ote", "scale", "hiring", "target", "starting"})


def _is_amount(piece: Piece) -> bool:
    """Whether a label that may be one for pay ("Range", "Base") has an amount with its currency for a value."""
    words = {token.word for token in tokens(piece.label)}
    if not words or not words <= _AMOUNT_LABELS:
        return False
    hits = find_pays(piece.text, labelled=True)
    return bool(hits) and hits[0].currency is not None and hits[0].start <= 4


_OFFERING = frozenset({"a", "an", "we", "offer", "our", "very", "highly", "you", "get", "the"})


# Behind a statement these make it a matter of the work or a thing to know ("Base pay administration", "Annual salary planning").
_MATTERS = frozenset({
    "administration", "administer", "analysis", "analyses", "benchmarking", "budgeting", "budgets", "calculation", "calculations",
    "forecasting", "knowledge", "laws", "legislation", "management", "modelling", "modeling", "negotiation", "negotiations", "planning",
    "policies", "practices", "principles", "process", "processes", "processing", "programs", "programmes", "recommendations", "regulations",
    "reporting", "reports", "research", "review", "reviews", "skills", "strategies", "structures", "studies", "surveys", "systems", "theory",
    "understanding", "invoices", "payroll", "vendors", "suppliers", "customers", "clients", "attention", "changes", "adjustments",
    "increases", "requests", "queries", "data", "employees",
})  # fmt: skip


def _opens_with_pay(piece: Piece, stated: Sequence[tuple[int, int]]) -> bool:
    """Whether a short line begins with a statement of pay ("Competitive salary and a pension"), whatever zone it was taken for."""
    if not stated or piece.zone == "eeo" or len(piece.text) > 160:
        return False
    start, end = stated[0]
    said = {token.word for token in tokens(piece.text[start:end])}
    led = {token.word for token in tokens(piece.text[:start])} <= _OFFERING
    if not led or not _MATTERS.isdisjoint(token.word for token in tokens(piece.text[end:])[:6]):
        return False
    return bool(said & {"salary", "salaries", "pay", "wage", "wages", "compensation", "remuneration"})


@memo.kept
def _may_state(text: str) -> bool:
    """Whether a sentence of the text may state a fact: most of a posting states none."""
    return bool(
        may_hold_pay(text, labelled=True)
        or find_job_types(text)
        or find_work_modes(text)
        or find_locations(text)
        or pay_statements(text)
    )


def _may_be_facts(piece: Piece) -> bool:
    """Whether a text may be a line of facts: at the top, among the conditions, or wherever bars part it."""
    if piece.top or piece.zone in {"header", "logistics"}:
        return True
    if piece.zone in {"benefits", "apply"} and (len(piece.text) > 80 or piece.text.count(",") == 0):
        return False  # the last line of an advert may be "Baker • Salem, OR"
    text = piece.text
    return piece.zone in _PARTED_ZONES and ("|" in text or "•" in text or "·" in text or "\t" in text)


def _is_cell_of_span(part: Piece) -> bool:
    """Whether a part of a cell of a table counts months or years: of what, the cell beside it tells."""
    return part.block.kind == "row" and _is_span(part.text)


def _short_sentences(piece: Piece) -> list[Piece]:
    """The sentences of a line where all are short ("Zurich, on-site. 42 hours a week."), else the line."""
    bounds = sentences(piece.text)
    if len(bounds) < 2 or any(end - start > 45 for start, end in bounds):
        return [piece]
    return [piece.part(start, end - (piece.text[end - 1] in ".!")) for start, end in bounds]


@memo.kept
def _is_all_types(text: str) -> bool:
    """Whether a text, apart from a bracket behind it, is nothing but a kind of employment ("Contract (12 months)")."""
    text = text.partition("(")[0].strip() or text
    hits = find_job_types(text, labelled=True)
    return bool(hits) and sum(hit.end - hit.start for hit in hits) >= 0.5 * len(text)


@memo.kept
def _is_all_mode(text: str) -> bool:
    """Whether a text, apart from a bracket behind it, is nothing but a work mode ("Remote (UTC+1 to UTC+4)")."""
    text = text.partition("(")[0].strip() or text
    return len(text) <= 60 and any(
        hit.start <= 3 or hit.end - hit.start >= 0.5 * len(text) for hit in find_work_modes(text, labelled=True)
    )
