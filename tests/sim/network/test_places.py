from __future__ import annotations

import pytest

from sim.network.encapsulation import Where, journey_of
from sim.network.places import BadPlaceError, find, is_place
from sim.network.world import World
from tests.sim.sources.runs import lesson


@pytest.mark.parametrize("text", ["", "syn", "syn:0", "client.:1", "recv(1)", "a b:1", "syn:1 syn:2"])
def test_what_names_no_place_is_refused(text: str) -> None:
    assert not is_place(text)
    with pytest.raises(BadPlaceError, match="synack:1"):
        find(text, World())


def test_packets_are_counted_over_all_senders_and_for_each() -> None:
    world = lesson("tcp-teardown", "model").world
    first, second = find("fin:1", world), find("fin:2", world)
    assert first is not None
    assert second is not None
    assert (first.program, second.program) == ("client", "server")
    assert find("server.fin:1", world) == second
    assert find("fin:3", world) is None
    assert first.packet is not None
    assert "fin" in first.packet.flags


def test_calls_are_counted_as_they_return() -> None:
    world = lesson("tcp-teardown", "model").world
    reads = [find(f"server.recv:{number}", world) for number in (1, 2, 3)]
    assert [each and each.call and each.call.returned and each.call.returned.data for each in reads] == [
        b"hello",
        b"",
        None,
    ]
    assert reads[0] is not None
    assert reads[1] is not None
    assert reads[0].time < reads[1].time


def test_what_arrives_is_a_place() -> None:
    world = lesson("tcp-loss", "model", drop="client.data:1").world
    sent, came = find("client.data:1", world), find("client.arrival:1", world)
    assert sent is not None
    assert came is not None
    assert came.packet is not None
    assert sent.packet is not None
    assert came.packet.number > sent.packet.number
    assert came.time == pytest.approx(came.packet.arrives)
    crossed = find("client.unwrapping:1", world)
    assert crossed is not None
    assert crossed.packet == came.packet
    assert came.packet.sent < crossed.time < came.time
    assert journey_of(came.packet, crossed.time - 1e-6).where is Where.ACROSS
    assert find("server.arrival:9", world) is None


def test_what_is_sent_again_is_a_place() -> None:
    world = lesson("tcp-loss", "model").world
    again = find("again:1", world)
    assert again is not None
    assert again.packet is not None
    assert again.packet.segment is not None
    assert again.packet.segment.relative_sequence == 1449
    assert find("again:1", lesson("tcp-handshake", "model").world) is None


def test_a_probe_is_a_segment_without_data_that_asks_whether_there_is_room() -> None:
    world = lesson("tcp-loss", "model", drop="", pause="10", buffer="4096").world
    probe = find("client.probe:1", world)
    assert probe is not None
    assert probe.packet is not None
    assert probe.packet.length == 0
    assert find("server.probe:1", world) is None
    assert find("probe:1", lesson("tcp-teardown", "model").world) is None
