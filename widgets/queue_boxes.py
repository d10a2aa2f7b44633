"""The two queues of a listening socket as boxes: who has called, and who waits for accept()."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sim.network.events import Address, AnyEvent, FrameDiscarded
from sim.network.listening import Waiting
from sim.network.news import packets_in
from sim.network.world import ACCEPT_QUEUE_FULL, World
from widgets.icons import paint_icon
from widgets.legend import MARKS
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import GREEN, LIGHT, SKY, Fill, Role, Theme

BOX = 52
BOX_HEIGHT = 24


@dataclass(frozen=True)
class Queue:
    """One queue as it is shown. `places` is how many it takes at most, None where nobody says.

    `callers` are None as long as nothing is known of the queue.
    """

    title: str
    callers: tuple[Address, ...] | None
    places: int | None
    fill: Fill

    @property
    def is_full(self) -> bool:
        """Whether nobody more finds a place."""
        return self.callers is not None and self.places is not None and len(self.callers) >= self.places

    @property
    def count(self) -> str:
        """How many there are, and of how many; empty where that is not known."""
        if self.callers is None:
            return ""
        return str(len(self.callers)) if self.places is None else f"{len(self.callers)} / {self.places}"

    def boxes(self, room: int) -> tuple[list[str], int]:
        """What stands in each box, oldest first, empty in a free one; and how many callers have no room."""
        if self.callers is None:
            return [], 0
        callers = [f":{caller.port}" for caller in self.callers]
        shown = callers if len(callers) <= room else callers[: max(1, room - 1)]
        free = 1 if self.places is None else max(0, self.places - len(callers))
        return shown + [""] * min(free, room - len(shown)), len(callers) - len(shown)


class QueueBoxes(Speaking, QWidget):
    """Shows the queues of the newest listening socket."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "listen_queues")
        self._theme = LIGHT
        self._queues: Waiting | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_world(self, world: World) -> None:
        """Show who waits at this moment."""
        queues = max(world.queues.values(), key=lambda each: each.since, default=None)
        if queues != self._queues:
            self._queues = queues
            self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        return QSize(theme.px(300), theme.gap(22) + theme.line_height(Role.CAPTION) + theme.px(BOX_HEIGHT))

    def queues(self) -> tuple[Queue, Queue]:
        """The SYN queue and the accept queue."""
        told = self._queues
        half_open, complete = (told.half_open, told.complete) if told is not None else (None, None)
        places = None if told is None else told.backlog + 1
        return (
            Queue(self.tr("SYN queue"), half_open, None, SKY),
            Queue(self.tr("accept queue"), complete, places, GREEN),
        )

    def _count_of(self, queue: Queue) -> str:
        return queue.count or self.tr("not known")

    # Places

    def _areas(self) -> tuple[QRectF, QRectF]:
        """Where the two queues stand."""
        theme, half = self._theme, self.width() / 2
        left = QRectF(theme.px(12), theme.gap(8), half - theme.px(20), self.height() - theme.gap(8))
        return left, left.translated(half, 0)

    def _box(self, area: QRectF, place: int) -> QRectF:
        """The box of so many from the left; what has no room is counted in the last one."""
        theme = self._theme
        top = area.top() + theme.line_height(Role.CAPTION) + theme.gap(6)
        return QRectF(area.left() + place * theme.px(BOX + 6), top, theme.px(BOX), theme.px(BOX_HEIGHT))

    def _room(self, area: QRectF) -> int:
        """How many boxes there is room for."""
        return max(1, int((area.width() + self._theme.px(6)) // self._theme.px(BOX + 6)))

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`: the caller that has come or moved up; else the queue that somebody left or cannot enter."""
        if any(isinstance(event, FrameDiscarded) and event.reason == ACCEPT_QUEUE_FULL for event in news):
            return [self._areas()[1].toRect()]
        if self._queues is None or self._queues.since not in {event.time for event in news}:
            return []
        callers = {packet.source for packet in packets_in(world, news)}
        places = [
            self._box(area, min(place, self._room(area) - 1)).toRect()
            for queue, area in zip(self.queues(), self._areas(), strict=True)
            for place, caller in enumerate(queue.callers or ())
            if caller in callers
        ]
        return places or [self._areas()[1].toRect()]

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.divider, 1))
            painter.drawLine(0, 0, self.width(), 0)
            for queue, area in zip(self.queues(), self._areas(), strict=True):
                self._paint_queue(painter, queue, area)

    def _paint_queue(self, painter: QPainter, queue: Queue, area: QRectF) -> None:
        theme = self._theme
        line = QRectF(area.left(), area.top(), area.width(), theme.line_height(Role.CAPTION))
        font = theme.font(Role.CAPTION, QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.text)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, queue.title)
        away = QFontMetricsF(font).horizontalAdvance(queue.title) + theme.px(8)
        painter.setFont(theme.font(Role.CODE_CAPTION))
        painter.setPen(theme.error if queue.is_full else theme.muted)
        full = self.tr("full")
        words = f"{queue.count}  {full}" if queue.is_full else self._count_of(queue)
        painter.drawText(line.adjusted(away, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        if self._queues is not None and self._queues.origin in MARKS:
            left, size = line.left() + away + painter.fontMetrics().horizontalAdvance(words), theme.px(14)
            mark = QRectF(left + theme.px(8), line.center().y() - size / 2, size, size)
            paint_icon(painter, MARKS[self._queues.origin], theme.ok, mark)
        self._paint_boxes(painter, queue, area)

    def _paint_boxes(self, painter: QPainter, queue: Queue, area: QRectF) -> None:
        theme = self._theme
        boxes, more = queue.boxes(self._room(area))
        for place, text in enumerate(boxes):
            box = self._box(area, place)
            line = Qt.PenStyle.SolidLine if text else Qt.PenStyle.DashLine
            painter.setPen(QPen(theme.border, max(1.0, theme.scale), line))
            painter.setBrush(queue.fill.fill if text else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, theme.px(4), theme.px(4))
            painter.setPen(queue.fill.ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        if more:
            painter.setPen(theme.muted)
            painter.drawText(self._box(area, len(boxes)), Qt.AlignmentFlag.AlignVCenter, f"+{more}")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Queues of the listening socket"))
        told = [f"{queue.title} {self._count_of(queue)}" for queue in self.queues()]
        self.setAccessibleDescription("; ".join(told))
        self.setToolTip(
            self.tr("Who has called and not completed the handshake, and who waits for accept(); oldest first.")
        )
        self.update()
