from __future__ import annotations

import pytest

from sim.network.events import FrameArrived
from tests.sim.network.play import CLIENT, Play
from tests.sim.network.scenes_of_packets import ARRIVALS, Scene


@pytest.mark.parametrize("scene", ARRIVALS, ids=lambda scene: scene.name)
def test_each_situation_gets_its_own_sentence(scene: Scene) -> None:
    assert scene.played().last_words().text == scene.text


def test_a_gap_is_named_by_the_number_that_is_missing() -> None:
    play = Play().opens().says(CLIENT, "ACK", b"hello")
    play.sends(CLIENT, "ACK", b"lost", lost=True)
    play.says(CLIENT, "ACK", b"world")
    assert "5 bytes of data too early: number 6 is still missing" in play.last_words().said()


def test_a_recording_in_which_a_lost_segment_arrives_is_told_all_the_same() -> None:
    play = Play()
    number = play.sends(CLIENT, "SYN", lost=True)
    play.happens(FrameArrived(play.time, number))
    assert play.last_words().said() == "The frame has reached 127.0.0.1:8001."


def test_an_arrival_without_a_sentence_of_its_own_names_flags_and_states() -> None:
    play = Play().listens().says(CLIENT, "SYN").says(CLIENT, "FIN")
    assert play.last_words().said() == "FIN has reached server, which goes from SYN_RCVD to CLOSE_WAIT."
