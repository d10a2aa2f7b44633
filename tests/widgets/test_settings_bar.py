from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sim.lessons import Lesson
from sim.presets import Preset
from sim.settings import Kind, Setting, Words
from tests.finding import the
from widgets.settings_bar import SettingsBar
from widgets.theme import THEMES

WORDS = Words(en="Words", zh="词")


def lesson(*settings: Setting) -> Lesson:
    return Lesson(Path("echo"), WORDS, WORDS, WORDS, 1, ("loopback", "model"), (), settings)


MESSAGE = Setting("message", WORDS, Kind.BYTES, "hello")
SIZE = Setting("size", WORDS, Kind.INTEGER, "1024", 1, 4096)


@pytest.fixture
def bar(qtbot: QtBot) -> SettingsBar:
    bar = SettingsBar()
    bar.set_lesson(lesson(MESSAGE, SIZE), "loopback")
    bar.resize(744, bar.sizeHint().height())
    qtbot.addWidget(bar)
    bar.show()
    return bar


def run_button(bar: SettingsBar) -> QPushButton:
    return the(QPushButton, bar, "run_button")


def test_run_tells_every_value(bar: SettingsBar, qtbot: QtBot) -> None:
    the(QLineEdit, bar, "setting_message").setText("bye")
    with qtbot.waitSignal(bar.run_requested) as signal:
        run_button(bar).click()
    assert signal.args == [{"message": "bye", "size": "1024"}]


def test_nonsense_is_said_and_cannot_be_run(bar: SettingsBar, qtbot: QtBot) -> None:
    edit = the(QLineEdit, bar, "setting_message")
    edit.setText("\\")
    assert the(QLabel, bar, "settings_error").isVisible()
    assert "The text for Words" in the(QLabel, bar, "settings_error").text()
    assert not run_button(bar).isEnabled()
    with qtbot.assertNotEmitted(bar.run_requested), qtbot.waitSignal(bar.mending_wanted):
        bar.run()
    assert bar.focusWidget() is edit
    with qtbot.waitSignal(bar.sense_changed, check_params_cb=lambda makes_sense: makes_sense):
        edit.setText("fine")
    assert not the(QLabel, bar, "settings_error").isVisible()
    assert run_button(bar).isEnabled()


def test_what_runs_can_be_stopped(bar: SettingsBar, qtbot: QtBot) -> None:
    stop = the(QPushButton, bar, "stop_button")
    assert not stop.isEnabled()
    bar.set_running(True)
    assert stop.isEnabled()
    with qtbot.waitSignal(bar.stop_requested):
        stop.click()
    bar.set_running(False)
    assert not stop.isEnabled()
    assert run_button(bar).isEnabled()


def test_a_run_that_lasts_brings_stop_forward(bar: SettingsBar, qtbot: QtBot) -> None:
    stop, run = the(QPushButton, bar, "stop_button"), run_button(bar)
    assert (run.text(), stop.text()) == (" Run", "")
    bar.set_running(True)
    assert stop.text() == ""
    qtbot.waitUntil(lambda: stop.text() == " Stop")
    assert stop.width() >= stop.sizeHint().width()
    assert (run.text(), run.property("primary"), stop.property("primary")) == ("", False, True)
    bar.set_running(False)
    assert (run.text(), run.property("primary"), stop.property("primary")) == (" Run", True, False)


def test_another_lesson_brings_its_own_settings(bar: SettingsBar, qtbot: QtBot) -> None:
    bar.set_running(True)
    bar.set_lesson(lesson(SIZE), "loopback")
    assert bar.values == {"size": "1024"}
    assert run_button(bar).accessibleName() == "Run"


def test_values_of_a_run_are_shown(bar: SettingsBar) -> None:
    bar.set_values({"message": "bye", "unknown": "1"})
    assert bar.values == {"message": "bye", "size": "1024"}


def test_it_takes_another_row_where_it_is_narrow(bar: SettingsBar) -> None:
    assert bar.heightForWidth(300) > bar.heightForWidth(744)


MANY = [Setting(f"part{number}", WORDS, Kind.BYTES, "a long enough text") for number in range(6)]


