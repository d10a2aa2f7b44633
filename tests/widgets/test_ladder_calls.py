from __future__ import annotations

from pytestqt.qtbot import QtBot

from sim.axis import Axis, Moment, Scale
from sim.network import events as e
from sim.network.events import Address
from tests.bench.conversations import timeline_of
from tests.sim.network.play import CLIENT, SERVER, Play
from widgets.ladder import Ladder
from widgets.ladder_calls import Calls
from widgets.ladder_layout import CLOSEST, Frame, lanes_of


def calls_at(play: Play) -> dict[tuple[str, Address | None], list[tuple[str, int]]]:
    """The calls beside each lifeline, with the numbers of their sockets."""
    world = play.world
    times = sorted({event.time for event in play.timeline.events if event.is_moment})
    frame = Frame(800, 10_000, 1.0, Axis([Moment(time) for time in times]))
    lanes = lanes_of(world, frame)
    return {
        (lane.program, lane.address): [
            (each.started.name, each.started.socket) for each in Calls(world, lanes).of(lane, frame, 0.0)
        ]
        for lane in lanes
    }


def test_the_calls_of_a_socket_do_not_stand_at_another_s_lifeline() -> None:
    play = Play().listens()
    own = [("socket", 7), ("listen", 7)]
    play.calls("server", "socket", socket=8).returns("server", "fd 8").calls("server", "bind", socket=8)
    assert calls_at(play)["server", SERVER] == own
    play.returns("server", error="OSError")
    expected = {("server", SERVER): own, ("server", None): [("socket", 8), ("bind", 8)]}
    assert {key: calls for key, calls in calls_at(play).items() if key[0] == "server"} == expected
    play.calls("server", "close", socket=8)
    assert calls_at(play)["server", None][-1] == ("close", 8)
    assert calls_at(play)["server", SERVER] == own


def test_the_first_calls_stand_at_the_one_lifeline_before_and_after_it_has_an_address() -> None:
    play = Play().listens().calls("client", "socket").returns("client", "fd 3").calls("client", "connect", waits=True)
    calls = [("socket", 1), ("connect", 1)]
    assert calls_at(play)["client", None] == calls
    assert calls_at(play.says(CLIENT, "SYN"))["client", CLIENT] == calls
    play.says(SERVER, "SYN ACK").says(CLIENT, "ACK").returns("client", local=CLIENT, peer=SERVER)
    assert calls_at(play)["client", CLIENT] == calls


def test_calls_of_two_threads_stand_side_by_side_and_dense_ones_stand_for_each_other(qtbot: QtBot) -> None:
    ladder = Ladder()
    qtbot.addWidget(ladder)
    ladder.resize(600, 400)
    dense = timeline_of(4000)
    waiting = [e.CallStarted(dense.end, "client", number, 1, 1, "recv", "9", must_wait=True) for number in (1, 3)]
    for event in waiting:
        dense.add(event)
    ladder.set_axis(Axis([Moment(0.0), Moment(dense.end)], Scale.LINEAR))
    ladder.show_world(dense.world_at(dense.end), dense.end)
    ladder.grab()
    (client,) = (lane for lane in ladder._lanes if lane.program == "client")
    calls = Calls(ladder._world, ladder._lanes).of(client, ladder.frame, 0.0)
    assert [call.started for call in calls if call.returned is None] == waiting
    assert 100 < len(calls) < ladder.height() / CLOSEST + 3
