from pytestqt.qtbot import QtBot

from sim.axis import Axis
from sim.network.events import ListenQueues
from sim.network.moments import moments_of
from tests.sim.network.play import CLIENT, SERVER, Play
from widgets.queues_stage import QueuesStage
from widgets.theme import DARK


def test_queues_and_ladder_show_the_same_moment(qtbot: QtBot) -> None:
    play = Play().opens()
    play.happens(ListenQueues(play.time, SERVER, (), (CLIENT,), 1))
    stage = QueuesStage()
    qtbot.addWidget(stage)
    stage.set_programs({"server": "s.accept()\n", "client": "c.connect(SERVER)\n"})
    stage.set_axis(Axis(moments_of(play.timeline.events)))
    stage.resize(744, 430)
    stage.set_theme(DARK)
    stage.show_world(play.world, play.time)
    stage.grab()
    assert "accept queue 1 / 2" in stage.queues.accessibleDescription()
    assert "3 packets" in stage.ladder.accessibleDescription()
    stage.show_world(play.timeline.world_at(0.0), 0.0)
    assert "accept queue not known" in stage.queues.accessibleDescription()


def test_the_queues_stand_below_the_ladder(qtbot: QtBot) -> None:
    stage = QueuesStage()
    qtbot.addWidget(stage)
    stage.set_programs({"server": "", "client": ""})
    stage.resize(744, 430)
    stage.show()
    bottom = stage.ladder.mapTo(stage, stage.ladder.rect().bottomLeft()).y()
    assert bottom <= stage.queues.mapTo(stage, stage.queues.rect().topLeft()).y()
