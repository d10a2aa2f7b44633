"""The receiving half of a connection: what arrived, and the window that is promised to the peer."""

from __future__ import annotations

from sim.network.tcp.reassembly import Reassembly
from sim.network.tcp.settings import MAX_WINDOW


class Receiver:
    """RCV.NXT and RCV.WND, the bytes in order, and those beyond a gap. Numbers are endless (`numbers.py`).

    `edge` is the first number beyond every window promised so far; it never goes back (RFC 9293 3.8.6).
    """

    def __init__(self, capacity: int, mss: int) -> None:
        self.capacity = capacity
        self.mss = mss
        self.scale = 0
        self.irs: int | None = None
        self.next = 0
        self.edge = 0
        self.unread = bytearray()
        self.beyond = Reassembly()
        self.fin_at: int | None = None
        self.is_at_fin = False

    def synchronise(self, irs: int) -> None:
        """The peer's SYN with the number `irs` arrived: from there on the window holds that our own SYN tells."""
        self.irs = irs
        self.next = self.edge = irs + 1
        self.advertise()

    @property
    def window(self) -> int:
        """RCV.WND: how many more numbers the peer may send."""
        return self.edge - self.next

    @property
    def _seen_window(self) -> int:
        """The window as the peer sees it: scaling cuts off the last bits (RFC 7323 2.3)."""
        return min(self.window >> self.scale, MAX_WINDOW) << self.scale

    def _growth(self) -> int:
        """By how much the window may open: not at all unless it is worth it (silly window, RFC 9293 3.8.6.2.2)."""
        room = min(self.capacity - len(self.unread), MAX_WINDOW << self.scale)
        growth = self.next + room - self.edge
        return growth if growth >= max(1, min(self.capacity // 2, self.mss)) else 0

    def advertise(self, scale: int | None = None) -> int:
        """The window field of a segment that leaves now. In a SYN it is never scaled: `scale` 0 (RFC 7323 2.2)."""
        if not self.is_at_fin:
            self.edge += self._growth()
        return min(self.window >> (self.scale if scale is None else scale), MAX_WINDOW)

    def wants_update(self) -> bool:
        """Whether reading opened the window so far that the peer should hear of it at once: to twice what it sees, as
        Linux does; RFC 9293 3.8.6.2.2 asks for the growth alone."""
        growth = 0 if self.is_at_fin else self._growth()
        return growth > 0 and self.window + growth >= 2 * self._seen_window

    def take(self, start: int, data: bytes, is_last: bool) -> int:
        """Take a segment's data, cut to the window; `is_last` if a FIN follows it. How many bytes are newly in order.

        RFC 9293 3.10.7.4, seventh and eighth.
        """
        if is_last and self.fin_at is None and self.next <= start + len(data) < max(self.edge, self.next + 1):
            self.fin_at = start + len(data)
        limit = self.edge if self.fin_at is None else min(self.edge, self.fin_at)
        data = data[: max(limit - start, 0)]
        if start > self.next:
            self.beyond.add(start, data)
            return 0
        return self._append(data[self.next - start :])

    def _append(self, data: bytes) -> int:
        if self.beyond:
            self.beyond.add(self.next, data)
            data = self.beyond.take(self.next)
        self.unread += data
        self.next += len(data)
        if self.next == self.fin_at and not self.is_at_fin:
            self.next += 1
            self.edge = max(self.edge, self.next)
            self.is_at_fin = True
            self.beyond.clear()
        return len(data)

    def read(self, limit: int) -> bytes:
        """Remove at most `limit` bytes for the program."""
        data = bytes(self.unread[:limit])
        del self.unread[:limit]
        return data
