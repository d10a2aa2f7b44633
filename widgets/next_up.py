"""Says what comes after the end of a run, at the left where no page lies over the stage; a press on it goes there."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QWidget

from widgets.named import named
from widgets.theme import LIGHT, Role, Theme

PLACE = 0.76
"""The part of the window's height above its lower edge."""


class NextUp(QPushButton):
    """Hidden until there is something to announce."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "next_up").setProperty("primary", True)
        self._covered, self._margin = parent, 0
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
        """To the left of its parent's lower part."""
        room = self._covered.size()
        size = self.sizeHint().boundedTo(room)
        left, bottom = min(self._margin, room.width() - size.width()), round(room.height() * PLACE)
        self.setGeometry(left, bottom - size.height(), size.width(), size.height())

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self.setFont(theme.font(Role.LEAD, QFont.Weight.DemiBold))
        self.setMinimumHeight(theme.px(40))
        self._margin = theme.gap(16)
        self.place()
