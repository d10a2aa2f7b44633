"""When the window asks, what a key does then, and that nobody is asked twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.questions import Questions
from app.run import Run
from sim.lessons import Lesson, find_lesson
from sim.questions import Answer, Question
from sim.settings import Words
from tests.app.actor import command
from widgets.question_card import QuestionCard


def question(name: str, at: str, fact: str = "acknowledgement", *values: str) -> Question:
    answers = tuple(Answer(value, Words(value, value)) for value in values or ("0", "1"))
    return Question(name, at, fact, Words(name, name), answers, Words("so", "so"))


NUMBER, SENDER = question("number", "synack:1"), question("sender", "ack:1", "sender", "client", "server")


class Scene:
    """A run that is over and its questions, without a window."""

    def __init__(self) -> None:
        self.owner = QWidget()
        self.run = Run(command("good"), self.owner)
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


def test_an_answer_too_many_does_nothing(scene: Scene) -> None:
    scene.questions.answer(0)
    step_until_asked(scene)
    scene.questions.answer(7)
    assert not scene.card.is_revealed
