"""Painting the ladder while it plays, and not painting it while it does not."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from sim.axis import Axis, Scale
from sim.network.moments import moments_of
from tests.bench.conversations import timeline_of
from tests.bench.figures import Figure, median
from widgets.ladder import Ladder

PACKETS = 200
FRAMES = 400


def figures() -> Iterator[Figure]:
    """One animation frame of a 200-packet ladder at 1600x900, for each time axis."""
    QApplication.instance() or QApplication([])
    timeline = timeline_of(PACKETS)
    for scale in Scale:
        ladder = Ladder()
        ladder.resize(1600, 900)
        axis = Axis(moments_of(timeline.events), scale)
        ladder.set_axis(axis)
        picture = QImage(1600, 900, QImage.Format.Format_ARGB32_Premultiplied)
        took = []
        for index in range(FRAMES):
            time = axis.time_of(axis.length * (0.5 + 0.5 * index / FRAMES))
            began = perf_counter()
            ladder.show_world(timeline.world_at(time), time)
            painter = QPainter(picture)
            ladder.render(painter, QPoint())
            painter.end()
            took.append((perf_counter() - began) * 1000)
        yield Figure(f"ladder frame, {PACKETS} packets, 1600x900, {scale.value}, median", median(took), 8, "ms")
