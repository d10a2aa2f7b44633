"""Who has what and who waits for what, as a graph: threads and locks are its nodes."""

from __future__ import annotations

from msgspec import Struct

from sim.concurrency.world import World


class Node(Struct, frozen=True):
    """A thread (by its number) or a lock (by its name); the other one is empty."""

    thread: int | None = None
    lock: str = ""


class Edge(Struct, frozen=True):
    """From a lock to the thread that has it, or from a thread to what it waits for. `in_cycle` if it is in the ring."""

    start: Node
    end: Node
    waits: bool
    in_cycle: bool = False


class Graph(Struct, frozen=True):
    """Nodes in the order in which they are best put round a circle: along the ring first, then along their edges."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    cycle: tuple[int, ...] = ()


def graph_of(world: World) -> Graph:
    """The graph of this moment. Whoever neither has anything nor waits is not in it."""
    cycle = world.cycle
    ring = {(thread, following) for thread, following in zip(cycle, (*cycle[1:], *cycle[:1]), strict=True)}
    edges = (*_waiting(world, ring), *_holding(world, ring))
    return Graph(_round(world, edges, cycle), edges, cycle)


def _waiting(world: World, ring: set[tuple[int, int]]) -> list[Edge]:
    edges = []
    for thread in world.threads.values():
        if thread.waits_for in world.locks:
            in_cycle = any((thread.number, other) in ring for other in thread.held_by)
            edges.append(Edge(Node(thread.number), Node(lock=thread.waits_for), True, in_cycle))
        else:
            edges += [
                Edge(Node(thread.number), Node(other), True, (thread.number, other) in ring) for other in thread.held_by
            ]
    return edges


def _holding(world: World, ring: set[tuple[int, int]]) -> list[Edge]:
    edges = []
    for lock in world.locks.values():
        if lock.owner is not None:
            wanted_by = [thread.number for thread in world.threads.values() if thread.waits_for == lock.name]
            in_cycle = any((thread, lock.owner) in ring for thread in wanted_by)
            edges.append(Edge(Node(lock=lock.name), Node(lock.owner), False, in_cycle))
    return edges


def _round(world: World, edges: tuple[Edge, ...], cycle: tuple[int, ...]) -> tuple[Node, ...]:
    order: dict[Node, None] = {}
    others = [number for number in sorted(world.threads) if number not in cycle]
    linked = {node for edge in edges for node in (edge.start, edge.end)}
    for number in (*cycle, *others):
        order[Node(number)] = None
        order |= {edge.end: None for edge in edges if edge.start == Node(number) and edge.waits}
        order |= {edge.start: None for edge in edges if edge.end == Node(number) and not edge.waits and not cycle}
    order |= dict.fromkeys(node for edge in edges for node in (edge.start, edge.end))
    return tuple(node for node in order if node in linked)
