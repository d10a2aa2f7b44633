from __future__ import annotations

from sim.network.focus import frame_in_focus
from sim.network.world import World
from tests.sim.network.play import CLIENT, SERVER, Play


def number(play: Play) -> int:
    found = frame_in_focus(play.world)
    assert found is not None
    return found.number


def talked() -> Play:
    return Play().opens().calls("client", "send", "5", data=b"hello").says(CLIENT, "PSH ACK", b"hello")


def test_before_the_first_frame_there_is_none() -> None:
    assert frame_in_focus(World()) is None


def test_it_is_the_newest_frame_until_a_call_comes_back_with_data() -> None:
    play = talked()
    data = number(play)
    play.says(SERVER, "ACK")
    assert number(play) == data + 1
    play.returns("client", "5", local=CLIENT, peer=SERVER)
    assert number(play) == data
    play.says(CLIENT, "FIN ACK")
    assert number(play) == data + 2


def test_what_reaches_its_receiver_is_the_newest_again() -> None:
    play = talked()
    first, second = play.sends(SERVER, "ACK"), play.sends(CLIENT, "PSH ACK", b"bye")
    assert number(play) == second
    assert number(play.arrives(first)) == first


def test_what_a_read_took_is_found_among_several_segments() -> None:
    play = talked().says(SERVER, "ACK").says(CLIENT, "PSH ACK", b"bye").says(SERVER, "ACK")
    play.calls("server", "recv", "5").returns("server", data=b"hello", local=SERVER, peer=CLIENT)
    assert frame_in_focus(play.world) == play.world.packet(4)


def test_a_call_that_failed_or_moved_nothing_leaves_the_newest() -> None:
    play = talked().says(SERVER, "ACK")
    newest = number(play)
    play.calls("server", "recv", "5").returns("server", data=b"", local=SERVER, peer=CLIENT)
    play.calls("server", "send", data=b"x").returns("server", error="BrokenPipeError", local=SERVER, peer=CLIENT)
    assert number(play) == newest
