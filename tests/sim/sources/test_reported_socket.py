from __future__ import annotations

import os
import socket
import sys
import threading
import time
from typing import Any

import pytest

from sim.network import events as e
from sim.network.events import Address, TcpState
from sim.sources import reported_socket
from sim.sources.messages import NeedsNobody, Ready, Report, read_report
from sim.sources.reporter import Reporter

PAIR = """
from socket import *
s = socket()
s.bind(('127.0.0.1', 0))
s.listen()
c = socket()
c.connect(s.getsockname())
p, address = s.accept()
"""
UDP = """
from socket import *
u = socket(AF_INET, SOCK_DGRAM)
u.bind(('127.0.0.1', 0))
here = u.getsockname()
"""
CLOSE = "for each in list(globals().values()):\n    if isinstance(each, socket): each.close()\n"


class Told:
    """What a program, executed here, has reported."""

    def __init__(self, text: str) -> None:
        reader, writer = os.pipe()
        self._reports: list[Report] = []
        listener = threading.Thread(target=self._listen, args=(reader,))
        listener.start()
        reported_socket.install(Reporter("client", writer, time.time_ns()), {"client.py": ""}, ("127.0.0.0/8",))
        self.names: dict[str, Any] = {}
        try:
            exec(compile(text, "client.py", "exec"), self.names)
        finally:
            exec(compile(f"from socket import *\n{CLOSE}", "other.py", "exec"), self.names)
            os.close(writer)
            listener.join()

    def _listen(self, reader: int) -> None:
        with open(reader, "rb") as file:
            self._reports += [read_report(line) for line in file]

    def of(self, kind: type) -> list[Any]:
        return [report for report in self._reports if isinstance(report, kind)]

    def calls(self, name: str) -> list[tuple[e.CallStarted, e.CallReturned]]:
        returned = {report.call: report for report in self.of(e.CallReturned)}
        return [(began, returned[began.call]) for began in self.of(e.CallStarted) if began.name == name]

    def call(self, name: str) -> tuple[e.CallStarted, e.CallReturned]:
        """The last call of that name."""
        return self.calls(name)[-1]


@pytest.fixture(autouse=True)
def real_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    """`install` replaces socket.socket for the whole process; put it back."""
    monkeypatch.setattr(socket, "socket", socket.socket)


def test_every_call_is_told_with_line_arguments_result_and_socket() -> None:
    told = Told(PAIR + "c.send(b'hi')\np.recv(10)\n")
    started = told.of(e.CallStarted)
    assert [(each.name, each.line, each.socket) for each in started] == [
        ("socket", 3, 1), ("bind", 4, 1), ("listen", 5, 1), ("socket", 6, 2), ("connect", 7, 2), ("accept", 8, 1),
        ("send", 9, 2), ("recv", 10, 3),
    ]  # fmt: skip
    assert {each.call for each in told.of(e.CallReturned)} == {each.call for each in started}
    began, returned = told.call("socket")
    assert (began.arguments, returned.result[:3]) == ("AF_INET, SOCK_STREAM", "fd ")
    assert (told.call("send")[0].arguments, told.call("send")[1].result) == ("b'hi'", "2")
    assert (told.call("recv")[0].arguments, told.call("recv")[1].result) == ("10", "b'hi'")
    assert told.call("accept")[1].result == f"socket 3, {told.names['address']}"


def test_a_listening_socket_is_ready_with_its_address() -> None:
    told = Told(PAIR)
    local = told.call("listen")[1].local
    assert local is not None
    assert told.of(Ready) == [Ready(local, 128)]
    assert local == Address("127.0.0.1", told.call("connect")[1].peer.port)  # type: ignore[union-attr]


def test_a_library_that_listens_for_the_program_is_ready_too() -> None:
    told = Told("from socket import *\ns = create_server(('127.0.0.1', 0))\nport = s.getsockname()[1]\n")
    assert told.of(Ready) == [Ready(Address("127.0.0.1", told.names["port"]), 128)]
    assert told.of(e.CallStarted) == []


