# ruff: noqa: E501 - tables
"""Pairs of programs that say the same on a real kernel and on the model: what TCP and UDP can be seen to do."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from msgspec import Struct

from app.compare import LOOPBACK_DELAY
from sim.network.cable import Cable
from sim.network.comparison import compare
from sim.sources.request import RunRequest
from sim.sources.run import run
from tests.sim.sources.runs import CLIENT, CONNECTS, LISTENS, SERVER, Ran

DELAY = 0.05
AT_ONCE = 4


class Scenario(Struct, frozen=True):
    """Two programs, and the frames that the cable takes away. `source` is the kernel's: "wire" or "loopback"."""

    name: str
    server: str
    client: str
    drop: str = ""
    source: str = "wire"

    def cable_on(self, source: str) -> Cable:
        """Loopback has no cable of its own; where its kernel is the other side, the model's is as quick."""
        if self.source == "wire":
            return Cable(latency=DELAY, drop=self.drop)
        return Cable() if source == "loopback" else Cable(latency=LOOPBACK_DELAY)

    def __str__(self) -> str:
        return self.name


ACCEPTS = f"{LISTENS}import time\nc, a = s.accept()\n"
CALLS = f"import time\nimport struct\n{CONNECTS}"
READS = "while c.recv(65536): pass\n"
SINK = f"{ACCEPTS}{READS}c.close()\n"
HEARS = "c.recv(100)\n"
NODELAY = "c.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)\n"
LINGER = "c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))\n"
HALF = "c.shutdown(socket.SHUT_WR)\n"
CLOSE = "c.close()\n"
REPLIES = f"{ACCEPTS}{HEARS}c.send(b'yes')\n"
UDP = "import socket\nimport time\nfrom settings import *\nu = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
ALERT = """
import struct
for name, value in (('TCP_KEEPIDLE', 1), ('TCP_KEEPINTVL', 1)):
    c.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
c.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
"""
SMALL_BUFFER = LISTENS.replace("s.bind", "s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)\ns.bind")
SLOW = f"import time\n{SMALL_BUFFER}c, a = s.accept()\ntime.sleep(1)\n"
BUSY = f"import time\n{LISTENS.replace('listen()', 'listen(0)')}time.sleep(1)\n"
MANY = """
import socket
import time
from settings import *
callers = [socket.socket() for _ in range(3)]
for c in callers:
    c.setblocking(False)
    c.connect_ex(SERVER)
    time.sleep(0.3)
for c in callers:
    c.setblocking(True)
    c.recv(10)
    c.close()
"""


def writes(size: int, times: int = 1) -> str:
    """The client's calls, one after the other."""
    return f"for _ in range({times}): c.sendall(bytes({size}))\n"


