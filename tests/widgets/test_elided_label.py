from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.code_pane import CodePane
from widgets.elided_label import ElidedLabel
from widgets.words import tip

LEFT_OVER = {Qt.TextElideMode.ElideRight: "tcp-", Qt.TextElideMode.ElideMiddle: "t"}


def label(qtbot: QtBot, text: str, dots: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> ElidedLabel:
    """A label of 80 pixels with this text."""
    made = ElidedLabel(dots)
    qtbot.addWidget(made)
    made.setText(text)
    made.resize(80, 30)
    return made


@pytest.mark.parametrize("dots", LEFT_OVER)
def test_what_does_not_fit_is_cut_with_dots_and_whole_in_the_tip(qtbot: QtBot, dots: Qt.TextElideMode) -> None:
    whole = label(qtbot, "tcp-handshake.jsonl", dots)
    shown = whole.fontMetrics().elidedText(whole.text(), dots, 80)
    assert shown.startswith(LEFT_OVER[dots])
    assert "…" in shown
    assert whole.grab().toImage() == label(qtbot, shown, dots).grab().toImage()
    assert whole.toolTip() == tip("tcp-handshake.jsonl")


def test_text_that_looks_like_rich_text_gets_room_for_all_of_it(qtbot: QtBot) -> None:
    shown = label(qtbot, "<b></b>")
    assert shown.sizeHint().width() >= shown.fontMetrics().horizontalAdvance("<b></b>")


def test_a_long_text_makes_no_pane_wider(qtbot: QtBot) -> None:
    pane, window = CodePane("client"), QWidget()
    qtbot.addWidget(window)
    QHBoxLayout(window).addWidget(pane)
    window.show()
    before = pane.minimumSizeHint().width(), pane.sizeHint().width()
    for each in pane.findChildren(ElidedLabel):
        each.setText("x" * 5000)
        each.show()
    QApplication.sendPostedEvents()
    assert (pane.minimumSizeHint().width(), pane.sizeHint().width()) == before