def shown(bar: SettingsBar) -> list[str]:
    return [name for name in bar.values if the(QWidget, bar, f"setting_{name}").isVisible()]


def test_where_it_is_narrow_one_row_stands_and_the_others_wait_behind_a_button(bar: SettingsBar) -> None:
    more = the(QPushButton, bar, "more_button")
    assert not more.isVisible()
    bar.set_lesson(lesson(*MANY), "loopback")
    assert shown(bar) == ["part0", "part1", "part2"]
    low = bar.heightForWidth(744)
    more.click()
    assert shown(bar) == list(bar.values)
    assert bar.heightForWidth(744) > low
    more.click()
    bar.resize(1100, 200)
    assert shown(bar) == list(bar.values)
    assert not more.isVisible()
    bar.resize(744, 200)
    assert shown(bar) == ["part0", "part1", "part2"]
    assert len(bar.values) == len(MANY)


def test_run_stands_behind_the_settings(bar: SettingsBar) -> None:
    the(QLineEdit, bar, "setting_message")
    assert run_button(bar).x() > bar.findChildren(QLineEdit)[-1].x()


def test_without_a_lesson_there_is_nothing_to_run(qtbot: QtBot) -> None:
    empty = SettingsBar()
    qtbot.addWidget(empty)
    empty.set_theme(THEMES["dark"])
    empty.set_language("zh")
    assert not run_button(empty).isEnabled()


def test_where_there_is_a_cable_its_settings_can_be_opened(bar: SettingsBar) -> None:
    cable = the(QPushButton, bar, "cable_button")
    assert not cable.isVisible()
    bar.set_lesson(lesson(MESSAGE), "model")
    assert cable.isVisible()
    assert not the(QWidget, bar, "cable_settings").isVisible()
    cable.click()
    assert the(QWidget, bar, "cable_settings").isVisible()
    assert bar.values["latency"] == "0.4"
    assert bar.heightForWidth(744) > 100


def test_what_a_lesson_is_about_stands_with_its_own_settings(bar: SettingsBar) -> None:
    bar.set_lesson(replace(lesson(MESSAGE), cable={"loss": "5"}), "model")
    folded = the(QWidget, bar, "cable_settings")
    assert not folded.isVisible()
    assert not folded.isAncestorOf(the(QWidget, bar, "setting_loss"))
    assert folded.isAncestorOf(the(QWidget, bar, "setting_latency"))
    assert bar.values["loss"] == "5"


def test_another_source_keeps_what_was_set(bar: SettingsBar) -> None:
    same = lesson(MESSAGE)
    bar.set_lesson(same, "loopback")
    the(QLineEdit, bar, "setting_message").setText("bye")
    bar.set_lesson(same, "model")
    assert bar.values["message"] == "bye"
    bar.set_lesson(same, "loopback")
    assert bar.values == {"message": "bye"}


def test_a_preset_sets_every_value_and_runs(bar: SettingsBar, qtbot: QtBot) -> None:
    small = Preset("small", WORDS, WORDS, {"size": "4", "loss": "30"})
    bar.set_lesson(replace(lesson(MESSAGE, SIZE), presets=(small,)), "loopback")
    the(QLineEdit, bar, "setting_message").setText("bye")
    assert not the(QPushButton, bar, "preset_small").isChecked()
    with qtbot.waitSignal(bar.run_requested) as signal:
        the(QPushButton, bar, "preset_small").click()
    assert signal.args == [{"message": "hello", "size": "4"}]
    assert the(QPushButton, bar, "preset_small").isChecked()
    the(QLineEdit, bar, "setting_message").setText("bye")
    assert not the(QPushButton, bar, "preset_small").isChecked()


def test_a_preset_reaches_the_cable_where_there_is_one(bar: SettingsBar, qtbot: QtBot) -> None:
    lossy = Preset("lossy", WORDS, WORDS, {"loss": "30"})
    bar.set_lesson(replace(lesson(MESSAGE), presets=(lossy,)), "model")
    the(QPushButton, bar, "preset_lossy").click()
    assert bar.values["loss"] == "30"
