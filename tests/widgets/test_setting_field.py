from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from sim.settings import Choice, Kind, Setting, Words
from tests.finding import the
from widgets.setting_field import LongLineEdit, SettingField
from widgets.theme import LIGHT

TITLE = Words(en="Value", zh="数值")
CHOICES = tuple(Choice(value, Words(en=value.title(), zh=f"选{value}")) for value in ("close", "reset"))
SETTINGS = {
    Kind.BYTES: Setting("value", TITLE, Kind.BYTES, "hello"),
    Kind.INTEGER: Setting("value", TITLE, Kind.INTEGER, "1024", 1, 4096),
    Kind.SECONDS: Setting("value", TITLE, Kind.SECONDS, "0.5", 0, 5),
    Kind.CHOICE: Setting("value", TITLE, Kind.CHOICE, "close", choices=CHOICES),
    Kind.PERCENT: Setting("value", TITLE, Kind.PERCENT, "2", 0, 100),
    Kind.RULES: Setting("value", TITLE, Kind.RULES, ""),
}


def field_of(kind: Kind, qtbot: QtBot) -> SettingField:
    field = SettingField(SETTINGS[kind])
    field.set_language("en")
    qtbot.addWidget(field)
    return field


@pytest.mark.parametrize("kind", list(Kind))
def test_it_begins_with_the_default_that_the_lesson_understands(kind: Kind, qtbot: QtBot) -> None:
    field = field_of(kind, qtbot)
    assert SETTINGS[kind].value_of(field.text) == SETTINGS[kind].value_of(SETTINGS[kind].default)
    assert field.complaint() == ""


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.BYTES, ""),
        (Kind.BYTES, r"\xff"),
        (Kind.INTEGER, "7"),
        (Kind.SECONDS, "1.25"),
        (Kind.CHOICE, "reset"),
        (Kind.PERCENT, "12.5"),
        (Kind.RULES, "data:1"),
    ],
)
def test_what_is_set_is_read_back(kind: Kind, text: str, qtbot: QtBot) -> None:
    field = field_of(kind, qtbot)
    field.set_text(text)
    assert field.text == text


def test_a_message_of_a_megabyte_is_taken_whole(qtbot: QtBot) -> None:
    field = field_of(Kind.BYTES, qtbot)
    field.set_text("x" * 1_000_000)
    assert len(field.text) == 1_000_000


def test_text_that_makes_no_sense_marks_the_field_until_it_does(qtbot: QtBot) -> None:
    field = field_of(Kind.BYTES, qtbot)
    edit = the(QLineEdit, field, "setting_value")
    edit.setText("\\")
    assert field.complaint().startswith("The text for Value has a backslash")
    assert edit.property("wrong")
    edit.setText("\\\\")
    assert field.complaint() == ""
    assert not edit.property("wrong")


@pytest.mark.parametrize(
    ("kind", "typed", "limits"),
    [
        (Kind.INTEGER, "9999999", "from 1 to 4096"),
        (Kind.INTEGER, "0", "from 1 to 4096"),
        (Kind.INTEGER, "many", "from 1 to 4096"),
        (Kind.SECONDS, "99999", "from 0 to 5"),
        (Kind.PERCENT, "101", "from 0 to 100"),
    ],
)
def test_a_number_that_is_not_allowed_is_taken_as_typed_and_complained_of(
    kind: Kind, typed: str, limits: str, qtbot: QtBot
) -> None:
    field = field_of(kind, qtbot)
    edit = the(QLineEdit, field)
    edit.clear()
    QTest.keyClicks(edit, typed)
    assert field.text == typed
    assert field.complaint() == f"“{typed}” is no value for Value. Give a number {limits}."


def test_what_is_allowed_is_always_told_in_the_tool_tip(qtbot: QtBot) -> None:
    tips = {kind: field_of(kind, qtbot).toolTip() for kind in Kind}
    assert "A number from 1 to 4096" in tips[Kind.INTEGER]
    assert "A number from 0 to 5 s" in tips[Kind.SECONDS]
    assert "data:2" in tips[Kind.RULES]
    assert "\\xff" in tips[Kind.BYTES]
    assert tips[Kind.CHOICE] == ""


def test_why_a_field_does_nothing_comes_before_what_is_allowed(qtbot: QtBot) -> None:
    field = field_of(Kind.INTEGER, qtbot)
    field.set_use("There is no such line.")
    assert "no such line" in field.toolTip()
    field.set_use("")
    assert "4096" in field.toolTip()


@pytest.mark.parametrize("kind", [Kind.BYTES, Kind.INTEGER, Kind.SECONDS])
def test_enter_says_so(kind: Kind, qtbot: QtBot) -> None:
    field = field_of(kind, qtbot)
    with qtbot.waitSignal(field.entered):
        QTest.keyClick(field.findChildren(QLineEdit)[0], Qt.Key.Key_Return)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_change_is_told(kind: Kind, qtbot: QtBot) -> None:
    field = field_of(kind, qtbot)
    with qtbot.waitSignal(field.changed):
        if kind is Kind.CHOICE:
            the(QPushButton, field, "setting_value_reset").click()
        else:
            field.set_text("3")


def test_titles_change_with_the_language(qtbot: QtBot) -> None:
    field = field_of(Kind.CHOICE, qtbot)
    field.set_language("zh")
    assert field.findChildren(QLabel)[0].text() == "数值"
    assert the(QPushButton, field, "setting_value_reset").text() == "选reset"


def test_a_very_long_message_is_kept_whole_and_not_painted(qtbot: QtBot) -> None:
    edit = LongLineEdit()
    qtbot.addWidget(edit)
    edit.setText("x" * 1_000_000)
    assert edit.whole_text == "x" * 1_000_000
    assert edit.text() == ""
    assert "1000000" in edit.placeholderText()
    QTest.keyClicks(edit, "hi")
    assert edit.whole_text == "hi"
    edit.clear()
    assert edit.whole_text == ""
    edit.set_whole_text("y" * 5_000)
    edit.set_whole_text("short")
    assert (edit.whole_text, edit.text(), edit.placeholderText()) == ("short", "short", "")


def test_a_small_number_takes_less_room(qtbot: QtBot) -> None:
    small, large = (SettingField(Setting("value", TITLE, Kind.INTEGER, "1", 0, most)) for most in (1_000, 10_000))
    for field in (small, large):
        qtbot.addWidget(field)
        field.set_theme(LIGHT)
    assert the(QLineEdit, small).width() < the(QLineEdit, large).width()


def test_a_text_that_is_long_by_default_has_more_room(qtbot: QtBot) -> None:
    long = SettingField(Setting("value", TITLE, Kind.BYTES, "hello|world|bye"))
    qtbot.addWidget(long)
    usual = field_of(Kind.BYTES, qtbot)
    for field in (long, usual):
        field.set_theme(LIGHT)
    assert the(QLineEdit, long).width() > the(QLineEdit, usual).width()


def test_of_a_text_that_is_set_the_beginning_is_in_sight(qtbot: QtBot) -> None:
    edit = LongLineEdit()
    qtbot.addWidget(edit)
    edit.set_whole_text("one send, several reads")
    assert edit.cursorPosition() == 0
