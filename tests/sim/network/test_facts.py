from __future__ import annotations

import pytest

from sim.lessons import Lesson, all_lessons
from sim.network.facts import FACTS, fact_of, tell
from sim.network.places import find
from sim.network.world import World
from sim.presets import Preset
from sim.questions import Question
from tests.sim.sources.runs import lesson

ASKED = [(each, question) for each in all_lessons() if "model" in each.sources for question in each.questions]
PRESETS = [(each, preset) for each in all_lessons() if "model" in each.sources for preset in each.presets]
NAMES = [f"{each.id}-{question.name}" for each, question in ASKED]


def fact(name: str, place: str, world: World) -> str | None:
    at = find(place, world)
    assert at is not None
    return fact_of(name, at, world)


@pytest.mark.parametrize(("asked", "preset"), PRESETS, ids=[f"{each.id}-{preset.name}" for each, preset in PRESETS])
def test_what_is_asked_under_a_preset_has_its_right_answer(asked: Lesson, preset: Preset) -> None:
    world = lesson(asked.id, "model", **preset.values).world
    for question in (each for each in asked.questions if each.is_for({preset.name})):
        told = tell(question.at, question.fact, world)
        assert told is None or question.right(told.value) is not None, (question.name, told)


@pytest.mark.parametrize(("asked", "question"), ASKED, ids=NAMES)
def test_each_question_is_answered_by_each_run_that_it_belongs_to_with_one_of_the_answers(
    asked: Lesson, question: Question
) -> None:
    presets = [asked.preset_values(name, "model") for name in question.presets]
    for values in presets or [{}]:
        value = fact(question.fact, question.at, lesson(asked.id, "model", **values).world)
        assert value is not None
        assert question.right(value) is not None


def test_a_short_recvfrom_cuts() -> None:
    assert fact("given", "server.recvfrom:1", lesson("udp-echo", "model", size="3").world) == "cut"


def test_a_datagram_that_went_in_fragments_is_one() -> None:
    for size, given in (("65535", "whole"), ("3000", "whole"), ("2000", "cut")):
        world = lesson("udp-echo", "model", message="x" * 3000, size=size).world
        assert fact("given", "server.recvfrom:1", world) == given


@pytest.mark.parametrize("transport", ["tcp", "udp"])
def test_where_a_message_arrives_it_is_known_what_the_program_got_of_it(transport: str) -> None:
    world = lesson("osi-layers", "model", transport=transport).world
    assert fact("given", "client.arrival:1", world) == "whole"


@pytest.mark.parametrize(
    ("size", "method", "given"),
    [("1024", "unframed", "more"), ("4", "unframed", "cut"), ("5", "unframed", "whole"), ("9", "unframed", "more")],
)
def test_what_a_read_gives_is_held_against_what_was_next(size: str, method: str, given: str) -> None:
    """hello, world and bye have all come: the newest of them is shorter than the first."""
    world = lesson("framing", "model", size=size, method=method).world
    assert fact("given", "server.recv:1", world) == given


def test_the_second_read_is_held_against_where_the_first_one_ended() -> None:
    world = lesson("framing", "model", size="5", method="unframed").world
    given = [fact("given", f"server.recv:{number}", world) for number in range(1, 5)]
    assert given == ["whole", "whole", "whole", None]


def test_a_datagram_is_held_against_itself() -> None:
    world = lesson("sticky-packets", "model", protocol="udp", size="4").world
    assert [fact("given", f"server.recvfrom:{number}", world) for number in (1, 2, 3)] == ["cut", "cut", "whole"]


def test_how_a_loss_was_noticed() -> None:
    assert fact("label", "again:1", lesson("tcp-loss", "model", drop="client.data:2").world) == "fast retransmission"
    assert fact("label", "again:1", lesson("tcp-loss", "model", drop="syn:1").world) == "retransmission"


def test_an_ack_names_the_same_number_as_before_or_a_higher_one() -> None:
    lost, whole = lesson("tcp-loss", "model").world, lesson("tcp-loss", "model", drop="").world
    assert fact("acknowledges", "server.ack:2", lost) == "same"
    assert fact("acknowledges", "server.ack:2", whole) == "more"
    assert fact("acknowledges", "syn:1", whole) is None


def test_the_next_wait_is_held_against_the_one_before() -> None:
    syns = lesson("tcp-loss", "model", drop="syn:1 syn:2").world
    assert fact("next wait", "again:1", syns) == "as long"
    cut = lesson("tcp-loss", "model", drop="", cut_after="1", cut_for="5.5", latency="0.2", amount="60000").world
    assert [fact("next wait", f"again:{number}", cut) for number in (1, 2, 3)] == ["longer", "longer", "shorter"]
    full = lesson("tcp-loss", "model", drop="", pause="10", buffer="4096").world
    assert fact("next wait", "probe:1", full) == "longer"


def test_a_connect_is_told_of_only_if_it_came_back_before_anybody_called_accept() -> None:
    for place in ("client.connect:1", "client.syn:1"):
        assert fact("error before accept", place, lesson("listen-backlog", "model").world) == "none"
        assert fact("error before accept", place, lesson("listen-backlog", "model", delay="0").world) is None


@pytest.mark.parametrize("size", ["1024", "3"])
def test_at_the_end_of_a_stream_the_next_read_gives_nothing_however_small_the_reads_were(size: str) -> None:
    assert fact("bytes returned", "client.fin:1", lesson("socket-api", "model", size=size).world) == "0"
    first = lesson("socket-api", "model", size=size, closes_first="server").world
    assert fact("bytes returned", "client.fin:1", first) is None


@pytest.mark.parametrize(("length", "headers"), [(0, "more"), (1, "equal"), (2, "fewer")])
def test_headers_are_held_against_the_message(length: int, headers: str) -> None:
    packet = next(each for each in lesson("osi-layers", "model").packets if each.length)
    size = len(packet.event.data) - packet.length
    message = "x" * (size - 1 + length)
    assert fact("headers", "client.data:1", lesson("osi-layers", "model", message=message).world) == headers


def test_no_fact_stumbles_over_a_place_of_another_kind() -> None:
    world = lesson("tcp-handshake", "model").world
    for place in ("any:1", "synack:1", "server.recv:1", "client.close:1"):
        at = find(place, world)
        assert at is not None
        for name in FACTS:
            value = fact_of(name, at, world)
            assert value is None or value