def test_a_bound_udp_socket_is_ready() -> None:
    told = Told(UDP)
    assert told.of(Ready) == [Ready(Address(*told.names["here"]))]


def test_the_ends_are_told_after_each_call() -> None:
    told = Told(PAIR + "c.close()\n")
    connected, closed = told.call("connect")[1], told.call("close")[1]
    assert connected.local is not None
    assert connected.peer == told.call("listen")[1].local
    assert (closed.local, closed.peer) == (connected.local, connected.peer)  # known from before


def test_bytes_are_told_in_both_directions() -> None:
    data = bytes(range(256)) * 8
    told = Told(PAIR + f"data = {data!r}\nc.sendall(data)\nb = bytearray(3000)\np.recv_into(b)\n")
    assert told.call("sendall")[0].data == data
    assert told.call("recv_into")[1].data == data
    assert len(told.call("sendall")[0].arguments) < 200
    udp = Told(UDP + "u.sendto(memoryview(b'hey'), here)\nu.recvfrom(2)\n")
    assert udp.call("sendto")[0].data == b"hey"
    assert udp.call("recvfrom")[1].data == b"he"
    assert udp.call("recvfrom")[1].result == f"b'he', {udp.names['here']}"


@pytest.mark.parametrize("value", ["'text'", "5", "10 ** 12", "None", "[1]"])
def test_what_is_no_bytes_is_refused_by_the_call_itself(value: str) -> None:
    told = Told(PAIR + f"try: c.send({value})\nexcept TypeError as error: said = str(error)\n")
    began, returned = told.call("send")
    assert began.data is None
    assert returned.error == f"TypeError: {told.names['said']}"
    assert "a bytes-like object is required" in returned.error


def test_keyword_arguments_and_names_of_numbers_are_written() -> None:
    told = Told(
        "from socket import *\ns = socket(type=SOCK_DGRAM)\ns.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)\n"
        "try: socket(AF_INET, 99)\nexcept OSError: pass\n"
    )
    (good, _), (bad, failed) = told.calls("socket")
    assert (good.arguments, bad.arguments) == ("type=SOCK_DGRAM", "AF_INET, 99")
    assert failed.error.startswith("OSError: ")


def test_a_with_statement_closes_where_it_began() -> None:
    told = Told("from socket import *\nwith socket() as s:\n    x = 1\n")
    began, _ = told.call("close")
    assert (began.line, began.socket) == (2, 1)


def test_a_reported_socket_looks_like_a_real_one() -> None:
    told = Told(PAIR + "text = repr(p)\nhandle = p.fileno()\n")
    assert told.names["text"].startswith(
        f"<socket.socket fd={told.names['handle']}, family=2, type=1, proto=0, laddr=("
    )
    assert told.names["p"].family == socket.AF_INET


# Whether it must wait


def waits(text: str, name: str) -> bool:
    """Whether the last call of that name had to."""
    return Told(text).call(name)[0].must_wait


@pytest.mark.parametrize(
    ("text", "name", "must"),
    [
        (PAIR, "connect", True),
        (PAIR.replace("connect", "connect_ex"), "connect_ex", True),
        (PAIR, "accept", False),
        (PAIR, "listen", False),
        (PAIR + "c.send(b'x')\np.recv(1)\n", "recv", False),
        (PAIR + "c.send(b'x')\n", "send", False),
        (PAIR + "p.close()\nc.recv(1)\n", "recv", False),
        (PAIR + "c.shutdown(SHUT_RD)\nc.recv(1)\n", "recv", False),
        (UDP + "u.sendto(b'', here)\nu.recvfrom(1)\n", "recvfrom", False),
        (UDP + "u.connect(here)\n", "connect", False),
    ],
)
def test_must_wait_is_what_the_kernel_says(text: str, name: str, must: bool) -> None:
    assert waits(text, name) is must


