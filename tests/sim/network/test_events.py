from __future__ import annotations

from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.network import events as e
from sim.network.events import Address, AnyEvent, FrameSent, Link, TcpState, from_line, to_line
from sim.words import Sentence

HERE, THERE = Address("127.0.0.1", 8001), Address("::1", 50000)
EVERY: list[AnyEvent] = [
    e.RunStarted(0.0, "loopback", "echo", 1_700_000_000_123_456_789, {"size": "3"}, "private loopback", True),
    e.ProgramStarted(0.1, "client", 77, "print('é')\n"),
    e.LineReached(0.2, "client", 3),
    e.LinesSkipped(0.3, "client", 20_000),
    e.StillRuns(0.35, "client", 0.1),
    e.CallStarted(0.4, "client", 1, 3, 2, "send", "b'\\xff'", b"\xff\x00", True),
    e.CallReturned(0.5, "client", 1, "2", b"\x00", "OSError: no", HERE, THERE),
    e.Printed(0.6, "client", "two\nlines\n"),
    e.CallReturned(0.6, "client", 2, error="OSError: no", refusal=Sentence("guard", "{host} no", {"host": "x"})),
    e.ProgramFailed(0.7, "client", 3, "ValueError", "no"),
    e.ProgramFailed(0.7, "client", 3, "OSError", Sentence("guard", "{host} no", {"host": "x"})),
    e.ProgramEnded(0.8, "client", -9, True),
    e.FrameSent(0.9, 1, bytes(range(256)), Link.NULL, 1.0),
    e.FrameArrived(1.0, 1),
    e.FrameLost(1.01, 1, e.Loss.RULE, "data:1"),
    e.FrameDelayed(1.02, 1, None),
    e.FrameChanged(1.03, 1, b"\x00"),
    e.FrameDiscarded(1.04, 1, "wrong checksum"),
    e.ModelState(1.05, HERE, None, TcpState.LISTEN, "listen()"),
    e.ListenQueues(1.06, HERE, (THERE,), (), 3),
    e.TcpFigures(1.07, HERE, THERE, 1460, 14600, None, None, None, 1.0, 1, 2, 3),
    e.KernelState(1.1, HERE, THERE, TcpState.FIN_WAIT_2, 1.05),
    e.KernelState(1.1, HERE, None, TcpState.LISTEN, 1.05),
    e.CaptureCounted(1.2, 10, 1),
    e.FileRead(1.2, 5, 10),
    e.ConversationFound(1.25, 1, "tcp", HERE, THERE, (3, 2), (200, 100), 1.3, True, False),
    e.Problem(1.3, Sentence("narrator", "{a} and {b}", {"a": Sentence("narrator", "client"), "b": 3})),
    e.RunEnded(1.4),
]


def test_the_list_above_has_every_kind_of_event() -> None:
    assert {type(event) for event in EVERY} == set(get_args(AnyEvent))


@pytest.mark.parametrize("event", EVERY, ids=lambda event: type(event).__name__)
def test_an_event_is_one_line_and_comes_back_as_it_was(event: AnyEvent) -> None:
    line = to_line(event)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    back = from_line(line)
    assert back == event
    assert type(back) is type(event)


@given(st.binary(), st.floats(allow_nan=False, allow_infinity=False))
def test_any_bytes_and_any_time_come_back(data: bytes, time: float) -> None:
    assert from_line(to_line(FrameSent(time, 1, data))) == FrameSent(time, 1, data)


@pytest.mark.parametrize("line", [b"", b"{", b"{}", b'{"type":"Nothing"}', b'{"type":"RunEnded"}', b"[1]"])
def test_anything_else_raises(line: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        from_line(line)


@pytest.mark.parametrize("kind", get_args(AnyEvent), ids=lambda kind: kind.__name__)
def test_every_kind_has_a_help_text_and_never_changes(kind: type[e.Event]) -> None:
    assert (kind.__doc__ or "").rstrip().endswith(".")
    event = next(each for each in EVERY if type(each) is kind)
    with pytest.raises(AttributeError):
        event.time = 0.0  # type: ignore[misc]  # that it is forbidden is the point


def test_an_address_is_written_as_people_write_it() -> None:
    assert str(HERE) == "127.0.0.1:8001"
    assert str(THERE) == "[::1]:50000"
