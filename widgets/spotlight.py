"""Shows the back row where something has just changed: a ring around it, and the rest a little dimmer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from widgets.named import named
from widgets.theme import LIGHT, Theme

LASTS = 1000
"""Milliseconds: a lecturer looks up from the clicker before it is gone."""
DIM = QColor(0, 0, 0, 36)
MARGIN = 4
"""Pixels between what has changed and the ring."""


class Spotlight(QWidget):
    """Lies over its parent and lets every click through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "spotlight").setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._covered, self._theme = parent, LIGHT
        self._places: Sequence[QRect] = ()
        self._timer = QTimer(self, singleShot=True, interval=LASTS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def places(self) -> Sequence[QRect]:
        """What is in the light now, in the parent's pixels."""
        return self._places if not self.isHidden() else ()

    def point_at(self, places: Sequence[QRect]) -> None:
        """Put these places of the parent in the light for a moment; nothing where there are none."""
        self._places = places
        self.setGeometry(self._covered.rect())
        self.setVisible(bool(places))
        if places:
            self.raise_()
            self.update()
            self._timer.start()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme

    def hideEvent(self, event: object) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, margin = self._theme, self._theme.px(MARGIN)
        rings = [QRectF(place.adjusted(-margin, -margin, margin, margin) & self.rect()) for place in self._places]
        dim = QPainterPath()
        dim.addRect(QRectF(self.rect()))
        for ring in rings:
            light = QPainterPath()
            light.addRoundedRect(ring, theme.px(6), theme.px(6))
            dim -= light
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(dim, DIM)
            painter.setPen(QPen(theme.accent, theme.px(3)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = theme.px(3) / 2
            for ring in rings:
                painter.drawRoundedRect(ring.adjusted(inset, inset, -inset, -inset), theme.px(6), theme.px(6))
