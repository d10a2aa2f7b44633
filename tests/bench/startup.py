"""How long a person waits for the window, against an empty window of the same library."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from sim.sources.request import ROOT
from tests.bench.figures import Figure, median

RUNS = 7
EMPTY = """
import os
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            os._exit(0)
        return False
application = QApplication([])
window = QWidget()
first = FirstPaint()
window.installEventFilter(first)
window.resize(1280, 720)
window.show()
application.exec()
"""
"""Ends when a window with nothing in it has been painted for the first time."""
OURS = """
import os, runpy
from app import start
start._furnish = lambda *rest: os._exit(0)
runpy.run_path("main.py", run_name="__main__")
"""
"""Ends when the frame has been painted for the first time."""
FURNISHED = """
import os, runpy
from app import start
furnish = start._furnish
def furnished(front, *rest):
    from PySide6.QtCore import QEvent, QObject, QTimer
    class FirstPaint(QObject):
        def eventFilter(self, watched, event):
            if event.type() is QEvent.Type.Paint:
                QTimer.singleShot(0, lambda: os._exit(0))
            return False
    global first
    furnish(front, *rest)
    first = FirstPaint()
    front.centralWidget().installEventFilter(first)
start._furnish = furnished
runpy.run_path("main.py", run_name="__main__")
"""
"""Ends when everything in the window has been painted for the first time."""

VISITED = "[General]\nlesson=tcp-handshake\n"
"""The preferences of somebody who has been here before."""


def figures() -> Iterator[Figure]:
    """Ratio of the two, medians of alternating runs."""
    empty, ours, furnished = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "socketscope.ini").write_text(VISITED)
        seconds(FURNISHED, folder)
        for _ in range(RUNS):
            empty.append(seconds(EMPTY, folder))
            ours.append(seconds(OURS, folder))
            furnished.append(seconds(FURNISHED, folder))
    print(f"empty window {median(empty):.3f} s, ours {median(ours):.3f} s, furnished {median(furnished):.3f} s")
    yield Figure("first painted window, times an empty one", median(ours) / median(empty), 2, "x")
    yield Figure("furnished window painted, times an empty one", median(furnished) / median(empty), 3, "x")


def seconds(program: str, folder: str) -> float:
    """From starting the interpreter to the first painted window, in any start but the first: that one compiles."""
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
    environment = os.environ | compiled | {"SOCKETSCOPE_CONFIG": folder, "SOCKETSCOPE_LESSONS": folder}
    began = perf_counter()
    command = [sys.executable, "-c", program]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stderr=subprocess.DEVNULL)
    return perf_counter() - began
