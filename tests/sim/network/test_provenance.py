from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.network.events import Address
from sim.network.packets import MODULUS
from sim.network.provenance import Stream, streams
from sim.network.world import World
from tests.bench.conversations import CLIENT, SERVER
from tests.sim.network.play import CLIENT as C
from tests.sim.network.play import SERVER as S
from tests.sim.network.play import Play
from tests.sim.network.truth import Truth, told, truths
from tests.sim.sources.runs import Ran, modelled, needs_loopback, programs


def towards(world: World, target: Address) -> Stream:
    """The stream to `target`."""
    (stream,) = (each for each in streams(world) if each.target == target)
    return stream


@given(truths())
def test_every_byte_is_explained_once_and_rightly(truth: Truth) -> None:
    stream = towards(truth.world(), SERVER)
    assert stream.data == truth.data
    assert told(stream.stretches) == truth.stories()
    assert towards(truth.world(), CLIENT).data == b""


@given(truths(), st.floats(0, 1))
def test_at_every_moment_stretches_cover_what_there_is(truth: Truth, share: float) -> None:
    for stream in streams(truth.world(share)):
        edges = [each.start for each in stream.stretches] + [len(stream.data)]
        assert edges[0] == 0
        assert [each.end for each in stream.stretches] == edges[1:]
        assert stream.data == truth.data[: len(stream.data)]
        known = zip(told(stream.stretches), truth.stories(), strict=False)
        assert all((now.decoded, now.is_edge) in ((None, False), (then.decoded, then.is_edge)) for now, then in known)


def test_each_part_of_a_read_names_the_call_that_sent_it() -> None:
    play = Play().opens()
    for data in (b"hello", b"world"):
        play.calls("client", "send", data=data, socket=7).says(C, "PSH ACK", data)
        play.returns("client", str(len(data)), local=C, peer=S)
    play.calls("server", "recv", "8", socket=8).returns("server", data=b"hellowor", local=S, peer=C)
    stream = towards(play.world, S)
    (read,) = stream.reads
    assert [(part.start, part.end) for part in stream.sent_by(read.start, read.end)] == [(0, 5), (5, 8)]
    assert (stream.data, stream.readable, stream.read) == (b"helloworld", 10, 8)


def test_what_was_not_captured_is_known_from_the_calls_alone() -> None:
    play = Play().calls("client", "send", data=b"hello", socket=7).returns("client", "5", local=C, peer=S)
    play.calls("server", "recv", "3", socket=8).returns("server", data=b"hel", local=S, peer=C)
    (stream,) = streams(play.world)
    assert stream.data == b"hello"
    assert [(each.start, each.end, each.carried_by) for each in stream.stretches] == [(0, 3, ()), (3, 5, ())]
    assert stream.stretches[0].readable is not None
    assert stream.stretches[1].readable is None


def test_what_was_captured_without_programs_has_no_calls() -> None:
    stream = towards(Play().opens().says(C, "PSH ACK", b"hello").world, S)
    (stretch,) = stream.stretches
    assert (stretch.sent_by, stretch.taken_by) == (None, None)
    assert (stream.data, stream.readable, len(stretch.carried_by)) == (b"hello", 5, 1)


def test_a_gap_of_the_capture_is_filled_from_what_was_sent() -> None:
    play = Play().opens()
    play.calls("client", "send", data=b"helloworld", socket=7).returns("client", "10", local=C, peer=S)
    play.next[C] = (play.next[C] + 5) % MODULUS  # the capture misses the first segment
    play.says(C, "PSH ACK", b"world")
    stream = towards(play.world, S)
    assert stream.data == b"helloworld"
    assert [(each.start, each.end, len(each.carried_by)) for each in stream.stretches] == [(0, 5, 0), (5, 10, 1)]


def test_a_second_connection_between_the_same_ports_has_calls_of_its_own() -> None:
    play = Play().opens().calls("client", "send", data=b"one", socket=7).says(C, "PSH ACK", b"one")
    play.returns("client", "3", local=C, peer=S)
    play.next[C] = 4711
    play.says(C, "SYN").calls("client", "send", data=b"two", socket=9).says(C, "PSH ACK", b"two")
    play.returns("client", "3", local=C, peer=S)
    found = [stream for stream in streams(play.world) if stream.target == S]
    assert [(stream.data, len(stream.sends)) for stream in found] == [(b"one", 1), (b"two", 1)]


ODD_CLIENT = """
from socket import *
from settings import *
c = socket()
c.connect(SERVER)
c.send(b'line one\\nrest of it')
c.recv(1)
c.sendall(bytes(range(256)) * 1200)
c.settimeout(0)
try:
    while c.send(bytes(100000)): pass
except BlockingIOError:
    pass
c.close()
"""
ODD_SERVER = """
from socket import *
from settings import *
s = socket()
s.bind(SERVER)
s.listen()
c, a = s.accept()
c.recv(4, MSG_PEEK)
f = c.makefile('rb', 0)
f.readline()
g = c.makefile('rb', 4)
g.read(2)
g.close()
c.recv_into(bytearray(2))
c.recv(5)
c.send(b'!')
while c.recv(50000): pass
c.close()
s.close()
"""


@pytest.mark.parametrize(
    "run", [pytest.param(programs, marks=needs_loopback, id="loopback"), pytest.param(modelled, id="model")]
)
def test_odd_ways_to_send_and_read_are_followed(run: Callable[..., Ran]) -> None:
    ran = run(server=ODD_SERVER, client=ODD_CLIENT)
    stream = next(each for each in streams(ran.world) if each.data.startswith(b"line"))
    size = len(stream.data)
    assert size > 19 + 307_200
    assert b"".join(part.call.started.data[: part.end - part.start] for part in stream.sends) == stream.data  # type: ignore[index]
    assert all(each.sent_by and each.carried_by and each.readable for each in stream.stretches)
    assert all(each.taken_by for each in stream.stretches)
    assert [(part.start, part.end) for part in stream.reads[:9]] == [(at, at + 1) for at in range(9)]  # readline()
    assert [(part.start, part.end) for part in stream.reads[9:12]] == [(9, 13), (13, 15), (15, 19)]
    assert {part.call.started.line for part in stream.reads[:10]} == {10, 12}
    assert stream.read == size
