from __future__ import annotations

from sim.network import events as e
from sim.network.events import Address
from sim.network.programs import Call
from sim.network.stream_calls import SocketCall, given, socket_calls, taken
from tests.sim.network.play import CLIENT as C
from tests.sim.network.play import SERVER as S
from tests.sim.network.play import Play


def sending(name: str, data: bytes, result: str = "", error: str = "", runs: bool = False) -> SocketCall:
    """A call that sends."""
    started = e.CallStarted(0.0, "client", 1, 1, 1, name, "", data)
    return SocketCall(
        Call(started, None if runs else e.CallReturned(1.0, "client", 1, result, None, error)), C, S, False
    )


def reading(data: bytes) -> SocketCall:
    """A call that has read."""
    started = e.CallStarted(0.0, "server", 1, 1, 1, "recv", "1024")
    return SocketCall(Call(started, e.CallReturned(1.0, "server", 1, "", data)), S, C, False)


def places(calls: list[SocketCall], seen: bytes = b"") -> list[tuple[int, int]]:
    """What each gave."""
    return [(part.start, part.end) for part in given(calls, seen)]


def test_send_gives_what_the_kernel_took_and_sendall_everything() -> None:
    calls = [
        sending("send", b"hello", "3"),
        sending("sendall", b"lo"),
        sending("send", b"!", error="BlockingIOError: no"),
    ]
    assert places(calls) == [(0, 3), (3, 5), (5, 5)]


def test_what_a_failed_sendall_gave_shows_in_what_was_carried() -> None:
    failed = sending("sendall", b"hello", error="TimeoutError: timed out")
    assert places([failed], b"hel") == [(0, 3)]
    assert places([failed, sending("send", b"you", "3")], b"hellyou") == [(0, 4), (4, 7)]


def test_a_call_that_goes_on_has_offered_everything() -> None:
    assert places([sending("sendall", b"hello", runs=True)], b"he") == [(0, 5)]


def test_bytes_that_no_call_told_of_push_the_others_on() -> None:
    assert places([sending("send", b"world", "5")], b"helloworld") == [(5, 10)]
    assert [(part.start, part.end) for part in taken([reading(b"you"), reading(b"!")], b"hello you!")] == [
        (6, 9),
        (9, 10),
    ]


def test_a_running_call_is_where_its_socket_is() -> None:
    play = Play().opens()
    play.happens(e.CallStarted(play.time, "client", 90, 1, 7, "send", "", b"x", local=C, peer=S))
    (found,) = socket_calls(play.world)
    assert (found.local, found.peer, found.sends, found.reads) == (C, S, True, False)


def test_an_ipv4_address_in_an_ipv6_socket_is_written_as_frames_carry_it() -> None:
    play = Play().opens().calls("server", "recv", "8", socket=8)
    play.returns("server", data=b"x", local=Address("::ffff:127.0.0.1", 8001), peer=Address("::ffff:127.0.0.1", 50000))
    (found,) = socket_calls(play.world)
    assert (found.local, found.peer) == (S, C)


def test_a_look_takes_nothing() -> None:
    play = Play().opens()
    play.happens(e.CallStarted(play.time, "server", 90, 1, 8, "recv", "8, MSG_PEEK", peeks=True, local=S, peer=C))
    (found,) = socket_calls(play.world)
    assert not found.reads


def test_datagram_sockets_are_known_by_how_they_were_made() -> None:
    for arguments in ("AF_INET, SOCK_DGRAM", "2, 2", "AF_INET, type=SOCK_DGRAM"):
        play = Play().calls("client", "socket", arguments).returns("client", "fd 3")
        play.calls("client", "sendto", "b'x'", data=b"x").returns("client", "1", local=C)
        assert [each.is_datagram for each in socket_calls(play.world)] == [True]
    play = Play().calls("client", "socket", "AF_INET, SOCK_STREAM").returns("client", "fd 3")
    play.calls("client", "send", "b'x'", data=b"x").returns("client", "1", local=C, peer=S)
    assert [each.is_datagram for each in socket_calls(play.world)] == [False]
