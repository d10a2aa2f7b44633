from __future__ import annotations

import pytest

from sim.network import frames
from sim.network.events import FrameSent, Link
from sim.network.headers import decode
from sim.network.hosts.neighbours import REPEAT, TRIES, WAITING, NeighbourTable
from sim.network.packets import packet_of

OUR_MAC, THEIR_MAC = 0x02_0000_0000_01, 0x02_0000_0000_02
US, THEM = frames.ip_number("10.0.0.1"), frames.ip_number("10.0.0.2")


def table() -> NeighbourTable:
    return NeighbourTable(OUR_MAC, US)


def values(frame: bytes, layer: int, *names: str) -> list[int]:
    return [decode(frame, Link.ETHERNET)[layer].value(name) for name in names]


def test_a_packet_for_a_stranger_waits_while_everybody_is_asked() -> None:
    ours = table()
    ours.send(b"packet", THEM, 0.0)
    [question] = ours.take_frames()
    assert values(question, 0, "target", "source", "type") == [frames.BROADCAST, OUR_MAC, frames.TYPE_ARP]
    assert values(question, 1, "operation", "source", "target", "target_mac") == [frames.ASKS, US, THEM, 0]


def test_the_answer_lets_all_that_waited_go_in_order() -> None:
    ours, theirs = table(), NeighbourTable(THEIR_MAC, THEM)
    for packet in (b"1", b"2"):
        ours.send(packet, THEM, 0.0)
    [question] = ours.take_frames()
    theirs.on_message(question[14:])
    [answer] = theirs.take_frames()
    assert values(answer, 0, "target", "source") == [OUR_MAC, THEIR_MAC]
    ours.on_message(answer[14:])
    assert [frame[14:] for frame in ours.take_frames()] == [b"1", b"2"]
    assert ours.known == {THEM: THEIR_MAC}
    assert theirs.known == {US: OUR_MAC}, "whoever asks is learned"
    assert ours.deadline is None


def test_a_known_neighbour_is_not_asked_for() -> None:
    ours = table()
    ours.learn(THEM, THEIR_MAC)
    ours.send(b"packet", THEM, 0.0)
    [frame] = ours.take_frames()
    assert packet_of(FrameSent(0.0, 1, frame)).protocol != "arp"
    assert values(frame, 0, "target") == [THEIR_MAC]


def test_a_question_for_somebody_else_is_not_answered() -> None:
    ours = table()
    ours.on_message(frames.arp(frames.ASKS, THEIR_MAC, THEM, 0, THEM + 1))
    assert ours.take_frames() == []
    assert ours.known == {}


def test_it_asks_three_times_and_then_gives_up() -> None:
    ours = table()
    ours.send(b"packet", THEM, 0.0)
    asked = []
    now = 0.0
    while (due := ours.deadline) is not None:
        asked.append((now, len(ours.take_frames())))
        now = due
        ours.on_tick(now)
    assert asked == [(REPEAT * attempt, 1) for attempt in range(TRIES)]
    assert now == REPEAT * TRIES
    assert ours.take_unreachable() == [(THEM, [b"packet"])]
    assert ours.take_unreachable() == []


def test_only_so_many_packets_wait() -> None:
    ours = table()
    for number in range(WAITING + 5):
        ours.send(bytes([number]), THEM, 0.0)
    ours.take_frames()
    ours.learn(THEM, THEIR_MAC)
    assert len(ours.take_frames()) == WAITING


def test_too_early_a_tick_asks_nothing() -> None:
    ours = table()
    ours.send(b"packet", THEM, 0.0)
    ours.take_frames()
    ours.on_tick(REPEAT / 2)
    assert ours.take_frames() == []


def test_half_a_message_is_refused() -> None:
    with pytest.raises(ValueError, match="cut off"):
        table().on_message(bytes(27))
