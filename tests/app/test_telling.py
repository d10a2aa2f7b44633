"""How runs are told, moment after moment."""

from __future__ import annotations

from app.files import KINDS
from app.telling import SOCKETS
from app.thread_telling import THREADS
from sim.network.events import FrameArrived
from tests.app.test_event_csv import talk
from tests.app.test_step_csv import events
from tests.sim.concurrency.interleaver.scripts import LOCKED


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


def test_a_step_is_told_with_all_that_it_has_changed() -> None:
    """That a lock is free is an event of its own, after the release and at its time."""
    told = [str(moment.sentence) for moment in THREADS.moments(events(LOCKED, (0, 0, 1, 1, 1, 1)))]
    assert told[6] == "T1 releases lock. T2 can have it now."


def test_times_have_their_unit() -> None:
    assert SOCKETS.clock(0.25) == "0.250 000 s"
    assert THREADS.clock(3.5) == "step 3"


def test_threads_have_no_packets_to_save() -> None:
    assert set(KINDS) - set(THREADS.endings) == {"pcapng"}
    assert SOCKETS.endings == tuple(KINDS)
