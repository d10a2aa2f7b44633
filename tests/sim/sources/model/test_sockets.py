from __future__ import annotations

import pytest

from tests.sim.sources.runs import CONNECTS, LISTENS, modelled

ECHO = f"""{LISTENS}
c, a = s.accept()
while d := c.recv(100):
    c.sendall(d.upper())
c.close()
"""
BINDS = """
import socket
from settings import *
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u.bind(SERVER)
"""
ASKS = """
import socket
from settings import *
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
"""


def said(text: str, server: str = ECHO) -> list[str]:
    """What a client that runs `text` after connecting prints, line by line."""
    ran = modelled(server=server, client=f"{CONNECTS}{text}")
    assert ran.failure("client") == ""
    return ran.printed("client").splitlines()


def alone(text: str) -> list[str]:
    """What a program without a peer prints."""
    ran = modelled(server=f"import socket, errno\n{text}")
    assert ran.failure("server") == ""
    return ran.printed("server").splitlines()


def test_a_conversation_by_every_way_of_reading_and_writing() -> None:
    text = """
c.send(b'one')
print(c.recv(2), c.recv(9))
c.sendall(b'two')
b = bytearray(9)
print(c.recv_into(b), bytes(b[:3]))
with c.makefile('rwb') as f:
    f.write(b'line\\n')
    f.flush()
    print(f.readline())
print(c.getpeername(), c.getsockname()[0])
"""
    assert said(text) == ["b'ON' b'E'", "3 b'TWO'", "b'LINE\\n'", "('10.0.0.2', 8001) 10.0.0.1"]


IN_PARTS = f"""{LISTENS}
import time
c, a = s.accept()
for part in (b'on', b'e', b'tw'):
    time.sleep(0.1)
    c.send(part)
c.close()
"""


@pytest.mark.parametrize(
    ("calls", "printed"),
    [
        ("print(c.recv(3, socket.MSG_WAITALL), c.recv(3, socket.MSG_WAITALL))", "b'one' b'tw'"),
        ("print(c.recv(3), c.recv(3), c.recv(3, socket.MSG_WAITALL))", "b'on' b'e' b'tw'"),
        ("c.settimeout(9)\nprint(c.recv(3, socket.MSG_WAITALL))", "b'on'"),
    ],
    ids=["all, or what comes before the end", "only where it is asked for", "not with a timeout"],
)
def test_all_that_was_asked_for_is_waited_for(calls: str, printed: str) -> None:
    assert said(calls, IN_PARTS) == [printed]


def test_looking_takes_nothing_away() -> None:
    assert said("c.send(b'x')\nprint(c.recv(9, socket.MSG_PEEK), c.recv(9))") == ["b'X' b'X'"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("c.settimeout(0.5); c.recv(1)", "TimeoutError: timed out"),
        ("c.setblocking(False); c.recv(1)", "BlockingIOError: [Errno 11] Resource temporarily unavailable"),
        ("c.connect(SERVER)", "OSError: [Errno 106] Transport endpoint is already connected"),
        ("c.close(); c.recv(1)", "OSError: [Errno 9] Bad file descriptor"),
        ("c.shutdown(1); c.send(b'x')", "BrokenPipeError: [Errno 32] Broken pipe"),
        ("c.bind(SERVER)", "OSError: [Errno 22] Invalid argument"),
        ("c.getsockopt(6, 999)", "OSError: [Errno 92] Protocol not available"),
        ("socket.socket().connect('nobody')", "TypeError: connect(): AF_INET address must be tuple, not str"),
        ("socket.socket().bind(('10.0.0.1', 70000))", "OverflowError: bind(): port must be 0-65535."),
        ("socket.socket().bind(('10.0.0.1', 80))", "PermissionError: [Errno 13] Permission denied"),
        ("socket.socket().bind(('10.0.0.9', 8000))", "OSError: [Errno 99] Cannot assign requested address"),
        ("socket.socket().getpeername()", "OSError: [Errno 107] Transport endpoint is not connected"),
        ("socket.socket(socket.AF_INET6)", "OSError: [Errno 97] Address family not supported by protocol"),
        ("socket.getaddrinfo('example.org', 80)", "socket.gaierror: [Errno -2] Name or service not known"),
    ],
)
def test_errors_are_those_of_the_real_module(text: str, error: str) -> None:
    code = f"""
import sys
try:
    {text}
except Exception as error:
    kind = type(error)
    print((kind.__module__ + '.' if kind.__module__ != 'builtins' else '') + kind.__name__ + ':', error)
"""
    assert said(code) == [error]


