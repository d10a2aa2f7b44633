from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from widgets.row_keys import RowKeys


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(QStringListModel(["a", "b"], view))
    return view


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_chooses_the_row_that_the_arrows_went_to(key: Qt.Key, view: QListView, qtbot: QtBot) -> None:
    keys = RowKeys(view)
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(keys.row_chosen) as signal:
        QTest.keyClick(view, key)
    assert signal.args is not None
    assert signal.args[0].row() == 1


def test_without_a_row_enter_chooses_nothing(view: QListView, qtbot: QtBot) -> None:
    keys = RowKeys(view)
    with qtbot.assertNotEmitted(keys.row_chosen):
        QTest.keyClick(view, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("key", "is_taken"), [(Qt.Key.Key_Up, True), (Qt.Key.Key_Return, True), (Qt.Key.Key_Space, False)]
)
def test_only_its_own_keys_are_kept_from_the_windows_shortcuts(key: Qt.Key, is_taken: bool, view: QListView) -> None:
    RowKeys(view)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(view, event)
    assert event.isAccepted() is is_taken
