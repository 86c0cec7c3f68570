"""Paths as services want them: from the root of the repository, with forward slashes, and as addresses."""

from __future__ import annotations

import os

# Where a service says that it checked the repository out.
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY")


def from_root(path: str) -> str:
    """The path from the repository's root; as given (without ``./``) where it does not stand below one.

    The root is what the service names, else the nearest folder upward with a ``.git``, else the current folder. Symbolic links are resolved.
    """
    if path == "-" or path.startswith("<"):
        return path
    real = os.path.realpath(path)
    base = _root()
    if base and real.startswith(base.rstrip(os.sep) + os.sep):
        path = real[len(base.rstrip(os.sep)) + 1 :]
    return given(path)


def given(path: str) -> str:
    """The path as it was given, normalised: no ``./`` in front, forward slashes."""
    path = path.replace(os.sep, "/")
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path or "."


def uri(path: str) -> str:
    """A path from :func:`from_root` as a relative address (an absolute path gives a ``file:`` address); bytes that are no text are kept."""
    from urllib.parse import quote

    quoted = quote(path, safe="/", errors="surrogateescape" if _is_bytes(path) else "replace")
    return f"file://{quoted}" if path.startswith("/") else quoted


def _is_bytes(path: str) -> bool:
    """Whether all lone surrogates of a path stand for undecodable bytes, as the operating system gives them."""
    return not any(0xD800 <= ord(char) < 0xDC80 or 0xDCFF < ord(char) < 0xE000 for char in path)


def _root() -> str:
    for name in _ROOTS:
        if os.environ.get(name):
            return os.path.realpath(os.environ[name])
    here = folder = os.path.realpath(os.curdir)
    while True:
        if os.path.exists(os.path.join(folder, ".git")):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return here
        folder = parent