TRIED = "\ntry: {call}\nexcept OSError as error: said = error\n"


@pytest.mark.parametrize(
    ("text", "call", "must"),
    [
        (PAIR + "c.settimeout(0.01)", "c.recv(1)", True),
        (PAIR + "c.settimeout(0.01)", "c.recv_into(bytearray(1))", True),
        (PAIR + "s.settimeout(0.01)", "s.accept()", True),
        (UDP + "u.settimeout(0.01)", "u.recvfrom(1)", True),
        (PAIR + "c.settimeout(0.01)", "c.sendall(bytes(50_000_000))", False),
        (PAIR + "c.setblocking(False)", "c.recv(1)", False),
        (PAIR + "c.settimeout(0)", "c.recv(1)", False),
        (PAIR, "c.recv(1, MSG_DONTWAIT)", False),
        (PAIR, "c.recv_into(bytearray(1), 1, MSG_DONTWAIT)", False),
        (PAIR, "s.recv(1)", False),
        (PAIR, "c.connect(s.getsockname())", False),
        (PAIR + "c.close()", "c.recv(1)", False),
        (PAIR + "n = socket()", "n.recv(1)", False),
        (PAIR + "n = socket()", "n.accept()", False),
        (UDP, "u.accept()", False),
    ],
)
def test_calls_that_fail_at_once_need_not_wait_and_those_with_a_time_limit_must(
    text: str, call: str, must: bool
) -> None:
    if call == "u.accept()":
        must = True  # the kernel says that nothing is there to be read, and refuses all the same
    told = Told(text + TRIED.format(call=call))
    began, returned = told.call(call.partition("(")[0].partition(".")[2])
    assert returned.error
    assert began.must_wait is must


def test_a_full_buffer_makes_a_send_wait() -> None:
    told = Told(
        PAIR + "c.setblocking(False)\ntry:\n    while True: c.send(bytes(100_000))\n"
        "except BlockingIOError: pass\nc.settimeout(0.01)\ntry: c.send(b'x')\nexcept TimeoutError: pass\n"
    )
    assert told.call("send")[0].must_wait


def test_a_program_with_a_thousand_sockets_is_told_all_the_same() -> None:
    told = Told(
        PAIR + "import os\nmany = [os.dup(0) for _ in range(1100)]\nq, r = socketpair()\nq.send(b'x')\nr.recv(1)\n"
        "for each in many: os.close(each)\n"
    )
    assert told.call("recv")[1].data == b"x"


def test_a_time_limit_or_other_threads_mean_that_nobody_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    # Those that are here before, and the one that will read the reports.
    monkeypatch.setattr(reported_socket, "OWN_THREADS", len(sys._current_frames()) + 1)
    text = PAIR + "c.send(b'abc')\np.recv(1)\np.settimeout(5)\np.recv(1)\np.settimeout(None)\np.recv(1)\n"
    told = Told(text)
    free = {report.call for report in told.of(NeedsNobody)}
    assert [began.call in free for began, _ in told.calls("recv")] == [False, True, False]
    monkeypatch.setattr(reported_socket, "OWN_THREADS", len(sys._current_frames()))
    other = Told(text)
    assert len(other.of(NeedsNobody)) == len(other.of(e.CallStarted))


# States


def test_the_kernel_is_asked_after_each_call() -> None:
    if reported_socket.TCP_INFO is None:
        pytest.skip("this system does not tell")
    told = Told(PAIR + "c.shutdown(SHUT_WR)\np.recv(1)\n")
    states = [(report.state, report.peer is None) for report in told.of(e.KernelState)]
    assert states[0] == (TcpState.LISTEN, True)
    assert states[1] == (TcpState.ESTABLISHED, False)
    assert states[-2][0] in (TcpState.FIN_WAIT_1, TcpState.FIN_WAIT_2)
    assert states[-1] == (TcpState.CLOSE_WAIT, False)
    assert all(report.asked <= report.time for report in told.of(e.KernelState))


