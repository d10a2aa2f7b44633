"""Predict before reveal: a question with its answers, then what was so and why. Nobody keeps a score."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sim.questions import Question
from sim.words import Piece, pieces_of
from widgets.flow_layout import FlowLayout
from widgets.icons import icon
from widgets.key_cap import SIDE, key_cap
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import rich


class QuestionCard(Speaking, QFrame):
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
        super().__init__(parent)
        self.setObjectName("question_card")
        self._theme, self._language = LIGHT, "en"
        self._question: Question | None = None
        self._chosen: int | None = None
        self._right: int | None = None
        self._value = ""
        self._is_revealed = False
        self._buttons: list[QPushButton] = []
        self._heading = named(QLabel(textFormat=Qt.TextFormat.PlainText), "question_heading")
        self._text = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), "question_text")
        self._because = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), "question_because")
        self._skip, self._skip_all = named(QPushButton(), "skip_button"), named(QPushButton(), "skip_all_button")
        self._go_on = named(QPushButton(), "go_on_button")
        self._answers = FlowLayout()
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._skip.clicked.connect(self.skipped)
        self._skip_all.clicked.connect(self.all_skipped)
        self._go_on.clicked.connect(self.closed)
        self.hide()

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout()
        row.addLayout(self._answers, 1)
        for button in (self._skip, self._skip_all, self._go_on):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._go_on.setProperty("primary", True)
        for label in (self._heading, self._text):
            self._column.addWidget(label)
        self._column.addLayout(row)
        self._column.addWidget(self._because)

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
        self._theme = theme
        self.setStyleSheet(
            f"QFrame#question_card {{ background: {theme.surface.name()}; border: {theme.px(2)}px solid"
            f" {theme.warn.name()}; border-radius: {theme.px(6)}px; }}"
        )
        margin = theme.gap(12)
        self._column.setContentsMargins(margin, theme.gap(8), margin, theme.gap(10))
        self._column.setSpacing(theme.gap(6))
        for layout in (self._answers, self._row):
            layout.setSpacing(theme.px(8))
        self._heading.setFont(theme.font(Role.CAPTION))
        self._heading.setStyleSheet(f"color: {theme.warn.name()}; font-weight: 600;")
        self._text.setFont(theme.font(Role.LEAD))
        self._because.setFont(theme.font(Role.BODY))
        self._size_buttons()
        self.retranslate()

    def _size_buttons(self) -> None:
        for button in self._buttons:
            button.setIconSize(QSize(self._theme.px(SIDE), self._theme.px(SIDE)))

    def set_language(self, language: str) -> None:
        """Questions in 'zh' or 'en'."""
        self._language = language
        self.retranslate()

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
            self._say_answer(place, button)

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

    def _say_answer(self, place: int, button: QPushButton) -> None:
        assert self._question is not None
        title = self._question.answers[place].title.in_language(self._language)
        button.setText(f" {title}")
        theme, is_right = self._theme, self._is_revealed and place == self._right
        is_wrong = self._is_revealed and place == self._chosen and not is_right
        told = icon("check", theme.ok) if is_right else icon("x", theme.error) if is_wrong else QIcon()
        button.setIcon(told if self._is_revealed else key_cap(str(place + 1), theme))
        mark = self.tr("right") if is_right else self.tr("not so") if is_wrong else ""
        button.setAccessibleName(f"{title}: {mark}" if mark else title)
        colour = theme.ok if is_right else theme.error if is_wrong else None
        button.setStyleSheet(f"border: {theme.px(2)}px solid {colour.name()};" if colour is not None else "")
