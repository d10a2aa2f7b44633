from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from widgets.scrubber import CLOSEST, Mark, Scrubber
from widgets.theme import BLUE, DARK, GREEN

LENGTH = 10.0


@pytest.fixture
def scrubber(qtbot: QtBot) -> Scrubber:
    scrubber = Scrubber()
    scrubber.resize(428, 36)
    scrubber.set_length(LENGTH)
    qtbot.addWidget(scrubber)
    with qtbot.waitExposed(scrubber):
        scrubber.show()
    return scrubber


def colour_at(scrubber: Scrubber, x: int) -> str:
    return scrubber.grab().toImage().pixelColor(x, scrubber.height() // 2).name()


@pytest.mark.parametrize(("x", "position"), [(14, 0.0), (214, 5.0), (414, 10.0), (2, 0.0), (426, 10.0)])
def test_pointing_is_a_wish_and_moves_nothing(scrubber: Scrubber, qtbot: QtBot, x: int, position: float) -> None:
    with qtbot.waitSignal(scrubber.position_requested) as signal:
        QTest.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(x, 18))
    assert signal.args == [pytest.approx(position, abs=0.05)]
    assert scrubber.value() == 0


def test_dragging_wishes_all_along(scrubber: Scrubber) -> None:
    wishes: list[float] = []
    scrubber.position_requested.connect(wishes.append)
    QTest.mousePress(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(114, 18))
    for x in (214, 314):
        QTest.mouseMove(scrubber, QPoint(x, 18))
    QTest.mouseRelease(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(314, 18))
    assert wishes == sorted(wishes)
    assert wishes[-1] == pytest.approx(7.5, abs=0.1)


@pytest.mark.parametrize(
    ("key", "wish"),
    [("Right", 5.5), ("Left", 4.5), ("PageUp", 9.0), ("PageDown", 1.0), ("Home", 0.0), ("End", 10.0)],
)
def test_keys_wish_from_where_the_playhead_is(scrubber: Scrubber, qtbot: QtBot, key: str, wish: float) -> None:
    scrubber.set_position(5.0)
    with qtbot.waitSignal(scrubber.position_requested) as signal:
        QTest.keyClick(scrubber, Qt.Key[f"Key_{key}"])
    assert signal.args == [wish]
    assert scrubber.value() == 5000


def test_a_wish_can_be_repeated(scrubber: Scrubber) -> None:
    wishes: list[float] = []
    scrubber.position_requested.connect(wishes.append)
    for _ in range(2):
        QTest.keyClick(scrubber, Qt.Key.Key_End)
    assert wishes == [LENGTH, LENGTH]


def test_the_way_that_is_behind_looks_unlike_the_way_ahead(scrubber: Scrubber) -> None:
    scrubber.set_theme(DARK)
    scrubber.set_position(5.0)
    assert colour_at(scrubber, 114) == DARK.accent.name()
    assert colour_at(scrubber, 314) == DARK.divider.name()


def test_a_mark_is_full_once_it_is_passed(scrubber: Scrubber) -> None:
    scrubber.set_marks([Mark(2.5, BLUE)])
    ahead = colour_at(scrubber, 114)
    scrubber.set_position(5.0)
    assert colour_at(scrubber, 114) == BLUE.fill.name() != ahead


def test_marks_that_would_touch_are_thinned(scrubber: Scrubber) -> None:
    scrubber.set_marks([Mark(step / 1000 * LENGTH, GREEN) for step in range(1000)])
    places = [x for x, _ in scrubber._thinned()]
    assert 20 < len(places) <= 400 / CLOSEST + 1
    assert min(b - a for a, b in zip(places, places[1:], strict=False)) >= CLOSEST


def test_the_line_is_painted_once_however_often_the_playhead_moves(
    scrubber: Scrubber, monkeypatch: pytest.MonkeyPatch
) -> None:
    scrubber.grab()
    monkeypatch.setattr(scrubber, "_way", lambda **_: pytest.fail("painted anew"))
    for position in range(10):
        scrubber.set_position(float(position))
        scrubber.grab()


def test_an_empty_run_has_a_line_too(scrubber: Scrubber, qtbot: QtBot) -> None:
    scrubber.set_length(0.0)
    with qtbot.waitSignal(scrubber.position_requested) as signal:
        QTest.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(214, 18))
    assert signal.args == [0.0]
    assert not scrubber.grab().isNull()
