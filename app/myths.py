"""Puts a lesson's sayings to the test: the learner decides, and a run of the experiment gives the verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject

from app.questions import Questions
from app.run import Run
from app.side_column import EXPLAIN, SideColumn
from sim.myths import Myth
from sim.network.proofs import PROOFS


class Myths(QObject):
    """One saying at a time. `experiment` runs the lesson with these texts of settings over the defaults.

    During an experiment its card stays in sight, and `questions` asks nothing else.
    """

    def __init__(
        self,
        run: Run,
        side: SideColumn,
        questions: Questions,
        experiment: Callable[[Mapping[str, str]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._run, self._side, self._card = run, side, side.myth_card
        self._questions, self._experiment = questions, experiment
        self._myths: Sequence[Myth] = ()
        self._place = 0
        self._is_starting = self._is_tested = False
        run.shown.connect(self._forget)
        run.ended.connect(self._reveal)
        self._card.answered.connect(self.answer)
        self._card.next_requested.connect(self._next)

    def set_myths(self, myths: Sequence[Myth]) -> None:
        """The sayings of the lesson that is shown; none hide the card."""
        self._myths, self._place, self._is_tested = myths, 0, False
        self._ask()

    def answer(self, place: int) -> None:
        """Decide MYTH or FACT and run the experiment; nothing happens if nothing is asked."""
        if not self._card.is_asking or place > 1:
            return
        self._card.show_running(place)
        self._is_starting = self._is_tested = self._questions.is_silent = True
        self._experiment(self._myths[self._place].values)
        self._is_starting = self._questions.is_silent = False
        self._side.show_page(EXPLAIN)
        if not self._run.feed.is_running:  # it could not even begin; the window has said why
            self._is_tested = False
            self._ask()

    def _forget(self) -> None:
        """Another run is shown: the experiment's verdict can no longer be had."""
        if self._is_tested and not self._is_starting:
            self._is_tested = False
            self._ask()

    def _reveal(self) -> None:
        if self._is_tested:
            self._is_tested = False
            self._card.reveal(PROOFS[self._myths[self._place].proof](self._run.newest_world))
            self._run.player.end()

    def _next(self) -> None:
        self._place = (self._place + 1) % len(self._myths)
        self._ask()

    def _ask(self) -> None:
        self._card.ask(self._myths[self._place] if self._myths else None, self._place, len(self._myths))
