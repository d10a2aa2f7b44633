from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from sim.network.world import World
from tests.finding import the
from tests.sim.network.play import CLIENT as C
from tests.sim.network.play import SERVER as S
from tests.sim.network.play import Play
from tests.sim.network.test_datagrams import bound, reads, sends
from tests.sim.network.test_tapes import stream
from widgets.tapes_stage import TapesStage
from widgets.theme import DARK

TALK = stream([b"hello", b"bye"], [b"hellob"])


@pytest.fixture
def stage(qtbot: QtBot) -> TapesStage:
    stage = TapesStage()
    qtbot.addWidget(stage)
    stage.resize(740, 400)
    stage.show()
    return stage


def show(stage: TapesStage, play: Play) -> None:
    stage.show_world(play.world, play.time)


def test_before_the_first_byte_the_tapes_are_empty_and_say_so(stage: TapesStage) -> None:
    stage.show_world(World(), 0.0)
    assert "No byte" in stage.view.accessibleDescription()
    frame, image = stage.view.frame, stage.view.grab().toImage()
    for row in range(frame.rows):
        edge = {image.pixelColor(x, round(frame.top(row))).name() for x in range(300, 340)}
        assert len(edge) > 1, "an outline of dashes"
    show(stage, TALK)
    assert "No byte" not in stage.view.accessibleDescription()


def test_what_became_of_the_messages_is_said_beside_the_controls(stage: TapesStage) -> None:
    verdict = the(QLabel, stage, "tapes_verdict")
    show(stage, stream([b"hello"], []))
    assert not verdict.isVisible()
    show(stage, TALK)
    assert verdict.text() == "2 messages became 1 read: sticky, cut"
    stage.set_theme(DARK)
    assert DARK.error.name() in verdict.styleSheet()
    show(stage, stream([b"hello"], [b"hello"]))
    assert DARK.ok.name() in verdict.styleSheet()


def test_one_direction_alone_is_nothing_to_choose_from(stage: TapesStage) -> None:
    play = stream([b"hello"], [])
    one_way = play.world
    both = play.says(S, "PSH ACK", b"answer").world
    stage.show_world(both, 1.0)
    the(QPushButton, stage, "tapes_way_back").click()
    stage.show_world(one_way, 1.0)
    assert not the(QPushButton, stage, "tapes_way_back").isVisible()
    assert "5 B given" in stage.view.accessibleDescription()
    stage.show_world(both, 1.0)
    assert "6 B given" in stage.view.accessibleDescription()


def test_each_direction_can_be_seen(stage: TapesStage) -> None:
    play = stream([b"hello"], []).says(S, "PSH ACK", b"answer")
    show(stage, play)
    assert "5 B given" in stage.view.accessibleDescription()
    the(QPushButton, stage, "tapes_way_back").click()
    assert "6 B given" in stage.view.accessibleDescription()
    the(QPushButton, stage, "tapes_way_there").click()
    assert "5 B given" in stage.view.accessibleDescription()


def test_without_data_to_the_server_the_other_direction_is_shown(stage: TapesStage) -> None:
    show(stage, Play().opens().says(S, "PSH ACK", b"answer"))
    assert the(QPushButton, stage, "tapes_way_back").isChecked()
    assert "6 B given" in stage.view.accessibleDescription()


def test_datagrams_are_shown_too(stage: TapesStage) -> None:
    play = bound()
    play.arrives(sends(play, b"hello"))
    show(stage, reads(play, b"hell"))
    assert the(QLabel, stage, "tapes_verdict").text() == "1 message, 1 read: 1 B gone"


def test_the_conversation_of_the_chosen_packet_is_shown(stage: TapesStage) -> None:
    play = stream([b"hello"], [])
    number = play.datagram(C, S, b"x" * 30)
    play.arrives(number)
    show(stage, play)
    assert "5 B given" in stage.view.accessibleDescription()
    stage.select_packet(number)
    assert "30 B given" in stage.view.accessibleDescription()
    stage.select_packet(1)
    assert "5 B given" in stage.view.accessibleDescription()


def test_the_scroll_bar_is_there_when_not_all_bytes_are_in_sight(stage: TapesStage) -> None:
    bar = the(QScrollBar, stage, "tapes_scroll")
    show(stage, stream([bytes(1000)] * 20, []))
    assert not bar.isVisible()
    stage.zoom(2.0)
    assert bar.isVisible()
    before = stage.view.frame.first
    bar.setValue(bar.maximum())
    assert stage.view.frame.first > before
    stage.unzoom()
    assert not bar.isVisible()
    the(QPushButton, stage, "tapes_closer").click()
    assert bar.isVisible()
    the(QPushButton, stage, "tapes_farther").click()
    assert not bar.isVisible()


def test_bytes_can_be_written_in_hexadecimal(stage: TapesStage) -> None:
    show(stage, TALK)
    before = stage.view.grab().toImage()
    the(QPushButton, stage, "tapes_writing_hex").click()
    assert stage.view.grab().toImage() != before


def test_choosing_and_relative_numbers_reach_the_tapes(stage: TapesStage, qtbot: QtBot) -> None:
    show(stage, TALK)
    plain = stage.view.grab().toImage()
    stage.select_packet(4)
    chosen = stage.view.grab().toImage()
    assert chosen != plain
    stage.set_relative(False)
    assert stage.view.grab().toImage() != chosen
    with qtbot.waitSignal(stage.packet_selected):
        stage.view.packet_selected.emit(4)
    with qtbot.waitSignal(stage.time_requested):
        stage.view.time_requested.emit(0.5)


def test_every_control_has_a_name_for_those_who_cannot_see_it(stage: TapesStage) -> None:
    show(stage, TALK)
    QApplication.sendEvent(stage, QEvent(QEvent.Type.LanguageChange))
    assert stage.accessibleName()
    assert all(
        button.accessibleName() for button in stage.findChildren(QPushButton) if button.objectName() != "empty_button"
    )
    assert the(QScrollBar, stage, "tapes_scroll").accessibleName()
    assert the(QWidget, stage, "tapes_view").accessibleDescription()