OPENING = [
    Scenario("handshake", ACCEPTS + HEARS, CALLS + CLOSE),
    Scenario("handshake on loopback", ACCEPTS + HEARS + CLOSE, CALLS + CLOSE, source="loopback"),
    Scenario("refused port", LISTENS, CALLS.replace("c.connect(SERVER)", "c.connect_ex((SERVER[0], 9))")),
    Scenario("SYN lost", SERVER, CLIENT, "syn:1"),
    Scenario("SYN ACK lost", SERVER, CLIENT, "synack:1"),
    Scenario("ACK of the handshake lost", SERVER, CLIENT, "client.ack:1"),
    Scenario("ACK of the handshake lost, server speaks first", ACCEPTS + "c.send(b'hi')\n" + HEARS, CALLS + HEARS, "client.ack:1"),
    Scenario("backlog overflow", BUSY + "for _ in range(3):\n    c, a = s.accept()\n    c.send(b'hi')\n    c.recv(1)\n    c.close()\n", MANY),
    Scenario(
        "simultaneous open",
        UDP + "u.bind(SERVER)\nc = socket.socket()\nc.bind(SERVER)\nu.recv(9)\nc.connect(('10.0.0.1', 50000))\nc.recv(9)\nc.close()\n",
        UDP + "c = socket.socket()\nc.bind(('10.0.0.1', 50000))\nu.sendto(b'go', SERVER)\ntime.sleep(0.05)\nc.connect(SERVER)\nc.send(b'hi')\nc.close()\n",
    ),
]  # fmt: skip
CLOSING = [
    Scenario("client closes first", SERVER, CLIENT),
    Scenario("client closes first, server later", ACCEPTS + READS + "time.sleep(0.3)\n" + CLOSE, CALLS + writes(5) + CLOSE),
    Scenario("server closes first", REPLIES + CLOSE, CALLS + "c.send(b'hi')\n" + HEARS + HEARS + CLOSE),
    Scenario("both close at once", ACCEPTS + HEARS + CLOSE, CALLS + "c.send(b'hi')\ntime.sleep(0.05)\n" + CLOSE),
    Scenario("half-close", ACCEPTS + READS + "c.sendall(bytes(3000))\n" + CLOSE, CALLS + writes(3000) + HALF + READS + CLOSE),
    Scenario("reset by linger", REPLIES + "try: c.recv(9)\nexcept OSError: pass\n", CALLS + "c.send(b'hi')\n" + HEARS + LINGER + CLOSE),
    Scenario("reset by unread bytes", ACCEPTS + "time.sleep(0.3)\n" + CLOSE, CALLS + writes(10) + "try: c.recv(9)\nexcept OSError: pass\n"),
    Scenario("data to a closed end", ACCEPTS + CLOSE, CALLS + "time.sleep(0.3)\nc.send(b'hi')\ntime.sleep(0.3)\n" + CLOSE),
    Scenario("FIN lost", SINK, CALLS + writes(5) + "time.sleep(0.3)\n" + CLOSE, "fin:1"),
    Scenario("ACK of FIN lost", ACCEPTS + READS + "time.sleep(0.5)\n" + CLOSE, CALLS + writes(5) + "time.sleep(0.2)\n" + CLOSE, "server.ack:2"),
    Scenario("last ACK lost", SINK, CALLS + writes(5) + CLOSE, "client.ack:2"),
]  # fmt: skip
SENDING = [
    Scenario("one small write", SINK, CALLS + writes(1) + CLOSE),
    Scenario("one small write on loopback", SINK, CALLS + writes(1) + CLOSE, source="loopback"),
    Scenario("a large write", SINK, CALLS + writes(40_000) + CLOSE),
    Scenario("a larger write", SINK, CALLS + writes(200_000) + CLOSE),
    Scenario("small writes with Nagle", SINK, CALLS + writes(10, 20) + CLOSE),
    Scenario("small writes without Nagle", SINK, CALLS + NODELAY + writes(10, 20) + CLOSE),
    Scenario("write, write, read", ACCEPTS + "c.recv(4, socket.MSG_WAITALL)\nc.send(b'ok')\n" + HEARS, CALLS + "c.send(b'ab')\nc.send(b'cd')\n" + HEARS + CLOSE),
    Scenario("server speaks first", ACCEPTS + "c.send(b'220 ready')\n" + READS, CALLS + HEARS + "c.send(b'QUIT')\n" + CLOSE),
    Scenario("delayed ACK in a dialogue", ACCEPTS + "for _ in range(3):\n    c.recv(9)\n    time.sleep(0.1)\n    c.send(b'yes')\n" + READS, CALLS + "for _ in range(3):\n    c.send(b'hi')\n    c.recv(9)\n" + CLOSE),
    Scenario("echo on loopback", SERVER, CLIENT, source="loopback"),
    Scenario("slow reader, zero window", SLOW + READS + CLOSE, CALLS + writes(12_000) + CLOSE),
    Scenario("keep-alive", ACCEPTS + READS + CLOSE, CALLS + ALERT + "time.sleep(2.5)\n" + CLOSE),
]  # fmt: skip
LOSS = [
    Scenario("first data lost", SINK, CALLS + writes(10_000) + CLOSE, "client.data:1"),
    Scenario("only data lost", REPLIES, CALLS + "c.send(b'hi')\n" + HEARS + CLOSE, "client.data:1"),
    Scenario("data in the middle lost", SINK, CALLS + writes(10_000) + "time.sleep(0.3)\n" + CLOSE, "client.data:3"),
    Scenario("two in the middle lost", SINK, CALLS + writes(10_000) + "time.sleep(0.5)\n" + CLOSE, "client.data:2 client.data:4"),
    Scenario("last data lost", SINK, CALLS + writes(5000) + "time.sleep(1)\n" + CLOSE, "client.data:4"),
    Scenario("last data but one lost", SINK, CALLS + writes(5000) + "time.sleep(1)\n" + CLOSE, "client.data:3"),
    Scenario("data lost twice", SINK, CALLS + writes(5) + "time.sleep(2)\n" + CLOSE, "client.data:1 client.data:2"),
    Scenario("ACK of data lost", SINK, CALLS + writes(5) + "time.sleep(0.8)\n" + CLOSE, "server.ack:1"),
]  # fmt: skip
DATAGRAMS = [
    Scenario("UDP echo", UDP + "u.bind(SERVER)\nd, a = u.recvfrom(99)\nu.sendto(d, a)\n", UDP + "u.sendto(b'hi', SERVER)\nu.recv(9)\n"),
    Scenario("UDP to a closed port", LISTENS, UDP + "u.connect(SERVER)\nu.send(b'hi')\ntry: u.recv(9)\nexcept OSError: pass\n"),
    Scenario("UDP cut off", UDP + "u.bind(SERVER)\nd, a = u.recvfrom(3)\nu.sendto(d, a)\n", UDP + "u.sendto(b'hello', SERVER)\nu.recv(9)\n"),
    Scenario("UDP in fragments", UDP + "u.bind(SERVER)\nd, a = u.recvfrom(9999)\nu.sendto(d[:2], a)\n", UDP + "u.sendto(bytes(4000), SERVER)\nu.recv(9)\n"),
    Scenario("UDP lost", UDP + "u.bind(SERVER)\nd, a = u.recvfrom(99)\nu.sendto(d, a)\n", UDP + "u.sendto(b'a', SERVER)\ntime.sleep(0.1)\nu.sendto(b'b', SERVER)\nu.recv(9)\n", "udp:1"),
]  # fmt: skip
SCENARIOS = [*OPENING, *CLOSING, *SENDING, *LOSS, *DATAGRAMS]


def run_of(scenario: Scenario, source: str) -> Ran:
    """The scenario on that source."""
    programs = {"server": scenario.server, "client": scenario.client}
    return Ran(run(RunRequest(source, "test", programs, {}, 20.0, cable=scenario.cable_on(source))))


def complaints(scenario: Scenario) -> list[str]:
    """What failed, every problem of a run, and every difference between kernel and model that has no reason."""
    kernel, model = run_of(scenario, scenario.source), run_of(scenario, "model")
    sides = ("kernel", kernel), ("model", model)
    failures = [(name, each.failure(side)) for name, each in sides for side in ("server", "client")]
    problems = [(name, problem) for name, each in sides for problem in each.problems]
    wrong = [f"{name}: {what}" for name, what in failures + problems if what]
    rows = compare(kernel.world, model.world)
    parted = [f"{row.left} | {row.right}" for row in rows if not row.is_explained]
    return wrong + parted + ["nothing was said"] * (not rows)


def all_complaints(scenarios: Iterable[Scenario]) -> dict[str, list[str]]:
    """Those scenarios that have any. Several run at once, since most of the time they wait."""
    listed = list(scenarios)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return {str(each): found for each, found in zip(listed, pool.map(complaints, listed), strict=True) if found}
