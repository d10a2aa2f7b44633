"""A line for a number, with its unit: takes whatever is typed, and leaves it to others to say what is wrong with it."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from sim.settings import Setting

LONGEST = 24
"""Characters: more than any number needs that makes sense."""
UNIT_GAP, UNIT_MARGIN = 3, 2


class NumberEdit(QLineEdit):
    """Up, Down and the wheel go on by `step`, not past the limits of the setting; `decimals` is how fine that is."""

    def __init__(self, setting: Setting, step: float = 1, decimals: int = 0, unit: str = "") -> None:
        super().__init__(maxLength=LONGEST)
        self._setting, self._step, self._decimals, self._unit = setting, step, decimals, unit
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._make_room()

    def step_by(self, steps: int) -> None:
        """So many steps up, or down; nothing where there is no number."""
        with suppress(ValueError, OverflowError):
            number = round(float(self.text()) + steps * self._step, self._decimals)
            low, high = self._setting.minimum, self._setting.maximum
            # Written as lessons write it: there and back again is no change.
            self.setText(f"{min(max(number, low), high):.12g}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if steps:
            self.step_by(steps)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only where the keyboard is: a page that is scrolled changes nothing."""
        if self.hasFocus() and event.angleDelta().y():
            self.step_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room()

    def _make_room(self) -> None:
        """The unit stands behind the number."""
        width = self.fontMetrics().horizontalAdvance(self._unit)
        self.setTextMargins(0, 0, width + UNIT_GAP if self._unit else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._unit:
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(group, QPalette.ColorRole.Text))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inside.adjusted(0, 0, -UNIT_MARGIN, 0), side, self._unit)
