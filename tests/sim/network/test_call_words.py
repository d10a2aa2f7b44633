from __future__ import annotations

import pytest

from sim.network.events import CallReturned, CallStarted, FrameDelayed, FrameLost, Loss
from sim.network.narrator import narrate
from sim.network.world import World
from tests.sim.network.play import CLIENT, SERVER, Play
from tests.sim.network.scenes_of_packets import Scene
from tests.sim.network.scenes_of_programs import CALLS


@pytest.mark.parametrize("scene", CALLS, ids=lambda scene: scene.name)
def test_each_situation_gets_its_own_sentence(scene: Scene) -> None:
    assert scene.played().last_words().text == scene.text


def test_a_long_argument_is_cut() -> None:
    play = Play().calls("client", "bind", "x" * 500)
    assert len(play.last_words().said()) < 200


def test_a_megabyte_is_counted_and_its_beginning_shown() -> None:
    play = Play().calls("client", "sendall", data=bytes(1_000_000))
    assert "hands the kernel 1000000 bytes with sendall: b'\\x00\\x00" in play.last_words().said()
    assert len(play.last_words().said()) < 300


def test_a_call_of_a_program_that_nobody_started_is_told_too() -> None:
    assert narrate(CallStarted(0.0, "ghost", 1, 1, 1, "close", ""), World()).said().startswith("ghost calls close()")
    assert narrate(CallReturned(0.0, "ghost", 1), World()).said() == "A call of ghost is done."


def test_a_datagram_that_was_lost_is_not_the_one_that_was_taken() -> None:
    play = Play().calls("server", "socket", "AF_INET, SOCK_DGRAM").returns("server", "fd 3")
    for data, is_lost in ((b"helpless", True), (b"hello", False)):
        number = play.datagram(CLIENT, SERVER, data)
        play.happens(FrameLost(play.time, number, Loss.CHANCE)) if is_lost else play.arrives(number)
    play.calls("server", "recvfrom", "3").returns("server", data=b"hel", local=SERVER)
    assert "only 3 bytes of a datagram of 5 bytes" in play.last_words().said()


def test_a_datagram_that_was_overtaken_is_taken_later() -> None:
    play = Play().calls("server", "socket", "AF_INET, SOCK_DGRAM").returns("server", "fd 3")
    first, second = (play.datagram(CLIENT, SERVER, data) for data in (b"helpless", b"hello"))
    play.happens(FrameDelayed(play.time, first, play.time + 0.01)).arrives(second)
    play.calls("server", "recvfrom", "3").returns("server", data=b"hel", local=SERVER)
    assert "only 3 bytes of a datagram of 5 bytes" in play.last_words().said()


def test_of_two_datagrams_the_first_is_taken_and_cut() -> None:
    play = Play().calls("server", "socket", "AF_INET, SOCK_DGRAM").returns("server", "fd 3")
    play.arrives(play.datagram(CLIENT, SERVER, b"hello")).arrives(play.datagram(CLIENT, SERVER, b"helpless"))
    play.calls("server", "recvfrom", "3").returns("server", data=b"hel", local=SERVER)
    assert "only 3 bytes of a datagram of 5 bytes" in play.last_words().said()
