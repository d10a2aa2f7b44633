from __future__ import annotations

from sim.concurrency.interleaver.runs import switches_in


def test_a_switch_is_a_step_of_another_thread_than_before() -> None:
    assert [switches_in(schedule) for schedule in ((), (0,), (0, 0), (0, 1), (0, 1, 1, 0))] == [0, 0, 0, 1, 2]
