from __future__ import annotations

import select
import time
from collections.abc import Iterator
from queue import SimpleQueue

import pytest

from sim.network.events import FrameArrived, FrameDelayed, FrameLost, FrameSent, Loss
from sim.network.link import LinkSettings, SimulatedLink
from sim.network.traffic import Traffic, TrafficEvent
from sim.sources.cards import SocketCard, card_pair
from sim.sources.carrier import Carrier

PATIENCE = 5.0
DELAY = 0.05


class Bench:
    """Two cards at a cable; `hosts` are their hosts' ends."""

    def __init__(self, delay: float = DELAY) -> None:
        self.told: SimpleQueue[TrafficEvent] = SimpleQueue()
        (a, self.ends_a), (b, self.ends_b) = card_pair(), card_pair()
        self.hosts = a, b
        links = [SimulatedLink(LinkSettings(delay=delay), 1, side) for side in ("a", "b")]
        cards = self.ends_a, self.ends_b
        self.carrier = Carrier(cards, Traffic((links[0], links[1])), time.monotonic, self.told.put)

    def next(self) -> TrafficEvent:
        return self.told.get(timeout=PATIENCE)

    def close(self) -> None:
        self.carrier.stop()
        for card in (*self.hosts, self.ends_a, self.ends_b):
            card.close()


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    made.close()


def test_frames_cross_in_their_time(bench: Bench) -> None:
    for side in (0, 1):
        bench.hosts[side].write(bytes([side]) * 60)
        sent, arrived = bench.next(), bench.next()
        assert isinstance(sent, FrameSent)
        assert isinstance(arrived, FrameArrived)
        assert (sent.number, sent.data, sent.arrives) == (side + 1, bytes([side]) * 60, sent.time + DELAY)
        assert DELAY <= arrived.time - sent.time < DELAY + 0.05
        select.select([bench.hosts[1 - side]], [], [], 1.0)  # an arrival is told before the frame is handed over
        assert bench.hosts[1 - side].read() == bytes([side]) * 60
    assert [card.read() for card in bench.hosts] == [None, None]


def test_a_hand_reaches_a_frame_under_way(bench: Bench) -> None:
    bench.hosts[0].write(b"x" * 60)
    sent = bench.next()
    assert isinstance(sent, FrameSent)
    bench.carrier.do(lambda traffic, now: traffic.hold(1, now))
    assert isinstance(bench.next(), FrameDelayed)
    bench.carrier.do(lambda traffic, now: traffic.drop(1, now))
    lost = bench.next()
    assert isinstance(lost, FrameLost)
    assert (lost.number, lost.cause) == (1, Loss.HAND)
    assert bench.hosts[1].read() is None


def test_a_hand_that_comes_too_late_does_nothing(bench: Bench) -> None:
    bench.carrier.do(lambda traffic, now: traffic.drop(7, now))
    bench.hosts[0].write(b"x" * 60)
    assert [type(bench.next()), type(bench.next())] == [FrameSent, FrameArrived]


def test_a_card_that_is_pulled_out_leaves_the_other_in_peace(bench: Bench) -> None:
    bench.hosts[0].close()
    bench.hosts[1].write(b"x" * 60)
    assert [type(bench.next()), type(bench.next())] == [FrameSent, FrameArrived]


def test_a_stopped_cable_carries_no_more() -> None:
    bench = Bench(delay=0.0)
    bench.carrier.stop()
    bench.carrier.stop()
    bench.hosts[0].write(b"x" * 60)
    card: SocketCard = bench.hosts[1]
    assert card.read() is None
    bench.close()
