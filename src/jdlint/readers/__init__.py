"""From a source to its blocks: one module a format.

A reader takes markup away and remembers, for every character that is left, where it stands. What comes out is a
:class:`~jdlint.model.Document` whose blocks stand in source order; their meaning is the business of ``jdlint.posting``.
"""

from __future__ import annotations

from jdlint.model import Document
from jdlint.source import Source

_SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".md.erb": "markdown", ".mkd": "markdown", ".mdown": "markdown",
    ".txt": "text", ".rst": "text", ".text": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".json": "json", ".jsonld": "json",
    ".yaml": "yaml", ".yml": "yaml",
}  # fmt: skip
_UNSUPPORTED = (
    ".docx", ".doc", ".pdf", ".odt", ".rtf", ".pages", ".xlsx", ".xls", ".csv", ".tsv", ".pptx", ".ppt", ".epub", ".zip", ".gz", ".png", ".jpg",
    ".jpeg", ".gif", ".svg", ".webp", ".ico", ".xml", ".toml",
)  # fmt: skip
_HTML = (
    "<!doctype html", "<html", "<head>", "<body", "<div", "<p>", "<p ", "<h1", "<h2", "<section", "<article", "<main", "<ul>", "<table",
)  # fmt: skip
FORMATS = ("markdown", "text", "html", "json", "yaml")


class UnsupportedFormat(ValueError):  # noqa: N818
    """A file of a format that cannot be read; the message says which and what to do."""


def format_of(path: str) -> str | None:
    """The format that a path's suffix names: markdown, text, html, json or yaml; None for another suffix or none."""
    name = path.replace("\\", "/").rpartition("/")[2].lower()
    name = name.removesuffix(".erb")
    dot = name.rfind(".")
    return _SUFFIXES.get(name[dot:]) if dot > 0 else None


def read(source: Source, format: str | None = None) -> Document:
    """Reads a source into a document of blocks, without postings.

    ``format`` overrides the path's suffix; without a suffix the content decides. Raises :class:`UnsupportedFormat`.
    """
    chosen = format or format_of(source.path) or _by_content(source)
    if chosen == "text" and not format and source.text.lstrip()[:20].lower().startswith(_HTML):
        chosen = "html"
    if chosen not in FORMATS:
        raise UnsupportedFormat(f"unknown format {chosen!r}; one of {', '.join(FORMATS)}")
    if chosen in ("json", "yaml"):
        from jdlint.readers import structured

        return structured.read(source, chosen)
    from jdlint.readers import prose

    return prose.read(source, chosen)


def _by_content(source: Source) -> str:
    name = source.path.lower()
    for suffix in _UNSUPPORTED:
        if name.endswith(suffix):
            raise UnsupportedFormat(
                f"{suffix} files cannot be read yet; save the posting as Markdown, plain text or HTML"
            )
    head = source.text[:4000].lstrip().lower()
    if head.startswith(_HTML):
        return "html"
    if head[:1] in ("{", "[") and source.text.rstrip()[-1:] in ("}", "]") and '"' in head:
        return "json"
    return "markdown"


__all__ = ["FORMATS", "UnsupportedFormat", "format_of", "read"]
