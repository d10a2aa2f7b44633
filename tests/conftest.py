"""What holds for every test: no screen, no deadline for generated input, nothing left running, no looks left over."""

from __future__ import annotations

import contextlib
import gc
import os
import select
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.application import make_application
from app.preferences import FOLDER_VARIABLE
from app.threads_room import ThreadsRoom
from tests.sim.chinese import CATALOGUE
from widgets.icons import keep_in

os.environ["QT_QPA_PLATFORM"] = "offscreen"

settings.register_profile("socketscope", deadline=None)
settings.load_profile("socketscope")

GRACE_SECONDS = 1.0
CLOCKS = (QTimer, QAbstractAnimation)


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that leaves a thread, a child process, or a running timer or animation."""
    threads, children = set(threading.enumerate()), child_processes()
    gc.freeze()  # so that gc.get_objects() below lists only what the test made
    yield
    left = [f"thread {thread.name}" for thread in threading.enumerate() if thread not in threads and outlives(thread)]
    left += [f"process {child}" for child in child_processes() - children if not has_ended(child)]
    if "qapp" in request.fixturenames:
        left += stop_clocks()
    gc.unfreeze()
    assert not left, f"the test left running: {', '.join(left)}"


@pytest.fixture(scope="session", autouse=True)
def commands_speak_english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever this computer speaks, and whatever the person at it has chosen."""
    folder = tmp_path_factory.mktemp("preferences")
    (folder / "socketscope.ini").write_text("[General]\nlanguage=en\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder))
        yield


@pytest.fixture(scope="session", autouse=True)
def icons_in_a_folder_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The person's own cache is left alone."""
    keep_in(tmp_path_factory.mktemp("icons"))


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str]) -> QApplication:
    """The application as the product makes it, with its style and its fonts, whichever test comes first."""
    return make_application()


@pytest.fixture(autouse=True)
def looks_are_restored(request: pytest.FixtureRequest) -> Iterator[None]:
    """Give back the font, the colours and the locale that a test's windows have set for the whole application."""
    if "qapp" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    font, palette, locale = QApplication.font(), QApplication.palette(), QLocale()
    yield
    QLocale.setDefault(locale)
    if QApplication.font() != font:
        QApplication.setFont(font)
    if QApplication.palette() != palette:
        QApplication.setPalette(palette)


def outlives(thread: threading.Thread) -> bool:
    """Whether the thread still runs after it had time to end."""
    thread.join(GRACE_SECONDS)
    return thread.is_alive()


def child_processes() -> set[int]:
    """Process ids of this process's children, as Linux lists them; empty elsewhere."""
    found: set[int] = set()
    for children in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):  # the thread has just ended
            found.update(map(int, children.read_text().split()))
    return found


def has_ended(child: int) -> bool:
    """Whether the process is gone or a zombie, after it had time to end."""
    if sys.platform != "linux":
        return True
    try:
        handle = os.pidfd_open(child)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], GRACE_SECONDS)[0])
    finally:
        os.close(handle)


def stop_clocks() -> list[str]:
    """Stop and name the timers and animations that still run once Qt has deleted what it was told to."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = []
    for thing in gc.get_objects():
        if issubclass(type(thing), CLOCKS) and isValid(thing) and is_running(thing):
            left.append(f"{type(thing).__name__} {thing.objectName()!r} of {thing.parent()!r}")
            thing.stop()
    return left


def is_running(clock: QTimer | QAbstractAnimation) -> bool:
    """Whether the timer or the animation moves."""
    return clock.isActive() if isinstance(clock, QTimer) else clock.state() == QAbstractAnimation.State.Running


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[ThreadsRoom]:
    """The room of the threads, with no lesson in it yet."""
    room = ThreadsRoom()
    qtbot.addWidget(room)
    room.resize(1100, 660)
    room.show()
    yield room
    room.shut_down()


@pytest.fixture
def heeded_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question takes the first key, however soon it comes."""
    monkeypatch.setattr("app.questions.MOMENT", 0)
    monkeypatch.setattr("app.questions.QUIET", 0)


@pytest.fixture
def own_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test opens a dialog of the desktop."""
    make = QFileDialog.__init__

    def init(self: QFileDialog, *arguments: object) -> None:
        make(self, *arguments)  # type: ignore[call-overload]  # whatever Qt allows is handed on
        self.setOption(QFileDialog.Option.DontUseNativeDialog)

    monkeypatch.setattr(QFileDialog, "__init__", init)


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    """The application speaks Chinese."""
    translator = QTranslator()
    assert translator.load(str(CATALOGUE))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)
