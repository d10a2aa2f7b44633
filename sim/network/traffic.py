"""The frames under way on a cable, without any I/O: frames, a hand and the time go in; frames and events come out.

What becomes of a frame by itself is up to the two `SimulatedLink`s of the cable; a hand may interfere at any time.
"""

from __future__ import annotations

import heapq
import itertools

from sim.network.cable import Cable
from sim.network.events import FrameArrived, FrameChanged, FrameDelayed, FrameLost, FrameSent, Loss
from sim.network.frame_rules import FrameRules
from sim.network.link import CHANCE, CUT, HALF, Cut, Passage, SimulatedLink

TrafficEvent = FrameSent | FrameArrived | FrameLost | FrameDelayed | FrameChanged

SIDES = "client", "server"
"""How rules call the two ends of a cable."""
BEHIND = 0.02
"""Seconds by which a frame follows one that it has let pass."""
FLIPPED = 0x01
UNRULED = {CHANCE: Loss.CHANCE, CUT: Loss.CUT}
"""What takes a frame although no rule names it, by the words of `Passage.lost`."""
LOOP = 10e-6
"""Seconds that a frame takes that never leaves its host."""


class NoSuchFrameError(ValueError):
    """No frame of this number is under way: it has arrived, or is lost, or never was."""


class _Frame:
    """A frame under way. It left `side`, 0 or 1; on its way, at `incident_at`, it may be lost or corrupted.

    While it does not move, both times wait to be put off by how long it has been standing since `stopped_at`.
    """

    def __init__(self, number: int, side: int, data: bytes, sent: float, arrives: float) -> None:
        self.number = number
        self.side = side
        self.target = 1 - side
        self.data = data
        self.arrives = arrives
        self.incident_at = sent + HALF * (arrives - sent)
        self.loss: FrameLost | None = None
        self.will_change = False
        self.stopped_at: float | None = None
        self.is_held = False
        self.lets_pass = False
        self.rule = ""

    @property
    def due(self) -> float:
        """When something happens to it."""
        return self.incident_at if self.loss is not None or self.will_change else self.arrives

    def redirect(self, arrives: float, now: float) -> None:
        """It arrives at another time; whatever was still to happen to it happens half way from here.

        For one that does not move it is still the moment at which it stopped.
        """
        since = now if self.stopped_at is None else self.stopped_at
        self.arrives = max(arrives, since)
        self.incident_at = since + HALF * (self.arrives - since)

    def put_off(self, seconds: float) -> None:
        """All of it happens later."""
        self.arrives += seconds
        self.incident_at += seconds


