from __future__ import annotations

from math import inf
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sim.concurrency.events import Kind
from tests.sim.concurrency.acts import Acts, race
from widgets.theme import GREEN, YELLOW
from widgets.thread_strip import ThreadStrip


@pytest.fixture
def strip(qtbot: QtBot) -> ThreadStrip:
    strip = ThreadStrip()
    qtbot.addWidget(strip)
    strip.resize(760, 140)
    strip.show()
    return strip


def long_run(steps: int) -> Acts:
    play = race(0)
    for number in range(steps):
        play.steps(1 + number % 2, Kind.WRITE, "n = 9", 9, "n")
    return play


def colour_of(strip: ThreadStrip, step: int) -> str:
    box = strip.layout_now.box(strip._whole.strip[step])
    return strip.viewport().grab().toImage().pixelColor(round(box.left() + 6), round(box.top() + 6)).name()


def test_done_steps_are_filled_by_kind_and_those_to_come_are_not(strip: ThreadStrip) -> None:
    play, whole = race(3), race(6).world
    strip.show_world(play.world, play.time, whole)
    assert colour_of(strip, 2) == GREEN.fill.name()
    assert colour_of(strip, 4) == YELLOW.fill.name()
    assert colour_of(strip, 6) != YELLOW.fill.name()


def test_a_click_on_a_block_asks_for_its_moment(qtbot: QtBot, strip: ThreadStrip) -> None:
    play = race()
    strip.show_world(play.world, play.time)
    place = strip.layout_now.box(play.world.strip[4]).center().toPoint()
    with qtbot.waitSignal(strip.time_requested) as wish:
        QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wish.args == [5.0]
    with qtbot.assertNotEmitted(strip.time_requested):
        QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_steps_in_words(strip: ThreadStrip) -> None:
    play = race()
    strip.show_world(play.world, play.time)
    assert strip.step_text(play.world.strip[4]) == "step 5: T2, write: n = 9 (line 9)"
    assert strip.accessibleDescription().startswith("step 8: T1, end")


def test_a_thousand_steps_are_quick_and_the_newest_is_in_sight(strip: ThreadStrip) -> None:
    play = long_run(1000)
    whole = play.world
    begun = perf_counter()
    for time in range(10, 1000, 50):
        strip.show_world(play.timeline.world_at(float(time)), float(time), whole)
        strip.grab()
        assert 0 <= strip.layout_now.x_of(float(time)) <= strip.viewport().width()
    assert (perf_counter() - begun) / 20 < 0.1


def test_ctrl_and_the_wheel_zoom_within_limits(strip: ThreadStrip) -> None:
    strip.show_world(long_run(200).world, 100.0)
    before = strip.layout_now.column
    turn_wheel(strip, 120)
    assert strip.layout_now.column > before
    for _ in range(40):
        turn_wheel(strip, -120)
    assert 20 < strip.layout_now.column < before


def turn_wheel(strip: ThreadStrip, angle: int) -> None:
    event = QWheelEvent(
        QPointF(300, 50), QPointF(300, 50), QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    strip.wheelEvent(event)


def test_an_older_end_says_nothing_about_what_is_shown(strip: ThreadStrip) -> None:
    strip.show_world(race(6).world, 8.0, race(2).world)
    assert len(strip.layout_now.steps) == 8


def test_what_is_to_be_guessed_is_not_shown_and_keeps_its_place(strip: ThreadStrip) -> None:
    play, whole = race(3), race(6).world
    strip.show_world(play.world, play.time, whole)
    column, place = strip.layout_now.column, strip.layout_now.box(whole.strip[5]).center()
    strip.hide_after(play.time + 1)
    assert list(strip.layout_now.steps) == list(play.world.strip)
    assert strip.layout_now.column == column
    assert strip.layout_now.step_at(place) is None
    strip.hide_after(inf)
    assert strip.layout_now.step_at(place) is whole.strip[5]


def test_a_moment_stands_at_the_same_place_wherever_it_was_come_from(strip: ThreadStrip) -> None:
    play = long_run(300)
    places: dict[float, float] = {}
    for time in (10.0, 100.0, 200.0, 100.0, 10.0, 290.0, 200.0):
        strip.show_world(play.timeline.world_at(time), time, play.world)
        place = strip.layout_now.x_of(time)
        assert places.setdefault(time, place) == place


def test_where_not_all_threads_have_room_the_others_are_seen_whole(strip: ThreadStrip) -> None:
    play = race()
    for thread in range(3, 12):
        play.makes(thread, "task")
    strip.resize(760, 100)
    strip.show_world(play.world, play.time)
    rows = strip.viewport().height() / strip.layout_now.row
    assert rows >= 3
    assert rows % 1 < 0.5


def test_few_more_steps_than_have_room_are_narrower_so_that_all_are_seen(strip: ThreadStrip) -> None:
    for count, scrolls in ((2, False), (4, False), (40, True)):
        play = long_run(count)
        strip.show_world(play.world, play.time)
        assert (strip.horizontalScrollBar().maximum() > 0) == scrolls


def test_the_name_of_a_thread_lets_it_step(qtbot: QtBot, strip: ThreadStrip) -> None:
    play = race()
    strip.show_world(play.world, play.time)
    before = strip.viewport().grab().toImage()
    strip.set_turns((2,))
    assert strip.viewport().grab().toImage() != before, "that it could step is to be seen"
    place = QPoint(20, round(strip.layout_now.box(play.world.strip[4]).center().y()))
    with qtbot.waitSignal(strip.advance_requested) as wish:
        QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wish.args == [2]
    assert strip._tip_at(QPointF(place)) == "Let T2 step"
