"""How runs of threads are told, step after step."""

from __future__ import annotations

from app.files import KINDS
from app.thread_telling import THREADS
from tests.app.test_step_csv import events
from tests.sim.concurrency.interleaver.scripts import LOCKED


def test_a_step_is_told_with_all_that_it_has_changed() -> None:
    """That a lock is free is an event of its own, after the release and at its time."""
    told = [str(moment.sentence) for moment in THREADS.moments(events(LOCKED, (0, 0, 1, 1, 1, 1)))]
    assert told[6] == "T1 releases lock. T2 can have it now."


def test_time_is_counted_in_steps() -> None:
    assert THREADS.clock(3.5) == "step 3"


def test_threads_have_no_packets_to_save() -> None:
    assert set(KINDS) - set(THREADS.endings) == {"pcapng"}
