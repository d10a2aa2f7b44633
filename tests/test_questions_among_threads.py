"""What is asked of a run of threads: when, what is kept back until then, and which keys are meant for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.threads_room import ThreadsRoom
from sim.lessons import find_lesson
from tests.app.test_threads_room import at_the_beginning, step
from tests.finding import the

pytestmark = pytest.mark.usefixtures("heeded_at_once")


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
    for name in ("run_button", "stop_button", "bad_button"):
        assert the(QPushButton, room, name).isVisible()
    room.questions.answer(0)
    assert the(QLabel, room, "question_heading").text() == "Rightly predicted"
    assert len(room.stage.strip.layout_now.steps) == 2
    room.step()
    assert not room.questions.is_asking
    assert room.player.time == 2.0
    assert room.caption.isVisible()


def test_the_learner_decides_the_order_and_the_run_the_answer(room: ThreadsRoom, qtbot: QtBot) -> None:
    at_the_beginning(room, "mutex", qtbot)
    room.questions.set_questions([each for each in find_lesson("mutex").questions if each.name == "second-write"])
    let(room, qtbot, 0, 0, 1, 2, 1, 2)
    assert room.questions.is_waiting
    room.advance(2)  # a number key: the second answer, 9
    assert room.card.is_revealed
    assert the(QLabel, room, "question_heading").text() == "Rightly predicted"
    assert [step.thread for step in room.run.newest_world.strip] == [0, 0, 1, 2, 1, 2]


def test_who_schedules_quickly_does_not_answer_by_that_what_has_just_slid_in(
    room: ThreadsRoom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.questions.MOMENT", 10_000)
    at_the_beginning(room, "mutex", qtbot)
    room.questions.set_questions([each for each in find_lesson("mutex").questions if each.name == "second-write"])
    let(room, qtbot, 0, 0, 1, 2, 1, 2, 1, 2, 1)
    assert room.questions.is_waiting
    assert len(room.run.newest_world.strip) == 6


def test_an_answered_question_leaves_the_number_keys_to_the_threads(room: ThreadsRoom, qtbot: QtBot) -> None:
    at_the_beginning(room, "mutex", qtbot)
    assert step_until_asked(room, qtbot) == "how-many-results"
    room.advance(2)
    assert room.card.is_revealed
    let(room, qtbot, 2)
    assert not room.questions.is_asking
    assert [step.thread for step in room.run.newest_world.strip] == [0, 0, 2]


def test_nothing_past_a_question_is_drawn_before_it_is_answered(room: ThreadsRoom, qtbot: QtBot) -> None:
    at_the_beginning(room, "mutex", qtbot)
    with qtbot.waitSignal(room.run.enabled_changed, timeout=10_000):
        the(QPushButton, room, "bad_button").click()
    room.player.home()
    whole = list(room.run.newest_world.strip)
    drawn = [list(room.stage.strip.layout_now.steps)]
    for _ in ("how-many-results", "second-write"):
        assert step_until_asked(room, qtbot)
        drawn.append(list(room.stage.strip.layout_now.steps))
        room.step()
        drawn.append(list(room.stage.strip.layout_now.steps))
        room.player.step()
    told = [room.run.tell(question) for question in find_lesson("mutex").questions]
    first, second = (sum(step.time < each.time for step in whole) for each in told if each is not None)
    assert [len(steps) for steps in drawn] == [first, first, second, second, len(whole)]
    room.player.home()
    assert list(room.stage.strip.layout_now.steps) == whole


def test_what_can_come_of_it_is_not_shown_before_it_is_asked(room: ThreadsRoom, qtbot: QtBot) -> None:
    at_the_beginning(room, "mutex", qtbot)
    verdict = the(QLabel, room, "outcomes_verdict")
    assert "after the last question" in verdict.text()
    for asked in ("how-many-results", "second-write"):
        assert "after the last question" in verdict.text()
        assert step_until_asked(room, qtbot) == asked
        assert "after the last question" in verdict.text()
        room.step()
    assert "4 run" in verdict.text()


def test_an_outcome_does_not_answer_a_question_about_a_step(room: ThreadsRoom, qtbot: QtBot) -> None:
    at_the_beginning(room, "rlock", qtbot)
    verdict = the(QLabel, room, "outcomes_verdict")
    assert step_until_asked(room, qtbot) == "how-many-threads"
    room.step()
    assert step_until_asked(room, qtbot) == "twice"
    assert "after the last question" in verdict.text()
    room.step()
    assert "after the last question" not in verdict.text()


def test_a_run_after_another_keeps_back_its_outcomes_from_its_first_moment(
    room: ThreadsRoom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_the_beginning(room, "mutex", qtbot)
    shown: list[int] = []
    monkeypatch.setattr(room.stage, "set_report", lambda report: shown.append(len(report.outcomes if report else ())))
    for program in ("locked", "late_lock"):
        with qtbot.waitSignal(room.run_finished, timeout=30_000):
            room.demonstrate({"program": program})
        room.player.pause()
        room.player.home()
        assert room.views.is_veiled
        assert shown[-1] == 0
        room.end()
        assert shown[-1] > 0
    with qtbot.waitSignal(room.run_finished, timeout=30_000):
        room.open_lesson(find_lesson("deadlock"), "en")
    assert room.views.is_veiled
    assert shown[-1] == 0


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
