"""The endpoint as a whole: every state with every happening, any loss, any segment."""

from __future__ import annotations

from contextlib import suppress
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from sim.network.packets import FLAGS
from sim.network.tcp.endpoint import CallError, Endpoint, Refusal
from sim.network.tcp.segment import Options, TcpSegment
from sim.network.tcp.settings import TEXTBOOK, TcpSettings
from tests.sim.network.tcp.pipe import Fate, pipe_of
from tests.sim.network.tcp.play import BRISK, CONNECTED, Play, play
from tests.sim.network.tcp.table import HAPPENINGS, NEW_ACK, NEXT, OLD_ACK, WAYS, cells

LINUX = TcpSettings()
SLOW_BUT_LINUX = replace(LINUX, nagle=False, receive_buffer=3000, send_buffer=5000, mss=500, window_scale=None)
KINDS = (LINUX, TEXTBOOK, SLOW_BUT_LINUX)


@pytest.mark.parametrize(("state", "what", "expected"), cells(), ids=str)
def test_every_state_meets_everything_that_can_happen(state: str, what: str, expected: str) -> None:
    scene = play(WAYS[state])
    scene.run(f"{scene.now}  is {state}")
    happening = HAPPENINGS[what].format(next=NEXT[state], old_ack=OLD_ACK[state], new_ack=NEW_ACK[state])
    said = happen(scene, happening)
    sent, _, after = expected.partition(">")
    assert (said or "-", scene.endpoint.state.name) == (sent or "-", after or state)


def happen(scene: Play, line: str) -> str:
    """What the endpoint sends, or why it refuses."""
    endpoint = scene.endpoint
    now = scene.now if line else endpoint.deadline or scene.now
    try:
        if line:
            scene._line(f"{now}  {line}")
        else:
            endpoint.on_tick(now)
    except CallError as error:
        return error.why.name
    segments = [segment for _, segment in scene._said] + endpoint.take_segments()
    return " ".join("_".join(sorted(segment.flags, key=order)).upper() for segment in segments)


def order(flag: str) -> int:
    """SYN, FIN and RST before ACK, as in the table."""
    return ("syn", "fin", "rst", "ack", "psh").index(flag)


def test_the_table_is_complete() -> None:
    assert len(cells()) == len(WAYS) * len(HAPPENINGS) == 110


def fates(seed: int, loss: float, doubled: float, reordered: float) -> Fate:
    """A link that loses, doubles and overtakes with these chances; the same seed, the same luck."""
    random = Random(seed)

    def fate() -> list[float]:
        copies = 0 if random.random() < loss else 2 if random.random() < doubled else 1
        return [0.05 + (random.random() * 0.2 if random.random() < reordered else 0.0) for _ in range(copies)]

    return fate


@given(
    sizes=st.tuples(st.integers(0, 40_000), st.integers(0, 40_000)),
    seed=st.integers(0, 1 << 32),
    chances=st.tuples(st.sampled_from([0, 0.05, 0.3]), st.sampled_from([0, 0.2]), st.sampled_from([0, 0.3])),
    kinds=st.tuples(st.sampled_from(KINDS), st.sampled_from(KINDS)),
)
@example((40_000, 0), 1, (0.3, 0.2, 0.3), (LINUX, LINUX))
@example((40_000, 40_000), 2, (0.3, 0.2, 0.3), (TEXTBOOK, TEXTBOOK))
def test_a_bad_link_delivers_exactly_what_was_sent(
    sizes: tuple[int, int],
    seed: int,
    chances: tuple[float, float, float],
    kinds: tuple[TcpSettings, TcpSettings],
) -> None:
    random = Random(seed)
    data = (random.randbytes(sizes[0]), random.randbytes(sizes[1]))
    # With so much loss the usual number of attempts would not always do.
    stubborn = tuple(replace(kind, retries=100, syn_retries=100, syn_ack_retries=100, max_rto=4.0) for kind in kinds)
    pipe = pipe_of(data, (stubborn[0], stubborn[1]), fates(seed, *chances))
    pipe.run()
    caller, called = pipe.sides
    assert (bytes(called.incoming), bytes(caller.incoming)) == data
    assert [side.endpoint.at_end for side in pipe.sides] == [True, True]
    assert {side.endpoint.state.name for side in pipe.sides} == {"CLOSED"}


def test_a_perfect_link_repeats_nothing() -> None:
    for kind in KINDS:
        pipe = pipe_of((bytes(100_000), bytes(100)), (kind, kind), lambda: [0.02])
        pipe.run()
        numbers = [(segment.sequence, segment.flags) for segment in pipe.sent if segment.length]
        assert len(numbers) == len(set(numbers))


