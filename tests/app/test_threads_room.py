"""The room of the threads as a person meets it: run, step, find, change the program, see that it is cured."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app import thread_report
from app.threads_room import ThreadsRoom
from sim.lessons import StageKind, all_lessons, find_lesson
from tests.finding import the

LESSONS = [lesson.id for lesson in all_lessons() if lesson.stage is StageKind.THREADS]


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[ThreadsRoom]:
    room = ThreadsRoom()
    qtbot.addWidget(room)
    room.resize(1100, 660)
    room.show()
    yield room
    room.shut_down()


def open_it(room: ThreadsRoom, lesson: str, qtbot: QtBot) -> None:
    with qtbot.waitSignals([room.run_finished, room.run.enabled_changed], timeout=30_000):
        room.open_lesson(find_lesson(lesson), "en")


def rows(room: ThreadsRoom) -> list[str]:
    report = room.run.report
    assert report is not None
    return [each.values for each in thread_report.shown(report, room.run.is_bad).outcomes]


def test_every_lesson_about_threads_opens_and_is_explored(room: ThreadsRoom, qtbot: QtBot) -> None:
    assert {"mutex", "deadlock", "philosophers", "rlock", "queues", "semaphores-events", "producer-consumer"} == set(
        LESSONS
    )
    for lesson in LESSONS:
        open_it(room, lesson, qtbot)
        assert rows(room)
        assert "def " in room.editor.toPlainText()


def test_the_lost_update_is_found_and_said(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    assert sorted(rows(room)) == ["n = 8", "n = 9"]
    with qtbot.waitSignal(room.run.enabled_changed, timeout=10_000):
        the(QPushButton, room, "bad_button").click()
    room.player.end()
    assert room.run.newest_world.end is not None
    assert room.run.newest_world.end.values["n"] == "9"
    assert room.views.verdict_on(room.player.world) == ("expected: n == 10 - THREADS", True)


def test_a_changed_program_is_what_runs_and_the_lock_cures_it(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    room.editor.setPlainText(find_lesson("mutex").text_of("locked"))
    with qtbot.waitSignals([room.run_finished, room.run.enabled_changed], timeout=30_000):
        room.start()
    assert rows(room) == ["n = 8"]
    assert not room.run.find_bad()


def test_a_setting_changes_the_program_s_own_text(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    room.settings.set_values({"threads": "3"})
    room.settings.values_changed.emit()
    assert "THREADS = 3" in room.editor.toPlainText()


def test_a_step_at_the_end_lets_somebody_go_on(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "rlock", qtbot)
    for count in (1, 2):
        with qtbot.waitSignal(room.run.enabled_changed, timeout=10_000):
            room.step()
        assert len(room.run.newest_world.strip) == count
    room.player.back()
    room.step()
    assert room.player.time == 2.0


def test_a_program_that_python_cannot_read_is_told_with_its_line(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    room.editor.setPlainText("n = 1\ndef f(:\n")
    with qtbot.waitSignals([room.run_finished, room.run.enabled_changed], timeout=30_000):
        room.start()
    room.player.end()
    assert any("line 2" in text for text in rows(room))


def test_leaving_leaves_nothing_running(room: ThreadsRoom, qtbot: QtBot) -> None:
    from tests.conftest import child_processes

    open_it(room, "mutex", qtbot)
    room.leave()
    assert child_processes() == set()


def test_demonstrated_it_shows_what_ends_badly(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    with qtbot.waitSignal(room.run_finished, timeout=30_000):
        room.demonstrate({"threads": "3"})
    assert len(room.run.newest_world.threads) == 4
    assert room.run.newest_world.end is not None
    assert room.run.newest_world.end.values["n"] != "7"
