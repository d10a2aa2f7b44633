"""Puts a lesson's sayings to the test: the learner decides, and a run of the experiment gives the verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from app.player import Player
from app.questions import Questions
from sim.myths import Finding, Myth
from widgets.myth_card import MythCard


class Laboratory(Protocol):
    """Where experiments run: `shown` is said when another run is shown from now on, `ended` when it has told all.

    `asked` is another object for everything else that was asked for, the same one for runs of the same.
    """

    player: Player
    shown: SignalInstance
    ended: SignalInstance

    @property
    def asked(self) -> object:
        """What the run that is shown was asked for with."""
        ...

    @property
    def is_running(self) -> bool:
        """Whether it goes on."""
        ...

    def finding(self, proof: str) -> Finding:
        """What it has shown about a saying."""
        ...


class Myths(QObject):
    """One saying at a time. `experiment` runs the lesson as a saying wants it; `show_card` brings its card into sight.

    During an experiment `questions` asks nothing else.
    """

    def __init__(
        self,
        run: Laboratory,
        card: MythCard,
        questions: Questions,
        experiment: Callable[[Myth], None],
        show_card: Callable[[], None],
    ) -> None:
        super().__init__(questions.parent())
        self._run, self._card = run, card
        self._questions, self._experiment, self._show_card = questions, experiment, show_card
        self._myths: Sequence[Myth] = ()
        self._place = 0
        self._is_starting = self._is_tested = False
        self._judged: object = None
        run.shown.connect(self._forget)
        run.ended.connect(self._reveal)
        card.answered.connect(self.answer)
        card.next_requested.connect(self._next)

    def set_myths(self, myths: Sequence[Myth]) -> None:
        """The sayings that can be tested now; none hide the card. One that is among them still stays in its place."""
        asked = self._myths[self._place] if self._myths else None
        self._myths, self._is_tested = myths, False
        self._place = myths.index(asked) if asked in myths else 0
        self._ask()

    def ask(self, myth: Myth) -> None:
        """Ask about that one of the sayings."""
        self._place, self._is_tested = self._myths.index(myth), False
        self._ask()
        self._show_card()

    def is_asking(self, myth: Myth) -> bool:
        """Whether the card waits for a verdict on that saying."""
        return self._card.is_asking and self._myths[self._place] == myth

    def answer(self, place: int) -> None:
        """Decide MYTH or FACT and run the experiment; nothing happens if nothing is asked."""
        if self._card.is_asking and place in (0, 1):
            self._test(place)

    def test(self) -> None:
        """Run the experiment without a verdict of the learner's: a lecture hall has called out its own."""
        if self._card.is_asking:
            self._test(None)

    def _test(self, chosen: int | None) -> None:
        self._card.show_running(chosen)
        self._is_starting = self._is_tested = self._questions.is_silent = True
        self._experiment(self._myths[self._place])
        self._is_starting = self._questions.is_silent = False
        self._show_card()
        if not self._run.is_running:  # it could not even begin; the window has said why
            self._is_tested = False
            self._ask()

    def _forget(self) -> None:
        """Another run is shown: the experiment's verdict can no longer be had, or does not speak of it."""
        is_judged = not self._is_tested and self._run.asked is self._judged
        if not (self._is_starting or self._card.is_asking or is_judged):
            self._is_tested = False
            self._ask()

    def _reveal(self) -> None:
        if self._is_tested:
            self._is_tested, self._judged = False, self._run.asked
            self._card.reveal(self._run.finding(self._myths[self._place].proof))
            self._run.player.end()

    def _next(self) -> None:
        self._place = (self._place + 1) % len(self._myths)
        self._ask()

    def _ask(self) -> None:
        self._card.ask(self._myths[self._place] if self._myths else None, self._place, len(self._myths))
