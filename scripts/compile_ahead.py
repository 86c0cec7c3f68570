"""Writes what jdlint makes of its rule files and lexicons into a folder, for the wheel: ``compile_ahead.py SOURCE FOLDER``.

``SOURCE`` is the checkout. The wheel then starts as quickly the first time as later, also where nothing can be cached.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(source: str, folder: str) -> int:
    """Writes one file for the rules and one for each lexicon."""
    sys.path.insert(0, str(Path(source) / "src"))
    from jdlint import compiled, lexicons, rulefile

    files = rulefile.sources_of(rulefile.rule_files(rulefile.shipped_folder()))
    made = {name: (files, data) for name, data in rulefile.make_ahead().items()}
    for name in lexicons.names():
        path = lexicons.file_of(name)
        made[f"lexicon-{name}"] = ([path], lexicons.read(path))
    for name, (sources, data) in made.items():
        state = compiled.state_of(sources)
        # The times of the files in a checkout say nothing of installed ones: left out, the same checkout gives the same wheel.
        if state is None or not compiled.write(
            str(Path(folder) / name), tuple((size, 0, checksum) for size, _, checksum in state), data
        ):
            print(f"{name} could not be written", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
