"""What the model and the kernel go through together.

Each encounter runs in a process of its own, because entering a private network takes one, and asserts for itself.
"""

from __future__ import annotations

import errno
import hashlib
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress

from sim.network import frames
from sim.network.events import Address, TcpState
from sim.network.hosts.events import Discarded
from sim.network.hosts.interface import Interface
from sim.network.link import LinkSettings
from sim.network.tcp.events import Retransmitted, WindowProbed
from tests.sim.sources.meeting import (
    KERNEL,
    MODEL,
    PATIENCE,
    PORT,
    Meeting,
    ModelSocket,
    accepting,
    echo,
    kernel_call,
    receive_all,
)

Encounter = Callable[[], None]
ENCOUNTERS: dict[str, Encounter] = {}
CLOSED_PORT = 9
RESET_AT_CLOSE = struct.pack("ii", 1, 0)
TCPI_OPTIONS, ALL_OPTIONS = 5, 1 | 2 | 4
"""Byte of TCP_INFO, and in it: timestamps, SACK, window scaling."""
BAD_LINK = LinkSettings(delay=0.002, loss=0.05, reordering=0.05)
MUCH = 100_000
ECHO = frames.icmp(frames.ECHO_REQUEST, 0, 7 << 16 | 1, b"are you there?")


def encounter(function: Encounter) -> Encounter:
    """Enter it in the table."""
    ENCOUNTERS[function.__name__] = function
    return function


def text(count: int) -> bytes:
    """So many bytes that look alike nowhere."""
    return b"".join(hashlib.sha256(number.to_bytes(4, "big")).digest() for number in range(count // 32 + 1))[:count]


# Whole conversations over a bad link, in both directions at once.


def check_bad_link(meeting: Meeting) -> None:
    """Segments were lost, and all the extensions took part in mending it."""
    assert any(isinstance(event, Retransmitted) for event in meeting.events)
    assert not any(isinstance(event, Discarded) for event in meeting.events)
    for host in (MODEL, KERNEL):
        segments = meeting.segments_of(host)
        assert segments[0].options.window_scale is not None
        assert segments[0].options.sack_permitted
        assert any(each.options.sack for each in segments)
        assert all(each.options.timestamps for each in segments)


def options_of(connection: socket.socket) -> int:
    """What the kernel says was negotiated."""
    return connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 8)[TCPI_OPTIONS] & ALL_OPTIONS


@encounter
def model_calls_over_a_bad_link() -> None:
    meeting = Meeting(BAD_LINK)
    work = accepting(meeting, lambda connection: (options_of(connection), echo(connection)))
    caller, data = ModelSocket(meeting).connect(), text(MUCH)
    assert caller.exchange(data, len(data)) == data
    caller.close()
    assert work.result() == (ALL_OPTIONS, data)
    check_bad_link(meeting)


@encounter
def kernel_calls_over_a_bad_link() -> None:
    meeting = Meeting(BAD_LINK)
    listener, data = ModelSocket(meeting).listen(), text(MUCH)

    def call() -> tuple[int, bytes]:
        with kernel_call() as connection:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            return options_of(connection), receive_all(connection)

    work = meeting.in_kernel(call)
    accepted = listener.accept()
    assert accepted.exchange(data[::-1], len(data)) == data
    accepted.close()
    assert work.result() == (ALL_OPTIONS, data[::-1])
    check_bad_link(meeting)


# Opening and closing.


@encounter
def model_calls_and_closes_first() -> None:
    meeting = Meeting()
    work = accepting(meeting, echo)
    caller = ModelSocket(meeting).connect()
    snapshot = caller.now
    assert (snapshot.uses_sack, snapshot.uses_timestamps, snapshot.send_scale > 0) == (True, True, True)
    assert caller.exchange(b"hello", 5) == b"hello"
    connection = caller.real.connection
    caller.close()
    work.result()
    assert connection is not None
    meeting.until(lambda: connection.endpoint.state is TcpState.TIME_WAIT and len(meeting.flags()) == 10)
    assert meeting.flags() == [
        "model syn", "kernel syn ack", "model ack", "model psh ack 5", "kernel ack", "kernel psh ack 5", "model ack",
        "model fin ack", "kernel fin ack", "model ack",
    ]  # fmt: skip


@encounter
def kernel_calls_and_closes_first() -> None:
    meeting = Meeting()
    listener = ModelSocket(meeting).listen()
    work = meeting.in_kernel(lambda: kernel_call().close())
    accepted = listener.accept()
    assert accepted.receive() == b""
    accepted.close()
    work.result()
    meeting.until(lambda: meeting.flags()[-1] == "kernel ack" and len(meeting.flags()) >= 6)
    flags = meeting.flags()
    assert flags[:4] == ["kernel syn", "model syn ack", "kernel ack", "kernel fin ack"]
    assert flags[-2:] == ["model fin ack", "kernel ack"]


@encounter
def model_is_refused() -> None:
    meeting = Meeting()
    try:
        ModelSocket(meeting).connect(CLOSED_PORT)
    except ConnectionRefusedError:
        assert meeting.flags() == ["model syn", "kernel rst ack"]
    else:
        raise AssertionError("nobody listens there")


@encounter
def kernel_is_refused() -> None:
    meeting = Meeting()

    def call() -> int:
        with suppress(ConnectionRefusedError):
            kernel_call(CLOSED_PORT)
            return 0
        return errno.ECONNREFUSED

    assert meeting.in_kernel(call).result() == errno.ECONNREFUSED
    assert meeting.flags() == ["kernel syn", "model rst ack"]


@encounter
def model_closes_half() -> None:
    meeting = Meeting()

    def answer_at_the_end(connection: socket.socket) -> bytes:
        got = receive_all(connection)
        connection.sendall(text(MUCH))
        return got

    work = accepting(meeting, answer_at_the_end)
    caller = ModelSocket(meeting).connect()
    caller.send(b"question")
    caller.shutdown()
    assert caller.receive_all() == text(MUCH)
    caller.close()
    assert work.result() == b"question"


@encounter
def kernel_closes_half() -> None:
    meeting = Meeting()
    listener = ModelSocket(meeting).listen()

    def ask() -> bytes:
        with kernel_call() as connection:
            connection.sendall(b"question")
            connection.shutdown(socket.SHUT_WR)
            return receive_all(connection)

    work = meeting.in_kernel(ask)
    accepted = listener.accept()
    assert accepted.receive_all() == b"question"
    assert accepted.real.connection is not None
    assert accepted.real.connection.endpoint.state is TcpState.CLOSE_WAIT
    accepted.send(text(MUCH))
    accepted.close()
    assert work.result() == text(MUCH)


@encounter
def model_is_reset() -> None:
    meeting = Meeting()
    work = accepting(meeting, lambda c: c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_AT_CLOSE))
    caller = ModelSocket(meeting).connect()
    try:
        caller.receive()
    except ConnectionResetError:
        work.result()
        assert meeting.flags()[-1] == "kernel rst ack"
    else:
        raise AssertionError("there was no reset")


