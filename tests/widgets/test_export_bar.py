from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from tests.finding import the
from widgets.export_bar import ExportBar


@pytest.fixture
def bar(qtbot: QtBot) -> ExportBar:
    bar = ExportBar()
    qtbot.addWidget(bar)
    bar.resize(900, 50)
    return bar


def label(bar: ExportBar) -> str:
    return the(QLabel, bar).text()


def test_it_is_hidden_until_there_is_something_to_tell(bar: ExportBar) -> None:
    assert bar.isHidden()


def test_it_tells_how_far_the_file_is_and_can_be_cancelled(bar: ExportBar, qtbot: QtBot) -> None:
    bar.show_progress("talk.gif", 0.25)
    assert label(bar) == "talk.gif is being made: 25 %"
    assert the(QProgressBar, bar).value() / the(QProgressBar, bar).maximum() == 0.25
    assert the(QPushButton, bar).text() == the(QPushButton, bar).accessibleName() == "Cancel"
    with qtbot.waitSignal(bar.cancel_requested):
        the(QPushButton, bar).click()
    assert bar.isHidden()


def test_in_the_end_it_tells_where_the_file_lies_and_can_be_closed(bar: ExportBar, qtbot: QtBot) -> None:
    bar.show_progress("talk.gif", 1.0)
    bar.show_done("folder/talk.gif")
    assert label(bar) == "Saved: folder/talk.gif"
    assert not the(QProgressBar, bar).isVisible()
    with qtbot.assertNotEmitted(bar.cancel_requested):
        the(QPushButton, bar).click()
    assert bar.isHidden()
    bar.show_progress("next.gif", 0.0)
    assert the(QProgressBar, bar).isVisible()


def test_only_what_is_done_is_no_longer_told(bar: ExportBar) -> None:
    bar.show_progress("talk.gif", 0.5)
    bar.hide_done()
    assert not bar.isHidden()
    bar.show_done("folder/talk.gif")
    bar.hide_done()
    assert bar.isHidden()
