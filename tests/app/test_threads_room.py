"""The room of the threads as a person meets it: run, step, find, change the program, see that it is cured."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app import thread_report
from app.threads_room import ThreadsRoom
from sim.lessons import StageKind, all_lessons, find_lesson
from tests.finding import the
from widgets.theme import theme_for

pytestmark = pytest.mark.usefixtures("heeded_at_once")
LESSONS = [lesson.id for lesson in all_lessons() if lesson.stage is StageKind.THREADS]


def open_it(room: ThreadsRoom, lesson: str, qtbot: QtBot) -> None:
    with qtbot.waitSignals([room.run_finished, room.run.enabled_changed], timeout=30_000):
        room.open_lesson(find_lesson(lesson), "en")


def rows(room: ThreadsRoom) -> list[str]:
    report = room.run.report
    assert report is not None
    return [each.values for each in thread_report.shown(report, room.run.exploration.is_good).outcomes]


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


def test_a_bad_schedule_is_looked_for_in_what_stands_on_the_page(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    room.editor.setPlainText(room.editor.toPlainText().replace("n = 10", "n = 20"))
    assert "before the change" in room.caption.text()
    the(QPushButton, room, "bad_button").click()
    qtbot.waitUntil(lambda: room.run.report is not None, timeout=30_000)
    assert sorted(rows(room)) == ["n = 18", "n = 19"]
    assert "before the change" not in room.caption.text()


def test_a_changed_program_is_what_runs_and_the_lock_cures_it(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    room.editor.setPlainText(find_lesson("mutex").text_of("locked"))
    with qtbot.waitSignals([room.run_finished, room.run.enabled_changed], timeout=30_000):
        room.start()
    assert rows(room) == ["n = 8"]
    assert not room.run.exploration.bad()


def test_a_setting_changes_the_program_s_own_text(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    room.settings.set_values({"threads": "3"})
    room.settings.values_changed.emit()
    assert "THREADS = 3" in room.editor.toPlainText()


def test_a_step_at_the_end_lets_somebody_go_on(room: ThreadsRoom, qtbot: QtBot) -> None:
    room.questions.set_allowed(False)
    open_it(room, "rlock", qtbot)
    for count in (1, 2):
        with qtbot.waitSignal(room.run.enabled_changed, timeout=10_000):
            room.step()
        assert len(room.run.newest_world.strip) == count
    room.player.back()
    room.step()
    assert room.player.time == 2.0


def test_play_goes_on_by_chance_where_the_learner_s_own_steps_end(room: ThreadsRoom, qtbot: QtBot) -> None:
    room.questions.set_allowed(False)
    open_it(room, "mutex", qtbot)
    for thread in (0, 0, 1):
        with qtbot.waitSignal(room.run.enabled_changed, timeout=10_000):
            room.advance(thread)
    room.back()
    room.play_or_pause()
    assert room.player.is_playing, "what is known is played first"
    qtbot.waitUntil(lambda: not room.player.is_playing, timeout=10_000)
    assert len(room.run.newest_world.strip) == 3
    with qtbot.waitSignal(room.run.enabled_changed, timeout=10_000):
        room.play_or_pause()
    assert [step.thread for step in room.run.newest_world.strip][:3] == [0, 0, 1]
    assert room.run.newest_world.end is not None
    assert room.player.is_playing
    assert room.player.time >= 3.0
    room.play_or_pause()
    assert not room.player.is_playing


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
    qtbot.waitUntil(lambda: child_processes() == set())


def test_demonstrated_it_shows_what_ends_badly(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    with qtbot.waitSignal(room.run_finished, timeout=30_000):
        room.demonstrate({"threads": "3"})
    assert len(room.run.newest_world.threads) == 4
    assert room.run.newest_world.end is not None
    assert room.run.newest_world.end.values["n"] != "7"


def test_a_granularity_is_chosen_for_the_lesson_alone(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    with qtbot.waitSignal(room.run_finished, timeout=30_000):
        the(QPushButton, room, "granularity_line").click()
    open_it(room, "rlock", qtbot)
    assert room.modes.granularity == "bytecode"
    assert room.run.asked is not None
    assert room.run.asked.granularity == "bytecode"


# Sayings


def test_a_saying_runs_its_experiment_and_the_exploration_gives_the_verdict(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    room.editor.setPlainText("print('mine')\n")
    with qtbot.waitSignal(room.run.ended, timeout=30_000):
        the(QPushButton, room, "myth_answer_1").click()
        assert the(QLabel, room, "myth_heading").text().startswith("The experiment runs")
    assert room.modes.granularity == "cpython"
    assert "less(n)" in room.editor.toPlainText()
    assert the(QLabel, room, "myth_heading").text() == "Rightly judged"
    assert "it ends with <b>n = 9</b>" in the(QLabel, room, "myth_reason").text()
    assert room.run.newest_world.end is not None
    assert room.run.newest_world.end.values["n"] == "9"
    assert room.player.world.end is room.run.newest_world.end
    assert not room.questions.is_asking
    with qtbot.waitSignal(room.run.enabled_changed, timeout=10_000):
        room.run.replay(room.run.exploration.bad()[0].witness)
    assert room.myth_card.finding is not None, "it is one of the runs that were judged"
    with qtbot.waitSignals([room.run_finished, room.run.enabled_changed], timeout=30_000):
        room.start()
    assert room.myth_card.is_asking, "these are others"


def test_an_experiment_that_comes_to_nothing_says_so(qtbot: QtBot) -> None:
    room = ThreadsRoom(("python3", "-c", ""))
    qtbot.addWidget(room)
    room.open_lesson(find_lesson("rlock"), "en")
    the(QPushButton, room, "myth_answer_2").click()
    qtbot.waitUntil(lambda: the(QLabel, room, "myth_heading").text() == "This run does not tell", timeout=10_000)
    room.shut_down()


def test_who_starts_something_else_meanwhile_is_asked_again(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "rlock", qtbot)
    the(QPushButton, room, "myth_answer_1").click()
    assert not room.myth_card.is_asking
    room.start()
    assert room.myth_card.is_asking


# The lecture room


def at_the_beginning(room: ThreadsRoom, lesson: str, qtbot: QtBot, **values: str) -> None:
    """With everything explored, so that what can happen is known."""
    open_it(room, lesson, qtbot)
    if values:
        room.settings.set_values(values)
        room.settings.values_changed.emit()
        with qtbot.waitSignals([room.run_finished, room.run.enabled_changed], timeout=30_000):
            room.start()
    qtbot.waitUntil(lambda: bool(room.run.enabled), timeout=10_000)


def step(room: ThreadsRoom, qtbot: QtBot) -> None:
    room.step()
    qtbot.waitUntil(lambda: not room.run.is_busy, timeout=10_000)


def test_projected_a_step_shows_where_to_look(room: ThreadsRoom, qtbot: QtBot) -> None:
    at_the_beginning(room, "mutex", qtbot)
    room.questions.set_allowed(False)
    step(room, qtbot)
    assert room.light.isHidden()
    room.set_theme(theme_for("projector", 1.0, 720))
    step(room, qtbot)
    assert room.light.places
    room.light.hide()
    room.back()
    assert room.light.places
    room.light.hide()
    room.set_reduced_motion(True)
    room.step()
    assert room.light.isHidden()


def test_where_a_setting_makes_no_sense_a_demonstration_leads_to_it_too(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    the(QLineEdit, room, "setting_threads").setText("many")
    for wish in (room.start, lambda: room.demonstrate({})):
        with qtbot.waitSignal(room.settings.mending_wanted, timeout=1000):
            wish()
    assert not room.run.is_running
