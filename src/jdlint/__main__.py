"""``python -m jdlint``: the same as the ``jdlint`` command."""

from jdlint.cli import run

if __name__ == "__main__":
    run()