numbers = st.one_of(st.integers(0, (1 << 32) - 1), st.integers(-20, 20).map(lambda n: ((1 << 32) - 3 + n) % (1 << 32)))
any_segment = st.builds(
    TcpSegment,
    numbers,
    numbers,
    st.sets(st.sampled_from(FLAGS)).map(frozenset),
    st.integers(0, 65535),
    st.builds(
        Options,
        st.none() | st.integers(0, 65535),
        st.none() | st.integers(0, 255),
        st.booleans(),
        st.lists(st.tuples(numbers, numbers), max_size=4).map(tuple),
        st.none() | st.tuples(numbers, numbers),
    ),
    st.binary(max_size=50),
)


@given(state=st.sampled_from(list(WAYS)), segments=st.lists(any_segment, max_size=8), data=st.data())
def test_any_segment_is_survived(state: str, segments: list[TcpSegment], data: st.DataObject) -> None:
    scene = play(WAYS[state])
    endpoint, now = scene.endpoint, scene.now
    for segment in segments:
        now += 0.1
        endpoint.on_segment(segment, now)
        endpoint.on_tick(now)
        if data.draw(st.booleans()):
            use(endpoint, now)
        check(endpoint)
    run_out(endpoint, now)


def use(endpoint: Endpoint, now: float) -> None:
    """A program does what it can."""
    with suppress(CallError):
        endpoint.send(b"abc", now)
    with suppress(CallError):
        endpoint.receive(10, now)


def check(endpoint: Endpoint) -> None:
    """What holds in every state."""
    shown = endpoint.snapshot()
    assert shown.in_flight >= 0
    assert shown.cwnd > 0
    assert shown.rto > 0
    assert len(shown.received) <= endpoint.settings.receive_buffer
    assert shown.state.name != "CLOSED" or not shown.timers


def run_out(endpoint: Endpoint, now: float) -> None:
    """Let every timer run out, as if the peer were gone."""
    for _ in range(200):
        if endpoint.deadline is None:
            return
        now = max(now, endpoint.deadline)
        endpoint.on_tick(now)
        check(endpoint)
    raise AssertionError(f"still waiting: {endpoint.snapshot()}")


def test_calls_are_refused_while_open() -> None:
    scene = play(CONNECTED)
    for call in (scene.endpoint.listen, scene.endpoint.open):
        with pytest.raises(CallError) as refused:
            call(1.0)
        assert refused.value.why is Refusal.ALREADY_OPEN


def test_a_full_send_buffer_takes_what_fits_and_says_when_there_is_room() -> None:
    play(
        CONNECTED
        + """
        0.2  write 300 -> 200
        0.2  send PSH ACK seq=1 len=200
        0.2  write 100 -> 0
        0.3  recv ACK seq=1 ack=201
        0.3  told Writable count=200
        0.3  write 100
        0.3  send PSH ACK seq=201 len=100
        """,
        replace(BRISK, send_buffer=200, nagle=False),
    )


def test_settings_can_change_while_connected() -> None:
    scene = play(
        CONNECTED
        + """
        0.2  write 10
        0.2  send PSH ACK seq=1 len=10
        0.2  write 20
        """
    )
    scene.endpoint.configure(replace(scene.endpoint.settings, nagle=False), 0.2)
    assert [len(segment.data) for segment in scene.endpoint.take_segments()] == [20]


def test_keep_alive_can_be_switched_on_and_off_while_connected() -> None:
    scene = play(CONNECTED)
    scene.endpoint.configure(replace(BRISK, keep_alive=True, keep_alive_idle=10.0), 1.0)
    assert scene.endpoint.deadline == 11.0
    scene.endpoint.configure(replace(BRISK, keep_alive=False), 2.0)
    scene.endpoint.on_tick(11.0)
    assert scene.endpoint.take_segments() == []
    assert scene.endpoint.deadline is None


def test_the_end_is_there_once_everything_before_it_was_read() -> None:
    scene = play(CONNECTED)
    assert not scene.endpoint.at_end
    scene.run("""
        0.2  recv FIN ACK seq=1 ack=1 len=5
        0.2  send ACK ack=7
        """)
    assert not scene.endpoint.at_end
    scene.run("""
        0.3  read 5
        0.3  end
        """)


def test_a_new_syn_can_replace_time_wait_if_its_number_is_new() -> None:
    endpoint = play(WAYS["TIME_WAIT"]).endpoint
    expected = endpoint.snapshot().rcv_nxt
    assert expected is not None
    newer, older = TcpSegment(expected + 1, 0, frozenset({"syn"})), TcpSegment(expected, 0, frozenset({"syn"}))
    assert endpoint.can_be_replaced_by(newer)
    assert not endpoint.can_be_replaced_by(older)
    assert not play(CONNECTED).endpoint.can_be_replaced_by(newer)
