"""A learner goes through the course with the keyboard alone: every key goes to whatever has the focus."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.thread_run import ThreadRun
from tests.finding import the
from tests.learner import K, Learner, newcomer, started, take
from widgets.code_editor import CodeEditor
from widgets.key_help import KeyHelp
from widgets.notes import Notes
from widgets.question_card import QuestionCard

pytestmark = pytest.mark.usefixtures("heeded_at_once")


@pytest.fixture
def learner(qtbot: QtBot, tmp_path: Path) -> Learner:
    return newcomer(qtbot, tmp_path)


@pytest.fixture
def beginner(learner: Learner) -> Learner:
    return started(learner)


def test_the_first_start_leads_into_the_first_lesson(learner: Learner) -> None:
    learner.press(K.Key_Tab)
    learner.sees_run(lambda: learner.press(K.Key_Space))
    assert learner.window.lesson is not None
    assert learner.window.lesson.id == "osi-layers"


def test_every_lesson_is_chosen_in_the_list(beginner: Learner) -> None:
    beginner.go_to("lessons")
    seen = []
    for _ in beginner.window.course.lessons:
        assert beginner.window.lesson is not None
        seen.append(beginner.window.lesson.id)
        beginner.press(K.Key_Down)
    assert seen == [lesson.id for lesson in beginner.window.course.lessons]


def test_a_setting_is_changed_and_the_lesson_run_played_and_stepped(beginner: Learner) -> None:
    take(beginner, "handshake")
    beginner.go_to("setting_message")
    beginner.press(K.Key_A, control=True)
    beginner.write("howdy")
    beginner.sees_run(lambda: beginner.press(K.Key_Return))
    assert any(b"howdy" in packet.event.data for packet in beginner.window.newest_world.packets)
    player = beginner.window.player
    beginner.press(K.Key_Tab, K.Key_Home)
    times = [player.time]
    beginner.go_to("scrubber")
    for key in (K.Key_Right, K.Key_Right, K.Key_Left):
        beginner.press(key)
        times.append(player.time)
    assert times[0] < times[1] == times[3] < times[2]
    beginner.press(K.Key_Space)
    assert player.is_playing
    beginner.press(K.Key_Space)
    assert not player.is_playing


def test_a_question_is_answered_and_another_revealed(beginner: Learner) -> None:
    take(beginner, "handshake")
    beginner.sees_run(lambda: beginner.press(K.Key_R, control=True))
    card = the(QuestionCard, beginner.window)
    for key in (K.Key_1, K.Key_Right):
        beginner.press(K.Key_Home)
        beginner.sees_run(lambda: beginner.press(K.Key_R, control=True))
        for _ in range(50):
            if card.question is None:
                beginner.press(K.Key_Right)
        assert card.question is not None, (key, beginner.at)
        assert not card.is_revealed
        beginner.press(key)
        assert card.is_revealed
        beginner.press(K.Key_Right)
        assert card.question is None


@pytest.mark.parametrize("button", ["answer_1", "skip_all_button"])
@pytest.mark.parametrize("title", ["handshake", "mutex"])
def test_after_a_question_space_plays_and_pauses(beginner: Learner, title: str, button: str) -> None:
    take_and_run(beginner, title)
    player = beginner.window.shown.run.player
    beginner.window.setFocus()
    card = step_until_asked(beginner)
    beginner.go_to(button)
    place, told = player.position, list[bool]()
    player.playing_changed.connect(told.append)
    beginner.press(K.Key_Space)
    if card.question is not None:
        beginner.press(K.Key_Space)
    assert card.question is None
    assert beginner.at.objectName() == "play_button"
    assert told[0], "it plays, if only the little that is known of the run"
    if player.is_playing:
        beginner.press(K.Key_Space)
    assert not player.is_playing
    assert player.position >= place


def test_a_key_that_is_held_down_stops_at_a_question(beginner: Learner) -> None:
    take_and_run(beginner, "handshake")
    assert repeating(beginner) == {"Right", "Left", "PgDown", "PgUp", "Ctrl++", "Ctrl+=", "Ctrl+-"}
    step_until_asked(beginner)
    assert repeating(beginner) == set()
    beginner.press(K.Key_Right, K.Key_Right)
    assert "PgDown" in repeating(beginner)


def repeating(learner: Learner) -> set[str]:
    return {each.key().toString() for each in learner.window.findChildren(QShortcut) if each.autoRepeat()}


def take_and_run(learner: Learner, title: str) -> None:
    take(learner, title)
    learner.sees_run(lambda: learner.press(K.Key_R, control=True))
    learner.window.shown.run.player.pause()
    learner.press(K.Key_Home)


def step_until_asked(learner: Learner) -> QuestionCard:
    card = next(
        each for each in learner.window.findChildren(QuestionCard) if learner.window.shown.column.isAncestorOf(each)
    )
    run = learner.window.shown.run
    for _ in range(50):
        if card.question is None:
            learner.press(K.Key_Right)
            learner.sees(lambda: not isinstance(run, ThreadRun) or not run.is_busy)
    assert card.question is not None
    return card


def test_a_preset_and_a_source_are_chosen(beginner: Learner) -> None:
    take(beginner, "sticky")
    beginner.go_to("preset_split")
    beginner.sees_run(lambda: beginner.press(K.Key_Space))
    beginner.go_to("source_model")
    beginner.press(K.Key_Left)
    assert beginner.window.source == "wire"
    beginner.press(K.Key_Right)
    assert beginner.window.source == "model", beginner.at
    beginner.sees_run(lambda: beginner.press(K.Key_R, control=True))
    beginner.press(K.Key_End)
    beginner.go_to("tapes_closer")
    beginner.press(K.Key_Space, K.Key_Space)
    beginner.go_to("tapes_view")
    beginner.press(K.Key_Down, K.Key_Return)


def test_the_pages_beside_the_stage_are_read(beginner: Learner) -> None:
    take(beginner, "handshake")
    beginner.sees_run(lambda: beginner.press(K.Key_R, control=True))
    beginner.press(K.Key_End)
    beginner.go_to("field_tree")
    beginner.press(K.Key_Down, K.Key_Down, K.Key_Right)
    beginner.go_to("qt_tabwidget_tabbar")
    beginner.press(K.Key_Right, K.Key_Right)
    before = beginner.window.player.time
    beginner.go_to("event_table")
    beginner.press(K.Key_Up, K.Key_Up, K.Key_Return)
    assert beginner.window.player.time != before
    beginner.go_to("qt_tabwidget_tabbar")
    beginner.press(K.Key_Right)
    beginner.go_to("comparison_button")
    beginner.press(K.Key_Space)
    beginner.sees(lambda: not beginner.window._comparing._feed.is_running)


def test_curves_transitions_and_layers_are_opened(beginner: Learner) -> None:
    beginner.go_to("left_tower")
    beginner.press(K.Key_Down, K.Key_Return)
    assert not the(QWidget, beginner.window, "layer_card").isHidden()
    take(beginner, "state machine")
    beginner.sees_run(lambda: beginner.press(K.Key_R, control=True))
    beginner.press(K.Key_End)
    before = beginner.window.player.time
    beginner.go_to("client_steps")
    beginner.press(K.Key_Home, K.Key_Return)
    assert beginner.window.player.time < before
    take(beginner, "loss")
    beginner.sees_run(lambda: beginner.press(K.Key_R, control=True))
    beginner.go_to("curves_button")
    beginner.press(K.Key_Space)
    assert not the(QWidget, beginner.window, "curves").isHidden()


def test_a_program_is_changed_and_run(beginner: Learner) -> None:
    take(beginner, "socket calls")
    beginner.sees_run(lambda: beginner.press(K.Key_R, control=True))
    beginner.go_to("client_edit")
    beginner.press(K.Key_Space)
    assert isinstance(beginner.at, CodeEditor)
    beginner.press(K.Key_Home, control=True)
    beginner.write("print('by hand')")
    beginner.press(K.Key_Return, K.Key_Escape)
    assert not isinstance(beginner.at, CodeEditor)
    beginner.go_to("client_run")
    beginner.sees_run(lambda: beginner.press(K.Key_Space))
    assert "by hand" in str(beginner.window.newest_world.programs["client"])
    assert beginner.at is not beginner.window


def test_threads_take_turns_and_a_bad_schedule_is_found(beginner: Learner, qtbot: QtBot) -> None:
    beginner.sees_run(lambda: take(beginner, "mutex"))
    room = beginner.window._rooms.active
    assert room is not None
    for _ in range(2):
        beginner.sees(lambda: not room.run.is_busy)
        with qtbot.waitSignal(room.run.stepped, timeout=5_000):
            beginner.press(K.Key_0)
    beginner.go_to("bad_button")
    beginner.press(K.Key_Space)
    beginner.sees(lambda: room.run.newest_world.end is not None)
    assert room.run.newest_world.end is not None
    beginner.press(K.Key_End)
    beginner.go_to("outcome_1")
    beginner.press(K.Key_Space)
    beginner.go_to("thread_1")
    beginner.press(K.Key_Home, K.Key_Return)
    beginner.go_to("qt_tabwidget_tabbar")
    beginner.press(K.Key_Right)
    beginner.go_to("program_editor")
    beginner.write("# mine")
    beginner.press(K.Key_Tab, K.Key_Escape)
    assert beginner.at is not room.editor
    beginner.sees_run(lambda: beginner.press(K.Key_R, control=True))
    assert room.run.asked is not None
    assert "# mine" in room.run.asked.text


def test_what_lies_over_the_window_comes_and_goes(beginner: Learner) -> None:
    for key, kind in ((K.Key_F1, KeyHelp), (K.Key_N, Notes)):
        beginner.window.setFocus()
        beginner.press(key)
        assert not the(kind, beginner.window).isHidden()
        beginner.press(K.Key_Escape)
        assert the(kind, beginner.window).isHidden()
