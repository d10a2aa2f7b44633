"""Where many lifelines share little room, no word on the ladder stands on another one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sim.network.events import ModelState
from tests.finding import the
from tests.windows import made
from widgets import ladder_ghosts, ladder_labels, ladder_side
from widgets.ladder import Ladder
from widgets.ladder_layout import Arrow, Lane
from widgets.ladder_paint import BAR, Style, states_at
from widgets.ladder_side import SideLabel

LESSONS = ("addresses-ports", "tcp-udp", "listen-backlog")
MOMENTS = 40
Moments = Iterator[str]


@pytest.fixture
def ladder_of(qtbot: QtBot, tmp_path: Path) -> Callable[[str, str], tuple[Ladder, Moments]]:
    """Makes the ladder of a lesson that has run, in this theme, and a walk through the moments of that run."""
    window = made(qtbot, tmp_path, asks=False)

    def moments() -> Iterator[str]:
        for moment in range(MOMENTS + 1):
            window.show_at(moment / MOMENTS)
            QApplication.processEvents()
            yield f"at {moment / MOMENTS:.3f}"

    def run(lesson: str, theme: str) -> tuple[Ladder, Moments]:
        window.resize(1280, 720)
        window.set_theme(theme)
        window.open_lesson(lesson)
        with qtbot.waitSignal(window.run_finished, timeout=30_000):
            window.run()
        window.show()
        ladder = the(Ladder, window)
        ladder.caches = False
        return ladder, moments()

    return run


@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize("lesson", LESSONS)
def test_what_stands_does_not_stand_on_anything_else(
    ladder_of: Callable[[str, str], tuple[Ladder, Moments]], monkeypatch: pytest.MonkeyPatch, lesson: str, theme: str
) -> None:
    ladder, moments = ladder_of(lesson, theme)
    seen = Seen(ladder, monkeypatch)
    for moment in moments:
        seen.clear()
        ladder.grab()
        assert seen.collisions() == [], moment
        assert seen.touched_bars() == [], moment
    assert seen.most > 3
    assert seen.fates > 0 or lesson != "listen-backlog"


@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize("lesson", ["listen-backlog", "tcp-handshake"])
def test_what_is_pointed_at_is_the_name_of_the_state_where_it_stands(
    ladder_of: Callable[[str, str], tuple[Ladder, Moments]], monkeypatch: pytest.MonkeyPatch, lesson: str, theme: str
) -> None:
    ladder, moments = ladder_of(lesson, theme)
    seen = Seen(ladder, monkeypatch)
    count = 0
    for moment in moments:
        seen.clear()
        ladder.grab()
        frame = ladder.frame
        sight = QRectF(0, frame.head, frame.width, frame.height)
        stand = [(place.translated(0, -ladder._offset(frame)) & sight).toRect() for _, place in seen.places]
        for lane in ladder._lanes:
            entries = states_at(ladder._world, lane)
            if lane.address is not None and entries:
                told = ModelState(entries[-1].time, lane.address, None, entries[-1].state, "")
                spots = ladder.spots(ladder._world, [told])
                count += len(spots)
                assert all(spot in stand for spot in spots), moment
    assert count > MOMENTS


class Seen:
    """The places of all words that stand, by what they say."""

    def __init__(self, ladder: Ladder, monkeypatch: pytest.MonkeyPatch) -> None:
        self._ladder = ladder
        self._word_place = ladder_ghosts.word_place
        self.places: list[tuple[str, QRectF]] = []
        self.beside: list[tuple[str, QRectF]] = []
        self.most = self.fates = 0
        monkeypatch.setattr(ladder_labels, "paint_label", self.take_label)
        monkeypatch.setattr(ladder_side, "paint_side_label", self.take_side_label)
        monkeypatch.setattr(ladder_ghosts, "word_place", self.take_fate)

    def clear(self) -> None:
        self.places.clear()
        self.beside.clear()

    def take_label(self, _painter: QPainter, arrow: Arrow, box: QRectF, _style: Style, _is_selected: bool) -> None:
        """Those that still go with their packet may pass over something."""
        if arrow not in self._ladder._under_way or arrow.progress(self._ladder._time) >= ladder_labels.HALF_WAY:
            self.places.append((f"packet {arrow.packet.number}", box))

    def take_side_label(self, _painter: QPainter, lane: Lane, label: SideLabel, style: Style) -> None:
        place = ladder_side.whole_place(label, lane, style.theme)
        self.places.append((label.text, place))
        self.beside.append((label.text, place))

    def take_fate(
        self, arrow: Arrow, lanes: Sequence[Lane], style: Style, taken: Sequence[QRectF]
    ) -> tuple[str, QRectF] | None:
        found = self._word_place(arrow, lanes, style, taken)
        if found is not None:
            self.fates += 1
            self.places.append(found)
            self.beside.append(found)
        return found

    def collisions(self) -> list[str]:
        self.most = max(self.most, len(self.places))
        return [f"{a} and {b}" for (a, one), (b, other) in combinations(self.places, 2) if one.intersects(other)]

    def touched_bars(self) -> list[str]:
        """What is not written on an arrow keeps off the bars, also off those of calls that wait."""
        half = self._ladder._style.theme.px(BAR)
        bars = [QRectF(lane.x - half, 0, 2 * half, 1e6) for lane in self._ladder._lanes]
        return [text for text, place in self.beside if any(place.intersects(bar) for bar in bars)]
