"""What the lecturer wants to remember while teaching a lesson, laid over a corner of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from sim.words import pieces_of
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import rich

WIDE, HIGH = 0.45, 0.6
"""Parts of the window that it takes at most."""


class Notes(Speaking, QFrame):
    """Hidden until it is called for, so that the audience does not see it by accident."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "notes").setProperty("card", True)
        self._covered, self._theme, self._words = parent, LIGHT, ""
        self._title = named(QLabel(textFormat=Qt.TextFormat.PlainText), "notes_title")
        self._text = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), "notes_text")
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        scrolled = self._scrolled = named(QScrollArea(widgetResizable=True), "notes_page")
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        page = named(QWidget(), "scrolled")
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._text)
        scrolled.setWidget(page)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(scrolled, 1)
        self.hide()
        self.set_theme(LIGHT)

    def set_words(self, words: str) -> None:
        """The notes of the lesson; `**stars**` mean bold."""
        self._words = words.strip()
        self.retranslate()

    def toggle(self) -> None:
        """Show it, or put it away."""
        self.setVisible(self.isHidden())
        self.place()
        self.raise_()

    def place(self) -> None:
        """To its corner of the window, if it is seen."""
        if self.isHidden():
            return
        room = self._covered.rect()
        width, margin = round(room.width() * WIDE), self._theme.px(12)
        needed = self._text.heightForWidth(width - 3 * margin) + self._title.sizeHint().height() + 5 * margin
        height = min(needed, round(room.height() * HIGH))
        self.setGeometry(margin, room.height() - height - margin, width, height)

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self._title.setFont(theme.font(Role.LEAD, QFont.Weight.DemiBold))
        self._text.setFont(theme.font(Role.LEAD))
        self._column.setContentsMargins(*(theme.px(12),) * 4)
        self._column.setSpacing(theme.px(8))
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Notes for the lecturer (N)"))
        self._scrolled.setAccessibleName(self._title.text())
        self._text.setText(rich(pieces_of(self._words or self.tr("This lesson has no notes."))))
        self.place()
