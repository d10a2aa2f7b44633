from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sim.network.events import Printed
from sim.network.framing_costs import Measurement
from tests.finding import the
from tests.sim.network.play import Play
from tests.sim.network.test_tapes import stream
from widgets.framing_stage import FramingStage
from widgets.theme import PROJECTOR


@pytest.fixture
def stage(qtbot: QtBot) -> FramingStage:
    widget = FramingStage()
    qtbot.addWidget(widget)
    widget.set_programs({"client": "c = 1\n", "server": "s = 1\n"})
    widget.resize(1200, 600)
    widget.show()
    return widget


def turn(stage: FramingStage, page: str) -> None:
    the(QPushButton, stage, f"framing_page_{page}").click()


def test_the_messages_of_the_moment_are_shown(stage: FramingStage) -> None:
    play = Play().opens().starts("client")
    play.happens(Printed(play.time, "client", "b'hi'\n"))
    stage.show_world(play.world, play.time)
    assert stage.table.rows.rowCount() == 1


def test_with_room_the_ladder_stands_above_the_messages_and_without_it_has_a_page(stage: FramingStage) -> None:
    assert stage.table.isVisible()
    assert stage.ladder.isVisible()
    stage.resize(1200, 300)
    assert not stage.ladder.isVisible()
    turn(stage, "packets")
    assert stage.ladder.isVisible()
    assert not stage.table.isVisible()


def test_the_costs_take_the_whole_stage_and_give_it_back(stage: FramingStage, qtbot: QtBot) -> None:
    turn(stage, "costs")
    assert stage.chart is not None
    assert stage.chart.isVisible()
    assert not stage.panes["client"].isVisible()
    with qtbot.waitSignal(stage.measure_requested):
        the(QPushButton, stage.chart, "measure_button").click()
    turn(stage, "messages")
    assert stage.panes["client"].isVisible()


def test_the_bytes_take_the_whole_stage_and_are_of_the_moment(stage: FramingStage, qtbot: QtBot) -> None:
    play = stream([b"hello"], [])
    stage.show_world(play.world, play.time)
    assert stage.tapes.view.length == 0
    turn(stage, "bytes")
    assert stage.tapes.view.length == 5
    assert not stage.panes["client"].isVisible()
    more = stream([b"hello", b"you"], [])
    stage.show_world(more.world, more.time)
    assert stage.tapes.view.length == 8
    before = stage.tapes.view.frame.cell
    with qtbot.assertNotEmitted(stage.zoom_requested), qtbot.assertNotEmitted(stage.unzoom_requested):
        stage.zoom(-1.0)
        stage.zoom(1.0)
        assert stage.tapes.view.frame.cell == before
        stage.zoom(1.0)
        stage.unzoom()
    assert stage.tapes.view.frame.cell == before
    with qtbot.waitSignal(stage.packet_selected):
        stage.tapes.view.packet_selected.emit(4)
    turn(stage, "messages")
    with qtbot.waitSignals([stage.zoom_requested, stage.unzoom_requested]):
        stage.zoom(1.0)
        stage.unzoom()


def test_programs_that_come_while_the_costs_are_shown_stay_hidden(stage: FramingStage) -> None:
    turn(stage, "costs")
    stage.set_programs({"client": "c = 2\n", "server": "s = 2\n"})
    assert not stage.panes["client"].isVisible()


class Showings(QObject):
    """Counts how often something is shown."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Show
        return False


def test_while_the_costs_are_shown_no_size_brings_a_program_back_for_a_moment(stage: FramingStage) -> None:
    turn(stage, "costs")
    showings = Showings()
    stage.panes["client"].installEventFilter(showings)
    for width in (1000, 740, 1200):
        stage.resize(width, 500)
        QApplication.processEvents()
    assert showings.count == 0


def test_a_measurement_is_shown_wherever_it_is_looked_at(stage: FramingStage) -> None:
    stage.show_measurement(Measurement(total=40))
    assert stage.chart is None
    stage.set_theme(PROJECTOR)
    stage.show_measurement(Measurement(total=40, is_running=True))
    assert stage.choice.value == "costs"
    assert stage.chart is not None
