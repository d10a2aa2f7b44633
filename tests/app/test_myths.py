"""A saying's experiment is run, and that run gives the verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.window import Window
from tests.app.conftest import MakeWindow
from tests.finding import text_of, the
from widgets.myth_card import MythCard

MYTHS = """
[[myth]]
name = "one"
proof = "nothing lost"
claim = { en = "The first.", zh = "第一。" }
because = { en = "So.", zh = "所以。" }
values = { message = "tested" }

[[myth]]
name = "two"
proof = "stream kept"
claim = { en = "The second.", zh = "第二。" }
because = { en = "So.", zh = "所以。" }
"""


@pytest.fixture
def lessons(lessons: Path) -> Path:
    file = lessons / "first" / "lesson.toml"
    file.write_text(file.read_text("utf-8") + MYTHS, "utf-8")
    return lessons


def card(window: Window) -> MythCard:
    return the(MythCard, window, "myth_card")


def heading(window: Window) -> str:
    return the(QLabel, window, "myth_heading").text()


def test_the_answer_runs_the_experiment_and_the_run_gives_the_verdict(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.open_lesson("first")
    assert heading(window) == "Fact or myth? · 1 of 2"
    with qtbot.waitSignal(window.run_finished):
        the(QPushButton, window, "myth_answer_1").click()
        assert heading(window).startswith("The experiment runs")
    # The actor's programs neither send nor read.
    assert heading(window).startswith("This run does not tell")
    assert "Nothing was sent" in the(QLabel, window, "myth_reason").text()
    assert window.player.position == window.player.axis.length


def test_number_keys_answer_and_the_next_saying_follows(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.resize(1280, 720)  # so that the card stands beside the stage
    window.open_lesson("first")
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.setFocus()
    with qtbot.waitSignal(window.run_finished):
        QTest.keyClick(window, Qt.Key.Key_2)
    the(QPushButton, window, "myth_next").click()
    assert "The second." in the(QLabel, window, "myth_claim").text()
    assert card(window).is_asking


def test_who_runs_something_else_meanwhile_is_asked_again(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("patient")
    window.open_lesson("first")
    the(QPushButton, window, "myth_answer_1").click()
    assert not card(window).is_asking
    window.run()
    assert card(window).is_asking


def test_a_verdict_goes_with_the_run_that_it_judged(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.open_lesson("first")
    with qtbot.waitSignal(window.run_finished):
        the(QPushButton, window, "myth_answer_1").click()
    assert card(window).finding is not None
    with qtbot.waitSignal(window.run_finished):
        window.run()
    assert card(window).finding is None
    assert card(window).is_asking


def test_an_experiment_runs_its_own_programs_and_the_lesson_keeps_its_own(
    make_window: MakeWindow, qtbot: QtBot, lessons: Path
) -> None:
    file = lessons / "first" / "lesson.toml"
    own = MYTHS.replace("values = {", 'programs = { server = "other" }\nvalues = {')
    file.write_text(file.read_text("utf-8").replace(MYTHS, own), "utf-8")
    (file.parent / "other.py").write_text("s.listen()\n", "utf-8")
    window = make_window("reading")
    window.open_lesson("first")
    with qtbot.waitSignal(window.run_finished):
        the(QPushButton, window, "myth_answer_1").click()
    assert window.newest_world.programs["server"].text == "s.listen()\n"
    with qtbot.waitSignal(window.run_finished):
        window.run()
    assert window.newest_world.programs["server"].text == "s.accept()\n"


def test_only_sayings_that_the_source_can_test_are_offered_and_one_that_stays_keeps_its_place(
    make_window: MakeWindow, lessons: Path
) -> None:
    file = lessons / "second" / "lesson.toml"
    only_here = MYTHS.replace('name = "one"', 'name = "one"\nsources = ["loopback"]')
    file.write_text(file.read_text("utf-8") + only_here, "utf-8")
    window = make_window()
    window.open_lesson("second")
    the(QPushButton, window, "myth_next").click()
    assert heading(window) == "Fact or myth? · 2 of 2"
    window.set_source("model")
    assert heading(window) == "Fact or myth?"
    assert "The second." in the(QLabel, window, "myth_claim").text()
    window.set_source("loopback")
    assert heading(window) == "Fact or myth? · 2 of 2"


def test_a_lesson_without_sayings_shows_no_card(make_window: MakeWindow) -> None:
    window = make_window()
    window.open_lesson("first")
    assert not card(window).isHidden()
    window.open_lesson("second")
    assert card(window).isHidden()


def test_an_experiment_whose_program_is_gone_is_told_and_the_saying_asked_again(
    make_window: MakeWindow, lessons: Path
) -> None:
    file = lessons / "first" / "lesson.toml"
    file.write_text(file.read_text("utf-8") + 'programs = { server = "other" }\n', "utf-8")
    other = lessons / "first" / "other.py"
    other.write_text("s.accept()\n", "utf-8")
    window = make_window()
    the(QPushButton, window, "myth_next").click()
    other.unlink()
    the(QPushButton, window, "myth_answer_1").click()
    assert "other.py" in text_of(window, "banner_text")
    assert heading(window) == "Fact or myth? · 2 of 2"
