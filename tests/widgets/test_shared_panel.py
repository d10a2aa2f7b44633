from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from sim.concurrency.events import RunEnded, Stepped
from tests.sim.concurrency.acts import race
from widgets.shared_panel import SharedPanel
from widgets.theme import LIGHT


@pytest.fixture
def panel(qtbot: QtBot) -> SharedPanel:
    panel = SharedPanel()
    qtbot.addWidget(panel)
    panel.resize(220, 130)
    return panel


def colours(panel: SharedPanel) -> set[str]:
    image = panel.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_the_value_and_who_wrote_it(panel: SharedPanel) -> None:
    panel.show_world(race(2).world)
    assert panel.accessibleDescription() == "n = 10, as it began"
    panel.show_world(race(3).world)
    assert panel.accessibleDescription() == "n = 9, written by T2"


def test_a_bad_end_is_marked(panel: SharedPanel) -> None:
    panel.show_world(race().world)
    assert LIGHT.error.name() not in colours(panel)
    panel.set_verdict("should be 8: an update was lost")
    assert LIGHT.error.name() in colours(panel)
    assert panel.accessibleDescription().endswith("should be 8: an update was lost")
    panel.set_verdict("as it should be", is_bad=False)
    assert LIGHT.ok.name() in colours(panel)


def test_several_variables_take_a_row_each(panel: SharedPanel) -> None:
    play = race().becomes("total", "3", 1).becomes("most", "2", 2)
    before = panel.sizeHint().height()
    for number in range(4):
        play.becomes(f"v{number}", "0")
    panel.show_world(play.world)
    assert [variable.name for variable in panel.variables][:3] == ["n", "total", "most"]
    assert panel.sizeHint().height() > before
    assert LIGHT.text.name() in colours(panel)


def test_a_single_variable_has_all_the_room_and_several_a_row_each(panel: SharedPanel) -> None:
    play = race(2)
    panel.show_world(play.world)
    assert panel.place_of("n") == panel.rect()
    assert panel.place_of("m").isEmpty()
    panel.show_world(play.becomes("m", "1").world)
    assert panel.place_of("n").bottom() < panel.place_of("m").bottom() <= panel.rect().bottom()


def test_what_a_step_touches_is_pointed_at_and_everything_once_the_end_is_judged(panel: SharedPanel) -> None:
    play = race(3)
    panel.show_world(play.world)
    step = [event for event in play.timeline.events if isinstance(event, Stepped)][-1]
    assert panel.spots(play.world, [step]) == [panel.place_of("n")] == [panel.rect()]
    ended = RunEnded(7.0)
    assert panel.spots(play.world, [ended]) == []
    panel.set_verdict("should be 8: an update was lost")
    assert panel.spots(play.world, [ended]) == [panel.rect()]
