from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from sim.concurrency import events as e
from sim.concurrency.events import Event
from sim.concurrency.interleaver.report import Report, Verdict
from sim.sources import thread_recording
from sim.sources.interleaved import Service
from sim.sources.interleaving import (
    Answer,
    Answered,
    Explore,
    Interleaving,
    Open,
    Replay,
    Request,
    Step,
    read_answer,
)
from sim.sources.thread_recording import Recorded
from tests.sim.concurrency.interleaver.scripts import LOST
from tests.sim.sources.real_programs import PROGRAMS, seen_for_real


@pytest.fixture
def child() -> Iterator[Interleaving]:
    interleaving = Interleaving()
    yield interleaving
    interleaving.close()


def said(child: Interleaving, text: str) -> str:
    """All that goes wrong when a program runs, and what it prints."""
    told = list(child.ask(Replay(text, to_the_end=True)))
    texts = []
    for event in told:
        match event:
            case e.Problem(sentence=sentence):
                texts.append(str(sentence))
            case e.ThreadFailed(line=line, error=error, message=message):
                texts.append(f"{error} in line {line}: {message}")
            case e.Printed(text=printed):
                texts.append(printed)
    assert isinstance(told[-1], e.RunEnded)
    return " ".join(texts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import os\nos._exit(3)\n", "os._exit() would end the whole process"),
        ("input()\n", "RuntimeError in line 1: input() would wait"),
        ("import socket\n", "ImportError in line 1: socket is not under control"),
        ("import os\nos.fork()\n", "PermissionError in line 2"),
        ("import os\nos.system('true')\n", "PermissionError in line 2"),
        ("x = []\nwhile True: x.append(bytes(10 ** 8))\n", "MemoryError in line 2"),
        ("while True: pass\n", "EndlessLoop in line 1"),
        ("def f(): f()\nf()\n", "RecursionError in line 1"),
        ("class A:\n    def __init__(self): A()\nA()\n", "RecursionError in line 2"),
        ("x = (\n", "SyntaxError in line 1"),
        ("import sys\nprint(repr(sys.stdin.read()))\n", "''\n"),
        ("import sys\nsys.stdout.write('out')\nsys.stderr.write('err')\n", "out err"),
        ("import sys\nsys.exit(3)\n", ""),
        ("import os\nos.kill(1, 9)\n", "os.kill() reaches beyond the program"),
        ("import builtins\nbuiltins.len = lambda _: 7\nprint(len(''))\n", "7\n"),
        ("print(len(''))\n", "0\n"),
        ("print('\\ud800')\n", "\\ud800"),
        ("print('ab' * 100_000)\n", "…"),
        ("class E(Exception):\n    def __str__(self): raise SystemExit\nraise E\n", "E in line 3"),
        ("raise ValueError('x' * 10_000)\n", f"{'x' * 999}…"),
        ("", ""),
    ],
)
def test_hostile_and_unlucky_programs_end_in_a_sentence(child: Interleaving, text: str, expected: str) -> None:
    assert expected in said(child, text)
    assert said(child, "print('still here')\n") == "still here\n"


@pytest.fixture
def unbound(monkeypatch: pytest.MonkeyPatch) -> None:
    """What answers in this very process does not bound its time."""
    monkeypatch.setattr("sim.sources.interleaved.bound_time", lambda: None)


def answers(*requests: Request) -> list[Answer]:
    lines: list[bytes] = []
    service = Service(lines.append)
    for request in requests:
        service.answer(request)
    service.close()
    return [read_answer(line) for line in lines]


@pytest.mark.usefixtures("unbound")
def test_each_request_is_answered_to_its_end() -> None:
    told = answers(Replay(LOST, schedule=(0, 0)), Step(1), Step(2))
    assert [one for one in told if isinstance(one, Answered)] == [Answered((1, 2))] * 3
    steps = [one for one in told if isinstance(one, e.Stepped)]
    assert [(step.time, step.thread) for step in steps] == [(1.0, 0), (2.0, 0), (3.0, 1), (4.0, 2)]


