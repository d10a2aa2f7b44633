"""Each known difference with a play that shows it, and beside it one that only looks like it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sim.network import differences as d
from sim.network import events as e
from sim.network.comparison import compare
from tests.sim.network.play import CLIENT, FIRST, SERVER, TICK, Play

MODULUS = 1 << 32


def opened(source: str = "wire", window: int = 65535) -> Play:
    """A handshake, on the model or on a kernel. `window` is what the server announces after it."""
    play = Play()
    play.happens(replace(e.RunStarted(play.time, "", "echo", 1), source=source)).opens()
    if window != 65535:
        play.arrives(play.sends(SERVER, "ACK", window=window))
    return play


def at(start: int) -> int:
    """A relative number of the client as on the wire."""
    return (FIRST[CLIENT] + start) % MODULUS


def reasons(left: Play, right: Play) -> list[str]:
    """Those of the rows that differ, in their order."""
    return [row.reason for row in compare(left.world, right.world) if not row.agrees]


def waits(play: Play, seconds: float) -> Play:
    """Time passes, and nobody says anything."""
    play.time += seconds
    return play


def hello(play: Play, arrives: bool = True) -> Play:
    """The client says hello."""
    number = play.sends(CLIENT, "PSH ACK", b"hello", lost=not arrives)
    return play.arrives(number) if arrives else play.happens(e.FrameLost(play.time, number, e.Loss.RULE, "data:1"))


# What only one side has


def test_every_reason_is_there_once() -> None:
    listed = [reason for reason, _ in d.KNOWN]
    assert len(set(listed)) == len(listed)
    assert not {d.UNEXPLAINED, d.OTHER_ACK, d.OTHER_PUSH} & set(listed)


@pytest.mark.parametrize(("pause", "reason"), [(0.1, d.ACK_COMBINED), (0.6, d.UNEXPLAINED)], ids=["soon", "overdue"])
def test_an_acknowledgement_may_be_held_back_but_not_for_ever(pause: float, reason: str) -> None:
    apart = hello(opened()).says(SERVER, "ACK").says(SERVER, "PSH ACK", b"yes")
    together = waits(hello(opened()), pause).says(SERVER, "PSH ACK", b"yes")
    assert reasons(apart, together) == [reason]


def test_an_acknowledgement_of_what_has_not_come_has_no_excuse() -> None:
    early = opened()
    early.says(SERVER, "ACK", ack=at(6))
    hello(waits(early, 0.1)).says(SERVER, "PSH ACK", b"yes")
    assert reasons(early, hello(opened()).says(SERVER, "PSH ACK", b"yes")) == [d.UNEXPLAINED]


def test_an_acknowledgement_that_says_nothing_new_has_no_excuse() -> None:
    once = hello(opened()).says(SERVER, "ACK")
    assert reasons(hello(opened()).says(SERVER, "ACK").says(SERVER, "ACK"), once) == [d.UNEXPLAINED]


@pytest.mark.parametrize(("pause", "reason"), [(0.3, d.SENT_AGAIN), (0.001, d.UNEXPLAINED)], ids=["timeout", "at once"])
def test_only_a_timeout_excuses_that_something_is_said_again(pause: float, reason: str) -> None:
    again = waits(hello(opened("model")), pause).says(CLIENT, "PSH ACK", b"hello", seq=at(1))
    assert reasons(hello(opened()), again) == [reason]


def test_what_was_acknowledged_is_not_said_again() -> None:
    known, again = hello(opened()).says(SERVER, "ACK"), hello(opened()).says(SERVER, "ACK")
    assert reasons(known, waits(again, 0.3).says(CLIENT, "PSH ACK", b"hello", seq=at(1))) == [d.UNEXPLAINED]


@pytest.mark.parametrize(("source", "reason"), [("wire", d.TAIL_PROBE), ("model", d.UNEXPLAINED)])
def test_only_linux_probes_for_a_lost_tail(source: str, reason: str) -> None:
    again = waits(hello(opened(source)), 0.02).says(CLIENT, "PSH ACK", b"hello", seq=at(1))
    assert reasons(hello(opened()), again) == [reason]


def test_a_probe_for_a_lost_tail_repeats_the_last_segment() -> None:
    other, again = (hello(opened()).says(CLIENT, "PSH ACK", b"more") for _ in range(2))
    assert reasons(other, waits(again, 0.02).says(CLIENT, "PSH ACK", b"hello", seq=at(1))) == [d.UNEXPLAINED]


def test_a_loss_on_one_side_has_consequences_there() -> None:
    lost, whole = hello(opened(), arrives=False), hello(opened())
    for play in (lost, whole):
        play.says(CLIENT, "PSH ACK", b"more")
    lost.says(SERVER, "ACK", ack=at(1)).says(CLIENT, "PSH ACK", b"hello", seq=at(1))
    assert reasons(lost, whole) == [d.OTHER_LOSS, d.OTHER_LOSS]


def test_a_loss_on_both_sides_is_no_excuse() -> None:
    said, silent = hello(opened("model"), arrives=False), hello(opened(), arrives=False)
    said.says(CLIENT, "PSH ACK", b"hello", seq=at(1))
    assert reasons(silent, said) == [d.UNEXPLAINED]


def test_an_answer_to_what_has_come_twice() -> None:
    play = waits(hello(opened()).says(SERVER, "ACK"), 0.3).says(CLIENT, "PSH ACK", b"hello", seq=at(1))
    answered = reasons(play.says(SERVER, "ACK"), hello(opened()).says(SERVER, "ACK"))
    assert answered[-1] == d.ANSWERED_AGAIN


def test_two_answers_to_what_has_come_twice_are_one_too_many() -> None:
    plays = [
        waits(hello(opened()).says(SERVER, "ACK"), 0.3).says(CLIENT, "PSH ACK", b"hello", seq=at(1)) for _ in range(2)
    ]
    assert reasons(plays[0].says(SERVER, "ACK").says(SERVER, "ACK"), plays[1].says(SERVER, "ACK")) == [d.UNEXPLAINED]


def test_a_window_that_is_told_of() -> None:
    told = hello(opened()).says(SERVER, "ACK")
    told.arrives(told.sends(SERVER, "ACK", window=1000))
    assert reasons(told, hello(opened()).says(SERVER, "ACK")) == [d.WINDOW_TOLD]


@pytest.mark.parametrize(("window", "reason"), [(0, d.PROBED), (100, d.UNEXPLAINED)], ids=["closed", "open"])
def test_a_closed_window_is_asked_about_where_both_have_one(window: int, reason: str) -> None:
    probing, other = opened(window=0), opened(window=window)
    probing.says(CLIENT, "ACK", seq=at(0))
    probing.arrives(probing.sends(SERVER, "ACK", window=0))
    found = reasons(probing, other)
    assert set(found) == {reason}


@pytest.mark.parametrize(("source", "reason"), [("wire", d.CROSSED_CALLS), ("model", d.UNEXPLAINED)])
def test_linux_answers_a_crossed_call_once_more(source: str, reason: str) -> None:
    plays = []
    for each in ("wire", source):
        play = Play().happens(e.RunStarted(0.0, each, "echo", 1))
        play.says(CLIENT, "SYN").says(SERVER, "SYN")
        play.says(CLIENT, "SYN ACK", seq=at(0)).says(SERVER, "SYN ACK", seq=FIRST[SERVER])
        plays.append(play)
    assert reasons(plays[0], plays[1].says(CLIENT, "ACK")) == [reason]


# The same bytes in other pieces


@pytest.mark.parametrize(
    ("flags", "window", "reason"),
    [("PSH ACK", 65535, d.OTHER_PIECES), ("ACK", 65535, d.UNEXPLAINED), ("ACK", 3, d.OTHER_PIECES)],
    ids=["as it was written", "cut for no reason", "at the edge of the window"],
)
def test_a_piece_ends_where_it_may(flags: str, window: int, reason: str) -> None:
    whole = hello(opened(window=10))
    pieces = Play().happens(e.RunStarted(0.0, "model", "echo", 1)).listens()
    pieces.says(CLIENT, "SYN")
    pieces.arrives(pieces.sends(SERVER, "SYN ACK", window=window))
    waits(pieces.says(CLIENT, "ACK"), 0.1).says(CLIENT, flags, b"hel").says(CLIENT, "PSH ACK", b"lo")
    first = next(row for row in compare(whole.world, pieces.world) if row.right is not None and row.right.length == 3)
    assert first.reason == reason


# What both sides have, but not alike


def test_a_reset_with_an_acknowledgement_is_not_one_without() -> None:
    assert reasons(opened().says(CLIENT, "RST"), opened().says(CLIENT, "RST ACK")) == [d.UNEXPLAINED]


def test_only_psh_differs() -> None:
    assert reasons(opened().says(CLIENT, "ACK", b"hello"), hello(opened())) == [d.OTHER_PUSH]


@pytest.mark.parametrize(("pause", "reason"), [(0.0, d.OTHER_ACK), (0.1, d.UNEXPLAINED)], ids=["crossing", "before it"])
def test_another_acknowledgement_is_a_matter_of_moments_only(pause: float, reason: str) -> None:
    """Whoever speaks long before it has heard, where the other side waits, has another reason than chance."""
    heard = hello(opened()).says(SERVER, "PSH ACK", b"yes")
    not_yet = opened()
    not_yet.says(SERVER, "PSH ACK", b"yes")
    hello(waits(not_yet, pause))
    assert reasons(heard, not_yet)[-1] == reason


def test_a_datagram_too_many_has_no_excuse() -> None:
    one, two = Play().listens(), Play().listens()
    one.datagram(CLIENT, SERVER, b"hi")
    for _ in range(2):
        two.datagram(CLIENT, SERVER, b"hi")
    assert reasons(one, two) == [d.UNEXPLAINED]


def test_an_error_of_another_code_is_another_message() -> None:
    plays = []
    for code in (1, 3):
        play = Play().listens()
        play.datagram(CLIENT, SERVER, b"hi")
        play.icmp(3, code, play.packets[0])
        plays.append(play)
    assert reasons(*plays) == [d.UNEXPLAINED, d.UNEXPLAINED]
    assert reasons(plays[0], plays[0]) == []


def asked_again(source: str, *, drops: bool = True, repeats: bool = True) -> Play:
    """A handshake whose last ACK the server's full queue drops, and its SYN ACK after that."""
    play = Play().happens(replace(e.RunStarted(TICK, "", "echo", 1), source=source))
    play.says(CLIENT, "SYN").says(SERVER, "SYN ACK")
    number = play.sends(CLIENT, "ACK")
    play.arrives(number)
    if drops:
        play.happens(e.FrameDiscarded(play.time, number, "accept queue full"))
    waits(play, 1.0)
    return play.says(SERVER, "SYN ACK", seq=FIRST[SERVER]) if repeats else play


def test_what_was_answered_with_a_cookie_is_not_repeated() -> None:
    kernel = asked_again("wire", repeats=False)
    assert reasons(kernel, asked_again("model")) == [d.COOKIE]
    assert reasons(kernel, asked_again("model", drops=False)) == [d.UNEXPLAINED]
