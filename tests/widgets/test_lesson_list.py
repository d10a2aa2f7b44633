from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from sim.lessons import Lesson
from sim.settings import Words
from tests.finding import the
from widgets.focus_ring import FocusRing
from widgets.lesson_list import PASSAGE, LessonList
from widgets.theme import LIGHT, THEMES, Role, Theme


def lesson(name: str, chapter: str, summary: str = "") -> Lesson:
    words, about = Words(en=name.title(), zh=f"课{name}"), Words(en=summary, zh=summary)
    return Lesson(Path(name), words, about, Words(en=chapter, zh=f"章{chapter}"), 1, (), ())


LESSONS = [lesson("one", "A"), lesson("two", "A", "Why **delayed** acknowledgements wait."), lesson("three", "B")]


@pytest.fixture
def column(qtbot: QtBot) -> LessonList:
    column = LessonList(LESSONS)
    column.resize(column.width(), 600)
    qtbot.addWidget(column)
    with qtbot.waitExposed(column):
        column.show()
    return column


def titles(column: LessonList) -> list[str]:
    rows = the(QListWidget, column)
    return [rows.item(row).text() for row in range(rows.count())]


def test_lessons_stand_below_their_chapters(column: LessonList) -> None:
    assert titles(column) == ["A", "One", "Two", "B", "Three"]


def test_keys_go_from_lesson_to_lesson_over_chapters(column: LessonList) -> None:
    wishes: list[str] = []
    column.lesson_requested.connect(wishes.append)
    column.set_lesson("one")
    for _ in range(2):
        QTest.keyClick(the(QListWidget, column), Qt.Key.Key_Down)
    assert wishes == ["two", "three"]


def test_a_click_on_a_chapter_is_no_wish(column: LessonList, qtbot: QtBot) -> None:
    rows = the(QListWidget, column)
    with qtbot.assertNotEmitted(column.lesson_requested):
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(3)).center())


def test_choosing_from_outside_says_nothing(column: LessonList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(column.lesson_requested):
        column.set_lesson("three")
    assert column.lesson_id == "three"


def test_none_can_be_chosen(column: LessonList) -> None:
    column.set_lesson("two")
    column.set_lesson("")
    rows = the(QListWidget, column)
    assert column.lesson_id == ""
    assert rows.selectedItems() == []
    column.set_language("zh")
    assert rows.selectedItems() == []
    wishes: list[str] = []
    column.lesson_requested.connect(wishes.append)
    rows.clearFocus()
    rows.setFocus()
    assert wishes == []
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(2)).center())
    assert wishes == ["two"]


def test_titles_change_with_the_language_and_the_choice_stays(column: LessonList, qtbot: QtBot) -> None:
    column.set_lesson("two")
    with qtbot.assertNotEmitted(column.lesson_requested):
        column.set_language("zh")
    assert titles(column) == ["章A", "课one", "课two", "章B", "课three"]
    assert column.lesson_id == "two"


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_chosen_lesson_is_to_be_seen(column: LessonList, theme: Theme) -> None:
    column.set_theme(theme)
    column.set_lesson("two")
    rows = the(QListWidget, column)
    place = rows.visualItemRect(rows.item(2))
    corner = rows.viewport().grab().toImage().pixelColor(place.right() - theme.px(16), place.center().y())
    assert corner == theme.selection


def search(column: LessonList, text: str) -> QLineEdit:
    field = the(QLineEdit, column, "lesson_search")
    field.setText(text)
    return field


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TW", ["A", "Two"]),
        ("课thr", ["B", "Three"]),
        ("three", ["B", "Three"]),
        (" ", ["A", "One", "Two", "B", "Three"]),
    ],
)
def test_a_search_finds_titles_of_both_languages_and_ids(column: LessonList, text: str, found: list[str]) -> None:
    search(column, text)
    assert titles(column) == found
    search(column, " ")
    assert len(titles(column)) == 5


def test_a_search_that_finds_nothing_says_so(column: LessonList) -> None:
    search(column, "zebra")
    assert titles(column) == ["No lesson about that"]
    assert not the(QListWidget, column).item(0).flags()


def test_what_a_lesson_speaks_of_is_found_too_and_where_it_stands(column: LessonList, qtbot: QtBot) -> None:
    field = search(column, "acknowledge")
    assert titles(column) == ["Speaking of it", "Two"]
    item = the(QListWidget, column).item(1)
    assert item.data(PASSAGE) == "…acknowledgements wait."
    assert "Why delayed acknowledgements wait." in item.toolTip()
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Two: Why delayed acknowledgements wait."
    with qtbot.waitSignal(column.lesson_requested) as wish:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert wish.args == ["two"]


