"""Tells what happens at a host of the model, in the words that the rest of the program knows."""

from __future__ import annotations

from collections.abc import Iterator

from sim.network import events as e
from sim.network.events import AnyEvent
from sim.network.hosts.events import Discarded, HostEvent, TcpHappened
from sim.network.hosts.host import Host
from sim.network.tcp.events import Dropped, StateChanged


class Teller:
    """Tells of `host` whatever it has not told yet."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._known: dict[object, object] = {}

    def news(self, now: float, number: int = 0) -> list[AnyEvent]:
        """What is new at `now`; `number` is that of the frame that the host has just got, if any."""
        happened = [event for each in self._host.take_events() for event in _told(each, now, number)]
        return [*happened, *self._changes(now)]

    def _changes(self, now: float) -> Iterator[AnyEvent]:
        """What has changed at the host's sockets since it was told last."""
        for local, listener in self._host.tcp.listeners:
            half_open = tuple(peer for _, peer in listener.syn_queue)
            complete = tuple(peer for _, peer in listener.accept_queue)
            if self._is_new(local, (half_open, complete)):
                yield e.ListenQueues(now, local, half_open, complete, listener.backlog)
        for (local, peer), endpoint in self._host.tcp.endpoints:
            figures = endpoint.figures
            if self._is_new((local, peer), figures):
                yield e.TcpFigures(now, local, peer, *figures)

    def _is_new(self, key: object, value: object) -> bool:
        is_new = self._known.get(key) != value
        self._known[key] = value
        return is_new


def _told(event: HostEvent, now: float, number: int) -> Iterator[AnyEvent]:
    match event:
        case Discarded(why=why) if number:
            yield e.FrameDiscarded(now, number, why.value)
        case TcpHappened(local=local, peer=peer, event=StateChanged(after=after, trigger=trigger)):
            yield e.ModelState(now, local, peer, after, trigger.value, number)
        case TcpHappened(event=Dropped(why=why)) if number:
            yield e.FrameDiscarded(now, number, why.value)
