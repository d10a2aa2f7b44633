from __future__ import annotations

from itertools import count

from sim.network.events import TcpState
from sim.network.tcp.endpoint import Endpoint
from sim.network.tcp.events import Dropped
from sim.network.tcp.listener import Listener
from sim.network.tcp.segment import TcpSegment, flags_of
from tests.sim.network.tcp.play import BRISK


def new_listener(backlog: int = 5, syn_backlog: int = 128) -> Listener[str]:
    numbers = count(1000, 1000)
    return Listener(backlog, lambda: next(numbers), BRISK, syn_backlog)


def syn(sequence: int = 0) -> TcpSegment:
    return TcpSegment(sequence, 0, flags_of("syn"), 1000)


def ack(number: int, data: bytes = b"") -> TcpSegment:
    return TcpSegment(1, number, flags_of("ack"), 1000, data=data)


def connect(listener: Listener[str], name: str) -> None:
    """The whole handshake of one caller."""
    listener.on_segment(name, syn(), 0.0)
    [(_, answer)] = listener.take_segments()
    listener.on_segment(name, ack(answer.sequence + 1), 0.1)


def said(listener: Listener[str]) -> list[tuple[str, frozenset[str]]]:
    return [(peer, segment.flags) for peer, segment in listener.take_segments()]


def drops(listener: Listener[str]) -> list[tuple[str, str]]:
    return [(peer, event.why.name) for peer, event in listener.take_events() if isinstance(event, Dropped)]


def test_a_caller_moves_from_queue_to_queue_to_the_program() -> None:
    listener = new_listener()
    listener.on_segment("Ann", syn(), 0.0)
    assert (listener.syn_queue, listener.accept_queue) == (("Ann",), ())
    assert said(listener) == [("Ann", flags_of("syn", "ack"))]
    assert listener.accept() is None
    listener.on_segment("Ann", ack(1001), 0.1)
    assert (listener.syn_queue, listener.accept_queue) == ((), ("Ann",))
    accepted = listener.accept()
    assert accepted is not None
    assert accepted[0] == "Ann"
    assert accepted[1].state is TcpState.ESTABLISHED
    assert listener.endpoint_of("Ann") is None


def test_callers_are_accepted_in_the_order_in_which_they_connected() -> None:
    listener = new_listener()
    listener.on_segment("Ann", syn(), 0.0)
    listener.on_segment("Bob", syn(), 0.0)
    listener.on_segment("Bob", ack(2001), 0.1)
    listener.on_segment("Ann", ack(1001), 0.2)
    assert listener.accept_queue == ("Bob", "Ann")


def test_data_is_kept_for_a_caller_that_is_not_accepted_yet() -> None:
    listener = new_listener()
    connect(listener, "Ann")
    listener.on_segment("Ann", ack(1001, b"hello"), 0.2)
    accepted = listener.accept()
    assert accepted is not None
    assert accepted[1].receive(10, 0.3) == b"hello"


def test_a_full_accept_queue_drops_calls_and_last_acks() -> None:
    listener = new_listener(backlog=0)
    listener.on_segment("Bob", syn(), 0.0)
    listener.take_segments()
    connect(listener, "Ann")
    listener.on_segment("Bob", ack(1001), 0.2)
    listener.on_segment("Cid", syn(), 0.2)
    assert drops(listener) == [("Bob", "ACCEPT_QUEUE_FULL"), ("Cid", "ACCEPT_QUEUE_FULL")]
    assert (listener.syn_queue, listener.accept_queue) == (("Bob",), ("Ann",))
    assert listener.take_segments() == []


def test_a_caller_that_was_dropped_gets_in_when_there_is_room() -> None:
    listener = new_listener(backlog=0)
    listener.on_segment("Bob", syn(), 0.0)
    listener.take_segments()
    connect(listener, "Ann")
    listener.on_segment("Bob", ack(1001), 0.2)
    assert listener.accept() is not None
    assert listener.deadline == 1.0
    listener.on_tick(1.0)
    assert said(listener) == [("Bob", flags_of("syn", "ack"))]
    listener.on_segment("Bob", ack(1001), 1.1)
    assert listener.accept_queue == ("Bob",)


