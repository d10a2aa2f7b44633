from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sim.concurrency.events import Stepped
from sim.concurrency.world import World
from tests.sim.concurrency.acts import RACE, Acts, philosophers, race
from widgets.theme import DARK, LIGHT, PROJECTOR, Theme
from widgets.thread_outcome_row import OutcomeRow
from widgets.thread_outcomes import Outcome, Report
from widgets.thread_pane import ThreadPane
from widgets.thread_row import ThreadRow
from widgets.threads_stage import ThreadsStage


@pytest.fixture
def stage(qtbot: QtBot) -> ThreadsStage:
    stage = ThreadsStage()
    qtbot.addWidget(stage)
    stage.resize(780, 470)
    stage.show()
    return stage


def shows(stage: ThreadsStage, play: Acts) -> None:
    stage.show_world(play.world, play.time)


def panes(stage: ThreadsStage) -> list[int]:
    return sorted(pane.number for pane in stage.findChildren(ThreadPane) if pane.isVisible())


def rows(stage: ThreadsStage) -> list[int]:
    return sorted(row.number for row in stage.findChildren(ThreadRow) if row.isVisible())


def test_two_threads_have_panes_and_the_main_one_a_row(stage: ThreadsStage) -> None:
    shows(stage, race())
    assert (panes(stage), rows(stage)) == ([1, 2], [0])


def test_of_many_threads_the_one_that_ran_last_is_large(stage: ThreadsStage) -> None:
    play = philosophers()
    shows(stage, play)
    assert (panes(stage), rows(stage)) == ([5], [0, 1, 2, 3, 4, 5])
    stage.show_world(play.timeline.world_at(7.0), 7.0)
    assert panes(stage) == [2]


def test_a_wide_stage_has_room_for_more_panes(stage: ThreadsStage) -> None:
    play = race().makes(3, "task")
    shows(stage, play)
    assert len(panes(stage)) == 1
    stage.resize(1500, 800)
    assert panes(stage) == [1, 2, 3]


def test_before_the_run_there_is_the_program(stage: ThreadsStage) -> None:
    stage.set_program(RACE)
    stage.show_world(World(), 0.0)
    assert panes(stage) == [0]


def test_threads_that_are_still_to_come_have_their_place_if_the_end_is_known(stage: ThreadsStage) -> None:
    play = race()
    stage.set_whole(play.world)
    stage.show_world(play.timeline.world_at(0.0), 0.0)
    assert panes(stage) == [1, 2]
    assert len(stage.strip.layout_now.steps) == 8
    stage.set_whole(World())
    stage.show_world(play.timeline.world_at(0.0), 0.0)
    assert panes(stage) == [0]


@pytest.mark.parametrize("width", [780, 1500])
def test_a_thread_that_is_still_to_be_made_has_the_name_that_it_will_have(stage: ThreadsStage, width: int) -> None:
    play, names = Acts(RACE), ("Ann", "Bo", "Cy")
    for number, name in enumerate(names, 1):
        play.makes(number, "task", name)
    stage.resize(width, 800)
    stage.set_whole(play.world)
    stage.show_world(play.timeline.world_after(2), 0.0)
    parts = {number: part.accessibleName() for number in (1, 2, 3) if (part := stage.part_of(number)) is not None}
    for number, name in enumerate(names, 1):
        assert parts[number].startswith(f"Thread {name}")
    if width < 1000:
        assert all(said.endswith("not made yet") for said in parts.values())
        stage.show_world(play.world, play.time)
        assert all(row.accessibleName().endswith("ready") for row in stage.findChildren(ThreadRow) if row.number)


def test_wishes_come_from_panes_rows_and_numbers(qtbot: QtBot, stage: ThreadsStage) -> None:
    shows(stage, race(2))
    pane = next(pane for pane in stage.findChildren(ThreadPane) if pane.number == 2)
    row = next(row for row in stage.findChildren(ThreadRow) if row.number == 0)
    with qtbot.waitSignal(stage.advance_requested) as wish:
        QTest.mouseClick(pane, Qt.MouseButton.LeftButton)
    assert wish.args == [2]
    with qtbot.waitSignal(stage.advance_requested) as wish:
        row.click()
    assert wish.args == [0]


