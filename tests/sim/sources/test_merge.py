from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.network import events as e
from sim.network.events import Address, AnyEvent, TcpState
from sim.sources.merge import DISTANCE, LAG, Merger

HERE, THERE = Address("127.0.0.1", 1), Address("127.0.0.1", 2)


def said(time: float, state: TcpState = TcpState.ESTABLISHED, asked: float | None = None) -> e.KernelState:
    return e.KernelState(time, HERE, THERE, state, time if asked is None else asked)


def merged(events: list[AnyEvent], until: float = float("inf")) -> list[AnyEvent]:
    told: list[AnyEvent] = []
    merger = Merger(told.append)
    for event in events:
        merger.put(event)
    merger.release(until)
    return told


def test_events_are_told_in_order_of_time_and_only_until_then() -> None:
    late, early, future = (e.LineReached(time, "a", 1) for time in (2.0, 1.0, 3.0))
    assert merged([late, early, future], until=2.0) == [early, late]


def test_among_equal_times_the_first_stays_first() -> None:
    events: list[AnyEvent] = [e.LineReached(1.0, "a", line) for line in (5, 3, 9, 1)]
    assert merged(events) == events


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0, 1)), max_size=40), st.floats(1, 2))
def test_whoever_reports_within_the_hold_is_told_in_order(reports: list[tuple[float, float]], hold: float) -> None:
    """Each report comes at most `hold` seconds after its time; the merger is asked at every arrival."""
    told: list[AnyEvent] = []
    merger = Merger(told.append)
    for arrival, time in sorted((time + delay, time) for time, delay in reports):
        merger.release(arrival - hold)
        merger.put(e.LineReached(time, "a", 1))
    merger.release(float("inf"))
    assert [event.time for event in told] == sorted(time for time, _ in reports)


def test_the_kernel_is_heard_once_for_each_state() -> None:
    answers: list[AnyEvent] = [
        said(1.0),
        said(1.1),
        said(1.2, TcpState.FIN_WAIT_2),
        said(1.3, TcpState.FIN_WAIT_2),
        said(1.4),
    ]
    assert merged(answers) == [answers[0], answers[2], answers[4]]


def test_sockets_are_kept_apart() -> None:
    other = e.KernelState(1.1, THERE, HERE, TcpState.ESTABLISHED, 1.1)
    assert merged([said(1.0), other]) == [said(1.0), other]


def test_an_answer_counts_only_while_nothing_moves() -> None:
    frame = e.FrameSent(1.0, 1, b"", arrives=1.001)
    arrived = e.FrameArrived(1.001, 1)
    clear = 1.001 + 2 * DISTANCE
    for doubtful in (said(1.0), said(1.001 + DISTANCE / 2), said(1.5, asked=0.9), said(1.002, asked=1.0005)):
        assert merged([frame, arrived, doubtful]) == [frame, arrived]
    just_before = said(1.0 - LAG / 2)
    assert merged([just_before, frame, arrived]) == [frame, arrived]
    for sure in (said(0.9), said(1.0 - 2 * LAG), said(clear), said(2.0, asked=clear)):
        assert said(sure.time, asked=sure.asked) in merged([frame, arrived, sure])


def waiting(time: float, *complete: Address, asked: float | None = None) -> e.ListenQueues:
    return e.ListenQueues(time, HERE, (), complete, 1, time if asked is None else asked)


def test_who_waits_is_told_anew_only_after_something_has_moved() -> None:
    first, same, moved, then = waiting(1.0), waiting(1.1), e.FrameArrived(1.2, 1), waiting(1.3)
    assert merged([first, same, moved, then, waiting(1.4)]) == [first, moved, then]
    taken = e.CallReturned(1.5, "server", 1)
    assert merged([first, taken, waiting(1.6, THERE)]) == [first, taken, waiting(1.6, THERE)]


def test_who_waits_counts_only_while_nothing_moves() -> None:
    for moved in (e.FrameArrived(1.0, 1), e.CallReturned(1.0, "server", 1)):
        for doubtful in (waiting(1.0), waiting(1.5, asked=0.9), waiting(1.0 - LAG / 2)):
            assert merged([moved, doubtful]) == [moved]


def test_a_model_tells_who_waits_whatever_moves() -> None:
    told = e.ListenQueues(1.0, HERE, (), (), 1)
    assert merged([e.FrameArrived(1.0, 1), told]) == [e.FrameArrived(1.0, 1), told]


def test_a_doubtful_answer_is_asked_for_again() -> None:
    frame = e.FrameArrived(1.0, 1)
    assert merged([frame, said(1.0001), said(1.1)]) == [frame, said(1.1)]


def test_a_frame_that_comes_late_but_in_time_makes_an_answer_doubtful() -> None:
    told: list[AnyEvent] = []
    merger = Merger(told.append)
    merger.put(said(1.0))
    merger.put(e.FrameArrived(0.9999, 1))
    merger.release(2.0)
    assert told == [e.FrameArrived(0.9999, 1)]


def test_a_state_of_the_model_comes_before_the_arrival_that_brought_it_about() -> None:
    arrived, state = e.FrameArrived(1.0, 1), e.ModelState(1.0, HERE, THERE, TcpState.ESTABLISHED, "receive", 1)
    assert merged([arrived, state]) == [state, arrived]
