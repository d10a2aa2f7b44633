"""What a lesson is about, in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sim.words import pieces_of
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import rich


class LessonPage(Speaking, QScrollArea):
    """Title and summary, to be read at leisure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setObjectName("lesson_page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        # What stands below it takes the room that it needs first; this page can be scrolled.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        page = named(QWidget(), "scrolled")
        self._title = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "lesson_page_title")
        self._summary = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), "lesson_summary")
        self._column = QVBoxLayout(page)
        self._column.addWidget(self._title)
        self._column.addWidget(self._summary)
        self._column.addStretch(1)
        self.setWidget(page)
        self.retranslate()
        self.set_theme(LIGHT)

    def set_words(self, title: str, summary: str) -> None:
        """The lesson's title and summary; `**stars**` in the summary mean bold."""
        self._title.setText(title)
        self._summary.setText(rich(pieces_of(summary.strip())))

    def set_theme(self, theme: Theme) -> None:
        """Sizes."""
        self._title.setFont(theme.font(Role.LEAD, QFont.Weight.DemiBold))
        self._summary.setFont(theme.font(Role.LEAD))
        self._column.setContentsMargins(0, theme.px(8), theme.px(4), theme.px(8))
        self._column.setSpacing(theme.px(8))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(self.tr("About this lesson"))
