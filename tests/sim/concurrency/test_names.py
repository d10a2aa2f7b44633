from __future__ import annotations

from sim.concurrency.names import key_of, mentioned, readable, short_name, workers
from tests.sim.concurrency.acts import deadlock, race


def test_names_that_python_gave_are_shortened_and_others_kept() -> None:
    world = race().world
    assert [short_name(world, thread) for thread in (0, 1, 2, 7)] == ["main", "T1", "T2", "T7"]
    assert short_name(deadlock().world, 2) == "Bo"


def test_workers_are_all_but_the_main_thread() -> None:
    assert workers(race().world) == (1, 2)


def test_steps_mention_threads_by_number() -> None:
    world = deadlock().world
    assert readable(world, "join thread 1, thread 2") == "join Ann, Bo"
    assert readable(world, "n = 9") == "n = 9"
    assert mentioned(("lock", "thread 2", "thread 13")) == (2, 13)


def test_the_key_is_shown_where_the_name_does_not_tell_it() -> None:
    assert [key_of(race().world, thread) for thread in (0, 1, 12)] == ["0", "", ""]
    assert key_of(deadlock().world, 2) == "2"
