"""A line of text that is cut with dots where it does not fit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from widgets.words import tip

LEAST = 40


class ElidedLabel(QLabel):
    """Shows as much of its text as fits, and takes it as it is; the whole of it is its tooltip.

    `dots` is where they stand.
    """

    def __init__(self, dots: Qt.TextElideMode = Qt.TextElideMode.ElideRight, parent: QWidget | None = None) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText)
        self._dots = dots

    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            self.setToolTip(tip(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        place = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), self._dots, place.width())
        with QPainter(self) as painter:
            self.style().drawItemText(
                painter, place, self.alignment(), self.palette(), self.isEnabled(), text, self.foregroundRole()
            )
