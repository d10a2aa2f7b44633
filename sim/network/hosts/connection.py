"""One TCP connection as its host keeps it: the endpoint, its addresses, the error that a call has yet to hear of."""

from __future__ import annotations

import errno
from collections.abc import Iterable

from sim.network.events import Address, TcpState
from sim.network.hosts.errors import error
from sim.network.hosts.ports import Binding
from sim.network.tcp.endpoint import CallError, Endpoint
from sim.network.tcp.events import AnyTcpEvent, Failed, Failure, StateChanged

OPENING = (TcpState.SYN_SENT, TcpState.SYN_RECEIVED)
ERRORS = {
    Failure.REFUSED: errno.ECONNREFUSED,
    Failure.RESET: errno.ECONNRESET,
    Failure.TIMED_OUT: errno.ETIMEDOUT,
}


class Connection:
    """Calls never wait: `receive` and `send` say None where a program would have to."""

    def __init__(self, local: Address, peer: Address, endpoint: Endpoint, binding: Binding) -> None:
        self.local = local
        self.peer = peer
        self.endpoint = endpoint
        self.binding = binding
        self.pending_error = ERRORS.get(endpoint.failure, 0) if endpoint.failure else 0
        self.reads_no_more = False
        self.writes_no_more = False

    @property
    def is_opening(self) -> bool:
        """Whether the handshake is still under way."""
        return self.endpoint.state in OPENING

    @property
    def is_over(self) -> bool:
        """Whether nothing can go either way any more."""
        return self.endpoint.state is TcpState.CLOSED

    @property
    def is_readable(self) -> bool:
        """Whether `receive` has something to say."""
        has_end = self.endpoint.at_end or self.is_over or self.reads_no_more
        return bool(self.endpoint.unread or self.pending_error or has_end)

    @property
    def is_writable(self) -> bool:
        """Whether `send` has something to say."""
        is_settled = bool(self.pending_error or self.is_over or self.writes_no_more)
        return is_settled or (not self.is_opening and self.endpoint.room > 0)

    @property
    def has_unsent(self) -> bool:
        """Whether bytes, or the FIN after them, still wait for the peer's acknowledgement."""
        waiting = (TcpState.FIN_WAIT_1, TcpState.CLOSING, TcpState.LAST_ACK)
        now = self.endpoint.snapshot()
        return self.endpoint.state in waiting or bool(now.unsent or now.unacknowledged)

    def note(self, events: Iterable[AnyTcpEvent]) -> None:
        """What the endpoint told: a failure waits here for the next call, as SO_ERROR does."""
        before = None
        for event in events:
            if isinstance(event, StateChanged) and event.after is TcpState.CLOSED:
                before = event.before
        for event in events:
            if isinstance(event, Failed):
                # Linux: whoever was told the peer's end already gets "broken pipe" (tcp_reset).
                was_ended = before is TcpState.CLOSE_WAIT and event.failure is Failure.RESET
                self.pending_error = errno.EPIPE if was_ended else ERRORS.get(event.failure, 0)

    def raise_pending(self) -> None:
        """Raise the error that waits, once."""
        number, self.pending_error = self.pending_error, 0
        if number:
            raise error(number)

    def receive(self, limit: int, now: float, peek: bool = False) -> bytes | None:
        """At most `limit` bytes; b"" at the end; None if there is nothing yet. Raises OSError (ECONNRESET ...)."""
        if self.endpoint.unread:
            return self.endpoint.snapshot().received[:limit] if peek else self.endpoint.receive(limit, now)
        self.raise_pending()
        return b"" if self.is_readable else None

    def send(self, data: bytes | memoryview, now: float) -> int | None:
        """How many bytes were taken; None if there is no room yet. Raises OSError: EPIPE, ECONNRESET ..."""
        self.raise_pending()
        if self.writes_no_more or self.is_over:
            raise error(errno.EPIPE)
        if self.is_opening:
            return None
        try:
            return self.endpoint.send(data, now) or (None if data else 0)
        except CallError as refused:
            raise error(errno.EPIPE) from refused

    def shutdown(self, reading: bool, writing: bool, now: float) -> None:
        """Close one direction or both. Raises OSError (ENOTCONN) once the connection is over."""
        if self.is_over or self.is_opening:
            raise error(errno.ENOTCONN)
        self.reads_no_more |= reading
        if writing and not self.writes_no_more:
            self.writes_no_more = True
            self.endpoint.shutdown_send(now)
