from __future__ import annotations

import os
import queue
import time
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from sim.network import events as e
from sim.network.events import Address, FrameSent, TcpState
from sim.network.hosts.interface import Interface
from sim.network.packets import packet_of
from sim.sources.messages import Report, Start
from sim.sources.model_host import ModelHost, ModelProcess, _with_cause
from sim.sources.network import NetworkError
from tests.sim.sources.runs import CONNECTS, GRACE

A, B = Interface(1, "10.0.0.1"), Interface(2, "10.0.0.2")


class Living:
    """A host of the model, its program, and what both have told."""

    def __init__(self) -> None:
        self.inbox: queue.SimpleQueue[Report] = queue.SimpleQueue()
        self.arrived: list[e.FrameArrived] = []
        self.host = ModelHost(A, "1 client", self.arrived)
        self.host.know(B)
        self.process: ModelProcess = self.host.begin("client", self.inbox.put)

    def start(self, text: str) -> None:
        values = {"server": ("10.0.0.2", 8001)}
        self.process.start(Start("client", text, time.time_ns(), values, ("10.0.0.0/24",)))

    def hears(self, kind: type[Report]) -> Report:
        """The next report of that kind."""
        while not isinstance(report := self.inbox.get(timeout=GRACE), kind):
            continue
        return report

    def drained(self) -> list[Report]:
        """All reports until the program's end."""
        until = time.monotonic() + GRACE
        while not self.process.drained():
            assert time.monotonic() < until
        return [self.inbox.get_nowait() for _ in range(self.inbox.qsize())]


@pytest.fixture
def living() -> Iterator[Living]:
    made = Living()
    yield made
    made.process.close()
    made.host.close()


def test_a_program_runs_there_and_its_host_outlives_it(living: Living) -> None:
    living.start("print(2 + 3)\n")
    told = living.drained()
    assert [event.text for event in told if isinstance(event, e.Printed)] == ["5\n"]
    assert living.process.exit_code == 0
    assert living.process.pid == 0, "it runs in a simulation"
    assert living.process._process.poll() is None


def test_what_it_sends_reaches_the_card_and_the_wait_takes_real_time(living: Living) -> None:
    living.start(f"{CONNECTS}")
    until = time.monotonic() + GRACE
    frames: list[bytes] = []
    times: list[float] = []
    while len(frames) < 2:  # the SYN, and again after a second
        assert time.monotonic() < until
        if (frame := living.host.card.read()) is not None:
            frames.append(frame)
            times.append(time.monotonic())
    flags = [packet_of(FrameSent(0.0, 0, frame)).flags for frame in frames]
    assert flags == [("syn",), ("syn",)]
    assert living.host.watch().is_busy
    assert 0.9 < times[1] - times[0] < 1.5


def test_a_program_that_is_stopped_ends_and_closes_its_sockets(living: Living) -> None:
    living.start("import socket\ns = socket.socket()\ns.bind(('10.0.0.1', 8000))\ns.listen()\ns.accept()\n")
    living.hears(e.ListenQueues)
    living.process.stop()
    told = living.drained()
    assert living.process.exit_code == -9
    assert [event.state.value for event in told if isinstance(event, e.ModelState)] == ["CLOSED"]


def test_a_frame_that_it_throws_away_is_told_with_the_number_on_the_cable(living: Living) -> None:
    living.start("import time\ntime.sleep(60)\n")
    living.arrived.append(e.FrameArrived(0.0, 4711))
    living.host.card.write(b"\0" * 6 + b"too short")
    discarded = living.hears(e.FrameDiscarded)
    assert isinstance(discarded, e.FrameDiscarded)
    assert discarded.number == 4711


def test_a_state_that_comes_late_keeps_its_own_time() -> None:
    state = e.ModelState(2.0, Address("10.0.0.1", 1), None, TcpState.LISTEN, "receive", 1)
    assert _with_cause(state, e.FrameArrived(1.99, 7)) == replace(state, time=1.99, packet=7)
    assert _with_cause(state, e.FrameArrived(1.0, 7)) == replace(state, packet=7)


def test_it_takes_one_program_and_says_so(living: Living) -> None:
    with pytest.raises(NetworkError, match="The model runs one program at its end of the wire, not third beside it"):
        living.host.begin("third", living.inbox.put)


def test_closing_ends_the_process_whatever_its_program_does() -> None:
    before = os.listdir("/proc/self/fd")
    made = Living()
    made.start("while True: pass\n")
    made.hears(e.LineReached)
    made.process.close()
    made.host.close()
    assert made.process._process.poll() == -9
    assert os.listdir("/proc/self/fd") == before
