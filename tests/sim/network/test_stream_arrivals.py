from __future__ import annotations

from sim.network.packets import Packet
from sim.network.stream_arrivals import Arrivals
from sim.network.stream_segments import Carried, Flow
from tests.sim.network.play import CLIENT as C
from tests.sim.network.play import SERVER as S
from tests.sim.network.play import Play

PACKET: Packet = Play().opens().packets[0]


def flow(*segments: tuple[int, int, float | None], probe: bool = False) -> Flow:
    """Segments by start, end and arrival; the last one may be a probe."""
    made = [Carried(start, end, PACKET, arrived, False) for start, end, arrived in segments]
    if probe:
        last = made.pop()
        made.append(Carried(last.start, last.end, PACKET, last.arrived, True))
    return Flow(C, S, 0.0, 0, segments=made)


def brought(arrivals: Arrivals) -> list[tuple[int, int, float | None]]:
    """What came when, in order of bytes."""
    found = [(each.start, each.end, each.segment.arrived if each.segment else None) for each in arrivals.brought]
    return sorted(found, key=lambda each: each[:2])


def readable(arrivals: Arrivals) -> list[tuple[int, float]]:
    """The bytes before which were readable from when on."""
    return [(each.end, each.time) for each in arrivals.readable]


def test_what_comes_behind_a_gap_is_readable_when_the_gap_is_filled() -> None:
    arrivals = Arrivals(flow((5, 10, 1.0), (10, 12, 2.0), (0, 5, 3.0)))
    assert readable(arrivals) == [(12, 3.0)]
    assert brought(arrivals) == [(0, 5, 3.0), (5, 10, 1.0), (10, 12, 2.0)]


def test_of_what_overlaps_only_the_new_bytes_are_brought() -> None:
    arrivals = Arrivals(flow((0, 5, 1.0), (8, 10, 2.0), (3, 12, 3.0)))
    assert brought(arrivals) == [(0, 5, 1.0), (5, 8, 3.0), (8, 10, 2.0), (10, 12, 3.0)]
    assert readable(arrivals) == [(5, 1.0), (12, 3.0)]


def test_what_has_not_come_is_not_readable() -> None:
    assert readable(Arrivals(flow((0, 5, None)))) == []


def test_an_acknowledgement_tells_of_what_nobody_saw_come() -> None:
    seen = flow((5, 10, 1.0))
    seen.acknowledged.append((2.0, 11))  # one more for a FIN
    arrivals = Arrivals(seen)
    assert readable(arrivals) == [(10, 2.0)]
    assert brought(arrivals) == [(0, 5, None), (5, 10, 1.0)]


def test_a_probe_counts_only_if_it_is_acknowledged() -> None:
    refused = flow((0, 5, 1.0), (5, 6, 2.0), probe=True)
    assert readable(Arrivals(refused)) == [(5, 1.0)]
    refused.acknowledged.append((3.0, 6))
    taken = Arrivals(refused)
    assert readable(taken) == [(5, 1.0), (6, 3.0)]
    assert brought(taken)[-1] == (5, 6, 2.0)


def test_a_byte_that_was_probed_and_then_sent_came_with_the_real_segment() -> None:
    seen = flow((0, 5, 1.0), (5, 9, 4.0), (5, 6, 2.0), probe=True)
    seen.acknowledged.append((5.0, 9))
    assert brought(Arrivals(seen)) == [(0, 5, 1.0), (5, 9, 4.0)]
