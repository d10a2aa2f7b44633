from __future__ import annotations

from sim.concurrency.events import Kind, State, ThreadFailed
from sim.concurrency.world import Thread
from widgets.icons import svg
from widgets.thread_words import KIND_ICONS, STATE_LOOKS, kind_fill, kind_name, look_of, state_name, state_text


def test_every_state_has_a_symbol_of_its_own() -> None:
    looks = {(look.icon, look.is_filled) for look in STATE_LOOKS.values()}
    assert len(looks) == len(State)
    assert len({state_name(state) for state in State}) == len(State)


def test_every_kind_has_an_icon_of_its_own_and_a_name() -> None:
    assert set(KIND_ICONS) == set(Kind)
    assert len(set(KIND_ICONS.values())) == len(Kind)
    assert all(svg(name, "#000000") for name in KIND_ICONS.values())
    assert len({kind_name(kind) for kind in Kind}) == len(Kind)


def test_reads_and_writes_differ_in_colour() -> None:
    assert kind_fill(Kind.READ) != kind_fill(Kind.WRITE)


def test_a_thread_that_failed_shows_its_error() -> None:
    failed = Thread(1, "T1", state=State.DONE, failure=ThreadFailed(1.0, 1, 3, "ValueError", "no"))
    assert state_text(failed) == "ValueError"
    assert look_of(failed).icon == "triangle-alert"
    assert state_text(Thread(1, "T1", state=State.DONE)) == "done"


def test_main_says_at_its_end_what_it_waits_for() -> None:
    assert state_text(Thread(0, "MainThread", state=State.WAITING, is_at_end=True)) == "at its end"
    assert state_text(Thread(0, "MainThread", state=State.READY, is_at_end=True)) == "ready"
    failed = ThreadFailed(1.0, 0, 3, "ValueError", "no")
    assert state_text(Thread(0, "", state=State.WAITING, is_at_end=True, failure=failed)) == "ValueError"
