"""Why a line of a recording cannot be understood, in our words: what reads it says so in English, for programmers."""

from __future__ import annotations

import msgspec

from sim.words import QT_TRANSLATE_NOOP, Sentence

BREAKS_OFF = QT_TRANSLATE_NOOP("sources", "it breaks off in the middle")
NO_EVENT = QT_TRANSLATE_NOOP("sources", "it tells of nothing that this Socketscope knows")
NO_JSON = QT_TRANSLATE_NOOP("sources", "it is no JSON")


def why_broken(error: ValueError | RecursionError) -> Sentence:
    """What is wrong with a line that raised this when it was decoded."""
    if isinstance(error, msgspec.ValidationError):
        return Sentence("sources", NO_EVENT)
    return Sentence("sources", BREAKS_OFF if "truncated" in str(error) else NO_JSON)
