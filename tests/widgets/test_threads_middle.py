from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sim.concurrency.world import World
from tests.finding import the
from tests.sim.concurrency.acts import deadlock, philosophers, race
from widgets.thread_outcomes import Outcome, Report
from widgets.threads_middle import OUTCOMES, SHARED, ThreadsMiddle

REPORT = Report((Outcome("n = 8", 2, True, "good"),), "exhausted", "All were tried.")


@pytest.fixture
def middle(qtbot: QtBot) -> ThreadsMiddle:
    middle = ThreadsMiddle()
    qtbot.addWidget(middle)
    middle.resize(260, 320)
    middle.show()
    return middle


def offered(middle: ThreadsMiddle) -> list[str]:
    names = ("shared", "outcomes", "graph", "table")
    return [name for name in names if the(QPushButton, middle, f"threads_view_{name}").isVisible()]


@pytest.mark.parametrize(
    ("world", "views", "first"),
    [
        (race().world, [], "shared"),
        (deadlock().world, ["shared", "graph"], "graph"),
        (philosophers().world, ["shared", "graph", "table"], "table"),
    ],
)
def test_only_what_applies_is_offered(middle: ThreadsMiddle, world: World, views: list[str], first: str) -> None:
    middle.show_world(world, world)
    assert offered(middle) == views
    assert middle.view == first


def test_a_choice_holds_as_long_as_it_applies(qtbot: QtBot, middle: ThreadsMiddle) -> None:
    world = deadlock().world
    middle.show_world(World(locks=world.locks), world)
    assert middle.view == "shared"
    with qtbot.waitSignal(middle.view_changed):
        the(QPushButton, middle, "threads_view_graph").click()
    assert middle.graph.isVisible()
    middle.show_world(race().world, race().world)
    assert middle.view == "shared"
    middle.show_world(world, world)
    assert middle.view == "graph"


def test_variables_and_locks_have_a_panel_only_where_there_are_any(middle: ThreadsMiddle) -> None:
    middle.show_world(race().world, race().world)
    assert (middle.shared.isVisible(), middle.locks.isVisible()) == (True, False)
    middle.choose(SHARED)
    middle.show_world(deadlock().world, deadlock().world)
    assert (middle.shared.isVisible(), middle.locks.isVisible()) == (False, True)


def test_where_there_is_room_the_graph_stands_below_the_panels(middle: ThreadsMiddle) -> None:
    world = deadlock().world
    middle.choose(SHARED)
    middle.show_world(world, world)
    assert not middle.graph.isVisible()
    middle.resize(260, 700)
    assert (middle.locks.isVisible(), middle.graph.isVisible()) == (True, True)
    assert offered(middle) == []
    middle.resize(260, 320)
    assert not middle.graph.isVisible()


def test_outcomes_get_a_view_of_their_own_where_it_is_tight(middle: ThreadsMiddle) -> None:
    middle.show_world(race().world, race().world)
    assert not middle.outcomes.isVisible()
    middle.set_report(REPORT)
    assert middle.outcomes.isVisible()
    middle.set_tight(True)
    assert offered(middle) == ["shared", "outcomes"]
    assert not middle.outcomes.isVisible()
    middle.choose("outcomes")
    assert (middle.outcomes.isVisible(), middle.shared.isVisible()) == (True, False)


def test_where_nothing_is_shared_yet_the_outcomes_are_seen_first(middle: ThreadsMiddle) -> None:
    middle.set_report(REPORT)
    middle.set_tight(True)
    middle.show_world(World(), World())
    assert middle.view == OUTCOMES
    middle.show_world(World(), race().world)
    assert middle.view == SHARED


def test_what_is_not_shared_yet_takes_no_room_from_the_outcomes(middle: ThreadsMiddle) -> None:
    middle.show_world(World(), World())
    assert middle.shared.isVisible()
    middle.set_report(REPORT)
    assert middle.outcomes.isVisible()
    assert not middle.shared.isVisible()
    middle.show_world(race().world, race().world)
    assert middle.shared.isVisible()
    assert middle.outcomes.isVisible()


def test_that_more_is_being_found_is_seen_beside_another_view(middle: ThreadsMiddle) -> None:
    middle.set_tight(True)
    button = the(QPushButton, middle, "threads_view_outcomes")
    for report, title in (
        (Report(text="Exploring: 9 runs so far…", is_growing=True), "Ends …"),
        (Report(text="Explored. It is asked first."), "Ends"),
        (None, "Ends"),
    ):
        middle.set_report(report)
        assert button.text() == title
