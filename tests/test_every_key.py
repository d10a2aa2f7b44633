"""Every key that F1 lists does what it says there, in both rooms; and every key that does something is listed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.diagnosis_dialog import DiagnosisDialog
from app.preferences_dialog import PreferencesDialog
from app.shortcuts import KEYS, TITLES
from app.window import Window
from tests.finding import the
from tests.sim.sources.strangers import save
from tests.windows import made, with_keyboard
from widgets.ladder import Ladder
from widgets.question_card import QuestionCard
from widgets.tapes_view import TapesView
from widgets.thread_strip import ThreadStrip

LESSONS = ("tcp-handshake", "sticky-packets", "mutex")
"""One that is shown on a ladder, one on tapes, one of threads."""


@pytest.fixture
def make_window(qtbot: QtBot, tmp_path: Path) -> Callable[[str], Window]:
    """A lesson in the middle of its run."""

    def make(lesson: str) -> Window:
        window = with_keyboard(made(qtbot, tmp_path, asks=False), qtbot)
        for _ in range(3):  # each time something folds away; where everything has room, nothing needs to be zoomed
            window.resize(window.minimumSizeHint())
        window.open_lesson(lesson)
        with qtbot.waitSignal(window.run_finished, timeout=30_000):
            window.run()
        window.show_at(0.5)
        window.setFocus()
        return window

    return make


def press(window: Window, key: str) -> None:
    QTest.keySequence(window.focusWidget() or window, QKeySequence(key))
    QApplication.processEvents()


def keys_of(window: Window, name: str) -> list[str]:
    return [key for each in window._keys if each.title == TITLES[name] for key in each.keys]


def moment(window: Window) -> object:
    return window.shown.run.player.position


def room(window: Window) -> object:
    """How much room there is for what is shown at length."""
    stage = window.shown.stage
    strips, tapes = stage.findChildren(ThreadStrip), stage.findChildren(TapesView)
    if strips:
        return strips[0]._zoom
    return tapes[0].frame.cell if tapes else window.player.axis.zoom


DOES: dict[str, Callable[[Window], object]] = {
    "play": lambda window: window.shown.run.player.is_playing,
    "on": moment,
    "before": moment,
    "step": moment,
    "back": moment,
    "home": moment,
    "end": moment,
    "faster": lambda window: window.shown.run.player.speed,
    "slower": lambda window: window.shown.run.player.speed,
    "zoom_in": room,
    "zoom_out": room,
    "unzoom": room,
    "blank": lambda window: window._covers.blank.isHidden(),
    "project": lambda window: window._looks.theme.name,
    "notes": lambda window: window._covers.notes.isHidden(),
    "help": lambda window: window._covers.help.isHidden(),
    "search": lambda window: getattr(QApplication.focusWidget(), "objectName", str)(),
}
"""By the name of a key's title: what is otherwise after it was pressed."""
OPENS: dict[str, type[QDialog]] = {
    "preferences": PreferencesDialog, "diagnosis": DiagnosisDialog, "open": QFileDialog, "save": QFileDialog
}  # fmt: skip
ELSEWHERE = {"run", "answer", "conversations", "leave", "quit"}
"""The tests below try these."""


def test_no_key_is_left_out_here() -> None:
    assert {*DOES, *OPENS, *ELSEWHERE} == TITLES.keys() >= KEYS.keys()


@pytest.mark.usefixtures("own_dialogs")
@pytest.mark.parametrize("lesson", LESSONS)
def test_every_key_does_something_in_every_room(
    make_window: Callable[[str], Window], qtbot: QtBot, lesson: str
) -> None:
    window = make_window(lesson)
    without_effect = []
    for name, look in DOES.items():
        for key in keys_of(window, name):
            window.setFocus()
            if name in ("zoom_out", "unzoom"):
                press(window, "Ctrl++")
            before = look(window)
            press(window, key)
            without_effect += [key] if look(window) == before else []
            undo(window, name)
    for name, kind in OPENS.items():
        for key in keys_of(window, name):
            press(window, key)
            dialog = QApplication.activeModalWidget()
            without_effect += [] if isinstance(dialog, kind) else [key]
            if dialog is not None:
                dialog.close()
            with qtbot.waitActive(window):
                window.activateWindow()
    assert without_effect == []


def undo(window: Window, name: str) -> None:
    """As it was, before the next key."""
    window._covers.uncover()
    window.set_theme("light")
    window.shown.run.player.pause()
    window.show_at(0.5)
    if "zoom" in name:
        press(window, "Ctrl+0")


@pytest.mark.parametrize("lesson", LESSONS)
def test_run_leave_and_quit(make_window: Callable[[str], Window], qtbot: QtBot, lesson: str) -> None:
    window = make_window(lesson)
    with qtbot.waitSignal(window.run_finished, timeout=30_000):
        press(window, "Ctrl+R")
    window._covers.toggle_help()
    window.set_theme("projector")
    press(window, "Esc")
    assert window._covers.help.isHidden()
    assert window._looks.theme.is_projecting
    press(window, "Esc")
    assert not window._looks.theme.is_projecting
    press(window, "Ctrl+Q")
    assert not window.isVisible()


@pytest.mark.usefixtures("heeded_at_once")
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_number_key_answers_what_is_asked(make_window: Callable[[str], Window], lesson: str) -> None:
    window = make_window(lesson)
    window._looks.choose("questions", "yes")
    card = next(each for each in window.findChildren(QuestionCard) if window.shown.column.isAncestorOf(each))
    press(window, "Home")
    for _ in range(50):
        if card.question is None:
            press(window, "Right")
    press(window, "1")
    assert card.question is not None
    assert card.is_revealed


def test_where_nothing_is_asked_a_number_key_lets_a_thread_step(
    make_window: Callable[[str], Window], qtbot: QtBot
) -> None:
    window = make_window("mutex")
    player = window.shown.run.player
    player.pause()
    press(window, "Home")
    press(window, "0")
    assert player.time == 1.0


def test_the_conversations_of_a_capture_come_back(
    make_window: Callable[[str], Window], qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window(LESSONS[0])
    with qtbot.waitSignal(window.run_finished, timeout=30_000):
        window.open_recording(save(tmp_path, "raw4"), 2)
    assert window.findChildren(Ladder)[0].isVisible()
    with qtbot.waitSignal(window.run_finished, timeout=30_000):
        press(window, "Ctrl+L")
    assert len(window.newest_world.conversations) == 4


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_list_has_every_shortcut_and_no_other(make_window: Callable[[str], Window], lesson: str) -> None:
    window = make_window(lesson)
    listed = {QKeySequence(key) for each in window._keys for key in each.keys}
    made = [shortcut.key() for shortcut in window.findChildren(QShortcut)]
    made += [key for action in window.findChildren(QAction) for key in action.shortcuts()]
    made += [each.shortcut() for each in window.findChildren(QAbstractButton) if not each.shortcut().isEmpty()]
    assert set(made) == listed
    assert len(made) == len(listed), "a key is taken twice, so that Qt does nothing when it is pressed"
    window._covers.toggle_help()
    page = the(QLabel, window, "key_table").text()
    assert [title for each in window._keys if (title := each.title) not in page] == []
