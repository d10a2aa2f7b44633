"""Which room is shown, and that the keys go to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.command_line import main
from app.preferences import Preferences
from app.render import settle
from app.threads_room import ThreadsRoom
from app.window import Window
from sim.network import events as e
from sim.sources.recording import write_recording
from tests.app.test_event_csv import talk
from tests.conftest import child_processes
from tests.finding import the
from widgets.export_bar import ExportBar


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    window = Window(Preferences(tmp_path))
    qtbot.addWidget(window)
    window.resize(1280, 720)
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
    qtbot.waitUntil(lambda: child_processes() == set())


def test_a_room_that_was_left_says_nothing_of_what_is_shown(window: Window, qtbot: QtBot) -> None:
    enter(window, "mutex", qtbot)
    badge = the(QLabel, window, "origin_badge")
    assert "threads" in badge.text()
    window.open_lesson("tcp-handshake")
    window._looks.set_language("zh")
    assert badge.text() == ""
    enter(window, "mutex", qtbot)
    assert "线程" in badge.text()


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


# Files


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recording") / "mine.jsonl"
    assert main(["record", "mutex", "--set", "program=late_lock", "--out", str(path)]) == 0
    return path


def opened(window: Window, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.run_finished, timeout=30_000):
        window.open_recording(path)


def words(window: Window, name: str) -> str:
    return the(QLabel, window, name).text()


def room_of(window: Window) -> ThreadsRoom:
    room = window._rooms.active
    assert room is not None
    return room


def test_a_recording_opens_the_room_with_its_lesson_and_its_program(
    window: Window, recording: Path, qtbot: QtBot
) -> None:
    window.set_language("en")
    window.open_lesson("tcp-handshake")
    opened(window, recording, qtbot)
    room = room_of(window)
    assert room.isVisible()
    assert room.settings.isVisible()
    assert room.settings.values["program"] == "late_lock"
    assert "temp = n" in room.editor.toPlainText()
    assert words(window, "lesson_title") == "mine.jsonl"
    assert words(window, "origin_badge") == "recorded · real Python threads under control"
    assert room.page.toPlainText().startswith("The mutex\n")
    room.player.end()
    assert room.run.newest_world.end is not None
    with qtbot.waitSignal(room.run.enabled_changed, timeout=30_000):
        room.stage.outcome_chosen.emit("0")
    assert words(window, "origin_badge") == "real Python threads under control"


def test_run_explores_what_was_opened_as_it_is_now(window: Window, recording: Path, qtbot: QtBot) -> None:
    opened(window, recording, qtbot)
    room = room_of(window)
    room.editor.setPlainText(room.editor.toPlainText().replace("n = 10", "n = 20"))
    with qtbot.waitSignals([room.run_finished, room.run.enabled_changed], timeout=30_000):
        room.start()
    assert room.run.report is not None
    assert {outcome.values["n"] for outcome in room.run.report.outcomes} == {"18", "19"}


def test_a_recording_of_no_lesson_has_no_settings_and_runs_all_the_same(
    window: Window, recording: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(recording.read_text("utf-8").replace('"lesson":"mutex"', '"lesson":"elsewhere"'), "utf-8")
    opened(window, path, qtbot)
    room = room_of(window)
    assert not room.settings.isVisible()
    with qtbot.waitSignals([room.run_finished, room.run.enabled_changed], timeout=30_000):
        room.start()
    assert room.run.asked is not None
    assert room.run.asked.expect == "n == 10 - THREADS"
    window.open_lesson("rlock")
    assert room.settings.isVisible()


def test_between_files_of_both_kinds(window: Window, recording: Path, qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "talk.jsonl"
    write_recording(other, [*talk().timeline.events, e.RunEnded(talk().time)])
    opened(window, recording, qtbot)
    opened(window, other, qtbot)
    assert window._rooms.active is None
    assert words(window, "lesson_title") == "talk.jsonl"
    assert len(window.newest_world.packets) == 4
    opened(window, recording, qtbot)
    assert room_of(window).isVisible()
    assert not len(window._run.timeline)


@pytest.mark.parametrize("text", ["nothing of ours", '{"type":"ThreadsRecorded"}\n'])
@pytest.mark.parametrize("lesson", ["mutex", "tcp-handshake"])
def test_what_cannot_be_opened_is_said_where_one_is(
    window: Window, qtbot: QtBot, tmp_path: Path, text: str, lesson: str
) -> None:
    (tmp_path / "bad.jsonl").write_text(text)
    if lesson == "mutex":
        enter(window, lesson, qtbot)
    else:
        window.open_lesson(lesson)
    badge = words(window, "origin_badge")
    opened(window, tmp_path / "bad.jsonl", qtbot)
    assert words(window, "origin_badge") == badge
    assert (window._rooms.active is not None) == (lesson == "mutex")
    told = [label.text() for label in window.findChildren(QLabel, "banner_text") if label.isVisible()]
    assert len(told) == 1
    assert "bad.jsonl" in told[0]
    assert [str(problem) for problem in window.problems] != []


def test_opened_it_shows_what_was_saved(window: Window, recording: Path, qtbot: QtBot, tmp_path: Path) -> None:
    window._looks.choose("questions", "no")
    enter(window, "mutex", qtbot)
    room = room_of(window)
    qtbot.waitUntil(lambda: room.run.enabled == (0,), timeout=10_000)
    with qtbot.waitSignal(room.run.enabled_changed, timeout=10_000):
        room.modes.bad_requested.emit()
    window.save_recording(tmp_path / "a.jsonl")
    the(QPushButton, the(ExportBar, window)).click()  # it has told where that lies
    window.show_at(0.6)
    settle()
    before = room.stage.grab().toImage()
    window.open_lesson("tcp-handshake")
    opened(window, tmp_path / "a.jsonl", qtbot)
    window.show_at(0.6)
    settle()
    assert room.stage.grab().toImage() == before


def test_a_table_is_made_while_the_window_goes_on(
    window: Window, recording: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(window, recording, qtbot)
    window.show_at(0.5)
    with qtbot.waitSignal(window._exporting.ended, timeout=30_000) as ended:
        window.save_recording(tmp_path / "a.csv")
        assert the(ExportBar, window).isVisible()
    assert ended.args == [""]
    assert (tmp_path / "a.csv").read_text("utf-8")
    window.save_recording(tmp_path / "a.pcapng")
    assert not (tmp_path / "a.pcapng").exists()
    assert the(QLabel, room_of(window), "banner_text").isVisible()


# Keys


@pytest.mark.usefixtures("heeded_at_once")
def test_number_keys_answer_while_something_is_asked_and_else_let_a_thread_step(window: Window, qtbot: QtBot) -> None:
    enter(window, "mutex", qtbot)
    room = room_of(window)
    qtbot.waitUntil(lambda: room.run.enabled == (0,), timeout=10_000)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_2):
        QTest.keyClick(window, key)
        qtbot.waitUntil(lambda: not room.run.is_busy, timeout=10_000)
    assert [step.thread for step in room.run.newest_world.strip] == [0, 0, 2]
    assert room.questions.is_waiting
    QTest.keyClick(window, Qt.Key.Key_1)
    assert room.card.is_revealed
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert not room.questions.is_asking
    assert room.player.time == 3.0
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    assert room.player.time == 2.0


def test_who_wants_no_questions_is_asked_none_among_threads_either(window: Window, qtbot: QtBot) -> None:
    window._looks.choose("questions", "no")
    enter(window, "mutex", qtbot)
    assert room_of(window).questions.pending == ()
    window._looks.choose("questions", "yes")
    assert room_of(window).questions.pending


def test_motion_is_reduced_among_threads_too(window: Window, qtbot: QtBot) -> None:
    window._looks.choose("reduced_motion", "yes")
    enter(window, "mutex", qtbot)
    assert room_of(window).player.reduces_motion
    window._looks.choose("reduced_motion", "no")
    assert not room_of(window).player.reduces_motion


def test_the_notes_of_a_lesson_about_threads_come_with_n(window: Window, qtbot: QtBot) -> None:
    enter(window, "rlock", qtbot)
    QTest.keyClick(window, Qt.Key.Key_N)
    assert window._covers.notes.isVisible()


def test_projecting_the_header_calls_the_pages_and_the_settings_of_the_room(window: Window, qtbot: QtBot) -> None:
    enter(window, "mutex", qtbot)
    room = room_of(window)
    window.set_theme("projector")
    assert not room.myth_card.isVisible()
    window._header.inspector_requested.emit(True)
    window._header.settings_requested.emit(True)
    assert room.myth_card.isVisible()
    assert room.settings.isVisible()
    window.open_lesson("tcp-handshake")
    assert not room.isVisible()


def test_in_large_text_the_threads_too_have_their_pages_over_the_stage(window: Window, qtbot: QtBot) -> None:
    window._looks.choose("text_size", "1.5")
    enter(window, "mutex", qtbot)
    room = window._rooms.active
    assert room is not None
    assert not room.panel.is_open
    window._header.inspector_requested.emit(True)
    assert room.panel.is_open
    window._looks.choose("text_size", "1")
    assert not room.panel.floats
    assert room.panel.is_open


def test_where_a_run_of_threads_was_saved_is_no_longer_told_of_another_run(
    window: Window, recording: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(window, recording, qtbot)
    window.save_recording(tmp_path / "a.jsonl")
    assert the(ExportBar, window).isVisible()
    room_of(window).run.go_by_chance()
    assert the(ExportBar, window).isHidden()
