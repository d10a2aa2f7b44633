"""Two endpoints and a bad link between them, on a clock that jumps from one happening to the next."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field

from sim.network.tcp.endpoint import Endpoint
from sim.network.tcp.segment import TcpSegment
from sim.network.tcp.settings import TcpSettings

Fate = Callable[[], list[float]]
"""The delays, in seconds, after which the copies of one segment arrive; none if it is lost."""
LONGEST = 100_000.0
"""No play takes longer, in simulated seconds."""


@dataclass
class Side:
    """A program that writes all of `outgoing`, reads until the end, and then closes."""

    endpoint: Endpoint
    outgoing: bytes
    written: int = 0
    incoming: bytearray = field(default_factory=bytearray)

    def act(self, now: float) -> None:
        """Do what can be done without waiting."""
        state = self.endpoint.state.name
        if state in ("CLOSED", "LISTEN", "SYN_SENT", "SYN_RECEIVED"):
            return
        self.incoming += self.endpoint.receive(1 << 20, now)
        if self.written < len(self.outgoing):
            self.written += self.endpoint.send(self.outgoing[self.written :], now)
        elif state in ("ESTABLISHED", "CLOSE_WAIT"):
            self.endpoint.shutdown_send(now)


class Pipe:
    """Runs the two sides until nothing more can happen. `fate` decides on each segment."""

    def __init__(self, caller: Side, called: Side, fate: Fate) -> None:
        self.sides = (caller, called)
        self.now = 0.0
        self.sent: list[TcpSegment] = []
        self._fate = fate
        self._under_way: list[tuple[float, int, Endpoint, TcpSegment]] = []

    def run(self) -> None:
        """Connect, exchange everything, close."""
        caller, called = self.sides
        called.endpoint.listen(self.now)
        caller.endpoint.open(self.now)
        self._settle()
        while (at := self._next_time()) is not None:
            assert at < LONGEST, [side.endpoint.snapshot() for side in self.sides]
            self.now = max(self.now, at)
            self._happen()
            self._settle()

    def _next_time(self) -> float | None:
        times = [side.endpoint.deadline for side in self.sides]
        times += [self._under_way[0][0]] if self._under_way else []
        return min((time for time in times if time is not None), default=None)

    def _happen(self) -> None:
        while self._under_way and self._under_way[0][0] <= self.now:
            _, _, endpoint, segment = heapq.heappop(self._under_way)
            endpoint.on_segment(segment, self.now)
        for side in self.sides:
            side.endpoint.on_tick(self.now)

    def _settle(self) -> None:
        for side in self.sides:
            side.act(self.now)
            side.endpoint.take_events()
        for side, other in (self.sides, self.sides[::-1]):
            for segment in side.endpoint.take_segments():
                self.sent.append(segment)
                for delay in self._fate():
                    entry = (self.now + delay, len(self.sent), other.endpoint, segment)
                    heapq.heappush(self._under_way, entry)


def pipe_of(data: tuple[bytes, bytes], settings: tuple[TcpSettings, TcpSettings], fate: Fate) -> Pipe:
    """A pipe between two ends whose numbers soon run over 2^32."""
    caller = Side(Endpoint((1 << 32) - 700, settings[0]), data[0])
    called = Side(Endpoint((1 << 32) - 3, settings[1]), data[1])
    return Pipe(caller, called, fate)
