from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import cache

import pytest

from sim.lessons import all_lessons, find_lesson
from sim.network import events as e
from sim.network.cable import Cable
from sim.network.events import Address, AnyEvent, Loss, TcpState
from sim.network.headers import read
from sim.network.inference import Origin
from sim.network.protocols import ETHERNET
from sim.settings import Kind
from sim.sources.request import ROOT, RunRequest
from sim.sources.run import run
from tests.sim.sources.nobody import ordinary_command
from tests.sim.sources.runs import (
    CLIENT,
    CONNECTS,
    LISTENS,
    SERVER,
    Child,
    Ran,
    is_gone,
    lesson,
    namespaces,
    needs_wire,
    started,
)

pytestmark = needs_wire
DELAY = 0.05
QUICK = Cable(latency=DELAY)
SLOW = Cable(latency=0.3)
"""Slow enough for a hand to reach what crosses, on a busy computer too."""
AT = Address("10.0.0.2", 8001)
TALK = {"server": SERVER, "client": CLIENT}
LASTING = {"server": SERVER, "client": f"{CONNECTS}while True: c.getsockname()\n"}


def request(texts: dict[str, str] = TALK, cable: Cable = QUICK, time_limit: float = 20.0) -> RunRequest:
    return RunRequest("wire", "test", texts, {}, time_limit, cable=cable)


def ran(texts: dict[str, str] = TALK, cable: Cable = QUICK) -> Ran:
    return Ran(run(request(texts, cable)))


@cache
def conversation() -> Ran:
    """The talk over the quick cable. Tests that only look at it share it."""
    return ran()


def repeated(of: Ran) -> list[tuple[str, int]]:
    """(sender, number) of every data segment that was sent again."""
    return [(p.source.host, p.segment.sequence) for p in of.packets if p.segment and p.length and p.segment.again]


def test_a_conversation_crosses_the_cable() -> None:
    talk = conversation()
    assert talk.problems == []
    assert talk.printed("client") == "b'HI'\n"
    assert talk.flags[:3] == ["syn", "syn ack", "ack"]
    assert (talk.flags.count("fin ack"), talk.flags[-1]) == (2, "ack")
    assert repeated(talk) == []
    assert talk.world.run is not None
    assert talk.world.run.place == "wire"
    assert {packet.source.host for packet in talk.packets} == {"10.0.0.1", "10.0.0.2"}
    macs = {packet.source.host: read(packet.event.data, 0, ETHERNET, "source") for packet in talk.packets}
    assert macs == {"10.0.0.1": 0x02_0000_0000_01, "10.0.0.2": 0x02_0000_0000_02}
    assert talk.world.capture is not None
    assert (talk.world.capture.captured, talk.world.capture.dropped) == (len(talk.packets), 0)
    times = [event.time for event in talk.events]
    assert times == sorted(times)


def test_every_frame_takes_its_delay() -> None:
    talk = conversation()
    arrived = {event.number: event.time for event in talk.events if isinstance(event, e.FrameArrived)}
    assert set(arrived) == {packet.number for packet in talk.packets}
    assert all(packet.event.arrives == packet.sent + DELAY for packet in talk.packets)
    assert all(0 <= arrived[packet.number] - packet.sent - DELAY < 0.03 for packet in talk.packets)


@pytest.mark.parametrize("name", [lesson.id for lesson in all_lessons() if "wire" in lesson.sources])
def test_lessons_run_on_the_wire(name: str) -> None:
    """Nobody waits long in them, for it is their programs and the cable that are to get on with each other."""
    hurry = {each.name: str(max(0.1, each.minimum)) for each in find_lesson(name).settings if each.kind is Kind.SECONDS}
    talk = lesson(name, "wire", **hurry | {"latency": "0.02"})
    assert talk.problems == []
    assert [talk.failure(program) for program in talk.world.programs] == [""] * len(talk.world.programs)


