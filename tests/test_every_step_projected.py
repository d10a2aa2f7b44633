"""What holds for every stage of a projected lesson: whatever a step changes on it is put into the light."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.preferences import Preferences
from app.threads_room import ThreadsRoom
from app.window import Window
from sim.concurrency.events import Stepped
from sim.lessons import StageKind, all_lessons
from sim.network.world import World
from tests.finding import the
from widgets.any_stage import AnyStage
from widgets.spotlight import Spotlight
from widgets.spots import spots

LESSONS = {lesson.stage: lesson.id for lesson in reversed(all_lessons())}
"""The first of each kind."""
LEAST = 0.9
MOST = 0.5
"""Parts: of the steps that must be pointed at, and of the stage that may be in the light."""
MOST_STEPS = 100
"""A long run shows nothing after them that it has not shown before."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    preferences = Preferences(tmp_path)
    preferences.source, preferences.theme, preferences.language = "model", "projector", "en"
    preferences.asks = False
    window = Window(preferences)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.set_theme("light")


def changes(stage: AnyStage, before: World, after: World, time: float) -> bool:
    """Whether what has happened is to be seen, not only that time has passed."""
    pictures = []
    for world in (before, after):
        stage.show_world(world, time)
        pictures.append(stage.grab().toImage())
    return pictures[0] != pictures[1]


def size(place: QRect) -> int:
    return place.width() * place.height()


def test_there_is_a_lesson_for_every_kind_of_stage() -> None:
    assert set(LESSONS) == set(StageKind)


@pytest.mark.parametrize(
    "kind", [kind for kind in StageKind if kind is not StageKind.THREADS], ids=lambda kind: kind.value
)
def test_whatever_a_step_changes_is_pointed_at(kind: StageKind, window: Window, qtbot: QtBot) -> None:
    window.open_lesson(LESSONS[kind])
    with qtbot.waitSignal(window.run_finished, timeout=30_000):
        window.run()
    player, area, light = window.player, window._area, the(Spotlight, window)
    player.home()
    shown = 0
    missing: list[str] = []
    for _ in range(MOST_STEPS):
        before = player.world
        QTest.keyClick(window, Qt.Key.Key_PageDown)
        places = light.places
        assert area.stage is not None
        assert all(area.rect().contains(place) and not place.isEmpty() for place in places)
        assert all(size(place) < MOST * size(area.rect()) for place in places)
        if changes(area.stage, before, player.world, player.time):
            shown += 1
            missing += [] if places else [f"{player.time}: {player.world.last}"]
        if player.position >= player.axis.length:
            break
    assert shown > 5
    assert len(missing) <= (1 - LEAST) * shown, missing


def stepped(room: ThreadsRoom, qtbot: QtBot) -> None:
    room.step()
    qtbot.waitUntil(lambda: not room.run.is_busy and not room.run.is_running, timeout=10_000)


def test_every_step_of_a_thread_is_pointed_at(window: Window, qtbot: QtBot) -> None:
    window.open_lesson(LESSONS[StageKind.THREADS])
    room = window._rooms.active
    assert room is not None
    qtbot.waitUntil(lambda: bool(room.run.enabled) and not room.run.is_busy, timeout=30_000)
    steps = 0
    while not room.is_over:
        stepped(room, qtbot)
        places = spots(room.stage, room.player.world, room.player.news)
        assert all(room.stage.rect().contains(place) for place in places)
        if any(isinstance(event, Stepped) for event in room.player.news):
            assert places, room.player.world.last
            steps += 1
    assert steps > 5
