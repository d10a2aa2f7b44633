from __future__ import annotations

from sim.concurrency.interleaver.controlled import Kind, Operation
from sim.concurrency.interleaver.happens_before import History, depend

READ, OTHER_READ = Operation(Kind.READ, reads=frozenset("n")), Operation(Kind.READ, reads=frozenset("m"))
WRITE = Operation(Kind.WRITE, writes=frozenset("n"))


def test_only_a_write_makes_two_depend() -> None:
    assert depend(READ, WRITE)
    assert depend(WRITE, READ)
    assert depend(WRITE, WRITE)
    assert not depend(READ, READ)
    assert not depend(OTHER_READ, WRITE)


def test_a_read_happens_after_the_write_that_it_sees() -> None:
    history = History()
    write = history.add(1, WRITE)
    history.add(2, OTHER_READ)
    assert not write.is_before(history.clock_of(2))
    read = history.add(2, READ)
    assert write.is_before(read.clock)
    assert read.clock == {1: 1, 2: 2}


def test_two_reads_are_in_no_order() -> None:
    history = History()
    first, second = history.add(1, READ), history.add(2, READ)
    assert not first.is_before(second.clock)
    assert history.dependent(WRITE) == [1, 0]
    assert history.dependent(READ) == []


def test_a_thread_begins_after_the_step_that_started_it() -> None:
    history = History()
    start = history.add(0, OTHER_READ, started=(1,))
    assert start.is_before(history.clock_of(1))


def test_it_can_be_built_from_the_steps_of_another() -> None:
    history = History()
    for thread, operation in ((1, WRITE), (2, READ), (1, WRITE)):
        history.add(thread, operation)
    again = History(history.steps[:2])
    assert again.add(1, WRITE) == history.steps[2]
