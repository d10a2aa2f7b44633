"""How long a person waits for the window, against an empty window of the same library."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from time import perf_counter

from sim.sources.request import ROOT
from tests.bench.figures import Figure, median

RUNS = 7
EMPTY = """
import os, sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
"""
OURS = """
import os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.front import Front
from app.preferences import Preferences
application = QApplication([])
window = Front(Preferences(Path(sys.argv[1])))
"""
FURNISHED = """
import os
from PySide6.QtCore import QEvent, QObject, QTimer
from app import start
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False
furnish = start._furnish
def furnished(front, *rest):
    global first
    furnish(front, *rest)
    first = FirstPaint()
    front.centralWidget().installEventFilter(first)
start._furnish = furnished
start.open_window()
"""
"""Ends when everything in the window has been painted for the first time."""
PAINTED = """
from PySide6.QtCore import QEvent, QObject
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            os._exit(0)
        return False
first = FirstPaint()
window.installEventFilter(first)
window.resize(1280, 720)
window.show()
application.exec()
"""


def figures() -> Iterator[Figure]:
    """Ratio of the two, medians of alternating runs."""
    empty, ours, furnished = [], [], []
    for _ in range(RUNS):
        empty.append(seconds(EMPTY + PAINTED))
        ours.append(seconds(OURS + PAINTED))
        furnished.append(seconds(FURNISHED))
    print(f"empty window {median(empty):.3f} s, ours {median(ours):.3f} s, furnished {median(furnished):.3f} s")
    yield Figure("first painted window, times an empty one", median(ours) / median(empty), 2, "x")
    yield Figure("furnished window painted, times an empty one", median(furnished) / median(empty), 3, "x")


def seconds(program: str) -> float:
    """From starting the interpreter to the first painted window."""
    with tempfile.TemporaryDirectory() as folder:
        began = perf_counter()
        subprocess.run([sys.executable, "-c", program, folder], cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
        return perf_counter() - began
