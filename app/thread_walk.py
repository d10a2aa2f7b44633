"""A run of threads that grows step by step, or is made by a schedule; and the moment of it that is shown."""

from __future__ import annotations

import random
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.player import Player
from app.thread_asked import Asked, schedule_in
from app.thread_feed import ThreadFeed
from sim.concurrency.events import AnyEvent
from sim.concurrency.moments import ThreadGuide
from sim.concurrency.world import World
from sim.timeline import Timeline

MOST_STEPS = 2_000
"""Of a run in which chance decides; a program may never end."""


class ThreadWalk(QObject):
    """Going back and letting another thread step makes another run.

    Signals:
        shown: another run is shown from now on; it is still to come.
        replaced: it has come, or goes on in another way from some step on.
        chosen: the person has decided how it goes on.
        stepped: the step that was asked for is known, and shown, or asked about.
        enabled_changed: who could step at the end of what is known.
        busy_changed: a run is being made, or no longer.
        not_its_turn: a thread was asked to step that cannot at the moment that is shown. arg: its number
        lost: what is shown stays, and cannot go on where it stood. arg: a Sentence
        refused: this Python cannot run what was asked for, and what is shown stays. arg: a Sentence
    """

    shown = Signal()
    replaced = Signal()
    chosen = Signal()
    stepped = Signal()
    enabled_changed = Signal()
    busy_changed = Signal()
    not_its_turn = Signal(int)
    lost = Signal(object)
    refused = Signal(object)

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.timeline: Timeline[AnyEvent, World] = Timeline(World())
        self.player = Player(ThreadGuide(), self.timeline, self)
        self.asked: Asked | None = None
        self.enabled: tuple[int, ...] = ()
        self.is_recorded = False
        """Whether what is shown was read from a file, so that no child stands at its end."""
        self._schedule: tuple[int, ...] = ()
        self._goal = 0.0
        """The moment to be shown once all of the run is known."""
        self._plays = self._is_by_chance = self._is_new = False
        self._dice = random.Random()  # noqa: S311 - a student's dice
        self._steps = ThreadFeed(command, self)
        self._steps.answered.connect(self._show)
        self._steps.lost.connect(self.lost)
        self._steps.asking_changed.connect(self.busy_changed)

    @property
    def newest_world(self) -> World:
        """The world after everything that is known."""
        return self.timeline.world_after(len(self.timeline))

    @property
    def is_busy(self) -> bool:
        """Whether a run is being made."""
        return self._steps.is_asking

    @property
    def turns(self) -> tuple[int, ...]:
        """The threads that could take the next step at the moment that is shown."""
        world: World = self.player.world
        return self.enabled if len(world.strip) == len(self._schedule) else world.could_go_on

    # What the person decides

    def advance(self, thread: int) -> None:
        """Let `thread` step at the moment that is shown. What came after it is another schedule, and is forgotten."""
        world: World = self.player.world
        done = len(world.strip)
        if self.asked is None or self.is_busy:
            return
        if thread not in self.turns:
            self.not_its_turn.emit(thread)
            return
        self._plays = self._is_by_chance = False
        self.chosen.emit()
        if self._schedule[done : done + 1] == (thread,):  # so it went, too, in what is known
            self.player.step()
            self.stepped.emit()
        elif done == len(self._schedule) and self._stands_at_end:
            self._schedule = (*self._schedule, thread)
            self._goal = float(len(self._schedule))
            self._steps.step(thread)
        else:
            self._replay((*self._schedule[:done], thread), plays=False, to_the_end=False, goal=float(done + 1))

    def go_by_chance(self) -> None:
        """A run from the beginning in which chance decides who steps; then play it."""
        if self.asked is not None:
            self.chosen.emit()
            self.shown.emit()
            self._is_by_chance = self._replay((), plays=True, to_the_end=False)

    def go_on_by_chance(self) -> None:
        """From the end of what is known chance decides who steps; then play it from the moment that is shown."""
        if self.asked is None or self.is_busy or not self.enabled:
            return
        self.chosen.emit()
        now = self.player.time
        if self._stands_at_end:
            self._plays = self._is_by_chance = True
            self._goal = now
            self._step_by_chance()
        else:
            self._is_by_chance = self._replay(self._schedule, plays=True, to_the_end=False, goal=now)

    @property
    def _stands_at_end(self) -> bool:
        """Whether the child stands at the end of what is known, and could go on there."""
        return self._steps.has_run and not self.is_recorded

    def _step_by_chance(self) -> None:
        self._schedule = (*self._schedule, self._dice.choice(self.enabled))
        self._steps.step(self._schedule[-1])

    def stop_stepping(self) -> None:
        """What is known by now of the run is kept, and what is being computed is given up."""
        events = self._steps.stop()
        self._is_by_chance = self._plays = False
        if self._is_new:
            self._is_new = False
            self._take(events)
        self._schedule = schedule_in(self.timeline.events)
        self.enabled, self._goal = self.newest_world.could_go_on, float(len(self._schedule))
        self._settle()

    # The run

    def _replay(
        self, schedule: tuple[int, ...], *, plays: bool, to_the_end: bool, goal: float = 0.0, is_endless: bool = False
    ) -> bool:
        """Ask for a run by this schedule; whether this Python can make it."""
        assert self.asked is not None
        reason = self.asked.why_not_here()
        if reason is not None:
            self.refused.emit(reason)
            return False
        self._schedule, self._plays, self._goal, self._is_by_chance = schedule, plays, goal, False
        self._is_new = True
        self._steps.replay(self.asked.replay(schedule, to_the_end=to_the_end, is_endless=is_endless))
        return True

    def _show(self, events: list[AnyEvent], enabled: tuple[int, ...]) -> None:
        self.enabled = enabled
        if self._is_new:
            self._is_new = False
            self._take(events)
        else:
            for event in events:
                self.timeline.add(event)
        if self._is_by_chance and enabled and len(self._schedule) < MOST_STEPS:
            self._step_by_chance()
            return
        self._schedule = schedule_in(self.timeline.events)
        self._settle()

    def _settle(self) -> None:
        """All of the run is known: play it, or go to where it is wanted."""
        self.player.run_ended()
        if self._plays:
            self.player.seek(self._goal)
            self.player.play()
        else:
            self._go_to_goal()
        self.enabled_changed.emit()

    def _go_to_goal(self) -> None:
        """Where the last step leads, as a step that was known before: not past a question."""
        if self.newest_world.end is not None and not len(self.newest_world.strip):  # not a single step was possible
            self.player.end()
            return
        self.player.seek(max(0.0, self._goal - 1))
        if self._goal:
            self.player.step()
            self.stepped.emit()

    def _take(self, events: list[AnyEvent], *, is_recorded: bool = False) -> None:
        self.timeline, self.is_recorded = Timeline(World()), is_recorded
        for event in events:
            self.timeline.add(event)
        self.replaced.emit()
        self.player.begin(self.timeline)
