from __future__ import annotations

from sim.network import events as e
from sim.network.events import TcpState
from sim.network.frames import ip_number
from sim.network.hosts.host import Host
from sim.network.hosts.interface import Interface
from sim.sources.model.telling import Teller

INTERFACE = Interface(1, "10.0.0.1")


def test_states_and_queues_are_told_once() -> None:
    host = Host(INTERFACE)
    teller = Teller(host)
    socket = host.tcp.socket()
    socket.bind("10.0.0.1", 8000)
    socket.listen(3, 1.0)
    state, queues = teller.news(1.0)
    assert isinstance(state, e.ModelState)
    assert state.state is TcpState.LISTEN
    assert isinstance(queues, e.ListenQueues)
    assert queues.backlog == 3
    assert teller.news(2.0) == []


def test_figures_are_told_when_they_change() -> None:
    host = Host(INTERFACE)
    host.neighbours.learn(ip_number("10.0.0.2"), 2)
    teller = Teller(host)
    socket = host.tcp.socket()
    socket.connect("10.0.0.2", 8000, 1.0)
    assert [type(event) for event in teller.news(1.0)] == [e.ModelState, e.TcpFigures]
    host.on_tick(10.0)  # the SYN is sent again, and the timeout is twice as long
    (figures,) = teller.news(10.0)
    assert isinstance(figures, e.TcpFigures)
    assert figures.retransmissions == 1


def test_a_frame_that_is_thrown_away_is_told_with_its_number() -> None:
    host = Host(INTERFACE)
    teller = Teller(host)
    host.on_frame(b"too short", 1.0)
    (discarded,) = teller.news(1.0, 7)
    assert isinstance(discarded, e.FrameDiscarded)
    assert discarded.number == 7
