"""How a kind of run is told in words and in rows, moment after moment; runs of sockets are told as `SOCKETS` says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from app import event_csv
from app.event_csv import Row
from app.files import KINDS
from sim.network.events import FrameArrived
from sim.network.narrator import narrate
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence
from widgets.formats import clock

TIME = QT_TRANSLATE_NOOP("handout", "Time")


class Moment(NamedTuple):
    """An event at which play stops, what happened with it, its row, and whether it is one of those worth a picture."""

    time: float
    sentence: Sentence
    row: Row
    is_arrival: bool


@dataclass(frozen=True)
class Telling:
    """The first `world` of such runs, what is said of an event in a world, and its row in a table of such `columns`.

    `heading` is what stands over the times, each of which is written by `clock`. Events that follow each other and have
    the same `part` are parts of one thing that happens, and are told in the world after all of them. `endings` are
    those of the files that such a run can be saved as.
    """

    world: Any
    narrate: Callable[[Any, Any], Sentence]
    columns: tuple[str, ...]
    row: Callable[[Any, Any], Row]
    heading: str
    clock: Callable[[float], str]
    part: Callable[[Any], object]
    endings: tuple[str, ...]

    def moments(self, events: Iterable[Any]) -> Iterator[Moment]:
        """Everything at which play stops."""
        world = self.world
        for _, group in groupby(events, self.part):
            happened = list(group)
            for event in happened:
                world = world.after(event)
            yield from (self._moment(event, world) for event in happened if event.is_moment)

    def _moment(self, event: Any, world: Any) -> Moment:
        is_arrival = isinstance(event, FrameArrived)
        return Moment(event.time, self.narrate(event, world), self.row(event, world), is_arrival)


def _seconds(time: float) -> str:
    return f"{clock(time)} s"


SOCKETS = Telling(World(), narrate, event_csv.COLUMNS, event_csv.row_of, TIME, _seconds, id, tuple(KINDS))
