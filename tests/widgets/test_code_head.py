from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from tests.finding import the
from widgets.code_head import CodeHead


@pytest.fixture
def head(qtbot: QtBot) -> CodeHead:
    widget = CodeHead("server")
    qtbot.addWidget(widget)
    return widget


def buttons(head: CodeHead) -> set[str]:
    return {each.objectName() for each in head.findChildren(QToolButton) if not each.isHidden()}


def test_one_file_is_a_name_and_several_are_a_choice(head: CodeHead, qtbot: QtBot) -> None:
    head.show_files((), "")
    assert the(QComboBox, head, "server_files").isHidden()
    assert the(QLabel, head, "server_title").text() == "server.py"
    head.show_files(("header",), "header")
    files = the(QComboBox, head, "server_files")
    assert (files.isHidden(), files.currentText()) == (False, "header.py")
    with qtbot.waitSignal(head.file_chosen) as chosen:
        files.activated.emit(0)
    assert chosen.args == [""]


def test_the_buttons_fit_what_is_being_done(head: CodeHead, qtbot: QtBot) -> None:
    assert buttons(head) == set()
    head.offer_edit(True)
    assert buttons(head) == {"server_edit"}
    head.set_writing(True)
    assert buttons(head) == {"server_run", "server_restore", "server_cancel"}
    assert all(button.accessibleName() for button in head.findChildren(QToolButton))
    with qtbot.waitSignal(head.wished) as wish:
        the(QToolButton, head, "server_restore").click()
    assert wish.args == ["restore"]
