"""When to acknowledge: at once, or together with something else. RFC 9293 3.8.6.3, RFC 5681 4.2.

Linux acknowledges the first segments at once, then delays once the connection turns out to be a dialogue, in which a
reply will carry the acknowledgement.
"""

from __future__ import annotations

from sim.network.tcp.settings import TcpSettings

LEAST_FULL = 536
"""A segment is taken for full-sized if it is as large as the largest so far, at least this (RFC 9293 3.7.1)."""


class AckPolicy:
    """Whether an acknowledgement is owed: `is_due` at once, `is_owed` within the delay."""

    def __init__(self, settings: TcpSettings) -> None:
        self.settings = settings
        self.is_due = False
        self.is_owed = False
        self.is_dialogue = False
        self._quick: int | None = None
        self._uncovered = 0
        self._full = min(LEAST_FULL, settings.mss)
        self._last_data = float("-inf")

    @property
    def is_quick(self) -> bool:
        """Whether everything is acknowledged at once for the time being."""
        return bool(self._quick) and not self.is_dialogue

    def on_data(self, count: int, size: int, window: int, now: float) -> None:
        """`count` new bytes are in order after a segment with `size`; `window` is what may still come."""
        if self._quick is None:
            self._quick = min(self.settings.quick_acks, window // (2 * min(self.settings.mss, LEAST_FULL)))
        self._full = max(self._full, min(size, self.settings.mss))
        self._uncovered += count
        self._last_data = now
        self.is_owed = True
        if self._uncovered > self._full or self.is_quick or not self.settings.delayed_ack:
            self.is_due = True

    def on_disorder(self) -> None:
        """Something came beyond a gap, filled one, or came again: the peer needs to know at once (RFC 5681 4.2)."""
        self.is_due = True
        self.is_dialogue = False

    def on_fin(self) -> None:
        """The peer's FIN: the program will probably close too, so one segment may carry both."""
        self.is_owed = True
        self.is_dialogue = True
        if not self.settings.delayed_ack:
            self.is_due = True

    def on_delay_over(self) -> None:
        """No reply came that could have carried it."""
        self.is_due = True
        self.is_dialogue = False

    def on_sent(self, has_data: bool, now: float) -> None:
        """A segment with an acknowledgement left."""
        if has_data and now - self._last_data < self.settings.delayed_ack:
            self.is_dialogue = True
        if self._quick:
            self._quick -= 1
        self.is_due = self.is_owed = False
        self._uncovered = 0
