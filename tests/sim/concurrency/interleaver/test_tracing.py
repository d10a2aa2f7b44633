from __future__ import annotations

import _thread
from types import FrameType

from sim.concurrency.interleaver.accesses import Entry, entries_of
from sim.concurrency.interleaver.scan import NO_FACTS
from sim.concurrency.interleaver.tracing import tracing_for

CODE = compile("a = 1\nb = 2\na = 3\n", "program.py", "exec")
TABLE = {offset: entry for offset, entry in entries_of(CODE, NO_FACTS, True).items() if entry.instruction.argval == "a"}


def lines_of_a_thread(table: dict[int, Entry]) -> list[int]:
    """The lines announced while a thread of its own runs the program."""
    lines: list[int] = []

    def reached(frame: FrameType, entry: Entry) -> None:
        assert frame.f_code is CODE
        lines.append(entry.line)

    tracing = tracing_for({CODE: table}, reached)
    done = _thread.allocate_lock()
    done.acquire()

    def run() -> None:
        tracing.begin()
        exec(CODE, {})
        tracing.end()
        done.release()

    for _ in range(2):
        _thread.start_new_thread(run, ())
        assert done.acquire(timeout=10)
    tracing.replace({CODE: {}})
    _thread.start_new_thread(run, ())
    assert done.acquire(timeout=10)
    tracing.close()
    return lines


def test_what_is_in_the_table_is_announced_in_every_thread_each_time() -> None:
    assert lines_of_a_thread(TABLE) == [1, 3, 1, 3]


def test_what_is_not_is_not() -> None:
    assert lines_of_a_thread({}) == []
