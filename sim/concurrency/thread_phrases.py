"""The pieces that the sentences on threads are put together from."""

from __future__ import annotations

from collections.abc import Sequence

from sim.concurrency.names import LOCK_OF, readable
from sim.concurrency.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

AS_IT_IS = "{name}"
TWO = QT_TRANSLATE_NOOP("thread_narrator", "{first} and {second}")
CLAUSES = QT_TRANSLATE_NOOP("thread_clauses", "{first}, {second}")
LAST_CLAUSE = QT_TRANSLATE_NOOP("thread_clauses", "{first} and {second}")
MORE = QT_TRANSLATE_NOOP("thread_narrator", "{first}, {second}")
BOLD = "**{name}**"
LOCK = QT_TRANSLATE_NOOP("thread_narrator", "lock of {name}")
LONGEST = 60


def say(text: str, /, **values: str | int | Sentence) -> Sentence:
    """A sentence of the narrator of threads. Values that its template does not name are left out."""
    return Sentence("thread_narrator", text, values)


def thing_said(world: World, name: str) -> Sentence:
    """What threads wait for or have, as a person calls it: threads by their short names, and whose lock a lock is."""
    if name.startswith(LOCK_OF):
        return say(LOCK, name=name.removeprefix(LOCK_OF))
    return say(AS_IT_IS, name=readable(world, name))


def listed(names: Sequence[str]) -> Sentence:
    """Several names in a row, which stand out: "T1, T2 and T3"."""
    return _in_a_row([say(BOLD, name=name) for name in names], "thread_narrator", MORE, TWO)


def clauses(parts: Sequence[Sentence]) -> Sentence:
    """Several clauses in a row: other languages have other words between these than between names."""
    return _in_a_row(parts, "thread_clauses", CLAUSES, LAST_CLAUSE)


def _in_a_row(parts: Sequence[Sentence], context: str, more: str, last: str) -> Sentence:
    row = parts[0] if parts else say(AS_IT_IS, name="")
    for place, part in enumerate(parts[1:], 2):
        row = Sentence(context, last if place == len(parts) else more, {"first": row, "second": part})
    return row


def shortened(text: str, longest: int = LONGEST) -> str:
    """The first line of a text, cut where it gets too long for a sentence."""
    line = text.strip().partition("\n")[0]
    return line if line == text.strip() and len(line) <= longest else f"{line[: longest - 1]}…"
