from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from sim.lessons import all_lessons, find_lesson
from sim.network import events as e
from sim.network.cable import Cable
from sim.network.comparison import compare
from sim.network.events import TcpState
from sim.network.inference import Origin
from sim.network.tcp.events import Drop
from sim.sources.recording import write_capture
from sim.sources.request import request_for
from sim.sources.run import run
from tests.sim.sources.runs import CLIENT, CONNECTS, LISTENS, SERVER, Ran, lesson, modelled, needs_loopback, needs_wire
from tests.sim.sources.scenarios import ACCEPTS, CALLS, HEARS, SCENARIOS, Scenario, all_complaints, complaints, run_of

SIDES = ("client", "server")
NAMES = [each.id for each in all_lessons() if "model" in each.sources]
WAYS: list[tuple[str, dict[str, str]]] = [
    ("tcp-teardown", {"way": way, "closes_first": first}) for way in ("close", "half-close", "reset") for first in SIDES
]
RUNS: list[tuple[str, dict[str, str]]] = [*((name, {}) for name in NAMES), *WAYS]
FULL = (Drop.ACCEPT_QUEUE_FULL.value, Drop.SYN_QUEUE_FULL.value)
needs_tshark = pytest.mark.skipif(shutil.which("tshark") is None, reason="tshark is not installed")


@pytest.mark.parametrize("name", NAMES)
def test_every_lesson_runs_without_a_problem_and_in_order_of_time(name: str) -> None:
    ran = lesson(name, "model")
    times = [event.time for event in ran.events]
    assert times == sorted(times)
    assert ran.problems == []
    assert [ran.failure(side) for side in SIDES] == ["", ""]
    assert [ran.program(side).end.code for side in SIDES] == [0, 0]  # type: ignore[union-attr]


@pytest.mark.parametrize(("name", "settings"), RUNS)
def test_two_runs_are_the_same_to_the_byte(name: str, settings: dict[str, str]) -> None:
    again = Ran(run(request_for(find_lesson(name), "model", settings)))
    assert again.events == lesson(name, "model", **settings).events


