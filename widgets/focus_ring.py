"""Shows where the keyboard is: a ring on top of whatever has the focus and does not show that by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)  # fmt: skip
from shiboken6 import isValid

from widgets.named import named
from widgets.theme import LIGHT, Theme

STROKE = 2
"""Pixels at normal scale."""
DRESSED = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTabBar, QTextEdit)
"""What the style sheet gives a ring."""
OWN_RING = "own_ring"
"""The property of a widget that draws one by itself, always or for the time being."""
MOVING = (
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.DynamicPropertyChange
)  # fmt: skip


class FocusRing(QWidget):
    """Lies over `window` along the edge of the widget that has the focus, and follows it when that moves."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        named(self, "focus_ring").setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._window, self._theme = window, LIGHT
        self._followed: list[QWidget] = []
        self._focus: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._turn_to)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in this colour and at this scale."""
        self._theme = theme
        self._place()

    def _turn_to(self, _before: QWidget | None, focus: QWidget | None) -> None:
        for widget in filter(isValid, self._followed):
            widget.removeEventFilter(self)
        wants_ring = focus is not None and focus is not self._window and self._window.isAncestorOf(focus)
        self._focus = focus if wants_ring and not isinstance(focus, DRESSED) else None
        self._followed = list(self._up_from(self._focus))
        for widget in self._followed:
            widget.installEventFilter(self)
        self._place()

    def _up_from(self, widget: QWidget | None) -> list[QWidget]:
        """The widget and what it lies in, up to the window."""
        above = []
        while widget is not None and widget is not self._window:
            above.append(widget)
            widget = widget.parentWidget()
        return above

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVING:
            self._place()
        return False

    def _place(self) -> None:
        """Along the edge of as much of the widget as can be seen; only there, so that it costs nothing elsewhere."""
        focus = self._focus if self._focus is not None and isValid(self._focus) else None
        seen = focus.visibleRegion().boundingRect() if focus is not None and focus.isVisible() else QRect()
        if focus is None or seen.isEmpty() or focus.property(OWN_RING):
            self.hide()
            return
        self.setGeometry(QRect(focus.mapTo(self._window, seen.topLeft()), seen.size()))
        stroke = self._theme.px(STROKE)
        inside = self.rect().adjusted(stroke, stroke, -stroke, -stroke)
        self.setMask(QRegion(self.rect()) - QRegion(inside))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        stroke = self._theme.px(STROKE)
        with QPainter(self) as painter:
            painter.setPen(QPen(self._theme.accent, 2 * stroke))
            painter.drawRect(QRect(QPoint(), self.size()))
