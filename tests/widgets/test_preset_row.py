from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sim.presets import Preset
from sim.settings import Kind, Setting, Words
from tests.finding import the
from widgets.preset_row import PresetRow
from widgets.theme import THEMES

SIZE = Setting("size", Words("Size", "大小"), Kind.INTEGER, "1024", 1, 4096)
SMALL = Preset("small", Words("Small", "小"), Words("Because it is **small**.", "因为小。"), {"size": "4"})
LARGE = Preset("large", Words("Large", "大"), Words("Because it is <large>.", "因为大。"), {"size": "4000"})


@pytest.fixture
def row(qtbot: QtBot) -> PresetRow:
    row = PresetRow()
    qtbot.addWidget(row)
    row.set_presets((SMALL, LARGE))
    row.show_values([SIZE], {"size": "1024"})
    return row


def test_a_click_chooses_a_preset(row: PresetRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.preset_chosen) as signal:
        the(QPushButton, row, "preset_large").click()
    assert signal.args == ["large"]


def test_what_is_set_is_marked_and_explained(row: PresetRow) -> None:
    because = the(QLabel, row, "preset_because")
    assert because.isHidden()
    row.show_values([SIZE], {"size": "4"})
    assert the(QPushButton, row, "preset_small").isChecked()
    assert not the(QPushButton, row, "preset_large").isChecked()
    assert because.text() == "Because it is <b>small</b>."
    row.set_language("zh")
    assert because.text() == "因为小。"
    row.show_values([SIZE], {"size": "5"})
    assert not the(QPushButton, row, "preset_small").isChecked()
    assert because.isHidden()


def test_a_second_click_keeps_the_mark(row: PresetRow) -> None:
    row.show_values([SIZE], {"size": "4"})
    the(QPushButton, row, "preset_small").click()
    assert the(QPushButton, row, "preset_small").isChecked()


def test_every_button_says_why_to_those_who_cannot_see_it(row: PresetRow) -> None:
    button = the(QPushButton, row, "preset_large")
    assert (button.accessibleName(), button.accessibleDescription()) == ("Large", "Because it is <large>.")
    assert "&lt;large&gt;" in button.toolTip()


def test_without_presets_there_is_nothing_to_see(row: PresetRow) -> None:
    assert not row.isHidden()
    row.set_presets(())
    assert row.isHidden()
    assert row.findChildren(QPushButton) == []


def test_projecting_it_is_larger(row: PresetRow) -> None:
    title = the(QLabel, row, "preset_title")
    before = title.minimumHeight()
    row.set_theme(THEMES["projector"])
    assert title.minimumHeight() > before
