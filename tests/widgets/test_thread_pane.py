from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from sim.concurrency.events import Kind, State, StateChanged, Stepped, ThreadFailed
from tests.finding import the
from tests.sim.concurrency.acts import RACE, race
from widgets.code_view import CodeView
from widgets.theme import PROJECTOR
from widgets.thread_pane import ThreadPane


@pytest.fixture
def pane(qtbot: QtBot) -> ThreadPane:
    pane = ThreadPane(1)
    qtbot.addWidget(pane)
    pane.resize(260, 330)
    pane.show()
    return pane


def marked(view: CodeView) -> str:
    return view._source.splitlines()[view._line - 1] if view._line else ""


def test_it_shows_the_function_with_line_instruction_and_state(pane: ThreadPane) -> None:
    pane.show_world(race(2).world)
    assert pane.title.text() == "T1  task()"
    assert pane.chip.state is State.READY
    assert marked(pane.code) == "    n = temp - 1"
    assert marked(pane.bytecode) == "STORE_GLOBAL n"
    assert [row.value for row in pane.locals.rows] == ["10"]
    assert "ready" in pane.accessibleDescription()


def test_who_has_done_its_last_line_stands_at_none(pane: ThreadPane) -> None:
    pane.show_world(race(2).world.after(StateChanged(9.0, 1, State.WAITING, is_at_end=True)))
    assert pane.chip.text == "at its end"
    assert marked(pane.code) == marked(pane.bytecode) == ""
    assert pane.code._line == len(pane.code._source.splitlines()) > 1
    assert "done its last line" in pane.chip.toolTip()


def test_before_a_run_it_shows_the_program(pane: ThreadPane) -> None:
    pane.set_program(RACE)
    assert pane.code._source == RACE
    assert marked(pane.code) == ""


@pytest.mark.parametrize("part", ["pane", "code", "bytecode"])
def test_a_click_anywhere_is_the_wish_to_advance(qtbot: QtBot, pane: ThreadPane, part: str) -> None:
    pane.show_world(race(2).world)
    widget = pane if part == "pane" else getattr(pane, part).viewport()
    with qtbot.waitSignal(pane.advance_requested) as wish:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert wish.args == [1]


def test_enter_is_that_wish_too(qtbot: QtBot, pane: ThreadPane) -> None:
    with qtbot.waitSignal(pane.advance_requested):
        QTest.keyClick(pane, Qt.Key.Key_Return)


def test_where_there_is_no_height_the_bytecode_gives_way(pane: ThreadPane) -> None:
    pane.show_world(race(2).world)
    assert pane.bytecode.isVisible()
    pane.resize(260, 160)
    assert not pane.bytecode.isVisible()


def test_it_can_be_projected(pane: ThreadPane) -> None:
    pane.set_theme(PROJECTOR)
    assert pane.title.font().pixelSize() >= 22


def test_its_button_can_be_pressed_while_it_could_step(qtbot: QtBot, pane: ThreadPane) -> None:
    button = the(QToolButton, pane, "turn_1")
    assert not button.isEnabled()
    pane.set_turn(True)
    with qtbot.waitSignal(pane.advance_requested) as wish:
        button.click()
    assert wish.args == [1]


def test_an_error_is_marked_on_its_line_and_told_in_full(pane: ThreadPane) -> None:
    long = "a message of more words than a sentence under the stage has room for, to its very last: end"
    play = race(4)
    play.happens(ThreadFailed(play.time, 1, 8, "ValueError", long))
    play.steps(1, Kind.END, "end", 0)
    pane.show_world(play.world)
    assert pane.code._is_failed
    assert marked(pane.code).strip() == RACE.splitlines()[7].strip()
    assert "to its very last: end" in pane.toolTip()
    assert "ValueError" in pane.chip.toolTip()


def test_it_is_pointed_at_when_its_thread_steps(pane: ThreadPane) -> None:
    play = race(3)
    pane.show_world(play.world)
    steps = [event for event in play.timeline.events if isinstance(event, Stepped)]
    assert [bool(pane.spots(play.world, [step])) for step in steps] == [step.thread == 1 for step in steps]
