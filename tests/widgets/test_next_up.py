from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from widgets.next_up import NextUp
from widgets.scrubber import Scrubber
from widgets.theme import THEMES


def test_it_stands_whole_in_the_lower_part_of_its_parent(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1280, 720)
    card = NextUp(parent)
    assert card.isHidden()
    card.set_theme(THEMES["projector"])
    card.announce("PgDn: next lesson, Noodles and forks", is_possible=True)
    assert not card.isHidden()
    assert card.accessibleName() == card.text()
    assert card.width() >= card.sizeHint().width()
    assert parent.rect().contains(card.geometry())
    assert card.y() > parent.height() / 2
    assert card.x() == THEMES["projector"].gap(16)


def test_it_covers_a_control_whole_or_not_at_all(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1280, 720)
    buttons = [QPushButton(parent) for _ in range(20)]
    for place, button in enumerate(buttons):
        button.setGeometry(16 + 60 * place, 670, 56, 32)
    card = NextUp(parent)
    for sentence in ("PgUp", "PgDn: next lesson", "PgDn: next lesson, Noodles and forks"):
        card.announce(sentence, is_possible=True)
        for button in buttons:
            covered = card.geometry() & button.geometry()
            assert covered.isEmpty() or covered == button.geometry()
        assert card.geometry().intersects(buttons[0].geometry())


def test_it_covers_the_playhead_whole_or_not_at_all(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1280, 720)
    scrubber, card = Scrubber(parent), NextUp(parent)
    scrubber.setGeometry(0, 670, 1280, 36)
    scrubber.set_length(100.0)
    for position in range(3, 100):  # further right than where the card begins
        scrubber.set_position(float(position))
        card.announce("PgDn: next lesson", is_possible=True)
        handle = scrubber.handle.translated(scrubber.pos())
        covered = card.geometry() & handle
        assert covered.isEmpty() or covered == handle & parent.rect()


def test_where_nothing_follows_there_is_nothing_to_press(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    pressed: list[bool] = []
    card = NextUp(parent)
    card.clicked.connect(pressed.append)
    card.announce("That was the last lesson of the course", is_possible=False)
    card.click()
    assert not pressed


def test_it_does_not_lie_over_what_stands_beside_its_place(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1280, 720)
    floor = QWidget(parent)
    floor.setGeometry(200, 56, 1080, 664)
    card = NextUp(parent, floor)
    card.announce("PgDn: next lesson, Noodles and forks", is_possible=True)
    assert floor.geometry().contains(card.geometry())
