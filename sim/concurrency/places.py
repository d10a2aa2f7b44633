"""Places in a run of threads: "write n:2" is the second write of n, "Bo.acquire:1" the first lock that Bo got."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from sim.concurrency.contents import items_of
from sim.concurrency.events import AnyEvent, Kind, Stepped
from sim.concurrency.names import short_name
from sim.concurrency.world import World
from sim.timeline import Timeline

ANY, GET, PUT = "step", "get", "put"
"""Whatever step; those after which a queue has an item less, and one more."""
KINDS = {"try" if kind is Kind.TRY_ACQUIRE else kind.value: kind for kind in Kind}
WORDS = (ANY, *KINDS, GET, PUT)
PLACE = re.compile(rf"(?:(?P<who>[^\s.:]+)\.)?(?P<what>{'|'.join(WORDS)})(?: (?P<thing>[^:]+))?:(?P<number>[1-9]\d*)")

Run = Timeline[AnyEvent, World]


class BadPlaceError(ValueError):
    """The text names no place in a run."""


class Occurrence(Struct, frozen=True):
    """A step that touched `thing`, and the worlds right before and right after it."""

    step: Stepped
    thing: str
    before: World
    after: World


def is_place(text: str) -> bool:
    """Whether a text names a place."""
    return PLACE.fullmatch(text) is not None


def find(place: str, run: Run) -> Occurrence | None:
    """What happened at `place`; None as long as it has not happened. Raises BadPlaceError."""
    found = PLACE.fullmatch(place)
    if found is None:
        raise BadPlaceError(place)
    hits = _occurrences(found["what"], found["who"] or "", found["thing"] or "", run)
    return next(islice(hits, int(found["number"]) - 1, None), None)


def gets(run: Run) -> Iterator[Occurrence]:
    """Every step that took an item out of a queue."""
    return _occurrences(GET, "", "", run)


def _occurrences(what: str, who: str, thing: str, run: Run) -> Iterator[Occurrence]:
    whole = run.world_after(len(run))
    for index, step in enumerate(run.events):
        if not isinstance(step, Stepped) or not _is_kind(step, what):
            continue
        about = next((name for name in (*step.writes, *step.reads) if _is_part(name, thing)), "")
        if (who and short_name(whole, step.thread) != who) or (thing and not about):
            continue
        at = Occurrence(step, about, run.world_after(index), run.world_at(step.time))
        if what not in (GET, PUT) or _has_moved(at, what):
            yield at


def _is_part(name: str, thing: str) -> bool:
    """Whether it is the thing itself or one of several: forks[2] of forks. Everything is if no thing is meant."""
    return not thing or name == thing or name.startswith(f"{thing}[")


def _is_kind(step: Stepped, what: str) -> bool:
    return what == ANY or step.kind is (Kind.UPDATE if what in (GET, PUT) else KINDS[what])


def _has_moved(at: Occurrence, what: str) -> bool:
    before, after = items_of(at.before, at.thing), items_of(at.after, at.thing)
    if before is None or after is None:
        return False
    return len(after) < len(before) if what == GET else len(after) > len(before)
