"""Text is broken where it fits, and nothing of it is lost unless it is cut on purpose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from widgets.text_lines import lines_of
from widgets.theme import LIGHT, Role

TEXTS = st.text(st.characters(categories=("L", "N", "P", "So")), max_size=60)


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Fonts need one."""


@given(TEXTS)
def test_nothing_is_lost(text: str) -> None:
    assert "".join(lines_of(text, LIGHT.font(Role.CAPTION), 80)) == text


def test_every_line_fits() -> None:
    font = LIGHT.font(Role.CAPTION)
    lines = lines_of("The host that the packet is for, and a_word_that_no_line_can_hold_in_one_piece", font, 90)
    assert len(lines) > 3
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= 90 for line in lines)


def test_a_character_of_two_units_stays_whole() -> None:
    assert lines_of("\N{SNAKE}" * 30, LIGHT.font(Role.CAPTION), 60)[0].startswith("\N{SNAKE}")


def test_the_last_line_is_cut_with_a_mark(qtbot: QtBot) -> None:
    lines = lines_of("many words " * 30, LIGHT.font(Role.CAPTION), 120, most=3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
