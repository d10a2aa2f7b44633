from __future__ import annotations

from typing import TypeVar

from sim.network import events as e
from sim.network.cable import Cable
from sim.network.events import Address, AnyEvent, TcpState
from sim.sources.model.town import ADDRESSES, PACE, Town

E = TypeVar("E", bound=e.Event)


class Watched:
    """A town, and what it told."""

    def __init__(self, **cable: object) -> None:
        self.told: list[AnyEvent] = []
        self.town = Town(Cable(latency=0.1, **cable), self.told.append)  # type: ignore[arg-type]
        self.now = 0.0

    def calls(self) -> None:
        """A client calls a listening server, until nothing more happens for a second."""
        server, client = self.town.hosts[1].tcp.socket(), self.town.hosts[0].tcp.socket()
        server.bind(ADDRESSES[1], 8001)
        server.listen(1, self.now)
        self.town.look_after(1, self.now)
        client.connect(ADDRESSES[1], 8001, self.now)
        self.town.look_after(0, self.now)
        self.until(1.0)

    def until(self, end: float) -> None:
        while (deadline := self.town.deadline) is not None and deadline <= end:
            self.now = deadline
            self.town.advance(self.now)

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in self.told if isinstance(event, kind)]


def test_a_handshake_is_told_with_states_frames_and_queues() -> None:
    watched = Watched()
    watched.calls()
    sent = watched.of(e.FrameSent)
    assert [round(event.time, 4) for event in sent] == [0.0, 0.1, 0.2]
    assert sent[0].time == PACE
    states = [(event.local.port == 8001, event.state) for event in watched.of(e.ModelState)]
    assert states == [
        (True, TcpState.LISTEN),
        (False, TcpState.SYN_SENT),
        (True, TcpState.LISTEN),
        (True, TcpState.SYN_RECEIVED),
        (False, TcpState.ESTABLISHED),
        (True, TcpState.ESTABLISHED),
    ]
    queues = [(len(q.half_open), len(q.complete)) for q in watched.of(e.ListenQueues)]
    assert queues == [(0, 0), (1, 0), (0, 1)]


def test_figures_are_told_when_they_change() -> None:
    watched = Watched()
    watched.calls()
    told = [event for event in watched.of(e.TcpFigures) if event.local.host == ADDRESSES[0]]
    assert told[-1].srtt is not None
    assert len(told) == len({event.time for event in told})


def test_a_frame_that_is_thrown_away_is_told_after_its_arrival() -> None:
    watched = Watched(corrupt=1.0)
    watched.calls()
    kinds = [type(event) for event in watched.told if isinstance(event, e.FrameArrived | e.FrameDiscarded)]
    assert kinds[:2] == [e.FrameArrived, e.FrameDiscarded]


def test_what_stays_on_its_host_crosses_no_cable() -> None:
    watched = Watched(loss=1.0)
    host = watched.town.hosts[0]
    udp, other = host.udp.socket(), host.udp.socket()
    other.bind("127.0.0.1", 5000)
    udp.send(b"hi", Address("127.0.0.1", 5000), 0.0)
    watched.town.look_after(0, 0.0)
    watched.until(1.0)
    assert other.receive() is not None
    assert watched.of(e.FrameLost) == []


def test_a_timer_of_a_host_runs_out_by_itself() -> None:
    watched = Watched(drop="syn:1")
    watched.calls()
    watched.until(1.5)
    first, again, *_ = watched.of(e.FrameSent)
    assert round(again.time - first.time, 4) == 1.0
