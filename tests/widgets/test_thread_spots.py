from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sim.concurrency.events import Deadlocked, Kind
from tests.sim.concurrency.acts import Acts, deadlock, race
from widgets.thread_spots import spots
from widgets.threads_stage import ThreadsStage


@pytest.fixture
def stage(qtbot: QtBot) -> ThreadsStage:
    stage = ThreadsStage()
    qtbot.addWidget(stage)
    stage.resize(900, 520)
    with qtbot.waitExposed(stage):
        stage.show()
    return stage


def shown(stage: ThreadsStage, play: Acts) -> list[QRect]:
    stage.show_world(play.world, play.time)
    return spots(stage, play.world)


def place_of(stage: ThreadsStage, part: QWidget | None) -> QRect:
    assert part is not None
    return QRect(part.mapTo(stage, part.rect().topLeft()), part.size())


def test_a_write_is_pointed_at_in_its_thread_and_in_the_variable(stage: ThreadsStage) -> None:
    play = race(3)
    thread, variable = shown(stage, play)
    assert thread == place_of(stage, stage.part_of(play.world.strip[-1].thread))
    assert variable == place_of(stage, stage.middle.shared)


def test_a_lock_is_pointed_at_where_it_stands(stage: ThreadsStage) -> None:
    play = Acts("").makes(1, "eat").locks("fork", owner=1).locks("spoon")
    play.steps(1, Kind.ACQUIRE, "acquire fork", 1, "fork")
    places = shown(stage, play)
    locks = place_of(stage, stage.middle.locks)
    assert any(locks.contains(place) and place.height() < locks.height() for place in places)


def test_in_a_deadlock_all_of_the_ring_are_pointed_at(stage: ThreadsStage) -> None:
    play = deadlock()
    ended = play.world.after(Deadlocked(play.time, {1: "fork", 2: "noodles"}, (1, 2)))
    stage.show_world(ended, play.time)
    assert spots(stage, ended) == [place_of(stage, stage.part_of(thread)) for thread in (1, 2)]


def test_what_is_not_in_sight_is_not_pointed_at(stage: ThreadsStage) -> None:
    play = race(3)
    stage.show_world(play.world, play.time)
    stage.middle.shared.hide()
    assert len(spots(stage, play.world)) == 1
    nothing = play.timeline.world_after(0)
    stage.show_world(nothing, 0.0)
    assert spots(stage, nothing) == []


def test_where_nothing_else_is_in_sight_the_step_itself_is_pointed_at(stage: ThreadsStage) -> None:
    play = race(0)
    (place,) = shown(stage, play)
    assert place == place_of(stage, stage.part_of(0))
    stage.part_of(0).hide()  # type: ignore[union-attr]
    (place,) = spots(stage, play.world)
    assert QRect(stage.strip.pos(), stage.strip.size()).contains(place)
    assert place.center().y() < stage.strip.geometry().center().y()
