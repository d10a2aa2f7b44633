from __future__ import annotations

import pytest

from sim.network.cable_words import REASONS, kind_of
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
    play.icmp(8, 0)
    assert [kind_of(packet).said() for packet in play.packets[-3:]] == ["ACK segment", "datagram", "ICMP frame"]
