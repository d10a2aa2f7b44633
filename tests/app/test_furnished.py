from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.furnished import Furnished
from app.preferences import Preferences
from sim.lessons import LESSONS, read_course
from sim.sources.request import COMMAND


def test_every_part_is_there_and_looks_follow(qtbot: QtBot, tmp_path: Path) -> None:
    course = read_course([LESSONS])
    window = Furnished(Preferences(tmp_path), course, COMMAND)
    qtbot.addWidget(window)
    assert window.course is course
    window._looks.theme_changed.connect(window._dress)
    window._looks.set_theme("dark")
    assert window._looks.theme.name == "dark"
    assert window._title_of("tcp-handshake") in ("Three-way handshake", "三次握手")
    assert window._title_of("nowhere") == "nowhere"
    window._run.shut_down()
    window._looks.be_silent()
