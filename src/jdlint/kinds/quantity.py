"""Kind ``quantity``: years of experience asked for, against bounds by level.

A bound names an option (a map from level to years), so that users can change the bands. What is asked for *more* than a level bears is judged demand by
demand; what is asked for *less* by the largest demand of the posting, as one posting may ask a year of this and ten of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from jdlint.kinds import near
from jdlint.kinds.demands import Demand, demands, lists
from jdlint.rule import Match

if TYPE_CHECKING:
    from jdlint.passages import Text
    from jdlint.rule import Context, Rule
    from jdlint.yamlnode import Node

KEYS: Mapping[str, tuple[str, bool, str]] = {
    "quantity": ("experience", True, "What is counted: `experience`, the years of experience that are asked for (a range counts by its lower end, months and decades in years)."),
    "bounds": ("list", True, "Mappings with `over` (more than), `from` (at least) or `under` (less than) and the name of an option that maps levels to years; also `severity`, `message`, `suggest`. The first bound that a demand breaks is reported, so the gravest stands first."),
    "preferred": ("info, skip or same", False, "How years that are only preferred are reported when there are too many: as info (default), not at all, or the same. For too few they never are."),
    "unless-in-sentence": ("list", False, "Phrases anywhere in the sentence that make a demand none."),
    **near.KEYS,
}  # fmt: skip
FIELDS = ("years", "bound", "of")
_SIDES = ("over", "from", "under")


def validate(root: Node) -> dict[str, Any]:
    """The rule file's own keys as plain data."""
    from jdlint.kinds.phrases import phrase_list
    from jdlint.yamlnode import did_you_mean

    nodes = root.mapping()
    nodes["quantity"].choice(("experience",), "quantity")
    options = nodes["options"].mapping("options") if "options" in nodes else {}
    bounds: list[dict[str, Any]] = []
    for item in nodes["bounds"].items("bounds"):
        keys = item.keyed((*_SIDES, "severity", "message", "suggest"), "a bound")
        sides = [side for side in _SIDES if side in keys]
        if len(sides) != 1:
            item.fail("a bound has one of 'over', 'from', 'under'")
        name = keys[sides[0]].text("a bound")
        if (
            name not in options
            or options[name].mapping("an option").get("type") is None
            or options[name].mapping()["type"].value != "map"
        ):
            keys[sides[0]].fail(
                f"a bound names an option of type map; there is none {name!r}{did_you_mean(name, options)}"
            )
        bound: dict[str, Any] = {"side": sides[0], "option": name}
        if "severity" in keys:
            bound["severity"] = keys["severity"].choice(("error", "warning", "info"), "severity")
        if "message" in keys:
            bound["message"] = keys["message"].text("message")
        if "suggest" in keys:
            bound["suggest"] = keys["suggest"].strings("suggest")
        bounds.append(bound)
    return {
        "bounds": tuple(bounds),
        "preferred": nodes["preferred"].choice(("info", "skip", "same"), "preferred")
        if "preferred" in nodes
        else "info",
        "unless-in-sentence": phrase_list(nodes["unless-in-sentence"], "unless-in-sentence")
        if "unless-in-sentence" in nodes
        else (),
        **near.validate(nodes),
    }


class Found(NamedTuple):
    """A demand and the text it stands in."""

    text: Text
    demand: Demand


def found_in(context: Context) -> list[Found]:
    """All demands for years of experience in the rule's scope, in order."""
    from jdlint.kinds.phrases import occurs

    if not any(unit in context.texts.words for unit in lists().units) and not any(
        "yr" in word or "year" in word for word in context.texts.words
    ):
        return []
    data = context.rule.data
    unless = data.get("unless-in-sentence", ())
    found: list[Found] = []
    for text in context.read_texts():
        asked = text.zone in ("requirements", "nice-to-have") or "experience" in text.block.key.lower()
        exempt: list[tuple[int, int]] | None = None
        for demand in demands(text, asked=asked, wished=text.zone == "nice-to-have"):
            if exempt is None:
                exempt = text.exempt(context.rule.exempt)
            if any(start < demand.end and demand.start < end for start, end in exempt):
                continue
            if near.excluded(data, text, demand.start, demand.end):
                continue
            if unless and occurs(text, unless, *text.sentence(demand.start)):
                continue
            found.append(Found(text, demand))
    return found


def find(rule: Rule, context: Context) -> Iterator[Match]:
    """The demands that break a bound of the title's level."""
    level = context.posting.level.value
    bounds = [(bound, context.options[bound["option"]].get(level)) for bound in rule.data["bounds"]]
    bounds = [(bound, limit) for bound, limit in bounds if isinstance(limit, (int, float))]
    if not bounds:
        return
    found = found_in(context)
    largest = _largest(found)
    for one in found:
        demand = one.demand
        for bound, limit in bounds:
            if bound["side"] == "under":
                if one is not largest or max(demand.least, demand.most or 0) >= limit:
                    continue
            elif (
                demand.least < limit
                or (demand.least == limit and bound["side"] == "over")
                or (demand.preferred and rule.data["preferred"] == "skip")
                or (
                    demand.either
                    and any(
                        other.demand.either and other.demand.least < demand.least
                        for other in found
                        if other.text is one.text
                    )
                )
            ):
                continue
            yield _match(rule, one, bound, limit)
            break


def _largest(found: Sequence[Found]) -> Found | None:
    """The demand that stands for the posting where too little may be asked: the largest; none where all are of single technologies or wishes."""
    whole = [one for one in found if not one.demand.preferred and not _technology(one.demand.of)]
    if not whole:
        return None
    top = max(found, key=lambda one: max(one.demand.least, one.demand.most or 0))
    most = max(top.demand.least, top.demand.most or 0)
    largest = max(whole, key=lambda one: max(one.demand.least, one.demand.most or 0))
    return largest if max(largest.demand.least, largest.demand.most or 0) >= most else None


def _technology(of: str) -> bool:
    """Whether what experience is in is a single technology."""
    from jdlint import lexicons

    if not of:
        return False
    names = _technologies(lexicons.load("technologies"))
    first = of.split()[0].strip(",;:()")
    return of in names or first in names


def _technologies(lexicon: Mapping[str, Any]) -> frozenset[str]:
    global _names
    if _names is None:
        _names = frozenset(
            name for entry in lexicon["technologies"] for name in (str(entry["name"]), *map(str, entry.get("also", ())))
        )
    return _names


_names: frozenset[str] | None = None


def _match(rule: Rule, one: Found, bound: Mapping[str, Any], limit: float) -> Match:
    start, end = one.text.span(one.demand.start, one.demand.end)
    severity = bound.get("severity")
    if one.demand.preferred and bound["side"] != "under" and rule.data["preferred"] == "info":
        severity = "info"
    values = {"years": _count(one.demand.least), "bound": _count(limit), "of": one.demand.of or "experience"}
    return Match(start, end, values, bound.get("message"), severity, bound.get("suggest", ()), None, one.text.index)


def _count(years: float) -> str:
    """A number of years as a message tells it: "one year", "3 years", "18 months"."""
    if years < 1 or years != int(years):
        months = round(years * 12)
        return "no years" if not months else f"{months} months" if months % 12 else f"{months // 12} years"
    return "one year" if years == 1 else f"{int(years)} years"
