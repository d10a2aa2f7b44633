from __future__ import annotations

import os
import queue
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from sim.network import events as e
from sim.sources.messages import Ready, Report, Start
from sim.sources.processes import ProgramProcess, read_line
from tests.sim.sources.runs import GRACE, is_gone

# Stands in for a program: it takes its start line and then does what a test wants with its two pipes.
FAKE = """
import os, signal, sys
line = sys.stdin.buffer.readline()
def tell(data): os.write(1, data)
{text}
"""


class Program:
    """A ProgramProcess and what it has told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fake: str = "") -> None:
        self.inbox: queue.SimpleQueue[Report] = queue.SimpleQueue()
        if fake:
            real = subprocess.Popen
            code = FAKE.format(text=fake)
            monkeypatch.setattr(subprocess, "Popen", lambda _, **options: real([sys.executable, "-c", code], **options))
        self.process = ProgramProcess("client", self.inbox.put)

    def start(self, text: str = "") -> None:
        self.process.start(Start("client", text, time.time_ns(), {}, ("127.0.0.0/8",)))

    def hears(self) -> Report:
        return self.inbox.get(timeout=GRACE)

    def ends(self) -> list[Report]:
        """Everything it has told, once it is gone by itself."""
        assert is_gone(self.process.pid)
        self.process.close()
        assert self.process.drained()
        return [self.inbox.get_nowait() for _ in range(self.inbox.qsize())]


def in_time(becomes: Callable[[], bool]) -> None:
    """Ask until it is so."""
    deadline = time.monotonic() + GRACE
    while not becomes():
        assert time.monotonic() < deadline


def line(number: int, time: float = 1.0) -> str:
    return rf"{{\"type\":\"LineReached\",\"time\":{time},\"program\":\"client\",\"line\":{number}}}"


def test_a_program_waits_for_its_start_and_reports_until_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program(monkeypatch)
    assert (program.process.exit_code, program.process.is_started, program.process.drained()) == (None, False, False)
    program.start("x = 1\nprint(x)\n")
    assert program.process.is_started
    told = program.ends()
    assert [type(report) for report in told] == [e.LineReached, e.LineReached, e.Printed]
    assert program.process.exit_code == 0


def test_a_program_that_was_never_started_is_ended_by_close(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program(monkeypatch)
    program.process.close()
    assert program.process.exit_code == -9
    program.process.close()  # twice does no harm


def test_stop_ends_a_program_at_once_and_does_nothing_after_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program(monkeypatch)
    program.start("print('here')\nwhile True: pass\n")
    while not isinstance(program.hears(), e.Printed):
        continue
    program.process.stop()
    program.ends()
    assert program.process.exit_code == -9
    program.process.stop()


def test_a_program_whose_pipe_is_closed_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What ends a program where the kernel does not end it with its parent."""
    program = Program(monkeypatch)
    program.start("print('here')\nwhile True: pass\n")
    while not isinstance(program.hears(), e.Printed):
        continue
    assert program.process._process.stdin is not None
    program.process._process.stdin.close()
    program.ends()
    assert program.process.exit_code == 1


def test_what_is_no_report_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program(
        monkeypatch,
        f'tell(b"garbage\\n\\xff\\n\\n[]\\n{line(1)}\\n"); tell(b"{line(2)}\\n{{}}\\n{line(3)}")',
    )
    program.start()
    assert [report.line for report in program.ends() if isinstance(report, e.LineReached)] == [1, 2]


def test_a_long_report_comes_whole_and_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program(
        monkeypatch,
        r"""
text = b'x' * 30_000_000
data = memoryview(b'{"type":"Printed","time":1.0,"program":"client","text":"' + text + b'"}\n')
while data: data = data[os.write(1, data):]
""",
    )
    began = time.monotonic()
    program.start()
    (report,) = program.ends()
    assert isinstance(report, e.Printed)
    assert len(report.text) == 30_000_000
    assert time.monotonic() - began < GRACE  # each piece copied once, not all of it for every piece


def test_a_program_with_half_a_report_under_way_is_not_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program(
        monkeypatch,
        f'tell(b"{line(1, 2.5)}\\n{line(2, 3.0)}"[:-3]); sys.stdin.buffer.read()',
    )
    assert program.process.complete_until() == float("inf")
    program.start()
    assert isinstance(program.hears(), e.LineReached)
    in_time(lambda: program.process.complete_until() == 2.5)
    program.process.close()
    assert program.process.complete_until() == 2.5


def test_reports_without_a_time_are_handed_over_too(monkeypatch: pytest.MonkeyPatch) -> None:
    ready = r"{\"type\":\"Ready\",\"address\":{\"host\":\"127.0.0.1\",\"port\":7}}"
    program = Program(monkeypatch, f'tell(b"{ready}\\n")')
    program.start()
    (report,) = program.ends()
    assert isinstance(report, Ready)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups here")
def test_what_a_program_leaves_behind_in_its_group_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard forbids it; should one be started all the same, it must not keep the run from ending."""
    program = Program(
        monkeypatch,
        "import subprocess\n"
        "left = subprocess.Popen([sys.executable, '-c', 'import signal; signal.pause()'])\n"
        'tell(f\'{{"type":"LineReached","time":1.0,"program":"client","line":{left.pid}}}\\n\'.encode())',
    )
    program.start()
    report = program.hears()
    assert isinstance(report, e.LineReached)
    assert is_gone(program.process.pid)
    in_time(program.process.drained)
    assert is_gone(report.line)
    program.process.close()


def test_read_line_takes_a_line_in_pieces_and_stops_at_its_end() -> None:
    reader, writer = os.pipe()
    os.write(writer, b"one")
    os.write(writer, b" line\n")
    assert read_line(reader) == b"one line\n"
    os.write(writer, b"half")
    os.close(writer)
    assert read_line(reader) == b"half"
    assert read_line(reader) == b""
    os.close(reader)
