from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from widgets.focus_ring import OWN_RING, FocusRing


class Scene(QWidget):
    """A list, a line to write in, and a ring over both."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(300, 200)
        self.list, self.line = QListView(self), QLineEdit(self)
        self.list.setGeometry(10, 10, 100, 100)
        self.line.setGeometry(150, 10, 100, 30)
        self.ring = FocusRing(self)


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    scene = Scene()
    qtbot.addWidget(scene)
    with qtbot.waitActive(scene):
        scene.show()
        scene.activateWindow()
    return scene


def test_it_lies_along_the_edge_of_what_has_the_focus(scene: Scene) -> None:
    scene.list.setFocus()
    assert scene.ring.isVisible()
    assert scene.ring.geometry() == QRect(QPoint(10, 10), scene.list.size())
    assert not scene.ring.mask().contains(QPoint(50, 50))
    assert scene.ring.mask().contains(QPoint(0, 50))


def test_it_follows_when_that_moves_and_goes_when_it_is_hidden(scene: Scene) -> None:
    scene.list.setFocus()
    scene.list.move(20, 30)
    assert scene.ring.pos() == QPoint(20, 30)
    scene.list.hide()
    assert not scene.ring.isVisible()


def test_what_shows_the_focus_by_itself_needs_none(scene: Scene) -> None:
    scene.line.setFocus()
    assert not scene.ring.isVisible()
    scene.list.setProperty(OWN_RING, True)
    scene.list.setFocus()
    assert not scene.ring.isVisible()
