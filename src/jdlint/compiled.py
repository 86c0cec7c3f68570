"""Data made ahead from files, kept as long as the files stay what they were.

Reading a hundred YAML files takes half a second, reading what was made of them a millisecond. The made form is one file:
a header, the state of every file it was made from, and the data (``marshal``, which reads an order of magnitude faster than JSON).
It lies beside the package (written when the wheel is built) or in the user's cache folder. A file counts as unchanged while its size and
time of change are the same, else when its content is; so an edit is always seen. Whatever is wrong with a made file, it is made anew.
"""

from __future__ import annotations

import gc
import marshal
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeAlias
from zlib import crc32

from jdlint._version import __version__

_MAGIC = f"jdlint {__version__} 2\n".encode()
_MARSHAL = 4  # read by every Python from 3.4 on
BESIDE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_compiled")

State: TypeAlias = tuple[tuple[int, int, int], ...]  # size, time of change in ns, checksum of the content; file by file


def load(name: str, files: Sequence[str], build: Callable[[], Any], keep: Callable[[Any], bool] = bool) -> Any:
    """The data that ``build()`` makes of ``files``, from the made form where that is current.

    ``name`` names the made form; ``files`` are paths in a stable order, all that the data depends on.
    Data for which ``keep`` is false is not kept. It is made of None, numbers, strings, bytes, tuples, lists, dictionaries and frozensets only.
    """
    # The user's form knows the times of the files as they lie here, an installer's copy hardly ever: it is compared by content.
    for path in (cache_path(name, files), os.path.join(BESIDE, name)):
        kept = _read(path) if path else None
        if kept is None:
            continue
        fresh, moved = _compare(kept[0], files)
        if fresh:
            data = unpack(kept[1])
            if moved:
                write(cache_path(name, files), state_of(files), data)
            return data
    state = state_of(files)  # before it is read: what changes meanwhile must count as changed
    data = build()
    if keep(data):
        write(cache_path(name, files), state, data)
    return data


def state_of(files: Sequence[str]) -> State | None:
    """The state of the files as they are now; None where one cannot be read."""
    try:
        return tuple(_state(file) for file in files)
    except OSError:
        return None


def write(path: str | None, state: State | None, data: Any) -> bool:
    """Writes data and the state of the files it was made of to ``path``, as a whole or not at all; False where that cannot be done."""
    if path is None or state is None:
        return False
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        head = pack(state)
        payload = head + pack(data)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "wb") as file:
            file.write(_MAGIC + crc32(payload).to_bytes(4, "big") + len(head).to_bytes(4, "big") + payload)
        os.replace(temporary, path)
    except (OSError, ValueError):
        with suppress(OSError):
            os.unlink(temporary)
        return False
    return True


def cache_path(name: str, files: Sequence[str]) -> str | None:
    """Where the user's own made form lies: one for each place the files stand in. None where there is no home."""
    root = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(root):
        home = os.path.expanduser("~")
        if not os.path.isabs(home):
            return None
        root = os.path.join(home, ".cache")
    place = crc32("\n".join(files[:1]).encode("utf-8", "surrogateescape"))
    return os.path.join(root, "jdlint", f"{place:08x}-{name}")


def _read(path: str) -> tuple[State, memoryview] | None:
    """The state and the stored data of a made form; None where there is none that can be used."""
    try:
        with open(path, "rb") as file:
            raw = memoryview(file.read())
    except OSError:
        return None
    start = len(_MAGIC) + 8
    if raw[: len(_MAGIC)] != _MAGIC or len(raw) < start:
        return None
    checksum, length = (int.from_bytes(raw[at : at + 4], "big") for at in (start - 8, start - 4))
    if crc32(raw[start:]) != checksum:
        return None
    try:
        return marshal.loads(raw[start : start + length]), raw[start + length :]
    except (EOFError, ValueError, TypeError):
        return None


def pack(data: Any) -> bytes:
    """Plain data as bytes."""
    return marshal.dumps(data, _MARSHAL)


def unpack(data: bytes | memoryview) -> Any:
    """The data of :func:`pack`. Nothing of it is rubbish, so the collector may rest meanwhile, which halves the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        return marshal.loads(data)
    finally:
        if running:
            gc.enable()


def _state(path: str) -> tuple[int, int, int]:
    with open(path, "rb") as file:
        status, content = os.fstat(file.fileno()), file.read()
    return status.st_size, status.st_mtime_ns, crc32(content)


def _compare(state: State, files: Sequence[str]) -> tuple[bool, bool]:
    """Whether the files are those of ``state``, and whether one of them has another time of change."""
    if len(state) != len(files):
        return False, False
    moved = False
    try:
        for (size, changed, checksum), path in zip(state, files, strict=True):
            status = os.stat(path)
            if status.st_size != size:
                return False, False
            if status.st_mtime_ns != changed:
                moved = True
                if _state(path)[2] != checksum:
                    return False, False
    except OSError:
        return False, False
    return True, moved
