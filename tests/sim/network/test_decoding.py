from __future__ import annotations

from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.network import events as e
from sim.network.decoding import NO_EDGES, SHAPES, Decoded, Shape, decoded, shape_of
from sim.network.provenance import Stream, streams
from tests.sim.network.play import Play
from tests.sim.sources.runs import lesson, needs_loopback, needs_wire

HEADER = SHAPES["header"]
MESSAGES = st.lists(st.binary(max_size=6), min_size=1, max_size=6)


def printing(method: str, *messages: bytes, program: str = "server") -> Play:
    play = Play().happens(e.RunStarted(0.0, "model", "framing", 1, {"method": method} if method else {}))
    play.starts(program)
    for message in messages:
        play.happens(e.Printed(play.time, program, f"{message!r}\n"))
    return play


def test_edges_and_messages_are_told_apart() -> None:
    world = printing("header", b"hi", b"").world
    assert decoded(world, "server", b"\0\0\0\2hi\0\0\0\0\0\0") == (
        Decoded(0, 4, 1, True), Decoded(4, 6, 1, False), Decoded(6, 10, 2, True),
    )  # fmt: skip


def test_what_the_sender_prints_it_has_not_decoded() -> None:
    world = printing("confirmed", b"o", program="client").world
    assert decoded(world, "client", b"ok") == ()


def test_without_a_method_what_was_read_is_what_came_out() -> None:
    world = printing("", b"hel", b"lo", program="client").world
    assert decoded(world, "client", b"hello") == (Decoded(0, 3, 1, False), Decoded(3, 5, 2, False))


@given(MESSAGES, st.binary(max_size=5))
def test_the_usual_way_is_taken_wherever_it_fits(messages: list[bytes], tail: bytes) -> None:
    data = b"".join(pack("!I", len(message)) + message for message in messages) + tail
    assert shape_of(messages, data, HEADER, True) == HEADER


@given(
    MESSAGES, st.sampled_from([(b"", b"\r\n"), (b"\0", b""), (b"\2", b"\3"), (b"=====", b"")]), st.binary(max_size=5)
)
def test_a_codec_that_was_changed_is_told_rightly_or_not_at_all(
    messages: list[bytes], edges: tuple[bytes, bytes], tail: bytes
) -> None:
    before, after = edges
    data = b"".join(before + message + after for message in messages) + tail
    shape = shape_of(messages, data, NO_EDGES, True)
    if shape is not None and shape != NO_EDGES:
        assert shape.before == len(before)
        assert len(messages) == 1 or shape.after == len(after)


def test_a_changed_codec_is_recognised_by_what_came_out() -> None:
    assert shape_of([b"hello", b"bye"], b"\0\5hello\0\3bye", HEADER, True) == Shape(2, 0)
    assert shape_of([b"hello", b"bye"], b"hello\r\nbye\r\n", HEADER, True) == Shape(0, 2)
    assert shape_of([b"hello", b"bye"], b"hello\r\nbye\r\n", HEADER, False) is None
    assert shape_of([b"HELLO"], b"\0\5hello", HEADER, True) is None


def test_where_several_places_would_fit_nothing_is_said() -> None:
    assert shape_of([b"\0"], b"\0\0\0", Shape(9, 0), True) is None


def is_by_server(stream: Stream) -> bool:
    return stream.reads[0].call.started.program == "server"


@pytest.mark.parametrize("source", [pytest.param("loopback", marks=needs_loopback),
                                    pytest.param("wire", marks=needs_wire), "model"])  # fmt: skip
@pytest.mark.parametrize("method", SHAPES)
def test_every_byte_of_a_real_run_is_of_the_message_that_came_out(source: str, method: str) -> None:
    ran = lesson("framing", source, method=method, count="5", messages="hello|w\\xff|0", size="7")
    stream = next(each for each in streams(ran.world) if each.reads and is_by_server(each))
    assert all(each.decoded for each in stream.stretches)
    own = {each.number: stream.data[each.start : each.end] for each in stream.decoded if not each.is_edge}
    assert "".join(f"{message!r}\n" for message in own.values()) == ran.printed("server")
