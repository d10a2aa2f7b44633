from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from app.departing import Departing
from tests.conftest import child_processes

STAYS = "import time; print('here', flush=True); time.sleep(600)"


@pytest.fixture
def departing(qapp: object) -> Iterator[Departing]:
    departing = Departing()
    yield departing
    departing.shut_down()


def child(departing: Departing, code: str) -> tuple[QProcess, list[str]]:
    """A process that runs this, and what is heard of it."""
    process, heard = QProcess(departing), list[str]()
    process.readyReadStandardOutput.connect(
        lambda: heard.append(bytes(process.readAllStandardOutput().data()).decode())
    )
    process.finished.connect(lambda: heard.append("gone"))
    process.start(sys.executable, ["-c", code])
    return process, heard


def test_it_goes_while_nobody_waits_and_is_not_heard_any_more(
    departing: Departing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    process, heard = child(departing, STAYS)
    qtbot.waitUntil(lambda: bool(heard))
    with monkeypatch.context() as patch:
        patch.setattr(QProcess, "waitForFinished", lambda *_args: pytest.fail("the window waits"))
        with qtbot.waitSignal(process.destroyed):
            departing.send_away(process)
    assert child_processes() == set()
    assert "gone" not in heard


def test_when_the_window_closes_none_is_left(departing: Departing, qtbot: QtBot) -> None:
    for _ in range(2):
        process, heard = child(departing, STAYS)
        qtbot.waitUntil(lambda heard=heard: bool(heard))  # type: ignore[misc]
        departing.send_away(process)
    departing.shut_down()
    assert child_processes() == set()


def test_one_that_is_gone_already_is_forgotten(departing: Departing, qtbot: QtBot) -> None:
    process, _ = child(departing, "")
    with qtbot.waitSignal(process.finished):
        pass
    with qtbot.waitSignal(process.destroyed):
        departing.send_away(process)
