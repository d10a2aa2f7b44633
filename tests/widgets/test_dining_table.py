from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from sim.concurrency.events import Stepped
from sim.concurrency.table import Hunger
from tests.sim.concurrency.acts import deadlock, philosophers
from widgets.dining_table import LOOKS, DiningTable
from widgets.theme import GREEN, LIGHT, VERMILION, Role


@pytest.fixture
def table(qtbot: QtBot) -> DiningTable:
    table = DiningTable()
    qtbot.addWidget(table)
    table.resize(280, 280)
    return table


def plate_colour(table: DiningTable, place: int) -> object:
    layout = table.layout_now
    inside = layout.plate_at(place) + QPointF(0, layout.plate * 0.8)
    return table.grab().toImage().pixelColor(inside.toPoint())


def test_who_eats_who_waits_and_for_what(table: DiningTable) -> None:
    table.show_world(philosophers(stuck=False).world)
    words = table.accessibleDescription().split("; ")
    assert words[0] == "P0: eats, has fork 0, 1"
    assert words[1] == "P1: waits, waits for fork 1"
    assert words[2] == "P2: thinks"
    assert plate_colour(table, 0) == GREEN.fill
    assert plate_colour(table, 1) == VERMILION.fill
    assert plate_colour(table, 2) == LIGHT.surface


def test_the_ring_of_all_is_lit(table: DiningTable) -> None:
    for stuck in (False, True):
        table.show_world(philosophers(stuck=stuck).world)
        image = table.grab().toImage()
        is_lit = any(image.pixelColor(x, y) == LIGHT.error for x in range(280) for y in range(280))
        assert is_lit is stuck


def test_every_hunger_has_its_own_symbol_and_word(table: DiningTable) -> None:
    assert len({LOOKS[hunger].icon for hunger in Hunger}) == len(Hunger)
    assert len({table.hunger_text(hunger) for hunger in Hunger}) == len(Hunger)


def test_with_little_room_the_word_stays_longer_than_the_symbol(table: DiningTable) -> None:
    table.show_world(philosophers(stuck=False).world)
    seat, line = table.table.seats[2], LIGHT.line_height(Role.CAPTION)
    word = QFontMetricsF(LIGHT.font(Role.CAPTION)).horizontalAdvance(table.hunger_text(seat.hunger))
    inked = {}
    for room in (word * 2, word * 1.2, word * 0.5):
        image = QImage(200, 40, QImage.Format.Format_RGB32)
        image.fill(LIGHT.surface)
        with QPainter(image) as painter:
            painter.setPen(LIGHT.text)
            table._paint_hunger(painter, seat, QRectF(0, 0, room, line))
        columns = [x for x in range(200) if any(image.pixelColor(x, y) != LIGHT.surface for y in range(40))]
        inked[room] = columns[-1] - columns[0]
    both, alone, symbol = inked.values()
    assert both > alone + LIGHT.px(10)
    assert alone == pytest.approx(word, abs=6)
    assert symbol < LIGHT.px(13)


def test_other_programs_leave_it_empty(table: DiningTable) -> None:
    table.show_world(deadlock().world)
    assert table.table.seats == ()
    table.grab()


def test_a_philosopher_is_pointed_at_with_the_fork_and_all_of_the_ring_by_their_plates(table: DiningTable) -> None:
    play = philosophers(stuck=True)
    table.show_world(play.world)
    layout = table.layout_now
    step = [event for event in play.timeline.events if isinstance(event, Stepped)][-1]
    (place,) = table.spots(play.world, [step])
    assert place.contains(layout.plate_at(4).toPoint())
    assert place.contains(layout.fork_at(4).toPoint())
    assert not place.contains(layout.plate_at(3).toPoint())
    places = table.spots(play.world, [play.timeline.events[-1]])
    for seat, around in enumerate(places):
        assert (QPointF(around.center()) - layout.plate_at(seat)).manhattanLength() < 4
    assert len(places) == 5
