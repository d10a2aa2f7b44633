"""Carries frames between two cards in a thread of its own, in real time."""

from __future__ import annotations

import contextlib
import os
import queue
import select
import sys
import threading
from collections.abc import Callable

from sim.network.traffic import NoSuchFrameError, Traffic, TrafficEvent
from sim.sources.cards import Card

SWITCH_INTERVAL = 0.0005
"""Seconds for which another thread may keep this one from running; Python's own 5 ms would be felt on the cable."""
AT_ONCE = 64
"""How many frames are read from one card before the others are looked after."""

Order = Callable[[Traffic, float], None]
"""What a hand does to the traffic at a time."""


class Carrier:
    """The cable between two cards from construction until `stop`.

    `tell` takes each event, in the thread of the cable and before the frame that it is about is handed over; `now` is
    the time in seconds. `is_empty` and `is_standing` are those of the traffic.
    """

    def __init__(
        self, cards: tuple[Card, Card], traffic: Traffic, now: Callable[[], float], tell: Callable[[TrafficEvent], None]
    ) -> None:
        self._cards = cards
        self._traffic = traffic
        self._now = now
        self._tell = tell
        self._orders: queue.SimpleQueue[Order] = queue.SimpleQueue()
        self._wakes, self._waker = os.pipe()
        self._plugged = dict(enumerate(cards))
        self.is_empty = True
        self.is_standing = False
        self._is_stopped = False
        sys.setswitchinterval(min(SWITCH_INTERVAL, sys.getswitchinterval()))
        self._thread = threading.Thread(target=self._carry, name="cable", daemon=True)
        self._thread.start()

    def do(self, order: Order) -> None:
        """Have the hand do something; what comes too late does nothing."""
        self._orders.put(order)
        os.write(self._waker, b"!")

    def stop(self) -> None:
        """Carry no more; what is still under way stays there. A second time does nothing."""
        if self._is_stopped:
            return
        self._is_stopped = True
        os.write(self._waker, b"!")
        self._thread.join()
        os.close(self._wakes)
        os.close(self._waker)

    def _carry(self) -> None:
        while not self._is_stopped:
            deadline = self._traffic.deadline
            patience = None if deadline is None else max(0.0, deadline - self._now())
            # poll() would count in milliseconds.
            watched: list[Card | int] = [*self._plugged.values(), self._wakes]
            ready = select.select(watched, [], [], patience)[0]
            if self._wakes in ready:
                os.read(self._wakes, AT_ONCE)
                self._follow_orders()
            for side, card in list(self._plugged.items()):
                if card in ready:
                    self._take(side, card)
                self._deliver()

    def _take(self, side: int, card: Card) -> None:
        try:
            for _ in range(AT_ONCE):
                frame = card.read()
                if frame is None:
                    return
                self._traffic.put(side, frame, self._now())
        except EOFError:
            del self._plugged[side]

    def _deliver(self) -> None:
        arrived = self._traffic.take_arrived(self._now())
        for event in self._traffic.take_events():
            self._tell(event)
        for side, frame in arrived:
            self._cards[side].write(frame)
        self.is_empty, self.is_standing = self._traffic.is_empty, self._traffic.is_standing

    def _follow_orders(self) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                order = self._orders.get_nowait()
                with contextlib.suppress(NoSuchFrameError):
                    order(self._traffic, self._now())