CLOSING_NOW = {(TcpState.CLOSE_WAIT, TcpState.LAST_ACK), (TcpState.ESTABLISHED, TcpState.FIN_WAIT_1)}
"""close() changes the state at once; whoever asks just then knows it before the FIN is seen."""


def test_the_kernels_agree_with_what_was_inferred() -> None:
    talk = conversation()
    entries = [end.states for end in talk.world.ends.values()]
    asked = [
        (before.state, entry.state)
        for states in entries
        for before, entry in zip(states, states[1:], strict=False)
        if entry.origin is Origin.KERNEL
    ]
    assert {TcpState.SYN_SENT, TcpState.SYN_RECEIVED, TcpState.ESTABLISHED} <= {said for _, said in asked}
    assert {(inferred, said) for inferred, said in asked if inferred is not said} <= CLOSING_NOW


# What the cable does by itself


def test_a_rule_takes_one_segment_and_the_kernel_sends_it_again() -> None:
    talk = ran(cable=Cable(latency=DELAY, drop="client.data:1"))
    (lost,) = [event for event in talk.events if isinstance(event, e.FrameLost)]
    assert (lost.cause, lost.rule) == (Loss.RULE, "client.data:1")
    (again,) = repeated(talk)
    assert again[0] == "10.0.0.1"
    assert talk.printed("client") == "b'HI'\n"
    assert max(event.retransmissions for event in talk.events if isinstance(event, e.TcpFigures)) == 1


def test_a_bad_cable_loses_nothing_in_the_end() -> None:
    data = "bytes(range(256)) * 400"
    client = f"""{CONNECTS}
import threading
data = {data}
t = threading.Thread(target=lambda: c.sendall(data))
t.start()
got = b''
while len(got) < len(data): got += c.recv(65536)
t.join()
print(got == data)
c.close()
"""
    server = SERVER.replace("d.upper()", "d").replace("recv(100)", "recv(65536)")
    cable = Cable(latency=0.005, loss=0.03, duplicate=0.03, reorder=0.05, corrupt=0.03)
    talk = ran({"server": server, "client": client}, cable)
    assert talk.problems == []
    assert talk.printed("client") == "True\n"
    happened = {type(event) for event in talk.events}
    assert {e.FrameLost, e.FrameChanged} <= happened
    assert any(isinstance(event, e.FrameSent) and event.copy_of for event in talk.events)
    assert repeated(talk)


@pytest.mark.parametrize(("arp", "first"), [("known", "tcp"), ("ask", "arp")])
def test_hosts_know_each_other_or_ask(arp: str, first: str) -> None:
    talk = ran(cable=Cable(latency=0.01, arp=arp))
    assert talk.packets[0].protocol == first
    assert talk.printed("client") == "b'HI'\n"


@pytest.mark.parametrize("name", ["reno", "bbr"])
def test_congestion_control_is_that_of_the_cable(name: str) -> None:
    asks = f"{CONNECTS}print(c.getsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, 16).rstrip(bytes(1)))\nc.close()\n"
    talk = ran({"server": SERVER, "client": asks}, Cable(latency=0.0, congestion=name))
    if talk.problems and name != "reno":
        pytest.skip(talk.problems[0])
    assert talk.printed("client") == f"{name.encode()!r}\n"


def test_a_congestion_control_that_is_not_there_is_refused_with_what_is() -> None:
    talk = ran(cable=Cable(congestion="absent"))
    (problem,) = talk.problems
    assert problem.startswith("This kernel has no congestion control “absent”; it has ")
    assert "reno" in problem
    assert talk.world.programs == {}


@pytest.mark.parametrize(("pause", "segments"), [("0", 3), ("0.3", 4)])
def test_three_and_four_segments_close_a_connection_on_purpose(pause: str, segments: int) -> None:
    flags = lesson("tcp-teardown", "wire", latency="0.1", delay=pause).flags
    assert len(flags) - flags.index("fin ack") == segments


# What a hand does


