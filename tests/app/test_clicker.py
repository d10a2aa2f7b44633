"""The whole course is taught with PgDn alone, as a clicker sends it; so nothing in it needs a mouse or other keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.window import Window
from sim.acts import Act, acts_of
from sim.lessons import Course, Lesson, all_lessons
from sim.words import pieces_of
from tests.app.conftest import MakeWindow
from tests.app.test_stepping import QUESTION_AND_SAYING
from tests.finding import the
from tests.windows import projected
from widgets.blank_screen import BlankScreen
from widgets.myth_card import MythCard
from widgets.next_up import NextUp
from widgets.spotlight import Spotlight
from widgets.welcome import Welcome
from widgets.words import rich

FEWER = {"philosophers": {"n": "2"}}
"""Settings that make a lesson shorter than its author's: the same questions come, after fewer presses."""


def shortened(lesson: Lesson) -> Lesson:
    values = FEWER.get(lesson.id, {})
    defaults = (replace(each, default=values.get(each.name, each.default)) for each in lesson.settings)
    return replace(lesson, settings=tuple(defaults))


pytestmark = pytest.mark.usefixtures("heeded_at_once")
COURSE = [shortened(lesson) for lesson in all_lessons()]
MOST_PRESSES = 5_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """The whole course, projected."""
    with projected(qtbot, tmp_path, Course((), tuple(COURSE), {})) as window:
        yield window


def press(window: Window, key: Qt.Key = Qt.Key.Key_PageDown) -> None:
    QTest.keyClick(window.focusWidget() or window, key)


def next_up(window: Window) -> NextUp:
    return the(NextUp, window)


def shown_saying(window: Window) -> MythCard | None:
    """The card of sayings, if it is in sight."""
    return next((card for card in window.findChildren(MythCard) if card.isVisible()), None)


def clicked_through(window: Window, qtbot: QtBot) -> set[str]:
    """Press PgDn until it is announced what comes next; every question that came on the way must be revealed by it."""
    room = window._rooms.active
    card = window._card if room is None else room.card
    asked: set[str] = set()
    revealed: set[str] = set()
    with qtbot.waitSignal(window.run_finished, timeout=60_000):
        press(window)
    for _ in range(MOST_PRESSES):
        if not next_up(window).isHidden():
            assert asked == revealed
            return asked
        press(window)
        if card.question is not None:
            (revealed if card.is_revealed else asked).add(card.question.name)
            assert all(light.isHidden() for light in window.findChildren(Spotlight))
    raise AssertionError("PgDn does not come to an end")


def about_case(lesson: Lesson, act: Act, source: str) -> set[str]:
    """The questions about the case of the lesson that is shown."""
    presets = lesson.presets_set(act.values, source)
    return {question.name for question in lesson.questions if question.presets and question.is_for(presets)}


@pytest.mark.parametrize("lesson", COURSE, ids=lambda lesson: lesson.id)
def test_pgdn_alone_goes_through_every_case_of_a_lesson_and_on_to_the_next(
    lesson: Lesson, window: Window, qtbot: QtBot
) -> None:
    window.open_lesson(lesson.id)
    acts, place = acts_of(lesson, window.source), COURSE.index(lesson)
    announced = ["fact or myth?" if act.myth is not None else act.title.en for act in acts[1:]]
    announced += [each.title.en for each in COURSE[place + 1 : place + 2]] or ["last lesson"]
    for act, what in zip(acts, announced, strict=True):
        assert (act.myth is not None) == (shown_saying(window) is not None)
        asked = clicked_through(window, qtbot)
        assert asked or act is not acts[0] or not lesson.questions
        assert act.myth is not None or about_case(lesson, act, window.source) <= asked
        assert what in next_up(window).text()
        if act.myth is not None:
            card = shown_saying(window)
            assert card is not None
            assert card.finding is not None
            assert rich(pieces_of(act.myth.claim.en)) in the(QLabel, card, "myth_claim").text()
        press(window)
    assert window.lesson == COURSE[min(place + 1, len(COURSE) - 1)]
    assert next_up(window).isHidden()
    assert shown_saying(window) is None or place + 1 == len(COURSE)


