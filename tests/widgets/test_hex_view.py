"""Bytes are where they are painted, whatever is pointed at is said, and only what is in sight is painted."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sim.network import headers
from sim.network.events import Link
from tests.sim.network.play import CLIENT, Play
from widgets.hex_view import HexView
from widgets.theme import THEMES

FRAME = Play().opens().says(CLIENT, "PSH ACK", b"hello").packets[-1].event.data


@pytest.fixture
def view(qtbot: QtBot) -> HexView:
    view = HexView()
    qtbot.addWidget(view)
    view.resize(296, 200)
    view.set_frame(FRAME, headers.decode(FRAME, Link.ETHERNET))
    view.show()
    qtbot.waitExposed(view)
    return view


def place_of(view: HexView, byte: int) -> QPoint:
    """The middle of the byte's value in the viewport."""
    row, column = divmod(byte, view.columns.per_row)
    left, width = view.columns.spans(column, column + 1)[0]
    top = view.height_of(row) - view.height_of(0) // 2 - view.verticalScrollBar().value()
    return QPointF(left + width / 2, top + 8).toPoint()


def pointed(view: HexView) -> list[int]:
    """Every byte that is pointed at from now on."""
    found: list[int] = []
    view.byte_pointed.connect(found.append)
    return found


def test_the_inspector_has_room_for_eight_bytes_and_their_characters(view: HexView) -> None:
    assert (view.columns.per_row, view.columns.has_text) == (8, True)


def test_a_wide_view_shows_sixteen(view: HexView) -> None:
    view.resize(700, 200)
    assert view.columns.per_row == 16


def test_the_mouse_points_at_bytes_and_leaves_them(view: HexView) -> None:
    view.clearFocus()
    found = pointed(view)
    QTest.mouseMove(view.viewport(), place_of(view, 3))
    QTest.mouseMove(view.viewport(), place_of(view, 26))
    view.viewportEvent(QEvent(QEvent.Type.Leave))
    assert found == [3, 26, -1]


def test_without_the_mouse_the_keyboards_byte_is_pointed_at(view: HexView) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 10))
    found = pointed(view)
    QTest.mouseMove(view.viewport(), place_of(view, 3))
    view.viewportEvent(QEvent(QEvent.Type.Leave))
    view.clearFocus()
    assert found == [3, 10, -1]


def test_a_click_puts_the_keyboard_there(view: HexView) -> None:
    found = pointed(view)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 10))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(view, key)
    assert found == [10, 11, 19, 18, 10]
    assert view.accessibleDescription() == f"0x000a: 0x{FRAME[10]:02x}"


def test_the_keyboard_stays_within_the_frame_and_in_sight(view: HexView) -> None:
    found = pointed(view)
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Up)
    for _ in range(len(FRAME)):
        QTest.keyClick(view, Qt.Key.Key_Down)
    for _ in range(9):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert min(found) == 0
    assert found[-1] == len(FRAME) - 1
    assert view.viewport().rect().contains(place_of(view, len(FRAME) - 1))


def test_in_here_the_arrows_are_not_the_windows_shortcuts(view: HexView) -> None:
    def is_kept(key: Qt.Key) -> bool:
        press = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        press.ignore()
        view.event(press)
        return press.isAccepted()

    assert is_kept(Qt.Key.Key_Right)
    assert not is_kept(Qt.Key.Key_Space)
    assert not is_kept(Qt.Key.Key_PageDown)


def test_light_changes_the_picture_and_goes_out_again(view: HexView) -> None:
    dark = view.grab().toImage()
    view.highlight(14, 34)
    lit = view.grab().toImage()
    view.highlight(-1, -1)
    assert lit != dark
    assert view.grab().toImage() == dark


def test_layers_can_be_told_apart(view: HexView) -> None:
    with_layers = view.grab().toImage()
    view.set_frame(FRAME, [])
    assert view.grab().toImage() != with_layers


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_large_frame_paints_only_what_is_in_sight(view: HexView, theme: object) -> None:
    view.set_theme(theme)  # type: ignore[arg-type]
    data = bytes(65_549)
    view.set_frame(data, headers.decode(data, Link.ETHERNET))
    view.scroll_to(65_000)
    with patch.object(view, "_paint_row", wraps=view._paint_row) as painted:
        view.grab()
    assert 0 < painted.call_count <= 200 // view.fontMetrics().height() + 2
    assert 65_000 // view.columns.per_row in [call.args[1] for call in painted.call_args_list]


def test_an_empty_frame_has_nothing_to_point_at(view: HexView) -> None:
    found = pointed(view)
    view.set_frame(b"", [])
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(80, 10))
    view.grab()
    assert found == []