def hand_on(child: Child, deed: str, which: str) -> Iterator[AnyEvent]:
    """All events of the run; when the first frame of that sort is sent, the hand does its deed to it."""
    is_done = False
    for event in child.events():
        yield event
        if isinstance(event, e.FrameSent) and not is_done:
            packet = Ran([event]).packets[0]
            if (which == "data" and packet.length) or which in packet.flags:
                is_done = True
                child.tell(deed, event.number)


@pytest.mark.parametrize(
    ("deed", "told"), [("drop", e.FrameLost), ("corrupt", e.FrameChanged), ("duplicate", e.FrameSent)]
)
def test_a_hand_reaches_a_frame_that_crosses(deed: str, told: type[AnyEvent]) -> None:
    child = Child(request(cable=SLOW))
    talk = Ran(hand_on(child, deed, "data"))
    assert child.ends() == ""
    assert talk.problems == []
    first = next(packet for packet in talk.packets if packet.length)
    done = [event for event in talk.events if isinstance(event, told) and first.number in numbers(event)]
    assert len(done) == (2 if deed == "duplicate" else 1)
    copies = [packet for packet in talk.packets if packet.length and packet.source == first.source]
    assert [packet.event.copy_of for packet in copies] == [0, first.number if deed == "duplicate" else 0]
    assert talk.printed("client") == "b'HI'\n"


def numbers(event: AnyEvent) -> set[int]:
    """The frames that it is about."""
    return {event.number, event.copy_of} if isinstance(event, e.FrameSent) else {getattr(event, "number", 0)}


def test_what_a_hand_holds_waits_for_it_and_costs_no_time() -> None:
    """The SYN ACK is held; the kernels go on without it, and the run waits longer than it may last."""
    child = Child(request(cable=SLOW, time_limit=2.0))
    seen, number = [], 0
    for event in child.events():
        seen.append(event)
        if isinstance(event, e.FrameSent) and not number and Ran([event]).flags == ["syn ack"]:
            number = event.number
            child.tell("hold", number)
        if isinstance(event, e.ProgramEnded) and event.program == "client":
            threading.Timer(1.0, child.tell, ("release", number)).start()
    talk = Ran(seen)
    assert talk.problems == []
    assert talk.printed("client") == "b'HI'\n"
    assert talk.flags.count("syn") > 1, "the kernel repeats what is not answered"
    fate = talk.world.packet(number)
    assert fate is not None
    assert fate.resumed is not None
    assert talk.events[-1].time > 3.0
    assert child.ends() == ""


def test_a_paused_cable_stands_still_until_it_goes_on() -> None:
    child = Child(request())
    child.tell("pause")
    seen: list[AnyEvent] = []
    for event in child.events():
        seen.append(event)
        if isinstance(event, e.FrameSent) and event.number == 2:
            child.tell("go_on")
    talk = Ran(seen)
    assert [event.arrives for event in seen if isinstance(event, e.FrameDelayed)][:2] == [None, None]
    assert talk.flags[:2] == ["syn", "syn"]
    assert talk.printed("client") == "b'HI'\n"
    assert child.ends() == ""


def test_words_that_make_no_sense_are_overheard() -> None:
    child = Child(request())
    assert child.process.stdin is not None
    child.process.stdin.write(b'{"deed":"eat"}\n\xff\n')
    child.tell("drop", 4711)
    talk = Ran(child.events())
    assert talk.problems == []
    assert talk.printed("client") == "b'HI'\n"
    assert child.ends() == ""


# What the kernels think


def test_figures_tell_what_each_end_reckons_with() -> None:
    talk = conversation()
    of_client = [event for event in talk.events if isinstance(event, e.TcpFigures) and event.peer == AT]
    assert [figures.srtt for figures in of_client][0] is None
    measured = of_client[-1]
    assert measured.mss == 1448
    assert measured.cwnd == 10 * 1448
    assert measured.srtt == pytest.approx(2 * DELAY, abs=0.02)
    assert measured.srtt is not None
    assert measured.rto > measured.srtt
    assert max(figures.in_flight for figures in of_client) >= 2
    assert {event.local.host for event in talk.events if isinstance(event, e.TcpFigures)} == {"10.0.0.1", "10.0.0.2"}