def test_moments_and_outcomes_can_be_chosen(qtbot: QtBot, stage: ThreadsStage) -> None:
    play = race()
    stage.set_report(Report((Outcome("n = 9", 18, False, "lost"),)))
    shows(stage, play)
    with qtbot.waitSignal(stage.outcome_chosen) as chosen:
        next(iter(stage.findChildren(OutcomeRow))).click()
    assert chosen.args == ["lost"]
    place = stage.strip.layout_now.box(play.world.strip[3]).center().toPoint()
    with qtbot.waitSignal(stage.time_requested) as wish:
        QTest.mouseClick(stage.strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wish.args == [4.0]


def test_a_projected_window_is_large_enough(stage: ThreadsStage) -> None:
    stage.set_theme(PROJECTOR)
    stage.resize(1240, 426)
    stage.set_report(Report((Outcome("n = 8", 2, True, "a"), Outcome("n = 9", 18, False, "b")), "exhausted", "All."))
    stage.set_verdict("should be 8: an update was lost")
    shows(stage, race())
    assert stage.minimumSizeHint().height() <= 426
    assert stage.strip.isVisible()


@pytest.mark.parametrize("theme", [LIGHT, PROJECTOR])
def test_however_much_there_is_to_show_the_window_need_not_grow(stage: ThreadsStage, theme: Theme) -> None:
    stage.set_theme(theme)
    before = stage.minimumSizeHint().height()
    outcomes = tuple(Outcome(f"n = {number}", 1, True, str(number)) for number in range(60))
    stage.set_report(Report(outcomes, "exhausted", "All of them were tried, and this is a long sentence. " * 3))
    shows(stage, philosophers())
    assert stage.minimumSizeHint().height() == before <= 340


def test_a_projected_table_takes_the_room_of_the_strip(stage: ThreadsStage) -> None:
    stage.set_theme(PROJECTOR)
    stage.resize(1240, 426)
    shows(stage, philosophers())
    assert stage.middle.view == "table"
    assert not stage.strip.isVisible()
    stage.middle.choose("shared")
    assert stage.strip.isVisible()


def test_every_part_takes_the_theme(stage: ThreadsStage) -> None:
    stage.set_theme(DARK)
    shows(stage, race())
    image = stage.strip.viewport().grab().toImage()
    assert image.pixelColor(2, 2) == DARK.surface


def test_where_there_is_hardly_any_room_threads_and_values_have_it(stage: ThreadsStage) -> None:
    shows(stage, race())
    assert stage.strip.isVisible()
    stage.setMinimumSize(1, 1)
    stage.resize(780, 140)
    assert not stage.strip.isVisible()
    assert stage.middle.shared.isVisible()
    stage.resize(780, 470)
    assert stage.strip.isVisible()


def test_each_thread_is_where_it_can_be_pointed_at(stage: ThreadsStage) -> None:
    shows(stage, race())
    assert isinstance(stage.part_of(1), ThreadPane)
    assert isinstance(stage.part_of(0), ThreadRow)
    assert stage.part_of(7) is None


def test_a_step_of_a_thread_that_nothing_shows_is_pointed_at_in_the_strip(stage: ThreadsStage) -> None:
    play = race(0)
    shows(stage, play)
    step = [event for event in play.timeline.events if isinstance(event, Stepped)][-1]
    part = stage.part_of(step.thread)
    assert part is not None
    assert part.isVisible()
    assert stage.spots(play.world, [step]) == []
    part.hide()
    (place,) = stage.spots(play.world, [step])
    assert QRect(stage.strip.pos(), stage.strip.size()).contains(place)
    assert place.width() < stage.width() / 4
    assert stage.spots(play.world, []) == []
