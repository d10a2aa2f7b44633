from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.diagnosis import Diagnosis
from app.diagnosis_dialog import DiagnosisDialog
from app.language import Language
from app.logbook import LOG, LOGBOOK
from sim.words import Sentence
from tests.finding import the

REFUSED = Sentence("sources", "Nobody may capture here; do {what}.", {"what": "this"})


class Still(Diagnosis):
    """Answers only when the test says so."""

    def start(self) -> None:
        """Nothing is asked."""


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    owner = QWidget()
    owner.resize(1280, 720)
    qtbot.addWidget(owner)
    return owner


def sources(dialog: DiagnosisDialog) -> list[str]:
    return the(QLabel, dialog, "diagnosis_sources").text().splitlines()


def test_it_says_what_works_and_what_to_do_for_the_rest(owner: QWidget) -> None:
    diagnosis = Still(owner)
    dialog = DiagnosisDialog(diagnosis, owner)
    assert "being tried out" in sources(dialog)[0]
    diagnosis.found.emit({"loopback": REFUSED, "model": None, "threads": None})
    assert sources(dialog) == [
        "Loopback: does not work here. Nobody may capture here; do this.",
        "Model: works here.",
        "Threads: works here.",
    ]


def test_a_failed_question_is_said(owner: QWidget) -> None:
    diagnosis = Still(owner)
    dialog = DiagnosisDialog(diagnosis, owner)
    diagnosis.failed.emit("no module")
    assert "no module" in sources(dialog)[0]


def test_all_of_it_can_be_copied_for_a_bug_report(owner: QWidget) -> None:
    LOG.addHandler(LOGBOOK)
    LOG.error("this went wrong")
    diagnosis = Still(owner)
    dialog = DiagnosisDialog(diagnosis, owner)
    diagnosis.found.emit({"model": None})
    the(QPushButton, dialog, "copy_report_button").click()
    copied = QApplication.clipboard().text()
    assert copied == dialog.report
    for part in ("Model: works here.", "Python 3.", "this went wrong"):
        assert part in copied


def test_it_follows_the_language(owner: QWidget, tmp_path: Path) -> None:
    diagnosis = Still(owner)
    dialog = DiagnosisDialog(diagnosis, owner)
    diagnosis.found.emit({"model": None})
    language = Language(owner)
    language.speak("zh")
    assert sources(dialog) == ["模型：可以使用。"]
    language.be_silent()
