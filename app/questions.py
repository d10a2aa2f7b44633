"""Asks a lesson's questions while its run is played: stops right before what is asked for, and reveals it then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject, Signal, SignalInstance

from app.player import Player
from sim.questions import Question, Told
from widgets.question_card import QuestionCard

MOMENT, QUIET = 700, 300
"""Milliseconds for which a question must have stood, and for which no key was pressed, before a key is meant for it."""


class Askable(Protocol):
    """A run that can be asked about. `shown` is said when it is another one from now on."""

    player: Player
    shown: SignalInstance

    def tell(self, question: Question) -> Told | None:
        """When what is asked for happens, and what is right; None as long as that is not known."""
        ...


class Questions(QObject):
    """Each question once for a run, and none while the playhead is held on what happens just now.

    Where what is right can be told only later in a run that goes on, play waits before that place.
    `show_card` is called when the card comes (True) or goes (False). A run that begins while `is_silent` is not asked
    about. To a question that has just come a key does nothing: it was meant for something else.

    Signals:
        changed: something else is asked now, or still to be asked.
        asking_changed: the card has come (True) or gone.
        horizon_changed: what happens from some time on would give away an answer, or no longer. arg: the time in
            seconds, infinity if there is none
    """

    changed = Signal()
    asking_changed = Signal(bool)
    horizon_changed = Signal(float)

    def __init__(self, run: Askable, card: QuestionCard, show_card: Callable[[bool], None], parent: QObject) -> None:
        super().__init__(parent)
        self._run, self._player, self._card, self._show_card = run, run.player, card, show_card
        self._questions: Sequence[Question] = ()
        self._open: list[Question] = []
        self._stops: dict[float, Question] = {}
        self._are_wanted, self._may_ask, self._asked_at = True, True, 0.0
        self._asked_about, self._horizon = inf, inf
        self.is_silent = False
        self._since_asked, self._since_key = QElapsedTimer(), QElapsedTimer()
        run.shown.connect(self._begin)
        self._player.extent_changed.connect(self.look_again)
        self._player.stopped.connect(self._ask)
        self._player.moved.connect(self._leave)
        card.answered.connect(self.answer)
        card.skipped.connect(self.reveal)
        card.all_skipped.connect(self._give_up)
        card.closed.connect(self.go_on)

    def set_questions(self, questions: Sequence[Question]) -> None:
        """The questions of the lesson that is run next."""
        self._questions, self._are_wanted = questions, True
        self._begin()

    def set_allowed(self, may_ask: bool) -> None:
        """Whether to ask at all, in whatever lesson. What is being asked now goes, too."""
        self._may_ask = may_ask
        self._begin()

    @property
    def is_asking(self) -> bool:
        """Whether the card is there."""
        return self._card.question is not None

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is waited for."""
        return self.is_asking and not self._card.is_revealed

    @property
    def were_passed(self) -> bool:
        """Whether something was not asked although it has come to its place."""
        return any(stop <= self._player.time for stop in self._stops)

    @property
    def pending(self) -> Sequence[Question]:
        """What is still to be revealed."""
        asked = [self._card.question] if self.is_waiting and self._card.question is not None else []
        return (*asked, *self._open)

    def press(self, place: int) -> None:
        """What the number key of an answer does."""
        if self._is_heeded():
            self.answer(place)

    def answer(self, place: int) -> None:
        """Choose an answer; nothing happens if nothing is asked, or not so many answers are there."""
        question = self._card.question
        if question is not None and self.is_waiting and 0 <= place < len(question.answers):
            self._reveal(place)

    def reveal(self) -> None:
        """Show what was so, without a guess."""
        if self.is_waiting:
            self._reveal(None)

    def go_on(self) -> None:
        """Put the card away and play."""
        if self.is_asking:
            self._close()
            self._player.play()

    def step(self) -> bool:
        """What the key for one step does while the card is there: reveal, then put it away and step on.

        False if there is no card, and nothing was done.
        """
        return self._reveal_or(self._player.step)

    def play(self) -> bool:
        """What the key for playing does while the card is there: reveal, then put it away and play; else see `step`."""
        return self._reveal_or(self._player.play)

    def _reveal_or(self, go_on: Callable[[], None]) -> bool:
        if not self.is_asking:
            return False
        if self._card.is_revealed:
            self._close()
            go_on()
        elif self._is_heeded():
            self.reveal()
        return True

    def _is_heeded(self) -> bool:
        """Whether a key that is pressed now is meant for the question: keys do not rain on it any more."""
        is_calm = self._since_key.restart() >= QUIET
        return is_calm and self._since_asked.elapsed() >= MOMENT

    def _begin(self) -> None:
        is_asking = self._are_wanted and self._may_ask and not self.is_silent
        self._open = list(self._questions) if is_asking else []
        self._close()
        self.look_again()
        self.changed.emit()

    def look_again(self) -> None:
        """More is known: where play must stop, only for what the run can answer."""
        self._stops, waits = {}, []
        for question in self._open:
            told = self._run.tell(question)
            if told is not None and told.value is None:
                waits.append(told.time)
            elif told is not None:
                self._stops.setdefault(told.time, question)
        self._player.heed(sorted(self._stops), waits)
        self._tell_horizon()

    def _ask(self, time: float) -> None:
        question = self._stops.get(time)
        if question is not None:
            self._open.remove(question)
            self._asked_at, self._asked_about = self._player.time, time
            self._since_asked.start()
            self._since_key.start()
            self._card.ask(question)
            self._show_card(True)
            self.asking_changed.emit(True)
            self.look_again()
            self.changed.emit()

    def _reveal(self, chosen: int | None) -> None:
        question = self._card.question
        assert question is not None
        told = self._run.tell(question)
        value = told.value if told is not None else None
        self._card.reveal(question.right(value), value or "", chosen)
        self._tell_horizon()
        self.changed.emit()

    def _leave(self, _world: object, time: float) -> None:
        """Whoever goes elsewhere has left the question; one without an answer is asked again at its moment."""
        if self.is_asking and time != self._asked_at:
            self._open = [each for each in self._questions if each in self.pending]
            self._close()
            self.look_again()
        self._tell_horizon()

    def _tell_horizon(self) -> None:
        """What is past a question that is not answered yet is kept back, unless the playhead has come past it."""
        ahead = [stop for stop in self._stops if stop > self._player.time]
        horizon = self._asked_about if self.is_waiting else min(ahead, default=inf)
        if horizon != self._horizon:
            self._horizon = horizon
            self.horizon_changed.emit(horizon)

    def _give_up(self) -> None:
        self._are_wanted, self._open = False, []
        self.look_again()
        self.go_on()

    def _close(self) -> None:
        if self.is_asking:
            self._show_card(False)
            self._card.clear()
            self.asking_changed.emit(False)
            self.changed.emit()
