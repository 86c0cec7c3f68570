"""What sort of posting a file holds (advert, role description, template) and whether it is still open."""

from __future__ import annotations

from jdlint.gate import Gate
from jdlint.model import Block
from jdlint.posting.units import Unit

_CLOSED_FOLDERS = frozenset(
    {"past", "archive", "archived", "archives", "filled", "closed", "expired", "old", "inactive"}
)
_CLOSED_VALUES = frozenset({"closed", "filled", "solved", "archived", "expired", "inactive", "past", "unpublished"})
_STATE_KEYS = frozenset({"state", "status", "job_status", "jobstatus", "posting_status"})
_OPEN_KEYS = frozenset({"published", "open", "active", "is_open", "isopen", "hiring", "isactive", "is_active"})
_CLOSED_KEYS = frozenset({"closed", "archived", "filled", "expired", "is_closed", "isclosed"})
_CLOSED_NOTICES = Gate(
    "position has been filled", "position is filled", "position filled", "role has been filled", "job has been filled", "vacancy has been filled", "this position is closed", "this role is closed", "this job is closed",
    "posting has closed", "posting is closed", "applications are closed", "applications are now closed", "applications have closed", "applications closed", "no longer accepting applications", "not accepting applications", "job posting has closed",
    "this vacancy is closed", "this vacancy has closed", "this role has closed", "this position has closed", "closing date: closed", "we are no longer hiring", "no longer open",
    "job has expired", "posting has expired", "vacancy has expired", "advert has expired", "listing has expired", "ad has expired", "position is no longer available", "role is no longer available", "job is no longer available",
    "vacancy is no longer available", "position has now been filled", "role has now been filled", "vacancy has now been filled", "position now filled", "this opportunity is closed", "this opportunity has closed", "this call is closed", "this search is closed",
)  # fmt: skip
_CLOSING = ("closed", "filled", "expired", "no longer", "not accepting")  # of which each of these notices has one
_CONDITIONS = ("until", "once", " if ", "when the")
_ROLE_WORDS = (
    "role description",
    "role profile",
    "career framework",
    "career ladder",
    "job family",
    "performance profile",
    "progression framework",
    "competency framework",
)


def _parts(path: str) -> list[str]:
    # pathlib would cost five milliseconds at each start.
    return path.replace("\\", "/").split("/")


def state_of(path: str, fields: dict[str, Block], units: list[Unit], text: str) -> str:
    """``closed`` where the folder, a field or a notice says so, else ``open``; ``text`` is that of all units."""
    if any(part.lower() in _CLOSED_FOLDERS for part in _parts(path)[:-1]):
        return "closed"
    for key, block in fields.items():
        value = block.text.strip().lower()
        if key in _STATE_KEYS and value in _CLOSED_VALUES:
            return "closed"
        if key in _OPEN_KEYS and value in {"false", "no", "off", "0"}:
            return "closed"
        if key in _CLOSED_KEYS and value in {"true", "yes", "on", "1"}:
            return "closed"
    lowered = text.lower()
    return "closed" if any(word in lowered for word in _CLOSING) and _is_noticed(units) else "open"


def _is_noticed(units: list[Unit]) -> bool:
    for unit in units:
        text = unit.block.text
        if (
            unit.role == "label"
            and unit.fact == "deadline"
            and text[unit.value :].strip().lower().strip("*_. ") in {"closed", "expired", "filled"}
        ):
            return True
        if unit.role in {"text", "heading"} and len(text) < 300 and _says_closed(text):
            return True
    return False


def _says_closed(text: str) -> bool:
    lowered = text.lower()
    return _CLOSED_NOTICES.passes(lowered) and not any(word in lowered for word in _CONDITIONS)


def kind_of(path: str, title: str, fields: dict[str, Block], *, templates: bool) -> str:
    """``template`` for pages of templates, ``role-description`` for ladders and profiles, else ``advert``."""
    name = _parts(path)[-1].lower()
    if templates or "template" in name:
        return "template"
    parts = [part.lower().replace("_", "-") for part in _parts(path)]
    if any(part in {"templates", "_templates"} for part in parts[:-1]):
        return "template"
    if any(
        part
        in {
            "role-descriptions",
            "role-profiles",
            "performance-profiles",
            "ladders",
            "ladder",
            "career-framework",
            "progression",
            "job-families",
            "role-profile",
        }
        for part in parts[:-1]
    ):
        return "role-description"
    lowered = title.lower()
    if any(word in lowered for word in _ROLE_WORDS):
        return "role-description"
    permalink = fields.get("permalink") or fields.get("url")
    if permalink is not None and any(
        word in permalink.text.lower() for word in ("performance-profile", "role-profile", "career-framework")
    ):
        return "role-description"
    return "advert"
