"""What holds for the lessons on the screen holds for whatever is laid over them, too."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.diagnosis_dialog import DiagnosisDialog
from app.film_dialog import FilmDialog
from app.leaving import LeavingQuestion
from app.logbook import LOGBOOK
from app.preferences import Preferences
from app.preferences_dialog import PreferencesDialog
from app.side_column import EXPLAIN
from app.window import Window
from sim.acts import acts_of
from sim.lessons import all_lessons
from sim.sources import wire
from sim.sources.availability import NO_LOOPBACK_CAPTURE
from sim.words import Sentence
from tests.finding import the
from tests.on_the_screen import cut_off, nameless, outside, too_faint, too_large, too_small
from tests.sim.sources.strangers import save
from widgets.conversation_page import ConversationPage
from widgets.welcome import Welcome

THEMES = ("light", "dark", "projector")
LANGUAGES = ("en", "zh")
COURSE = all_lessons()


class Scene:
    """The window over the first lesson that asks and has a saying; it has run on the model."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        preferences = Preferences(folder)
        preferences.source = "model"
        self.folder, self.qtbot = folder, qtbot
        self.window = Window(preferences)
        qtbot.addWidget(self.window)
        self.window.resize(1280, 720)
        self.window.show()

    def run(self) -> None:
        lesson = next(lesson for lesson in COURSE if lesson.questions and lesson.myths_on("model"))
        self.window.open_lesson(lesson.id)
        self.window.set_source("model")
        with self.qtbot.waitSignal(self.window.run_finished, timeout=30_000):
            self.window.run()


@pytest.fixture
def scene(qtbot: QtBot, tmp_path: Path) -> Iterator[Scene]:
    scene = Scene(tmp_path, qtbot)
    yield scene
    scene.window.set_theme("light")
    scene.window.set_language("en")


def preferences(scene: Scene) -> QWidget:
    scene.window._looks.choose("interface", "lo9")
    scene.window._dialogs.show_preferences()
    return the(PreferencesDialog, scene.window)


def diagnosis(scene: Scene) -> QWidget:
    LOGBOOK.handle(logging.makeLogRecord({"msg": "A line as long as those are that tell of it all, " * 9}))
    scene.window._dialogs.show_diagnosis()
    asked = scene.window._dialogs._diagnosis
    assert asked is not None
    with scene.qtbot.waitSignal(asked.found, timeout=30_000):
        pass
    no_loopback, no_wire = Sentence("sources", NO_LOOPBACK_CAPTURE), wire.no_device("[Errno 1] no")
    asked.found.emit({"loopback": no_loopback, "wire": no_wire, "model": None})
    return the(DiagnosisDialog, scene.window)


def film(scene: Scene) -> QWidget:
    scene.run()
    scene.window.save_recording(scene.folder / "a.gif")
    return the(FilmDialog, scene.window)


def leaving(scene: Scene) -> QWidget:
    question = LeavingQuestion("a film with a long name that somebody has chosen.mp4", scene.window)
    question.open()
    return question


def keys(scene: Scene) -> QWidget:
    scene.window._covers.toggle_help()
    return scene.window._covers.help


def notes(scene: Scene) -> QWidget:
    scene.window._covers.notes.toggle()
    return scene.window._covers.notes


def welcome(scene: Scene) -> QWidget:
    scene.window.welcome()
    return next(each for each in scene.window.findChildren(Welcome) if each.isVisible())


def next_up(scene: Scene) -> QWidget:
    scene.run()
    scene.window.player.home()
    scene.window._clicker.before()
    return scene.window._covers.next_up


def question(scene: Scene) -> QWidget:
    scene.run()
    while not scene.window._questions.is_asking:
        scene.window.player.step()
    return scene.window._card


def answered(scene: Scene) -> QWidget:
    card = question(scene)
    scene.window._questions.answer(0)
    return card


def myth(scene: Scene) -> QWidget:
    scene.run()
    scene.window._views.side.show_page(EXPLAIN)
    return scene.window._views.side.myth_card


def judged(scene: Scene) -> QWidget:
    card = scene.window._views.side.myth_card
    scene.run()
    with scene.qtbot.waitSignal(scene.window.run_finished, timeout=30_000):
        scene.window._myths.answer(0)
    scene.qtbot.waitUntil(lambda: card.finding is not None)
    return card


def being_exported(scene: Scene) -> QWidget:
    scene.window._export_bar.show_progress("a film with a long name.mp4", 0.4)
    return scene.window._export_bar


def exported(scene: Scene) -> QWidget:
    scene.window._export_bar.show_done(str(scene.folder / ("a folder in a folder/" * 9) / "film.mp4"))
    return scene.window._export_bar


def problem(scene: Scene) -> QWidget:
    scene.run()
    scene.window.save_recording(scene.folder / "none" / "a.jsonl")
    return scene.window._area.banner


def conversations(scene: Scene) -> QWidget:
    with scene.qtbot.waitSignal(scene.window.run_finished, timeout=30_000):
        scene.window.open_recording(save(scene.folder, "raw4"))
    return the(ConversationPage, scene.window)


SHOWN = (
    preferences, diagnosis, film, leaving, keys, notes, welcome, next_up, question, answered, myth, judged,
    being_exported, exported, problem, conversations,
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("show", SHOWN, ids=lambda show: show.__name__)
def test_whatever_lies_over_a_lesson_is_whole_readable_and_has_names(
    scene: Scene, show: Callable[[Scene], QWidget], language: str
) -> None:
    scene.window.set_language(language)
    shown = show(scene)
    faults = []
    for theme in THEMES:
        scene.window.set_theme(theme)
        settle(scene.window)
        assert shown.isVisible() or theme == "projector"  # what folds away there is the next test's
        found = [*cut_off(shown), *nameless(shown), *outside(shown), *too_large(shown), *too_faint(shown)]
        faults += [f"{theme}: {each}" for each in found + (too_small(shown) if theme == "projector" else [])]
    close(shown)
    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", [0, 1], ids=["list", "inspector"])
def test_what_a_lecturer_lays_over_the_stage_is_whole_readable_and_has_names(
    scene: Scene, panel: int, language: str
) -> None:
    scene.run()
    scene.window.set_theme("projector")
    scene.window.set_language(language)
    scene.window._open_panel(panel, True)
    settle(scene.window)
    shown = (scene.window._list, scene.window._views.side)[panel]
    assert shown.isVisible()
    assert cut_off(shown) + nameless(shown) + outside(shown) + too_faint(shown) + too_small(shown) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_titles_can_be_announced(scene: Scene, language: str) -> None:
    scene.window.set_theme("projector")
    scene.window.set_language(language)
    announced = scene.window._covers.next_up
    for lesson in COURSE:
        scene.window.open_lesson(lesson.id)
        for direction in (1, -1):
            for act in range(len(acts_of(lesson, scene.window.source))):
                scene.window._clicker._act = act
                scene.window._clicker._announce(direction)
                assert cut_off(announced) + outside(announced) == []


def settle(window: QWidget) -> None:
    for _ in range(3):
        QApplication.processEvents()
        window.resize(1280, 720)  # again, because the header makes itself smaller first


def close(shown: QWidget) -> None:
    if shown.isWindow():
        shown.close()
