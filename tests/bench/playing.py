"""How long the window is deaf to clicks while a lesson runs and plays."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer

from app.application import make_application
from app.preferences import Preferences
from app.window import Window
from sim.sources.availability import why_not
from tests.bench.figures import Figure, percentile

SECONDS = 8
BEAT = 2


def figures() -> Iterator[Figure]:
    """The longest time for which the event loop did not turn; seconds from Run to the first packet on screen."""
    if why_not("loopback") is not None:
        return
    make_application()
    for lesson, values in (("tcp-handshake", {}), ("socket-api", {"message": "x" * 100_000, "size": "1000"})):
        with tempfile.TemporaryDirectory() as folder:
            window = Window(Preferences(Path(folder)))
            window._questions.set_allowed(False)  # a question would stop play
            window.resize(1600, 900)
            window.show()
            window.open_lesson(lesson)
            settle(300)
            gaps, first = play(window, values)
            window.close()
        size = f"{len(values.get('message', 'hello'))} B"
        yield Figure(f"event loop busy, {lesson} with {size}, longest", max(gaps), 50, "ms")
        yield Figure(f"event loop busy, {lesson} with {size}, p99", percentile(gaps, 0.99), 50, "ms")
        yield Figure(f"from Run to the first packet, {lesson}", first, 1, "s")


def settle(milliseconds: int) -> None:
    """Let the window finish what it has begun."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def play(window: Window, values: dict[str, str]) -> tuple[list[float], float]:
    """Run and play; return the gaps between two beats in milliseconds, and the seconds to the first packet."""
    gaps: list[float] = []
    first: list[float] = []
    loop = QEventLoop()
    beat = QTimer(interval=BEAT)
    began = last = perf_counter()

    def turned() -> None:
        nonlocal last
        now = perf_counter()
        gaps.append((now - last) * 1000 - BEAT)
        last = now
        if not first and window.player.world.packets:
            first.append(now - began)

    beat.timeout.connect(turned)
    beat.start()
    QTimer.singleShot(SECONDS * 1000, loop.quit)
    window.run(values)
    loop.exec()
    beat.stop()
    return gaps, first[0] if first else float("inf")
