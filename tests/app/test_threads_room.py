"""The room of the threads as a person meets it: run, step, find, change the program, see that it is cured."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app import thread_report
from app.threads_room import ThreadsRoom
from sim.concurrency.interleaver.report import Verdict
from sim.concurrency.world import Thread
from sim.lessons import StageKind, all_lessons, find_lesson
from tests.finding import the
from widgets.theme import theme_for

pytestmark = pytest.mark.usefixtures("heeded_at_once")
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


# A program that somebody has pasted

PASTED = """\
from threading import Thread

n = 10

def f():
    global n
    temp = n
    n = temp - 1

threads = [Thread(target=f) for _ in range(10)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(n)
"""
WITH_LOCK = (
    PASTED.replace("import Thread\n", "import Lock, Thread\n\nlock = Lock()\n")
    .replace("    temp = n\n", "    with lock:\n        temp = n\n")
    .replace("    n = temp", "        n = temp")
)


def paste(room: ThreadsRoom, text: str) -> None:
    room.editor.setPlainText(text)
    the(QPushButton, room, "run_button").click()


def judged(room: ThreadsRoom) -> dict[str, bool | None]:
    assert room.run.known is not None
    told = thread_report.shown(room.run.known, room.run.exploration.is_good, room.run.exploration.expectation)
    return {row.values: row.is_good for row in told.outcomes}


def write_expectation(room: ThreadsRoom, text: str) -> None:
    line = the(QLineEdit, room, "expectation")
    line.setText(text)
    line.editingFinished.emit()


def test_the_well_known_script_is_seen_to_fail_replayed_and_cured(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    paste(room, PASTED)
    qtbot.waitUntil(lambda: room.run.known is not None and len(room.run.known.outcomes) == 10, timeout=60_000)
    assert not room.views.is_veiled, "nobody asks the lesson's questions about another program"
    assert judged(room)["n = 0"] is None, "what the lesson expects cannot be told of this program"
    assert judged(room)["n = 9"] is False, "a lost update is bad whatever is expected"
    assert "THREADS" in the(QLabel, room, "outcomes_doubt").text()
    write_expectation(room, "n == 0")
    assert {text: good for text, good in judged(room).items() if good} == {"n = 0": True}
    with qtbot.waitSignal(room.run.enabled_changed, timeout=10_000):
        the(QPushButton, room, "bad_button").click()
    assert room.run.newest_world.end is not None
    assert room.run.newest_world.end.values["n"] != "0"
    instructions = {thread.instruction.name for thread in every_thread_on_the_way(room) if thread.instruction}
    assert {"LOAD_GLOBAL", "STORE_FAST", "STORE_GLOBAL"} <= instructions
    room.player.end()
    assert room.views.verdict_on(room.player.world) == ("expected: n == 0", True)
    paste(room, WITH_LOCK)
    qtbot.waitUntil(lambda: room.run.report is not None, timeout=60_000)
    assert judged(room) == {"n = 0": True}
    assert room.run.report is not None
    assert room.run.report.verdict is Verdict.EXHAUSTED
    the(QPushButton, room, "bad_button").click()
    assert "<b>none</b>" in room.caption.text()


def every_thread_on_the_way(room: ThreadsRoom) -> Iterator[Thread]:
    for count in range(len(room.run.timeline)):
        yield from room.run.timeline.world_after(count).threads.values()


# Stop


def test_a_long_instruction_clears_the_stage_says_so_and_can_be_stopped(room: ThreadsRoom, qtbot: QtBot) -> None:
    room.questions.set_allowed(False)
    open_it(room, "rlock", qtbot)
    room.run.replay(())
    qtbot.waitUntil(lambda: room.run.newest_world.end is not None, timeout=10_000)
    paste(room, "n = sum(range(10 ** 10))\n")
    assert room.run.newest_world.run is None, "nothing of the program before is shown"
    stop = the(QPushButton, room, "stop_button")
    assert stop.isEnabled()
    qtbot.waitUntil(lambda: "Computing" in room.caption.text(), timeout=5_000)
    stop.click()
    assert not room.run.is_busy
    assert not room.run.is_exploring
    assert not stop.isEnabled()
    assert "Computing" not in room.caption.text()
