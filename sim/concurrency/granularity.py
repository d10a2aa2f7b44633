"""Where threads may be switched, in words: what was proved at one granularity says little about a finer one."""

from __future__ import annotations

from sim.words import QT_TRANSLATE_NOOP, Sentence

SWITCHED = {
    "bytecode": QT_TRANSLATE_NOOP("granularity", "at every bytecode"),
    "line": QT_TRANSLATE_NOOP("granularity", "at each line"),
    "cpython": QT_TRANSLATE_NOOP("granularity", "as this CPython switches – not a promise of the language"),
}
"""By the name of the granularity."""
GRANULARITIES = (*SWITCHED,)


def switched(granularity: str) -> Sentence:
    """Where threads were switched; the finest where nothing is known of it, as in the oldest recordings."""
    return Sentence("granularity", SWITCHED.get(granularity, SWITCHED["bytecode"]))
