"""What the reports of ``extract`` share, and the choice of one by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from jdlint.report import Report


class ExtractSetting(NamedTuple):
    """How to show what was read."""

    write: Callable[[str], None]
    colour: bool


def make(name: str, setting: ExtractSetting) -> Report:
    """The report of a format by its name, which is one of ``jdlint.cli.options.FORMATS["extract"]``."""
    if name == "json":
        from jdlint.report.extract_json import ExtractJson

        return ExtractJson(setting)
    if name == "jsonld":
        from jdlint.report.extract_jsonld import ExtractJsonLd

        return ExtractJsonLd(setting)
    from jdlint.report.extract_text import ExtractText

    return ExtractText(setting)