def test_whoever_waits_to_be_accepted_stands_in_a_queue() -> None:
    server = f"""{LISTENS.replace("listen()", "listen(5)")}
import time
time.sleep(0.8)
for _ in range(2): s.accept()[0].close()
s.close()
"""
    client = """
import socket
from settings import *
both = [socket.create_connection(SERVER) for _ in range(2)]
for c in both: c.recv(1); c.close()
"""
    talk = ran({"server": server, "client": client}, Cable(latency=0.1))
    assert talk.problems == []
    told = [event for event in talk.events if isinstance(event, e.ListenQueues)]
    assert {event.backlog for event in told} == {5}
    callers = [packet.source for packet in talk.packets if packet.flags == ("syn",)]
    waited = [(event.half_open, event.complete) for event in told]
    assert waited[0] == waited[-1] == ((), ())
    assert ((callers[0],), ()) in waited
    assert ((), tuple(callers)) in waited


# Who may


def test_an_ordinary_user_has_the_wire_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.sources.run.COMMAND", ordinary_command())
    talk = ran({"server": SERVER, "client": f"{CLIENT}import os\nprint(os.getuid())\n"})
    assert talk.problems == []
    greeting, user = talk.printed("client").splitlines()
    assert greeting == "b'HI'"
    assert int(user) > 0
    assert talk.flags[:3] == ["syn", "syn ack", "ack"]


# Ends


def test_a_program_cannot_leave_the_two_hosts() -> None:
    talk = ran({"server": LISTENS, "client": "import socket\nsocket.socket().connect(('192.0.2.1', 9))\n"})
    assert "leads away; take an address in 10.0.0.0/24" in talk.failure("client")


@pytest.mark.parametrize("how", ["closed", "killed"])
def test_a_child_that_ends_early_takes_everything_with_it(how: str) -> None:
    before = socket.if_nameindex()
    child = Child(request(LASTING))
    events = child.events()
    processes = started(events)
    homes = {os.readlink(f"/proc/{pid}/ns/net") for pid in processes}
    if how == "killed":
        child.process.kill()
    else:
        assert child.process.stdin is not None
        child.process.stdin.close()
        assert Ran(events).problems == ["The run was stopped. What happened until then is kept."]
    assert child.ends() == ""
    assert all(is_gone(pid) for pid in processes)
    assert homes.isdisjoint(namespaces())
    assert socket.if_nameindex() == before


ASKS = f"""
from sim.network.cable import Cable
from sim.sources.request import RunRequest
from sim.sources.run import run
from sim.settings import Kind
for event in run(RunRequest("wire", "test", {LASTING!r}, cable=Cable(latency=0.01))):
    if type(event).__name__ == "ProgramStarted": print(event.pid, flush=True)
"""


def test_when_whoever_asked_is_killed_everything_goes() -> None:
    before = namespaces()
    asking = subprocess.Popen([sys.executable, "-c", ASKS], cwd=ROOT, stdout=subprocess.PIPE)
    assert asking.stdout is not None
    processes = [int(asking.stdout.readline()) for _ in range(2)]
    os.kill(asking.pid, signal.SIGKILL)
    asking.wait()
    asking.stdout.close()
    assert all(is_gone(pid) for pid in processes)
    assert namespaces() <= before


def test_many_runs_leave_nothing() -> None:
    before = namespaces(), socket.if_nameindex(), os.listdir("/proc/self/fd")
    for number in range(6):
        events = run(request(LASTING))
        for _ in range(number * 5):
            next(events)
        events.close()  # type: ignore[attr-defined]  # run() is a generator
    assert namespaces() <= before[0]
    assert (socket.if_nameindex(), os.listdir("/proc/self/fd")) == before[1:]
