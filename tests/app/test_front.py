from pathlib import Path

import pytest
from PySide6.QtGui import QCloseEvent, QPalette
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.front import Front
from app.preferences import Preferences
from widgets.theme import THEMES


class Content(QWidget):
    closed = stays = False

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed = not self.stays
        event.setAccepted(self.closed)


@pytest.fixture
def front(qtbot: QtBot, tmp_path: Path) -> Front:
    frame = Front(Preferences(tmp_path))
    qtbot.addWidget(frame)
    return frame


def test_it_says_once_that_it_has_been_seen(front: Front, qtbot: QtBot) -> None:
    with qtbot.waitSignal(front.seen):
        front.show()
    with qtbot.assertNotEmitted(front.seen, wait=50):
        front.repaint()


def test_its_title_is_its_contents_title(front: Front) -> None:
    content = Content(windowTitle="handshake")
    front.fill(content)
    assert front.windowTitle() == "handshake"
    content.setWindowTitle("teardown")
    assert front.windowTitle() == "teardown"


def test_closing_it_closes_what_is_in_it(front: Front) -> None:
    content = Content()
    front.fill(content)
    front.show()
    front.close()
    assert content.closed


def test_its_ground_is_the_canvas_of_the_theme(front: Front) -> None:
    assert front.palette().color(QPalette.ColorRole.Window) == THEMES["light"].canvas


def test_it_stays_open_with_content_that_does(front: Front) -> None:
    content = Content()
    front.fill(content)
    front.show()
    content.stays = True
    front.close()
    assert front.isVisible()
    content.stays = False
    front.close()
    assert not front.isVisible()
