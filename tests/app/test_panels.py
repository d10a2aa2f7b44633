from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.panels import Panel


@pytest.fixture
def body(qtbot: QtBot) -> QWidget:
    body = QWidget()
    row = QHBoxLayout(body)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(QWidget(), 1)
    body.resize(900, 500)
    qtbot.addWidget(body)
    return body


def panel_at(body: QWidget, index: int) -> tuple[Panel, QWidget]:
    column = QWidget()
    column.setFixedWidth(200)
    row = body.layout()
    assert isinstance(row, QHBoxLayout)
    return Panel(column, row, index, body), column


def stage(body: QWidget) -> QWidget:
    return next(child for child in body.findChildren(QWidget) if child.maximumWidth() > 200)


def test_docked_it_takes_room_from_the_stage(body: QWidget) -> None:
    panel_at(body, 0)
    body.show()
    assert stage(body).width() == 700


def test_floating_it_is_closed_and_gives_its_room_to_the_stage(body: QWidget, qtbot: QtBot) -> None:
    panel, column = panel_at(body, 1)
    body.show()
    panel.set_floating(True)
    qtbot.waitUntil(lambda: stage(body).width() == 900)
    assert not panel.is_open
    panel.set_open(True)
    assert column.geometry().getRect() == (700, 0, 200, 500)
    assert stage(body).width() == 900


def test_an_open_overlay_keeps_to_its_edge(body: QWidget) -> None:
    panel, column = panel_at(body, 1)
    body.show()
    panel.set_floating(True)
    panel.set_open(True)
    body.resize(1000, 400)
    assert column.geometry().getRect() == (800, 0, 200, 400)


def test_it_comes_back_to_its_place(body: QWidget, qtbot: QtBot) -> None:
    panel, column = panel_at(body, 0)
    body.show()
    panel.set_floating(True)
    panel.set_floating(False)
    qtbot.waitUntil(lambda: column.geometry().getRect() == (0, 0, 200, 500))
    assert panel.is_open
    assert stage(body).width() == 700


def test_it_tells_how_much_of_the_body_it_covers(body: QWidget) -> None:
    panel, _ = panel_at(body, 1)
    body.show()
    told: list[int] = []
    panel.covers.connect(told.append)
    panel.set_floating(True)
    panel.set_open(True)
    panel.set_open(False)
    panel.set_open(True)
    panel.set_floating(False)
    assert told == [0, 200, 0, 200, 0]