def test_a_refused_call_may_be_tried_again() -> None:
    text = "c = socket.socket()\nprint(c.connect_ex(('10.0.0.2', 9)))\nprint(c.connect_ex(SERVER))"
    assert said(text) == ["111", "106"] or said(text) == ["111", "0"]


def test_a_call_that_must_not_wait_is_in_progress_until_it_is_writable() -> None:
    text = """
import select
d = socket.socket()
d.setblocking(False)
print(d.connect_ex(SERVER))
print(select.select([], [d], [], 5)[1] == [d], d.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
"""
    assert said(text) == ["115", "True 0"]


def test_datagrams_keep_their_edges_and_are_cut_by_a_small_buffer() -> None:
    server = f"{BINDS}\nfor _ in range(2):\n    d, a = u.recvfrom(4)\n    print(d)\nu.sendto(b'bye', a)"
    client = f"{ASKS}\nu.sendto(b'hello', SERVER)\nu.sendto(b'hi', SERVER)\nprint(u.recv(9))"
    ran = modelled(server=server, client=client)
    assert ran.printed("server") == "b'hell'\nb'hi'\n"
    assert ran.printed("client") == "b'bye'\n"


def test_a_datagram_to_nobody_comes_back_as_an_error_to_whoever_is_connected() -> None:
    client = f"{ASKS}\nu.connect(('10.0.0.2', 9))\nu.send(b'x')\nu.recv(9)"
    ran = modelled(server=BINDS, client=client)
    assert "ConnectionRefusedError" in ran.failure("client")


def test_a_full_window_makes_the_sender_wait() -> None:
    server = f"import time\n{LISTENS.replace('s.bind', 's.setsockopt(1, 8, 4096); s.bind')}"
    server += "\nc, a = s.accept()\ntime.sleep(3)\nn = 0\nwhile d := c.recv(9999):\n    n += len(d)\nprint(n)"
    ran = modelled(server=server, client=f"{CONNECTS}\nc.sendall(b'x' * 200000)\nc.close()")
    assert ran.printed("server") == "200000\n"
    assert any(packet.segment is not None and packet.segment.window == 0 for packet in ran.packets)


def test_a_reset_is_an_error_at_the_other_side() -> None:
    text = "import struct\nc.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))\nc.close()"
    server = f"{LISTENS}\nc, a = s.accept()\nc.recv(1)"
    ran = modelled(server=server, client=f"{CONNECTS}{text}")
    assert "ConnectionResetError" in ran.failure("server")


def test_helpers_of_the_real_module_work() -> None:
    text = """
print(socket.gethostname(), socket.gethostbyname('localhost'), socket.inet_aton('1.2.3.4'))
with socket.create_server(('', 0)) if False else socket.create_server(('127.0.0.1', 0)) as s:
    print(s.family.name, s.type.name, s.getsockname()[1] >= 49152, s.fileno() >= 3)
print(socket.AF_INET.name, socket.has_ipv6, socket.getdefaulttimeout())
"""
    assert alone(text) == [
        "server 127.0.0.1 b'\\x01\\x02\\x03\\x04'",
        "AF_INET SOCK_STREAM True True",
        "AF_INET False None",
    ]


def test_a_backlog_that_is_full_drops_calls_until_there_is_room() -> None:
    server = f"import time\n{LISTENS.replace('s.listen()', 's.listen(0)')}\ntime.sleep(5)\nfor _ in 'abc': s.accept()"
    client = "import socket\nfrom settings import *\nfor _ in 'abc': socket.create_connection(SERVER)\nprint('all')"
    ran = modelled(server=server, client=client)
    assert ran.printed("client") == "all\n"
    assert any(packet.discarded is not None for packet in ran.world.altered.values())


def test_a_send_that_may_wait_takes_everything_and_one_that_may_not_takes_what_fits() -> None:
    waits = "import time\ntime.sleep(1)\ngot = 0\n"
    reads = f"{LISTENS}c, a = s.accept()\n{waits}while data := c.recv(65536): got += len(data)\nprint(got)\n"
    ran = modelled(server=reads, client=f"{CONNECTS}print(c.send(b'x' * 300000))\nc.close()\n")
    assert ran.printed("client") == "300000\n"
    assert ran.printed("server") == "300000\n"
    quick = f"{CONNECTS}c.setblocking(False)\nprint(c.send(b'x' * 300000) < 300000)\nc.close()\n"
    assert modelled(server=reads, client=quick).printed("client") == "True\n"
