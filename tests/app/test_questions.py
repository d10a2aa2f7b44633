"""When the window asks, what a key does then, and that nobody is asked twice."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.questions import Questions
from app.run import Run
from sim.lessons import Lesson, find_lesson
from sim.questions import Answer, Question
from sim.settings import Words
from tests.app.actor import command, conversation
from widgets.question_card import QuestionCard


def question(name: str, at: str, fact: str = "acknowledgement", *values: str) -> Question:
    answers = tuple(Answer(value, Words(value, value)) for value in values or ("0", "1"))
    return Question(name, at, fact, Words(name, name), answers, Words("so", "so"))


pytestmark = pytest.mark.usefixtures("heeded_at_once")
NUMBER, SENDER = question("number", "synack:1"), question("sender", "ack:1", "sender", "client", "server")


class Scene:
    """A run and its questions, without a window."""

    def __init__(self, way: str = "good") -> None:
        self.owner = QWidget()
        self.run = Run(command(way), self.owner)
        self.card = QuestionCard(self.owner)
        self.shown: list[bool] = []
        self.questions = Questions(self.run, self.card, self.shown.append, self.owner)

    @property
    def asked(self) -> str:
        return self.card.question.name if self.card.question is not None else ""


@pytest.fixture
def lesson(lessons: Path) -> Lesson:
    return find_lesson("first", lessons)


@pytest.fixture
def scene(qtbot: QtBot, lesson: Lesson) -> Iterator[Scene]:
    scene = Scene()
    qtbot.addWidget(scene.owner)
    with qtbot.waitSignal(scene.run.ended):
        scene.run.start_lesson(lesson, "loopback", {})
    scene.run.player.home()
    scene.questions.set_questions((NUMBER, SENDER))
    yield scene
    scene.run.shut_down()


def test_play_stops_right_before_what_is_asked_for(scene: Scene, qtbot: QtBot) -> None:
    player = scene.run.player
    player.set_speed(4.0)
    with qtbot.waitSignal(player.stopped):
        player.play()
    assert not player.is_playing
    assert len(player.world.packets) == 1
    assert player.time < 0.05
    assert scene.asked == "number"
    assert scene.shown[-1] is True


def step_until_asked(scene: Scene) -> None:
    for _ in range(20):
        if scene.questions.is_asking:
            return
        scene.run.player.step()
    raise AssertionError("nothing was asked")


def test_what_only_the_whole_run_answers_is_waited_for(qtbot: QtBot, lesson: Lesson) -> None:
    scene = Scene("mute")
    qtbot.addWidget(scene.owner)
    scene.questions.set_questions((question("closing", "synack:1", "segments to close", "0", "4"),))
    player = scene.run.player
    player.set_speed(4.0)
    scene.run.start_lesson(lesson, "loopback", {})
    *talk, end = conversation(lesson.id)
    scene.run.feed.events_arrived.emit(talk)
    qtbot.waitUntil(lambda: player.time > 0.04)
    for _ in range(20):
        player.step()
    assert player.is_playing
    assert player.time < 0.05
    assert not scene.questions.is_asking
    with qtbot.waitSignal(player.stopped):
        scene.run.feed.events_arrived.emit([end])
    assert scene.asked == "closing"
    scene.questions.answer(0)
    assert scene.card._heading.text() == "Rightly predicted"
    scene.run.shut_down()


def test_a_step_stops_there_too(scene: Scene) -> None:
    step_until_asked(scene)
    assert scene.asked == "number"
    assert len(scene.run.player.world.packets) == 1


def test_the_answer_comes_from_the_run(scene: Scene) -> None:
    step_until_asked(scene)
    scene.questions.answer(0)
    assert scene.card.is_revealed
    assert "turns out" in scene.card._heading.text()
    scene.questions.go_on()
    assert scene.shown[-1] is False
    assert scene.run.player.is_playing


def test_a_clicker_reveals_and_then_steps_on(scene: Scene) -> None:
    step_until_asked(scene)
    assert scene.questions.step()
    assert scene.card.is_revealed
    assert scene.questions.step()
    assert not scene.questions.is_asking
    assert len(scene.run.player.world.packets) == 2
    assert not scene.questions.step()


def test_each_is_asked_once_in_a_run_and_again_in_the_next(scene: Scene, lesson: Lesson, qtbot: QtBot) -> None:
    step_until_asked(scene)
    scene.questions.step()
    scene.questions.step()
    scene.run.player.home()
    step_until_asked(scene)
    assert scene.asked == "sender"
    with qtbot.waitSignal(scene.run.ended):
        scene.run.start_lesson(lesson, "loopback", {})
    scene.run.player.home()
    step_until_asked(scene)
    assert scene.asked == "number"


def test_whoever_scrubs_is_not_asked_and_leaves_the_question(scene: Scene) -> None:
    scene.run.player.end()
    assert not scene.questions.is_asking
    scene.run.player.home()
    step_until_asked(scene)
    scene.run.player.end()
    assert not scene.questions.is_asking


def test_a_question_that_was_left_without_an_answer_is_asked_again_at_its_moment(scene: Scene) -> None:
    step_until_asked(scene)
    scene.run.player.back()
    assert not scene.questions.is_asking
    assert [each.name for each in scene.questions.pending] == ["number", "sender"]
    step_until_asked(scene)
    assert scene.asked == "number"


def test_the_key_for_playing_reveals_before_it_goes_on(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not scene.questions.play()
    step_until_asked(scene)
    monkeypatch.setattr("app.questions.MOMENT", 10_000)
    assert scene.questions.play()
    assert scene.questions.is_waiting, "it was meant for something else"
    monkeypatch.setattr("app.questions.MOMENT", 0)
    monkeypatch.setattr("app.questions.QUIET", 0)
    assert scene.questions.play()
    assert scene.card.is_revealed
    assert not scene.run.player.is_playing
    assert scene.questions.play()
    assert not scene.questions.is_asking
    assert scene.run.player.is_playing


def test_who_wants_no_more_questions_gets_none(scene: Scene) -> None:
    step_until_asked(scene)
    scene.card.all_skipped.emit()
    scene.run.player.home()
    for _ in range(20):
        scene.run.player.step()
    assert not scene.questions.is_asking


def test_what_the_run_does_not_have_is_not_asked(scene: Scene) -> None:
    scene.questions.set_questions((question("never", "rst:1"),))
    for _ in range(20):
        scene.run.player.step()
    assert not scene.questions.is_asking


def test_a_key_that_is_pressed_when_a_question_comes_is_not_for_it(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.questions.MOMENT", 10_000)
    step_until_asked(scene)
    assert scene.questions.step()
    scene.questions.press(0)
    assert scene.questions.is_waiting
    monkeypatch.setattr("app.questions.MOMENT", 0)
    monkeypatch.setattr("app.questions.QUIET", 0)
    scene.questions.press(0)
    assert scene.card.is_revealed


class Clock:
    """In the place of a timer: `now` milliseconds."""

    def __init__(self) -> None:
        self.now = self._then = 0

    def start(self) -> None:
        self._then = self.now

    def elapsed(self) -> int:
        return self.now - self._then

    def restart(self) -> int:
        passed = self.elapsed()
        self.start()
        return passed


def test_keys_that_rain_on_a_question_put_off_the_one_that_is_heeded(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    since_asked, since_key = clocks(scene, monkeypatch)
    step_until_asked(scene)
    for now in range(100, 2_000, 100):
        since_asked.now = since_key.now = now
        scene.questions.press(0)
        assert scene.questions.is_waiting
    since_asked.now = since_key.now = 2_300
    scene.questions.press(0)
    assert scene.card.is_revealed


def test_who_goes_on_briskly_but_not_in_haste_is_heeded_after_a_moment(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    since_asked, since_key = clocks(scene, monkeypatch)
    step_until_asked(scene)
    for now, is_waiting in ((400, True), (800, False)):
        since_asked.now = since_key.now = now
        scene.questions.press(0)
        assert scene.questions.is_waiting == is_waiting


def clocks(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> tuple[Clock, Clock]:
    """In the place of those of the questions, with what counts in the program and not in tests."""
    since_asked, since_key = Clock(), Clock()
    monkeypatch.setattr(scene.questions, "_since_asked", since_asked)
    monkeypatch.setattr(scene.questions, "_since_key", since_key)
    monkeypatch.setattr("app.questions.MOMENT", 700)
    monkeypatch.setattr("app.questions.QUIET", 300)
    return since_asked, since_key


def test_who_wanted_to_pause_when_play_stopped_to_ask_has_paused(scene: Scene, qtbot: QtBot) -> None:
    player = scene.run.player
    player.set_speed(4.0)
    with qtbot.waitSignal(player.stopped):
        player.play()
    player.toggle()
    assert not player.is_playing
    assert scene.asked == "number"


def test_a_key_that_is_held_down_stops_at_a_question(scene: Scene) -> None:
    told: list[bool] = []
    scene.questions.asking_changed.connect(told.append)
    step_until_asked(scene)
    scene.questions.step()
    scene.questions.step()
    assert told == [True, False]


def test_what_is_past_a_question_is_kept_back_until_it_is_answered(scene: Scene) -> None:
    told: list[float] = []
    scene.questions.horizon_changed.connect(told.append)
    synack, ack = (packet.sent for packet in scene.run.newest_world.packets[1:3])
    scene.questions.set_questions((NUMBER, SENDER))
    step_until_asked(scene)
    assert told[-1:] in ([], [synack])
    scene.questions.answer(0)
    assert told[-1] == ack
    scene.run.player.end()
    assert told[-1] == inf
    scene.run.player.home()
    assert told[-1] == ack, "it has not been asked yet"


def test_no_more_means_none_until_a_lesson_is_opened(scene: Scene) -> None:
    step_until_asked(scene)
    scene.card.all_skipped.emit()
    scene.run.shown.emit()
    assert scene.questions.pending == ()
    scene.questions.set_questions((NUMBER, SENDER))
    assert len(scene.questions.pending) == 2


def test_an_answer_too_many_does_nothing(scene: Scene) -> None:
    scene.questions.answer(0)
    step_until_asked(scene)
    scene.questions.answer(7)
    assert not scene.card.is_revealed
