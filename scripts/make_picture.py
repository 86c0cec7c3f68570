"""Draws docs/terminal.svg: what jdlint prints for a bad example, as a terminal shows it. ``--check`` only tells whether it is current."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from jdlint.cli import main as jdlint
from jdlint.report.terminal import shown

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "terminal.svg"
COMMAND = (
    "--select", "seniority/years,placeholder/to-be-decided,required/compensation",
    "examples/bad/junior-developer-template.md",
)  # fmt: skip
TODAY = "2026-11-24"
COLUMNS = 104
# Sizes in the units of the picture: a character's width is what most monospaced fonts of that size take.
SIZE, WIDTH, HEIGHT, MARGIN, BAR = 14, 8.43, 20, 18, 34
INK, PAPER, BRIGHT = "#d8dbe2", "#191c22", "#ffffff"
COLOURS = {"31": "#ff7b85", "32": "#7fd88f", "33": "#f2c063", "34": "#7aa7f7", "35": "#d59bf0", "36": "#6fd3e3"}
_ESCAPE = re.compile(r"\x1b\[([0-9;]*)m")


class Cell(NamedTuple):
    """A character of a line, and how it looks: its column, and the codes in force."""

    text: str
    column: int
    codes: tuple[str, ...]


def output() -> str:
    """What the command prints on a terminal, colours and all."""
    out = io.StringIO()
    os.environ.pop("NO_COLOR", None)
    os.environ.pop("GITHUB_ACTIONS", None)
    os.environ["FORCE_COLOR"] = "1"
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        with contextlib.redirect_stdout(out):
            code = jdlint(["--isolated", "--today", TODAY, *COMMAND])
    finally:
        os.chdir(here)
    if code != 1:
        raise SystemExit(f"jdlint ended with {code} instead of 1")
    return out.getvalue()


def lines(text: str) -> Iterator[list[Cell]]:
    """The lines of a terminal of ``COLUMNS`` columns; a longer one goes on behind a space."""
    codes: tuple[str, ...] = ()
    for line in text.rstrip("\n").split("\n"):
        cells: list[Cell] = []
        column = 0
        for part in re.split(r"(\x1b\[[0-9;]*m)", line):
            found = _ESCAPE.fullmatch(part)
            if found:
                codes = () if found[1] in ("", "0") else tuple(found[1].split(";"))
                continue
            for character in part:
                piece, wide = shown(character, column)
                if column + wide > COLUMNS:
                    space = max((at for at, cell in enumerate(cells) if cell.text == " "), default=len(cells) - 1)
                    yield cells[: space + 1]
                    cells = [cell._replace(column=at) for at, cell in enumerate(cells[space + 1 :])]
                    column = len(cells)
                cells.append(Cell(piece, column, codes))
                column += wide
        yield cells


def runs(cells: list[Cell]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Adjoining characters that look the same: column, text, codes."""
    start = 0
    for at in range(1, len(cells) + 1):
        if at == len(cells) or cells[at].codes != cells[start].codes:
            yield cells[start].column, "".join(cell.text for cell in cells[start:at]), cells[start].codes
            start = at


def svg(text: str) -> str:
    """The picture of a terminal with this text."""
    rows = list(lines(f"\x1b[32m$\x1b[1m jdlint {' '.join(COMMAND)}\x1b[0m\n{text}"))
    wide, high = round(COLUMNS * WIDTH + 2 * MARGIN), BAR + len(rows) * HEIGHT + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" role="img" aria-labelledby="title">',
        f'<title id="title">{escape(f"jdlint {chr(32).join(COMMAND)}: findings with the line, why it matters and what to write instead")}</title>',
        f'<rect width="{wide}" height="{high}" rx="10" fill="{PAPER}"/>',
        *(
            f'<circle cx="{20 + 20 * at}" cy="18" r="6" fill="{fill}"/>'
            for at, fill in enumerate(("#ec6a5e", "#f4bf4f", "#61c554"))
        ),
        f'<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="{SIZE}" fill="{INK}">',
    ]
    for number, row in enumerate(rows):
        y = BAR + number * HEIGHT + SIZE
        for column, piece, codes in runs(row):
            if not piece.strip():
                continue
            # The length holds the columns together whatever font there is.
            left, length = MARGIN + column * WIDTH, len(piece) * WIDTH
            parts.append(
                f'<text x="{left:.1f}" y="{y}" textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"{_look(codes)}>{escape(piece)}</text>'
            )
    return "\n".join([*parts, "</g>", "</svg>"]) + "\n"


def _look(codes: tuple[str, ...]) -> str:
    fill = next((COLOURS[code] for code in codes if code in COLOURS), "")
    if not fill and "1" in codes:
        fill = BRIGHT
    look = f' fill="{fill}"' if fill else ""
    look += ' font-weight="bold"' if "1" in codes else ""
    return look + (' opacity="0.7"' if "2" in codes else "")


def main(argv: list[str]) -> int:
    """Draws the picture; with ``--check`` returns 1 where it is not current."""
    drawn = svg(output())
    if "--check" in argv:
        if PICTURE.is_file() and PICTURE.read_text(encoding="utf-8") == drawn:
            return 0
        print("docs/terminal.svg is not current: run python scripts/make_picture.py")
        return 1
    PICTURE.write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
