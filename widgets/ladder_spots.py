"""Where the newest events are to be seen on the ladder: at the arrow of a packet, and the name of a state."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QRectF

from sim.network.events import AnyEvent, FrameEvent, KernelState, ModelState
from sim.network.world import World
from widgets.ladder_ghosts import as_sent
from widgets.ladder_labels import label_box
from widgets.ladder_layout import UNIT, Arrow, Frame, Lane, arrows_of, lanes_of
from widgets.ladder_paint import Style
from widgets.ladder_side import SideLabel, whole_place

THIN = 16
"""Pixels at normal scale that an arrow's place has above and below it."""
LEAST = 64
"""Pixels that it is wide at least."""


def places_of(
    news: Sequence[AnyEvent], world: World, frame: Frame, style: Style, words: Callable[[Lane], Sequence[SideLabel]]
) -> Iterator[QRectF]:
    """In content pixels. `words` tells what stands beside a lifeline, and where."""
    lanes = lanes_of(world, frame)
    for number, event in {event.number: event for event in news if isinstance(event, FrameEvent)}.items():
        packet = world.packet(number)
        known = [] if packet is None else [packet if packet.arrives is not None else as_sent(packet)]
        for arrow in arrows_of(known, lanes, frame):
            yield _with_label(_around(arrow, frame.y(event.time), frame.scale), arrow, event.time, style)
    states = {event.local: event for event in news if isinstance(event, KernelState | ModelState)}
    for lane in lanes:
        told = states.get(lane.address) if lane.address is not None else None
        named = (
            [] if told is None else [word for word in words(lane) if word.is_state and word.text == told.state.value]
        )
        for word in named[-1:]:
            yield whole_place(word, lane, style.theme)


def _with_label(place: QRectF, arrow: Arrow, time: float, style: Style) -> QRectF:
    """With what is written on the arrow, if that is there."""
    label = label_box(arrow, arrow.progress(time), style)
    return place | label if label.intersects(place) else place


def _around(arrow: Arrow, y: float, scale: float) -> QRectF:
    """The arrow; of one that is long under way, what is near the height where something happened to it."""
    top, bottom = (min(max(height, arrow.y1), arrow.y2) for height in (y - UNIT * scale, y + UNIT * scale))
    length = (arrow.y2 - arrow.y1) or 1.0
    left, right = sorted(arrow.point((height - arrow.y1) / length)[0] for height in (top, bottom))
    if arrow.y1 == arrow.y2:
        left, right = sorted((arrow.x1, arrow.x2))
    lacking, thin = max(0.0, LEAST * scale - (right - left)) / 2, THIN * scale
    return QRectF(left - lacking, top - thin, right - left + 2 * lacking, bottom - top + 2 * thin)
