"""Where a posting's work is done, as far as the law is concerned: never from a bare city name that exists elsewhere.

:func:`read` takes one text that states a place and gives the regions of ``lexicons/jurisdictions.yaml`` it surely names.
:func:`resolve` does so for a posting. What is not corroborated gives nothing: silence costs less than a wrong law.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jdlint import lexicons, memo
from jdlint.functions.dates import letters
from jdlint.functions.gated import Gated
from jdlint.gate import Gate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jdlint.model import Posting

_TOKEN = re.compile(r"[^\W_](?:[\w'’ʻ]|\.(?=\w))*\.?")
_LONGEST = 5  # words in the longest name
_REMOTE = Gated(
    r"\b(?:remote(?:ly)?|virtual|telecommut\w*|telework\w*|work(?:ing)? from (?:home|anywhere)|home[- ]based|anywhere|distributed)\b",
    "remote",
    "virtual",
    "telecommut",
    "telework",
    "from home",
    "from anywhere",
    "home-based",
    "home based",
    "anywhere",
    "distributed",
)
_APART = re.compile(r"\s[-–—|@/]\s|[(|]|,\s|\b(?:in|at|for)\s")
_EXCEPT = Gated(
    r"\b(?:except(?:ing)?|excluding|not including|but not|other than|outside(?: of)?)\b",
    "except",
    "excluding",
    "not including",
    "but not",
    "other than",
    "outside",
)
_STATED = Gated(
    r"\b(?:position|role|job|post|you|you'll|candidate|vacancy|opportunity|placement|internship)\b[^.;:\n]{0,60}?\b(?:based|located|situated)\s+(?:in|at|out of)\s+"
)
_SIGNS = {
    "us": Gated(
        r"\bUnited States\b|\bUSA\b|\bU\.S\.|\bUS (?:citizen|work|person)|\b401\(?k\)?|\bW-?2\b|\bUSD\b|\bEEOC\b|\bveteran status\b",
        "united states", "usa", "u.s.", "us citizen", "us work", "us person", "401", "w2", "w-2", "usd", "eeoc", "veteran status",
        flags=0,
    ),
    "ca": Gated(r"\bCanad(?:a|ian)\b|\bCAD\b|\bRRSP\b", "canad", "cad", "rrsp", flags=0),
}  # fmt: skip

_SIGNED = Gate(*(word for sign in _SIGNS.values() for word in sign.words))

KEYS = frozenset(
    ["location", "locations", "joblocation", "place", "office", "offices", "worklocation", "workplace", "workplacelocation", "basedin",
     "where", "city", "town", "addresslocality", "region", "addressregion", "province", "state", "country", "addresscountry",
     "applicantlocationrequirements", "locationname", "dutystation", "dutylocation"]
)  # fmt: skip
_PARTS = (
    "streetaddress",
    "city",
    "town",
    "addresslocality",
    "state",
    "province",
    "region",
    "addressregion",
    "postalcode",
    "country",
    "addresscountry",
)


class Region(NamedTuple):
    """A region of the lexicon: ``parent`` is the region it is part of (``""`` for none), ``country`` a code."""

    id: str
    name: str
    parent: str
    country: str


class Seen(NamedTuple):
    """What a text says of places: the ids of regions it surely names, the countries, whether it speaks of remote work,

    and whether it names a region or an area we know no law of, so that "remote" is narrowed to that.
    """

    regions: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    remote: bool = False
    narrowed: bool = False


class _Entity(NamedTuple):
    start: int
    end: int
    key: str
    code: str  # the text where it is written as a code, else ""


class _Gazetteer:
    """The lexicon, turned for lookup: names by their folded key, codes as written."""

    __slots__ = ("areas", "cities", "codes", "colliding", "countries", "names", "other_codes", "others", "regions")

    def __init__(self, data: Mapping[str, object]) -> None:
        self.regions: dict[str, Region] = {}
        self.names: dict[str, str] = {}  # key -> region
        self.cities: dict[str, list[tuple[str, bool]]] = {}  # key -> (region, sure)
        self.codes: dict[str, str] = {}  # code -> region
        self.others: dict[str, str] = {}  # key -> country
        self.other_codes: dict[str, str] = {}
        self.countries: dict[str, str] = {}
        self.areas: set[str] = set()
        self.colliding = {str(code) for code in _list(data["colliding-codes"])}
        for entry in _list(data["regions"]):
            assert isinstance(entry, dict)
            region = Region(entry["id"], entry["name"], entry.get("parent", ""), entry["country"])
            self.regions[region.id] = region
            for name in entry.get("names", [region.name]):
                self.names[fold(name)] = region.id
            for code in entry["codes"]:
                self.codes[
                    code.rstrip(".").replace(".", "") if len(code) <= 4 and code.isupper() else code.rstrip(".")
                ] = region.id
            for sure in ("sure", "shared"):
                for city in entry[sure]:
                    self.cities.setdefault(fold(city), []).append((region.id, sure == "sure"))
        for entry in _list(data["others"]):
            assert isinstance(entry, dict)
            for name, code in entry["names"].items():
                self.others[fold(name)] = entry["country"]
                if code:
                    self.other_codes[code] = entry["country"]
        countries = data["countries"]
        assert isinstance(countries, dict)
        for country, names in countries.items():
            for name in names:
                self.countries[fold(name)] = country
        self.areas = {fold(str(name)) for name in _list(data["areas"])}

    def known(self, key: str) -> bool:
        return (
            key in self.names or key in self.cities or key in self.countries or key in self.others or key in self.areas
        )


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def fold(name: str) -> str:
    """A name without case, dots, apostrophes and doubled spaces."""
    return " ".join("".join(char for char in name.lower() if char not in ".'’ʻ").split())


@lru_cache(maxsize=1)
def gazetteer() -> _Gazetteer:
    """The places of the lexicon, ready for lookup."""
    return _Gazetteer(lexicons.load("jurisdictions"))


def region(identifier: str) -> Region:
    """The region with that id."""
    return gazetteer().regions[identifier]


def _entities(text: str, places: _Gazetteer) -> list[_Entity]:
    """The names and codes in ``text``, longest first, in order; names must begin with a capital letter."""
    tokens = list(_TOKEN.finditer(text))
    found: list[_Entity] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if not text[token.start()].isupper():
            at += 1
            continue
        size = _name(text, tokens, at, places)
        if size:
            key = fold(text[token.start() : tokens[at + size - 1].end()])
            word = token.group().rstrip(".").replace(".", "")
            written = word if size == 1 and word.isupper() and len(word) <= 3 else ""
            found.append(_Entity(token.start(), tokens[at + size - 1].end(), key, written))
            at += size
            continue
        word = token.group().rstrip(".").replace(".", "")
        if word in places.codes or word in places.other_codes:
            found.append(_Entity(token.start(), token.end(), "", word))
        at += 1
    return found


def _name(text: str, tokens: list[re.Match[str]], at: int, places: _Gazetteer) -> int:
    """How many tokens from ``at`` on make the longest known name; 0 for none."""
    best = 0
    for size in range(1, min(_LONGEST, len(tokens) - at) + 1):
        last = tokens[at + size - 1]
        if size > 1 and text[tokens[at + size - 2].end() : last.start()].strip(" \u00a0"):
            break
        key = fold(text[tokens[at].start() : last.end()])
        if places.known(key) and not (key == "us" and text[tokens[at].start() : last.end()] == "Us"):
            best = size
    return best


@memo.kept
def read(text: str, home: frozenset[str] = frozenset()) -> Seen:
    """What ``text`` (a location field, a title, "based in …") says. ``home``: countries the rest of the posting speaks of."""
    places = gazetteer()
    entities = _entities(_before_exception(text), places)
    regions: list[str] = []
    countries: set[str] = set()
    narrowed = False
    codes = _code_list(text, entities, places)
    used: set[int] = set()
    for index, entity in enumerate(entities):
        if index in used:
            continue
        after = (
            entities[index + 1] if index + 1 < len(entities) and _adjoin(text, entity, entities[index + 1]) else None
        )
        if entity.key in places.cities:
            region_id, took = _city(entity, after, places)
            if took and (region_id or entity.key not in places.names):
                used.add(index + 1)
                narrowed = narrowed or not region_id
            if region_id:
                regions.append(region_id)
                continue
            if took and entity.key not in places.names:
                continue
        if entity.key in places.names:
            other = (
                after is not None
                and after.code in places.codes
                and places.codes[after.code] != places.names[entity.key]
            )
            if not other:
                regions.append(places.names[entity.key])
            continue
        if entity.key in places.countries:
            countries.add(places.countries[entity.key])
        elif entity.key in places.others or entity.key in places.areas:
            narrowed = True
        elif entity.code in places.codes or entity.code in places.other_codes:
            region_id = places.codes.get(entity.code, "")
            country = places.regions[region_id].country if region_id else places.other_codes[entity.code]
            before = entities[index - 1] if index and _adjoin(text, entities[index - 1], entity) else None
            if index in codes or _coded(text, entity, before, after, country, home, places):
                if region_id:
                    regions.append(region_id)
                else:
                    narrowed = True
    return Seen(tuple(dict.fromkeys(regions)), frozenset(countries), _REMOTE.search(text) is not None, narrowed)


def _before_exception(text: str) -> str:
    found = _EXCEPT.search(text)
    return text if found is None else text[: found.start()]


def _adjoin(text: str, one: _Entity, two: _Entity) -> bool:
    """Whether only a comma, a bracket, a dash or a space stands between the two."""
    gap = text[one.end : two.start]
    return len(gap) <= 3 and not gap.strip(" ,(\u00a0-–")


def _city(city: _Entity, after: _Entity | None, places: _Gazetteer) -> tuple[str, bool]:
    """The region a city surely stands for (``""`` for none), and whether what stands behind it belongs to it."""
    candidates = places.cities[city.key]
    if after is not None:
        if any(after.code.lower() == places.regions[identifier].country for identifier, sure in candidates if sure):
            return next(
                identifier for identifier, sure in candidates if sure
            ), True  # "Toronto, CA": the country's code
        named = places.codes.get(after.code, "") or places.names.get(after.key, "")
        if named:
            for identifier, _ in candidates:
                found = places.regions[identifier]
                if named in (found.id, found.parent):
                    return identifier, True
            if after.code or not any(sure for _, sure in candidates):
                # An unlisted city of that region ("Salem, NY"); a full name may begin the next item of a list.
                return (
                    (named, True)
                    if after.code and places.regions[named].country == places.regions[candidates[0][0]].country
                    else ("", bool(after.code))
                )
        elif after.code in places.other_codes or after.key in places.others:
            return "", True
        elif after.key in places.countries:
            country = places.countries[after.key]
            for identifier, sure in candidates:
                if places.regions[identifier].country == country and (sure or country != "us"):
                    return identifier, True
            return "", all(places.regions[identifier].country != country for identifier, _ in candidates)
    for identifier, sure in candidates:
        if sure:
            return identifier, False
    return "", False


def _coded(
    text: str,
    code: _Entity,
    before: _Entity | None,
    after: _Entity | None,
    country: str,
    home: frozenset[str],
    places: _Gazetteer,
) -> bool:
    """Whether a code behind a word is a region: ``Littleton, CO``."""
    for beside in (before, after):
        if beside is not None and beside.key in places.countries:
            return places.countries[beside.key] == country
    lead = text[: code.start].rstrip(" \u00a0")
    if not lead.endswith((",", "(")):
        return False
    words = lead[:-1].rstrip().rsplit(None, 1)
    if not words or not words[-1][:1].isupper():
        return False
    zip_code = re.match(r"[ ,]*\d{5}\b", text[code.end : code.end + 8]) is not None
    return code.code not in places.colliding or country in home or (country == "us" and zip_code)


def _code_list(text: str, entities: list[_Entity], places: _Gazetteer) -> set[int]:
    """The indexes of codes that stand in a list of codes of one country (``CA, CO or NY``), which bear each other out."""
    found: set[int] = set()
    run: list[int] = []
    for index, entity in enumerate(entities):
        is_code = not entity.key and bool(entity.code)
        if is_code and run:
            gap = text[entities[run[-1]].end : entity.start]
            if len(gap) <= 6 and not re.sub(r"[\s,/|;&]|\b(?:or|and)\b", "", gap):
                run.append(index)
                continue
        if len(run) > 1:
            found.update(run)
        run = [index] if is_code else []
    if len(run) > 1:
        found.update(run)
    us = [index for index in found if _country_of(entities[index].code, places) == "us"]
    return found if len(us) in (0, len(found)) else set()


def _country_of(code: str, places: _Gazetteer) -> str:
    return places.regions[places.codes[code]].country if code in places.codes else places.other_codes[code]


def stated(posting: Posting) -> Iterator[str]:
    """The texts of a posting that state where the work is done."""
    groups: dict[str, dict[str, str]] = {}
    for key, block in posting.fields.items():
        parent, _, last = key.rpartition(".")
        name = letters(last)
        if name in _PARTS:
            groups.setdefault(parent, {})[name] = block.text
        elif name in KEYS or (not name and letters(parent.rpartition(".")[2]) in KEYS):
            yield block.text
    for parts in groups.values():
        yield ", ".join(parts[name] for name in _PARTS if name in parts)
    for key, block in posting.label_values.items():
        if letters(key) in KEYS:
            yield block.text
    element = posting.elements.get("location")
    if element is not None and not element.placeholder:
        yield element.text
    if posting.title is not None:
        # A place in a title stands apart: "Cook - Denver, CO", not "Denver Store Manager".
        yield from _APART.split(posting.title.text)[1:]
    for passage in posting.passages:
        if (
            passage.zone in ("header", "role", "logistics", "requirements", "responsibilities")
            and passage.block.kind != "field"
        ):
            for text, _ in stated_in(passage.block.text):
                yield text


def stated_in(text: str) -> Iterator[tuple[str, int]]:
    """What follows "this position is based in …" in ``text``, to the end of its sentence or 60 characters, with its offset."""
    if "based" in text or "located" in text or "situated" in text:
        for match in _STATED.find(text):
            yield re.split(r"[.;\n](?:\s|$)", text[match.end() : match.end() + 60])[0], match.end()


def home(posting: Posting) -> frozenset[str]:
    """The countries that the posting's own words point to (benefits, law, currency), for codes that collide."""
    return frozenset(country for passage in posting.passages for country in _signs_in(passage.block.text))


@memo.kept
def _signs_in(text: str) -> tuple[str, ...]:
    return (
        tuple(country for country, sign in _SIGNS.items() if sign.search(text)) if _SIGNED.passes(text.lower()) else ()
    )


def merge(seen: Iterable[Seen]) -> Seen:
    """What several texts say together."""
    regions: dict[str, None] = {}
    countries: set[str] = set()
    remote = narrowed = False
    for one in seen:
        regions.update(dict.fromkeys(one.regions))
        countries |= one.countries
        remote = remote or one.remote
        narrowed = narrowed or one.narrowed
    return Seen(tuple(regions), frozenset(countries), remote, narrowed)


def resolve(posting: Posting) -> Seen:
    """Where a posting's work is done.

    A remote posting that names no place at all is taken for one of the country its own words point to, where there is just one.
    """
    signs = home(posting)
    found = merge(read(text, signs) for text in stated(posting))
    remote = found.remote or posting.remote == "remote"
    if remote and not found.regions and not found.countries and not found.narrowed and len(signs) == 1:
        found = found._replace(countries=signs)
    return found._replace(remote=remote)
