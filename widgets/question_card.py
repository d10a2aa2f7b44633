"""Predict before reveal: a question with its answers, then what was so and why. Nobody keeps a score."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from sim.questions import Question
from sim.words import Piece, pieces_of
from widgets.asking_card import AskingCard
from widgets.flow_layout import FlowLayout
from widgets.named import named
from widgets.theme import Theme
from widgets.words import rich


class QuestionCard(AskingCard):
    """Hidden until something is asked.

    Signals:
        answered: an answer was chosen. arg: its place, from 0
        skipped: the person wants to see it without guessing.
        all_skipped: nothing more shall be asked until a lesson is opened, be it this one again.
        closed: the person has read the reason and wants to go on.
    """

    answered = Signal(int)
    skipped = Signal()
    all_skipped = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("question_card", ("question_heading", "question_text", "question_because"), parent)
        self._question: Question | None = None
        self._chosen: int | None = None
        self._right: int | None = None
        self._value = ""
        self._is_revealed = False
        self._skip, self._skip_all = named(QPushButton(), "skip_button"), named(QPushButton(), "skip_all_button")
        self._go_on = named(QPushButton(), "go_on_button")
        self._answers = FlowLayout()
        self._lay_out()
        self._skip.clicked.connect(self.skipped)
        self._skip_all.clicked.connect(self.all_skipped)
        self._go_on.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        self._row.addLayout(self._answers, 1)
        for button in (self._skip, self._skip_all, self._go_on):
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._go_on.setProperty("primary", True)

    @property
    def question(self) -> Question | None:
        """What is asked, or was just answered; None while nothing is."""
        return self._question

    @property
    def is_revealed(self) -> bool:
        """Whether the answer stands there."""
        return self._is_revealed

    @property
    def has_keyboard(self) -> bool:
        """Whether the focus is on one of its buttons."""
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def ask(self, question: Question) -> None:
        """Show a question and wait for an answer."""
        self._question, self._chosen, self._right, self._is_revealed = question, None, None, False
        self._make_buttons()
        self.retranslate()
        self.show()

    def reveal(self, right: int | None, value: str, chosen: int | None = None) -> None:
        """Mark the right answer; where none is right, say what was so instead (`value`). Then the reason."""
        self._right, self._value, self._chosen, self._is_revealed = right, value, chosen, True
        self.retranslate()
        self._go_on.setFocus()

    def clear(self) -> None:
        """Nothing is asked any more."""
        self._question = None
        self.hide()

    def _make_buttons(self) -> None:
        while self._answers.count():
            self._answers.takeAt(0)
        for button in self._buttons:
            button.setParent(None)
            button.deleteLater()
        answers = self._question.answers if self._question is not None else ()
        self._buttons = [named(QPushButton(), f"answer_{place + 1}") for place in range(len(answers))]
        for place, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, place=place: self._choose(place))
            self._answers.addWidget(button)
        self._size_buttons()

    def _choose(self, place: int) -> None:
        if not self._is_revealed:
            self.answered.emit(place)

    # Looks and words

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        margin = theme.gap(12)
        self._column.setContentsMargins(margin, theme.gap(8), margin, theme.gap(10))
        for layout in (self._answers, self._row):
            layout.setSpacing(theme.px(8))
        super().set_theme(theme)

    def retranslate(self) -> None:
        for button, text in (
            (self._skip, self.tr("Show me")),
            (self._skip_all, self.tr("No more in this lesson")),
            (self._go_on, self.tr("Go on")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self._skip_all.setToolTip(
            self.tr("No more questions until a lesson is opened. The preferences (Ctrl and ,) turn them off for good.")
        )
        for button in (self._skip, self._skip_all):
            button.setVisible(not self._is_revealed)
        self._go_on.setVisible(self._is_revealed)
        if self._question is None:
            return
        self._heading.setText(self._heading_text())
        self._text.setText(rich(pieces_of(self._question.ask.in_language(self._language))))
        self._because.setText(rich((*self._other_answer(), *pieces_of(self._reason()))))
        self._because.setVisible(self._is_revealed)
        for place, button in enumerate(self._buttons):
            self._show_answer(place, button)

    def _reason(self) -> str:
        assert self._question is not None
        return self._question.because.in_language(self._language)

    def _heading_text(self) -> str:
        if not self._is_revealed:
            return self.tr("Predict first: answer with a click or a number key")
        if self._chosen is None or self._right is None:
            return self.tr("So it is")
        return self.tr("Rightly predicted") if self._chosen == self._right else self.tr("It turns out otherwise")

    def _other_answer(self) -> tuple[Piece, ...]:
        if not self._is_revealed or self._right is not None:
            return ()
        return pieces_of(self.tr("In this run it is something else: **{value}**.").format(value=self._value) + " ")

    def _show_answer(self, place: int, button: QPushButton) -> None:
        assert self._question is not None
        title = self._question.answers[place].title.in_language(self._language)
        if self._is_revealed:
            is_right = place == self._right
            self._say_answer(button, title, is_right if is_right or place == self._chosen else None)
        else:
            self._say_answer(button, title, None, key=str(place + 1))
