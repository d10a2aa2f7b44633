"""Says what comes after the end of a run, over the keys that steer it; a press on it goes there."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QWidget

from widgets.named import named
from widgets.theme import LIGHT, Role, Theme


class NextUp(QPushButton):
    """Hidden until there is something to announce."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "next_up").setProperty("primary", True)
        self._covered = parent
        self.set_theme(LIGHT)
        self.hide()

    def announce(self, sentence: str, *, is_possible: bool) -> None:
        """Say what comes; where nothing does, there is nothing to press."""
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.setEnabled(is_possible)
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """To its parent's lower left: stage, caption and whatever page lies over them at the right stay in sight."""
        room = self._covered.size()
        size = self.sizeHint().expandedTo(self.minimumSize()).boundedTo(room)
        left = min(self._margin, room.width() - size.width())
        self.setGeometry(left, room.height() - self._above - size.height(), size.width(), size.height())

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self.setFont(theme.font(Role.LEAD, QFont.Weight.DemiBold))
        self.setMinimumHeight(theme.px(40))
        self._margin, self._above = theme.gap(16), theme.gap(12)
        self.place()
