"""The table follows the moment, lets one go to any other, and costs no more for a hundred thousand events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from sim.network import events as e
from sim.network.events import AnyEvent
from sim.network.world import World
from tests.sim.network.play import CLIENT, Play
from widgets.event_table import EventTable
from widgets.theme import THEMES


class Teller:
    """Says events and remembers which."""

    def __init__(self) -> None:
        self.asked: list[AnyEvent] = []

    def __call__(self, event: AnyEvent) -> str:
        self.asked.append(event)
        return type(event).__name__


@pytest.fixture
def teller() -> Teller:
    return Teller()


@pytest.fixture
def table(qtbot: QtBot, teller: Teller) -> EventTable:
    table = EventTable(teller)
    qtbot.addWidget(table)
    table.resize(296, 400)
    table.show()
    qtbot.waitExposed(table)
    return table


def view_of(table: EventTable) -> QTableView:
    view = table.findChild(QTableView)
    assert isinstance(view, QTableView)
    return view


def many(count: int) -> list[AnyEvent]:
    """So many moments, a second apart."""
    return [e.FrameArrived(float(number), number) for number in range(count)]


def is_in_sight(table: EventTable, row: int) -> bool:
    view = view_of(table)
    top = view.rowViewportPosition(row)
    return 0 <= top <= view.viewport().height() - view.rowHeight(row)


def test_a_click_goes_to_the_moment_and_to_the_packet(table: EventTable) -> None:
    play = Play().opens()
    table.set_events(play.timeline.events)
    times: list[float] = []
    numbers: list[int] = []
    table.time_requested.connect(times.append)
    table.packet_selected.connect(numbers.append)
    view = view_of(table)
    for row in (1, 6):
        table.show_world(play.world, 0.001 * row)
        place = view.visualRect(view.model().index(row, 1)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert times == [pytest.approx(0.001), pytest.approx(0.006)]
    assert numbers == [1]


def test_the_keyboard_can_do_the_same(table: EventTable) -> None:
    table.set_events(many(10))
    view = view_of(table)
    view.setFocus()
    view.setCurrentIndex(view.model().index(3, 0))
    QTest.keyClick(view, Qt.Key.Key_Down)
    wishes: list[float | int] = []
    table.time_requested.connect(wishes.append)
    table.packet_selected.connect(wishes.append)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert wishes == [4.0, 4]


def test_in_here_up_and_down_are_not_the_windows_shortcuts(table: EventTable) -> None:
    def is_kept(key: Qt.Key) -> bool:
        press = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        press.ignore()
        QApplication.sendEvent(view_of(table), press)
        return press.isAccepted()

    assert is_kept(Qt.Key.Key_Down)
    assert not is_kept(Qt.Key.Key_Space)
    assert not is_kept(Qt.Key.Key_PageDown)


def test_the_mark_moves_with_the_time(table: EventTable) -> None:
    table.set_events(many(5))
    pictures = []
    for time in (0.0, 2.0, 2.9, 4.0):
        table.show_world(World(), time)
        pictures.append(view_of(table).viewport().grab().toImage())
    assert pictures[0] != pictures[1] == pictures[2] != pictures[3]


def test_it_scrolls_only_when_the_mark_leaves_the_view(table: EventTable) -> None:
    table.set_events(many(100))
    bar = view_of(table).verticalScrollBar()
    table.show_world(World(), 0.0)
    table.show_world(World(), 2.0)
    assert bar.value() == 0
    table.show_world(World(), 60.0)
    assert is_in_sight(table, 60)
    here = bar.value()
    table.show_world(World(), 61.0)
    assert bar.value() == here > 0


def test_a_reader_who_scrolls_away_is_left_in_peace(table: EventTable) -> None:
    table.set_events(many(100))
    table.show_world(World(), 60.0)
    view_of(table).scrollToTop()
    table.show_world(World(), 60.5)
    assert view_of(table).verticalScrollBar().value() == 0


def test_what_is_shown_late_shows_the_mark(table: EventTable, qtbot: QtBot) -> None:
    table.hide()
    table.set_events(many(100))
    table.show_world(World(), 60.0)
    table.show()
    qtbot.waitExposed(table)
    assert is_in_sight(table, 60)


def test_another_run_takes_the_place_of_the_last(table: EventTable) -> None:
    table.set_events(many(100))
    table.show_world(World(), 60.0)
    view_of(table).scrollToTop()
    table.set_events(many(90))
    assert is_in_sight(table, 60)
    table.set_events(Play().says(CLIENT, "SYN").timeline.events)
    table.show_world(World(), 0.0)
    assert view_of(table).model().rowCount() == 3
    assert is_in_sight(table, 0)
    table.set_events([])
    assert view_of(table).model().rowCount() == 0
    assert not table.grab().isNull()


def test_a_hundred_thousand_events_are_told_no_further_than_one_can_see(table: EventTable, teller: Teller) -> None:
    events = many(100_000)
    table.set_events(events)
    for time in (0.0, 50_000.0, 99_999.0):
        table.show_world(World(), time)
        table.grab()
    assert teller.asked
    assert len(teller.asked) < 60


def test_a_live_run_grows_at_its_end(table: EventTable) -> None:
    events = many(3)
    table.set_events(events)
    events.append(e.FrameArrived(3.0, 3))
    table.events_added()
    table.show_world(World(), 9.0)
    assert view_of(table).model().rowCount() == 4
    assert is_in_sight(table, 3)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_columns_fill_the_view_in_every_theme(table: EventTable, theme: object) -> None:
    table.set_theme(theme)  # type: ignore[arg-type]
    table.resize(551, 400)
    table.set_events(many(50))
    view = view_of(table)
    view.grab()
    assert view.columnWidth(0) + view.columnWidth(1) == view.viewport().width()


def test_it_can_be_heard(table: EventTable) -> None:
    assert view_of(table).accessibleName() == "Events of the run"
    assert view_of(table).objectName() == "event_table"
