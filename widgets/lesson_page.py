"""What a lesson is about, in words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from sim.words import pieces_of
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import rich

TITLE = '<p style="margin: 0 0 {gap}px 0; font-weight: 600">{title}</p>'
GOALS = '<div style="font-size: {small}px">{heading}<ul style="margin: 0 0 {gap}px -20px">{lines}</ul></div>'
"""Qt moves a list in by 40 pixels."""
SUMMARY = '<p style="margin: 0 0 {gap}px 0">{summary}</p>'
LEAST_LINES = 3


def goals_heading() -> str:
    """What stands over the goals of a lesson, in the language of the moment."""
    return QCoreApplication.translate("LessonPage", "After this lesson you can:")


class LessonPage(Speaking, QTextBrowser):
    """Title, goals and summary, to be read at leisure. One text: labels would each be laid out again and again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keys scroll it
        # What stands below it takes the room that it needs first; this page can be scrolled.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.document().setDocumentMargin(0)
        self._theme = LIGHT
        self._title = self._summary = self._shown = ""
        self._goals: Sequence[str] = ()
        self._is_legible = True
        self.retranslate()
        self.set_theme(LIGHT)

    def set_words(self, title: str, summary: str, goals: Sequence[str] = ()) -> None:
        """The lesson's title, summary and goals; `**stars**` mean bold. Another one is read from its top."""
        is_another = title != self._title
        self._title, self._summary, self._goals = title, summary, goals
        self._show()
        if is_another:
            self.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Sizes."""
        self._theme = theme
        self.setFont(theme.font(Role.LEAD))
        self.setViewportMargins(0, theme.px(8), theme.px(4), 0)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A strip that is too low to read in shows nothing."""
        super().resizeEvent(event)
        is_legible = self.height() >= LEAST_LINES * self.fontMetrics().lineSpacing()
        if is_legible is not self._is_legible:
            self._is_legible = is_legible
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if is_legible else policy.ScrollBarAlwaysOff)
            self._show()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(self.tr("About this lesson"))
        self._show()

    def _show(self) -> None:
        """Whoever reads on is not moved."""
        text = self._text() if self._is_legible else ""
        if text != self._shown:
            self._shown = text
            place = self.verticalScrollBar().value()
            self.setHtml(text)
            self.verticalScrollBar().setValue(place)

    def _text(self) -> str:
        sizes = {"gap": self._theme.px(8), "small": self._theme.px(Role.BODY.value[0])}
        lines = "".join(f"<li>{rich(pieces_of(goal))}</li>" for goal in self._goals)
        title = TITLE.format(title=escape(self._title), **sizes)
        goals = GOALS.format(heading=goals_heading(), lines=lines, **sizes) if lines else ""
        return title + goals + SUMMARY.format(summary=rich(pieces_of(self._summary.strip())), **sizes)
