"""Facts of a posting: location, kind of employment, pay, work mode and level.

The modules find them in a text (:mod:`pay`, :mod:`jobtype`, :mod:`workmode`, :mod:`location`, :mod:`level`); :func:`read_facts` chooses,
from all the places of a posting that state one, the most trustworthy.
"""

from __future__ import annotations

from jdlint.posting.facts.reading import Facts, read_facts

__all__ = ["Facts", "read_facts"]