def test_a_socket_that_another_thread_closes_meanwhile_does_no_harm() -> None:
    told = Told(
        PAIR + "from threading import Thread\n"
        "t = Thread(target=lambda: [c.setsockopt(SOL_SOCKET, SO_KEEPALIVE, 1) for _ in range(200)])\n"
        "import threading\nfailed = []\n"
        "threading.excepthook = lambda args: failed.append(args.exc_value)\n"
        "t.start()\nc.close()\nt.join()\n"
    )
    threading.excepthook = threading.__excepthook__
    assert all(getattr(error, "errno", None) == 9 for error in told.names["failed"])


# Libraries work, unreported


def test_http_client_works_and_is_not_told_line_by_line() -> None:
    told = Told("""
import http.client, http.server, threading
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'body')
    def log_message(self, *_): pass
server = http.server.HTTPServer(('127.0.0.1', 0), Handler)
thread = threading.Thread(target=server.handle_request)
thread.start()
connection = http.client.HTTPConnection(*server.server_address)
connection.request('GET', '/')
body = connection.getresponse().read()
connection.close()
thread.join()
server.server_close()
""")
    assert told.names["body"] == b"body"
    assert told.of(e.CallStarted) == []
    assert len(told.of(Ready)) == 1


def test_what_goes_through_a_makefile_is_reported_with_the_line_that_asked_for_it() -> None:
    told = Told(
        PAIR
        + """
f = p.makefile('rwb')
c.sendall(b'line\\n')
line = f.readline()
f.write(b'answer')
f.flush()
f.close()
d = c.dup()
answer = d.recv(10)
"""
    )
    assert (told.names["line"], told.names["answer"]) == (b"line\n", b"answer")
    assert told.call("recv")[0].socket == 4
    read, came = told.call("recv_into")
    assert (read.line, read.socket, came.data) == (12, 3, b"line\n")
    assert read.arguments.startswith("memoryview(")
    wrote, _ = told.call("send")
    assert (wrote.line, wrote.socket, wrote.data) == (14, 3, b"answer")


def test_asyncio_works() -> None:
    told = Told("""
import asyncio
async def main():
    served = asyncio.Event()
    async def serve(reader, writer):
        writer.write((await reader.read(10)).upper())
        writer.close()
        await writer.wait_closed()
        served.set()
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b'hi')
    answer = await reader.read(10)
    writer.close()
    await writer.wait_closed()
    await served.wait()
    server.close()
    await server.wait_closed()
    return answer
answer = asyncio.run(main())
""")
    assert told.names["answer"] == b"HI"
    assert len(told.of(Ready)) == 1


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets here")
def test_sockets_of_other_families_have_no_ends() -> None:
    told = Told("from socket import *\na, b = socketpair()\na.send(b'x')\nb.recv(5)\n")
    assert told.call("recv")[1].data == b"x"
    assert told.call("recv")[1].local is None
    assert told.of(e.KernelState) == []


def test_a_look_that_takes_nothing_is_told_as_one() -> None:
    told = Told(PAIR + "c.send(b'hi')\np.recv(10, MSG_PEEK)\np.recv_into(bytearray(9), 0, MSG_PEEK)\np.recv(2)\n")
    assert [each.peeks for each in told.of(e.CallStarted) if each.name.startswith("recv")] == [True, True, False]


def test_a_call_says_where_its_socket_is_before_it_returns() -> None:
    told = Told(PAIR + "p.recv(0)\n")
    connect, recv = told.call("connect")[0], told.call("recv")[0]
    assert (connect.local, connect.peer) == (None, None)
    assert recv.local == told.call("recv")[1].local is not None
    assert recv.peer == told.call("recv")[1].peer is not None
