from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from sim.concurrency import events as e
from tests.sim.concurrency.acts import RACE, Acts, race
from widgets.theme import LIGHT
from widgets.thread_locals import LocalRow, LocalsView, local_rows


def test_a_copy_is_stale_once_another_has_written() -> None:
    world = race(2).world
    assert local_rows(world, world.threads[1]) == (LocalRow("temp", "10"),)
    world = race(3).world
    assert local_rows(world, world.threads[1]) == (LocalRow("temp", "10", "stale: n is 9 now"),)


def test_a_value_on_the_stack_is_shown_once_it_is_stale() -> None:
    play = Acts(RACE).becomes("n", "10").makes(1, "task").steps(1, e.Kind.READ, "read n", 8, "n").has(1, i="0")
    assert local_rows(play.world, play.world.threads[1]) == (LocalRow("i", "0"),)
    world = play.becomes("n", "9", 2).world
    stale, other = local_rows(world, world.threads[1])
    assert stale == LocalRow("(on the stack)", "10", "stale: n is 9 now")
    assert other.name == "i"


@pytest.fixture
def view(qtbot: QtBot) -> LocalsView:
    view = LocalsView()
    qtbot.addWidget(view)
    view.resize(240, 60)
    return view


def test_a_stale_value_is_told_and_marked(view: LocalsView) -> None:
    view.show_rows((LocalRow("temp", "10"),))
    fresh = view.grab().toImage()
    view.show_rows((LocalRow("temp", "10", "stale: n is 9 now"),))
    stale = view.grab().toImage()
    assert view.accessibleDescription() == "temp = 10 stale: n is 9 now"
    colours = [
        {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        for image in (fresh, stale)
    ]
    assert LIGHT.error.name() not in colours[0]
    assert LIGHT.error.name() in colours[1]


def test_it_is_as_high_as_it_has_rows_up_to_a_few(view: LocalsView) -> None:
    heights = []
    for count in (1, 3, 9):
        view.show_rows(tuple(LocalRow(f"v{number}", "0") for number in range(count)))
        heights.append(view.sizeHint().height())
    assert heights[0] < heights[1] == heights[2]
