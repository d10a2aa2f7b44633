from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, SignalInstance
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.looks import Looks
from app.preferences import Preference, Preferences
from sim.sources.request import INTERFACE_VARIABLE
from widgets.theme import Role, Theme


class Scene:
    def __init__(self, folder: Path) -> None:
        self.window = QWidget()
        self.window.resize(1280, 720)
        self.button = QPushButton("text")
        QVBoxLayout(self.window).addWidget(self.button)
        self.preferences = Preferences(folder)
        self.preferences.language = "en"
        self.looks = Looks(self.window, self.preferences)
        self.themes: list[Theme] = []
        self.looks.theme_changed.connect(self.themes.append)


@pytest.fixture
def make_scene(qtbot: QtBot, tmp_path: Path) -> Callable[[], Scene]:
    def make() -> Scene:
        scene = Scene(tmp_path)
        qtbot.addWidget(scene.window)
        return scene

    return make


@pytest.fixture
def scene(make_scene: Callable[[], Scene]) -> Iterator[Scene]:
    scene = make_scene()
    yield scene
    scene.looks.set_theme("light")
    scene.looks.be_silent()


def test_a_window_that_is_projected_has_its_type_everywhere(scene: Scene) -> None:
    scene.window.show()
    scene.looks.restore()
    scene.looks.set_theme("projector")
    assert scene.themes[-1].is_projecting
    assert QApplication.font().pixelSize() == scene.button.font().pixelSize() == 25


def test_a_high_window_is_projected_in_larger_type(scene: Scene) -> None:
    scene.window.show()
    scene.looks.set_theme("projector")
    small = scene.looks.theme.scale
    scene.window.resize(2560, 1440)
    assert scene.looks.theme.px(Role.CAPTION.value[0]) >= 1440 / 50
    scene.window.resize(1280, 720)
    assert scene.looks.theme.scale == small


def test_leaving_the_lecture_room_the_window_has_its_old_size_before_its_old_theme(scene: Scene, qtbot: QtBot) -> None:
    scene.window.resize(700, 500)
    scene.window.show()
    sizes: list[tuple[bool, QSize]] = []
    scene.looks.theme_changed.connect(lambda theme: sizes.append((theme.is_projecting, scene.window.size())))
    scene.looks.toggle_projecting()
    assert scene.window.isFullScreen()
    qtbot.waitUntil(lambda: scene.window.size() != QSize(700, 500))
    scene.looks.toggle_projecting()
    assert sizes[-1] == (False, QSize(700, 500))
    assert not scene.window.isFullScreen()


def test_a_window_that_only_looks_projected_stays_where_it_is(scene: Scene) -> None:
    scene.window.setGeometry(30, 40, 700, 500)
    scene.window.show()
    scene.looks.set_theme("projector")
    scene.looks.toggle_projecting()
    QApplication.processEvents()
    assert not scene.looks.theme.is_projecting
    assert scene.window.geometry() == QRect(30, 40, 700, 500)


def test_a_window_that_filled_the_screen_does_so_again_after_the_lecture(scene: Scene, qtbot: QtBot) -> None:
    scene.window.showMaximized()
    qtbot.waitUntil(scene.window.isMaximized)
    scene.looks.toggle_projecting()
    qtbot.waitUntil(scene.window.isFullScreen)
    scene.looks.toggle_projecting()
    qtbot.waitUntil(scene.window.isMaximized)
    assert not scene.window.isFullScreen()


def test_text_size_is_for_everything_but_projecting(scene: Scene) -> None:
    scene.looks.set_theme("light")
    scene.looks.choose("text_size", "1.5")
    assert scene.looks.theme.scale == 1.5
    assert not scene.looks.theme.is_projecting
    scene.looks.set_theme("projector")
    assert scene.looks.theme.scale == 1.8


def test_dark_and_projecting_are_left_as_they_were_entered(scene: Scene) -> None:
    scene.looks.set_theme("light")
    scene.looks.toggle_dark()
    scene.looks.toggle_projecting()
    assert scene.looks.theme.name == "projector"
    scene.looks.toggle_projecting()
    assert scene.looks.theme.name == "dark"
    scene.looks.toggle_dark()
    assert scene.looks.theme.name == "light"


def test_a_window_that_was_ended_while_projecting_begins_as_it_was_before(scene: Scene) -> None:
    scene.looks.set_theme("dark")
    scene.looks.set_theme("projector")
    scene.preferences.save()
    assert Preferences(scene.preferences.file.parent).theme == "dark"
    scene.preferences.file.write_text("[General]\ntheme=projector\n", "utf-8")
    assert Preferences(scene.preferences.file.parent).theme == "light"


@pytest.mark.parametrize(("value", "expected"), [("yes", True), ("no", False)])
def test_the_person_decides_about_motion_and_questions(scene: Scene, qtbot: QtBot, value: str, expected: bool) -> None:
    signals: dict[Preference, SignalInstance] = {
        "reduced_motion": scene.looks.motion_changed,
        "questions": scene.looks.questions_changed,
    }
    for name, signal in signals.items():
        with qtbot.waitSignal(signal) as changed:
            scene.looks.choose(name, value)
        assert changed.args == [expected]
        assert scene.looks.values[name] == value
    assert scene.preferences.reduces_motion is expected
    assert scene.preferences.asks is expected


def test_a_preference_that_does_not_exist_changes_no_other(scene: Scene) -> None:
    before = scene.looks.values
    with pytest.raises(AssertionError, match="colour"):
        scene.looks.choose("colour", "no")  # type: ignore[arg-type]
    assert scene.looks.values == before


def test_language_there_and_back(scene: Scene, qtbot: QtBot) -> None:
    scene.looks.set_language("en")
    with qtbot.waitSignal(scene.looks.language_changed) as changed:
        scene.looks.toggle_language()
    assert changed.args == ["zh"]
    scene.looks.choose("language", "en")
    assert scene.looks.language == scene.preferences.language == "en"


@pytest.mark.parametrize("by_hand", ["", "lo by hand"])
def test_children_are_told_where_to_capture_and_what_was_set_by_hand_comes_back(
    make_scene: Callable[[], Scene], monkeypatch: pytest.MonkeyPatch, by_hand: str
) -> None:
    monkeypatch.setenv(INTERFACE_VARIABLE, by_hand)
    scene = make_scene()
    scene.looks.restore()
    assert os.environ.get(INTERFACE_VARIABLE, "") == by_hand
    scene.looks.choose("interface", "lo1")
    assert scene.looks.values["interface"] == os.environ[INTERFACE_VARIABLE] == "lo1"
    assert Preferences(scene.preferences.file.parent).interface == "lo1"
    scene.looks.choose("interface", "")
    assert os.environ.get(INTERFACE_VARIABLE, "") == by_hand
