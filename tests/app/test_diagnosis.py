from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import diagnosis
from app.diagnosis import Diagnosis, versions
from sim.sources.availability import SOURCES, why_not
from tests.conftest import child_processes


@pytest.fixture
def asked(qapp: QApplication) -> Iterator[Diagnosis]:
    asked = Diagnosis()
    yield asked
    asked.shut_down()


def test_every_source_is_tried_out_in_another_process(asked: Diagnosis, qtbot: QtBot) -> None:
    with qtbot.waitSignal(asked.found, timeout=20_000) as found:
        asked.start()
    assert found.args == [{source: why_not(source) for source in SOURCES}]


def test_a_child_that_breaks_is_told_with_its_last_words(
    asked: Diagnosis, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagnosis, "COMMAND", (sys.executable, "-c", "raise SystemExit('no module')"))
    with qtbot.waitSignal(asked.failed) as failed:
        asked.start()
    assert failed.args == ["no module"]


def test_closing_meanwhile_leaves_no_process(qapp: QApplication, qtbot: QtBot) -> None:
    before = child_processes()
    asked = Diagnosis()
    asked.start()
    asked.shut_down()
    assert child_processes() == before


def test_every_version_is_told() -> None:
    told = versions()
    assert told["Socketscope"] == "0.1.0"
    assert told["Python"] == sys.version.split()[0]
    assert "-" not in told.values()
