from __future__ import annotations

import sys

import pytest

from sim.network.events import CallReturned, ProgramFailed
from sim.network.narrator import narrate
from sim.sources.guard import refuse_far
from sim.words import said_by
from tests.sim.chinese import in_chinese
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
        "5 OSError: a lesson's program stays on this computer, and '' leads away; take an address in 127.0.0.0/8"
    )


@needs_loopback
def test_what_we_refuse_is_said_in_the_readers_language() -> None:
    ran = beside_listener("""
import os, socket
c = socket.socket()
try: c.connect(('nosuchhost.example', 80))
except OSError: pass
os.mkdir('/nowhere')
""")
    (refused,) = [event for event in ran.events if isinstance(event, CallReturned) and event.refusal is not None]
    (failed,) = [event for event in ran.events if isinstance(event, ProgramFailed)]
    assert "a lesson's program stays on this computer, and 'nosuchhost.example' leads away" in refused.error
    for event, words in (
        (refused, "而 'nosuchhost.example' 在别处；请使用 127.0.0.0/8 内的地址"),
        (failed, "不能改动"),
    ):
        said = narrate(event, ran.world).said(in_chinese)
        assert words in said
        assert "lesson's" not in said


def test_several_networks_are_all_named() -> None:
    with pytest.raises(OSError, match="leads away") as refused:
        refuse_far(("8.8.8.8", 80), ("10.0.0.0/24", "127.0.0.0/8"))
    sentence = said_by(refused.value)
    assert sentence is not None
    assert "10.0.0.0/24 or 127.0.0.0/8" in str(sentence)
    assert "10.0.0.0/24 或 127.0.0.0/8" in sentence.said(in_chinese)


@needs_loopback
@pytest.mark.skipif(sys.platform != "linux", reason="other systems let every program have these ports")
def test_a_program_has_no_right_to_system_ports_whoever_started_it() -> None:
    ran = beside_listener(f"""{TRIES}
tried(lambda: socket.socket().bind(('127.0.0.1', 80)))
tried(lambda: socket.socket().bind(('127.0.0.1', 1023)))
""")
    assert ran.printed("client").splitlines() == ["PermissionError 13"] * 2
