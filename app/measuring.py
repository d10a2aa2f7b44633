"""Measures what each way of framing costs while the window goes on: one child process after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.live_feed import LiveFeed
from app.measure import failure_of, request_of
from app.stage_area import StageArea
from sim.lessons import Lesson
from sim.network.events import AnyEvent
from sim.network.framing_costs import FAR, MODEL, NEAR, Case, Measurement, Point, plan, point_of
from sim.network.troubles import troubles_in
from sim.network.world import World
from sim.settings import LessonError
from sim.sources.request import COMMAND
from sim.timeline import Timeline
from sim.words import QT_TRANSLATE_NOOP, Sentence

BEST = {NEAR: "loopback", FAR: "wire"}
NOT_READ = QT_TRANSLATE_NOOP("measuring", "The programs cannot be read: {reason}. Install Socketscope anew.")


class Measuring(QObject):
    """Takes one point after the other. A new measurement replaces the one before it.

    Where a source turns out to be unable to run here, the model takes its place.

    Signals:
        changed: there is something else to show. arg: the Measurement
    """

    changed = Signal(object)

    def __init__(self, command: Sequence[str] = COMMAND, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lesson: Lesson | None = None
        self._sources = dict(BEST)
        self._cases: list[Case] = []
        self._points: dict[Case, Point] = {}
        self._case: Case | None = None
        self._run: Timeline[AnyEvent, World] = Timeline(World())
        self._is_running = False
        self._feed = LiveFeed(command, parent=self)
        self._feed.events_arrived.connect(self._add)
        self._feed.ended.connect(self._take)

    def serve(self, area: StageArea, lesson: Callable[[], Lesson | None]) -> None:
        """Do what `area` wishes for the `lesson` of the moment, and show it there."""

        def begin() -> None:
            shown = lesson()
            if shown is not None:
                self.start(shown)

        area.measure_requested.connect(begin)
        area.measure_stopped.connect(self.stop)
        self.changed.connect(area.show_measurement)

    def start(self, lesson: Lesson) -> None:
        """Measure `lesson`, with its programs as they are now."""
        self._lesson, self._sources, self._points = lesson, dict(BEST), {}
        self._plan()
        self._is_running = True
        self._next()

    def stop(self) -> None:
        """Take no more points; those that were taken stay."""
        if self._is_running:
            self._is_running = False
            self._feed.drop()
            self._tell()

    def forget(self) -> None:
        """Nothing is measured any more, and nothing was: another lesson is shown."""
        self._is_running = False
        self._feed.drop()
        self._cases, self._points = [], {}
        self._tell()

    def shut_down(self) -> None:
        """Leave no process behind; takes at most a few seconds."""
        self._is_running = False
        self._feed.shut_down()

    def _plan(self) -> None:
        self._cases = plan(self._sources[NEAR], self._sources[FAR])

    def _next(self) -> None:
        self._case = next((case for case in self._cases if case not in self._points), None)
        if self._case is None:
            self._is_running = False
            self._tell()
            return
        self._run = Timeline(World())
        assert self._lesson is not None
        try:
            request = request_of(self._lesson, self._case)
        except LessonError as error:
            self._break_off(error.sentence)
        except (OSError, UnicodeDecodeError) as error:
            self._break_off(Sentence("measuring", NOT_READ, {"reason": str(error)}))
        else:
            self._feed.start(request)
            self._tell()

    def _add(self, events: list[AnyEvent]) -> None:
        for event in events:
            self._run.add(event)
        # Folded little by little, nothing is left to do at once when the run is over.
        self._run.world_after(len(self._run))

    def _take(self) -> None:
        """A run is over; one that nobody wants any more has nothing to say."""
        if not self._is_running or self._case is None:
            return
        case, world = self._case, self._run.world_after(len(self._run))
        trouble = next(troubles_in(world), None)
        if trouble is None:
            self._points[case] = point_of(case, world)
            self._next()
        elif case.source != MODEL and not world.packets:
            self._sources[case.place] = MODEL
            self._plan()
            self._next()
        else:
            self._break_off(failure_of(case, trouble))

    def _break_off(self, problem: Sentence) -> None:
        self._is_running = False
        self._tell(problem)

    def _tell(self, problem: Sentence | None = None) -> None:
        points, total = tuple(self._points.values()), len(self._cases)
        self.changed.emit(Measurement(points, total, self._is_running, problem))
