"""The one clock: where on a run's axis we are, and how that moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QDateTime, QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from app.preferences import FASTEST, SLOWEST
from sim.axis import Axis, Moment, Scale
from sim.timeline import Timeline

FRAME = 16
"""Milliseconds between two pictures while playing."""
HURRY, LEAD = 32, 0.15
"""How many times faster a fresh run is played until its first sight, and how much before it (units) that ends."""
BEFORE_STOP = 0.05
"""Units of position between a stop and where the playhead rests before it."""
GRACE = 500
"""Milliseconds after a stop in which whoever wants to pause may not know yet that it is done."""
HOLD = 0.5
"""Units of position for which reduced motion rests on a moment."""
REBUILD_EVERY = 200
"""Milliseconds between two new axes while events keep coming; more where one takes long to make."""
REBUILD_SHARE = 8
FARTHEST, CLOSEST = 0.25, 4096.0
"""The limits of zooming: true to scale, at the closest, microseconds of a long run stand apart."""


class Guide(Protocol):
    """What the clock must know of a run, and what only those can tell who know its kind of world."""

    def moments(self, timeline: Timeline[Any, Any], is_live: bool) -> list[Moment]:
        """Where play and step stop."""
        ...

    def epoch(self, timeline: Timeline[Any, Any]) -> int | None:
        """The wall clock at time 0 in nanoseconds since 1970, None while nobody has said."""
        ...

    def first_sight(self, timeline: Timeline[Any, Any]) -> float | None:
        """When there is something to see for the first time (seconds), None if nothing is known yet."""
        ...


class Player(QObject):
    """Plays a timeline along an axis. One unit of position is one second at speed 1.

    Signals:
        moved: the playhead is elsewhere, or the world under it has changed: `(world, time in seconds)`.
        playing_changed: play began (True) or stopped (False). Waiting for a live run's next event is playing.
        axis_changed: the axis is another one, because of a new scale or because of new events.
        extent_changed: the run has become longer, or is another one.
        follow_live_changed: whether the playhead is held on the newest event.
        stopped: the playhead would have passed a stop, and rests right before it. arg: the stop's time in seconds
        waiting_changed: whether play has come to where only the end of the run lets it go on.
    """

    moved = Signal(object, float)
    playing_changed = Signal(bool)
    axis_changed = Signal(object)
    extent_changed = Signal()
    follow_live_changed = Signal(bool)
    stopped = Signal(float)
    waiting_changed = Signal(bool)

    def __init__(self, guide: Guide, timeline: Timeline[Any, Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self.timeline = timeline
        self._stops: Sequence[float] = ()
        self._waits: Sequence[float] = ()
        self.axis = Axis([])
        self.position = 0.0
        self.time = 0.0
        self.speed = 1.0
        self.is_playing = False
        self.follows_live = False
        self.reduces_motion = False
        self._is_live = False
        self._hurries = self._is_held = self._is_waiting = False
        self._happened = -1
        self._held = 0.0
        self._clock, self._since_stop = QElapsedTimer(), QElapsedTimer()
        self._ticks = QTimer(self, interval=FRAME, timerType=Qt.TimerType.PreciseTimer)
        self._ticks.timeout.connect(self._tick)
        self._since_rebuild = QElapsedTimer()
        self._rebuild_pause = REBUILD_EVERY
        self._rebuilds = QTimer(self, singleShot=True)
        self._rebuilds.timeout.connect(self._rebuild)

    @property
    def world(self) -> Any:
        """The world at the playhead."""
        return self.timeline.world_at(self.time)

    @property
    def news(self) -> Sequence[Any]:
        """The events that the playhead has passed last: those of its moment, and what led to it from the one before."""
        latest = self.axis.latest_moment(self.time)
        before = self.timeline.index_at(self.axis.previous_moment(latest))
        return self.timeline.events[before : self.timeline.index_at(self.time)]

    @property
    def is_live(self) -> bool:
        """Whether more events may come."""
        return self._is_live

    def begin(self, timeline: Timeline[Any, Any]) -> None:
        """Show a new run from its start. It is live until `run_ended`."""
        self.timeline, self._is_live, self._hurries, self._happened = timeline, True, False, -1
        self.position = self.time = self._held = 0.0
        self._stops = self._waits = ()
        self.axis = self.axis.zoomed(1.0)
        self._rebuild()

    @Slot()
    def events_added(self) -> None:
        """The timeline has grown. However often this is called, the axis is made anew a few times a second."""
        if self._rebuilds.isActive():
            return
        waited = self._since_rebuild.elapsed() if self._since_rebuild.isValid() else self._rebuild_pause
        if waited >= self._rebuild_pause:
            self._rebuild()
        else:
            self._rebuilds.start(int(self._rebuild_pause - waited))

    def moments_changed(self) -> None:
        """The guide names others from now on, also of a run that is over."""
        self._rebuild()

    @Slot()
    def run_ended(self) -> None:
        """No more events will come."""
        self._is_live = False
        self._rebuild()

    def halt(self) -> None:
        """Stop every timer: nothing is shown any more."""
        self._is_live = False
        self.pause()
        self._ticks.stop()
        self._rebuilds.stop()

    # Playing

    @Slot()
    def play(self) -> None:
        """Go on from here; from the start where a finished run is at its end."""
        if self._is_held or self.is_playing or not (self._is_live or self.axis.length):
            return
        if not self._is_live and self.position >= self.axis.length:
            self._go_to(0.0)
        self.is_playing = True
        self.playing_changed.emit(True)
        self._tick_or_rest()

    @Slot(bool)
    def hold(self, is_held: bool) -> None:
        """Whether nothing can be seen, so that nothing is played, whoever wishes it; after that it stays paused."""
        self._is_held = is_held
        if is_held:
            self.pause()

    def hurry(self) -> None:
        """Play, and quickly until just before the first sight; what lies before it can be gone through at leisure."""
        self._hurries = True
        self.play()

    @Slot()
    def pause(self) -> None:
        """Stay here. No timer runs any more."""
        self._hurries = False
        if self.is_playing:
            self.is_playing = False
            self._tick_or_rest()
            self.playing_changed.emit(False)

    @Slot()
    def toggle(self) -> None:
        """Play or pause; where play has just stopped by itself, it stays so."""
        if self.is_playing:
            self.pause()
        elif not self._since_stop.isValid() or self._since_stop.hasExpired(GRACE):
            self.play()

    @Slot()
    def step(self) -> None:
        """Pause at the next moment, or right before a stop on the way there; play where that is still to come."""
        target = self.axis.position_of(self.axis.next_moment(self.time))
        if self._is_live and not self.follows_live and not self.position < target <= self._reach:
            self.play()
        elif not self._stopped_before(target):
            self.seek_position(target)

    @Slot()
    def back(self) -> None:
        """Pause at the moment before this one."""
        self.seek(self.axis.previous_moment(self.time))

    @Slot()
    def home(self) -> None:
        """Pause at the first moment."""
        self.seek_position(0.0)

    @Slot()
    def end(self) -> None:
        """Pause at the last moment."""
        self.seek_position(self.axis.length)

    @Slot(float)
    def seek(self, time: float) -> None:
        """Pause at `time` (seconds)."""
        self.seek_position(self.axis.position_of(time))

    @Slot(float)
    def seek_position(self, position: float) -> None:
        """Pause at a position of the axis."""
        self.pause()
        self.set_follow_live(False)
        self._go_to(position)

    def heed(self, stops: Sequence[float], waits: Sequence[float]) -> None:
        """Stop right before these times (seconds); before the others wait as long as the run goes on."""
        self._stops, self._waits = stops, waits
        self._tick_or_rest()

    # Ways of playing

    @Slot(float)
    def set_speed(self, speed: float) -> None:
        """Units of position per second, held between a quarter and four."""
        self.speed = min(max(speed, SLOWEST), FASTEST)

    def set_scale(self, scale: Scale) -> None:
        """Give room to time in another way, not zoomed. The playhead stays at its time."""
        if scale is not self.axis.scale:
            self._set_axis(Axis(self._guide.moments(self.timeline, self._is_live), scale))

    @Slot(float)
    def zoom(self, steps: float) -> None:
        """Give every stretch twice the room and the time for each of `steps`, within limits; less if negative."""
        self._zoom_to(min(max(self.axis.zoom * 2**steps, FARTHEST), CLOSEST))

    @Slot()
    def unzoom(self) -> None:
        """Back to the room that the scale gives by itself."""
        self._zoom_to(1.0)

    def _zoom_to(self, zoom: float) -> None:
        if zoom != self.axis.zoom:
            self._set_axis(self.axis.zoomed(zoom))

    @Slot(bool)
    def set_follow_live(self, follow: bool) -> None:
        """Hold the playhead on what is happening now as long as the run is live."""
        if follow == self.follows_live:
            return
        self.follows_live = follow
        self.follow_live_changed.emit(follow)
        if self._is_following:
            self._go_to(self.axis.position_of(self._live_time()))
            self._tick_or_rest()

    @Slot(bool)
    def set_reduced_motion(self, reduced: bool) -> None:
        """Jump from moment to moment instead of moving evenly."""
        self.reduces_motion, self._held = reduced, 0.0

    # The clock itself

    def _tick(self) -> None:
        passed = self.speed * self._clock.restart() / 1000
        if self._is_following:
            self._go_to(self.axis.position_of(self._live_time()))
        elif self._hurries:
            self._hurry_on(passed * HURRY)
        elif self.reduces_motion:
            self._jump_after(passed)
        else:
            self._advance(self.position + passed)
        if self.position >= self.axis.length and not self._is_live:
            self.pause()
        else:
            self._tick_or_rest()

    @property
    def _is_following(self) -> bool:
        return self.follows_live and self._is_live

    def _live_time(self) -> float:
        """What time it is in the run (seconds). A source whose time is not ours is at its newest event."""
        epoch = self._guide.epoch(self.timeline)
        return float("inf") if epoch is None else (QDateTime.currentMSecsSinceEpoch() * 1_000_000 - epoch) / 1e9

    def _hurry_on(self, passed: float) -> None:
        """On towards what is seen first, as soon as it is known where that is, but not past it."""
        sight = self._guide.first_sight(self.timeline)
        if sight is None or sight > self.axis.times[-1]:
            self._advance(self.position + passed)
            return
        goal = self.axis.position_of(sight) - LEAD
        self._hurries = self.position + passed < goal
        self._advance(max(self.position, min(self.position + passed, goal)))

    def _jump_after(self, passed: float) -> None:
        self._held += passed
        if self._held >= HOLD:
            self._held = 0.0
            self._advance(self.axis.position_of(self.axis.next_moment(self.time)))

    @property
    def _reach(self) -> float:
        """The position to which play can go: a live run has told no more, although what is due stands on the axis."""
        if not self._is_live:
            return self.axis.length
        waits = (self.axis.position_of(time) - BEFORE_STOP for time in self._waits if self.time < time)
        return max(self.position, min((self.axis.position_of(self.timeline.end), *waits)))

    def _advance(self, position: float) -> None:
        """On by playing, not past a stop."""
        position = min(position, self._reach)
        if not self._stopped_before(position):
            self._go_to(position)

    def _stopped_before(self, position: float) -> bool:
        """Whether a stop stands between the playhead and `position`; then the playhead rests right before it."""
        ahead = [stop for stop in self._stops if self.time < stop and self.axis.position_of(stop) <= position]
        if not ahead:
            return False
        if self.is_playing:
            self._since_stop.start()
        self.pause()
        self._go_to(max(self.position, self.axis.position_of(min(ahead)) - BEFORE_STOP))
        self.stopped.emit(min(ahead))
        return True

    def _tick_or_rest(self) -> None:
        """Let the timer run exactly while there is somewhere to go; what a live run is to tell next is waited for."""
        self._tell_waiting()
        waits = self._is_live and self.position >= (self.axis.length if self.follows_live else self._reach)
        if waits or not (self.is_playing or self._is_following):
            self._ticks.stop()
        elif not self._ticks.isActive():
            self._clock.start()
            self._ticks.start()

    def _tell_waiting(self) -> None:
        ahead = [self.axis.position_of(time) for time in self._waits if self.time < time]
        # A new axis may set the playhead a little back; one that does not reach so far yet says nothing.
        is_due = any(0 < position <= self.position + 2 * BEFORE_STOP for position in ahead)
        is_waiting = is_due and self.is_playing and self._is_live and not self.follows_live
        if is_waiting != self._is_waiting:
            self._is_waiting = is_waiting
            self.waiting_changed.emit(is_waiting)

    def _go_to(self, position: float) -> None:
        self.position = min(max(position, 0.0), self.axis.length)
        time = self.axis.time_of(self.position)
        happened = self.timeline.index_at(time)
        if (time, happened) != (self.time, self._happened):
            self.time, self._happened = time, happened
            self.moved.emit(self.timeline.world_after(happened), time)

    # The axis

    def _rebuild(self) -> None:
        self._rebuilds.stop()
        self._since_rebuild.start()
        moments = self._guide.moments(self.timeline, self._is_live)
        self._set_axis(Axis(moments, self.axis.scale, self.axis.zoom))
        self._rebuild_pause = max(REBUILD_EVERY, REBUILD_SHARE * self._since_rebuild.elapsed())
        self._since_rebuild.restart()
        self.extent_changed.emit()

    def _set_axis(self, axis: Axis) -> None:
        self.axis = axis
        self.position = axis.position_of(self._live_time() if self._is_following else self.time)
        self.axis_changed.emit(axis)
        self._go_to(self.position)
        self._tick_or_rest()
        if not self._is_live and self.is_playing and self.position >= axis.length:
            self.pause()
