from __future__ import annotations

from sim.network.events import CallReturned, FrameArrived, FrameLost, LineReached, Loss, Printed, ProgramEnded
from sim.network.news import calls_in, packets_in, programs_in
from tests.sim.network.play import CLIENT, Play


def test_a_frame_is_named_once_and_as_it_is_now() -> None:
    play = Play().opens()
    number = play.sends(CLIENT, "PSH ACK", b"hello")
    play.happens(FrameLost(play.time, number, Loss.CHANCE))
    [packet] = packets_in(play.world, play.timeline.events[-2:])
    assert packet.number == number
    assert packet.lost is not None
    assert packets_in(play.world, [FrameArrived(0.0, 99)]) == []


def test_a_program_has_done_something_when_play_stops_at_it() -> None:
    assert programs_in([ProgramEnded(0.0, "server", 0), CallReturned(0.0, "client", 1)]) == {"client", "server"}
    assert programs_in([LineReached(0.0, "client", 1), Printed(0.0, "server", "hi")]) == set()


def test_a_call_is_named_by_its_program_and_its_number() -> None:
    assert calls_in([CallReturned(0.0, "client", 3), Printed(0.0, "client", "hi")]) == {("client", 3)}
