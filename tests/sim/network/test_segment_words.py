from __future__ import annotations

import pytest

from sim.network.events import FrameSent
from sim.network.narrator import narrate
from sim.network.packets import Label
from sim.network.world import World
from tests.sim.network.play import CLIENT, SERVER, Play
from tests.sim.network.scenes_of_packets import SEGMENTS, Scene
from tests.sim.sources.runs import lesson, needs_wire


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


# What two kernels really do when something is lost

RECOVERIES = {
    "syn:1": ("client", "client has got no answer yet, so it sends the same SYN once more."),
    "synack:1": ("server", "server has seen no ACK of its SYN ACK yet, so it sends it once more."),
    "client.data:1": ("client", "client has seen no ACK of its data from number 1 on, so it sends 5 bytes once more"),
    "client.ack:3": ("server", "server has seen no ACK of its FIN yet, so it sends it once more."),
    "client.fin:1": ("client", "client has seen no ACK of its FIN yet, so it sends it once more."),
}
"""What is lost of a conversation, who then mends it, and what is said of it; client.ack:3 is the last ACK of all."""


@needs_wire
@pytest.mark.parametrize("rule", RECOVERIES)
def test_the_recovery_from_each_loss_on_the_wire_is_labelled_and_told(rule: str) -> None:
    ran, (sender, words) = lesson("tcp-teardown", "wire", drop=rule, latency="0.1", delay="0.3"), RECOVERIES[rule]
    world, told = World(), []
    for event in ran.events:
        world = world.after(event)
        if isinstance(event, FrameSent):
            packet = world.packets[-1]
            if packet.segment is not None and packet.segment.labels == (Label.RETRANSMISSION,):
                told.append((world.owners[packet.source], narrate(event, world).said()))
    assert ran.problems == []
    assert [text for owner, text in told if owner == sender and text.startswith(words)]
    assert all("once more" in text for _, text in told)
