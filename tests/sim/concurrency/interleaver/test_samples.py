from __future__ import annotations

from sim.concurrency.interleaver.samples import BY_CHANCE, driven, loop_in, samples
from tests.sim.concurrency.interleaver.toys import Toy, locked_update, lost_update, polite


def test_they_show_very_different_ends() -> None:
    found = {run.ending.values["n"] for run in samples(lost_update(10), 100)}
    assert found == set("0123456789")


def test_they_are_the_same_every_time() -> None:
    first, second = ([run.schedule for run in samples(lost_update(3), 100)] for _ in range(2))
    assert first == second
    assert len(first) > BY_CHANCE


def test_a_run_that_does_not_end_is_left_out() -> None:
    assert driven(Toy([[("acq", "L"), ("rel", "L", "again")]]), lambda enabled: enabled[0], 20) is None


def test_a_loop_in_which_everybody_steps_is_found() -> None:
    assert set(loop_in(polite(), 100).schedule) == {0, 1}
    assert loop_in(locked_update(2), 100).schedule == ()
    assert loop_in(Toy([[("acq", "L"), ("acq", "L")]]), 100).schedule == ()
