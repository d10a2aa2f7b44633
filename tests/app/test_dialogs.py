from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.diagnosis_dialog import DiagnosisDialog
from app.dialogs import Dialogs
from app.looks import Looks
from app.preferences import Preferences
from app.preferences_dialog import PreferencesDialog
from tests.finding import the


class Scene:
    def __init__(self, folder: Path) -> None:
        self.window = QWidget()
        self.preferences = Preferences(folder)
        self.preferences.language = "en"
        self.looks = Looks(self.window, self.preferences)
        self.looks.restore()
        self.dialogs = Dialogs(self.looks, self.preferences.file, folder, self.window)


@pytest.fixture
def scene(qtbot: QtBot, tmp_path: Path) -> Iterator[Scene]:
    scene = Scene(tmp_path)
    qtbot.addWidget(scene.window)
    yield scene
    scene.dialogs.shut_down()
    scene.looks.set_theme("light")
    scene.looks.be_silent()


def test_what_is_chosen_happens_at_once_and_is_shown(scene: Scene) -> None:
    scene.dialogs.show_preferences()
    dialog = the(PreferencesDialog, scene.window)
    for name in ("theme_dark", "language_zh", "text_size_1.25", "reduced_motion_yes", "questions_no"):
        the(QPushButton, dialog, f"preference_{name}").click()
    assert scene.looks.values == {
        "theme": "dark",
        "language": "zh",
        "text_size": "1.25",
        "reduced_motion": "yes",
        "questions": "no",
        "interface": "",
    }
    assert all(
        the(QPushButton, dialog, f"preference_{name}_{value}").isChecked()
        for name, value in scene.looks.values.items()
        if name != "interface"
    )


def test_from_the_preferences_to_what_works_here(scene: Scene) -> None:
    scene.dialogs.show_preferences()
    the(QPushButton, scene.window, "diagnosis_button").click()
    assert the(DiagnosisDialog, scene.window).isVisible()
    assert [dialog.objectName() for dialog in scene.window.findChildren(QDialog) if dialog.isVisible()] == [
        "diagnosis_dialog"
    ]
