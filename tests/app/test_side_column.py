from __future__ import annotations

from math import inf

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QTabWidget
from pytestqt.qtbot import QtBot

from app.language import Language
from app.side_column import COMPARE, EVENTS, EXPLAIN, PACKET, SideColumn
from sim.network.comparison import Comparison
from sim.network.events import AnyEvent
from sim.network.world import World
from sim.timeline import Timeline
from sim.words import Sentence
from tests.app.actor import conversation
from tests.finding import the
from widgets.comparison_page import ComparisonPage
from widgets.event_rows import WHAT
from widgets.event_table import EventTable
from widgets.inspector import Inspector
from widgets.style import style_sheet
from widgets.theme import PROJECTOR, THEMES, Role


@pytest.fixture
def timeline() -> Timeline[AnyEvent, World]:
    timeline: Timeline[AnyEvent, World] = Timeline(World())
    for event in conversation("first"):
        timeline.add(event)
    return timeline


@pytest.fixture
def column(qtbot: QtBot, timeline: Timeline[AnyEvent, World]) -> SideColumn:
    column = SideColumn(lambda event: type(event).__name__)
    qtbot.addWidget(column)
    column.set_events(timeline.events)
    column.show_world(timeline.world_after(len(timeline)), timeline.end)
    return column


def page(column: SideColumn) -> int:
    return column.findChildren(QTabWidget)[0].currentIndex()


def test_it_opens_with_the_explanation_and_makes_nothing_else(column: SideColumn) -> None:
    assert page(column) == EXPLAIN
    assert column.findChildren(Inspector) == []
    assert column.findChildren(EventTable) == []


def test_the_inspector_is_made_for_the_packet_that_was_chosen_before(column: SideColumn, qtbot: QtBot) -> None:
    column.select_packet(2)
    column.show_page(PACKET)
    (inspector,) = column.findChildren(Inspector)
    with qtbot.waitExposed(column):
        column.show()
    assert inspector.isVisible()
    column.show_page(EXPLAIN)
    column.show_page(PACKET)
    assert column.findChildren(Inspector) == [inspector]


def test_the_inspector_can_be_there_before_it_is_looked_at(column: SideColumn) -> None:
    column.prepare()
    assert page(column) == EXPLAIN
    (inspector,) = column.findChildren(Inspector)
    column.show_run_started()
    assert column.findChildren(Inspector) == [inspector]


def test_the_table_is_made_with_what_is_to_be_guessed_already_hidden(column: SideColumn) -> None:
    column.hide_after(0.0)
    column.show_page(EVENTS)
    rows = the(QTableView, column).model()
    assert {rows.index(row, WHAT).data() for row in range(rows.rowCount())} == {"…"}
    column.hide_after(inf)
    assert "…" not in {rows.index(row, WHAT).data() for row in range(rows.rowCount())}


def test_a_row_of_the_table_is_a_wish_for_its_time(column: SideColumn, qtbot: QtBot) -> None:
    column.show_page(EVENTS)
    (table,) = column.findChildren(EventTable)
    with qtbot.waitSignal(column.time_requested) as signal:
        table.time_requested.emit(0.05)
    assert signal.args == [0.05]
    with qtbot.waitSignal(column.packet_selected) as signal:
        table.packet_selected.emit(2)
    assert signal.args == [2]


def test_a_run_turns_from_the_explanation_to_the_packet(column: SideColumn) -> None:
    column.show_run_started()
    assert page(column) == PACKET


def test_who_watches_the_events_goes_on_watching_them(column: SideColumn) -> None:
    column.show_page(EVENTS)
    column.show_run_started()
    assert page(column) == EVENTS


def test_it_is_wider_for_a_lecture_room(column: SideColumn) -> None:
    before = column.width()
    column.set_theme(PROJECTOR)
    assert column.width() == pytest.approx(before * PROJECTOR.scale, abs=2)


def test_the_comparison_is_made_for_what_was_told_before(column: SideColumn) -> None:
    column.show_comparison(Comparison(Sentence("test", "Run it first.")))
    assert column.findChildren(ComparisonPage) == []
    column.show_page(COMPARE)
    assert the(QLabel, column, "comparison_sentence").text() == "Run it first."
    column.show_comparison(Comparison(Sentence("test", "Now.")))
    assert the(QLabel, column, "comparison_sentence").text() == "Now."


def test_wishes_of_the_comparison_are_passed_on(column: SideColumn, qtbot: QtBot) -> None:
    column.show_page(COMPARE)
    page = the(ComparisonPage, column)
    for wish, passed in (
        (page.run_requested, column.comparison_requested),
        (page.stop_requested, column.comparison_stopped),
    ):
        with qtbot.waitSignal(passed):
            wish.emit()
    with qtbot.waitSignal(column.packet_requested) as signal:
        page.packet_selected.emit(2)
    assert signal.args == [2]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", THEMES)
def test_all_tabs_are_in_sight_at_once(name: str, language: str, column: SideColumn) -> None:
    theme, speech = THEMES[name], Language(column)
    try:
        QApplication.setFont(theme.font(Role.BODY))
        column.setStyleSheet(style_sheet(theme))
        column.set_theme(theme)
        speech.speak(language)
        column.show()
        bar = the(QTabWidget, column).tabBar()
        assert bar.sizeHint().width() <= the(QTabWidget, column).width()
    finally:
        speech.speak("en")
