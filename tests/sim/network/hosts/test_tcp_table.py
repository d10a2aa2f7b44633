from __future__ import annotations

import pytest
from msgspec.structs import replace

from sim.network import frames
from sim.network.events import Address, TcpState
from sim.network.hosts.events import Discard, TcpHappened
from sim.network.hosts.interface import Interface
from sim.network.hosts.tcp_table import TcpTable
from sim.network.tcp import wire
from sim.network.tcp.segment import Options, TcpSegment, flags_of
from sim.network.tcp.settings import TcpSettings

HERE, THERE = "10.0.0.1", "10.0.0.2"
PORT, CALLER = 8000, 50000
SYN = TcpSegment(1000, 0, flags_of("syn"), 1000, Options(mss=1460))


class Table:
    """A host's TCP alone: segments from THERE go in, segments come out."""

    def __init__(self, seed: str = "seed") -> None:
        self.sent: list[TcpSegment] = []
        self.tcp = TcpTable(Interface(1, HERE), TcpSettings(), seed, self._send)

    def _send(self, source: str, target: str, protocol: int, body: bytes, now: float) -> None:
        assert (source, target, protocol) == (HERE, THERE, 6)
        self.sent.append(wire.from_bytes(body)[2])

    def gets(self, segment: TcpSegment, now: float = 0.0) -> list[TcpSegment]:
        """What is answered to a segment for PORT."""
        ends = (frames.ip_number(THERE), CALLER), (frames.ip_number(HERE), PORT)
        self.sent.clear()
        assert self.tcp.on_packet(THERE, HERE, wire.to_bytes(segment, *ends), now) is None
        return self.sent.copy()


def test_a_segment_for_nobody_is_reset() -> None:
    [answer] = Table().gets(SYN)
    assert (answer.flags, answer.acknowledgement) == (flags_of("rst", "ack"), 1001)
    [answer] = Table().gets(TcpSegment(5, 77, flags_of("ack")))
    assert (answer.flags, answer.sequence) == (flags_of("rst"), 77)
    assert Table().gets(TcpSegment(5, 0, flags_of("rst"))) == []


@pytest.mark.parametrize("cut", [0, 19, 23])
def test_half_a_segment_is_malformed(cut: int) -> None:
    body = wire.to_bytes(SYN, (frames.ip_number(THERE), 1), (frames.ip_number(HERE), 2))
    assert Table().tcp.on_packet(THERE, HERE, body[:cut], 0.0) is Discard.MALFORMED


def test_a_damaged_segment_is_thrown_away() -> None:
    body = wire.to_bytes(SYN, (frames.ip_number(THERE), 1), (frames.ip_number(HERE), 2))
    assert Table().tcp.on_packet(THERE, HERE, body[:-1] + b"!", 0.0) is Discard.BAD_CHECKSUM
    assert Table().tcp.on_packet("10.0.0.3", HERE, body, 0.0) is Discard.BAD_CHECKSUM


def opened(table: Table) -> int:
    """A connection stands; the number that HERE sends next."""
    listener = table.tcp.socket()
    listener.bind(HERE, PORT)
    listener.listen(1, 0.0)
    [answer] = table.gets(SYN)
    table.gets(TcpSegment(1001, answer.sequence + 1, flags_of("ack"), 1000))
    server = listener.accept(0.0)
    assert server is not None
    server.close(0.0)
    return (answer.sequence + 1) % (1 << 32)


def in_time_wait(table: Table) -> None:
    after_fin = opened(table) + 1
    table.gets(TcpSegment(1001, after_fin, flags_of("fin", "ack"), 1000), 1.0)
    assert states(table)[-1] is TcpState.TIME_WAIT


def states(table: Table) -> list[TcpState]:
    events = [each for each in table.tcp.take_events() if isinstance(each, TcpHappened) and each.peer is not None]
    return [each.event.after for each in events if hasattr(each.event, "after")]


def test_time_wait_ends_with_a_tick() -> None:
    table = Table()
    in_time_wait(table)
    assert table.tcp.deadline == pytest.approx(61.0)
    table.tcp.on_tick(61.0)
    assert states(table) == [TcpState.CLOSED]
    assert table.tcp.deadline is None


def test_a_newer_syn_may_take_the_place_of_time_wait() -> None:
    table = Table()
    in_time_wait(table)
    [answer] = table.gets(replace(SYN, sequence=500_000), 2.0)
    assert answer.flags == flags_of("syn", "ack")
    assert states(table)[:1] == [TcpState.CLOSED]


def test_an_older_syn_may_not() -> None:
    table = Table()
    in_time_wait(table)
    assert [each.flags for each in table.gets(replace(SYN, sequence=500), 2.0)] == [flags_of("ack")]


def test_a_half_open_caller_is_answered_again() -> None:
    table = Table()
    listener = table.tcp.socket()
    listener.bind(HERE, PORT)
    listener.listen(1, 0.0)
    table.gets(SYN)
    assert table.tcp.deadline == pytest.approx(1.0)
    table.sent.clear()
    table.tcp.on_tick(1.0)
    assert [each.flags for each in table.sent] == [flags_of("syn", "ack")]


def test_a_connection_stands_once() -> None:
    table = Table()
    first, second = table.tcp.socket(), table.tcp.socket()
    for socket in (first, second):
        socket.reuse = True
        socket.bind(HERE, 5000)
    first.connect(THERE, PORT, 0.0)
    with pytest.raises(OSError, match="Cannot assign"):
        second.connect(THERE, PORT, 0.0)


def test_first_numbers_come_from_the_seed() -> None:
    def first_number(seed: str) -> int:
        table = Table(seed)
        table.tcp.socket().connect(THERE, PORT, 0.0)
        return table.sent[0].sequence

    assert first_number("a") == first_number("a") != first_number("b")


def test_a_standing_connection_survives_a_silent_neighbour() -> None:
    table = Table()
    listener = table.tcp.socket()
    listener.bind(HERE, PORT)
    listener.listen(1, 0.0)
    [answer] = table.gets(SYN)
    table.gets(TcpSegment(1001, answer.sequence + 1, flags_of("ack"), 1000))
    server = listener.accept(0.0)
    assert server is not None
    table.tcp.on_unreachable(THERE, 113, 1.0)
    assert server.receive(1, 1.0) is None
    assert server.connection is not None
    assert server.connection.peer == Address(THERE, CALLER)
