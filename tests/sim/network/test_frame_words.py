from __future__ import annotations

import pytest

from tests.sim.network.play import CLIENT, NOBODY, Play
from tests.sim.network.scenes_of_packets import FRAMES, Scene


@pytest.mark.parametrize("scene", FRAMES, ids=lambda scene: scene.name)
def test_each_situation_gets_its_own_sentence(scene: Scene) -> None:
    assert scene.played().last_words().text == scene.text


def test_an_unreachable_port_is_reported_by_the_host_and_named() -> None:
    play = Play()
    play.datagram(CLIENT, NOBODY, b"hello")
    play.icmp(3, 3, play.packets[0])
    assert play.last_words().said() == (
        "127.0.0.1 reports by ICMP: “No program has UDP port 9 open here, so I threw the datagram away.”"
    )
