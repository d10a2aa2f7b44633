from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.finding import the
from widgets.segmented import Segmented


@pytest.fixture
def choice(qtbot: QtBot) -> Segmented:
    choice = Segmented(["close", "half", "reset"], "way")
    qtbot.addWidget(choice)
    return choice


def test_the_first_value_is_chosen_at_first(choice: Segmented) -> None:
    assert choice.value == "close"


def test_a_click_chooses_and_says_so(choice: Segmented, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choice.value_chosen) as signal:
        the(QPushButton, choice, "way_reset").click()
    assert signal.args == ["reset"]
    assert choice.value == "reset"


def test_setting_a_value_says_nothing(choice: Segmented, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(choice.value_chosen):
        choice.set_value("half")
        choice.set_value("nonsense")
    assert choice.value == "half"


def test_every_segment_has_a_name_of_its_own(choice: Segmented) -> None:
    choice.set_titles({"close": "Close", "half": "Half-close", "reset": "Reset"}, "Way")
    names = [button.accessibleName() for button in choice.findChildren(QPushButton)]
    assert names == ["Way: Close", "Way: Half-close", "Way: Reset"]


def test_no_values_no_choice(qtbot: QtBot) -> None:
    empty = Segmented([], "none")
    qtbot.addWidget(empty)
    assert empty.value == ""


def test_values_that_do_not_apply_are_not_offered(qtbot: QtBot) -> None:
    choice = Segmented(["a", "b", "c"], "letters")
    qtbot.addWidget(choice)
    choice.show()
    choice.offer(["a", "c"])
    buttons = {name: the(QPushButton, choice, f"letters_{name}") for name in "abc"}
    assert [name for name, button in buttons.items() if button.isVisible()] == ["a", "c"]
    assert [buttons[name].property("segment") for name in "ac"] == ["first", "last"]


def test_a_click_leaves_the_keyboard_where_it_was_and_tab_brings_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    line, choice = QLineEdit(page), Segmented(["close", "half", "reset"], "way", page)
    choice.move(0, 100)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    line.setFocus()
    QTest.mouseClick(the(QPushButton, choice, "way_reset"), Qt.MouseButton.LeftButton)
    assert choice.value == "reset"
    assert line.hasFocus()
    the(QPushButton, choice, "way_reset").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.mouseClick(the(QPushButton, choice, "way_half"), Qt.MouseButton.LeftButton)
    assert the(QPushButton, choice, "way_half").hasFocus(), "arrow keys go on from what is chosen"
