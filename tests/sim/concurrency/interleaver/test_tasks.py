from __future__ import annotations

import _thread

import pytest

from sim.concurrency.interleaver.controlled import Kind, Operation
from sim.concurrency.interleaver.tasks import Pool, Task, current, here

READ_A = Operation(Kind.READ, frozenset("a"), frozenset(), 3)
READ_B = Operation(Kind.READ, frozenset("b"))
WRITE_A = Operation(Kind.WRITE, frozenset(), frozenset("a"))


def test_exactly_one_runs_and_the_baton_comes_back() -> None:
    pool, told = Pool(), list[str]()
    worker = pool.worker(0)
    task = Task(0, None, worker)

    def job() -> None:
        assert here() is task
        told.append("one")
        pool.stop(worker)
        told.append("two")

    worker.job, worker.task = job, task
    assert pool.let(worker, 5.0)
    assert told == ["one"]
    assert pool.let(worker, 5.0)
    assert told == ["one", "two"]
    assert worker.task is None
    pool.close()


def test_who_does_not_come_back_is_noticed() -> None:
    pool = Pool()
    worker = pool.worker(0)
    gate = _thread.allocate_lock()
    gate.acquire()
    worker.job, worker.task = (lambda: [gate.acquire()].clear()), Task(0, None, worker)
    assert not pool.let(worker, 0.05)
    gate.release()
    assert pool.hub.acquire(timeout=5.0)
    pool.close()


def test_several_accesses_make_one_operation() -> None:
    pool = Pool()
    task = Task(1, None, pool.worker(0))
    task.begin(READ_A)
    task.add(READ_B)
    assert task.done() == Operation(Kind.READ, frozenset("ab"), frozenset(), 3)
    task.add(WRITE_A)
    assert task.done() == Operation(Kind.UPDATE, frozenset("ab"), frozenset("a"), 3)
    pool.close()


def test_outside_of_a_program_there_is_no_task() -> None:
    assert here() is None
    with pytest.raises(RuntimeError, match="belongs to a program under control"):
        current()