def test_a_lesson_that_is_opened_anew_begins_with_its_first_act(window: Window, qtbot: QtBot) -> None:
    lesson = next(each for each in COURSE if len(each.presets) > 1 and "model" in each.sources)
    second = acts_of(lesson, "model")[1].title.en
    window.open_lesson(lesson.id)
    for _ in range(2):
        clicked_through(window, qtbot)
        assert second in next_up(window).text()
        with qtbot.waitSignal(window.run_finished, timeout=60_000):
            press(window)
        window.open_lesson(lesson.id)


def test_pgup_goes_back_to_the_case_and_the_lesson_before(window: Window, qtbot: QtBot) -> None:
    first, second = COURSE[:2]
    window.open_lesson(second.id)
    press(window, Qt.Key.Key_PageUp)
    assert next_up(window).text() == f"PgUp: back to the lesson {first.title.en}"
    press(window, Qt.Key.Key_PageUp)
    assert window.lesson == first
    press(window, Qt.Key.Key_PageUp)
    assert not next_up(window).isEnabled()
    press(window, Qt.Key.Key_PageUp)
    assert window.lesson == first


def test_in_a_run_pgup_goes_a_step_back_and_what_was_announced_goes(window: Window, qtbot: QtBot) -> None:
    clicked_through(window, qtbot)
    before = window.player.time
    press(window, Qt.Key.Key_PageUp)
    assert window.player.time < before
    assert next_up(window).isHidden()
    press(window)
    press(window)
    assert not next_up(window).isHidden()
    press(window, Qt.Key.Key_Escape)
    assert next_up(window).isHidden()


def test_a_black_screen_is_lifted_before_anything_goes_on(window: Window, qtbot: QtBot) -> None:
    clicked_through(window, qtbot)
    window.player.home()
    press(window, Qt.Key.Key_Period)
    press(window)
    assert window.player.time == 0.0
    assert the(BlankScreen, window).isHidden()


def test_pgdn_begins_where_the_welcome_is(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.welcome()
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.run_finished):
        press(window)
    assert the(Welcome, window).isHidden()


@pytest.fixture
def make_live(make_window: MakeWindow, lessons: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> MakeWindow:
    """Makes a window with a lesson that asks something, and which is watched as it happens where it is run by hand."""
    monkeypatch.setattr("app.run.IN_REAL_TIME", ("loopback",))
    file = lessons / "first" / "lesson.toml"
    file.write_text(file.read_text("utf-8") + QUESTION_AND_SAYING, "utf-8")

    def make(way: str) -> Window:
        window = make_window(way)
        window.resize(1280, 720)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return make


def test_a_clicker_is_led_through_what_others_watch_live(make_live: MakeWindow, qtbot: QtBot) -> None:
    window, held = make_live("good"), []
    window._run.ended.connect(lambda: held.append(window.player.follows_live))
    assert clicked_through(window, qtbot) == {"number"}
    assert held == [False]


def test_what_was_watched_live_is_gone_through_from_its_start(make_live: MakeWindow, qtbot: QtBot) -> None:
    window = make_live("patient")
    window.run()
    qtbot.waitUntil(lambda: len(window.player.world.packets) == 3)
    assert window.player.follows_live
    assert not window._questions.is_asking
    with qtbot.waitSignal(window.run_finished):
        window._run.stop()
    qtbot.waitUntil(lambda: not window.player.is_playing)
    press(window)
    assert window.player.position == 0.0
    for _ in range(20):
        if window._questions.is_asking:
            break
        press(window)
    assert window._questions.is_asking


def test_what_comes_next_is_gone_to_by_a_press_on_it_too(window: Window, qtbot: QtBot) -> None:
    clicked_through(window, qtbot)
    next_up(window).click()
    assert window.lesson == COURSE[1]
