"""Who waits at a listening socket, between what the kernel says of it."""

from __future__ import annotations

import pytest

from sim.network import events as e
from sim.network.events import Address, TcpState
from sim.network.inference import Origin
from sim.network.listening import Waiting
from tests.sim.network.play import CLIENT, NOBODY, SERVER, Play

Queues = tuple[tuple[Address, ...], tuple[Address, ...]]


def listening(*half_open: Address, complete: tuple[Address, ...] = (), backlog: int = 1) -> Play:
    """The server listens, and its kernel has said who waits."""
    play = Play().listens()
    return play.happens(e.ListenQueues(play.time, SERVER, half_open, complete, backlog, play.time))


def queues(play: Play) -> Queues:
    waiting = play.world.queues[SERVER]
    return waiting.half_open, waiting.complete


def origin(play: Play) -> Origin:
    return play.world.queues[SERVER].origin


def test_a_caller_goes_from_one_queue_to_the_other_as_the_handshake_goes_on() -> None:
    play = listening()
    assert origin(play) is Origin.KERNEL
    syn = play.sends(CLIENT, "SYN")
    assert queues(play) == ((), ())
    assert queues(play.arrives(syn)) == ((CLIENT,), ())
    assert origin(play) is Origin.INFERRED
    play.says(SERVER, "SYN ACK")
    assert queues(play) == ((CLIENT,), ())
    assert queues(play.says(CLIENT, "ACK")) == ((), (CLIENT,))
    assert queues(play.says(CLIENT, "PSH ACK", b"hello")) == ((), (CLIENT,))


def called(*others: Address) -> Play:
    """A handshake is complete; `others` waited before."""
    play = listening(complete=others, backlog=3)
    return play.says(CLIENT, "SYN").says(SERVER, "SYN ACK").says(CLIENT, "ACK")


@pytest.mark.parametrize("result", ["socket 2, ('127.0.0.1', 50000)", "socket 2, ('127.0.0.1', 50000, 0, 0)"])
def test_accept_takes_out_whom_it_names(result: str) -> None:
    play = called(NOBODY)
    assert queues(play) == ((), (NOBODY, CLIENT))
    play.calls("server", "accept", socket=7).returns("server", result, local=SERVER)
    assert queues(play) == ((), (NOBODY,))


def test_whom_the_kernel_says_to_have_gone_already_accept_does_not_take_out_again() -> None:
    play = called().calls("server", "accept", socket=7)
    play.happens(e.ListenQueues(play.time, SERVER, (), (NOBODY,), 3, play.time))
    play.returns("server", "socket 2, ('127.0.0.1', 50000)", local=SERVER)
    assert queues(play) == ((), (NOBODY,))


def test_whoever_breaks_off_waits_no_more() -> None:
    play = listening().says(CLIENT, "SYN").says(SERVER, "SYN ACK").says(CLIENT, "RST")
    assert queues(play) == ((), ())
    assert queues(called().says(CLIENT, "RST ACK")) == ((), ())


def test_whoever_has_said_all_still_waits() -> None:
    assert queues(called().says(CLIENT, "FIN ACK")) == ((), (CLIENT,))


def test_a_full_accept_queue_is_known_before_the_kernel_is_asked_again() -> None:
    play = listening(backlog=0).says(CLIENT, "SYN").says(SERVER, "SYN ACK").says(CLIENT, "ACK")
    assert play.world.queues[SERVER].is_full


def test_where_the_syn_queue_is_full_a_caller_gets_a_cookie_and_no_place() -> None:
    play = listening(NOBODY, backlog=0).says(CLIENT, "SYN")
    assert queues(play) == ((NOBODY,), ())
    assert queues(play.says(SERVER, "SYN ACK").says(CLIENT, "ACK")) == ((NOBODY,), (CLIENT,))


def test_the_kernel_has_the_last_word_and_what_it_confirms_has_not_changed() -> None:
    play = called()
    since = play.world.queues[SERVER].since
    play.happens(e.ListenQueues(play.time, SERVER, (), (CLIENT,), 3, play.time))
    assert play.world.queues[SERVER] == Waiting(since, (), (CLIENT,), 3, Origin.KERNEL)
    play.happens(e.ListenQueues(play.time, SERVER, (), (), 3, play.time))
    assert queues(play) == ((), ())
    assert play.world.queues[SERVER].since > since


def test_where_a_model_tells_nothing_is_inferred() -> None:
    play = Play()
    play.happens(e.ModelState(play.time, SERVER, None, TcpState.LISTEN, "listen"))
    play.happens(e.ListenQueues(play.time, SERVER, (), (), 3))
    play.happens(e.ModelState(play.time, SERVER, CLIENT, TcpState.SYN_RECEIVED, "receive SYN"))
    assert queues(play) == ((), ())
    assert origin(play) is Origin.MODEL


def test_before_the_kernel_has_said_anything_nothing_is_claimed() -> None:
    assert SERVER not in Play().opens().world.queues


def test_the_accept_queue_takes_one_more_than_the_backlog() -> None:
    waiting = [Waiting(0.0, (), (CLIENT,) * count, 1, Origin.KERNEL) for count in range(4)]
    assert [each.is_full for each in waiting] == [False, False, True, True]
