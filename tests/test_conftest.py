"""The leak check of conftest.py finds what it promises to find, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from sim.sources.request import ROOT

LEAKS = """
import subprocess, sys, threading
from PySide6.QtCore import QPropertyAnimation, QTimer
from PySide6.QtWidgets import QWidget

kept = []

def test_thread():
    threading.Thread(target=threading.Event().wait, daemon=True).start()

def test_process():
    kept.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))

def test_timer(qtbot):
    kept.append(QTimer(interval=1000))
    kept[-1].start()

def test_animation(qtbot):
    kept.append(QWidget())
    animation = QPropertyAnimation(kept[-1], b"pos", kept[-1])
    animation.setLoopCount(-1)
    animation.setDuration(1000)
    animation.start()
"""

CLEAN = """
import subprocess, sys, threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

def test_thread_that_ends():
    threading.Thread(target=threading.Event().wait, args=[0.05]).start()

def test_process_that_ends():
    subprocess.run([sys.executable, "-c", ""], check=True)

def test_timer_of_a_widget_that_qtbot_closes(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    QTimer(widget, interval=1000).start()
"""


def last_line(folder: Path, tests: str) -> str:
    """pytest's closing line for these tests under a copy of conftest.py."""
    shutil.copy(Path(__file__).with_name("conftest.py"), folder)
    (folder / "test_it.py").write_text(tests)
    (folder / "pytest.ini").write_text(f"[pytest]\nqt_api = pyside6\npythonpath = {ROOT}\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return result.stdout.strip().splitlines()[-1]


def test_what_is_left_running_is_found(tmp_path: Path) -> None:
    processes = 1 if sys.platform == "linux" else 0
    assert last_line(tmp_path, LEAKS).startswith(f"4 passed, {3 + processes} errors in")


def test_what_ends_in_time_is_let_go(tmp_path: Path) -> None:
    assert last_line(tmp_path, CLEAN).startswith("3 passed in")
