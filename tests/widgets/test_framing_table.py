from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sim.network.events import FrameSent, Printed, RunEnded
from tests.finding import the
from tests.sim.network.play import CLIENT, Play
from widgets.framing_table import LOW, FramingTable
from widgets.theme import PROJECTOR


@pytest.fixture
def table(qtbot: QtBot) -> FramingTable:
    widget = FramingTable()
    qtbot.addWidget(widget)
    return widget


def text(table: FramingTable, name: str) -> str:
    return the(QLabel, table, name).text()


def played() -> Play:
    play = Play().opens().starts("client").starts("server").says(CLIENT, "PSH ACK", b"hellobye")
    for program, line in (("client", "b'hello'"), ("client", "b'bye'"), ("server", "b'hello'")):
        play.happens(Printed(play.time, program, f"{line}\n"))
    return play


def test_the_verdict_and_the_costs_stand_above_the_rows(table: FramingTable) -> None:
    assert text(table, "framing_verdict") == "No message has been sent yet."
    table.show_world(played().world)
    assert text(table, "framing_verdict") == "<b>1 of 2</b> messages have come out as they went in."
    assert text(table, "framing_costs").endswith("packets: 4 · on the cable: 224 B for 8 B of data")
    assert table.rows.rowCount() == 2


def test_data_without_a_printed_message_is_not_called_nothing(table: FramingTable) -> None:
    table.show_world(Play().opens().says(CLIENT, "PSH ACK", b"hello").world)
    assert text(table, "framing_verdict") == "The client has sent data, but has printed no message so far."


def test_where_it_is_low_the_costs_leave_their_room_to_the_messages(table: FramingTable) -> None:
    table.show()
    for height in (LOW + 60, LOW - 10):
        table.resize(500, height)
        assert table.height() == height
        assert the(QLabel, table, "framing_costs").isVisible() is (height > LOW)


def test_what_the_programs_say_besides_is_shown(table: FramingTable) -> None:
    play = played()
    table.show_world(play.world)
    assert the(QLabel, table, "framing_remarks").isHidden()
    play.happens(Printed(play.time, "server", "stopped: no length\n"))
    table.show_world(play.world)
    assert text(table, "framing_remarks") == "server: stopped: no length"
    play.happens(Printed(play.time, "server", "stopped: b'-5' is no length\n"))
    table.show_world(play.world)
    assert "b'-5' stands where a length should" in text(table, "framing_remarks")


def test_once_the_run_is_over_nothing_more_comes(table: FramingTable) -> None:
    play = played()
    table.show_world(play.world)
    assert table.rows.data(table.rows.index(1, 3)) == "not yet"
    play.happens(RunEnded(play.time))
    table.show_world(play.world)
    assert table.rows.data(table.rows.index(1, 3)) == "did not come out"


def test_it_can_be_projected(table: FramingTable) -> None:
    table.set_theme(PROJECTOR)
    assert the(QLabel, table, "framing_costs").font().pixelSize() >= 22


def test_messages_are_pointed_at_in_their_rows_and_packets_in_the_costs(table: FramingTable) -> None:
    table.resize(700, 400)
    table.show()
    play = played()
    table.show_world(play.world)
    first, second = (table._view.visualRect(table.rows.index(row, 1)).center() for row in range(2))
    by_client, by_server = play.timeline.events[-2:]
    for event, inside, outside in ((by_client, second, first), (by_server, first, second)):
        (place,) = table.spots(play.world, [event])
        in_view = place.translated(-table._view.viewport().mapTo(table, QPoint()))
        assert in_view.contains(inside)
        assert not in_view.contains(outside)
    sent = next(event for event in play.timeline.events if isinstance(event, FrameSent))
    assert table.spots(play.world, [sent]) == [the(QLabel, table, "framing_costs").geometry()]


def test_all_that_came_out_in_one_piece_is_pointed_at(table: FramingTable) -> None:
    table.resize(700, 400)
    table.show()
    play = Play().opens().starts("client").starts("server")
    for program, line in (("client", "b'one'"), ("client", "b'two'"), ("server", "b'onetwo'")):
        play.happens(Printed(play.time, program, f"{line}\n"))
    table.show_world(play.world)
    (place,) = table.spots(play.world, [play.timeline.events[-1]])
    assert place.height() == 2 * table._view.rowHeight(0)


def test_what_is_printed_besides_is_pointed_at_above(table: FramingTable) -> None:
    table.resize(700, 400)
    table.show()
    play = played()
    play.happens(Printed(play.time, "server", "stopped: no more\n"))
    table.show_world(play.world)
    assert table.spots(play.world, [play.timeline.events[-1]]) == [the(QLabel, table, "framing_remarks").geometry()]
