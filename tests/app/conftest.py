"""What the shell's tests share: a course of two lessons, windows over a child that plays a part, runs of threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.preferences import Preferences
from app.thread_asked import Asked
from app.thread_run import ThreadRun
from app.window import Window
from sim.lessons import read_course
from tests.app.actor import command
from tests.app.test_thread_feed import RACE

LESSON = """
order = {order}
sources = {sources}
programs = ["server", "client"]
title = {{ en = "{title}", zh = "课 {order}" }}
chapter = {{ en = "Talks", zh = "对话" }}
summary = {{ en = "About **{title}**.", zh = "说明 {order}" }}

[[setting]]
name = "message"
kind = "bytes"
default = "hello"
title = {{ en = "Message", zh = "消息" }}

[[setting]]
name = "way"
kind = "choice"
default = "close"
title = {{ en = "Way", zh = "方式" }}
choices = [
  {{ value = "close", title = {{ en = "Close", zh = "关闭" }} }},
  {{ value = "reset", title = {{ en = "Reset", zh = "重置" }} }},
]
"""

MakeWindow = Callable[..., Window]


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """A folder with the lessons "first" and "second"; the second also runs on the model."""
    root = tmp_path / "lessons"
    both = '["loopback", "model"]'
    for order, title, sources in ((1, "First", '["loopback"]'), (2, "Second", both)):
        folder = root / title.lower()
        folder.mkdir(parents=True)
        (folder / "lesson.toml").write_text(LESSON.format(order=order, title=title, sources=sources), "utf-8")
        (folder / "server.py").write_text("s.accept()\n", "utf-8")
        (folder / "client.py").write_text("c.connect()\n", "utf-8")
    return root


@pytest.fixture
def make_window(qtbot: QtBot, tmp_path: Path, lessons: Path) -> MakeWindow:
    """Makes a window over an actor that speaks English at first; it is closed when the test ends."""
    Preferences(tmp_path / "config").language = "en"

    def make(way: str = "good") -> Window:
        window = Window(Preferences(tmp_path / "config"), read_course([lessons]), command(way))
        qtbot.addWidget(window)
        return window

    return make


@pytest.fixture
def run(qtbot: QtBot) -> Iterator[ThreadRun]:
    """Of two threads, at the beginning, with everything explored."""
    run = ThreadRun()
    with qtbot.waitSignals([run.enabled_changed, run.report_changed, run.report_changed], timeout=20_000):
        run.start(Asked(RACE, "race.py", expect="n == 8"))
    yield run
    run.shut_down()


@pytest.fixture
def other(qtbot: QtBot) -> Iterator[ThreadRun]:
    """A run of threads that shows nothing yet."""
    other = ThreadRun()
    yield other
    other.shut_down()
