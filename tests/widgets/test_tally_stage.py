from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

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
