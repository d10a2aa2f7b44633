"""How long to wait before sending again: the retransmission timeout of RFC 6298."""

from __future__ import annotations

from sim.network.tcp.settings import TcpSettings

ALPHA = 1 / 8
BETA = 1 / 4
K = 4


class RetransmissionTimeout:
    """SRTT, RTTVAR and RTO in seconds. Whoever measures must not measure what was sent twice (Karn, RFC 6298 3)."""

    def __init__(self, settings: TcpSettings) -> None:
        self._settings = settings
        self.srtt: float | None = None
        self.rttvar: float | None = None
        self.rto = settings.initial_rto

    def configure(self, settings: TcpSettings) -> None:
        """Take other limits from now on."""
        self._settings = settings

    def measure(self, round_trip: float) -> None:
        """Learn from one round trip, RFC 6298 2.2 and 2.3. Ends any back-off."""
        if self.srtt is None or self.rttvar is None:
            self.srtt, self.rttvar = round_trip, round_trip / 2
        else:
            self.rttvar = (1 - BETA) * self.rttvar + BETA * abs(self.srtt - round_trip)
            self.srtt = (1 - ALPHA) * self.srtt + ALPHA * round_trip
        self._set(self.srtt + K * self.rttvar)

    def back_off(self) -> None:
        """Wait twice as long, RFC 6298 5.5."""
        self._set(2 * self.rto)

    def after_repeated_syn(self) -> None:
        """Start data with a longer timeout, because the round trip seems long, RFC 6298 5.7."""
        self.rto = max(self.rto if self.srtt is not None else 0.0, self._settings.rto_after_repeated_syn)

    def _set(self, seconds: float) -> None:
        self.rto = min(max(seconds, self._settings.min_rto), self._settings.max_rto)
