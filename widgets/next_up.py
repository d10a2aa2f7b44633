"""Says what comes after the end of a run, over the keys that steer it; a press on it goes there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPushButton, QWidget

from widgets.named import named
from widgets.scrubber import Scrubber
from widgets.theme import LIGHT, Role, Theme

CONTROLS: tuple[type[QWidget], ...] = (QAbstractButton, QComboBox)
"""What is covered whole or not at all; a part of it would look like another control."""


class NextUp(QPushButton):
    """Hidden until there is something to announce; `beside` is where it begins, all of the parent if it is None."""

    def __init__(self, parent: QWidget, beside: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beside = beside or parent
        named(self, "next_up").setProperty("primary", True)
        self._covered = parent
        self.hide()
        self.set_theme(LIGHT)

    def announce(self, sentence: str, *, is_possible: bool) -> None:
        """Say what comes; where nothing does, there is nothing to press."""
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.setEnabled(is_possible)
        self.show()
        self.place()
        self.raise_()

    def place(self) -> None:
        """To the lower left, over no list; stage, caption and a page over them at the right stay in sight.

        If it is seen: what it covers is looked for only then.
        """
        if self.isHidden():
            return
        room = self._covered.size()
        size = self.sizeHint().expandedTo(self.minimumSize()).boundedTo(room)
        edge = self._beside.mapTo(self._covered, QPoint()).x() if self._beside is not self._covered else 0
        left = min(edge + self._margin, room.width() - size.width())
        place = QRect(left, room.height() - self._above - size.height(), size.width(), size.height())
        self.setGeometry(self._without_stubs(place) & self._covered.rect())

    def _without_stubs(self, place: QRect) -> QRect:
        """So much wider that at its right no control, and no playhead, is covered in part."""
        parts = [(each, each.rect()) for kind in CONTROLS for each in self._covered.findChildren(kind)]
        parts += [(each, each.handle) for each in self._covered.findChildren(Scrubber)]
        seen = [(each, part) for each, part in parts if each is not self and each.isVisibleTo(self._covered)]
        edges = [QRect(each.mapTo(self._covered, part.topLeft()), part.size()) for each, part in seen]
        for edge in sorted(edges, key=QRect.left):
            if edge.intersects(place):
                place.setRight(max(place.right(), edge.right() + self._stub))
        return place

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self.setFont(theme.font(Role.LEAD, QFont.Weight.DemiBold))
        self.setMinimumHeight(theme.px(40))
        self._margin, self._above, self._stub = theme.gap(16), theme.gap(12), theme.px(4)
        self.place()
