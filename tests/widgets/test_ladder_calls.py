from __future__ import annotations

from pytestqt.qtbot import QtBot

from sim.axis import Axis, Moment, Scale
from sim.network import events as e
from tests.bench.conversations import timeline_of
from widgets.ladder import Ladder
from widgets.ladder_calls import Calls
from widgets.ladder_layout import CLOSEST


def test_calls_of_two_threads_stand_side_by_side_and_dense_ones_stand_for_each_other(qtbot: QtBot) -> None:
    ladder = Ladder()
    qtbot.addWidget(ladder)
    ladder.resize(600, 400)
    dense = timeline_of(4000)
    waiting = [e.CallStarted(dense.end, "client", number, 1, number, "recv", "9", must_wait=True) for number in (1, 3)]
    for event in waiting:
        dense.add(event)
    ladder.set_axis(Axis([Moment(0.0), Moment(dense.end)], Scale.LINEAR))
    ladder.show_world(dense.world_at(dense.end), dense.end)
    ladder.grab()
    (client,) = (lane for lane in ladder._lanes if lane.program == "client")
    calls = Calls(ladder._world, ladder._lanes).of(client, ladder.frame, 0.0)
    assert [call.started for call in calls if call.returned is None] == waiting
    assert 100 < len(calls) < ladder.height() / CLOSEST + 3
