"""The run of threads that the window shows: who steps when, what came of it, and what else could."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.player import Player
from app.thread_feed import ThreadFeed
from sim.concurrency.events import AnyEvent
from sim.concurrency.expectation import ExpectationError, holds, names_in
from sim.concurrency.interleaver.report import Found, Outcome, Report
from sim.concurrency.moments import ThreadGuide
from sim.concurrency.world import World
from sim.sources.interleaving import COMMAND, Explore, Replay
from sim.timeline import Timeline

SECONDS = 20.0
"""How long an exploration may take."""
MOST_STEPS = 2_000
"""Of a run in which chance decides; a program may never end."""


@dataclass(frozen=True)
class Asked:
    """What runs: the text, its name, where its threads may be switched, and what must hold at its end."""

    text: str
    file: str
    granularity: str = "bytecode"
    expect: str = ""


class ThreadRun(QObject):
    """A schedule that grows, or is replaced; going back and letting another thread step makes a new one.

    Signals:
        shown: another run is shown from now on.
        enabled_changed: who could step at the end of what is known.
        report_changed: an exploration has begun (None) or is over (a Report).
        progressed: so many runs the exploration has made.
        failed: the exploration came to nothing. arg: a Sentence
    """

    shown = Signal()
    enabled_changed = Signal()
    report_changed = Signal(object)
    progressed = Signal(int)
    failed = Signal(object)

    def __init__(self, command: Sequence[str] = COMMAND, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.timeline: Timeline[AnyEvent, World] = Timeline(World())
        self.player = Player(ThreadGuide(), self.timeline, self)
        self.asked: Asked | None = None
        self.enabled: tuple[int, ...] = ()
        self.report: Report | None = None
        self._schedule: tuple[int, ...] = ()
        self._goal = 0.0
        self._plays = self._is_by_chance = self._wants_bad = False
        self._dice = random.Random()  # noqa: S311 - a student's dice
        self._steps, self._explorer = ThreadFeed(command, self), ThreadFeed(command, self)
        self._steps.answered.connect(self._show)
        self._explorer.explored.connect(self._keep_report)
        self._explorer.progressed.connect(self.progressed)
        self._explorer.failed.connect(self.failed)

    @property
    def newest_world(self) -> World:
        """The world after everything that is known."""
        return self.timeline.world_after(len(self.timeline))

    @property
    def is_busy(self) -> bool:
        """Whether a run is being made."""
        return self._steps.is_asking

    def start(self, asked: Asked) -> None:
        """Stand at the beginning of this program, and explore it meanwhile."""
        self.asked, self._is_by_chance, self._wants_bad = asked, False, False
        self._replay((), plays=False, to_the_end=False)
        self.report = None
        self.report_changed.emit(None)
        also = tuple(names_in(asked.expect))
        self._explorer.explore(Explore(asked.text, asked.file, asked.granularity, also=also, seconds=SECONDS))

    def advance(self, thread: int) -> None:
        """Let `thread` step at the moment that is shown. What came after it is another schedule, and is forgotten."""
        world: World = self.player.world
        done = len(world.strip)
        if self.asked is None or self.is_busy:
            return
        self._plays = self._is_by_chance = False
        if done < len(self._schedule):
            self._replay((*self._schedule[:done], thread), plays=False, to_the_end=False, goal=float(done + 1))
        elif thread in self.enabled:
            self._schedule = (*self._schedule, thread)
            self._goal = float(len(self._schedule))
            self._steps.step(thread)

    def go_by_chance(self) -> None:
        """A run from the beginning in which chance decides who steps; then play it."""
        if self.asked is not None:
            self._replay((), plays=True, to_the_end=False)
            self._is_by_chance = True

    def replay(self, schedule: Sequence[int]) -> None:
        """A run by this schedule, to its end; then play it."""
        if self.asked is not None:
            self._replay(tuple(schedule), plays=True, to_the_end=True)

    def find_bad(self) -> bool:
        """Play the first bad schedule, as soon as one is known; False if it is certain by now that none was found."""
        self._wants_bad = self.report is None
        bad = self.bad()
        if bad:
            self.replay(bad[0].witness)
        return bool(bad) or self._wants_bad

    def bad(self) -> list[Found]:
        """What the exploration found that must not be."""
        if self.report is None:
            return []
        violations = [outcome for outcome in self.report.outcomes if self.is_bad(outcome)]
        return [*self.report.deadlocks, *self.report.errors, *violations, *self.report.loops]

    def is_bad(self, outcome: Outcome) -> bool:
        """Whether an exception led to the outcome, or it violates what must hold."""
        if outcome.errors:
            return True
        try:
            return self.asked is not None and not holds(self.asked.expect, outcome.values)
        except ExpectationError:
            return False

    def clear(self) -> None:
        """Show nothing; whatever runs is stopped."""
        self.shut_down()
        self.asked, self.report, self.enabled, self._schedule = None, None, (), ()
        self._take([])

    def shut_down(self) -> None:
        """Leave no process and no timer behind."""
        self.player.halt()
        self._steps.drop()
        self._explorer.drop()

    # Runs

    def _replay(self, schedule: tuple[int, ...], *, plays: bool, to_the_end: bool, goal: float = 0.0) -> None:
        assert self.asked is not None
        self._schedule, self._plays, self._goal, self._is_by_chance = schedule, plays, goal, False
        asked = self.asked
        also = tuple(names_in(asked.expect))
        self._is_new = True
        self._steps.replay(
            Replay(asked.text, asked.file, asked.granularity, also=also, schedule=schedule, to_the_end=to_the_end)
        )

    def _show(self, events: list[AnyEvent], enabled: tuple[int, ...]) -> None:
        self.enabled = enabled
        if self._is_new:
            self._is_new = False
            self._take(events)
        else:
            for event in events:
                self.timeline.add(event)
        if self._is_by_chance and enabled and len(self._schedule) < MOST_STEPS:
            self._schedule = (*self._schedule, self._dice.choice(enabled))
            self._steps.step(self._schedule[-1])
            return
        self._schedule = tuple(step.thread for step in self.newest_world.strip)
        self.player.run_ended()
        self.enabled_changed.emit()
        if self._plays:
            self.player.home()
            self.player.play()
        else:
            self.player.seek(self._goal)

    def _take(self, events: list[AnyEvent]) -> None:
        self.timeline = Timeline(World())
        for event in events:
            self.timeline.add(event)
        self.shown.emit()
        self.player.begin(self.timeline)

    def _keep_report(self, report: Report) -> None:
        self.report = report
        self.report_changed.emit(report)
        if self._wants_bad:
            self._wants_bad = False
            self.find_bad()
