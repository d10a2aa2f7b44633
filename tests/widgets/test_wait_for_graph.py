from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from sim.concurrency.events import Stepped
from sim.concurrency.waits import Node
from sim.concurrency.world import World
from tests.sim.concurrency.acts import deadlock, philosophers
from widgets.theme import LIGHT
from widgets.wait_for_graph import WaitForGraph


@pytest.fixture
def graph(qtbot: QtBot) -> WaitForGraph:
    graph = WaitForGraph()
    qtbot.addWidget(graph)
    graph.resize(250, 230)
    return graph


def has_error_colour(graph: WaitForGraph) -> bool:
    image = graph.grab().toImage()
    return any(image.pixelColor(x, y) == LIGHT.error for x in range(image.width()) for y in range(image.height()))


def test_the_ring_is_named_and_lit(graph: WaitForGraph) -> None:
    graph.show_world(deadlock().world)
    assert graph.cycle_text == "A ring: Ann > Bo > Ann"
    assert "Ann waits for fork" in graph.accessibleDescription()
    assert "Bo holds fork" in graph.accessibleDescription()
    assert has_error_colour(graph)


def test_a_long_ring_names_every_thread_and_every_lock(graph: WaitForGraph) -> None:
    graph.show_world(philosophers(7).world)
    assert graph.is_long_ring
    assert graph.cycle_text == "A ring of 7 threads"
    assert has_error_colour(graph)
    for number in range(7):
        assert f"P{number} waits for forks[{(number + 1) % 7}]" in graph.accessibleDescription()
        assert f"P{number} holds forks[{number}]" in graph.toolTip()
    graph.show_world(philosophers(2).world)
    assert not graph.is_long_ring


def test_who_only_waits_is_drawn_and_not_lit(graph: WaitForGraph) -> None:
    graph.show_world(philosophers(stuck=False).world)
    assert graph.cycle_text == ""
    assert len(graph.boxes()) == 4
    assert not has_error_colour(graph)


def test_an_empty_graph_says_so(graph: WaitForGraph) -> None:
    graph.show_world(World())
    assert graph.accessibleDescription() == "Nobody has a lock or waits for one."
    graph.grab()


def test_nodes_that_a_step_is_about_are_pointed_at(graph: WaitForGraph) -> None:
    play = deadlock()
    graph.show_world(play.world)
    boxes = graph.boxes()
    step = [event for event in play.timeline.events if isinstance(event, Stepped)][-1]
    found = graph.spots(play.world, [step])
    wanted = [boxes[node].toRect() for node in (Node(thread=2), Node(lock="fork"))]
    assert len(found) == 2
    assert all(place in found for place in wanted)
    graph.show_world(philosophers(7).world)
    assert graph.spots(play.world, [play.timeline.events[-1]]) == []
