from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from tests.on_the_screen import contrast
from widgets.style import style_sheet
from widgets.theme import PROJECTOR, THEMES, Theme


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_token_is_filled(theme: Theme) -> None:
    sheet = style_sheet(theme)
    assert "$" not in sheet
    assert theme.accent.name() in sheet


def test_no_colour_is_of_its_own_making() -> None:
    sheets = [style_sheet(theme) for theme in THEMES.values()]
    rules = [re.sub(r"#[0-9a-f]{6}|\d+px|-[0-9a-f]{6}[.]svg", "", sheet) for sheet in sheets]
    assert rules[0] == rules[1] == rules[2]
    assert not re.search(r"\b(white|black|gr[ae]y|blue)\b", rules[0])


def test_a_button_is_a_target_of_at_least_32_pixels(qtbot: QtBot) -> None:
    button = QPushButton("Run")
    button.setStyleSheet(style_sheet(THEMES["light"]))
    qtbot.addWidget(button)
    assert button.sizeHint().height() >= 32
    button.setStyleSheet(style_sheet(PROJECTOR))
    assert button.sizeHint().height() >= 32 * PROJECTOR.scale


def test_a_number_has_room_in_its_field(qtbot: QtBot) -> None:
    spin = QSpinBox(maximum=1_048_576)
    spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    spin.setStyleSheet(style_sheet(THEMES["light"]))
    spin.setValue(1_048_576)
    qtbot.addWidget(spin)
    spin.show()
    edit = spin.findChild(QLineEdit)
    assert edit is not None
    assert edit.width() >= edit.fontMetrics().horizontalAdvance(edit.text())


def test_the_focus_can_be_seen(qtbot: QtBot) -> None:
    button = QPushButton("Run")
    button.setStyleSheet(style_sheet(THEMES["dark"]))
    qtbot.addWidget(button)
    with qtbot.waitExposed(button):
        button.show()
    button.activateWindow()
    button.clearFocus()
    before = button.grab().toImage()
    button.setFocus()
    assert button.grab().toImage() != before


SEEN = 3.0
"""The contrast of what is no text: WCAG 2.2, section 1.4.11."""


SEEN = 3.0
"""The contrast of what is no text: WCAG 2.2, section 1.4.11."""


@pytest.mark.parametrize("is_enabled", [True, False])
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_choice_has_an_arrow_beside_its_words(qtbot: QtBot, theme: Theme, is_enabled: bool) -> None:
    choice = QComboBox()
    choice.addItem("")
    choice.setEnabled(is_enabled)
    choice.setStyleSheet(style_sheet(theme))
    qtbot.addWidget(choice)
    choice.show()
    image = choice.grab().toImage()
    columns, rows = range(image.width() - theme.px(20), image.width() - theme.px(4)), range(8, image.height() - 8)
    ground = image.pixelColor(image.width() - theme.px(4), image.height() // 2)
    assert max(contrast(image.pixelColor(x, y), ground) for x in columns for y in rows) >= SEEN
