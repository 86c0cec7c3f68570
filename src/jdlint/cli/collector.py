"""Python's collector of rubbish in cycles rests while jdlint starts and reads its first file: nothing made by then is rubbish, and looking costs."""

from __future__ import annotations

import gc

# Objects made and kept before it looks. A posting's values hold no cycles; what leaves some (crashed rules, parsers) is little.
_SELDOM = 20_000
_resting = False


def rest() -> None:
    """Stops the collector until :func:`resume`."""
    global _resting
    _resting = gc.isenabled()
    gc.disable()


def resume() -> None:
    """Starts it again where :func:`rest` stopped it; what is there by now (rules, tables) is never looked at."""
    global _resting
    if _resting:
        _resting = False
        gc.freeze()
        gc.set_threshold(_SELDOM)
        gc.enable()
