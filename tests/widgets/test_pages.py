from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.pages import Pages


def test_only_the_page_in_sight_needs_room(qtbot: QtBot) -> None:
    pages, small, large = Pages(), QWidget(), QWidget()
    qtbot.addWidget(pages)
    small.setMinimumSize(10, 20)
    large.setMinimumSize(300, 400)
    for page in (small, large):
        pages.addWidget(page)
    assert pages.minimumSizeHint().toTuple() == (10, 20)
    pages.setCurrentWidget(large)
    assert pages.minimumSizeHint().toTuple() == (300, 400)


def test_what_stands_below_gets_the_height_that_its_text_wants(qtbot: QtBot) -> None:
    window, pages, text = QWidget(), Pages(), QLabel("many words " * 40, wordWrap=True)
    qtbot.addWidget(window)
    pages.addWidget(QLabel("even more words " * 100, wordWrap=True))
    column = QVBoxLayout(window)
    column.addWidget(pages, 1)
    column.addWidget(text)
    window.resize(300, 2 * text.heightForWidth(300))
    window.show()
    assert text.height() >= text.heightForWidth(text.width())


def test_a_page_that_asks_for_nothing_gets_nothing(qtbot: QtBot) -> None:
    pages, page = Pages(), QLabel("a long text")
    qtbot.addWidget(pages)
    page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
    pages.addWidget(page)
    assert pages.minimumSizeHint().toTuple() == (0, 0)
