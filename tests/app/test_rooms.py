"""Which room is shown, and that the keys go to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.preferences import Preferences
from app.window import Window
from tests.conftest import child_processes


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    window = Window(Preferences(tmp_path))
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def enter(window: Window, lesson: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.run_finished, timeout=30_000):
        window.open_lesson(lesson)


def test_a_lesson_about_threads_has_a_room_of_its_own(window: Window, qtbot: QtBot) -> None:
    enter(window, "mutex", qtbot)
    room = window._rooms.active
    assert room is not None
    assert room.isVisible()
    assert not window._area.isVisible()
    window.open_lesson("tcp-handshake")
    assert window._rooms.active is None
    assert not room.isVisible()
    assert window._area.isVisible()
    assert child_processes() == set()


def test_a_deed_goes_to_the_room_that_is_shown(window: Window, qtbot: QtBot) -> None:
    done: list[str] = []
    deed = window._rooms.do(lambda: done.append("here"), "step")
    deed()
    assert done == ["here"]
    enter(window, "mutex", qtbot)
    room = window._rooms.active
    assert room is not None
    qtbot.waitUntil(lambda: room.run.enabled == (0,), timeout=10_000)
    with qtbot.waitSignal(room.run.enabled_changed, timeout=10_000):
        deed()
    assert done == ["here"]
    assert len(room.run.newest_world.strip) == 1


def test_run_shows_what_there_is_to_see(window: Window, qtbot: QtBot) -> None:
    enter(window, "deadlock", qtbot)
    with qtbot.waitSignal(window.run_finished, timeout=30_000):
        window.run({})
    room = window._rooms.active
    assert room is not None
    assert room.run.newest_world.deadlock is not None
    window.show_at(0.5)
    assert 0 < room.player.time < room.player.timeline.end
    assert window.problems == []
