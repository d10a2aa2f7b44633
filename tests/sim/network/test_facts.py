from __future__ import annotations

import pytest
from msgspec.structs import replace

from sim.lessons import Lesson, all_lessons
from sim.network.facts import FACTS, WHOLE, fact_of, tell
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
    for question in asked.questions:
        told = tell(question.at, question.fact, world)
        assert told is None or question.right(told.value) is not None, (question.name, told)


@pytest.mark.parametrize(("asked", "question"), ASKED, ids=NAMES)
def test_each_lesson_s_run_answers_its_questions_with_one_of_the_answers(asked: Lesson, question: Question) -> None:
    value = fact(question.fact, question.at, lesson(asked.id, "model").world)
    assert value is not None
    assert question.right(value) is not None


@pytest.mark.parametrize(
    ("settings", "segments", "waits"),
    [({}, "4", "client"), ({"closes_first": "server"}, "4", "server"), ({"way": "reset"}, "0", "none")],
)
def test_the_answer_depends_on_how_the_run_was_set(settings: dict[str, str], segments: str, waits: str) -> None:
    world = lesson("tcp-teardown", "model", **settings).world
    assert fact("segments to close", "syn:1", world) == segments
    assert fact("waits", "syn:1", world) == waits


def test_three_segments_close_where_nothing_is_left_to_say() -> None:
    world = lesson("tcp-teardown", "model", delay="0").world
    assert fact("segments to close", "fin:1", world) == "3"


def test_a_short_recvfrom_cuts() -> None:
    assert fact("given", "server.recvfrom:1", lesson("udp-echo", "model", size="3").world) == "cut"


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


def test_loss_decides_what_comes_through() -> None:
    assert fact("complete", "udp:1", lesson("tcp-udp", "model", loss="0").world) == "both"
    assert fact("complete", "udp:1", lesson("tcp-udp", "model", loss="0", drop="udp:2").world) == "tcp"


def test_how_a_loss_was_noticed() -> None:
    assert fact("label", "again:1", lesson("tcp-loss", "model", drop="client.data:2").world) == "fast retransmission"
    assert fact("label", "again:1", lesson("tcp-loss", "model", drop="syn:1").world) == "retransmission"


def test_what_belongs_to_the_whole_run_is_not_known_before_its_end() -> None:
    world = lesson("tcp-teardown", "model").world
    at = find("fin:1", world)
    assert at is not None
    for name in WHOLE:
        assert fact_of(name, at, replace(world, is_over=False)) is None


def test_no_fact_stumbles_over_a_place_of_another_kind() -> None:
    world = lesson("tcp-handshake", "model").world
    for place in ("any:1", "synack:1", "server.recv:1", "client.close:1"):
        at = find(place, world)
        assert at is not None
        for name in FACTS:
            value = fact_of(name, at, world)
            assert value is None or value
