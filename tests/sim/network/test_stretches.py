from __future__ import annotations

from sim.network.stream_arrivals import Arrivals
from sim.network.stream_calls import given, taken
from sim.network.stream_segments import Carried, Flow
from sim.network.stretches import Finder, Layers
from tests.sim.network.play import CLIENT as C
from tests.sim.network.play import SERVER as S
from tests.sim.network.play import Play
from tests.sim.network.test_stream_calls import reading, sending

PACKET = Play().opens().packets[0]


def test_an_interval_is_found_by_its_bytes() -> None:
    parts = given([sending("send", b"hello", "5"), sending("send", b"you", "3")], b"")
    finder = Finder(parts)
    assert [finder.at(byte) for byte in (0, 4, 5, 7)] == [parts[0], parts[0], parts[1], parts[1]]
    assert finder.at(8) is None
    assert Finder(parts[1:]).at(0) is None


def test_bytes_of_one_story_stand_together_and_are_readable_before_they_were_taken() -> None:
    segment = Carried(0, 5, PACKET, 9.0, False)
    late = Arrivals(Flow(C, S, 0.0, 0, segments=[segment]))
    layers = Layers(given([sending("send", b"hello", "5")], b""), [segment], late, taken([reading(b"hello")], b"hello"))
    (stretch,) = layers.stretches(5)
    assert (stretch.start, stretch.end, stretch.carried_by, stretch.arrived) == (0, 5, (PACKET.number,), 9.0)
    assert stretch.readable == 1.0  # when the call came back, although the capture saw them later


def test_bytes_of_nobody_are_a_stretch_with_nothing_known() -> None:
    nothing = Arrivals(Flow(C, S, 0.0, 0))
    (stretch,) = Layers([], [], nothing, []).stretches(3)
    assert (stretch.sent_by, stretch.carried_by, stretch.came_with, stretch.readable, stretch.taken_by) == (
        None, (), None, None, None,
    )  # fmt: skip
    assert Layers([], [], nothing, []).stretches(0) == []
