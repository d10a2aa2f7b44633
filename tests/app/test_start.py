import subprocess
import sys
from pathlib import Path

from sim.sources.request import ROOT

OPEN_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from app import start
furnish = start._furnish
def furnished(front, *rest):
    furnish(front, *rest)
    print(front.windowTitle(), front.centralWidget() is not None)
    QTimer.singleShot(0, front.close)
start._furnish = furnished
sys.exit(start.open_window(sys.argv[1]))
"""


def test_the_window_opens_with_the_lesson_that_was_named_and_closes(tmp_path: Path) -> None:
    """In a process of its own, because there is one application to a process."""
    environment = {"QT_QPA_PLATFORM": "offscreen", "SOCKETSCOPE_CONFIG": str(tmp_path), "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", OPEN_AND_CLOSE, "udp-echo"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[0] == "UDP datagrams True"
    assert "Traceback" not in done.stderr
