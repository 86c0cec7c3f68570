"""Checks that YAML files are well-formed and have no duplicate keys: ``python scripts/check_yaml.py FILE...``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml


def faults(path: Path) -> Iterator[str]:
    """What is wrong with a file, one line each with its place."""
    try:
        roots = list(yaml.compose_all(path.read_text(encoding="utf-8"), yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        yield f"{path}: {error}"
        return
    pending = [root for root in roots if root is not None]
    while pending:
        node = pending.pop()
        if isinstance(node, yaml.SequenceNode):
            pending.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if isinstance(key, yaml.ScalarNode) and key.value in seen:
                    yield f"{path}:{key.start_mark.line + 1}: duplicate key {key.value!r}"
                if isinstance(key, yaml.ScalarNode):
                    seen.add(key.value)
                pending.append(value)


def main(argv: Sequence[str]) -> int:
    """Prints the faults of all files; returns 1 where there are any."""
    found = [fault for name in argv for fault in faults(Path(name))]
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
