"""What a lesson is about, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sim.words import pieces_of
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import rich

LIST = "<ul style='margin: 0 0 0 -20px'>{}</ul>"
"""Qt moves a list in by 40 pixels."""
LEAST_LINES = 3


def goals_heading() -> str:
    """What stands over the goals of a lesson, in the language of the moment."""
    return QCoreApplication.translate("LessonPage", "After this lesson you can:")


class LessonPage(Speaking, QScrollArea):
    """Title, goals and summary, to be read at leisure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setObjectName("lesson_page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        # What stands below it takes the room that it needs first; this page can be scrolled.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._told: Sequence[str] = ()
        page = named(QWidget(), "scrolled")
        self._title = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "lesson_page_title")
        self._goals = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), "lesson_goals")
        self._summary = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), "lesson_summary")
        self._column = QVBoxLayout(page)
        self._column.addWidget(self._title)
        self._column.addWidget(self._goals)
        self._column.addWidget(self._summary)
        self._column.addStretch(1)
        self.setWidget(page)
        self.retranslate()
        self.set_theme(LIGHT)

    def set_words(self, title: str, summary: str, goals: Sequence[str] = ()) -> None:
        """The lesson's title, summary and goals; `**stars**` mean bold. Another one is read from its top."""
        if title != self._title.text():
            self.verticalScrollBar().setValue(0)
        self._title.setText(title)
        self._told = goals
        self._show_goals()
        self._summary.setText(rich(pieces_of(summary.strip())))

    def set_theme(self, theme: Theme) -> None:
        """Sizes."""
        self._title.setFont(theme.font(Role.LEAD, QFont.Weight.DemiBold))
        self._goals.setFont(theme.font(Role.BODY))
        self._summary.setFont(theme.font(Role.LEAD))
        self._column.setContentsMargins(0, theme.px(8), theme.px(4), theme.px(8))
        self._column.setSpacing(theme.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A strip that is too low to read in shows nothing."""
        super().resizeEvent(event)
        is_legible = self.height() >= LEAST_LINES * self._summary.fontMetrics().lineSpacing()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if is_legible else policy.ScrollBarAlwaysOff)
        page = self.widget()
        if page is not None:
            page.setVisible(is_legible)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(self.tr("About this lesson"))
        self._show_goals()

    def _show_goals(self) -> None:
        lines = "".join(f"<li>{rich(pieces_of(goal))}</li>" for goal in self._told)
        self._goals.setText(f"{goals_heading()}{LIST.format(lines)}")
        self._goals.setVisible(bool(self._told))
