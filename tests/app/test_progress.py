from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.preferences import Preferences
from app.progress import Progress
from app.run import Run
from app.thread_asked import asked_of
from app.thread_run import ThreadRun
from sim.lessons import find_lesson
from tests.app.actor import command
from tests.app.test_thread_run import advance, opened


class Scene:
    """A lesson whose run is over, at its first moment."""

    def __init__(self, folder: Path, way: str = "good") -> None:
        self.owner = QWidget()
        self.run = Run(command(way), self.owner)
        self.preferences = Preferences(folder)
        self.progress = Progress(self.preferences, self.owner)
        self.progress.follow(self.run)


@pytest.fixture
def scene(qtbot: QtBot, lessons: Path, tmp_path: Path) -> Iterator[Scene]:
    scene = Scene(tmp_path)
    qtbot.addWidget(scene.owner)
    scene.run.player.pause()
    with qtbot.waitSignal(scene.run.ended):
        scene.run.start_lesson(find_lesson("first", lessons), "loopback", {})
        scene.run.player.pause()
    scene.run.player.home()
    yield scene
    scene.run.shut_down()


def test_playing_to_the_end_counts(scene: Scene, qtbot: QtBot) -> None:
    scene.run.player.set_speed(4.0)
    with qtbot.waitSignal(scene.progress.watched, timeout=20_000):
        scene.run.player.play()
    assert scene.preferences.watched == {"first"}


def test_going_through_it_step_by_step_counts(scene: Scene) -> None:
    for _ in range(20):
        scene.run.player.step()
    assert scene.preferences.watched == {"first"}


def test_a_jump_to_the_end_does_not(scene: Scene) -> None:
    scene.run.player.end()
    scene.run.player.back()
    scene.run.player.step()
    assert scene.preferences.watched == frozenset()


@pytest.mark.parametrize("way", ["patient", "broken", "failing"])
def test_what_was_broken_off_has_no_end_that_could_be_watched(
    qtbot: QtBot, lessons: Path, tmp_path: Path, way: str
) -> None:
    scene = Scene(tmp_path, way)
    qtbot.addWidget(scene.owner)
    run, player = scene.run, scene.run.player
    with qtbot.waitSignal(run.ended):
        with qtbot.waitSignal(player.extent_changed):
            run.start_lesson(find_lesson("first", lessons), "loopback", {})
            player.pause()
        qtbot.waitUntil(lambda: len(run.timeline) >= 3)
        if way == "patient":
            run.stop()
    player.home()
    for _ in range(40):
        player.step()
    assert player.position == player.axis.length
    assert scene.preferences.watched == frozenset()
    run.shut_down()


def test_a_schedule_counts_once_it_was_gone_through_to_the_end_of_the_program_and_a_recorded_one_never(
    other: ThreadRun, qtbot: QtBot, tmp_path: Path
) -> None:
    preferences, run = Preferences(tmp_path), ThreadRun()
    progress = Progress(preferences, run)
    for each in (run, other):
        progress.follow(each)
    with qtbot.waitSignals([run.ended, run.enabled_changed], timeout=30_000):
        run.start(asked_of(find_lesson("mutex"), {}))
    advance(run, qtbot, 0, 0, 1)
    assert preferences.watched == frozenset(), "the program has not come to its end"
    with qtbot.waitSignal(run.enabled_changed, timeout=10_000):
        run.replay(run.exploration.bad()[0].witness)
    run.player.end()
    run.save(tmp_path / "a.jsonl")
    opened(other, tmp_path / "a.jsonl", qtbot)
    other.player.home()
    for _ in range(40):
        other.player.step()
    assert other.player.position == other.player.axis.length
    assert preferences.watched == frozenset()
    run.player.home()
    for _ in range(40):
        run.player.step()
    assert preferences.watched == {"mutex"}
    run.shut_down()


def test_it_is_told_once(scene: Scene, qtbot: QtBot) -> None:
    for _ in range(20):
        scene.run.player.step()
    scene.run.player.home()
    with qtbot.assertNotEmitted(scene.progress.watched):
        for _ in range(20):
            scene.run.player.step()
