from __future__ import annotations

import os
import random
import signal
import subprocess
import sys

import pytest

from sim.lessons import find_lesson
from sim.network import events as e
from sim.network.events import AnyEvent, TcpState, from_line
from sim.network.world import World
from sim.settings import LessonError
from sim.sources.request import COMMAND, ROOT, RunRequest, request_for
from sim.sources.run import run
from tests.conftest import child_processes
from tests.sim.sources.runs import (
    CLIENT,
    CONNECTS,
    SERVER,
    Child,
    Ran,
    is_gone,
    lesson,
    namespaces,
    needs_loopback,
    needs_wire,
    pids,
    started,
)

TALK = RunRequest("loopback", "test", {"server": SERVER, "client": CLIENT})
# Both programs run until somebody stops them.
LASTING = RunRequest("loopback", "test", {"server": SERVER, "client": f"{CONNECTS}while True: c.getsockname()\n"})


SIDES = ("client", "server")
WAYS = ("close", "half-close", "reset", "refused")
AT_ONCE = ("both-open", "both-close")
SETTINGS: list[tuple[str, dict[str, str]]] = [
    *(("osi-layers", {"transport": transport}) for transport in ("tcp", "udp")),
    *(("addresses-ports", {"port": port}) for port in ("80", "50000")),
    *(
        ("tcp-states", {"way": way, "closes_first": side, "delay": "0.1"})
        for way in WAYS
        for side in ("client", "server")
    ),
    ("listen-backlog", {"delay": "0.5", "pause": "0", "callers": "3"}),
    ("listen-backlog", {"backlog": "0", "callers": "2", "delay": "0.2"}),
    ("listen-backlog", {"backlog": "128", "callers": "8", "delay": "0"}),
]
ON_A_CABLE = [*SETTINGS, *(("tcp-states", {"way": way}) for way in AT_ONCE)]


