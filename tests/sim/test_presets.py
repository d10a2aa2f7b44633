from __future__ import annotations

from functools import cache

import pytest

from sim.lessons import find_lesson
from sim.network.provenance import streams
from sim.network.tapes import Tapes, Verdict, tapes_of, verdict_of
from sim.presets import Preset
from sim.settings import Kind, Setting, Words
from tests.sim.sources.runs import lesson, needs_loopback, needs_wire

WORDS = Words(en="Words", zh="词")
SIZE = Setting("size", WORDS, Kind.INTEGER, "1024", 1, 4096)
PAUSE = Setting("pause", WORDS, Kind.SECONDS, "0.5", 0, 5)
LOSS = Setting("loss", WORDS, Kind.PERCENT, "0", 0, 100)
SMALL = Preset("small", WORDS, WORDS, {"size": "4", "loss": "20"})


def test_what_a_preset_does_not_name_goes_back_to_its_default() -> None:
    assert SMALL.chosen([SIZE, PAUSE, LOSS]) == {"size": "4", "pause": "0.5", "loss": "20"}


def test_what_a_source_does_not_have_is_left_out() -> None:
    assert SMALL.chosen([SIZE, PAUSE]) == {"size": "4", "pause": "0.5"}


def test_it_is_set_if_the_texts_mean_the_same() -> None:
    assert SMALL.is_set([SIZE, PAUSE], {"size": "4", "pause": "0.50"})
    assert not SMALL.is_set([SIZE, PAUSE], {"size": "5", "pause": "0.5"})
    assert not SMALL.is_set([SIZE, PAUSE], {"size": "4", "pause": "soon"})


@cache
def read_by_preset(source: str, name: str) -> Tapes:
    """What the preset of the lesson sticky-packets brings about on `source`, towards the server."""
    chosen = find_lesson("sticky-packets").preset_values(name, source)
    world = lesson("sticky-packets", source, **chosen).world
    (tapes,) = (tapes for tapes in tapes_of(world) if tapes.data)
    return tapes


SOURCES = [
    pytest.param("loopback", marks=needs_loopback),
    pytest.param("wire", marks=needs_wire),
    pytest.param("model"),
]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize(
    ("name", "verdict", "reads"),
    [
        ("stuck", Verdict.STUCK, [b"helloworldbye"]),
        ("split", Verdict.SPLIT, [b"one send", b", severa", b"l reads"]),
        ("cut", Verdict.BOTH, [b"hellowor", b"ldbye"]),
        ("apart", Verdict.KEPT, [b"hello", b"world", b"bye"]),
        ("slept", Verdict.STUCK, [b"helloworldbye"]),
        ("udp", Verdict.KEPT, [b"hello", b"world", b"bye"]),
        ("udp-cut", Verdict.CUT, [b"hell", b"o", b"worl", b"d", b"bye"]),
    ],
)
def test_each_preset_of_sticky_packets_gives_its_effect(
    source: str, name: str, verdict: Verdict, reads: list[bytes]
) -> None:
    tapes = read_by_preset(source, name)
    assert verdict_of(tapes) is verdict
    assert [tapes.data[box.start : box.end] for box in tapes.reads] == reads


@pytest.mark.parametrize("source", SOURCES)
def test_a_hundred_messages_are_cut_where_it_suits_the_network(source: str) -> None:
    tapes = read_by_preset(source, "many")
    assert (len(tapes.data), len(tapes.sends)) == (100_000, 100)
    assert verdict_of(tapes) is Verdict.BOTH
    assert sum(box.size for box in tapes.reads) == 100_000
    assert all(
        sent.call is not None and sent.call.started.data == tapes.data[sent.start : sent.end] for sent in tapes.sends
    )


@pytest.mark.parametrize("source", SOURCES)
def test_no_byte_of_a_real_run_is_unexplained(source: str) -> None:
    chosen = find_lesson("sticky-packets").preset_values("many", source)
    stream = next(each for each in streams(lesson("sticky-packets", source, **chosen).world) if each.data)
    assert all(each.sent_by and each.carried_by and each.came_with and each.taken_by for each in stream.stretches)
    for each in stream.stretches:
        assert each.sent_by is not None
        assert each.arrived is not None
        assert each.readable is not None
        assert each.taken_by is not None
        assert each.taken_by.returned is not None
        assert each.sent_by.started.time <= each.readable <= each.taken_by.returned.time
