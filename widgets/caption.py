"""The sentence under the stage: what just happened, and why."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sim.words import Pieces, joined, pieces_of
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import rich, tip

LINES, LINES_PROJECTED = 3, 2.4
"""Lines of the smaller size for which room is kept, so that nothing jumps. Projected lines are longer."""


class Caption(Speaking, QLabel):
    """One sentence in large type. A long one is set smaller; the height never changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, wordWrap=True)
        self.setObjectName("caption")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._theme = LIGHT
        self._sentence: Pieces = ()
        self._is_problem = self._is_old = self._is_waiting = False
        self.set_theme(LIGHT)

    def show_sentence(self, sentence: Pieces, *, is_problem: bool = False) -> None:
        """Say `sentence`; in the colour of errors if it is about a problem."""
        if (sentence, is_problem) == (self._sentence, self._is_problem):
            return
        self._sentence, self._is_problem = sentence, is_problem
        self._fit()

    def set_old(self, is_old: bool) -> None:
        """Whether what is shown is of before a change; then that is said before everything else."""
        if is_old != self._is_old:
            self._is_old = is_old
            self._fit()

    def set_waiting(self, is_waiting: bool) -> None:
        """Whether what comes next has to wait for the end of the run; then that is said before everything else."""
        if is_waiting != self._is_waiting:
            self._is_waiting = is_waiting
            self._fit()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._fit()

    @property
    def _said(self) -> Pieces:
        before = ""
        if self._is_old:
            before = self.tr("**This is the run before the change**: press Run for the new one.") + " "
        elif self._is_waiting:
            before = self.tr("**A question comes next, and only the whole run can answer it**: wait for its end.") + " "
        return pieces_of(before) + self._sentence

    def leave_free(self, pixels: int) -> None:
        """Something lies over so much of the right: say it beside that."""
        self.setContentsMargins(0, 0, pixels, 0)
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        lines = LINES_PROJECTED if theme.is_projecting else LINES
        self.setFixedHeight(round(lines * theme.line_height(Role.LEAD)))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        font = next((font for font in self._fonts() if self._height_in(font) <= self.height()), self._fonts()[-1])
        if font != self.font():
            self.setFont(font)
        colour = self._theme.error if self._is_problem else self._theme.text
        self.setText(f'<span style="color: {colour.name()}">{rich(self._said)}</span>')
        self.setToolTip(tip(joined(self._said)) if self._height_in(font) > self.height() else "")

    def _fonts(self) -> list[QFont]:
        return [self._theme.font(role, QFont.Weight.Normal) for role in (Role.HEADING, Role.LEAD, Role.BODY)]

    def _height_in(self, font: QFont) -> int:
        """How high the sentence would be; bold words are a little wider, so a little less width is counted on."""
        width = QRect(0, 0, int(self.contentsRect().width() * 0.96), 10_000)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        return QFontMetrics(font).boundingRect(width, flags, joined(self._said)).height()