def with_child(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr("sim.sources.run.COMMAND", (sys.executable, "-c", code))


@pytest.mark.parametrize(
    ("code", "exit_code"),
    [
        ("raise SystemExit(7)", 7),
        (r"print('garbage\n{}\n[1]'); raise SystemExit(3)", 3),
        (r"import sys; sys.stdout.buffer.write(b'\xff\n{\"type\":\"RunStarted\"')", 0),
        ("import os; os.kill(os.getpid(), 9)", -9),
    ],
)
def test_a_child_that_ends_without_a_word_is_told_of(
    code: str, exit_code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_child(monkeypatch, code)
    ran = Ran(run(TALK))
    assert ran.problems == [
        f"The process that ran the experiment ended without a word (exit code {exit_code})."
        " What happened until then is kept."
    ]
    assert isinstance(ran.events[-1], e.RunEnded)


def test_events_between_garbage_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    line = r"{\"type\":\"Printed\",\"time\":2.5,\"program\":\"a\",\"text\":\"x\"}"
    with_child(monkeypatch, f'print("what?"); print("{line}"); print("half a li", end="")')
    ran = Ran(run(TALK))
    assert ran.events[0] == e.Printed(2.5, "a", "x")
    assert ran.events[-1] == e.RunEnded(2.5)


def test_a_child_that_hangs_is_killed_some_time_after_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.sources.run.OVERTIME", 0.2)
    with_child(monkeypatch, "import signal; signal.pause()")
    ran = Ran(run(RunRequest("loopback", programs={"a": ""}, time_limit=0.1)))
    assert "exit code -9" in ran.problems[0]


def test_a_child_that_does_not_listen_is_killed_when_nobody_wants_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.sources.run.STOP_PATIENCE", 0.2)
    line = r"{\"type\":\"ProgramStarted\",\"time\":0,\"program\":\"a\",\"text\":\"x\",\"pid\":1}"
    with_child(monkeypatch, f'import signal; print("{line}", flush=True); signal.pause()')
    events = run(TALK)
    assert isinstance(next(events), e.ProgramStarted)
    events.close()  # type: ignore[attr-defined]  # run() is a generator


def test_a_bad_value_is_refused_before_anything_starts() -> None:
    with pytest.raises(LessonError, match="no setting"):
        request_for(find_lesson("tcp-handshake"), "loopback", {"absent": "1"})
    request = request_for(find_lesson("tcp-handshake"), "loopback", {"message": "x"})
    assert (list(request.programs), request.values["message"]) == (["server", "client"], b"x")


# Stopping


@needs_loopback
@pytest.mark.parametrize("seed", range(6))
def test_a_run_can_be_stopped_at_any_event(seed: int) -> None:
    events = run(LASTING if seed % 2 else TALK)
    seen = [event for event, _ in zip(events, range(random.Random(seed).randrange(60)), strict=False)]
    events.close()  # type: ignore[attr-defined]  # run() is a generator
    assert all(is_gone(pid) for pid in pids(seen))


@needs_loopback
def test_twenty_runs_in_quick_succession_leave_nothing() -> None:
    processes = []
    for _ in range(20):
        events = run(LASTING)
        assert isinstance(next(events), e.RunStarted)
        processes += list(pids([next(events)]))
        events.close()  # type: ignore[attr-defined]  # run() is a generator
    assert len(processes) == 20
    assert all(is_gone(pid) for pid in processes)


# The child itself: `python -m sim.sources`


@needs_loopback
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
def test_a_killed_child_takes_its_programs_and_their_port_with_it() -> None:
    before = namespaces()
    child = Child(LASTING)
    processes = started(child.events())
    child.process.kill()
    assert child.ends() == ""
    assert all(is_gone(pid) for pid in processes)
    assert namespaces() <= before


@needs_loopback
def test_a_child_whose_input_ends_says_so_and_goes() -> None:
    child = Child(LASTING)
    events = child.events()
    processes = started(events)
    assert child.process.stdin is not None
    child.process.stdin.close()
    ran = Ran(events)
    assert ran.problems == ["The run was stopped. What happened until then is kept."]
    assert isinstance(ran.events[-1], e.RunEnded)
    assert child.ends() == ""
    assert child.process.returncode == 0
    assert all(is_gone(pid) for pid in processes)


@needs_loopback
def test_a_child_whose_parent_is_gone_goes_too() -> None:
    child = Child(LASTING)
    processes = started(child.events())
    assert child.process.stdin is not None
    assert child.process.stdout is not None
    child.process.stdout.close()
    child.process.stdin.close()
    assert child.ends() == ""
    assert all(is_gone(pid) for pid in processes)


@needs_loopback
def test_ctrl_c_in_the_terminal_is_left_to_whoever_asked() -> None:
    child = Child(LASTING)
    events = child.events()
    processes = started(events)
    child.process.send_signal(signal.SIGINT)
    assert isinstance(next(events), AnyEvent)
    assert child.process.stdin is not None
    child.process.stdin.close()
    assert Ran(events).problems == ["The run was stopped. What happened until then is kept."]
    assert child.ends() == ""
    assert all(is_gone(pid) for pid in processes)


def test_ctrl_c_in_the_terminal_of_a_command_does_not_reach_the_child() -> None:
    before = child_processes()
    events = run(request_for(find_lesson("udp-echo"), "model", {}))
    assert isinstance(next(events), e.RunStarted)
    (child,) = child_processes() - before
    assert os.getsid(child) == child
    assert isinstance(list(events)[-1], e.RunEnded)


@pytest.mark.parametrize(
    ("said", "fault"), [(b"", "DecodeError"), (b"zz\n", "ValueError"), (b"c0\n", "ValidationError")]
)
def test_a_child_that_is_asked_nonsense_answers_in_a_sentence(said: bytes, fault: str) -> None:
    done = subprocess.run(COMMAND, cwd=ROOT, input=said, capture_output=True, check=False, timeout=20)
    problem, end = [from_line(line) for line in done.stdout.splitlines()]
    assert isinstance(problem, e.Problem)
    assert str(problem.sentence).startswith(
        f"The experiment broke off because of a fault in Socketscope itself: {fault}: "
    )
    assert isinstance(end, e.RunEnded)
    assert (done.returncode, done.stderr) == (0, b"")


@needs_loopback
def test_a_reader_that_dawdles_loses_nothing() -> None:
    """The pipe between child and reader is full until the programs have long ended."""
    many = RunRequest("loopback", "test", {"server": SERVER, "client": f"for i in range(3000): print(i)\n{CLIENT}"})
    child = Child(many)
    events = child.events()
    assert all(is_gone(pid) for pid in started(events))
    ran = Ran(events)
    assert "".join(event.text for event in ran.events if isinstance(event, e.Printed)).splitlines() == [
        *map(str, range(3000)),
        "b'HI'",
    ]
    assert ran.problems == []
    assert child.ends() == ""


def runs_well(name: str, source: str, settings: dict[str, str]) -> None:
    """The lesson's programs come to their end without a problem."""
    ran = lesson(name, source, **settings)
    assert ran.problems == []
    assert [ran.failure(side) for side in SIDES] == ["", ""]
    assert [ran.program(side).end.code for side in SIDES] == [0, 0]  # type: ignore[union-attr]


@needs_loopback
@pytest.mark.parametrize(("name", "settings"), SETTINGS)
def test_lessons_run_with_all_their_settings_on_loopback(name: str, settings: dict[str, str]) -> None:
    runs_well(name, "loopback", settings)


@pytest.mark.parametrize(("name", "settings"), ON_A_CABLE)
def test_lessons_run_with_all_their_settings_on_the_model(name: str, settings: dict[str, str]) -> None:
    runs_well(name, "model", settings)


@needs_wire
@pytest.mark.parametrize(("name", "settings"), ON_A_CABLE)
def test_lessons_run_with_all_their_settings_on_the_wire(name: str, settings: dict[str, str]) -> None:
    runs_well(name, "wire", settings)


def states(ran: Ran) -> list[set[TcpState]]:
    """All states that each connected end has been in, the client's first."""
    ends = [(ran.world.owners[local], end) for (local, peer), end in ran.world.ends.items() if peer is not None]
    return [{entry.state for entry in end.states} for _, end in sorted(ends, key=lambda each: each[0])]


@pytest.mark.parametrize("source", ["model", pytest.param("wire", marks=needs_wire)])
def test_both_sides_may_open_and_close_at_once(source: str) -> None:
    opened, closed = (states(lesson("tcp-states", source, way=way)) for way in AT_ONCE)
    assert len(opened) == len(closed) == 2
    assert all({TcpState.SYN_SENT, TcpState.SYN_RECEIVED, TcpState.ESTABLISHED} <= end for end in opened)
    assert all({TcpState.FIN_WAIT_1, TcpState.CLOSING, TcpState.TIME_WAIT} <= end for end in closed)


def took(ran: Ran, name: str) -> list[float]:
    """How long (seconds) each call of this name took in the client."""
    calls = ran.world.programs["client"].calls
    return [call.returned.time - call.started.time for call in calls if call.started.name == name and call.returned]


@pytest.mark.parametrize(
    "source", [pytest.param("loopback", marks=needs_loopback), "model", pytest.param("wire", marks=needs_wire)]
)
def test_the_accept_queue_fills_to_one_more_than_the_backlog_and_empties_again(source: str) -> None:
    ran = lesson("listen-backlog", source, delay="2", pause="0", callers="4")
    queues = [event for event in ran.events if isinstance(event, e.ListenQueues)]
    assert max(len(event.complete) for event in queues) == 2
    assert {event.backlog for event in queues} == {1}
    assert queues[-1].complete == ()
    packets = ran.world.altered.values()
    dropped = [each for each in packets if each.discarded and each.discarded.reason == "accept queue full"]
    # Without a cable the queue is full before the last ones call; with it they have all called by then.
    assert dropped
    assert any("syn" in packet.flags for packet in dropped) == (source == "loopback")
    assert (max(took(ran, "connect")) > 0.95) == (source == "loopback")


@needs_loopback
def test_who_waits_agrees_with_the_states_at_every_moment() -> None:
    world, seen = World(), set()
    for event in lesson("listen-backlog", delay="2", pause="0", callers="4").events:
        world = world.after(event)
        for local, waiting in world.queues.items() if event.is_moment else ():
            states = {end.peer: end.state for end in world.ends_at(local)}
            half_open = {peer for peer, state in states.items() if state is TcpState.SYN_RECEIVED}
            assert set(waiting.half_open) == half_open, event
            assert all(states[peer] is not TcpState.LISTEN for peer in waiting.complete), event
            seen.add((len(waiting.half_open), len(waiting.complete)))
    assert {(0, 0), (1, 0), (0, 1), (1, 1), (0, 2)} <= seen
