from __future__ import annotations

import pytest

from sim.network.cable_words import REASONS, kind_of
from sim.network.events import FrameLost, Loss
from sim.network.hosts.events import Discard
from sim.network.tcp.events import Drop
from tests.sim.network.play import CLIENT, SERVER, Play
from tests.sim.network.scenes_of_packets import Scene
from tests.sim.network.scenes_of_states import CABLE


@pytest.mark.parametrize("scene", CABLE, ids=lambda scene: scene.name)
def test_each_situation_gets_its_own_sentence(scene: Scene) -> None:
    assert scene.played().last_words().text == scene.text


def test_every_reason_of_hosts_and_of_tcp_has_its_words() -> None:
    assert set(REASONS) == {reason.value for kind in (Discard, Drop) for reason in kind}


def test_a_frame_is_called_by_what_it_carries() -> None:
    play = Play().opens()
    play.datagram(CLIENT, SERVER, b"hi")
    play.datagram(CLIENT, SERVER)
    play.icmp(8, 0)
    assert [kind_of(packet).said() for packet in play.packets[-3:]] == [
        "datagram (2 bytes)",
        "empty datagram",
        "ICMP frame",
    ]


@pytest.mark.parametrize(
    ("flags", "data", "called"),
    [
        ("SYN", b"", "SYN segment"),
        ("SYN ACK", b"", "SYN ACK segment"),
        ("ACK", b"", "ACK segment"),
        ("FIN ACK", b"", "FIN segment"),
        ("RST ACK", b"", "RST segment"),
        ("", b"", "TCP frame"),
        ("ACK", b"x", "data segment (1 byte from number 6 on)"),
        ("PSH ACK", bytes(1448), "data segment (1448 bytes from number 6 on)"),
        ("FIN PSH ACK", b"bye", "data segment with FIN (3 bytes from number 6 on)"),
    ],
)
def test_a_segment_is_called_by_what_would_be_lost_with_it(flags: str, data: bytes, called: str) -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello")
    play.sends(CLIENT, flags, data)
    assert str(kind_of(play.packets[-1])) == called


def test_lost_data_are_called_data() -> None:
    play = Play().opens()
    number = play.sends(CLIENT, "PSH ACK", b"hello")
    play.happens(FrameLost(play.time, number, Loss.RULE, "client.data:1"))
    assert play.last_words().said() == (
        "The data segment (5 bytes from number 1 on) of client is taken off the cable, as the rule client.data:1 wants:"
        " server never learns of it."
    )
