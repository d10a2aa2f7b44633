from __future__ import annotations

import pytest
from msgspec.structs import replace

from sim.network import events as e
from sim.network.facts import fact_of
from sim.network.places import find
from sim.network.run_facts import RUN_FACTS, closing_segments
from sim.network.world import World
from tests.sim.sources.runs import lesson


def told(name: str, place: str, world: World) -> str:
    at = find(place, world)
    assert at is not None
    return RUN_FACTS[name](at, world)


def test_what_belongs_to_the_whole_run_is_not_known_before_its_end_nor_if_it_was_stopped() -> None:
    world = lesson("tcp-teardown", "model").world
    at = find("fin:1", world)
    assert at is not None
    client = world.programs["client"]
    stopped = replace(client, end=e.ProgramEnded(9.0, "client", -9, stopped=True))
    for name in RUN_FACTS:
        assert fact_of(name, at, world) is not None
        assert fact_of(name, at, replace(world, is_over=False)) is None
        assert fact_of(name, at, replace(world, programs={**world.programs, "client": stopped})) is None


@pytest.mark.parametrize(
    ("settings", "segments", "waits"),
    [({}, "4", "client"), ({"closes_first": "server"}, "4", "server"), ({"way": "reset"}, "0", "none")],
)
def test_how_it_closes_depends_on_how_the_run_was_set(settings: dict[str, str], segments: str, waits: str) -> None:
    world = lesson("tcp-teardown", "model", **settings).world
    assert told("segments to close", "syn:1", world) == segments
    assert told("waits", "syn:1", world) == waits


def test_copies_of_the_cable_make_closing_no_longer() -> None:
    world = lesson("tcp-teardown", "model", duplicate="100").world
    assert told("segments to close", "fin:1", world) == "4"


def test_three_segments_close_where_nothing_is_left_to_say() -> None:
    world = lesson("tcp-teardown", "model", delay="0").world
    assert told("segments to close", "fin:1", world) == "3"


def test_a_connection_that_was_not_closed_from_both_sides_has_taken_no_number_of_segments() -> None:
    world = lesson("tcp-teardown", "model").world
    last = closing_segments(world)[-1]
    unfinished = replace(world, packets=[each for each in world.packets if each.number < last.number])
    assert told("segments to close", "fin:1", unfinished) == ""


@pytest.mark.parametrize(
    ("settings", "what"),
    [
        ({"loss": "0"}, "both"),
        ({"loss": "0", "drop": "udp:2"}, "tcp"),
        ({"loss": "0", "patience": "1", "pause": "2"}, "tcp"),
        ({"loss": "0", "duplicate": "100", "drop": "udp:2"}, "tcp"),
    ],
)
def test_what_comes_through_depends_on_loss_and_on_patience_and_a_copy_makes_up_for_no_other(
    settings: dict[str, str], what: str
) -> None:
    assert told("complete", "udp:1", lesson("tcp-udp", "model", **settings).world) == what


def test_what_comes_again_is_counted_apart_and_copies_of_the_cable_are_not_counted() -> None:
    world = lesson("tcp-loss", "model", drop="client.data:2 client.data:4", amount="14000").world
    assert [told(name, "client.data:1", world) for name in ("data packets", "sent again")] == ["10", "2"]
    doubled = lesson("tcp-loss", "model", drop="", duplicate="100", amount="1000").world
    assert [told(name, "client.data:1", doubled) for name in ("data packets", "sent again")] == ["1", "0"]


@pytest.mark.parametrize(("method", "size", "messages"), [("unframed", "1024", "1"), ("header", "3", "3")])
def test_messages_are_what_the_server_finds(method: str, size: str, messages: str) -> None:
    world = lesson("framing", "model", method=method, size=size).world
    assert told("messages", "syn:1", world) == messages
