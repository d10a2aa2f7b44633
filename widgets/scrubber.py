"""The line under the stage on which the playhead runs, with a mark for every packet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from widgets.focus_ring import OWN_RING
from widgets.theme import LIGHT, Fill, Theme

UNIT = 1000
"""Slider values are thousandths of a unit of position."""
HANDLE = 10
"""Pixels around the middle of the playhead that it takes."""
CLOSEST = 7
"""Pixels between two marks; where packets are denser, some go without."""


class Mark(NamedTuple):
    """Something worth a glance at a position of the axis."""

    position: float
    fill: Fill


class Scrubber(QAbstractSlider):
    """A slider over the positions of an axis. It shows where the playhead is and never moves it by itself.

    Signals:
        position_requested: the person pointed, dragged or pressed a key: the position wanted.
    """

    position_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, orientation=Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(OWN_RING, True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSingleStep(UNIT // 2)
        self.setPageStep(4 * UNIT)
        self._theme = LIGHT
        self._position, self._length = 0.0, 0.0
        self._marks: Sequence[Mark] = ()
        self._ways: tuple[QPixmap, QPixmap] | None = None
        self.actionTriggered.connect(self._ask_for_slider_position)

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self._repaint_all()

    def set_length(self, length: float) -> None:
        """The position at which the line ends."""
        self._length = length
        self.setRange(0, round(length * UNIT))
        self._repaint_all()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """What is marked on the line, in order of position."""
        self._marks = marks
        self._repaint_all()

    def set_position(self, position: float) -> None:
        """Where the playhead is."""
        if position != self._position:
            self._position = position
            self.setValue(round(position * UNIT))
            self.update()

    @property
    def handle(self) -> QRect:
        """What is drawn of the playhead."""
        size = self._theme.px(HANDLE)
        return QRect(round(self._x_of(self._position)) - size, self.height() // 2 - size, 2 * size, 2 * size)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(36))

    # Pointing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.position_requested.emit(self._position_under(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.position_requested.emit(self._position_under(event.position().x()))

    def _ask_for_slider_position(self) -> None:
        wanted = self.sliderPosition() / UNIT
        self.setSliderPosition(self.value())
        self.position_requested.emit(min(max(wanted, 0.0), self._length))

    def _position_under(self, x: float) -> float:
        line = self._line()
        share = (x - line.left()) / max(line.width(), 1)
        return min(max(share, 0.0), 1.0) * self._length

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ways = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ways is None:
            self._ways = self._way(passed=True), self._way(passed=False)
        passed, ahead = self._ways
        painter = QPainter(self)
        x = round(self._x_of(self._position))
        _draw_part(painter, passed, QRect(QPoint(0, 0), QPoint(x - 1, self.height())))
        _draw_part(painter, ahead, QRect(QPoint(x, 0), QPoint(self.width(), self.height())))
        self._draw_playhead(painter, QPointF(x, self.height() / 2))

    def _draw_playhead(self, painter: QPainter, at: QPointF) -> None:
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(theme.accent, theme.px(2)))
            painter.drawEllipse(at, theme.px(12), theme.px(12))
        painter.setPen(QPen(theme.accent, theme.px(4)))
        painter.setBrush(theme.surface)
        painter.drawEllipse(at, theme.px(7), theme.px(7))

    def _way(self, *, passed: bool) -> QPixmap:
        """The whole line as it looks where the playhead has passed, or where it has yet to come."""
        theme, ratio = self._theme, self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = theme.px(3)
        line = self._line()
        painter.fillRect(
            QRectF(line.left(), (self.height() - thick) / 2, line.width(), thick),
            theme.accent if passed else theme.divider,
        )
        painter.setPen(QPen(theme.border, 1))
        width, height = theme.px(5), theme.px(16)
        for x, fill in self._thinned():
            painter.setBrush(fill.fill if passed else _pale(fill.fill, theme.canvas))
            painter.drawRoundedRect(QRectF(x - width / 2, (self.height() - height) / 2, width, height), 1.5, 1.5)
        painter.end()
        return pixmap

    def _thinned(self) -> list[tuple[float, Fill]]:
        stride = max(1, len(self._marks) // max(self.width(), 1))
        kept: list[tuple[float, Fill]] = []
        for mark in self._marks[::stride]:
            x = self._x_of(mark.position)
            if not kept or x - kept[-1][0] >= self._theme.px(CLOSEST):
                kept.append((x, mark.fill))
        return kept

    def _line(self) -> QRect:
        return self.rect().adjusted(self._theme.px(14), 0, -self._theme.px(14), 0)

    def _x_of(self, position: float) -> float:
        line = self._line()
        return line.left() + (position / self._length * line.width() if self._length else 0.0)

    def _repaint_all(self) -> None:
        self._ways = None
        self.update()


def _draw_part(painter: QPainter, pixmap: QPixmap, part: QRect) -> None:
    painter.setClipRect(part)
    painter.drawPixmap(0, 0, pixmap)
    painter.setClipping(False)


def _pale(colour: QColor, ground: QColor) -> QColor:
    """A third of the colour on its ground: there, but not yet."""
    mixed = [
        round(0.35 * getattr(colour, part)() + 0.65 * getattr(ground, part)()) for part in ("red", "green", "blue")
    ]
    return QColor(*mixed)