@encounter
def kernel_is_reset() -> None:
    meeting = Meeting()

    def read(connection: socket.socket) -> str:
        try:
            return str(connection.recv(10))
        except ConnectionResetError:
            return "reset"

    work = accepting(meeting, read)
    caller = ModelSocket(meeting).connect()
    caller.real.linger = 0
    caller.close()
    assert work.result() == "reset"
    assert meeting.flags()[-1].startswith("model rst")


# A reader that is slow.


@encounter
def kernel_reads_slowly() -> None:
    meeting = Meeting()
    may_read = threading.Event()

    def read_late(connection: socket.socket) -> bytes:
        may_read.wait(PATIENCE)
        return receive_all(connection)

    work = accepting(meeting, read_late, receive=4096)
    caller = ModelSocket(meeting).connect()
    caller.send(text(60_000))
    meeting.until(lambda: sum(isinstance(event, WindowProbed) for event in meeting.events) >= 2)
    assert caller.now.snd_wnd == 0
    may_read.set()
    caller.shutdown()
    assert work.result() == text(60_000)


@encounter
def model_reads_slowly() -> None:
    meeting = Meeting()
    listener = ModelSocket(meeting).listen()

    def call() -> None:
        with kernel_call() as connection:
            connection.sendall(text(MUCH * 2))

    work = meeting.in_kernel(call)
    accepted = listener.accept()
    meeting.until(lambda: [each.window for each in meeting.segments_of(MODEL)][-1] == 0)
    probes = len(meeting.segments_of(KERNEL))
    meeting.until(lambda: len(meeting.segments_of(KERNEL)) >= probes + 2)
    assert accepted.receive_all() == text(MUCH * 2)
    work.result()
    accepted.close()


# Without connections.


@encounter
def datagrams_go_both_ways() -> None:
    meeting = Meeting()
    ours = meeting.model.host.udp.socket()
    ours.bind(MODEL.address, PORT)
    with meeting.kernel.namespace.inside():
        theirs = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    theirs.bind((KERNEL.address, PORT))
    theirs.settimeout(PATIENCE)
    work = meeting.in_kernel(lambda: [theirs.sendto(*theirs.recvfrom(9000)) for _ in range(2)])
    for data in (b"short", text(4000)):  # the second in fragments
        ours.send(data, None if ours.peer else address_of(KERNEL), meeting.model.now)
        assert meeting.wait(lambda _: ours.receive(), PATIENCE) == (data, address_of(KERNEL))
    assert work.result() == [5, 4000]
    theirs.close()


def address_of(host: Interface) -> Address:
    """Where it is to be talked to."""
    return Address(host.address, PORT)


@encounter
def model_hears_of_a_closed_port() -> None:
    meeting = Meeting()
    ours = meeting.model.host.udp.socket()
    ours.connect(KERNEL.address, CLOSED_PORT)
    ours.send(b"anybody?", None, meeting.model.now)
    try:
        meeting.wait(lambda _: ours.receive(), PATIENCE)
    except ConnectionRefusedError:
        assert [each.protocol for each in meeting.packets if each.protocol != "arp"] == ["udp", "icmp"]
    else:
        raise AssertionError("nobody is there")


@encounter
def kernel_hears_of_a_closed_port() -> None:
    meeting = Meeting()

    def ask() -> bool:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.settimeout(PATIENCE)
            asking.connect((MODEL.address, CLOSED_PORT))
            asking.send(b"anybody?")
            try:
                asking.recv(10)
            except ConnectionRefusedError:
                return True
            return False

    assert meeting.in_kernel(ask).result()


@encounter
def model_pings() -> None:
    meeting = Meeting()
    meeting.model.host.ping(KERNEL.address, 7, 1, b"are you there?", meeting.model.now)
    meeting.until(lambda: len(meeting.packets) == 4)
    question, answer = [each.event.data for each in meeting.packets if each.protocol == "icmp"]
    assert (question[34], answer[34], answer[38:]) == (8, 0, question[38:])


@encounter
def kernel_pings() -> None:
    meeting = Meeting()

    def ping() -> bytes:
        with socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP) as raw:
            raw.settimeout(PATIENCE)
            raw.sendto(ECHO, (MODEL.address, 0))
            return raw.recv(2000)[20:]

    answer = meeting.in_kernel(ping).result()
    assert (answer[0], answer[4:]) == (0, ECHO[4:])
