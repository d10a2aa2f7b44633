"""Myth or fact: a saying, the learner's verdict on it, and what the experiment showed. Nobody keeps a score."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from sim.myths import Finding, Myth
from sim.words import Piece, Pieces, pieces_of
from widgets.asking_card import AskingCard
from widgets.named import named
from widgets.theme import LIGHT, Theme
from widgets.words import pieces_said, rich

MYTH, FACT = range(2)
"""The places of the answers."""


class MythCard(AskingCard):
    """Hidden while there is no saying to show. `has_keys` tells whether number keys answer, too.

    Signals:
        answered: the learner has decided. arg: MYTH or FACT
        next_requested: another saying.
    """

    answered = Signal(int)
    next_requested = Signal()

    def __init__(self, *, has_keys: bool = True) -> None:
        super().__init__("myth_card", ("myth_heading", "myth_claim", "myth_reason"))
        self._has_keys = has_keys
        self._myth: Myth | None = None
        self._place = self._count = 0
        self._is_asking = False
        self._chosen: int | None = None
        self._finding: Finding | None = None
        self._buttons = [named(QPushButton(), f"myth_answer_{place + 1}") for place in (MYTH, FACT)]
        self._next = named(QPushButton(), "myth_next")
        for place, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, place=place: self._answer(place))
            self._row.addWidget(button)
        self._next.clicked.connect(self.next_requested)
        self._row.addStretch(1)
        self._row.addWidget(self._next)
        self.set_theme(LIGHT)

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
        margin = theme.gap(10)
        self._column.setContentsMargins(margin, theme.gap(8), margin, theme.gap(8))
        self._row.setSpacing(theme.gap(6))
        super().set_theme(theme)

    def retranslate(self) -> None:
        for answer, (button, title) in enumerate(zip(self._buttons, self._titles(), strict=True)):
            self._show_answer(answer, button, title)
        self._next.setText(self.tr("Next"))
        self._next.setAccessibleName(self.tr("The next saying"))
        if self._myth is None:
            return
        place = self.tr("{place} of {count}").format(place=self._place + 1, count=self._count)
        self._heading.setText(f"{self._heading_text()} · {place}" if self._count > 1 else self._heading_text())
        claim = self.tr("Often said: “{claim}”").format(claim=self._myth.claim.in_language(self._language))
        self._text.setText(rich(pieces_of(claim)))
        self._next.setVisible(self._count > 1 and (self.is_asking or self._finding is not None))
        self._because.setText(rich(self._reason_pieces()))
        self._because.setVisible(self._finding is not None)

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

    def _show_answer(self, answer: int, button: QPushButton, title: str) -> None:
        right = self._right() if self._finding is not None else None
        is_right, is_chosen = answer == right, answer == self._chosen
        key = str(answer + 1) if self._has_keys and self._is_asking else ""
        self._say_answer(button, title, is_right if right is not None and (is_right or is_chosen) else None, key)
        button.setEnabled(self.is_asking or is_right or is_chosen)
