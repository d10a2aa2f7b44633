import subprocess
import sys
from pathlib import Path

from sim.sources.request import ROOT

OPEN_AND_CLOSE = """
import gc
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from app import start
furnish = start._furnish
def furnished(front, *rest):
    furnish(front, *rest)
    print(front.windowTitle(), front.centralWidget() is not None)
    print("welcome", front.findChild(QWidget, "welcome") is not None)
    print("garbage is collected", gc.isenabled())
    print("imported", *({"scapy", "numpy", "pyqtgraph", "av", "PIL"} & sys.modules.keys()))
    QTimer.singleShot(0, front.close)
start._furnish = furnished
sys.exit(start.open_window(*sys.argv[1:]))
"""


def said(folder: Path, *lesson: str) -> list[str]:
    """What a window tells that opens and closes, in a process of its own: there is one application to a process."""
    environment = {
        "QT_QPA_PLATFORM": "offscreen",
        "SOCKETSCOPE_CONFIG": str(folder),
        "SOCKETSCOPE_LESSONS": str(folder),
        "LANG": "C.UTF-8",
    }
    command = [sys.executable, "-c", OPEN_AND_CLOSE, *lesson]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout.splitlines()


def test_the_window_opens_with_the_lesson_that_was_named_and_closes(tmp_path: Path) -> None:
    assert said(tmp_path, "udp-echo")[:2] == ["UDP datagrams True", "welcome False"]


def test_a_newcomer_is_greeted_once(tmp_path: Path) -> None:
    assert said(tmp_path)[1] == "welcome True"
    assert said(tmp_path)[1] == "welcome False"


def test_what_only_later_runs_need_is_not_waited_for(tmp_path: Path) -> None:
    assert said(tmp_path, "osi-layers")[2:] == ["garbage is collected True", "imported"]
