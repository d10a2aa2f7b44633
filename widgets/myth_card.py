"""Myth or fact: a saying, the learner's verdict on it, and what the experiment showed. Nobody keeps a score."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sim.myths import Finding, Myth
from sim.words import Piece, Pieces, pieces_of
from widgets.icons import icon
from widgets.key_cap import SIDE, key_cap
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import pieces_said, rich

MYTH, FACT = range(2)
"""The places of the answers."""


class MythCard(Speaking, QFrame):
    """Hidden while there is no saying to show. `has_keys` tells whether number keys answer, too.

    Signals:
        answered: the learner has decided. arg: MYTH or FACT
        next_requested: another saying.
    """

    answered = Signal(int)
    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, has_keys: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("myth_card")
        self._has_keys = has_keys
        self._theme, self._language = LIGHT, "en"
        self._myth: Myth | None = None
        self._place = self._count = 0
        self._is_asking = False
        self._chosen: int | None = None
        self._finding: Finding | None = None
        self._heading = named(QLabel(textFormat=Qt.TextFormat.PlainText), "myth_heading")
        self._claim = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), "myth_claim")
        self._reason = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), "myth_reason")
        self._buttons = [named(QPushButton(), f"myth_answer_{place + 1}") for place in (MYTH, FACT)]
        self._next = named(QPushButton(), "myth_next")
        for place, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, place=place: self._answer(place))
        self._next.clicked.connect(self.next_requested)
        self._column, self._row = QVBoxLayout(self), QHBoxLayout()
        for button in self._buttons:
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._row.addWidget(self._next)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._claim)
        self._column.addLayout(self._row)
        self._column.addWidget(self._reason)
        self.set_theme(LIGHT)
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Whether an answer is waited for."""
        return self._is_asking

    @property
    def finding(self) -> Finding | None:
        """What the experiment has shown, if it is over."""
        return self._finding

    def ask(self, myth: Myth | None, place: int = 0, count: int = 1) -> None:
        """Show the saying at `place` (from 0) of so many and wait for an answer; None hides the card."""
        self._myth, self._place, self._count = myth, place, count
        self._is_asking, self._chosen, self._finding = myth is not None, None, None
        self.setVisible(myth is not None)
        self.retranslate()

    def show_running(self, chosen: int | None) -> None:
        """The learner has chosen that, None for nothing; the experiment runs."""
        self._is_asking, self._chosen, self._finding = False, chosen, None
        self.retranslate()

    def reveal(self, finding: Finding) -> None:
        """Say what the run has shown, what is generally so, and why."""
        self._finding = finding
        self.retranslate()

    def _answer(self, place: int) -> None:
        if self.is_asking:
            self.answered.emit(place)

    # Looks and words

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self.setStyleSheet(
            f"QFrame#myth_card {{ background: {theme.surface.name()}; border: {theme.px(2)}px solid"
            f" {theme.warn.name()}; border-radius: {theme.px(6)}px; }}"
        )
        margin = theme.gap(10)
        self._column.setContentsMargins(margin, theme.gap(8), margin, theme.gap(8))
        self._column.setSpacing(theme.gap(6))
        self._row.setSpacing(theme.gap(6))
        self._heading.setFont(theme.font(Role.CAPTION))
        self._heading.setStyleSheet(f"color: {theme.warn.name()}; font-weight: 600;")
        self._claim.setFont(theme.font(Role.LEAD))
        self._reason.setFont(theme.font(Role.BODY))
        for button in self._buttons:
            button.setIconSize(QSize(theme.px(SIDE), theme.px(SIDE)))
        self.retranslate()

    def set_language(self, language: str) -> None:
        """Sayings in 'zh' or 'en'."""
        self._language = language
        self.retranslate()

    def retranslate(self) -> None:
        for answer, (button, title) in enumerate(zip(self._buttons, self._titles(), strict=True)):
            self._say_answer(answer, button, title)
        self._next.setText(self.tr("Next"))
        self._next.setAccessibleName(self.tr("The next saying"))
        if self._myth is None:
            return
        place = self.tr("{place} of {count}").format(place=self._place + 1, count=self._count)
        self._heading.setText(f"{self._heading_text()} · {place}" if self._count > 1 else self._heading_text())
        claim = self.tr("Often said: “{claim}”").format(claim=self._myth.claim.in_language(self._language))
        self._claim.setText(rich(pieces_of(claim)))
        self._next.setVisible(self._count > 1 and (self.is_asking or self._finding is not None))
        self._reason.setText(rich(self._reason_pieces()))
        self._reason.setVisible(self._finding is not None)

    def _titles(self) -> tuple[str, str]:
        return self.tr("myth"), self.tr("fact")

    def _heading_text(self) -> str:
        if self._is_asking:
            return self.tr("Fact or myth?")
        if self._finding is None:
            return self.tr("The experiment runs")
        right = self._right()
        if right is None:
            return self.tr("This run does not tell")
        if self._chosen is None:
            return self.tr("It is a fact") if right == FACT else self.tr("It is a myth")
        return self.tr("Rightly judged") if right == self._chosen else self.tr("It turns out otherwise")

    def _right(self) -> int | None:
        """The answer that the run has borne out; None if it shows nothing, or not what is generally so."""
        assert self._myth is not None
        holds = self._finding.holds if self._finding is not None else None
        return (FACT if holds else MYTH) if holds is self._myth.holds else None

    def _reason_pieces(self) -> Pieces:
        if self._finding is None or self._myth is None:
            return ()
        because = pieces_of(self._myth.because.in_language(self._language))
        figures = (*pieces_said(self._finding.sentence), Piece("\n"))
        if self._right() is not None:
            return (*figures, *because)
        usually = self.tr("Still, it is a fact:") if self._myth.holds else self.tr("Still, it is a myth:")
        return (*figures, *pieces_of(f"**{usually}** "), *because)

    def _say_answer(self, answer: int, button: QPushButton, title: str) -> None:
        theme, right = self._theme, self._right() if self._finding is not None else None
        is_right, is_wrong = answer == right, right is not None and answer == self._chosen != right
        button.setText(f" {title}")
        button.setEnabled(self.is_asking or is_right or answer == self._chosen)
        told = icon("check", theme.ok) if is_right else icon("x", theme.error) if is_wrong else QIcon()
        button.setIcon(key_cap(str(answer + 1), theme) if self._has_keys and self._is_asking else told)
        mark = self.tr("right") if is_right else self.tr("not so") if is_wrong else ""
        button.setAccessibleName(f"{title}: {mark}" if mark else title)
        colour = theme.ok if is_right else theme.error if is_wrong else None
        button.setStyleSheet(f"border: {theme.px(2)}px solid {colour.name()};" if colour is not None else "")
