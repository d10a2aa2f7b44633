"""How a run of threads is told: its time is counted in steps, and it has no packets to be saved."""

from __future__ import annotations

from operator import attrgetter

from PySide6.QtCore import QCoreApplication

from app import step_csv
from app.files import KINDS
from app.telling import Telling
from sim.concurrency.narrator import narrate
from sim.concurrency.world import World
from sim.words import QT_TRANSLATE_NOOP

STEP = QT_TRANSLATE_NOOP("handout", "Step")
NUMBERED = QT_TRANSLATE_NOOP("handout", "step {number}")


def _step(time: float) -> str:
    return QCoreApplication.translate("handout", NUMBERED).format(number=int(time))


WITHOUT_PACKETS = tuple(ending for ending in KINDS if ending != "pcapng")
THREADS = Telling(World(), narrate, step_csv.COLUMNS, step_csv.row_of, STEP, _step, attrgetter("time"), WITHOUT_PACKETS)
