from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from widgets.speaking import Speaking


class Card(Speaking, QFrame):
    """Counts how often it spoke."""

    times = 0

    def retranslate(self) -> None:
        self.times += 1


def test_a_change_of_language_and_nothing_else_makes_it_speak(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    for kind in (QEvent.Type.FontChange, QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
        QCoreApplication.sendEvent(card, QEvent(kind))
    assert card.times == 1