@needs_tshark
@pytest.mark.parametrize(("name", "settings"), RUNS)
def test_tshark_finds_nothing_wrong(name: str, settings: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "a.pcapng"
    events = lesson(name, "model", **settings).events
    write_capture(path, events)
    wrong = "_ws.malformed || tcp.checksum.status==0 || ip.checksum.status==0 || udp.checksum.status==0"
    checks = ["-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE"]
    # What the lesson's cable loses, or a full queue leaves unanswered, is rightly sent again; nothing else is.
    queue_was_full = any(isinstance(event, e.FrameDiscarded) and event.reason in FULL for event in events)
    lossy = queue_was_full or find_lesson(name).cable.keys() & {"loss", "drop"}
    odd = wrong if lossy else f"{wrong} || tcp.analysis.flags"
    command = ["tshark", "-r", str(path), *checks, "-Y", odd]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == ""


def test_closing_takes_four_segments_and_is_seen_to_its_end() -> None:
    ran = lesson("tcp-teardown", "model", delay="0.5")
    assert ran.flags[-4:] == ["fin ack", "ack", "fin ack", "ack"]


@pytest.mark.parametrize("closes_first", SIDES)
def test_whoever_closes_first_waits_for_two_segment_lives(closes_first: str) -> None:
    ran = lesson("tcp-teardown", "model", closes_first=closes_first, delay="0.5")
    ends = {ran.world.owners[local]: end for (local, peer), end in ran.world.ends.items() if peer is not None}
    assert [entry.state for entry in ends[closes_first].states][-2:] == [TcpState.TIME_WAIT, TcpState.CLOSED]
    assert ends[closes_first].states[-1].cause == "2 MSL passed"
    assert {entry.origin for end in ends.values() for entry in end.states} == {Origin.MODEL}


def test_a_state_is_told_before_the_arrival_that_brings_it_about() -> None:
    ran = lesson("tcp-handshake", "model")
    for before, after in zip(ran.events, ran.events[1:], strict=False):
        if isinstance(before, e.ModelState) and before.cause.startswith("receive"):
            assert isinstance(after, e.ModelState | e.FrameArrived | e.TcpFigures | e.ListenQueues)
            assert after.time == before.time


def test_a_rule_takes_a_segment_and_it_comes_again() -> None:
    ran = modelled(server=SERVER, client=CLIENT, cable=Cable(latency=0.01, drop="data:1"))
    assert ran.printed("client") == "b'HI'\n"
    lost = [event for event in ran.events if isinstance(event, e.FrameLost)]
    assert [(event.cause, event.rule) for event in lost] == [(e.Loss.RULE, "data:1")]
    assert sum(packet.segment is not None and packet.segment.again for packet in ran.packets) == 1


def test_damage_is_noticed_by_the_checksum() -> None:
    ran = modelled(server=SERVER, client=CLIENT, cable=Cable(latency=0.01, corrupt=0.3, seed=2))
    reasons = {event.reason for event in ran.events if isinstance(event, e.FrameDiscarded)}
    assert "wrong checksum" in reasons
    assert ran.printed("client") == "b'HI'\n"


def test_neighbours_are_asked_for_where_they_are_not_known() -> None:
    ran = modelled(server=SERVER, client=CLIENT, cable=Cable(latency=0.01, arp="ask"))
    assert [packet.protocol for packet in ran.packets[:3]] == ["arp", "arp", "tcp"]


def test_a_megabyte_arrives_whole_under_loss_and_reordering() -> None:
    client = f"{CONNECTS}\nc.sendall(bytes(range(256)) * 4000)\nc.shutdown(socket.SHUT_WR)\nprint(c.recv(99))"
    server = f"""{LISTENS}
c, a = s.accept()
got = b''
while d := c.recv(65536):
    got += d
c.send(str(got == bytes(range(256)) * 4000).encode())
"""
    cable = Cable(latency=0.01, loss=0.02, reorder=0.02, duplicate=0.02)
    ran = modelled(server=server, client=client, cable=cable, time_limit=300)
    assert ran.printed("client") == "b'True'\n"
    assert ran.problems == []


def test_a_host_talks_to_itself_without_a_cable() -> None:
    text = """
import socket
s = socket.create_server(('127.0.0.1', 9000))
c = socket.create_connection(('127.0.0.1', 9000))
d, a = s.accept()
c.send(b'hi')
print(d.recv(9), a[0])
"""
    ran = modelled(server=text)
    assert ran.printed("server") == "b'hi' 127.0.0.1\n"
    assert {packet.source.host for packet in ran.packets} == {"127.0.0.1"}


# Bad luck


def test_an_endless_loop_ends_at_the_limit_of_simulated_time() -> None:
    ran = modelled(time_limit=0.5, server=LISTENS, client="while True:\n    pass")
    assert ran.problems[0].startswith("The programs were still running after 0.5 seconds")
    assert ran.program("client").end == e.ProgramEnded(ran.events[-1].time, "client", -9, stopped=True)


def test_whoever_waits_for_nobody_is_told_at_once() -> None:
    ran = modelled(server=f"{LISTENS}\ns.accept()", client="pass")
    assert ran.problems == [
        "Nothing more can happen: every program waits in a call (server: accept) for something that nobody will send."
    ]


def test_whoever_waits_for_a_program_that_broke_off_hears_why() -> None:
    ran = modelled(server=f"{LISTENS}\ns.accept()", client="1 / 0")
    assert "client broke off in line 1 with ZeroDivisionError: division by zero." in ran.problems[0]


def test_a_server_that_ends_too_early_is_told() -> None:
    ran = modelled(server="print('no')", client=CLIENT)
    assert ran.problems == ["server ended before it was ready to be talked to, so the other programs were not started."]
    assert "client" not in ran.world.programs


@pytest.mark.parametrize(
    ("text", "failure"),
    [
        ("def (", "1 SyntaxError: "),
        ("x = 1\nraise ValueError('no')", "2 ValueError: no"),
        ("import socket\nsocket.socket().connect(('10.0.0.2', 9))", "2 ConnectionRefusedError: "),
        ("import socket\nsocket.socket().connect(('93.184.216.34', 80))", "2 OSError: "),
        ("import subprocess", "1 ImportError: the model has no module subprocess"),
        ("import os\nos.system('true')", "2 PermissionError: "),
        ("def f(): f()\nf()", "1 RecursionError: "),
    ],
)
def test_what_goes_wrong_in_a_program_is_told_with_its_line(text: str, failure: str) -> None:
    assert modelled(server=LISTENS, client=text).failure("client").startswith(failure)


def test_a_calculation_without_end_in_one_line_is_stopped() -> None:
    ran = modelled(server="while True: pass")
    assert "has computed for more than 5 seconds in one line" in ran.problems[0]


def test_simulated_time_costs_no_real_time() -> None:
    ran = modelled(time_limit=10_000, server="import time\nt = time.time()\ntime.sleep(3600)\nprint(time.time() - t)")
    assert float(ran.printed("server")) == pytest.approx(3600, abs=0.01)


def test_exit_codes_are_those_of_python() -> None:
    ran = modelled(server=f"{LISTENS}\nimport sys\nsys.exit(3)", client="raise SystemExit('bye')")
    assert [ran.program(side).end.code for side in SIDES] == [1, 3]  # type: ignore[union-attr]
    assert ran.printed("client") == "bye\n"


@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    "source", [pytest.param("wire", marks=needs_wire), pytest.param("loopback", marks=needs_loopback)]
)
def test_the_model_says_what_the_kernel_says_or_it_is_known_why_not(source: str) -> None:
    assert len(SCENARIOS) >= 25
    assert all_complaints(each for each in SCENARIOS if each.source == source) == {}


@needs_loopback
def test_a_scenario_whose_programs_wait_in_vain_is_complained_about() -> None:
    vain = Scenario("in vain", ACCEPTS + HEARS, CALLS + HEARS, source="loopback")
    problems = [each for each in complaints(vain) if each.startswith(("kernel: Nothing more", "model: Nothing more"))]
    assert len(problems) == 2


@needs_wire
def test_a_model_that_says_something_else_is_found_out() -> None:
    handshake = next(each for each in SCENARIOS if str(each) == "one small write")
    kernel = run_of(handshake, "wire")
    other = run_of(Scenario("other", handshake.server, handshake.client.replace("bytes(1)", "bytes(2)")), "model")
    assert any(not row.is_explained for row in compare(kernel.world, other.world))
