from __future__ import annotations

import pytest

from tests.sim.network.play import CLIENT, SERVER, Play
from tests.sim.network.scenes_of_packets import SEGMENTS, Scene


@pytest.mark.parametrize("scene", SEGMENTS, ids=lambda scene: scene.name)
def test_each_situation_gets_its_own_sentence(scene: Scene) -> None:
    assert scene.played().last_words().text == scene.text


def said(play: Play) -> str:
    return play.last_words().said()


def test_the_three_steps_of_the_handshake_name_their_numbers() -> None:
    play = Play().listens().calls("client", "connect", waits=True)
    syn = play.sends(CLIENT, "SYN")
    assert said(play) == "client asks for a connection: SYN, “my numbering starts at 0”."
    play.arrives(syn).sends(SERVER, "SYN ACK")
    assert said(play) == (
        "server answers SYN ACK: “I got your number 0, send me 1 next; my own numbering starts at 0 too.”"
    )
    play.arrives(2).sends(CLIENT, "ACK")
    assert said(play).startswith("client confirms with ACK: “I got your number 0 too, send me 1 next.”")


def test_data_and_its_confirmation_name_the_bytes() -> None:
    play = Play().opens()
    play.sends(CLIENT, "PSH ACK", b"hello")
    assert said(play).startswith("client sends 5 bytes of data, from number 1 on: b'hello'.")
    play.arrives(4).sends(SERVER, "ACK")
    assert said(play).endswith("“Everything up to number 5 has arrived, send me 6 next.”")


def test_a_reset_names_what_was_never_read() -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello").calls("server", "recv", "2", socket=8)
    play.returns("server", data=b"he", local=SERVER, peer=CLIENT).calls("server", "close", socket=8)
    play.sends(SERVER, "RST ACK")
    assert "never read 3 bytes" in said(play)
