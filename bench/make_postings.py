"""Makes postings for timing out of our own examples: the same shape and length (about 600 words), varied words, the same ones at every run.

python bench/make_postings.py FOLDER [COUNT]
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples" / "good"
WORDS = 600
_TOWNS = ["Cork", "Leeds", "Bergen", "Ghent", "Graz", "Lyon", "Porto", "Turku", "Aarhus", "Bath", "Lublin", "Malaga"]
_EXTRA = [
    "You talk with the people who use what we make, and you tell the others what you heard.",
    "We plan the week together on Monday and look back on it on Friday.",
    "The office is open from eight to six, and you choose your hours around a core time.",
    "Every second month the whole company meets for two days of planning.",
    "Your colleagues come from nine countries and speak English at work.",
    "We write down decisions so that everybody can read why they were made.",
    "New colleagues have a partner for the first three months who answers every question.",
    "We keep the number of meetings small and the notes of them open.",
    "Tools are bought for the work, and you say what you need.",
    "Once a year we look at pay together, by a table that everybody can see.",
]


def make(number: int) -> str:
    """The posting of this number: an example with other towns and figures and as many further sentences as it needs."""
    rnd = random.Random(number)
    paths = sorted(path for path in EXAMPLES.iterdir() if path.suffix == ".md")
    text = paths[number % len(paths)].read_text(encoding="utf-8")
    text = re.sub(r"\b(?:Denver|Galway|Leith|Berlin|Mississauga)\b", rnd.choice(_TOWNS), text)
    text = re.sub(r"\b\d{2}\b", lambda found: str(int(found.group()) % 60 + rnd.randint(1, 9) + 11), text)
    lines = text.split("\n")
    places = [index for index, line in enumerate(lines) if line.startswith("## ")]
    missing = WORDS - len(text.split())
    while missing > 0 and places:
        sentence = rnd.choice(_EXTRA)
        at = rnd.choice(places)
        lines[at] = lines[at] + "\n\n" + sentence
        missing -= len(sentence.split())
    return "\n".join(lines)


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
