from __future__ import annotations

from collections import Counter

import pytest

from sim.network.events import TcpState as S
from sim.network.tcp.states import TRANSITIONS, Transition, Trigger, next_state

T = Trigger
LIVES = {
    "a client that closes first": [
        (T.ACTIVE_OPEN, S.SYN_SENT), (T.RECEIVE_SYN_ACK, S.ESTABLISHED), (T.CLOSE, S.FIN_WAIT_1),
        (T.RECEIVE_ACK_OF_FIN, S.FIN_WAIT_2), (T.RECEIVE_FIN, S.TIME_WAIT), (T.TIME_WAIT_OVER, S.CLOSED),
    ],
    "a server that closes second": [
        (T.PASSIVE_OPEN, S.LISTEN), (T.RECEIVE_SYN, S.SYN_RECEIVED), (T.RECEIVE_ACK_OF_SYN, S.ESTABLISHED),
        (T.RECEIVE_FIN, S.CLOSE_WAIT), (T.CLOSE, S.LAST_ACK), (T.RECEIVE_ACK_OF_FIN, S.CLOSED),
    ],
    "both call and both close at once": [
        (T.ACTIVE_OPEN, S.SYN_SENT), (T.RECEIVE_SYN, S.SYN_RECEIVED), (T.RECEIVE_SYN_ACK, S.ESTABLISHED),
        (T.CLOSE, S.FIN_WAIT_1), (T.RECEIVE_FIN, S.CLOSING), (T.RECEIVE_ACK_OF_FIN, S.TIME_WAIT),
    ],
    "a listener that calls, and closes before it is answered": [
        (T.PASSIVE_OPEN, S.LISTEN), (T.ACTIVE_OPEN, S.SYN_SENT), (T.RECEIVE_SYN, S.SYN_RECEIVED),
        (T.CLOSE, S.FIN_WAIT_1),
    ],
    "a server whose caller says goodbye at once": [
        (T.PASSIVE_OPEN, S.LISTEN), (T.RECEIVE_SYN, S.SYN_RECEIVED), (T.RECEIVE_FIN, S.CLOSE_WAIT),
    ],
    "a server whose caller resets goes on listening": [
        (T.PASSIVE_OPEN, S.LISTEN), (T.RECEIVE_SYN, S.SYN_RECEIVED), (T.RECEIVE_RST, S.LISTEN),
    ],
    "a server whose caller starts anew": [
        (T.PASSIVE_OPEN, S.LISTEN), (T.RECEIVE_SYN, S.SYN_RECEIVED), (T.RECEIVE_OTHER_SYN, S.LISTEN),
    ],
    "a caller who is called, and then refused": [
        (T.ACTIVE_OPEN, S.SYN_SENT), (T.RECEIVE_SYN, S.SYN_RECEIVED), (T.RECEIVE_RST_AS_CALLER, S.CLOSED),
    ],
    "a caller who thinks better of it": [(T.ACTIVE_OPEN, S.SYN_SENT), (T.FORGET, S.CLOSED)],
    "a listener who has heard enough": [(T.PASSIVE_OPEN, S.LISTEN), (T.FORGET, S.CLOSED)],
}  # fmt: skip


@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)
def test_a_connection_lives_as_rfc_9293_draws_it(life: list[tuple[T, S]]) -> None:
    state = S.CLOSED
    for trigger, expected in life:
        state = next_state(state, trigger)
        assert state is expected


def test_the_lives_above_and_resets_use_every_row() -> None:
    used = set()
    for life in LIVES.values():
        state = S.CLOSED
        for trigger, expected in life:
            used.add((state, trigger))
            state = expected
    rows = {(row.state, row.trigger) for row in TRANSITIONS}
    assert {row for row in rows - used if row[1] not in (T.RECEIVE_RST, T.ABORT, T.GIVE_UP)} == set()


def test_no_pair_of_state_and_trigger_has_two_rows() -> None:
    counts = Counter((row.state, row.trigger) for row in TRANSITIONS)
    assert [pair for pair, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("row", TRANSITIONS, ids=lambda row: f"{row.state.name}-{row.trigger.name}")
def test_every_row_is_what_the_table_answers_and_names_its_section(row: Transition) -> None:
    assert next_state(row.state, row.trigger) is row.next
    assert row.next is not row.state
    assert row.section.startswith("3.")


@pytest.mark.parametrize("state", [state for state in S if state not in (S.CLOSED, S.LISTEN, S.SYN_RECEIVED)])
def test_a_reset_ends_every_connection(state: S) -> None:
    assert next_state(state, T.RECEIVE_RST) is S.CLOSED
    assert next_state(state, T.ABORT) is S.CLOSED


@pytest.mark.parametrize("state", [state for state in S if state not in (S.CLOSED, S.LISTEN, S.TIME_WAIT)])
def test_patience_ends_wherever_a_peer_is_waited_for(state: S) -> None:
    assert next_state(state, T.GIVE_UP) is S.CLOSED


@pytest.mark.parametrize("trigger", [trigger for trigger in T if trigger not in (T.PASSIVE_OPEN, T.ACTIVE_OPEN)])
def test_nothing_but_opening_moves_a_closed_end(trigger: T) -> None:
    assert next_state(S.CLOSED, trigger) is S.CLOSED


def test_a_listener_is_moved_by_callers_and_its_own_program_alone() -> None:
    moved_by = {trigger for trigger in T if next_state(S.LISTEN, trigger) is not S.LISTEN}
    assert moved_by == {T.RECEIVE_SYN, T.ACTIVE_OPEN, T.FORGET}
