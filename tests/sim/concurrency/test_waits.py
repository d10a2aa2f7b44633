from __future__ import annotations

from sim.concurrency.events import State
from sim.concurrency.waits import Edge, Graph, Node, graph_of
from sim.concurrency.world import World
from tests.sim.concurrency.acts import deadlock, philosophers, race


def test_the_ring_of_two_is_lit_and_its_nodes_follow_each_other() -> None:
    graph = graph_of(deadlock().world)
    ann, bo, noodles, fork = Node(1), Node(2), Node(lock="noodles"), Node(lock="fork")
    assert graph.nodes == (ann, fork, bo, noodles)
    assert set(graph.edges) == {
        Edge(ann, fork, True, True), Edge(fork, bo, False, True), Edge(bo, noodles, True, True),
        Edge(noodles, ann, False, True),
    }  # fmt: skip
    assert graph.cycle == (1, 2)


def test_who_waits_outside_of_the_ring_is_not_lit() -> None:
    play = deadlock().makes(3, "eat1", "Cy").is_in(3, State.BLOCKED, "noodles", (1,))
    edges = [edge for edge in graph_of(play.world).edges if edge.start == Node(3)]
    assert edges == [Edge(Node(3), Node(lock="noodles"), True, False)]


def test_waiting_for_the_end_of_a_thread_needs_no_lock() -> None:
    play = race(0).is_in(0, State.WAITING, "thread 1", (1,))
    assert graph_of(play.world) == Graph((Node(0), Node(1)), (Edge(Node(0), Node(1), True),))


def test_without_a_ring_nothing_is_lit() -> None:
    graph = graph_of(philosophers(stuck=False).world)
    assert graph.cycle == ()
    assert not any(edge.in_cycle for edge in graph.edges)
    assert Node(3) not in graph.nodes
    assert graph_of(World()) == Graph()