class Traffic:
    """A cable between side 0 and side 1; `links[side]` is the direction that begins there.

    After every call take `take_events()`; when `deadline` has come, `take_arrived(now)`. Whatever happens to a frame is
    told, so that a recording shows what a hand did. Times are seconds that never go back.
    """

    def __init__(self, links: tuple[SimulatedLink, SimulatedLink]) -> None:
        self._links = links
        self._under_way: dict[int, _Frame] = {}
        self._due: list[tuple[float, int]] = []
        self._numbers = itertools.count(1)
        self._events: list[TrafficEvent] = []
        self._is_paused = False
        self._stopped: set[int] = set()

    # The hosts and the clock.

    def put(self, side: int, data: bytes, now: float, stays: bool = False) -> None:
        """The host at `side` sends a frame; one that `stays` comes back to it by its own loopback, off the cable."""
        if stays:
            frame = self._begin(side, data, now, now + LOOP, 0)
            frame.target = side
            self._plan(frame)
            return
        first = 0
        for passage in self._links[side].send(data, now):
            frame = self._begin(side, data, now, self._arrival(passage, side, now), first)
            first = first or frame.number
            self._doom(frame, passage)
            self._swap_with_waiting(frame, now)
            self._plan(frame)

    def take_arrived(self, now: float) -> list[tuple[int, bytes]]:
        """What reaches its other side by `now`, in order: (that side, the frame)."""
        arrived = []
        while self._due and self._due[0][0] <= now:
            due, number = heapq.heappop(self._due)
            frame = self._under_way.get(number)
            if frame is None or frame.stopped_at is not None or frame.due != due:
                continue  # it was put off, or taken away
            if frame.loss is not None:
                self._lose(frame, now, frame.loss.cause, frame.loss.rule)
            elif frame.will_change:
                self._change(frame, now)
                self._plan(frame)
            else:
                self._take_off(frame)
                self._events.append(FrameArrived(now, number))
                arrived.append((frame.target, frame.data))
        return arrived

    @property
    def deadline(self) -> float | None:
        """When `take_arrived` is wanted, or a little earlier; None while nothing moves."""
        return self._due[0][0] if self._due else None

    @property
    def is_empty(self) -> bool:
        """Whether no frame is under way."""
        return not self._under_way

    @property
    def is_standing(self) -> bool:
        """Whether a hand keeps something from moving."""
        return self._is_paused or bool(self._stopped)

    def take_events(self) -> list[TrafficEvent]:
        """What happened since the last time, in order."""
        taken, self._events = self._events, []
        return taken

    # The hand. Each raises NoSuchFrameError if the frame is not under way.

    def pause(self, now: float) -> None:
        """Everything on the cable stands still, and so will what is sent meanwhile."""
        self._is_paused = True
        for frame in self._under_way.values():
            self._stop(frame, now)

    def go_on(self, now: float) -> None:
        """The end of a pause; what is held stays."""
        self._is_paused = False
        for frame in self._under_way.values():
            self._move(frame, now)

    def drop(self, number: int, now: float) -> None:
        """Take a frame off the cable."""
        self._lose(self._find(number), now, Loss.HAND)

    def hold(self, number: int, now: float) -> None:
        """Keep a frame where it is."""
        frame = self._find(number)
        frame.is_held = True
        self._stop(frame, now)

    def release(self, number: int, now: float) -> None:
        """Let a held frame go on."""
        frame = self._find(number)
        frame.is_held = frame.lets_pass = False
        self._move(frame, now)

    def duplicate(self, number: int, now: float) -> None:
        """Send a copy of a frame after it; it has the whole way before it."""
        frame = self._find(number)
        copy = self._begin(frame.side, frame.data, now, now + self._links[frame.side].settings.delay, number)
        self._plan(copy)

    def corrupt(self, number: int, now: float) -> None:
        """Change a bit of a frame."""
        frame = self._find(number)
        self._change(frame, now)
        self._plan(frame)

    def swap(self, number: int, now: float) -> None:
        """Let the next frame of the same direction overtake this one; if there is none yet, wait for it."""
        frame = self._find(number)
        behind = (other for other in self._under_way.values() if other.side == frame.side and other.number > number)
        following = min(behind, key=lambda other: other.number, default=None)
        if following is None:
            frame.lets_pass = True
            self.hold(number, now)
            return
        for each, arrives in ((frame, following.arrives), (following, frame.arrives)):
            each.redirect(arrives, now)
        for each in (frame, following):
            if each.stopped_at is None:
                self._events.append(FrameDelayed(now, each.number, each.arrives))
                self._plan(each)

    # How it is done.

    def _find(self, number: int) -> _Frame:
        try:
            return self._under_way[number]
        except KeyError:
            raise NoSuchFrameError(f"Frame {number} is not on the cable (any more).") from None

    def _arrival(self, passage: Passage, side: int, now: float) -> float:
        """When it arrives, or would have."""
        return now + self._links[side].settings.delay if passage.arrives is None else passage.arrives

    def _begin(self, side: int, data: bytes, now: float, arrives: float, copy_of: int) -> _Frame:
        frame = _Frame(next(self._numbers), side, data, now, arrives)
        self._under_way[frame.number] = frame
        self._events.append(FrameSent(now, frame.number, data, arrives=arrives, copy_of=copy_of))
        if self._is_paused:
            self._stop(frame, now)
        return frame

    def _doom(self, frame: _Frame, passage: Passage) -> None:
        frame.will_change = passage.corrupted
        frame.rule, frame.lets_pass = passage.swapped, bool(passage.swapped)
        if passage.lost in UNRULED:
            frame.loss = FrameLost(0.0, frame.number, UNRULED[passage.lost])
        elif passage.lost:
            frame.loss = FrameLost(0.0, frame.number, Loss.RULE, passage.lost)

    def _swap_with_waiting(self, frame: _Frame, now: float) -> None:
        """Whoever waited to be overtaken follows this frame."""
        for other in self._under_way.values():
            if other.lets_pass and other.side == frame.side and other is not frame:
                other.is_held = other.lets_pass = False
                # It stood until now, and from now on it moves by its new time.
                other.stopped_at = now
                other.redirect(frame.arrives + BEHIND, now)
                self._move(other, now, other.rule)

    def _stop(self, frame: _Frame, now: float) -> None:
        if frame.stopped_at is None:
            frame.stopped_at = now
            self._stopped.add(frame.number)
            self._events.append(FrameDelayed(now, frame.number, None))

    def _move(self, frame: _Frame, now: float, rule: str = "") -> None:
        if frame.stopped_at is None or frame.is_held or self._is_paused:
            return
        frame.put_off(now - frame.stopped_at)
        frame.stopped_at = None
        self._stopped.discard(frame.number)
        self._events.append(FrameDelayed(now, frame.number, frame.arrives, rule))
        self._plan(frame)

    def _plan(self, frame: _Frame) -> None:
        if frame.stopped_at is None:
            heapq.heappush(self._due, (frame.due, frame.number))

    def _lose(self, frame: _Frame, now: float, cause: Loss, rule: str = "") -> None:
        self._take_off(frame)
        self._events.append(FrameLost(now, frame.number, cause, rule))

    def _take_off(self, frame: _Frame) -> None:
        del self._under_way[frame.number]
        self._stopped.discard(frame.number)

    def _change(self, frame: _Frame, now: float) -> None:
        """The last bit of the last byte: data if there is any, and within what the checksum sums up."""
        frame.will_change = False
        frame.data = frame.data[:-1] + bytes([frame.data[-1] ^ FLIPPED])
        self._events.append(FrameChanged(now, frame.number, frame.data))


def traffic_of(cable: Cable) -> Traffic:
    """The traffic of a whole cable, which counts the frames of both ends together."""
    shared = FrameRules(cable.drop), FrameRules(cable.swap), Cut(cable.cut_after, cable.cut_for)
    client, server = (SimulatedLink(cable.link, cable.seed, side, *shared) for side in SIDES)
    return Traffic((client, server))
