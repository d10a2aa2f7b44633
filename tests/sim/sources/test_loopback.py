from __future__ import annotations

import socket

import pytest

from sim.network import events as e
from sim.network.events import TcpState
from sim.network.inference import Origin
from tests.sim.sources.runs import CLIENT, CONNECTS, LISTENS, lesson, needs_loopback, programs

pytestmark = needs_loopback

LESSONS = ("socket-api", "tcp-handshake", "tcp-teardown", "udp-echo")
TCP_LESSONS = LESSONS[:3]
QUICK = {"delay": "0"}
SIDES = ("client", "server")


@pytest.mark.parametrize("name", LESSONS)
def test_every_lesson_runs_without_a_problem_and_in_order_of_time(name: str) -> None:
    ran = lesson(name, **QUICK)
    times = [event.time for event in ran.events]
    assert times == sorted(times)
    assert isinstance(ran.events[0], e.RunStarted)
    assert isinstance(ran.events[-1], e.RunEnded)
    assert ran.problems == []
    assert [ran.program(side).end.code for side in SIDES] == [0, 0]  # type: ignore[union-attr]
    assert [ran.failure(side) for side in SIDES] == ["", ""]


@pytest.mark.parametrize("name", LESSONS)
def test_each_packet_comes_once_with_both_of_its_times(name: str) -> None:
    ran = lesson(name, **QUICK)
    numbers = [packet.number for packet in ran.packets]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert ran.world.capture is not None
    assert (ran.world.capture.captured, ran.world.capture.dropped) == (len(numbers), 0)
    assert all(packet.arrives is not None and packet.sent < packet.arrives for packet in ran.packets)
    assert [event.number for event in ran.events if isinstance(event, e.FrameArrived)] == numbers
    if name in TCP_LESSONS:
        positions = [(packet.source, packet.segment.sequence, packet.flags) for packet in ran.packets if packet.segment]
        with_data = [position for position, packet in zip(positions, ran.packets, strict=True) if packet.length]
        assert len(with_data) == len(set(with_data)) == 2


@pytest.mark.parametrize("closes_first", SIDES)
@pytest.mark.parametrize("name", TCP_LESSONS)
def test_a_conversation_opens_talks_and_closes(name: str, closes_first: str) -> None:
    ran = lesson(name, closes_first=closes_first, **QUICK)
    assert ran.flags[:3] == ["syn", "syn ack", "ack"]
    assert (ran.sent_by("client"), ran.sent_by("server")) == (b"hello", b"HELLO")
    fins = [packet for packet in ran.packets if "fin" in packet.flags]
    assert [ran.world.owners[packet.source] for packet in fins] == [closes_first, *({*SIDES} - {closes_first})]
    assert ran.flags[-1] == "ack"
    assert "rst" not in " ".join(ran.flags)


@pytest.mark.parametrize("name", TCP_LESSONS)
def test_calls_enclose_the_packets_that_they_cause(name: str) -> None:
    ran = lesson(name, **QUICK)
    packets = iter(ran.packets)
    syn = next(packets)
    data = {ran.world.owners[packet.source]: packet for packet in packets if packet.length}
    ((began, returned),) = ran.calls("client", "connect")
    assert began.time < syn.sent < returned.time
    for side, other in (SIDES, SIDES[::-1]):
        assert ran.calls(side, "send")[0][0].time < data[side].sent
        assert data[other].sent < ran.calls(side, "recv")[0][1].time
        closed = [began for began, _ in ran.calls(side, "close")][0]
        fin = next(p for p in ran.packets if "fin" in p.flags and ran.world.owners[p.source] == side)
        assert closed.time < fin.sent


@pytest.mark.parametrize(
    ("name", "settings", "heard"),
    [
        ("socket-api", {}, {TcpState.LISTEN, TcpState.ESTABLISHED}),
        ("tcp-handshake", {"closes_first": "server"}, {TcpState.LISTEN, TcpState.ESTABLISHED}),
        ("tcp-teardown", {}, {TcpState.FIN_WAIT_2, TcpState.CLOSE_WAIT}),
        ("tcp-teardown", {"way": "half-close", "closes_first": "server"}, {TcpState.FIN_WAIT_2, TcpState.CLOSE_WAIT}),
        ("tcp-teardown", {"way": "reset"}, {TcpState.LISTEN}),
    ],
)
def test_the_kernel_agrees_with_what_was_inferred(name: str, settings: dict[str, str], heard: set[TcpState]) -> None:
    """`heard` are the states that last as long as the delay, so that the kernel is asked during them for certain."""
    ran = lesson(name, delay="0.2", **settings)
    entries = [end.states for end in ran.world.ends.values()]
    asked = [
        (before.state, entry.state)
        for states in entries
        for before, entry in zip(states, states[1:], strict=False)
        if entry.origin is Origin.KERNEL
    ]
    assert heard <= {said for _, said in asked}
    assert [said for inferred, said in asked] == [inferred for inferred, said in asked]


