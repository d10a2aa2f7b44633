from __future__ import annotations

from pytestqt.qtbot import QtBot

from sim.axis import Axis
from sim.network.world import World
from widgets.any_stage import AnyStage
from widgets.theme import LIGHT


def test_a_stage_may_leave_out_what_it_cannot_show(qtbot: QtBot) -> None:
    stage = AnyStage()
    qtbot.addWidget(stage)
    stage.set_programs({"client": "print(1)"})
    stage.set_axis(Axis([]))
    stage.set_theme(LIGHT)
    stage.set_relative(False)
    stage.select_packet(3)
    stage.show_world(World(), 0.0)
    assert not stage.grab().isNull()


def test_zoom_is_about_time_unless_a_stage_knows_better(qtbot: QtBot) -> None:
    stage = AnyStage()
    qtbot.addWidget(stage)
    with qtbot.waitSignal(stage.zoom_requested) as signal:
        stage.zoom(1.0)
    assert signal.args == [1.0]
