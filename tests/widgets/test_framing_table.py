from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sim.network.events import Printed, RunEnded
from tests.finding import the
from tests.sim.network.play import CLIENT, Play
from widgets.framing_table import FramingTable
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
