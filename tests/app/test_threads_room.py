"""The room of the threads as a person meets it: run, step, find, change the program, see that it is cured."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app import thread_report
from app.threads_room import ThreadsRoom
from sim.lessons import StageKind, all_lessons, find_lesson
from tests.finding import the
from widgets.theme import theme_for

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
    assert child_processes() == set()


def test_demonstrated_it_shows_what_ends_badly(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    with qtbot.waitSignal(room.run_finished, timeout=30_000):
        room.demonstrate({"threads": "3"})
    assert len(room.run.newest_world.threads) == 4
    assert room.run.newest_world.end is not None
    assert room.run.newest_world.end.values["n"] != "7"


# Questions


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


def step_until_asked(room: ThreadsRoom, qtbot: QtBot) -> str:
    for _ in range(60):
        if room.questions.is_waiting:
            assert room.card.question is not None
            return room.card.question.name
        step(room, qtbot)
    raise AssertionError("nothing was asked")


def let(room: ThreadsRoom, qtbot: QtBot, *threads: int) -> None:
    for thread in threads:
        room.advance(thread)
        qtbot.waitUntil(lambda: not room.run.is_busy, timeout=10_000)


def test_a_step_stops_before_what_is_asked_for_and_shows_nothing_of_it(room: ThreadsRoom, qtbot: QtBot) -> None:
    at_the_beginning(room, "rlock", qtbot, program="rlock")
    room.questions.set_questions([each for each in find_lesson("rlock").questions if each.name == "twice"])
    assert step_until_asked(room, qtbot) == "twice"
    assert len(room.player.world.strip) == 1
    assert len(room.run.newest_world.strip) == 2
    assert len(room.stage.strip.layout_now.steps) == 1
    assert not room.caption.isVisible()
    assert not room.modes.isVisible()
    room.questions.answer(0)
    assert the(QLabel, room, "question_heading").text() == "Rightly predicted"
    assert len(room.stage.strip.layout_now.steps) == 2
    room.step()
    assert not room.questions.is_asking
    assert room.player.time == 2.0
    assert room.modes.isVisible()


def test_the_learner_decides_the_order_and_the_run_the_answer(room: ThreadsRoom, qtbot: QtBot) -> None:
    at_the_beginning(room, "mutex", qtbot)
    room.questions.set_questions([each for each in find_lesson("mutex").questions if each.name == "second-write"])
    let(room, qtbot, 0, 0, 1, 2, 1, 2)
    assert room.questions.is_waiting
    room.advance(2)  # a number key: the second answer, 9
    assert room.card.is_revealed
    assert the(QLabel, room, "question_heading").text() == "Rightly predicted"
    assert [step.thread for step in room.run.newest_world.strip] == [0, 0, 1, 2, 1, 2]


def test_what_can_come_of_it_is_not_shown_before_it_is_asked(room: ThreadsRoom, qtbot: QtBot) -> None:
    at_the_beginning(room, "mutex", qtbot)
    verdict = the(QLabel, room, "outcomes_verdict")
    assert "asked first" in verdict.text()
    assert step_until_asked(room, qtbot) == "how-many-results"
    assert "asked first" in verdict.text()
    room.step()
    assert "4 run" in verdict.text()


def test_whoever_goes_past_a_question_is_not_kept_from_the_outcomes(room: ThreadsRoom, qtbot: QtBot) -> None:
    at_the_beginning(room, "mutex", qtbot)
    with qtbot.waitSignal(room.run.enabled_changed, timeout=10_000):
        the(QPushButton, room, "bad_button").click()
    room.end()
    assert "4 run" in the(QLabel, room, "outcomes_verdict").text()


def test_who_goes_back_and_chooses_otherwise_is_not_asked_twice(room: ThreadsRoom, qtbot: QtBot) -> None:
    at_the_beginning(room, "mutex", qtbot)
    assert step_until_asked(room, qtbot) == "how-many-results"
    room.step()
    room.step()
    room.back()
    let(room, qtbot, 2)
    assert not room.questions.is_asking
    assert [step.thread for step in room.run.newest_world.strip] == [0, 0, 2]


def test_play_stops_to_ask_and_another_run_asks_again(room: ThreadsRoom, qtbot: QtBot) -> None:
    at_the_beginning(room, "philosophers", qtbot)
    for _ in range(2):
        room.set_speed(4.0)
        with qtbot.waitSignal(room.player.stopped, timeout=20_000):
            room.run.go_by_chance()
        assert room.questions.is_waiting
        assert not room.player.is_playing


def test_a_recorded_run_is_not_asked_about_and_hides_nothing(room: ThreadsRoom, qtbot: QtBot, tmp_path: Path) -> None:
    at_the_beginning(room, "mutex", qtbot)
    with qtbot.waitSignal(room.run.enabled_changed, timeout=10_000):
        room.run.exploration.search()
    room.run.save(tmp_path / "a.jsonl")
    with qtbot.waitSignal(room.run.opened, timeout=10_000):
        room.run.open(tmp_path / "a.jsonl")
    room.show_recorded(find_lesson("mutex"), "en")
    assert not room.questions.pending
    room.start()
    assert room.questions.pending


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
