"""Two hosts and the cable between them, on a clock that somebody else owns. Tells what happens on them."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable

from sim.network import events as e
from sim.network.cable import Cable
from sim.network.events import AnyEvent
from sim.network.frames import ip_number, mac_number
from sim.network.hosts.host import Host, is_loopback
from sim.network.hosts.interface import Interface
from sim.network.traffic import SIDES, traffic_of
from sim.sources.model.telling import Teller

ADDRESSES = ("10.0.0.1", "10.0.0.2")
MACS = ("02:00:00:00:00:01", "02:00:00:00:00:02")
SERVER_SIDE = 1
PACE = 10e-6
"""Seconds that a host takes for each frame that it sends, so that no two of them leave at the same time."""

Told = Callable[[AnyEvent], None]


class Town:
    """Side 0 is the client's host, side 1 the server's. After a call on a socket comes `look_after` its side."""

    def __init__(self, cable: Cable, tell: Told) -> None:
        self._tell = tell
        self.traffic = traffic_of(cable)
        self.hosts = tuple(
            Host(Interface(mac_number(mac), address), f"{cable.seed} {name}")
            for mac, address, name in zip(MACS, ADDRESSES, SIDES, strict=True)
        )
        if cable.arp == "known":
            for side, host in enumerate(self.hosts):
                host.neighbours.learn(ip_number(ADDRESSES[1 - side]), mac_number(MACS[1 - side]))
        self._leaving: list[tuple[float, int, int, bytes]] = []
        self._count = itertools.count()
        self._free_at = [0.0, 0.0]
        self._deadlines: list[float | None] = [None, None]
        """Those of the hosts, which change only in what `_collected` comes after."""
        self._tellers = tuple(Teller(host) for host in self.hosts)

    # The clock

    @property
    def deadline(self) -> float | None:
        """When something happens by itself."""
        leaving = self._leaving[0][0] if self._leaving else None
        deadlines = (leaving, self.traffic.deadline, *self._deadlines)
        return min([deadline for deadline in deadlines if deadline is not None], default=None)

    def advance(self, now: float) -> None:
        """Do what is due by `now` (seconds)."""
        while self._leaving and self._leaving[0][0] <= now:
            _, _, side, frame = heapq.heappop(self._leaving)
            self.traffic.put(side, frame, now, stays=is_loopback(frame))
        self._deliver(now)
        for side, host in enumerate(self.hosts):
            deadline = self._deadlines[side]
            if deadline is not None and deadline <= now:
                host.on_tick(now)
                self.look_after(side, now)

    def look_after(self, side: int, now: float) -> None:
        """Take what the host has to tell and to send."""
        for event in self._collected(side, now):
            self._tell(event)

    def _deliver(self, now: float) -> None:
        arrived = self.traffic.take_arrived(now)
        events = self.traffic.take_events()
        numbers = [event.number for event in events if isinstance(event, e.FrameArrived)]
        caused: list[AnyEvent] = []
        rejected: list[AnyEvent] = []
        for number, (side, frame) in zip(numbers, arrived, strict=True):
            self.hosts[side].on_frame(frame, now)
            for event in self._collected(side, now, number):
                (rejected if isinstance(event, e.FrameDiscarded) else caused).append(event)
        # A state that a frame brings about is told just before its arrival, which is then told with all that it did.
        for event in (*caused, *events, *rejected):
            self._tell(event)

    def _collected(self, side: int, now: float, number: int = 0) -> list[AnyEvent]:
        """What the host has to tell; its frames leave one by one. `number` is that of the frame that it got, if any."""
        host = self.hosts[side]
        told = self._tellers[side].news(now, number)
        for frame in host.take_frames():
            self._free_at[side] = max(now, self._free_at[side]) + PACE
            heapq.heappush(self._leaving, (self._free_at[side], next(self._count), side, frame))
        self._deadlines[side] = host.deadline
        return told
