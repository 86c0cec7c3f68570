"""Makes postings for timing out of our own examples: about 600 words each, the same ones at every run.

Words and sentences vary from posting to posting; about half of the text comes back word for word in another one, as it does in real
repositories, where postings share what they say of the company, of benefits and of how to apply.

python bench/make_postings.py FOLDER [COUNT]
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples" / "good"
WORDS = 600
SHARED = 0.5  # of the lines of an example, and of the sentences added, are left as they are

# One of each group stands for the others in a posting.
_GROUPS = (
    "Denver Galway Leith Berlin Cork Leeds Bergen Ghent Graz Lyon Porto Turku Aarhus Bath Lublin Malaga",
    "customers guests members clients visitors readers",
    "colleagues neighbours partners people",
    "office workshop studio building site",
    "plan prepare schedule arrange organise",
    "keep hold store",
    "weekly monthly quarterly regular",
    "clear plain simple exact",
    "small compact modest",
    "reports records notes summaries lists",
    "questions requests wishes ideas",
    "tools devices machines instruments",
    "check test review inspect",
    "write draft compose",
    "week month quarter",
    "project order job assignment",
    "training course lesson workshop",
    "open free available",
    "help support assist",
    "meetings talks calls visits",
)
_SENTENCES = (
    "You {talk|speak|meet|write} with the people who {use|order|need|buy} what we {make|build|grow|offer}, and tell the others what you {heard|saw|learned}.",
    "We plan the {week|month|day} together on {Monday|Tuesday|Wednesday} and look back on it on {Thursday|Friday}.",
    "The {office|workshop|house|hall} is open from {seven|eight|nine} to {five|six|seven}, and you choose your hours around a {core|common|shared} time.",
    "Every {second|third|sixth} month all of us meet for {two|three} days of {planning|training|talks} in {Lyon|Porto|Graz|Bath}.",
    "Your {colleagues|neighbours} come from {nine|seven|twelve} countries and {speak|use|write} English at work.",
    "We {write|note} down decisions so that everybody can {read|see|find} {why|how|when} they were made.",
    "New {colleagues|people} have a {partner|contact|host} for the first {two|three|six} months who answers {every question|all questions}.",
    "We keep the number of {meetings|calls|messages} small and the {notes|minutes|records} of them open.",
    "{Tools|Books|Devices} are bought for the work, and you say what you {need|want|use}.",
    "Once a {year|quarter} we look at {pay|plans|goals} together, by a {table|list|page} that everybody can see.",
    "The {kitchen|garden|library} on the {first|second|ground} floor is for {everybody|all of us}, and {lunch|coffee|fruit} is there at noon.",
    "A {bus|tram|train} stops {two|five|eight} minutes from the door, and there is room for {bicycles|bikes|prams} in the yard.",
)
# What makes a line one of its own: "… beside the harbour and the old mill".
_PLACES = (
    "harbour", "mill", "market", "park", "river", "bridge", "library", "school", "station", "theatre", "bakery", "museum", "square", "forest",
    "garden", "canal", "lake", "chapel", "post office", "town hall", "brewery", "pharmacy", "swimming pool", "cinema", "orchard", "lighthouse",
    "ferry", "tower", "playground", "allotments", "quarry", "dairy", "sawmill", "stables", "boathouse", "greenhouse", "arcade", "courthouse",
)  # fmt: skip


def make(number: int) -> str:
    """The posting of this number: an example with other words and as many further sentences as it needs."""
    rnd = random.Random(number)
    words = {word: rnd.choice(group.split()) for group in _GROUPS for word in group.split()}
    pattern = re.compile(r"\b(?:" + "|".join(words) + r")\b")
    paths = sorted(path for path in EXAMPLES.iterdir() if path.suffix == ".md")
    text = paths[number % len(paths)].read_text(encoding="utf-8")
    front = text.find(f"\n{text[:3]}\n") if text[:3] in {"---", "+++"} else 0
    lines = [
        line
        if text.find(line) <= front or rnd.random() < SHARED
        else own(pattern.sub(lambda found: words[found.group()], line), rnd)
        for line in text.split("\n")
    ]
    places = [index for index, line in enumerate(lines) if line.startswith("## ")]
    missing = WORDS - sum(len(line.split()) for line in lines)
    rest = list(_SENTENCES)
    while missing > 0 and places:
        rest = rest or list(_SENTENCES)
        sentence = rest.pop(rnd.randrange(len(rest)))
        shared = rnd.random() < SHARED
        choose = random.Random(0) if shared else rnd
        said = re.sub(r"\{([^}]*)\}", lambda found: choose.choice(found.group(1).split("|")), sentence)  # noqa: B023
        said = said if shared else own(said, rnd)
        at = rnd.choice(places)
        lines[at] = lines[at] + "\n\n" + said
        missing -= len(said.split())
    return "\n".join(lines)


def own(line: str, rnd: random.Random) -> str:
    """A line of prose made one of its own; headings and facts stay."""
    if line.startswith(("#", "**", "---", "|")) or len(line) < 40 or ":" in line:
        return line
    return f"{line.removesuffix('.')} beside the {rnd.choice(_PLACES)} and the {rnd.choice(_PLACES)}{'.' * line.endswith('.')}"


def main(arguments: list[str]) -> int:
    """Writes COUNT postings (500 unless told) to FOLDER."""
    folder = Path(arguments[0])
    count = int(arguments[1]) if len(arguments) > 1 else 500
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"posting-{number:05}.md").write_text(make(number), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
