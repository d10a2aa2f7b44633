"""Where the newest events are to be seen on the ladder: the arrow of a packet, the name of a state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF

from sim.network.events import AnyEvent, KernelState, ModelState
from sim.network.news import packets_in
from sim.network.world import World
from widgets.ladder_ghosts import as_sent
from widgets.ladder_layout import Arrow, Frame, arrows_of, lanes_of
from widgets.ladder_paint import SideLabel, Style, label_place
from widgets.theme import Theme

THIN = 16
"""Pixels at normal scale that an arrow's place has above and below it."""


def places_of(news: Sequence[AnyEvent], world: World, frame: Frame, style: Style) -> Iterator[QRectF]:
    """In content pixels."""
    lanes = lanes_of(world, frame)
    sent = [packet if packet.arrives is not None else as_sent(packet) for packet in packets_in(world, news)]
    for arrow in arrows_of(sent, lanes, frame):
        yield _around(arrow, style.theme)
    states = {event.local: event for event in news if isinstance(event, KernelState | ModelState)}
    for lane in lanes:
        event = states.get(lane.address) if lane.address is not None else None
        if event is not None:
            label = SideLabel(event.state.value, frame.y(event.time), True)
            yield label_place(label, lane, style.theme)


def _around(arrow: Arrow, theme: Theme) -> QRectF:
    left, right = sorted((arrow.x1, arrow.x2))
    thin = theme.px(THIN)
    return QRectF(left, arrow.y1 - thin, right - left, arrow.y2 - arrow.y1 + 2 * thin)
