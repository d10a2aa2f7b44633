from __future__ import annotations

from sim.network import events as e
from sim.network.tapes import Fate, Tapes
from tests.sim.network.play import CLIENT as C
from tests.sim.network.play import SERVER as S
from tests.sim.network.play import Play
from tests.sim.network.test_datagrams import bound, sends
from tests.sim.network.test_tapes import tapes_in
from widgets.tapes_story import story_of


def framed() -> Tapes:
    """A header and two letters; the segment was lost once."""
    play = Play().opens().starts("server")
    play.happens(e.RunStarted(play.time, "model", "framing", 1, {"method": "header"}))
    data = b"\0\0\0\2hi"
    play.calls("client", "sendall", data=data, socket=7)
    first = play.next[C]
    play.happens(e.FrameLost(play.time, play.sends(C, "PSH ACK", data, lost=True), e.Loss.CHANCE))
    play.says(C, "PSH ACK", data, seq=first).returns("client", local=C, peer=S)
    play.calls("server", "recv", "1024", socket=8).returns("server", data=data, local=S, peer=C)
    return tapes_in(play.happens(e.Printed(play.time, "server", "b'hi'\n")))


def test_all_that_happened_to_a_byte_is_told_in_order() -> None:
    lines = story_of(framed(), 4).splitlines()
    assert [line.split(" at ")[0] for line in lines] == [
        "Byte 5 of the stream: byte 5 of 6 of message 1",
        "given by sendall() in client.py:3",
        "carried by packets 4, 5; came with 5",
        "readable",
        "taken by recv() in server.py:3",
        "came out in message 1",
    ]


def test_a_byte_of_the_codec_s_own_is_an_edge() -> None:
    assert story_of(framed(), 3).splitlines()[-1] == "an edge of message 1: it says where that one ends"


def test_edges_and_messages_are_a_tape_of_their_own() -> None:
    tapes = framed()
    assert [(box.start, box.end, box.fate) for box in tapes.rows[-1]] == [(0, 4, Fate.EDGE), (4, 6, Fate.WHOLE)]


def test_of_a_byte_that_nobody_gave_that_is_said() -> None:
    tapes = tapes_in(Play().opens().says(C, "PSH ACK", b"hi"))
    assert story_of(tapes, 1).splitlines()[0] == "Byte 2 of the stream: nobody told of the call that sent it"


def test_of_a_datagram_only_its_message_is_told() -> None:
    play = bound()
    play.arrives(sends(play, b"hello"))
    assert story_of(tapes_in(play), 1) == "Byte 2 of the stream: byte 2 of 5 of message 1"
