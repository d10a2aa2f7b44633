from __future__ import annotations

import pytest

from sim.network.events import FrameArrived, ModelState, TcpState
from sim.network.tcp.states import Trigger
from tests.sim.network.play import CLIENT, SERVER, Play
from tests.sim.network.scenes_of_packets import ARRIVALS, Scene


@pytest.mark.parametrize("scene", ARRIVALS, ids=lambda scene: scene.name)
def test_each_situation_gets_its_own_sentence(scene: Scene) -> None:
    assert scene.played().last_words().text == scene.text


def test_an_acknowledgement_that_was_overtaken_counts_nothing() -> None:
    play = Play().opens()
    old = play.sends(SERVER, "ACK")
    play.says(CLIENT, "ACK", b"hello").sends(CLIENT, "ACK", b"more")
    play.says(SERVER, "ACK").says(SERVER, "ACK").arrives(old)
    assert play.last_words().said() == (
        "The ACK has reached client and tells it nothing new: that all before number 1 has arrived, it knew already."
    )
    play.says(SERVER, "ACK")
    assert play.last_words().said().startswith("Duplicate ACK number 2 has reached client")


def test_a_recording_in_which_a_lost_segment_arrives_is_told_all_the_same() -> None:
    play = Play()
    number = play.sends(CLIENT, "SYN", lost=True)
    play.happens(FrameArrived(play.time, number))
    assert play.last_words().said() == "The frame has reached 127.0.0.1:8001."


def test_an_arrival_without_a_sentence_of_its_own_names_flags_and_states() -> None:
    play = Play().listens().says(CLIENT, "SYN").says(CLIENT, "FIN")
    assert play.last_words().said() == "FIN has reached server, which goes from SYN_RCVD to CLOSE_WAIT."


def test_of_two_that_arrive_at_the_same_moment_each_is_told_with_what_it_did_itself() -> None:
    play = Play().listens().says(CLIENT, "SYN").says(SERVER, "SYN ACK")
    ack, data = play.sends(CLIENT, "ACK"), play.sends(CLIENT, "PSH ACK", b"hello")
    both = play.time
    play.happens(FrameArrived(both, ack))
    assert "(ESTABLISHED)" in play.last_words().said()
    play.happens(FrameArrived(both, data))
    assert play.last_words().said().startswith("server has got 5 bytes of data")


def test_a_state_of_the_model_belongs_to_the_frame_that_it_names() -> None:
    play = Play()
    play.happens(ModelState(play.time, SERVER, None, TcpState.LISTEN, "listen()"))
    number = play.sends(CLIENT, "SYN")
    cause = Trigger.RECEIVE_SYN.value
    for state, why in ((TcpState.LISTEN, "listen()"), (TcpState.SYN_RECEIVED, cause)):
        play.happens(ModelState(play.time, SERVER, CLIENT, state, why, number))
    play.happens(FrameArrived(play.time, number))
    assert "it knows now that somebody calls (SYN_RCVD)" in play.last_words().said()
