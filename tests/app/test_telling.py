"""How runs are told, moment after moment."""

from __future__ import annotations

from app.files import KINDS
from app.telling import SOCKETS
from sim.network.events import FrameArrived
from tests.app.test_event_csv import talk


def test_each_moment_of_a_conversation_is_told_in_the_world_right_after_it() -> None:
    told = [str(moment.sentence) for moment in SOCKETS.moments(talk().timeline.events)]
    moments = [event for event in talk().timeline.events if event.is_moment]
    narrated = [
        str(sentence)
        for sentence, event in zip(talk().narrated(), talk().timeline.events, strict=True)
        if event.is_moment
    ]
    assert told == narrated
    arrivals = [moment.is_arrival for moment in SOCKETS.moments(talk().timeline.events)]
    assert arrivals == [isinstance(event, FrameArrived) for event in moments]


def test_times_have_their_unit() -> None:
    assert SOCKETS.clock(0.25) == "0.250 000 s"


def test_a_conversation_can_be_saved_as_every_kind_of_file() -> None:
    assert SOCKETS.endings == tuple(KINDS)
