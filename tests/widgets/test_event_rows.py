"""Rows are the moments of a run, said only when somebody looks, and right when events come late."""

from __future__ import annotations

from itertools import accumulate
from math import inf

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from sim.network import events as e
from sim.network.events import AnyEvent
from tests.sim.network.play import CLIENT, NOBODY, Play
from widgets.event_rows import TIME, WHAT, WHO, EventRows, Who
from widgets.words import tip


def described(event: AnyEvent) -> str:
    return f"{type(event).__name__} {event.time:g}"


def rows_of(play: Play) -> EventRows:
    rows = EventRows(described)
    rows.set_events(play.timeline.events)
    return rows


def events_of(rows: EventRows) -> list[AnyEvent]:
    return [rows.event_at(row) for row in range(rows.rowCount())]


def who(rows: EventRows) -> list[Who]:
    return [rows.index(row, TIME).data(WHO) for row in range(rows.rowCount())]


def test_it_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    rows = rows_of(Play().opens())
    qtmodeltester.check(rows, force_py=True)  # type: ignore[no-untyped-call]


def test_rows_are_the_moments_in_order_of_time() -> None:
    play = Play().starts("server").opens()
    moments = [event for event in play.timeline.events if event.is_moment]
    assert events_of(rows_of(play)) == moments
    assert len(moments) < len(play.timeline)


def test_time_and_sentence_stand_in_their_columns() -> None:
    rows = rows_of(Play().says(CLIENT, "SYN"))
    assert rows.index(1, TIME).data() == "0.001 000"
    assert rows.index(1, WHAT).data() == "FrameSent 0.001"
    assert rows.index(1, WHAT).data(Qt.ItemDataRole.ToolTipRole) == tip("FrameSent 0.001")
    assert rows.headerData(WHAT, Qt.Orientation.Horizontal) == "What happened"


def test_what_is_to_be_guessed_is_a_row_that_says_nothing() -> None:
    rows = rows_of(Play().opens())
    sent = next(row for row, event in enumerate(events_of(rows)) if isinstance(event, e.FrameSent))
    hidden, known = rows.index(sent, WHAT), rows.index(sent - 1, WHAT)
    rows.hide_after(rows.event_at(sent).time)
    assert hidden.data() == "…"
    assert hidden.data(Qt.ItemDataRole.ToolTipRole) is None
    assert rows.index(sent, TIME).data() == ""
    assert rows.index(sent, TIME).data(WHO) == Who("")
    assert "FrameSent" not in str(rows.index(sent, TIME).data(Qt.ItemDataRole.AccessibleTextRole))
    assert known.data() == described(rows.event_at(sent - 1))
    rows.hide_after(inf)
    assert hidden.data() == described(rows.event_at(sent))


def test_frames_go_from_one_program_to_the_other_even_before_it_is_known() -> None:
    rows = rows_of(Play().opens())
    found = who(rows)
    frames = [each for each, event in zip(found, events_of(rows), strict=True) if hasattr(event, "number")]
    to_server, to_client = Who("client", "server"), Who("server", "client")
    assert frames == [to_server, to_server, to_client, to_client, to_server, to_server]
    assert found[0] == Who("")
    assert found[1] == Who("server")


def test_an_end_without_a_program_is_told_by_its_address() -> None:
    play = Play()
    play.datagram(CLIENT, NOBODY)
    play.icmp(3, 3)
    assert who(rows_of(play))[1:] == [Who("127.0.0.1:50000", "127.0.0.1:9"), Who("127.0.0.1", "127.0.0.1")]


def test_a_frame_that_only_arrives_has_nobody() -> None:
    assert who(rows_of(Play().happens(e.FrameArrived(0.0, 77))))[1] == Who("")


def test_a_screen_reader_hears_when_and_who() -> None:
    rows = rows_of(Play().opens())
    spoken = [rows.index(row, TIME).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1, 6)]
    assert spoken == ["0.000 000", "0.001 000, server", "0.006 000, client to server"]


def test_only_rows_that_are_looked_at_are_described_and_only_once() -> None:
    asked: list[AnyEvent] = []

    def describe(event: AnyEvent) -> str:
        asked.append(event)
        return "said"

    rows = EventRows(describe)
    rows.set_events(Play().opens().timeline.events)
    assert asked == []
    for _ in range(3):
        assert rows.index(2, WHAT).data() == "said"
    assert asked == [rows.event_at(2)]
    rows.retranslate()
    rows.index(2, WHAT).data()
    assert len(asked) == 2


def test_what_is_added_at_the_end_is_only_added(qtbot: QtBot) -> None:
    play = Play().listens()
    rows = rows_of(play)
    count = rows.rowCount()
    play.says(CLIENT, "SYN").starts("client")
    with qtbot.assertNotEmitted(rows.modelReset), qtbot.waitSignal(rows.rowsInserted) as inserted:
        rows.events_added()
    assert inserted.args is not None
    assert inserted.args[1:] == [count, count + 1]
    assert who(rows)[-1] == Who("127.0.0.1:50000", "server")


def test_nothing_new_changes_nothing(qtbot: QtBot) -> None:
    rows = rows_of(Play().listens())
    with qtbot.assertNotEmitted(rows.modelReset), qtbot.assertNotEmitted(rows.rowsInserted):
        rows.events_added()


def test_the_row_of_a_time_is_the_last_that_has_happened() -> None:
    rows = rows_of(Play().says(CLIENT, "SYN"))
    assert [rows.row_at(time) for time in (-1.0, 0.0, 0.0005, 0.001, 0.002, 9.0)] == [-1, 0, 0, 1, 2, 2]


@given(
    st.lists(st.integers(0, 20), max_size=30),
    st.lists(st.integers(1, 5), min_size=1),
)
def test_events_may_come_in_any_order_and_in_any_pieces(times: list[int], pieces: list[int]) -> None:
    play = Play()
    rows = rows_of(play)
    ends = {end for end in accumulate(pieces * 30) if end < len(times)}
    for count, time in enumerate(times, start=1):
        play.timeline.add(
            e.Problem(float(time), play.last_words()) if time % 2 else e.Printed(float(time), "server", "")
        )
        if count in ends:
            rows.events_added()
    rows.events_added()
    assert events_of(rows) == [event for event in play.timeline.events if event.is_moment]


def test_in_chinese_no_blanks_stand_between_sender_and_receiver(chinese: None) -> None:
    rows = rows_of(Play().opens().says(CLIENT, "PSH ACK", b"hi"))
    spoken = [rows.index(row, TIME).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows.rowCount())]
    assert spoken[-1].endswith("，客户端发往服务端")
