from __future__ import annotations

import sys

import pytest

from sim.sources.guard import refuse_far
from tests.sim.sources.runs import LISTENS, beside_listener, needs_loopback, programs

LOOPBACK = ("127.0.0.0/8",)
TRIES = """
import os, socket, subprocess
from settings import *
def tried(what):
    try: what()
    except OSError as error: print(type(error).__name__, error.errno)
    else: print('done')
"""


@pytest.mark.parametrize(
    "address", [("127.0.0.1", 80), ("127.9.9.9", 0), ("localhost", 80), (b"127.0.0.1", 1), "/a/path", (1, 2), (), None]
)
def test_addresses_of_this_computer_and_of_other_families_pass(address: object) -> None:
    refuse_far(address, LOOPBACK)


@pytest.mark.parametrize(
    "host",
    [
        "0.0.0.0",
        "",
        "10.0.0.1",
        "example.com",
        "127.evil.com",
        "localhost.evil.com",
        "::1",
        b"8.8.8.8",
        bytearray(b"8.8.8.8"),
        "<broadcast>",
    ],
)
def test_all_others_are_refused_in_a_sentence(host: object) -> None:
    with pytest.raises(OSError, match="stays on this computer, and .* leads away; take an address in 127.0.0.0/8"):
        refuse_far((host, 80), LOOPBACK)


@needs_loopback
def test_a_program_cannot_reach_beyond_this_computer() -> None:
    ran = beside_listener(f"""{TRIES}
tcp = socket.socket()
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
tried(lambda: tcp.connect(('192.0.2.1', 9)))
tried(lambda: tcp.connect_ex(('nowhere.example', 9)))
tried(lambda: tcp.bind(('0.0.0.0', 0)))
tried(lambda: tcp.bind(('', 0)))
tried(lambda: tcp.listen())
tried(lambda: udp.sendto(b'x', ('192.0.2.1', 9)))
tried(lambda: udp.sendmsg([b'x'], [], 0, ('192.0.2.1', 9)))
tried(lambda: socket.create_connection(('nowhere.example', 9)))
tried(lambda: socket.gethostbyname('nowhere.example'))
tried(lambda: socket.create_server(('', 0)))
tried(lambda: __import__('_socket').socket().connect(('192.0.2.1', 9)))
tried(lambda: socket.gethostbyname('localhost'))
tried(lambda: socket.getaddrinfo('127.0.0.1', 80))
mine = socket.create_server(('127.0.0.1', 0))
tried(lambda: socket.create_connection(mine.getsockname()).close())
""")
    assert ran.printed("client").splitlines() == ["OSError 99"] * 11 + ["done"] * 3


@needs_loopback
def test_a_program_starts_no_other_process() -> None:
    ran = beside_listener(f"""{TRIES}
import multiprocessing, pty
tried(os.fork)
tried(os.forkpty)
tried(lambda: os.system('true'))
tried(lambda: os.popen('true'))
tried(lambda: subprocess.run(['true']))
tried(lambda: subprocess.Popen(['sleep', '60'], start_new_session=True))
tried(lambda: os.posix_spawn('/bin/true', ['true'], {{}}))
tried(lambda: os.spawnv(os.P_NOWAIT, '/bin/true', ['true']))
tried(lambda: os.execv('/bin/true', ['true']))
tried(multiprocessing.Process(target=print).start)
""")
    assert ran.printed("client").splitlines() == ["PermissionError 1"] * 10


@needs_loopback
def test_the_refusal_is_the_programs_own_error_at_its_line() -> None:
    ran = programs(server=LISTENS.replace("SERVER", "('', 0)"), client="")
    assert ran.failure("server") == (
        "5 OSError: [Errno 99] a lesson's program stays on this computer, and '' leads away;"
        " take an address in 127.0.0.0/8"
    )


@needs_loopback
@pytest.mark.skipif(sys.platform != "linux", reason="other systems let every program have these ports")
def test_a_program_has_no_right_to_system_ports_whoever_started_it() -> None:
    ran = beside_listener(f"""{TRIES}
tried(lambda: socket.socket().bind(('127.0.0.1', 80)))
tried(lambda: socket.socket().bind(('127.0.0.1', 1023)))
""")
    assert ran.printed("client").splitlines() == ["PermissionError 13"] * 2
