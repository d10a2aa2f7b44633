"""Where many lifelines share little room, no word on the ladder stands on another one."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.finding import the
from tests.windows import made
from widgets import ladder_labels, ladder_side
from widgets.ladder import HALF_WAY, Ladder
from widgets.ladder_layout import Arrow, Lane
from widgets.ladder_paint import Style
from widgets.ladder_side import SideLabel

LESSONS = ("addresses-ports", "tcp-udp", "listen-backlog")
MOMENTS = 40


@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize("lesson", LESSONS)
def test_what_stands_does_not_stand_on_anything_else(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lesson: str, theme: str
) -> None:
    window = made(qtbot, tmp_path, asks=False)
    window.set_theme(theme)
    window.open_lesson(lesson)
    with qtbot.waitSignal(window.run_finished, timeout=30_000):
        window.run()
    window.show()
    ladder = the(Ladder, window)
    ladder.caches = False
    seen = Seen(ladder)
    monkeypatch.setattr(ladder_labels, "paint_label", seen.take_label)
    monkeypatch.setattr(ladder_side, "_paint_side_label", seen.take_side_label)
    for moment in range(MOMENTS + 1):
        window.show_at(moment / MOMENTS)
        QApplication.processEvents()
        seen.places.clear()
        ladder.grab()
        assert seen.collisions() == [], f"at {moment / MOMENTS:.3f}"
    assert seen.most > 3
    window.set_theme("light")


class Seen:
    """The places of all words that stand, by what they say."""

    def __init__(self, ladder: Ladder) -> None:
        self._ladder = ladder
        self.places: list[tuple[str, QRectF]] = []
        self.most = 0

    def take_label(self, _painter: QPainter, arrow: Arrow, box: QRectF, _style: Style, _is_selected: bool) -> None:
        """Those that still go with their packet may pass over something."""
        if arrow not in self._ladder._under_way or arrow.progress(self._ladder._time) >= HALF_WAY:
            self.places.append((f"packet {arrow.packet.number}", box))

    def take_side_label(self, _painter: QPainter, lane: Lane, label: SideLabel, style: Style) -> None:
        self.places.append((label.text, ladder_side.label_place(label, lane, style.theme)))

    def collisions(self) -> list[str]:
        self.most = max(self.most, len(self.places))
        return [f"{a} and {b}" for (a, one), (b, other) in combinations(self.places, 2) if one.intersects(other)]
