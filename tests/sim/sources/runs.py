"""Real runs for tests: programs, lessons, and what came of them."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sim.lessons import find_lesson
from sim.network import events as e
from sim.network.cable import Cable
from sim.network.events import AnyEvent, from_line
from sim.network.packets import Packet
from sim.network.programs import Program
from sim.network.world import World
from sim.sources import commands, private_network
from sim.sources.availability import why_not
from sim.sources.request import COMMAND, ROOT, RunRequest, request_for, to_line
from sim.sources.run import run
from sim.timeline import Timeline

NO_LOOPBACK = why_not("loopback")
needs_loopback = pytest.mark.skipif(NO_LOOPBACK is not None, reason=str(NO_LOOPBACK))
NO_NETWORK = "only Linux has private networks" if sys.platform != "linux" else str(private_network.refusal() or "")
needs_network = pytest.mark.skipif(bool(NO_NETWORK), reason=NO_NETWORK)
NO_WIRE = why_not("wire")
needs_wire = pytest.mark.skipif(NO_WIRE is not None, reason=str(NO_WIRE))
GRACE = 10.0
os.environ["SOCKETSCOPE_TESTS"] = str(os.getpid())
MARK = f"SOCKETSCOPE_TESTS={os.getpid()}".encode()
"""In the environment of every process that these tests start; other tests may run at the same time."""
LAN = Cable(latency=0.01)
ChangedChild = Callable[[str], None]
"""Changes constants of the modules `real_run` or `private_network` in the child processes of this test."""

LISTENS = """
import socket
from settings import *
s = socket.socket()
s.bind(SERVER)
s.listen()
"""
SERVER = f"""{LISTENS}
c, a = s.accept()
while d := c.recv(100):
    c.sendall(d.upper())
c.close()
s.close()
"""
CONNECTS = """
import socket
from settings import *
c = socket.socket()
c.connect(SERVER)
"""
CLIENT = f"""{CONNECTS}
c.sendall(b'hi')
print(c.recv(100))
c.close()
"""


class Ran:
    """All events of a run, and the world after them."""

    def __init__(self, events: Iterable[AnyEvent]) -> None:
        self.events = list(events)
        timeline: Timeline[AnyEvent, World] = Timeline(World())
        for event in self.events:
            timeline.add(event)
        self.world = timeline.world_after(len(timeline))

    @property
    def packets(self) -> list[Packet]:
        return list(self.world.packets)

    @property
    def problems(self) -> list[str]:
        return [str(problem.sentence) for problem in self.world.problems]

    @property
    def flags(self) -> list[str]:
        """Each packet's flags, "syn ack"."""
        return [" ".join(flag for flag in packet.flags if flag != "psh") for packet in self.packets]

    def program(self, name: str) -> Program:
        return self.world.programs[name]

    def printed(self, name: str) -> str:
        return "".join(self.program(name).printed)

    def failure(self, name: str) -> str:
        """How a program failed, "ValueError: text", with its line in front."""
        failure = self.program(name).failure
        return "" if failure is None else f"{failure.line} {failure.error}: {failure.message}"

    def calls(self, program: str, name: str) -> list[tuple[e.CallStarted, e.CallReturned]]:
        """The calls of that name that have returned, in order."""
        calls = self.program(program).calls
        return [(c.started, c.returned) for c in calls if c.started.name == name and c.returned is not None]

    def sent_by(self, program: str) -> bytes:
        """The payloads of all packets that left the program's sockets."""
        owners = self.world.owners
        return b"".join(packet.payload for packet in self.packets if owners.get(packet.source) == program)


def programs(time_limit: float = 20.0, values: dict[str, Any] | None = None, **texts: str) -> Ran:
    """Run programs, first the one that listens."""
    return Ran(run(RunRequest("loopback", "test", texts, values or {}, time_limit)))


def beside_listener(text: str, time_limit: float = 20.0, **values: Any) -> Ran:
    """Run `text` as program "client"; the server only listens, so nothing waits for anything."""
    return programs(time_limit, values, server=LISTENS, client=text)


def modelled(time_limit: float = 60.0, values: dict[str, Any] | None = None, cable: Cable = LAN, **texts: str) -> Ran:
    """Run programs on the model, over a cable of 10 ms if no other is given."""
    return Ran(run(RunRequest("model", "test", texts, values or {}, time_limit, cable=cable)))


@cache
def lesson(name: str, source: str = "loopback", **settings: str) -> Ran:
    """Run a lesson as the window does. Tests that ask for the same run share it."""
    return Ran(run(request_for(find_lesson(name), source, settings)))


ALONE = """
from sim.sources import cards, private_network
private_network.enter()
"""


def alone(code: str, **names: object) -> str:
    """What `code` prints in a process of its own in a private network. Each of `names` is known to it."""
    values = "".join(f"{name} = {value!r}\n" for name, value in names.items())
    command = [sys.executable, "-X", "dev", "-c", f"{ALONE}{values}{code}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def is_gone(pid: int) -> bool:
    """Whether the process, which need not be a child, has ended; it is given time to."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], GRACE)[0])
    finally:
        os.close(handle)


def pids(events: Iterable[AnyEvent]) -> Iterator[int]:
    """The processes of the programs that were started."""
    return (event.pid for event in events if isinstance(event, e.ProgramStarted))


def marked() -> set[int]:
    """All processes that these tests have started and that still run, this one not counted."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it is gone, or not to be looked at
            if MARK in (process / "environ").read_bytes().split(b"\0"):
                found.add(int(process.name))
    return found - {os.getpid()}


def namespaces() -> set[str]:
    """The network namespaces of those processes."""
    found = set()
    for pid in marked():
        with contextlib.suppress(OSError):
            found.add(os.readlink(f"/proc/{pid}/ns/net"))
    return found


def started(events: Iterator[AnyEvent]) -> list[int]:
    """The programs' processes, once both are started."""
    found: list[int] = []
    for event in events:
        found += pids([event])
        if len(found) == 2:
            return found
    raise AssertionError("the programs were not started")


class Child:
    """The child process, with a request given."""

    def __init__(self, request: RunRequest) -> None:
        self.process = subprocess.Popen(
            COMMAND, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert self.process.stdin is not None
        self.process.stdin.write(to_line(request))
        self.process.stdin.flush()

    def tell(self, deed: str, number: int = 0) -> None:
        """Let a hand do something to the cable."""
        assert self.process.stdin is not None
        self.process.stdin.write(commands.to_line(commands.command_of(deed, number)))
        self.process.stdin.flush()

    def events(self) -> Iterator[AnyEvent]:
        assert self.process.stdout is not None
        return (from_line(line) for line in self.process.stdout)

    def ends(self) -> str:
        """What it has written to its standard error, once it is gone."""
        assert self.process.stderr is not None
        error = self.process.stderr.read().decode()
        self.process.wait(10)
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert pipe is not None
            pipe.close()
        return error