@pytest.mark.usefixtures("unbound")
def test_a_recording_is_told_like_a_run(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    ran = [one for one in answers(Replay(LOST, schedule=(0,))) if isinstance(one, Event)]
    recorded = Recorded(1, len(ran), enabled=(0, 1))
    thread_recording.write(path, recorded, ran)
    assert answers(Open(str(path))) == [*ran, Answered((0, 1), recorded)]


@pytest.mark.usefixtures("unbound")
@pytest.mark.parametrize("text", [b"", b"nothing", None])
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(tmp_path: Path, text: bytes | None) -> None:
    path = tmp_path / "run.jsonl"
    if text is not None:
        path.write_bytes(text)
    problem, end = answers(Open(str(path)))
    assert isinstance(problem, e.Problem)
    assert "run.jsonl cannot be" in str(problem.sentence)
    assert end == Answered((), None)


@pytest.mark.usefixtures("unbound")
def test_of_a_damaged_recording_nobody_could_go_on(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    ran = [one for one in answers(Replay(LOST)) if isinstance(one, Event)]
    thread_recording.write(path, Recorded(1, 1000, enabled=(0,)), ran)
    *told, problem, end = answers(Open(str(path)))
    assert told == ran
    assert isinstance(problem, e.Problem)
    assert isinstance(end, Answered)
    assert end.enabled == ()


# What the interpreter itself does, left to itself

COUNTING = """
import threading
n, d = 10, {"n": 10}
class Box:
    n = 10
    @property
    def step(self): return 1
    def __rsub__(self, other): return other - 1
    def __index__(self): return 1
box = Box()
box.n = 10
def same(x): return x
def f():
    global n
    %s
"""
TWO_THREADS = """
threads = [threading.Thread(target=f) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
"""
FOR_REAL = """
import sys, threading, time
source, seconds = sys.stdin.read(), float(sys.argv[1])
space = {}
exec(compile(source, "program", "exec"), space)
f, each, end = space["f"], 500, time.monotonic() + seconds
def value():
    return space["n"] + space["d"]["n"] + space["box"].n
def run():
    for _ in range(each): f()
before = value()
f()
step = value() - before
sys.setswitchinterval(1e-6)
lost = False
while not lost and time.monotonic() < end:
    before = value()
    threads = [threading.Thread(target=run) for _ in range(2)]
    for t in threads: t.start()
    for t in threads: t.join()
    lost = value() - before != 2 * each * step
print(lost)
"""


@pytest.mark.parametrize(
    ("body", "values", "seconds"),
    [
        ("n -= 1", {"8"}, 1),
        ("t = n\n    n = t - 1", {"8"}, 1),
        ("box.n -= 1", {"8"}, 1),
        ('d["n"] -= 1', {"8"}, 1),
        ("n = same(n) - 1", {"8", "9"}, 20),
        ("t = n\n    str(t)\n    n = t - 1", {"8", "9"}, 20),
        ("t = n\n    for _ in range(2): t -= 1\n    n = t", {"6", "8"}, 20),
        ("t = n\n    i = 0\n    while i < 2: i += 1\n    n = t - i", {"6", "8"}, 20),
        ("box.n = same(box.n) - 1", {"8", "9"}, 20),
        ('d["n"] = same(d["n"]) - 1', {"8", "9"}, 20),
        ("n -= box.step", {"8", "9"}, 20),
        ("n = n - box", {"8", "9"}, 20),
        ("n = n - (0, 1)[box]", {"8", "9"}, 20),
    ],
)
def test_this_cpython_loses_an_update_where_it_is_said_to(
    child: Interleaving, body: str, values: set[str], seconds: float
) -> None:
    """With a tiny switch interval: what can happen soon does, and what cannot is not seen in many thousand turns."""
    source = COUNTING % body
    report = child.explore(Explore(source + TWO_THREADS, granularity="cpython", watch=("n", "d", "box")))
    assert isinstance(report, Report)
    assert report.verdict is Verdict.EXHAUSTED
    assert {number for outcome in report.outcomes for number in numbers_in(outcome.values)} - {"10"} == values
    command = [sys.executable, "-c", FOR_REAL, str(seconds)]
    lost = subprocess.run(command, input=source, text=True, capture_output=True, check=True)
    assert lost.stdout.strip() == str(len(values) > 1)


@pytest.mark.parametrize("title", PROGRAMS)
def test_whatever_comes_of_a_program_for_real_has_been_foretold(child: Interleaving, title: str) -> None:
    report = child.explore(Explore(PROGRAMS[title], granularity="cpython", watch=("out",)))
    assert isinstance(report, Report)
    assert report.verdict is Verdict.EXHAUSTED
    foretold = {outcome.values["out"] for outcome in report.outcomes}
    assert seen_for_real(PROGRAMS[title], seconds=0.4) <= foretold


def numbers_in(values: Mapping[str, str]) -> list[str]:
    return re.findall(r"\d+", " ".join(values.values()))


def test_a_run_that_comes_back_to_where_it_was_says_so_at_its_end(child: Interleaving) -> None:
    text = "import threading\nn = 0\ndef f():\n    global n\n    while True:\n        n = 1\n"
    text += "for _ in range(2): threading.Thread(target=f).start()\n"
    told = list(child.ask(Replay(text, schedule=(0, 0, 1, 2, 1, 2), is_endless=True)))
    assert told[-1] == e.Repeated(7.0, (6,))
    assert not isinstance(list(child.ask(Replay(text, schedule=(0, 0, 1), is_endless=True)))[-1], e.Repeated)
