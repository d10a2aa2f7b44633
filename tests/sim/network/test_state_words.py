from __future__ import annotations

import pytest

from sim.network.events import ModelState, TcpState
from sim.network.state_words import CAUSES, cause_of
from sim.network.tcp.states import Trigger
from tests.sim.network.play import CLIENT, SERVER, Play
from tests.sim.network.scenes_of_packets import Scene
from tests.sim.network.scenes_of_states import STATES


@pytest.mark.parametrize("scene", STATES, ids=lambda scene: scene.name)
def test_each_situation_gets_its_own_sentence(scene: Scene) -> None:
    assert scene.played().last_words().text == scene.text


def test_every_trigger_has_its_words() -> None:
    assert set(CAUSES) == set(Trigger)
    assert cause_of("send SYN").said() == "because it calls: it sends a SYN"


def test_a_model_says_where_an_end_came_from_and_why() -> None:
    play = Play()
    play.happens(ModelState(play.time, SERVER, CLIENT, TcpState.SYN_RECEIVED, "receive SYN"))
    play.happens(ModelState(play.time, SERVER, CLIENT, TcpState.ESTABLISHED, "receive ACK of SYN"))
    assert play.last_words().said() == (
        "127.0.0.1:8001 goes from SYN_RCVD to ESTABLISHED, because its SYN is acknowledged."
    )
