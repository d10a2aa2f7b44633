"""The pieces that the sentences on threads are put together from."""

from __future__ import annotations

from collections.abc import Sequence

from sim.concurrency.names import LOCK_OF, readable
from sim.concurrency.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

AS_IT_IS = "{name}"
TWO = QT_TRANSLATE_NOOP("thread_narrator", "{first} and {second}")
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


def listed(parts: Sequence[str | Sentence]) -> Sentence:
    """Several names or clauses in a row: "T1, T2 and T3". Names stand out, clauses are as they are."""
    said = [part if isinstance(part, Sentence) else say(BOLD, name=part) for part in parts]
    if not said:
        return say(AS_IT_IS, name="")
    *before, last = said
    if not before:
        return last
    first = before[0]
    for part in before[1:]:
        first = say(MORE, first=first, second=part)
    return say(TWO, first=first, second=last)


def shortened(text: str, longest: int = LONGEST) -> str:
    """The first line of a text, cut where it gets too long for a sentence."""
    line = text.strip().partition("\n")[0]
    return line if line == text.strip() and len(line) <= longest else f"{line[: longest - 1]}…"
