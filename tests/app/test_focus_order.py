from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.focus_order import FocusOrder


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def part(window: QWidget, *names: str) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    for name in names:
        field = QLineEdit()
        field.setObjectName(name)
        layout.addWidget(field)
    assert window.layout() is not None
    window.layout().addWidget(holder)  # type: ignore[union-attr]
    QApplication.processEvents()
    return holder


def names(order: FocusOrder) -> list[str]:
    return [stop.objectName() for stop in order.stops()]


def test_parts_come_in_their_order_however_late_they_were_made(window: QWidget) -> None:
    second, first = part(window, "c", "d"), part(window, "a", "b")
    order = FocusOrder(lambda: (first, second))
    assert names(order) == ["a", "b", "c", "d"]
    layout = first.layout()
    assert layout is not None
    late = QLineEdit()
    late.setObjectName("late")
    layout.addWidget(late)
    QApplication.processEvents()
    assert names(order) == ["a", "b", "late", "c", "d"]


def test_what_cannot_be_used_is_passed_over(window: QWidget) -> None:
    first, second = part(window, "a", "b", "c"), part(window, "d")
    for name, deed in (("a", QWidget.hide), ("b", lambda each: each.setEnabled(False))):
        found = first.findChild(QLineEdit, name)
        assert found is not None
        deed(found)
    assert names(FocusOrder(lambda: (first, second))) == ["c", "d"]


def test_what_holds_others_is_for_whatever_else_it_holds(window: QWidget) -> None:
    first, second = part(window, "a"), part(window, "b")
    part(window, "c")
    assert names(FocusOrder(lambda: (second, first, window))) == ["b", "a", "c"]


def test_it_goes_round_both_ways(window: QWidget) -> None:
    parts = part(window, "a", "b"), part(window, "c")
    order = FocusOrder(lambda: parts)
    gone = []
    for forwards in (True, True, True, True, False, False):
        assert order.go(forwards)
        focus = QApplication.focusWidget()
        assert focus is not None
        gone.append(focus.objectName())
    assert gone == ["a", "b", "c", "a", "c", "b"]


def test_where_nothing_takes_the_focus_qt_goes_on(window: QWidget) -> None:
    empty = part(window)
    assert not FocusOrder(lambda: (empty,)).go(forwards=True)
    assert empty.focusPolicy() is Qt.FocusPolicy.NoFocus
