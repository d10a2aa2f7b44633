from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from app.language import Language


@pytest.fixture
def language(qtbot: QtBot) -> Iterator[Language]:
    owner = QWidget()
    qtbot.addWidget(owner)
    language = Language(owner)
    yield language
    language.be_silent()


class Listener(QWidget):
    """Counts how often it is told of another language."""

    told = 0

    def changeEvent(self, event: QEvent) -> None:
        self.told += event.type() is QEvent.Type.LanguageChange
        super().changeEvent(event)


def translated() -> str:
    return QCoreApplication.translate("shortcuts", "Play or pause")


def test_chinese_and_back(language: Language) -> None:
    language.speak("zh")
    assert translated() == "播放或暂停"
    assert language.name == "zh"
    language.speak("en")
    assert translated() == "Play or pause"


def test_qts_own_words_change_too(language: Language, qtbot: QtBot) -> None:
    language.speak("zh")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert "取消" in box.button(QDialogButtonBox.StandardButton.Cancel).text()


def test_widgets_know_before_speak_returns(language: Language, qtbot: QtBot) -> None:
    listener = Listener()
    qtbot.addWidget(listener)
    language.speak("zh")
    assert listener.told > 0


def test_speaking_twice_leaves_nothing_installed(language: Language) -> None:
    language.speak("zh")
    language.speak("zh")
    language.be_silent()
    assert translated() == "Play or pause"
