"""What is saved, filmed and printed is what the window shows."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.preferences import Preferences
from app.telling import SOCKETS
from app.thread_telling import THREADS
from app.window import Window


def test_it_is_of_the_room_that_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(Preferences(tmp_path))
    qtbot.addWidget(window)
    window.show()
    window.open_lesson("tcp-handshake")
    assert window.shown.telling is SOCKETS
    assert window.shown.column.isVisible()
    assert window.shown.column.isAncestorOf(window.shown.stage)
    with qtbot.waitSignal(window.run_finished, timeout=30_000):
        window.open_lesson("rlock")
    assert window.shown.telling is THREADS
    assert window.shown.run.lesson_id == "rlock"
    assert window.shown.column.isVisible()
    assert window.shown.column.isAncestorOf(window.shown.stage)
    window.close()
