from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sim.network.events import AnyEvent, FrameArrived, FrameSent, LineReached
from sim.network.world import World
from sim.timeline import Timeline
from tests.app.actor import conversation
from tests.finding import the
from widgets.ladder import Ladder
from widgets.spots import spots
from widgets.stage import ConversationStage


@pytest.fixture
def stage(qtbot: QtBot) -> ConversationStage:
    stage = ConversationStage()
    stage.resize(900, 500)
    stage.set_programs({"server": "s.accept()\n", "client": "c.connect()\nc.close()\n"})
    qtbot.addWidget(stage)
    with qtbot.waitExposed(stage):
        stage.show()
    return stage


def shown(stage: ConversationStage, *more: AnyEvent) -> World:
    timeline: Timeline[AnyEvent, World] = Timeline(World())
    for event in (*conversation("first")[:-1], *more):
        timeline.add(event)
    world = timeline.world_after(len(timeline))
    stage.show_world(world, timeline.end)
    return world


def test_a_line_that_runs_is_pointed_at_in_its_pane(stage: ConversationStage) -> None:
    world = shown(stage, LineReached(0.095, "client", 2))
    (place,) = spots(stage, world, 0.095)
    pane = the(QWidget, stage, "client_code")
    assert pane.rect().translated(pane.mapTo(stage, pane.rect().topLeft())).contains(place)
    assert place.height() < 40


def test_a_packet_is_pointed_at_on_the_ladder(stage: ConversationStage) -> None:
    timeline: Timeline[AnyEvent, World] = Timeline(World())
    for event in conversation("first"):
        timeline.add(event)
        if isinstance(event, FrameSent | FrameArrived):
            world = timeline.world_after(len(timeline))
            stage.show_world(world, event.time)
            (place,) = spots(stage, world, event.time)
            ladder = the(Ladder, stage)
            assert ladder.rect().translated(ladder.mapTo(stage, ladder.rect().topLeft())).contains(place)


def test_what_no_part_shows_is_not_pointed_at(stage: ConversationStage) -> None:
    assert spots(stage, World(), 0.0) == []
    assert spots(QWidget(), shown(stage), 0.1) == []
