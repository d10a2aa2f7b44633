from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from sim.concurrency.events import LockChanged, Stepped
from sim.concurrency.world import World
from tests.sim.concurrency.acts import deadlock, philosophers
from widgets.lock_panel import LockPanel, icon_of
from widgets.theme import LIGHT


@pytest.fixture
def panel(qtbot: QtBot) -> LockPanel:
    panel = LockPanel()
    qtbot.addWidget(panel)
    panel.resize(260, 110)
    return panel


def test_owner_and_queue_of_each(panel: LockPanel) -> None:
    panel.show_world(deadlock().world)
    assert panel.accessibleDescription() == (
        "noodles (Lock): held by Ann waiting: Bo; fork (Lock): held by Bo waiting: Ann"
    )


def test_before_the_first_one_it_says_that_there_is_none(panel: LockPanel) -> None:
    panel.show_world(World())
    assert panel.accessibleDescription() == "No lock or queue is there yet."
    image = panel.grab().toImage()
    inside = {image.pixelColor(x, y).name() for x in range(20, 240) for y in range(20, 90)}
    assert LIGHT.muted.name() in inside


@pytest.mark.parametrize(
    ("lock", "text"),
    [
        (LockChanged(0.0, "l", "Lock"), "free"),
        (LockChanged(0.0, "l", "RLock", 1, 3), "held by Ann, 3 times over"),
        (LockChanged(0.0, "q", "Queue", value="[1, 2]"), "[1, 2]"),
    ],
)
def test_who_has_it_or_what_it_holds(panel: LockPanel, lock: LockChanged, text: str) -> None:
    panel.show_world(deadlock().world)
    assert panel.owner_text(lock) == text


def test_a_lock_is_shut_while_it_is_held_and_others_have_their_own_symbol() -> None:
    assert icon_of(LockChanged(0.0, "l", "Lock", 1)) == "lock"
    assert icon_of(LockChanged(0.0, "l", "Lock")) == "lock-open"
    assert icon_of(LockChanged(0.0, "s", "Semaphore")) == "ticket"


def test_where_not_all_have_room_those_that_matter_come_first(panel: LockPanel) -> None:
    panel.show_world(philosophers(7, stuck=False).world)
    assert len(panel.locks) == 7
    assert [lock.name for lock in panel.locks][:2] == ["forks[1]", "forks[0]"]


def test_who_waits_stands_out(panel: LockPanel) -> None:
    panel.show_world(deadlock().world)
    image = panel.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert LIGHT.warn.name() in colours


def test_each_lock_in_sight_has_a_place_of_its_own(panel: LockPanel) -> None:
    panel.show_world(deadlock().world)
    noodles, fork = panel.place_of("noodles"), panel.place_of("fork")
    assert panel.rect().contains(noodles)
    assert noodles.bottom() <= fork.top()
    assert panel.place_of("spoon").isEmpty()
    panel.show_world(philosophers(7, stuck=False).world)
    assert not panel.place_of("forks[1]").isEmpty()
    assert panel.place_of("forks[6]").isEmpty()


def test_a_lock_that_a_step_touches_is_pointed_at(panel: LockPanel) -> None:
    play = deadlock()
    panel.show_world(play.world)
    step = [event for event in play.timeline.events if isinstance(event, Stepped)][-1]
    (place,) = panel.spots(play.world, [step])
    assert place == panel.place_of("fork") != panel.place_of("noodles")
