"""A listening port: makes an endpoint for each caller, keeps the SYN queue and the accept queue. No I/O.

As in Linux: a caller waits in the SYN queue until its handshake is complete, then in the accept queue until the program
takes it. If the accept queue is full, a SYN and a handshake's last ACK are dropped, and the caller tries again.
SYN cookies are not modelled.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from sim.network.events import TcpState
from sim.network.tcp.endpoint import Endpoint
from sim.network.tcp.events import AnyTcpEvent, Drop, Dropped
from sim.network.tcp.segment import TcpSegment
from sim.network.tcp.settings import TcpSettings

Peer = TypeVar("Peer", bound=Hashable)


class Listener(Generic[Peer]):
    """A port in LISTEN. `Peer` is whatever names a caller for the host, such as its Address.

    `backlog` as in listen(2): the accept queue holds one more than that. `isn()` gives each endpoint its first number.
    The host gives the listener every segment of a caller until `accept` has handed the endpoint over.
    """

    def __init__(
        self, backlog: int, isn: Callable[[], int], settings: TcpSettings | None = None, syn_backlog: int = 128
    ) -> None:
        self.backlog = backlog
        self.syn_backlog = syn_backlog
        self._isn = isn
        self._settings = settings or TcpSettings()
        self._door = Endpoint(0, self._settings)
        self._door.listen(0.0)
        self._callers: dict[Peer, Endpoint] = {}
        self._connected: dict[Peer, Endpoint] = {}
        self._segments: list[tuple[Peer, TcpSegment]] = []
        self._events: list[tuple[Peer, AnyTcpEvent]] = []

    def on_segment(self, peer: Peer, segment: TcpSegment, now: float) -> None:
        """A segment for this port, from a caller who is not accepted yet (RFC 9293 3.10.7.2)."""
        endpoint = self.endpoint_of(peer)
        if endpoint is None:
            self._on_stranger(peer, segment, now)
        elif peer in self._callers and self._is_full and segment.ack and not (segment.rst or segment.syn):
            self._events.append((peer, Dropped(now, segment, Drop.ACCEPT_QUEUE_FULL)))
        else:
            endpoint.on_segment(segment, now)
            self._collect(peer, endpoint)

    def on_tick(self, now: float) -> None:
        """Do what is due in the endpoints of both queues."""
        for peer, endpoint in [*self._callers.items(), *self._connected.items()]:
            endpoint.on_tick(now)
            self._collect(peer, endpoint)

    @property
    def deadline(self) -> float | None:
        """When `on_tick` is wanted."""
        deadlines = [endpoint.deadline for endpoint in (*self._callers.values(), *self._connected.values())]
        return min([deadline for deadline in deadlines if deadline is not None], default=None)

    @property
    def is_busy(self) -> bool:
        """Whether an endpoint of either queue is."""
        return any(endpoint.is_busy for endpoint in (*self._callers.values(), *self._connected.values()))

    def accept(self) -> tuple[Peer, Endpoint] | None:
        """The caller that waits longest, now the host's own to look after; None if none waits.

        Its connection may be lost already; then `failure` says how.
        """
        for peer in self._connected:
            return peer, self._connected.pop(peer)
        return None

    def close(self, now: float) -> None:
        """Stop listening: whoever waits in the accept queue is reset, the SYN queue is forgotten. As Linux does."""
        self._door.close(now)
        self._callers.clear()
        for peer, endpoint in self._connected.items():
            endpoint.abort(now)
            self._collect(peer, endpoint)
        self._connected.clear()

    def take_segments(self) -> list[tuple[Peer, TcpSegment]]:
        """The segments to be sent since the last time, each with whom it is for."""
        taken, self._segments = self._segments, []
        return taken

    def take_events(self) -> list[tuple[Peer, AnyTcpEvent]]:
        """What happened since the last time, each with the caller whom it is about."""
        taken, self._events = self._events, []
        return taken

    @property
    def state(self) -> TcpState:
        """LISTEN, or CLOSED after `close`."""
        return self._door.state

    @property
    def syn_queue(self) -> tuple[Peer, ...]:
        """Who has called and not completed the handshake, oldest first."""
        return tuple(self._callers)

    @property
    def accept_queue(self) -> tuple[Peer, ...]:
        """Who is connected and waits to be accepted, oldest first."""
        return tuple(self._connected)

    def endpoint_of(self, peer: Peer) -> Endpoint | None:
        """The endpoint of a caller in either queue, to look at."""
        return self._callers.get(peer) or self._connected.get(peer)

    @property
    def _is_full(self) -> bool:
        return len(self._connected) > self.backlog

    def _on_stranger(self, peer: Peer, segment: TcpSegment, now: float) -> None:
        is_call = segment.syn and not segment.ack and not segment.rst
        if not is_call or self.state is not TcpState.LISTEN:
            self._door.on_segment(segment, now)
            self._take_from(peer, self._door)
        elif self._is_full or len(self._callers) >= self.syn_backlog:
            why = Drop.ACCEPT_QUEUE_FULL if self._is_full else Drop.SYN_QUEUE_FULL
            self._events.append((peer, Dropped(now, segment, why)))
        else:
            endpoint = self._callers[peer] = Endpoint(self._isn(), self._settings)
            endpoint.listen(now)
            endpoint.on_segment(segment, now)
            self._collect(peer, endpoint)

    def _collect(self, peer: Peer, endpoint: Endpoint) -> None:
        """Take what the endpoint says, and let it move on to the queue where it belongs now."""
        self._take_from(peer, endpoint)
        if peer not in self._callers or endpoint.state is TcpState.SYN_RECEIVED:
            return
        del self._callers[peer]
        if endpoint.state not in (TcpState.LISTEN, TcpState.CLOSED):
            self._connected[peer] = endpoint

    def _take_from(self, peer: Peer, endpoint: Endpoint) -> None:
        self._segments += [(peer, segment) for segment in endpoint.take_segments()]
        self._events += [(peer, event) for event in endpoint.take_events()]
