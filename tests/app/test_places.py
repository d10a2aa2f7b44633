from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.places import NARROW, NARROWEST, Parts, Places
from tests.finding import the
from tests.windows import made
from widgets.theme import LIGHT, PROJECTOR, theme_for


@pytest.fixture
def parts(qtbot: QtBot) -> Parts:
    widgets = [QWidget() for _ in range(6)]
    for widget in widgets[:2]:
        widget.setFixedWidth(100)
    header, above, area, below = widgets[2:]
    for widget in (header, above, below):
        widget.setFixedHeight(20)
    foot = QWidget()
    foot.hide()
    return Parts(widgets[0], header, (above, area, below), area, widgets[1], foot)


def test_the_area_gets_all_the_room_that_the_others_leave(parts: Parts, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    places = Places(window, parts)
    places.set_theme(LIGHT)
    window.resize(800, 400)
    window.show()
    left, top, room = 16, 12, 10
    assert parts.area.geometry().getRect() == (
        left,
        top + 20 + room,
        800 - 200 - 2 * left,
        400 - 20 - 2 * (top + 20 + room),
    )
    assert parts.header.width() == 700
    assert [panel.is_open for panel in places.panels] == [True, True]


def test_projecting_there_is_more_space_between(parts: Parts, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    places = Places(window, parts)
    window.resize(800, 400)
    window.show()
    heights = []
    for theme in (LIGHT, PROJECTOR):
        places.set_theme(theme)
        qtbot.waitUntil(lambda: parts.area.height() not in heights)
        heights.append(parts.area.height())
    assert heights[1] < heights[0]


def test_the_foot_takes_room_only_while_there_is_something_in_it(parts: Parts, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    places = Places(window, parts)
    places.set_theme(LIGHT)
    window.resize(800, 400)
    window.show()
    height = parts.area.height()
    parts.foot.setFixedHeight(30)
    parts.foot.show()
    qtbot.waitUntil(lambda: parts.area.height() == height - 30)
    places.show_room(QWidget())
    assert parts.foot.isVisible()


@pytest.mark.parametrize(
    ("scale", "width", "folded"),
    [
        (1.0, NARROW, (False, False)),
        (1.0, NARROW - 1, (False, True)),
        (1.0, NARROWEST - 1, (True, True)),
        (1.5, NARROW, (True, True)),
    ],
)
def test_what_has_no_room_folds_away(
    parts: Parts, qtbot: QtBot, scale: float, width: int, folded: tuple[bool, bool]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    places = Places(window, parts)
    theme = theme_for("light", scale, 720)
    assert places.fold(theme, width) == folded
    assert places.fold(theme, 10_000, brings_back=False) == folded
    assert places.fold(theme, 10_000) == (False, False)
    assert places.fold(PROJECTOR, 10_000) == (True, True)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("lesson", ["tcp-handshake", "tcp-loss", "queues"])
def test_a_window_can_be_narrow_and_has_its_pages_over_the_stage_then(
    qtbot: QtBot, tmp_path: Path, lesson: str, language: str
) -> None:
    window = made(qtbot, tmp_path, language=language)
    with qtbot.waitExposed(window):
        window.show()
    window.open_lesson(lesson)
    lessons, inspector = window._panels
    for width, height, is_open in ((900, 600, False), (1280, 720, True)):
        # Bit by bit, as an edge is dragged: nothing that is still beside the stage may keep it wide.
        for between in range(window.width(), width, 20 if width > window.width() else -20):
            window.resize(between, height)
            QApplication.processEvents()
        window.resize(width, height)
        qtbot.waitUntil(lambda is_open=is_open: inspector.is_open == is_open)  # type: ignore[misc]
        assert (window.width(), window.height()) == (width, height)
        assert the(QToolButton, window, "inspector_button").isVisible() != is_open
        assert lessons.is_open
