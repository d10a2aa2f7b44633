"""What holds for every stage of a projected lesson: whatever a step changes on it is put into the light."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.threads_room import ThreadsRoom
from app.window import Window
from sim.concurrency.events import Stepped
from sim.lessons import StageKind, all_lessons
from sim.network.news import packets_in
from sim.network.world import World
from tests.finding import the
from tests.windows import projected
from widgets.any_stage import AnyStage
from widgets.framing_table import FramingTable
from widgets.ladder import Ladder
from widgets.queue_boxes import QueueBoxes
from widgets.spotlight import Spotlight
from widgets.spots import spots
from widgets.tally_stage import TallyTable
from widgets.tapes_view import TapesView

LESSONS = {lesson.stage: lesson.id for lesson in reversed(all_lessons())}
"""The first of each kind."""
OF_NETWORKS = [kind for kind in StageKind if kind is not StageKind.THREADS]
SPECIAL: dict[StageKind, type[QWidget]] = {
    StageKind.QUEUES: QueueBoxes,
    StageKind.TALLY: TallyTable,
    StageKind.TAPES: TapesView,
    StageKind.FRAMING: FramingTable,
}
LEAST = 0.9
MOST = 0.5
"""Parts: of the steps that must be pointed at, and of the stage that may be in the light."""
MOST_STEPS = 100
"""A long run shows nothing after them that it has not shown before."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with projected(qtbot, tmp_path, asks=False) as window:
        yield window


def changed(stage: AnyStage, part: QWidget, before: World, after: World, time: float) -> bool:
    """Whether what has happened is to be seen on a part of the stage, not only that time has passed."""
    pictures = []
    for world in (before, after):
        stage.show_world(world, time)
        pictures.append(part.grab().toImage())
    return pictures[0] != pictures[1]


def size(place: QRect) -> int:
    return place.width() * place.height()


def test_there_is_a_lesson_for_every_kind_of_stage() -> None:
    assert set(LESSONS) == set(StageKind)


def run(window: Window, kind: StageKind, qtbot: QtBot) -> AnyStage:
    window.open_lesson(LESSONS[kind])
    with qtbot.waitSignal(window.run_finished, timeout=30_000):
        window.run()
    window.player.home()
    assert window._area.stage is not None
    return window._area.stage


def steps(window: Window) -> Iterator[tuple[World, list[QRect]]]:
    """Through the run by PgDn: the world before each step, and what is in the light after it."""
    player, light = window.player, the(Spotlight, window)
    for _ in range(MOST_STEPS):
        if player.position >= player.axis.length:
            break
        before = player.world
        QTest.keyClick(window, Qt.Key.Key_PageDown)
        yield before, list(light.places)


@pytest.mark.parametrize("kind", OF_NETWORKS, ids=lambda kind: kind.value)
def test_whatever_a_step_changes_is_pointed_at(kind: StageKind, window: Window, qtbot: QtBot) -> None:
    stage, area = run(window, kind, qtbot), window._area.rect()
    pointed = []
    for before, places in steps(window):
        assert all(area.contains(place) and not place.isEmpty() for place in places)
        assert all(size(place) < MOST * size(area) for place in places)
        if changed(stage, stage, before, window.player.world, window.player.time):
            pointed.append(bool(places))
    assert len(pointed) > 5
    assert sum(pointed) >= LEAST * len(pointed)


@pytest.mark.parametrize("kind", SPECIAL, ids=lambda kind: kind.value)
def test_what_is_special_about_a_stage_is_pointed_at_in_its_own_place(
    kind: StageKind, window: Window, qtbot: QtBot
) -> None:
    stage = run(window, kind, qtbot)
    part, pointed = the(SPECIAL[kind], stage), []
    for before, places in steps(window):
        if part.isVisible() and changed(stage, part, before, window.player.world, window.player.time):
            own = QRect(part.mapTo(window._area, QPoint()), part.size())
            pointed.append(any(own.contains(place) for place in places))
    assert len(pointed) > 5
    assert sum(pointed) >= LEAST * len(pointed)


@pytest.mark.parametrize("lesson", ["arp-dns", "udp-echo", "tcp-handshake"])
def test_whatever_a_frame_does_is_pointed_at_on_the_ladder_while_addresses_are_still_asked_for_too(
    lesson: str, window: Window, qtbot: QtBot
) -> None:
    window.open_lesson(lesson)
    with qtbot.waitSignal(window.run_finished, timeout=30_000):
        window.run({"arp": "ask"})
    window.player.home()
    ladder, protocols = the(Ladder, window, "ladder"), set()
    own = QRect(ladder.mapTo(window._area, QPoint()), ladder.size())
    for _, places in steps(window):
        about = packets_in(window.player.world, window.player.news)
        if about:
            assert any(own.contains(place) for place in places), about
            protocols |= {packet.protocol for packet in about}
    assert "arp" in protocols


def test_the_curves_are_pointed_at_when_they_go_on(window: Window, qtbot: QtBot) -> None:
    window.resize(1920, 1080)
    window.open_lesson("tcp-loss")
    with qtbot.waitSignal(window.run_finished, timeout=30_000):
        window.run()
    window.show_curves()
    window.player.home()
    curves = the(QWidget, window, "curves")
    QApplication.processEvents()
    own, pointed = QRect(curves.mapTo(window._area, QPoint()), curves.size()), 0
    for _, places in steps(window):
        assert all(size(place) < MOST * size(window._area.rect()) for place in places)
        pointed += any(own.contains(place) for place in places)
    assert pointed > 10


def stepped(room: ThreadsRoom, qtbot: QtBot) -> None:
    room.step()
    qtbot.waitUntil(lambda: not room.run.is_busy and not room.run.is_running, timeout=10_000)


def test_every_step_of_a_thread_is_pointed_at(window: Window, qtbot: QtBot) -> None:
    window.open_lesson(LESSONS[StageKind.THREADS])
    room = window._rooms.active
    assert room is not None
    qtbot.waitUntil(lambda: bool(room.run.enabled) and not room.run.is_busy, timeout=30_000)
    taken = 0
    while not room.is_over:
        stepped(room, qtbot)
        places = spots(room.stage, room.player.world, room.player.news)
        assert all(room.stage.rect().contains(place) for place in places)
        if any(isinstance(event, Stepped) for event in room.player.news):
            assert places, room.player.world.last
            taken += 1
    assert taken > 5
