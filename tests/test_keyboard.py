"""Whoever has no mouse sees where the keyboard is, gets everywhere, and away again: in every room and on every page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTabBar, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from app.window import Window
from sim.lessons import Lesson, all_lessons
from tests.finding import the
from tests.windows import made, with_keyboard
from widgets.code_editor import CodeEditor
from widgets.segmented import Segmented

WELL_KNOWN = {
    "lessons", "lesson_search", "run_button", "ladder", "event_table", "field_tree", "hex_view", "scrubber",
    "left_tower", "tapes_view", "program_editor", "chance_button", "client_code", "help_button", "comparison_button"
}  # fmt: skip
LEAST = 60
"""Bytes of a picture that a ring must change."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    """The whole course, as a person without a mouse has it before them."""
    return with_keyboard(made(qtbot, tmp_path), qtbot)


def lessons(window: Window, qtbot: QtBot) -> Iterator[Lesson]:
    """Show a lesson of each stage in the middle of its run, one after the other."""
    for lesson in {each.stage: each for each in all_lessons()}.values():
        window.open_lesson(lesson.id)
        with qtbot.waitSignal(window.run_finished, timeout=30_000):
            window.run()
        window.show_at(0.6)
        QApplication.processEvents()
        yield lesson


def pages(window: Window) -> Iterator[str]:
    """Turn to one page after the other beside the stage."""
    for tabs in window.findChildren(QTabWidget):
        for place in range(tabs.count() if tabs.isVisible() else 0):
            tabs.setCurrentIndex(place)
            QApplication.processEvents()
            yield tabs.tabText(place)


def stops(window: Window, without_ring: list[str] | None = None) -> list[QWidget]:
    """Where Tab stops, found by pressing it until it comes round; takes down what does not show that it was reached."""
    found: list[QWidget] = []
    window.setFocus()
    while True:
        before = QApplication.focusWidget()
        QTest.keyClick(before or window, Qt.Key.Key_Escape if isinstance(before, CodeEditor) else Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None, f"the focus is lost after {name_of(before)}"
        assert now is not before, f"there is no way from {name_of(now)}"
        if now in found:
            return found
        found.append(now)
        if without_ring is not None and not shows_focus(window, now):
            without_ring.append(name_of(now))


def shows_focus(window: Window, widget: QWidget) -> bool:
    """Whether it looks otherwise without the focus."""
    QApplication.processEvents()
    with_focus = looks(window, widget)
    window.setFocus()
    changed = sum(one != other for one, other in zip(with_focus, looks(window, widget), strict=True))
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return changed >= LEAST


def looks(window: Window, widget: QWidget) -> bytes:
    place = QRect(widget.mapTo(window, QPoint()), widget.size()) & window.rect()
    image = window.grab(place).toImage()
    return bytes(image.constBits())


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def name_of(widget: QWidget | None) -> str:
    return "" if widget is None else f"{type(widget).__name__} {widget.objectName()}"


def test_tab_goes_everywhere_and_shows_where_it_is(window: Window, qtbot: QtBot) -> None:
    reached: set[str] = set()
    for lesson in lessons(window, qtbot):
        for page in pages(window):
            without_ring: list[str] = []
            reached |= {name_of(each) for each in stops(window, without_ring)}
            assert without_ring == [], f"{lesson.id}, {page}"
    assert {name.split()[-1] for name in reached} >= WELL_KNOWN


def test_shift_tab_goes_the_same_way_back(window: Window, qtbot: QtBot) -> None:
    for _ in lessons(window, qtbot):
        found = [each for each in stops(window) if not isinstance(each, CodeEditor)]
        for each, before in zip(found[1:], found, strict=False):
            each.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(each, Qt.Key.Key_Backtab)
            assert QApplication.focusWidget() is before


def test_left_and_right_turn_the_pages_and_choose_among_buttons(window: Window, qtbot: QtBot) -> None:
    next(lessons(window, qtbot))
    bar = next(bar for bar in window.findChildren(QTabBar) if bar.isVisible())
    place = bar.currentIndex()
    bar.setFocus()
    press(Qt.Key.Key_Right)
    assert bar.currentIndex() == place + 1
    press(Qt.Key.Key_Left)
    assert bar.currentIndex() == place
    choice = the(Segmented, window, "source")
    the(QPushButton, choice, "source_model").setFocus()
    press(Qt.Key.Key_Left)
    assert choice.value == window.source == "wire"