def test_a_reset_gets_through_to_a_full_listener() -> None:
    listener = new_listener(backlog=0)
    listener.on_segment("Bob", syn(), 0.0)
    listener.take_segments()
    connect(listener, "Ann")
    listener.on_segment("Bob", TcpSegment(1, 1001, flags_of("rst", "ack")), 0.3)
    assert listener.syn_queue == ()


def test_a_full_listener_still_refuses_what_is_no_call() -> None:
    listener = new_listener(backlog=0)
    connect(listener, "Ann")
    for flags in (flags_of("ack"), flags_of("syn", "ack")):
        listener.on_segment("Bob", TcpSegment(5, 77, flags), 0.2)
        assert listener.take_segments() == [("Bob", TcpSegment(77, 0, flags_of("rst")))]
    listener.on_segment("Bob", TcpSegment(5, 0, flags_of("syn", "rst")), 0.2)
    assert [why for _, why in drops(listener)] == ["NOT_EXPECTED", "NOT_EXPECTED", "RESET_TO_LISTENER"]


def test_a_full_syn_queue_drops_calls() -> None:
    listener = new_listener(syn_backlog=1)
    listener.on_segment("Ann", syn(), 0.0)
    listener.on_segment("Bob", syn(), 0.0)
    assert drops(listener) == [("Bob", "SYN_QUEUE_FULL")]


def test_a_caller_that_gives_up_or_falls_silent_is_forgotten() -> None:
    listener = new_listener()
    listener.on_segment("Ann", syn(), 0.0)
    listener.on_segment("Ann", TcpSegment(1, 0, flags_of("rst")), 0.1)
    assert listener.syn_queue == ()
    listener.on_segment("Bob", syn(), 0.2)
    while listener.deadline is not None:
        listener.on_tick(listener.deadline)
    assert listener.syn_queue == ()
    assert len(listener.take_segments()) == 2 + BRISK.syn_ack_retries


def test_a_caller_that_resets_after_connecting_is_still_handed_over() -> None:
    listener = new_listener()
    connect(listener, "Ann")
    listener.on_segment("Ann", TcpSegment(1, 1001, flags_of("rst", "ack")), 0.3)
    accepted = listener.accept()
    assert accepted is not None
    assert accepted[1].failure is not None


def test_what_is_no_call_is_answered_as_rfc_9293_says() -> None:
    listener = new_listener()
    listener.on_segment("Ann", ack(77), 0.0)
    [(peer, answer)] = listener.take_segments()
    assert (peer, answer) == ("Ann", TcpSegment(77, 0, flags_of("rst")))
    listener.on_segment("Ann", TcpSegment(0, 0, flags_of("rst")), 0.0)
    assert listener.take_segments() == []
    assert listener.syn_queue == ()


def test_closing_resets_who_is_connected_and_forgets_who_is_calling() -> None:
    listener = new_listener()
    listener.on_segment("Bob", syn(), 0.0)
    listener.take_segments()
    connect(listener, "Ann")
    listener.close(0.5)
    assert said(listener) == [("Ann", flags_of("rst", "ack"))]
    assert (listener.syn_queue, listener.accept_queue, listener.state) == ((), (), TcpState.CLOSED)
    listener.on_segment("Cid", syn(), 0.6)
    assert said(listener) == [("Cid", flags_of("rst", "ack"))]


def test_a_real_caller_connects() -> None:
    listener, caller = new_listener(), Endpoint(50, BRISK)
    caller.open(0.0)
    for _ in range(3):
        for segment in caller.take_segments():
            listener.on_segment("Ann", segment, 0.1)
        for _, segment in listener.take_segments():
            caller.on_segment(segment, 0.1)
    assert listener.accept_queue == ("Ann",)
    assert caller.state is TcpState.ESTABLISHED
