"""Which variables a program has outside its functions, and which of those that must hold something it lacks."""

from __future__ import annotations

import warnings

from sim.concurrency.expectation import names_in
from sim.concurrency.interleaver.scan import globals_in
from sim.words import QT_TRANSLATE_NOOP, Sentence

LACKS = QT_TRANSLATE_NOOP(
    "expectation",
    "The program has no variable {name} outside its functions, so this cannot be told of it. It has: {known}.",
)
HAS_NONE = QT_TRANSLATE_NOOP(
    "expectation", "The program has no variable {name} outside its functions, so this cannot be told of it."
)
MOST_NAMED = 12


def globals_of(text: str, file: str = "program.py") -> frozenset[str] | None:
    """The globals that a script assigns; None if they cannot be told.

    Raises SyntaxError, ValueError, RecursionError or MemoryError for what is no script.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return globals_in(compile(text, file, "exec", dont_inherit=True))


def lacking(expectation: str, text: str) -> Sentence | None:
    """Why what must hold cannot be told of this program; None if it can, or if that is not known."""
    try:
        names, known = names_in(expectation), globals_of(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    unknown = [name for name in names if known is not None and name not in known]
    if not unknown:
        return None
    if not known:
        return Sentence("expectation", HAS_NONE, {"name": unknown[0]})
    shown = ", ".join([*sorted(known)[:MOST_NAMED], *(["…"] if len(known) > MOST_NAMED else [])])
    return Sentence("expectation", LACKS, {"name": unknown[0], "known": shown})
