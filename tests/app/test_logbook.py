from __future__ import annotations

import logging
import sys

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType

from app import logbook
from app.logbook import KEPT, LOG, LOGBOOK, Logbook, note_error, note_qt


@pytest.fixture
def listening() -> None:
    LOG.addHandler(LOGBOOK)
    LOG.setLevel(logging.INFO)


def test_the_last_lines_are_kept_and_no_more() -> None:
    book = Logbook()
    for number in range(KEPT + 5):
        book.handle(logging.LogRecord("socketscope.x", logging.INFO, "", 0, f"line {number}", None, None))
    assert len(book.lines) == KEPT
    assert book.lines[0].endswith("INFO socketscope.x: line 5")


@pytest.mark.usefixtures("listening")
def test_what_qt_says_is_kept_and_still_said(capsys: pytest.CaptureFixture[str]) -> None:
    note_qt(QtMsgType.QtWarningMsg, QMessageLogContext(), "a warning of Qt")
    assert LOGBOOK.lines[-1].endswith("WARNING socketscope: Qt: a warning of Qt")
    assert capsys.readouterr().err == "a warning of Qt\n"


@pytest.mark.usefixtures("listening")
def test_an_error_that_nothing_caught_is_kept_with_its_trace(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise ValueError("so it goes")
    except ValueError as error:
        note_error(type(error), error, error.__traceback__)
    assert LOGBOOK.lines[-1] == "ValueError: so it goes"
    assert "so it goes" in capsys.readouterr().err


def test_beginning_listens_to_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    handlers: list[object] = []
    monkeypatch.setattr(logbook, "qInstallMessageHandler", handlers.append)
    monkeypatch.setattr(sys, "excepthook", None)
    logbook.begin()
    assert LOGBOOK in LOG.handlers
    assert handlers == [note_qt]
    assert sys.excepthook is note_error
