"""Text is broken where it fits, and nothing of it is lost unless it is cut on purpose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from widgets.text_lines import lines_of, paint_line
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


def painted(text: str, width: float, cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> tuple[QImage, int]:
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setFont(LIGHT.font(Role.BODY))
        taken = paint_line(painter, QRectF(0, 0, width, 40), text, cut=cut)
    return image, taken


def inked(image: QImage) -> list[int]:
    """The columns in which something is written."""
    white = QImage(1, 1, QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    paper = white.pixel(0, 0)
    return [x for x in range(image.width()) if any(image.pixel(x, y) != paper for y in range(image.height()))]


def test_a_line_that_fits_is_written_whole() -> None:
    image, taken = painted("fork 1", 400)
    assert taken == QFontMetrics(LIGHT.font(Role.BODY)).horizontalAdvance("fork 1")
    assert 0 < max(inked(image)) <= taken


@pytest.mark.parametrize("cut", [Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle], ids=["end", "middle"])
def test_a_line_that_does_not_fit_is_cut_to_its_room(cut: Qt.TextElideMode) -> None:
    image, taken = painted("a very long name of a lock indeed", 100, cut)
    assert taken <= 100
    assert max(inked(image)) < 100
    assert min(inked(image)) < 10
