"""How much may be on its way: Reno congestion control, RFC 5681, with NewReno recovery, RFC 6582.

With SACK the window does not swell during recovery, because what arrived no longer counts as on its way (RFC 6675).
"""

from __future__ import annotations

from enum import Enum

from sim.network.tcp.settings import TcpSettings

DUPLICATES = 3
"""DupThresh, RFC 5681 3.2."""


class Phase(Enum):
    """What congestion control is busy with."""

    OPEN = "open"
    RECOVERY = "recovery"
    """Fast recovery, RFC 5681 3.2."""
    LOSS = "loss"
    """After a timeout, until everything sent before it is acknowledged."""


def initial_window(mss: int, segments: int) -> int:
    """In bytes: RFC 6928 2 for so many segments; RFC 5681 3.1 for 0."""
    if segments:
        return min(segments * mss, max(2 * mss, segments * 1460))
    return (2 if mss > 2190 else 3 if mss > 1095 else 4) * mss


class Congestion:
    """cwnd and ssthresh in bytes. `recover` is the number that ends the recovery; until then losses are one event."""

    def __init__(self, settings: TcpSettings, first_number: int) -> None:
        self._segments = settings.initial_window
        self.mss = settings.mss
        self.cwnd = initial_window(self.mss, self._segments)
        self.ssthresh: int | None = None
        self.phase = Phase.OPEN
        self.recover = first_number
        self._uses_sack = False
        self._uncounted = 0

    def start(self, mss: int, is_syn_repeated: bool) -> None:
        """The handshake is over: the MSS is known. One segment if a SYN was lost, RFC 5681 3.1."""
        self.mss = mss
        self.cwnd = mss if is_syn_repeated else initial_window(mss, self._segments)

    @property
    def is_slow_start(self) -> bool:
        """Whether cwnd is below ssthresh."""
        return self.ssthresh is None or self.cwnd < self.ssthresh

    def on_new_ack(self, count: int, in_flight: int) -> None:
        """`count` numbers were acknowledged, `in_flight` were on their way before: open the window, RFC 5681 3.1.

        A window that was not used says nothing about the path, and does not grow (RFC 7661 4.3, as Linux does).
        """
        if self.is_slow_start:
            if 2 * in_flight > self.cwnd:
                self.cwnd += min(count, self.mss)
        elif in_flight + self.mss > self.cwnd:
            self._uncounted += count
            if self._uncounted >= self.cwnd:
                self._uncounted -= self.cwnd
                self.cwnd += self.mss

    def on_loss(self, in_flight: int, next_number: int, uses_sack: bool) -> None:
        """A loss without a timeout: halve, and begin the recovery (RFC 5681 3.2 step 2 and 3, RFC 6675 5)."""
        self.phase = Phase.RECOVERY
        self._uses_sack = uses_sack
        self.recover = next_number
        self.ssthresh = self._half(in_flight)
        self.cwnd = self.ssthresh if uses_sack else self.ssthresh + DUPLICATES * self.mss
        self._uncounted = 0

    def on_duplicate(self) -> None:
        """Without SACK: another segment has left the network, RFC 5681 3.2 step 4."""
        self.cwnd += self.mss

    def on_partial_ack(self, count: int) -> None:
        """Without SACK: take off what arrived, RFC 6582 3.2 step 3."""
        self.cwnd = max(self.cwnd - count, self.mss)
        if count >= self.mss:
            self.cwnd += self.mss

    def on_recovered(self, in_flight: int) -> None:
        """Everything up to `recover` arrived, RFC 6582 3.2 step 3; `in_flight` keeps it from ending in a burst."""
        if self.phase is Phase.RECOVERY and self.ssthresh is not None and not self._uses_sack:
            self.cwnd = min(self.ssthresh, max(in_flight, self.mss) + self.mss)
        self.phase = Phase.OPEN

    def on_timeout(self, in_flight: int, next_number: int, is_first: bool) -> None:
        """Start again with one segment, RFC 5681 3.1; a repeated timeout does not halve ssthresh again."""
        if is_first:
            self.ssthresh = self._half(in_flight)
        self.phase = Phase.LOSS
        self.recover = next_number
        self.cwnd = self.mss
        self._uncounted = 0

    def on_idle(self) -> None:
        """Nothing was sent for longer than the timeout: what was learned is old, RFC 5681 4.1."""
        self.cwnd = min(self.cwnd, initial_window(self.mss, self._segments))

    def _half(self, in_flight: int) -> int:
        """RFC 5681 equation 4."""
        return max(in_flight // 2, 2 * self.mss)
