from __future__ import annotations

from pytestqt.qtbot import QtBot

from widgets.lesson_page import LessonPage
from widgets.theme import PROJECTOR


def test_title_and_summary_with_its_markup(qtbot: QtBot) -> None:
    page = LessonPage()
    qtbot.addWidget(page)
    page.set_words("Closing", "\nA **FIN** ends one direction.\n\nCall `close`.\n")
    assert page.toPlainText().splitlines() == ["Closing", "A FIN ends one direction.", "", "Call close."]
    bold = page.document().find("FIN").charFormat().font().weight()
    plain = page.document().find("ends").charFormat().font().weight()
    assert bold > plain


def test_goals_are_a_list_and_without_any_there_is_none(qtbot: QtBot) -> None:
    page = LessonPage()
    qtbot.addWidget(page)
    page.set_words("Closing", "A FIN.", ["Say who **waits**.", "Call `close`."])
    heading, *goals = page.toPlainText().splitlines()[1:-1]
    assert heading == "After this lesson you can:"
    assert goals == ["Say who waits.", "Call close."]
    assert all(page.document().find(goal).block().textList() is not None for goal in goals)
    page.set_words("Closing", "A FIN.")
    assert page.toPlainText().splitlines() == ["Closing", "A FIN."]


def test_a_strip_that_is_too_low_to_read_in_shows_nothing(qtbot: QtBot) -> None:
    page = LessonPage()
    qtbot.addWidget(page)
    page.set_words("Closing", "A FIN ends one direction. " * 60)
    page.show()
    for height, is_shown in ((400, True), (40, False), (400, True)):
        page.resize(320, height)
        assert bool(page.toPlainText()) is is_shown
        assert page.verticalScrollBar().isVisible() is is_shown


def test_a_long_summary_can_be_scrolled_in_large_type(qtbot: QtBot) -> None:
    page = LessonPage()
    qtbot.addWidget(page)
    page.set_theme(PROJECTOR)
    page.set_words("Closing", "A FIN ends one direction. " * 60)
    page.resize(320, 400)
    page.show()
    assert page.verticalScrollBar().maximum() > 0
    assert page.horizontalScrollBar().maximum() == 0


def test_another_lesson_is_read_from_the_top(qtbot: QtBot) -> None:
    page = LessonPage()
    qtbot.addWidget(page)
    page.resize(320, 300)
    page.show()
    page.set_words("Closing", "A FIN ends one direction. " * 60)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 100)
    page.verticalScrollBar().setValue(100)
    page.set_words("Closing", "A FIN ends one direction. " * 60)
    assert page.verticalScrollBar().value() == 100
    page.set_words("Opening", "A SYN begins. " * 60)
    assert page.verticalScrollBar().value() == 0
