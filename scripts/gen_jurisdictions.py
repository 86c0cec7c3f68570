"""Writes docs/jurisdictions.md from the lexicon of pay laws. ``--check`` only tells whether it is current (exit 1 where it is not)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from jdlint import lexicons

PAGE = Path(__file__).resolve().parent.parent / "docs" / "jurisdictions.md"
DUTIES = {
    "posting": "the posting",
    "before-offer": "before the offer, not the posting",
    "on-request": "on request, not the posting",
    "directive": "a directive to states, not to employers",
}
FORMS = {
    "range": "a range",
    "range-or-rate": "a range, or one figure where only that is offered",
    "floor": "at least the minimum",
}
SHOWN = {
    "benefits": "benefits",
    "other-pay": "bonuses and other pay",
    "deadline": "the last day to apply",
    "vacancy": "whether the vacancy exists",
}
REACH = {"country": "work that may be done there", "named": "only where the place or an office there is named"}


def page() -> str:
    """The whole page as Markdown."""
    data = lexicons.load("pay_laws")
    regions = {region["id"]: region for region in lexicons.load("jurisdictions")["regions"]}
    lines = [
        "# Pay in job postings: what the law of a place asks",
        "",
        "<!-- Made by scripts/gen_jurisdictions.py from src/jdlint/lexicons/pay_laws.yaml; do not edit. -->",
        "",
        f"Researched {data['researched']}. This is research, not legal advice; confirm with counsel. The rule `legal/pay-transparency` warns only where the",
        "confidence is high and the law was in force on the posting's own date, remarks (info) where it is not or comes within 90 days, and is silent about",
        "places that nothing corroborates. It says what the law asks; whether it applies to an employer depends on facts no posting shows.",
        "",
        "| Place | Since | Employers with | Where pay is told | What | Also | Remote work | One end only | Confidence |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    laws = sorted(data["laws"], key=lambda law: (_country(law, regions), _name(law, regions)))
    lines += [_row(law, regions) for law in laws]
    lines += ["", "## Notes and sources", ""]
    for law in laws:
        lines.append(f"### {_name(law, regions)}")
        lines.append("")
        if law.get("cite"):
            lines.append(f"{law['cite']}.")
        if law.get("width"):
            lines.append(_width(law["width"]))
        if "public" in law.get("sectors", ()):
            lines.append("Public employers are exempt.")
        if law.get("note"):
            lines.append(str(law["note"]))
        lines += ["", *(f"- {source}" for source in law["source"]), ""]
    return "\n".join(lines).rstrip() + "\n"


def _country(law: dict[str, Any], regions: dict[str, Any]) -> str:
    region = regions.get(law["place"])
    country = region["country"] if region else "eu"
    return {"us": "0", "ca": "1"}.get(country, "2")


def _name(law: dict[str, Any], regions: dict[str, Any]) -> str:
    region = regions.get(law["place"])
    return str(region["name"]) if region else "European Union"


def _row(law: dict[str, Any], regions: dict[str, Any]) -> str:
    since = str(law["since"]) + (f", enforced {law['enforced']}" if "enforced" in law else "")
    also = ", ".join(SHOWN[name] for name in law["show"]) or "nothing"
    asked = law["duty"] == "posting"
    cells = [
        _name(law, regions), since, str(law["counting"]), DUTIES[law["duty"]], FORMS[law["form"]] if asked else "", also if asked else "",
        REACH[law["remote"]] if asked else "", str(law["open-ended"]) if asked else "", str(law["confidence"]),
    ]  # fmt: skip
    return "| " + " | ".join(cells) + " |"


def _width(width: dict[str, Any]) -> str:
    status = " (proposed)" if width.get("status") == "proposed" else ""
    if "ratio" in width:
        return f"The top of the range at most {width['ratio']} times its bottom{status}."
    return f"The range at most {width['max']:,} {width['currency']} a year wide{status}, unless its top is above {width['unless-over']:,}."


def main(arguments: list[str]) -> int:
    """Writes the page, or with ``--check`` compares it; the exit code."""
    text = page()
    if "--check" in arguments:
        current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == text
        if not current:
            print(f"{PAGE} is not current: run python scripts/gen_jurisdictions.py", file=sys.stderr)
        return 0 if current else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
