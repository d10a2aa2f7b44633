from __future__ import annotations

from sim.network.tcp.timers import Timer, Timers


def test_timers_run_out_in_order_of_time_and_once() -> None:
    timers = Timers()
    timers.set(Timer.PERSIST, 3.0)
    timers.set(Timer.DELAYED_ACK, 1.0)
    assert timers.deadline == 1.0
    assert timers.take_due(0.9) is None
    assert timers.take_due(5.0) is Timer.DELAYED_ACK
    assert timers.take_due(5.0) is Timer.PERSIST
    assert timers.take_due(5.0) is None
    assert timers.deadline is None


def test_setting_again_moves_and_stopping_twice_does_no_harm() -> None:
    timers = Timers()
    timers.set(Timer.TIME_WAIT, 1.0)
    timers.set(Timer.TIME_WAIT, 9.0)
    assert timers.by_name() == {"time-wait": 9.0}
    timers.stop(Timer.TIME_WAIT)
    timers.stop(Timer.TIME_WAIT)
    assert not timers.runs(Timer.TIME_WAIT)


def test_stopping_all_leaves_none() -> None:
    timers = Timers()
    for timer in Timer:
        timers.set(timer, 1.0)
    assert len(timers.by_name()) == len(Timer)
    timers.stop_all()
    assert timers.deadline is None
