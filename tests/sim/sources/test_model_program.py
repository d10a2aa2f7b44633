"""A model at one end of the wire, a kernel at the other."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from sim.lessons import all_lessons, find_lesson
from sim.network import events as e
from sim.network.cable import Cable
from sim.network.events import Loss, TcpState
from sim.network.hosts.events import Discard
from sim.network.inference import Origin
from sim.settings import Kind
from sim.sources.recording import write
from sim.sources.request import ROOT, RunRequest
from sim.sources.run import run
from tests.sim.sources.nobody import ordinary_command
from tests.sim.sources.runs import CLIENT, CONNECTS, LISTENS, SERVER, Child, Ran, is_gone, lesson, marked, needs_wire

pytestmark = needs_wire
SIDES = ("client", "server")
ENDS = {"client": "10.0.0.1", "server": "10.0.0.2"}
TALK = {"server": SERVER, "client": CLIENT}
LASTING = {"server": SERVER, "client": f"{CONNECTS}while True: c.getsockname()\n"}
at_either_end = pytest.mark.parametrize("side", SIDES)


QUICK = Cable(latency=0.05)


def request(side: str, texts: dict[str, str] = TALK, cable: Cable = QUICK, time_limit: float = 20.0) -> RunRequest:
    return RunRequest("wire", "test", texts, {}, time_limit, cable=replace(cable, model_at=side))


def ran(side: str, texts: dict[str, str] = TALK, cable: Cable = QUICK) -> Ran:
    return Ran(run(request(side, texts, cable)))


@at_either_end
def test_a_conversation_with_its_handshake_echo_and_closing(side: str) -> None:
    talk = ran(side)
    assert talk.problems == []
    assert talk.printed("client") == "b'HI'\n"
    assert talk.flags[:3] == ["syn", "syn ack", "ack"]
    assert (talk.flags.count("fin ack"), talk.flags[-1]) == (2, "ack")
    times = [event.time for event in talk.events]
    assert times == sorted(times)


@at_either_end
def test_each_end_says_where_its_facts_come_from(side: str) -> None:
    talk = ran(side)
    (other,) = set(SIDES) - {side}
    assert {name: talk.program(name).is_modelled for name in SIDES} == {side: True, other: False}
    for end in talk.world.ends.values():
        origins = {entry.origin for entry in end.states}
        if end.local.host == ENDS[side]:
            assert origins == {Origin.MODEL}
        else:
            assert Origin.MODEL not in origins
    told = {host for host in ENDS.values() if any(e.local.host == host for e in talk.world.figures)}
    assert told == set(ENDS.values())
    assert talk.world.run is not None
    assert talk.world.run.place == f"wire, the {side} on the model"


@at_either_end
def test_what_a_frame_brings_about_is_told_at_its_arrival(side: str) -> None:
    talk = ran(side)
    arrived = {event.number: event.time for event in talk.events if isinstance(event, e.FrameArrived)}
    caused = [event for event in talk.events if isinstance(event, e.ModelState) and event.packet]
    assert {event.state for event in caused} >= {TcpState.ESTABLISHED}
    for event in caused:
        target = talk.packets[event.packet - 1].target
        assert target == event.local
        assert event.time == arrived[event.packet]


@at_either_end
@pytest.mark.parametrize("rule", ["client.data:1", "server.data:1", "syn:1", "synack:1", "client.fin:1"])
def test_both_mend_a_loss(side: str, rule: str) -> None:
    talk = ran(side, cable=Cable(latency=0.05, drop=rule))
    assert talk.problems == []
    (lost,) = [event for event in talk.events if isinstance(event, e.FrameLost)]
    assert (lost.cause, lost.rule) == (Loss.RULE, rule)
    assert talk.printed("client") == "b'HI'\n"
    gone = next(packet for packet in talk.packets if packet.number == lost.number)
    assert gone.segment is not None
    again = [
        packet
        for packet in talk.packets
        if packet.segment and packet.segment.again and packet.source == gone.source and packet.number > lost.number
    ]
    assert again


@at_either_end
def test_a_port_where_nobody_listens_refuses(side: str) -> None:
    caller = f"{CONNECTS.replace('SERVER', '(SERVER[0], 9)')}"
    talk = ran(side, {"server": f"{LISTENS}s.settimeout(1)\ntry: s.accept()\nexcept OSError: pass\n", "client": caller})
    assert talk.flags == ["syn", "rst ack"]
    assert "ConnectionRefusedError" in talk.failure("client")


@at_either_end
def test_damaged_frames_are_thrown_away_and_come_again(side: str) -> None:
    talk = ran(side, cable=Cable(latency=0.02, corrupt=0.3))
    assert talk.printed("client") == "b'HI'\n"
    changed = {event.number for event in talk.events if isinstance(event, e.FrameChanged)}
    rejected = [event for event in talk.events if isinstance(event, e.FrameDiscarded)]
    discarded = {event.number for event in rejected if event.reason == Discard.BAD_CHECKSUM.value}
    heading = {p.number for p in talk.packets if p.target.host == ENDS[side]}
    assert discarded == changed & heading


@at_either_end
@pytest.mark.parametrize("name", [lesson.id for lesson in all_lessons() if "wire" in lesson.sources])
def test_lessons_run_with_it(name: str, side: str) -> None:
    hurry = {each.name: str(max(0.1, each.minimum)) for each in find_lesson(name).settings if each.kind is Kind.SECONDS}
    talk = lesson(name, "wire", **hurry | {"latency": "0.02", "model_at": side})
    assert talk.problems == []
    assert [talk.failure(program) for program in talk.world.programs] == [""] * len(talk.world.programs)


@pytest.mark.skipif(shutil.which("tshark") is None, reason="tshark is not installed")
@at_either_end
def test_tshark_finds_nothing_malformed(side: str, tmp_path: Path) -> None:
    file = tmp_path / "a.pcapng"
    write(file, ran(side, cable=Cable(latency=0.05, drop="client.data:1")).events)
    wrong = "_ws.malformed || tcp.checksum.status == 0 || ip.checksum.status == 0"
    checks = ["-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE"]
    for filter, is_expected in (("tcp", True), (wrong, False)):
        command = ["tshark", "-r", str(file), *checks, "-Y", filter]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert bool(done.stdout) is is_expected


# Ends


@at_either_end
def test_an_endless_program_is_stopped_and_both_hosts_say_goodbye(side: str) -> None:
    talk = Ran(run(request(side, LASTING, time_limit=1.5)))
    (problem,) = talk.problems
    assert problem.startswith("The programs were still running after 1.5 seconds and were stopped.")
    assert all((end := talk.program(name).end) is not None and end.stopped for name in SIDES)
    assert talk.events[-1].time < 6


@at_either_end
@pytest.mark.parametrize("how", ["closed", "killed"])
def test_a_child_that_ends_early_takes_everything_with_it(side: str, how: str) -> None:
    before = marked()
    child = Child(request(side, LASTING))
    events = child.events()
    while not isinstance(next(events), e.FrameArrived):
        continue
    inside = marked() - before
    assert len(inside) == 3, "the child, and a process for each program"
    if how == "killed":
        child.process.send_signal(signal.SIGKILL)
    else:
        assert child.process.stdin is not None
        child.process.stdin.close()
        assert Ran(events).problems == ["The run was stopped. What happened until then is kept."]
    assert child.ends() == ""
    assert all(is_gone(pid) for pid in inside)


def test_a_killed_model_is_told_of() -> None:
    before = marked()
    child = Child(request("client", LASTING, time_limit=8.0))
    seen: list[e.AnyEvent] = []
    for event in child.events():
        seen.append(event)
        if isinstance(event, e.FrameArrived) and event.number == 2:
            for pid in marked() - before:
                if b"model_program" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    os.kill(pid, signal.SIGKILL)
    talk = Ran(seen)
    assert child.ends() == ""
    assert talk.problems[0].startswith("The process of client was ended by the signal SIGKILL.")


def test_an_ordinary_user_has_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.sources.run.COMMAND", ordinary_command())
    talk = ran("client")
    assert talk.problems == []
    assert talk.printed("client") == "b'HI'\n"


def test_without_a_start_it_goes_at_once() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sim.sources.model_program", "client", "0", "{}"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0