@pytest.mark.parametrize("at", [QLineEdit, QListWidget])
def test_esc_ends_the_search_and_is_the_window_s_own_where_there_is_none(
    column: LessonList, at: type[QLineEdit] | type[QListWidget]
) -> None:
    left: list[bool] = []
    shortcut = QShortcut(QKeySequence("Esc"), column)
    shortcut.activated.connect(lambda: left.append(True))
    column.activateWindow()
    search(column, "two")
    the(at, column).setFocus()
    QTest.keyClick(the(at, column), Qt.Key.Key_Escape)
    assert len(titles(column)) == 5
    assert not left
    QTest.keyClick(QApplication.focusWidget() or column, Qt.Key.Key_Escape)
    assert left


@pytest.mark.parametrize("text", ["", "two"])
def test_esc_leaves_the_search_for_where_the_keyboard_was(column: LessonList, text: str) -> None:
    column.activateWindow()
    rows = the(QListWidget, column)
    rows.setFocus()
    column.search()
    field = search(column, text)
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert rows.hasFocus()
    assert not field.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_from_the_search_to_what_was_found(column: LessonList, qtbot: QtBot, key: Qt.Key) -> None:
    field = search(column, "two")
    with qtbot.waitSignal(column.lesson_requested) as wish:
        QTest.keyClick(field, key)
    assert wish.args == ["two"]


def test_where_no_lesson_is_shown_none_is_marked_and_the_one_before_can_be_chosen_again(
    column: LessonList, qtbot: QtBot
) -> None:
    column.activateWindow()
    rows = the(QListWidget, column)
    column.set_lesson("two")
    column.set_lesson("")
    with qtbot.assertNotEmitted(column.lesson_requested):
        rows.setFocus()
    assert not rows.selectedItems()
    with qtbot.waitSignal(column.lesson_requested) as wish:
        place = rows.visualItemRect(rows.item(2)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wish.args == ["two"]


@pytest.mark.parametrize(("key", "lesson_id"), [(Qt.Key.Key_Down, "one"), (Qt.Key.Key_Up, "three")])
def test_where_no_lesson_is_chosen_the_arrow_keys_go_to_the_ends(
    column: LessonList, key: Qt.Key, lesson_id: str
) -> None:
    column.set_lesson("two")
    column.set_lesson("")
    QTest.keyClick(the(QListWidget, column), key)
    assert column.lesson_id == lesson_id


def test_the_keyboard_is_to_be_seen_where_no_lesson_is_chosen(column: LessonList, qtbot: QtBot) -> None:
    ring, rows = FocusRing(column), the(QListWidget, column)
    with qtbot.waitActive(column):
        column.activateWindow()
    column.set_lesson("two")
    rows.setFocus()
    assert not ring.isVisible()
    column.set_lesson("")
    assert ring.isVisible()
    assert ring.size() == rows.size()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert not ring.isVisible()
    search(column, "three")
    rows.setFocus()
    assert column.lesson_id == "one"
    assert ring.isVisible()


def test_the_choice_survives_a_search_for_something_else(column: LessonList) -> None:
    column.set_lesson("one")
    search(column, "three")
    search(column, "")
    assert column.lesson_id == "one"
    assert the(QListWidget, column).currentItem().text() == "One"


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_title_that_is_too_long_for_a_line_has_more_of_them_chosen_or_not(qtbot: QtBot, theme: Theme) -> None:
    long = lesson("producer and consumer with more words", "A")
    column = LessonList([*LESSONS, long])
    qtbot.addWidget(column)
    column.set_theme(theme)
    rows = the(QListWidget, column)
    delegate = rows.itemDelegate()
    row = rows.indexFromItem(rows.findItems(long.title.en, Qt.MatchFlag.MatchExactly)[0])
    usual = rows.indexFromItem(rows.item(1))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, theme.px(170), 100)
    height, line = (delegate.sizeHint(option, each).height() for each in (row, usual))
    assert height >= line + theme.line_height(Role.BODY)
    assert height % theme.line_height(Role.BODY) == line % theme.line_height(Role.BODY)


def test_what_was_watched_has_a_mark_that_can_be_heard_too(column: LessonList) -> None:
    rows = the(QListWidget, column)

    def green(row: int) -> int:
        place = rows.visualItemRect(rows.item(row))
        picture = rows.viewport().grab(place).toImage()
        pixels = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
        return sum(pixel == LIGHT.ok for pixel in pixels)

    assert green(1) == 0
    column.set_watched({"one"})
    assert green(1) > 0
    assert green(2) == 0
    assert rows.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == "One, watched"
