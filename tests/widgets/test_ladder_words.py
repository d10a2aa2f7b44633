from __future__ import annotations

import pytest
from msgspec.structs import replace

from sim.axis import Axis, Moment
from sim.network import events as e
from sim.network.packets import Packet
from tests.sim.network.play import CLIENT, Play
from widgets.ladder_layout import Frame, lanes_of
from widgets.ladder_words import description_of, name_of, told_of

FRAME = Frame(800, 600, 1.0, Axis([Moment(0.0), Moment(1.0)]))


@pytest.fixture
def play() -> Play:
    """A server listens; whoever calls it is not known by name, and its second SYN is half way."""
    play = Play().listens()
    play.sends(CLIENT, "SYN")
    play.happens(e.FrameSent(play.time, 2, play.packets[0].event.data, arrives=play.time + 0.1))
    return play


def packet(play: Play, number: int) -> Packet:
    found = play.world.packet(number)
    assert found is not None
    return found


def test_a_moment_is_told_by_its_packets_its_states_and_what_is_under_way(play: Play) -> None:
    play.happens(e.FrameArrived(play.time, 1))
    server = packet(play, 2).target
    count, called, calling, moving = description_of(play.world, lanes_of(play.world, FRAME)).split("; ")
    assert count == "2 packets so far"
    assert called == f"Server {server}: SYN_RCVD"
    assert calling == f"{packet(play, 2).source}: SYN_SENT"
    assert moving == f"under way: SYN to {server}"


def test_a_packet_is_told_with_its_ends_and_its_time(play: Play) -> None:
    first = packet(play, 1)
    text = told_of(replace(first, arrives=first.sent + 0.25), play.world)
    assert text == f"Packet 1: SYN from {first.source} to {first.target}, under way for 0.25 s"


def test_what_became_of_it_stands_below(play: Play) -> None:
    play.happens(e.FrameLost(play.time, 2, e.Loss.CHANCE))
    first, second = told_of(packet(play, 2), play.world).splitlines()
    assert first.startswith("Packet 2: SYN")
    assert second


@pytest.mark.parametrize(("program", "name"), [("client", "Client"), ("server", "Server"), ("proxy", "proxy")])
def test_a_program_of_another_name_keeps_it(program: str, name: str) -> None:
    assert name_of(program) == name
