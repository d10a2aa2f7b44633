from __future__ import annotations

from sim.concurrency.interleaver.witness import follow, simplified
from tests.sim.concurrency.interleaver.toys import Toy, locked_update, lost_update, one_lock


def test_a_schedule_is_followed_and_then_gone_on_with() -> None:
    run = follow(lost_update(2), (1,))
    assert run is not None
    assert run.schedule == (1, 1, 0, 0)


def test_what_is_not_possible_is_refused() -> None:
    assert follow(one_lock(2), (0, 1)) is None
    assert follow(lost_update(2), (0, 0, 0)) is None


def test_needless_switches_go_and_the_end_stays() -> None:
    toy = Toy([[("read", "n", "t"), ("read", "m", "u"), ("write", "n", "t", -1)]] * 2, n=10)
    wild = follow(toy, (0, 1, 0, 1, 0, 1))
    assert wild is not None
    simple = simplified(toy, wild, lambda run: run.ending == wild.ending)
    assert (wild.switches, simple.switches) == (5, 2)
    assert simple.ending == wild.ending


def test_what_cannot_be_simpler_stays() -> None:
    run = follow(locked_update(2), (0,))
    assert run is not None
    assert simplified(locked_update(2), run, lambda other: True) == run
