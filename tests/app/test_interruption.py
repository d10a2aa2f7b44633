from __future__ import annotations

import signal
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from app.command_line import INTERRUPTED, main
from app.interruption import noted


def press() -> None:
    signal.raise_signal(signal.SIGINT)


def test_what_was_pressed_is_raised_where_it_is_asked_for() -> None:
    with noted() as interruption:
        interruption.check()
        press()
        with pytest.raises(KeyboardInterrupt):
            interruption.check()
        interruption.has_come = False
    with pytest.raises(KeyboardInterrupt):
        press()


def test_what_nobody_asked_for_is_raised_at_the_end() -> None:
    with pytest.raises(KeyboardInterrupt), noted():
        press()


@pytest.mark.parametrize("name", ["a.png", "a.gif"])
def test_a_drawing_is_given_up_and_leaves_nothing(
    qapp: object, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    timer = QTimer(interval=20)
    timer.timeout.connect(press)
    timer.start()
    command = "render" if name == "a.png" else "export"
    code = main([command, "tcp-handshake", "--source", "model", "--out", str(tmp_path / name)])
    timer.stop()
    assert code == INTERRUPTED
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().err == ""
