from __future__ import annotations

from sim.network import events as e
from sim.network.datagrams import Datagram, datagrams
from sim.network.events import Address
from tests.sim.network.play import CLIENT as C
from tests.sim.network.play import SERVER as S
from tests.sim.network.play import Play


def bound() -> Play:
    """Both programs have a UDP socket; the client's is bound by its first sendto()."""
    play = Play()
    for program in ("client", "server"):
        play.calls(program, "socket", "AF_INET, SOCK_DGRAM").returns(program, "fd 3")
    return play


def sends(play: Play, data: bytes) -> int:
    """The client sends a datagram; its number."""
    play.calls("client", "sendto", data=data)
    number = play.datagram(C, S, data)
    play.returns("client", str(len(data)), local=Address("0.0.0.0", C.port))  # noqa: S104
    return number


def reads(play: Play, data: bytes, peeks: bool = False) -> Play:
    """The server reads so much of a datagram."""
    play.happens(e.CallStarted(play.time, "server", 900 + len(play.timeline), 1, 1, "recvfrom", "4", peeks=peeks))
    play.call = 900 + len(play.timeline) - 1
    return play.returns("server", data=data, local=S)


def stories(play: Play) -> list[tuple[bytes | None, bool, int, int]]:
    """What was given, whether it came, how much was taken and how much is gone."""
    return [_story(each) for each in datagrams(play.world)]


def _story(each: Datagram) -> tuple[bytes | None, bool, int, int]:
    given = each.sent_by.started.data if each.sent_by is not None else None
    return given, each.arrived is not None, each.taken, each.cut


def test_each_datagram_is_sent_by_one_call_and_taken_by_one_whole_or_cut() -> None:
    play = bound()
    for data in (b"hello", b"bye"):
        play.arrives(sends(play, data))
    reads(reads(play, b"hell"), b"bye")
    assert stories(play) == [(b"hello", True, 4, 1), (b"bye", True, 3, 0)]


def test_what_came_first_is_taken_first_and_a_lost_one_never() -> None:
    play = bound()
    first, second, third = (sends(play, b"same") for _ in range(3))
    play.happens(e.FrameLost(play.time, first, e.Loss.CHANCE))
    play.happens(e.FrameDelayed(play.time, second, play.time + 9))
    play.arrives(third)
    reads(play, b"same")
    assert [each.taken for each in datagrams(play.world)] == [0, 0, 4]


def test_a_look_takes_nothing() -> None:
    play = bound()
    play.arrives(sends(play, b"hello"))
    reads(play, b"hell", peeks=True)
    assert stories(play) == [(b"hello", True, 0, 0)]


def test_a_copy_is_a_datagram_of_its_own_with_the_same_sender() -> None:
    play = bound()
    number = sends(play, b"hello")
    play.arrives(number).arrives(play.doubles(number))
    reads(reads(play, b"hell"), b"hell")
    assert stories(play) == [(b"hello", True, 4, 1), (b"hello", True, 4, 1)]


def test_without_programs_nobody_sent_it() -> None:
    play = Play()
    play.arrives(play.datagram(C, S, b"hello"))
    assert stories(play) == [(None, True, 0, 0)]


def test_an_empty_datagram_is_taken_too() -> None:
    play = bound()
    play.arrives(sends(play, b""))
    reads(play, b"")
    (found,) = datagrams(play.world)
    assert found.taken_by is not None
    assert found.cut == 0


def test_where_windows_refuses_what_is_too_long_the_datagram_is_gone_as_a_whole() -> None:
    play = bound()
    play.arrives(sends(play, b"hello"))
    play.arrives(sends(play, b"you"))
    play.calls("server", "recvfrom", "4")
    error = "OSError: [WinError 10040] A message sent on a datagram socket was larger than the internal message buffer"
    play.returns("server", error=error, local=S)
    reads(play, b"you")
    (first, second) = datagrams(play.world)
    assert (first.taken, first.cut) == (0, 5)
    assert first.taken_by is not None
    assert (second.taken, second.cut) == (3, 0)
