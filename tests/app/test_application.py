from __future__ import annotations

import argparse
import re

from PySide6.QtWidgets import QApplication

from app.application import make_application
from app.command_line import _parser
from app.voice import NO_SCREEN


def test_there_is_one_application_with_a_name_and_a_style(qapp: QApplication) -> None:
    application = make_application()
    assert application is qapp
    assert application.applicationName() == "socketscope"
    assert application.style().objectName() == "fusion"


def test_without_a_screen_every_command_that_needs_none_is_named() -> None:
    (commands,) = (each for each in _parser()._actions if isinstance(each, argparse._SubParsersAction))
    named = re.findall(r"[a-z]+", NO_SCREEN.partition(";")[2].partition(" work ")[0])
    assert {*commands.choices} - {"open"} == {*named} - {"and"}
