from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sim.network.events import FrameArrived, FrameLost, Loss
from tests.finding import the
from tests.sim.network.play import CLIENT, SERVER, Play
from widgets.tally_stage import TallyStage
from widgets.theme import PROJECTOR


@pytest.fixture
def stage(qtbot: QtBot) -> TallyStage:
    stage = TallyStage()
    qtbot.addWidget(stage)
    return stage


def row(stage: TallyStage, number: int) -> list[str]:
    return [the(QLabel, stage.tally, f"tally_{number}_{column}").text() for column in range(7)]


def test_each_conversation_has_its_row(stage: TallyStage) -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello")
    play.arrives(play.datagram(CLIENT, SERVER, b"hi"))
    stage.show_world(play.world, play.time)
    assert row(stage, 1)[:5] == ["TCP", "4", "221", "0", "0"]
    assert row(stage, 1)[-1] == "5 of 5 B"
    assert row(stage, 2)[0] == "UDP"
    assert row(stage, 2)[-1] == "2 of 2 B"


def test_back_at_an_earlier_moment_it_counts_less(stage: TallyStage) -> None:
    play = Play().opens()
    before = play.world
    play.datagram(CLIENT, SERVER, b"hi")
    stage.show_world(play.world, play.time)
    stage.show_world(before, 0.0)
    assert row(stage, 2) == [""] * 7


def test_it_can_be_projected(stage: TallyStage) -> None:
    stage.set_theme(PROJECTOR)
    assert the(QLabel, stage.tally, "tally_0_1").font().pixelSize() >= 22


def test_what_is_counted_just_now_is_pointed_at_in_the_row_of_its_conversation(stage: TallyStage) -> None:
    play = Play().opens()
    number = play.datagram(CLIENT, SERVER, b"hi")
    sent, lost = play.timeline.events[-1], FrameLost(play.time, number, Loss.CHANCE)
    play.happens(lost)
    stage.show_world(play.world, play.time)
    stage.show()

    def cells(*columns: int) -> list[QRect]:
        return [the(QLabel, stage.tally, f"tally_2_{column}").geometry() for column in columns]

    assert stage.tally.spots(play.world, [sent]) == cells(1, 2)
    assert stage.tally.spots(play.world, [lost]) == cells(3)
    assert stage.tally.spots(play.world, [FrameArrived(play.time, number)]) == cells(5, 6)
