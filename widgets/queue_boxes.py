"""The two queues of a listening socket as boxes: who has called, and who waits for accept()."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sim.network.events import Address, ListenQueues
from sim.network.world import World
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
        self._queues: ListenQueues | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_world(self, world: World) -> None:
        """Show who waits at this moment."""
        queues = max(world.queues.values(), key=lambda each: each.time, default=None)
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

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        half = self.width() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.divider, 1))
            painter.drawLine(0, 0, self.width(), 0)
            for place, queue in enumerate(self.queues()):
                area = QRectF(place * half, 0, half, self.height())
                self._paint_queue(painter, queue, area.adjusted(theme.px(12), theme.gap(8), -theme.px(8), 0))

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
        self._paint_boxes(painter, queue, area.adjusted(0, line.height() + theme.gap(6), 0, 0))

    def _paint_boxes(self, painter: QPainter, queue: Queue, area: QRectF) -> None:
        theme = self._theme
        step = theme.px(BOX + 6)
        boxes, more = queue.boxes(max(1, int((area.width() + theme.px(6)) // step)))
        for place, text in enumerate(boxes):
            box = QRectF(area.left() + place * step, area.top(), theme.px(BOX), theme.px(BOX_HEIGHT))
            line = Qt.PenStyle.SolidLine if text else Qt.PenStyle.DashLine
            painter.setPen(QPen(theme.border, max(1.0, theme.scale), line))
            painter.setBrush(queue.fill.fill if text else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, theme.px(4), theme.px(4))
            painter.setPen(queue.fill.ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        if more:
            rest = QRectF(area.left() + len(boxes) * step, area.top(), theme.px(BOX), theme.px(BOX_HEIGHT))
            painter.setPen(theme.muted)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, f"+{more}")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Queues of the listening socket"))
        told = [f"{queue.title} {self._count_of(queue)}" for queue in self.queues()]
        self.setAccessibleDescription("; ".join(told))
        self.setToolTip(
            self.tr("Who has called and not completed the handshake, and who waits for accept(); oldest first.")
        )
        self.update()