@pytest.mark.parametrize("closes_first", SIDES)
def test_whoever_closes_first_ends_in_time_wait(closes_first: str) -> None:
    ran = lesson("tcp-teardown", delay="0.2", closes_first=closes_first)
    states = {ran.world.owners[local]: end.state for (local, peer), end in ran.world.ends.items() if peer is not None}
    other = "server" if closes_first == "client" else "client"
    assert states == {closes_first: TcpState.TIME_WAIT, other: TcpState.CLOSED}


def test_a_delay_is_where_it_was_put() -> None:
    ran = lesson("tcp-handshake", delay="0.3")
    request, answer = [packet for packet in ran.packets if packet.length]
    assert 0.3 <= answer.sent - request.sent < 1
    second_close = lesson("tcp-teardown", delay="0.3")
    first, last = [packet for packet in second_close.packets if "fin" in packet.flags]
    assert 0.3 <= last.sent - first.sent < 1
    assert second_close.flags[-4:] == ["fin ack", "ack", "fin ack", "ack"]


def test_half_close_sends_the_fin_at_shutdown() -> None:
    ran = lesson("tcp-teardown", way="half-close", delay="0.2")
    ((began, returned),) = ran.calls("client", "shutdown")
    fin = next(packet for packet in ran.packets if "fin" in packet.flags)
    assert began.time < fin.sent < returned.time
    assert ran.calls("client", "close")[0][0].time > fin.sent


@pytest.mark.parametrize("closes_first", SIDES)
def test_a_reset_ends_the_conversation_without_a_fin(closes_first: str) -> None:
    ran = lesson("tcp-teardown", way="reset", closes_first=closes_first, **QUICK)
    assert ran.flags[-1] in ("rst", "rst ack")
    assert ran.world.owners[ran.packets[-1].source] == closes_first
    assert "fin" not in " ".join(ran.flags)
    assert ran.problems == []


def test_udp_cuts_a_datagram_that_is_longer_than_the_receive_size() -> None:
    ran = lesson("udp-echo", size="3")
    assert [packet.payload for packet in ran.packets] == [b"hello", b"HEL"]
    assert ran.calls("server", "recvfrom")[0][1].data == b"hel"


@pytest.mark.parametrize("name", LESSONS)
def test_an_empty_message_ends_by_itself(name: str) -> None:
    ran = lesson(name, message="", **QUICK)
    assert ran.problems == []
    assert [ran.sent_by(side) for side in SIDES] == [b"", b""]
    if name == "udp-echo":
        assert [packet.length for packet in ran.packets] == [0, 0]


def test_bytes_that_are_no_text_arrive_as_they_are() -> None:
    ran = lesson("tcp-handshake", message=r"\xff\x00\xfe{}\n")
    assert ran.sent_by("client") == b"\xff\x00\xfe{}\n"
    assert ran.calls("server", "recv")[0][1].data == b"\xff\x00\xfe{}\n"
    assert ran.printed("client") == "b'\\xff\\x00\\xfe{}\\n'\n"


def test_a_megabyte_arrives_whole() -> None:
    message = "".join(chr(97 + number % 26) for number in range(1 << 20))
    ran = lesson("tcp-handshake", message=message, size="65536", **QUICK)
    assert ran.problems == []
    assert ran.world.capture is not None
    assert ran.world.capture.dropped == 0
    ((began, _),) = ran.calls("client", "send")
    assert began.data == message.encode()
    assert b"".join(returned.data or b"" for _, returned in ran.calls("client", "recv")) == message.upper().encode()


def test_a_taken_port_is_an_error_of_the_program_and_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
        ran = programs(values={"port": port}, server=LISTENS.replace("SERVER", "('127.0.0.1', PORT)"), client=CLIENT)
    if ran.world.run is not None and ran.world.run.place == "private loopback":
        pytest.skip("the port is held on another loopback")
    assert ran.failure("server").startswith("5 OSError: [Errno 98]")
    assert ran.problems == ["server ended before it was ready to be talked to, so the other programs were not started."]
    assert ran.program("server").end == e.ProgramEnded(ran.program("server").end.time, "server", 1)  # type: ignore[union-attr]
    assert not [event for event in ran.events if isinstance(event, e.ProgramStarted) and event.program == "client"]


def test_a_refused_connection_shows_syn_and_rst() -> None:
    ran = programs(server=f"{LISTENS}s.close()\n", client=CONNECTS)
    assert ran.failure("client").startswith("5 ConnectionRefusedError")
    assert ran.flags == ["syn", "rst ack"]
    assert ran.problems == []
